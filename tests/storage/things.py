"""One of every kind of thing that a cooperation keeps, each field with something in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Protocol, cast

from bot.domain.bundles import Bundle
from bot.domain.check_ins import Answer, Participation, Round
from bot.domain.communication import CommunicationLine
from bot.domain.cooperation import AnswerMode, Channel, ChannelKind
from bot.domain.cycle import Field, Phase, PhaseState, PhaseStatus
from bot.domain.decisions import (
    Decision,
    DecisionEvent,
    DecisionKind,
    DecisionStatus,
    DecisionStep,
    ObjectionStatus,
    Stance,
    Voice,
)
from bot.domain.linking import LinkCode, LinkPurpose
from bot.domain.partners import Engagement, Identity, Organisation, OrganisationKind, Partner, Sector
from bot.domain.reminders import Fate, Occurrence, Reminder
from bot.domain.stakeholders import Stakeholder
from bot.engine.stored.rows import ShownCard

if TYPE_CHECKING:
    from bot.storage.store import CooperationStore

AT = datetime(2026, 11, 9, 9, 0, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
DAY = date(2028, 2, 29)
WORDS = 'Zeit für *Gespräche* \U0001f91d "ja" \\ <b>&\n\tund mehr'
BIG = 2**62


class WithId(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> int:
        """Its id in its table."""


class Repository(Protocol):
    """A cooperation's repository, whatever it keeps."""

    def get(self, key: int) -> WithId | None:
        """Return the thing with this id."""

    def find(self, **equal: object) -> list[WithId]:
        """Return the things whose fields equal these."""

    def add(self, thing: WithId) -> WithId:
        """Store a new thing."""

    def put(self, thing: WithId) -> WithId:
        """Store a thing again."""

    def remove(self, thing: WithId) -> None:
        """Delete a thing."""


KINDS = (
    "channels",
    "phases",
    "organisations",
    "partners",
    "identities",
    "rounds",
    "answers",
    "participations",
    "decisions",
    "voices",
    "decision_events",
    "stakeholders",
    "communication_lines",
    "reminders",
    "occurrences",
    "bundles",
    "cards",
    "link_codes",
)


def repository(store: CooperationStore, kind: str) -> Repository:
    """Return the repository of one kind."""
    return cast("Repository", getattr(store, kind))


def add_one_of_each(store: CooperationStore, cooperation_id: int) -> dict[str, WithId]:
    """Store one thing of every kind and return them as they were given back."""
    channel = store.channels.add(
        Channel(
            cooperation_id=cooperation_id,
            adapter="telegram",
            account="4294967296",
            platform_id=f"-100{BIG}{cooperation_id}",
            thread="7",
            kind=ChannelKind.GROUP,
            person="@anna:ahlen.example",
            title=WORDS,
            newest_card=BIG,
        )
    )
    house = store.organisations.add(
        Organisation(name=WORDS, sector=Sector.STATE, kind=OrganisationKind.MUNICIPALITY, observes=True)
    )
    partner = store.partners.add(
        Partner(
            name=WORDS,
            organisation_id=house.id,
            engagement=Engagement.VOLUNTARY,
            joined_at=AT,
            left_at=AT,
            nudged_at=(AT, AT + timedelta(days=1)),
        )
    )
    round_ = store.rounds.add(
        Round(
            number=1,
            phases=(Phase.ORIENT, Phase.INITIATE),
            questions=("O-A-1", "O-F-2"),
            asked=(3, BIG),
            opened_at=AT,
            closes_at=AT,
            closed_at=AT,
            answers=AnswerMode.OPEN,
            anonymous=True,
        )
    )
    decision = store.decisions.add(
        Decision(
            number=1,
            kind=DecisionKind.CONSENT,
            text=WORDS,
            version=2,
            status=DecisionStatus.ACCEPTED,
            proposer_id=partner.id,
            phase=Phase.SHAPE,
            field=Field.GOALS,
            opened_at=AT,
            closes_at=AT,
            closed_at=AT,
            outcome=WORDS,
            responsible_id=house.id,
            review_on=DAY,
            supersedes=4,
            superseded_by=5,
            finishes=Phase.SHAPE,
        )
    )
    reminder = store.reminders.add(
        Reminder(
            number=1,
            text=WORDS,
            starts_at=AT.replace(tzinfo=None),
            rhythm="FREQ=WEEKLY",
            next_at=AT,
            author_id=partner.id,
            ended=True,
        )
    )
    return {
        "channels": channel,
        "organisations": house,
        "partners": partner,
        "rounds": round_,
        "decisions": decision,
        "phases": store.phases.add(PhaseState(phase=Phase.START, status=PhaseStatus.ACTIVE, since=AT)),
        "identities": store.identities.add(
            Identity(
                adapter="matrix", platform_id="@anna:ahlen.example", name=WORDS, partner_id=partner.id, coordinates=True
            )
        ),
        "answers": store.answers.add(
            Answer(
                round_id=round_.id,
                question="O-A-1",
                partner_id=partner.id,
                sector=Sector.STATE,
                value=4,
                text=WORDS,
                late=True,
                at=AT,
            )
        ),
        "participations": store.participations.add(
            Participation(round_id=round_.id, question="O-A-1", partner_id=partner.id, sector=Sector.CIVIL_SOCIETY)
        ),
        "voices": store.voices.add(
            Voice(
                decision_id=decision.id,
                version=2,
                organisation_id=house.id,
                partner_id=partner.id,
                stance=Stance.OBJECTION,
                reason=WORDS,
                until=DAY,
                entered_by=partner.id,
                objection=ObjectionStatus.SETTLED,
                objection_closed_by=partner.id,
                at=AT,
            )
        ),
        "decision_events": store.decision_events.add(
            DecisionEvent(
                decision_id=decision.id,
                step=DecisionStep.REWORDED,
                actor_id=partner.id,
                role="partner",
                at=AT,
                channel_id=channel.id,
                message="$event",
                before=WORDS,
                after=WORDS,
            )
        ),
        "stakeholders": store.stakeholders.add(
            Stakeholder(
                number=1,
                name=WORDS,
                sector=Sector.BUSINESS,
                influence=3,
                interest=1,
                keeper_id=partner.id,
                every_days=14,
                contacted_on=DAY,
                next_on=DAY,
                created_at=AT,
                dropped=True,
            )
        ),
        "communication_lines": store.communication_lines.add(
            CommunicationLine(
                number=1,
                audience=WORDS,
                topic=WORDS,
                sender=WORDS,
                rhythm="FREQ=MONTHLY",
                way=WORDS,
                next_on=DAY,
                done_on=DAY,
                created_at=AT,
                dropped=True,
            )
        ),
        "link_codes": store.link_codes.add(
            LinkCode(
                purpose=LinkPurpose.PERSON,
                digest=f"{cooperation_id:064}",
                adapter="matrix",
                person="@anna:example.org",
                expires_at=AT,
            )
        ),
        "reminders": reminder,
        "occurrences": store.occurrences.add(
            Occurrence(reminder_id=reminder.id, due_at=AT, late=True, fate=Fate.OVERTAKEN)
        ),
        "bundles": store.bundles.add(Bundle(day=DAY, things=("s1", "c2"), more=3, gaps=True, phases=True)),
        "cards": store.cards.add(
            ShownCard(
                channel_id=channel.id,
                kind="check_in.question",
                subject=BIG,
                part="O-A-1",
                message="$event",
                version=3,
                shown=2,
                choices=("v1", "v2"),
                digest="0" * 64,
            )
        ),
    }
