"""Emoji as choices, remembered over restarts and never without end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.matrix.sending import taps as module
from adapters.matrix.sending.taps import KEYCAPS, Tap, Taps, label_emoji
from bot.engine.exchange.content import Choice

if TYPE_CHECKING:
    from pathlib import Path


YES = {"1\N{COMBINING ENCLOSING KEYCAP}": "yes"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "reactions.jsonl"


def test_keycaps_are_their_numbers_with_or_without_selector(file: Path) -> None:
    taps = Taps(file)
    assert [taps.choice("$m", keycap) for keycap in KEYCAPS] == [str(number) for number in range(1, 11)]
    assert taps.choice("$m", "1\N{COMBINING ENCLOSING KEYCAP}") == "1"
    assert taps.choice("$m", "👍") is None


@pytest.mark.parametrize(
    ("label", "emoji"),
    [
        ("👍 Zustimmung", "👍"),
        ("❤️ gern", "❤"),
        ("👩🏽‍🚒 Feuerwehr", "👩🏽‍🚒"),
        ("Zustimmung 👍", None),
        ("1 👍", None),
        ("* Stern", None),
        ("", None),
        ("A👍 gemischt", None),
    ],
)
def test_a_label_may_begin_with_its_emoji(label: str, emoji: str | None) -> None:
    assert label_emoji(label) == emoji


def test_labels_count_for_their_message_only(file: Path) -> None:
    Taps(file).label("$a", [Choice("x", "ohne"), Choice("y", "❤️ mit")])
    again = Taps(file)
    assert again.choice("$a", "❤") == again.choice("$a", "❤️") == again.choice("$a", "2️⃣") == "y"
    assert again.choice("$b", "❤") is None


def test_taps_survive_a_restart_and_a_line_cut_short(file: Path) -> None:
    taps = Taps(file)
    taps.note("$r1", Tap("$m", "1", "@a:x"))
    taps.note("$r2", Tap("$m", "2", "@b:x"))
    file.write_text(file.read_text() + '{"reaction": "$r3", "mess')
    again = Taps(file)
    assert again.find("$r1") == Tap("$m", "1", "@a:x")
    assert again.find("$r2") == Tap("$m", "2", "@b:x")
    again.note("$r4", Tap("$m", "4", "@b:x"))
    assert Taps(file).find("$r4") == Tap("$m", "4", "@b:x")


def test_the_file_stays_small(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 10)
    taps = Taps(file)
    for number in range(100):
        taps.note(f"$r{number}", Tap("$m", "1", "@a:x"))
    assert len(file.read_text().splitlines()) <= 21
    again = Taps(file)
    assert again.find("$r99") is not None
    assert again.find("$r50") is None


def test_a_message_without_choices_forgets_what_its_emoji_meant(file: Path) -> None:
    taps = Taps(file)
    taps.label("$a", [Choice("x", "ja", sign="👍")])
    taps.label("$a", [])
    assert Taps(file).choice("$a", "👍") is None
    assert Taps(file).knows("$a")


def test_what_was_offered_survives_a_restart_until_it_is_taken_away(file: Path) -> None:
    taps = Taps(file)
    taps.note_offered("$r1", "$m", "👍")
    taps.note_offered("$r2", "$m", "🤔")
    taps.note_taken_away("$r1")
    assert Taps(file).offered("$m") == {"🤔": "$r2"}
    Taps(file).note_offered("$r1", "$m", "👍")  # told again by the sync
    assert Taps(file).offered("$m") == {"🤔": "$r2"}


def test_a_tap_counts_for_what_its_person_saw(file: Path) -> None:
    taps, choices = Taps(file), [Choice("n1", "1")]
    taps.label("$m", choices, "first")
    taps.label("$m", choices, "second", edited=True)
    assert taps.mark("$m") == "first"  # the edit is on its way
    taps.came_back("$other", "second", YES)
    assert taps.mark("$m") == "first"
    taps.label("$m", choices, "third", edited=True)
    taps.came_back("$m", "second", YES)
    assert taps.mark("$m") == "second"
    taps.came_back("$m", "", {})  # says nothing of what can be tapped
    assert taps.mark("$m") == "second"
    taps.came_back("$m", "third", YES)
    assert taps.mark("$m") == "third"


def test_an_edit_that_came_back_before_it_was_noted_is_seen(file: Path) -> None:
    taps = Taps(file)
    taps.label("$m", [Choice("n1", "1")], "first")
    taps.came_back("$m", "second", YES)
    assert taps.mark("$m") == "second"
    taps.label("$m", [Choice("n1", "1")], "second", edited=True)
    assert taps.mark("$m") == "second"


@pytest.mark.parametrize("noted", ["before", "never", "after"])
def test_a_kill_while_an_edit_is_being_sent_takes_no_tap_for_another_question(file: Path, noted: str) -> None:
    Taps(file).label("$m", [Choice("n1", "1")], "first")
    if noted == "before":
        Taps(file).label("$m", [Choice("yes", "Ja")], "second", edited=True)
    assert Taps(file).mark("$m") == "first", "nobody has been told of the edit"
    Taps(file).came_back("$m", "second", YES)
    if noted == "after":  # sent once more
        taps = Taps(file)
        taps.label("$m", [Choice("yes", "Ja")], "second", edited=True)
        assert taps.mark("$m") == "second", "the server does not tell again"
    assert Taps(file).mark("$m") == "second"
    assert Taps(file).choice("$m", "1️⃣") == "yes"


def test_what_was_seen_survives_the_file_s_being_shortened(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 10)
    taps = Taps(file)
    taps.label("$m", [Choice("n1", "1")], "first")
    taps.came_back("$m", "second", YES)
    for number in range(30):
        taps.note(f"$r{number}", Tap("$x", "a", "@b:c"))
    assert Taps(file).mark("$m") == "second"


def test_an_edit_that_never_comes_back_is_taken_as_seen(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(module, "monotonic", lambda: now[0])
    taps = Taps(file)
    taps.label("$m", [Choice("n1", "1")], "first")
    taps.label("$m", [Choice("n1", "1")], "second", edited=True)
    now[0] += 61.0
    assert taps.mark("$m") == "second"
