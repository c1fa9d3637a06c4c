"""Makes the research data set's archive: tables as CSV (RFC 4180, UTF-8), the codebook and the method beside them."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING, Final

from bot.reporting.exports.research import (
    ResearchCell,
    ResearchQuestion,
    ResponseCell,
    cells,
    responses,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.reporting.exports.research import ResearchSet

_WHEN: Final = (2000, 1, 1, 0, 0, 0)
"""What the files in it are dated: the same data are the same file, byte by byte."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
VARIABLES: Final = (
    ("cooperation", "Pseudonym of the cooperation: the same in every data set of this installation, and no way back"),
    ("region", "Federal state as ISO 3166-2, empty where none is set"),
    ("organisation_kind", "Always empty: answers are divided in one way only, by sector"),
    ("sector", "all, state, business or civil_society"),
    ("phase", "Phase of the cycle that the question belongs to"),
    ("field", "Field of action that the question belongs to"),
    ("question", "Id of the question, see questions.csv"),
    ("question_version", "Digest of its words in German and English and of how it is answered"),
    ("wave", "Number of the round, from 1"),
    ("wave_kind", "ordinary (check-in of the active phases) or partnership (half-yearly check)"),
    ("quarter", "Quarter in which the round was closed"),
    ("late", "0: answers in time; 1 and more: the later releases, never mixed with those in time"),
    ("channel", "Platforms of the cooperation's groups; through which one somebody answered is not stored"),
    ("measure", "median (1 to 5), tone (good, mixed, weak; of sectors good, weak), agreement (close, apart), answer"),
    ("value", "Value of the measure; for answer: dont_know"),
    ("answers", "Band of how many answers the value comes from: 5-9, 10-19, 20-49, 50+"),
    ("status", "suppressed: fewer than five, or could be worked out from others, or not told apart in the result"),
    ("asked", "How many were asked when the round opened (response.csv)"),
    ("answered", "How many took part until the closing; who joined meanwhile is counted, so it may exceed asked"),
    ("rate", "answered by asked"),
)


def archive(research: ResearchSet) -> bytes:
    """Return the ZIP file."""
    files = {
        "answers.csv": table(ResearchCell._fields, cells(research)),
        "response.csv": table(ResponseCell._fields, responses(research)),
        "codebook.csv": table(("variable", "meaning"), VARIABLES),
        "questions.csv": table(tuple(ResearchQuestion.model_fields), map(_question, research.questions)),
        "method.md": research.method.encode(),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in files.items():
            packed.writestr(zipfile.ZipInfo(name, _WHEN), body, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV: commas, CRLF, quotes doubled; no cell begins like a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _question(one: ResearchQuestion) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in one.model_dump(mode="json").values())
