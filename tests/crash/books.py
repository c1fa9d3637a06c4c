"""The bot's database, compared with what has to be in it. Each finding is a sentence."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import create_engine, inspect, select
from sqlalchemy.event import listens_for

from adapters.matrix.adapter import CAPABILITIES
from adapters.matrix.sending.rendering import body
from adapters.matrix.sync.signals import ADAPTER
from bot.domain.calendar import Calendar
from bot.domain.cooperation import Language
from bot.domain.cycle import PhaseStatus
from bot.engine.clock import SystemClock
from bot.engine.stored.rows import PendingKind, PendingState
from bot.engine.turn.surroundings import Surroundings
from bot.engine.turn.turn import PlacedTurn
from bot.program.app import wording
from bot.storage import tables
from bot.storage.transaction import SqlTransaction
from flows import FLOWS
from flows.check_in.half_yearly import ANNOUNCE_ALARM, OPEN_CHECK_ALARM
from flows.check_in.nudging import EVENING_ALARM, NUDGE_ALARM, nudge_time
from flows.check_in.rounds import CLOSE_ALARM
from flows.decision.deadlines import CLOSE, REMINDER, reminder_time
from flows.latecomers import ALARM as LATECOMERS
from flows.phase.standing import LOOK, LOOKS_LATER
from flows.reminder.ringing import RING
from tests.crash.play import LATER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection, Table

    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Capabilities
    from bot.engine.stored.ports import Store
    from tests.crash.play import Expected

OPEN_ALARM = ("check_in.open", 0)
_NOT_COMPARED = frozenset({LATECOMERS, ANNOUNCE_ALARM, OPEN_CHECK_ALARM})
"""Timers that do not hang on what the play does, or come and go within minutes."""
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
        self._interrupted: set[tuple[int, int]] = set()
        self._engine = create_engine(f"sqlite:///{file}")

        @listens_for(self._engine, "connect")
        def _read_only(connection: object, _record: object) -> None:
            connection.execute("PRAGMA query_only=ON")  # type: ignore[attr-defined] # the driver's own type is hidden

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open the file for reading."""
        with self._engine.connect() as connection:
            yield connection

    def _has(self, table: Table) -> bool:
        """Whether the bot has lived long enough to make a table."""
        if not self._file.exists():
            return False
        with self.reading() as connection:
            return inspect(connection).has_table(table.name)

    def seen(self) -> set[str]:
        """Return the ids of the events that were handled."""
        if not self._has(tables.seen):
            return set()
        with self.reading() as connection:
            return set(connection.execute(select(tables.seen.c.event_id)).scalars())

    def interrupted(self) -> int:
        """How many lines a process that has just died was sending; what one before it left is not counted again."""
        if not self._has(tables.outbox):
            return 0
        query = select(tables.outbox.c.id, tables.outbox.c.attempts).where(
            tables.outbox.c.state == PendingState.SENDING
        )
        with self.reading() as connection:
            sending = {(line, attempt) for line, attempt in connection.execute(query)}
        fresh = sending - self._interrupted
        self._interrupted |= fresh
        return len(fresh)

    def waiting_for_answers(self) -> set[str]:
        """Return the messages of questions that are still to be answered."""
        with self.reading() as connection:
            return set(connection.execute(select(tables.sessions.c.prompt)).scalars())

    def recorded(self) -> set[tuple[str, str]]:
        """Return channel and message of everything that was noted as sent."""
        if not self._has(tables.outbox):
            return set()
        outbox, channels = tables.outbox, tables.channels
        query = (
            select(channels.c.platform_id, outbox.c.message)
            .join(channels, channels.c.id == outbox.c.channel_id)
            .where(outbox.c.state == PendingState.SENT, outbox.c.kind.in_([PendingKind.POST, PendingKind.CARD]))
        )
        with self.reading() as connection:
            return {(str(channel), str(message)) for channel, message in connection.execute(query)}

    def undone(self, expected: Expected) -> list[str]:
        """Say what is to be done at once: what was said to the bot, and what it has to say."""
        seen = self.seen()
        found = [f"not handled: {what}" for one, what in expected.events.items() if one not in seen]
        if not self._has(tables.cards):
            return found
        with self.reading() as connection:
            unsent = connection.execute(select(tables.outbox.c.id, tables.outbox.c.state).where(_UNSENT))
            found += [f"line {line.id} of the outbox is {line.state}" for line in unsent]
            dirty = select(tables.cards.c.id).where(tables.cards.c.shown < tables.cards.c.version)
            return found + [f"card {card} is not up to date" for card in connection.execute(dirty).scalars()]

    def unfinished(self, expected: Expected) -> list[str]:
        """Say what is still to be done, at once or soon; nothing once the bot is quiet."""
        found = self.undone(expected)
        with self.reading() as connection:
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
            found += differences("sentence", _sentences(store, who), expected.sentences)
            found += differences("voice", _voices(store, who), expected.stances)
            found += differences("reason", _reasons(store, who), expected.reasons)
            timers = connection.execute(select(tables.timers.c.kind, tables.timers.c.subject, tables.timers.c.due_at))
            rang = {(kind, subject): due for kind, subject, due in timers}
            if rang.pop(OPEN_ALARM, None) is None:
                found.append("no timer for the next check-in")
            rang = {(kind, subject): due for (kind, subject), due in rang.items() if kind not in _NOT_COMPARED}
            found += differences("timer", rang, _timers(store, Calendar.of(homes[0])))
            return found

    def cards(self) -> dict[str, str]:
        """Return what every card in the group should show now, by its message."""
        clock = SystemClock()
        surroundings = Surroundings(
            commands=FLOWS.commands,
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
                channel = transaction.channel(card.channel_id)
                assert channel is not None
                if channel.person is not None:
                    continue
                turn = PlacedTurn(
                    surroundings=surroundings,
                    transaction=transaction,
                    now=clock.now(),
                    cooperation=home,
                    channel=channel,
                )
                shows[card.message or ""] = self._platform.shows(FLOWS.cards[card.kind].render(turn, card))
            return shows

    def messages(self, *, private: bool) -> dict[str, list[tuple[str, str]]]:
        """Return by room, or by person in private, what was sent: kind and message."""
        found: dict[str, list[tuple[str, str]]] = {}
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
                    found.setdefault(line.alone_with or line.platform_id, []).append((kind, line.message))
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


def _sentences(store: Store, who: Mapping[int | None, str]) -> dict[tuple[str, str], str]:
    return {(who[answer.partner_id], answer.question): answer.text for answer in store.answers.find() if answer.text}


def _voices(store: Store, who: Mapping[int | None, str]) -> dict[str, list[object]]:
    heard: dict[str, list[object]] = {}
    for voice in store.voices.find():
        heard.setdefault(who[voice.partner_id], []).append(voice.stance)
    return heard


def _reasons(store: Store, who: Mapping[int | None, str]) -> dict[str, str]:
    return {who[voice.partner_id]: voice.reason for voice in store.voices.find() if voice.reason}


def _timers(store: Store, calendar: Calendar) -> dict[tuple[str, int], datetime]:
    (round_,), (decision,) = store.rounds.find(), store.decisions.find()
    due = {(CLOSE_ALARM, round_.id): round_.closes_at, (CLOSE, decision.id): decision.closes_at}
    for alarm, voluntary in ((NUDGE_ALARM, False), (EVENING_ALARM, True)):
        at = nudge_time(round_, calendar, round_.opened_at, voluntary=voluntary)
        if at is not None:
            due[alarm, round_.id] = at
    reminded = reminder_time(decision, calendar, decision.opened_at)
    if reminded is not None:
        due[REMINDER, decision.id] = reminded
    for reminder in store.reminders.find(ended=False):
        assert reminder.next_at is not None
        due[RING, reminder.id] = reminder.next_at
    for state in store.phases.find(status=PhaseStatus.ACTIVE):
        due[LOOK, 0] = calendar.next_morning(state.since) + LOOKS_LATER
    return due


def differences(what: str, are: Mapping[_T, object], should_be: Mapping[_T, object]) -> list[str]:
    """Say where two tables differ."""
    keys = {**are, **should_be}
    return [
        f"{what} {key}: {are.get(key, 'missing')}, should be {should_be.get(key, 'none')}"
        for key in keys
        if key not in are or key not in should_be or are[key] != should_be[key]
    ]
