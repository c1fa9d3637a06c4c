"""For whom a private room was asked and has not been seen yet: noted on disk, so that no kill makes a second one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pydantic import AwareDatetime, TypeAdapter, ValidationError

from adapters.matrix.disk.files import write_durably

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROOM_APPEARS = timedelta(seconds=20)
"""How long a new room may take to come through the sync."""

_NOTED = TypeAdapter(dict[str, AwareDatetime])
_NOTED_WITHOUT_TIME = TypeAdapter(set[str])


class Openings:
    """The persons for whom a room was asked and has not been seen yet, noted on disk before the server is asked.

    The client-server API creates a room anew with every request. If the program dies, or the connection, before the
    answer is there, the room may exist all the same and come through the sync a moment later.
    """

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        """Read the file if there is one; without it the worst that happens is a second room."""
        self._path = path
        self._now = now
        self._asked = self._read()

    def _read(self) -> dict[str, datetime]:
        if not self._path.exists():
            return {}
        written = self._path.read_bytes()
        try:
            return _NOTED.validate_json(written)
        except ValidationError:
            pass
        try:  # as earlier versions wrote it
            return dict.fromkeys(_NOTED_WITHOUT_TIME.validate_json(written), self._now())
        except ValidationError:
            return {}

    def seconds_left(self, person: str) -> float:
        """Return for how long a room that was asked for a person may still come; 0 where none was.

        It counts from the asking, over restarts too, so that even a program that never lives for long gets on.
        """
        asked = self._asked.get(person)
        if asked is None:
            return 0.0
        left = ROOM_APPEARS - (self._now() - asked)
        return min(max(left, timedelta(0)), ROOM_APPEARS).total_seconds()

    def begin(self, person: str) -> None:
        """Note that the server is being asked now, or was until now; returns once that is on disk."""
        self._asked[person] = self._now()
        self._save()

    def end(self, person: str) -> None:
        """Note that there is a room, or that the server said there is none."""
        if self._asked.pop(person, None) is not None:
            self._save()

    def _save(self) -> None:
        write_durably(self._path, _NOTED.dump_json(self._asked))
