"""Who comes to an organisation that has people already: they and the coordinators hear of it, alone if possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.admissions import OBJECTION_PERIOD, Admission
from bot.engine.turn import private_chats
from flows.partners.coordination import coordinators

if TYPE_CHECKING:
    from bot.domain.partners import Identity, Organisation, Partner
    from bot.engine.turn.spoken import SpokenTurn

KIND: Final = "admission"
"""Kind of the card that says who is new, and of the alarm that ends it."""


def announce(turn: SpokenTurn, newcomer: Partner, house: Organisation) -> None:
    """Tell an organisation's people and the coordinators who has come; of the first one nobody is told.

    Nothing waits for an answer: whoever joins takes part at once.
    """
    there = turn.store.partners.find(organisation_id=house.id, left_at=None)
    colleagues = [one for one in there if one.id != newcomer.id]
    if not colleagues:
        return
    for former in turn.store.of(Admission).find(partner_id=newcomer.id):
        turn.changed(KIND, former.id)
    admission = turn.store.of(Admission).add(Admission(partner_id=newcomer.id, organisation_id=house.id, at=turn.now))
    turn.set_alarm(KIND, admission.id, turn.now + OBJECTION_PERIOD)
    people: list[Partner | Identity] = [*colleagues]
    people += [one for one in coordinators(turn.store) if one.partner_id not in {partner.id for partner in there}]
    places = [place for one in people if (place := private_chats.find(turn, one)) is not None]
    for channel, _ in places:
        turn.show(KIND, admission.id, channel=channel)
    if not places:
        turn.show(KIND, admission.id)
