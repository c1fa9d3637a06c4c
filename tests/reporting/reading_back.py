"""Reads back out of a PDF what whoever does not see it is told: language, title, headings, alternative texts."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class ReadBack:
    """A document as a screen reader meets it."""

    language: str
    title: str
    tagged: bool
    text: str
    kinds: tuple[str, ...]
    """What its parts are, in their order: headings, tables, lists, figures …"""
    alternatives: tuple[str, ...]
    """What is said of each figure."""
    claims: str
    """What it says of itself in its metadata."""
    pages: int
    active: bool
    """Whether anything in it would run, or leads out of it."""


def read_back(body: bytes) -> ReadBack:
    """Read a PDF."""
    reader = PdfReader(io.BytesIO(body))
    root = reader.root_object
    marks, metadata = root["/MarkInfo"], root["/Metadata"].get_object()
    assert isinstance(marks, DictionaryObject)
    assert isinstance(metadata, StreamObject)
    elements = list(_elements(root["/StructTreeRoot"]))
    return ReadBack(
        language=str(root["/Lang"]),
        title=str(reader.metadata.title if reader.metadata else ""),
        tagged=bool(marks["/Marked"]),
        text="\n".join(page.extract_text() for page in reader.pages),
        kinds=tuple(str(one.get("/S", "")).removeprefix("/") for one in elements),
        alternatives=tuple(str(one["/Alt"]) for one in elements if "/Alt" in one and one.get("/S") == "/Figure"),
        claims=metadata.get_data().decode(),
        pages=len(reader.pages),
        active=any(name in body for name in (b"/JavaScript", b"/Launch", b"/URI", b"/EmbeddedFile")),
    )


def _elements(node: object) -> Iterator[DictionaryObject]:
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, ArrayObject):
        for one in found:
            yield from _elements(one)
    elif isinstance(found, DictionaryObject):
        yield found
        if "/K" in found:
            yield from _elements(found["/K"])
