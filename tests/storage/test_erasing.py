"""Deletions across tables, on each kind of database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.exchange.content import Content
from bot.engine.stored.rows import Departure, Pending, PendingState, Reply
from tests.flows.everything import everything, holding
from tests.storage.conftest import NOW
from tests.storage.things import add_one_of_each

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.storage.database import SqlDatabase

STAY = {"alembic_version", "installation_keys", "sqlite_sequence"}


def test_a_cooperation_with_one_of_everything_is_removed_whole(
    database: SqlDatabase, make_cooperation: Callable[[str], int]
) -> None:
    key = make_cooperation("Ankommen")
    with database.begin() as transaction:
        store = transaction.store(key)
        add_one_of_each(store, key)
        (channel,) = store.channels.find()
        transaction.outbox.add(Pending(channel_id=channel.id, content=Content("x"), due_at=NOW, created_at=NOW))
    with database.begin() as transaction:
        transaction.clear_cooperation(key)
        transaction.remove_cooperation(key)
        transaction.remove_channel(channel)
    assert {table for table, rows in everything(database).items() if rows} <= STAY


def test_what_was_sent_is_emptied_and_what_waits_is_not(
    database: SqlDatabase, make_cooperation: Callable[[str], int]
) -> None:
    key = make_cooperation("Ankommen")
    with database.begin() as transaction:
        add_one_of_each(transaction.store(key), key)
        (channel,) = transaction.store(key).channels.find()
        for state in PendingState:
            said = Content(f"said-{state}")
            transaction.outbox.add(
                Pending(channel_id=channel.id, content=said, person="p", state=state, due_at=NOW, created_at=NOW)
            )
    with database.begin() as transaction:
        transaction.empty_sent()
        kept = {one.state for one in transaction.outbox.find() if one.content is not None and one.person == "p"}
    assert kept == {PendingState.WAITING, PendingState.SENDING}


def test_an_account_is_forgotten_on_its_own_platform_only(
    database: SqlDatabase, make_cooperation: Callable[[str], int]
) -> None:
    key = make_cooperation("Ankommen")
    with database.begin() as transaction:
        add_one_of_each(transaction.store(key), key)
        (channel,) = transaction.store(key).channels.find()
        transaction.note_reply(Reply(channel_id=channel.id, message="m", person="xaver", at=NOW))
        transaction.departures.add(Departure(channel_id=channel.id, person="xaver"))
        transaction.forget_account("matrix", "xaver")
    assert holding(database, "xaver").keys() == {"replies", "departures"}
    with database.begin() as transaction:
        transaction.forget_account(channel.adapter, "xaver")
    assert holding(database, "xaver") == {}
