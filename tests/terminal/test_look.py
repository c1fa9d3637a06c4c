"""Colours by name, the width of a window, and when there are neither."""

import io

import pytest

from adapters.terminal.look import PLAIN, Look, colour, cut, look_of, unstyled, width


class Screen(io.StringIO):
    """Output that a person looks at."""

    def isatty(self) -> bool:
        return True


def test_a_name_has_the_same_colour_however_it_is_typed() -> None:
    assert colour("Anna") == colour("anna")


def test_those_of_demonstration_and_tutorial_are_told_apart() -> None:
    for people in ("anna bert carla deniz emil fatma greta group", "anna ben clara deniz emil fatma greta group"):
        assert len({colour(name) for name in people.split()}) == 8


def test_a_screen_is_coloured_and_as_wide_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    look = look_of(Screen(), {"TERM": "xterm-256color"})
    assert look == Look(styled=True, coloured=True, columns=72)
    assert look.of("anna", "Anna") == f"\x1b[1;38;5;{colour('anna')}mAnna\x1b[0m"


def test_no_color_leaves_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    look = look_of(Screen(), {"NO_COLOR": "1"})
    assert look.of("anna", "Anna") == "\x1b[1mAnna\x1b[0m"
    assert look_of(Screen(), {"NO_COLOR": ""}).coloured


def test_a_terminal_that_can_do_nothing_gets_characters_only() -> None:
    look = look_of(Screen(), {"TERM": "dumb"})
    assert look.of("anna", look.dim("Anna")) == "Anna"
    assert look.columns is not None


def test_a_file_gets_characters_only() -> None:
    assert look_of(io.StringIO(), {"TERM": "xterm-256color"}) == PLAIN


def test_a_text_hangs_behind_its_marker() -> None:
    assert Look(columns=24).hang("✎ [2] ", "eins zwei drei vier fünf") == "✎ [2] eins zwei drei vier\n      fünf"


def test_a_window_narrower_than_any_text_is_no_reason_to_fail() -> None:
    assert Look(columns=3).hang("✎ [2] ", "eins") == "✎ [2] eins"


def test_what_is_cut_says_so() -> None:
    assert cut("漢字漢字", 5) == "漢字…"
    assert cut("Gruppe", 6) == "Gruppe"


def test_width_is_what_a_screen_needs() -> None:
    assert [width(text) for text in ("Größe", "e\u0301", "漢", "\x1b[1;38;5;27mA\x1b[0m")] == [5, 1, 2, 1]
    assert unstyled("\x1b[1;38;5;27mA\x1b[0m") == "A"
