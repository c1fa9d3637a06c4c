"""Which files a tap on a card and a due reminder pass, from adapter to adapter, measured by running them.

Run it from the top folder: `python -m tests.benchmarks.ways`. It plays both in the real application on the memory
adapter, once to warm up and once to be measured, and lists the files of `adapters/`, `bot/` and `flows/` in which a
function is called until the delivery is in the adapter's hands. It ends with code 1 if there are more than wanted.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.cooperation import Language
from bot.engine.exchange.messages import Post, Refresh, Tapped
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from adapters.memory import MemoryMessage
    from bot.engine.exchange.messages import Delivery, Sent

HOUSE = Path(__file__).parents[2]
MEASURED = tuple(f"{HOUSE / folder}/" for folder in ("adapters", "bot", "flows"))
MOST_FOR_A_TAP = 31
MOST_FOR_A_REMINDER = 24
PATIENCE = 30.0
"""Seconds until something is wrong if no delivery comes."""


@dataclass(eq=False)
class Walk:
    """Notes the files that are passed while it is on, in the order in which they are first passed."""

    passed: dict[str, None] = field(default_factory=dict)
    on: bool = False

    def look(self, frame: FrameType, event: str, _: object) -> None:
        """Note where a function is called; for `sys.setprofile`."""
        if self.on and event == "call" and frame.f_code.co_filename.startswith(MEASURED):
            self.passed.setdefault(frame.f_code.co_filename)

    def files(self) -> tuple[str, ...]:
        """Return what was passed, as paths within the project."""
        return tuple(Path(name).relative_to(HOUSE).as_posix() for name in self.passed)


class Track:
    """A stage on which something is let happen until its delivery, with or without somebody looking."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.walk = Walk()
        self._delivered = asyncio.Event()
        self._awaited: type[Delivery] = Post
        self._deliver = stage.chat.deliver
        stage.chat.deliver = self._hand_in  # type: ignore[method-assign]  # to see when the way is at its end

    async def _hand_in(self, delivery: Delivery) -> Sent:
        sent = await self._deliver(delivery)
        if isinstance(delivery, self._awaited):
            self.walk.on = False
            self._delivered.set()
        return sent

    async def _follow(self, awaited: type[Delivery], *, looking: bool) -> None:
        """Look from now on, if wanted; first whatever happened before comes to its end."""
        await self.stage.application.outbox.settle()
        self._awaited = awaited
        self._delivered.clear()
        self.walk.on = looking

    async def tap(self, who: str, card: MemoryMessage, choice: str, *, looking: bool) -> None:
        """Let somebody tap a card and wait until the card is refreshed."""
        signal = Tapped(
            event_id=f"tap-{who}-{card.id}",
            address=self.stage.chat.address(GROUP),
            sender=self.stage.chat.person(who),
            private=False,
            at=self.stage.clock.now(),
            message=card.id,
            choice=choice,
        )
        await self._follow(Refresh, looking=looking)
        await self.stage.chat.hand_over(signal)
        await asyncio.wait_for(self._delivered.wait(), PATIENCE)

    async def ring(self, *, looking: bool) -> None:
        """Let the time of the next timer come and wait until what was due is posted."""
        due = await self.stage.application.next_due()
        assert due is not None
        self.stage.clock.set(due)
        await self._follow(Post, looking=looking)
        await self.stage.application.tick()
        await asyncio.wait_for(self._delivered.wait(), PATIENCE)


async def _furnish(stage: Stage) -> None:
    """Set a cooperation up with two partners, as people do."""
    await stage.add_bot("Anna")
    await stage.say("Anna", "/setup Arriving in Ahlen", administers=True)
    await stage.say("Anna", "/join City of Ahlen; state")
    await stage.say("Ben", "/join Chamber of Crafts; business")
    await stage.say("Anna", "/phase start Initiate")


async def measure(folder: Path) -> tuple[Sequence[str], Sequence[str]]:
    """Return the files that a tap on an answer in a check-in's card passes, and those that a due reminder passes.

    `folder` gets two databases. The profiler has to look from the start, for threads inherit it when they begin.
    """
    ways: list[Sequence[str]] = []
    for name in ("tap", "reminder"):
        url = f"sqlite:///{folder / name}.db"
        track = Track(Stage(url, language=Language.ENGLISH))
        threading.setprofile(track.walk.look)
        sys.setprofile(track.walk.look)
        try:
            async with track.stage as stage:
                await _furnish(stage)
                if name == "tap":
                    await stage.say("Anna", "/settings answers open")
                    await stage.say("Anna", "/checkin")
                    card = stage.latest(containing="Check-in 1")
                    await track.tap("Ben", card, "q1v3", looking=False)
                    await track.tap("Anna", card, "q1v4", looking=True)
                else:
                    await stage.say("Anna", "/phase finish Initiate")  # so that nothing else is due in between
                    await stage.say("Anna", "/remind every day at 9; water the plants")
                    await track.ring(looking=False)
                    await track.ring(looking=True)
        finally:
            sys.setprofile(None)
            threading.setprofile(None)
        ways.append(track.walk.files())
    tap, reminder = ways
    return tap, reminder


def main() -> int:
    """Print both ways; return 1 if one of them is longer than wanted."""
    with tempfile.TemporaryDirectory() as folder:
        tap, reminder = asyncio.run(measure(Path(folder)))
    long = False
    for what, files, most in (
        ("a tap on a card", tap, MOST_FOR_A_TAP),
        ("a due reminder", reminder, MOST_FOR_A_REMINDER),
    ):
        print(f"{what} passes {len(files)} files (at most {most}):", *files, "", sep="\n  ")  # noqa: T201 - it is its output
        long = long or len(files) > most
    return int(long)


if __name__ == "__main__":
    sys.exit(main())
