"""The report as a page: accessible; whatever was typed stands there as typed; nothing runs or comes from outside."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reporting.html import html
from bot.reporting.paper import Paper, PaperSection, PaperTable
from tests.reporting.test_pdf import HOSTILE, SVG, paper

if TYPE_CHECKING:
    from typing import Literal

_WITHOUT_END: Final = frozenset({"meta", "img", "br"})
_KNOWN: Final = frozenset(
    {
        *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "footer", "div"),
        *("h1", "h2", "p", "ol", "ul", "li", "a", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th"),
        *("td", "figure", "img", "figcaption", "br"),
    }
)


class ReadPage(HTMLParser):
    """What a browser finds in a page: elements with their attributes, and text by the element that it stands in."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self.inside: list[str] = []
        self.feed(body.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _WITHOUT_END:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.inside[-1], data))

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def said(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


@pytest.mark.parametrize("language", ["de", "en"])
def test_language_title_headings_tables_and_alternative_texts_are_there(language: Literal["de", "en"]) -> None:
    page = ReadPage(html(paper("Größe", language=language)))

    assert page.inside == []
    assert page.of("html") == [{"lang": language}]
    assert page.said("title") == page.said("h1") == ["Größe"]
    assert page.said("h2") == ["Inhalt", *(f"Größe {number}" for number in range(4))]
    assert [one["scope"] for one in page.of("th")] == ["col", "col", "row"] * 5
    assert page.said("caption") == [f"Tabelle {number}: Größe" for number in range(1, 6)]
    assert page.said("figcaption") == [f"Abbildung {number}: Größe" for number in range(1, 6)]
    assert [one["alt"] for one in page.of("img")] == ["Größe"] * 5
    assert all(
        b64decode(one["src"].removeprefix("data:image/svg+xml;base64,")).decode() == SVG for one in page.of("img")
    )


def test_every_reference_leads_somewhere_and_every_id_is_there_once() -> None:
    page = ReadPage(html(paper()))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    named = {attributes["aria-labelledby"] for _, attributes in page.elements if "aria-labelledby" in attributes}
    linked = {one["href"].removeprefix("#") for one in page.of("a")}

    assert len(ids) == len({*ids})
    assert named | linked <= {*ids}
    assert len(linked) == 4


def test_what_scrolls_can_be_reached_by_the_keyboard_and_has_a_name() -> None:
    wide = [one for one in ReadPage(html(paper())).of("div") if one.get("class") == "wide"]

    assert len(wide) == 5
    assert all((one["role"], one["tabindex"]) == ("region", "0") and one["aria-labelledby"] for one in wide)


def test_on_a_phone_every_cell_has_its_columns_name_and_a_table_stays_one() -> None:
    page = ReadPage(html(Paper(language="de", title="t", date="d", sections=(_asked_and_answered(),))))

    assert [one["data-name"] for one in page.of("td")] == ["Wer:", "Auf Kurs?"]
    assert [one["role"] for name, one in page.elements if name in {"table", "thead", "tbody", "tr", "th", "td"}] == [
        *("table", "rowgroup", "row", "columnheader", "columnheader", "columnheader"),
        *("rowgroup", "row", "rowheader", "cell", "cell"),
    ]
    (style,) = page.said("style")
    assert "@media (max-width: 36rem)" in style
    assert "td::before { content: attr(data-name)" in style


def _asked_and_answered() -> PaperSection:
    table = PaperTable(caption="c", head=("Was", "Wer", "Auf Kurs?"), rows=(("Räume", "Kammer", "ja"),))
    return PaperSection(heading="h", parts=(table,))


def test_what_matters_most_stands_before_the_contents() -> None:
    order = [(name, one.get("class", "")) for name, one in ReadPage(html(paper())).elements]

    assert order.index(("div", "summary")) < order.index(("nav", "")) < order.index(("section", ""))


def test_the_policy_lets_nothing_run_or_come_from_outside_and_knows_the_style() -> None:
    body = html(paper())
    page = ReadPage(body)
    (policy,) = (one["content"] for one in page.of("meta") if one.get("http-equiv") == "Content-Security-Policy")
    (style,) = page.said("style")

    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not re.search(rb"https?://|//[a-z]", body.replace(SVG.encode(), b""))
    assert {"name": "robots", "content": "noindex, nofollow, noarchive"} in page.of("meta")


@pytest.mark.parametrize(
    "text", [*HOSTILE, "</title></style><img src=x onerror=alert(1)>", "\"' onload='x", "&lt;b&gt;"]
)
def test_whatever_was_typed_stands_there_as_typed_and_does_nothing(text: str) -> None:
    page, plain = ReadPage(html(paper(text))), ReadPage(html(paper("Text")))

    assert [name for name, _ in page.elements] == [name for name, _ in plain.elements]
    assert page.said("h1") == page.said("title") == [text]
    assert {text} <= {*page.said("li"), *page.said("dd"), *page.said("td")}
    assert {one["alt"] for one in page.of("img")} == {text}


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_no_text_becomes_markup(text: str) -> None:
    page = ReadPage(html(paper(text)))

    assert page.inside == []
    assert {name for name, _ in page.elements} <= _KNOWN
    assert {name for _, attributes in page.elements for name in attributes} <= {
        *("lang", "charset", "content", "name", "http-equiv", "id", "class", "role", "tabindex", "scope", "src", "alt"),
        *("href", "aria-labelledby", "data-name"),
    }


def test_an_empty_paper_is_a_page_without_empty_lists() -> None:
    page = ReadPage(html(Paper(language="de", title="Leer", date="Stand: heute")))

    assert page.said("h1") == ["Leer"]
    assert page.of("nav") == page.of("ul") == page.of("footer") == []
