"""Where buttons stand: side by side where their labels can be read whole on a phone, and each exactly once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram.keyboards import MOST_COLUMNS, WIDEST, room, rows, width
from bot.engine.exchange.content import Choice

STATES = (
    "Baden-Württemberg",
    "Bayern",
    "Berlin",
    "Brandenburg",
    "Bremen",
    "Hamburg",
    "Hessen",
    "Mecklenburg-Vorpommern",
    "Niedersachsen",
    "Nordrhein-Westfalen",
    "Rheinland-Pfalz",
    "Saarland",
    "Sachsen",
    "Sachsen-Anhalt",
    "Schleswig-Holstein",
    "Thüringen",
)
LABELS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
CHOICES = st.lists(st.tuples(LABELS, st.none() | st.integers(0, 3)), max_size=24)


def laid_out(*labels: str, row: int | None = None) -> list[list[str]]:
    choices = [Choice(f"k{number}", label, row=row) for number, label in enumerate(labels)]
    return [[choice.label for choice in line] for line in rows(choices)]


@given(CHOICES)
def test_every_choice_stands_exactly_once_and_in_order(drawn: list[tuple[str, int | None]]) -> None:
    choices = [Choice(f"k{number}", label, row=row) for number, (label, row) in enumerate(drawn)]
    found = list(rows(choices))
    assert [choice for line in found for choice in line] == choices
    assert all(1 <= len(line) <= WIDEST for line in found)


@given(CHOICES)
def test_what_stands_side_by_side_can_be_read_whole_and_belongs_together(drawn: list[tuple[str, int | None]]) -> None:
    choices = [Choice(f"k{number}", label, row=row) for number, (label, row) in enumerate(drawn)]
    for line in rows(choices):
        assert len({choice.row for choice in line}) == 1
        assert len(line) == 1 or max(width(choice.label) for choice in line) <= room(len(line))
        assert len(line) <= (MOST_COLUMNS if line[0].row is None else WIDEST)


@given(st.lists(LABELS, min_size=2, max_size=24))
def test_no_two_stand_one_below_the_other_that_fit_side_by_side(labels: list[str]) -> None:
    found = laid_out(*labels)
    for above, below in pairwise(found):
        if len(above) == len(below) == 1:
            assert max(width(above[0]), width(below[0])) > room(2)


def test_sixteen_states_stand_in_two_columns() -> None:
    found = laid_out(*STATES)
    assert [line for line in found if len(line) == 1] == [["Hessen"], ["Mecklenburg-Vorpommern"]]
    assert len(found) == 9


@pytest.mark.parametrize(
    ("labels", "lengths"),
    [
        (["1", "2", "3", "4", "5"], [5]),
        (["1", "2", "3", "4", "5", "weiß nicht"], [5, 1]),
        (["1", "2", "3", "4", "5", "6", "7", "8"], [4, 4]),
        (["Zustimmung", "Bedenken", "Einwand", "Enthaltung"], [2, 2]),
        (["👍 Zustimmung", "🤔 Bedenken", "✋ Einwand", "😶 Enthaltung"], [2, 2]),
        (["ja", "nein"], [2]),
        (["Ja", "Teilweise", "Nein", "Weiß ich nicht"], [3, 1]),
        (["Stadt Ahlen, Fachbereich Soziales", "ja"], [1, 1]),
        (["Stadt Ahlen, Fachbereich Soziales", "ja", "nein", "weiß nicht"], [1, 3]),
        (["Initiieren", "Starten", "Orientieren", "Gestalten", "Bewerten & Weitertragen"], [2, 2, 1]),
        (["allein"], [1]),
    ],
)
def test_as_many_columns_as_can_be_read(labels: list[str], lengths: list[int]) -> None:
    assert [len(line) for line in laid_out(*labels)] == lengths


def test_what_shares_a_row_stands_in_one_if_it_fits() -> None:
    assert laid_out("Zurück", "Überspringen", "Abbrechen", row=9) == [["Zurück", "Überspringen", "Abbrechen"]]
    assert laid_out(*"12345678", row=0) == [[*"12345678"]]
    assert [len(line) for line in laid_out(*"123456789", row=0)] == [5, 4]
    assert [len(line) for line in laid_out("Eine ganze Weile später", "Eine Woche später", row=0)] == [1, 1]


def test_signs_are_wide_and_what_is_only_put_upon_letters_is_not() -> None:
    assert width("👍") > width("mm") - 1
    assert width("e\u0301") == width("e")
    assert width("❤\ufe0f") == width("❤")
