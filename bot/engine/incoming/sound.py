"""Signals as flows may rely on them: without characters that nothing can store or send, and with a name to be shown."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from bot.engine.exchange.files import ReceivedFile
from bot.engine.exchange.lengths import is_blank, shorten
from bot.engine.exchange.messages import Address, Sender

if TYPE_CHECKING:
    from bot.engine.exchange.messages import Signal

T = TypeVar("T", bound="Signal | Address | Sender | ReceivedFile")

LONGEST_NAME = 128
"""UTF-16 units of a sender's name: Telegram has no longer ones (64 and 64), Matrix servers let more pass."""
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""As in storage: PostgreSQL takes no zero byte, and half of a surrogate pair is no text."""


def sound(signal: Signal) -> Signal:
    """Return a signal with what is no text replaced, and with a name for whoever has none that can be seen."""
    signal = _replaced(signal)
    sender = signal.sender
    if sender.name.isalnum() and sender.name.isascii() and len(sender.name) <= LONGEST_NAME:
        return signal  # as most are: nothing to look at in detail
    name = shorten(sender.name, LONGEST_NAME) if not is_blank(sender.name) else sender.platform_id
    return signal if name == sender.name else replace(signal, sender=replace(sender, name=name))


def _replaced(thing: T) -> T:
    """Replace characters in all texts of a signal, those of its address, sender and file too."""
    changed: dict[str, object] = {}
    for field in fields(thing):
        value: object = getattr(thing, field.name)
        after: object = value
        if isinstance(value, str):
            after = _text(value)
        elif isinstance(value, Address | Sender | ReceivedFile):
            after = _replaced(value)
        if after is not value:
            changed[field.name] = after
    return replace(thing, **changed) if changed else thing  # type: ignore[arg-type]  # the fields are the type's own


def _text(value: str) -> str:
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", value) if _UNSTORABLE.search(value) else value
