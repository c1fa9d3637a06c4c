"""Which questions take their turn in a check-in: in a cell one after the other, of each kind not more than bearable.

Within a cell comes what was asked longest ago, and before anything comes again what can be compared comes first, then
what is answered in words. A round has one question in words and one list at most: of those whose turn it is in their
cells, the one that has waited longest is asked, and the other fields ask meanwhile what can be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.catalogue.entries import QuestionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.cycle import Field
    from flows.catalogue.entries import Cell, CheckInQuestion

FOLLOWED_UP = 2
"""Rounds in a row that a question may be asked because its field is weak; then the others of its cell go on."""
IN_A_ROUND = 5
"""Questions of a round, one for each field."""


def next_of(
    cells: Sequence[Cell],
    previous: Sequence[str],
    prefer: Mapping[Field, CheckInQuestion],
    *,
    most: int = IN_A_ROUND,
    text: bool = True,
) -> tuple[CheckInQuestion, ...]:
    """Return a question for each cell: those on cards in the cells' order, then the one in words, then the list.

    `previous` holds the ids asked so far, oldest first; `prefer` the question that goes first in its field. Of more
    than `most` those on cards are left out that can wait best: asked last, or else of the field that was asked last.
    Without `text` there is none in words.
    """
    asked = {question: place for place, question in enumerate(previous, start=1)}
    recent = list(previous[-FOLLOWED_UP * IN_A_ROUND :])
    chosen = {one.field: one for one in prefer.values() if recent.count(one.id) < FOLLOWED_UP}
    for kind, question in _in_words([cell for cell in cells if cell.field not in chosen], asked):
        wanted = text or kind is not QuestionKind.TEXT
        if wanted and question.field not in chosen and kind not in {one.kind for one in chosen.values()}:
            chosen[question.field] = question
    fields = {cell.field: max(asked.get(question.id, 0) for question in cell.questions) for cell in cells}
    round_ = [chosen.get(cell.field) or _on_card(cell, asked) for cell in cells]
    while len(round_) > most:
        waiting = [one for one in round_ if one.on_card and one.field not in chosen] or round_
        round_.remove(max(reversed(waiting), key=lambda one: (asked.get(one.id, 0), fields[one.field])))
    return tuple(sorted(round_, key=lambda question: _ORDER.get(question.kind, 0)))


_ORDER = {QuestionKind.TEXT: 1, QuestionKind.LIST: 2}
"""What is asked alone comes after what fits a card."""


def _in_words(cells: Sequence[Cell], asked: Mapping[str, int]) -> list[tuple[QuestionKind, CheckInQuestion]]:
    """Return the questions in words and the lists whose turn it is in their cells, who has waited longest first."""
    due = [
        question
        for cell in cells
        for question in cell.questions
        if not question.on_card and asked.get(question.id, 0) < _longest_ago(cell, asked)
    ]
    return [(one.kind, one) for one in sorted(due, key=lambda one: asked.get(one.id, 0))]


def _longest_ago(cell: Cell, asked: Mapping[str, int]) -> int:
    return min(asked.get(question.id, 0) for question in cell.questions if question.on_card)


def _on_card(cell: Cell, asked: Mapping[str, int]) -> CheckInQuestion:
    return min(
        (question for question in cell.questions if question.on_card),
        key=lambda question: (asked.get(question.id, 0), question.kind is not QuestionKind.RATING),
    )
