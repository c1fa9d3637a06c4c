"""Telegram's HTML as the emulator reads it, and its counting in UTF-16 units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.telegram.emulator.errors import ApiError
from tests.telegram.emulator.formatting import cut, found_entities, parse_html, stripped, to_html, units


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a<b>ä</b>", "aä", [("bold", 1, 1)]),
        ("😀<i>x<b>y</b></i>", "😀xy", [("bold", 3, 1), ("italic", 2, 2)]),
        ("&lt;&gt;&amp;&quot;&#39;&#x41;", "<>&\"'A", []),
        ("Bund & Land, R&D;", "Bund & Land, R&D;", []),
        ("<B>x</b >", "x", [("bold", 0, 1)]),
        ("<code class=language-python>x</code>", "x", [("code", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<a href='https://x.org/?a=1&amp;b=2'>x</a>", "x", [("text_link", 0, 1)]),
        ("<b></b>x", "x", []),
    ],
)
def test_html_that_can_be_read(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    found, parsed = parse_html(source)

    assert found == text
    assert [(one["type"], one["offset"], one["length"]) for one in parsed] == entities


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("ä<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<a href=x:y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_that_cannot_be_read(source: str, words: str) -> None:
    with pytest.raises(ApiError) as error:
        parse_html(source)

    assert error.value.description == f"Bad Request: can't parse entities: {words}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_shown_as_html_reads_back_as_the_same_text(text: str) -> None:
    assert parse_html(to_html(text, []))[0] == text


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_cutting_counts_as_telegram_does(before: str, inside: str) -> None:
    assert cut(before + inside + "x", units(before), units(inside)) == inside


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/hilfe@dreiklang_bot bitte", [("bot_command", 0, 20)]),
        ("😀 /a und /b", [("bot_command", 3, 2), ("bot_command", 10, 2)]),
        ("und/oder a@b", []),
        ("@dreiklang_bot", [("mention", 0, 14)]),
        ("https://example.org/a.", [("url", 0, 21)]),
    ],
)
def test_what_the_server_finds_by_itself(text: str, found: list[tuple[str, int, int]]) -> None:
    assert [(one["type"], one["offset"], one["length"]) for one in found_entities(text)] == found


def test_spaces_at_both_ends_go_and_entities_move() -> None:
    assert stripped("  x y ", [{"type": "bold", "offset": 0, "length": 6}]) == (
        "x y",
        [{"type": "bold", "offset": 0, "length": 3}],
    )
