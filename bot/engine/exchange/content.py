"""What a message says, independent of any platform: a small Markdown, and choices.

Wording is written in a small part of CommonMark: paragraphs, `-` and `1.` lists, `**strong**`, `*emphasis*`, code
spans (which only ever hold commands, written with `/`) and mentions. Whatever a person typed goes through
`escape` first and comes out of every renderer exactly as it was typed.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from markdown_it import MarkdownIt

from bot.engine.exchange.direction import MARKS, closed
from bot.engine.exchange.lengths import units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tap. Its number, for those who type, is its place in `Content.choices`, from 1."""

    key: str
    """What the engine recognises it by: at most 40 ASCII characters, never only digits."""
    label: str
    """What a person reads: plain text, short."""
    door: str | None = None
    """For adapters that declare `Capabilities.doors`: instead of being a tap, it leads into the person's private chat
    through a link that carries this."""
    sign: str = ""
    """An emoji that says the same, for platforms whose choices are emoji; without one its number has to do."""
    marked: bool = False
    """Whether it is what holds at present, such as the answer given so far."""
    row: int | None = None
    """Choices of the same row stand side by side where a platform has room for it; None: as the platform likes."""


@dataclass(frozen=True, slots=True)
class Content:
    """A message: Markdown as above, and what can be tapped below it."""

    text: str
    choices: tuple[Choice, ...] = ()
    asks: bool = False
    """Whether the person addressed is expected to type an answer."""
    rings: bool = False
    """Whether it needs somebody, and so may make a sound; everything else arrives quietly."""
    pinned: bool | None = None
    """Whether it is to stand at the top of its channel, where the bot may do that, or no longer; None: as it is."""
    leads: str = ""
    """The platform's id of somebody whom it shows the way to where they are alone with the bot: with a link, and beside
    the message that it replies to, where the platform can."""
    placeholder: str = ""
    """What stands in the field where the answer is typed, as long as it is empty; at most 64 characters."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class CommandSpan:
    """A command to type, without its prefix, which is the platform's own."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart, such as a proposal's wording."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, to be notified where the platform can."""

    name: str
    platform_id: str


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment in words, which a platform may show in the reader's own time zone."""

    text: str
    at: int
    """Seconds since 1970, UTC."""


Span: TypeAlias = Text | CommandSpan | Strong | Emphasis | Mention | Instant


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; a newline inside a Text is a line break."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list; numbered from 1 if `ordered`."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool


Block: TypeAlias = Paragraph | Items

_SPECIAL = {char: "\\" + char for char in string.punctuation}
# White space that Markdown would swallow travels as noncharacters (Unicode 23.7: never interchanged, so nobody
# types them) and is put back when rendered. There are 29 such characters and 32 places.
_SPACES = {
    char: chr(0xFDD0 + place)
    for place, char in enumerate(char for char in map(chr, range(0x3001)) if char.isspace() and char != "\r")
}
_ESCAPES = str.maketrans(dict.fromkeys(_SPACES.values(), "") | _SPECIAL | _SPACES | {"\r": "", "\0": ""})
_RESTORE = str.maketrans({mark: char for char, mark in _SPACES.items()})
_DROPPED = str.maketrans(dict.fromkeys(_SPACES.values(), ""))
_MENTION = re.compile(r"^mention:(?P<platform_id>.+)$", re.DOTALL)
_MOMENT = re.compile(r"^moment:(?P<at>\d{1,12})$", re.ASCII)


def escape(typed: str) -> str:
    """Make text that a person typed safe inside Markdown: it is shown as typed, never read as markup."""
    text = closed(typed) if MARKS.search(typed) else typed
    return text.translate(_ESCAPES)


def code(command: str) -> str:
    """Return the Markdown of a command as it is to be typed, whatever stands in it: a code span escapes nothing."""
    line = " ".join(command.translate(_DROPPED).split())
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    return f"{fence} {line} {fence}" if "`" in line else f"{fence}{line}{fence}"


def mention(name: str, platform_id: str) -> str:
    """Return the Markdown that mentions a person. `platform_id` belongs to the platform it is sent on."""
    return f"[{escape(name)}](<mention:{platform_id.encode().hex()}>)"


def moment(text: str, at: datetime) -> str:
    """Return the Markdown of a moment, given its words."""
    return f"[{escape(text)}](<moment:{max(0, int(at.timestamp()))}>)"


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False})
    return parser.enable(["list", "emphasis", "backticks", "escape", "newline", "link"])


@lru_cache(maxsize=256)
def blocks(markdown: str) -> tuple[Block, ...]:
    """Parse a message's text into what renderers walk over. The same short texts come again and again."""
    return tuple(_blocks(iter(_parser().parse(markdown)), ""))


