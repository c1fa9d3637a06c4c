"""Files that a persona sends to the bot: read from the disk, as a client would."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.engine.exchange.files import MOST_RECEIVED_BYTES, ReceivedFile

_FILE = re.compile(r"[/!](?:file|datei)(?:\s+(?P<rest>.+))?", re.IGNORECASE | re.DOTALL)
_QUOTES = "\"'„“”"


class AttachmentError(Exception):
    """There is no such file, or it cannot be read; the text is what was typed as its path."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file, and the words that stand below it."""

    file: ReceivedFile
    text: str


def asks_to_attach(text: str) -> bool:
    """Tell whether a line sends a file."""
    return _FILE.fullmatch(text) is not None


def attached(text: str) -> Attachment:
    """Read the file that a line sends: its path, with spaces in it or not, and perhaps words behind it.

    Raises AttachmentError.
    """
    found = _FILE.fullmatch(text)
    typed = (found["rest"] or "").strip() if found is not None else ""
    words = typed.split(" ")
    for count in range(len(words), 0, -1):
        path = Path(" ".join(words[:count]).strip(_QUOTES)).expanduser()
        try:
            if path.is_file():
                return Attachment(_read(path), " ".join(words[count:]).strip())
        except (OSError, ValueError):
            continue
    raise AttachmentError(typed)


def _read(path: Path) -> ReceivedFile:
    with path.open("rb") as file:
        body = file.read(MOST_RECEIVED_BYTES + 1)
    if len(body) > MOST_RECEIVED_BYTES:
        return ReceivedFile(name=path.name, body=None, too_large=True)
    return ReceivedFile(name=path.name, body=body)
