"""The tables of how people came to organisations, and of what was corrected about these."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String

from bot.domain.admissions import Admission
from bot.domain.organisations import OrganisationEvent, OrganisationStep
from bot.storage.columns import LongText, Member, Moment
from bot.storage.tables.foundation import Key, owned

admissions = owned(
    Admission,
    "admissions",
    Column("partner_id", Key, ForeignKey("partners.id"), nullable=False, index=True),
    Column("organisation_id", Key, ForeignKey("organisations.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("refused_at", Moment),
    Column("refused_by", Key, ForeignKey("partners.id")),
)

organisation_events = owned(
    OrganisationEvent,
    "organisation_events",
    Column("organisation_id", Key, ForeignKey("organisations.id"), nullable=False, index=True),
    Column("step", Member(OrganisationStep), nullable=False),
    Column("actor_id", Key, ForeignKey("partners.id")),
    Column("role", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("before", LongText(), nullable=False),
    Column("after", LongText(), nullable=False),
)
