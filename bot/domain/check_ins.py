"""Check-ins: rounds, the answers they take, and who has answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.cooperation import AnswerMode
from bot.domain.errors import BadValueError, NotAllowed
from bot.domain.partners import Sector

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.cycle import Field, Phase
    from bot.domain.partners import Engagement

MAX_QUESTIONS = 5
"""A check-in has at most one question for each field of action, so that it takes about three minutes."""

CHECK_QUESTIONS = 10
"""A partnership check looks at all fields, twice a year, and takes about five minutes."""

SCALE = range(1, 6)
"""Ratings: 1 does not apply at all, 5 applies fully."""
SILENT = -1
"""What a round's turnout says of a sector of which at least three were asked and nobody answered; persisted."""


class RoundKind(StrEnum):
    """What a round is about. The values are stored."""

    ORDINARY = "ordinary"
    """A check-in of the active phases."""
    PARTNERSHIP = "partnership"
    """A partnership check: how people work together, whatever phase runs. Always anonymous."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One check-in: which questions, who is asked, when it closes."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes."""
    kind: RoundKind = RoundKind.ORDINARY
    phases: tuple[Phase, ...]
    questions: tuple[str, ...]
    """Ids of questions: at most five, or ten in a partnership check."""
    asked: tuple[int, ...]
    """Ids of the partners asked, frozen at opening; who joins later may answer too."""
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None = None
    answers: AnswerMode
    anonymous: bool = False
    planned_on: date | None = None
    """The day that the rhythm said, before holidays moved the opening; None for a round opened on demand."""
    turnout: tuple[int, ...] = ()
    """How many had answered when it was closed, by sector in the order of `Sector`, `SILENT` where nobody had and that
    may be said; empty before. It stands still from then on: neither a late answer nor a leaving can be told from it."""
    hindering: tuple[str, ...] = ()
    """The factors of the barriers that stood at the closing and were entered since the round before, one for each."""
    helping: tuple[str, ...] = ()
    """The same for strengths."""
    weakest: Field | None = None
    """The weakest field that the result named at the closing: the result offers a next step on it ever after."""
    foremost: str | None = None
    """Where no field was weak, the factor of the barriers that it named most."""
    wordings: tuple[str, ...] = ()
    """The words of its questions that come from an own catalogue, as that writes them: its file may change or go."""

    @property
    def counted(self) -> Mapping[Sector, int]:
        """How many of each sector had answered when it was closed; empty before."""
        return {sector: max(some, 0) for sector, some in zip(Sector, self.turnout, strict=False)}

    @property
    def silent(self) -> tuple[Sector, ...]:
        """The sectors that may be named as silent in its result, where others were not."""
        found = zip(Sector, self.turnout, strict=False) if any(self.counted.values()) else ()
        return tuple(sector for sector, some in found if some == SILENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one partner said to one question of one round; the latest counts."""

    id: int = 0
    round_id: int
    question: str
    partner_id: int | None
    """None in an anonymous round, and for somebody who was forgotten."""
    sector: Sector
    engagement: Engagement | None = None
    """How the partner took part when they rated the load; None for other questions, and in an anonymous round."""
    value: int | None = None
    """Rating 1 to 5, or for yes / partly / no 5, 3, 1; None for "don't know" and for text."""
    text: str = ""
    """The text or list answered, or for a rating of 1 or 2 what is missing."""
    late: bool = False
    """Whether it came after the closing: then it waits for others, and is seen together with them."""
    release: int | None = None
    """Which later release a late answer is seen in, from 1; None as long as it waits, and for answers in time."""
    quoted: bool = False
    """Whether its text has been shown."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence that somebody left in an anonymous round: it names neither a person nor a sector nor a question."""

    id: int = 0
    round_id: int
    text: str
    quoted: bool = False
    """Whether it has been shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """That somebody answered a question of an anonymous round, apart from what they answered."""

    id: int = 0
    round_id: int
    question: str
    """The question, or `REMARK` for the sentence at the end."""
    partner_id: int
    sector: Sector


REMARK = "remark"
"""What a participation names for the sentence at the end of an anonymous round; no question is called so."""


class AnswerRefusal(StrEnum):
    """Why an answer is not taken."""

    UNKNOWN_QUESTION = "unknown_question"
    """The round does not ask this."""
    OUT_OF_SCALE = "out_of_scale"
    """A rating other than 1 to 5."""
    FINAL = "final"
    """The round is over, and this partner's answer to the question stands."""
    ANONYMOUS = "anonymous"
    """Anonymous answers cannot be found again, so they cannot be changed."""
    NEWCOMER = "newcomer"
    """The round was over before this partner came: nobody who has answered and was forgotten answers twice."""


class RoundRefusal(StrEnum):
    """Why a round cannot be opened or closed."""

    NO_QUESTIONS = "no_questions"
    TOO_MANY_QUESTIONS = "too_many_questions"
    QUESTION_TWICE = "question_twice"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """How many partners of a sector have answered; never who."""

    some: int = 0
    """Partners who answered at least one question."""
    everything: int = 0
    """Those among them who answered every question."""


def open_round(
    *,
    number: int,
    phases: Sequence[Phase],
    questions: Sequence[str],
    asked: Iterable[int],
    at: datetime,
    closes_at: datetime,
    answers: AnswerMode,
    anonymous: bool = False,
    planned_on: date | None = None,
    kind: RoundKind = RoundKind.ORDINARY,
) -> Round:
    """Open a round; whom it asks is frozen now. A partnership check is anonymous and answered alone, whatever is set.

    Raises `BadValueError` for no, too many or repeated questions and for a closing that is not after `at`.
    """
    if not questions:
        raise BadValueError(RoundRefusal.NO_QUESTIONS)
    checks = kind is RoundKind.PARTNERSHIP
    if len(questions) > (CHECK_QUESTIONS if checks else MAX_QUESTIONS):
        raise BadValueError(RoundRefusal.TOO_MANY_QUESTIONS)
    if len(set(questions)) < len(questions):
        raise BadValueError(RoundRefusal.QUESTION_TWICE)
    if closes_at <= at:
        raise BadValueError(RoundRefusal.ENDS_BEFORE_IT_BEGINS)
    return Round(
        number=number,
        kind=kind,
        phases=tuple(phases),
        questions=tuple(questions),
        asked=tuple(dict.fromkeys(asked)),
        opened_at=at,
        closes_at=closes_at,
        answers=AnswerMode.PRIVATE if checks else answers,
        anonymous=checks or anonymous,
        planned_on=planned_on,
    )


def is_open(round_: Round, now: datetime) -> bool:
    """Whether answers given now are in time; the deadline counts even if nobody has closed the round yet."""
    return round_.closed_at is None and now < round_.closes_at


def close_round(
    round_: Round, at: datetime, turnout: Mapping[Sector, Turnout], silent: Collection[Sector] = ()
) -> Round:
    """Close the round, at its deadline or earlier, and keep how many answered, and which sectors were `silent`.

    Raises `NotAllowed` if it is closed already.
    """
    if round_.closed_at is not None:
        raise NotAllowed(RoundRefusal.CLOSED)
    counts = (turnout[one].some if one in turnout else SILENT if one in silent else 0 for one in Sector)
    return replace(round_, closed_at=at, turnout=tuple(counts))


def answer_refusal(
    round_: Round,
    question: str,
    value: int | None,
    *,
    answered_before: bool,
    now: datetime,
    joined_at: datetime | None = None,
) -> AnswerRefusal | None:
    """Tell why an answer is not taken, or None if it is.

    A first answer is taken even after closing (it is late then) from whoever was there before. A second one replaces
    the first until closing, except in an anonymous round, where nobody knows which answer to replace.
    """
    if question not in round_.questions:
        return AnswerRefusal.UNKNOWN_QUESTION
    if value is not None and value not in SCALE:
        return AnswerRefusal.OUT_OF_SCALE
    if answered_before and round_.anonymous:
        return AnswerRefusal.ANONYMOUS
    if answered_before and not is_open(round_, now):
        return AnswerRefusal.FINAL
    if round_.closed_at is not None and joined_at is not None and joined_at > round_.closed_at:
        return AnswerRefusal.NEWCOMER
    return None


def take_answer(
    round_: Round,
    question: str,
    value: int | None,
    *,
    partner_id: int,
    sector: Sector,
    at: datetime,
    text: str = "",
    answered_before: bool = False,
    joined_at: datetime | None = None,
    engagement: Engagement | None = None,
) -> tuple[Answer, Participation | None]:
    """Make the answer to store, and beside it the participation if the round is anonymous.

    A value of None without a text is "don't know". In an anonymous round the answer does not say whose it is, and only
    the participation names the partner. Raises `NotAllowed` with an `AnswerRefusal`.
    """
    refusal = answer_refusal(round_, question, value, answered_before=answered_before, now=at, joined_at=joined_at)
    if refusal is not None:
        raise NotAllowed(refusal)
    answer = Answer(
        round_id=round_.id,
        question=question,
        partner_id=None if round_.anonymous else partner_id,
        sector=sector,
        engagement=None if round_.anonymous else engagement,
        value=value,
        text=text,
        late=not is_open(round_, at),
        at=at,
    )
    if not round_.anonymous:
        return answer, None
    return answer, Participation(round_id=round_.id, question=question, partner_id=partner_id, sector=sector)


def standing_answers(round_: Round, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Keep what counts in this round: the latest answer of each partner to each question, late ones included.

    Answers without a person (anonymous, or of somebody who was forgotten) count one by one.
    """
    nameless: list[Answer] = []
    latest: dict[tuple[int, str], Answer] = {}
    for answer in sorted(answers, key=lambda answer: (answer.at, answer.id)):
        if answer.round_id != round_.id or answer.question not in round_.questions:
            continue
        if answer.partner_id is None:
            nameless.append(answer)
        else:
            latest[answer.partner_id, answer.question] = answer
    return (*latest.values(), *nameless)


def answered(
    round_: Round, answers: Iterable[Answer], participations: Iterable[Participation]
) -> Mapping[Sector, Turnout]:
    """Count per sector who has answered; sectors in which nobody has are left out.

    Each partner counts once, in the sector of their latest answer. Who was forgotten is not counted any more.
    """
    questions: dict[int, set[str]] = {}
    sectors: dict[int, Sector] = {}
    for partner, question, sector in _given(round_, answers, participations):
        questions.setdefault(partner, set()).add(question)
        sectors[partner] = sector
    turnouts: dict[Sector, Turnout] = {}
    for partner, given in questions.items():
        before = turnouts.get(sectors[partner], Turnout())
        turnouts[sectors[partner]] = Turnout(
            some=before.some + 1, everything=before.everything + (given == set(round_.questions))
        )
    return turnouts


def missing(round_: Round, answers: Iterable[Answer], participations: Iterable[Participation]) -> tuple[int, ...]:
    """List the partners who were asked and have not answered anything: for nudges and a coordinator's eyes only."""
    given = {partner for partner, _, _ in _given(round_, answers, participations)}
    return tuple(partner for partner in round_.asked if partner not in given)


def _given(
    round_: Round, answers: Iterable[Answer], participations: Iterable[Participation]
) -> Iterable[tuple[int, str, Sector]]:
    """Yield (partner, question, sector) of everything answered, oldest first."""
    for answer in sorted(answers, key=lambda answer: (answer.at, answer.id)):
        if answer.partner_id is not None and answer.round_id == round_.id and answer.question in round_.questions:
            yield answer.partner_id, answer.question, answer.sector
    for participation in participations:
        if participation.round_id == round_.id and participation.question in round_.questions:
            yield participation.partner_id, participation.question, participation.sector
