"""The outbox: what turns have written is sent, in order for each channel, outside any transaction.

Four outcomes: sent; failed, to be tried again; unknown; and permanent. Answers to people go before refreshed cards.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections import deque
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.domain.cooperation import ChannelState
from bot.engine.content import Content
from bot.engine.messages import DeliveryError, Failure, Offer, Post, Refresh
from bot.engine.ports import Pending, PendingKind, PendingState, StorageError
from bot.engine.turn import Turn, address_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Mapping
    from datetime import datetime

    from bot.domain.cooperation import Channel
    from bot.engine.messages import Adapter, Delivery, Sent
    from bot.engine.ports import Clock, Database, ShownCard, Transaction
    from bot.engine.turn import Surroundings

T = TypeVar("T")
log = logging.getLogger(__name__)

FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(minutes=15)
"""Waits between two attempts double from the first to the longest."""


class InThread(Protocol):
    """Runs something synchronous where it does not stop the event loop."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]:
        """Return what `work` returns."""


class Outbox:
    """Sends for all accounts. One task for each channel that has something to say."""

    def __init__(
        self,
        database: Database,
        surroundings: Surroundings,
        clock: Clock,
        adapters: Mapping[str, Adapter],
        in_thread: InThread,
    ) -> None:
        """`adapters` by name; `in_thread` runs a transaction where it does not stop the event loop."""
        self._database = database
        self._surroundings = surroundings
        self._clock = clock
        self._adapters = adapters
        self._in_thread = in_thread
        self._wake = asyncio.Event()
        self._claiming = asyncio.Lock()
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._rest: dict[int, datetime] = {}
        self._pace: dict[int, deque[datetime]] = {}

    def wake(self) -> None:
        """Tell that there may be something to send."""
        self._wake.set()

    async def run(self) -> None:
        """Send until cancelled; then let what is on the wire finish."""
        try:
            while True:
                self._wake.clear()
                try:
                    await self._start_what_is_due()
                    await self._wait()
                except StorageError as error:
                    log.warning("the database cannot be used; trying again", extra={"reason": str(error)})
                    await asyncio.sleep(FIRST_RETRY.total_seconds())
        finally:
            for task in self._sending.values():
                task.cancel()
            await asyncio.gather(*self._sending.values(), return_exceptions=True)

    async def settle(self) -> None:
        """Send until nothing is due: for the terminal, where the next line waits for the answers."""
        while True:
            await self._start_what_is_due()
            if not self._sending:
                return
            await asyncio.wait(self._sending.values(), return_when=asyncio.FIRST_COMPLETED)

    async def _wait(self) -> None:
        due = await self._in_thread(self._next_due)
        seconds = 30.0 if due is None else max(0.05, min(30.0, (due - self._clock.now()).total_seconds()))
        wake = asyncio.ensure_future(self._wake.wait())
        try:
            await asyncio.wait({wake, *self._sending.values()}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            wake.cancel()

    def _next_due(self) -> datetime | None:
        with self._database.begin() as transaction:
            due = transaction.outbox.next_due()
        waits = [when for when in (due, *self._rest.values()) if when is not None]
        return min(waits, default=None)

    async def _start_what_is_due(self) -> None:
        async with self._claiming:
            await self._claim_and_start()

    async def _claim_and_start(self) -> None:
        for channel, task in list(self._sending.items()):
            if task.done():
                del self._sending[channel]
                task.result()
        now = self._clock.now()
        self._rest = {channel: until for channel, until in self._rest.items() if until > now}
        busy = set(self._sending) | set(self._rest)
        for channel_id, job in await self._in_thread(lambda: self._claim(now, busy)):
            self._sending[channel_id] = asyncio.create_task(job)

    def _claim(self, now: datetime, busy: set[int]) -> list[tuple[int, Coroutine[None, None, None]]]:
        """Take the next thing to do of every channel that is not busy: a line, else a refreshed card."""
        jobs: dict[int, Coroutine[None, None, None]] = {}
        with self._database.begin() as transaction:
            for pending in transaction.outbox.heads(now):
                if pending.channel_id in busy or not self._room(pending.channel_id, transaction, now):
                    continue
                channel = transaction.channel(pending.channel_id)
                if channel is None or channel.adapter not in self._adapters:
                    continue
                delivery, shown = self._delivery(transaction, pending, channel)
                taken = replace(pending, state=PendingState.SENDING, attempts=pending.attempts + 1)
                if delivery is None:
                    transaction.outbox.put(replace(taken, state=PendingState.SENT))
                    self.wake()
                    continue
                transaction.outbox.put(taken)
                jobs[channel.id] = self._send(taken, channel, delivery, shown)
            for card in transaction.outbox.dirty_cards():
                if (
                    card.channel_id in busy
                    or card.channel_id in jobs
                    or not self._room(card.channel_id, transaction, now)
                ):
                    continue
                job = self._refresh_job(transaction, card)
                if job is not None:
                    jobs[card.channel_id] = job
        return list(jobs.items())

    def _room(self, channel_id: int, transaction: Transaction, now: datetime) -> bool:
        """Whether the platform's limit for one channel leaves room; if not, rest until it does."""
        channel = transaction.channel(channel_id)
        limit = (
            self._surroundings.platforms[channel.adapter].per_minute
            if channel and channel.adapter in self._adapters
            else None
        )
        if limit is None:
            return True
        pace = self._pace.setdefault(channel_id, deque())
        while pace and now - pace[0] >= timedelta(minutes=1):
            pace.popleft()
        if len(pace) < limit:
            pace.append(now)
            return True
        self._rest[channel_id] = pace[0] + timedelta(minutes=1)
        return False

    def _delivery(
        self, transaction: Transaction, pending: Pending, channel: Channel
    ) -> tuple[Delivery | None, tuple[ShownCard, Content] | None]:
        to = address_of(channel)
        content = pending.content or Content("")
        match pending.kind:
            case PendingKind.POST:
                return Post(
                    id=pending.id, to=to, content=content, person=pending.person, reply_to=pending.reply_to
                ), None
            case PendingKind.EDIT:
                return Refresh(id=f"e{pending.id}", to=to, message=pending.message or "", content=content), None
            case PendingKind.OFFER:
                return Offer(id=pending.id, to=to, message=pending.message or "", choices=content.choices), None
            case PendingKind.CARD:
                found = transaction.card(pending.card_id or 0)
                if found is None:
                    return None, None
                content = self._render(transaction, found[0], found[1], channel)
                return Post(id=pending.id, to=to, content=content, person=pending.person), (found[1], content)

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

    def _refresh_job(self, transaction: Transaction, card: ShownCard) -> Coroutine[None, None, None] | None:
        channel = transaction.channel(card.channel_id)
        found = transaction.card(card.id)
        if (
            channel is None
            or found is None
            or channel.adapter not in self._adapters
            or card.kind not in self._surroundings.flows.cards
        ):
            return None
        content = self._render(transaction, found[0], card, channel)
        if _digest(content) == card.digest:
            self._note_shown(transaction, card, content, card.message or "")
            return None
        delivery = Refresh(
            id=f"c{card.id}-{card.version}", to=address_of(channel), message=card.message or "", content=content
        )
        return self._refresh(delivery, channel, card, content)

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

    async def _refresh(self, delivery: Refresh, channel: Channel, card: ShownCard, content: Content) -> None:
        try:
            await self._deliver(delivery, channel)
        except DeliveryError as error:
            log.warning("card not refreshed", extra={"card": card.id, "failure": error.failure.value})
            if error.failure in {Failure.RETRY, Failure.UNKNOWN}:
                self._rest[channel.id] = self._clock.now() + (error.retry_after or FIRST_RETRY)
                return
            if error.failure is Failure.UNREACHABLE:
                await self._in_thread(lambda: self._lose(channel.id))
                return
        await self._in_thread(lambda: self._mark_refreshed(card, content))

    def _mark_refreshed(self, card: ShownCard, content: Content) -> None:
        with self._database.begin() as transaction:
            self._note_shown(transaction, card, content, card.message or "")

    async def _send(
        self, pending: Pending, channel: Channel, delivery: Delivery, shown: tuple[ShownCard, Content] | None
    ) -> None:
        try:
            sent = await self._deliver(delivery, channel)
        except DeliveryError as error:
            failure = error
            await self._in_thread(lambda: self._mark_failed(pending, channel, failure))
        else:
            await self._in_thread(lambda: self._mark_sent(pending, sent, shown))
        self.wake()

    async def _deliver(self, delivery: Delivery, channel: Channel) -> Sent:
        """Send; whatever an adapter raises that is no DeliveryError is a fault of ours with unknown outcome."""
        try:
            return await self._adapters[channel.adapter].deliver(delivery)
        except DeliveryError:
            raise
        except Exception as error:
            log.exception("an adapter failed", extra={"channel": channel.id})
            raise DeliveryError(type(error).__name__, Failure.UNKNOWN) from error

    def _mark_sent(self, pending: Pending, sent: Sent, shown: tuple[ShownCard, Content] | None) -> None:
        with self._database.begin() as transaction:
            keeps = pending.kind in {PendingKind.EDIT, PendingKind.OFFER}
            transaction.outbox.put(
                replace(pending, state=PendingState.SENT, message=pending.message if keeps else sent.message)
            )
            channel = transaction.channel(pending.channel_id)
            if channel is None:
                return
            if sent.channel is not None and sent.channel != channel.platform_id:
                channel = replace(channel, platform_id=sent.channel)
                transaction.put_channel(channel)
            if keeps:
                return
            if shown is not None:
                self._note_shown(transaction, shown[0], shown[1], sent.message)
            content = shown[1] if shown else pending.content
            newest = shown[0].id if shown and content and content.choices else None
            if channel.newest_card != newest:
                transaction.put_channel(replace(channel, newest_card=newest))
            self._note_prompt(transaction, pending, sent.message)
            if content and content.choices and self._surroundings.platforms[channel.adapter].offers_choices:
                now = self._clock.now()
                transaction.outbox.add(
                    Pending(
                        channel_id=channel.id,
                        kind=PendingKind.OFFER,
                        content=Content("", content.choices),
                        message=sent.message,
                        due_at=now,
                        created_at=now,
                    )
                )

    @staticmethod
    def _note_prompt(transaction: Transaction, pending: Pending, message: str) -> None:
        session = transaction.session(pending.session_id) if pending.session_id else None
        if session is not None and session.turn == pending.session_turn:
            transaction.put_session(replace(session, prompt=message))

    def _mark_failed(self, pending: Pending, channel: Channel, error: DeliveryError) -> None:
        log.warning(
            "delivery failed",
            extra={"line": pending.id, "channel": channel.id, "failure": error.failure.value, "reason": str(error)},
        )
        repeatable = error.failure is Failure.RETRY or (
            error.failure is Failure.UNKNOWN and self._surroundings.platforms[channel.adapter].safe_repeats
        )
        with self._database.begin() as transaction:
            if repeatable:
                wait = error.retry_after or min(LONGEST_RETRY, FIRST_RETRY * 2 ** min(pending.attempts - 1, 10))
                transaction.outbox.put(replace(pending, state=PendingState.WAITING, due_at=self._clock.now() + wait))
            elif error.failure is Failure.UNKNOWN:
                transaction.outbox.put(replace(pending, state=PendingState.PERHAPS))
            else:
                transaction.outbox.put(replace(pending, state=PendingState.FAILED))
        if error.failure is Failure.UNREACHABLE:
            self._lose(channel.id)

    def _lose(self, channel_id: int) -> None:
        """Stop writing to a channel that cannot be reached, and tell a coordinator once."""
        with self._database.begin() as transaction:
            channel = transaction.channel(channel_id)
            if channel is None or channel.state is ChannelState.GONE:
                return
            transaction.put_channel(replace(channel, state=ChannelState.GONE))
            transaction.outbox.give_up(channel_id)
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
        for identity in turn.store.identities.find(coordinates=True):
            if turn.tell(identity, turn.words("channel-lost")):
                return


def _digest(content: Content) -> str:
    return hashlib.sha256(repr(content).encode()).hexdigest()
