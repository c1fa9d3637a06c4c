"""Workbooks: tables with a name, whose columns say what stands in them; whatever writes them knows nothing else."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

CellText = str | None
"""As it is typed, or as the kind of its column writes it; None for nothing."""


class WorkbookValue(BaseModel):
    """A part of a workbook, which never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ColumnKind(StrEnum):
    """How what stands in a column is written."""

    TEXT = "text"
    """As it was typed: never a formula, never a link."""
    NUMBER = "number"
    """Decimal, with a point."""
    DAY = "day"
    """ISO 8601, such as `2026-11-09`."""
    MOMENT = "moment"
    """ISO 8601 without a zone: the wall time of the cooperation."""


class SheetColumn(WorkbookValue):
    """A column and its heading."""

    name: str
    kind: ColumnKind = ColumnKind.TEXT


class WorkbookSheet(WorkbookValue):
    """One table."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[CellText, ...], ...]
    """Each as long as the columns."""


class Workbook(WorkbookValue):
    """All tables of one cooperation."""

    title: str
    sheets: tuple[WorkbookSheet, ...]
