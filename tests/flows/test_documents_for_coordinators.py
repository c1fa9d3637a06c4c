"""Documents for coordinators: whoever may ask for one gets it, and nobody whose right ended before it was made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.engine.stored.rows import PendingKind
from bot.engine.turn.pictures import send_document
from bot.engine.turn.turn import Turn
from bot.program.stepping import settle
from flows import FLOWS
from tests.flows.settling import beginning, settle_in, stored
from tests.frozen.scene import turn_of
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory.adapter import MemoryMessage

ASKED = ("/bericht übergabe", "/export tabelle", "/export text", "/export daten")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Ben", "/hilfe", "@")
        yield one


def files(stage: Stage, channel: str) -> list[MemoryMessage]:
    return [one for one in stage.seen_in(channel) if one.file]


@pytest.mark.parametrize("typed", ASKED)
async def test_a_deputy_gets_it_while_the_coordinator_is_away(stage: Stage, typed: str) -> None:
    await stage.say("Anna", "/koordination vertretung Ben", "@")
    await stage.say("Anna", "/abwesend bis 20.11.", "@")
    await stage.say("Ben", typed, "@")

    assert len(files(stage, "@ben")) == 1


@pytest.mark.parametrize("kind", ["report.handover", "export.sheet", "export.text", "export.data", "export.research"])
@pytest.mark.parametrize("coordinates", [True, False])
async def test_it_goes_only_to_who_coordinates_when_it_is_made(stage: Stage, kind: str, coordinates: bool) -> None:
    await stage.say("Anna", "/hilfe", "@")
    with beginning(stage) as transaction:
        store = stored(transaction)
        anna = store.identities.find(coordinates=True)[0]
        store.identities.put(replace(anna, coordinates=coordinates))
        channel = transaction.private_channel(stage.chat.name, stage.chat.account, anna.platform_id)
        assert channel is not None
        turn = Turn(
            surroundings=stage.application.surroundings,
            transaction=transaction,
            now=stage.clock.now(),
            cooperation=transaction.cooperations()[0],
        )
        send_document(turn, kind, channel)
        send_document(turn, kind, channel)
        assert len(transaction.outbox.find(kind=PendingKind.DOCUMENT)) == 1, "it waits already"
    stage.application.outbox.wake()
    await settle(stage.application)

    assert len(files(stage, "@anna")) == int(coordinates)


@pytest.mark.parametrize("kind", ["report.handover", "export.sheet", "export.text", "export.data", "export.research"])
async def test_whose_right_ends_while_it_is_put_together_does_not_get_it(stage: Stage, kind: str) -> None:
    await stage.say("Anna", "/hilfe", "@")
    with beginning(stage) as transaction:
        turn = turn_of(stage, transaction)
        draft = FLOWS.documents[kind].draft(turn, 0)
        anna = turn.store.identities.find(coordinates=True)[0]
        turn.store.identities.put(replace(anna, coordinates=False))
        while draft is not None and draft.steps:
            draft = draft.steps[0](turn, replace(draft, steps=draft.steps[1:]))

    assert draft is None
