"""Notes what was corrected about an organisation in its log, and lets its only partner correct sector and kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.organisations import OrganisationEvent, OrganisationStep
from bot.domain.partners import OrganisationKind

if TYPE_CHECKING:
    from bot.domain.partners import Organisation, Sector
    from bot.engine.turn.spoken import SpokenTurn


def note(turn: SpokenTurn, house: Organisation, step: OrganisationStep, *, before: str, after: str, role: str) -> None:
    """Add a line to an organisation's log; it only grows."""
    turn.store.of(OrganisationEvent).add(
        OrganisationEvent(
            organisation_id=house.id,
            step=step,
            actor_id=turn.partner.id if turn.partner is not None else None,
            role=role,
            at=turn.now,
            before=before,
            after=after,
        )
    )


def named_sector(turn: SpokenTurn, house: Organisation, sector: Sector) -> None:
    """Hear which sector somebody who joins gives for an organisation that is there already.

    Whoever is its only partner corrects it so; else it stays, and that is said. Answers that were given keep the sector
    they were given with.
    """
    if house.sector is sector:
        return
    if _is_its_only_partner(turn, house):
        turn.store.organisations.put(replace(house, sector=sector))
        note(turn, house, OrganisationStep.SECTOR, before=house.sector.value, after=sector.value, role="partner")
        turn.store.touch_all_cards()
        return
    stays = turn.words.label(f"sector-{house.sector.value.replace('_', '-')}")
    turn.confirm(turn.words("join-sector-stays", organisation=house.name, sector=stays))


def named_kind(turn: SpokenTurn, house: Organisation, kind: OrganisationKind) -> None:
    """Hear what kind somebody who joins gives for an organisation that is there already.

    It is noted where none is known, or where they are its only partner; else it stays, and that is said.
    """
    if house.kind is kind:
        return
    if house.kind is OrganisationKind.OTHER or _is_its_only_partner(turn, house):
        turn.store.organisations.put(replace(house, kind=kind))
        note(turn, house, OrganisationStep.KIND, before=house.kind.value, after=kind.value, role="partner")
        turn.store.touch_all_cards()
        return
    stays = turn.words.label(f"organisation-kind-{house.kind.value}")
    turn.confirm(turn.words("join-kind-stays", organisation=house.name, kind=stays))


def _is_its_only_partner(turn: SpokenTurn, house: Organisation) -> bool:
    people = turn.store.partners.find(organisation_id=house.id, left_at=None)
    return turn.partner is not None and [one.id for one in people] == [turn.partner.id]
