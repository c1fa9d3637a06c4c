"""The partnership check: announced to coordinators alone, who can put it off; opened by itself, or by `/checkin`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Calendar
from bot.domain.check_ins import RoundKind, open_round
from bot.domain.disclosure import SHOWN_FROM
from bot.domain.partnership import CHECK_DAYS, CHECK_LATER
from bot.engine.exchange.content import Choice, Content
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Alarm, Card
from bot.engine.vocabulary.folding import keyword
from flows.catalogue import catalogue
from flows.check_in.alone import start_answering
from flows.check_in.half_yearly import (
    ANNOUNCE_ALARM,
    OPEN_CHECK_ALARM,
    day_of,
    next_partnership_check,
    plan_partnership_check,
)
from flows.check_in.nudging import pauses
from flows.check_in.rounds import begin_round, closing_of, open_one
from flows.check_in.whom import asked_now
from flows.naming import home_name

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.check_ins import Round
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn, Turn
    from bot.engine.wording import Markup

SOON_CARD = "check_in.partnership_soon"
"""About the day that was announced, as a number."""
LATER = "later"
"""Key of the choice that puts it off."""
_KEYWORDS: Final[dict[str, tuple[str, ...]]] = {LATER: ("verschieben", "spaeter", "später", "postpone")}


def handle_check(turn: SpokenTurn, typed: str) -> None:
    """Open a partnership check, answer the open one, or put the next one off."""
    action, rest = keyword(typed, _KEYWORDS)
    round_ = open_one(turn)
    if rest:
        turn.say(turn.words("check-in-unknown-action", typed=typed))
    elif action == LATER:
        put_off_now(turn)
    elif round_ is not None and round_.kind is RoundKind.PARTNERSHIP:
        start_answering(turn, round_)
    elif not turn.may(Who.COORDINATOR):
        turn.refuse("refused-coordinator")
    elif round_ is not None:
        turn.refuse("check-in-open-already", **named(turn, round_))
    elif not has_enough(turn):
        turn.say(turn.words("check-in-partnership-too-few", count=SHOWN_FROM))
    else:
        opened = open_partnership_check(turn)
        if turn.private:
            turn.say(turn.words("check-in-partnership-opened-there", number=str(opened.number)))


def named(turn: Turn, round_: Round) -> dict[str, Markup | str]:
    """Return what a sentence says of a round that is open: what kind, which number, until when."""
    closes = turn.words.moment(round_.closes_at, turn.zone)
    return {"kind": round_.kind.value, "number": str(round_.number), "closes": closes}


def has_enough(turn: Turn) -> bool:
    """Whether so many are asked that a check can show anything: fewer are not bothered with ten questions."""
    return len(asked_now(turn)) >= SHOWN_FROM


def open_partnership_check(turn: Turn, *, planned_on: date | None = None) -> Round:
    """Open a check, and put its card into the channels."""
    announced = turn.home.partnership_check_on
    turn.keep(replace(turn.home, partnership_check_on=None))
    if announced is not None:
        turn.changed(SOON_CARD, announced.toordinal())
    return begin_round(
        turn,
        open_round(
            number=turn.store.next_number("round"),
            kind=RoundKind.PARTNERSHIP,
            phases=(),
            questions=[question.id for _, question in catalogue().partnership.asked],
            asked=[partner.id for partner in asked_now(turn)],
            at=turn.now,
            closes_at=closing_of(turn, RoundKind.PARTNERSHIP),
            answers=turn.home.answers,
            planned_on=planned_on,
        ),
    )


def open_check_by_itself(turn: Turn, _subject: int, _due_at: datetime) -> None:
    """Open the check on the day that was announced; not beside another round, in a pause, or when nobody may be told.

    Then it waits.
    """
    calendar, announced = Calendar.of(turn.home), turn.home.partnership_check_on
    later = calendar.next_allowed(turn.now)
    if announced is None or open_one(turn) is not None:
        plan_partnership_check(turn)
        if announced is not None:
            turn.changed(SOON_CARD, announced.toordinal())
    elif pauses(turn) and turn.home.paused_until is not None:
        _move(turn, day_of(turn, calendar.next_morning(turn.home.paused_until)))
    elif later > turn.now:
        turn.set_alarm(OPEN_CHECK_ALARM, 0, later)
    elif not has_enough(turn):
        _wait_for_more(turn)
    else:
        open_partnership_check(turn, planned_on=announced)


def announce(turn: Turn, _subject: int, _due_at: datetime) -> None:
    """Tell the coordinators a week before, each alone; nobody else hears of it."""
    calendar = Calendar.of(turn.home)
    later = calendar.next_allowed(turn.now)
    due = next_partnership_check(turn)
    if due is None:
        return
    if later > turn.now:
        turn.set_alarm(ANNOUNCE_ALARM, 0, later)
    elif pauses(turn) and turn.home.paused_until is not None:
        turn.set_alarm(ANNOUNCE_ALARM, 0, calendar.next_morning(turn.home.paused_until))
    elif not has_enough(turn):
        _wait_for_more(turn)
    else:
        turn.keep(replace(turn.home, partnership_check_on=day_of(turn, due)))
        plan_partnership_check(turn)
        for identity in turn.store.identities.find(coordinates=True):
            place = private_chats.find(turn, identity)
            if place is not None:
                turn.show(SOON_CARD, day_of(turn, due).toordinal(), channel=place[0])


def put_off(turn: Turn) -> date | None:
    """Have the next check come four weeks later than planned; return the day, None if none comes by itself."""
    planned = next_partnership_check(turn)
    if planned is None:
        return None
    _move(turn, day_of(turn, planned) + CHECK_LATER)
    due = next_partnership_check(turn)
    return day_of(turn, due) if due is not None else None


def put_off_now(turn: SpokenTurn) -> None:
    """Put the next check off, as was typed."""
    round_ = open_one(turn)
    if not turn.may(Who.COORDINATOR):
        turn.refuse("refused-coordinator")
    elif round_ is not None and round_.kind is RoundKind.PARTNERSHIP:
        turn.refuse("check-in-open-already", **named(turn, round_))
    elif (day := put_off(turn)) is None:
        turn.confirm(turn.words("check-in-partnership-on-demand"))
    else:
        turn.confirm(turn.words("check-in-partnership-put-off", day=turn.words.day(day)))


def _move(turn: Turn, day: date) -> None:
    before = turn.home.partnership_check_on
    turn.keep(replace(turn.home, partnership_check_on=day))
    plan_partnership_check(turn)
    if before is not None:
        turn.changed(SOON_CARD, before.toordinal())


def _wait_for_more(turn: Turn) -> None:
    """Look again in four weeks whether enough people take part."""
    before = turn.home.partnership_check_on
    turn.keep(replace(turn.home, partnership_check_on=None))
    turn.cancel_alarm(OPEN_CHECK_ALARM, 0)
    turn.set_alarm(ANNOUNCE_ALARM, 0, Calendar.of(turn.home).next_morning(turn.now + CHECK_LATER))
    if before is not None:
        turn.changed(SOON_CARD, before.toordinal())


def render_soon(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Say to a coordinator alone when the check comes, and that it can be put off; or that it is different now."""
    due, cooperation = next_partnership_check(turn), home_name(turn)
    if turn.home.partnership_check_on != date.fromordinal(shown.subject) or due is None:
        return Content(turn.words("check-in-partnership-no-longer", cooperation=cooperation))
    text = turn.words(
        "check-in-partnership-soon", cooperation=cooperation, day=turn.words.day(day_of(turn, due)), days=CHECK_DAYS
    )
    return Content(text, (Choice(LATER, turn.words.label("check-in-partnership-later")),))


def tap_soon(turn: SpokenTurn, shown: ShownCard, _key: str) -> None:
    """Put the check off."""
    if turn.home.partnership_check_on == date.fromordinal(shown.subject):
        put_off_now(turn)
    else:
        turn.refuse("stale-choice")


SOON = Card(kind=SOON_CARD, render=render_soon, tap=tap_soon, who=Who.COORDINATOR, follows=False)
CHECK_ALARMS = (
    Alarm(kind=ANNOUNCE_ALARM, ring=announce),
    Alarm(kind=OPEN_CHECK_ALARM, ring=open_check_by_itself),
)
