"""Indicators in words: all of them with where they stand, and the course of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.course import Course, CourseStanding
from bot.domain.indicators import IndicatorValue, is_missing
from bot.engine.vocabulary.folding import fold
from bot.engine.wording import Markup, paragraphs
from flows.due.things import today_of
from flows.indicator.steps import watched
from flows.paging import asked_page, in_passing, say_page
from flows.rhythms import rhythm_in_words

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from bot.domain.indicators import Indicator
    from bot.domain.partners import Partner
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.wording import Words

_ARROWS: Final = {"up": "↗", "down": "↘", "same": "→"}


def course_of(turn: Turn, indicator: Indicator) -> Course:
    """Return an indicator's values, and what they are to become."""
    values = {one.day: one.amount for one in turn.store.of(IndicatorValue).find(indicator_id=indicator.id)}
    return Course.of(values, indicator.target, indicator.target_on)


def last_day(turn: Turn, indicator: Indicator) -> date | None:
    """Return the day of the latest value; None if there is none."""
    last = course_of(turn, indicator).last
    return None if last is None else last[0]


def deliverers(turn: Turn, indicator: Indicator) -> list[Partner]:
    """Return who can deliver a value at present: the partner named, else the people of the organisation."""
    if indicator.partner_id is not None:
        partner = turn.store.partners.get(indicator.partner_id)
        return [partner] if partner is not None and partner.left_at is None else []
    if indicator.organisation_id is None:
        return []
    return turn.store.partners.find(organisation_id=indicator.organisation_id, left_at=None)


def delivers(turn: SpokenTurn, indicator: Indicator) -> bool:
    """Tell whether the sender may enter values: whoever delivers, and coordinators."""
    own = turn.partner
    return turn.coordinates or (own is not None and any(one.id == own.id for one in deliverers(turn, indicator)))


def deliverer_named(turn: Turn, indicator: Indicator) -> str:
    """Return the name of who delivers; empty if nobody does at present."""
    if indicator.partner_id is not None:
        return next((one.name for one in deliverers(turn, indicator)), "")
    house = turn.store.organisations.get(indicator.organisation_id) if indicator.organisation_id else None
    return house.name if house is not None else ""


def amount_in_words(words: Words, amount: Decimal, unit: str) -> str:
    """Write a number with its unit."""
    number = words.number(amount)
    return f"{number}\N{NO-BREAK SPACE}{unit}" if unit else number


def same_unit(typed: str, unit: str) -> bool:
    """Tell whether a unit that stood with a number is the indicator's, or none."""
    return not typed or fold(typed).rstrip(".") == fold(unit).rstrip(".")


def standing_in_words(turn: Turn, course: Course) -> str:
    """Say whether the course is as planned; empty where that cannot be told."""
    standing = course.standing_on(today_of(turn))
    if standing is None:
        return ""
    if standing is CourseStanding.BEHIND and course.falls:
        return turn.words.label("indicator-standing-behind-falling")
    return turn.words.label(f"indicator-standing-{standing.value.replace('_', '-')}")


def line(turn: Turn, indicator: Indicator) -> Markup:
    """Write one line: name, last value with its day, trend, target, and whether it is on course."""
    course, words = course_of(turn, indicator), turn.words
    if course.last is None:
        last = words("indicator-no-value")
    else:
        day, amount = course.last
        last = words(
            "indicator-last",
            amount=amount_in_words(words, amount, indicator.unit),
            day=words.date(day, today_of(turn)),
            arrow=f" {_ARROWS[course.trend.value]}" if course.trend is not None else "",
        )
    standing = standing_in_words(turn, course)
    parts = [
        words("indicator-line", number=str(indicator.number), name=indicator.name, last=last),
        _target(turn, indicator),
        words("indicator-standing", standing=standing) if standing else Markup(),
        words("indicator-missing") if is_missing(indicator, last_day(turn, indicator), today_of(turn)) else Markup(),
    ]
    return Markup(" · ".join(part for part in parts if part))


def _target(turn: Turn, indicator: Indicator) -> Markup:
    if indicator.target is None:
        return Markup()
    amount = amount_in_words(turn.words, indicator.target, indicator.unit)
    day = turn.words.day(indicator.target_on) if indicator.target_on is not None else ""
    return turn.words("indicator-target", amount=amount, day=day, dated="yes" if day else "no")


def details(turn: Turn, indicator: Indicator) -> Markup:
    """Say all about one: where it stands, its source, who delivers, how often."""
    by = deliverer_named(turn, indicator)
    return paragraphs(
        line(turn, indicator),
        turn.words(
            "indicator-details",
            rhythm=rhythm_in_words(turn.words, indicator.rhythm),
            by=by or turn.words.label("indicator-nobody"),
            source=indicator.source,
            known="yes" if indicator.source else "no",
        ),
    )


def show(turn: SpokenTurn, typed: str) -> None:
    """List all, with what is missing."""
    found = watched(turn)
    if not found:
        turn.say(turn.words("indicators-none"))
        return
    head = turn.words("indicators-head-goal", goal=turn.home.goal) if turn.home.goal else turn.words("indicators-head")
    say_page(
        turn,
        found,
        asked_page(typed),
        "indicator",
        lambda page: paragraphs(
            head,
            Markup("\n".join(f"- {line(turn, one)}" for one in page.entries)),
            turn.words("indicators-how-to", number=str(found[0].number)),
        ),
    )


def show_course(turn: SpokenTurn, indicator: Indicator, typed: str) -> None:
    """Show the course of one, the latest value first."""
    values = tuple(reversed(course_of(turn, indicator).values))
    if not values:
        turn.say(paragraphs(details(turn, indicator), _how_to(turn, indicator)))
        return
    say_page(
        turn,
        values,
        asked_page(f"{indicator.number} {typed}"),
        "indicator",
        lambda page: paragraphs(
            details(turn, indicator),
            _distance(turn, indicator),
            Markup("\n".join(f"- {value_line(turn, indicator, *value)}" for value in page.entries)),
            _how_to(turn, indicator),
        ),
    )


def value_line(turn: Turn, indicator: Indicator, day: date, amount: Decimal) -> Markup:
    """Write one value with its day."""
    number = amount_in_words(turn.words, amount, indicator.unit)
    return turn.words("indicator-value-line", day=turn.words.day(day), amount=number)


def _distance(turn: Turn, indicator: Indicator) -> Markup:
    course = course_of(turn, indicator)
    change = "" if course.change is None else _signed(turn, course.change, indicator.unit)
    distance = "" if course.distance is None else _signed(turn, course.distance, indicator.unit)
    return paragraphs(
        turn.words("indicator-change", change=change) if change else "",
        turn.words("indicator-distance", distance=distance) if distance else "",
    )


def _signed(turn: Turn, amount: Decimal, unit: str) -> str:
    return f"{'+' if amount > 0 else ''}{amount_in_words(turn.words, amount, unit)}"


def _how_to(turn: SpokenTurn, indicator: Indicator) -> Markup:
    if not delivers(turn, indicator):
        return Markup()
    return turn.words("indicator-how-to", number=str(indicator.number))


def missing_in_passing(turn: Turn) -> Markup:
    """Name the indicators of which a value is missing, for `/status`."""
    today = today_of(turn)
    names = [one.name for one in watched(turn) if is_missing(one, last_day(turn, one), today)]
    return turn.words("status-indicators-missing", names=in_passing(turn.words, names)) if names else Markup()
