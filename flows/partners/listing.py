"""Who takes part: by sector and organisation, and which sector is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.partners import Sector
from bot.engine.exchange.content import escape
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.wording import Markup, paragraphs
from flows.partners.coordination import coordinators

if TYPE_CHECKING:
    from bot.domain.partners import Organisation, Partner
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn


def show(turn: SpokenTurn, _typed: str) -> None:
    """List the partners."""
    people = turn.store.partners.find(left_at=None)
    coordinating = coordinators(turn.store)
    marked = {identity.partner_id for identity in coordinating}
    sections = [_sector(turn, sector, people, marked) for sector in Sector]
    outside = [identity.name for identity in coordinating if identity.partner_id not in {one.id for one in people}]
    turn.say(
        paragraphs(
            turn.words("partners-title", name=turn.home.name or turn.words.label("cooperation-nameless")),
            *sections,
            turn.words("partners-coordinating", names=", ".join(outside)) if outside else Markup(),
            _missing(turn, people),
        )
    )


def _sector(turn: SpokenTurn, sector: Sector, people: list[Partner], marked: set[int | None]) -> Markup:
    """Write the organisations of one sector with their people; nothing if there are none."""
    lines = [
        _organisation(turn, house, [one for one in people if one.organisation_id == house.id], marked)
        for house in turn.store.organisations.find(sector=sector)
        if any(one.organisation_id == house.id for one in people)
    ]
    if not lines:
        return Markup()
    return paragraphs(
        turn.words("partners-sector", sector=sector_name(turn, sector)), "\n".join(f"- {line}" for line in lines)
    )


def _organisation(turn: SpokenTurn, house: Organisation, people: list[Partner], marked: set[int | None]) -> Markup:
    names = [
        turn.words("partners-coordinator", name=one.name) if one.id in marked else escape(one.name) for one in people
    ]
    message = "partners-observer" if house.observes else "partners-organisation"
    return turn.words(message, organisation=house.name, people=Markup(", ".join(names)))


def _missing(turn: SpokenTurn, people: list[Partner]) -> Markup:
    """Name the sectors that nobody speaks for yet; without all three there is no trisectoral cooperation."""
    if not people:
        return turn.words("partners-nobody")
    houses = {house.id: house.sector for house in turn.store.organisations.find()}
    there = {houses.get(one.organisation_id) for one in people}
    absent = [sector_name(turn, sector) for sector in Sector if sector not in there]
    return turn.words("partners-missing", sectors=", ".join(absent)) if absent else Markup()


def sector_name(turn: Turn, sector: Sector) -> str:
    """Return a sector's name."""
    return turn.words.label(f"sector-{sector.value.replace('_', '-')}")


FLOW = Flow(id="partners", commands=(Command(name="partners", german="partner", handle=show, attributed=False),))
