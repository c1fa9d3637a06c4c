"""Who is named in a text hears it, unless they caused it themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Channel, ChannelKind, Cooperation
from bot.engine.exchange.content import mention
from bot.engine.exchange.messages import Sender
from bot.engine.turn.spoken import SpokenTurn
from bot.engine.turn.turn import Turn
from bot.engine.wording import Markup
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.engine.stored.ports import Transaction

ANNA, BERT = mention("Anna", "anna"), mention("Bert", "bert")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path) as one:
        with one.database.begin() as transaction:
            home = transaction.add_cooperation(Cooperation(name="Probe", created_at=one.clock.now()))
            transaction.add_channel(
                Channel(
                    cooperation_id=home.id,
                    adapter="memory",
                    account="bot",
                    platform_id=GROUP,
                    kind=ChannelKind.GROUP,
                )
            )
        yield one


def _by_the_clock(stage: Stage, transaction: Transaction, _place: Channel) -> Turn:
    home = transaction.cooperation(1)
    return Turn(
        surroundings=stage.application.surroundings, transaction=transaction, now=stage.clock.now(), cooperation=home
    )


def _by_anna(stage: Stage, transaction: Transaction, place: Channel) -> Turn:
    return SpokenTurn(
        surroundings=stage.application.surroundings,
        transaction=transaction,
        now=stage.clock.now(),
        cooperation=transaction.cooperation(1),
        channel=place,
        sender=Sender(platform_id="anna", name="Anna"),
    )


@pytest.mark.parametrize(
    ("by", "text", "rings"),
    [
        (_by_anna, f"{ANNA}: notiert.", False),
        (_by_anna, f"- {ANNA}\n- **{BERT}**", True),
        (_by_anna, "Niemand.", False),
        (_by_the_clock, f"{ANNA} ist dran.", True),
    ],
)
async def test_who_is_named_hears_it_unless_they_caused_it(
    stage: Stage, by: Callable[[Stage, Transaction, Channel], Turn], text: str, *, rings: bool
) -> None:
    with stage.database.begin() as transaction:
        place = transaction.channel(1)
        assert place is not None
        by(stage, transaction, place).say_in(place, Markup(text))
        line = transaction.outbox.get(transaction.outbox.added[-1])
        assert line is not None
        assert line.content is not None
        assert line.content.rings is rings
