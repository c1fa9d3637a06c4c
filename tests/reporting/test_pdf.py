"""The report as PDF: accessible, and whatever was typed stands there as it was typed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from bot.reporting.paper import (
    Paper,
    PaperBullets,
    PaperFacts,
    PaperFigure,
    PaperPassage,
    PaperSection,
    PaperTable,
)
from bot.reporting.pdf import pdf
from tests.reporting.reading_back import read_back

if TYPE_CHECKING:
    from typing import Literal

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><text x="5" y="20">Rad</text></svg>'
HOSTILE = (
    "#set page(fill: red)",
    '#read("/etc/passwd")',
    "#image(bytes(1))",
    "<script>alert(1)</script>",
    "$x^2$ *fett* _schräg_ `code` @ref <marke> // weg /* weg */ \\",
    '{"paper": [1]} #{panic()} ]) }',
    "=WENN(1;2)",
)


def paper(text: str = "Text", *, language: Literal["de", "en"] = "de") -> Paper:
    """Return a paper that has everything, with a text in every place."""
    parts = (
        PaperPassage(text=text, leads=True),
        PaperPassage(text=text),
        PaperBullets(items=(text, "zwei")),
        PaperFacts(facts=((text, text),)),
        PaperTable(caption=text, head=(text, "B"), rows=((text, text),), wide=1),
        PaperFigure(svg=SVG, caption=text, alternative=text),
    )
    return Paper(
        language=language,
        title=text,
        subtitle=text,
        date=text,
        origin=text,
        contents="Inhalt",
        table="Tabelle",
        figure="Abbildung",
        page="Seite",
        summary=parts,
        sections=tuple(PaperSection(heading=f"{text} {number}", parts=parts) for number in range(4)),
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_language_title_headings_tables_and_alternative_texts_can_be_read_back(language: Literal["de", "en"]) -> None:
    read = read_back(pdf(paper("Größe", language=language)))

    assert (read.language, read.title, read.tagged) == (language, "Größe", True)
    assert "pdfuaid:part" in read.claims
    assert read.kinds.count("H1") >= 4
    assert {"Table", "TH", "L", "Figure", "Caption"} <= {*read.kinds}
    assert read.alternatives == ("Größe",) * 5
    assert "Seite 1 / " in read.text


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_was_typed_stands_there_as_typed_and_does_nothing(text: str) -> None:
    read = read_back(pdf(paper(text)))

    assert "".join(text.split()) in "".join(read.text.split())
    assert read.title == text
    assert not read.active


def test_signs_that_no_font_has_are_written_out_and_what_turns_writing_round_is_gone() -> None:
    read = read_back(pdf(paper("a\N{RIGHT-TO-LEFT OVERRIDE}b \N{SLIGHTLY SMILING FACE} 漢\x00")))

    assert "ab [slightly smiling face] [cjk unified ideograph-6f22]" in " ".join(read.text.split())


def test_long_words_and_empty_texts_are_no_trouble() -> None:
    assert read_back(pdf(paper("x" * 3000))).pages > 1
    assert read_back(pdf(Paper(language="de", title="Leer", date=""))).pages == 1


def test_a_row_stays_on_one_page_and_one_that_may_not_fit_goes_on() -> None:
    words = "Das Begegnungscafé öffnet auch samstags, zwei Freiwillige je Schicht. "
    rows = (*((f"A-{n}", f"{words * (4 + n % 5)}Z-{n}") for n in range(60)), ("lang", "wort " * 2_000 + "Ende"))
    table = PaperTable(caption="c", head=("Nr.", "Was"), rows=rows, wide=1)
    made = pdf(Paper(language="de", title="t", date="d", sections=(PaperSection(heading="h", parts=(table,)),)))
    pages = [page.extract_text().split() for page in PdfReader(io.BytesIO(made)).pages]

    assert len(pages) > 5
    for number in range(60):
        (begins,) = [place for place, found in enumerate(pages) if f"A-{number}" in found]
        assert f"Z-{number}" in pages[begins]
    assert sum(found.count("wort") for found in pages) == 2_000
    assert "Ende" in pages[-1]
