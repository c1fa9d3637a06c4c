"""On which line of a TOML file something stands: a scan of its keys, from the first character to the last, once.

`tomllib` says where a file is no TOML, but not where a value was written. The scan follows only what it needs for that:
headers, keys, strings and brackets. What is no TOML it passes over; `tomllib` has the last word on that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TypeAlias

MOST_DEEP: Final = 6
"""Parts of a key, and brackets within brackets: the deepest thing there is has four."""
Place: TypeAlias = "tuple[str | int, ...]"
"""Keys and positions from 0 that lead to a value, as pydantic names them."""
_SPACE: Final = " \t"
_BARE: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


class TooDeepError(Exception):
    """Keys or brackets are nested deeper than anything in a catalogue; `line` says where."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True)
class Spots:
    """Where everything stands; lines are counted from 1."""

    lines: dict[Place, int] = field(default_factory=dict)
    """The line of each key, header and element of an array."""
    blocks: list[tuple[int, Place]] = field(default_factory=list)
    """The lines with which a new thing begins, and its place: headers of one part, and of a phase's rhythm."""

    def line(self, place: Place) -> int:
        """Return the line of what stands there, or else of what it belongs to; 1 for the file as a whole."""
        for length in range(len(place), 0, -1):
            found = self.lines.get(place[:length])
            if found is not None:
                return found
        return 1


def scan(text: str) -> Spots:
    """Find where everything stands. Raises TooDeepError; takes anything else. Time grows as the text does."""
    scanner = _Scanner(text)
    scanner.run()
    return scanner.spots


class _Scanner:
    """Goes over a text once; never looks back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.spots = Spots()
        self.table: Place = ()
        self.counts: dict[Place, int] = {}
        """How many elements an array of tables has so far."""

    def run(self) -> None:
        while self._skip_blank():
            if self._peek() == "[":
                self._header()
            else:
                self._pair(self.table, 0)
            self._end_line()

    # --- characters ----------------------------------------------------------------------------------------------

    def _peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def _step(self) -> None:
        if self._peek() == "\n":
            self.line += 1
        self.at += 1

    def _skip_space(self) -> None:
        while self._peek() and self._peek() in _SPACE:
            self.at += 1

    def _skip_blank(self) -> bool:
        """Go on to what is neither space nor comment; False at the end."""
        while self.at < len(self.text):
            if self._peek() == "#":
                self._end_line()
            elif self._peek().isspace():
                self._step()
            else:
                return True
        return False

    def _end_line(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end

    # --- what a file is made of ----------------------------------------------------------------------------------

    def _header(self) -> None:
        line = self.line
        self.at += 1
        several = self._peek() == "["
        self.at += several
        parts = self._key()
        if not parts:
            return
        *before, last = parts
        place = (*self._resolved(before), last)
        begins = not before or before == ["rhythms"]
        self.spots.lines.setdefault(place, line)
        if several:
            number = self.counts.get(place, 0)
            self.counts[place] = number + 1
            place = (*place, number)
            self.spots.lines[place] = line
        elif place in self.counts:
            place = (*place, self.counts[place] - 1)
        if begins:
            self.spots.blocks.append((line, place))
        self.table = place

    def _resolved(self, parts: list[str]) -> Place:
        """Return where a header's first parts lead: in an array of tables to its latest element."""
        place: Place = ()
        for part in parts:
            place = (*place, part)
            if place in self.counts:
                place = (*place, self.counts[place] - 1)
        return place

    def _pair(self, table: Place, depth: int) -> None:
        line = self.line
        parts = self._key()
        if not parts:
            self.at += 1
            return
        place = (*table, *parts)
        for length in range(len(table) + 1, len(place) + 1):
            self.spots.lines.setdefault(place[:length], line)
        self._skip_space()
        if self._peek() == "=":
            self.at += 1
            self._skip_space()
            self._value(place, depth)

    def _key(self) -> list[str]:
        """Read a key of one or several parts; empty where there is none. Raises TooDeepError."""
        parts: list[str] = []
        while True:
            self._skip_space()
            part = self._part()
            if part is None:
                return parts
            parts.append(part)
            if len(parts) > MOST_DEEP:
                raise TooDeepError(self.line)
            self._skip_space()
            if self._peek() != ".":
                return parts
            self.at += 1

    def _part(self) -> str | None:
        start = self.at
        if self._peek() and self._peek() in "\"'":
            self._string()
            return self.text[start + 1 : self.at - 1]
        while self._peek() and self._peek() in _BARE:
            self.at += 1
        return self.text[start : self.at] or None

    def _value(self, place: Place, depth: int) -> None:
        if depth > MOST_DEEP:
            raise TooDeepError(self.line)
        first = self._peek()
        if first and first in "\"'":
            self._string()
        elif first == "[":
            self._array(place, depth)
        elif first == "{":
            self._inline(place, depth)
        else:
            while self._peek() and self._peek() not in ",]}#\n":
                self.at += 1

    def _array(self, place: Place, depth: int) -> None:
        self.at += 1
        number = 0
        while self._skip_blank():
            here = self._peek()
            if here == "]":
                self.at += 1
                return
            if here in ",}":
                self.at += 1
                continue
            self.spots.lines.setdefault((*place, number), self.line)
            self._value((*place, number), depth + 1)
            number += 1

    def _inline(self, place: Place, depth: int) -> None:
        self.at += 1
        while self._skip_blank():
            here = self._peek()
            if here == "}":
                self.at += 1
                return
            if here == ",":
                self.at += 1
                continue
            self._pair(place, depth + 1)

    def _string(self) -> None:
        """Go behind a string, of one line or of several."""
        quote = self._peek()
        several = self.text.startswith(3 * quote, self.at)
        self.at += 3 if several else 1
        while self.at < len(self.text):
            here = self._peek()
            if here == "\\" and quote == '"':
                self.at += 1
                self._step()
            elif here == "\n" and not several:
                return
            elif here == quote and not several:
                self.at += 1
                return
            elif here == quote and self.text.startswith(3 * quote, self.at):
                self.at += 3
                while self._peek() == quote:  # one or two of them may belong to the text
                    self.at += 1
                return
            else:
                self._step()
