"""The command of coordinators about organisations, and the dialogue that it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow, always
from bot.engine.vocabulary.folding import parts_of
from bot.engine.vocabulary.steps import done
from flows.choosing import known_organisations
from flows.organisation.correcting import correct
from flows.organisation.merging import both_spoke
from flows.organisation.showing import summary
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
from flows.settings.preferences import asked_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


def _present(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what holds at present, and before two are merged what that means."""
    house = None if step is which else view.store.organisations.get(int(answers[which][1:]))
    if house is None:
        return {}
    other = view.store.organisations.get(int(answers[into][1:])) if into in answers else None
    values: dict[str, Value] = {"organisation": house.name, "summary": summary(view, house)}
    if other is not None:
        values |= {
            "remaining": other.name,
            "people": len(view.store.partners.find(organisation_id=house.id, left_at=None)),
            "both": both_spoke(asked_by(view), house, other),
        }
    return values


CORRECTING = Dialogue(
    id="organisation.correct",
    version=1,
    routes=(
        which.to(aspect),
        aspect.when(lambda chosen: chosen is OrganisationAspect.NAME, name),
        aspect.when(lambda chosen: chosen is OrganisationAspect.SECTOR, sector),
        aspect.when(lambda chosen: chosen is OrganisationAspect.KIND, kind),
        aspect.when(lambda chosen: chosen is OrganisationAspect.OBSERVES, observes),
        aspect.to(into),
        name.to(done),
        sector.to(done),
        kind.to(done),
        observes.to(done),
        into.to(sure),
        sure.to(done),
    ),
    before=_present,
    on_end=correct,
    who=Who.COORDINATOR,
    offers_back=True,
)


def start(turn: SpokenTurn, typed: str) -> None:
    """Ask what is not yet said."""
    if known_organisations(turn):
        begin_alone(turn, CORRECTING, parts_of(typed))
    else:
        turn.refuse("organisation-none")


FLOW = Flow(
    id="organisation",
    commands=(
        Command(name="organisation", german="organisation", who=Who.COORDINATOR, handle=start, publishes=always),
    ),
    dialogues=(CORRECTING,),
)
