"""Settings: what holds at present, and changing one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import partial
from operator import is_
from typing import TYPE_CHECKING

from bot.domain.calendar import Calendar
from bot.domain.cooperation import Rhythm
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow, always
from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.questions import OneOf
from bot.engine.vocabulary.steps import Question, Route, done
from bot.engine.wording import Markup, paragraphs
from flows.check_in.rhythm import upcoming
from flows.choosing import YesNo
from flows.phase.standing import active_phases
from flows.settings.preferences import (
    anonymous,
    answers,
    asked_by,
    holidays,
    hours_named,
    language,
    nudges,
    quiet,
    rhythm,
    state_code,
    state_name,
    time_zone,
)
from flows.settings.previewing import Saving, dated, preview, saving
from flows.settings.schedule import rearrange

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.cooperation import Cooperation
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import View
    from bot.engine.wording import Value, Words


class Topic(StrEnum):
    """What can be set."""

    LANGUAGE = "language"
    TIME_ZONE = "time_zone"
    HOLIDAYS = "holidays"
    QUIET = "quiet"
    ANSWERS = "answers"
    ANONYMOUS = "anonymous"
    NUDGES = "nudges"
    RHYTHM = "rhythm"


TYPED: Mapping[Topic, tuple[str, ...]] = {
    Topic.LANGUAGE: ("language", "Sprache"),
    Topic.TIME_ZONE: ("time zone", "timezone", "zone", "Zeitzone"),
    Topic.HOLIDAYS: ("public holidays", "holidays", "holiday", "Feiertage", "Feiertag", "Bundesland"),
    Topic.QUIET: ("quiet hours", "quiet", "Ruhezeiten", "Ruhezeit", "Ruhe"),
    Topic.ANSWERS: ("answers", "answer", "Antworten", "Antwort"),
    Topic.ANONYMOUS: ("anonymous", "anonym", "anonymity", "Anonymität"),
    Topic.NUDGES: ("nudges", "nudge", "private nudges", "Anstupser", "Erinnerung", "Erinnerungen"),
    Topic.RHYTHM: ("rhythm", "check-ins", "how often", "Rhythmus", "wie oft", "Takt"),
}
"""What can be typed for each, in both languages."""

topic = OneOf(id="topic", among=Topic, wording="setting")
VALUES: Mapping[Topic, Question] = {
    Topic.LANGUAGE: language,
    Topic.TIME_ZONE: time_zone,
    Topic.HOLIDAYS: holidays,
    Topic.QUIET: quiet,
    Topic.ANSWERS: answers,
    Topic.ANONYMOUS: anonymous,
    Topic.NUDGES: nudges,
    Topic.RHYTHM: rhythm,
}

FROM_NEXT_ROUND = frozenset({Topic.ANSWERS, Topic.ANONYMOUS})
"""A round keeps to what held when it was opened."""


def present(which: Topic, cooperation: Cooperation, words: Words) -> str:
    """Return what is set at present, as people read it."""
    return {
        Topic.LANGUAGE: words.label(f"language-{cooperation.language.value}"),
        Topic.TIME_ZONE: cooperation.time_zone,
        Topic.HOLIDAYS: state_name(cooperation.holidays, words),
        Topic.QUIET: hours_named(cooperation, words),
        Topic.ANSWERS: words.label(f"setting-answers-{cooperation.answers.value}"),
        Topic.ANONYMOUS: words.label("setting-yes" if cooperation.anonymous else "setting-no"),
        Topic.NUDGES: words.label("setting-yes" if cooperation.nudges else "setting-no"),
        Topic.RHYTHM: words.label(f"setting-rhythm-{cooperation.rhythm.value.replace('_', '-')}"),
    }[which]


def line(which: Topic, cooperation: Cooperation, words: Words) -> Markup:
    """Return one setting with its value."""
    name = words.label(f"setting-{which.value.replace('_', '-')}")
    return words("settings-line", name=name, value=present(which, cooperation, words))


def with_answer(cooperation: Cooperation, given: Answers) -> Cooperation:
    """Return the cooperation with the one thing changed that was answered."""
    hours = given.get(quiet) or (cooperation.quiet_from, cooperation.quiet_until)
    return replace(
        cooperation,
        language=given.get(language) or cooperation.language,
        time_zone=given.get(time_zone) or cooperation.time_zone,
        holidays=state_code(given[holidays]) if holidays in given else cooperation.holidays,
        quiet_from=hours[0],
        quiet_until=hours[1],
        answers=given.get(answers) or cooperation.answers,
        anonymous=given[anonymous] is YesNo.YES if anonymous in given else cooperation.anonymous,
        nudges=given[nudges] is YesNo.YES if nudges in given else cooperation.nudges,
        rhythm=given.get(rhythm) or cooperation.rhythm,
    )


def change(turn: SpokenTurn, given: Answers) -> None:
    """Set one thing, and tell all groups: it concerns everybody."""
    cooperation = with_answer(turn.home, given)
    Calendar.of(cooperation)  # raises rather than storing a calendar that cannot be computed with
    turn.keep(cooperation)
    rearrange(turn)
    message = "settings-changed-round" if given[topic] in FROM_NEXT_ROUND else "settings-changed"
    noted = turn.words(message, line=line(given[topic], cooperation, turn.words))
    if given[topic] is Topic.RHYTHM:
        dates = Markup("\n".join(f"- {dated(turn, cooperation, one)}" for one in upcoming(turn)))
        noted = paragraphs(noted, dates)
    turn.say(noted)
    turn.announce(noted, beside=turn.place)


def _before(view: View, given: Answers, step: Question) -> Mapping[str, Value]:
    turn = asked_by(view)
    cooperation = turn.home
    if step is saving:
        return {"preview": preview(turn, with_answer(cooperation, given), active_phases(turn))}
    if step is topic:
        return {"settings": Markup("\n".join(f"- {line(which, cooperation, view.words)}" for which in Topic))}
    asked = next(which for which, question in VALUES.items() if question is step)
    return {"present": present(asked, cooperation, view.words)}


SETTINGS = Dialogue(
    id="settings",
    version=1,
    routes=(
        *(topic.when(partial(is_, which), question) for which, question in VALUES.items() if which is not Topic.NUDGES),
        topic.to(nudges),
        *(Route(question, done) for question in VALUES.values() if question is not rhythm),
        rhythm.when(lambda chosen: chosen is not Rhythm.ON_DEMAND, saving),
        rhythm.to(done),
        saving.when(lambda chosen: chosen is Saving.OTHER, rhythm),
        saving.to(done),
    ),
    on_end=change,
    before=_before,
    who=Who.COORDINATOR,
    offers_back=True,
)


def _divide(typed: str) -> list[str]:
    """Divide `time zone Europe/Berlin` into what is meant and its value; what is not recognised stays whole."""
    words = typed.replace(";", " ").replace("=", " ").replace(":", " ", 1 if ": " in typed else 0).split()
    for length in (2, 1):
        named = fold(" ".join(words[:length]))
        for which, names in TYPED.items():
            if named in map(fold, names):
                value = " ".join(words[length:])
                return [which.value, value] if value else [which.value]
    return [typed]


def open_settings(turn: SpokenTurn, typed: str) -> None:
    """Show what is set and offer to change it, or change it at once."""
    begin_alone(turn, SETTINGS, _divide(typed) if typed else ())


FLOW = Flow(
    id="settings",
    commands=(
        Command(name="settings", german="einstellungen", who=Who.COORDINATOR, handle=open_settings, publishes=always),
    ),
    dialogues=(SETTINGS,),
)
