"""The world of the soak: people on two platforms, the program between them, and the watch over all promises."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.engine.clock import FixedClock
from bot.engine.exchange.messages import Address, Said, Sender
from tests.soak import promises
from tests.soak.ledger import Ledger, about_in_private, outgoing, stand_of
from tests.soak.machine import Machine
from tests.soak.people import MeetingPlace, crowd, mark_of
from tests.soak.platform import platforms
from tests.stage import START

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.engine.exchange.messages import Receipt, Signal
    from tests.soak.ledger import Stand
    from tests.soak.people import Somebody
    from tests.soak.platform import Delivered

LOOK_EVERY = 20
"""Events between two looks at all decisions."""
LOOK_DEEP_EVERY = 400
"""Events between two looks at every row."""
EARLY_TRIES = 8
"""So often a signal that came too early is handed over again, at most."""
BERLIN = ZoneInfo("Europe/Berlin")
FAULTY = 0.03


class BrokenPromiseError(AssertionError):
    """A promise was broken; says how to see it again."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What somebody wrote, to change it later."""

    who: Somebody
    signal: Said
    cooperation: int | None


@dataclass(eq=False)
class SoakWorld:
    """Everything there is."""

    seed: int
    url: str
    faulty: float = FAULTY
    number: int = 0
    """The present event's."""
    counts: Counter[str] = field(default_factory=Counter)
    """Events by kind."""
    watched: Counter[str] = field(default_factory=Counter)
    """How often each promise was looked at."""
    known: Counter[str] = field(default_factory=Counter)
    """Breaks that are being mended, by their words."""
    first_known: dict[str, str] = field(default_factory=dict)
    """The first of each kind: event and how it reads."""

    def __post_init__(self) -> None:
        """Let nothing have happened yet."""
        self.chance = Random(self.seed)
        self.clock = FixedClock(START)
        self.adapters = platforms(self.seed, self.faulty)
        self.machine = Machine(self.url, self.clock, self.adapters)
        self.ledger = Ledger()
        self.meetings, self.people = crowd()
        self.latest: deque[str] = deque(maxlen=20)
        """The last events, in words."""
        self.said: deque[Spoken] = deque(maxlen=200)
        self.past: deque[tuple[Somebody, Signal]] = deque(maxlen=100)
        self._stand: Stand | None = None
        self._events = 0
        self._refused: dict[str, datetime] = {}

    # --- making signals ------------------------------------------------------------------------------------------

    def envelope(
        self, who: Somebody, where: MeetingPlace | str, *, thread: str | None = None, administers: bool = False
    ) -> dict[str, object]:
        """Return what all signals have in common; `where` is a group, or the platform for a private chat."""
        self._events += 1
        private = isinstance(where, str)
        adapter = where if isinstance(where, str) else where.adapter
        channel = f"@{who.account}" if isinstance(where, str) else where.channel
        return {
            "event_id": f"e{self._events}",
            "address": Address(adapter=adapter, account="bot", channel=channel, thread=thread),
            "sender": Sender(platform_id=who.account, name=who.name, administers=administers),
            "private": private,
            "at": self.clock.now(),
        }

    def cooperation_at(self, who: Somebody, where: MeetingPlace | str) -> int | None:
        """Return the cooperation that something said somewhere is about; None if that is not sure."""
        if isinstance(where, MeetingPlace):
            return self.ledger.home_of(where.adapter, where.channel)
        return about_in_private(self.machine.database, where, who.account)

    def mark(self, who: Somebody, where: MeetingPlace | str) -> str:
        """Return the word for a text that is about to be said there."""
        return mark_of(self.cooperation_at(who, where))

    # --- acting --------------------------------------------------------------------------------------------------

    async def act(self, who: Somebody, *signals: Signal, answered: str | None = None) -> None:
        """Have somebody do something, in one transaction; `answered` is a command that should be answered."""
        for signal in signals:
            self.latest.append(f"#{self.number} {self.clock.now():%d.%m. %H:%M:%S} {who.name}: {_short(signal)}")
            self.past.append((who, signal))
            if not signal.private and who.present is not None:
                self._come_to_know(who)
        before = outgoing(self.machine.database)
        receipts = self.machine.hand_over(signals)
        await self._early(who, signals, receipts)
        self.take_doors(who, receipts)
        told = outgoing(self.machine.database) != before or any(one.toast or one.door for one in receipts)
        if answered:
            stated = self._stated(who, signals[0], receipts, told=told)
            self.judge("commands_are_answered", promises.commands_are_answered(told=told, stated=stated, what=answered))
        if told:
            self._refused[who.name] = self.clock.now()  # perhaps with a refusal, which is said once a minute
        self.look(who.name)
        await self.settle()

    async def _early(self, who: Somebody, signals: Sequence[Signal], receipts: Sequence[Receipt]) -> None:
        """Hand over again what came too early, as adapters do."""
        early = [signal for signal, receipt in zip(signals, receipts, strict=False) if receipt.early]
        for _ in range(EARLY_TRIES):
            if not early:
                return
            await self.settle()
            again = self.machine.hand_over(early)
            self.take_doors(who, again)
            early = [signal for signal, receipt in zip(early, again, strict=False) if receipt.early]

    @staticmethod
    def take_doors(who: Somebody, receipts: Iterable[Receipt]) -> None:
        """Give people the links they were shown."""
        who.tokens += [receipt.door for receipt in receipts if receipt.door]
        del who.tokens[:-5]

    def _stated(self, who: Somebody, signal: Signal, receipts: Sequence[Receipt], *, told: bool) -> str:
        """Return the reason for which a command may stay without an answer."""
        if told:
            return ""
        if not receipts:
            return "the turn failed, which is a break of its own"
        if any(receipt.repeated or receipt.early for receipt in receipts):
            return "it was handled before, or is still to be"
        last = self._refused.get(who.name)
        if last is not None and abs((self.clock.now() - last).total_seconds()) <= promises.REFUSAL_EVERY:
            return "at most one refusal a minute"
        return ""

    async def settle(self) -> None:
        """Let all follow that follows by itself."""
        await self.machine.settle()
        self.look(None)

    # --- watching ------------------------------------------------------------------------------------------------

    def _come_to_know(self, who: Somebody) -> None:
        for meeting in who.present:
            self.ledger.known_in[who.account] |= self.ledger.housed[meeting.adapter, meeting.channel]

    def look(self, actor: str | None) -> None:
        """Look at everything that may change with each event."""
        ledger, machine = self.ledger, self.machine
        ledger.look(machine.database, actor)
        for who in self.people:
            self._come_to_know(who)
        self.judge("no_error_is_logged", promises.no_error_is_logged(machine.complaints.found))
        self.judge("no_exception_leaves", promises.no_exception_leaves(machine.exceptions))
        machine.complaints.found.clear()
        machine.exceptions.clear()
        turned = promises.chats_turn_by_their_person(ledger.former, ledger.homes, actor)
        self.judge("chats_turn_by_their_person", turned)
        for adapter in self.adapters.values():
            delivered, adapter.delivered = adapter.delivered, []
            if delivered:
                self._heard(delivered)

    def _heard(self, delivered: Sequence[Delivered]) -> None:
        ledger = self.ledger
        homes = {(one.adapter, one.channel): one.cooperation for one in ledger.homes.values() if one.person is None}
        self.judge("groups_hear_their_own", promises.groups_hear_their_own(delivered, ledger.housed))
        self.judge("people_hear_their_own", promises.people_hear_their_own(delivered, ledger.known_in))
        self.judge("values_come_from_three", promises.values_come_from_three(delivered, homes, ledger.answered))
        for one in delivered:
            if one.channel.startswith("@"):
                self._keep_codes(one)

    def _keep_codes(self, one: Delivered) -> None:
        found = promises.CODE.findall(one.content.text)
        for who in self.people:
            if who.account == one.channel[1:] and found:
                who.codes = [*who.codes, *found][-5:]

    async def watch(self) -> None:
        """Look at what takes longer, every now and then."""
        if self.number % LOOK_EVERY == 0:
            self.look_at_decisions()
            due = await self.machine.next_due()
            self.judge("nothing_stays_due", promises.nothing_stays_due(due, self.clock.now()))
            self.judge("timers_ring_once", promises.timers_ring_once(self.machine.rung))
        if self.number % LOOK_DEEP_EVERY == 0:
            self.look_at_every_row()

    def look_at_decisions(self) -> None:
        """Compare all decisions with the look before."""
        stand = stand_of(self.machine.database, self.clock.now().astimezone(BERLIN).date())
        before, self._stand = self._stand or stand, stand
        self.judge("numbers_stand", promises.numbers_stand(stand, self.ledger.numbers))
        self.ledger.numbers |= {key: (home, one.number) for key, (home, one) in stand.decisions.items()}
        self.judge("accepted_texts_stand", promises.accepted_texts_stand(before, stand))
        self.judge("outcomes_stand", promises.outcomes_stand(before, stand))
        self.judge("one_voice_each", promises.one_voice_each(stand, self.ledger.voiced))
        self.judge("objections_end_openly", promises.objections_end_openly(before, stand))

    def look_at_every_row(self) -> None:
        """See to whom every row belongs."""
        with self.machine.database.engine.connect() as connection:
            self.judge("rows_belong_to_one", promises.rows_belong_to_one(connection))

    def judge(self, promise: str, found: Iterable[str]) -> None:
        """Count a look at a promise. Raises BrokenPromiseError unless its break is one of those being mended."""
        self.watched[promise] += 1
        for broken in found:
            if not promises.is_known(promise, broken):
                raise BrokenPromiseError(self._account(promise, broken))
            which = next(one for one in promises.NOT_YET if one.matches(promise, broken)).words
            self.known[f"{promise}: {which}"] += 1
            self.first_known.setdefault(f"{promise}: {which}", f"event {self.number}: {broken}")

    def _account(self, promise: str, broken: str) -> str:
        kind = "postgres" if self.url.startswith("postgres") else "sqlite"
        again = f"python -m tests.soak --seed {self.seed} --events {self.number} --database {kind}"
        return "\n".join(
            (f"{promise} was broken at event {self.number} of seed {self.seed}: {broken}", again, *self.latest)
        )


def _short(signal: Signal) -> str:
    """Say a signal in a line."""
    words = " ".join(
        f"{name}={getattr(signal, name)!r}"[:160]
        for name in ("text", "message", "choice", "mark", "reply_to", "to")
        if getattr(signal, name, None)
    )
    place = signal.address
    return (
        f"{type(signal).__name__} {place.adapter} {place.channel}{f'#{place.thread}' if place.thread else ''} {words}"
    )


def again(signal: Signal, **changed: object) -> Signal:
    """Return a signal with something changed."""
    return replace(signal, **changed)  # type: ignore[arg-type]  # fields of the signal
