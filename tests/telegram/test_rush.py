"""Forty partners tap within ten seconds: nobody is lost, everybody is answered, the group keeps its limit."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cooperation import Language
from bot.domain.partners import Identity, Partner
from tests.telegram.troupe import TelegramTroupe

if TYPE_CHECKING:
    from pathlib import Path

PARTNERS = 40
IN_THE_FIRST_ROW = ["①", "1", "2", "3", "4", "5", "?"]
WITHIN = timedelta(seconds=10)
A_MINUTE = timedelta(minutes=1)


def seat(troupe: TelegramTroupe) -> None:
    """Let everybody be a partner, without forty welcomes."""
    with troupe.database.begin() as transaction:
        store = transaction.store(1)
        (house,) = store.organisations.find()
        for person in list(troupe.persons.values())[1:]:
            partner = store.partners.add(
                Partner(name=person.name, organisation_id=house.id, joined_at=troupe.emulator.world.now())
            )
            store.identities.add(
                Identity(adapter="telegram", platform_id=str(person.id), name=person.name, partner_id=partner.id)
            )


async def test_forty_partners_tap_within_ten_seconds(tmp_path: Path) -> None:
    names = [f"p{number}" for number in range(PARTNERS)]
    async with TelegramTroupe(tmp_path, names, Language.GERMAN, limits=True) as troupe:
        await troupe.say("p0", "/einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; monatlich", private=False)
        await troupe.say("p0", "/mitmachen Stadt Ahlen; Staat", private=False)
        seat(troupe)
        await troupe.say("p0", "/einstellungen antworten offen", private=False)
        await troupe.say("p0", "/checkin", private=False)
        await troupe.advance(A_MINUTE)
        card = next(one for one in troupe.shown(None) if one.text.startswith("Check-in 1"))
        message = next(one for one in troupe.persons["p0"].sees(troupe.group) if str(one.message_id) == card.message)
        assert message.keyboard[0] == IN_THE_FIRST_ROW
        edits = len(troupe.emulator.called("editMessageText", troupe.group))

        queries = []
        for person in troupe.persons.values():
            queries.append(person.tap(message, IN_THE_FIRST_ROW.index("4")))
            await troupe.advance(WITHIN / PARTNERS)
        await troupe.taken()
        answers = [await query.answered() for query in queries]
        for _ in range(60):
            await troupe.advance(timedelta(seconds=1))

        assert [answer.text for answer in answers] == ["Gespeichert: 4"] * PARTNERS
        with troupe.database.begin() as transaction:
            given = transaction.store(1).answers.find()
        assert len({answer.partner_id for answer in given}) == len(given) == PARTNERS
        assert troupe.emulator.most_in_a_minute(troupe.group) <= 20
        assert [call for call in troupe.emulator.calls if not call.answer["ok"]] == []
        card = next(one for one in troupe.shown(None) if one.text.startswith("Check-in 1"))
        assert "40 haben geantwortet" in card.text
        assert 1 < len(troupe.emulator.called("editMessageText", troupe.group)) - edits <= 12
