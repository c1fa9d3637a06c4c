"""The tables of what a cooperation keeps: its people, check-ins, decisions and reminders."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    false,
    text,
)

from bot.domain.bundles import Audience, Bundle
from bot.domain.check_ins import Answer, Participation, Remark, Round, RoundKind
from bot.domain.communication import CommunicationLine
from bot.domain.cooperation import AnswerMode, Cooperation, Language, Rhythm
from bot.domain.cycle import Field, Phase
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
from bot.domain.linking import LinkCode, LinkPurpose
from bot.domain.own_questions import OwnKind, OwnQuestion
from bot.domain.partners import Engagement, Identity, Organisation, OrganisationKind, Partner, Sector
from bot.domain.reminders import Fate, Occurrence, Reminder
from bot.domain.shadows import Shadow
from bot.domain.stakeholders import Stakeholder
from bot.storage.columns import Day, LongText, Member, Moment, Name, WallTime, members, moments, plain_tuple
from bot.storage.tables.foundation import Key, belonging, kept, numbered, owned

cooperations = kept(
    Cooperation,
    "cooperations",
    Column("name", LongText(), nullable=False),
    Column("challenge", LongText(), nullable=False),
    Column("goal", LongText(), nullable=False, server_default=text("''")),
    Column("language", Member(Language), nullable=False),
    Column("time_zone", String(64), nullable=False),
    Column("holidays", String(8), nullable=False),
    Column("answers", Member(AnswerMode), nullable=False),
    Column("anonymous", Boolean, nullable=False),
    Column("nudges", Boolean, nullable=False),
    Column("quiet_from", Integer, nullable=False),
    Column("quiet_until", Integer, nullable=False),
    Column("rhythm", Member(Rhythm), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("set_up_at", Moment),
    Column("paused_until", Moment),
    Column("partnership_check_on", Day),
)

organisations = owned(
    Organisation,
    "organisations",
    Column("name", LongText(), nullable=False),
    Column("sector", Member(Sector), nullable=False),
    Column("kind", Member(OrganisationKind), nullable=False),
    Column("observes", Boolean, nullable=False),
    Column("merged_into", Key),
)

partners = owned(
    Partner,
    "partners",
    Column("name", LongText(), nullable=False),
    Column("organisation_id", Key, ForeignKey("organisations.id"), nullable=False),
    Column("engagement", Member(Engagement)),
    Column("joined_at", Moment, nullable=False),
    Column("left_at", Moment),
    Column("nudged_at", moments(), nullable=False),
    Column("away_until", Day),
)

identities = owned(
    Identity,
    "identities",
    Column("adapter", String(32), nullable=False),
    Column("platform_id", Name(255), nullable=False),
    Column("name", LongText(), nullable=False),
    Column("partner_id", Key, ForeignKey("partners.id")),
    Column("coordinates", Boolean, nullable=False),
    UniqueConstraint("cooperation_id", "adapter", "platform_id"),
    Index("ix_identities_platform_id", "adapter", "platform_id"),
    Index("ix_identities_partner_id", "partner_id"),
)

rounds = owned(
    Round,
    "rounds",
    Column("number", Integer, nullable=False),
    Column("kind", Member(RoundKind), nullable=False, server_default=RoundKind.ORDINARY.value),
    Column("phases", members(Phase), nullable=False),
    Column("questions", plain_tuple(), nullable=False),
    Column("asked", plain_tuple(), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closes_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("answers", Member(AnswerMode), nullable=False),
    Column("anonymous", Boolean, nullable=False),
    Column("planned_on", Day),
    Column("turnout", plain_tuple(), nullable=False, server_default="[]"),
    Column("hindering", plain_tuple(), nullable=False, server_default="[]"),
    Column("helping", plain_tuple(), nullable=False, server_default="[]"),
    Column("weakest", Member(Field)),
    Column("foremost", String(32)),
    Column("wordings", plain_tuple(), nullable=False, server_default="[]"),
    UniqueConstraint("cooperation_id", "number"),
)

answers = owned(
    Answer,
    "answers",
    Column("round_id", Key, ForeignKey("rounds.id"), nullable=False),
    Column("question", String(32), nullable=False),
    Column("partner_id", Key, ForeignKey("partners.id")),
    Column("sector", Member(Sector), nullable=False),
    Column("engagement", Member(Engagement)),
    Column("value", Integer),
    Column("text", LongText(), nullable=False),
    Column("late", Boolean, nullable=False),
    Column("release", Integer),
    Column("quoted", Boolean, nullable=False, server_default=false()),
    Column("at", Moment, nullable=False),
    UniqueConstraint("round_id", "question", "partner_id"),
)

remarks = owned(
    Remark,
    "remarks",
    Column("round_id", Key, ForeignKey("rounds.id"), nullable=False),
    Column("text", LongText(), nullable=False),
    Column("quoted", Boolean, nullable=False),
)

own_questions = owned(
    OwnQuestion,
    "own_questions",
    Column("text", LongText(), nullable=False),
    Column("kind", Member(OwnKind), nullable=False),
    Column("author_id", Key, ForeignKey("partners.id")),
    Column("at", Moment, nullable=False),
    Column("round_id", Key, ForeignKey("rounds.id")),
)

participations = owned(
    Participation,
    "participations",
    Column("round_id", Key, ForeignKey("rounds.id"), nullable=False),
    Column("question", String(32), nullable=False),
    Column("partner_id", Key, ForeignKey("partners.id"), nullable=False),
    Column("sector", Member(Sector), nullable=False),
    UniqueConstraint("round_id", "question", "partner_id"),
)

decisions = owned(
    Decision,
    "decisions",
    Column("number", Integer, nullable=False),
    Column("kind", Member(DecisionKind), nullable=False),
    Column("text", LongText(), nullable=False),
    Column("version", Integer, nullable=False),
    Column("status", Member(DecisionStatus), nullable=False),
    Column("proposer_id", Key, ForeignKey("partners.id")),
    Column("phase", Member(Phase)),
    Column("field", Member(Field)),
    Column("opened_at", Moment, nullable=False),
    Column("closes_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("sector_quorum", Boolean, nullable=False),
    Column("outcome", LongText(), nullable=False),
    Column("responsible_id", Key, ForeignKey("organisations.id")),
    Column("review_on", Day),
    Column("supersedes", Integer),
    Column("superseded_by", Integer),
    Column("finishes", Member(Phase)),
    Column("majority", Member(Majority), nullable=False, server_default=Majority.SIMPLE.value),
    Column("turnout", Member(VoteTurnout), nullable=False, server_default=VoteTurnout.HALF.value),
    UniqueConstraint("cooperation_id", "number"),
)

voices = owned(
    Voice,
    "voices",
    Column("decision_id", Key, ForeignKey("decisions.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("organisation_id", Key, ForeignKey("organisations.id"), nullable=False),
    Column("partner_id", Key, ForeignKey("partners.id")),
    Column("stance", Member(Stance), nullable=False),
    Column("reason", LongText(), nullable=False),
    Column("until", Day),
    Column("entered_by", Key, ForeignKey("partners.id")),
    Column("objection", Member(ObjectionStatus)),
    Column("objection_closed_by", Key, ForeignKey("partners.id")),
    Column("at", Moment, nullable=False),
)

decision_events = owned(
    DecisionEvent,
    "decision_events",
    Column("decision_id", Key, ForeignKey("decisions.id"), nullable=False, index=True),
    Column("step", Member(DecisionStep), nullable=False),
    Column("actor_id", Key, ForeignKey("partners.id")),
    Column("role", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("channel_id", Key, ForeignKey("channels.id", ondelete="SET NULL")),
    Column("message", Name(255), nullable=False),
    Column("before", LongText(), nullable=False),
    Column("after", LongText(), nullable=False),
)

stakeholders = owned(
    Stakeholder,
    "stakeholders",
    Column("number", Integer, nullable=False),
    Column("name", LongText(), nullable=False),
    Column("sector", Member(Sector), nullable=False),
    Column("influence", Integer, nullable=False),
    Column("interest", Integer, nullable=False),
    Column("keeper_id", Key, ForeignKey("partners.id")),
    Column("every_days", Integer, nullable=False),
    Column("contacted_on", Day),
    Column("next_on", Day, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("dropped", Boolean, nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)

communication_lines = owned(
    CommunicationLine,
    "communication_lines",
    Column("number", Integer, nullable=False),
    Column("audience", LongText(), nullable=False),
    Column("topic", LongText(), nullable=False),
    Column("sender", LongText(), nullable=False),
    Column("rhythm", LongText(), nullable=False),
    Column("way", LongText(), nullable=False),
    Column("next_on", Day, nullable=False),
    Column("done_on", Day),
    Column("created_at", Moment, nullable=False),
    Column("dropped", Boolean, nullable=False),
    Column("keeper_id", Key, ForeignKey("partners.id")),
    UniqueConstraint("cooperation_id", "number"),
)

reminders = owned(
    Reminder,
    "reminders",
    Column("number", Integer, nullable=False),
    Column("text", LongText(), nullable=False),
    Column("starts_at", WallTime(), nullable=False),
    Column("rhythm", LongText(), nullable=False),
    Column("next_at", Moment),
    Column("author_id", Key, ForeignKey("partners.id")),
    Column("ended", Boolean, nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)

occurrences = owned(
    Occurrence,
    "occurrences",
    Column("reminder_id", Key, ForeignKey("reminders.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("due_at", Moment, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("fate", Member(Fate), nullable=False),
    Column("rung_at", Moment),
    Column("lead_id", Key, index=True),
)

bundles = owned(
    Bundle,
    "bundles",
    Column("day", Day, nullable=False),
    Column("things", plain_tuple(), nullable=False),
    Column("more", Integer, nullable=False),
    Column("gaps", Boolean, nullable=False),
    Column("phases", Boolean, nullable=False),
    Column("audience", Member(Audience), nullable=False, server_default=Audience.GROUP.value),
    Column("partner_id", Key, ForeignKey("partners.id")),
    Column("counts", plain_tuple(), nullable=False, server_default="[]"),
    Column("overdue", plain_tuple(), nullable=False, server_default="[]"),
)

drops = owned(
    Drop,
    "drops",
    Column("thing", String(32), nullable=False),
    Column("by", Key, ForeignKey("partners.id")),
    Column("at", Moment, nullable=False),
    Column("undone", Boolean, nullable=False),
)

link_codes = owned(
    LinkCode,
    "link_codes",
    Column("purpose", Member(LinkPurpose), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("adapter", String(32), nullable=False),
    Column("person", Name(255), nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)

shadows = owned(
    Shadow,
    "shadows",
    Column("partner_id", Key, ForeignKey("partners.id"), nullable=False),
    Column("salt", String(64), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("made_at", Moment, nullable=False),
)

counters = numbered(
    "counters",
    belonging(),
    Column("series", String(48), nullable=False),
    Column("latest", Integer, nullable=False),
    UniqueConstraint("cooperation_id", "series"),
)
