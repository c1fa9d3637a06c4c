"""The tables. Columns are named like the fields of the values they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.domain.cooperation import AnswerMode, ChannelKind, ChannelState, Language, Rhythm
from bot.domain.cycle import Field, Phase, PhaseStatus
from bot.domain.decisions import DecisionKind, DecisionStatus, DecisionStep, ObjectionStatus, Stance
from bot.domain.partners import Engagement, OrganisationKind, Sector
from bot.engine.content import Choice, Content
from bot.engine.ports import PendingKind, PendingState
from bot.storage.columns import Json, Member, Moment, mapping, members, moments, plain_tuple

if TYPE_CHECKING:
    from pydantic import JsonValue
    from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Key = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts on by itself only for INTEGER; chat ids of platforms are strings and never in such a column."""


def _id() -> Column[int]:
    return Column("id", Key, primary_key=True)


def _owned(name: str, *items: SchemaItem) -> Table:
    """Make a table whose rows each belong to one cooperation."""
    return Table(
        name,
        metadata,
        _id(),
        Column("cooperation_id", Key, ForeignKey("cooperations.id", ondelete="CASCADE"), nullable=False, index=True),
        *items,
    )


def _dump_content(content: Content) -> JsonValue:
    return {
        "text": content.text,
        "choices": [[choice.key, choice.label] for choice in content.choices],
        "asks": content.asks,
    }


def _load_content(stored: dict[str, JsonValue]) -> Content:
    choices = stored["choices"]
    assert isinstance(choices, list)  # noqa: S101 - written by _dump_content
    return Content(
        str(stored["text"]),
        tuple(Choice(str(pair[0]), str(pair[1])) for pair in choices if isinstance(pair, list)),
        bool(stored["asks"]),
    )


cooperations = Table(
    "cooperations",
    metadata,
    _id(),
    Column("name", Text, nullable=False),
    Column("challenge", Text, nullable=False),
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
)

channels = Table(
    "channels",
    metadata,
    _id(),
    Column("cooperation_id", Key, ForeignKey("cooperations.id", ondelete="CASCADE"), index=True),
    Column("adapter", String(32), nullable=False),
    Column("account", String(255), nullable=False),
    Column("platform_id", String(255)),
    Column("thread", String(255)),
    Column("kind", Member(ChannelKind), nullable=False),
    Column("person", String(255)),
    Column("state", Member(ChannelState), nullable=False),
    Column("title", Text, nullable=False),
    Column("newest_card", Key),
    UniqueConstraint("adapter", "account", "platform_id", "thread"),
    Index("ix_channels_person", "adapter", "account", "person"),
)

phases = _owned(
    "phases",
    Column("phase", Member(Phase), nullable=False),
    Column("status", Member(PhaseStatus), nullable=False),
    Column("since", Moment, nullable=False),
    UniqueConstraint("cooperation_id", "phase"),
)

organisations = _owned(
    "organisations",
    Column("name", Text, nullable=False),
    Column("sector", Member(Sector), nullable=False),
    Column("kind", Member(OrganisationKind), nullable=False),
    Column("observes", Boolean, nullable=False),
)

partners = _owned(
    "partners",
    Column("name", Text, nullable=False),
    Column("organisation_id", Key, ForeignKey("organisations.id"), nullable=False),
    Column("engagement", Member(Engagement)),
    Column("joined_at", Moment, nullable=False),
    Column("left_at", Moment),
    Column("nudged_at", moments(), nullable=False),
)

identities = _owned(
    "identities",
    Column("adapter", String(32), nullable=False),
    Column("platform_id", String(255), nullable=False),
    Column("name", Text, nullable=False),
    Column("partner_id", Key, ForeignKey("partners.id")),
    Column("coordinates", Boolean, nullable=False),
    UniqueConstraint("cooperation_id", "adapter", "platform_id"),
    Index("ix_identities_platform_id", "adapter", "platform_id"),
    Index("ix_identities_partner_id", "partner_id"),
)

