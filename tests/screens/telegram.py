"""The Telegram page of the emulator as a phone shows it, with the real application behind it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from aiohttp import web

from tests.screens.looking import SceneError, Tappable, WatchedDatabase
from tests.screens.scenes import PEOPLE
from tests.telegram.emulator.page import Page
from tests.telegram.emulator.views import rows
from tests.telegram.troupe import TelegramTroupe

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import timedelta
    from pathlib import Path

    from bot.domain.cooperation import Language
    from tests.screens.browser import Browser
    from tests.telegram.emulator.people import EmulatedPerson
    from tests.telegram.emulator.world import Chat

WIDTH, LEAST, MOST = 390, 560, 1700
"""Of the phone, in its pixels; higher where there is more to see."""


class TelegramStage:
    """A troupe on the emulated Telegram, with a browser that looks at it."""

    def __init__(self, troupe: TelegramTroupe, language: Language, database: Path, browser: Browser) -> None:
        self.language = language
        self._troupe = troupe
        self._database = WatchedDatabase(database)
        self._browser = browser
        self._since: dict[int, int] = {}
        self._into: Path
        self._taken = 0
        self._played = False

    def begin(self, into: Path) -> None:
        """Begin a scene: pictures are named like `into` and show what comes from now on."""
        self._into, self._taken = into, 0
        if self._played:  # what there was before the first scene is its beginning
            chats = (self._troupe.group, *self._troupe.bot.privates.values())
            self._since = {chat.id: max(chat.messages, default=0) for chat in chats}
        self._played = True

    async def end(self) -> None:
        """End a scene."""

    async def say(self, who: str, text: str, *, private: bool) -> None:
        """Write."""
        await self._troupe.say(who, text, private=private)

    async def tap(self, who: str, asked: Tappable, place: int) -> None:
        """Press a button."""
        await self._troupe.press(who, asked.message, place, private=asked.private)

    def is_led(self, who: str) -> bool:
        """Whether the newest message in the group has nothing but a link into a private chat."""
        newest = self._person(who).sees(self._troupe.group)[-1]
        buttons = [button for row in rows(newest.markup) for button in row]
        return len(buttons) == 1 and "?start=" in str(buttons[0].get("url"))

    async def follow(self, who: str) -> None:
        """Follow that link."""
        person = self._person(who)
        person.follow(person.sees(self._troupe.group)[-1], 0)
        await self._troupe.follow()

    async def pass_time(self, span: timedelta) -> None:
        """Move the clock."""
        await self._troupe.pass_time(span)

    def question(self, who: str) -> Tappable | None:
        """Return the question that waits with somebody."""
        return self._database.question(str(self._person(who).id))

    def card(self, kind: str, who: str | None) -> Tappable | None:
        """Return the newest card of a kind."""
        return self._database.card(kind, str(self._person(who).id) if who else None)

    def _person(self, who: str) -> EmulatedPerson:
        return self._troupe.persons[who]

    async def picture(self, name: str, who: str | None) -> None:
        """Take a picture of the page. Raises SceneError if nothing has come there since the scene began."""
        person = self._person(who or PEOPLE[0])
        chat: Chat | None = self._troupe.group if who is None else self._troupe.bot.privates.get(person.id)
        since = self._since.get(chat.id, 0) if chat else 0
        if chat is None or max(chat.messages, default=0) <= since:
            problem = f"there is nothing to see for {name}"
            raise SceneError(problem)
        key = str(chat.id) if who is None else "private"
        shown = f"person={person.id}&chat={key}&since={since}&lang={self.language.value}&phone=1"
        await self._browser.show(f"{self._troupe.emulator.url}/#{shown}", width=WIDTH, height=LEAST)
        await self._browser.until(f"document.body.dataset.state?.startsWith('{person.id} {key} ')")
        height = await self._browser.evaluate(
            "document.body.clientHeight - document.getElementById('messages').clientHeight"
            " + document.getElementById('messages').scrollHeight"
        )
        await self._browser.resize(WIDTH, min(MOST, max(LEAST, int(str(height)))))
        await self._browser.evaluate("document.getElementById('messages').scrollTop = 1e6")
        self._taken += 1
        await self._browser.picture(self._into.with_name(f"{self._into.name}-{self._taken}-{name}.png"))


@asynccontextmanager
async def telegram(folder: Path, language: Language, browser: Browser) -> AsyncIterator[TelegramStage]:
    """Set up a group of seven who have not met the bot yet."""
    troupe = TelegramTroupe(folder, PEOPLE, language)
    pages: list[Page] = []

    async def view(request: web.Request) -> web.Response:
        return await pages[0].view(request)

    troupe.emulator.extra_routes += [web.get("/", Page.show), web.get("/view", view)]
    async with troupe:
        people = list(troupe.persons.values())
        pages.append(Page(troupe.emulator, troupe.bot, people, troupe.group, zone=ZoneInfo("Europe/Berlin")))
        people[0].promote(troupe.group, troupe.bot)
        await troupe.follow()
        yield TelegramStage(troupe, language, folder / "telegram.db", browser)
