"""The table of links to pages."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, UniqueConstraint

from bot.domain.report_links import PageKind, ReportLink
from bot.storage.columns import Member, Moment
from bot.storage.tables.foundation import Key, owned

report_links = owned(
    ReportLink,
    "report_links",
    Column("number", Integer, nullable=False),
    Column("kind", Member(PageKind), nullable=False),
    Column("document", String(64), nullable=False),
    Column("about", Key, nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("made_by", Key, ForeignKey("partners.id")),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    UniqueConstraint("cooperation_id", "number"),
)
