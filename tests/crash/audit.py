"""What the database and the rooms hold in the end, compared with what has to be there. Each finding is a sentence."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from sqlalchemy import create_engine, func, inspect, select
from sqlalchemy.event import listens_for

from adapters.matrix.adapter import CAPABILITIES
from adapters.matrix.events import EventType, text
from adapters.matrix.rendering import body
from adapters.matrix.signals import ADAPTER
from adapters.matrix.taps import KEYCAPS
from bot.app import wording
from bot.domain.calendar import Calendar
from bot.domain.cooperation import Language
from bot.engine.clock import SystemClock
from bot.engine.rows import PendingKind, PendingState
from bot.engine.surroundings import Surroundings
from bot.engine.turn import Turn
from bot.storage import tables
from bot.storage.transaction import SqlTransaction
from flows import FLOWS
from flows.check_in.rounds import CLOSE_ALARM, EVENING_ALARM, NUDGE_ALARM, NUDGE_BEFORE
from flows.decision.deadlines import CLOSE, REMINDER, reminder_time
from flows.reminder_card import RING
from tests.crash.play import LATER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from adapters.matrix.events import RoomEvent
    from bot.engine.content import Content
    from bot.engine.messages import Capabilities
    from bot.engine.ports import Store
    from tests.crash.play import Expected

OPEN_ALARM = ("check_in.open", 0)
GROUP_MESSAGES = Counter(
    {
        "arrival": 2,
        "check_in.round": 1,
        "check_in.question": 5,
        "decision": 1,
        "reminder": 1,
        "set-up and settings": 2,
        "reminders noted": 2,
        "list of reminders": 1,
    }
)
"""What the bot writes in the room beside a welcome for each partner; cards by their kind."""
_UNSENT = tables.outbox.c.state.not_in([PendingState.SENT])

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Platform:
    """What has to be known of a platform to tell what its messages should show."""

    name: str
    capabilities: Capabilities
    shows: Callable[[Content], str]
    """The plain text of a message there."""


MATRIX = Platform(ADAPTER, CAPABILITIES, lambda content: str(body(content)["body"]))


class Books:
    """The bot's database, read beside the bot."""

    def __init__(self, file: Path, platform: Platform = MATRIX) -> None:
        """`file` need not exist yet."""
        self._file = file
        self._platform = platform
        self._engine = create_engine(f"sqlite:///{file}")

        @listens_for(self._engine, "connect")
        def _read_only(connection: object, _record: object) -> None:
            connection.execute("PRAGMA query_only=ON")  # type: ignore[attr-defined] # the driver's own type is hidden

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open the file for reading."""
        with self._engine.connect() as connection:
            yield connection

    def seen(self) -> set[str]:
        """Return the ids of the events that were handled."""
        with self.reading() as connection:
            return set(connection.execute(select(tables.seen.c.event_id)).scalars())

    def interrupted(self) -> int:
        """How many lines a dead process was just sending."""
        if not self._file.exists():
            return 0
        with self.reading() as connection:
            if not inspect(connection).has_table(tables.outbox.name):
                return 0
            query = select(func.count()).where(tables.outbox.c.state == PendingState.SENDING)
            return connection.execute(query).scalar_one()

    def recorded(self) -> set[tuple[str, str]]:
        """Return channel and message of everything that was noted as sent."""
        if not self._file.exists():
            return set()
        outbox, channels = tables.outbox, tables.channels
        query = (
            select(channels.c.platform_id, outbox.c.message)
            .join(channels, channels.c.id == outbox.c.channel_id)
            .where(outbox.c.state == PendingState.SENT, outbox.c.kind.in_([PendingKind.POST, PendingKind.CARD]))
        )
        with self.reading() as connection:
            if not inspect(connection).has_table(tables.outbox.name):
                return set()
            return {(str(channel), str(message)) for channel, message in connection.execute(query)}

    def unfinished(self, expected: Expected) -> list[str]:
        """Say what is still to be done; nothing once the bot is quiet."""
        seen = self.seen()
        found = [f"not handled: {what}" for one, what in expected.events.items() if one not in seen]
        with self.reading() as connection:
            unsent = connection.execute(select(tables.outbox.c.id, tables.outbox.c.state).where(_UNSENT))
            found += [f"line {line.id} of the outbox is {line.state}" for line in unsent]
            dirty = select(tables.cards.c.id).where(tables.cards.c.shown < tables.cards.c.version)
            found += [f"card {card} is not up to date" for card in connection.execute(dirty).scalars()]
            waiting = SqlTransaction(connection, SystemClock()).due_timers(SystemClock().now(), 100)
            found += [f"timer {timer.kind} is due" for timer in waiting]
            coming = connection.execute(select(tables.reminders.c.text).where(tables.reminders.c.ended.is_(False)))
            found += [f"{one} has not rung" for one in coming.scalars() if one != LATER]
        return found

    def findings(self, expected: Expected) -> list[str]:
        """Say what is missing in the database, or is there too often."""
        with self.reading() as connection:
            transaction = SqlTransaction(connection, SystemClock())
            homes = transaction.cooperations()
            if len(homes) != 1:
                return [f"{len(homes)} cooperations"]
            store = transaction.store(homes[0].id)
            who = {partner.partner_id: partner.platform_id for partner in store.identities.find()}
            found = _partners(store, expected)
            found += differences("answer", _answers(store, who), {k: [v] for k, v in expected.answers.items()})
            found += differences("voice", _voices(store, who), expected.stances)
            timers = connection.execute(select(tables.timers.c.kind, tables.timers.c.subject, tables.timers.c.due_at))
            rang = {(kind, subject): due for kind, subject, due in timers}
            if rang.pop(OPEN_ALARM, None) is None:
                found.append("no timer for the next check-in")
            found += differences("timer", rang, _timers(store, Calendar.of(homes[0])))
            return found

    def cards(self) -> dict[str, str]:
        """Return what every card in the group should show now, by its message."""
        clock = SystemClock()
        surroundings = Surroundings(
            flows=FLOWS,
            library=wording(),
            platforms={self._platform.name: self._platform.capabilities},
            language=Language.GERMAN,
            zone="Europe/Berlin",
        )
        with self.reading() as connection:
            transaction = SqlTransaction(connection, clock)
            home = transaction.cooperations()[0]
            shows = {}
            for card in transaction.store(home.id).cards.find():
                turn = Turn(
                    surroundings=surroundings,
                    transaction=transaction,
                    now=clock.now(),
                    cooperation=home,
                    channel=transaction.channel(card.channel_id),
                )
                shows[card.message or ""] = self._platform.shows(FLOWS.cards[card.kind].render(turn, card))
            return shows

    def messages(self, *, private: bool) -> dict[str, list[tuple[str, str, int]]]:
        """Return by room, or by person in private, what was sent: kind, message, number of choices."""
        found: dict[str, list[tuple[str, str, int]]] = {}
        outbox, channels, cards = tables.outbox, tables.channels, tables.cards
        query = (
            select(outbox, channels.c.platform_id, channels.c.person.label("alone_with"), cards.c.kind.label("card"))
            .join(channels, channels.c.id == outbox.c.channel_id)
            .join(cards, cards.c.id == outbox.c.card_id, isouter=True)
        )
        with self.reading() as connection:
            for line in connection.execute(query):
                if (line.alone_with is not None) is private:
                    kind = line.card or line.kind.value
                    choices = len(line.content.choices) if line.content else 0
                    found.setdefault(line.alone_with or line.platform_id, []).append((kind, line.message, choices))
        return found


def _partners(store: Store, expected: Expected) -> list[str]:
    houses = {house.id: house.name for house in store.organisations.find()}
    joined = {partner.id: houses[partner.organisation_id] for partner in store.partners.find()}
    found = differences("organisation", Counter(houses.values()), Counter(expected.houses.values()))
    found += differences("partner", Counter(joined.values()), Counter(expected.houses.values()))
    known = {identity.platform_id: joined.get(identity.partner_id or 0) for identity in store.identities.find()}
    return found + differences("account", known, expected.houses)


def _answers(store: Store, who: Mapping[int | None, str]) -> dict[tuple[str, str], list[int | None]]:
    given: dict[tuple[str, str], list[int | None]] = {}
    for answer in store.answers.find():
        given.setdefault((who[answer.partner_id], answer.question), []).append(answer.value)
    return given


def _voices(store: Store, who: Mapping[int | None, str]) -> dict[str, list[object]]:
    heard: dict[str, list[object]] = {}
    for voice in store.voices.find():
        heard.setdefault(who[voice.partner_id], []).append(voice.stance)
    return heard


def _timers(store: Store, calendar: Calendar) -> dict[tuple[str, int], datetime]:
    (round_,), (decision,) = store.rounds.find(), store.decisions.find()
    due = {(CLOSE_ALARM, round_.id): round_.closes_at, (CLOSE, decision.id): decision.closes_at}
    for alarm, voluntary in ((NUDGE_ALARM, False), (EVENING_ALARM, True)):
        at = calendar.next_allowed_private(round_.closes_at - NUDGE_BEFORE, voluntary=voluntary)
        if at < round_.closes_at:
            due[alarm, round_.id] = at
    reminded = reminder_time(decision, calendar, decision.opened_at)
    if reminded is not None:
        due[REMINDER, decision.id] = reminded
    for reminder in store.reminders.find(ended=False):
        assert reminder.next_at is not None
        due[RING, reminder.id] = reminder.next_at
    return due


def differences(what: str, are: Mapping[_T, object], should_be: Mapping[_T, object]) -> list[str]:
    """Say where two tables differ."""
    keys = {**are, **should_be}
    return [
        f"{what} {key}: {are.get(key, 'missing')}, should be {should_be.get(key, 'none')}"
        for key in keys
        if key not in are or key not in should_be or are[key] != should_be[key]
    ]


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
    sent = [message for kind, message, _ in lines if kind not in {PendingKind.OFFER, PendingKind.EDIT}]
    found = differences("message", Counter(event.event_id for event in posts), Counter(sent))
    bodies = Counter(text(event.content, "body") or "" for event in posts)
    found += [f"stands {times} times: {body!r}" for body, times in bodies.items() if times > 1]
    found += line_findings((kind for kind, _, _ in lines), expected)
    for house in expected.houses.values():
        times = sum(f"{house} (" in body for body in bodies.elements())
        found += [] if times == 1 else [f"{house} was welcomed {times} times"]
    shown = {event.event_id: text(event.content, "body") for event in posts}
    for event in own:
        if event.type == EventType.MESSAGE and event.relation == "m.replace":
            shown[event.related or ""] = text(event.content, "m.new_content", "body")
    shows = books.cards()
    found += differences("card", {message: shown.get(message) for message in shows}, shows)
    return found + _reaction_findings(own, lines)


def line_findings(all_kinds: Iterable[str], expected: Expected) -> list[str]:
    """Say what was written in the group too often, or not at all, by kinds of cards."""
    kinds = Counter(kind for kind in all_kinds if kind not in {PendingKind.OFFER, PendingKind.EDIT})
    said = kinds.pop(PendingKind.POST.value)
    cards = {kind: count for kind, count in GROUP_MESSAGES.items() if " " not in kind}
    found = differences("cards of the kind", kinds, cards)
    if said != (should := GROUP_MESSAGES.total() - sum(cards.values()) + len(expected.houses)):
        found.append(f"{said} plain messages, should be {should}")
    return found


def _reaction_findings(own: Iterable[RoomEvent], lines: Iterable[tuple[str, str, int]]) -> list[str]:
    put = Counter(
        (event.related or "", text(event.content, "m.relates_to", "key") or "")
        for event in own
        if event.type == EventType.REACTION and event.content
    )
    offered = Counter(
        (message, emoji) for kind, message, choices in lines if kind == PendingKind.OFFER for emoji in KEYCAPS[:choices]
    )
    return differences("reaction", put, offered)


async def private_findings(person: Guest, account: str, books: Books, expected: Expected) -> list[str]:
    """Say what the bot did too often, or not at all, alone with a person."""
    rooms = await person.invitations_by(account)
    asked = expected.private[person.user_id]
    if len(rooms) != min(asked, 1):
        return [f"{person.user_id} was asked into {len(rooms)} private rooms, should be {min(asked, 1)}"]
    lines = books.messages(private=True).get(person.user_id, [])
    sent = Counter(message for kind, message, _ in lines if kind not in {PendingKind.OFFER, PendingKind.EDIT})
    found = [] if sent.total() == asked else [f"{person.user_id} was asked {sent.total()} things, should be {asked}"]
    for room in rooms:
        await person.join(room)
        own = [event for event in await person.timeline(room) if event.sender == account]
        stand = Counter(event.event_id for event in own if event.type == "m.room.encrypted")
        found += differences("private message", stand, sent) + _reaction_findings(own, lines)
    return found
