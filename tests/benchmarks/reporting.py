"""How soon a document is there: 40 partners, 20 rounds, 100 decisions, and what part of it holds up turns.

Run it from the top folder: `python -m tests.benchmarks.reporting [FOLDER]`; with a folder, the documents are left there
to be looked at. Numbers compare within one run only.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.domain.cooperation import Language
from bot.engine.clock import FixedClock
from bot.engine.turn.surroundings import Surroundings
from bot.engine.turn.turn import PlacedTurn
from bot.program.app import wording
from bot.program.press_room import PressRoom
from bot.storage.database import SqlDatabase
from flows import FLOWS
from tests.benchmarks.archive import NOW, furnish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.engine.vocabulary.sketch import Document, Draft

DOCUMENTS = tuple(one for kind, one in sorted(FLOWS.documents.items()) if kind.startswith(("report.", "export.")))
T = TypeVar("T")


class Archive:
    """A cooperation that has come a long way."""

    def __init__(self, folder: Path) -> None:
        self._clock = FixedClock(NOW)
        self.database = SqlDatabase(f"sqlite:///{folder / 'archive.db'}", self._clock)
        self._surroundings = Surroundings(
            commands=FLOWS.commands, library=wording(), platforms={}, language=Language.GERMAN, zone="Europe/Berlin"
        )
        with self.database.begin() as transaction:
            self._channel = furnish(transaction)

    def drafts(self) -> Iterator[tuple[Draft, list[float]]]:
        """Return every document, with the seconds of each step in which no turn could go on."""
        for document in DOCUMENTS:
            waits: list[float] = []
            draft = self._step(waits, partial(_begun, document))
            while draft.steps:
                step, rest = draft.steps[0], replace(draft, steps=draft.steps[1:])
                draft = self._step(waits, partial(_gone_on, step, rest))
            yield draft, waits

    def asked(self, asks: Callable[[PlacedTurn], T]) -> T:
        """Return what is worked out in a transaction of its own, as it is when somebody asks."""
        with self.database.begin() as transaction:
            turn = PlacedTurn(
                surroundings=self._surroundings,
                transaction=transaction,
                now=NOW,
                cooperation=transaction.cooperation(self._channel.cooperation_id or 0),
                channel=self._channel,
            )
            return asks(turn)

    def _step(self, waits: list[float], asks: Callable[[PlacedTurn], Draft | None]) -> Draft:
        began = time.perf_counter()
        draft = self.asked(asks)
        waits.append(time.perf_counter() - began)
        assert draft is not None
        return draft


def _begun(document: Document, turn: PlacedTurn) -> Draft | None:
    return document.draft(turn, 0)


def _gone_on(step: Callable[[PlacedTurn, Draft], Draft | None], draft: Draft, turn: PlacedTurn) -> Draft | None:
    return step(turn, draft)


async def measure(folder: Path) -> list[tuple[str, float, float]]:
    """Make every document; return its file's name, the longest that a turn waited, and how long it took, in seconds."""
    found = []
    room, archive = PressRoom(), Archive(folder)
    for _ in archive.drafts():
        pass  # what is loaded and compiled once in the life of a program is no turn's fault
    for draft, waits in archive.drafts():
        began = time.perf_counter()
        body = await room(draft)
        found.append((draft.name, max(waits), sum(waits) + time.perf_counter() - began))
        (folder / draft.name).write_bytes(body)
    room.close()
    archive.database.close()
    return found


def _bare() -> float:
    """Return the seconds that an interpreter takes that does nothing: what no program of its own is made without."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import pydantic"], check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(sys.argv[1]) if sys.argv[1:] else Path(temporary)
        bare = _bare()
        for name, waited, took in asyncio.run(measure(place)):
            said = f"{name}: a turn waited {waited * 1000:.0f} ms at most; made in {took:.2f} s"
            print(f"{said}, {took / bare:.1f} times a start")  # noqa: T201 - what it is for
