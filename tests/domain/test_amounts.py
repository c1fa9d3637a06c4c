"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.amounts import AmountError, read_amount
from bot.domain.cooperation import Language
from bot.program.app import wording

NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=3, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("42", "42", ""),
        ("42,5", "42.5", ""),
        ("42.5", "42.5", ""),
        ("42,5 %", "42.5", "%"),
        ("42,5%", "42.5", "%"),
        ("€ 500", "500", "€"),
        ("€ -500", "-500", "€"),
        ("-1.200", "-1200", ""),
        ("\N{MINUS SIGN}3", "-3", ""),
        ("\N{EN DASH} 3,25 Grad", "-3.25", "Grad"),
        ("+7", "7", ""),
        ("1.234", "1234", ""),
        ("1,234", "1.234", ""),
        ("1.234,5", "1234.5", ""),
        ("1,234.5", "1234.5", ""),
        ("1.234.567", "1234567", ""),
        ("1,234,567", "1234567", ""),
        ("1 234 567", "1234567", ""),
        ("1 234,5 km", "1234.5", "km"),
        ("0.500", "0.5", ""),
        ("12345.678", "12345.678", ""),
        ("-0", "0", ""),
        ("1000000", "1000000", ""),
        ("42.", "42", ""),
    ],
)
def test_it_is_understood(typed: str, number: str, unit: str) -> None:
    amount = read_amount(typed, comma=True)

    assert (f"{amount.number:f}", amount.unit) == (number, unit)


def test_where_a_point_is_the_decimal_mark_three_digits_behind_it_are_decimals() -> None:
    assert read_amount("1.234", comma=False).number == Decimal("1.234")
    assert read_amount("1,234", comma=False).number == 1234


@pytest.mark.parametrize(
    "typed",
    ["", "viele", "1.23.456", "1,2,3", "1.234.56,7", "10 von 20", "--3", "5 - 7", "1e9", "9" * 16, "0,1234567", "1 2"],
)
def test_it_is_refused(typed: str) -> None:
    with pytest.raises(AmountError):
        read_amount(typed, comma=True)


@given(number=NUMBERS, language=st.sampled_from(Language), unit=st.sampled_from(["", " %", " Plätze"]))
def test_what_is_shown_can_be_typed(number: Decimal, language: Language, unit: str) -> None:
    shown = f"{wording()[language].number(number.normalize())}{unit}"

    assert read_amount(shown, comma=language is Language.GERMAN).number == number
