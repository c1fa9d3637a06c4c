"""A long report holds up nobody: it is put together in small steps, and made in a program of its own.

How long it takes is measured by `python -m tests.benchmarks.reporting`. Here is what it depends on.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from flows.check_in import results
from flows.report.paper import REPORTS, ROUNDS_AT_ONCE
from tests.benchmarks.reporting import DECISIONS, Archive, measure
from tests.reporting.reading_back import read_back
from tests.reporting.test_html import ReadPage

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

MOST_READ = 7
"""Rounds that one step works out: as many as the wheel shows, or `ROUNDS_AT_ONCE` of the course."""


def test_no_step_works_out_more_than_a_few_rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, read, step = Archive(tmp_path), [0], results._result

    def counted(*arguments: object) -> object:
        read[-1] += 1
        return step(*arguments)  # type: ignore[arg-type]  # whatever is asked

    monkeypatch.setattr(results, "_result", counted)
    timed = archive._timed

    def stepped(*arguments: object) -> object:
        read.append(0)
        return timed(*arguments)  # type: ignore[arg-type]  # as above

    monkeypatch.setattr(archive, "_timed", stepped)
    assert len(list(archive.drafts())) == len(REPORTS)
    archive.database.close()

    assert max(read) <= MOST_READ, read
    assert ROUNDS_AT_ONCE <= MOST_READ
    assert sum(read) > 4 * 20  # the course of each has all of them


async def test_everything_stands_in_the_document(tmp_path: Path) -> None:
    made = await measure(tmp_path)

    assert len(made) == len(REPORTS)
    for name, _, _ in made:
        body = (tmp_path / name).read_bytes()
        text, alternatives = _page(body) if name.endswith(".html") else _pdf(body)
        assert all(f"B-{number}" in text for number in range(1, DECISIONS + 1))
        assert len(alternatives) == 5
        assert all(alternatives)


def _pdf(body: bytes) -> tuple[str, tuple[str, ...]]:
    read = read_back(body)
    return read.text, read.alternatives


def _page(body: bytes) -> tuple[str, tuple[str, ...]]:
    page = ReadPage(body)
    return " ".join(text for _, text in page.texts), tuple(one["alt"] for one in page.of("img"))


def test_the_program_never_loads_what_makes_documents() -> None:
    asking = "import sys, bot.program.app, bot.program.serving; print('typst' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
