"""The documents: whatever they lead to exists, and what is made from the code is fresh."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tests.documents.making import made

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUSE = Path(__file__).parent.parent
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?\)")
NAMED = re.compile(r"`((?:[\w.-]+/)+[\w.*{}-]*|[\w-]+\.(?:md|py|toml|ftl|txt))`")
HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)
FENCED = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
FOLDERS = (".ci", ".github", "adapters", "bot", "deploy", "docs", "flows", "tests")


@cache
def documents() -> tuple[Path, ...]:
    """Every Markdown file of the project."""
    return (
        *sorted(HOUSE.glob("*.md")),
        *(file for folder in FOLDERS for file in sorted((HOUSE / folder).rglob("*.md"))),
    )


def prose(document: Path) -> str:
    return FENCED.sub("", document.read_text(encoding="utf-8"))


def anchors(document: Path) -> Iterator[str]:
    """What the headings of a document are called in links."""
    for heading in HEADING.findall(prose(document)):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_link_leads_somewhere() -> None:
    dead = []
    for document in documents():
        for link in LINK.findall(prose(document)):
            if re.match(r"[a-z]+:", link):
                continue
            path, _, anchor = unquote(link).partition("#")
            target = document.parent / path if path else document
            if not target.exists() or (anchor and anchor not in anchors(target)):
                dead.append(f"{document.relative_to(HOUSE)}: {link}")
    assert not dead


def test_every_path_that_is_named_exists() -> None:
    """Paths from the top folder; `*`, `{…}` and names of folders are taken as what they stand for."""
    missing = []
    for document in documents():
        for named in NAMED.findall(prose(document)):
            if named.partition("/")[0] in FOLDERS:
                pattern = re.sub(r"\{[^}]*\}", "*", named).rstrip("/")
                if not any(HOUSE.glob(pattern)):
                    missing.append(f"{document.relative_to(HOUSE)}: {named}")
    assert not missing


def test_the_index_names_every_document() -> None:
    folder = HOUSE / "docs"
    index = {(folder / link).resolve() for link in LINK.findall(prose(folder / "README.md"))}

    assert not {document for document in documents() if folder in document.parents} - index - {folder / "README.md"}


def test_what_is_made_from_the_code_is_fresh() -> None:
    stale = [path for path, text in made().items() if (HOUSE / path).read_text(encoding="utf-8") != text]

    assert not stale, "make documents renews them"
