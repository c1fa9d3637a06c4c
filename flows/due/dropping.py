"""Dropping what comes due, and bringing it back within a day: who may, and the card for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.bundles import Bundle
from bot.domain.communication import MOST_PLANNED
from bot.domain.drops import KEPT, UNDO_FOR, Drop
from bot.domain.stakeholders import MOST_LISTED, Stakeholder
from bot.domain.tasks import MOST_TASKS, Task, TaskStatus
from bot.engine.exchange.content import Choice, Content
from bot.engine.turn import private_chats
from bot.engine.vocabulary.flow import Alarm, Card
from bot.engine.vocabulary.folding import fold
from bot.engine.wording import paragraphs
from flows.due import bundles
from flows.due.tasks import may_settle
from flows.due.things import find, keeper_of, key_of, label, named, put_back, taken_off
from flows.echo import entries

if TYPE_CHECKING:
    from datetime import datetime

    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.wording import Markup
    from flows.due.things import Thing

KIND: Final = "dropped"
UNDO: Final = "undo"
"""Key of the choice that brings something back."""
_TRY_AGAIN: Final = UNDO_FOR
"""When to look again at what an open card still names."""


def drop(turn: SpokenTurn, thing: Thing) -> Drop | None:
    """Take something off its list for now; None, and that is said, if the sender may not.

    Whoever keeps the contact may, and coordinators; what nobody keeps may be dropped by any partner.
    """
    if isinstance(thing, Task) and not may_settle(turn, thing):
        return None
    keeper = keeper_of(turn, thing) if isinstance(thing, Stakeholder) else ""
    if keeper and not (_keeps(turn, thing) or turn.coordinates):
        turn.refuse("dropping-not-yours", name=label(thing), keeper=keeper)
        return None
    dropped = taken_off(turn, thing)
    entries.dropped(turn, key_of(thing), named(thing))
    return remember(turn, dropped)


def remember(turn: SpokenTurn, thing: Thing) -> Drop:
    """Note that something was taken off its list now, and can be brought back for a day."""
    done = turn.store.of(Drop).add(
        Drop(thing=key_of(thing), by=turn.partner.id if turn.partner is not None else None, at=turn.now)
    )
    turn.set_alarm(KIND, done.id, turn.now + UNDO_FOR)
    bundles.changed(turn, thing)
    return done


def drop_and_show(turn: SpokenTurn, thing: Thing) -> None:
    """Take something off its list, and say so with the offer to bring it back: alone where possible."""
    done = drop(turn, thing)
    if done is not None:
        alone = private_chats.find(turn, turn.identity) if turn.identity is not None and not turn.private else None
        turn.show(KIND, done.id, channel=alone[0] if alone is not None else turn.place)


def latest_drop(turn: Turn, key: str) -> Drop | None:
    """Return how a thing was dropped, while it can be brought back."""
    found = turn.store.of(Drop).find(thing=key, undone=False)
    return found[-1] if found and found[-1].can_be_undone(turn.now) else None


def bring_back(turn: SpokenTurn, drop: Drop | None) -> bool:
    """Put something on its list again; False, and that is said, if it is too late or the sender may not."""
    thing = find(turn, drop.thing) if drop is not None else None
    if drop is None or thing is None or not drop.can_be_undone(turn.now):
        turn.refuse("dropping-too-late")
        return False
    if isinstance(thing, Task):
        if not may_settle(turn, thing, did=drop.by):
            return False
    elif not _may_bring_back(turn, drop, thing):
        turn.refuse("dropping-undo-not-yours", name=label(thing))
        return False
    other = _of_the_same_name(turn, thing)
    if other is not None:
        turn.refuse("dropping-name-taken", name=other.name, number=str(other.number))
        return False
    if _is_full(turn, thing):
        turn.refuse("dropping-no-room", name=label(thing))
        return False
    turn.store.of(Drop).put(replace(drop, undone=True))
    entries.brought_back(turn, drop.thing)
    bundles.changed(turn, put_back(turn, thing))
    turn.changed(KIND, drop.id)
    return True


def bring_back_by_number(turn: SpokenTurn, prefix: str, number: int | None) -> None:
    """Put on its list again what was dropped with a number, or last; `prefix` is that of its sort (see `key_of`)."""
    chosen = [
        (one, thing)
        for one in turn.store.of(Drop).find(undone=False)
        if one.thing.startswith(prefix) and one.can_be_undone(turn.now)
        if (thing := find(turn, one.thing)) is not None and (number is None or thing.number == number)
    ]
    if not chosen:
        turn.refuse("dropping-nothing")
    elif bring_back(turn, chosen[-1][0]):
        turn.confirm(_back(turn, chosen[-1][1]))


def _is_full(turn: Turn, thing: Thing) -> bool:
    """Tell whether the list that a thing was on has as many by now as it may have."""
    if isinstance(thing, Stakeholder):
        return len(turn.store.stakeholders.find(dropped=False)) >= MOST_LISTED
    if isinstance(thing, Task):
        return len(turn.store.of(Task).find(status=TaskStatus.OPEN)) >= MOST_TASKS
    lines = turn.store.communication_lines.find(dropped=False)
    return sum(not line.finished for line in lines) >= MOST_PLANNED


def _keeps(turn: SpokenTurn, thing: Thing) -> bool:
    return turn.partner is not None and isinstance(thing, Stakeholder) and thing.keeper_id == turn.partner.id


def _may_bring_back(turn: SpokenTurn, drop: Drop, thing: Thing) -> bool:
    did_it = turn.partner is not None and turn.partner.id == drop.by
    return did_it or turn.coordinates or _keeps(turn, thing)


def _of_the_same_name(turn: Turn, thing: Thing) -> Stakeholder | None:
    """Return who was listed under a stakeholder's name since."""
    if not isinstance(thing, Stakeholder):
        return None
    listed = turn.store.stakeholders.find(dropped=False)
    return next((one for one in listed if fold(one.name) == fold(thing.name)), None)


