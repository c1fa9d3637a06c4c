"""Messages as Telegram gets them: HTML that is only ours, not too long, and buttons that fit."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.keyboards import door, keyboard
from adapters.telegram.rendering import parts, shortened, units
from bot.engine.exchange.content import Choice, escape, mention, moment
from bot.engine.exchange.messages import DeliveryError, Failure

ALLOWED = {"b", "i", "code", "a"}
"""Of the tags in the Bot API's list for its HTML style, those in use."""
TYPED = st.characters(codec="utf-8", exclude_characters="\r\0")
"""What people can type: no surrogates."""


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("ein Satz", "ein Satz"),
        ("eins\n\nzwei", "eins\n\nzwei"),
        ("**wichtig**", "<b>wichtig</b>"),
        ("*leise*", "<i>leise</i>"),
        ("*leise **laut***", "<i>leise <b>laut</b></i>"),
        ("`/status`", "/status"),
        ("`/decision 3`", "<code>/decision 3</code>"),
        ("- a\n- b", "• a\n• b"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("- a\n  - b", "• a\n  • b"),
        ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
    ],
)
def test_each_form_has_its_place(markdown: str, html: str) -> None:
    assert [part.html for part in parts(markdown)] == [html]


def test_a_moment_is_marked_as_one_and_counts_as_its_words() -> None:
    at = datetime(2026, 11, 20, 8, 20, tzinfo=UTC)
    (part,) = parts(f"bis {moment('Fr. 20.11., <9:20>', at)}")
    assert part.html == 'bis <tg-time unix="1795162800" format="wdt">Fr. 20.11., &lt;9:20&gt;</tg-time>'
    assert part.plain == "bis Fr. 20.11., <9:20>"
    longest = f"{'x' * (4096 - units('Fr. 20.11.'))}{moment('Fr. 20.11.', at)}"
    assert [units(one.plain) for one in parts(longest)] == [4096], "the tag itself counts for nothing"


@pytest.mark.parametrize("year", [1969, 2039])
def test_a_moment_that_telegram_cannot_keep_stays_its_words(year: int) -> None:
    assert parts(moment("damals", datetime(year, 1, 1, tzinfo=UTC)))[0].html == "damals"


def test_a_person_is_mentioned_by_number_and_cannot_break_out() -> None:
    assert parts(mention("<Anna>", "5300000001"))[0].html == '<a href="tg://user?id=5300000001">&lt;Anna&gt;</a>'


@pytest.mark.parametrize("nobody", ["-1002900000000", '5"><b>', "@anna"])
def test_whoever_is_no_person_is_named_only(nobody: str) -> None:
    assert parts(mention("Bündnis", nobody))[0].html == "Bündnis"


@given(st.text(alphabet=TYPED))
def test_whatever_is_typed_never_becomes_markup(typed: str) -> None:
    html = parts(f"**x**{escape(typed)}.")[0].html
    assert set(re.findall(r"</?([a-zA-Z]+)", html)) <= ALLOWED
    assert unescape(html.removeprefix("<b>x</b>")) == "".join(
        char for char in f"{typed}." if not 0xFDD0 <= ord(char) <= 0xFDEF
    )


def test_blank_text_is_no_message() -> None:
    assert parts("\n\n") == []


def test_a_text_is_cut_at_paragraphs_only_if_it_is_too_long() -> None:
    paragraph = "**Wort** " + "Wort " * 300
    assert len(parts(f"{paragraph}\n\n{paragraph}")) == 1
    cut = parts("\n\n".join([paragraph] * 5))
    assert len(cut) > 1
    assert all(part.html.count("<b>") == part.html.count("</b>") for part in cut)
    assert all(part.plain.startswith("Wort") and units(part.plain) <= 4096 for part in cut)


@given(st.integers(min_value=1, max_value=3), st.sampled_from(["Wort ", "x", "👩🏽‍🚒", "<&>", "ä\n"]))
def test_nothing_is_lost_however_long_a_line_is(times: int, word: str) -> None:
    typed = word * (times * 4096 // units(word) + 7)
    cut = parts(escape(typed))
    assert all(0 < units(part.plain) <= 4096 for part in cut)
    assert "".join("".join(part.plain for part in cut).split()) == "".join(typed.split())
    assert all(unescape(part.html) == part.plain for part in cut)


def test_a_refreshed_message_that_grew_too_long_shows_its_beginning() -> None:
    found = shortened("\n\n".join(f"Absatz {number} " + "Wort " * 300 for number in range(9)))
    assert found is not None
    assert found.plain.startswith("Absatz 0")
    assert found.plain.endswith("…")
    assert units(found.plain) <= 4096


def test_a_button_carries_the_mark_and_the_key() -> None:
    found = keyboard([Choice("r1", "1")], "a7", "dreiklang_bot")
    assert found is not None
    assert found.inline_keyboard[0][0].callback_data == "a7:r1"


def test_a_choice_with_a_door_leads_into_the_private_chat() -> None:
    found = keyboard([Choice("private", "privat antworten", door="tok_en-1")], "a7", "dreiklang_bot")
    assert found is not None
    button = found.inline_keyboard[0][0]
    assert (button.url, button.callback_data) == ("https://t.me/dreiklang_bot?start=tok_en-1", None)


def test_a_button_carries_64_bytes_at_most() -> None:
    assert keyboard([Choice("k" * 43, "x")], "m" * 20, "dreiklang_bot")
    with pytest.raises(DeliveryError) as failed:
        keyboard([Choice("k" * 44, "x")], "m" * 20, "dreiklang_bot")
    assert failed.value.failure is Failure.REFUSED


@pytest.mark.parametrize("token", ["", "a b", "ä", "x" * 65])
def test_a_door_takes_only_what_a_link_can_carry(token: str) -> None:
    with pytest.raises(DeliveryError):
        door("dreiklang_bot", token)
