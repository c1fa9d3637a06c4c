"""How soon a result is there: a round of 40 partners is due, and 20 other groups go on tapping meanwhile.

Run it from the top folder: `python -m tests.benchmarks.closing [--help]`. The whole program runs, on SQLite and the
memory adapter; only the moment at which the round is due is set. Numbers compare within one run only: the same taps are
timed in the same program before the round is due.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from adapters.memory.adapter import LIKE_TELEGRAM, MemoryAdapter, MemoryMessage
from bot.domain.check_ins import Answer, Round
from bot.domain.cooperation import AnswerMode, Channel, ChannelKind, Cooperation, Language
from bot.domain.cycle import Phase, PhaseState, PhaseStatus
from bot.domain.partners import Identity, Organisation, Partner, Sector
from bot.engine.clock import FixedClock
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import Attach, Tapped
from bot.engine.incoming.limits import UNLIMITED
from bot.engine.stored.rows import ShownCard, Timer
from bot.program.app import Application
from bot.storage.database import SqlDatabase
from flows.catalogue import QuestionKind, catalogue
from flows.check_in.rounds import CLOSE_ALARM, ROUND_CARD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from bot.engine.exchange.messages import Delivery, Sent
    from bot.engine.stored.ports import Transaction

NOW = datetime(2026, 11, 9, 8, 0, tzinfo=UTC)
DUE = NOW + timedelta(days=3)
PARTNERS = 40
EARLIER = 12
"""Rounds before: about a year of them."""
OTHERS = 20
GROUP = "group"
PAUSE = 0.004
"""Seconds between two taps of others."""


@dataclass
class Timed:
    """What was measured, in seconds."""

    delivered: float = 0.0
    """From the tick at which the round is due to the result's arrival, its picture above it."""
    alone: list[float] = field(default_factory=list)
    """How long each turn of others took before."""
    beside: list[float] = field(default_factory=list)
    """How long each turn of others took meanwhile."""
    loop: float = 0.0
    """The longest that the event loop stood still meanwhile."""
    pieces: list[float] = field(default_factory=list)
    """How much of a processor each piece of work took in the thread of turns meanwhile, however busy the machine is."""


def furnish(database: SqlDatabase, partners: int = PARTNERS, earlier: int = EARLIER) -> None:
    """Store a cooperation whose round is due, and others that answer theirs."""
    with database.begin() as transaction:
        _close_to_its_end(transaction, partners, earlier)
        for number in range(OTHERS):
            _answering(transaction, number)


def _home(transaction: Transaction, name: str, place: str, partners: int) -> tuple[Channel, list[Partner]]:
    home = transaction.add_cooperation(Cooperation(name=name, created_at=NOW))
    store = transaction.store(home.id)
    channel = transaction.add_channel(
        Channel(cooperation_id=home.id, adapter="memory", account="bot", platform_id=place, kind=ChannelKind.GROUP)
    )
    store.phases.add(PhaseState(phase=Phase.INITIATE, status=PhaseStatus.ACTIVE, since=NOW))
    houses = [store.organisations.add(Organisation(name=f"H{number}", sector=one)) for number, one in enumerate(Sector)]
    people = []
    for number in range(partners):
        house = houses[number % len(houses)]
        partner = store.partners.add(Partner(name=f"P{number}", organisation_id=house.id, joined_at=NOW))
        account = f"{place}-{number}"
        store.identities.add(Identity(adapter="memory", platform_id=account, name=account, partner_id=partner.id))
        people.append(partner)
    return channel, people


def _round(number: int, people: Sequence[Partner], *, closes_at: datetime = DUE, closed: bool = False) -> Round:
    known = [one.id for one in catalogue().questions.values() if one.kind is QuestionKind.RATING]
    questions = [known[(5 * number + place) % len(known)] for place in range(5)]  # the turn of each comes
    return Round(
        number=number,
        phases=(Phase.INITIATE,),
        questions=tuple(questions),
        asked=tuple(one.id for one in people),
        opened_at=NOW - timedelta(days=30 * (EARLIER + 1 - number)) if closed else NOW,
        closes_at=DUE - timedelta(days=30 * (EARLIER + 1 - number)) if closed else closes_at,
        closed_at=DUE - timedelta(days=30 * (EARLIER + 1 - number)) if closed else None,
        answers=AnswerMode.OPEN,
        turnout=(14, 13, 13) if closed else (),
    )


def _close_to_its_end(transaction: Transaction, partners: int, earlier: int) -> None:
    channel, people = _home(transaction, "Runde", GROUP, partners)
    store = transaction.store(channel.cooperation_id or 0)
    rounds = [store.rounds.add(_round(number, people, closed=number <= earlier)) for number in range(1, earlier + 2)]
    for number, round_ in enumerate(rounds, start=1):
        for place, partner in enumerate(people):
            for row, question in enumerate(round_.questions):
                store.answers.add(
                    Answer(
                        round_id=round_.id,
                        question=question,
                        partner_id=partner.id,
                        sector=list(Sector)[place % 3],
                        value=1 + (place + row + number) % 5,
                        at=round_.opened_at,
                    )
                )
    store.next_number("round")
    store.cards.add(ShownCard(channel_id=channel.id, kind=ROUND_CARD, subject=round_.id, message="round", shown=1))
    transaction.set_timer(
        Timer(id=0, cooperation_id=channel.cooperation_id or 0, kind=CLOSE_ALARM, subject=round_.id, due_at=DUE)
    )


