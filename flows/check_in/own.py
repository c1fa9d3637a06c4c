"""Questions in a cooperation's own words: coordinators put them for the next check-in, and take them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.own_questions import LONGEST_QUESTION, MOST_WAITING, OwnKind, OwnQuestion
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.folding import fold, keyword, parts_of
from bot.engine.vocabulary.questions import FreeText
from bot.engine.vocabulary.steps import MisfitError
from bot.engine.wording import Markup
from flows.choosing import Either, Numbered, Thing, by_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

_REMOVE: Final[dict[str, tuple[str, ...]]] = {"remove": ("drop", "delete", "streichen", "löschen", "weg")}


def waiting(view: View) -> Sequence[OwnQuestion]:
    """Return the own questions that wait for the next check-in, the oldest first."""
    return view.store.of(OwnQuestion).find(round_id=None)


@dataclass(frozen=True, eq=False, kw_only=True)
class NewQuestion(FreeText):
    """A question that does not wait already."""

    def read(self, typed: str, view: View) -> str:
        """Return it in one line. Raises MisfitError if empty, too long or waiting already."""
        text = " ".join(FreeText.read(self, typed, view).split())
        if any(fold(one.text) == fold(text) for one in waiting(view)):
            raise MisfitError("misfit-own-question-known")
        return text


def _things(view: View) -> list[Thing]:
    return [Thing(one.id, one.text) for one in waiting(view)]


text = NewQuestion(id="text", max_length=LONGEST_QUESTION)
kind = Either(
    id="kind",
    among=OwnKind,
    wording="check-in-own-kind",
    also={
        OwnKind.RATING: ("skala", "scale", "zahl", "number", "1-5"),
        OwnKind.YES_PARTLY_NO: ("ja", "yes", "janein", "ja/nein", "yesno", "yes/no"),
        OwnKind.TEXT: ("text", "satz", "sentence"),
    },
)
which = Numbered(id="which", among=_things, optional=True, skip="check-in-keep")


def put(turn: SpokenTurn, answers: Answers) -> None:
    """Keep the question for the next check-in."""
    if len(waiting(turn)) >= MOST_WAITING:
        turn.refuse("check-in-own-too-many", most=MOST_WAITING)
        return
    author = turn.partner.id if turn.partner is not None else None
    own = turn.store.of(OwnQuestion).add(
        OwnQuestion(text=answers[text], kind=answers[kind], author_id=author, at=turn.now)
    )
    turn.confirm(turn.words("check-in-own-put", text=own.text, kind=_kind(turn, own)))


def take_back(turn: SpokenTurn, answers: Answers) -> None:
    """Let a question that waits not be asked."""
    number = answers.get(which)
    if number is None:
        turn.say(turn.words("check-in-own-kept"))
        return
    found = next((one for one in waiting(turn) if one.id == number), None)
    if found is None:
        turn.refuse("check-in-own-gone")
        return
    turn.store.of(OwnQuestion).remove(found)
    turn.confirm(turn.words("check-in-own-removed", text=found.text))


def _kind(view: View, own: OwnQuestion) -> str:
    return view.words.label(f"check-in-own-kind-{own.kind.value.replace('_', '-')}")


def _listed(view: View, _answers: Answers, _step: Question) -> Mapping[str, Value]:
    """Return the questions that wait, one a line."""
    lines = (
        "- " + view.words("check-in-own-line", number=str(one.id), text=one.text, kind=_kind(view, one))
        for one in waiting(view)
    )
    return {"questions": Markup("\n".join(lines))}


PUTTING = Dialogue(
    id="check_in.ask", version=1, questions=(text, kind), on_end=put, who=Who.COORDINATOR, offers_back=True
)
TAKING_BACK = Dialogue(
    id="check_in.own", version=1, questions=(which,), on_end=take_back, before=_listed, who=Who.COORDINATOR
)
OWN_DIALOGUES = (PUTTING, TAKING_BACK)


def ask(turn: SpokenTurn, typed: str) -> None:
    """Put a question for the next check-in; without words, ask for it."""
    if not turn.may(Who.COORDINATOR):
        turn.refuse("refused-coordinator")
    elif len(waiting(turn)) >= MOST_WAITING:
        turn.refuse("check-in-own-too-many", most=MOST_WAITING)
    else:
        begin_alone(turn, PUTTING, parts_of(typed))


def questions(turn: SpokenTurn, typed: str) -> None:
    """Show the questions that wait, each to be taken back; words that say nothing else are a new one."""
    action, rest = keyword(typed, _REMOVE)
    if typed and action is None:
        ask(turn, typed)
    elif not turn.may(Who.COORDINATOR):
        turn.refuse("refused-coordinator")
    elif waiting(turn):
        begin_alone(turn, TAKING_BACK, by_number(parts_of(rest)))
    else:
        turn.confirm(turn.words("check-in-own-none"))
