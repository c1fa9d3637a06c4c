"""Content: what people type is shown exactly, and only wording is markup."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from bot.engine.exchange.content import (
    MESSAGE_LIMIT,
    CommandSpan,
    Items,
    Mention,
    Paragraph,
    Strong,
    Text,
    blocks,
    escape,
    mention,
    plain,
    split,
)
from bot.engine.exchange.direction import closed

typed = st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\r\0"), min_size=1)


@given(typed)
@example("a *b* _c_ `d` <b>e</b> [f](g) &amp; \\ ~~h~~\n\n- i\n    1. j\n# k | l")
@example("   leading, trailing   ")
@example("https://example.org/?a=1&b=2 😀 👩‍👩‍👧")
@example("\u202everkehrt\n\u2067noch")
def test_typed_text_survives_exactly(text: str) -> None:
    assert plain(f"**Wort:** {escape(text)}") == f"Wort: {closed(text)}"


@given(typed)
def test_typed_text_never_leaves_its_list_item(text: str) -> None:
    (items,) = blocks(f"- {escape(text)}\n- ende")
    assert isinstance(items, Items)
    assert len(items.items) == 2


@given(typed, typed)
def test_mentions_carry_name_and_id_exactly(name: str, platform_id: str) -> None:
    (paragraph,) = blocks(f"Hallo {mention(name, platform_id)}!")
    assert isinstance(paragraph, Paragraph)
    assert Mention(closed(name), platform_id) in paragraph.spans


def test_wording_is_markup() -> None:
    assert blocks("**stark** und `/hilfe`") == (
        Paragraph((Strong((Text("stark"),)), Text(" und "), CommandSpan("hilfe"))),
    )


def test_commands_get_the_platforms_prefix() -> None:
    assert plain("Mit `/hilfe` geht es weiter.", prefix="!") == "Mit !hilfe geht es weiter."


def test_links_that_are_no_mentions_stay_text() -> None:
    assert plain("[hier](https://example.org)") == "hier"


def test_long_texts_are_cut_at_paragraphs() -> None:
    paragraphs = [f"Absatz {number} " + "x" * 900 for number in range(10)]
    messages = split("\n\n".join(paragraphs))
    assert len(messages) > 1
    assert "\n\n".join(messages).split("\n\n") == paragraphs
    assert all(len(message) <= MESSAGE_LIMIT for message in messages)


def test_long_lists_are_cut_between_lines() -> None:
    lines = [f"- Zeile {number} " + "y" * 80 for number in range(100)]
    messages = split("\n".join(lines))
    assert [line for message in messages for line in message.split("\n")] == lines
    assert all(len(message) <= MESSAGE_LIMIT for message in messages)
