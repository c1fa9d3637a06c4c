"""The research data set: what results have shown, cell by cell; cells of fewer than five are suppressed, and say so.

It is made from what a result shows and from how many took part, and from no answer. So whoever knows the results learns
nothing from it, and two data sets of different days differ by nothing but rounds and releases that came between: all
that is in it stands still once a round is closed, nothing is added up over rounds or releases, and answers are divided
by sector only. Source of the floor: the rule of five is common for small cells in official statistics; ours is stricter
than what results show (`bot.domain.disclosure`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from bot.domain.check_ins import RoundKind
from bot.domain.cycle import Field, Phase
from bot.domain.disclosure import Disclosed
from bot.domain.partners import Sector

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CELL_FROM: Final = 5
"""Persons that a cell needs."""
SUPPRESSED: Final = "suppressed"
BANDS: Final = ((50, "50+"), (20, "20-49"), (10, "10-19"), (CELL_FROM, "5-9"))
"""How many answers a value comes from: the exact number, beside how many took part, would say how many did not know."""
ALL: Final = "all"


class ResearchValue(BaseModel):
    """A part of the data set, which never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ResearchRelease(ResearchValue):
    """What one question of a round has shown, in one release."""

    question: str
    late: int
    """0 for the answers in time; then the later releases, from 1."""
    shown: Disclosed | None


class ResearchWave(ResearchValue):
    """One closed round."""

    number: int
    kind: RoundKind
    quarter: str
    """Of its closing, such as `2026-Q4`: a day would lead to the cooperation."""
    mode: Literal["private", "open"]
    anonymous: bool
    asked: int
    turnout: tuple[int, ...]
    """How many took part, in the order of `Sector`; as frozen at the closing."""
    releases: tuple[ResearchRelease, ...]


class ResearchQuestion(ResearchValue):
    """A question that was asked, for the codebook."""

    id: str
    version: str
    """The same as long as it is asked in the very same words and answered in the same way."""
    kind: str
    phase: Phase | None
    field: Field | None
    de: str
    """Empty for a question in the cooperation's own words, which may name somebody."""
    en: str
    first_wave: int
    last_wave: int
    waves: int


class ResearchSet(ResearchValue):
    """All of one cooperation that research may have."""

    cooperation: str
    """Its pseudonym."""
    region: str
    """The federal state, such as `DE-BW`; empty where none is chosen."""
    channel: str
    """The platforms of its groups, such as `matrix+telegram`."""
    waves: tuple[ResearchWave, ...]
    questions: tuple[ResearchQuestion, ...]
    method: str
    """How it came about, to be read beside it."""


class ResearchCell(NamedTuple):
    """One line of the long table. Everything is text; empty means nothing to say, `suppressed` too few."""

    cooperation: str
    region: str
    organisation_kind: str
    sector: str
    phase: str
    field: str
    question: str
    question_version: str
    wave: str
    wave_kind: str
    quarter: str
    late: str
    channel: str
    measure: str
    value: str
    answers: str
    status: str


class ResponseCell(NamedTuple):
    """How many took part in a round."""

    cooperation: str
    wave: str
    wave_kind: str
    quarter: str
    mode: str
    anonymous: str
    sector: str
    asked: str
    answered: str
    rate: str
    status: str


def cells(research: ResearchSet) -> Iterator[ResearchCell]:
    """Yield the long table: for every question, release and group the same lines, so that none tells by being there."""
    questions = {one.id: one for one in research.questions}
    for wave in research.waves:
        for release in wave.releases:
            about = questions[release.question]
            for sector, measure, value, answers in measured(release.shown, wave.turnout):
                yield ResearchCell(
                    cooperation=research.cooperation,
                    region=research.region,
                    organisation_kind="",
                    sector=sector,
                    phase=about.phase or "",
                    field=about.field or "",
                    question=about.id,
                    question_version=about.version,
                    wave=str(wave.number),
                    wave_kind=wave.kind,
                    quarter=wave.quarter,
                    late=str(release.late),
                    channel=research.channel,
                    measure=measure,
                    value=value,
                    answers=answers,
                    status="" if value else SUPPRESSED,
                )


def measured(shown: Disclosed | None, turnout: Sequence[int]) -> Iterator[tuple[str, str, str, str]]:
    """Yield (sector or `all`, measure, value, answers) of one release; an empty value is a suppressed one."""
    full = shown is not None and shown.ratings >= CELL_FROM
    band = _band(shown.ratings) if full and shown is not None else ""
    median = "" if shown is None or not full or shown.median is None else f"{shown.median:g}"
    tone = shown.tone.value if full and shown is not None else ""
    agreement = shown.agreement.value if full and shown is not None and shown.agreement is not None else ""
    unknown = shown.dont_know if full and shown is not None and shown.dont_know >= CELL_FROM else 0
    yield ALL, "median", median, band
    yield ALL, "tone", tone, band
    yield ALL, "agreement", agreement, band
    yield ALL, "answer", "dont_know" if unknown else "", _band(unknown) if unknown else ""
    said = dict(shown.sectors) if full and shown is not None else {}
    kept = _told_apart([sector for sector in Sector if sector in said], turnout)
    for sector in Sector:
        yield sector.value, "tone", said[sector].value if sector in kept else "", ""


def responses(research: ResearchSet) -> Iterator[ResponseCell]:
    """Yield how many took part in each round: in all, and by sector as far as no cell is small or can be worked out."""
    for wave in research.waves:
        total, parts = suppressed(wave.turnout)
        for sector, count in ((ALL, total), *zip((one.value for one in Sector), parts, strict=True)):
            whole = sector == ALL and wave.asked >= CELL_FROM
            yield ResponseCell(
                cooperation=research.cooperation,
                wave=str(wave.number),
                wave_kind=wave.kind,
                quarter=wave.quarter,
                mode=wave.mode,
                anonymous="yes" if wave.anonymous else "no",
                sector=sector,
                asked=str(wave.asked) if whole else "",
                answered="" if count is None else str(count),
                rate=f"{count / wave.asked:.2f}" if whole and count is not None else "",
                status=SUPPRESSED if count is None else "",
            )


def suppressed(parts: Sequence[int]) -> tuple[int | None, tuple[int | None, ...]]:
    """Return the sum and its parts, None where one may not be said.

    Where any part is one to four, none of them is said: which other one is left out with it would tell more than it
    hides (`tests/disclosure/test_research.py` tries all). A sum of one to four is not said either.
    """
    total, small = sum(parts), any(0 < part < CELL_FROM for part in parts)
    return (None if 0 < total < CELL_FROM else total), tuple(None if small else part for part in parts)


def _told_apart(sectors: Sequence[Sector], turnout: Sequence[int]) -> frozenset[Sector]:
    """Return the sectors whose word may be said: each, and all others together, are five who took part or nobody."""
    count = dict(zip(Sector, turnout, strict=True))
    kept = [one for one in sectors if count[one] >= CELL_FROM]
    total = sum(count.values())
    if any(total - count[one] < CELL_FROM for one in kept):
        return frozenset()
    while kept and 0 < total - sum(count[one] for one in kept) < CELL_FROM:
        kept.remove(min(kept, key=lambda one: count[one]))
    return frozenset(kept)


def _band(count: int) -> str:
    return next(name for least, name in BANDS if count >= least)
