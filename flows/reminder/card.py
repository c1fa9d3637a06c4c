"""The card of what rang at one moment: one reminder as a message of its own, several as a list to tick off."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from bot.domain.reminders import Fate, Occurrence, Reminder
from bot.engine.exchange.content import CARD_LIMIT, Choice, Content, plain
from bot.engine.exchange.lengths import shorten, units
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.reminder.ringing import KIND, drop, put_off, settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

MOST_WITH_ALL: Final = 3
"""So many reminders have all choices on one card, as what is due has (`flows/due`); more can only be ticked off."""
AT_A_TIME: Final = 8
"""So many of a long list can be ticked off at a time, the next ones after them: more would fill a phone's screen."""
_IN_A_LIST: Final = 160
"""UTF-16 units of a reminder's text in a long list: eight of them, with their dates, fit any card."""
_LETTERS: Final = ascii_uppercase[:AT_A_TIME]
"""What those are called that can be ticked off now: numbers are those of the choices."""
_ROW: Final = 4
"""So many letters stand side by side where each has one choice."""
_KEPT_FREE: Final = 400
"""UTF-16 units of a card for what stands above and below the list."""
_CHOICES: Final = (Fate.DONE, Fate.LATER, Fate.DROPPED)


def _on_card(turn: Turn, shown: ShownCard) -> list[Occurrence]:
    """Return what a card shows, in the order in which it rang."""
    lead = turn.store.of(Occurrence).get(shown.subject)
    return [] if lead is None else [lead, *turn.store.of(Occurrence).find(lead_id=lead.id)]


def render(turn: Turn, shown: ShownCard) -> Content:
    """Show what to think of, when the next time is, and what became of it."""
    rung = _on_card(turn, shown)
    if len(rung) > 1:
        return _render_list(turn, rung)
    reminder = turn.store.reminders.get(rung[0].reminder_id) if rung else None
    if reminder is None:
        return Content(turn.words("reminder-gone"))
    text = paragraphs(*_parts(turn, reminder, rung[0]))
    choices = [Choice(fate.value, turn.words.label(f"reminder-choice-{fate.value}")) for fate in _CHOICES]
    return Content(text, tuple(choices) if rung[0].fate is Fate.OPEN else (), rings=True)


@dataclass(frozen=True, slots=True)
class _Line:
    """One of several on a card."""

    occurrence: Occurrence
    reminder: Reminder
    text: Markup


def _render_list(turn: Turn, rung: list[Occurrence]) -> Content:
    """Show several: those that can be ticked off now, then as many of the others as fit.

    A choice keeps its place until nothing of its part of the list is open, so that an old number never means something
    else; then the next part can be ticked off.
    """
    start = next((place for place, one in enumerate(rung) if one.fate is Fate.OPEN), None)
    start = 0 if start is None else start - start % AT_A_TIME
    part = rung[start : start + AT_A_TIME]
    waits = any(one.fate is Fate.OPEN for one in rung)
    lines = _fitting(turn, rung[start:], most=_IN_A_LIST if len(rung) > MOST_WITH_ALL else None)
    named = {one.id: letter for letter, one in zip(_LETTERS, part, strict=False)} if waits else {}
    listed = {line.occurrence.id for line in lines}
    left_out = [one.fate for one in rung if one.id not in listed]
    further = left_out.count(Fate.OPEN)
    number = str(lines[0].reminder.number) if lines else ""
    text = paragraphs(
        turn.words("reminders-ring-head", count=str(len(rung))),
        "\n".join(f"- {_letter(named, line)}{line.text}" for line in lines),
        turn.words("reminders-ring-more", count=further) if further else "",
        turn.words("reminders-ring-settled", count=str(len(left_out) - further)) if len(left_out) > further else "",
        turn.words("reminders-ring-how-to", number=number) if waits and len(rung) > MOST_WITH_ALL else "",
        "" if waits else turn.words("reminders-ring-finished"),
    )
    fates, per_row = (_CHOICES, 1) if len(rung) <= MOST_WITH_ALL else ((Fate.DONE,), _ROW)
    choices = [
        _choice(turn, named[one.id], one, fate, row=place // per_row)
        for place, one in enumerate(part)
        for fate in fates
        if one.id in named and one.id in listed
    ]
    return Content(text, tuple(choices), rings=True)


def _letter(named: Mapping[int, str], line: _Line) -> str:
    letter = named.get(line.occurrence.id)
    return f"**{letter}** " if letter else ""


def _fitting(turn: Turn, rung: list[Occurrence], *, most: int | None) -> list[_Line]:
    """Write the first of them, as many as fit one card, with at most so many UTF-16 units of each reminder's text."""
    lines: list[_Line] = []
    room = CARD_LIMIT - _KEPT_FREE
    for occurrence in rung:
        reminder = turn.store.reminders.get(occurrence.reminder_id)
        if reminder is None:
            continue
        line = Markup(" · ".join(_parts(turn, reminder, occurrence, most=most)))
        room -= units(plain(line)) + 3
        if room < 0:
            break
        lines.append(_Line(occurrence, reminder, line))
    return lines


def _choice(turn: Turn, letter: str, one: Occurrence, fate: Fate, *, row: int) -> Choice:
    label = turn.words.label(f"reminders-choice-{fate.value}", letter=letter)
    return Choice(f"{fate.value}-{one.id}", label, row=row)


def _parts(turn: Turn, reminder: Reminder, occurrence: Occurrence, *, most: int | None = None) -> list[Markup]:
    """Say what to think of, whether that is late, and what became of it."""
    text = reminder.text if most is None else shorten(reminder.text, most)
    late = turn.words.moment(occurrence.due_at, turn.zone, turn.now) if occurrence.late else ""
    parts = (
        turn.words("reminder-rings", number=str(reminder.number), text=text),
        turn.words("reminder-late", date=late) if late else Markup(),
        _note(turn, reminder, occurrence),
    )
    return [part for part in parts if part]


def _note(turn: Turn, reminder: Reminder, occurrence: Occurrence) -> Markup:
    again = turn.words.moment(reminder.next_at, turn.zone, turn.now) if reminder.next_at else ""
    match occurrence.fate:
        case Fate.OPEN:
            return turn.words("reminder-next", date=again) if again else Markup()
        case Fate.DONE:
            return turn.words("reminder-done-next", date=again) if again else turn.words("reminder-done")
        case Fate.LATER:
            return turn.words("reminder-later", date=again) if again else Markup()
        case Fate.DROPPED:
            return turn.words("reminder-over")
        case Fate.OVERTAKEN:
            return turn.words("reminder-overtaken")


def tap(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Carry out what was tapped, unless somebody else was faster."""
    what, _, which = key.partition("-")
    fate = Fate(what)
    occurrence = turn.store.of(Occurrence).get(int(which) if which else shown.subject)
    reminder = turn.store.reminders.get(occurrence.reminder_id) if occurrence is not None else None
    if occurrence is None or reminder is None or occurrence.fate is not Fate.OPEN:
        turn.refuse("reminder-already")
        return
    settle(turn, occurrence, fate)
    if fate is Fate.DROPPED:
        drop(turn, reminder)
    elif fate is Fate.LATER:
        put_off(turn, reminder)
    turn.toast(f"reminder-toast-{fate.value}")


CARD: Final = Card(kind=KIND, render=render, tap=tap)
