"""The outbox: what turns have written is sent, in order for each channel, outside any transaction.

Four outcomes: sent; failed, to be tried again; unknown; and permanent. Answers to people go before refreshed cards,
and both before choices to tap.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.engine.exchange.messages import Attach, DeliveryError, Failure, Post
from bot.engine.outgoing.budget import Budget, Halts, Pace, place_of
from bot.engine.outgoing.outcomes import FIRST_RETRY
from bot.engine.stored.ports import StorageError
from bot.engine.stored.rows import PendingKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import timedelta

    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Adapter, Delivery, Sent
    from bot.engine.outgoing.claims import Claims, Job
    from bot.engine.outgoing.drafts import Drafts
    from bot.engine.outgoing.outcomes import Outcomes
    from bot.engine.stored.ports import Clock
    from bot.engine.stored.rows import Pending
    from bot.engine.vocabulary.sketch import Draft

T = TypeVar("T")
log = logging.getLogger(__name__)

AT_ONCE = 8
"""Most deliveries under way at one time on one platform."""
FAULTS = 3
"""Attempts after which a delivery that an adapter cannot handle is given up."""
FINISH = 2.0
"""Seconds that what is on the wire may take at the end of the program; the rest is in doubt, as after a crash."""
CANCEL = 0.5
"""Seconds that it may take to stop what is on the wire."""
LARGEST_FILE = 20_000_000
"""Bytes of the largest document that is sent: what every platform takes, and what a phone opens."""
LOOK_AGAIN = 30.0
"""Seconds after which the outbox looks for something to send even if nobody woke it."""


class InThread(Protocol):
    """Runs something synchronous where it does not stop the event loop."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]:
        """Return what `work` returns."""


class Draws(Protocol):
    """Makes pictures where they stop neither the event loop nor a turn."""

    def __call__(self, svg: Callable[[], str | None], /) -> Awaitable[bytes]:
        """Return the picture that `svg` draws as PNG. Raises whatever is wrong with it."""


class Makes(Protocol):
    """Makes documents where they stop neither the event loop nor a turn."""

    def __call__(self, draft: Draft, /) -> Awaitable[bytes]:
        """Return the file that a draft becomes. Raises whatever is wrong with it."""


@dataclass(frozen=True, slots=True)
class _Sending:
    """A delivery under way."""

    adapter: str
    task: asyncio.Task[None]


