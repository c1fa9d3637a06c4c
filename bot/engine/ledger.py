"""The outbox's synchronous half: what is to be delivered now, and what became of it. One transaction each."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind, ChannelState
from bot.engine import marks, moving
from bot.engine.content import Content
from bot.engine.messages import Address, Failure, Offer, Post, Refresh
from bot.engine.ports import StorageError
from bot.engine.rows import Pending, PendingKind, PendingState
from bot.engine.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.domain.cooperation import Channel
    from bot.engine.messages import Delivery, DeliveryError, Sent
    from bot.engine.ports import Clock, Database, Transaction
    from bot.engine.rows import ShownCard
    from bot.engine.surroundings import Surroundings

log = logging.getLogger(__name__)

FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(minutes=15)
"""Waits between two attempts double from the first to the longest."""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to deliver: a line of the outbox, or a card that has changed."""

    channel: Channel
    delivery: Delivery
    pending: Pending | None = None
    card: ShownCard | None = None
    content: Content | None = None
    """What the card will show."""


class Ledger:
    """Takes jobs out of the database and writes down what became of them. Called in a worker thread."""

    def __init__(self, database: Database, surroundings: Surroundings, clock: Clock) -> None:
        self._database = database
        self._surroundings = surroundings
        self._clock = clock

    def next_due(self) -> datetime | None:
        """When the next unsent line is due."""
        with self._database.begin() as transaction:
            return transaction.outbox.next_due()

    def claim(self, now: datetime, free: Callable[[Channel, bool], bool]) -> list[Job]:
        """Take the next thing to do of every free channel: a line, else a refreshed card.

        `free` tells whether a channel takes a line, or (True) a refreshed card.
        """
        jobs: dict[int, Job] = {}
        with self._database.begin() as transaction:
            for pending in transaction.outbox.heads(now):
                channel = self._served(transaction, pending.channel_id)
                if channel is None or not free(channel, False):
                    continue
                job, state = self._take(transaction, pending, channel)
                transaction.outbox.put(replace(pending, state=state, attempts=pending.attempts + 1))
                if job is not None:
                    jobs[channel.id] = job
            for card in transaction.outbox.dirty_cards():
                channel = None if card.channel_id in jobs else self._served(transaction, card.channel_id)
                if channel is not None and free(channel, True) and (job := self._take_card(transaction, card, channel)):
                    jobs[channel.id] = job
        return list(jobs.values())

    def _take(self, transaction: Transaction, pending: Pending, channel: Channel) -> tuple[Job | None, PendingState]:
        """Make a job of a line; what cannot be rendered fails alone instead of ending the program."""
        try:
            with transaction.savepoint():
                job = self._job(transaction, pending, channel)
        except StorageError:
            raise
        except Exception:
            log.exception("a line cannot be rendered", extra={"line": pending.id})
            return None, PendingState.FAILED
        return job, PendingState.SENDING if job else PendingState.SENT

    def _take_card(self, transaction: Transaction, card: ShownCard, channel: Channel) -> Job | None:
        """Make a job of a changed card; one that cannot be rendered stays as it is until it changes again."""
        try:
            with transaction.savepoint():
                return self._refresh(transaction, card, channel)
        except StorageError:
            raise
        except Exception:
            log.exception("a card cannot be rendered", extra={"card": card.id, "kind": card.kind})
            found = transaction.card(card.id)
            if found is not None:
                transaction.store(found[0]).cards.put(replace(found[1], shown=card.version))
            return None

    def _served(self, transaction: Transaction, channel_id: int) -> Channel | None:
        channel = transaction.channel(channel_id)
        return channel if channel is not None and channel.adapter in self._surroundings.platforms else None

    def _job(self, transaction: Transaction, pending: Pending, channel: Channel) -> Job | None:
        to = address_of(channel)
        content = pending.content or Content("")
        taken = replace(pending, state=PendingState.SENDING, attempts=pending.attempts + 1)
        match pending.kind:
            case PendingKind.POST:
                post = Post(
                    id=pending.id,
                    to=to,
                    content=content,
                    person=pending.person,
                    reply_to=pending.reply_to,
                    mark=marks.of_question(pending),
                )
                return Job(channel, post, taken)
            case PendingKind.EDIT:
                edit = Refresh(id=f"e{pending.id}", to=to, message=pending.message or "", content=content)
                return Job(channel, edit, taken)
            case PendingKind.OFFER:
                offer = Offer(id=pending.id, to=to, message=pending.message or "", choices=content.choices)
                return Job(channel, offer, taken)
            case PendingKind.CARD:
                found = transaction.card(pending.card_id or 0)
                if found is None or found[1].kind not in self._surroundings.flows.cards:
                    return None
                content = self._render(transaction, found[0], found[1], channel)
                mark = marks.of_card(found[1])
                post = Post(id=pending.id, to=to, content=content, person=pending.person, mark=mark)
                return Job(channel, post, taken, found[1], content)

    def _render(self, transaction: Transaction, cooperation_id: int, card: ShownCard, channel: Channel) -> Content:
        """Ask the card's flow what it shows now, not when it changed."""
        turn = Turn(
            surroundings=self._surroundings,
            transaction=transaction,
            now=self._clock.now(),
            cooperation=transaction.cooperation(cooperation_id),
            channel=channel,
        )
        return self._surroundings.flows.cards[card.kind].render(turn, card)

    def _refresh(self, transaction: Transaction, card: ShownCard, channel: Channel) -> Job | None:
        found = transaction.card(card.id)
        if found is None or card.kind not in self._surroundings.flows.cards:
            return None
        content = self._render(transaction, found[0], card, channel)
        if _digest(content) == card.digest:
            self._note_shown(transaction, card, content, card.message or "")
            return None
        refresh = Refresh(
            id=f"c{card.id}-{card.version}",
            to=address_of(channel),
            message=card.message or "",
            content=content,
            mark=marks.of_card(card),
        )
        return Job(channel, refresh, None, card, content)

    def _note_shown(self, transaction: Transaction, card: ShownCard, content: Content, message: str) -> None:
        found = transaction.card(card.id)
        if found is not None:
            transaction.store(found[0]).cards.put(
                replace(
                    found[1],
                    message=message,
                    shown=card.version,
                    choices=tuple(choice.key for choice in content.choices),
                    digest=_digest(content),
                )
            )

    def refreshed(self, job: Job) -> None:
        """Write down that a channel shows a card's newest state, or never will."""
        if job.card is None or job.content is None:
            return
        with self._database.begin() as transaction:
            self._note_shown(transaction, job.card, job.content, job.card.message or "")

    def sent(self, job: Job, sent: Sent) -> None:
        """Write down that a line arrived: where its message is, and what can be tapped at it."""
        pending = job.pending
        if pending is None:
            return
        keeps = pending.kind in {PendingKind.EDIT, PendingKind.OFFER}
        with self._database.begin() as transaction:
            channel = transaction.channel(pending.channel_id)
            line = transaction.outbox.get(pending.id)
            if channel is None or line is None:
                return
            # As it stands now: the dialogue or card that it belongs to may have ended meanwhile.
            transaction.outbox.put(
                replace(line, state=PendingState.SENT, message=line.message if keeps else sent.message)
            )
            if sent.channel is not None and sent.channel != channel.platform_id:
                channel = replace(channel, platform_id=sent.channel)
                transaction.put_channel(channel)
            if not keeps:
                self._arrived(transaction, job, pending, channel, sent.message)

    def _arrived(self, transaction: Transaction, job: Job, pending: Pending, channel: Channel, message: str) -> None:
        if job.card is not None and transaction.card(job.card.id) is None:
            self._point_on(transaction, channel, message)
            return
        content = job.content or pending.content
        if job.card is not None and content is not None:
            self._note_shown(transaction, job.card, content, message)
            if pending.attempts > 1 and self._surroundings.platforms[channel.adapter].safe_repeats:
                self._doubt(transaction, job.card)
        newest = job.card.id if job.card is not None and content is not None and content.choices else None
        if channel.newest_card != newest:
            transaction.put_channel(replace(channel, newest_card=newest))
        session = transaction.session(pending.session_id) if pending.session_id else None
        if session is not None and session.turn == pending.session_turn:
            transaction.put_session(replace(session, prompt=message))
        if content and content.choices and self._surroundings.platforms[channel.adapter].offers_choices:
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

    @staticmethod
    def _doubt(transaction: Transaction, card: ShownCard) -> None:
        """Have a card refreshed: where a repeat changes nothing, what is seen may be what an earlier attempt said."""
        found = transaction.card(card.id)
        if found is not None:
            transaction.store(found[0]).cards.put(replace(found[1], shown=card.version - 1, digest=""))

    def _point_on(self, transaction: Transaction, channel: Channel, message: str) -> None:
        """Turn a card that was shown anew while it was on the wire into a pointer, as if it had been there before."""
        turn = Turn(
            surroundings=self._surroundings,
            transaction=transaction,
            now=self._clock.now(),
            cooperation=transaction.cooperation(channel.cooperation_id) if channel.cooperation_id else None,
            channel=channel,
        )
        turn.edit(channel, message, Content(turn.words("card-moved")))

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
        with self._database.begin() as transaction:
            line = transaction.outbox.get(pending.id)
            if line is None:
                return
            if error.moved_to is not None:
                now = self._clock.now()
                moving.move(transaction, self._surroundings, now, address_of(channel), error.moved_to)
            if repeatable:
                wait = error.retry_after or min(LONGEST_RETRY, FIRST_RETRY * 2 ** min(pending.attempts - 1, 10))
                transaction.outbox.put(replace(line, state=PendingState.WAITING, due_at=self._clock.now() + wait))
            elif error.failure is Failure.UNKNOWN:
                transaction.outbox.put(replace(line, state=PendingState.PERHAPS))
            else:
                transaction.outbox.put(replace(line, state=PendingState.FAILED))

    def lose(self, channel_id: int) -> None:
        """Stop writing to a channel that cannot be reached, and tell a coordinator once if it is a group."""
        with self._database.begin() as transaction:
            channel = transaction.channel(channel_id)
            if channel is None or channel.state is ChannelState.GONE:
                return
            transaction.outbox.give_up(channel_id)
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
        turn.tell_a_coordinator(turn.words("channel-lost"))


def _digest(content: Content) -> str:
    return hashlib.sha256(repr(content).encode()).hexdigest()


def address_of(channel: Channel) -> Address:
    """Return where a channel is on its platform."""
    return Address(
        adapter=channel.adapter, account=channel.account, channel=channel.platform_id or "", thread=channel.thread
    )
