"""Reactions as buttons: which emoji stands for which choice, and which reaction a redaction takes back."""

from __future__ import annotations

import json
import unicodedata
from collections import OrderedDict
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from adapters.matrix.disk.files import append_durably, write_durably

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.engine.exchange.content import Choice

KEYCAPS = (*(f"{digit}\N{VARIATION SELECTOR-16}\N{COMBINING ENCLOSING KEYCAP}" for digit in range(1, 10)), "🔟")
"""The emoji that the bot puts at a message, in the order of its choices; further choices can be typed."""
REMEMBERED = 4_000
"""How many reactions, and messages with choices, stay known: a redacted reaction has lost its content."""
_COMES_BACK_WITHIN = 60.0
"""Seconds after which an edit, or the start, is taken as seen, should the server never tell of it."""
_SELECTORS = str.maketrans("", "", "\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}")


def _bare(emoji: str) -> str:
    return emoji.translate(_SELECTORS)


_NUMBERS = {_bare(keycap): str(number) for number, keycap in enumerate(KEYCAPS, start=1)}


def emoji_of(choice: Choice, number: int) -> str | None:
    """Return the emoji that the bot puts at a message for a choice; None where only typing is left."""
    return choice.sign or (KEYCAPS[number - 1] if number <= len(KEYCAPS) else None)


def label_emoji(label: str) -> str | None:
    """Return the emoji a label begins with, such as the thumb of `👍 agree`."""
    first = label.split(maxsplit=1)[0] if label.strip() else ""
    is_emoji = any(unicodedata.category(char) == "So" for char in first) and not any(char.isalnum() for char in first)
    return _bare(first) if is_emoji else None


def meanings(choices: Sequence[Choice]) -> dict[str, str]:
    """Return the keys of choices by the emoji that pick them at a message."""
    found = {_bare(keycap): choice.key for keycap, choice in zip(KEYCAPS, choices, strict=False)}
    found |= {emoji: choice.key for choice in choices if (emoji := label_emoji(choice.label))}
    return found | {_bare(choice.sign): choice.key for choice in choices if choice.sign}


@dataclass(frozen=True, slots=True)
class Tap:
    """A reaction that picked a choice."""

    message: str
    choice: str
    """The choice's key, or its number as digits where the message's choices are no longer remembered."""
    sender: str


@dataclass(frozen=True, slots=True)
class OfferedReaction:
    """A reaction that the bot put at a message as something to tap."""

    message: str
    emoji: str


