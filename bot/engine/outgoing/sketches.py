"""Sketches: what a picture is before it is drawn, and the file that it becomes."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.engine.exchange.messages import Attach
from bot.engine.stored.ports import StorageError

if TYPE_CHECKING:
    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Address
    from bot.engine.turn.turn import PlacedTurn
    from bot.engine.vocabulary.sketch import Picture, Sketch

log = logging.getLogger(__name__)


def as_file(line: int, to: Address, caption: Content, *, reply_to: str | None, mark: str = "") -> Attach:
    """Return the file that a line of the outbox becomes; its name and what is in it follow once it is made."""
    return Attach(
        id=line, to=to, name="", media_type="image/png", body=b"", caption=caption, reply_to=reply_to, mark=mark
    )


def sketch_safely(picture: Picture, turn: PlacedTurn, about: int) -> Sketch | None:
    """Return what is to be drawn above a card; None if nothing, or whatever is wrong: its words go out alone.

    `about` is the id of what the card is about.
    """
    try:
        with turn.transaction.savepoint():
            return picture.sketch(turn, about)
    except StorageError:
        raise
    except Exception:  # whatever a flow raises, the words are there
        log.exception("a card's picture cannot be sketched", extra={"channel": turn.place.id})
        return None
