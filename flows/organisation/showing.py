"""What an organisation is at present, and its log, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.calendar import Calendar
from bot.domain.organisations import OrganisationEvent, OrganisationStep
from bot.engine.wording import Markup, paragraphs
from flows.choosing import YesNo
from flows.organisation.mandates import mandate_line
from flows.paging import in_passing
from flows.settings.preferences import asked_by
from flows.speaking import mandate_of

if TYPE_CHECKING:
    from bot.domain.partners import Organisation
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View

MOST_SHOWN = 10
"""The latest lines of the log that are shown."""


def value_label(view: View, step: OrganisationStep, value: str) -> str:
    """Return what a logged value is called: a name is shown as it is."""
    written = value.replace("_", "-")
    match step:
        case OrganisationStep.SECTOR:
            return view.words.label(f"sector-{written}")
        case OrganisationStep.KIND:
            return view.words.label(f"organisation-kind-{written}")
        case OrganisationStep.OBSERVES:
            return view.words.label(f"organisation-observes-{written}")
        case OrganisationStep.NAME | OrganisationStep.MERGED:
            return value


def summary(view: View, house: Organisation) -> Markup:
    """Say all about an organisation: what it is, who takes part for it, and what was corrected."""
    people = view.store.partners.find(organisation_id=house.id, left_at=None)
    what = view.words(
        "organisation-summary",
        organisation=house.name,
        sector=value_label(view, OrganisationStep.SECTOR, house.sector.value),
        kind=value_label(view, OrganisationStep.KIND, house.kind.value),
        observes=value_label(view, OrganisationStep.OBSERVES, (YesNo.YES if house.observes else YesNo.NO).value),
        people=in_passing(view.words, [one.name for one in people]) or view.words.label("organisation-nobody"),
    )
    events = view.store.of(OrganisationEvent).find(organisation_id=house.id)
    lines = [f"- {_line(asked_by(view), event)}" for event in events[-MOST_SHOWN:]]
    return paragraphs(what, mandate_line(view, mandate_of(view, house.id)), "\n".join(lines))


def _line(turn: Turn, event: OrganisationEvent) -> Markup:
    actor = turn.store.partners.get(event.actor_id) if event.actor_id is not None else None
    name = actor.name if actor is not None else ""
    return turn.words(
        f"organisation-log-{event.step.value}",
        day=turn.words.day(Calendar.of(turn.home).local(event.at).date()),
        before=value_label(turn, event.step, event.before),
        after=value_label(turn, event.step, event.after),
        who=name or turn.words.label("organisation-actor"),
    )
