"""Timers that are due: one transaction each, so that each is carried out exactly once."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.engine.stored.ports import StorageError
from bot.engine.stored.unreadable import UnreadableError
from bot.engine.turn.turn import Turn
from bot.engine.vocabulary.flow import CLOCK_SET_BACK

if TYPE_CHECKING:
    from bot.engine.stored.ports import Clock, Database, Transaction
    from bot.engine.stored.rows import Timer
    from bot.engine.turn.surroundings import Surroundings
    from bot.engine.vocabulary.flow import Flows

log = logging.getLogger(__name__)
AFTER_FAULT = timedelta(hours=1)
"""How long after a fault of ours a timer is tried again."""
SET_BACK = timedelta(hours=1)
"""A clock set back by less moves nothing that comes daily; clocks of other processes are off by less."""
STEADY = timedelta(days=1)
"""Between two tidyings, an hour apart, no more passes by a clock that nobody has set."""
_SHOWN, _TIDIED = "shown", "tidied"
AT_ONCE = 200
"""Most timers carried out in one transaction."""


class Timers:
    """Carries out what is due. Synchronous: called in a worker thread."""

    def __init__(self, database: Database, surroundings: Surroundings, flows: Flows, clock: Clock) -> None:
        self._database = database
        self._surroundings = surroundings
        self._flows = flows
        self._clock = clock
        self._shown: datetime | None = None
        """What the clock showed when that was noted last; None before the first time. A step of an hour is noted."""

    def ring(self) -> int:
        """Carry out timers that are due, a batch at most; return how many there were."""
        now = self._clock.now()
        with self._database.begin() as transaction:
            looking = self._shown is None or abs(now - self._shown) >= SET_BACK
            if looking:
                self._look_at_clock(transaction, now)
            due = transaction.due_timers(now, AT_ONCE)
            for timer in due:
                if transaction.take_timer(timer):
                    self._ring(transaction, timer, now)
        if looking:
            self._shown = now
        return len(due)

    def next_due(self) -> datetime | None:
        """When the next timer is due."""
        with self._database.begin() as transaction:
            return transaction.next_timer()

    def doubt_ages(self, forgotten_before: datetime) -> None:
        """Forget nothing, where the clock may have been set since this was called last: what seems old is as of now.

        A program that was off for longer than a day does the same: it keeps some things for longer.
        """
        now = self._clock.now()
        with self._database.begin() as transaction:
            last = transaction.moment(_TIDIED)
            steady = last is not None and abs(now - last) <= STEADY
            before = datetime.min.replace(tzinfo=UTC) if steady else forgotten_before
            transaction.redate(now, before=before, after=now + STEADY)
            if not steady:
                transaction.prolong(now, now + STEADY)
            transaction.note_moment(_TIDIED, now)

    def tidy(self) -> None:
        """Delete dialogues that have expired, and look for what waits and cannot be read."""
        with self._database.begin() as transaction:
            transaction.drop_expired(self._clock.now())
            transaction.review()

    def _look_at_clock(self, transaction: Transaction, now: datetime) -> None:
        """Note what the clock shows; have all dates set anew if it was set back, also while the program was off."""
        before = self._shown or transaction.moment(_SHOWN)
        if before is not None and now <= before - SET_BACK:
            log.warning("the clock was set back; dates are set anew", extra={"seconds": (before - now).total_seconds()})
            transaction.set_timers(CLOCK_SET_BACK, now)
        transaction.note_moment(_SHOWN, now)

    def _ring(self, transaction: Transaction, timer: Timer, now: datetime) -> None:
        alarm = self._flows.alarms.get(timer.kind)
        try:
            cooperation = transaction.cooperation(timer.cooperation_id)
        except UnreadableError as error:
            _put_off(transaction, timer, now, error)
            return
        if alarm is None or cooperation is None:
            log.warning("timer without meaning dropped", extra={"timer": timer.id, "kind": timer.kind})
            return
        turn = Turn(surroundings=self._surroundings, transaction=transaction, now=now, cooperation=cooperation)
        try:
            with transaction.savepoint():
                alarm.ring(turn, timer.subject, timer.due_at)
        except StorageError:
            raise
        except UnreadableError as error:
            _put_off(transaction, timer, now, error)
        except Exception:  # whatever a flow raises, the other timers ring
            log.exception("timer failed", extra={"timer": timer.id, "kind": timer.kind})
            transaction.set_timer(replace(timer, due_at=now + AFTER_FAULT))


def _put_off(transaction: Transaction, timer: Timer, now: datetime, error: UnreadableError) -> None:
    """Have a timer ring later: what it is about cannot be read at present, and the others ring."""
    transaction.set_aside(error.which)
    transaction.set_timer(replace(timer, due_at=now + AFTER_FAULT))
