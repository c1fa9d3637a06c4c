"""Marks of direction that somebody typed end where their text ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.exchange.direction import closed

MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Amt", "Amt"),
        ("שלום", "שלום"),
        ("\u202eAmt", "\u202eAmt\u202c"),
        ("\u202eAmt\u202c", "\u202eAmt\u202c"),
        ("\u2067Amt", "\u2067Amt\u2069"),
        ("\u2067\u202eAmt", "\u2067\u202eAmt\u202c\u2069"),
        ("\u2067\u202eAmt\u2069", "\u2067\u202eAmt\u2069"),  # the isolate's end ends what is open in it
        ("\u202e\u2069Amt", "\u202e\u2069Amt\u202c"),  # an end of nothing ends nothing
        ("\u202e\u2067\u202cAmt", "\u202e\u2067\u202cAmt\u2069\u202c"),
        ("\u202eeins\nzwei", "\u202eeins\u202c\nzwei"),
    ],
)
def test_what_is_left_open_is_closed_in_its_line(typed: str, shown: str) -> None:
    assert closed(typed) == shown


@given(st.text(st.sampled_from(f"ab\n{MARKS}")))
def test_a_closed_text_is_closed_and_holds_what_was_typed(typed: str) -> None:
    shown = closed(typed)

    assert closed(shown) == shown
    assert all(one.startswith(two) for one, two in zip(shown.split("\n"), typed.split("\n"), strict=True))
