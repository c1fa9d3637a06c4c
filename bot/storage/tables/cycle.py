"""The tables of the cycle: where phases stand, how they came to, and what was ticked."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, String, UniqueConstraint, false

from bot.domain.criteria import Tick
from bot.domain.cycle import Phase, PhaseChange, PhaseState, PhaseStatus
from bot.storage.columns import Member, Moment
from bot.storage.tables.foundation import owned

phases = owned(
    PhaseState,
    "phases",
    Column("phase", Member(Phase), nullable=False),
    Column("status", Member(PhaseStatus), nullable=False),
    Column("since", Moment, nullable=False),
    Column("offered", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("cooperation_id", "phase"),
)

phase_changes = owned(
    PhaseChange,
    "phase_changes",
    Column("phase", Member(Phase), nullable=False),
    Column("status", Member(PhaseStatus), nullable=False),
    Column("at", Moment, nullable=False),
    Column("decision", Integer),
)

ticks = owned(
    Tick,
    "ticks",
    Column("criterion", String(16), nullable=False),
    Column("met", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("cooperation_id", "criterion"),
)
