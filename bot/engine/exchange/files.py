"""Files that people send to the bot."""

from dataclasses import dataclass
from typing import Final

MOST_RECEIVED_BYTES: Final = 128 * 1024
"""An adapter fetches no larger file that a person sends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """A file that a person sent to the bot alone."""

    name: str
    """As the person's device calls it; anything can stand in it."""
    body: bytes | None
    """None if it is too large, or could not be fetched: then it can be sent again."""
    too_large: bool = False
    """Whether it has more than `MOST_RECEIVED_BYTES`."""
