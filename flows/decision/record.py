"""The record of decisions: finding one, who has a voice, how the voices add up, and the log that only grows."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.calendar import Calendar
from bot.domain.decisions import DecisionEvent, DecisionStatus, DecisionStep, ObjectionStatus
from bot.domain.errors import DomainError
from bot.domain.verdicts import standing, tally, voting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from bot.domain.decisions import Decision, Voice
    from bot.domain.partners import Organisation, Partner
    from bot.domain.verdicts import Tally
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.wording import Markup

CARD = "decision"
"""Kind of the card that a decision has in every channel."""
_NUMBERED = re.compile(r"(?:(?:b-?|#|nr\.?\s*)?(?P<number>\d+))(?:\s+(?P<rest>.*))?", re.IGNORECASE | re.DOTALL)
_MOST_DIGITS = 9
_ALMOST_NUMBERED = re.compile(
    r"[-+\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}].*"  # a minus or a dash opens nothing
    r"|(?:b\s*-?|#|nr\.?|no\.?)?\s*[-+\N{MINUS SIGN}\N{EN DASH}]?[\d.,;:/\s]*\d[\d.,;:/\s]*\W*"
    r"|(?:b\s*-|#|nr\.?|no\.?)\W*",
    re.IGNORECASE | re.DOTALL,
)


class Role(StrEnum):
    """What somebody was when they did something; kept in the log."""

    PARTNER = "partner"
    COORDINATOR = "coordinator"
    CLOCK = "clock"


def split_number(typed: str) -> tuple[int | None, str]:
    """Split off a leading number such as `3`, `B-3` or `#3`: the number, 0 for an impossible one, and what follows."""
    found = _NUMBERED.fullmatch(typed.strip())
    if found is None:
        return None, typed.strip()
    digits = found["number"]
    return int(digits) if len(digits) <= _MOST_DIGITS else 0, (found["rest"] or "").strip()


def looks_like_number(typed: str) -> bool:
    """Tell whether something was meant as a decision's number, such as `-1`, `3.5` or `#`, and not as a proposal."""
    return _ALMOST_NUMBERED.fullmatch(typed.strip()) is not None


def numbered(turn: SpokenTurn, number: int) -> Decision | None:
    """Find a decision by its number."""
    return turn.store.decisions.first(number=number)


def open_decisions(turn: Turn) -> list[Decision]:
    """Return the decisions that wait for voices, the one that closes first in front."""
    return sorted(
        turn.store.decisions.find(status=DecisionStatus.OPEN), key=lambda decision: (decision.closes_at, decision.id)
    )


def show_open(turn: SpokenTurn) -> None:
    """Show the decisions that wait for voices in the channel of this turn."""
    for decision in open_decisions(turn):
        turn.show(CARD, decision.id, channel=turn.place)


def moment_of(turn: Turn, decision: Decision) -> datetime:
    """Return the time at which a decision is looked at: when it closed, else now, but never after its deadline."""
    return decision.closed_at or min(turn.now, decision.closes_at)


def day_of(turn: Turn, at: datetime) -> date:
    """Return the cooperation's local day of a moment."""
    return Calendar.of(turn.home).local(at).date()


def voters(turn: Turn, decision: Decision) -> tuple[Organisation, ...]:
    """List the organisations that have a voice in a decision."""
    return voting(turn.store.organisations.find(), turn.store.partners.find(), moment_of(turn, decision))


def voices_of(turn: Turn, decision: Decision) -> Mapping[int, Voice]:
    """Give the voice that stands for each organisation, by the organisation's id."""
    day = day_of(turn, moment_of(turn, decision))
    return standing(decision, turn.store.voices.find(decision_id=decision.id), day)


def tally_of(turn: Turn, decision: Decision) -> Tally:
    """Add up the voices that stand."""
    return tally(
        decision,
        turn.store.voices.find(decision_id=decision.id),
        voters(turn, decision),
        today=day_of(turn, moment_of(turn, decision)),
    )


def missing_partners(turn: Turn, decision: Decision) -> list[Partner]:
    """List the partners whose organisation has not spoken yet."""
    silent = tally_of(turn, decision).silent
    return [partner for partner in turn.store.partners.find(left_at=None) if partner.organisation_id in silent]


def wording_of(turn: Turn, decision: Decision) -> int:
    """Count the wordings a proposal has had.

    Unlike the version this also counts changes before the first voice, so that a tap on a card that still shows
    other words is noticed.
    """
    return 1 + len(turn.store.decision_events.find(decision_id=decision.id, step=DecisionStep.REWORDED))


def proposed(turn: SpokenTurn, decision: Decision) -> bool:
    """Tell whether the sender made this proposal."""
    return turn.partner is not None and turn.partner.id == decision.proposer_id


def steering_role(turn: SpokenTurn, decision: Decision) -> Role | None:
    """Tell in which role the sender may steer a decision; None if only others may."""
    if proposed(turn, decision):
        return Role.PARTNER
    return Role.COORDINATOR if turn.coordinates else None


def note(turn: Turn, decision: Decision, step: DecisionStep, role: Role, *, before: str = "", after: str = "") -> None:
    """Add a line to the log: who, in which role, when, where, and what changed from `before` to `after`."""
    actor = turn.partner if role is not Role.CLOCK else None
    turn.store.decision_events.add(
        DecisionEvent(
            decision_id=decision.id,
            step=step,
            actor_id=actor.id if actor else None,
            role=role.value,
            at=turn.now,
            channel_id=turn.channel.id if turn.channel is not None else None,
            message=turn.message or "",
            before=before,
            after=after,
        )
    )


def voice_entry(voice: Voice | None) -> str:
    """Write a voice as the log keeps it: JSON without names, empty for none."""
    if voice is None:
        return ""
    said: dict[str, str | int] = {"organisation": voice.organisation_id, "stance": voice.stance.value}
    if voice.reason:
        said["reason"] = voice.reason
    if voice.until is not None:
        said["until"] = voice.until.isoformat()
    if voice.objection not in {None, ObjectionStatus.OPEN}:
        said["objection"] = str(voice.objection)
    return json.dumps(said, ensure_ascii=False)


def read_voice_entry(entry: str) -> Mapping[str, str | int]:
    """Read what `voice_entry` wrote."""
    said: dict[str, str | int] = json.loads(entry) if entry else {}
    return said


def tell_all(turn: Turn, text: Markup, decision: Decision | None = None) -> None:
    """Write in all groups, in reply to a decision's card there, and to the sender where they are alone with the bot."""
    turn.announce(text, about=None if decision is None else (CARD, decision.id))
    if turn.channel is not None and turn.private:
        turn.say_in(turn.channel, text)


def refuse(turn: SpokenTurn, decision: Decision, reason: str, house: Organisation | None = None) -> None:
    """Say in a sentence what the rules refuse; `house` is the organisation that was to speak."""
    turn.refuse(
        f"decision-refused-{reason.replace('_', '-')}",
        number=str(decision.number),
        organisation=house.name if house else "",
    )


@contextmanager
def politely(turn: SpokenTurn, decision: Decision, house: Organisation | None = None) -> Iterator[None]:
    """Say what the rules refuse in a sentence. The rules are asked before anything is stored."""
    try:
        yield
    except DomainError as error:
        refuse(turn, decision, error.reason, house)
