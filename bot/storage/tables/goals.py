"""The tables of what a cooperation aims at and keeps an eye on."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, UniqueConstraint

from bot.domain.contributions import Contribution, ContributionKind
from bot.domain.indicators import Indicator, IndicatorValue
from bot.domain.results_chain import ChainLine, ChainLink
from bot.domain.risks import EarlySign, Risk
from bot.domain.watch_list import WatchItem, WatchKind, WatchNotice
from bot.storage.columns import Day, Exact, LongText, Member, plain_tuple
from bot.storage.tables.foundation import Key, owned

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

indicators = owned(
    Indicator,
    "indicators",
    Column("number", Integer, nullable=False),
    Column("name", LongText(), nullable=False),
    Column("unit", LongText(), nullable=False),
    Column("source", LongText(), nullable=False),
    Column("partner_id", Key, ForeignKey("partners.id")),
    Column("organisation_id", Key, ForeignKey("organisations.id")),
    Column("rhythm", LongText(), nullable=False),
    Column("target", Exact),
    Column("target_on", Day),
    Column("entered_on", Day, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("asked_on", Day),
    UniqueConstraint("cooperation_id", "number"),
)

indicator_values = owned(
    IndicatorValue,
    "indicator_values",
    Column("indicator_id", Key, ForeignKey("indicators.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("day", Day, nullable=False),
    Column("amount", Exact, nullable=False),
    UniqueConstraint("indicator_id", "day"),
)

contributions = owned(
    Contribution,
    "contributions",
    Column("number", Integer, nullable=False),
    Column("organisation_id", Key, ForeignKey("organisations.id"), nullable=False),
    Column("kind", Member(ContributionKind), nullable=False),
    Column("sentence", LongText(), nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)

risks = owned(
    Risk,
    "risks",
    Column("number", Integer, nullable=False),
    Column("what", LongText(), nullable=False),
    Column("sign", LongText(), nullable=False),
    Column("watcher_id", Key, ForeignKey("partners.id")),
    Column("next_on", Day, nullable=False),
    Column("asked_on", Day),
    Column("seen", Member(EarlySign)),
    Column("seen_on", Day),
    UniqueConstraint("cooperation_id", "number"),
)

chain_lines = owned(
    ChainLine,
    "chain_lines",
    Column("number", Integer, nullable=False),
    Column("link", Member(ChainLink), nullable=False),
    Column("text", LongText(), nullable=False),
    UniqueConstraint("cooperation_id", "number"),
)
