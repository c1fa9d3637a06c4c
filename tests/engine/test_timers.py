"""Timers: each is carried out once, in order, however late, and none stops the others."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_TELEGRAM
from bot.domain.cooperation import Channel, ChannelKind, Cooperation, Language
from bot.engine.clock import FixedClock
from bot.engine.stored.ports import StorageError
from bot.engine.timers import AFTER_FAULT, AT_ONCE, Timers
from bot.engine.turn.surroundings import Surroundings
from bot.engine.turn.turn import Turn
from bot.engine.vocabulary.flow import Alarm, Flow, Flows
from bot.engine.wording import Markup
from bot.program.app import wording
from bot.storage.database import SqlDatabase
from tests.migrated import migrated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 9, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Belfry:
    """A database with one cooperation, and alarms that note when they ring and say so in its group."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(NOW)
        self.database = SqlDatabase(f"sqlite:///{migrated(folder / 'timers.db')}", self.clock)
        self.rung: list[tuple[str, int, datetime]] = []
        self.timers = self.rebuild("bell", "broken")
        with self.database.begin() as transaction:
            self.home = transaction.add_cooperation(Cooperation(created_at=NOW))
            transaction.add_channel(
                Channel(
                    cooperation_id=self.home.id,
                    adapter="memory",
                    account="bot",
                    platform_id="group",
                    kind=ChannelKind.GROUP,
                )
            )

    def rebuild(self, *kinds: str) -> Timers:
        """Start anew with flows that know these kinds of alarms."""
        alarms = tuple(Alarm(kind=kind, ring=self._fail if kind == "broken" else self._ring(kind)) for kind in kinds)
        surroundings = Surroundings(
            commands={},
            library=wording(),
            platforms={"memory": LIKE_TELEGRAM},
            language=Language.GERMAN,
            zone="Europe/Berlin",
        )
        self.surroundings = surroundings
        self.timers = Timers(self.database, surroundings, Flows((Flow(id="belfry", alarms=alarms),)), self.clock)
        return self.timers

    def _ring(self, kind: str) -> Callable[[Turn, int, datetime], None]:
        def ring(turn: Turn, subject: int, due_at: datetime) -> None:
            self.rung.append((kind, subject, due_at))
            turn.announce(Markup(f"{kind} {subject}"))
            if kind == "again":
                turn.set_alarm("again", subject, due_at + MINUTE)
            if kind == "chain":
                turn.cancel_alarm("chain", subject + 1)

        return ring

    def _fail(self, turn: Turn, subject: int, _due_at: datetime) -> None:
        turn.announce(Markup("half done"))
        self.rung.append(("broken", subject, turn.now))
        raise ZeroDivisionError

    def set(self, subject: int, due_at: datetime, kind: str = "bell") -> None:
        """Set an alarm, as a flow does."""
        with self.database.begin() as transaction:
            Turn(
                surroundings=self.surroundings, transaction=transaction, now=self.clock.now(), cooperation=self.home
            ).set_alarm(kind, subject, due_at)

    def tick(self) -> int:
        """Carry out what is due, as the application does; return how many looks that took."""
        looks = 1
        while self.timers.ring():
            looks += 1
        return looks

    def subjects(self) -> list[int]:
        """Return whose alarms rang, in order."""
        return [subject for _, subject, _ in self.rung]

    def said(self) -> list[str]:
        """Return what lies in the outbox, in order."""
        with self.database.engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT content FROM outbox ORDER BY id").scalars().all()
        return [str(row) for row in rows]


@pytest.fixture
def belfry(tmp_path: Path) -> Iterator[Belfry]:
    """One that nobody has set an alarm in."""
    one = Belfry(tmp_path)
    yield one
    one.database.close()


def test_a_timer_rings_at_its_time_and_once(belfry: Belfry) -> None:
    belfry.set(1, NOW + MINUTE)
    belfry.tick()
    assert belfry.rung == []
    assert belfry.timers.next_due() == NOW + MINUTE
    belfry.clock.set(NOW + MINUTE)
    belfry.tick()
    belfry.tick()
    assert belfry.rung == [("bell", 1, NOW + MINUTE)]
    assert belfry.timers.next_due() is None


