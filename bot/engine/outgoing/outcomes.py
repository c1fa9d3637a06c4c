"""What became of deliveries, one transaction each."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind, ChannelState
from bot.engine import moving
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import Failure
from bot.engine.outgoing.claims import address_of, note_shown
from bot.engine.stored.rows import Pending, PendingKind, PendingState
from bot.engine.stored.unreadable import UnreadableError
from bot.engine.turn import private_chats
from bot.engine.turn.pictures import send_picture
from bot.engine.turn.turn import PlacedTurn, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.cooperation import Channel
    from bot.engine.exchange.messages import DeliveryError, Sent
    from bot.engine.outgoing.claims import Job
    from bot.engine.stored.ports import Clock, Database, Transaction
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.surroundings import Surroundings
    from bot.engine.vocabulary.flow import Flows

log = logging.getLogger(__name__)

FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(minutes=15)
"""Waits between two attempts double from the first to the longest."""


@contextmanager
def _going_on(transaction: Transaction) -> Iterator[None]:
    """Let a row that cannot be read end only what follows from it."""
    try:
        yield
    except UnreadableError as error:
        transaction.set_aside(error.which)


class Outcomes:
    """Writes down what became of jobs, and what follows from it. Called in a worker thread."""

    def __init__(self, database: Database, surroundings: Surroundings, flows: Flows, clock: Clock) -> None:
        self._database = database
        self._surroundings = surroundings
        self._flows = flows
        self._clock = clock

    def refreshed(self, job: Job) -> None:
        """Write down that a channel shows a card's newest state, or never will."""
        if job.card is None or job.content is None:
            return
        with self._database.begin() as transaction, _going_on(transaction):
            message = job.card.message or ""
            note_shown(transaction, job.card, job.content, message, job.card.file)
            if job.card.choices != tuple(choice.key for choice in job.content.choices):
                self._offer(transaction, job.channel, message, job.content)

    def sent(self, job: Job, sent: Sent) -> None:
        """Write down that a line arrived: where its message is, and what can be tapped at it."""
        pending = job.pending
        if pending is None:
            return
        with self._database.begin() as transaction:
            try:
                self._sent(transaction, job, pending, sent)
            except UnreadableError as error:
                # Nothing of it hangs together: what can be noted is, and the channel goes on.
                transaction.set_aside(error.which)
                transaction.outbox.close(pending.id, PendingState.SENT)

    def _sent(self, transaction: Transaction, job: Job, pending: Pending, sent: Sent) -> None:
        keeps = pending.kind in {PendingKind.EDIT, PendingKind.OFFER}
        channel = transaction.channel(pending.channel_id)
        line = transaction.outbox.get(pending.id)
        if channel is None or line is None:
            return
        # As it stands now: the dialogue or card that it belongs to may have ended meanwhile.
        transaction.outbox.put(replace(line, state=PendingState.SENT, message=line.message if keeps else sent.message))
        if sent.channel is not None and sent.channel != channel.platform_id:
            channel = replace(channel, platform_id=sent.channel)
            transaction.put_channel(channel)
        if not keeps:
            self._arrived(transaction, job, pending, channel, sent)
        elif pending.kind is PendingKind.EDIT and pending.message is not None and pending.content is not None:
            self._offer(transaction, channel, pending.message, pending.content)

    def _arrived(self, transaction: Transaction, job: Job, pending: Pending, channel: Channel, sent: Sent) -> None:
        message = sent.message
        if job.card is not None and transaction.card(job.card.id) is None:
            self._point_on(transaction, channel, message)
            return
        content = job.content or pending.content
        if job.card is not None and content is not None:
            note_shown(transaction, job.card, content, message, sent.file)
            if job.next_picture and job.card is not None:
                self._send_picture(transaction, job.next_picture, job.card.subject, channel, reply_to=message)
            if pending.attempts > 1 and self._surroundings.platforms[channel.adapter].safe_repeats:
                self._doubt(transaction, job.card)
        newest = job.card.id if job.card is not None and content is not None and content.choices else None
        if channel.newest_card != newest or channel.talked_over:
            transaction.put_channel(replace(channel, newest_card=newest, talked_over=False))
        session = transaction.session(pending.session_id) if pending.session_id else None
        if session is not None and session.turn == pending.session_turn:
            transaction.put_session(replace(session, prompt=message))
        if content is not None and content.choices:
            self._offer(transaction, channel, message, content)

    def _offer(self, transaction: Transaction, channel: Channel, message: str, content: Content) -> None:
        """Have what can be tapped put at a message, and what can be no longer taken away: once all else is said."""
        if not self._surroundings.platforms[channel.adapter].offers_choices:
            return
        now = self._clock.now()
        transaction.outbox.add(
            Pending(
                channel_id=channel.id,
                kind=PendingKind.OFFER,
                content=Content("", content.choices),
                message=message,
                due_at=now,
                created_at=now,
            )
        )

    def _send_picture(
        self, transaction: Transaction, kind: str, about: int, channel: Channel, *, reply_to: str
    ) -> None:
        cooperation = transaction.cooperation(channel.cooperation_id) if channel.cooperation_id else None
        if cooperation is not None:
            turn = Turn(
                surroundings=self._surroundings,
                transaction=transaction,
                now=self._clock.now(),
                cooperation=cooperation,
            )
            send_picture(turn, kind, channel, about=about, reply_to=reply_to)

    @staticmethod
    def _doubt(transaction: Transaction, card: ShownCard) -> None:
        """Have a card refreshed: where a repeat changes nothing, what is seen may be what an earlier attempt said."""
        found = transaction.card(card.id)
        if found is not None:
            transaction.store(found[0]).cards.put(replace(found[1], shown=card.version - 1, digest=""))

    def _point_on(self, transaction: Transaction, channel: Channel, message: str) -> None:
        """Turn a card that was shown anew while it was on the wire into a pointer, as if it had been there before."""
        turn = PlacedTurn(
            surroundings=self._surroundings,
            transaction=transaction,
            now=self._clock.now(),
            cooperation=transaction.cooperation(channel.cooperation_id) if channel.cooperation_id else None,
            channel=channel,
        )
        turn.everywhere = True  # whose card it was, is known no more
        turn.point_on(channel, message)

    def failed(self, job: Job, error: DeliveryError) -> None:
        """Write down that a line did not arrive, and whether it is to be tried again."""
        pending, channel = job.pending, job.channel
        if pending is None:
            return
        log.warning(
            "delivery failed",
            extra={"line": pending.id, "channel": channel.id, "failure": error.failure.value, "reason": str(error)},
        )
        repeatable = error.failure is Failure.RETRY or (
            error.failure is Failure.UNKNOWN and self._surroundings.platforms[channel.adapter].safe_repeats
        )
        with self._database.begin() as transaction, _going_on(transaction):
            line = transaction.outbox.get(pending.id)
            if line is None:
                return
            if error.moved_to is not None:
                now = self._clock.now()
                with _going_on(transaction), transaction.savepoint():
                    moving.move(
                        transaction, self._surroundings, self._flows, now, old=address_of(channel), new=error.moved_to
                    )
            if repeatable:
                wait = min(LONGEST_RETRY, error.retry_after or FIRST_RETRY * 2 ** min(pending.attempts - 1, 10))
                transaction.outbox.put(replace(line, state=PendingState.WAITING, due_at=self._clock.now() + wait))
            elif error.failure is Failure.UNKNOWN:
                transaction.outbox.put(replace(line, state=PendingState.PERHAPS))
            else:
                transaction.outbox.put(replace(line, state=PendingState.FAILED))

    def lose(self, channel_id: int) -> None:
        """Stop writing to a channel that cannot be reached, and tell a coordinator once if it is a group."""
        with self._database.begin() as transaction, _going_on(transaction):
            transaction.outbox.give_up(channel_id)
            channel = transaction.channel(channel_id)
            if channel is None or channel.state is ChannelState.GONE:
                return
            if channel.state is ChannelState.FORGOTTEN:
                return
            transaction.put_channel(replace(channel, state=ChannelState.GONE))
            if channel.kind is ChannelKind.GROUP:
                self._tell_coordinator(transaction, channel)

    def _tell_coordinator(self, transaction: Transaction, lost: Channel) -> None:
        if lost.cooperation_id is None:
            return
        turn = Turn(
            surroundings=self._surroundings,
            transaction=transaction,
            now=self._clock.now(),
            cooperation=transaction.cooperation(lost.cooperation_id),
        )
        private_chats.tell_a_coordinator(turn, turn.words("channel-lost", platform=lost.adapter.capitalize()))
