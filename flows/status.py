"""Where the cooperation stands: the five by five at a glance, what is open, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.cycle import Field, Phase
from bot.domain.partners import Sector
from bot.engine.exchange.lengths import shorten
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import catalogue, phase_name
from flows.check_in.half_yearly import next_partnership_check
from flows.check_in.partnership import has_enough
from flows.check_in.pictures import COURSE, WHEEL
from flows.check_in.results import SIGNS, lights
from flows.check_in.rhythm import next_check_in
from flows.check_in.rounds import open_one
from flows.check_in.sectors import sector_name, turnout
from flows.cycle.knowing import still_to_do
from flows.decision import line_for, open_decisions
from flows.indicator.listing import missing_in_passing
from flows.meeting.coming import meeting_in_passing
from flows.naming import home_name
from flows.phase.standing import status_of
from flows.picture import PICTURE, show_picture
from flows.task.listing import at_a_glance as tasks_at_a_glance
from flows.watch.listing import at_a_glance

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

NEXT_REMINDERS = 3
"""How many of the next reminders are shown."""
OPEN_DECISIONS = 5
"""How many of the open decisions are shown, what closes first in front."""
TEXT_UNITS = 70
"""UTF-16 units of a reminder that are shown: it is a look at all, not at each."""


_PICTURES: Final = {"wheel": ("rad", *PICTURE), "course": ("verlauf", "trend", "kurve")}


def handle(turn: SpokenTurn, typed: str) -> None:
    """Say where the cooperation stands, or show it as a picture: now, or over all check-ins."""
    action, rest = keyword(typed, _PICTURES)
    if rest:
        turn.say(turn.words("status-unknown-action", typed=typed))
    elif action == "wheel":
        show_picture(turn, WHEEL, "picture-wheel-nothing")
    elif action == "course":
        show_picture(turn, COURSE, "picture-course-nothing")
    else:
        show(turn)


def show(turn: SpokenTurn) -> None:
    """Say where the cooperation stands."""
    turn.say(
        paragraphs(
            _head(turn),
            _cycle(turn),
            _legend(turn),
            _to_catch_up(turn),
            _check_in(turn),
            _decisions(turn),
            tasks_at_a_glance(turn),
            meeting_in_passing(turn),
            _next(turn),
            at_a_glance(turn, TEXT_UNITS),
            missing_in_passing(turn),
            _missing(turn),
        )
    )


def _head(turn: SpokenTurn) -> Markup:
    name = home_name(turn)
    head = (
        turn.words("status-head-challenge", name=name, challenge=turn.home.challenge)
        if turn.home.challenge
        else turn.words("status-head", name=name)
    )
    return Markup(f"{head}\n{turn.words('status-goal', goal=turn.home.goal)}") if turn.home.goal else head


def _cycle(turn: SpokenTurn) -> Markup:
    """Write a line for each phase: where it stands, and the latest light of each of its fields."""
    found = lights(turn)
    return Markup(
        "\n".join(
            "- "
            + turn.words(
                f"status-phase-{status_of(turn, phase).value}",
                phase=phase_name(phase, turn.language),
                lights="".join(SIGNS[found.get((phase, field))] for field in Field),
            )
            for phase in Phase
        )
    )


def _legend(turn: SpokenTurn) -> Markup:
    names = " · ".join(catalogue().field(field).short.text(turn.language) for field in Field)
    return turn.words("status-legend", fields=names)


def _to_catch_up(turn: SpokenTurn) -> Markup:
    """Say how much is not met of phases that are finished or were passed over."""
    left = still_to_do(turn)
    if not left:
        return Markup()
    names = ", ".join(phase_name(phase, turn.language) for phase in left)
    return turn.words("status-catch-up", count=sum(map(len, left.values())), phases=names)


def _check_in(turn: SpokenTurn) -> Markup:
    round_ = open_one(turn)
    if round_ is None:
        return Markup()
    closes = turn.words.moment(round_.closes_at, turn.zone)
    return turn.words(
        "status-check-in",
        kind=round_.kind.value,
        number=str(round_.number),
        closes=closes,
        turnout=turnout(turn, round_),
    )


def _decisions(turn: SpokenTurn) -> Markup:
    waiting = open_decisions(turn)
    if not waiting:
        return Markup()
    lines = "\n".join(f"- {line_for(turn, decision)}" for decision in waiting[:OPEN_DECISIONS])
    more = turn.words("status-decisions-more") if len(waiting) > OPEN_DECISIONS else ""
    return paragraphs(turn.words("status-decisions", count=len(waiting)), lines, more)


def _next(turn: SpokenTurn) -> Markup:
    """List the next dates: the regular check-in, the partnership check, and the cooperation's own reminders."""
    dates = [
        (reminder.next_at, turn.words("status-reminder", text=shorten(reminder.text, TEXT_UNITS)))
        for reminder in turn.store.reminders.find(ended=False)
        if reminder.next_at is not None
    ]
    dates = sorted(dates, key=lambda entry: entry[0])[:NEXT_REMINDERS]
    planned = next_check_in(turn)
    if planned is not None:
        dates.append((planned, turn.words("status-next-check-in")))
    checked = next_partnership_check(turn)
    if checked is not None and has_enough(turn):
        dates.append((checked, turn.words("status-next-partnership")))
    lines = [
        turn.words("status-date", moment=turn.words.moment(at, turn.zone), what=what)
        for at, what in sorted(dates, key=lambda entry: entry[0])
    ]
    return (
        paragraphs(turn.words("status-next"), Markup("\n".join(f"- {line}" for line in lines))) if lines else Markup()
    )


def _missing(turn: SpokenTurn) -> Markup:
    """Name sectors without a partner: a sector may be named, a person never is."""
    houses = {house.id: house.sector for house in turn.store.organisations.find()}
    present = {houses[partner.organisation_id] for partner in turn.store.partners.find(left_at=None)}
    absent = [sector_name(turn, sector) for sector in Sector if sector not in present]
    return turn.words("status-missing", sectors=", ".join(absent)) if absent else Markup()


FLOW = Flow(id="status", commands=(Command(name="status", german="stand", handle=handle, attributed=False),))
