"""Puts an export into tables with headings in the cooperation's language: one sheet for each thing."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, get_args

from bot.domain.cycle import Field, Phase
from bot.domain.disclosure import Tone
from bot.domain.partners import Sector
from bot.reporting.exports.schema import (
    CooperationExport,
    Exported,
    ExportedContribution,
    ExportedDecision,
    ExportedForce,
    ExportedHouse,
    ExportedIndicator,
    ExportedLine,
    ExportedMeeting,
    ExportedPhase,
    ExportedReading,
    ExportedReminder,
    ExportedResult,
    ExportedRisk,
    ExportedRound,
    ExportedSentence,
    ExportedStakeholder,
    ExportedTask,
    ExportedVoice,
    ExportedWatch,
)
from bot.reporting.exports.workbook import ColumnKind, SheetColumn, Workbook, WorkbookSheet
from bot.reporting.paper import Paper, PaperPassage, PaperSection, PaperTable
from flows.catalogue import field_name, phase_name
from flows.naming import home_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from bot.engine.turn.turn import Turn

SHEETS: Final[dict[str, type[Exported]]] = {
    "partners": ExportedHouse,
    "phases": ExportedPhase,
    "rounds": ExportedRound,
    "results": ExportedResult,
    "sentences": ExportedSentence,
    "decisions": ExportedDecision,
    "voices": ExportedVoice,
    "tasks": ExportedTask,
    "reminders": ExportedReminder,
    "meetings": ExportedMeeting,
    "stakeholders": ExportedStakeholder,
    "plan": ExportedLine,
    "contributions": ExportedContribution,
    "indicators": ExportedIndicator,
    "readings": ExportedReading,
    "risks": ExportedRisk,
    "watch_list": ExportedWatch,
    "forces": ExportedForce,
}
"""What stands in each list of an export, in the order of the sheets."""


def workbook(turn: Turn, export: CooperationExport) -> Workbook:
    """Return all of an export as tables, an overview in front."""
    cells = _Cells(turn)
    sheets = (_sheet(cells, name, kind, getattr(export, name)) for name, kind in SHEETS.items())
    return Workbook(title=title(turn), sheets=(_overview(turn, export), *sheets))


def paper(turn: Turn, export: CooperationExport) -> Paper:
    """Return all of an export that there is any of, to be read as a document."""
    book = workbook(turn, export)
    overview, *lists = book.sheets
    return Paper(
        language=export.language,
        title=book.title,
        date=turn.words.day(export.made_at.astimezone(turn.zone).date()),
        summary=(
            PaperPassage(text=turn.words.label("export-what-is-in")),
            _table(overview),
        ),
        sections=tuple(PaperSection(heading=one.name, parts=(_table(one),)) for one in lists if one.rows),
    )


def title(turn: Turn) -> str:
    """Return what an export is called."""
    name = home_name(turn)
    return turn.words.label("export-title", name=name)


def _table(sheet: WorkbookSheet) -> PaperTable:
    rows = tuple(tuple(cell or "" for cell in row) for row in sheet.rows)
    return PaperTable(caption=sheet.name, head=tuple(column.name for column in sheet.columns), rows=rows)


def _overview(turn: Turn, export: CooperationExport) -> WorkbookSheet:
    label = turn.words.label
    facts = [
        ("name", export.name or label("cooperation-nameless")),
        ("challenge", export.challenge),
        ("goal", export.goal),
        ("created", export.created.astimezone(turn.zone).date().isoformat()),
        ("made-at", export.made_at.astimezone(turn.zone).date().isoformat()),
        *((name, str(len(getattr(export, name)))) for name in SHEETS),
    ]
    rows = [(_fact(turn, name), value) for name, value in facts if value]
    rows.append((label("export-what"), label("export-what-is-in")))
    return WorkbookSheet(
        name=label("export-sheet-overview"),
        columns=(SheetColumn(name=label("export-column-what")), SheetColumn(name=label("export-column-value"))),
        rows=tuple(rows),
    )


def _fact(turn: Turn, name: str) -> str:
    known = f"export-sheet-{_id(name)}" if name in SHEETS else f"export-fact-{name}"
    return turn.words.label(known)


def _id(name: str) -> str:
    return name.replace("_", "-")


def _sheet(cells: _Cells, name: str, kind: type[Exported], lines: tuple[Exported, ...]) -> WorkbookSheet:
    fields, turn = kind.model_fields, cells.turn
    columns = tuple(
        SheetColumn(name=column_name(turn, field), kind=_kind(about.annotation)) for field, about in fields.items()
    )
    rows = tuple(tuple(cells.of(getattr(line, field)) for field in fields) for line in lines)
    return WorkbookSheet(name=turn.words.label(f"export-sheet-{_id(name)}"), columns=columns, rows=rows)


def column_name(turn: Turn, field: str) -> str:
    """Return what a column is called."""
    return turn.words.label(f"export-column-{_id(field)}")


def _kind(annotation: object) -> ColumnKind:
    for one in (annotation, *get_args(annotation)):
        if one is datetime:
            return ColumnKind.MOMENT
        if one is date:
            return ColumnKind.DAY
        if one in {int, float, Decimal}:
            return ColumnKind.NUMBER
    return ColumnKind.TEXT


class _Cells:
    """What stands in cells; looks up the name of a member of a closed set once, however often it stands there."""

    def __init__(self, turn: Turn) -> None:
        self.turn = turn
        self._names: dict[tuple[type, object], str] = {}

    def of(self, value: object) -> str | None:
        """Return what stands in the cell of a value; None for an empty one."""
        match value:
            case bool():
                return self._name(value, lambda: self.turn.words.label("export-yes" if value else "export-no"))
            case StrEnum():
                return self._name(value, lambda: called(self.turn, value))
            case date():
                return _wall(value, self.turn.zone) if isinstance(value, datetime) else value.isoformat()
            case tuple():
                return "; ".join(filter(None, map(self.of, value))) or None
            case _:
                return None if value is None else str(value) or None

    def _name(self, value: object, look_up: Callable[[], str]) -> str:
        key = (type(value), value)
        if key not in self._names:
            self._names[key] = look_up()
        return self._names[key]


def _wall(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).replace(tzinfo=None, microsecond=0).isoformat()


def called(turn: Turn, value: StrEnum) -> str:
    """Return what a member of a closed set is called."""
    match value:
        case Phase():
            return phase_name(value, turn.language)
        case Field():
            return field_name(value, turn.language)
        case Sector():
            return turn.words.label(f"sector-{_id(value.value)}")
        case Tone():
            return turn.words.label(f"check-in-rating-{value.value}")
        case _:
            name = "".join(f"-{one.lower()}" if one.isupper() else one for one in type(value).__name__)
            return turn.words.label(f"export{name}-{_id(value.value)}")
