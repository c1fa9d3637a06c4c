"""A round with two questions, and answers to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.check_ins import Answer, Round, open_round
from bot.domain.cooperation import AnswerMode
from bot.domain.cycle import Field, Phase
from bot.domain.partners import Sector
from bot.domain.results import FieldResult, result_of

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLOSING = MONDAY + timedelta(days=3)
GOALS, TALK = "goals-question", "talk-question"
FIELDS = {GOALS: Field.GOALS, TALK: Field.COMMUNICATION}

STATE, BUSINESS, CIVIL = Sector


def a_round(*, anonymous: bool = False, questions: tuple[str, ...] = (GOALS, TALK)) -> Round:
    return open_round(
        number=4,
        phases=[Phase.START],
        questions=questions,
        asked=[1, 2, 3],
        at=MONDAY,
        closes_at=CLOSING,
        answers=AnswerMode.PRIVATE,
        anonymous=anonymous,
    )


def said(
    partner: int | None,
    value: int | None,
    sector: Sector = STATE,
    *,
    question: str = GOALS,
    hour: int = 1,
    text: str = "",
) -> Answer:
    return Answer(
        round_id=0,
        question=question,
        partner_id=partner,
        sector=sector,
        value=value,
        text=text,
        at=MONDAY + timedelta(hours=hour),
    )


def field_of(answers: list[Answer], previous: dict[str, float] | None = None) -> FieldResult:
    return result_of(a_round(), answers, fields=FIELDS, previous=previous or {}).fields[0]


def median_of(answers: list[Answer]) -> float | None:
    first = field_of(answers).first
    return first.median if first is not None else None


def ratings(**by_sector: list[int]) -> list[Answer]:
    """Answers of as many partners as there are values, for example `ratings(state=[1, 2])`."""
    everyone = [(sector, value) for sector, values in by_sector.items() for value in values]
    return [said(number, value, Sector(sector)) for number, (sector, value) in enumerate(everyone, start=1)]
