"""The command of coordinators about organisations, and the dialogue that it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword, parts_of
from bot.engine.vocabulary.steps import done
from bot.engine.wording import paragraphs
from flows.choosing import known_organisations
from flows.organisation.correcting import correct
from flows.organisation.mandates import ACTIONS, DIALOGUES, own_house, say_of_own
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
    """Correct an organisation, as a coordinator; say what holds of one's own, or show it."""
    action = _of_own(turn, typed)
    house = own_house(turn)
    if action is not None:
        say_of_own(turn, *action)
    elif not known_organisations(turn):
        turn.refuse("organisation-none")
    elif turn.coordinates:
        begin_alone(turn, CORRECTING, parts_of(typed))
    elif typed.strip():
        turn.refuse("refused-coordinator")
    elif house is None:
        turn.refuse("refused-partner")
    else:
        turn.say(paragraphs(summary(turn, house), turn.words("organisation-own-hint")))


def _of_own(turn: SpokenTurn, typed: str) -> tuple[str, str] | None:
    """Return what is to be said of one's own organisation, and how; None if it is about correcting one by its name."""
    parts = parts_of(typed)
    if len(parts) > 1 and turn.coordinates and which.find(parts[0], turn) is not None:
        return None
    action, rest = keyword(typed, dict(ACTIONS))
    return (action, rest) if action is not None else None


def _publishes(turn: SpokenTurn, typed: str) -> bool:
    """Tell whether something is changed, or may be."""
    return turn.coordinates or bool(typed.strip())


FLOW = Flow(
    id="organisation",
    commands=(
        Command(name="organisation", german="organisation", who=Who.PARTNER, handle=start, publishes=_publishes),
    ),
    dialogues=(CORRECTING, *DIALOGUES.values()),
)
