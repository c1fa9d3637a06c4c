"""Decisions: proposals, voices and objections, and the steps a decision may take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.errors import BadValueError, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.cycle import Field, Phase

MOST_OPEN = 20
"""So many proposals of one person may be open at a time: two a week, all through a deadline of ten weeks."""


class DecisionKind(StrEnum):
    """How a proposal is put to the partners."""

    SENSE_CHECK = "sense_check"
    CONSENT = "consent"
    VOTE = "vote"
    MEETING = "meeting"
    """Taken in a meeting and only logged here."""


class DecisionStatus(StrEnum):
    """Where a decision stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    NO_QUORUM = "no_quorum"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Stance(StrEnum):
    """What an organisation says to a proposal."""

    AGREE = "agree"
    CONCERN = "concern"
    OBJECTION = "objection"
    ABSTAIN = "abstain"
    AGAINST = "against"
    RESERVATION = "reservation"


class ObjectionStatus(StrEnum):
    """What became of an objection."""

    OPEN = "open"
    SETTLED = "settled"
    INTEGRATED = "integrated"
    WITHDRAWN = "withdrawn"


class Majority(StrEnum):
    """What a vote needs to pass, of agreement and rejection together; abstentions do not weigh."""

    SIMPLE = "simple"
    """More than half."""
    TWO_THIRDS = "two_thirds"
    THREE_QUARTERS = "three_quarters"


class VoteTurnout(StrEnum):
    """How many of the voting organisations must have spoken in a vote; abstaining is speaking."""

    ANY = "any"
    HALF = "half"
    TWO_THIRDS = "two_thirds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A proposal with its wording, and what became of it."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes and is never used again."""
    kind: DecisionKind
    text: str
    version: int = 1
    """The wording's version: an edit after the first voice makes the next one and asks again."""
    status: DecisionStatus = DecisionStatus.OPEN
    proposer_id: int | None
    """The partner; None once forgotten."""
    phase: Phase | None = None
    field: Field | None = None
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None = None
    sector_quorum: bool = True
    """Whether each sector that has a partner must have spoken for the decision to stand."""
    outcome: str = ""
    """A sentence on what came of it, added in a step of its own after closing."""
    responsible_id: int | None = None
    """The organisation that sees to it."""
    review_on: date | None = None
    supersedes: int | None = None
    """Number of the decision this one replaces."""
    superseded_by: int | None = None
    finishes: Phase | None = None
    """The phase that is finished if this is accepted."""
    majority: Majority = Majority.SIMPLE
    """What a vote needs to pass, as the rule was when it opened."""
    turnout: VoteTurnout = VoteTurnout.HALF


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one organisation says to one version of a proposal; the latest statement of its people counts."""

    id: int = 0
    decision_id: int
    version: int
    organisation_id: int
    partner_id: int | None
    """Who said it; None once forgotten."""
    stance: Stance
    reason: str = ""
    until: date | None = None
    """For a reservation: until when one's own board will have spoken."""
    entered_by: int | None = None
    """The coordinator who entered a voice given by phone."""
    objection: ObjectionStatus | None = None
    objection_closed_by: int | None = None
    at: datetime


class DecisionStep(StrEnum):
    """What can happen to a decision; each is one line of its log."""

    PROPOSED = "proposed"
    REWORDED = "reworded"
    VOICED = "voiced"
    VOICE_WITHDRAWN = "voice_withdrawn"
    OBJECTION_CLOSED = "objection_closed"
    EXTENDED = "extended"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    OUTCOME = "outcome"
    SUPERSEDED = "superseded"
    LOGGED = "logged"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionEvent:
    """One line of the append-only log."""

    id: int = 0
    decision_id: int
    step: DecisionStep
    actor_id: int | None
    """The partner; None for the clock or somebody who was forgotten."""
    role: str
    """What the actor was then: `partner`, `coordinator` or `clock`."""
    at: datetime
    channel_id: int | None = None
    message: str = ""
    """The platform's id of the message that caused it."""
    before: str = ""
    after: str = ""


class Refusal(StrEnum):
    """Why a voice is not taken or a step is not possible."""

    CLOSED = "closed"
    STILL_OPEN = "still_open"
    OBSERVER = "observer"
    """The organisation only observes."""
    OUTDATED_VERSION = "outdated_version"
    """The voice answers a wording that has been replaced."""
    WRONG_STANCE = "wrong_stance"
    """This kind of decision does not know the stance."""
    OBJECTION_OPEN = "objection_open"
    """An objection of the organisation is open, and only its author or settling it ends it."""
    SAID_ITSELF = "said_itself"
    """The organisation has spoken itself, so nothing is entered for it by phone."""
    REASON_MISSING = "reason_missing"
    """An objection needs a reason."""
    DATE_MISSING = "date_missing"
    """A reservation needs the date until which one's own board will have spoken."""
    DATE_PAST = "date_past"
    TEXT_MISSING = "text_missing"
    UNCHANGED = "unchanged"
    """The new wording is the old one."""
    NOT_LATER = "not_later"
    """The new deadline is not later than the present one, or has passed."""
    NO_OPEN_OBJECTION = "no_open_objection"
    NOT_ACCEPTED = "not_accepted"
    """Only accepted decisions replace others or are replaced."""
    NOT_NEWER = "not_newer"
    """A decision can only replace an earlier one."""
    REPLACES_ANOTHER = "replaces_another"


