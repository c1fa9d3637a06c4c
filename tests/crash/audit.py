"""What stands in the rooms in the end, compared with what has to be there. Each finding is a sentence."""

from __future__ import annotations

import asyncio
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Protocol

from adapters.matrix.homeserver.events import EventType, text
from adapters.matrix.sending.taps import KEYCAPS
from bot.engine.stored.rows import PendingKind
from tests.crash.books import differences
from tests.crash.rooms import posts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from adapters.matrix.homeserver.events import RoomEvent
    from tests.crash.books import Books
    from tests.crash.play import Expected

GROUP_MESSAGES = Counter(
    {
        "arrival": 1,
        "check_in.round": 1,
        "decision": 1,
        "reminder": 1,
        "what comes after set-up": 1,
        "answer to settings": 1,
        "list of reminders": 1,
    }
)
"""What the bot writes in the room; cards by their kind. Whatever one person has noted is confirmed to them alone."""
WAY = "im privaten Chat"
"""What shows somebody the way there: a restart forgets that they have seen it."""
QUIET_SECONDS = 180.0
"""How long the last, undisturbed life may take to do what is left, reminder included."""


async def quiet(books: Books, expected: Expected) -> None:
    """Wait until the bot has nothing left to do."""
    found = ["nothing looked at"]
    try:
        async with asyncio.timeout(QUIET_SECONDS):
            while found := books.unfinished(expected):  # noqa: ASYNC110 - the bot is another process
                await asyncio.sleep(0.2)
    except TimeoutError:
        raise AssertionError("the bot never finished:\n" + "\n".join(found)) from None


class Guest(Protocol):
    """Somebody whom the bot may ask into a private room."""

    user_id: str

    async def invitations_by(self, inviter: str) -> list[str]:
        """Return the rooms somebody has invited the person to."""

    async def join(self, room: str) -> None:
        """Follow an invitation."""

    async def timeline(self, room: str) -> list[RoomEvent]:
        """Return everything that ever happened in a room, oldest first."""


def group_findings(events: list[RoomEvent], account: str, room: str, books: Books, expected: Expected) -> list[str]:
    """Say what stands in the group's room too often, or not at all."""
    own = [event for event in events if event.sender == account]
    posts = [event for event in own if event.type == EventType.MESSAGE and event.relation != "m.replace"]
    lines = books.messages(private=False)[room]
    sent = [message for kind, message in lines if kind not in {PendingKind.OFFER, PendingKind.EDIT}]
    found = differences("message", Counter(event.event_id for event in posts), Counter(sent))
    bodies = Counter(text(event.content, "body") or "" for event in posts)
    found += [f"stands {times} times: {body!r}" for body, times in bodies.items() if times > 1 and WAY not in body]
    found += line_findings((kind for kind, _ in lines), expected)
    shown = {event.event_id: text(event.content, "body") for event in posts}
    for event in own:
        if event.type == EventType.MESSAGE and event.relation == "m.replace":
            shown[event.related or ""] = text(event.content, "m.new_content", "body")
    shows = books.cards()
    found += differences("card", {message: shown.get(message) for message in shows}, shows)
    return found + _reaction_findings(own, books.waiting_for_answers() | set(shows))


def line_findings(all_kinds: Iterable[str], expected: Expected) -> list[str]:
    """Say what was written in the group too often, or not at all, by kinds of cards."""
    kinds = Counter(kind for kind in all_kinds if kind not in {PendingKind.OFFER, PendingKind.EDIT})
    said = kinds.pop(PendingKind.POST.value)
    cards = {kind: count for kind, count in GROUP_MESSAGES.items() if " " not in kind}
    found = differences("cards of the kind", kinds, cards)
    should = GROUP_MESSAGES.total() - sum(cards.values())
    if not should <= said <= should + expected.ways:
        found.append(f"{said} plain messages, should be {should}, and {expected.ways} more at most")
    return found


def _reaction_findings(own: Sequence[RoomEvent], waiting: set[str]) -> list[str]:
    """Say where choices to tap are missing, stand twice, or stand where nothing can be tapped any more.

    The messages say which there are as they show them last; one that is encrypted says nothing.
    """
    put = Counter(
        (event.related or "", text(event.content, "m.relates_to", "key") or "")
        for event in own
        if event.type == EventType.REACTION and event.content
    )
    found = [
        f"reaction {emoji} stands {times} times at {message}" for (message, emoji), times in put.items() if times > 1
    ]
    for message, body in _shown(own).items():
        there = {emoji for at, emoji in put if at == message}
        listed = _listed(body)
        if message in waiting and listed - there:
            found.append(f"{message} lacks the reactions {sorted(listed - there)}")
        if there - listed:
            found.append(f"{message} keeps the reactions {sorted(there - listed)}")
    return found


def _shown(own: Sequence[RoomEvent]) -> dict[str, str]:
    """Return what each message shows last, by its id."""
    shown: dict[str, str] = {}
    for event in own:
        if event.type == EventType.MESSAGE and event.relation == "m.replace":
            shown[event.related or ""] = text(event.content, "m.new_content", "body") or ""
        elif event.type == EventType.MESSAGE:
            shown[event.event_id] = text(event.content, "body") or ""
    return shown


def _listed(body: str) -> set[str]:
    """Return the emoji of the choices at the end of a message: a number stands for its keycap, a sign for itself."""
    pieces = body.rpartition("\n\n")[2].replace(" · ", "\n").splitlines()
    first = [piece.removeprefix("● ").partition(" ")[0] for piece in pieces]
    numbers = [str(number) for number in range(1, len(first) + 1)]
    keycaps = {KEYCAPS[place] for place, word in enumerate(first[: len(KEYCAPS)]) if word == numbers[place]}
    return keycaps | {word for word in first if any(unicodedata.category(char) == "So" for char in word)}


async def private_findings(person: Guest, account: str, books: Books, expected: Expected) -> list[str]:
    """Say what the bot did too often, or not at all, alone with a person."""
    rooms = await person.invitations_by(account)
    asked = expected.private[person.user_id]
    if len(rooms) != min(asked, 1):
        return [f"{person.user_id} was asked into {len(rooms)} private rooms, should be {min(asked, 1)}"]
    lines = books.messages(private=True).get(person.user_id, [])
    sent = Counter(message for kind, message in lines if kind not in {PendingKind.OFFER, PendingKind.EDIT})
    found = [] if sent.total() == asked else [f"{person.user_id} was asked {sent.total()} things, should be {asked}"]
    for room in rooms:
        await person.join(room)
        own = [event for event in await person.timeline(room) if event.sender == account]
        stand = Counter(event.event_id for event in posts_of(account, own))
        found += differences("private message", stand, sent)
        found += _reaction_findings(own, books.waiting_for_answers())
    return found
