"""What an export says of a cooperation: the published schema (`docs/reference/export-1.schema.json`).

`version` counts up when something is renamed, left out or means something else; what is only added keeps it. Persons
appear by their organisations only, answers as far as `bot.domain.disclosure` lets them be seen.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from bot.domain.check_ins import RoundKind
from bot.domain.contributions import ContributionKind
from bot.domain.cycle import Field, Phase, PhaseStatus
from bot.domain.decisions import DecisionKind, DecisionStatus, ObjectionStatus, Stance
from bot.domain.disclosure import Agreement, Tone
from bot.domain.force_field import ForceKind
from bot.domain.partners import OrganisationKind, Sector
from bot.domain.results import Light
from bot.domain.risks import EarlySign
from bot.domain.tasks import TaskStatus
from bot.domain.watch_list import WatchKind

SCHEMA_VERSION: Final = 1


class Exported(BaseModel):
    """A part of an export. Times are aware, days are those of the cooperation's zone."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ExportedHouse(Exported):
    """An organisation that takes part."""

    name: str
    sector: Sector
    kind: OrganisationKind
    observes: bool
    people: int
    """How many take part for it at present."""


class ExportedPhase(Exported):
    """That a phase began, was finished or taken up again; the latest line of each says where it stands."""

    phase: Phase
    status: PhaseStatus
    since: datetime
    decision: int | None
    """Number of the decision that finished it."""


class ExportedRound(Exported):
    """A check-in. Who was asked and who answered is not in it."""

    number: int
    kind: RoundKind
    phases: tuple[Phase, ...]
    opened: datetime
    closed: datetime | None
    anonymous: bool
    asked: int
    answered_state: int | None
    """As the result says it; None as long as it is open."""
    answered_business: int | None
    answered_civil_society: int | None


class ExportedResult(Exported):
    """What one question of a closed round has shown, in one release."""

    round: int
    question: str
    """Its id."""
    field: Field | None
    text: str
    late: int
    """0 for the answers in time; then the later releases, from 1."""
    ratings: int | None
    """None where nothing may be seen."""
    median: float | None
    tone: Tone | None
    light: Light | None
    """Of the question as a whole."""
    change: float | None
    agreement: Agreement | None
    dont_know: int | None
    """None also where it may not be said."""
    state: Tone | None
    business: Tone | None
    civil_society: Tone | None
    paid: Tone | None
    voluntary: Tone | None


class ExportedSentence(Exported):
    """A sentence that a result shows, word for word and without a name; in no order that says whose it is."""

    round: int
    question: str
    """Empty for what was left at the end of an anonymous round."""
    text: str


class ExportedDecision(Exported):
    """A decision and what became of it."""

    number: int
    kind: DecisionKind
    status: DecisionStatus
    text: str
    version: int
    phase: Phase | None
    field: Field | None
    proposed_by: str
    """The organisation; empty where it is not known any more."""
    opened: datetime
    closes: datetime
    closed: datetime | None
    outcome: str
    responsible: str
    """The organisation; empty for none."""
    review_on: date | None
    supersedes: int | None
    superseded_by: int | None


class ExportedVoice(Exported):
    """What an organisation says to the latest wording of a decision."""

    decision: int
    organisation: str
    stance: Stance
    reason: str
    until: date | None
    objection: ObjectionStatus | None
    by_phone: bool


class ExportedTask(Exported):
    """A task."""

    number: int
    what: str
    organisation: str
    agreed: bool
    helpers: tuple[str, ...]
    due_on: date
    status: TaskStatus
    ended_on: date | None


class ExportedReminder(Exported):
    """One of the cooperation's own reminders."""

    number: int
    text: str
    rhythm: str
    """RFC 5545, without `RRULE:`; empty for once."""
    next: datetime | None


class ExportedStakeholder(Exported):
    """Somebody who matters."""

    number: int
    name: str
    sector: Sector
    influence: int
    interest: int
    keeper: str
    """The organisation of whoever keeps the contact; empty for nobody."""
    every_days: int
    contacted_on: date | None
    next_on: date


class ExportedLine(Exported):
    """A line of the communication plan."""

    number: int
    audience: str
    topic: str
    sender: str
    """As typed; a partner's name is replaced by their organisation."""
    rhythm: str
    way: str
    next_on: date
    done_on: date | None


class ExportedContribution(Exported):
    """What an organisation brings in."""

    number: int
    organisation: str
    kind: ContributionKind
    sentence: str


class ExportedIndicator(Exported):
    """A number that the goal is watched by."""

    number: int
    name: str
    unit: str
    source: str
    delivered_by: str
    rhythm: str
    target: Decimal | None
    target_on: date | None


class ExportedReading(Exported):
    """What an indicator was on a day."""

    indicator: int
    day: date
    amount: Decimal


class ExportedRisk(Exported):
    """Something that may happen."""

    number: int
    what: str
    sign: str
    watched_by: str
    seen: EarlySign | None
    seen_on: date | None
    next_on: date


class ExportedWatch(Exported):
    """A day from outside that matters."""

    number: int
    what: str
    kind: WatchKind
    day: date


class ExportedForce(Exported):
    """What hinders or helps, word for word and without a name."""

    number: int
    kind: ForceKind
    factor: str
    text: str
    sector: Sector | None
    """Only where whoever wrote it wanted that and it may be shown."""
    stands: bool
    """False for a barrier that was resolved."""
    helped: str


class ExportedMeeting(Exported):
    """A date at which the partners come together."""

    number: int
    starts: datetime
    place: str
    words: str
    called_off: bool


class CooperationExport(Exported):
    """A whole cooperation, as far as it may leave."""

    schema_name: Literal["dreiklang-export"] = "dreiklang-export"
    version: Literal[1] = SCHEMA_VERSION
    made_at: datetime
    language: Literal["de", "en"]
    time_zone: str
    name: str
    challenge: str
    goal: str
    created: datetime
    partners: tuple[ExportedHouse, ...]
    phases: tuple[ExportedPhase, ...]
    rounds: tuple[ExportedRound, ...]
    results: tuple[ExportedResult, ...]
    sentences: tuple[ExportedSentence, ...]
    decisions: tuple[ExportedDecision, ...]
    voices: tuple[ExportedVoice, ...]
    tasks: tuple[ExportedTask, ...]
    reminders: tuple[ExportedReminder, ...]
    stakeholders: tuple[ExportedStakeholder, ...]
    plan: tuple[ExportedLine, ...]
    contributions: tuple[ExportedContribution, ...]
    indicators: tuple[ExportedIndicator, ...]
    readings: tuple[ExportedReading, ...]
    risks: tuple[ExportedRisk, ...]
    watch_list: tuple[ExportedWatch, ...]
    forces: tuple[ExportedForce, ...]
    meetings: tuple[ExportedMeeting, ...]
