"""Turns a message's content into lines of text for a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from adapters.terminal.look import PLAIN, Look, unstyled, width
from bot.engine.exchange.content import CommandSpan, Emphasis, Instant, Items, Mention, Paragraph, Strong, Text, blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.exchange.content import Block, Choice, Content, Span


def render(content: Content, look: Look = PLAIN, *, compact: bool = False) -> str:
    """Return a message's text and choices; `compact` leaves out the empty lines between paragraphs."""
    parts = [_block(block, look) for block in blocks(content.text)]
    if content.choices:
        parts.append(render_choices(content.choices, look))
    if not compact:
        return "\n\n".join(parts)
    return "\n".join(line for part in parts for line in part.split("\n") if line.strip())


def render_choices(choices: Sequence[Choice], look: Look = PLAIN) -> str:
    """Return choices with their numbers; those that share a row stand together, apart from the others."""
    numbered = list(enumerate(choices, start=1))
    return "\n".join(
        _row([(str(number), _label(number, choice, look)) for number, choice in together], look)
        for _, together in groupby(numbered, key=lambda one: one[1].row)
    )


def _label(number: int, choice: Choice, look: Look) -> str:
    """Return what stands behind a choice's number, with a dot if it holds at present; a bare number says itself."""
    label = "" if choice.label == str(number) else look.typed(choice.label)
    return " ".join(filter(None, ["●" if choice.marked else "", label]))


def _block(block: Block, look: Look) -> str:
    match block:
        case Paragraph(spans):
            return look.wrap("".join(_span(span, look) for span in spans))
        case Items(items, ordered):
            return "\n".join(
                _item(item, f"{number}. " if ordered else "- ", look) for number, item in enumerate(items, start=1)
            )


def _item(item: Sequence[Block], marker: str, look: Look) -> str:
    inside = look.within(len(marker))
    text = "\n".join(_block(inner, inside) for inner in item)
    return marker + text.replace("\n", "\n" + " " * len(marker))


def _span(span: Span, look: Look) -> str:
    match span:
        case Text(text) | Instant(text, _):
            return look.typed(text)
        case CommandSpan(text):
            return look.strong("/" + look.typed(text))
        case Strong(inner):
            return look.strong("".join(_bare(one, look) for one in inner))
        case Emphasis(inner):
            return look.emphasis("".join(_bare(one, look) for one in inner))
        case Mention(name, platform_id):
            return look.of(platform_id, look.typed(name))


def _bare(span: Span, look: Look) -> str:
    """Return a span inside a styled one: the end of an inner style would end the outer one too."""
    text = _span(span, look)
    return unstyled(text) if look.styled else text


def _row(numbered: Sequence[tuple[str, str]], look: Look) -> str:
    """Put choices side by side if they fit, or in columns, or each on a line of its own that hangs below its number."""
    cells = [f"{look.strong(number)} {label}".rstrip() for number, label in numbered]
    if (together := look.row(cells)) is not None:
        return together
    digits = max(width(number) for number, _ in numbered)
    return "\n".join(look.hang(look.strong(number.rjust(digits)) + " ", label) for number, label in numbered)
