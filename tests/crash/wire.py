"""A platform inside the test: it keeps every event until it is confirmed, and every message once."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, cast

from adapters.matrix.homeserver.events import EventType, RoomEvent, text
from tests.crash.rooms import ENCRYPTED, news_of, posts_of
from tests.crash.wire_life import ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.crash.play import News

GROUP = "!group:wire"


class WirePlatform:
    """Rooms, and one connection to the bot. `strike_after` counts the bot's frames until it is to die."""

    def __init__(self) -> None:
        self.rooms: dict[str, list[RoomEvent]] = {GROUP: []}
        self.news = asyncio.Condition()
        self.struck = asyncio.Event()
        self._unconfirmed: dict[str, dict[str, str]] = {}
        self._arrived: dict[str, RoomEvent] = {}
        self._numbers = 0
        self._left = 0
        self._loses_last = False
        self._writer: asyncio.StreamWriter | None = None

    def strike_after(self, frames: int, *, loses_last: bool) -> None:
        """Tell when the bot has sent so many frames; the last is not answered, and with `loses_last` never arrives."""
        self.struck.clear()
        self._left = frames
        self._loses_last = loses_last

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk with one life of the bot: first everything that the one before did not confirm."""
        self._writer = writer
        for frame in self._unconfirmed.values():
            self._tell(frame)
        try:
            async for line in reader:
                if self.struck.is_set():
                    continue
                frame = cast("dict[str, str]", json.loads(line))
                self._left -= 1
                strikes = self._left == 0
                answer = None if strikes and self._loses_last else await self._take(frame)
                if strikes:
                    self.struck.set()
                elif answer is not None:
                    self._tell(answer)
        except ConnectionError:
            pass  # the bot has died
        finally:
            if self._writer is writer:
                self._writer = None
            writer.close()

    async def happen(
        self, kind: str, who: str, *, room: str = GROUP, about: str = "", text: str = "", administers: bool = False
    ) -> str:
        """Let somebody do something; returns the event's id."""
        event = self._new_id()
        frame = {"kind": kind, "event": event, "room": room, "who": who, "about": about, "text": text}
        private = "" if room == GROUP else "yes"
        self._unconfirmed[event] = {**frame, "administers": "yes" if administers else "", "private": private}
        self._tell(self._unconfirmed[event])
        return event

    async def show(self, room: str, sender: str, kind: str, content: Mapping[str, object], **more: str) -> RoomEvent:
        """Add an event to a room."""
        source = {"event_id": self._new_id(), "type": kind, "sender": sender, "content": content, **more}
        event = RoomEvent(source, room)
        async with self.news:
            self.rooms.setdefault(room, []).append(event)
            self.news.notify_all()
        return event

    def _new_id(self) -> str:
        self._numbers += 1
        return f"$event{self._numbers}"

    def _tell(self, frame: Mapping[str, str]) -> None:
        if self._writer is not None and not self._writer.is_closing():
            self._writer.write(json.dumps(frame).encode() + b"\n")

    async def _take(self, frame: dict[str, str]) -> dict[str, str] | None:
        if frame["kind"] == "done":
            self._unconfirmed.pop(frame["event"], None)
            return None
        room = frame["channel"] or f"!private with {frame['person']}"
        event = self._arrived.get(frame["id"])
        if event is None:
            event = self._arrived[frame["id"]] = await self._deliver(room, frame)
        return {"kind": "sent", "id": frame["id"], "event": event.event_id, "room": room}

    async def _deliver(self, room: str, frame: dict[str, str]) -> RoomEvent:
        message = EventType.MESSAGE if room == GROUP else ENCRYPTED
        match frame["kind"]:
            case "post":
                return await self.show(room, ACCOUNT, message, {"body": frame["text"]})
            case "refresh":
                relation = {"rel_type": "m.replace", "event_id": frame["about"]}
                content = {"body": "*", "m.new_content": {"body": frame["text"]}, "m.relates_to": relation}
                return await self.show(room, ACCOUNT, EventType.MESSAGE, content)
            case _:
                return await self._offer(room, frame["about"], frame["text"].split())

    async def _offer(self, room: str, message: str, wanted: Sequence[str]) -> RoomEvent:
        """Let a message have these reactions: each once, and no others."""
        there = [text(event.content, "m.relates_to", "key") for event in self._reactions(room, message)]
        for emoji in wanted:
            if emoji not in there:
                relation = {"rel_type": "m.annotation", "event_id": message, "key": emoji}
                await self.show(room, ACCOUNT, EventType.REACTION, {"m.relates_to": relation})
        for event in self._reactions(room, message):
            if text(event.content, "m.relates_to", "key") not in wanted:
                place = self.rooms[room].index(event)
                self.rooms[room][place] = RoomEvent({**event.source, "content": {}}, room)  # redacted
        return self.rooms[room][-1]

    def _reactions(self, room: str, message: str) -> list[RoomEvent]:
        return [event for event in self.rooms[room] if event.type == EventType.REACTION and event.related == message]


class WirePerson:
    """Somebody on that platform."""

    def __init__(self, platform: WirePlatform, user_id: str, *, administers: bool) -> None:
        self._platform = platform
        self._administers = administers
        self._read = 0
        self.user_id = user_id

    async def invite(self, room: str, user: str) -> None:
        """Bring the bot in."""
        content = {"membership": "join"}
        await self._platform.show(room, user, EventType.MEMBER, content, state_key=user)
        await self._platform.happen("added", self.user_id, administers=self._administers)

    async def join(self, room: str) -> None:
        """Follow an invitation."""

    async def say(self, room: str, body: str, *, reply_to: str | None = None) -> str:
        """Write a message and return its event id."""
        assert room == GROUP
        return await self._platform.happen("said", self.user_id, about=reply_to or "", text=body)

    async def tap(self, room: str, message: str, number: int) -> str:
        """Pick a choice of a message by its number and return the event id."""
        return await self._platform.happen("tapped", self.user_id, room=room, about=message, text=str(number))

    async def react(self, room: str, message: str, number: int) -> str:
        """Do the same."""
        return await self.tap(room, message, number)

    async def told(self, account: str, words: str, number: int) -> tuple[str, str]:
        """Wait until so many messages of an account are in the private room, and return room and message."""
        assert account == ACCOUNT
        del words
        room = f"!private with {self.user_id}"
        async with self._platform.news:
            await self._platform.news.wait_for(
                lambda: len(posts_of(account, self._platform.rooms.get(room, []))) >= number
            )
        return room, posts_of(account, self._platform.rooms[room])[number - 1].event_id

    async def news(self, room: str, account: str) -> list[News]:
        """Wait for what is new of an account in a room and return it."""
        async with self._platform.news:
            await self._platform.news.wait_for(lambda: len(self._platform.rooms[room]) > self._read)
            fresh = self._platform.rooms[room][self._read :]
            self._read += len(fresh)
            return news_of(account, fresh)

    async def invitations_by(self, inviter: str) -> list[str]:
        """Return the private rooms that the bot opened with the person."""
        assert inviter == ACCOUNT
        return [room for room in self._platform.rooms if room == f"!private with {self.user_id}"]

    async def timeline(self, room: str) -> list[RoomEvent]:
        """Return everything that ever happened in a room, oldest first."""
        return self._platform.rooms[room]
