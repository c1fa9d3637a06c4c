"""Scripts on the emulated Telegram: persons in a group with privacy mode on, the real SDK between, only the clock ours.

Plain words in the group are written as a reply to what the bot said last, for nothing else reaches it there. A person
who is led to their private chat presses Start.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from adapters.telegram.adapter import TelegramAdapter
from bot.engine.clock import FixedClock
from bot.engine.incoming.limits import UNLIMITED
from bot.program.app import Application
from bot.program.menus import telegram_faces, telegram_menus
from bot.program.stepping import move_on
from bot.storage.database import SqlDatabase
from tests.migrated import migrated
from tests.running import no_pause
from tests.stage import START
from tests.telegram.emulator.emulator import Emulator
from tests.telegram.emulator.views import rows
from tests.theatre import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bot.domain.cooperation import Language
    from tests.telegram.emulator.groups import Group
    from tests.telegram.emulator.people import EmulatedPerson
    from tests.telegram.emulator.views import SeenMessage

WAIT = 30.0
"""Seconds that anything may take before the script fails."""
BETWEEN = timedelta(seconds=10)
"""How long people take for one thing."""
CALMS = timedelta(seconds=4)
"""After this long a group takes a few more messages, or the next refresh of a card."""


class TelegramTroupe:
    """Persons in one group; the first of `names` makes it and brings the bot in.

    Those in `started` have begun their private chat with the bot before.
    """

    def __init__(
        self,
        folder: Path,
        names: Sequence[str],
        language: Language,
        *,
        started: Sequence[str] = (),
        limits: bool = False,
        forum: bool = False,
    ) -> None:
        """`limits`: Telegram refuses what comes too fast; `forum`: a supergroup with topics."""
        self._forum = forum
        self._folder = folder
        self._language = language
        self._names = names
        self._started = started
        self._clock = FixedClock(START)
        self._before: dict[str, dict[int, str]] = {}
        self.emulator = Emulator(clock=self._clock.now, limits=limits)
        self.persons: dict[str, EmulatedPerson] = {}
        self.group: Group

    async def __aenter__(self) -> Self:
        await self.emulator.__aenter__()
        self.bot = self.emulator.add_bot("dreiklang_bot", name="Dreiklang", privacy=True)
        for name in self._names:
            self.persons[name] = self.emulator.add_user(name.capitalize(), language=self._language.value)
        coordinator, *others = self.persons.values()
        make = partial(self.emulator.add_supergroup, forum=True) if self._forum else self.emulator.add_group
        self.group = make("Bündnis", creator=coordinator, members=others)
        await self._build()
        for name in self._started:
            self.persons[name].start(self.bot)
        coordinator.add(self.group, self.bot)
        await self.follow()
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self._tear_down()
        await self.emulator.__aexit__(raised[0], *raised[1:])  # type: ignore[arg-type]  # as Python hands them over

    async def _build(self) -> None:
        self._database = SqlDatabase(f"sqlite:///{migrated(self._folder / 'telegram.db')}", self._clock)
        adapter = TelegramAdapter(
            self.bot.token,
            api_url=self.emulator.url,
            menus=telegram_menus(self._language),
            faces=telegram_faces(self._language),
            now=self._clock.now,
            sleep=no_pause,
        )
        self._application = Application(
            database=self._database,
            adapters=[adapter],
            clock=self._clock,
            language=self._language,
            zone="Europe/Berlin",
            limits=UNLIMITED,
        )
        self._running = asyncio.create_task(self._application.run(ticking=False))
        await self._until(lambda: bool(self.bot.updates.polls))

    async def _tear_down(self) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        self._database.close()

    async def restart(self) -> None:
        """Build the program anew."""
        await self._tear_down()
        await self._build()

    async def upgrade(self) -> None:
        """Turn the group into a supergroup."""
        self.group = next(iter(self.persons.values())).upgrade(self.group)
        self._before.pop("", None)
        await self.follow()

    async def say(self, who: str, text: str, *, private: bool) -> None:
        """Write in the group, or in one's private chat with the bot, which is begun if need be."""
        await self._take_time()
        person = self.persons[who]
        if private:
            if person.id not in self.bot.privates:
                person.start(self.bot)
                await self.follow()
            person.say(self.bot, text)
        else:
            replied = None if text.startswith("/") else self._own(person.sees(self.group))[-1]
            written = len(person.sees(self.group))
            person.say(self.group, text, reply_to=replied.message if replied else None)
            await self.follow()
            for link in _links(person.sees(self.group)[written:]):
                person.open(link)
        await self.follow()

    async def tap(self, who: str, message: Seen, label: str, *, private: bool) -> None:
        """Press a button; one that leads to the private chat is followed there."""
        await self.press(who, message.message, label, private=private)

    async def press(self, who: str, message: str, button: str | int, *, private: bool) -> None:
        """Press a button of a message by its label, or by its number counted from 0."""
        await self._take_time()
        person = self.persons[who]
        chat = self.bot if private else self.group
        shown = next(one for one in person.sees(chat) if str(one.message_id) == message)
        query = person.tap(shown, button)
        await self.follow()
        answer = await query.answered()
        if answer.url:
            person.open(answer.url)
            await self.follow()

    async def pass_time(self, to: datetime | timedelta) -> None:
        """Move the clock."""
        until = (
            to.replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
            if isinstance(to, datetime)
            else self._clock.now() + to
        )
        await move_on(self._application, self._clock, until)
        await self._calm()

    async def advance(self, span: timedelta) -> None:
        """Move the clock a little; what is due meanwhile is sent, but cards may still lag behind."""
        await move_on(self._application, self._clock, self._clock.now() + span)

    async def taken(self) -> None:
        """Wait until the bot has confirmed everything that happened."""
        await self._until(lambda: not self.bot.updates.pending())

    @property
    def database(self) -> SqlDatabase:
        """The bot's database."""
        return self._database

    def shown(self, place: str | None) -> list[Seen]:
        """Return the bot's messages as a person's client shows them: the first person's for the group."""
        return [
            Seen(str(one.message_id), one.text, tuple(label for row in one.keyboard for label in row))
            for one in self._messages(place)
        ]

    def heard(self, place: str | None) -> list[str]:
        """Return what is new or changed in a place."""
        before = self._before.get(place or "", {})
        return [one.text for one in self._messages(place) if before.get(one.message_id) != one.text]

    def listen(self) -> None:
        """Forget what was new."""
        for place in (None, *self.persons):
            self._before[place or ""] = {one.message_id: one.text for one in self._messages(place)}

    def _messages(self, place: str | None) -> list[SeenMessage]:
        if place is None:
            return self._own(next(iter(self.persons.values())).sees(self.group))
        person = self.persons[place]
        return self._own(person.sees(self.bot)) if person.id in self.bot.privates else []

    def _own(self, messages: list[SeenMessage]) -> list[SeenMessage]:
        return [one for one in messages if one.sender == self.bot.name and not one.service]

    async def _take_time(self) -> None:
        await move_on(self._application, self._clock, self._clock.now() + BETWEEN)

    async def follow(self) -> None:
        """Wait until the bot has confirmed everything that happened, and all that follows from it is sent."""
        await self.taken()
        await self._calm()

    async def _calm(self) -> None:
        sent = -1
        while sent != len(self.emulator.calls):
            sent = len(self.emulator.calls)
            await move_on(self._application, self._clock, self._clock.now() + CALMS)

    async def _until(self, condition: Callable[[], bool]) -> None:
        waiting = asyncio.create_task(self.emulator.until(condition, timeout=WAIT))
        await asyncio.wait({waiting, self._running}, return_when=asyncio.FIRST_COMPLETED)
        if self._running.done():
            waiting.cancel()
            self._running.result()
        await waiting


def _links(shown: Sequence[SeenMessage]) -> list[str]:
    """Return where the buttons of messages lead that are links."""
    buttons = [button for message in shown for row in rows(message.markup) for button in row]
    return [str(button["url"]) for button in buttons if "url" in button]
