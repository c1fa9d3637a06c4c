"""The table of own catalogues that coordinators have sent."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey

from bot.domain.catalogue_files import CatalogueFile, FileState
from bot.storage.columns import LongText, Member, Moment
from bot.storage.tables.foundation import Key, owned

catalogue_files = owned(
    CatalogueFile,
    "catalogue_files",
    Column("name", LongText(), nullable=False),
    Column("text", LongText(), nullable=False),
    Column("state", Member(FileState), nullable=False),
    Column("sent_by", Key, ForeignKey("partners.id")),
    Column("sent_at", Moment, nullable=False),
    Column("used_at", Moment),
    Column("before_id", Key),
)
