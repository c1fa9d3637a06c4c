"""What of a changed message is shown again: the lines that changed, or all of it if it became another one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from adapters.terminal.rendering import render

if TYPE_CHECKING:
    from adapters.terminal.look import Look
    from bot.engine.exchange.content import Content

_MOST_LINES = 4
"""With more than these a message is easier to read whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a message says now and did not before, in lines that are not wrapped yet."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    choices: bool = False
    """Whether something else can be picked now."""
    asks: bool = False
    """Whether it is another question now, whose lines and choices belong below one another."""


def change(before: Content, after: Content, look: Look, *, private: bool) -> Difference | None:
    """Return what changed; None if the message is to be shown whole.

    That is so if its first line changed, or if much did. In a private chat questions follow one another in the same
    message.
    """
    old, new = _lines(before, look), _lines(after, look)
    if old and new and old[0].endswith(f": {new[0]}"):
        old[0] = new[0]  # only the name of the person asked is gone from it
    if old[:1] != new[:1]:
        return None if len(new) > 1 or after.choices else Difference(added=tuple(new), removed=tuple(old))
    asks = private and old != new and bool(after.choices or after.asks)
    added: list[str] = []
    removed: list[str] = []
    for _, start, end, new_start, new_end in _differing(old, new):
        removed += old[start:end]
        added += [_shortened(line, old[start:end]) for line in new[new_start:new_end]]
    if len(added) > _MOST_LINES:
        return None
    choices = [(one.label, one.marked) for one in before.choices] != [(one.label, one.marked) for one in after.choices]
    if asks:
        return Difference(added=tuple(added), choices=bool(after.choices), asks=True)
    return Difference(added=tuple(added), removed=tuple(removed), choices=choices)


def _differing(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    steps = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return [step for step in steps if step[0] != "equal"]


def _shortened(line: str, before: list[str]) -> str:
    """Leave out what a list said already if it only grew: `Agree: Town, Chamber` becomes `Agree: …, Chamber`."""
    grown = max((one for one in before if line.startswith(one + ", ")), key=len, default="")
    label, colon, _ = grown.partition(": ")
    return f"{label}: …{line.removeprefix(grown)}" if colon else line


def _lines(content: Content, look: Look) -> list[str]:
    text = render(replace(content, choices=()), replace(look, columns=None), compact=True)
    return [line.strip().removeprefix("- ") for line in text.split("\n") if line.strip()]
