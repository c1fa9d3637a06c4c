"""The dialogues about the watch list: noting a day that will matter, moving it, taking it off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.watch_list import MOST_WATCHED, WatchItem, WatchKind, guessed
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.questions import FreeText
from bot.engine.wording import paragraphs
from flows.choosing import Either, Numbered, Thing
from flows.decision.days import ComingTime
from flows.due.things import today_of
from flows.echo import entries
from flows.watch.listing import line, told_next
from flows.watch.telling import changed, coming, drop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


def _things(view: View) -> list[Thing]:
    return [Thing(one.number, one.what) for one in coming(view)]


day = ComingTime(id="day")
what = FreeText(id="what", max_length=300)
kind = Either(
    id="kind",
    among=WatchKind,
    wording="watch-kind",
    optional=True,
    also={
        WatchKind.DEADLINE: ("frist", "deadline"),
        WatchKind.ELECTION: ("wahl", "wahlen", "election"),
        WatchKind.FUNDING: ("förderende", "förderung", "funding", "end of funding"),
        WatchKind.LAW: ("gesetz", "recht", "law"),
        WatchKind.OTHER: ("sonstiges", "anderes", "other"),
    },
)
which = Numbered(id="which", among=_things)


def add(turn: SpokenTurn, answers: Answers) -> None:
    """Put a day on the watch list."""
    if len(coming(turn)) >= MOST_WATCHED:
        turn.refuse("watch-too-many", most=MOST_WATCHED, what=answers[what])
        return
    item = turn.store.of(WatchItem).add(
        WatchItem(
            number=turn.store.next_number("watch"),
            what=answers[what],
            kind=answers.get(kind) or guessed(answers[what]),
            day=answers[day].date(),
            entered_on=today_of(turn),
        )
    )
    entries.made(turn, f"w{item.id}")
    changed(turn, item)
    turn.confirm(paragraphs(turn.words("watch-added", line=line(turn, item)), told_next(turn, item)))


def _meant(turn: SpokenTurn, answers: Answers) -> WatchItem | None:
    """Return what was picked; says so if it was dropped, or its day has passed, while the question was open."""
    found = next((one for one in coming(turn) if one.number == answers[which]), None)
    if found is None:
        turn.refuse("watch-gone")
    return found


def move(turn: SpokenTurn, answers: Answers) -> None:
    """Give another day; what was told before counts no more."""
    before = _meant(turn, answers)
    if before is None:
        return
    moved = replace(before, day=answers[day].date(), entered_on=today_of(turn), told_on=None)
    if moved.day == before.day:
        turn.confirm(turn.words("watch-unchanged", line=line(turn, before)))
        return
    changed(turn, turn.store.of(WatchItem).put(moved))
    entries.moved(turn, f"w{moved.id}", moved.what, moved.day)
    turn.confirm(paragraphs(turn.words("watch-moved", line=line(turn, moved)), told_next(turn, moved)))


def take_off(turn: SpokenTurn, answers: Answers) -> None:
    """Take a day off the list."""
    found = _meant(turn, answers)
    if found is not None:
        entries.dropped(turn, f"w{found.id}", found.what)
        entries.gone(turn, f"w{found.id}")
        drop(turn, found)
        turn.confirm(turn.words("watch-dropped", line=line(turn, found)))


def _present(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what is moved, and its day so far."""
    item = view.store.of(WatchItem).first(number=answers[which]) if step is day else None
    return {} if item is None else {"what": item.what, "day": view.words.day(item.day)}


ADDING: Final = Dialogue(
    id="watch.add", version=1, questions=(day, what, kind), on_end=add, who=Who.PARTNER, offers_back=True
)
MOVING: Final = Dialogue(
    id="watch.move", version=1, questions=(which, day), on_end=move, before=_present, who=Who.PARTNER
)
DROPPING: Final = Dialogue(id="watch.drop", version=1, questions=(which,), on_end=take_off, who=Who.PARTNER)
DIALOGUES: Final = (ADDING, MOVING, DROPPING)
