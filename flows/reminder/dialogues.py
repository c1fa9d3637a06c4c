"""The cooperation's own reminders: asked for in plain words, listed, put off, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Calendar, to_utc
from bot.domain.cooperation import Language
from bot.domain.recurrence import next_occurrence
from bot.domain.reminders import MOST_OPEN, Fate, Reminder, preview
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, always
from bot.engine.vocabulary.folding import keyword, parts_of
from bot.engine.vocabulary.questions import FreeText
from bot.engine.vocabulary.steps import done
from bot.engine.wording import Markup, paragraphs
from flows.choosing import Numbered, Thing, by_number
from flows.paging import AskedPage, asked_page, say_page
from flows.reminder.ringing import A_WEEK, arrange, drop, is_over, put_off, settle_open, still_open, upcoming
from flows.reminder.words import Asked, DelayStep, Sentence, WhenStep, trouble
from flows.rhythms import moment_in_words, rhythm_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.plain_words import When
    from bot.domain.reminders import Occurrence
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value
    from flows.paging import ListPage

_ACTIONS: Final = {
    "cancel": ("drop", "delete", "streichen", "abbrechen", "absagen", "löschen"),
    "snooze": ("later", "später", "verschieben"),
    "done": ("erledigt", "abhaken"),
}
_OPEN: Final[dict[str, tuple[str, ...]]] = {"open": ("offen",)}


def _things(view: View) -> list[Thing]:
    """Return what can be put off or taken back: what is to come, and what has rung and waits for somebody."""
    coming = upcoming(view)
    known = {one.number for one in coming}
    return [Thing(one.number, one.text) for one in coming] + [
        one for one in _rung_things(view) if one.number not in known
    ]


def _rung_things(view: View) -> list[Thing]:
    return [Thing(one.number, one.text) for one, _ in still_open(view)]


said = Sentence(id="said", takes_rest=True)
when = WhenStep(id="when")
what = FreeText(id="what", max_length=500)
which = Numbered(id="which", among=_things)
which_rung = Numbered(id="which", among=_rung_things)
delay = DelayStep(id="delay", optional=True)


def _problem(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what the questions for the missing part need: what is known, and what was wrong about the time."""
    if step is said:
        return {}
    asked = answers[said]
    problem = Markup()
    if asked.problem is not None:
        misfit = trouble(asked.problem, asked.phrase)
        problem = Markup(view.words(misfit.message, **misfit.values) + "\n\n")
    return {"text": asked.text, "problem": problem}


def add(turn: SpokenTurn, answers: Answers) -> None:
    """Note a reminder and show when it comes; asks again if the time has passed while the question was open."""
    asked: Asked = answers[said]
    chosen = asked.when if asked.when is not None else answers[when]
    text = asked.text or answers[what]
    if not chosen.rule and to_utc(chosen.starts_local, turn.zone.key) <= turn.now:
        begin_alone(turn, ADDING, [f"; {text}"])
    else:
        enter(turn, chosen, text)


def enter(turn: SpokenTurn, chosen: When, text: str) -> Reminder | None:
    """Note a reminder at a time to come, and show when; None, and that is said, if its author has too many."""
    calendar = Calendar.of(turn.home)
    own = [one for one in upcoming(turn) if turn.partner is not None and one.author_id == turn.partner.id]
    if len(own) >= MOST_OPEN:
        turn.refuse("reminder-too-many", most=MOST_OPEN, text=text, number=str(own[0].number))
        return None
    reminder = turn.store.reminders.add(
        Reminder(
            number=turn.store.next_number("reminder"),
            text=text,
            starts_at=chosen.starts_local,
            rhythm=chosen.rule,
            next_at=next_occurrence(chosen.rule, chosen.starts_local, turn.now, calendar),
            author_id=turn.partner.id if turn.partner else None,
        )
    )
    arrange(turn, reminder)
    turn.confirm(
        paragraphs(
            turn.words("reminder-added", number=str(reminder.number), text=reminder.text),
            _dates(turn, reminder),
            turn.words("reminder-how-to-cancel", number=str(reminder.number)),
        )
    )
    return reminder


def _dates(turn: SpokenTurn, reminder: Reminder) -> Markup:
    """Show the next three times at most, and the rhythm if there is one."""
    dates = [moment_in_words(turn, at) for at in preview(reminder, Calendar.of(turn.home))]
    if not reminder.rhythm:
        return turn.words("reminder-date", date=dates[0] if dates else Markup())
    head = turn.words("reminder-dates", rhythm=rhythm_in_words(turn.words, reminder.rhythm))
    return paragraphs(head, "\n".join(f"- {turn.words('reminder-one-date', date=date)}" for date in dates))


def _meant(turn: SpokenTurn, answers: Answers) -> Reminder | None:
    """Return the reminder picked; says so if it was over or taken back while the question was open."""
    found = turn.store.reminders.first(number=answers[which])
    if found is None or is_over(turn, found):
        turn.refuse("reminder-gone")
    return found


def cancel(turn: SpokenTurn, answers: Answers) -> None:
    """Take a reminder back, the whole series."""
    found = _meant(turn, answers)
    if found is not None:
        drop(turn, found)
        turn.confirm(turn.words("reminder-cancelled", number=str(found.number), text=found.text))


