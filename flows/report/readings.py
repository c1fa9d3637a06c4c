"""Readings of the report: what each sector asks first, and the same in easy language."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING: Final = "\N{EN DASH}"
"""Stands in a table where there is nothing to say."""


class Readership(StrEnum):
    """For whom a report is. The values are part of stored kinds and of the wording's ids."""

    ADMINISTRATION = "administration"
    BUSINESS = "business"
    CIVIL = "civil"
    PLAIN = "plain"


class ReportPart(StrEnum):
    """What a report has sections on."""

    GOAL = "goal"
    PARTNERS = "partners"
    PHASES = "phases"
    WHEEL = "wheel"
    COURSE = "course"
    FORCES = "forces"
    DECISIONS = "decisions"
    INDICATORS = "indicators"
    CONTRIBUTIONS = "contributions"
    DATES = "dates"
    METHOD = "method"


ORDER: Final[Mapping[Readership, tuple[ReportPart, ...]]] = {
    # What was resolved and by whom it is answered for, what it came to, who was there: what is put on file.
    Readership.ADMINISTRATION: (
        ReportPart.GOAL,
        ReportPart.DECISIONS,
        ReportPart.PHASES,
        ReportPart.PARTNERS,
        ReportPart.INDICATORS,
        ReportPart.WHEEL,
        ReportPart.COURSE,
        ReportPart.FORCES,
        ReportPart.CONTRIBUTIONS,
        ReportPart.DATES,
        ReportPart.METHOD,
    ),
    # What comes of it, what goes into it, what is agreed.
    Readership.BUSINESS: (
        ReportPart.GOAL,
        ReportPart.INDICATORS,
        ReportPart.CONTRIBUTIONS,
        ReportPart.DECISIONS,
        ReportPart.DATES,
        ReportPart.PARTNERS,
        ReportPart.WHEEL,
        ReportPart.COURSE,
        ReportPart.FORCES,
        ReportPart.PHASES,
        ReportPart.METHOD,
    ),
    # Who is there, how it goes together, what gets in the way, and where one can join in.
    Readership.CIVIL: (
        ReportPart.GOAL,
        ReportPart.PARTNERS,
        ReportPart.WHEEL,
        ReportPart.FORCES,
        ReportPart.DATES,
        ReportPart.CONTRIBUTIONS,
        ReportPart.DECISIONS,
        ReportPart.INDICATORS,
        ReportPart.COURSE,
        ReportPart.PHASES,
        ReportPart.METHOD,
    ),
    Readership.PLAIN: (
        ReportPart.GOAL,
        ReportPart.PARTNERS,
        ReportPart.WHEEL,
        ReportPart.DECISIONS,
        ReportPart.DATES,
        ReportPart.INDICATORS,
        ReportPart.CONTRIBUTIONS,
        ReportPart.FORCES,
        ReportPart.PHASES,
        ReportPart.COURSE,
        ReportPart.METHOD,
    ),
}
"""The order of the sections of each reading: what is asked first comes first."""
TYPED: Final[Mapping[str, tuple[str, ...]]] = {
    Readership.ADMINISTRATION: ("verwaltung", "staat", "state", "council", "rat", "pdf"),
    Readership.BUSINESS: ("wirtschaft", "unternehmen", "companies"),
    Readership.CIVIL: ("zivilgesellschaft", "civil society", "vereine", "associations", "society"),
    Readership.PLAIN: ("einfach", "leicht", "leichte", "easy", "simple"),
}
"""What can be typed for a reading, in both languages."""
PAGE: Final = ("page", "seite", "webseite", "website", "html")
"""What can be typed for a page to open in a browser instead of a PDF."""