class Outbox:
    """Sends for all accounts. One task for each channel that has something to say."""

    def __init__(
        self,
        claims: Claims,
        outcomes: Outcomes,
        clock: Clock,
        adapters: Mapping[str, Adapter],
        *,
        in_thread: InThread,
        draws: Draws,
        drafts: Drafts,
        makes: Makes,
    ) -> None:
        """`adapters` by name; `in_thread` runs a transaction where it does not stop the event loop."""
        self._draws = draws
        self._drafts = drafts
        self._makes = makes
        self._claims = claims
        self._outcomes = outcomes
        self._clock = clock
        self._adapters = adapters
        self._in_thread = in_thread
        self._wake = asyncio.Event()
        self._claiming = asyncio.Lock()
        self._sending: dict[int, _Sending] = {}
        """By the channel's id."""
        self._rest: dict[tuple[int, bool], timedelta] = {}
        """Until when nothing goes to a channel: lines, and refreshed cards (True)."""
        self._pace = Pace()
        self._recalled = False
        self._halts = Halts()
        self._connected: set[str] = set()
        self._gates: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONCE))

    def connected(self, adapter: str) -> None:
        """Tell that an adapter can deliver; before, nothing is given to it: each attempt lengthens the next wait."""
        self._connected.add(adapter)
        self.wake()

    def wake(self) -> None:
        """Tell that there may be something to send."""
        self._wake.set()

    async def run(self) -> None:
        """Send until cancelled; then let what is on the wire finish."""
        try:
            while True:
                self._wake.clear()
                try:
                    await self._wait(started=await self._start_what_is_due())
                except StorageError as error:
                    log.warning("the database cannot be used; trying again", extra={"reason": str(error)})
                    await asyncio.sleep(FIRST_RETRY.total_seconds())
        finally:
            await self._finish()

    async def _finish(self) -> None:
        """Let what is on the wire arrive and be written down, for a while; then stop."""
        if tasks := self._tasks():
            await asyncio.wait(tasks, timeout=FINISH)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=CANCEL)

    async def settle(self) -> None:
        """Send until nothing is due: for the terminal, where the next line waits for the answers."""
        while True:
            await self._start_what_is_due()
            if not self._sending:
                return
            await asyncio.wait(self._tasks(), return_when=asyncio.FIRST_COMPLETED)

    def _tasks(self) -> list[asyncio.Task[None]]:
        return [sending.task for sending in self._sending.values()]

    async def _wait(self, *, started: bool) -> None:
        due, now = await self._in_thread(self._claims.next_due), self._clock.now()
        if due is not None and not started and due <= now:
            due = None  # it is on the wire, rests, or belongs to an account that is not served: looking will not help
        ran = self._clock.monotonic()
        waits = [when - ran for when in (self._halts.next_end(ran), *self._rest.values()) if when is not None]
        if due is not None:
            waits.append(due - now)
        seconds = max(0.05, min(LOOK_AGAIN, *(wait.total_seconds() for wait in waits))) if waits else LOOK_AGAIN
        wake = asyncio.ensure_future(self._wake.wait())
        try:
            await asyncio.wait({wake, *self._tasks()}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            wake.cancel()

    async def _start_what_is_due(self) -> bool:
        """Begin sending the next thing of every channel that is free; tell whether there was any."""
        async with self._claiming:
            for channel, sending in list(self._sending.items()):
                if sending.task.done():
                    del self._sending[channel]
                    if not sending.task.cancelled() and (error := sending.task.exception()) is not None:
                        log.error("sending failed", extra={"channel": channel}, exc_info=error)
            if not self._recalled:
                await self._recall()
            now = self._clock.monotonic()
            self._rest = {resting: until for resting, until in self._rest.items() if until > now}
            budget = Budget(
                now=now,
                platforms={name: self._adapters[name].capabilities for name in self._connected},
                pace=self._pace.copy(now),
                halts=self._halts.copy(),
                under_way=Counter(sending.adapter for sending in self._sending.values()),
                busy=set(self._sending),
                resting=set(self._rest),
            )
            jobs = await self._in_thread(lambda: self._claims.claim(budget))
            self._rest |= budget.opens
            for job in jobs:
                if job.messages:
                    self._pace.start(place_of(job.channel), now, job.messages, refresh=job.pending is None)
                task = asyncio.create_task(self._send(job))
                self._sending[job.channel.id] = _Sending(job.channel.adapter, task)
            return bool(jobs)

    async def _recall(self) -> None:
        """Count what went out before the program was started: whoever received it knows nothing of that."""
        dispatched = await self._in_thread(self._claims.dispatched)
        now = self._clock.monotonic()
        for channel, dispatch, ago in dispatched:
            self._pace.recall(place_of(channel), now - ago, dispatch.messages)
        self._recalled = True

    async def _send(self, job: Job) -> None:
        """Deliver one thing and write down what became of it."""
        try:
            try:
                sent = await self._deliver(job)
            finally:
                if job.messages:
                    self._pace.end(place_of(job.channel), self._clock.monotonic(), job.messages)
        except DeliveryError as error:
            await self._failed(job, error)
        else:
            mark = (lambda: self._outcomes.sent(job, sent)) if job.pending else (lambda: self._outcomes.refreshed(job))
            await self._write_down(mark)
        self.wake()

    async def _write_down(self, work: Callable[[], None]) -> None:
        """Note in the database what became of a delivery, however long the database is away."""
        while True:
            try:
                await asyncio.shield(self._in_thread(work))  # written down even if the program ends meanwhile
            except StorageError as error:
                log.warning("what was sent cannot be noted yet", extra={"reason": str(error)})
                await asyncio.sleep(FIRST_RETRY.total_seconds())
            else:
                return

    async def _failed(self, job: Job, error: DeliveryError) -> None:
        if error.everywhere and error.retry_after is not None:
            self._halts.note(job.channel.adapter, self._clock.monotonic() + error.retry_after)
        if job.pending is not None:
            await self._write_down(lambda: self._outcomes.failed(job, error))
        elif error.failure in {Failure.RETRY, Failure.UNKNOWN}:
            until = self._clock.monotonic() + (error.retry_after or FIRST_RETRY)
            self._rest |= {(job.channel.id, True): until}
            if error.retry_after is not None:
                self._rest |= {(job.channel.id, False): until}  # the platform halts the whole channel
        else:
            log.warning("card not refreshed", extra={"channel": job.channel.id, "failure": error.failure.value})
            await self._write_down(lambda: self._outcomes.refreshed(job))
        if error.failure is Failure.UNREACHABLE:
            await self._write_down(lambda: self._outcomes.lose(job.channel.id))

    async def _deliver(self, job: Job) -> Sent:
        """Send; whatever an adapter raises that is no DeliveryError is a fault of ours, tried again a few times."""
        try:
            delivery, instead = await self._ready(job)
            async with self._gates[job.channel.adapter]:
                if left := self._halts.left(job.channel.adapter, self._clock.monotonic()):
                    reason = "the platform asked to wait meanwhile"
                    raise DeliveryError(reason, Failure.RETRY, retry_after=left)  # noqa: TRY301 - to be written down
                return await self._delivered(job, delivery, instead)
        except DeliveryError:
            raise
        except Exception as error:
            log.exception("an adapter failed", extra={"channel": job.channel.id})
            hopeless = job.pending is None or job.pending.attempts >= FAULTS
            raise DeliveryError(type(error).__name__, Failure.REFUSED if hopeless else Failure.UNKNOWN) from error

    async def _delivered(self, job: Job, delivery: Delivery, instead: Post | None) -> Sent:
        """Deliver; what stands in for a file that is refused goes out without it."""
        adapter = self._adapters[job.channel.adapter]
        try:
            return await adapter.deliver(delivery)
        except DeliveryError as error:
            if instead is None or error.failure is not Failure.REFUSED:
                raise
            log.warning("a file is refused", extra={"channel": job.channel.id, "reason": str(error)})
            return await adapter.deliver(instead)

    async def _ready(self, job: Job) -> tuple[Delivery, Post | None]:
        """Return what is to be delivered, its file made, and what stands in for a file that the platform refuses."""
        delivery = job.delivery
        if not isinstance(delivery, Attach):
            return delivery, None
        if job.pending is not None and job.pending.kind is PendingKind.DOCUMENT:
            return await self._made(job, job.pending, delivery)
        drawn = await self._drawn(job, delivery)
        words = _in_words(job, delivery) if job.card is not None and isinstance(drawn, Attach) else None
        return drawn, words

    async def _made(self, job: Job, pending: Pending, attach: Attach) -> tuple[Delivery, Post | None]:
        """Return a document as a file; a sentence if it cannot be made, is too large, or has no chat to go to yet."""
        try:
            drafted = await self._in_thread(partial(self._drafts.draft, pending, job.channel))
            while drafted.draft is not None and drafted.draft.steps:
                drafted = await self._in_thread(partial(self._drafts.draft, pending, job.channel, drafted.draft))
        except StorageError as error:
            raise DeliveryError("the database cannot be used", Failure.RETRY) from error
        draft, not_taken = drafted.draft, _in_words(job, attach, drafted.not_taken)
        if draft is None or not attach.to.channel:
            return _in_words(job, attach, drafted.not_made), None
        try:
            body = await self._makes(draft)
        except Exception:  # whatever is wrong with it, who waits for it hears that it does not come
            log.exception("a document cannot be made", extra={"line": pending.id})
            return _in_words(job, attach, drafted.not_made), None
        if len(body) > LARGEST_FILE:
            log.warning("a document is too large", extra={"line": pending.id})
            return not_taken, None
        file = replace(attach, name=draft.name, media_type=draft.media_type, body=body, caption=drafted.caption)
        return file, not_taken

    async def _drawn(self, job: Job, delivery: Attach) -> Delivery:
        """Return a picture that is drawn; one that cannot be drawn or attached is said in words."""
        sketch = await self._in_thread(lambda: self._claims.sketch(job))
        if delivery.to.channel and sketch is not None:
            try:
                return replace(delivery, name=f"{sketch.name}.png", body=await self._draws(sketch.svg))
            except Exception:  # whatever is wrong with a picture, its words say the same
                log.exception("a picture cannot be drawn", extra={"channel": job.channel.id})
        return _in_words(job, delivery)


def _in_words(job: Job, attach: Attach, words: Content | None = None) -> Post:
    """Return what stands in for a file as a message of its own: the words below it, if there are no others."""
    return Post(
        id=attach.id,
        to=attach.to,
        content=words or attach.caption,
        person=job.pending.person if job.pending is not None else None,
        reply_to=attach.reply_to,
        mark=attach.mark,
    )
