"""One of every kind of thing that belongs to a cooperation's goals."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.contributions import Contribution, ContributionKind
from bot.domain.indicators import Indicator, IndicatorValue
from bot.domain.results_chain import ChainLine, ChainLink
from bot.domain.risks import EarlySign, Risk
from bot.domain.tasks import Task, TaskOrigin, TaskStatus
from bot.domain.watch_list import WatchItem, WatchKind, WatchNotice
from tests.storage.filling import BIG, DAY, WORDS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from bot.domain.partners import Organisation, Partner
    from bot.engine.stored.ports import Store

GOAL_KINDS: tuple[type[DataclassInstance], ...] = (
    WatchItem,
    WatchNotice,
    Indicator,
    IndicatorValue,
    Contribution,
    Risk,
    Task,
    ChainLine,
)


def goals(store: Store, partner: Partner, house: Organisation) -> dict[type[DataclassInstance], DataclassInstance]:
    """Store one of each, delivered by a partner, contributed by an organisation."""
    indicator = store.of(Indicator).add(
        Indicator(
            number=1,
            name=WORDS,
            unit=WORDS,
            source=WORDS,
            partner_id=partner.id,
            organisation_id=house.id,
            rhythm="FREQ=MONTHLY",
            target=Decimal("-12345678901234.56"),
            target_on=DAY,
            entered_on=DAY,
            asked=2,
            asked_on=DAY,
        )
    )
    return {
        WatchItem: store.of(WatchItem).add(
            WatchItem(number=1, what=WORDS, kind=WatchKind.FUNDING, day=DAY, entered_on=DAY, told_on=DAY, dropped=True)
        ),
        Contribution: store.of(Contribution).add(
            Contribution(number=1, organisation_id=house.id, kind=ContributionKind.ACCESS, sentence=WORDS)
        ),
        Indicator: indicator,
        Risk: store.of(Risk).add(
            Risk(
                number=1,
                what=WORDS,
                sign=WORDS,
                watcher_id=partner.id,
                next_on=DAY,
                asked_on=DAY,
                seen=EarlySign.SOME,
                seen_on=DAY,
            )
        ),
        IndicatorValue: store.of(IndicatorValue).add(
            IndicatorValue(indicator_id=indicator.id, day=DAY, amount=Decimal("0.000001"))
        ),
        Task: store.of(Task).add(
            Task(
                number=1,
                what=WORDS,
                organisation_id=house.id,
                keeper_id=partner.id,
                agreed=True,
                helpers=(house.id, BIG),
                due_on=DAY,
                status=TaskStatus.DONE,
                ended_on=DAY,
                author_id=partner.id,
                origin=TaskOrigin.MEETING,
                origin_key="O-FP-1",
            )
        ),
        ChainLine: store.of(ChainLine).add(ChainLine(number=1, link=ChainLink.OUTPUT, text=WORDS)),
        WatchNotice: store.of(WatchNotice).add(WatchNotice(day=DAY, items=(1, BIG), late=(BIG,))),
    }
