"""Entering the values of an indicator: by whoever delivers them or a coordinator; correcting and removing them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.indicators import MOST_VALUES, Indicator, IndicatorValue
from bot.engine.dialogues.alone import begin_alone
from bot.engine.exchange.content import Content
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.steps import MisfitError
from bot.engine.wording import Markup, paragraphs
from flows.due.things import today_of
from flows.indicator.listing import (
    amount_in_words,
    course_of,
    deliverers,
    delivers,
    line,
    same_unit,
    value_line,
)
from flows.indicator.schedule import arrange
from flows.indicator.steps import read_day, reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutIndicator:
    """An indicator, by its id."""

    indicator: int


def enter(turn: SpokenTurn, answers: Answers, occasion: AboutIndicator) -> None:
    """Note a value; one of the same day takes the place of the one before."""
    indicator = turn.store.of(Indicator).get(occasion.indicator)
    if indicator is None:
        turn.refuse("indicator-gone")
        return
    if not delivers(turn, indicator):
        turn.refuse("indicator-not-yours", name=indicator.name)
        return
    given = answers[reading]
    if not same_unit(given.amount.unit, indicator.unit):
        turn.refuse("indicator-other-unit", typed=given.amount.unit, name=indicator.name, unit=indicator.unit or "-")
        begin_alone(turn, VALUE.about(occasion))
        return
    values, day = turn.store.of(IndicatorValue), given.day or today_of(turn)
    before = values.first(indicator_id=indicator.id, day=day)
    if before is None and len(values.find(indicator_id=indicator.id)) >= MOST_VALUES:
        turn.refuse("indicator-too-many-values", most=MOST_VALUES, name=indicator.name)
        return
    if before is None:
        values.add(IndicatorValue(indicator_id=indicator.id, day=day, amount=given.amount.number))
    else:
        values.put(replace(before, amount=given.amount.number))
    _end_questions(turn, indicator)
    arrange(turn, turn.store.of(Indicator).put(replace(indicator, asked=0, asked_on=None)))
    corrected = "" if before is None else amount_in_words(turn.words, before.amount, indicator.unit)
    turn.confirm(
        turn.words(
            "indicator-entered",
            value=value_line(turn, indicator, day, given.amount.number),
            line=line(turn, indicator),
            before=corrected,
            corrects="yes" if corrected else "no",
        )
    )


def _end_questions(turn: SpokenTurn, indicator: Indicator) -> None:
    """Take back the same question where others were asked it, too."""
    occasion = VALUE.about(AboutIndicator(indicator=indicator.id)).occasion
    people = {one.id for one in deliverers(turn, indicator)}
    accounts = [one for one in turn.store.identities.find() if one.partner_id in people]
    for account in accounts:
        for channel in private_chats.readable(turn, account):
            for session in turn.transaction.sessions_of(channel.id, account.platform_id):
                same = session.cooperation_id == turn.home.id and session.occasion == occasion
                if session.dialogue != VALUE.id or not same:
                    continue
                turn.transaction.drop_session(session)
                if session.prompt is not None and session.prompt not in turn.taken:
                    done = Content(turn.words("indicator-answered", name=indicator.name))
                    turn.edit(channel, session.prompt, done)


def remove(turn: SpokenTurn, indicator: Indicator, typed: str) -> None:
    """Take the value of a day off the course; the latest one if no day is named."""
    if not delivers(turn, indicator):
        turn.refuse("indicator-not-yours", name=indicator.name)
        return
    day = _day_of(turn, indicator, typed)
    value = turn.store.of(IndicatorValue).first(indicator_id=indicator.id, day=day) if day is not None else None
    if value is None:
        shown = turn.words.day(day) if day is not None else typed
        turn.refuse("indicator-no-such-value", name=indicator.name, day=shown, number=str(indicator.number))
        return
    turn.store.of(IndicatorValue).remove(value)
    arrange(turn, indicator)
    removed = value_line(turn, indicator, value.day, value.amount)
    turn.confirm(paragraphs(turn.words("indicator-value-removed", value=removed), line(turn, indicator)))


def _day_of(turn: SpokenTurn, indicator: Indicator, typed: str) -> date | None:
    if not typed.strip():
        last = course_of(turn, indicator).last
        return None if last is None else last[0]
    try:
        return read_day(typed, turn)
    except MisfitError:
        return None


def _present(view: View, _answers: Answers, occasion: AboutIndicator, _step: Question) -> Mapping[str, Value]:
    """Return what the question names: the indicator, its unit and its latest value."""
    indicator = view.store.of(Indicator).get(occasion.indicator)
    if indicator is None:
        return {"name": "", "unit": "", "has": "no", "last": Markup(), "known": "no"}
    values = view.store.of(IndicatorValue).find(indicator_id=indicator.id)
    latest = max(values, key=lambda one: one.day, default=None)
    last = Markup()
    if latest is not None:
        amount = amount_in_words(view.words, latest.amount, indicator.unit)
        last = view.words("indicator-value-line", day=view.words.day(latest.day), amount=amount)
    return {
        "name": indicator.name,
        "unit": indicator.unit,
        "has": "yes" if indicator.unit else "no",
        "last": last,
        "known": "yes" if latest is not None else "no",
    }


VALUE: Final = DialogueAbout(
    occasion=AboutIndicator,
    id="indicator.value",
    version=1,
    questions=(reading,),
    on_end=enter,
    before=_present,
    who=Who.PARTNER,
)
