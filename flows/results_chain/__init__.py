"""The results chain of a goal: what is put in, what is done, what comes of it, what that changes. Part of `/goal`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.results_chain import LONGEST_LINE, MOST_LINES, ChainLine, ChainLink, by_link, is_whole
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.folding import keyword, parts_of
from bot.engine.vocabulary.questions import FreeText, match
from bot.engine.wording import Markup, paragraphs
from flows.choosing import Either, Numbered, Thing, by_number, number_in
from flows.phase.standing import refresh_criteria
from flows.results_chain.showing import card, lines_of, link_name, show, written_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

_ACTIONS: Final = {
    "add": ("new", "neu"),
    "change": ("ändern", "aendern"),
    "drop": ("streichen", "remove", "löschen"),
}


def _things(view: View) -> list[Thing]:
    return [Thing(one.number, one.text) for one in lines_of(view)]


parts: Final = {link: FreeText(id=link.value, max_length=LONGEST_LINE, optional=True) for link in ChainLink}
"""The question for a line of each link."""
link = Either(
    id="link",
    among=ChainLink,
    wording="chain-link",
    also={
        ChainLink.INPUT: ("einsatz", "inputs", "eingesetztes"),
        ChainLink.ACTIVITY: ("aktivität", "aktivitäten", "activities"),
        ChainLink.OUTPUT: ("ergebnis", "ergebnisse", "outputs", "result", "results"),
        ChainLink.IMPACT: ("wirkung", "wirkungen", "impacts"),
    },
)
text = FreeText(id="text", max_length=LONGEST_LINE, takes_rest=True)
which = Numbered(id="which", among=_things)


def _add(turn: SpokenTurn, to: ChainLink, said: str) -> Markup:
    """Add a line to a link, and say so; or that the link has enough."""
    if len(by_link(lines_of(turn))[to]) >= MOST_LINES:
        return turn.words("chain-too-many", link=link_name(turn, to), most=MOST_LINES, text=said)
    number = turn.store.next_number("chain")
    added = turn.store.of(ChainLine).add(ChainLine(number=number, link=to, text=said))
    return turn.words("chain-added", link=link_name(turn, to), line=written_line(turn, added))


def _confirm(turn: SpokenTurn, *noted: Markup) -> None:
    """Say what was done, and once nothing is missing any more how to have the chain decided."""
    refresh_criteria(turn)
    whole = is_whole(lines_of(turn))
    turn.confirm(paragraphs(Markup("\n".join(noted)), card(turn), turn.words("chain-whole") if whole else ""))


def add(turn: SpokenTurn, answers: Answers) -> None:
    """Add a line to one link."""
    _confirm(turn, _add(turn, answers[link], answers[text]))


def write(turn: SpokenTurn, answers: Answers) -> None:
    """Add a line to each link that something was said about."""
    said = [(to, given) for to, step in parts.items() if (given := answers.get(step))]
    if said:
        _confirm(turn, *(_add(turn, to, given) for to, given in said))
    else:
        turn.confirm(turn.words("chain-nothing"))


def change(turn: SpokenTurn, answers: Answers) -> None:
    """Change a line and leave the rest."""
    before = turn.store.of(ChainLine).first(number=answers[which])
    if before is None:
        turn.refuse("chain-gone")
        return
    after = turn.store.of(ChainLine).put(replace(before, text=answers[text]))
    message = "chain-unchanged" if after == before else "chain-changed"
    _confirm(turn, turn.words(message, link=link_name(turn, after.link), line=written_line(turn, after)))


def drop(turn: SpokenTurn, answers: Answers) -> None:
    """Take a line off."""
    found = turn.store.of(ChainLine).first(number=answers[which])
    if found is None:
        turn.refuse("chain-gone")
        return
    turn.store.of(ChainLine).remove(found)
    _confirm(turn, turn.words("chain-dropped", link=link_name(turn, found.link), line=written_line(turn, found)))


def _there(view: View, _answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what a link says already."""
    lines = by_link(lines_of(view)).get(ChainLink(step.id), [])
    return {"there": " · ".join(one.text for one in lines), "has": "yes" if lines else "no"}


def _present(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what a line says at present."""
    one = None if step is which else view.store.of(ChainLine).first(number=answers[which])
    return {} if one is None else {"text": one.text, "link": link_name(view, one.link)}


def _named(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return the link that gets a line."""
    return {"link": link_name(view, answers[link])} if step is text else {}


WRITING: Final = Dialogue(
    id="chain.write",
    version=1,
    questions=tuple(parts.values()),
    before=_there,
    on_end=write,
    who=Who.COORDINATOR,
    offers_back=True,
)
ADDING: Final = Dialogue(
    id="chain.add",
    version=1,
    questions=(link, text),
    before=_named,
    on_end=add,
    who=Who.COORDINATOR,
    offers_back=True,
)
CHANGING: Final = Dialogue(
    id="chain.change",
    version=1,
    questions=(which, text),
    before=_present,
    on_end=change,
    who=Who.COORDINATOR,
    offers_back=True,
)
DROPPING: Final = Dialogue(id="chain.drop", version=1, questions=(which,), on_end=drop, who=Who.COORDINATOR)
DIALOGUES: Final = (WRITING, ADDING, CHANGING, DROPPING)


def start(turn: SpokenTurn, typed: str) -> None:
    """Show the chain; for coordinators write it, or add, change and take off a line."""
    action, rest = keyword(typed, _ACTIONS)
    given, there = parts_of(rest), lines_of(turn)
    shows = action is None and (not given or (len(given) == 1 and number_in(given) is not None))
    if shows and (there or not turn.coordinates):
        show(turn)
    elif not turn.coordinates:
        turn.refuse("refused-coordinator")
    elif action in {"change", "drop"}:
        if there:
            begin_alone(turn, CHANGING if action == "change" else DROPPING, by_number(given))
        else:
            turn.say(turn.words("chain-none"))
    elif given and match(given[0], link.options(turn)) is not None and number_in(given) is None:
        begin_alone(turn, ADDING, given)
    else:
        begin_alone(turn, WRITING, given)
