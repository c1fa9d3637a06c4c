"""Contributions: what each organisation brings in, entered by its people, listed by organisation."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.domain.contributions import MOST_CONTRIBUTIONS, Contribution, ContributionKind
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword, parts_of
from bot.engine.vocabulary.questions import FreeText
from bot.engine.vocabulary.steps import done
from bot.engine.wording import Markup, paragraphs
from flows.choosing import Either, Numbered, Thing, by_number, number_in
from flows.paging import asked_page, say_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value
    from flows.paging import ListPage

_ACTIONS: Final = {
    "add": ("new", "neu"),
    "change": ("ändern", "aendern"),
    "drop": ("streichen", "remove", "löschen"),
}


class ContributionAspect(StrEnum):
    """What can be changed about a contribution. The values are stored."""

    KIND = "kind"
    SENTENCE = "sentence"


def contributed(view: View) -> list[Contribution]:
    """Return all contributions, those of one organisation together, in the order of the organisations."""
    return sorted(view.store.of(Contribution).find(), key=lambda one: (one.organisation_id, one.number))


def _things(view: View) -> list[Thing]:
    return [Thing(one.number, one.sentence) for one in contributed(view)]


kind = Either(
    id="kind",
    among=ContributionKind,
    wording="contribution-kind",
    also={
        ContributionKind.MONEY: ("geld", "finanzierung"),
        ContributionKind.TIME: ("zeit", "arbeitszeit"),
        ContributionKind.ROOMS: ("raum", "räume", "room"),
        ContributionKind.KNOWLEDGE: ("wissen", "know-how"),
        ContributionKind.ACCESS: ("zugang", "kontakte", "contacts"),
    },
)
sentence = FreeText(id="sentence", max_length=300, takes_rest=True)
which = Numbered(id="which", among=_things)
aspect = Either(
    id="aspect",
    among=ContributionAspect,
    wording="contribution-aspect",
    also={ContributionAspect.KIND: ("art",), ContributionAspect.SENTENCE: ("satz", "text")},
)


def add(turn: SpokenTurn, answers: Answers) -> None:
    """Note what the sender's organisation contributes."""
    if turn.partner is None:
        turn.refuse("refused-partner")
        return
    if len(contributed(turn)) >= MOST_CONTRIBUTIONS:
        turn.refuse("contribution-too-many", most=MOST_CONTRIBUTIONS, sentence=answers[sentence])
        return
    added = turn.store.of(Contribution).add(
        Contribution(
            number=turn.store.next_number("contribution"),
            organisation_id=turn.partner.organisation_id,
            kind=answers[kind],
            sentence=answers[sentence],
        )
    )
    turn.confirm(turn.words("contribution-added", house=_house(turn, added), line=line(turn, added)))


def _meant(turn: SpokenTurn, answers: Answers) -> Contribution | None:
    """Return the one picked, if it is there and the sender may change it: its organisation's people, coordinators."""
    found = turn.store.of(Contribution).first(number=answers[which])
    if found is None:
        turn.refuse("contribution-gone")
        return None
    own = turn.partner is not None and turn.partner.organisation_id == found.organisation_id
    if not (own or turn.coordinates):
        turn.refuse("contribution-not-yours", house=_house(turn, found))
        return None
    return found


def change(turn: SpokenTurn, answers: Answers) -> None:
    """Change one thing and leave the rest."""
    before = _meant(turn, answers)
    if before is None:
        return
    after = replace(before, kind=answers.get(kind) or before.kind, sentence=answers.get(sentence) or before.sentence)
    message = "contribution-unchanged" if after == before else "contribution-changed"
    changed = turn.store.of(Contribution).put(after)
    turn.confirm(turn.words(message, house=_house(turn, changed), line=line(turn, changed)))


def drop(turn: SpokenTurn, answers: Answers) -> None:
    """Take one off the list."""
    found = _meant(turn, answers)
    if found is not None:
        turn.store.of(Contribution).remove(found)
        turn.confirm(turn.words("contribution-dropped", house=_house(turn, found), line=line(turn, found)))


def _house(turn: Turn, one: Contribution) -> str:
    house = turn.store.organisations.get(one.organisation_id)
    return house.name if house is not None else ""


def line(turn: Turn, one: Contribution) -> Markup:
    """Write one line: number, kind and sentence."""
    label = turn.words.label(f"contribution-kind-{one.kind.value}")
    return turn.words("contribution-line", number=str(one.number), kind=label, sentence=one.sentence)


def line_with_house(turn: Turn, one: Contribution) -> Markup:
    """Write one line with the organisation in front."""
    return turn.words("contribution-of", house=_house(turn, one), line=line(turn, one))


def show(turn: SpokenTurn, typed: str) -> None:
    """List all by organisation."""
    everything = contributed(turn)
    if not everything:
        turn.say(turn.words("contributions-none"))
        return
    say_page(turn, everything, asked_page(typed), "contribution", lambda page: _written(turn, page))


def _written(turn: SpokenTurn, page: ListPage[Contribution]) -> Markup:
    blocks: list[Markup] = []
    for _, of_one in groupby(page.entries, key=lambda one: one.organisation_id):
        there = list(of_one)
        head = turn.words("contributions-house", house=_house(turn, there[0]))
        blocks.append(paragraphs(head, Markup("\n".join(f"- {line(turn, one)}" for one in there))))
    return paragraphs(turn.words("contributions-head"), *blocks)


def _present(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what holds at present, for the questions about a change."""
    one = None if step is which else view.store.of(Contribution).first(number=answers[which])
    if one is None:
        return {}
    return {"sentence": one.sentence, "kind": view.words.label(f"contribution-kind-{one.kind.value}")}


ADDING: Final = Dialogue(
    id="contribution.add", version=1, questions=(kind, sentence), on_end=add, who=Who.PARTNER, offers_back=True
)
CHANGING: Final = Dialogue(
    id="contribution.change",
    version=1,
    routes=(
        which.to(aspect),
        aspect.when(lambda chosen: chosen is ContributionAspect.KIND, kind),
        aspect.to(sentence),
        kind.to(done),
        sentence.to(done),
    ),
    before=_present,
    on_end=change,
    who=Who.PARTNER,
    offers_back=True,
)
DROPPING: Final = Dialogue(id="contribution.drop", version=1, questions=(which,), on_end=drop, who=Who.PARTNER)
_DIALOGUES: Final = {"add": ADDING, "change": CHANGING, "drop": DROPPING}


def start(turn: SpokenTurn, typed: str) -> None:
    """List all; with words, note what the sender's organisation contributes; keywords change and take off."""
    action, rest = keyword(typed, _ACTIONS)
    parts = parts_of(rest)
    if action is None and (not parts or asked_page(rest).which):
        show(turn, typed)
    elif action is None and len(parts) == 1 and (number := number_in(parts)) is not None:
        _show_one(turn, number)
    elif action in {None, "add"}:
        if turn.partner is None:
            turn.refuse("refused-partner")
        else:
            begin_alone(turn, ADDING, parts)
    elif contributed(turn):
        begin_alone(turn, _DIALOGUES[action or "add"], by_number(parts))
    else:
        turn.say(turn.words("contributions-none"))


def _show_one(turn: SpokenTurn, number: int) -> None:
    found = turn.store.of(Contribution).first(number=number)
    if found is None:
        turn.refuse("contribution-unknown", number=str(number))
    else:
        turn.say(line_with_house(turn, found))


FLOW: Final = Flow(
    id="contribution",
    commands=(Command(name="contribution", german="beitrag", who=Who.PARTNER, handle=start),),
    dialogues=tuple(_DIALOGUES.values()),
)