def snooze(turn: SpokenTurn, answers: Answers) -> None:
    """Put the next time off; a series goes on as before."""
    found = _meant(turn, answers)
    if found is None:
        return
    later = put_off(turn, found, _days(turn, found, answers))
    message = "reminder-snoozed" if later.next_at != found.next_at else "reminder-not-snoozed"
    turn.confirm(paragraphs(turn.words(message, number=str(found.number), text=found.text), _dates(turn, later)))


def tick_off(turn: SpokenTurn, answers: Answers) -> None:
    """Note that somebody has seen to what has rung, as a tap does."""
    found = turn.store.reminders.first(number=answers[which_rung])
    if found is None or not any(one.id == found.id for one, _ in still_open(turn)):
        turn.refuse("reminder-already")
        return
    settle_open(turn, found, Fate.DONE)
    turn.confirm(turn.words("reminder-ticked-off", number=str(found.number), text=found.text))


def _days(turn: Turn, reminder: Reminder, answers: Answers) -> int:
    """Return for how many days to put off, counted as the domain counts: a single one from its own time."""
    wanted = answers.get(delay)
    if wanted is None:
        return A_WEEK
    if wanted.day is None:
        return wanted.days
    since = turn.now if reminder.rhythm else max(turn.now, reminder.next_at or turn.now)
    return (wanted.day - Calendar.of(turn.home).local(since).date()).days


ADDING = Dialogue(
    id="remind",
    version=1,
    routes=(
        said.when(lambda asked: asked.when is None, when),
        said.when(lambda asked: not asked.text, what),
        said.to(done),
        when.to(done),
        what.to(done),
    ),
    before=_problem,
    on_end=add,
    who=Who.PARTNER,
)
CANCELLING = Dialogue(id="reminder.cancel", version=1, questions=(which,), on_end=cancel, who=Who.PARTNER)
SNOOZING = Dialogue(
    id="reminder.snooze",
    version=1,
    questions=(which, delay),
    on_end=snooze,
    who=Who.PARTNER,
)
TICKING_OFF: Final = Dialogue(id="reminder.done", version=1, questions=(which_rung,), on_end=tick_off, who=Who.PARTNER)
_DIALOGUES: Final = {"cancel": CANCELLING, "snooze": SNOOZING, "done": TICKING_OFF}


def start(turn: SpokenTurn, typed: str) -> None:
    """Note a reminder from what was typed, or ask."""
    begin_alone(turn, ADDING, [typed] if typed else [])


def manage(turn: SpokenTurn, typed: str) -> None:
    """List what is to come or what has rung, or tick off, take back or put off one of them."""
    action, rest = keyword(typed, _ACTIONS)
    opened, page = keyword(typed, _OPEN)
    waiting, rung = upcoming(turn), still_open(turn)
    if opened is not None or (action == "done" and not rung):
        found = asked_page(page)
        _list_rung(turn, found if found.which else AskedPage(found.rest, ""))
    elif not (waiting or rung):
        turn.say(turn.words("reminders-none"))
    elif action is not None:
        begin_alone(turn, _DIALOGUES[action], by_number(parts_of(rest)))
    else:
        say_page(turn, waiting, asked_page(typed), "reminders", lambda page: _written(turn, page, len(rung)))


def _written(turn: SpokenTurn, page: ListPage[Reminder], rung: int) -> Markup:
    """Write a page of what is to come, with an example of what can be done, and how many have rung."""
    count = turn.words("reminders-open-count", count=rung) if rung else Markup()
    if not page.entries:
        return paragraphs(turn.words("reminders-none"), count)
    return paragraphs(
        turn.words("reminders-head"),
        "\n".join(f"- {_line(turn, one)}" for one in page.entries),
        turn.words("reminders-how-to", number=str(page.entries[0].number)),
        count,
    )


def _list_rung(turn: SpokenTurn, asked: AskedPage) -> None:
    """List a page of what has rung and waits for somebody to see to it."""
    rung = still_open(turn)
    if not rung:
        turn.say(turn.words("reminders-open-none"))
        return
    words = next(iter(_OPEN["open"])) if turn.language is Language.GERMAN else "open"
    say_page(turn, rung, replace(asked, rest=words), "reminders", lambda page: _written_rung(turn, page))


def _written_rung(turn: SpokenTurn, page: ListPage[tuple[Reminder, Occurrence]]) -> Markup:
    lines = [
        turn.words(
            "reminders-line-once",
            number=str(one.number),
            text=one.text,
            date=turn.words.moment(occurrence.due_at, turn.zone, turn.now),
        )
        for one, occurrence in page.entries
    ]
    return paragraphs(
        turn.words("reminders-open-head"),
        "\n".join(f"- {line}" for line in lines),
        turn.words("reminders-open-how-to", number=str(page.entries[0][0].number)),
    )


def _line(turn: SpokenTurn, one: Reminder) -> Markup:
    return turn.words(
        "reminders-line" if one.rhythm else "reminders-line-once",
        number=str(one.number),
        text=one.text,
        date=moment_in_words(turn, one.next_at or turn.now),
        rhythm=rhythm_in_words(turn.words, one.rhythm),
    )


COMMANDS: Final = (
    Command(name="remind", german="erinnern", who=Who.PARTNER, handle=start, publishes=always),
    Command(name="reminders", german="erinnerungen", who=Who.PARTNER, handle=manage),
)
DIALOGUES: Final = (ADDING, *_DIALOGUES.values())