class Taps:
    """What is known of reactions; survives restarts in a file of one JSON line each, the newest last."""

    def __init__(self, path: Path) -> None:
        """Read the file if there is one; a line cut short by a crash is left out."""
        self._path = path
        self._taps: OrderedDict[str, Tap] = OrderedDict()
        self._labels: OrderedDict[str, dict[str, str]] = OrderedDict()
        self._marks: OrderedDict[str, str] = OrderedDict()
        """What was sent last, by message."""
        self._seen: OrderedDict[str, str] = OrderedDict()
        """What the server has told of last, by message, where that was edited."""
        self._offered: OrderedDict[str, OfferedReaction] = OrderedDict()
        self._gone: set[str] = set()
        self._edited: dict[str, float] = {}
        """When a message's mark was last changed, by the monotonic clock."""
        self._born = monotonic()
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        for line in lines:
            self._read(line)
        self._compact()

    def choice(self, message: str, emoji: str) -> str | None:
        """Return what an emoji stands for at a message: a choice's key, or its number as digits; None for any other.

        With the key it does not matter in which order the choices stand, or whether it has changed since.
        """
        bare = _bare(emoji)
        return self._labels.get(message, {}).get(bare) or _NUMBERS.get(bare)

    def knows(self, message: str) -> bool:
        """Whether a message has shown choices; only the latest are remembered."""
        return message in self._labels

    def mark(self, message: str) -> str:
        """Return the mark of what somebody saw at a message who taps there now; empty if it has none.

        A server tells in order: what was tapped before an edit comes back was tapped at what stood there before it.
        """
        sent = self._marks.get(message, "")
        waited = monotonic() - self._edited.get(message, self._born)
        return self._seen.get(message, sent) if waited < _COMES_BACK_WITHIN else sent

    def came_back(self, message: str, mark: str, meanings: Mapping[str, str]) -> None:
        """Note that the server has told the bot of an edit of its own: what it asks, and what the emoji mean there.

        That is kept, too: a restart between the sending and the telling changes nothing.
        """
        if mark and self._seen.get(message) != mark:
            self._append({"message": message, "seen": mark, "labels": dict(meanings)})

    def label(self, message: str, choices: Sequence[Choice], mark: str | None = None, *, edited: bool = False) -> None:
        """Remember that a message shows choices, and their emoji: people may use them instead of the numbers.

        `mark` names what they belong to now; None: what they belonged to before. `edited`: something else stood there.
        """
        news: dict[str, object] = {}
        former, known, emoji = self._marks.get(message, ""), self._labels.get(message), meanings(choices)
        if mark is not None and mark != former:
            news["mark"] = mark
            self._edited[message] = monotonic()
            if edited:
                news["seen"] = self._seen.get(message, former)
        if known != emoji and (choices or known is not None):
            news["labels"] = emoji
        if news:
            self._append({"message": message, **news})

    def note_offered(self, reaction: str, message: str, emoji: str) -> None:
        """Remember a reaction of the bot's own, for the time when it no longer means anything."""
        offered = OfferedReaction(message, emoji)
        if self._offered.get(reaction) != offered:
            self._append({"offered": reaction, "message": message, "emoji": emoji})

    def offered(self, message: str) -> dict[str, str]:
        """Return the bot's own reactions at a message that are still there: their emoji and, for each, its event."""
        return {
            one.emoji: reaction
            for reaction, one in self._offered.items()
            if one.message == message and reaction not in self._gone
        }

    def note_taken_away(self, reaction: str) -> None:
        """Note that a reaction is gone that the bot removed, its own or another."""
        if (reaction in self._offered or reaction in self._taps) and reaction not in self._gone:
            self._append({"reaction": reaction, "gone": True})

    def note(self, reaction: str, tap: Tap) -> None:
        """Remember a reaction for the time when it is taken back."""
        if self._taps.get(reaction) != tap:
            self._append({"reaction": reaction, "message": tap.message, "choice": tap.choice, "sender": tap.sender})

    def find(self, reaction: str) -> Tap | None:
        """Return what a reaction picked."""
        return self._taps.get(reaction)

    def remove(self, reaction: str) -> bool:
        """Note that a reaction is gone, and return whether its person put no other for the same choice.

        The keycap and the emoji of a label may both be there, and over federation the same emoji twice. Told again,
        the answer is the same.
        """
        tap = self._taps[reaction]
        if reaction not in self._gone:
            self._append({"reaction": reaction, "gone": True})
        return not any(other == tap for key, other in self._taps.items() if key not in self._gone)

    def at(self, message: str) -> list[str]:
        """Return people's reactions that picked a choice of a message and are still there."""
        return [key for key, tap in self._taps.items() if tap.message == message and key not in self._gone]

    def remains(self, gone: Tap) -> str:
        """Return the choice that the person of a tap still has at its message, the latest; empty if there is none."""
        left = [
            other.choice
            for key, other in self._taps.items()
            if key not in self._gone and (other.message, other.sender) == (gone.message, gone.sender)
        ]
        return left[-1] if left else ""

    def _append(self, entry: dict[str, object]) -> None:
        line = json.dumps(entry, ensure_ascii=False)
        append_durably(self._path, f"{line}\n".encode())
        self._read(line)  # known only once it is on disk: what could not be written is told again
        self._lines += 1
        if self._lines > 2 * REMEMBERED:
            self._compact()

    def _read(self, line: str) -> None:
        try:
            entry = json.loads(line)
            if "labels" in entry:
                self._labels[entry["message"]] = entry["labels"]
            if "mark" in entry:
                self._marks[entry["message"]] = entry["mark"]
            if "seen" in entry:
                self._seen[entry["message"]] = entry["seen"]
            if "offered" in entry:
                self._offered[entry["offered"]] = OfferedReaction(entry["message"], entry["emoji"])
            elif "choice" in entry:
                self._taps[entry["reaction"]] = Tap(entry["message"], entry["choice"], entry["sender"])
            if entry.get("gone"):
                self._gone.add(entry["reaction"])
        except (ValueError, KeyError, TypeError, AttributeError):
            return
        for known in (self._taps, self._labels, self._offered, self._marks, self._seen):
            while len(known) > REMEMBERED:
                oldest, _ = known.popitem(last=False)
                self._gone.discard(oldest)

    def _compact(self) -> None:
        entries: list[dict[str, object]] = [
            {"message": message, "labels": labels} for message, labels in self._labels.items()
        ]
        entries += [{"message": message, "mark": mark} for message, mark in self._marks.items()]
        entries += [{"message": message, "seen": mark} for message, mark in self._seen.items()]
        entries += [
            {"reaction": reaction, "message": tap.message, "choice": tap.choice, "sender": tap.sender}
            | ({"gone": True} if reaction in self._gone else {})
            for reaction, tap in self._taps.items()
        ]
        for reaction, one in self._offered.items():
            entries.append({"offered": reaction, "message": one.message, "emoji": one.emoji})
            entries += [{"reaction": reaction, "gone": True}] if reaction in self._gone else []
        self._lines = len(entries)
        lines = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
        write_durably(self._path, lines.encode())
