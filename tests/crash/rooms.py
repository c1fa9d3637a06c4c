"""What people learn from a room's events: that the bot came in, and what it wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.matrix.homeserver.events import EventType, text
from tests.crash.play import News

if TYPE_CHECKING:
    from collections.abc import Iterable

    from adapters.matrix.homeserver.events import RoomEvent


ENCRYPTED = "m.room.encrypted"
"""What an encrypted event looks like from outside."""


def posts_of(account: str, events: Iterable[RoomEvent]) -> list[RoomEvent]:
    """Return the messages of an account in an encrypted room, without changes to them."""
    return [
        event
        for event in events
        if event.sender == account and event.type == ENCRYPTED and event.relation != "m.replace"
    ]


def news_of(account: str, events: Iterable[RoomEvent]) -> list[News]:
    """Return what an account did."""
    news = []
    for event in events:
        if event.type == EventType.MEMBER and event.state_key == account and event.membership == "join":
            news.append(News())
        elif event.type == EventType.MESSAGE and event.sender == account:
            news.append(News(event.event_id, text(event.content, "body") or ""))
    return news
