"""People with the lightest client there is: plain requests of the client-server API, for rooms without encryption."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import uuid4

from adapters.matrix.homeserver.events import EventType, JsonObject, RoomEvent, child, text
from adapters.matrix.sending.taps import KEYCAPS
from tests.crash.rooms import news_of, posts_of
from tests.matrix.synapse import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Mapping

    import aiohttp

    from tests.crash.play import News
    from tests.matrix.synapse import Synapse

PAGE = 500
POLL_SECONDS = 0.3


class MatrixPerson:
    """Somebody with an account and an access token."""

    def __init__(self, session: aiohttp.ClientSession, url: str, user_id: str, token: str) -> None:
        self._session = session
        self._url = url
        self._headers = {"Authorization": f"Bearer {token}"}
        self._since: str | None = None
        self._private = ""
        self.user_id = user_id

    @classmethod
    async def arrives(cls, session: aiohttp.ClientSession, synapse: Synapse, name: str) -> MatrixPerson:
        """Register somebody and log them in, called `name`."""
        user = synapse.register(synapse.fresh(name.casefold()))
        login = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": user},
            "password": PASSWORD,
        }
        async with session.post(f"{synapse.url}/_matrix/client/v3/login", json=login) as answer:
            person = cls(session, synapse.url, user, str((await answer.json())["access_token"]))
        await person._call("PUT", f"profile/{quote(user)}/displayname", {"displayname": name})
        return person

    async def create_room(self, name: str, invited: list[str]) -> str:
        """Create a room without encryption and return its id."""
        answer = await self._call("POST", "createRoom", {"name": name, "invite": invited})
        return str(answer["room_id"])

    async def invite(self, room: str, user: str) -> None:
        """Ask somebody in."""
        await self._call("POST", f"rooms/{quote(room)}/invite", {"user_id": user})

    async def join(self, room: str) -> None:
        """Follow an invitation."""
        await self._call("POST", f"join/{quote(room)}", {})

    async def say(self, room: str, body: str, *, reply_to: str | None = None) -> str:
        """Write a message and return its event id."""
        content: dict[str, object] = {"msgtype": "m.text", "body": body}
        if reply_to is not None:
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": reply_to}}
        return await self._send(room, EventType.MESSAGE, content)

    async def tap(self, room: str, message: str, number: int) -> str:
        """Pick a choice of a message by its number and return the reaction's event id."""
        relation = {"rel_type": "m.annotation", "event_id": message, "key": KEYCAPS[number - 1]}
        return await self._send(room, EventType.REACTION, {"m.relates_to": relation})

    async def react(self, room: str, message: str, number: int) -> str:
        """Do the same."""
        return await self.tap(room, message, number)

    async def told(self, account: str, words: str, number: int) -> tuple[str, str]:
        """Wait until so many messages of an account are in a private room; what they say is not for this client."""
        del words
        while True:
            for room in await self.invitations_by(account):
                await self.join(room)
                self._private = room
            posts = posts_of(account, await self.timeline(self._private)) if self._private else []
            if len(posts) >= number:
                return self._private, posts[number - 1].event_id
            await asyncio.sleep(POLL_SECONDS)

    async def invitations_by(self, inviter: str) -> list[str]:
        """Return the rooms somebody has invited the person to, followed or not."""
        answer = await self._call("GET", "sync?timeout=0")
        return [
            room
            for room in child(answer, "rooms", "invite")
            for event in _events(child(answer, "rooms", "invite", room, "invite_state"), room)
            if event.state_key == self.user_id and event.membership == "invite" and event.sender == inviter
        ]

    async def timeline(self, room: str) -> list[RoomEvent]:
        """Return everything that ever happened in a room, oldest first."""
        events: list[RoomEvent] = []
        start = ""
        while True:
            path = f"rooms/{quote(room)}/messages?dir=f&limit={PAGE}{start}"
            answer = await self._call("GET", path)
            chunk = answer["chunk"]
            assert isinstance(chunk, list)
            events.extend(RoomEvent(event, room) for event in chunk)
            if "end" not in answer:
                return events
            start = f"&from={answer['end']}"

    async def news(self, room: str, account: str) -> list[News]:
        """Wait for what is new of an account in a room, a second at most, and return it."""
        since = f"&since={self._since}" if self._since else ""
        answer = await self._call("GET", f"sync?timeout=1000{since}&filter={quote(_FILTER)}")
        self._since = text(answer, "next_batch")
        timeline = child(answer, "rooms", "join", room, "timeline")
        assert timeline.get("limited") is not True or not since, "more at once than the filter asks for"
        return news_of(account, _events(timeline, room))

    async def _send(self, room: str, kind: EventType, content: Mapping[str, object]) -> str:
        path = f"rooms/{quote(room)}/send/{kind.value}/{uuid4().hex}"
        return str((await self._call("PUT", path, content))["event_id"])

    async def _call(self, method: str, path: str, body: Mapping[str, object] | None = None) -> JsonObject:
        url = f"{self._url}/_matrix/client/v3/{path}"
        async with self._session.request(method, url, json=body, headers=self._headers) as answer:
            content = await answer.json()
            assert answer.status == HTTPStatus.OK, f"{path}: {answer.status} {content}"
            assert isinstance(content, dict)
            return content


def _events(source: JsonObject, room: str) -> list[RoomEvent]:
    events = source.get("events")
    return [RoomEvent(event, room) for event in events] if isinstance(events, list) else []


_FILTER = '{"room":{"timeline":{"limit":1000}}}'
