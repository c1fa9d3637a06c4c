"""Sending what the engine has to say, so that a repeat arrives once and nothing leaves an encrypted room in clear."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import defaultdict
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import nio
from nio.exceptions import LocalProtocolError

from adapters.matrix.homeserver.events import ASKS, EventType
from adapters.matrix.homeserver.failures import NETWORK_TROUBLE, from_answer, from_exception
from adapters.matrix.rooms.arrivals import server_of
from adapters.matrix.sending.pins import Pins
from adapters.matrix.sending.rendering import body, pieces, with_link
from adapters.matrix.sending.taps import emoji_of, meanings
from bot.engine.exchange.content import mentioned
from bot.engine.exchange.messages import Attach, DeliveryError, Failure, Offer, Post, Refresh, Sent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from adapters.matrix.keys.ring import KeyRing
    from adapters.matrix.rooms.private import PrivateRooms
    from adapters.matrix.rooms.state import RoomBook
    from adapters.matrix.sending.taps import Taps
    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Address, Delivery

EVENT_BYTES = 65_536
"""The client-server API's limit for a whole event."""
_ENVELOPE_BYTES = 3_000
"""What the servers add to it, and the encryption beside the text."""
_FALLBACK_CHARACTERS = 1_000
"""Of an edit for clients that do not know edits: it must not need twice the room of what it shows."""
_UPLOAD_SECONDS = 120

_log = logging.getLogger(__name__)


