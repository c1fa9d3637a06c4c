"""A room as a person's client shows it: edits applied, withdrawn messages gone, reactions counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from adapters.matrix.homeserver.events import EventType, child, text

if TYPE_CHECKING:
    from adapters.matrix.homeserver.events import RoomEvent


@dataclass(slots=True)
class ShownMessage:
    """A message as the person's client shows it: edits applied, gone if it was withdrawn."""

    event_id: str
    room: str
    sender: str
    kind: str
    """`m.text`, `m.notice`, `m.image` …"""
    body: str
    html: str | None
    encrypted: bool
    """Whether it and all its edits travelled encrypted."""
    thread: str | None
    reply_to: str | None
    mentions: tuple[str, ...] = ()
    edits: int = 0
    content: dict[str, object] = field(default_factory=dict)
    reactions: dict[str, set[str]] = field(default_factory=dict)
    """Who reacted, by emoji, in the order in which the emoji came."""


class ClientView:
    """Everything a person has seen in all rooms."""

    def __init__(self) -> None:
        self._messages: dict[str, ShownMessage] = {}
        self._reactions: dict[str, tuple[str, str, str]] = {}
        self._removed: set[str] = set()

    def messages(self, room: str | None, sender: str | None) -> list[ShownMessage]:
        """The messages that are still there, oldest first; of all rooms and senders if none is named."""
        return [
            message
            for message in self._messages.values()
            if message.event_id not in self._removed
            and room in {None, message.room}
            and sender in {None, message.sender}
        ]

    def message(self, event_id: str) -> ShownMessage | None:
        """One message, if it is still there."""
        return None if event_id in self._removed else self._messages.get(event_id)

    def reaction(self, event_id: str, emoji: str, sender: str) -> str | None:
        """The event with which somebody put an emoji at a message."""
        wanted = (event_id, emoji, sender)
        return next((reaction for reaction, found in self._reactions.items() if found == wanted), None)

    def take(self, event: RoomEvent, *, encrypted: bool) -> None:
        """Show an event."""
        match event.type:
            case EventType.MESSAGE if event.relation == "m.replace":
                original = self._messages.get(event.related or "")
                if original is not None and original.sender == event.sender:
                    new = child(event.content, "m.new_content")
                    original.body = text(new, "body") or ""
                    original.html = text(new, "formatted_body")
                    original.content = dict(new)
                    original.edits += 1
                    original.encrypted &= encrypted
            case EventType.MESSAGE if event.content:
                self._messages.setdefault(event.event_id, _message(event, encrypted=encrypted))
            case EventType.REACTION if event.related:
                emoji = text(event.content, "m.relates_to", "key") or ""
                self._reactions[event.event_id] = (event.related, emoji, event.sender)
                if event.related in self._messages:
                    self._messages[event.related].reactions.setdefault(emoji, set()).add(event.sender)
            case EventType.REDACTION if event.redacts:
                self._removed.add(event.redacts)
                target, emoji, sender = self._reactions.pop(event.redacts, ("", "", ""))
                if target in self._messages:
                    self._messages[target].reactions.get(emoji, set()).discard(sender)
            case _:
                pass


def _message(event: RoomEvent, *, encrypted: bool) -> ShownMessage:
    named = child(event.content, "m.mentions").get("user_ids")
    return ShownMessage(
        event_id=event.event_id,
        room=event.room,
        sender=event.sender,
        kind=text(event.content, "msgtype") or "",
        body=text(event.content, "body") or "",
        html=text(event.content, "formatted_body"),
        encrypted=encrypted,
        thread=event.thread,
        reply_to=event.reply_to,
        mentions=tuple(named) if isinstance(named, list) else (),
        content=dict(event.content),
    )
