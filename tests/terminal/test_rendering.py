"""How content looks in a file and on a screen."""

import re

from hypothesis import given
from hypothesis import strategies as st

from adapters.terminal.look import PLAIN, Look
from adapters.terminal.rendering import render
from bot.engine.exchange.content import Choice, Content, escape, mention

SCREEN = Look(styled=True, columns=40)


def visible(text: str) -> str:
    return re.sub(r"\x1b\[\d+m", "", text)


@given(typed=st.text().filter(lambda text: text.strip() != "").map(lambda text: text.replace("\r", "")))
def test_typed_text_comes_out_as_typed(typed: str) -> None:
    kept = re.sub("[\x00\ufdd0-\ufdd3]", "", typed)
    if kept:
        assert render(Content(f"A{escape(typed)}Z")) == f"A{kept}Z"


def test_marked_words_are_plain_in_a_file() -> None:
    text = f"**Stand**: *Ahlen* sagt `/status` zu {mention('Anna', 'anna')}"
    assert render(Content(text)) == "Stand: Ahlen sagt /status zu Anna"


def test_marked_words_stand_out_on_a_screen() -> None:
    assert render(Content("**Stand** *bald*"), SCREEN) == "\x1b[1mStand\x1b[0m \x1b[3mbald\x1b[0m"


def test_an_inner_style_does_not_end_the_outer_one() -> None:
    assert render(Content("**wichtig *sehr* wichtig**"), SCREEN) == "\x1b[1mwichtig sehr wichtig\x1b[0m"


def test_lists_hang_below_their_markers() -> None:
    text = "Es fehlen\n\n1. Stadt\n   - Amt\n2. Kammer"
    assert render(Content(text)) == "Es fehlen\n\n1. Stadt\n   - Amt\n2. Kammer"


def test_choices_stand_in_one_row_if_they_fit() -> None:
    choices = (Choice("a", "Zustimmung"), Choice("b", "Bedenken"))
    assert render(Content("Und?", choices)) == "Und?\n\n1 Zustimmung · 2 Bedenken"


def test_many_choices_stand_in_columns() -> None:
    choices = tuple(Choice(f"k{number}", f"Ort {number}") for number in range(1, 11))
    assert visible(render(Content("Welcher?", choices), SCREEN)).split("\n")[2:] == [
        "1 Ort 1     2 Ort 2     3 Ort 3",
        "4 Ort 4     5 Ort 5     6 Ort 6",
        "7 Ort 7     8 Ort 8     9 Ort 9",
        "10 Ort 10",
    ]


def test_long_choices_stand_on_a_line_each_and_hang_below_their_number() -> None:
    choices = tuple(Choice(f"k{number}", f"Organisation Nummer {number} mit einem langen Namen") for number in (1, 2))
    assert visible(render(Content("Welche?", choices), SCREEN)).split("\n")[2:] == [
        "1 Organisation Nummer 1 mit einem langen",
        "  Namen",
        "2 Organisation Nummer 2 mit einem langen",
        "  Namen",
    ]


def test_what_holds_at_present_has_a_dot() -> None:
    scale = (Choice("a", "1"), Choice("b", "2", marked=True), Choice("c", "weiß nicht", marked=True))
    assert render(Content("Wie?", scale)) == "Wie?\n\n1 · 2 ● · 3 ● weiß nicht"


def test_compact_leaves_out_empty_lines() -> None:
    content = Content("Karte\n\n3 von 5", (Choice("a", "ja"),))
    assert render(content, compact=True) == "Karte\n3 von 5\n1 ja"


@given(words=st.lists(st.text("abäß漢🙂", min_size=1, max_size=12), min_size=1, max_size=40))
def test_a_screen_wraps_between_words_and_loses_none(words: list[str]) -> None:
    rows = render(Content(" ".join(words)), SCREEN).split("\n")
    assert " ".join(rows).split() == words
    assert all(sum(2 if char in "漢🙂" else 1 for char in row) <= 40 for row in rows)


def test_a_wrapped_line_does_not_begin_with_the_space_before_it() -> None:
    assert render(Content("a" * 40 + " b"), SCREEN) == "a" * 40 + "\nb"


def test_list_items_wrap_within_their_own_room() -> None:
    rows = render(Content("- " + "wort " * 20), SCREEN).split("\n")
    assert len(rows) > 1
    assert all(row.startswith("  wort") for row in rows[1:])
    assert all(len(row) <= 40 for row in rows)


def test_styles_take_no_room() -> None:
    words = " ".join(["**wort**"] * 8)
    assert visible(render(Content(words), SCREEN)) == "wort wort wort wort wort wort wort wort"


def test_control_characters_cannot_act_on_a_screen() -> None:
    typed = "\x1b[2Jweg\x07"
    assert render(Content(escape(typed)), SCREEN) == "␛[2Jweg␇"
    assert render(Content(escape(typed)), PLAIN) == typed
