"""Choices as buttons below a message, and what a tap on one brings back."""

from __future__ import annotations

import re
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING
from unicodedata import category, combining, east_asian_width

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.engine.exchange.messages import DeliveryError, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.engine.exchange.content import Choice

DATA_BYTES = 64
"""Most bytes that a button may carry (Bot API, InlineKeyboardButton)."""
MOST_COLUMNS = 5
"""Most buttons side by side of their own accord."""
WIDEST = 8
"""Most buttons that Telegram shows in a row."""
_ROW, _GAP, _PADDING, _LETTER = 320, 4, 16, 8
"""Pixels, on a phone that is 390 wide: a row beside the picture of who writes, between two buttons, in a button beside
its label, and a common letter."""
_WIDTHS = {0.5: " ijlI.,:;!|'()[]", 0.65: "frt-/", 1.5: "mwMW"}
"""The widths of letters that are not common ones, in common ones; capital letters and signs have their own below."""
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_CAPITAL, _SIGN = 1.2, 2.5
_TYPICAL = 2 / 3
"""So many of the choices set how many columns there are; longer ones have rows of their own."""
_DOOR = re.compile(r"[A-Za-z0-9_-]{1,64}")


def keyboard(choices: Sequence[Choice], mark: str, username: str) -> InlineKeyboardMarkup | None:
    """Return the buttons for choices, or None if there are none.

    `username` is the bot's, for choices that lead into the private chat. Raises DeliveryError if one cannot be shown.
    """
    if not choices:
        return None
    return InlineKeyboardMarkup([[_button(choice, mark, username) for choice in row] for row in rows(choices)])


def rows(choices: Sequence[Choice]) -> Iterator[list[Choice]]:
    """Put choices side by side, in order: those that share a row if they fit, the others in as many columns as fit."""
    for row, together in groupby(choices, key=lambda choice: choice.row):
        side_by_side = list(together)
        if row is not None and len(side_by_side) <= WIDEST and _fit(side_by_side):
            yield side_by_side
        else:
            yield from _columns(side_by_side)


def _columns(choices: Sequence[Choice]) -> list[list[Choice]]:
    """Put choices into rows of nearly the same length; a long one has a row of its own.

    With fewer columns if none that is short then has to stand alone between others.
    """
    usual = _usual(choices)
    if all(width(choice.label) <= room(usual) for choice in choices):
        usual = ceil(len(choices) / ceil(len(choices) / usual))
    found = [_filled(choices, columns) for columns in range(usual, 1, -1)] or [_filled(choices, 1)]
    return next((one for one in found if not any(map(_is_lonely, one[:-1]))), found[0])


def _filled(choices: Sequence[Choice], columns: int) -> list[list[Choice]]:
    """Fill one row after the other with so many choices, or as many as can be read."""
    found: list[list[Choice]] = []
    while choices:
        most = min(columns, len(choices))
        beside = next((count for count in range(most, 1, -1) if _fit(choices[:count])), 1)
        found.append(list(choices[:beside]))
        choices = choices[beside:]
    return found


def _is_lonely(row: Sequence[Choice]) -> bool:
    return len(row) == 1 and width(row[0].label) <= room(2)


def _usual(choices: Sequence[Choice]) -> int:
    """Return in how many columns most of the choices fit, two at least: then those that do not stand alone."""
    for columns in range(MOST_COLUMNS, 2, -1):
        if sum(width(choice.label) <= room(columns) for choice in choices) >= _TYPICAL * len(choices):
            return columns
    return 2


def _fit(choices: Sequence[Choice]) -> bool:
    """Whether all labels of a row can be read whole: its buttons are equally wide."""
    return len(choices) == 1 or all(width(choice.label) <= room(len(choices)) for choice in choices)


def room(columns: int) -> float:
    """Return how wide a label may be in one of so many columns, in common letters."""
    return ((_ROW - _GAP * (columns - 1)) / columns - _PADDING) / _LETTER


def width(label: str) -> float:
    """Return about how wide a label is, in common letters."""
    return sum(map(_width, label))


def _width(letter: str) -> float:
    if combining(letter) or category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    if letter in _WIDTH_OF:
        return _WIDTH_OF[letter]
    if category(letter) == "So" or east_asian_width(letter) in "WF":
        return _SIGN
    return _CAPITAL if letter.isupper() else 1.0


def door(username: str, token: str) -> str:
    """Return the link into a person's private chat with the bot, where it comes back as `/start` with the token.

    Raises DeliveryError if no link can carry the token (core.telegram.org/bots/features, deep linking).
    """
    if not _DOOR.fullmatch(token):
        raise DeliveryError("a link cannot carry this token", Failure.REFUSED)
    return f"https://t.me/{username}?start={token}"


def _button(choice: Choice, mark: str, username: str) -> InlineKeyboardButton:
    label = f"● {choice.label}" if choice.marked else choice.label
    if choice.door is not None:
        return InlineKeyboardButton(label, url=door(username, choice.door))
    data = f"{mark}:{choice.key}"
    if len(data.encode()) > DATA_BYTES:
        raise DeliveryError(f"a button cannot carry more than {DATA_BYTES} bytes", Failure.REFUSED)
    return InlineKeyboardButton(label, callback_data=data)
