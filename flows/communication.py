"""The communication plan: who is told what, by whom, how often and in which way."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Calendar
from bot.domain.communication import MOST_PLANNED, CommunicationLine, first_due
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword, parts_of
from bot.engine.vocabulary.questions import FreeText
from bot.engine.vocabulary.steps import done
from bot.engine.wording import Markup, paragraphs
from flows.choosing import Either, Numbered, Thing, by_number, number_in
from flows.due import bundles, dropping
from flows.due.things import done as seen_to_today
from flows.due.things import key_of, next_day
from flows.echo.entries import made
from flows.paging import asked_page, say_page
from flows.rhythms import HowOften, rhythm_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value
    from flows.paging import ListPage

_OFFERED: Final = {
    "weekly": "FREQ=WEEKLY",
    "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
    "monthly": "FREQ=MONTHLY",
    "quarterly": "FREQ=MONTHLY;INTERVAL=3",
    "once": "",
}
"""Rhythms that are offered to tap; any other can be typed."""
_ACTIONS: Final = {
    "add": ("new", "neu"),
    "change": ("ändern", "aendern"),
    "done": ("erledigt",),
    "drop": ("streichen", "remove", "löschen"),
    "undo": ("rückgängig", "zurückholen", "restore"),
}


class LineAspect(StrEnum):
    """What can be changed about a line. The values are stored."""

    AUDIENCE = "audience"
    TOPIC = "topic"
    SENDER = "sender"
    FREQUENCY = "frequency"
    WAY = "way"


def planned(view: View) -> list[CommunicationLine]:
    """Return the lines of the plan that are still to be done, by number."""
    return [line for line in view.store.communication_lines.find() if not (line.dropped or line.finished)]


def _things(view: View) -> list[Thing]:
    lines = sorted(planned(view), key=lambda line: line.next_on)
    return [Thing(line.number, f"{line.audience}: {line.topic}") for line in lines]


audience = FreeText(id="audience", max_length=120)
topic = FreeText(id="topic", max_length=200)
sender = FreeText(id="sender", max_length=120)
frequency = HowOften(id="frequency", offered=_OFFERED)
way = FreeText(id="way", max_length=120, optional=True)

which = Numbered(id="which", among=_things)
aspect = Either(
    id="aspect",
    among=LineAspect,
    wording="communication-aspect",
    also={
        LineAspect.AUDIENCE: ("zielgruppe",),
        LineAspect.TOPIC: ("thema",),
        LineAspect.SENDER: ("absender",),
        LineAspect.FREQUENCY: ("häufigkeit", "rhythmus", "rhythm"),
        LineAspect.WAY: ("weg",),
    },
)
new_way = FreeText(id="way", max_length=120)


def add(turn: SpokenTurn, answers: Answers) -> None:
    """Put a line into the plan."""
    if len(planned(turn)) >= MOST_PLANNED:
        turn.refuse("communication-too-many", most=MOST_PLANNED, audience=answers[audience], topic=answers[topic])
        return
    rule = answers[frequency]
    line = turn.store.communication_lines.add(
        CommunicationLine(
            number=turn.store.next_number("communication"),
            audience=answers[audience],
            topic=answers[topic],
            sender=answers[sender],
            rhythm=rule,
            way=answers.get(way) or "",
            next_on=first_due(rule, Calendar.of(turn.home).local(turn.now).date()),
            created_at=turn.now,
        )
    )
    made(turn, key_of(line))
    bundles.changed(turn, line)
    turn.confirm(turn.words("communication-added", number=str(line.number), summary=summary(turn, line)))


def _meant(turn: SpokenTurn, answers: Answers) -> CommunicationLine | None:
    """Return the line picked; says so if it was done or dropped while the question was open."""
    found = next((line for line in planned(turn) if line.number == answers[which]), None)
    if found is None:
        turn.refuse("communication-gone")
    return found


def change(turn: SpokenTurn, answers: Answers) -> None:
    """Change one thing and leave the rest; another frequency counts from today."""
    before = _meant(turn, answers)
    if before is None:
        return
    after = replace(
        before,
        audience=answers.get(audience) or before.audience,
        topic=answers.get(topic) or before.topic,
        sender=answers.get(sender) or before.sender,
        way=answers.get(new_way) or before.way,
    )
    rule = answers.get(frequency)
    if rule is not None and rule != before.rhythm:
        today = Calendar.of(turn.home).local(turn.now).date()
        # What happens once and was done is finished: as a rhythm's last time it does not count.
        after = replace(after, rhythm=rule, next_on=first_due(rule, today), done_on=before.done_on if rule else None)
    if after == before:
        turn.confirm(turn.words("communication-unchanged", summary=summary(turn, before)))
        return
    bundles.changed(turn, turn.store.communication_lines.put(after))
    turn.confirm(turn.words("communication-changed", number=str(after.number), summary=summary(turn, after)))


def finish(turn: SpokenTurn, answers: Answers) -> None:
    """Note that it was done today."""
    found = _meant(turn, answers)
    if found is None:
        return
    after = seen_to_today(turn, found)
    bundles.changed(turn, after)
    if isinstance(after, CommunicationLine) and after.finished:
        turn.confirm(turn.words("communication-finished", audience=found.audience, topic=found.topic))
    else:
        day = next_day(turn, after)
        turn.confirm(turn.words("communication-done", audience=found.audience, topic=found.topic, day=day))


def drop(turn: SpokenTurn, answers: Answers) -> None:
    """Take a line out of the plan; that can be undone for a day."""
    found = _meant(turn, answers)
    if found is not None:
        dropping.drop_and_show(turn, found)


def summary(turn: SpokenTurn, line: CommunicationLine) -> Markup:
    """Say all about one line."""
    return turn.words(
        "communication-summary",
        audience=line.audience,
        topic=line.topic,
        sender=line.sender,
        rhythm=rhythm_in_words(turn.words, line.rhythm),
        way=turn.words("communication-way", way=line.way) if line.way else Markup(),
        day=next_day(turn, line),
    )


def _present(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what holds at present, for the questions about a change."""
    line = None if step is which else view.store.communication_lines.first(number=answers[which])
    if line is None:
        return {}
    return {
        "audience": line.audience,
        "topic": line.topic,
        "sender": line.sender,
        "frequency": rhythm_in_words(view.words, line.rhythm),
        "way": line.way or "-",
    }


