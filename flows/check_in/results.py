"""What a closed check-in shows, in words: median, spread, change, sectors, and the method that would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.check_ins import answered
from bot.domain.partners import Sector
from bot.domain.results import Light, result_of
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import QuestionKind, catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.check_ins import Round
    from bot.domain.cycle import Field, Phase
    from bot.domain.results import FieldResult, RoundResult
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

SHOWN_FROM = 3
"""Answers a question needs before any value of it is shown: with fewer, a value would be somebody's answer."""
_IN_WORDS: Mapping[float, str] = {
    1: "no",
    2: "check-in-rather-no",
    3: "check-in-partly",
    4: "check-in-rather-yes",
    5: "yes",
}
"""What values and medians are called where the answers were yes, partly and no."""
SIGNS = {Light.GREEN: "🟢", Light.YELLOW: "🟡", Light.RED: "🔴", None: "⚪"}
"""One sign for each light; the words beside it say the same."""


def result(turn: Turn, round_: Round) -> RoundResult:
    """Compute a round's result from all answers so far, compared with the rounds before it."""
    previous: dict[Field, float] = {}
    for earlier in turn.store.rounds.find():
        if earlier.number < round_.number and earlier.closed_at is not None:
            previous.update(_medians(turn, earlier))
    return _result(turn, round_, previous)


def _medians(turn: Turn, round_: Round) -> dict[Field, float]:
    return {one.field: one.median for one in _result(turn, round_, {}).fields if one.median is not None and shown(one)}


def _result(turn: Turn, round_: Round, previous: dict[Field, float]) -> RoundResult:
    return result_of(
        round_,
        turn.store.answers.find(round_id=round_.id),
        fields={question.id: question.field for question in catalogue().questions.values()},
        previous=previous,
    )


def shown(one: FieldResult) -> bool:
    """Whether enough people rated a question to show anything."""
    return sum(one.counts.values()) >= SHOWN_FROM


def weak_questions(turn: Turn, round_: Round) -> tuple[str, ...]:
    """Return the questions whose field came out weak: the next round follows them up."""
    return tuple(one.question for one in result(turn, round_).weak if shown(one))


def lights(turn: SpokenTurn) -> dict[tuple[Phase, Field], Light | None]:
    """Return the latest light of every cell of the cycle that a closed round has asked about."""
    found: dict[tuple[Phase, Field], Light | None] = {}
    for round_ in turn.store.rounds.find():
        if round_.closed_at is not None:
            for one in _result(turn, round_, {}).fields:
                if shown(one):
                    found[catalogue().question(one.question).phase, one.field] = one.light
    return found


def turnout(turn: Turn, round_: Round) -> Markup:
    """Say how many partners have answered, per sector: never who, never what."""
    counts = answered(
        round_,
        turn.store.answers.find(round_id=round_.id),
        turn.store.participations.find(round_id=round_.id),
    )
    return count_line(turn, {sector: count.some for sector, count in counts.items()}, over=round_.closed_at is not None)


def count_line(turn: Turn, counts: dict[Sector, int], *, over: bool = False) -> Markup:
    """Say a number, and how it divides among the sectors; `over` once the round is closed."""
    total = sum(counts.values())
    if total == 0:
        return turn.words("check-in-nobody" if over else "check-in-nobody-yet")
    sectors = " · ".join(f"{sector_name(turn, sector)} {counts[sector]}" for sector in Sector if counts.get(sector))
    return turn.words("check-in-answered", count=total, sectors=sectors)


def sector_name(turn: Turn, sector: Sector) -> str:
    """Return a sector's name."""
    return turn.words.label(f"sector-{sector.value.replace('_', '-')}")


def report(turn: Turn, round_: Round) -> Markup:
    """Write the result of a round, field by field, as far as nobody's answer can be read from it."""
    outcome = result(turn, round_)
    head = turn.words("check-in-result", number=str(round_.number))
    if not any(one.answers for one in outcome.fields):
        return paragraphs(head, turn.words("check-in-result-empty"))
    lines = "\n".join(f"- {field_line(turn, one)}" for one in outcome.fields)
    return paragraphs(
        head,
        turnout(turn, round_),
        Markup(lines),
        _what_is_missing(turn, round_, [one for one in outcome.fields if shown(one)]),
        _methods(turn, [one for one in outcome.weak if shown(one)]),
    )


def _what_is_missing(turn: Turn, round_: Round, fields: Sequence[FieldResult]) -> Markup:
    """Quote what people wrote, in alphabetical order so that nothing says whose it is."""
    lines = [
        turn.words(
            "check-in-missing-line",
            field=catalogue().field(one.field).short.text(turn.language),
            text=answer.text,
        )
        for one in fields
        for answer in sorted(
            turn.store.answers.find(round_id=round_.id, question=one.question), key=lambda answer: answer.text
        )
        if answer.text
    ]
    if not lines:
        return Markup()
    return paragraphs(turn.words("check-in-missing"), Markup("\n".join(f"- {line}" for line in lines)))


def field_line(turn: Turn, one: FieldResult) -> Markup:
    """Write one field's result in a line or three."""
    name = catalogue().field(one.field).short.text(turn.language)
    if one.median is None or not shown(one):
        return turn.words(
            "check-in-too-few", sign=Markup(SIGNS[None]), field=name, count=sum(one.counts.values()), floor=SHOWN_FROM
        )
    parts = [
        turn.words(
            "check-in-median",
            sign=Markup(SIGNS[one.light]),
            field=name,
            median=_value(turn, one, one.median),
            low=_value(turn, one, one.low or 0),
            high=_value(turn, one, one.high or 0),
            spread=one.spread or 0,
        )
    ]
    if one.change is not None:
        direction = "same" if one.change == 0 else "up" if one.change > 0 else "down"
        parts.append(turn.words(f"check-in-change-{direction}", change=turn.words.decimal(abs(one.change))))
    if one.dont_know:
        parts.append(turn.words("check-in-dont-know", count=one.dont_know))
    lines = [", ".join(parts)]
    if one.sectors:
        lines.append(
            " · ".join(
                f"{sector_name(turn, sector)} {_value(turn, one, one.sectors[sector])}"
                for sector in Sector
                if sector in one.sectors
            )
        )
    if one.gap is not None and one.light is Light.RED and one.gap >= 2:  # noqa: PLR2004 - the rule's own number
        lines.append(turn.words("check-in-gap", gap=turn.words.decimal(one.gap)))
    return Markup("\n  ".join(lines))


def _value(turn: Turn, one: FieldResult, value: float) -> str:
    """Write a rating as a number, and what was answered with yes, partly or no as such."""
    if catalogue().question(one.question).kind is QuestionKind.YES_PARTLY_NO and value in _IN_WORDS:
        return turn.words.label(_IN_WORDS[value])
    return turn.words.decimal(value)


def _methods(turn: Turn, weak: Sequence[FieldResult]) -> Markup:
    """Name what would help most: the methods of at most two weak fields, the weakest first."""
    by_need = sorted(weak, key=lambda one: (one.median or 0, -(one.gap or 0)))
    lines = []
    for one in by_need[:2]:
        question = catalogue().question(one.question)
        method = catalogue().cell(question.phase, question.field).method
        lines.append(
            turn.words(
                "check-in-method",
                field=catalogue().field(one.field).short.text(turn.language),
                method=method.name.text(turn.language),
                how=method.how.text(turn.language),
            )
        )
    return paragraphs(*lines)
