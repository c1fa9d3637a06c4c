"""Numbers as people write them: with a comma or a point, in thousands, negative, with a unit before or behind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

MOST_DIGITS: Final = 15
"""Digits before the decimal mark."""
MOST_DECIMALS: Final = 6
_MINUS: Final = "\N{MINUS SIGN}\N{EN DASH}-"
_GAPS: Final = " '\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{RIGHT SINGLE QUOTATION MARK}"
_WRITTEN: Final = re.compile(
    rf"(?P<sign>[+{_MINUS}]?)\s*(?P<before>[^\d.,+{_MINUS}]*?)\s*(?P<minus>[{_MINUS}]?)"
    rf"(?P<number>\d(?:[\d.,]|[{_GAPS}](?=\d{{3}}(?!\d)))*)\s*(?P<behind>[^\d]*)"
)
_PLAIN: Final = re.compile(r"\d+")
_GROUP: Final = 3


class AmountError(ValueError):
    """What was typed is no number that is understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number and the unit that was written with it."""

    number: Decimal
    unit: str = ""


def read_amount(typed: str, *, comma: bool) -> Amount:
    """Return the number that somebody wrote. Raises AmountError.

    Of two different marks the last is the decimal one; one that stands several times divides thousands. One that stands
    once, before exactly three digits, may be either: there `comma` says whether a comma is the decimal mark.
    """
    found = _WRITTEN.fullmatch(typed.strip())
    if found is None or (found["before"] and found["behind"].strip()) or (found["sign"] and found["minus"]):
        raise AmountError(typed)
    digits = found["number"].rstrip(".,")
    for gap in _GAPS:
        digits = digits.replace(gap, "")
    whole, decimals = _divided(digits, comma=comma)
    if len(whole) > MOST_DIGITS or len(decimals) > MOST_DECIMALS:
        raise AmountError(typed)
    number = Decimal(f"{whole}.{decimals or '0'}").normalize()
    negative = (found["sign"] or found["minus"] or "+") in _MINUS
    number = -number if negative else number
    return Amount(number=plain_number(number), unit=(found["before"] or found["behind"]).strip())


def plain_number(number: Decimal) -> Decimal:
    """Return a number without a power of ten, without needless zeros, and zero without a sign."""
    number = number.normalize()
    if number == 0:
        return Decimal(0)
    exponent = number.as_tuple().exponent
    return number.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else number


def _divided(digits: str, *, comma: bool) -> tuple[str, str]:
    """Return what stands before and behind the decimal mark."""
    marks = [sign for sign in digits if sign in ".,"]
    if not marks:
        return digits, ""
    last = marks[-1]
    whole, _, tail = digits.rpartition(last)
    if len(set(marks)) > 1:
        if marks.count(last) > 1:
            raise AmountError(digits)
        return _thousands(whole, marks[0]), tail
    if len(marks) > 1:
        return _thousands(digits, last), ""
    either = len(tail) == _GROUP and len(whole) <= _GROUP and not whole.startswith("0")
    if either and (last == ",") is not comma:
        return whole + tail, ""
    return whole, tail


def _thousands(digits: str, mark: str) -> str:
    first, *groups = digits.split(mark)
    sound = 1 <= len(first) <= _GROUP and all(len(group) == _GROUP and _PLAIN.fullmatch(group) for group in groups)
    if not (sound and _PLAIN.fullmatch(first)):
        raise AmountError(digits)
    return "".join((first, *groups))
