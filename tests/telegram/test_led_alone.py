"""Whoever taps something that goes on in private sees that at once, and gets there: never a tap into nothing."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from tests.screens.looking import WatchedDatabase
from tests.telegram.emulator.views import rows
from tests.telegram.troupe import TelegramTroupe

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.telegram.emulator.queries import QueryAnswer

SET_UP = "/einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; monatlich"
CARDS = {"check_in.round": 0, "decision": 2}
"""What leads on in private: answering alone, and an objection, which needs a reason."""


@asynccontextmanager
async def group(folder: Path, *started: str) -> AsyncIterator[tuple[TelegramTroupe, WatchedDatabase]]:
    """A cooperation with an open check-in and an open decision; carla has not joined."""
    async with TelegramTroupe(folder, ["anna", "bert", "carla"], Language.GERMAN, started=("anna", *started)) as troupe:
        await troupe.say("anna", SET_UP, private=False)
        await troupe.say("anna", "/mitmachen Stadt Ahlen; Staat", private=False)
        await troupe.say("bert", "/mitmachen Kammer; Wirtschaft", private=False)
        await troupe.say("anna", "/checkin", private=False)
        await troupe.say("anna", "/beschluss Wir treffen uns montags.", private=False)
        database = WatchedDatabase(folder / "telegram.db")
        asked = database.question(str(troupe.persons["anna"].id))
        if asked is not None:
            await troupe.press("anna", asked.message, 0, private=asked.private)
        yield troupe, database


async def tapped(troupe: TelegramTroupe, database: WatchedDatabase, who: str, kind: str, place: int) -> QueryAnswer:
    """Tap a card and return the answer, without following it."""
    card = database.card(kind)
    assert card is not None
    person = troupe.persons[who]
    shown = next(one for one in person.sees(troupe.group) if str(one.message_id) == card.message)
    query = person.tap(shown, place)
    await troupe.follow()
    return await query.answered()


@pytest.mark.parametrize("kind", CARDS)
async def test_who_never_began_the_private_chat_is_led_there_by_a_link(tmp_path: Path, kind: str) -> None:
    async with group(tmp_path) as (troupe, database):
        answer = await tapped(troupe, database, "bert", kind, CARDS[kind])
        assert answer.url.startswith(f"https://t.me/{troupe.bot.username}?start=")
        troupe.persons["bert"].open(answer.url)
        await troupe.follow()
        asked = database.question(str(troupe.persons["bert"].id))
        assert asked is not None
        assert asked.private


@pytest.mark.parametrize("kind", CARDS)
async def test_who_has_begun_it_sees_a_sign_and_is_asked_there(tmp_path: Path, kind: str) -> None:
    async with group(tmp_path, "bert") as (troupe, database):
        answer = await tapped(troupe, database, "bert", kind, CARDS[kind])
        assert answer.text or answer.url
        asked = database.question(str(troupe.persons["bert"].id))
        assert asked is not None
        assert asked.private


@pytest.mark.parametrize("kind", CARDS)
async def test_who_has_blocked_the_bot_is_led_back_by_a_link(tmp_path: Path, kind: str) -> None:
    async with group(tmp_path, "bert") as (troupe, database):
        troupe.persons["bert"].block(troupe.bot)
        await troupe.follow()
        answer = await tapped(troupe, database, "bert", kind, CARDS[kind])
        assert answer.url


async def test_who_joins_by_a_tap_is_led_there(tmp_path: Path) -> None:
    async with group(tmp_path) as (troupe, database):
        answer = await tapped(troupe, database, "carla", "arrival", 0)
        assert answer.url


async def test_a_command_that_goes_on_in_private_says_so_in_the_group(tmp_path: Path) -> None:
    async with group(tmp_path) as (troupe, _):
        await troupe.say("bert", "/antworten", private=False)
        said = troupe.persons["bert"].sees(troupe.group)[-1]
        assert said.sender == troupe.bot.name
        ((button,),) = rows(said.markup)
        assert button["url"]


async def test_a_command_of_somebody_whose_private_chat_is_open_says_nothing_in_the_group(tmp_path: Path) -> None:
    async with group(tmp_path, "bert") as (troupe, database):
        await troupe.say("bert", "/antworten", private=False)
        assert troupe.persons["bert"].sees(troupe.group)[-1].sender != troupe.bot.name
        asked = database.question(str(troupe.persons["bert"].id))
        assert asked is not None
        assert asked.private
