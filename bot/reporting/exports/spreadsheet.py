"""Makes a spreadsheet (XLSX) of a workbook. Whatever was typed stands in it as text: nothing is ever worked out."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

import xlsxwriter

from bot.reporting.exports.workbook import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from bot.reporting.exports.workbook import CellText, SheetColumn, Workbook, WorkbookSheet

LONGEST_CELL: Final = 32_767
"""Characters that a cell of a spreadsheet holds (Excel's own limit)."""
LONGEST_NAME: Final = 31
"""Characters of a sheet's name (likewise)."""
_NARROWEST, _WIDEST = 8, 60
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NO_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 (2.2) cannot hold."""
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
_FORMS: Final = {ColumnKind.DAY: "dd.mm.yyyy", ColumnKind.MOMENT: "dd.mm.yyyy hh:mm"}


def spreadsheet(workbook: Workbook) -> bytes:
    """Return the file: a sheet for each table, the heading frozen, days as days."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": workbook.title, "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - no zone in it
        forms = {kind: book.add_format({"num_format": form, "valign": "top"}) for kind, form in _FORMS.items()}
        forms[ColumnKind.TEXT] = book.add_format({"text_wrap": True, "valign": "top"})
        forms[ColumnKind.NUMBER] = book.add_format({"valign": "top"})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        for sheet in workbook.sheets:
            _fill(book.add_worksheet(_NO_NAME.sub(" ", sheet.name)[:LONGEST_NAME].strip("' ")), sheet, head, forms)
    return file.getvalue()


def _fill(page: Worksheet, sheet: WorkbookSheet, head: Format, forms: Mapping[ColumnKind, Format]) -> None:
    page.freeze_panes(1, 0)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, _width(sheet, place, column))
        page.write_string(0, place, _fitting(column.name), head)
        for number, row in enumerate(sheet.rows, start=1):
            _write(page, (number, place), row[place], column.kind, forms[column.kind])
    if sheet.columns:
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _write(page: Worksheet, at: tuple[int, int], cell: CellText, kind: ColumnKind, form: Format) -> None:
    if cell is None:
        return
    match kind:
        case ColumnKind.NUMBER:
            page.write_number(*at, float(cell), form)
        case ColumnKind.DAY:
            page.write_datetime(*at, date.fromisoformat(cell), form)
        case ColumnKind.MOMENT:
            page.write_datetime(*at, datetime.fromisoformat(cell), form)
        case ColumnKind.TEXT:
            page.write_string(*at, _fitting(cell), form)


def _fitting(text: str) -> str:
    return _NO_CELL.sub("\N{REPLACEMENT CHARACTER}", text)[:LONGEST_CELL]


def _width(sheet: WorkbookSheet, place: int, column: SheetColumn) -> int:
    longest = max((len(line) for row in sheet.rows for line in (row[place] or "").splitlines()), default=0)
    return min(max(longest, len(column.name), _NARROWEST) + 2, _WIDEST)
