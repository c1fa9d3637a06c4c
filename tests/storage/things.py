"""One of every kind of thing that a cooperation keeps, each field with something in it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.admissions import Admission
from bot.domain.bundles import Audience, Bundle
from bot.domain.check_ins import Answer, Participation, Remark, Round, RoundKind
from bot.domain.communication import CommunicationLine
from bot.domain.cooperation import AnswerMode, Channel, ChannelKind
from bot.domain.criteria import Tick
from bot.domain.cycle import Field, Phase, PhaseChange, PhaseState, PhaseStatus
from bot.domain.decisions import (
    Decision,
    DecisionEvent,
    DecisionKind,
    DecisionStatus,
    DecisionStep,
    Majority,
    ObjectionStatus,
    Stance,
    Voice,
    VoteTurnout,
)
from bot.domain.drops import Drop
from bot.domain.force_field import Force, ForceKind
from bot.domain.linking import LinkCode, LinkPurpose
from bot.domain.own_questions import OwnKind, OwnQuestion
from bot.domain.partners import Engagement, Identity, Organisation, OrganisationKind, Partner, Sector
from bot.domain.reminders import Fate, Occurrence, Reminder
from bot.domain.shadows import Shadow
from bot.domain.stakeholders import Stakeholder
from bot.engine.stored.rows import Door, ShownCard, Timer
from tests.storage.filling import AT, BIG, DAY, WORDS
from tests.storage.things_of_goals import GOAL_KINDS, goals
from tests.storage.things_of_leadership import LEADERSHIP_KINDS, leadership
from tests.storage.things_of_steps import STEP_KINDS, steps

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from bot.engine.stored.ports import Store


def key_of(thing: DataclassInstance) -> int:
    """Return a thing's id in its table."""
    key = getattr(thing, "id")  # noqa: B009 - all things that are kept have one
    assert isinstance(key, int)
    return key


KINDS: tuple[type[DataclassInstance], ...] = (
    Channel,
    PhaseState,
    PhaseChange,
    Tick,
    Organisation,
    Partner,
    Admission,
    Identity,
    Round,
    Answer,
    Participation,
    Remark,
    OwnQuestion,
    Decision,
    Voice,
    DecisionEvent,
    Stakeholder,
    Force,
    CommunicationLine,
    Reminder,
    Occurrence,
    Bundle,
    Drop,
    *GOAL_KINDS,
    *STEP_KINDS,
    *LEADERSHIP_KINDS,
    ShownCard,
    LinkCode,
    Door,
    Timer,
    Shadow,
)
"""Every kind that a cooperation keeps."""


