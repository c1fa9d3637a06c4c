"""What a message looks like on Matrix: a plain body that says everything, and HTML where it says it better."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from bot.engine.exchange.content import (
    CommandSpan,
    Content,
    Emphasis,
    Instant,
    Items,
    Mention,
    Paragraph,
    Strong,
    Text,
    blocks,
    mentioned,
    plain,
    split,
)
from bot.engine.exchange.content import escape as escape_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.engine.exchange.content import Block, Choice, Span

PREFIX = "!"
"""Before a command: Element keeps `/` for commands of its own."""
ROW = 40
"""Most characters that all labels together may have to share a row, so that it fits on a phone."""
PIECES = (5_000, 2_500, 1_250)
"""Characters of a text to try in one event. The last fit whatever they are: encrypted, one needs at most 32 bytes, body
and HTML together."""
_COLLAPSING = re.compile(r"(?:(?<=^)|(?<=[ \n])) |\t", re.MULTILINE)


def body(content: Content) -> dict[str, object]:
    """Return `body`, `m.mentions` and, if it adds anything, `formatted_body`.

    Only tags of the client-server API's list for `org.matrix.custom.html` occur, and everything else is escaped.
    """
    parsed = blocks(content.text)
    offered = _offered(content.choices, "\n", [_named(number, one) for number, one in enumerate(content.choices, 1)])
    said = "\n\n".join(part for part in (plain(content.text, prefix=PREFIX), offered) if part)
    # Without this field clients look for names in the text, and notify whoever happens to be called like a word in it.
    named = sorted(filter(_is_here, mentioned(content.text)))
    result: dict[str, object] = {"body": said, "m.mentions": {"user_ids": named} if named else {}}
    if content.choices or any(map(_formatted, parsed)):
        result["format"] = "org.matrix.custom.html"
        result["formatted_body"] = "".join(map(_block, parsed)) + _choices(content.choices)
    return result


def with_link(message: Mapping[str, object], leads_to: str, *, via: str) -> dict[str, object]:
    """Return a message with a link to a room or a person below it, which clients show by its name.

    Nothing in a room's id says which server knows it: `via` does.
    """
    url = f"https://matrix.to/#/{quote(leads_to, safe='!@:')}" + (f"?via={via}" if leads_to.startswith("!") else "")
    html = message.get("formatted_body") or f"<p>{_typed(str(message['body']))}</p>"
    return {
        **message,
        "body": f"{message['body']}\n{url}",
        "format": "org.matrix.custom.html",
        "formatted_body": f'{html}<p><a href="{escape(url)}">{escape(url)}</a></p>',
    }


def pieces(content: Content, fits: Callable[[Content], bool]) -> list[Content]:
    """Return a message, or several where it is too big for one; choices are at the last."""
    if fits(content):
        return [content]
    cut = list(_cut(content.text, lambda text: fits(replace(content, text=text))))
    return [*map(Content, cut[:-1]), replace(content, text=cut[-1])]


def _cut(text: str, fits: Callable[[str], bool], sizes: Sequence[int] = PIECES) -> Iterator[str]:
    for piece in split(text, sizes[0]):
        if fits(piece):
            yield piece
        elif len(piece) > sizes[0] or len(sizes) == 1:
            # A line this long was typed by a person: it needs no markup, and markup cannot be cut.
            yield from _cut_anywhere(plain(piece, prefix=PREFIX), fits)
        else:
            yield from _cut(piece, fits, sizes[1:])


def _cut_anywhere(typed: str, fits: Callable[[str], bool], sizes: Sequence[int] = PIECES) -> Iterator[str]:
    for start in range(0, len(typed), sizes[0]):
        part = typed[start : start + sizes[0]]
        if fits(escape_markdown(part)) or len(sizes) == 1:
            yield escape_markdown(part)
        else:
            yield from _cut_anywhere(part, fits, sizes[1:])


def _formatted(block: Block) -> bool:
    return isinstance(block, Items) or not all(isinstance(span, Text | Instant) for span in block.spans)


def _block(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return f"<p>{_spans(spans)}</p>"
        case Items(items, ordered):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>{''.join(f'<li>{_item(item)}</li>' for item in items)}</{tag}>"


def _item(item: Sequence[Block]) -> str:
    # A paragraph alone in a list item would be set apart by clients like one between two texts.
    return "".join(_spans(inner.spans) if isinstance(inner, Paragraph) else _block(inner) for inner in item)


def _choices(choices: Sequence[Choice]) -> str:
    named = [
        _named(number, choice, f"<strong>{number}</strong>", _typed(choice.label))
        for number, choice in enumerate(choices, start=1)
    ]
    return f"<p>{_offered(choices, '<br>', named)}</p>" if choices else ""


def _named(number: int, choice: Choice, shown: str = "", label: str = "") -> str:
    """Return a choice's emoji or number with what it means, or alone where it means itself, as on a scale."""
    said = label or choice.label
    if choice.sign:
        named = f"{choice.sign} {said}"
    elif choice.label == str(number):
        named = shown or str(number)
    else:
        named = f"{shown or number} {said}"
    return f"● {named}" if choice.marked else named


def _offered(choices: Sequence[Choice], line: str, named: Sequence[str]) -> str:
    """Put choices that share a row in one line; of the others, short ones share a line, longer ones have one each."""
    lines = []
    for row, together in groupby(zip(choices, named, strict=True), key=lambda both: both[0].row):
        both = list(together)
        short = sum(len(choice.label) for choice, _ in both) <= ROW
        lines.append((" · " if row is not None or short else line).join(words for _, words in both))
    return line.join(lines)


def _spans(spans: Sequence[Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    match span:
        case Text(text) | Instant(text, _):
            return _typed(text)
        case CommandSpan(text):
            return f"<code>{escape(PREFIX + text)}</code>"
        case Strong(inner):
            return f"<strong>{_spans(inner)}</strong>"
        case Emphasis(inner):
            return f"<em>{_spans(inner)}</em>"
        case Mention(name, platform_id) if not _is_here(platform_id):
            return _typed(name)
        case Mention(name, platform_id):
            return f'<a href="https://matrix.to/#/{quote(platform_id, safe="@:")}">{_typed(name)}</a>'


def _is_here(platform_id: str) -> bool:
    """Whether an id is one of Matrix: a cooperation may have people on other platforms, too."""
    return platform_id.startswith("@")


def _typed(text: str) -> str:
    """Escape text so that HTML shows it as typed, with all its spaces and lines."""
    kept = _COLLAPSING.sub(lambda found: "\N{NO-BREAK SPACE}" * (4 if found[0] == "\t" else 1), text)
    return escape(kept).replace("\n", "<br>")
