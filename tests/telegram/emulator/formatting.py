"""Telegram's HTML, entities and lengths in UTF-16 units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

from tests.telegram.emulator.errors import bad_request
from tests.telegram.emulator.jsons import integer, string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.telegram.emulator.jsons import Json

MOST_ENTITIES = 100
"""Further entities of a message are dropped without a word."""
TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
"""The type of entity by tag (Bot API, HTML style)."""
_SHOWN_AS = {
    kind: tag for tag, kind in reversed(TAGS.items()) if kind not in {"text_link", "custom_emoji", "date_time"}
}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_CHARACTER = re.compile(rb"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_SPACE = b" \t\r\n\0\v"
_FOUND = re.compile(
    r"(?<![\w/@])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?!\w)"
    r"|(?<![\w@])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})(?!\w)"
    r"|(?P<url>https?://[^\s<>\"]*[\w/])"
)


def units(value: str) -> int:
    """Return the length in UTF-16 units, which is what Telegram counts in."""
    return len(value.encode("utf-16-le", "surrogatepass")) // 2


def cut(value: str, offset: int, length: int) -> str:
    """Return a piece by offset and length in UTF-16 units."""
    return value.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def found_entities(value: str, others: Sequence[Json] = ()) -> list[Json]:
    """Return the commands, mentions and addresses the server itself finds, where no code or link of `others` is."""
    taken = [_range(entity) for entity in others if entity["type"] in {"code", "pre", "text_link"}]
    entities: list[Json] = []
    for match in _FOUND.finditer(value):
        start = units(value[: match.start()])
        length = units(match[0])
        if not any(begin < start + length and start < end for begin, end in taken):
            entities.append({"type": match.lastgroup, "offset": start, "length": length})
    return entities


def _range(entity: Json) -> tuple[int, int]:
    return integer(entity["offset"]), integer(entity["offset"]) + integer(entity["length"])


def stripped(value: str, entities: Sequence[Json]) -> tuple[str, list[Json]]:
    """Return text and entities without spaces at both ends, and the entities in order, at most `MOST_ENTITIES`."""
    short = value.rstrip()
    skipped = units(short) - units(short.lstrip())
    short = short.lstrip()
    size = units(short)
    kept: list[Json] = []
    for entity in entities:
        begin, end = _range(entity)
        begin, end = max(0, begin - skipped), min(size, end - skipped)
        if begin < end:
            kept.append({**entity, "offset": begin, "length": end - begin})
    kept.sort(key=lambda entity: (integer(entity["offset"]), -integer(entity["length"])))
    return short, kept[:MOST_ENTITIES]


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int


def _wrong(message: str) -> Exception:
    return bad_request(f"can't parse entities: {message}")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return the text and the entities of HTML as Telegram reads it; offsets in its complaints are in UTF-8 bytes.

    A lone `&` stays what it is, as on the real server; a lone `<` is an error.

    Raises:
        ApiError: 400 "can't parse entities: …", in the words of TDLib's parser.
    """
    return _Html(source.encode()).parse()