DURATIONS: Mapping[DecisionKind, timedelta] = {
    DecisionKind.SENSE_CHECK: timedelta(days=3),
    DecisionKind.CONSENT: timedelta(days=7),
    DecisionKind.VOTE: timedelta(days=7),
}
"""How long a proposal stays open by default; add to a local time, so that the hour of the day stays."""

REMIND_BEFORE = timedelta(hours=24)
"""How long before the deadline those who are missing are reminded, once."""

STANCES: Mapping[DecisionKind, tuple[Stance, ...]] = {
    DecisionKind.SENSE_CHECK: (Stance.AGREE, Stance.CONCERN, Stance.AGAINST),
    DecisionKind.CONSENT: (Stance.AGREE, Stance.CONCERN, Stance.OBJECTION, Stance.ABSTAIN, Stance.RESERVATION),
    DecisionKind.VOTE: (Stance.AGREE, Stance.AGAINST, Stance.ABSTAIN),
    DecisionKind.MEETING: (),
}
"""What can be said to each kind of decision, in the order in which it is offered."""


def is_open(decision: Decision, now: datetime) -> bool:
    """Whether voices and edits are taken; the deadline counts even if nobody has closed the decision yet."""
    return decision.status is DecisionStatus.OPEN and now < decision.closes_at


def remind_at(decision: Decision) -> datetime | None:
    """Tell when to remind who is missing, or None if the decision is closed or was never open that long."""
    at = decision.closes_at - REMIND_BEFORE
    return at if decision.status is DecisionStatus.OPEN and at > decision.opened_at else None


def close_objection(decision: Decision, voice: Voice, status: ObjectionStatus, *, by: int) -> Voice:
    """Settle, integrate or withdraw an objection; `by` is the partner who says so.

    Raises `NotAllowed` if the decision is closed, and for a voice that is no open objection to its present wording.
    """
    if decision.status is not DecisionStatus.OPEN:
        raise NotAllowed(Refusal.CLOSED)
    current = voice.decision_id == decision.id and voice.version == decision.version
    if not current or voice.objection is not ObjectionStatus.OPEN or status is ObjectionStatus.OPEN:
        raise NotAllowed(Refusal.NO_OPEN_OBJECTION)
    return replace(voice, objection=status, objection_closed_by=by)


def reword(decision: Decision, text: str, voices: Iterable[Voice], *, at: datetime) -> Decision:
    """Change the wording: freely before the first voice, afterwards as the next version.

    Voices for the earlier version stay on record and no longer stand. Raises `NotAllowed` once it is no longer open,
    and `BadValueError` for an empty or unchanged text.
    """
    if not is_open(decision, at):
        raise NotAllowed(Refusal.CLOSED)
    text = text.strip()
    if not text:
        raise BadValueError(Refusal.TEXT_MISSING)
    if text == decision.text:
        raise BadValueError(Refusal.UNCHANGED)
    frozen = any(voice.decision_id == decision.id and voice.version == decision.version for voice in voices)
    return replace(decision, text=text, version=decision.version + frozen)


def extend(decision: Decision, closes_at: datetime, *, at: datetime) -> Decision:
    """Move the deadline; also possible when it has passed and nobody has closed the decision yet.

    Raises `NotAllowed` if the decision is closed, `BadValueError` for a deadline that is not later and still to come.
    """
    if decision.status is not DecisionStatus.OPEN:
        raise NotAllowed(Refusal.CLOSED)
    if closes_at <= max(decision.closes_at, at):
        raise BadValueError(Refusal.NOT_LATER)
    return replace(decision, closes_at=closes_at)


def withdraw(decision: Decision, *, at: datetime) -> Decision:
    """Take the proposal back. Raises `NotAllowed` if it is closed."""
    if decision.status is not DecisionStatus.OPEN:
        raise NotAllowed(Refusal.CLOSED)
    return replace(decision, status=DecisionStatus.WITHDRAWN, closed_at=at)


def conclude(
    decision: Decision, outcome: str, *, responsible_id: int | None = None, review_on: date | None = None
) -> Decision:
    """Add what came of it, whatever the verdict was. Raises `NotAllowed` while open, `BadValueError` if empty."""
    if decision.status is DecisionStatus.OPEN:
        raise NotAllowed(Refusal.STILL_OPEN)
    if not outcome.strip():
        raise BadValueError(Refusal.TEXT_MISSING)
    return replace(decision, outcome=outcome.strip(), responsible_id=responsible_id, review_on=review_on)


def supersede(old: Decision, new: Decision) -> tuple[Decision, Decision]:
    """Replace an accepted decision by a later accepted one: both sides at once, old first.

    Neither text changes. Raises `NotAllowed` unless both are accepted, `new` is the later one and replaces no other.
    """
    if not (old.status is DecisionStatus.ACCEPTED and new.status is DecisionStatus.ACCEPTED):
        raise NotAllowed(Refusal.NOT_ACCEPTED)
    if new.number <= old.number:
        raise NotAllowed(Refusal.NOT_NEWER)
    if new.supersedes not in (None, old.number):
        raise NotAllowed(Refusal.REPLACES_ANOTHER)
    return (
        replace(old, status=DecisionStatus.SUPERSEDED, superseded_by=new.number),
        replace(new, supersedes=old.number),
    )
