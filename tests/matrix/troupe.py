"""Scripts on a real Matrix server: every person is a real client, the room is encrypted, only the clock is ours.

On a server with limits the clock goes on between its leaps, since everybody has to wait.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from sqlalchemy import NullPool, create_engine, func, select

from adapters.matrix.adapter import MatrixAdapter
from adapters.matrix.sending.taps import emoji_of
from bot.engine.clock import FixedClock, ShiftedClock
from bot.engine.exchange.messages import DeliveryError, Failure, Post, Refresh
from bot.engine.incoming.limits import UNLIMITED
from bot.engine.stored.rows import PendingKind
from bot.program.app import Application
from bot.program.stepping import move_on, settle
from bot.storage import tables
from bot.storage.database import SqlDatabase
from tests.matrix.synapse import PASSWORD
from tests.migrated import migrated
from tests.running import no_pause
from tests.stage import START
from tests.theatre import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bot.domain.cooperation import Language
    from bot.engine.exchange.content import Choice
    from bot.engine.exchange.messages import Delivery, Receipt, Receive, Sent, Signal
    from tests.matrix.client import MatrixClient, ShownMessage
    from tests.matrix.homes import Household
    from tests.matrix.witness import Witness

WAIT = 60.0
"""Seconds that anything may take before the script fails."""
LONG_WAIT = 600.0
"""The same on a server with limits: one event in five seconds, for everybody in the room together."""


class _WatchedAdapter(MatrixAdapter):
    """The Matrix adapter, with a note of which events were handled and what was sent, and of any such news."""

    handled: list[tuple[str, bool]]
    sent: list[tuple[str, tuple[Choice, ...]]]
    news: asyncio.Event
    connected: asyncio.Event
    refused = 0

    async def run(self, receive: Receive, started: Callable[[], None]) -> None:
        def connected() -> None:
            self.connected.set()
            started()

        async def watched(signal: Signal) -> Receipt:
            receipt = await receive(signal)
            self.handled.append((signal.event_id, receipt.repeated))
            self.news.set()
            return receipt

        await super().run(watched, connected)

    async def deliver(self, delivery: Delivery) -> Sent:
        try:
            sent = await super().deliver(delivery)
        except DeliveryError as error:
            self.refused += error.failure is Failure.RETRY and error.retry_after is not None
            raise
        self.news.set()
        if isinstance(delivery, Post | Refresh):
            self.sent.append((sent.message, delivery.content.choices))
        return sent


class MatrixTroupe:
    """Persons in one encrypted room with the bot. The first of `names` makes the room and brings the bot in."""

    def __init__(
        self, household: Household, folder: Path, names: Sequence[str], language: Language, *, limited: bool = False
    ) -> None:
        """`limited` if the server has limits."""
        self._limited = limited
        self._wait = LONG_WAIT if limited else WAIT
        self._household = household
        self._folder = folder
        self._url = f"sqlite:///{migrated(folder / 'matrix.db')}"
        self._names = names
        self._language = language
        self.clock = ShiftedClock(START - datetime.now(UTC)) if limited else FixedClock(START)
        self.persons: dict[str, MatrixClient] = {}
        self._choices: dict[str, tuple[Choice, ...]] = {}
        self._before: dict[str, dict[str, str]] = {}
        self.handled: list[tuple[str, bool]] = []
        """The events that were handed over, one after the other, and whether the program knew them."""
        self.guests: list[Witness] = []
        """People with another client who are there as well; what they do is told to them, not to the troupe."""
        self.former: set[str] = set()
        """Rooms that the present one has replaced."""

    async def __aenter__(self) -> Self:
        for name in self._names:
            person = await self._household.person(name)
            await person.sdk.set_displayname(name.capitalize())
            self.persons[name] = person
        coordinator, *others = self.persons.values()
        self.account = self._household.account()
        self.room = await coordinator.create_room("Bündnis", encrypted=True, invite=[other.user_id for other in others])
        await self._gather()
        await self.start()
        await self._bring_the_bot()
        return self

    async def _gather(self) -> None:
        coordinator, *others = self.persons.values()
        for other in others:
            await other.join(self.room)
        await coordinator.wait_for(lambda: len(coordinator.joined(self.room)) == len(self.persons))

    async def _bring_the_bot(self) -> None:
        handled = len(self.handled)
        coordinator = next(iter(self.persons.values()))
        await coordinator.invite(self.room, self.account)
        for person in self.persons.values():
            await person.wait_for(partial(self._with_bot, person))
        await self._until(lambda: len(self.handled) > handled)
        await self.settle()

    async def upgrade(self) -> None:
        """Replace the room by a newer one, to which everybody has to be invited."""
        coordinator, *others = self.persons.values()
        self.former.add(self.room)
        self.room = await coordinator.upgrade(self.room)
        self._before.pop("", None)
        for other in others:
            await coordinator.invite(self.room, other.user_id)
        await self._gather()
        await self._bring_the_bot()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Build the program and wait until it is connected."""
        self.database = SqlDatabase(self._url, self.clock)
        self._adapter = _WatchedAdapter(
            self._household.synapse.url,
            self.account,
            PASSWORD,
            data_dir=self._folder / "installation",
            now=lambda: datetime.now(UTC),
            sleep=asyncio.sleep if self._limited else no_pause,
        )
        self._adapter.handled = self.handled
        self._adapter.sent = []
        self._adapter.news = asyncio.Event()
        self._adapter.connected = asyncio.Event()
        self._application = Application(
            database=self.database,
            adapters=[self._adapter],
            clock=self.clock,
            language=self._language,
            zone="Europe/Berlin",
            limits=UNLIMITED,
        )
        self._running = asyncio.create_task(self._application.run(ticking=False))
        waiting = asyncio.create_task(self._adapter.connected.wait())
        await asyncio.wait({self._running, waiting}, timeout=self._wait, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self._running.done():
            self._running.result()

    async def stop(self) -> None:
        """End the program. Raises what it died of, if it had ended before."""
        self._note_choices()
        self._running.cancel()
        try:
            with suppress(asyncio.CancelledError):
                await self._running
        finally:
            self.database.close()

    @property
    def refused(self) -> int:
        """How often the server has asked this program to wait with what it sends."""
        return self._adapter.refused

    async def restart(self) -> None:
        """Build the program anew."""
        await self.stop()
        await self.start()

    async def say(self, who: str, text: str, *, private: bool) -> None:
        """Write in the room, or in one's private room with the bot."""
        person = self.persons[who]
        room = await self._private_room(person) if private else self.room
        event = await person.say(room, text)
        await self._follow(event)

    async def tap(self, who: str, message: Seen, label: str, *, private: bool) -> None:
        """Put the emoji of a choice, which the bot has put there first if it could."""
        person = self.persons[who]
        room = await self._private_room(person) if private else self.room
        number = message.labels.index(label)
        emoji = emoji_of(self._choices[message.message][number], number + 1)
        assert emoji is not None
        if not self._limited:
            await person.wait_for(lambda: self._offered(person, message.message, emoji))
        event = await person.react(room, message.message, emoji)
        await self._follow(event)

    def _with_bot(self, person: MatrixClient) -> bool:
        return self.account in person.joined(self.room)

    def _offered(self, person: MatrixClient, message: str, emoji: str) -> bool:
        shown = person.message(message)
        return shown is not None and self.account in shown.reactions.get(emoji, set())

    async def pass_time(self, to: datetime | timedelta) -> None:
        """Move the clock."""
        until = (
            to.replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
            if isinstance(to, datetime)
            else self.clock.now() + to
        )
        await move_on(self._application, self.clock, until)
        await self.settle()

    def shown(self, place: str | None) -> list[Seen]:
        """Return the bot's messages as a person's client shows them: the first person's for the room."""
        return [
            Seen(message.event_id, message.body, self._labels(message.event_id)) for message in self._messages(place)
        ]

    def _labels(self, message: str) -> tuple[str, ...]:
        return tuple(choice.label for choice in self._choices.get(message, ()))

    def heard(self, place: str | None) -> list[str]:
        """Return what is new or changed in a place."""
        before = self._before.get(place or "", {})
        return [message.body for message in self._messages(place) if before.get(message.event_id) != message.body]

    def listen(self) -> None:
        """Forget what was new."""
        for place in (None, *self.persons):
            self._before[place or ""] = {message.event_id: message.body for message in self._messages(place)}

    def _messages(self, place: str | None) -> list[ShownMessage]:
        person = self.persons[place] if place else next(iter(self.persons.values()))
        messages = person.messages(sender=self.account)
        alone = [message for message in messages if message.room not in {self.room, *self.former}]
        return alone if place else [message for message in messages if message.room == self.room]

    async def _private_room(self, person: MatrixClient) -> str:
        """Return the room of a person and the bot alone, made by the person if there is none yet."""
        await person.sync()
        for room in person.sdk.rooms:
            if room not in {self.room, *self.former} and self.account in person.joined(room) | person.members(room):
                return str(room)
        return await person.create_room(encrypted=True, invite=[self.account], direct=True)

    async def welcome(self, guest: Witness) -> None:
        """Bring somebody with another client into the room, who accepts the bot's invitations by themselves."""
        coordinator = next(iter(self.persons.values()))
        handled = len(self.handled)
        await coordinator.invite(self.room, guest.user_id)
        await guest.ask("join", room=self.room)
        await guest.wait_for_member(self.room, self.account)
        await self._until(lambda: len(self.handled) > handled)
        self.guests.append(guest)
        await self.settle()

    async def follow(self, event: str) -> None:
        """Wait until everything that follows from an event has arrived."""
        await self._follow(event)

    async def _follow(self, event: str) -> None:
        await self.until_handled(event)
        await self.settle()

    async def until_handled(self, *events: str) -> None:
        """Wait until the program has handled these events."""
        await self._until(lambda: {event for event, _ in self.handled}.issuperset(events))

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(self._wait):
            while not condition():
                if self._running.done():
                    self._running.result()
                self._adapter.news.clear()
                await asyncio.wait({asyncio.ensure_future(self._adapter.news.wait())}, timeout=1)

    async def settle(self) -> None:
        """Wait until everything that was sent has arrived at every client it was meant for."""
        await settle(self._application)
        if self._limited:
            await self._until(lambda: not self._unsaid())
        for person in self.persons.values():
            await person.sync()
            if self.account in person.invitations().values():
                await person.accept_invitation(self.account)
        sent = [message for message, _ in self._adapter.sent]
        self._note_choices()
        for message in dict.fromkeys(sent):
            await self._arrived(message)
        for person in self.persons.values():
            await person.sync()

    def _unsaid(self) -> int:
        """Count what the server has not taken yet, and the cards that changed."""
        lines = select(func.count()).where(tables.UNSENT, tables.outbox.c.kind != PendingKind.OFFER)
        cards = select(func.count()).where(
            tables.cards.c.shown < tables.cards.c.version, tables.cards.c.message.is_not(None)
        )
        with create_engine(self._url, poolclass=NullPool).connect() as connection:
            return connection.execute(lines).scalar_one() + connection.execute(cards).scalar_one()

    def _note_choices(self) -> None:
        for message, choices in self._adapter.sent:
            self._choices[message] = choices
        self._adapter.sent.clear()

    async def _arrived(self, message: str) -> None:
        """Wait until a message is readable for somebody: for all in the room, for one person in a private room."""
        async with asyncio.timeout(self._wait):
            while True:
                for person in self.persons.values():
                    if person.message(message) is not None:
                        return
                for person in self.persons.values():
                    await person.sync()
                for guest in self.guests:
                    await guest.ask("accept", inviter=self.account)
                    if await guest.has_read(message):
                        return

    def everything(self) -> list[ShownMessage]:
        """Return all messages of the bot that any person sees."""
        return [message for person in self.persons.values() for message in person.messages(sender=self.account)]