def _gone(turn: Turn, thing: Thing) -> Markup:
    if isinstance(thing, Stakeholder):
        return turn.words("stakeholder-dropped", name=thing.name)
    if isinstance(thing, Task):
        return turn.words(f"task-is-{thing.status.value}", number=str(thing.number), what=thing.what)
    return turn.words("communication-dropped", audience=thing.audience, topic=thing.topic)


def _back(turn: Turn, thing: Thing) -> Markup:
    if isinstance(thing, Stakeholder):
        return turn.words("stakeholder-back", name=thing.name)
    if isinstance(thing, Task):
        return turn.words("task-back", number=str(thing.number), what=thing.what)
    return turn.words("communication-back", audience=thing.audience, topic=thing.topic)


def render(turn: Turn, shown: ShownCard) -> Content:
    """Say what was dropped and until when it can be brought back, or that it is there again."""
    done = turn.store.of(Drop).get(shown.subject)
    thing = find(turn, done.thing) if done is not None else None
    if done is None or thing is None:
        return Content(turn.words("dropping-too-late"))
    if done.undone:
        return Content(_back(turn, thing))
    if not done.can_be_undone(turn.now):
        return Content(_gone(turn, thing))
    until = turn.words.moment(done.at + UNDO_FOR, turn.zone, turn.now)
    text = paragraphs(_gone(turn, thing), turn.words("dropping-until", until=until))
    return Content(text, (Choice(UNDO, turn.words.label("dropping-undo")),))


def tap(turn: SpokenTurn, shown: ShownCard, _key: str) -> None:
    """Bring it back."""
    if bring_back(turn, turn.store.of(Drop).get(shown.subject)):
        turn.toast("due-toast-undo")


def ring(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Take the offer off the cards after a day, and a little later delete what was dropped; tasks stay on record.

    What an open card of things due still names waits, so that the numbers on that card keep their meaning.
    """
    done = turn.store.of(Drop).get(subject)
    if done is None:
        return
    thing = find(turn, done.thing)
    if turn.now < done.at + KEPT:
        turn.changed(KIND, subject)
        if thing is not None:
            bundles.changed(turn, thing)
        turn.set_alarm(KIND, subject, done.at + KEPT)
    elif _is_named(turn, done) or not turn.take_down(KIND, subject):
        turn.set_alarm(KIND, subject, turn.now + _TRY_AGAIN)
    else:
        _delete(turn, done, thing)


def clock_set_back(turn: Turn) -> None:
    """Take what was dropped on a day that a clock set back has not come to as dropped now."""
    for done in turn.store.of(Drop).find():
        turn.store.of(Drop).put(replace(done, at=min(done.at, turn.now)))
        turn.set_alarm(KIND, done.id, max(turn.now, min(done.at, turn.now) + UNDO_FOR))


def _is_named(turn: Turn, done: Drop) -> bool:
    return not done.undone and any(
        done.thing in bundle.things and bundles.waits(turn, bundle) for bundle in turn.store.of(Bundle).find()
    )


def _delete(turn: Turn, done: Drop, thing: Thing | None) -> None:
    turn.store.of(Drop).remove(done)
    if (
        thing is None
        or isinstance(thing, Task)
        or not thing.dropped
        or turn.store.of(Drop).find(thing=done.thing, undone=False)
    ):
        return
    entries.gone(turn, done.thing)
    if isinstance(thing, Stakeholder):
        turn.store.stakeholders.remove(thing)
    else:
        turn.store.communication_lines.remove(thing)


CARD: Final = Card(kind=KIND, render=render, tap=tap)
ALARM: Final = Alarm(kind=KIND, ring=ring)
