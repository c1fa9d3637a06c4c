"""From a room event to the signal it means for the engine, or to nothing."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol, TypedDict
from urllib.parse import unquote

from adapters.matrix.homeserver.events import (
    ASKS,
    IN_ROOM,
    OUT_OF_ROOM,
    EventType,
    child,
    identifier,
    storable,
    text,
    without_reply_fallback,
)
from adapters.matrix.homeserver.media import caption_of
from adapters.matrix.sending.taps import Tap
from bot.engine.exchange.messages import (
    Address,
    BotAdded,
    BotRemoved,
    ChannelMoved,
    Edited,
    Joined,
    Left,
    Said,
    Sender,
    Signal,
    Tapped,
    Untapped,
    Withdrawn,
)

if TYPE_CHECKING:
    from datetime import datetime

    from adapters.matrix.disk.position import Position
    from adapters.matrix.homeserver.events import RoomEvent
    from adapters.matrix.homeserver.media import Media
    from adapters.matrix.rooms.state import RoomBook
    from adapters.matrix.sending.taps import Taps

ADAPTER = "matrix"
_WRITES = frozenset({EventType.MESSAGE.value, "m.room.encrypted"})
"""What a person's own words look like once redacted: the encrypted ones never tell their inner type."""
_OWN_MESSAGES = 2_000


class Originals(Protocol):
    """Finds what another event refers to."""

    async def look_up(self, room: str, event_id: str) -> RoomEvent | None:
        """Return an event, or None if the bot may not see it or there is none. Raises AccountError."""


class _EventFacts(TypedDict):
    event_id: str
    address: Address
    sender: Sender
    private: bool
    at: datetime


