"""Entries of a list that name people and organisations: offered, alone, to be taken in among the stakeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cycle import Field
from bot.domain.entries import entries_of
from bot.engine.vocabulary.folding import fold
from flows.catalogue import QuestionKind, catalogue

if TYPE_CHECKING:
    from bot.domain.check_ins import Answer
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

TAKE_IN_CARD = "check_in.take_in"
"""About an answer; the stakeholders' flow shows it and takes in what is tapped."""
MOST_OFFERED = 8
"""Entries that stand below one message, as elsewhere."""


def offer(turn: SpokenTurn, answer: Answer) -> None:
    """Offer it to the person who has just answered, where somebody is named who is not on the list yet.

    Nothing is offered in an anonymous round: the card would say whose answer it is.
    """
    question = catalogue().questions.get(answer.question)
    if question is None or question.kind is not QuestionKind.LIST or question.field is not Field.STAKEHOLDERS:
        return
    if answer.partner_id is not None and new_names(turn, answer):
        turn.show(TAKE_IN_CARD, answer.id, channel=turn.place)


def new_names(turn: Turn, answer: Answer) -> dict[str, str]:
    """Return the entries that are no stakeholders yet, by the key of their choice."""
    known = {fold(one.name) for one in turn.store.stakeholders.find(dropped=False)}
    found = [(f"e{place}", entry) for place, entry in enumerate(entries_of(answer.text)) if fold(entry) not in known]
    return dict(found[:MOST_OFFERED])


def refresh_offers(turn: Turn, name: str) -> None:
    """Have the offers rendered again that name somebody who is on the list by now."""
    for card in turn.store.cards.find(kind=TAKE_IN_CARD):
        answer = turn.store.answers.get(card.subject)
        if answer is not None and fold(name) in {fold(entry) for entry in entries_of(answer.text)}:
            turn.changed(TAKE_IN_CARD, card.subject)
