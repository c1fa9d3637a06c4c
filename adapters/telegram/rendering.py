"""What a message looks like on Telegram: its small HTML, cut into messages that are not too long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from bot.engine.exchange.content import (
    CommandSpan,
    Emphasis,
    Instant,
    Items,
    Mention,
    Paragraph,
    Strong,
    Text,
    blocks,
    plain,
    split,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.engine.exchange.content import Block, Span

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
"""Most UTF-16 units after the markup is parsed (Bot API, sendMessage and sendPhoto)."""
_BARE_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_PERSON = re.compile(r"\d+")
_END_OF_TIME = 2**31
"""In seconds since 1970: what Telegram keeps a moment in has 32 bits."""


@dataclass(frozen=True, slots=True)
class Part:
    """One message's text."""

    html: str
    plain: str
    """The same without markup, for when Telegram does not take the HTML."""


def units(text: str) -> int:
    """Return the length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def parts(markdown: str, limit: int = TEXT_UNITS) -> list[Part]:
    """Render a text as one message, or as several if it is longer than `limit` UTF-16 units; none if it is blank."""
    return [part for part in _parts(markdown, limit) if part.plain.strip()]


def _parts(markdown: str, limit: int) -> Iterator[Part]:
    whole = _part(markdown)
    if units(whole.plain) <= limit:
        yield whole
        return
    for piece in split(markdown):
        part = _part(piece)
        if units(part.plain) <= limit:
            yield part
        else:
            # A single line this long was typed by a person; it needs no markup, and none can be cut in two.
            yield from (Part(_typed(text), text) for text in _cut(part.plain, limit))


def shortened(markdown: str, limit: int = TEXT_UNITS) -> Part | None:
    """Render the beginning of a text that has to fit into one message."""
    found = parts(markdown, limit)
    if len(found) <= 1:
        return found[0] if found else None
    more = "\n\n…"
    first = found[0] if units(found[0].plain + more) <= limit else parts(markdown, limit - len(more))[0]
    return Part(first.html + more, first.plain + more)


def _part(markdown: str) -> Part:
    return Part("\n\n".join(map(_block, blocks(markdown))), plain(markdown))


def _cut(text: str, limit: int) -> Iterator[str]:
    """Cut a text at white space if there is any in the second half of a piece, else anywhere between characters."""
    while units(text) > limit:
        head = text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")
        place = max(head.rfind("\n"), head.rfind(" "))
        end = place if place > len(head) // 2 else len(head)
        yield text[:end]
        text = text[end:].lstrip()
    yield text


def _block(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return _spans(spans)
        case Items(items, ordered):
            return "\n".join(
                (f"{number}. " if ordered else "• ") + "\n".join(map(_block, item)).replace("\n", "\n  ")
                for number, item in enumerate(items, start=1)
            )


def _spans(spans: Sequence[Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    match span:
        case Text(text):
            return _typed(text)
        case CommandSpan(text):
            # A bare command is a link that sends it; one with arguments is copied by a tap, to be completed.
            return f"/{text}" if _BARE_COMMAND.fullmatch(text) else f"<code>{_typed('/' + text)}</code>"
        case Strong(inner):
            return f"<b>{_spans(inner)}</b>"
        case Emphasis(inner):
            return f"<i>{_spans(inner)}</i>"
        case Mention(name, platform_id):
            # A channel or a hidden administrator is nobody to notify.
            link = f'<a href="tg://user?id={platform_id}">{_typed(name)}</a>'
            return link if _PERSON.fullmatch(platform_id) else _typed(name)
        case Instant(text, at):
            # Weekday, short date and short time, in the reader's own zone; older clients show the words.
            time = f'<tg-time unix="{at}" format="wdt">{_typed(text)}</tg-time>'
            return time if 0 < at < _END_OF_TIME else _typed(text)


def _typed(text: str) -> str:
    return escape(text, quote=False)
