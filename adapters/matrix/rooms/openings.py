"""Private rooms that are being made, noted on disk before the server is asked.

The client-server API creates a room anew with every request. If the program dies, or the connection, before the answer
is there, the room may exist all the same and come through the sync a moment later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from adapters.matrix.account.durable_files import write_durably

if TYPE_CHECKING:
    from pathlib import Path

_PERSONS = TypeAdapter(set[str])


class Openings:
    """The persons for whom a room was asked and has not been seen yet."""

    def __init__(self, path: Path) -> None:
        """Read the file if there is one; without it the worst that happens is a second room."""
        self._path = path
        try:
            self._persons = _PERSONS.validate_json(path.read_bytes()) if path.exists() else set()
        except ValidationError:
            self._persons = set()

    def __contains__(self, person: str) -> bool:
        return person in self._persons

    def begin(self, person: str) -> None:
        """The server is about to be asked; returns once that is on disk."""
        if person not in self._persons:
            self._persons.add(person)
            self._save()

    def end(self, person: str) -> None:
        """There is a room, or the server said that there is none."""
        if person in self._persons:
            self._persons.remove(person)
            self._save()

    def _save(self) -> None:
        write_durably(self._path, _PERSONS.dump_json(self._persons))
