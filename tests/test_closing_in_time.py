"""A round of 40 partners closes in time and holds nobody up: no piece of work is long, nothing heavy is in the way.

How long it takes is measured by `python -m tests.benchmarks.closing`. Here is what it depends on, on machines however
busy: in how many pieces the work is done, what each of them reads, and where a picture is made.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.program import easel
from flows import FLOWS
from flows.check_in import results
from flows.check_in.pictures import WHEEL
from flows.check_in.releasing import RESULT_CARD
from tests.benchmarks.closing import EARLIER, Closing

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.domain.check_ins import Round
    from bot.domain.results import RoundResult
    from bot.engine.turn.turn import Turn

MOST_READ = EARLIER // 2 + 1
"""So many rounds' answers one piece of work reads at most: not all that there ever were."""
IN_ONE_PIECE = 40
"""So many times the usual piece of work one may be."""


async def test_words_and_picture_are_prepared_in_pieces_that_read_few_rounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course, read, where = Closing(tmp_path), Counter[int](), []
    piece = 0
    submit = course.application._worker._pool.submit

    def submitted(work: object, *arguments: object) -> object:
        def counting() -> object:
            nonlocal piece
            piece += 1
            return work(*arguments)  # type: ignore[operator]  # it is a function

        return submit(counting)

    original, sketch = results._result, WHEEL.sketch

    def counted(turn: Turn, round_: Round, previous: dict[str, float]) -> RoundResult:
        read[piece] += 1
        return original(turn, round_, previous)

    def placed(*arguments: object) -> object:
        where.append((piece, threading.current_thread().name.split("_")[0]))
        return sketch(*arguments)  # type: ignore[arg-type]  # a turn and an id

    monkeypatch.setattr(course.application._worker._pool, "submit", submitted)
    monkeypatch.setattr(results, "_result", counted)
    card = replace(FLOWS.cards[RESULT_CARD], picture=replace(WHEEL, sketch=placed))  # type: ignore[arg-type]  # as above
    monkeypatch.setitem(FLOWS.cards, RESULT_CARD, card)
    timed = await asyncio.wait_for(course.measure(5), 60)

    assert timed.beside
    assert max(read.values()) <= MOST_READ, read
    ((picture, thread),) = where
    assert thread == "turn"
    assert all(pieces != picture or count <= MOST_READ for pieces, count in read.items())
    assert len([one for one in read if one != picture]) >= 1  # the words are prepared in another piece


async def test_one_piece_of_work_is_not_much_more_than_a_tap(tmp_path: Path) -> None:
    timed = await asyncio.wait_for(Closing(tmp_path).measure(30), 60)

    usual = sorted(timed.pieces)[len(timed.pieces) // 2]
    assert max(timed.pieces) < IN_ONE_PIECE * max(usual, 0.001)


async def test_a_picture_is_drawn_in_a_thread_of_its_own_and_made_in_a_program_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    drawn = easel._drawn

    def noted(*arguments: object) -> bytes:
        threads.append(threading.current_thread().name.split("_")[0])
        return drawn(*arguments)  # type: ignore[arg-type]  # what draws it

    monkeypatch.setattr(easel, "_drawn", noted)
    await asyncio.wait_for(Closing(tmp_path).measure(1), 60)

    assert threads == ["easel", "easel"]  # the first one is the benchmark's own


def test_the_program_never_loads_what_makes_pictures() -> None:
    asking = "import sys, bot.program.app, bot.program.serving; print('resvg_py' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
