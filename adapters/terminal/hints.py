"""Lines that seem to be meant for the window itself and are none of its commands: what they were to be."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_COMMAND = re.compile(r"[/!](?P<word>[^\W\d_][\w-]*)(?P<rest>\s.*)?", re.DOTALL)
OWN = ("time", "zeit", "quit", "ende")
"""The window's own commands."""
_ALSO = {
    "bye": "quit",
    "clock": "time",
    "date": "time",
    "datum": "zeit",
    "exit": "quit",
    "q": "quit",
    "schluss": "quit",
    "tschüss": "quit",
    "uhr": "zeit",
    "uhrzeit": "zeit",
    "wait": "time",
    "warten": "zeit",
}
"""What people try first, elsewhere being right."""
_BARE = {"bye", "exit", "q", "quit"}
_CLOSE_ENOUGH = 0.7
"""Least similarity, from 0 to 1, at which a misspelt command is recognised."""


def meant(text: str, known: Collection[str], *, named: bool) -> str | None:
    """Return the line that was probably meant for the window; None if the text is for the chat.

    `known` are the bot's commands. `named` says that a persona's name stood before the text: then only commands of the
    window as they are count, and its misspelt ones are the bot's business.
    """
    if not named and text.casefold() in _BARE:
        return "/quit"
    found = _COMMAND.fullmatch(text)
    if found is None or (word := found["word"].casefold()) in known:
        return None
    if named:
        return None if word not in OWN else "/" + word + (found["rest"] or "")
    if (right := _ALSO.get(word)) is None:
        nearest = get_close_matches(word, [*OWN, *known], n=1, cutoff=_CLOSE_ENOUGH)
        if not nearest or nearest[0] not in OWN:
            return None
        right = nearest[0]
    return "/" + right + (found["rest"] or "")


def corrected(text: str, known: Collection[str]) -> str:
    """Return a text with a misspelt command of the bot put right."""
    found = _COMMAND.fullmatch(text)
    if found is None or found["word"].casefold() in known:
        return text
    nearest = get_close_matches(found["word"].casefold(), list(known), n=1, cutoff=_CLOSE_ENOUGH)
    return text if not nearest else text[0] + nearest[0] + (found["rest"] or "")
