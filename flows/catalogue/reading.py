"""Reads an own catalogue's file and tells everything that is wrong in it, each with its line.

Whoever sends a file may mean harm: what is read is limited in size, depth and number, and the time it takes grows as
the file does.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from bot.domain.cycle import Phase
from bot.engine.exchange.files import MOST_RECEIVED_BYTES
from flows.catalogue.faults import FileFault, fault_of, named
from flows.catalogue.lines import TooDeepError, scan
from flows.catalogue.merging import alike_factors, cells_without_rating
from flows.catalogue.own import (
    OwnCatalogue,
    WrittenCriterion,
    WrittenFactor,
    WrittenMethod,
    WrittenQuestion,
    WrittenRhythm,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.catalogue import Catalogue
    from flows.catalogue.entries import Entry
    from flows.catalogue.lines import Place, Spots

LARGEST: Final = MOST_RECEIVED_BYTES
"""Bytes of a file that somebody sends: all of the shipped catalogue fits in, with room for more."""
LARGEST_OF_ADMINISTRATORS: Final = 256 * 1024
"""Bytes of the installation's own file: all of the shipped catalogue fits in twice."""
MOST_ENTRIES: Final = 300
"""Questions, criteria, methods and factors together: three times what is shipped."""
MOST_FACTORS: Final = 16
_KINDS: Final[Mapping[str, type[Entry]]] = {
    "questions": WrittenQuestion,
    "done": WrittenCriterion,
    "methods": WrittenMethod,
    "factors": WrittenFactor,
}
_RHYTHMS: Final = "rhythms"


@dataclass(frozen=True, slots=True)
class FileReading:
    """What was found in a file."""

    catalogue: OwnCatalogue | None = None
    """None where anything is wrong."""
    faults: tuple[FileFault, ...] = ()
    """In the order of their lines."""