def _blocks(tokens: Iterator[Token], end: str) -> Iterator[Block]:
    for token in tokens:
        if token.type == end:
            return
        if token.type == "inline":
            yield Paragraph(tuple(_spans(iter(token.children or ()), "")))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            close = token.type.replace("open", "close")
            yield Items(tuple(_items(tokens, close)), ordered=token.type.startswith("ordered"))


def _items(tokens: Iterator[Token], end: str) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == end:
            return
        if token.type == "list_item_open":
            yield tuple(_blocks(tokens, "list_item_close"))


def _spans(tokens: Iterator[Token], end: str) -> Iterator[Span]:
    for token in tokens:
        if token.type == end:
            return
        if token.type in {"text", "text_special"}:
            if token.content:
                yield Text(token.content.translate(_RESTORE))
        elif token.type in {"softbreak", "hardbreak"}:
            yield Text("\n")
        elif token.type == "code_inline":
            yield CommandSpan(token.content.translate(_RESTORE).removeprefix("/"))
        elif token.type == "strong_open":
            yield Strong(tuple(_spans(tokens, "strong_close")))
        elif token.type == "em_open":
            yield Emphasis(tuple(_spans(tokens, "em_close")))
        elif token.type == "link_open":
            yield from _link(str(token.attrs.get("href", "")), tuple(_spans(tokens, "link_close")))


def _link(href: str, spans: tuple[Span, ...]) -> Iterator[Span]:
    words = "".join(plain_spans(spans, prefix="/"))
    if (mentioned := _MENTION.match(href)) is not None:
        yield Mention(words, bytes.fromhex(mentioned["platform_id"]).decode())
    elif (named := _MOMENT.match(href)) is not None:
        yield Instant(words, int(named["at"]))
    else:
        yield from spans


def plain_spans(spans: Sequence[Span], *, prefix: str) -> Iterator[str]:
    """Yield the bare characters of spans, commands with the platform's prefix."""
    for span in spans:
        match span:
            case Text(text):
                yield text
            case CommandSpan(text):
                yield prefix + text
            case Strong(inner) | Emphasis(inner):
                yield from plain_spans(inner, prefix=prefix)
            case Mention(name, _):
                yield name
            case Instant(text, _):
                yield text


def mentioned(markdown: str) -> frozenset[str]:
    """Return the platform ids of everybody whom a text mentions."""
    return frozenset(_mentioned(blocks(markdown))) if "](<mention:" in markdown else frozenset()


def _mentioned(parsed: Sequence[Block]) -> Iterator[str]:
    for block in parsed:
        match block:
            case Paragraph(spans):
                yield from _mentioned_in(spans)
            case Items(items, _):
                for item in items:
                    yield from _mentioned(item)


def _mentioned_in(spans: Sequence[Span]) -> Iterator[str]:
    for span in spans:
        match span:
            case Strong(inner) | Emphasis(inner):
                yield from _mentioned_in(inner)
            case Mention(_, platform_id):
                yield platform_id
            case _:
                pass


def plain(markdown: str, *, prefix: str = "/") -> str:
    """Render a message's text without any formatting: paragraphs apart, list items with a dash or a number."""
    return "\n\n".join(_plain_block(block, prefix) for block in blocks(markdown))


def _plain_block(block: Block, prefix: str) -> str:
    match block:
        case Paragraph(spans):
            return "".join(plain_spans(spans, prefix=prefix))
        case Items(items, ordered):
            return "\n".join(
                (f"{number}. " if ordered else "- ")
                + "\n".join(_plain_block(inner, prefix) for inner in item).replace("\n", "\n  ")
                for number, item in enumerate(items, start=1)
            )


MESSAGE_LIMIT = 3500
"""Most UTF-16 units of Markdown in one message: below Telegram's 4096 after parsing (Bot API, sendMessage)."""

CARD_LIMIT = 3000
"""Most UTF-16 units of a card as it is shown. An edit cannot be divided, and encrypted on Matrix a unit takes up to 16
bytes of an event's 65,536, to which some 8,000 come for clients that do not know edits."""


def split(markdown: str, limit: int = MESSAGE_LIMIT) -> list[str]:
    """Cut a long text into messages at paragraphs, and a long paragraph at its lines."""
    messages = [""]
    for paragraph in markdown.split("\n\n"):
        for piece in _pieces(paragraph, limit):
            joined = f"{messages[-1]}\n\n{piece}" if messages[-1] else piece
            if units(joined) > limit and messages[-1]:
                messages.append(piece)
            else:
                messages[-1] = joined
    return messages


def _pieces(paragraph: str, limit: int) -> list[str]:
    if units(paragraph) <= limit:
        return [paragraph]
    pieces = [""]
    for line in paragraph.split("\n"):
        joined = f"{pieces[-1]}\n{line}" if pieces[-1] else line
        if units(joined) > limit and pieces[-1]:
            pieces.append(line)
        else:
            pieces[-1] = joined
    return pieces
