"""Choices as buttons below a message, and what a tap on one brings back."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.engine.exchange.messages import DeliveryError, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.engine.exchange.content import Choice

DATA_BYTES = 64
"""Most bytes that a button may carry (Bot API, InlineKeyboardButton)."""
ROW_BUTTONS = 5
ROW_CHARACTERS = 30
"""Most buttons, and characters on all of them, that stay readable side by side on a phone."""
WIDEST = 8
"""Most buttons that Telegram shows in a row."""
SHORT = 15
"""Labels longer than this have a row of their own."""
_DOOR = re.compile(r"[A-Za-z0-9_-]{1,64}")


def keyboard(choices: Sequence[Choice], mark: str, username: str) -> InlineKeyboardMarkup | None:
    """Return the buttons for choices, or None if there are none.

    `username` is the bot's, for choices that lead into the private chat. Raises DeliveryError if one cannot be shown.
    """
    if not choices:
        return None
    return InlineKeyboardMarkup([[_button(choice, mark, username) for choice in row] for row in rows(choices)])


def rows(choices: Sequence[Choice]) -> Iterator[list[Choice]]:
    """Put choices that share a row side by side, the others as they fit."""
    for row, together in groupby(choices, key=lambda choice: choice.row):
        if row is None:
            yield from _fitting(list(together))
        else:
            side_by_side = list(together)
            yield from (side_by_side[start : start + WIDEST] for start in range(0, len(side_by_side), WIDEST))


def _fitting(choices: Sequence[Choice]) -> Iterator[list[Choice]]:
    """Put short choices side by side, in order; if one is long, all stand below one another."""
    if any(len(choice.label) > SHORT for choice in choices):
        yield from ([choice] for choice in choices)
        return
    row: list[Choice] = []
    for choice in choices:
        if row and (len(row) == ROW_BUTTONS or sum(len(other.label) for other in [*row, choice]) > ROW_CHARACTERS):
            yield row
            row = []
        row.append(choice)
    yield row


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
