"""The table of what hinders and what helps."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, UniqueConstraint

from bot.domain.force_field import Force, ForceKind
from bot.domain.partners import Sector
from bot.storage.columns import LongText, Member, Moment
from bot.storage.tables.foundation import Key, owned

forces = owned(
    Force,
    "forces",
    Column("number", Integer, nullable=False),
    Column("kind", Member(ForceKind), nullable=False),
    Column("factor", String(32), nullable=False),
    Column("text", LongText(), nullable=False),
    Column("sector", Member(Sector)),
    Column("partner_id", Key, ForeignKey("partners.id")),
    Column("created_at", Moment, nullable=False),
    Column("resolved_at", Moment),
    Column("helped", LongText(), nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)