class _Html:
    def __init__(self, source: bytes) -> None:
        self._source = source
        self._at = 0
        self._out = bytearray()
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        while self._at < len(self._source):
            if self._source[self._at] == ord("<"):
                if self._source[self._at + 1 : self._at + 2] == b"/":
                    self._end_tag()
                else:
                    self._start_tag()
            else:
                self._out += self._character()
        if self._open:
            raise _wrong(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        return self._out.decode(), self._entities

    def _character(self) -> bytes:
        match = _CHARACTER.match(self._source, self._at)
        if match is None:
            self._at += 1
            return self._source[self._at - 1 : self._at]
        number = int(match[1]) if match[1] else int(match[2], 16) if match[2] else 0
        if not match[3] and not 0 < number < 0x110000:  # the end of Unicode
            self._at += 1
            return b"&"
        self._at = match.end()
        return (_NAMED[match[3]] if match[3] else chr(number)).encode()

    def _until(self, stops: bytes) -> str:
        begin = self._at
        while self._at < len(self._source) and self._source[self._at] not in stops:
            self._at += 1
        return self._source[begin : self._at].decode("utf-8", "replace")

    def _skip_spaces(self) -> None:
        while self._here() in _SPACE and self._at < len(self._source):
            self._at += 1

    def _here(self) -> bytes:
        return self._source[self._at : self._at + 1]

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        tag = self._until(_SPACE + b">").lower()
        if self._at == len(self._source):
            raise _wrong(f"Unclosed start tag at byte offset {begin}")
        if tag not in TAGS:
            raise _wrong(f'Unsupported start tag "{tag}" at byte offset {begin}')
        attributes: dict[str, str] = {}
        self._skip_spaces()
        while self._here() != b">":
            name, value = self._attribute(tag, begin)
            attributes[name] = value
            self._skip_spaces()
        self._at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self._open.append(_Open(tag, attributes, units(self._out.decode())))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._until(_SPACE + b"=>/\"'")
        if not name:
            raise _wrong(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_spaces()
        if self._here() == b"=":
            self._at += 1
            self._skip_spaces()
        elif self._here():
            return name, ""
        if not self._here():
            raise _wrong(f'Unclosed start tag "{tag}" at byte offset {begin}')
        value = bytearray()
        quote = self._here()
        if quote in {b'"', b"'"}:
            self._at += 1
            while self._here() not in {quote, b""}:
                value += self._character()
            self._at += 1
        else:
            token = self._at
            while self._here().isalnum() or self._here() in {b".", b"-"}:
                value += self._here().lower()
                self._at += 1
            if self._here() not in {b">", *(bytes([space]) for space in _SPACE)}:
                raise _wrong(f"Unexpected end of name token at byte offset {token}")
        if self._at >= len(self._source):
            raise _wrong(f"Unclosed start tag at byte offset {begin}")
        return name, value.decode("utf-8", "replace")

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise _wrong(f"Unexpected end tag at byte offset {begin}")
        self._at += 2
        tag = self._until(_SPACE + b">").lower()
        self._skip_spaces()
        if self._here() != b">":
            raise _wrong(f"Unclosed end tag at byte offset {begin}")
        self._at += 1
        opened = self._open.pop()
        if tag not in {"", opened.tag}:
            expected = f'expected "</{opened.tag}>", found "</{tag}>"'
            raise _wrong(f"Unmatched end tag at byte offset {begin}, {expected}")
        length = units(self._out.decode()) - opened.offset
        entity = _entity(opened, cut(self._out.decode(), opened.offset, length)) if length else None
        if entity is not None:
            self._entities.append({**entity, "offset": opened.offset, "length": length})


def _entity(opened: _Open, inside: str) -> Json | None:
    """Return the entity of a tag without its place, or nothing for a tag that says nothing."""
    kind, attributes = TAGS[opened.tag], opened.attributes
    if kind == "text_link":
        target = attributes.get("href") or inside
        return {"type": kind, "url": target} if "." in target or ":" in target else None
    if kind == "custom_emoji":
        return {"type": kind, "custom_emoji_id": attributes.get("emoji-id", "")}
    if kind == "date_time":
        return _date_time(integer(attributes.get("unix")), attributes.get("format", ""))
    if kind == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    return {"type": kind}


def _date_time(seconds: int, shape: str) -> Json | None:
    """Return the entity of a moment; one that is no time after 1970 says nothing (TDLib, FormattedDate)."""
    if shape not in {"r", "R"} and not set(shape) <= set("tTdDwW"):
        raise _wrong("Invalid date format used")
    return {"type": "date_time", "unix_time": seconds, "date_time_format": shape} if 0 < seconds < 2**31 else None


def _iso(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def to_html(value: str, entities: Sequence[Json]) -> str:
    """Return text and entities as HTML, as a person would see it formatted."""
    marks: list[tuple[int, int, int, str]] = []
    for entity in entities:
        begin, end = _range(entity)
        kind = string(entity["type"])
        if kind == "text_link":
            before, after = f'<a href="{escape(string(entity["url"]))}">', "</a>"
        elif kind == "date_time":
            before, after = f'<time datetime="{_iso(integer(entity["unix_time"]))}">', "</time>"
        elif kind == "expandable_blockquote":
            before, after = "<blockquote expandable>", "</blockquote>"
        elif kind in _SHOWN_AS:
            before, after = f"<{_SHOWN_AS[kind]}>", f"</{_SHOWN_AS[kind]}>"
        else:
            continue
        marks += [(begin, 1, -end, before), (end, 0, -begin, after)]
    out, done = "", 0
    for at, _, _, mark in sorted(marks):
        out += escape(cut(value, done, at - done), quote=False) + mark
        done = at
    return out + escape(cut(value, done, units(value) - done), quote=False)
