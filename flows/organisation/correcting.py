"""Carrying out what coordinators correct about an organisation: logged, and said with before and after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.organisations import OrganisationStep
from bot.engine.turn import private_chats
from bot.engine.vocabulary.folding import fold
from flows.choosing import YesNo
from flows.decision.record import Role
from flows.organisation.merging import merge
from flows.organisation.showing import value_label
from flows.organisation.steps import (
    OrganisationAspect,
    aspect,
    into,
    kind,
    name,
    observes,
    sector,
    sure,
    which,
)
from flows.partners.corrections import note

if TYPE_CHECKING:
    from bot.domain.partners import Organisation
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.wording import Markup


def house_of(turn: SpokenTurn, key: str) -> Organisation | None:
    """Return the organisation with the key it was offered with; None if it was merged meanwhile."""
    found = turn.store.organisations.get(int(key[1:]))
    return found if found is not None and found.merged_into is None else None


def correct(turn: SpokenTurn, answers: Answers) -> None:
    """Change one thing and leave the rest."""
    house = house_of(turn, answers[which])
    if house is None:
        turn.refuse("organisation-gone")
        return
    match answers[aspect]:
        case OrganisationAspect.NAME:
            after = answers[name]
            if _is_taken(turn, house, after):
                turn.refuse("organisation-known", name=after)
                return
            _change(turn, house, replace(house, name=after), OrganisationStep.NAME, before=house.name, after=after)
        case OrganisationAspect.SECTOR:
            chosen = answers[sector]
            after = chosen.value
            _change(
                turn,
                house,
                replace(house, sector=chosen),
                OrganisationStep.SECTOR,
                before=house.sector.value,
                after=after,
            )
        case OrganisationAspect.KIND:
            sort = answers[kind]
            after = sort.value
            _change(turn, house, replace(house, kind=sort), OrganisationStep.KIND, before=house.kind.value, after=after)
        case OrganisationAspect.OBSERVES:
            watches = answers[observes] is YesNo.YES
            before, after = (YesNo.YES if house.observes else YesNo.NO), answers[observes]
            changed = replace(house, observes=watches)
            _change(turn, house, changed, OrganisationStep.OBSERVES, before=before.value, after=after.value)
        case OrganisationAspect.MERGE:
            _merge(turn, house, answers)


def _is_taken(turn: SpokenTurn, house: Organisation, name: str) -> bool:
    """Whether another organisation has this name; its own may be written otherwise."""
    others = (one for one in turn.store.organisations.find(merged_into=None) if one.id != house.id)
    return any(fold(one.name) == fold(name) for one in others)


def _change(
    turn: SpokenTurn, house: Organisation, changed: Organisation, step: OrganisationStep, *, before: str, after: str
) -> None:
    said = {
        "organisation": house.name,
        "before": value_label(turn, step, before),
        "after": value_label(turn, step, after),
    }
    if changed == house:
        turn.confirm(turn.words("organisation-unchanged", organisation=house.name))
        return
    turn.store.organisations.put(changed)
    note(turn, house, step, before=before, after=after, role=Role.COORDINATOR.value)
    turn.store.touch_all_cards()
    _tell_its_people(turn, turn.words(f"organisation-changed-{step.value}", **said), changed)


def _merge(turn: SpokenTurn, former: Organisation, answers: Answers) -> None:
    remaining = house_of(turn, answers[into])
    if answers[sure] is YesNo.NO:
        turn.confirm(turn.words("organisation-not-merged"))
    elif remaining is None:
        turn.refuse("organisation-gone")
    elif remaining.id == former.id:
        turn.refuse("organisation-same")
    else:
        merge(turn, former, remaining)
        told = turn.words("organisation-merged", former=former.name, organisation=remaining.name)
        _tell_its_people(turn, told, remaining)


def _tell_its_people(turn: SpokenTurn, text: Markup, house: Organisation) -> None:
    """Tell those who take part for it, alone or else in the groups: it is never changed behind their backs."""
    turn.confirm(text)
    own = turn.partner.id if turn.partner is not None else None
    people = [one for one in turn.store.partners.find(organisation_id=house.id, left_at=None) if one.id != own]
    told = [private_chats.tell(turn, one, text) for one in people]
    if not all(told):
        turn.announce(text)
