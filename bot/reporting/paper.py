"""Papers: what a document says and shows, as values; how it looks is up to whatever makes it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class PaperValue(BaseModel):
    """A part of a paper. All texts are as they were typed: nothing in them is markup."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PaperPassage(PaperValue):
    """A paragraph."""

    kind: Literal["passage"] = "passage"
    text: str
    leads: bool = False
    """Whether it is what to read if nothing else is read."""


class PaperBullets(PaperValue):
    """A list in no order."""

    kind: Literal["bullets"] = "bullets"
    items: tuple[str, ...]


class PaperFacts(PaperValue):
    """What is called how: terms, each with what holds for it."""

    kind: Literal["facts"] = "facts"
    facts: tuple[tuple[str, str], ...]


class PaperTable(PaperValue):
    """A table with a row of headings; every row has as many cells as there are headings."""

    kind: Literal["table"] = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: int = 0
    """The place of the column that gets what room there is, from 0."""


class PaperFigure(PaperValue):
    """A picture with its words."""

    kind: Literal["figure"] = "figure"
    svg: str
    caption: str
    alternative: str
    """The same figures in words, for whoever does not see it."""


PaperPart = Annotated[
    PaperPassage | PaperBullets | PaperFacts | PaperTable | PaperFigure,
    Field(discriminator="kind"),
]
"""What stands below a heading."""


class PaperSection(PaperValue):
    """A heading and what stands below it."""

    heading: str
    parts: tuple[PaperPart, ...] = ()


class Paper(PaperValue):
    """A whole document."""

    language: Literal["de", "en"]
    title: str
    subtitle: str = ""
    date: str
    """When it was made, as it is shown."""
    origin: str = ""
    """Who made it and out of what, in a line at the foot of each page."""
    contents: str = ""
    """What the table of contents is called; none without."""
    table: str = ""
    """What tables are called where they are numbered."""
    figure: str = ""
    """What pictures are called where they are numbered."""
    page: str = ""
    """What a page is called, in front of its number."""
    summary: tuple[PaperPart, ...] = ()
    """What stands before the first heading."""
    sections: tuple[PaperSection, ...] = ()