class EventInterpreter:
    """Reads events for one account. Knows what the rooms look like, changes nothing but its memory of reactions."""

    def __init__(
        self, account: str, rooms: RoomBook, taps: Taps, position: Position, originals: Originals, *, media: Media
    ) -> None:
        self._account = account
        self._rooms = rooms
        self._taps = taps
        self._position = position
        self._originals = originals
        self._media = media
        self._own: OrderedDict[str, None] = OrderedDict()

    async def read(self, event: RoomEvent) -> Signal | None:
        """Return what an event means. Raises what `Originals` raises, and OSError if a reaction cannot be kept."""
        if event.type == EventType.MEMBER:
            return self._membership(event)
        if event.type == EventType.TOMBSTONE and event.state_key == "":
            return self._moved(event, event.room)
        if event.sender == self._account:
            self._remember(event)
        elif event.sender and event.state_key is None:
            return await self._words(event)
        return None

    def _remember(self, event: RoomEvent) -> None:
        emoji = text(event.content, "m.relates_to", "key")
        if event.type == EventType.REACTION and event.related is not None and emoji is not None:
            self._taps.note_offered(event.event_id, event.related, emoji)
        if event.relation == "m.replace" and event.related is not None:
            asks = child(event.content, "m.new_content", ASKS)
            meanings = {emoji: key for emoji, key in child(asks, "choices").items() if isinstance(key, str)}
            self._taps.came_back(event.related, text(asks, "mark") or "", meanings)
        self._own[event.event_id] = None
        if len(self._own) > _OWN_MESSAGES:
            self._own.popitem(last=False)

    async def _words(self, event: RoomEvent) -> Signal | None:
        match event.type:
            case EventType.MESSAGE:
                return await self._message(event)
            case EventType.REACTION:
                return await self._reaction(event)
            case EventType.REDACTION:
                return await self._redaction(event)
            case _:
                return None

    async def _message(self, event: RoomEvent) -> Signal | None:
        if event.relation == "m.replace":
            return await self._edit(event)
        body, kind = text(event.content, "body"), text(event.content, "msgtype")
        if kind == "m.file" and self._rooms.is_private(event.room):
            return await self._file(event)
        if kind != "m.text" or body is None:
            return None
        common = self._common(event, thread=event.thread)
        said = storable(without_reply_fallback(body) if event.reply_to else body)
        return Said(
            **common,
            text=said,
            message=event.event_id,
            reply_to=event.reply_to,
            addressed=common["private"] or self._addressed(event, said) or await self._answers_the_bot(event),
            alone=not self._rooms.has_another_bot(event.room),
        )

    async def _file(self, event: RoomEvent) -> Said:
        """Read a file that somebody sends alone; what people share in a room is none of the bot's business."""
        return Said(
            **self._common(event, thread=event.thread),
            text=caption_of(event.content),
            message=event.event_id,
            reply_to=event.reply_to,
            addressed=True,
            alone=not self._rooms.has_another_bot(event.room),
            file=await self._media.fetch(event.content),
        )

    async def _answers_the_bot(self, event: RoomEvent) -> bool:
        """Whether this is a reply to the bot by a client that does not say whom it mentions."""
        if event.reply_to is None or "m.mentions" in event.content:
            return False
        return await self._is_own(event.room, event.reply_to)

    async def _edit(self, event: RoomEvent) -> Edited | None:
        body = text(event.content, "m.new_content", "body")
        if text(event.content, "m.new_content", "msgtype") != "m.text" or body is None or event.related is None:
            return None
        original = await self._originals.look_up(event.room, event.related)
        if original is None or original.sender != event.sender:
            return None
        return Edited(**self._common(event), message=event.related, text=storable(body))

    async def _reaction(self, event: RoomEvent) -> Tapped | None:
        emoji = text(event.content, "m.relates_to", "key")
        if event.relation != "m.annotation" or event.related is None or emoji is None:
            return None
        choice = self._taps.choice(event.related, emoji)
        if choice is None or not await self._is_own(event.room, event.related):
            return None
        self._taps.note(event.event_id, Tap(event.related, choice, event.sender))
        reusable = self._rooms.is_reusable(event.room)
        mark = self._taps.mark(event.related) if reusable else ""
        return Tapped(**self._common(event), message=event.related, choice=choice, mark=mark, reusable=reusable)

    async def _is_own(self, room: str, message: str) -> bool:
        """Whether the bot wrote a message: among people a keycap is just an emoji."""
        if message in self._own or self._taps.knows(message):
            return True
        original = await self._originals.look_up(room, message)
        return original is not None and original.sender == self._account

    async def _redaction(self, event: RoomEvent) -> Untapped | Withdrawn | None:
        if event.redacts is None:
            return None
        tap = self._taps.find(event.redacts)
        if tap is not None:
            # The same choice may stand through another emoji. A moderator who clears up takes nobody's answer back.
            own = self._taps.remove(event.redacts) and tap.sender == event.sender
            if not own:
                return None
            remains = self._taps.remains(tap)
            return Untapped(**self._common(event), message=tap.message, choice=tap.choice, remains=remains)
        original = await self._originals.look_up(event.room, event.redacts)
        if original is None or original.sender != event.sender or original.type not in _WRITES:
            return None
        return Withdrawn(**self._common(event), message=event.redacts)

    def _membership(self, event: RoomEvent) -> Signal | None:
        person = identifier(event.state_key, "@")
        came = event.membership in IN_ROOM and event.previous_membership not in IN_ROOM
        went = event.membership in OUT_OF_ROOM and event.previous_membership in IN_ROOM
        if person is None or not (came or went):
            return None
        if person == self._account:
            return self._arrival(event) if came else BotRemoved(**self._common(event))
        # Whoever was removed is the one who left, whoever removed them.
        former = text(event.content, "displayname") or text(event.source, "unsigned", "prev_content", "displayname")
        common = self._common(event) | {"sender": self._sender(event.room, person, former=former)}
        if not came:
            return Left(**common)
        return Joined(**common, reads_back=not self._rooms.hides_history(event.room))

    def _arrival(self, event: RoomEvent) -> BotAdded | ChannelMoved | None:
        """The bot's own join: an invitation, an upgraded room that goes on here, or nobody's doing."""
        old = self._rooms.replaces(event.room)
        if old is not None and old in self._position.joined:
            return self._moved(event, old)
        invite = self._position.invites.get(event.room)
        inviter = invite.inviter if invite is not None else text(event.source, "unsigned", "prev_sender")
        if not inviter or inviter == self._account:
            return None
        common = self._common(event)
        common["sender"] = self._sender(event.room, inviter)
        return BotAdded(**common)

    def _moved(self, event: RoomEvent, old: str) -> ChannelMoved | None:
        """An upgraded room goes on once the bot is in its successor: the bot came there, or had been there before.

        With other servers involved the invitation can overtake the news that the old room was closed.
        """
        new = self._rooms.successor(old)
        if new is None or (event.room != new and new not in self._position.joined):
            return None
        common = self._common(event)
        common["address"] = self._address(old)
        common["sender"] = self._sender(new, self._rooms.closed_by(old))
        return ChannelMoved(**common, to=self._address(new))

    def _addressed(self, event: RoomEvent, said: str) -> bool:
        named = child(event.content, "m.mentions").get("user_ids")
        if isinstance(named, list) and self._account in named:
            return True
        if event.reply_to in self._own or self._account in said:
            return True
        if f"matrix.to/#/{self._account}" in unquote(text(event.content, "formatted_body") or ""):
            return True
        called = self._rooms.name(event.room, self._account).casefold()
        start = said.casefold().removeprefix("@")
        return start.startswith(called) and not start[len(called) : len(called) + 1].isalnum()

    def _common(self, event: RoomEvent, *, thread: str | None = None) -> _EventFacts:
        return {
            "event_id": event.event_id,
            "address": self._address(event.room, thread),
            "sender": self._sender(event.room, event.sender),
            "private": self._rooms.is_private(event.room),
            "at": event.at,
        }

    def _address(self, room: str, thread: str | None = None) -> Address:
        return Address(adapter=ADAPTER, account=self._account, channel=room, thread=thread)

    def _sender(self, room: str, user: str, *, former: str | None = None) -> Sender:
        return Sender(
            platform_id=user,
            name=self._rooms.name(room, user, former=former),
            administers=self._rooms.administers(room, user),
        )