ADDING = Dialogue(
    id="inform.add",
    version=1,
    questions=(audience, topic, sender, frequency, way),
    on_end=add,
    who=Who.PARTNER,
    offers_back=True,
)
CHANGING = Dialogue(
    id="inform.change",
    version=1,
    routes=(
        which.to(aspect),
        aspect.when(lambda chosen: chosen is LineAspect.AUDIENCE, audience),
        aspect.when(lambda chosen: chosen is LineAspect.TOPIC, topic),
        aspect.when(lambda chosen: chosen is LineAspect.SENDER, sender),
        aspect.when(lambda chosen: chosen is LineAspect.FREQUENCY, frequency),
        aspect.to(new_way),
        audience.to(done),
        topic.to(done),
        sender.to(done),
        frequency.to(done),
        new_way.to(done),
    ),
    before=_present,
    on_end=change,
    who=Who.PARTNER,
    offers_back=True,
)
FINISHING = Dialogue(id="inform.done", version=1, questions=(which,), on_end=finish, who=Who.PARTNER)
DROPPING = Dialogue(id="inform.drop", version=1, questions=(which,), on_end=drop, who=Who.PARTNER)
_DIALOGUES: Final = {"add": ADDING, "change": CHANGING, "done": FINISHING, "drop": DROPPING}


def start(turn: SpokenTurn, typed: str) -> None:
    """Do what the keyword says, with what was typed behind it; without one, plan something new."""
    action, rest = keyword(typed, _ACTIONS)
    parts = parts_of(rest)
    if action == "undo":
        dropping.bring_back_by_number(turn, "c", number_in(parts))
        return
    if action not in {None, "add"}:
        if not planned(turn):
            turn.say(turn.words("plan-empty"))
            return
        parts = by_number(parts)
    begin_alone(turn, _DIALOGUES[action or "add"], parts)


def show(turn: SpokenTurn, typed: str) -> None:
    """Show the plan, what is due first in front."""
    lines = sorted(planned(turn), key=lambda line: (line.next_on, line.number))
    if not lines:
        turn.say(turn.words("plan-empty"))
        return
    say_page(turn, lines, asked_page(typed), "plan", lambda page: _written(turn, page))


def _written(turn: SpokenTurn, page: ListPage[CommunicationLine]) -> Markup:
    shown = [turn.words("plan-line", number=str(line.number), summary=summary(turn, line)) for line in page.entries]
    return paragraphs(turn.words("plan-head"), "\n".join(f"- {line}" for line in shown))


FLOW = Flow(
    id="communication",
    commands=(
        Command(name="inform", german="informieren", who=Who.PARTNER, handle=start),
        Command(name="plan", german="plan", who=Who.PARTNER, handle=show),
    ),
    dialogues=tuple(_DIALOGUES.values()),
)
