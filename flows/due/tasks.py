"""Tasks among what comes due: who may say what becomes of one, taking it on, helping, handing it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.tasks import Task, TaskStatus, agreed_to, handed_over, helped
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.questions import Pick
from bot.engine.vocabulary.steps import Option
from flows.choosing import Numbered, is_known, known_organisations
from flows.choosing import Thing as Choosable
from flows.due import bundles
from flows.due.keepers import Keepers
from flows.due.things import TASK_CARD, house_of, keep, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


def open_tasks(view: View) -> list[Task]:
    """Return what is still to be done, what is due first in front."""
    return sorted(view.store.of(Task).find(status=TaskStatus.OPEN), key=lambda one: (one.due_on, one.number))


def choosable(view: View) -> list[Choosable]:
    """Offer what is still to be done."""
    return [Choosable(one.number, one.what) for one in open_tasks(view)]


def people_and_organisations(view: View) -> tuple[Option, ...]:
    """Offer the organisations, and everybody who takes part."""
    people = (Option(f"p{partner.id}", partner.name) for partner in view.store.partners.find(left_at=None))
    return (*known_organisations(view), *people)


which = Numbered(id="which", among=choosable)
to = Pick(id="to", among=people_and_organisations, misfit="misfit-task-to")


def may_settle(turn: SpokenTurn, task: Task, *, did: int | None = None) -> bool:
    """Tell whether the sender may say what becomes of a task; if not, say who may.

    That is its organisation's people, whoever entered it or did (`did`) what is to be undone, and coordinators;
    everybody where nobody of its organisation takes part.
    """
    partner = turn.partner
    theirs = partner is not None and (
        partner.organisation_id == task.organisation_id or partner.id in {task.author_id, did}
    )
    if theirs or turn.coordinates or Keepers.of(turn).keeper(task) is None:
        return True
    turn.refuse("task-not-yours", what=label(task), organisation=house_of(turn, task.organisation_id))
    return False


def may_finish(turn: SpokenTurn, task: Task) -> bool:
    """Tell whether the sender may say that a task is done: who helps may, too; if not, say who may."""
    return (turn.partner is not None and turn.partner.organisation_id in task.helpers) or may_settle(turn, task)


def agree(turn: SpokenTurn, task: Task) -> str:
    """Let the sender say yes to a task, or their organisation help where another one is responsible.

    Where nobody of that one takes part, theirs becomes responsible. Returns what to say to it; empty if they have been
    told that they cannot.
    """
    partner = turn.partner
    if partner is None:
        turn.refuse("refused-partner")
        return ""
    nobody = Keepers.of(turn).keeper(task) is None
    if partner.organisation_id != task.organisation_id and not nobody:
        return lend_a_hand(turn, task)
    if task.agreed and task.keeper_id == partner.id:
        return "task-toast-yours-already"
    bundles.changed(turn, keep(turn, agreed_to(task, partner.id, partner.organisation_id)))
    return "task-toast-agreed"


def lend_a_hand(turn: SpokenTurn, task: Task) -> str:
    """Let the sender's organisation help; return what to say to it, empty if they have been told that they cannot."""
    if turn.partner is None:
        turn.refuse("refused-partner")
        return ""
    after = helped(task, turn.partner.organisation_id)
    if after == task:
        return "task-toast-helps-already"
    bundles.changed(turn, keep(turn, after))
    return "task-toast-helps"


def ask_its_people(turn: SpokenTurn, task: Task) -> bool:
    """Show a task alone to who was asked by name, else to the first of its organisation's people.

    Not to the sender, who knows of it. False if nobody of the organisation knows of it by that.
    """
    asked = Keepers.of(turn).keeper(task)
    if asked is None or (turn.partner is not None and turn.partner.id == asked.id):
        return asked is not None
    place = private_chats.find(turn, asked)
    if place is not None:
        turn.show(TASK_CARD, task.id, channel=place[0])
    return place is not None


def meant(turn: SpokenTurn, answers: Answers) -> Task | None:
    """Return the task picked; says so if it was done or dropped while the question was open."""
    found = turn.store.of(Task).first(number=answers[which])
    if found is None or not found.is_open:
        turn.refuse("task-over")
        return None
    return found


def hand_over(turn: SpokenTurn, answers: Answers) -> None:
    """Let another organisation be responsible, or somebody by name, with theirs; whoever it is hears of it alone."""
    before = meant(turn, answers)
    if before is None or not may_settle(turn, before):
        return
    key = answers[to]
    asked = None if is_known(key) else turn.store.partners.get(int(key[1:]))
    house = turn.store.organisations.get(int(key[1:])) if asked is None else None
    if (asked is None or asked.left_at is not None) and (house is None or house.merged_into is not None):
        turn.refuse("task-nobody-there")
        return
    organisation_id = asked.organisation_id if asked is not None else int(key[1:])
    if asked is not None and turn.partner is not None and asked.id == turn.partner.id:
        after = agreed_to(before, asked.id, organisation_id)
    elif organisation_id == before.organisation_id and asked is None:
        after = before
    else:
        after = handed_over(before, organisation_id, asked.id if asked is not None else None)
    organisation = house_of(turn, organisation_id)
    if after == before:
        turn.confirm(turn.words("task-stays", what=before.what, organisation=organisation))
        return
    bundles.changed(turn, keep(turn, after))
    told = ask_its_people(turn, after)
    turn.confirm(
        turn.words(
            "task-handed-over",
            number=str(after.number),
            what=after.what,
            organisation=organisation,
            told="yes" if told else "no",
        )
    )


def present(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what a task is about, for the questions after which one it is."""
    one = None if step is which else view.store.of(Task).first(number=answers[which])
    if one is None:
        return {}
    return {
        "what": one.what,
        "organisation": house_of(view, one.organisation_id),
        "day": view.words.day(one.due_on),
    }


HANDING_OVER: Final = Dialogue(
    id="task.hand_over",
    version=1,
    questions=(which, to),
    on_end=hand_over,
    before=present,
    who=Who.PARTNER,
    offers_back=True,
)
