"""The tables of what is made of results, and of who hears what became of what they wrote."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, false

from bot.domain.cycle import Field
from bot.domain.echoes import Echo, EchoKind, Maker
from bot.domain.next_steps import NextStep, StepKind
from bot.storage.columns import LongText, Member, Moment
from bot.storage.tables.foundation import Key, owned

next_steps = owned(
    NextStep,
    "next_steps",
    Column("round_id", Key, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("field", Member(Field)),
    Column("factor", String(32), nullable=False),
    Column("kind", Member(StepKind), nullable=False),
    Column("number", Integer),
    Column("text", LongText(), nullable=False),
    Column("partner_id", Key, ForeignKey("partners.id")),
    Column("at", Moment, nullable=False),
    Column("shown", Boolean, nullable=False, server_default=false()),
)

echoes = owned(
    Echo,
    "echoes",
    Column("partner_id", Key, ForeignKey("partners.id"), nullable=False, index=True),
    Column("kind", Member(EchoKind), nullable=False),
    Column("about", String(64), nullable=False),
    Column("words", LongText(), nullable=False),
    Column("became", LongText(), nullable=False),
    Column("at", Moment, nullable=False),
    Column("told", Boolean, nullable=False, server_default=false()),
)

makers = owned(
    Maker,
    "makers",
    Column("thing", String(32), nullable=False, index=True),
    Column("partner_id", Key, ForeignKey("partners.id"), nullable=False),
)
