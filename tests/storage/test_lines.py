"""The outbox's lines and the cards: what is to be sent next, and what no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Channel, ChannelKind, ChannelState, Cooperation
from bot.engine.exchange.content import Choice, Content
from bot.engine.stored.rows import Pending, PendingKind, PendingState, ShownCard
from bot.engine.stored.sessions import Session
from bot.storage import lines
from tests.storage.conftest import NOW
from tests.storage.filling import WORDS

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import SqlDatabase
    from bot.storage.records import Prepared
    from bot.storage.transaction import SqlTransaction

LATER = NOW + timedelta(hours=1)
SOON = NOW + timedelta(minutes=10)


@pytest.fixture
def channels(database: SqlDatabase) -> list[Channel]:
    """Two groups of one cooperation."""
    return _channels(database)


def _channels(database: SqlDatabase) -> list[Channel]:
    with database.begin() as transaction:
        home = transaction.add_cooperation(Cooperation(created_at=NOW))
        return [
            transaction.add_channel(
                Channel(
                    cooperation_id=home.id,
                    adapter="matrix",
                    account="bot",
                    platform_id=f"!{name}:ahlen.example",
                    kind=ChannelKind.GROUP,
                )
            )
            for name in ("one", "two")
        ]


def write(transaction: SqlTransaction, channel: Channel, words: str = "", due_at: datetime = NOW) -> Pending:
    return transaction.outbox.add(Pending(channel_id=channel.id, content=Content(words), due_at=due_at, created_at=NOW))


def heads(transaction: SqlTransaction, now: datetime = NOW) -> list[int]:
    return [line.id for line in transaction.outbox.heads(now)]


def mark(transaction: SqlTransaction, line: Pending, state: PendingState) -> None:
    transaction.outbox.put(replace(line, state=state))


def state(transaction: SqlTransaction, line: Pending) -> PendingState | None:
    found = transaction.outbox.get(line.id)
    return None if found is None else found.state


# --- lines ------------------------------------------------------------------------------------------------------------


def test_a_line_comes_back_as_it_was(database: SqlDatabase, channels: list[Channel]) -> None:
    with database.begin() as transaction:
        session = transaction.put_session(
            Session(
                channel_id=channels[0].id,
                person="@anna:ahlen.example",
                dialogue="d",
                version=1,
                step="s",
                updated_at=NOW,
                expires_at=LATER,
            )
        )
        card = transaction.store(1).cards.add(ShownCard(channel_id=channels[0].id, kind="k", subject=1))
        line = transaction.outbox.add(
            Pending(
                channel_id=channels[0].id,
                kind=PendingKind.OFFER,
                content=Content(WORDS, (Choice("v1", "1"), Choice("yes", WORDS)), asks=True),
                person="@anna:ahlen.example",
                reply_to="$a",
                card_id=card.id,
                session_id=session.id,
                session_turn=4,
                message="$b",
                state=PendingState.PERHAPS,
                attempts=3,
                due_at=LATER,
                created_at=NOW,
            )
        )
        assert transaction.outbox.get(line.id) == line
        changed = replace(line, content=None, state=PendingState.FAILED)
        transaction.outbox.put(changed)
        assert transaction.outbox.get(line.id) == changed
        transaction.drop_session(session)
        assert transaction.outbox.get(line.id) == replace(changed, session_id=None)


@pytest.mark.parametrize(
    "choice",
    [
        Choice("n1", "1", row=0),
        Choice("n1", "1", row=0, marked=True),
        Choice("n0", "?", sign="❔", row=1),
        Choice("n0", "?", door="token"),
        Choice("n0", ""),
    ],
)
def test_each_choice_comes_back_as_it_was(database: SqlDatabase, channels: list[Channel], choice: Choice) -> None:
    content = Content("Eine Frage", (choice,))
    with database.begin() as transaction:
        line = transaction.outbox.add(
            Pending(channel_id=channels[0].id, content=content, due_at=NOW, created_at=NOW),
        )
        found = transaction.outbox.get(line.id)
    assert found is not None
    assert found.content == content


def test_of_each_channel_the_first_unsent_line_is_its_head(database: SqlDatabase, channels: list[Channel]) -> None:
    one, two = channels
    with database.begin() as transaction:
        first, second, other = write(transaction, one), write(transaction, one), write(transaction, two)
        assert heads(transaction) == [first.id, other.id]
        mark(transaction, first, PendingState.SENT)
        assert heads(transaction) == [second.id, other.id]
        mark(transaction, other, PendingState.PERHAPS)
        mark(transaction, second, PendingState.FAILED)
        assert heads(transaction) == []


def test_choices_are_put_at_messages_once_everything_else_is_said(
    database: SqlDatabase, channels: list[Channel]
) -> None:
    with database.begin() as transaction:
        offer = replace(write(transaction, channels[0]), kind=PendingKind.OFFER, message="$a")
        transaction.outbox.put(offer)
        words = write(transaction, channels[0])
        assert heads(transaction) == [words.id]
        mark(transaction, words, PendingState.SENT)
        assert heads(transaction) == [offer.id]


def test_a_line_that_is_being_sent_or_not_yet_due_holds_its_channel_back(
    database: SqlDatabase, channels: list[Channel]
) -> None:
    one, two = channels
    with database.begin() as transaction:
        mark(transaction, write(transaction, one), PendingState.SENDING)
        write(transaction, one)
        due_later = transaction.outbox.put(replace(write(transaction, two, due_at=SOON), attempts=1))
        write(transaction, two)
        assert heads(transaction) == []
        assert heads(transaction, SOON) == [due_later.id]


def test_channels_that_cannot_be_reached_have_no_head(database: SqlDatabase, channels: list[Channel]) -> None:
    one, two = channels
    with database.begin() as transaction:
        lost, fine = write(transaction, one), write(transaction, two)
        transaction.put_channel(replace(one, state=ChannelState.GONE))
        assert heads(transaction) == [fine.id]
        transaction.put_channel(replace(one, state=ChannelState.ACTIVE))
        assert heads(transaction) == [lost.id, fine.id]


def test_the_next_due_line_is_that_of_the_heads(database: SqlDatabase, channels: list[Channel]) -> None:
    one, two = channels
    with database.begin() as transaction:
        assert transaction.outbox.next_due() is None
        held_back = write(transaction, one, due_at=LATER)
        write(transaction, one, due_at=NOW)
        assert transaction.outbox.next_due() == LATER
        soon = write(transaction, two, due_at=NOW + timedelta(minutes=1))
        assert transaction.outbox.next_due() == soon.due_at
        mark(transaction, soon, PendingState.SENDING)
        assert transaction.outbox.next_due() == LATER
        mark(transaction, held_back, PendingState.SENT)
        assert transaction.outbox.next_due() == NOW
        transaction.put_channel(replace(one, state=ChannelState.GONE))
        assert transaction.outbox.next_due() is None


def test_only_what_a_dead_process_was_sending_is_given_back(database: SqlDatabase, channels: list[Channel]) -> None:
    with database.begin() as transaction:
        written = {one: write(transaction, channels[0]) for one in PendingState}
        for one, line in written.items():
            mark(transaction, line, one)
        transaction.outbox.recover()
        expected = {one: one for one in PendingState} | {PendingState.SENDING: PendingState.WAITING}
        assert {one: state(transaction, line) for one, line in written.items()} == expected


def test_giving_a_channel_up_fails_what_it_has_not_been_sent(database: SqlDatabase, channels: list[Channel]) -> None:
    one, two = channels
    with database.begin() as transaction:
        written = {before: write(transaction, one) for before in PendingState}
        for before, line in written.items():
            mark(transaction, line, before)
        other = write(transaction, two)
        transaction.outbox.give_up(one.id)
        after = {before: state(transaction, line) for before, line in written.items()}
        assert {before for before, now in after.items() if now is PendingState.FAILED} == {
            PendingState.WAITING,
            PendingState.SENDING,
            PendingState.FAILED,
        }
        assert state(transaction, other) is PendingState.WAITING


def test_old_lines_are_forgotten_unless_they_are_still_to_be_sent(
    database: SqlDatabase, channels: list[Channel]
) -> None:
    with database.begin() as transaction:
        written = {one: write(transaction, channels[0]) for one in PendingState}
        for one, line in written.items():
            mark(transaction, line, one)
        transaction.outbox.forget_sent(NOW)
        assert all(transaction.outbox.get(line.id) for line in written.values())
        transaction.outbox.forget_sent(LATER)
        left = {one for one, line in written.items() if transaction.outbox.get(line.id)}
        assert left == {PendingState.WAITING, PendingState.SENDING}


def test_the_number_of_a_forgotten_line_is_not_given_again(database: SqlDatabase, channels: list[Channel]) -> None:
    with database.begin() as transaction:
        line = write(transaction, channels[0])
        mark(transaction, line, PendingState.SENT)
        transaction.outbox.forget_sent(LATER)
    with database.begin() as transaction:
        assert write(transaction, channels[0]).id > line.id, "on Matrix it would count as a repetition"


def test_on_postgresql_two_programs_never_take_the_same_line(postgres_database: SqlDatabase) -> None:
    one, two = _channels(postgres_database)
    with postgres_database.begin() as transaction:
        first, other = write(transaction, one), write(transaction, two)
        write(transaction, one)
    with postgres_database.begin() as mine:
        assert heads(mine) == [first.id, other.id]
        with postgres_database.begin() as theirs:
            assert heads(theirs) == []
        mark(mine, first, PendingState.SENDING)
    with postgres_database.begin() as theirs:
        assert heads(theirs) == [other.id]


@pytest.mark.parametrize("name", ["_HEADS", "_NEXT_DUE", "_DIRTY", "_RECOVER", "_GIVE_UP"])
def test_on_sqlite_sent_lines_do_not_slow_the_search_for_unsent_ones(sqlite_database: SqlDatabase, name: str) -> None:
    with sqlite_database.engine.connect() as connection:
        statement: Prepared = getattr(lines, name)
        compiled = statement._for(connection.dialect)
        values = tuple("x" for _ in compiled.places)
        plan = set(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled.text}", values).scalars("detail"))
    assert not plan & {"SCAN outbox", "SCAN cards"}


# --- cards ------------------------------------------------------------------------------------------------------------


def card(transaction: SqlTransaction, channel: Channel, **other: object) -> ShownCard:
    fresh = ShownCard(channel_id=channel.id, kind="check_in.question", subject=7, message="$c", version=1, shown=1)
    return transaction.store(1).cards.add(replace(fresh, **other))  # type: ignore[arg-type]  # fields by name


def test_only_touched_cards_that_were_sent_are_to_be_refreshed(database: SqlDatabase, channels: list[Channel]) -> None:
    one, two = channels
    with database.begin() as transaction:
        touched, also = card(transaction, one, part="a"), card(transaction, two, part="b")
        card(transaction, one, subject=8)
        card(transaction, one, kind="check_in.round")
        card(transaction, one, message=None, shown=0)
        assert transaction.outbox.dirty_cards() == []
        transaction.store(1).touch_cards("check_in.question", 7)
        transaction.store(1).touch_cards("check_in.question", 7)
        assert transaction.outbox.dirty_cards() == [replace(touched, version=3), replace(also, version=3)]
        transaction.store(1).cards.put(replace(touched, version=3, shown=3))
        assert transaction.outbox.dirty_cards() == [replace(also, version=3)]


def test_one_part_of_a_card_can_be_touched_alone(database: SqlDatabase, channels: list[Channel]) -> None:
    with database.begin() as transaction:
        touched = card(transaction, channels[0], part="a")
        card(transaction, channels[0], part="b")
        transaction.store(1).touch_cards("check_in.question", 7, "a")
        assert transaction.outbox.dirty_cards() == [replace(touched, version=2)]


def test_another_cooperation_touches_nothing(database: SqlDatabase, channels: list[Channel]) -> None:
    with database.begin() as transaction:
        card(transaction, channels[0])
        other = transaction.add_cooperation(Cooperation(created_at=NOW))
        transaction.store(other.id).touch_cards("check_in.question", 7)
        assert transaction.outbox.dirty_cards() == []


def test_cards_wait_until_their_channel_has_nothing_else_to_send(
    database: SqlDatabase, channels: list[Channel]
) -> None:
    one, two = channels
    with database.begin() as transaction:
        dirty = [card(transaction, one, version=2), card(transaction, two, version=2)]
        line = write(transaction, one, due_at=LATER)
        assert transaction.outbox.dirty_cards() == dirty[1:]
        mark(transaction, line, PendingState.SENDING)
        assert transaction.outbox.dirty_cards() == dirty[1:]
        mark(transaction, line, PendingState.SENT)
        assert transaction.outbox.dirty_cards() == dirty
        transaction.put_channel(replace(one, state=ChannelState.GONE))
        assert transaction.outbox.dirty_cards() == dirty[1:]


def test_a_card_is_found_by_its_message_and_by_its_id(database: SqlDatabase, channels: list[Channel]) -> None:
    one, two = channels
    with database.begin() as transaction:
        shown = card(transaction, one, choices=("v1", "v2"), digest="abc")
        assert transaction.card_at(one.id, "$c") == (1, shown)
        assert transaction.card_at(two.id, "$c") is None
        assert transaction.card(shown.id) == (1, shown)
        assert transaction.card(shown.id + 1) is None
