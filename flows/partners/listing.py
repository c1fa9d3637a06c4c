"""Who takes part: by sector and organisation, and which sector is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bot.domain.partners import OrganisationKind, Sector
from bot.engine.exchange.content import escape
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.wording import Markup, paragraphs
from flows.naming import home_name
from flows.paging import asked_page, say_page
from flows.partners.coordination import coordinators

if TYPE_CHECKING:
    from bot.domain.partners import Identity, Organisation, Partner
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from flows.paging import ListPage


def show(turn: SpokenTurn, typed: str) -> None:
    """List the partners, by sector and organisation, and behind them who coordinates without being one."""
    people = turn.store.partners.find(left_at=None)
    coordinating = coordinators(turn.store)
    marked = {identity.partner_id for identity in coordinating}
    here = {one.id for one in people}
    entries: list[_Member | Identity] = [
        *_members(turn, people),
        *(identity for identity in coordinating if identity.partner_id not in here),
    ]
    missing = _missing(turn, people)
    say_page(turn, entries, asked_page(typed), "partners", lambda page: _written(turn, page, marked, missing))


@dataclass(frozen=True, slots=True)
class _Member:
    """Somebody and the organisation they take part for."""

    house: Organisation
    person: Partner


def _members(turn: SpokenTurn, people: list[Partner]) -> list[_Member]:
    """Return who takes part in the order of the list: sectors, organisations, people."""
    by_house: dict[int, list[Partner]] = {}
    for one in people:
        by_house.setdefault(one.organisation_id, []).append(one)
    return [
        _Member(house, one)
        for sector in Sector
        for house in turn.store.organisations.find(sector=sector)
        for one in by_house.get(house.id, ())
    ]


def _written(turn: SpokenTurn, page: ListPage[_Member | Identity], marked: set[int | None], missing: Markup) -> Markup:
    """Write a page; which sectors are missing stands on the first."""
    members = [entry for entry in page.entries if isinstance(entry, _Member)]
    outside = [entry.name for entry in page.entries if not isinstance(entry, _Member)]
    return paragraphs(
        turn.words("partners-title", name=home_name(turn)),
        *(
            _sector(turn, sector, list(there), marked)
            for sector, there in groupby(members, key=lambda member: member.house.sector)
        ),
        turn.words("partners-coordinating", names=", ".join(outside)) if outside else Markup(),
        missing if page.is_first else Markup(),
    )


def _sector(turn: SpokenTurn, sector: Sector, members: list[_Member], marked: set[int | None]) -> Markup:
    """Write the organisations of one sector with their people."""
    lines = [
        _organisation(turn, house, [member.person for member in there], marked)
        for house, there in groupby(members, key=lambda member: member.house)
    ]
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
    """Name the sectors that nobody speaks for yet; without all three there is no trisectoral cooperation.

    Once they are all there, name the kinds of organisation that are not, as far as kinds are known at all.
    """
    if not people:
        return turn.words("partners-nobody")
    speaking = {one.organisation_id for one in people}
    houses = [house for house in turn.store.organisations.find() if house.id in speaking]
    absent = [sector_name(turn, sector) for sector in Sector if all(house.sector is not sector for house in houses)]
    if absent:
        return turn.words("partners-missing", sectors=", ".join(absent))
    kinds = [house.kind for house in houses if house.kind is not OrganisationKind.OTHER]
    unseen = [kind for kind in OrganisationKind if kind is not OrganisationKind.OTHER and kind not in kinds]
    if not unseen or 2 * len(kinds) <= len(houses):
        return Markup()
    labels = [turn.words.label(f"organisation-kind-{kind.value}") for kind in unseen]
    return turn.words("partners-missing-kinds", kinds=", ".join(labels))


def sector_name(turn: Turn, sector: Sector) -> str:
    """Return a sector's name."""
    return turn.words.label(f"sector-{sector.value.replace('_', '-')}")


FLOW = Flow(id="partners", commands=(Command(name="partners", german="partner", handle=show, attributed=False),))
