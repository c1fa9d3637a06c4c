"""What can be tapped or answered at present, read from the program's database, so that scenes need no wording."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class SceneError(AssertionError):
    """A scene did not find what it needs."""


@dataclass(frozen=True, slots=True)
class Tappable:
    """A question that waits with somebody, or a card with something to tap."""

    name: str
    """The dialogue and its step, or the card's kind."""
    private: bool
    message: str
    """The platform's id; empty if the question has not arrived."""
    keys: tuple[str, ...]
    """Of its choices, in order."""

    def place(self, *wanted: str | int) -> int:
        """Return the place of the first of these choices that there is, each by key or by number from 0.

        Raises SceneError if there is none.
        """
        for one in wanted:
            if isinstance(one, str) and one in self.keys:
                return self.keys.index(one)
            if isinstance(one, int) and -len(self.keys) <= one < len(self.keys):
                return one % len(self.keys)
        problem = f"{self.name} offers {self.keys}, none of {wanted}"
        raise SceneError(problem)


class WatchedDatabase:
    """The program's SQLite file, while it runs."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def question(self, person: str) -> Tappable | None:
        """Return the newest question that waits with an account."""
        found = self._first(
            "SELECT s.dialogue || '.' || s.step, c.person IS NOT NULL, coalesce(s.prompt, ''), s.id, s.turn"
            " FROM sessions s JOIN channels c ON c.id = s.channel_id"
            " WHERE s.person = ? ORDER BY s.updated_at DESC, s.id DESC",
            person,
        )
        if found is None:
            return None
        name, private, message, session, turn = found
        content = self._first(
            "SELECT content FROM outbox WHERE session_id = ? AND session_turn = ? AND content IS NOT NULL"
            " ORDER BY id DESC",
            session,
            turn,
        )
        choices = json.loads(str(content[0]))["choices"] if content else []
        return Tappable(str(name), bool(private), str(message), tuple(str(choice[0]) for choice in choices))

    def card(self, kind: str, person: str | None = None) -> Tappable | None:
        """Return the newest card of a kind that takes taps, in an account's private chat or in a group."""
        found = self._first(
            "SELECT k.kind, c.person IS NOT NULL, k.message, k.choices FROM cards k"
            " JOIN channels c ON c.id = k.channel_id WHERE k.kind = ? AND k.message IS NOT NULL AND k.choices != '[]'"
            " AND c.person IS ? ORDER BY k.id DESC",
            kind,
            person,
        )
        if found is None:
            return None
        name, private, message, keys = found
        return Tappable(str(name), bool(private), str(message), tuple(map(str, json.loads(str(keys)))))

    def waiting(self) -> int:
        """Return how much is still to be sent."""
        found = self._first("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')")
        return int(str(found[0])) if found else 0

    def _first(self, statement: str, *values: object) -> tuple[object, ...] | None:
        with closing(sqlite3.connect(f"file:{self._file}?mode=ro", uri=True)) as connection:
            row: tuple[object, ...] | None = connection.execute(statement, values).fetchone()
            return row
