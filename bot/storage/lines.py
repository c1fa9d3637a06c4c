"""The outbox's lines: what is to be sent, in order for each channel."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import (
    Text,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
    update,
)
from typing_extensions import override

from bot.domain.cooperation import ChannelState
from bot.engine.stored.lines import OutboxLines
from bot.engine.stored.rows import Dispatch, Pending, PendingKind, PendingState, ShownCard
from bot.storage import tables
from bot.storage.records import Prepared, Rows, first_moment, selecting, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sqlalchemy import Connection

    from bot.engine.stored.unreadable import UnreadableRow

LONGEST_PAUSE = timedelta(minutes=15)
"""What is due later than this after now was so by a clock that has been set back since: no line waits longer."""
_AFTER_ALL = 2**60
"""Added to an offer's number when lines are ordered: choices are put at messages once everything else is said."""
_turn = case((tables.outbox.c.kind == PendingKind.OFFER, tables.outbox.c.id + _AFTER_ALL), else_=tables.outbox.c.id)
_speaks = tables.outbox.c.kind != PendingKind.OFFER
_first = func.min(_turn)
_AT_HEAD = tables.outbox.c.id.in_(
    select(case((_first >= _AFTER_ALL, _first - _AFTER_ALL), else_=_first))
    .where(tables.UNSENT)
    .group_by(tables.outbox.c.channel_id)
)
_HEADS = Prepared(
    selecting(Pending)
    .join(tables.channels, tables.channels.c.id == tables.outbox.c.channel_id)
    .where(
        _AT_HEAD,
        tables.outbox.c.state == PendingState.WAITING,
        # Due at once, whatever the clock said when it was written; what failed, after the longest pause at most.
        or_(
            tables.outbox.c.attempts == 0,
            tables.outbox.c.due_at <= bindparam("now"),
            tables.outbox.c.due_at > bindparam("latest"),
        ),
        tables.channels.c.state != ChannelState.GONE,
    )
    .order_by(_turn)
    .with_for_update(of=tables.outbox, skip_locked=True)
)
_FINISHED = type_coerce(tables.cards.c.choices, Text) == literal_column("'[]'")
_DIRTY = Prepared(
    selecting(ShownCard)
    .join(tables.channels, tables.channels.c.id == tables.cards.c.channel_id)
    .where(
        tables.cards.c.shown < tables.cards.c.version,
        tables.cards.c.message.is_not(None),
        tables.channels.c.state != ChannelState.GONE,
        ~exists().where(and_(tables.outbox.c.channel_id == tables.cards.c.channel_id, tables.UNSENT, _speaks)),
    )
    .order_by(case((_FINISHED, 1), else_=0), tables.cards.c.id)  # first what can be tapped
)
_RECOVER = Prepared(
    update(tables.outbox)
    .where(tables.UNSENT, tables.outbox.c.state == PendingState.SENDING)
    .values(state=PendingState.WAITING)
)
_IN_DOUBT = Prepared(
    select(tables.outbox.c.id).where(
        tables.outbox.c.channel_id == bindparam("the_channel"),
        tables.UNSENT,
        tables.outbox.c.kind.in_([literal_column(f"'{kind}'") for kind in (PendingKind.POST, PendingKind.CARD)]),
        tables.outbox.c.attempts > 0,
        tables.outbox.c.due_at <= bindparam("now"),
    )
)
_NEXT_DUE = Prepared(
    select(func.min(tables.outbox.c.due_at))
    .join(tables.channels, tables.channels.c.id == tables.outbox.c.channel_id)
    .where(_AT_HEAD, tables.outbox.c.state == PendingState.WAITING, tables.channels.c.state != ChannelState.GONE)
)
_GIVE_UP = Prepared(
    update(tables.outbox)
    .where(tables.outbox.c.channel_id == bindparam("the_channel"), tables.UNSENT)
    .values(state=PendingState.FAILED)
)
_CLOSE = Prepared(
    update(tables.outbox).where(tables.outbox.c.id == bindparam("the_id")).values(state=bindparam("the_state"))
)
_WAITING = Prepared(selecting(Pending).where(tables.UNSENT))
_DISPATCHED = Prepared(selecting(Dispatch).where(tables.dispatches.c.at > bindparam("since")))
_FORGET_DISPATCHES = Prepared(
    delete(tables.dispatches).where(
        or_(tables.dispatches.c.at < bindparam("before"), tables.dispatches.c.at > bindparam("after"))
    )
)
_FORGET = Prepared(delete(tables.outbox).where(tables.outbox.c.created_at < bindparam("before"), ~tables.UNSENT))


class SqlOutboxLines(Rows[Pending], OutboxLines):
    """The outbox's lines, of all cooperations."""

    def __init__(self, connection: Connection, aside: Callable[[UnreadableRow], None]) -> None:
        super().__init__(connection, Pending, aside)
        self._added: list[int] = []

    @property
    @override
    def added(self) -> list[int]:
        return self._added

    @override
    def add(self, thing: Pending) -> Pending:
        line = super().add(thing)
        self._added.append(line.id)
        return line

    @override
    def unsent(self, lines: Iterable[int]) -> set[int]:
        which = select(tables.outbox.c.id).where(tables.outbox.c.id.in_(list(lines)), tables.UNSENT)
        return set(self._connection.execute(which).scalars())

    @override
    def heads(self, now: datetime) -> list[Pending]:
        values = {"now": now, "latest": now + LONGEST_PAUSE}
        return [value_of(Pending, row) for row in _HEADS.readable(self._connection, values, self._aside)]

    @override
    def dirty_cards(self) -> list[ShownCard]:
        return [value_of(ShownCard, row) for row in _DIRTY.readable(self._connection, {}, self._aside)]

    @override
    def is_in_doubt(self, channel_id: int, now: datetime) -> bool:
        return _IN_DOUBT.first(self._connection, {"the_channel": channel_id, "now": now}) is not None

    @override
    def recover(self) -> None:
        _RECOVER.count(self._connection, {})

    @override
    def next_due(self) -> datetime | None:
        return first_moment(_NEXT_DUE.readable(self._connection, {}, self._aside))

    @override
    def give_up(self, channel_id: int) -> None:
        _GIVE_UP.count(self._connection, {"the_channel": channel_id})

    @override
    def close(self, key: int, state: PendingState) -> None:
        _CLOSE.count(self._connection, {"the_id": key, "the_state": state})

    def sift(self) -> None:
        """Set aside what waits and cannot be read: it may seem to be due never, and would hold up its channel."""
        _WAITING.readable(self._connection, {}, self._aside)

    @override
    def dispatched(self, since: datetime) -> list[Dispatch]:
        return [
            value_of(Dispatch, row) for row in _DISPATCHED.readable(self._connection, {"since": since}, self._aside)
        ]

    @override
    def forget_dispatches(self, before: datetime, after: datetime) -> None:
        _FORGET_DISPATCHES.count(self._connection, {"before": before, "after": after})

    @override
    def forget_sent(self, before: datetime) -> None:
        _FORGET.count(self._connection, {"before": before})