def read(given: bytes, base: Catalogue, *, largest: int = LARGEST) -> FileReading:
    """Read a file that is to lie over `base`. Never raises: there is a catalogue, or at least one fault."""
    if len(given) > largest:
        return FileReading(faults=(FileFault(1, "catalogue-fault-large", {"most": largest // 1024}),))
    try:
        text = given.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = given.count(b"\n", 0, error.start) + 1
        return FileReading(faults=(FileFault(line, "catalogue-fault-encoding"),))
    try:
        spots = scan(text)
    except TooDeepError as error:
        return FileReading(faults=(FileFault(error.line, "catalogue-fault-deep"),))
    found = _Found(spots)
    try:
        whole = _parse(text, 1)
    except _SyntaxFaultError as error:
        found.take_blocks(text, error.fault)
    else:
        found.take(whole, {})
    return found.reading(base)


class _SyntaxFaultError(Exception):
    def __init__(self, fault: FileFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _parse(text: str, first: int) -> dict[str, object]:
    """Read TOML that begins with a line of the file. Raises _SyntaxFaultError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        _, told, where = str(error).rpartition("(at line ")
        number = where.partition(",")[0]
        inside = int(number) if told and number.isdecimal() else text.count("\n") + 1
        raise _SyntaxFaultError(FileFault(first + inside - 1, "catalogue-fault-toml")) from None
    except (ValueError, RecursionError):  # a number of thousands of digits; what the scan took for less deep than it is
        raise _SyntaxFaultError(FileFault(first, "catalogue-fault-toml")) from None


class _Found:
    """Gathers entries and faults."""

    def __init__(self, spots: Spots) -> None:
        self._spots = spots
        self._faults: list[FileFault] = []
        self._entries: dict[str, list[Entry]] = {kind: [] for kind in _KINDS}
        self._rhythms: dict[Phase, WrittenRhythm] = {}
        self._lines: dict[tuple[str, str], int] = {}
        self._count = 0

    def take_blocks(self, text: str, whole: FileFault) -> None:
        """Take what can be read of a file that is no TOML as a whole; a fault for each block that cannot."""
        lines = text.split("\n")
        starts: list[tuple[int, Place]] = [(1, ()), *self._spots.blocks]
        ends = [line for line, _ in starts[1:]] + [len(lines) + 1]
        broken = False
        for (start, place), end in zip(starts, ends, strict=True):
            try:
                self.take(_parse("\n".join(lines[start - 1 : end - 1]), start), _shift(place))
            except _SyntaxFaultError as error:
                broken = True
                self._faults.append(error.fault)
        if not broken:
            self._faults.append(whole)

    def take(self, data: Mapping[str, object], shifts: Mapping[str, int]) -> None:
        """Check all that was read; `shifts` says how many of a kind stand before it."""
        for name, value in data.items():
            place: Place = (name,)
            if name == _RHYTHMS:
                self._take_rhythms(value)
            elif name not in _KINDS:
                line = self._spots.line(place)
                self._faults.append(FileFault(line, "catalogue-fault-section", {"name": named(name)}))
            elif not isinstance(value, list):
                self._faults.append(FileFault(self._spots.line(place), "catalogue-fault-sections", {"name": name}))
            else:
                for number, one in enumerate(value, start=shifts.get(name, 0)):
                    self._take_entry((name, number), one)

    def _take_entry(self, place: Place, value: object) -> None:
        name = str(place[0])
        self._count += 1
        if self._count > MOST_ENTRIES:
            if self._count == MOST_ENTRIES + 1:
                self._fault(place, "catalogue-fault-many", most=MOST_ENTRIES)
            return
        entry = self._checked(_KINDS[name], place, value)
        key = value.get("key" if name == "factors" else "id") if isinstance(value, dict) else None
        if isinstance(entry, WrittenMethod):
            key = f"{entry.phase}, {entry.field}"
        if isinstance(key, str):
            if (name, key) in self._lines:
                first = str(self._lines[name, key])
                self._fault(place, "catalogue-fault-twice", name=named(key), first=first)
            else:
                self._lines[name, key] = self._spots.line(place)
        if entry is not None:
            self._entries[name].append(entry)

    def _take_rhythms(self, value: object) -> None:
        if not isinstance(value, dict):
            self._fault((_RHYTHMS,), "catalogue-fault-table", name=_RHYTHMS)
            return
        for name, one in value.items():
            place: Place = (_RHYTHMS, name)
            if name not in set(Phase):
                self._fault(place, "catalogue-fault-choice", name=named(name), options=", ".join(Phase))
                continue
            entry = self._checked(WrittenRhythm, place, one)
            if isinstance(entry, WrittenRhythm):
                self._rhythms[Phase(name)] = entry

    def _checked(self, kind: type[Entry], place: Place, value: object) -> Entry | None:
        try:
            return kind.model_validate(value)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            inside = {detail["loc"][:-2] for detail in details}  # wrong elements are not counted
            for detail in details:
                if detail["type"] == "too_short" and detail["loc"] in inside:
                    continue
                whole: Place = (*place, *detail["loc"])
                self._faults.append(fault_of(detail["type"], detail.get("ctx", {}), whole, self._spots.line(whole)))
            return None

    def _fault(self, place: Place, message: str, **values: str | int) -> None:
        self._faults.append(FileFault(self._spots.line(place), message, values))

    def reading(self, base: Catalogue) -> FileReading:
        """Return what was found, to lie over `base`."""
        if len(self._entries["factors"]) > MOST_FACTORS:
            self._fault(("factors", MOST_FACTORS), "catalogue-fault-factors", most=MOST_FACTORS)
        if not self._faults and not self._count and not self._rhythms:
            self._faults.append(FileFault(1, "catalogue-fault-nothing"))
        catalogue = OwnCatalogue.model_validate({**self._entries, _RHYTHMS: self._rhythms})
        for ids in cells_without_rating(base, catalogue):
            line = max(self._lines["questions", one] for one in ids)
            self._faults.append(FileFault(line, "catalogue-fault-no-rating", {"names": ", ".join(ids)}))
        for key in alike_factors(base, catalogue):
            self._faults.append(FileFault(self._lines["factors", key], "catalogue-fault-alike", {"name": key}))
        if self._faults:
            return FileReading(faults=tuple(sorted(self._faults, key=lambda one: one.line)))
        return FileReading(catalogue)


def _shift(place: Place) -> Mapping[str, int]:
    """Return how many of its kind stand before a block: so many that its lines are found."""
    return {str(place[0]): place[1]} if len(place) > 1 and isinstance(place[1], int) else {}
