"""The table of tasks."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, UniqueConstraint

from bot.domain.tasks import Task, TaskOrigin, TaskStatus
from bot.storage.columns import Day, LongText, Member, plain_tuple
from bot.storage.tables.foundation import Key, owned

tasks = owned(
    Task,
    "tasks",
    Column("number", Integer, nullable=False),
    Column("what", LongText(), nullable=False),
    Column("organisation_id", Key, ForeignKey("organisations.id"), nullable=False),
    Column("keeper_id", Key, ForeignKey("partners.id")),
    Column("agreed", Boolean, nullable=False),
    Column("helpers", plain_tuple(), nullable=False),
    Column("due_on", Day, nullable=False),
    Column("status", Member(TaskStatus), nullable=False),
    Column("ended_on", Day),
    Column("author_id", Key, ForeignKey("partners.id")),
    Column("origin", Member(TaskOrigin), nullable=False),
    Column("origin_key", String(32), nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)
