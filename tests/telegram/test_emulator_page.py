"""The page for playing people by hand: what it shows, what one can do on it, and the program that serves it."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession
from telegram import ForceReply

from tests.telegram.emulator import Emulator
from tests.telegram.emulator.jsons import Json, json_objects, mapping
from tests.telegram.emulator.page import Page
from tests.telegram.emulator.scene import client, keyboard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.telegram.emulator import BotAccount, EmulatedPerson, Group


class Visitor:
    """Somebody with the page open."""

    def __init__(self, emulator: Emulator, session: ClientSession) -> None:
        self.emulator = emulator
        self._session = session
        self.bot: BotAccount = emulator.add_bot("dreiklang_bot", name="Dreiklang")
        self.anna: EmulatedPerson = emulator.add_user("Anna")
        self.group: Group = emulator.add_group("Bündnis", creator=self.anna)
        self.anna.add(self.group, self.bot)

    async def act(self, act: str, chat: str | None = None, **more: object) -> Json:
        wish = {"person": self.anna.id, "chat": chat or str(self.group.id), "act": act, **more}
        async with self._session.post(f"{self.emulator.url}/act", json=wish) as response:
            assert response.status == 200
            return mapping(await response.json())

    async def chats(self) -> list[Json]:
        address = f"{self.emulator.url}/view?person={self.anna.id}"
        async with self._session.get(address) as response:
            return json_objects(mapping(await response.json())["chats"])


@asynccontextmanager
async def visiting() -> AsyncIterator[Visitor]:
    emulator = Emulator()
    async with ClientSession() as session:
        visitor = Visitor(emulator, session)
        page = Page(emulator, visitor.bot, [visitor.anna], visitor.group)
        emulator.extra_routes += page.routes()
        async with emulator:
            yield visitor


async def test_what_is_written_on_the_page_reaches_the_bot_and_its_words_the_page() -> None:
    async with visiting() as visitor, client(visitor.emulator, visitor.bot) as bot:
        assert await visitor.act("say", text="/hilfe") == {}
        assert visitor.bot.updates.produced[-1].content["text"] == "/hilfe"
        await bot.send_message(visitor.group.id, "<b>Hallo</b>", "HTML", reply_markup=keyboard("Ja"))

        message = json_objects((await visitor.chats())[-1]["messages"])[-1]

        assert (message["html"], message["keyboard"]) == ("<b>Hallo</b>", [["Ja"]])


async def test_the_page_shows_what_rings_what_is_pinned_and_what_to_type_where() -> None:
    async with visiting() as visitor, client(visitor.emulator, visitor.bot) as bot:
        visitor.anna.promote(visitor.group, visitor.bot)
        loud = await bot.send_message(visitor.group.id, "laut")
        await bot.pin_chat_message(visitor.group.id, loud.message_id)
        await bot.send_message(
            visitor.group.id,
            "leise",
            disable_notification=True,
            reply_markup=ForceReply(input_field_placeholder="z. B. Stadt Ahlen"),
        )

        messages = json_objects((await visitor.chats())[-1]["messages"])[-3:]

        assert [(one["text"], one["rings"], one["pinned"]) for one in messages] == [
            ("laut", True, True),
            ("", True, False),
            ("leise", False, False),
        ]
        assert messages[1]["service"] == "pinned_message"
        assert (messages[2]["asks"], messages[2]["placeholder"]) == (True, "z. B. Stadt Ahlen")


async def test_a_press_on_the_page_shows_the_answer() -> None:
    async with visiting() as visitor, client(visitor.emulator, visitor.bot) as bot:
        sent = await bot.send_message(visitor.group.id, "?", reply_markup=keyboard("Ja"))
        pressing = asyncio.create_task(visitor.act("tap", message=sent.message_id, button=0))
        await visitor.emulator.until(lambda: visitor.emulator.world.queries)
        await bot.answer_callback_query(next(iter(visitor.emulator.world.queries)), "Danke")

        assert await pressing == {"toast": "Danke"}


async def test_the_page_goes_with_the_group_when_it_becomes_a_supergroup() -> None:
    async with visiting() as visitor:
        answer = await visitor.act("upgrade")

        old, new = (await visitor.chats())[1:]
        assert (old["open"], new["open"], answer) == (False, True, {"go": new["key"]})


async def test_the_page_says_what_cannot_be_done() -> None:
    async with visiting() as visitor:
        answer = await visitor.act("block", "private")

        assert str(answer["alert"]).startswith("Das geht nicht:")


async def test_the_page_loads_nothing_from_elsewhere() -> None:
    page = (Path(__file__).parent / "emulator" / "page.html").read_text("utf-8")

    assert "http" not in page
    assert 'src="' not in page


@pytest.mark.parametrize("line", ["DREIKLANG_TELEGRAM_TOKEN=", "DREIKLANG_TELEGRAM_API_URL=http://127.0.0.1:"])
async def test_the_program_prints_how_a_bot_connects(line: str) -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.telegram.emulator",
        "0",
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert program.stdout is not None
    printed = [(await program.stdout.readline()).decode() for _ in range(2)]
    program.terminate()
    await program.wait()

    assert any(one.startswith(line) for one in printed)
