"""A long document holds up nobody: it is put together in small steps, and made in a program of its own.

How long it takes is measured by `python -m tests.benchmarks.reporting`. Here is what it depends on.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import jsonschema
import openpyxl
import vobject

from bot.domain.check_ins import RoundKind
from bot.engine.wording import Words
from bot.reporting.exports.schema import CooperationExport
from bot.storage import records
from flows.check_in.results import carried, compared, result
from flows.export import dates
from flows.export.research import has_something
from flows.export.sheets import SHEETS
from tests.benchmarks.archive import DECISIONS, OF_EACH, ROUNDS, VOICES
from tests.benchmarks.reporting import DOCUMENTS, Archive, measure
from tests.flows.test_export import SCHEMA
from tests.reporting.reading_back import read_back
from tests.reporting.test_html import ReadPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import pytest

    from bot.engine.turn.turn import PlacedTurn

MOST = {"rows": 1_000, "statements": 130, "words": 600, "reminders": 3}
"""What one step may do at most: rows it reads, statements it asks, messages it writes, reminders whose days it works
out. Each is some 15 ms of the slowest kind; a document as a whole is several times as much."""


class Work:
    """Counts what is done between two looks."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done = Counter[str]()
        self._patch = monkeypatch
        self._count(records, "value_of", "rows")
        self._count(records.Prepared, "_run", "statements")
        self._count(Words, "_format", "words")
        self._count(dates, "preview", "reminders")

    def _count(self, where: object, name: str, what: str) -> None:
        original: Callable[..., object] = getattr(where, name)

        def counted(*arguments: object) -> object:
            self.done[what] += 1
            return original(*arguments)

        self._patch.setattr(where, name, counted)


def test_no_step_does_more_than_a_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, work = Archive(tmp_path), Work(monkeypatch)
    steps, asked = list[Counter[str]](), archive.asked

    def counted(*arguments: object) -> object:
        work.done.clear()
        found: object = asked(*arguments)  # type: ignore[arg-type]  # whatever is asked
        steps.append(Counter(work.done))
        return found

    monkeypatch.setattr(archive, "asked", counted)
    for draft, waits in archive.drafts():
        these = steps[-len(waits) :]
        for what, most in MOST.items():
            assert max(one[what] for one in these) <= most, (draft.name, what, [one[what] for one in these])
    archive.database.close()

    assert sum(one["rows"] for one in steps) > len(DOCUMENTS) * MOST["rows"]  # it is a lot, all in all


def test_whether_there_is_anything_is_seen_without_reading_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, work = Archive(tmp_path), Work(monkeypatch)

    assert archive.asked(has_something)
    assert archive.asked(dates.has_dates)
    assert work.done["rows"] <= MOST["rows"]
    assert work.done["reminders"] == 0
    archive.database.close()


def test_what_is_carried_from_round_to_round_is_what_each_finds_by_itself(tmp_path: Path) -> None:
    archive = Archive(tmp_path)

    def compare(turn: PlacedTurn) -> None:
        rounds = turn.store.rounds.find()
        for place in (0, 5, 12, 15, 17):  # questions come again every fifth time; only the last check is compared with
            turn.store.rounds.put(replace(rounds[place], kind=RoundKind.PARTNERSHIP))
        before: dict[RoundKind, Mapping[str, float]] = {kind: {} for kind in RoundKind}
        changes = []
        for one in turn.store.rounds.find():
            walked = compared(turn, one, before[one.kind])
            assert walked == result(turn, one)
            before[one.kind] = carried(before[one.kind], one, walked)
            changes += [(one.kind, field.change) for field in walked.fields if field.change is not None]
        assert {kind for kind, _ in changes} == {*RoundKind}

    archive.asked(compare)
    archive.database.close()


async def test_everything_stands_in_the_document(tmp_path: Path) -> None:
    made = await measure(tmp_path)

    assert len(made) == len(DOCUMENTS)
    for name, _, _ in made:
        body = (tmp_path / name).read_bytes()
        if name.startswith("bericht"):
            text, alternatives = _page(body) if name.endswith(".html") else _pdf(body)
            assert all(f"B-{number}" in text for number in range(1, DECISIONS + 1))
            assert len(alternatives) == 5
            assert all(alternatives)


async def test_everything_stands_in_the_exports(tmp_path: Path) -> None:
    await measure(tmp_path)

    body = (tmp_path / "kooperation.json").read_bytes()
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(json.loads(body))
    data = CooperationExport.model_validate_json(body)
    assert [one.number for one in data.decisions] == [*range(1, DECISIONS + 1)]
    assert (len(data.voices), len(data.results)) == (DECISIONS * VOICES, ROUNDS * 5)
    assert len(data.reminders) == len(data.stakeholders) == len(data.tasks) == len(data.meetings) == OF_EACH
    sheets = openpyxl.load_workbook(tmp_path / "kooperation.xlsx", read_only=True)
    assert len(sheets.sheetnames) == 1 + len(SHEETS)
    assert [len([*sheets[name].iter_rows()]) - 1 for name in ("Beschlüsse", "Stimmen")] == [DECISIONS, len(data.voices)]
    log = (tmp_path / "beschlussbuch.md").read_text(encoding="utf-8")
    assert log.count("\n## ") == DECISIONS
    assert log.index("100") < log.index("99")
    book = vobject.readOne((tmp_path / "termine.ics").read_text(encoding="utf-8"))
    titles = Counter(event.summary.value for event in book.vevent_list)
    assert all(titles[f"Tagesordnung {number}"] > 50 for number in range(1, OF_EACH + 1))
    with zipfile.ZipFile(tmp_path / "forschungsdaten.zip") as found:
        lines = [*csv.DictReader(io.StringIO(found.read("answers.csv").decode("utf-8-sig"), newline=""), strict=True)]
    assert {int(one["wave"]) for one in lines} == {*range(1, ROUNDS + 1)}


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
