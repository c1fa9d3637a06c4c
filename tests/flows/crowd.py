"""Many of everything: what lists and choices look like after years."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.communication import CommunicationLine
from bot.domain.decisions import Decision, DecisionKind, DecisionStatus
from bot.domain.partners import Identity, Organisation, Partner, Sector
from bot.domain.reminders import Reminder
from bot.domain.stakeholders import Stakeholder

if TYPE_CHECKING:
    from tests.flows.decision_scene import DecisionScene

MANY = 47


def fill(scene: DecisionScene, decoration: str = "") -> None:
    """Let there be many of everything; each has a word of its own, such as `x7x`."""
    now = scene.stage.clock.now()
    with scene.stage.database.begin() as transaction:
        store = transaction.store(scene.home)
        houses = [
            store.organisations.add(
                Organisation(name=f"Haus {number} {decoration}"[:120].strip(), sector=list(Sector)[number // 4 % 3])
            )
            for number in range(0, MANY, 4)
        ]
        for number in range(MANY):
            house, word = houses[number // 4], f"x{number}x {decoration}".strip()
            person = store.partners.add(Partner(name=word[:128], organisation_id=house.id, joined_at=now))
            store.identities.add(
                Identity(adapter="memory", platform_id=f"of-{number}", name=person.name, partner_id=person.id)
            )
            store.stakeholders.add(
                Stakeholder(
                    number=store.next_number("stakeholder"),
                    name=word[:120],
                    sector=Sector.STATE,
                    influence=number % 3 + 1,
                    interest=2,
                    keeper_id=None,
                    every_days=7,
                    next_on=now.date() + timedelta(days=number),
                    created_at=now,
                )
            )
            store.communication_lines.add(
                CommunicationLine(
                    number=store.next_number("communication"),
                    audience=word[:120],
                    topic=(decoration or "Stand")[:200],
                    sender=(decoration or "Stadt")[:120],
                    rhythm="",
                    way=(decoration or "Brief")[:120],
                    next_on=now.date() + timedelta(days=number),
                    created_at=now,
                )
            )
            store.reminders.add(
                Reminder(
                    number=store.next_number("reminder"),
                    text=word[:500],
                    starts_at=now.replace(tzinfo=None) + timedelta(days=number + 1),
                    rhythm="",
                    next_at=now + timedelta(days=number + 1),
                    author_id=None,
                )
            )
            store.decisions.add(
                Decision(
                    number=store.next_number("decisions"),
                    kind=DecisionKind.MEETING,
                    text=word[:2_000],
                    status=DecisionStatus.ACCEPTED,
                    proposer_id=None,
                    opened_at=now,
                    closes_at=now,
                    closed_at=now,
                )
            )
