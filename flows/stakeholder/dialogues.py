"""The dialogues about stakeholders: adding, changing, noting a contact, taking off the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain import stakeholders
from bot.domain.calendar import Calendar
from bot.domain.stakeholders import Stakeholder
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.steps import done
from flows.check_in.naming import refresh_offers
from flows.due import bundles, dropping
from flows.due.things import done as seen_to_today
from flows.due.things import key_of, next_day
from flows.echo.entries import made
from flows.stakeholder.listing import summary
from flows.stakeholder.steps import (
    NOBODY,
    StakeholderAspect,
    aspect,
    influence,
    interest,
    keeper,
    name,
    new_keeper,
    rhythm,
    sector,
    which,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


def _keeper_id(answer: str | None) -> int | None:
    return None if answer in {None, NOBODY} else int(str(answer)[1:])


def _today(turn: SpokenTurn) -> date:
    return Calendar.of(turn.home).local(turn.now).date()


def add(turn: SpokenTurn, answers: Answers) -> None:
    """Put somebody on the list; the first contact is due one period from today."""
    if len(turn.store.stakeholders.find(dropped=False)) >= stakeholders.MOST_LISTED:
        turn.refuse("stakeholder-too-many", most=stakeholders.MOST_LISTED, name=answers[name])
        return
    days = stakeholders.every_days(answers[influence], answers[interest])
    added = turn.store.stakeholders.add(
        Stakeholder(
            number=turn.store.next_number("stakeholder"),
            name=answers[name],
            sector=answers[sector],
            influence=answers[influence],
            interest=answers[interest],
            keeper_id=_keeper_id(answers.get(keeper)),
            every_days=days,
            next_on=_today(turn) + timedelta(days=days),
            created_at=turn.now,
        )
    )
    made(turn, key_of(added))
    bundles.changed(turn, added)
    refresh_offers(turn, added.name)
    turn.confirm(turn.words("stakeholder-added", number=str(added.number), summary=summary(turn, added)))


def _meant(turn: SpokenTurn, answers: Answers) -> Stakeholder | None:
    """Return the stakeholder picked; says so if they were dropped while the question was open."""
    found = turn.store.stakeholders.first(number=answers[which], dropped=False)
    if found is None:
        turn.refuse("stakeholder-gone")
    return found


def change(turn: SpokenTurn, answers: Answers) -> None:
    """Change one thing and leave the rest."""
    before = _meant(turn, answers)
    if before is None:
        return
    after, today = before, _today(turn)
    if influence in answers or interest in answers:
        after = stakeholders.rated(
            before, answers.get(influence) or before.influence, answers.get(interest) or before.interest, today
        )
    elif new_keeper in answers:
        after = replace(before, keeper_id=_keeper_id(answers[new_keeper]))
    elif rhythm in answers:
        after = stakeholders.with_rhythm(before, answers[rhythm], today)
    if after == before:
        turn.confirm(turn.words("stakeholder-unchanged", summary=summary(turn, before)))
        return
    bundles.changed(turn, turn.store.stakeholders.put(after))
    turn.confirm(turn.words("stakeholder-changed", number=str(after.number), summary=summary(turn, after)))


def contacted(turn: SpokenTurn, answers: Answers) -> None:
    """Note that somebody was in touch today."""
    found = _meant(turn, answers)
    if found is not None:
        after = seen_to_today(turn, found)
        bundles.changed(turn, after)
        turn.confirm(turn.words("stakeholder-contacted", name=found.name, day=next_day(turn, after)))


def drop(turn: SpokenTurn, answers: Answers) -> None:
    """Take somebody off the list; that can be undone for a day."""
    found = _meant(turn, answers)
    if found is not None:
        dropping.drop_and_show(turn, found)


def _present(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what holds at present, for the questions about a change."""
    one = None if step is which else view.store.stakeholders.first(number=answers[which])
    if one is None:
        return {}
    by = view.store.partners.get(one.keeper_id) if one.keeper_id else None
    return {
        "name": one.name,
        "influence": str(one.influence),
        "interest": str(one.interest),
        "keeper": by.name if by is not None and by.left_at is None else view.words.label("stakeholder-nobody"),
        "rhythm": view.words.label("stakeholder-every", days=one.every_days),
    }


ADDING = Dialogue(
    id="stakeholder.add",
    version=1,
    questions=(name, sector, influence, interest, keeper),
    on_end=add,
    who=Who.PARTNER,
    offers_back=True,
)
CHANGING = Dialogue(
    id="stakeholder.change",
    version=1,
    routes=(
        which.to(aspect),
        aspect.when(lambda chosen: chosen is StakeholderAspect.INFLUENCE, influence),
        aspect.when(lambda chosen: chosen is StakeholderAspect.INTEREST, interest),
        aspect.when(lambda chosen: chosen is StakeholderAspect.KEEPER, new_keeper),
        aspect.to(rhythm),
        influence.to(done),
        interest.to(done),
        new_keeper.to(done),
        rhythm.to(done),
    ),
    before=_present,
    on_end=change,
    who=Who.PARTNER,
    offers_back=True,
)
CONTACTED = Dialogue(id="stakeholder.contacted", version=1, questions=(which,), on_end=contacted, who=Who.PARTNER)
DROPPING = Dialogue(id="stakeholder.drop", version=1, questions=(which,), on_end=drop, who=Who.PARTNER)
DIALOGUES: Final = {"add": ADDING, "change": CHANGING, "contacted": CONTACTED, "drop": DROPPING}
"""By the keyword that begins them."""
