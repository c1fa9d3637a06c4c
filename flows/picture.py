"""What all pictures have in common: title and figures in words, and how one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.exchange.content import escape
from bot.engine.turn.pictures import send_picture
from bot.engine.vocabulary.sketch import Sketch
from bot.engine.wording import Markup, paragraphs

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.sketch import Picture
    from bot.pictures.drawable import Drawable

PICTURE = ("picture", "bild", "image", "pic", "grafik")
"""What can be typed behind a command for its picture, in both languages."""


def sketch(turn: Turn, drawable: Drawable, name: str) -> Sketch | None:
    """Return a picture to be drawn, with the same figures in words; None if there is nothing to see."""
    if not drawable.shows_something:
        return None
    lines = "\n".join(f"- {escape(line)}" for line in drawable.told())
    caption = paragraphs(turn.words("picture-caption", title=drawable.title), Markup(lines))
    return Sketch(name=turn.words.label(f"picture-file-{name}"), caption=caption, svg=drawable.svg)


def show_picture(turn: SpokenTurn, picture: Picture, nothing: str | Markup, *, about: int = 0) -> None:
    """Send a picture where it was asked for; say `nothing`, a message or its id, if there is nothing to see yet.

    `about` is the id of the one thing that it shows, if it is of one.
    """
    if picture.sketch(turn, about) is None:
        turn.say(nothing if isinstance(nothing, Markup) else turn.words(nothing))
    else:
        send_picture(turn, picture.kind, channel=turn.place, about=about)


def decimal_mark(turn: Turn) -> str:
    """Return what stands between a whole number and its decimals."""
    return turn.words.decimal(0.5)[1]