def add_one_of_each(store: Store, cooperation_id: int) -> dict[type[DataclassInstance], DataclassInstance]:
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
        Organisation(
            name=WORDS, sector=Sector.STATE, kind=OrganisationKind.MUNICIPALITY, observes=True, merged_into=BIG
        )
    )
    partner = store.partners.add(
        Partner(
            name=WORDS,
            organisation_id=house.id,
            engagement=Engagement.VOLUNTARY,
            joined_at=AT,
            left_at=AT,
            nudged_at=(AT, AT + timedelta(days=1)),
            away_until=DAY,
        )
    )
    round_ = store.rounds.add(
        Round(
            number=1,
            kind=RoundKind.PARTNERSHIP,
            phases=(Phase.ORIENT, Phase.INITIATE),
            questions=("O-A-1", "O-F-2"),
            asked=(3, BIG),
            opened_at=AT,
            closes_at=AT,
            closed_at=AT,
            answers=AnswerMode.OPEN,
            anonymous=True,
            turnout=(3, 0, BIG),
            hindering=("time", "time"),
            helping=("trust",),
            weakest=Field.GOALS,
            foremost="time",
            wordings=(WORDS,),
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
            majority=Majority.THREE_QUARTERS,
            turnout=VoteTurnout.TWO_THIRDS,
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
        Channel: channel,
        Organisation: house,
        Partner: partner,
        Round: round_,
        Decision: decision,
        PhaseState: store.phases.add(PhaseState(phase=Phase.START, status=PhaseStatus.ACTIVE, since=AT, offered=True)),
        PhaseChange: store.of(PhaseChange).add(
            PhaseChange(phase=Phase.START, status=PhaseStatus.FINISHED, at=AT, decision=7)
        ),
        Tick: store.of(Tick).add(Tick(criterion="S-DONE-1", met=True, at=AT)),
        Admission: store.of(Admission).add(
            Admission(partner_id=partner.id, organisation_id=house.id, at=AT, refused_at=AT, refused_by=partner.id)
        ),
        Drop: store.of(Drop).add(Drop(thing="s1", by=partner.id, at=AT, undone=True)),
        Identity: store.identities.add(
            Identity(
                adapter="matrix", platform_id="@anna:ahlen.example", name=WORDS, partner_id=partner.id, coordinates=True
            )
        ),
        Answer: store.answers.add(
            Answer(
                round_id=round_.id,
                question="O-A-1",
                partner_id=partner.id,
                sector=Sector.STATE,
                engagement=Engagement.VOLUNTARY,
                value=4,
                text=WORDS,
                late=True,
                release=2,
                quoted=True,
                at=AT,
            )
        ),
        Remark: store.of(Remark).add(Remark(round_id=round_.id, text=WORDS, quoted=True)),
        OwnQuestion: store.of(OwnQuestion).add(
            OwnQuestion(text=WORDS, kind=OwnKind.TEXT, author_id=partner.id, at=AT, round_id=round_.id)
        ),
        Participation: store.participations.add(
            Participation(round_id=round_.id, question="O-A-1", partner_id=partner.id, sector=Sector.CIVIL_SOCIETY)
        ),
        Voice: store.voices.add(
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
        DecisionEvent: store.of(DecisionEvent).add(
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
        Stakeholder: store.stakeholders.add(
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
        Force: store.of(Force).add(
            Force(
                number=1,
                kind=ForceKind.BARRIER,
                factor="time",
                text=WORDS,
                sector=Sector.CIVIL_SOCIETY,
                partner_id=partner.id,
                created_at=AT,
                resolved_at=AT,
                helped=WORDS,
            )
        ),
        CommunicationLine: store.communication_lines.add(
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
                keeper_id=partner.id,
            )
        ),
        LinkCode: store.link_codes.add(
            LinkCode(
                purpose=LinkPurpose.PERSON,
                digest=f"{cooperation_id:064}",
                adapter="matrix",
                person="@anna:example.org",
                expires_at=AT,
            )
        ),
        Reminder: reminder,
        Occurrence: store.of(Occurrence).add(
            Occurrence(reminder_id=reminder.id, due_at=AT, late=True, fate=Fate.OVERTAKEN, rung_at=AT, lead_id=1)
        ),
        Bundle: store.of(Bundle).add(
            Bundle(
                day=DAY,
                things=("s1", "c2"),
                more=3,
                gaps=True,
                phases=True,
                audience=Audience.KEEPER,
                partner_id=partner.id,
                counts=(1, 2, 3, 4),
                overdue=(1, 2),
            )
        ),
        **goals(store, partner, house),
        **steps(store, partner, round_),
        **leadership(store, partner, house),
        ShownCard: store.cards.add(
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
                file='{"msgtype": "m.image"}',
            )
        ),
        Door: store.of(Door).add(
            Door(
                cooperation_id=cooperation_id,
                token=f"{cooperation_id:064}",
                adapter="matrix",
                person="@anna:example.org",
                choice="v1",
                typed=WORDS,
                expires_at=AT,
            )
        ),
        Timer: store.of(Timer).add(
            Timer(id=0, cooperation_id=cooperation_id, kind="reminder.ring", subject=BIG, due_at=AT)
        ),
        Shadow: store.of(Shadow).add(
            Shadow(partner_id=partner.id, salt="0" * 32, fingerprint=f"{cooperation_id:064}", made_at=AT)
        ),
    }
