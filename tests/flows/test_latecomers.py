"""Whoever comes later and cannot read back gets one message with what is open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.engine.exchange.messages import Joined
from bot.program.stepping import settle
from flows.latecomers import SOON
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory import MemoryMessage

HEAD = "Für alle, die neu dazugekommen sind"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; monatlich")
        await one.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        yield one


async def _comes(stage: Stage, who: str, when: str = "", *, reads_back: bool = False, private: bool = False) -> None:
    await stage.chat.hand_over(
        Joined(
            event_id=f"{who} comes {when}",
            address=stage.chat.address(f"@{who.casefold()}" if private else GROUP),
            sender=stage.chat.person(who),
            private=private,
            at=stage.clock.now(),
            reads_back=reads_back,
        )
    )
    await settle(stage.application)


async def _decide(stage: Stage, text: str) -> None:
    await stage.say("Anna", f"/beschluss {text}")
    await stage.answer("Anna", "so abstimmen")


def _told(stage: Stage) -> list[MemoryMessage]:
    return [message for message in stage.seen_in() if message.text.startswith(HEAD)]


async def test_one_message_says_what_is_open(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await _decide(stage, "Wir treffen uns *monatlich*.")
    await _comes(stage, "Bert")
    assert _told(stage) == [], "others may come right behind"
    await stage.rebuild()
    await stage.wait(SOON)
    (told,) = _told(stage)
    assert not told.content.rings
    for words in ("Check-in 1 zu Initiieren", "B-1 Wir treffen uns *monatlich*.", "/antworten", "/beschluss 1"):
        assert words in told.text
    await stage.wait(timedelta(days=1))
    assert len(_told(stage)) == 1


async def test_several_who_come_get_one_together(stage: Stage) -> None:
    await _decide(stage, "Wir treffen uns monatlich.")
    await _comes(stage, "Bert")
    await stage.wait(SOON / 2)
    await _comes(stage, "Carla")
    await stage.wait(SOON)
    (told,) = _told(stage)
    assert "/antworten" not in told.text
    await _comes(stage, "Deniz")
    await stage.wait(SOON)
    assert len(_told(stage)) == 2, "Deniz cannot read what was said before either"


async def test_who_comes_again_hears_only_of_what_is_new(stage: Stage) -> None:
    await _decide(stage, "Wir treffen uns monatlich.")
    await _comes(stage, "Bert")
    await stage.wait(SOON)
    await _comes(stage, "Bert", "again")
    await stage.wait(SOON)
    assert len(_told(stage)) == 1
    await _decide(stage, "Wir tagen im August.")
    await _comes(stage, "Bert", "once more")
    await stage.wait(SOON)
    assert len(_told(stage)) == 2


async def test_nothing_is_said_where_nothing_is_open_or_everything_can_be_read(stage: Stage) -> None:
    await _comes(stage, "Bert")
    await stage.wait(SOON)
    await _decide(stage, "Wir treffen uns monatlich.")
    await _comes(stage, "Carla", reads_back=True)
    await stage.wait(SOON)
    await _comes(stage, "Deniz")
    await stage.say("Anna", "/beschluss 1 zurückziehen")
    await stage.answer("Anna", "ja")
    await stage.wait(SOON)
    assert _told(stage) == []


async def test_many_decisions_are_counted(stage: Stage) -> None:
    for number in range(1, 8):
        await _decide(stage, f"Vorschlag Nummer {number}.")
    await _comes(stage, "Bert")
    await stage.wait(SOON)
    (told,) = _told(stage)
    assert "B-5" in told.text
    assert "B-6" not in told.text
    assert "noch 2 Beschlüsse" in told.text


async def test_whoever_comes_into_their_own_private_room_is_told_nothing_there(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for who in ("Anna", "Bert"):  # known here and unknown
        before = len(stage.seen_in(f"@{who.casefold()}"))
        await _comes(stage, who, private=True)
        await stage.wait(SOON)
        assert len(stage.seen_in(f"@{who.casefold()}")) == before
