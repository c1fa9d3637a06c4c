"""The step of a dialogue that takes several entries: one a line, or divided by semicolons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from bot.domain.entries import LONGEST_ENTRY, MOST_ENTRIES, entries_of
from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.steps import MisfitError, Step

if TYPE_CHECKING:
    from pydantic import JsonValue

    from bot.engine.vocabulary.steps import View

_READY = frozenset({"fertig", "done", "ende", "end"})


@dataclass(frozen=True, eq=False, kw_only=True)
class Entries(Step[tuple[str, ...]]):
    """Several entries; none where somebody says that they are ready."""

    def read(self, typed: str, view: View) -> tuple[str, ...]:  # noqa: ARG002 - the same for everybody
        """Return the entries. Raises MisfitError if there are none, too many, or one is too long."""
        if fold(typed.strip()) in _READY:
            return ()
        entries = entries_of(typed)
        if not entries:
            raise MisfitError("misfit-empty")
        if len(entries) > MOST_ENTRIES:
            raise MisfitError("misfit-entries-many", count=len(entries), most=MOST_ENTRIES)
        longest = max(entries, key=len)
        if len(longest) > LONGEST_ENTRY:
            raise MisfitError("misfit-entry-long", length=len(longest), most=LONGEST_ENTRY)
        return entries

    def dump(self, answer: tuple[str, ...]) -> JsonValue:
        """Return the entries as a list."""
        return list(answer)

    def load(self, stored: JsonValue) -> tuple[str, ...]:
        """Return the entries."""
        return tuple(str(one) for one in cast("list[JsonValue]", stored))