rounds = _owned(
    "rounds",
    Column("number", Integer, nullable=False),
    Column("phases", members(Phase), nullable=False),
    Column("questions", plain_tuple(), nullable=False),
    Column("asked", plain_tuple(), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closes_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("answers", Member(AnswerMode), nullable=False),
    Column("anonymous", Boolean, nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)

answers = _owned(
    "answers",
    Column("round_id", Key, ForeignKey("rounds.id"), nullable=False),
    Column("question", String(32), nullable=False),
    Column("partner_id", Key, ForeignKey("partners.id")),
    Column("sector", Member(Sector), nullable=False),
    Column("value", Integer),
    Column("text", Text, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("round_id", "question", "partner_id"),
)

participations = _owned(
    "participations",
    Column("round_id", Key, ForeignKey("rounds.id"), nullable=False),
    Column("question", String(32), nullable=False),
    Column("partner_id", Key, ForeignKey("partners.id"), nullable=False),
    Column("sector", Member(Sector), nullable=False),
    UniqueConstraint("round_id", "question", "partner_id"),
)

decisions = _owned(
    "decisions",
    Column("number", Integer, nullable=False),
    Column("kind", Member(DecisionKind), nullable=False),
    Column("text", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("status", Member(DecisionStatus), nullable=False),
    Column("proposer_id", Key, ForeignKey("partners.id")),
    Column("phase", Member(Phase)),
    Column("field", Member(Field)),
    Column("opened_at", Moment, nullable=False),
    Column("closes_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("sector_quorum", Boolean, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("responsible_id", Key, ForeignKey("organisations.id")),
    Column("review_on", Date),
    Column("supersedes", Integer),
    Column("superseded_by", Integer),
    Column("finishes", Member(Phase)),
    UniqueConstraint("cooperation_id", "number"),
)

voices = _owned(
    "voices",
    Column("decision_id", Key, ForeignKey("decisions.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("organisation_id", Key, ForeignKey("organisations.id"), nullable=False),
    Column("partner_id", Key, ForeignKey("partners.id")),
    Column("stance", Member(Stance), nullable=False),
    Column("reason", Text, nullable=False),
    Column("until", Date),
    Column("entered_by", Key, ForeignKey("partners.id")),
    Column("objection", Member(ObjectionStatus)),
    Column("objection_closed_by", Key, ForeignKey("partners.id")),
    Column("at", Moment, nullable=False),
)

decision_events = _owned(
    "decision_events",
    Column("decision_id", Key, ForeignKey("decisions.id"), nullable=False, index=True),
    Column("step", Member(DecisionStep), nullable=False),
    Column("actor_id", Key, ForeignKey("partners.id")),
    Column("role", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("channel_id", Key, ForeignKey("channels.id", ondelete="SET NULL")),
    Column("message", String(255), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
)

stakeholders = _owned(
    "stakeholders",
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("sector", Member(Sector), nullable=False),
    Column("influence", Integer, nullable=False),
    Column("interest", Integer, nullable=False),
    Column("keeper_id", Key, ForeignKey("partners.id")),
    Column("every_days", Integer, nullable=False),
    Column("contacted_on", Date),
    Column("next_on", Date, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("dropped", Boolean, nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)

communication_lines = _owned(
    "communication_lines",
    Column("number", Integer, nullable=False),
    Column("audience", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("rhythm", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("next_on", Date, nullable=False),
    Column("done_on", Date),
    Column("created_at", Moment, nullable=False),
    Column("dropped", Boolean, nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)

reminders = _owned(
    "reminders",
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("starts_at", DateTime(timezone=False), nullable=False),
    Column("rhythm", Text, nullable=False),
    Column("next_at", Moment),
    Column("author_id", Key, ForeignKey("partners.id")),
    Column("ended", Boolean, nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)

cards = _owned(
    "cards",
    Column("channel_id", Key, ForeignKey("channels.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(48), nullable=False),
    Column("subject", Key, nullable=False),
    Column("part", String(48), nullable=False),
    Column("message", String(255)),
    Column("version", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("choices", plain_tuple(), nullable=False),
    Column("digest", String(64), nullable=False),
    Index("ix_cards_channel_id_message", "channel_id", "message"),
    Index("ix_cards_subject", "cooperation_id", "kind", "subject"),
)
Index(
    "ix_cards_dirty",
    cards.c.id,
    sqlite_where=cards.c.shown < cards.c.version,
    postgresql_where=cards.c.shown < cards.c.version,
)

counters = _owned(
    "counters",
    Column("series", String(48), nullable=False),
    Column("latest", Integer, nullable=False),
    UniqueConstraint("cooperation_id", "series"),
)

timers = _owned(
    "timers",
    Column("kind", String(48), nullable=False),
    Column("subject", Key, nullable=False),
    Column("due_at", Moment, nullable=False, index=True),
    UniqueConstraint("cooperation_id", "kind", "subject"),
)

sessions = Table(
    "sessions",
    metadata,
    _id(),
    Column("cooperation_id", Key, ForeignKey("cooperations.id", ondelete="CASCADE")),
    Column("channel_id", Key, ForeignKey("channels.id", ondelete="CASCADE"), nullable=False),
    Column("person", String(255), nullable=False),
    Column("dialogue", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("step", String(64), nullable=False),
    Column("answers", mapping(), nullable=False),
    Column("trail", plain_tuple(), nullable=False),
    Column("occasion", mapping(), nullable=False),
    Column("prompt", String(255)),
    Column("turn", Integer, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
    Index("ix_sessions_person", "channel_id", "person"),
)

seen = Table(
    "seen",
    metadata,
    Column("adapter", String(32), primary_key=True),
    Column("account", String(255), primary_key=True),
    Column("event_id", String(255), primary_key=True),
    Column("at", Moment, nullable=False, index=True),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("channel_id", Key, ForeignKey("channels.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Member(PendingKind), nullable=False),
    Column("content", Json(_dump_content, _load_content)),
    Column("person", String(255)),
    Column("reply_to", String(255)),
    Column("card_id", Key, ForeignKey("cards.id", ondelete="CASCADE")),
    Column("session_id", Key, ForeignKey("sessions.id", ondelete="SET NULL")),
    Column("session_turn", Integer, nullable=False),
    Column("message", String(255)),
    Column("state", Member(PendingState), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
    sqlite_autoincrement=True,
)
UNSENT = outbox.c.state.in_([PendingState.WAITING, PendingState.SENDING])
Index(
    "ix_outbox_unsent",
    outbox.c.channel_id,
    outbox.c.id,
    sqlite_where=UNSENT,
    postgresql_where=UNSENT,
)