class MatrixCourier:
    """Delivers for one account, in each room one after the other."""

    def __init__(
        self, client: nio.AsyncClient, *, rooms: RoomBook, private: PrivateRooms, keys: KeyRing, taps: Taps
    ) -> None:
        self._client = client
        self._rooms = rooms
        self._private = private
        self._keys = keys
        self._taps = taps
        self._pins = Pins(client, rooms)
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def deliver(self, delivery: Delivery) -> Sent:
        """Send one delivery and return once the server has it. Raises DeliveryError."""
        match delivery:
            case Post():
                return await self._post(delivery)
            case Refresh():
                return await self._refresh(delivery)
            case Offer():
                return await self._offer(delivery)
            case Attach():
                return await self._attach(delivery)
            case _:  # not for the type checker: a newer engine may say more than this adapter knows
                raise DeliveryError(f"no way to deliver a {type(delivery).__name__}", Failure.REFUSED)

    async def _post(self, post: Post) -> Sent:
        opened = None
        if not post.to.channel:
            if post.person is None:
                reason = "neither a room nor a person to open one with"
                raise DeliveryError(reason, Failure.REFUSED)
            opened = await self._private.open(post.person)
        room = opened or post.to.channel
        if post.content.leads:
            return Sent(message=await self._show_the_way(post))
        *before, last = pieces(post.content, lambda content: self._fits(room, _message(content)))
        reply_to = post.reply_to
        for number, piece in enumerate(before, start=1):
            content = _message(replace(piece, rings=post.content.rings and bool(mentioned(piece.text))))
            content |= _relation(post.to, reply_to)
            await self._send(room, EventType.MESSAGE, content, f"dk-{post.id}-part-{number}")
            reply_to = None
        message = await self._send(
            room, EventType.MESSAGE, _message(last) | _relation(post.to, reply_to), f"dk-{post.id}"
        )
        self._taps.label(message, post.content.choices, post.mark)
        if post.content.pinned:
            await self._pins.wish(room, message, pinned=True)
        await self._private.give_name(room)
        return Sent(message=message, channel=opened)

    async def _show_the_way(self, post: Post) -> str:
        """Send a link into somebody's private room; in a thread of what it replies to, where it is in nobody's way.

        Without a room it leads to the bot, to whom clients offer to write: the others here wait for nobody's room.
        """
        try:
            leads_to = await self._private.open(post.content.leads)
        except DeliveryError as error:
            _log.info("matrix: the way leads to no room (%s)", error)
            leads_to = self._client.user_id
        to = post.to if post.to.thread is not None else replace(post.to, thread=post.reply_to)
        content = with_link(_message(post.content), leads_to, via=server_of(self._client.user_id))
        return await self._send(to.channel, EventType.MESSAGE, content | _relation(to, post.reply_to), f"dk-{post.id}")

    async def _refresh(self, refresh: Refresh) -> Sent:
        new = _with_file(refresh) if refresh.file else _message(refresh.content)
        if refresh.mark:
            new[ASKS] = {"mark": refresh.mark, "choices": meanings(refresh.content.choices)}
        content: dict[str, object] = {
            # The beginning is for clients that do not know edits. Whoever was mentioned has been told already, and
            # nothing rings a second time: not every server has the rule that keeps edits silent.
            "msgtype": "m.notice",
            "body": f"* {new['body']}"[:_FALLBACK_CHARACTERS],
            "m.mentions": {},
            "m.new_content": new,
            "m.relates_to": {"rel_type": "m.replace", "event_id": refresh.message},
        }
        await self._send(refresh.to.channel, EventType.MESSAGE, content, f"dk-edit-{refresh.id}")
        self._taps.label(refresh.message, refresh.content.choices, refresh.mark or None, edited=True)
        if refresh.content.pinned is False:
            await self._pins.wish(refresh.to.channel, refresh.message, pinned=False)
        return Sent(message=refresh.message)

    async def _offer(self, offer: Offer) -> Sent:
        """Let the bot's reactions be those of the choices: what is missing comes first, what means nothing goes.

        What has been done is known at the next try, also after a restart.
        """
        self._taps.label(offer.message, offer.choices)
        there = self._taps.offered(offer.message)
        wanted = [emoji for number, choice in enumerate(offer.choices, 1) if (emoji := emoji_of(choice, number))]
        for number, emoji in enumerate(wanted, start=1):
            if emoji not in there:
                relation = {"rel_type": "m.annotation", "event_id": offer.message, "key": emoji}
                content: dict[str, object] = {"m.relates_to": relation}
                reaction = await self._react(offer.to.channel, content, f"dk-{offer.id}-{number}")
                if reaction:
                    self._taps.note_offered(reaction, offer.message, emoji)
        for emoji, reaction in there.items():
            if emoji not in wanted:
                await self._take_away(offer.to.channel, reaction)
        if self._rooms.is_reusable(offer.to.channel):
            for reaction in self._taps.at(offer.message):
                await self._take_away(offer.to.channel, reaction)
        await self._pins.settle(offer.to.channel)
        return Sent(message=offer.message)

    async def _take_away(self, room: str, reaction: str) -> None:
        """Remove a reaction. One that the server does not have is gone, too."""
        try:
            answer = await self._client.room_redact(room, reaction, tx_id=f"dk-gone-{reaction}")
        except NETWORK_TROUBLE as error:
            raise from_exception(error, on_the_wire=True) from error
        if isinstance(answer, nio.RoomRedactError):
            refused = from_answer(answer, on_the_wire=True)
            if refused.failure not in {Failure.REFUSED, Failure.UNREACHABLE}:
                raise refused
            _log.info("matrix: reaction %s in room %s stays (%s)", reaction, room, refused)
        self._taps.note_taken_away(reaction)

    async def _react(self, room: str, content: Mapping[str, object], transaction: str) -> str:
        """Put an emoji at a message and return its event, empty if it was there: the sync tells which it is.

        Where reactions need a higher power level, the text's numbers have to do.
        """
        try:
            return await self._send(room, EventType.REACTION, content, transaction)
        except DeliveryError as error:
            if error.failure is Failure.UNREACHABLE and room in self._client.rooms:
                reason = f"no reactions in room {room}: {error}"
                raise DeliveryError(reason, Failure.REFUSED) from error
            raise

    async def _attach(self, attach: Attach) -> Sent:
        room = self._room(attach.to.channel)
        uploaded = await self._upload(attach, encrypt=room.encrypted)
        kind = "m.image" if attach.media_type.startswith("image/") else "m.file"
        content: dict[str, object] = {
            **(_rendered(attach.caption) if attach.caption.text else {"body": attach.name}),
            "msgtype": kind,
            "filename": attach.name,
            "info": {"mimetype": attach.media_type, "size": len(attach.body)},
            **uploaded,
        }
        file = json.dumps({key: content[key] for key in ("msgtype", "filename", "info", *uploaded)})
        message = await self._send(
            attach.to.channel, EventType.MESSAGE, content | _relation(attach.to, attach.reply_to), f"dk-{attach.id}"
        )
        self._taps.label(message, attach.caption.choices, attach.mark)
        return Sent(message=message, file=file)

    async def _upload(self, attach: Attach, *, encrypt: bool) -> dict[str, object]:
        name = None if encrypt else attach.name  # the name of an encrypted file is none of the server's business
        try:
            async with asyncio.timeout(_UPLOAD_SECONDS):
                answer, keys = await self._client.upload(
                    lambda _limits, _timeouts: BytesIO(attach.body),
                    content_type=attach.media_type,
                    filename=name,
                    encrypt=encrypt,
                    filesize=len(attach.body),
                )
        except NETWORK_TROUBLE as error:
            raise from_exception(error, on_the_wire=False) from error
        if isinstance(answer, nio.UploadError):
            refused = from_answer(answer, on_the_wire=False)
            if refused.failure is Failure.UNREACHABLE:  # it takes no files from the bot; messages are another matter
                reason = f"the server takes no file: {refused}"
                raise DeliveryError(reason, Failure.REFUSED)
            raise refused
        url = str(answer.content_uri)
        return {"file": {**keys, "url": url}} if keys else {"url": url}

    def _room(self, room: str) -> nio.MatrixRoom:
        known = self._client.rooms.get(room)
        if known is None:
            reason = f"the bot is not in room {room}"
            raise DeliveryError(reason, Failure.UNREACHABLE)
        # With a third person it is a group, whoever of the two is still there.
        if self._rooms.partner(room) is not None and not self._rooms.members(room) - {self._client.user_id}:
            reason = f"the person has left the private room {room}"
            raise DeliveryError(reason, Failure.UNREACHABLE)
        return known

    def _fits(self, room: str, content: Mapping[str, object]) -> bool:
        return _size(content, encrypted=self._room(room).encrypted) <= EVENT_BYTES

    async def _send(self, room_id: str, kind: EventType, content: Mapping[str, object], transaction: str) -> str:
        """Send an event and return its id; the same transaction again is the same event for the server."""
        room = self._room(room_id)
        _check_size(content, encrypted=room.encrypted)
        async with self._turns[room_id]:
            if room.encrypted:
                await self._keys.share(room)
            try:
                answer = await self._client.room_send(
                    room_id, kind.value, dict(content), tx_id=transaction, ignore_unverified_devices=True
                )
            except NETWORK_TROUBLE as error:
                raise from_exception(error, on_the_wire=True) from error
            except LocalProtocolError as error:
                # nio found before sending that the room's state had changed meanwhile.
                raise from_exception(error, on_the_wire=False) from error
        if isinstance(answer, nio.RoomSendError):
            if answer.status_code == "M_DUPLICATE_ANNOTATION":
                return ""
            _log.warning("matrix: %s to room %s not sent (%s)", transaction, room_id, answer.status_code)
            raise from_answer(answer, on_the_wire=True)
        return str(answer.event_id)


