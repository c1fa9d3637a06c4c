"""The tables of how a cooperation is led: its decision rule, meetings, who moderates, and who stands in for whom."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, UniqueConstraint

from bot.domain.decision_rule import DecisionRule
from bot.domain.decisions import DecisionKind, Majority, VoteTurnout
from bot.domain.deputies import Deputyship, Mandate
from bot.domain.meetings import Meeting, TurnTaker
from bot.storage.columns import LongText, Member, Moment
from bot.storage.tables.foundation import Key, owned

decision_rules = owned(
    DecisionRule,
    "decision_rules",
    Column("kind", Member(DecisionKind), nullable=False),
    Column("days", Integer, nullable=False),
    Column("sector_quorum", Boolean, nullable=False),
    Column("majority", Member(Majority), nullable=False),
    Column("turnout", Member(VoteTurnout), nullable=False),
    Column("decision", Integer),
    Column("since", Moment),
)

meetings = owned(
    Meeting,
    "meetings",
    Column("number", Integer, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("place", LongText(), nullable=False),
    Column("words", LongText(), nullable=False),
    Column("set_by", Key, ForeignKey("partners.id")),
    Column("called_off_at", Moment),
    Column("over", Boolean, nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)

turn_takers = owned(
    TurnTaker,
    "turn_takers",
    Column("partner_id", Key, ForeignKey("partners.id")),
    Column("organisation_id", Key, ForeignKey("organisations.id")),
    Column("place", Integer, nullable=False),
    Column("passes", Key),
    Column("told", Key),
)

deputyships = owned(
    Deputyship,
    "deputyships",
    Column("absent_id", Key, ForeignKey("partners.id"), nullable=False),
    Column("deputy_id", Key, ForeignKey("partners.id"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
)

mandates = owned(
    Mandate,
    "mandates",
    Column("organisation_id", Key, ForeignKey("organisations.id"), nullable=False, index=True),
    Column("speaker_id", Key, ForeignKey("partners.id")),
    Column("deputy_id", Key, ForeignKey("partners.id")),
    Column("commits", LongText(), nullable=False),
)