def test_timers_ring_in_the_order_of_their_times(belfry: Belfry) -> None:
    for subject, minutes in enumerate((3, 1, 4, 2, 0)):
        belfry.set(subject, NOW + minutes * MINUTE)
    belfry.clock.set(NOW + timedelta(hours=1))
    belfry.tick()
    assert belfry.subjects() == [4, 1, 3, 0, 2]


def test_after_an_outage_each_rings_once_and_hears_when_it_should_have(belfry: Belfry) -> None:
    belfry.set(1, NOW + MINUTE)
    belfry.set(2, NOW + timedelta(days=2))
    belfry.clock.set(NOW + timedelta(days=3))
    belfry.rebuild("bell")
    belfry.tick()
    assert belfry.rung == [("bell", 1, NOW + MINUTE), ("bell", 2, NOW + timedelta(days=2))]


def test_a_timer_that_sets_itself_again_rings_for_every_time(belfry: Belfry) -> None:
    belfry.rebuild("again")
    belfry.set(1, NOW - 3 * MINUTE, "again")
    belfry.tick()
    assert [due_at for _, _, due_at in belfry.rung] == [NOW - 3 * MINUTE, NOW - 2 * MINUTE, NOW - MINUTE, NOW]
    assert belfry.timers.next_due() == NOW + MINUTE


def test_an_alarm_replaces_the_one_before(belfry: Belfry) -> None:
    belfry.set(1, NOW)
    belfry.set(1, NOW + MINUTE)
    belfry.tick()
    assert belfry.rung == []
    belfry.clock.set(NOW + MINUTE)
    belfry.tick()
    assert belfry.subjects() == [1]


def test_an_alarm_that_another_takes_back_at_the_same_time_stays_silent(belfry: Belfry) -> None:
    belfry.rebuild("chain")
    belfry.set(1, NOW, "chain")
    belfry.set(2, NOW, "chain")
    belfry.tick()
    assert belfry.subjects() == [1]


def test_an_alarm_that_fails_changes_nothing_stops_nobody_and_is_tried_again(
    belfry: Belfry, caplog: pytest.LogCaptureFixture
) -> None:
    belfry.set(1, NOW - MINUTE)
    belfry.set(2, NOW - MINUTE, "broken")
    belfry.set(3, NOW)
    belfry.tick()
    assert belfry.subjects() == [1, 2, 3]
    assert len(belfry.said()) == 2
    assert "half done" not in "".join(belfry.said())
    assert [record.message for record in caplog.records] == ["timer failed"]
    assert belfry.timers.next_due() == NOW + AFTER_FAULT
    belfry.clock.set(NOW + AFTER_FAULT)
    belfry.tick()
    assert belfry.subjects() == [1, 2, 3, 2]
    assert timedelta(hours=1) == AFTER_FAULT


def test_an_alarm_that_nothing_is_known_about_is_dropped_and_logged(
    belfry: Belfry, caplog: pytest.LogCaptureFixture
) -> None:
    belfry.set(1, NOW, "from_the_future")
    belfry.set(2, NOW)
    with caplog.at_level(logging.WARNING):
        belfry.tick()
    assert belfry.subjects() == [2]
    assert [(record.levelname, record.message) for record in caplog.records] == [
        ("WARNING", "timer without meaning dropped")
    ]
    assert getattr(caplog.records[0], "kind", None) == "from_the_future"
    assert belfry.timers.next_due() is None


def test_a_database_that_fails_loses_no_timer(belfry: Belfry, monkeypatch: pytest.MonkeyPatch) -> None:
    belfry.set(1, NOW)

    def fail(_turn: Turn, _text: Markup) -> None:
        raise StorageError("gone")

    with monkeypatch.context() as patched:
        patched.setattr(Turn, "announce", fail)
        with pytest.raises(StorageError):
            belfry.tick()
    belfry.tick()
    assert belfry.subjects() == [1, 1]
    assert len(belfry.said()) == 1


def test_a_thousand_timers_of_one_moment_are_all_in_the_outbox_after_one_tick(belfry: Belfry) -> None:
    with belfry.database.begin() as transaction:
        turn = Turn(surroundings=belfry.surroundings, transaction=transaction, now=NOW, cooperation=belfry.home)
        for subject in range(1000):
            turn.set_alarm("bell", subject, NOW)
    looks = belfry.tick()
    assert sorted(belfry.subjects()) == list(range(1000))
    assert len(set(belfry.said())) == 1000
    assert looks == 1 + 1000 // AT_ONCE