def _message(content: Content) -> dict[str, object]:
    """Return a message: clients keep notices silent, whatever they say (`.m.rule.suppress_notices`)."""
    return {"msgtype": "m.text" if content.rings else "m.notice", **_rendered(content)}


def _with_file(refresh: Refresh) -> dict[str, object]:
    """Return what a message with a file becomes: the same file, with other words below it."""
    return {**_rendered(refresh.content), **json.loads(refresh.file)}


def _rendered(content: Content) -> dict[str, object]:
    """Return a text as Matrix shows it. What cannot be rendered now never can."""
    try:
        return body(content)
    except Exception as error:
        reason = f"the text cannot be rendered: {type(error).__name__}"
        raise DeliveryError(reason, Failure.REFUSED) from error


def _relation(to: Address, reply_to: str | None) -> dict[str, object]:
    """Return the thread a message belongs to, and what it replies to; both may be nothing."""
    if to.thread is not None:
        # Clients that know no threads show this as a reply to the thread's root.
        answers = {"event_id": reply_to or to.thread}
        relation = {"rel_type": "m.thread", "event_id": to.thread, "m.in_reply_to": answers}
        return {"m.relates_to": relation | {"is_falling_back": reply_to is None}}
    return {"m.relates_to": {"m.in_reply_to": {"event_id": reply_to}}} if reply_to is not None else {}


def _check_size(content: Mapping[str, object], *, encrypted: bool) -> None:
    size = _size(content, encrypted=encrypted)
    if size > EVENT_BYTES:
        reason = f"the message needs {size} bytes, an event holds {EVENT_BYTES}"
        raise DeliveryError(reason, Failure.REFUSED)


def _size(content: Mapping[str, object], *, encrypted: bool) -> int:
    """Return how many bytes an event with this content needs. Raises DeliveryError if it cannot be written at all."""
    try:
        size = len(json.dumps(content, ensure_ascii=False).encode())
    except (TypeError, ValueError) as error:
        reason = f"the message cannot be written as JSON: {type(error).__name__}"
        raise DeliveryError(reason, Failure.REFUSED) from error
    if encrypted:
        # nio encrypts ASCII only: six letters stand for an umlaut, twelve for an emoji. Then three bytes become four.
        size = len(nio.Api.to_json(content)) * 4 // 3
    return size + _ENVELOPE_BYTES
