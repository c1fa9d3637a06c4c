"""What a round asks, of the catalogue and in the cooperation's own words: what fits a card, and what takes words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.cooperation import AnswerMode
from bot.domain.own_questions import OwnQuestion, own_id
from bot.engine.turn.spoken import SpokenTurn
from flows.catalogue import QuestionKind, catalogue, question_of
from flows.catalogue.partnership import LOAD

if TYPE_CHECKING:
    from bot.domain.check_ins import Round
    from bot.domain.cycle import Field
    from bot.engine.stored.ports import Store
    from bot.engine.vocabulary.steps import View
    from bot.engine.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundQuestion:
    """One question of a round, as somebody reads it."""

    id: str
    kind: QuestionKind
    field: Field | None
    """None for a question in the cooperation's own words, and for the one on the load."""
    text: str
    title: str
    """What stands above it: its field, or its dimension, or that it is an own one."""

    @property
    def on_card(self) -> bool:
        """Whether it can be answered by a tap."""
        return self.kind in {QuestionKind.RATING, QuestionKind.YES_PARTLY_NO}


def asked(view: View, question: str) -> RoundQuestion:
    """Return the question that a round calls so. Raises KeyError if there is none."""
    found = find(view.store, view.words, question)
    if found is None:
        raise KeyError(question)
    return found


def wording(view: View, round_: Round | None, question: RoundQuestion) -> str:
    """Return how the reader is asked alone: in the words of their sector.

    The neutral words are for observers, for rounds that are answered in the group, where others read along, and for
    whose sector is not known. Own questions have one wording.
    """
    known = question_of(view.store, question.id)
    if known is None or round_ is None or round_.answers is AnswerMode.OPEN or not isinstance(view, SpokenTurn):
        return question.text
    partner = view.partner
    house = view.store.organisations.get(partner.organisation_id) if partner is not None else None
    sector = house.sector if house is not None and not house.observes else None
    return known.text_for(sector, view.words.language)


def find(store: Store, words: Words, question: str) -> RoundQuestion | None:
    """Return the question that a round of a cooperation calls so; None if there is none any more."""
    known = question_of(store, question)
    checked = catalogue().partnership.find(question) if known is None else None
    if question == LOAD:
        text, title = catalogue().load.text(words.language), words.label("check-in-load")
        return RoundQuestion(id=LOAD, kind=QuestionKind.RATING, field=None, text=text, title=title)
    if checked is not None:
        dimension, statement = checked
        return RoundQuestion(
            id=question,
            kind=QuestionKind.RATING,
            field=statement.field,
            text=statement.text(words.language),
            title=dimension.name.text(words.language),
        )
    own = own_question(store, question) if known is None else None
    if own is not None:
        title = words.label("check-in-own")
        return RoundQuestion(id=question, kind=QuestionKind(own.kind.value), field=None, text=own.text, title=title)
    if known is None:
        return None
    return RoundQuestion(
        id=question,
        kind=known.kind,
        field=known.field,
        text=known.text(words.language),
        title=catalogue().field(known.field).short.text(words.language),
    )


def own_question(store: Store, question: str) -> OwnQuestion | None:
    """Return the own question that a round calls so; None for one of the catalogue."""
    number = own_id(question)
    return store.of(OwnQuestion).get(number) if number is not None else None


def on_card(view: View, round_: Round) -> tuple[str, ...]:
    """Return the questions of a round that can be answered by a tap, in the group too."""
    return tuple(one for one in round_.questions if asked(view, one).on_card)


def in_words(view: View, round_: Round) -> tuple[str, ...]:
    """Return the questions of a round that are answered in words: only ever in private, after the others."""
    return tuple(one for one in round_.questions if not asked(view, one).on_card)
