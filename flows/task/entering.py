"""Entering a task: which organisation, what, until when; also with words that something else has prepared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.tasks import MOST_TASKS, Task, TaskOrigin, TaskStatus
from bot.engine.dialogues.alone import Begun, begin_alone
from bot.engine.dialogues.progress import begin
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.questions import FreeText
from bot.engine.wording import Markup
from flows.check_in.naming import refresh_tasks
from flows.decision.outcome import TASK_OFFER
from flows.due import bundles
from flows.due.tasks import ask_its_people
from flows.due.things import TASK_CARD
from flows.task.typed import TypedTask, due, is_organisation, nearest, organisation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

LONGEST: Final = 300
"""Characters of what is to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskOccasion:
    """What a new task comes from."""

    origin: TaskOrigin = TaskOrigin.ITSELF
    origin_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedTask(TaskOccasion):
    """A new task of which all is known but the organisation."""

    what: str = ""
    until: str = ""
    typed: str = ""
    """What was typed as the organisation, and is none."""


what = FreeText(id="what", max_length=LONGEST)


def enter(turn: SpokenTurn, answers: Answers, occasion: TaskOccasion) -> None:
    """Put on the list what was answered."""
    put_on_list(turn, answers[what], organisation=answers[organisation], until=answers[due].date(), occasion=occasion)


def put_on_list(turn: SpokenTurn, words: str, *, organisation: str, until: date, occasion: TaskOccasion) -> Task | None:
    """Put a task of an organisation (`o3`) on the list; who of it can be told alone is asked to say yes.

    None if there is no room for it or no such organisation any more: then that was said.
    """
    if len(turn.store.of(Task).find(status=TaskStatus.OPEN)) >= MOST_TASKS:
        turn.refuse("task-too-many", most=MOST_TASKS, what=words)
        return None
    house = turn.store.organisations.get(int(organisation[1:]))
    if house is None or house.merged_into is not None:
        turn.refuse("task-nobody-there")
        return None
    task = turn.store.of(Task).add(
        Task(
            number=turn.store.next_number("task"),
            what=words,
            organisation_id=house.id,
            due_on=until,
            author_id=turn.partner.id if turn.partner is not None else None,
            origin=occasion.origin,
            origin_key=occasion.origin_key,
        )
    )
    bundles.changed(turn, task)
    _refresh_offers(turn, task)
    show_alone(turn, task)
    ask_its_people(turn, task)
    return task


def _refresh_offers(turn: SpokenTurn, task: Task) -> None:
    """Let what offers to make this task say that it is there."""
    refresh_tasks(turn)
    decision = turn.store.decisions.first(number=int(task.origin_key)) if task.origin is TaskOrigin.DECISION else None
    if decision is not None:
        turn.changed(TASK_OFFER, decision.id)


def show_alone(turn: SpokenTurn, task: Task) -> None:
    """Show a task to the sender: alone where possible."""
    alone = private_chats.find(turn, turn.identity) if turn.identity is not None and not turn.private else None
    turn.show(TASK_CARD, task.id, channel=alone[0] if alone is not None else turn.place)


def _ask_the_rest(turn: SpokenTurn, answers: Answers, occasion: PreparedTask) -> None:
    """Go on with what was prepared, now that the organisation is known."""
    source = TaskOccasion(origin=occasion.origin, origin_key=occasion.origin_key)
    begin(turn, ENTERING.about(source), _parts(answers[organisation], occasion.what, occasion.until))


def _parts(house: str, words: str, until: str) -> list[str]:
    parts = [house, words, until]
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _prepared(view: View, _answers: Answers, occasion: PreparedTask, _step: Question) -> Mapping[str, Value]:
    """Return what is known already, and the organisation that may have been meant."""
    near = nearest(occasion.typed, organisation.all(view)) if occasion.typed else None
    said = "near" if near is not None else "unknown" if occasion.typed else "nothing"
    return {
        "what": occasion.what,
        "typed": occasion.typed,
        "nearest": near.label if near is not None else "",
        "said": said,
        "known": "yes" if occasion.what else "no",
    }


def _so_far(view: View, answers: Answers, _occasion: TaskOccasion, _step: Question) -> Mapping[str, Value]:
    """Return what was answered so far."""
    house = view.store.organisations.get(int(answers[organisation][1:])) if organisation in answers else None
    return {
        "organisation": house.name if house is not None else "",
        "what": answers.get(what) or Markup(),
    }


ENTERING: Final = DialogueAbout(
    occasion=TaskOccasion,
    id="task.add",
    version=1,
    questions=(organisation, what, due),
    on_end=enter,
    before=_so_far,
    who=Who.PARTNER,
    offers_back=True,
)
FOR_WHOM: Final = DialogueAbout(
    occasion=PreparedTask,
    id="task.for_whom",
    version=1,
    questions=(organisation,),
    on_end=_ask_the_rest,
    before=_prepared,
    who=Who.PARTNER,
)


def begin_typed(turn: SpokenTurn, typed: TypedTask, source: TaskOccasion | None = None) -> Begun:
    """Enter what was typed, and ask alone for what is missing; nothing that was said is lost on the way."""
    source = source or TaskOccasion()
    if is_organisation(turn, typed.organisation):
        parts = _parts(typed.organisation, typed.what, typed.until)
        return begin_alone(turn, ENTERING.about(source), parts)
    if not (typed.organisation or typed.what or typed.until):
        return begin_alone(turn, ENTERING.about(source))
    rest = PreparedTask(
        origin=source.origin,
        origin_key=source.origin_key,
        what=typed.what,
        until=typed.until,
        typed=typed.organisation,
    )
    return begin_alone(turn, FOR_WHOM.about(rest))


def begin_task(
    turn: SpokenTurn,
    *,
    prepared: str,
    origin: TaskOrigin,
    origin_key: str = "",
    responsible: str = "",
    until: str = "",
) -> Begun:
    """Begin to enter a task whose words are prepared; it remembers what it comes from.

    `responsible` is an organisation by name or key (`o3`), `until` a day in plain words; what is missing is asked.
    """
    words = prepared if len(prepared) <= LONGEST else f"{prepared[: LONGEST - 1].rstrip()}…"
    typed = TypedTask(organisation=responsible, what=words, until=until)
    return begin_typed(turn, typed, TaskOccasion(origin=origin, origin_key=origin_key))
