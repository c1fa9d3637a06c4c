"""Dialogues in a transaction, chats that are forgotten, and what a failing database leaves behind."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.domain.cooperation import Channel, ChannelKind, ChannelState, Cooperation
from bot.engine.exchange.messages import Address
from bot.engine.stored.ports import StorageError
from bot.engine.stored.rows import Pending, PendingState
from bot.engine.stored.sessions import Session
from tests.storage.conftest import NOW
from tests.storage.filling import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import JsonValue

    from bot.storage.database import SqlDatabase

HOME = Cooperation(name="Ankommen", created_at=NOW)
PLACE = Address(adapter="telegram", account="bot", channel="-1001234567890123", thread=None)


JSON: dict[str, JsonValue] = {
    "words": WORDS,
    "empty": "",
    "number": 2**53 + 1,
    "fraction": 0.1,
    "nothing": None,
    "list": [1, [True, False], {"deep": [None]}],
    "object": {"ä-Schlüssel": {}},
    "control": "\x00\x07\u2028",
}


@pytest.fixture
def channel(database: SqlDatabase) -> Channel:
    """A channel without a cooperation."""
    with database.begin() as transaction:
        return transaction.add_channel(
            Channel(adapter="telegram", account="bot", platform_id="5", kind=ChannelKind.PRIVATE, person="5")
        )


def session(channel: Channel, **other: object) -> Session:
    return replace(
        Session(
            channel_id=channel.id,
            person="5",
            dialogue="check_in.rating",
            version=3,
            step="missing",
            answers=JSON,
            trail=("rating", "größe"),
            occasion=JSON,
            turn=7,
            updated_at=NOW,
            expires_at=NOW + timedelta(days=7),
        ),
        **other,  # type: ignore[arg-type]  # fields by name
    )


def test_a_dialogue_comes_back_as_it_was(database: SqlDatabase, channel: Channel) -> None:
    with database.begin() as transaction:
        kept = transaction.put_session(session(channel, prompt="m1"))
    with database.begin() as transaction:
        assert transaction.session(kept.id) == kept
        assert transaction.session_asking(channel.id, "m1") == kept
        assert transaction.session_asking(channel.id, "m2") is None
        moved = transaction.put_session(replace(kept, step="rating", answers={}, trail=(), prompt=None, turn=8))
        assert transaction.sessions_of(channel.id, "5") == [moved]
        transaction.drop_session(moved)
        assert transaction.session(kept.id) is None


def test_of_a_persons_dialogues_the_latest_comes_first(database: SqlDatabase, channel: Channel) -> None:
    with database.begin() as transaction:
        old = transaction.put_session(session(channel, updated_at=NOW + timedelta(hours=1)))
        older = transaction.put_session(session(channel))
        newest = transaction.put_session(session(channel, updated_at=NOW + timedelta(hours=1)))
        transaction.put_session(session(channel, person="6"))
        assert transaction.sessions_of(channel.id, "5") == [newest, old, older]


def test_dialogues_that_expired_are_deleted(database: SqlDatabase, channel: Channel) -> None:
    with database.begin() as transaction:
        transaction.put_session(session(channel, expires_at=NOW))
        waiting = transaction.put_session(session(channel, expires_at=NOW + timedelta(microseconds=1)))
        transaction.drop_expired(NOW)
        assert transaction.sessions_of(channel.id, "5") == [waiting]


def test_a_forgotten_chat_is_deleted_once_it_has_nothing_left_to_send(database: SqlDatabase, channel: Channel) -> None:
    with database.begin() as transaction:
        transaction.put_session(session(channel))
        last = transaction.outbox.add(Pending(channel_id=channel.id, due_at=NOW, created_at=NOW))
        transaction.forget_channels()
        assert transaction.channel(channel.id) is not None, "nobody asked to forget it"
        transaction.put_channel(replace(channel, state=ChannelState.FORGOTTEN))
        transaction.forget_channels()
        assert transaction.channel(channel.id) is not None, "the last words are still to be sent"
        assert [line.id for line in transaction.outbox.heads(NOW)] == [last.id]
        transaction.outbox.put(replace(last, state=PendingState.SENT))
        transaction.forget_channels()
        assert transaction.channel(channel.id) is None
        assert transaction.outbox.get(last.id) is None
        assert transaction.sessions_of(channel.id, "5") == []


# --- all or nothing ---------------------------------------------------------------------------------------------------


def test_a_part_that_fails_leaves_the_rest(database: SqlDatabase) -> None:
    with database.begin() as transaction:
        transaction.add_cooperation(replace(HOME, name="before"))
        with suppress(ZeroDivisionError), transaction.savepoint():
            transaction.add_cooperation(replace(HOME, name="outer"))
            with transaction.savepoint():
                transaction.add_cooperation(replace(HOME, name="inner, kept so far"))
            with suppress(LookupError), transaction.savepoint():
                transaction.add_cooperation(replace(HOME, name="inner, lost"))
                raise LookupError
            assert [one.name for one in transaction.cooperations()] == ["before", "outer", "inner, kept so far"]
            raise ZeroDivisionError
        transaction.add_cooperation(replace(HOME, name="after"))
    with database.begin() as transaction:
        assert [one.name for one in transaction.cooperations()] == ["before", "after"]


def test_after_a_part_the_database_refused_the_turn_goes_on(database: SqlDatabase) -> None:
    with database.begin() as transaction:
        with pytest.raises(LookupError), transaction.savepoint():
            transaction.put_channel(
                Channel(id=9, adapter="telegram", account="bot", platform_id="5", kind=ChannelKind.GROUP)
            )
        transaction.add_cooperation(HOME)
    with database.begin() as transaction:
        assert len(transaction.cooperations()) == 1


def test_a_failed_turn_leaves_nothing(database: SqlDatabase) -> None:
    with suppress(ZeroDivisionError), database.begin() as transaction:
        transaction.add_cooperation(HOME)
        raise ZeroDivisionError
    with database.begin() as transaction:
        assert transaction.cooperations() == []


@pytest.mark.parametrize("in_a_part", [True, False])
def fail_in_a_turn(database: SqlDatabase) -> None:
    with database.begin():
        raise OperationalError("SELECT 1", {}, ConnectionError())


def fail_in_a_part(database: SqlDatabase) -> None:
    with database.begin() as transaction, suppress(OperationalError), transaction.savepoint():
        raise OperationalError("SELECT 1", {}, ConnectionError())


@pytest.mark.parametrize("fail", [fail_in_a_turn, fail_in_a_part])
def test_the_engine_hears_of_a_database_that_fails_in_its_own_words(
    database: SqlDatabase, fail: Callable[[SqlDatabase], None]
) -> None:
    with pytest.raises(StorageError, match="ConnectionError"):
        fail(database)


def test_what_a_log_gets_of_an_error_holds_nothing_that_was_typed(database: SqlDatabase, channel: Channel) -> None:
    twin = replace(channel, thread="7", title="Geheimes")
    with database.begin() as transaction:
        transaction.add_channel(twin)
    with pytest.raises(IntegrityError) as raised, database.begin() as transaction:
        transaction.add_channel(twin)
    shown = str(raised.value)
    assert "INSERT INTO channels" in shown
    assert "Geheimes" not in shown


def lose_the_connection(database: SqlDatabase) -> None:
    """Have the server end a connection in the middle of a turn."""
    with database.begin() as transaction:
        number = transaction._connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        url = database.engine.url
        with psycopg.connect(f"host={url.query['host']} user=postgres dbname={url.database}", autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 10000)", (number,))
        transaction.add_cooperation(HOME)


def test_on_postgresql_a_connection_that_is_lost_costs_one_turn(postgres_database: SqlDatabase) -> None:
    with pytest.raises(StorageError):
        lose_the_connection(postgres_database)
    with postgres_database.begin() as transaction:
        assert transaction.cooperations() == []
