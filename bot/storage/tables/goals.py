"""The tables of what a cooperation aims at and keeps an eye on."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, UniqueConstraint

from bot.domain.watch_list import WatchItem, WatchKind, WatchNotice
from bot.storage.columns import Day, LongText, Member, plain_tuple
from bot.storage.tables.foundation import owned

watch_items = owned(
    WatchItem,
    "watch_items",
    Column("number", Integer, nullable=False),
    Column("what", LongText(), nullable=False),
    Column("kind", Member(WatchKind), nullable=False),
    Column("day", Day, nullable=False),
    Column("entered_on", Day, nullable=False),
    Column("told_on", Day),
    Column("dropped", Boolean, nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)

watch_notices = owned(
    WatchNotice,
    "watch_notices",
    Column("day", Day, nullable=False),
    Column("items", plain_tuple(), nullable=False),
    Column("late", plain_tuple(), nullable=False),
)
