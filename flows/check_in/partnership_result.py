"""What a closed partnership check shows: by dimension, in a line by field, and what to talk about next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.partnership import by_dimension, by_field, weakest
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import catalogue, in_force
from flows.check_in.asked import asked
from flows.check_in.results import SIGNS, field_line, remarks, result
from flows.check_in.sectors import silence, turnout
from flows.method_card import command_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.check_ins import Round
    from bot.domain.partnership import DimensionResult
    from bot.engine.turn.turn import Turn


def dimensions(turn: Turn, round_: Round) -> tuple[DimensionResult, ...]:
    """Return what each dimension showed; each question is compared with itself in the last check, and nothing else."""
    names = {question.id: dimension.key for dimension, question in catalogue().partnership.asked}
    return by_dimension(result(turn, round_).fields, names)


def report_check(turn: Turn, round_: Round) -> Markup:
    """Write the result of a check, as far as nobody's answer can be read from it."""
    found = dimensions(turn, round_)
    head = turn.words("check-in-partnership-result", number=str(round_.number))
    fields = [one for dimension in found for one in dimension.questions]
    said = remarks(turn, round_)
    if all(one.leading is None for one in fields) and not said:
        some = any(round_.counted.values())
        empty = turn.words("check-in-partnership-few" if some else "check-in-result-empty")
        return paragraphs(head, turnout(turn, round_) if some else "", silence(turn, round_), empty)
    parts = [_dimension(turn, one) for one in found]
    return paragraphs(
        head, turnout(turn, round_), silence(turn, round_), *parts, _fields(turn, round_), said, _next_talk(turn, found)
    )


def _dimension(turn: Turn, one: DimensionResult) -> Markup:
    name = catalogue().partnership.dimension(one.dimension).name.text(turn.language)
    head = turn.words("check-in-partnership-dimension", sign=Markup(SIGNS[one.light]), dimension=name)
    lines = [
        f"- {field_line(turn, question, asked(turn, question.question).text.rstrip('.'))}" for question in one.questions
    ]
    return Markup("\n".join((head, *lines)))


def _fields(turn: Turn, round_: Round) -> Markup:
    """Write the light of each field in one line, where any is lit."""
    lights = by_field(result(turn, round_).fields)
    if not any(lights.values()):
        return Markup()
    names = {field: catalogue().field(field).short.text(turn.language) for field in lights}
    shown = " · ".join(f"{SIGNS[light]} {names[field]}" for field, light in lights.items())
    return turn.words("check-in-partnership-fields", fields=shown)


def _next_talk(turn: Turn, found: Sequence[DimensionResult]) -> Markup:
    """Say what to talk over next, and which method helps: of the weakest dimension, and of no other."""
    one = weakest(found)
    if one is None:
        all_good = any(dimension.light is not None for dimension in found)
        return turn.words("check-in-partnership-good") if all_good else Markup()
    dimension = catalogue().partnership.dimension(one.dimension)
    method = in_force(turn.store).cell(dimension.helps.phase, dimension.helps.field).method
    return turn.words(
        "check-in-partnership-talk",
        dimension=dimension.name.text(turn.language),
        talk=dimension.talk.text(turn.language),
        method=method.name.text(turn.language),
        command=command_for(turn, method),
    )
