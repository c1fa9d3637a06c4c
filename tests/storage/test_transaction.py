"""One turn's transaction: all or nothing, and safe from others at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.cooperation import Cooperation
from bot.engine.exchange.messages import Address
from bot.engine.stored.rows import Timer
from tests.storage.at_once import MANY, at_once
from tests.storage.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.storage.database import SqlDatabase

HOME = Cooperation(name="Ankommen", created_at=NOW)
PLACE = Address(adapter="telegram", account="bot", channel="-1001234567890123", thread=None)


def timer(cooperation: int, subject: int = 0, due_at: datetime = NOW, kind: str = "reminder") -> Timer:
    return Timer(id=0, cooperation_id=cooperation, kind=kind, subject=subject, due_at=due_at)


# --- events -----------------------------------------------------------------------------------------------------------


def test_an_event_is_new_only_once(database: SqlDatabase) -> None:
    with database.begin() as transaction:
        assert transaction.first_time(PLACE, "e1")
        assert not transaction.first_time(PLACE, "e1")
    with database.begin() as transaction:
        assert not transaction.first_time(PLACE, "e1")
        assert transaction.first_time(PLACE, "e2")


def test_equal_events_of_other_accounts_and_platforms_are_others(database: SqlDatabase) -> None:
    with database.begin() as transaction:
        assert transaction.first_time(PLACE, "e1")
        assert transaction.first_time(replace(PLACE, account="other"), "e1")
        assert transaction.first_time(replace(PLACE, adapter="matrix"), "e1")


def test_an_event_whose_turn_was_lost_is_new_again(database: SqlDatabase) -> None:
    with suppress(ZeroDivisionError), database.begin() as transaction:
        transaction.first_time(PLACE, "e1")
        raise ZeroDivisionError
    with database.begin() as transaction:
        assert transaction.first_time(PLACE, "e1")


def test_of_several_who_get_an_event_at_once_one_has_it(database: SqlDatabase) -> None:
    def note(_number: int) -> list[bool]:
        found = []
        for event in range(20):
            with database.begin() as transaction:
                found.append(transaction.first_time(PLACE, f"e{event}"))
        return found

    assert [sum(column) for column in zip(*at_once(note), strict=True)] == [1] * 20


def test_who_gets_an_event_that_another_is_handling_waits_for_the_end(database: SqlDatabase) -> None:
    def note() -> bool:
        with database.begin() as transaction:
            return transaction.first_time(PLACE, "e1")

    with ThreadPoolExecutor(1) as pool:
        with suppress(ZeroDivisionError), database.begin() as transaction:
            assert transaction.first_time(PLACE, "e1")
            other = pool.submit(note)
            raise ZeroDivisionError
        assert other.result(), "the first one failed, so the second has to do it"


def test_notes_of_old_events_are_deleted(database: SqlDatabase) -> None:
    with database.begin() as transaction:
        transaction.first_time(PLACE, "e1")
        transaction.forget_seen(NOW)
        assert not transaction.first_time(PLACE, "e1")
        transaction.forget_seen(NOW + timedelta(seconds=1))
        assert transaction.first_time(PLACE, "e1")


# --- numbers ----------------------------------------------------------------------------------------------------------


def test_each_series_of_each_cooperation_counts_from_one(
    database: SqlDatabase, make_cooperation: Callable[[str], int]
) -> None:
    one, two = make_cooperation("eins"), make_cooperation("zwei")
    with database.begin() as transaction:
        assert [transaction.store(one).next_number("round") for _ in range(3)] == [1, 2, 3]
        assert transaction.store(two).next_number("round") == 1
        assert transaction.store(one).next_number("decision") == 1


def test_a_number_is_never_given_twice(database: SqlDatabase, make_cooperation: Callable[[str], int]) -> None:
    home = make_cooperation("eins")

    def count(_number: int) -> list[int]:
        given = []
        for _ in range(20):
            with database.begin() as transaction:
                given.append(transaction.store(home).next_number("decision"))
        return given

    assert sorted(number for given in at_once(count) for number in given) == list(range(1, 20 * MANY + 1))


def test_a_cooperation_is_locked_until_the_turn_is_over(
    database: SqlDatabase, make_cooperation: Callable[[str], int]
) -> None:
    home = make_cooperation("0")

    def count(_number: int) -> None:
        for _ in range(10):
            with database.begin() as transaction:
                cooperation = transaction.cooperation(home)
                assert cooperation is not None
                transaction.put_cooperation(replace(cooperation, name=str(int(cooperation.name) + 1)))

    at_once(count)
    with database.begin() as transaction:
        cooperation = transaction.cooperation(home)
    assert cooperation is not None
    assert cooperation.name == str(10 * MANY)


# --- timers -----------------------------------------------------------------------------------------------------------


def test_due_timers_come_in_order_and_no_more_than_asked_for(
    database: SqlDatabase, make_cooperation: Callable[[str], int]
) -> None:
    home = make_cooperation("eins")
    with database.begin() as transaction:
        assert transaction.next_timer() is None
        for subject, minutes in enumerate((-1, -3, 1, 0, -2)):
            transaction.set_timer(timer(home, subject, NOW + timedelta(minutes=minutes)))
        assert [one.subject for one in transaction.due_timers(NOW, 10)] == [1, 4, 0, 3]
        assert [one.subject for one in transaction.due_timers(NOW, 2)] == [1, 4]
        assert transaction.next_timer() == NOW - timedelta(minutes=3)


def test_a_timer_replaces_the_one_of_its_kind_and_subject(
    database: SqlDatabase, make_cooperation: Callable[[str], int]
) -> None:
    one, two = make_cooperation("eins"), make_cooperation("zwei")
    with database.begin() as transaction:
        transaction.set_timer(timer(one))
        transaction.set_timer(timer(one, due_at=NOW - timedelta(hours=1)))
        transaction.set_timer(timer(one, subject=2**40))
        transaction.set_timer(timer(one, kind="closing"))
        transaction.set_timer(timer(two))
        due = transaction.due_timers(NOW, 10)
    assert len(due) == 4
    assert (due[0].cooperation_id, due[0].kind, due[0].due_at) == (one, "reminder", NOW - timedelta(hours=1))


def test_a_timer_that_is_set_by_several_at_once_stands_once(
    database: SqlDatabase, make_cooperation: Callable[[str], int]
) -> None:
    home = make_cooperation("eins")

    def set_it(number: int) -> None:
        for subject in range(20):
            with database.begin() as transaction:
                transaction.set_timer(timer(home, subject, NOW - timedelta(minutes=number)))

    at_once(set_it)
    with database.begin() as transaction:
        assert sorted(one.subject for one in transaction.due_timers(NOW, 1000)) == list(range(20))


def test_a_cancelled_timer_is_gone(database: SqlDatabase, make_cooperation: Callable[[str], int]) -> None:
    one, two = make_cooperation("eins"), make_cooperation("zwei")
    with database.begin() as transaction:
        for home in (one, two):
            transaction.set_timer(timer(home))
        transaction.cancel_timer(one, "reminder", 0)
        transaction.cancel_timer(one, "reminder", 5)
        assert [left.cooperation_id for left in transaction.due_timers(NOW, 10)] == [two]


def test_a_timer_is_taken_once(database: SqlDatabase, make_cooperation: Callable[[str], int]) -> None:
    home = make_cooperation("eins")
    with database.begin() as transaction:
        transaction.set_timer(timer(home))
        (due,) = transaction.due_timers(NOW, 10)

    def take(_number: int) -> bool:
        with database.begin() as transaction:
            return transaction.take_timer(due)

    assert sorted(at_once(take)) == [False] * (MANY - 1) + [True]


def test_a_timer_that_moved_is_not_taken(database: SqlDatabase, make_cooperation: Callable[[str], int]) -> None:
    home = make_cooperation("eins")
    with database.begin() as transaction:
        transaction.set_timer(timer(home))
        (due,) = transaction.due_timers(NOW, 10)
        transaction.set_timer(timer(home, due_at=NOW + timedelta(days=1)))
        assert not transaction.take_timer(due)
        assert transaction.next_timer() == NOW + timedelta(days=1)


def test_on_postgresql_two_programs_share_the_timers(postgres_database: SqlDatabase) -> None:
    database = postgres_database
    with database.begin() as transaction:
        homes = [transaction.add_cooperation(replace(HOME, name=str(number))).id for number in range(2)]
        for home in homes:
            transaction.set_timer(timer(home))
    with database.begin() as first:
        assert len(first.due_timers(NOW, 1)) == 1
        with database.begin() as second:
            assert [one.cooperation_id for one in second.due_timers(NOW, 10)] == homes[1:]
    with database.begin() as first:
        assert len(first.due_timers(NOW, 10)) == 2, "what was not taken is there for the next"


def test_on_postgresql_the_clock_waits_for_a_turn_that_is_under_way(postgres_database: SqlDatabase) -> None:
    database = postgres_database
    with database.begin() as transaction:
        home = transaction.add_cooperation(HOME).id
        transaction.set_timer(timer(home))
    with database.begin() as turn, database.begin() as clock:
        turn.cooperation(home)
        assert clock.due_timers(NOW, 10) == []
        turn.set_timer(timer(home, due_at=NOW + timedelta(days=1)))


# --- dialogues --------------------------------------------------------------------------------------------------------
