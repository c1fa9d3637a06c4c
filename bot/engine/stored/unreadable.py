"""Rows that cannot be read: which they are, and that a turn met one. Ids and columns, never what stands there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableRow:
    """A row of which a column holds what its type does not know."""

    table: str
    row: int
    """Its id; 0 where the query did not ask for it."""
    column: str
    cooperation: int | None
    """Id of the cooperation it belongs to; None if to none."""


class UnreadableError(Exception):
    """A row that is needed cannot be read. Whoever works for several cooperations sets it aside and goes on."""

    def __init__(self, which: UnreadableRow) -> None:
        super().__init__(f"{which.table} {which.row}, column {which.column}")
        self.which = which
