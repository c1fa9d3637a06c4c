"""Entries of lists: read as they were written, each once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.entries import as_text, entries_of, merged

entries = st.lists(
    st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters=";"), min_size=1), max_size=9
)


def test_one_a_line_or_divided_by_semicolons_signs_before_them_left_out() -> None:
    assert entries_of("- Caritas; IHK\n\n• Tafel\r\n;*Kreis*; - ") == ("Caritas", "IHK", "Tafel", "*Kreis*")


def test_the_same_is_named_once_as_it_was_written_first() -> None:
    assert entries_of("IHK; ihk\nCaritas;Ihk") == ("IHK", "Caritas")


@given(typed=st.text())
def test_what_was_read_is_read_again_the_same(typed: str) -> None:
    found = entries_of(typed)
    assert entries_of(as_text(found)) == found


@given(one=entries, other=entries)
def test_no_entry_is_lost_and_none_stands_twice(one: list[str], other: list[str]) -> None:
    both = merged([*one, *other])
    assert len({entry.casefold() for entry in both}) == len(both)
    assert {entry.casefold() for entry in both} == {entry.casefold() for entry in [*one, *other]}
    assert merged(one) == both[: len(merged(one))]
