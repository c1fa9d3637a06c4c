"""People with a whole client of their own: everything they say is encrypted, under a new key every other time."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

import nio
from nio.exceptions import EncryptionError

from adapters.matrix.disk.position import Cursor
from adapters.matrix.homeserver.events import EventType, RoomEvent
from adapters.matrix.sending.taps import KEYCAPS
from tests.crash.play import News
from tests.crash.rooms import ENCRYPTED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from random import Random

    from tests.matrix.client import MatrixClient

PAGE = 500
POLL_MILLISECONDS = 300
"""How long the person who watches waits for something new before it is another one's turn with the client."""
LAST_SYNCS = 10
"""So often a person who cannot read everything asks the server for keys that are still under way."""


class EncryptedPerson:
    """Somebody with a phone. Words are encrypted; reactions never are, so half of all taps are typed instead."""

    def __init__(self, client: MatrixClient, chance: Random) -> None:
        self.client = client
        self.user_id = client.user_id
        self._chance = chance
        self._turn = asyncio.Lock()
        self._known: dict[str, str] = {}
        self._heard: set[tuple[str, str]] = set()
        self._arrived = False
        self._followed: dict[str, list[str]] = {}

    async def invite(self, room: str, user: str) -> None:
        """Ask somebody in."""
        await self.client.invite(room, user)

    async def join(self, room: str) -> None:
        """Follow an invitation, if that was not done yet."""
        async with self._turn:
            await self._join(room)

    async def say(self, room: str, body: str, *, reply_to: str | None = None) -> str:
        """Write a message and return its event id."""
        async with self._turn:
            await self._look_up(room)
            answered = self.client.message(reply_to) if reply_to else None
            mentions = [answered.sender] if answered else []  # as clients do
            return await self.client.say(room, body, reply_to=reply_to, mentions=mentions)

    async def tap(self, room: str, message: str, number: int) -> str:
        """Pick a choice of a message, by a reaction or a reply with its number, and return the event id."""
        if self._chance.random() < 1 / 2:
            return await self.say(room, str(number), reply_to=message)
        return await self.react(room, message, number)

    async def react(self, room: str, message: str, number: int) -> str:
        """Put the emoji of a choice at a message and return the event id.

        Where the same emoji is still there from the question before, the bot first has to clear it away.
        """
        emoji = KEYCAPS[number - 1]
        while True:
            async with self._turn:
                await self._look_up(room)
                shown = self.client.message(message)
                if shown is None or self.user_id not in shown.reactions.get(emoji, set()):
                    return await self.client.react(room, message, emoji)
            await asyncio.sleep(POLL_MILLISECONDS / 1000)

    async def asked(self, account: str, words: str) -> tuple[str, str]:
        """Wait for words of an account in a private room, the invitation to it followed; return room and message."""
        while True:
            async with self._turn:
                await self.client.sync(milliseconds=POLL_MILLISECONDS)
                for room, inviter in self.client.invitations().items():
                    if inviter == account:
                        await self._join(room)
            for room in self._followed.get(account, []):
                for message in self.client.messages(room, sender=account):
                    if (message.event_id, words) not in self._heard and words in message.body:
                        self._heard.add((message.event_id, words))
                        return room, message.event_id

    async def told(self, account: str, words: str, number: int) -> tuple[str, str]:
        """Wait for words of an account in a private room and return room and message."""
        del number  # this client can read
        return await self.asked(account, words)

    async def news(self, room: str, account: str) -> list[News]:
        """Wait a moment for what is new of an account in a room and return it."""
        async with self._turn:
            await self.client.sync(milliseconds=POLL_MILLISECONDS)
        news = []
        if not self._arrived and account in self.client.joined(room):
            self._arrived = True
            news.append(News())
        for message in self.client.messages(room, sender=account):
            if self._known.get(message.event_id) != message.body:
                self._known[message.event_id] = message.body
                news.append(News(message.event_id, message.body))
        return news

    async def invitations_by(self, inviter: str) -> list[str]:
        """Return the rooms somebody has invited the person to, followed or not."""
        async with self._turn:
            await self.client.sync()
        waiting = [room for room, by in self.client.invitations().items() if by == inviter]
        return list(dict.fromkeys([*self._followed.get(inviter, []), *waiting]))

    async def timeline(self, room: str) -> list[RoomEvent]:
        """Return everything that ever happened in a room as the server has it, encrypted, oldest first."""
        events: list[RoomEvent] = []
        start = ""
        while True:
            path = f"/_matrix/client/v3/rooms/{quote(room, safe='')}/messages?dir=f&limit={PAGE}{start}"
            headers = {"Authorization": f"Bearer {self.client.sdk.access_token}"}
            async with await self.client.sdk.send("GET", path, None, headers) as answer:
                page = await answer.json()
            events.extend(RoomEvent(source, room) for source in page["chunk"])
            if "end" not in page:
                return events
            start = f"&from={page['end']}"

    async def read(self, room: str) -> list[RoomEvent]:
        """Return everything that ever happened in a room, decrypted as far as the person's keys allow."""
        locked = await self.timeline(room)
        events = [self._opened(event) for event in locked]
        for _ in range(LAST_SYNCS):
            if not any(event.type == ENCRYPTED for event in events):
                break
            async with self._turn:
                await self.client.sync()
            events = [self._opened(event) for event in locked]
        return events

    async def _look_up(self, room: str) -> None:
        """Take in what is new before doing something; now and then follow an invitation, and take a new key."""
        await self.client.sync()
        for invited in self.client.invitations():
            if self._chance.random() < 1 / 2:
                await self._join(invited)
        if self._chance.random() < 1 / 2:
            self.client.sdk.invalidate_outbound_session(room)

    async def _join(self, room: str) -> None:
        inviter = self.client.invitations().get(room)
        if inviter is not None:
            self._followed.setdefault(inviter, []).append(room)
            await self.client.join(room)

    def _opened(self, event: RoomEvent) -> RoomEvent:
        if event.type != ENCRYPTED or not event.content:
            return event
        parsed = nio.Event.parse_event(dict(event.source))
        assert isinstance(parsed, nio.MegolmEvent), parsed
        parsed.room_id = event.room
        try:
            return RoomEvent(self.client.sdk.decrypt_event(parsed).source, event.room)
        except EncryptionError:
            return event


async def reading_findings(person: EncryptedPerson, rooms: Iterable[str], account: str) -> list[str]:
    """Say what of an account travelled in clear text to a person, and what the person cannot read."""
    found = []
    for room in rooms:
        clear = Counter(event.type for event in _own(await person.timeline(room), account))
        if clear[EventType.MESSAGE]:
            found.append(f"{clear[EventType.MESSAGE]} messages to {person.user_id} in clear text in {room}")
        if not clear[ENCRYPTED]:
            found.append(f"nothing encrypted came to {person.user_id} in {room}")
        own = _own(await person.read(room), account)
        found += [f"{person.user_id} cannot read {event.event_id}" for event in own if event.type == ENCRYPTED]
    return found


def _own(events: Iterable[RoomEvent], account: str) -> list[RoomEvent]:
    return [event for event in events if event.sender == account and event.state_key is None]


def waiting_for_keys(folder: Path) -> list[str]:
    """Say what the bot that lived in this data folder could not decrypt."""
    locked = Cursor(folder / "matrix" / "position.json").position.locked
    return [f"the bot cannot read {event.source.get('event_id')} of {event.source.get('sender')}" for event in locked]
