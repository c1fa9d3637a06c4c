"""The dialogues by which coordinators keep the indicators: adding, changing, taking one off with its values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.indicators import MOST_INDICATORS, RECOMMENDED, Indicator, IndicatorValue
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.steps import done
from bot.engine.wording import paragraphs
from flows.choosing import YesNo
from flows.due.things import today_of
from flows.indicator.listing import details
from flows.indicator.schedule import ASK, arrange
from flows.indicator.steps import (
    IndicatorAspect,
    aspect,
    deliverer,
    name,
    new_deliverer,
    new_source,
    new_target,
    new_target_day,
    new_unit,
    rhythm,
    source,
    sure,
    target,
    target_day,
    unit,
    watched,
    which,
)
from flows.rhythms import rhythm_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


def _delivered_by(indicator: Indicator, picked: str) -> Indicator:
    """Return an indicator delivered by an organisation or a partner, by the key they were offered with."""
    key = int(picked[1:])
    house = picked.startswith("o")
    return replace(indicator, organisation_id=key if house else None, partner_id=None if house else key)


def add(turn: SpokenTurn, answers: Answers) -> None:
    """Have a number watched from now on."""
    there = len(watched(turn))
    if there >= MOST_INDICATORS:
        turn.refuse("indicator-too-many", most=MOST_INDICATORS, name=answers[name])
        return
    day = answers.get(target_day)
    indicator = Indicator(
        number=turn.store.next_number("indicator"),
        name=answers[name],
        unit=answers.get(unit) or "",
        source=answers.get(source) or "",
        rhythm=answers[rhythm],
        target=answers.get(target),
        target_on=day.date() if day is not None else None,
        entered_on=today_of(turn),
    )
    picked = answers.get(deliverer)
    added = turn.store.of(Indicator).add(indicator if picked is None else _delivered_by(indicator, picked))
    arrange(turn, added)
    turn.confirm(
        paragraphs(
            turn.words("indicator-added", details=details(turn, added)),
            turn.words("indicator-first-value", number=str(added.number)),
            turn.words("indicator-many", count=there + 1, most=RECOMMENDED) if there >= RECOMMENDED else "",
        )
    )


def _meant(turn: SpokenTurn, answers: Answers) -> Indicator | None:
    """Return the one that was picked; says so if it was taken off while the question was open."""
    found = turn.store.of(Indicator).first(number=answers[which])
    if found is None:
        turn.refuse("indicator-gone")
    return found


def change(turn: SpokenTurn, answers: Answers) -> None:
    """Change one thing and leave the rest; who delivers from now on, or another rhythm, begins asking anew."""
    before = _meant(turn, answers)
    if before is None:
        return
    wanted, day = answers.get(new_target), answers.get(new_target_day)
    after = replace(
        before,
        name=answers.get(name) or before.name,
        unit=answers.get(new_unit) or before.unit,
        source=answers.get(new_source) or before.source,
        rhythm=answers.get(rhythm) or before.rhythm,
        target=before.target if wanted is None else wanted,
        target_on=before.target_on if day is None else day.date(),
    )
    picked = answers.get(new_deliverer)
    after = after if picked is None else _delivered_by(after, picked)
    if after == before:
        turn.confirm(turn.words("indicator-unchanged", details=details(turn, before)))
        return
    if picked is not None or after.rhythm != before.rhythm:
        after = replace(after, asked=0, asked_on=None)
    changed = turn.store.of(Indicator).put(after)
    arrange(turn, changed)
    turn.confirm(turn.words("indicator-changed", details=details(turn, changed)))


def drop(turn: SpokenTurn, answers: Answers) -> None:
    """Delete an indicator and all its values, if that is meant."""
    found = _meant(turn, answers)
    if found is None:
        return
    if answers[sure] is YesNo.NO:
        turn.confirm(turn.words("indicator-kept", name=found.name))
        return
    turn.cancel_alarm(ASK, found.id)
    for value in turn.store.of(IndicatorValue).find(indicator_id=found.id):
        turn.store.of(IndicatorValue).remove(value)
    turn.store.of(Indicator).remove(found)
    turn.confirm(turn.words("indicator-dropped", name=found.name))


def _present(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what holds at present, for the questions about a change."""
    one = None if step is which else view.store.of(Indicator).first(number=answers[which])
    if one is None:
        return {}
    return {
        "name": one.name,
        "unit": one.unit or "-",
        "source": one.source or "-",
        "deliverer": _named(view, one) or view.words.label("indicator-nobody"),
        "rhythm": rhythm_in_words(view.words, one.rhythm),
        "target": "-" if one.target is None else view.words.number(one.target),
        "day": "-" if one.target_on is None else view.words.day(one.target_on),
        "count": len(view.store.of(IndicatorValue).find(indicator_id=one.id)),
    }


def _named(view: View, one: Indicator) -> str:
    if one.partner_id is not None:
        partner = view.store.partners.get(one.partner_id)
        return partner.name if partner is not None and partner.left_at is None else ""
    house = view.store.organisations.get(one.organisation_id) if one.organisation_id else None
    return house.name if house is not None else ""


ADDING: Final = Dialogue(
    id="indicator.add",
    version=1,
    questions=(name, unit, source, deliverer, rhythm, target, target_day),
    on_end=add,
    who=Who.COORDINATOR,
    offers_back=True,
)
CHANGING: Final = Dialogue(
    id="indicator.change",
    version=1,
    routes=(
        which.to(aspect),
        aspect.when(lambda chosen: chosen is IndicatorAspect.NAME, name),
        aspect.when(lambda chosen: chosen is IndicatorAspect.UNIT, new_unit),
        aspect.when(lambda chosen: chosen is IndicatorAspect.SOURCE, new_source),
        aspect.when(lambda chosen: chosen is IndicatorAspect.DELIVERER, new_deliverer),
        aspect.when(lambda chosen: chosen is IndicatorAspect.RHYTHM, rhythm),
        aspect.when(lambda chosen: chosen is IndicatorAspect.TARGET, new_target),
        aspect.to(new_target_day),
        name.to(done),
        new_unit.to(done),
        new_source.to(done),
        new_deliverer.to(done),
        rhythm.to(done),
        new_target.to(done),
        new_target_day.to(done),
    ),
    before=_present,
    on_end=change,
    who=Who.COORDINATOR,
    offers_back=True,
)
DROPPING: Final = Dialogue(
    id="indicator.drop", version=1, questions=(which, sure), on_end=drop, before=_present, who=Who.COORDINATOR
)
DIALOGUES: Final = {"add": ADDING, "change": CHANGING, "drop": DROPPING}
"""By the keyword that begins them."""
