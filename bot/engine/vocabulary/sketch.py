"""What a flow says of a picture or a document that is to be sent, and how it is made once nobody waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import DataclassInstance
    from pydantic import BaseModel

    from bot.engine.turn.turn import PlacedTurn
    from bot.engine.wording import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """A picture as it is to be, with the values it shows."""

    name: str
    """What its file is called, without an ending."""
    caption: Markup
    """The same figures in words: for whoever does not see it, and where it cannot be drawn or shown."""
    svg: Callable[[], str | None]
    """Draws it, in another thread than the one in which turns happen: reads nothing but its own values."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Picture:
    """A picture that can be sent: a pure function of what is stored, as cards are."""

    kind: str
    """Stored with every line of the outbox; never used again for something else."""
    sketch: Callable[[PlacedTurn, int], Sketch | None]
    """Returns what the picture shows at present; None if nothing. Changes nothing. Gets the id of the one thing that it
    is to show, 0 where it shows all there is.

    It uses no answer but as `bot.domain.disclosure` lets it be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document as it is to be, with what stands in it."""

    name: str
    """What its file is called, with its ending."""
    media_type: str
    caption: Markup
    """What it is, in a few lines that stand below it."""
    content: bytes | str | BaseModel | DataclassInstance
    """The file, if there is no press; else the values that the press makes it of. Frozen: another thread reads them."""
    press: str = ""
    """What makes the file, by its name in `bot.reporting.press`; empty if the content is the file already."""
    steps: tuple[Callable[[PlacedTurn, Draft], Draft | None], ...] = ()
    """What is still to be added, one after the other, each in a transaction of its own: no turn waits for all of a
    long document. Each gets the draft as it is so far and returns it with more in it, None if it is not to be had any
    more; changes nothing."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Document:
    """A file to read or to keep that can be sent: a pure function of what is stored, as pictures are."""

    kind: str
    """Stored with every line of the outbox; never used again for something else."""
    draft: Callable[[PlacedTurn, int], Draft | None]
    """Returns what stands in it at present; None if it is not to be had any more. Changes nothing. Gets the id of the
    one thing that it is about, 0 where it is about all there is.

    It uses no answer but as `bot.domain.disclosure` lets it be seen, and gives `PlacedTurn.place` nothing that whoever
    reads there may not know."""