def _answering(transaction: Transaction, number: int) -> None:
    channel, people = _home(transaction, f"Andere {number}", f"other-{number}", 5)
    store = transaction.store(channel.cooperation_id or 0)
    round_ = store.rounds.add(_round(1, people, closes_at=DUE + timedelta(days=9)))
    keys = tuple(f"q{row}v{value}" for row in range(1, 6) for value in range(6))
    store.cards.add(
        ShownCard(
            channel_id=channel.id,
            kind=ROUND_CARD,
            subject=round_.id,
            message=f"card-{number}",
            shown=1,
            choices=keys,
        )
    )


class Closing:
    """The program under way, with others who tap."""

    def __init__(self, folder: Path, **options: int) -> None:
        self.clock = FixedClock(NOW)
        self.database = SqlDatabase(f"sqlite:///{folder / 'closing.db'}", self.clock)
        furnish(self.database, **options)
        self.chat = MemoryAdapter(capabilities=LIKE_TELEGRAM)
        self.chat.messages.append(MemoryMessage("round", GROUP, Content("")))
        self.chat.messages.extend(
            MemoryMessage(f"card-{number}", f"other-{number}", Content("")) for number in range(OTHERS)
        )
        self.application = Application(
            database=self.database,
            adapters=[self.chat],
            clock=self.clock,
            language=Language.GERMAN,
            zone="Europe/Berlin",
            limits=UNLIMITED,
        )
        self.arrived = asyncio.Event()
        self._deliver = self.chat.deliver
        self.chat.deliver = self._listening  # type: ignore[method-assign]  # to hear when it has arrived
        self._taps = self._signals()

    async def _listening(self, delivery: Delivery) -> Sent:
        sent = await self._deliver(delivery)
        if isinstance(delivery, Attach):
            self.arrived.set()
        return sent

    def _signals(self) -> Iterator[Tapped]:
        number = 0
        while True:
            number += 1
            place, who = f"other-{number % OTHERS}", number // OTHERS % 5
            yield Tapped(
                event_id=f"e{number}",
                address=self.chat.address(place),
                sender=self.chat.person(f"{place}-{who}"),
                private=False,
                at=self.clock.now(),
                message=f"card-{number % OTHERS}",
                choice=f"q{1 + number // 100 % 5}v{3 + number % 3}",
            )

    async def tap(self, took: list[float]) -> None:
        """Have somebody of another cooperation tap, and note how long the turn took."""
        began = time.perf_counter()
        receipt = await self.chat.hand_over(next(self._taps))
        took.append(time.perf_counter() - began)
        assert receipt.toast is not None
        assert receipt.toast.startswith("Gespeichert"), receipt

    def _watch(self, timed: Timed) -> None:
        """Note what each piece of work takes in the thread of turns from now on: nothing else can happen there."""
        pool = self.application._worker._pool
        submit = pool.submit

        def submitted(work: Callable[..., object], *arguments: object) -> Future[object]:
            def timing() -> object:
                began = time.thread_time()
                try:
                    return work(*arguments)
                finally:
                    timed.pieces.append(time.thread_time() - began)

            return submit(timing)

        pool.submit = submitted  # type: ignore[method-assign,assignment]  # to measure

    async def measure(self, taps: int) -> Timed:
        """Time so many taps, then those that happen until the result is there."""
        timed = Timed()
        running = asyncio.create_task(self.application.run(ticking=False))
        await self.chat.started.wait()
        await self.tap([])  # reads the wording, once in the life of a program
        await self.application._easel(_small)
        for _ in range(taps):
            await self.tap(timed.alone)
            await asyncio.sleep(PAUSE)
        beating = asyncio.create_task(_beat(timed))
        self._watch(timed)
        self.clock.set(DUE)
        began = time.perf_counter()
        ticking = asyncio.create_task(self.application.tick())
        arriving = asyncio.create_task(self.arrived.wait())
        while not arriving.done():
            await self.tap(timed.beside)
            await asyncio.sleep(PAUSE)
        timed.delivered = time.perf_counter() - began
        await ticking
        beating.cancel()
        running.cancel()
        await asyncio.gather(running, beating, return_exceptions=True)
        self.database.close()
        return timed


async def _beat(timed: Timed) -> None:
    """Note how long the event loop does not come round."""
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        timed.loop = max(timed.loop, time.perf_counter() - before - 0.001)


def _small() -> str:
    return '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'


def report(timed: Timed) -> Iterator[str]:
    """Say what was measured, in milliseconds."""
    usual, beside = median(timed.alone), max(timed.beside)
    yield f"result and picture there after           {timed.delivered * 1000:7.0f}"
    yield f"a turn of others before, the middle one  {usual * 1000:7.1f}, longest {max(timed.alone) * 1000:.1f}"
    yield f"a turn of others meanwhile, middle       {median(timed.beside) * 1000:7.1f}, longest {beside * 1000:.1f}"
    yield f"so one was held up for at most           {(beside - usual) * 1000:7.1f}"
    yield f"longest piece of {len(timed.pieces):4} in the one thread  {max(timed.pieces) * 1000:7.1f} of a processor"
    yield f"the event loop stood still for at most   {timed.loop * 1000:7.1f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partners", type=int, default=PARTNERS)
    parser.add_argument("--taps", type=int, default=200, help="how many are timed before")
    parser.add_argument("--folder", type=Path, help="where the database lies; a disk tells more than memory")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:

        async def run() -> Timed:
            return await Closing(Path(folder), partners=options.partners).measure(options.taps)

        for line in report(asyncio.run(run())):
            print(line, flush=True)  # noqa: T201 - what a benchmark is for


if __name__ == "__main__":
    main()
