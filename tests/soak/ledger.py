"""What the soak knows beside the program: who did what, read off the database after each event."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from bot.domain.decisions import Decision, DecisionEvent, DecisionStatus, Voice
from bot.domain.verdicts import standing
from bot.storage import tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Connection

    from bot.storage.database import SqlDatabase

Question = tuple[int, int, str]
"""A cooperation, the number of one of its rounds, and a question of it."""


@dataclass(frozen=True, slots=True)
class Home:
    """A channel and the cooperation that it belongs to, or is about."""

    adapter: str
    channel: str
    person: str | None
    """Whose private chat it is."""
    cooperation: int | None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where decisions stand at a moment."""

    decisions: Mapping[int, tuple[int, Decision]]
    """By id, each with its cooperation."""
    voices: Mapping[int, Voice]
    """Those of open decisions, by id."""
    standing: Mapping[int, Mapping[int, Voice]]
    """The voices that stand in each open decision, by organisation."""
    events: Mapping[int, tuple[DecisionEvent, ...]]
    """The log of each open decision."""

    @property
    def objections(self) -> dict[int, Voice]:
        """Objections that stop an open decision, by the voice's id."""
        found = [voice for voices in self.standing.values() for voice in voices.values()]
        return {voice.id: voice for voice in found if voice.objection is not None and voice.objection.value == "open"}


@dataclass(eq=False)
class Ledger:
    """Remembers across restarts what the program itself forgets."""

    homes: dict[int, Home] = field(default_factory=dict)
    """Every channel, by its row."""
    former: dict[int, Home] = field(default_factory=dict)
    """The same before the latest event."""
    housed: defaultdict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    """The cooperations that a group has ever belonged to."""
    known_in: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """The cooperations in whose groups a person has ever been, by name."""
    answered: defaultdict[Question, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Who answered, whatever became of their name."""
    voiced: dict[int, str] = field(default_factory=dict)
    """Whose act a voice was, by its row; not those by phone."""
    numbers: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Cooperation and number of every decision there has been."""
    _latest: dict[str, int] = field(default_factory=dict)

    def look(self, database: SqlDatabase, actor: str | None) -> None:
        """Read what the latest event changed, which somebody or nobody caused."""
        with database.engine.connect() as connection:
            self._channels(connection)
            self._answers(connection, actor)
            self._voices(connection, actor)

    def _channels(self, connection: Connection) -> None:
        its = tables.channels.c
        rows = connection.execute(select(its.id, its.adapter, its.platform_id, its.person, its.cooperation_id))
        self.former, self.homes = self.homes, {}
        for key, adapter, platform_id, person, cooperation in rows:
            self.homes[key] = Home(adapter, platform_id or "", person, cooperation)
            if person is None and cooperation is not None:
                self.housed[adapter, platform_id or ""].add(cooperation)

    def _answers(self, connection: Connection, actor: str | None) -> None:
        rounds = tables.rounds.c
        for table in (tables.answers, tables.participations):
            its = table.c
            new = (
                select(its.id, its.cooperation_id, rounds.number, its.question)
                .join(tables.rounds, rounds.id == its.round_id)
                .where(its.id > self._latest.get(table.name, 0))
                .order_by(its.id)
            )
            for key, cooperation, number, question in connection.execute(new):
                self._latest[table.name] = key
                if actor is not None:
                    self.answered[cooperation, number, question].add(actor)

    def _voices(self, connection: Connection, actor: str | None) -> None:
        its = tables.voices.c
        new = select(its.id, its.entered_by).where(its.id > self._latest.get("voices", 0)).order_by(its.id)
        for key, entered_by in connection.execute(new):
            self._latest["voices"] = key
            if actor is not None and entered_by is None:
                self.voiced[key] = actor

    def home_of(self, adapter: str, channel: str) -> int | None:
        """Return the cooperation that a group belongs to, or that a private chat is about."""
        found = [one.cooperation for one in self.homes.values() if (one.adapter, one.channel) == (adapter, channel)]
        return next((one for one in found if one is not None), None)


def about_in_private(database: SqlDatabase, adapter: str, person: str) -> int | None:
    """Return the only cooperation that something said in a private chat can be about; None if there are several."""
    mine, them, its = tables.identities.c, tables.partners.c, tables.sessions.c
    with database.engine.connect() as connection:
        known = connection.execute(
            select(mine.cooperation_id)
            .join(tables.partners, them.id == mine.partner_id, isouter=True)
            .where(mine.adapter == adapter, mine.platform_id == person)
        )
        found = {int(key) for (key,) in known}
        chats = select(tables.channels.c.id).where(
            tables.channels.c.adapter == adapter, tables.channels.c.person == person
        )
        asking = connection.execute(select(its.cooperation_id).where(its.channel_id.in_(chats)))
        found |= {int(key) for (key,) in asking if key is not None}
    return found.pop() if len(found) == 1 else None


def outgoing(database: SqlDatabase) -> tuple[object, ...]:
    """Return what changes whenever anything is said or shown."""
    with database.engine.connect() as connection:
        lines = connection.execute(select(func.max(tables.outbox.c.id))).scalar()
        cards = connection.execute(select(func.count(), func.sum(tables.cards.c.version))).one()
        return (lines, *cards)


def stand_of(database: SqlDatabase, today: date) -> Stand:
    """Read where all decisions stand."""
    decisions: dict[int, tuple[int, Decision]] = {}
    voices: dict[int, Voice] = {}
    stands: dict[int, Mapping[int, Voice]] = {}
    events: dict[int, tuple[DecisionEvent, ...]] = {}
    with database.begin() as transaction:
        keys = transaction._connection.execute(select(tables.cooperations.c.id)).scalars().all()
        for key in keys:
            store = transaction.store(key)
            for decision in store.decisions.find():
                decisions[decision.id] = (key, decision)
                if decision.status is DecisionStatus.OPEN:
                    given = store.voices.find(decision_id=decision.id)
                    voices |= {voice.id: voice for voice in given}
                    stands[decision.id] = standing(decision, given, today)
                    events[decision.id] = tuple(store.decision_events.find(decision_id=decision.id))
    return Stand(decisions, voices, stands, events)


def rows_of(database: SqlDatabase) -> Counter[str]:
    """Count the rows of every table, and the decisions by what became of them."""
    with database.engine.connect() as connection:
        found = Counter(
            {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in tables.metadata.sorted_tables
            }
        )
        status = tables.decisions.c.status
        for name, often in connection.execute(select(status, func.count()).group_by(status)):
            found[f"decisions {name}"] = often
    return found
