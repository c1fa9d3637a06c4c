"""Two hundred messages while the whole program is down: what they ask for is done once and in order, and not again."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.sending.taps import KEYCAPS
from bot.domain.cooperation import Language
from bot.domain.decisions import Stance
from tests.matrix.troupe import MatrixTroupe

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.stored.ports import Store
    from tests.matrix.client import MatrixClient
    from tests.matrix.homes import Household

PEOPLE = ("anna", "bert", "carla", "deniz", "emil", "fatma")
NEWCOMERS = ("carla", "deniz", "emil", "fatma")
MESSAGES = 200
DOWN = timedelta(hours=1)
SET_UP = "!setup {name}; Wohnen; de; Europe/Berlin; keine; 1; monatlich"
PROPOSAL = "Wir treffen uns an jedem ersten Dienstag."


class Meanwhile:
    """What people do while nobody listens, room by room."""

    def __init__(self, troupe: MatrixTroupe) -> None:
        self._troupe = troupe
        self.events: dict[str, list[str]] = {}

    async def say(self, who: str, text: str, *, room: str | None = None, reply_to: str | None = None) -> None:
        room = room or self._troupe.room
        person = self._troupe.persons[who]
        await person.sync()
        self.events.setdefault(room, []).append(await person.say(room, text, reply_to=reply_to))

    async def tap(self, who: str, message: str, number: int) -> None:
        person = self._troupe.persons[who]
        event = await person.react(self._troupe.room, message, KEYCAPS[number - 1])
        self.events.setdefault(self._troupe.room, []).append(event)

    def all(self) -> Counter[str]:
        return Counter(event for events in self.events.values() for event in events)


@pytest.fixture
async def troupe(household: Household, tmp_path: Path) -> AsyncIterator[MatrixTroupe]:
    """Six people in an encrypted room, two of whom have joined; a check-in and a decision are open."""
    async with MatrixTroupe(household, tmp_path, PEOPLE, Language.GERMAN) as made:
        await made.say("anna", SET_UP.format(name="Bündnis"), private=False)
        await made.say("anna", "!settings answers open", private=False)
        await made.say("anna", "!join Haus anna; Staat", private=False)
        await made.say("bert", "!join Haus bert; Wirtschaft", private=False)
        await made.say("anna", "!checkin", private=False)
        await made.say("bert", f"!decide {PROPOSAL}", private=False)
        await made.say("bert", "so abstimmen", private=True)
        yield made


async def test_two_hundred_messages_while_the_program_is_down_are_handled_once_and_in_order(
    troupe: MatrixTroupe,
) -> None:
    check_in, card = standing(troupe, "Check-in 1"), standing(troupe, PROPOSAL)
    await troupe.stop()
    known, meanwhile = len(troupe.handled), Meanwhile(troupe)
    elsewhere = await ask_elsewhere(troupe, meanwhile)
    for who in NEWCOMERS:
        await meanwhile.say(who, f"!join Haus {who}; Zivilgesellschaft")
        for number in (1, 5, 4):  # the last line counts, and none of them before joining
            await meanwhile.say(who, f"{number} 3 3 ? ja", reply_to=check_in)
    for number in (1, 4, 2):  # agree, abstain, concern
        await meanwhile.tap("bert", card, number)
    await meanwhile.say("anna", "!partners")
    for number in range(MESSAGES - meanwhile.all().total()):
        who = PEOPLE[number % len(PEOPLE)]
        await meanwhile.say(who, f"nur so gesagt {number}", room=None if number % 3 else elsewhere[number % 2])
    troupe.clock.set(troupe.clock.now() + DOWN)

    await troupe.start()
    await troupe.until_handled(*meanwhile.all())
    await troupe.settle()
    assert Counter(event for event, repeated in troupe.handled if not repeated) & meanwhile.all() == meanwhile.all()
    in_order = [event for event, _ in troupe.handled[known:]]
    for events in meanwhile.events.values():
        assert [event for event in in_order if event in events] == events
    check_what_is_stored(troupe)
    check_what_is_seen(troupe)

    before = [message.event_id for message in troupe.everything()]
    await troupe.restart()
    handled = len(troupe.handled)
    await troupe.say("anna", "!status", private=False)
    assert len(troupe.handled) == handled + 1, "nothing was handed over again but the mark"
    fresh = [message for message in troupe.everything() if message.event_id not in before]
    assert {message.event_id for message in fresh} == {standing(troupe, "Initiieren")}
    check_what_is_stored(troupe)
    check_what_is_seen(troupe)


async def ask_elsewhere(troupe: MatrixTroupe, meanwhile: Meanwhile) -> tuple[str, str]:
    """Ask the bot into two more rooms, where people go on as if it was there."""
    rooms = []
    for founder, encrypted in (("carla", True), ("deniz", False)):
        person = troupe.persons[founder]
        others = [other for other in troupe.persons.values() if other is not person]
        room = await person.create_room(founder, encrypted=encrypted, invite=[other.user_id for other in others])
        for other in others:
            await other.join(room)
        await person.wait_for(partial(all_joined, person, room))
        await person.invite(room, troupe.account)
        await person.wait_for(partial(invited, person, room, troupe.account))
        await meanwhile.say(founder, SET_UP.format(name=f"Bündnis von {founder}"), room=room)
        for who in ("anna", founder):
            await meanwhile.say(who, f"!join Haus von {who}; Staat", room=room)
        rooms.append(room)
    return rooms[0], rooms[1]


def all_joined(person: MatrixClient, room: str) -> bool:
    return len(person.joined(room)) == len(PEOPLE)


def invited(person: MatrixClient, room: str, account: str) -> bool:
    return account in person.members(room)


def standing(troupe: MatrixTroupe, words: str) -> str:
    """Return the bot's newest message in the first room with these words."""
    return [seen.message for seen in troupe.shown(None) if words in seen.text][-1]


def check_what_is_stored(troupe: MatrixTroupe) -> None:
    with troupe.database.begin() as transaction:
        homes = {home.name: transaction.store(home.id) for home in transaction.cooperations()}
        assert {name: partners(store) for name, store in homes.items()} == {
            "Bündnis": Counter(f"Haus {who}" for who in PEOPLE),
            "Bündnis von carla": Counter(["Haus von anna", "Haus von carla"]),
            "Bündnis von deniz": Counter(["Haus von anna", "Haus von deniz"]),
        }
        home = homes["Bündnis"]
        given = Counter(answer.value for answer in home.answers.find())
        assert given == {value: count * len(NEWCOMERS) for value, count in {4: 1, 3: 2, None: 1, 5: 1}.items()}
        assert [voice.stance for voice in home.voices.find()] == [Stance.AGREE, Stance.ABSTAIN, Stance.CONCERN]


def partners(store: Store) -> Counter[str]:
    houses = {house.id: house.name for house in store.organisations.find()}
    assert len(houses) == len(set(houses.values()))
    return Counter(houses[partner.organisation_id] for partner in store.partners.find())


def check_what_is_seen(troupe: MatrixTroupe) -> None:
    bodies = [seen.text for seen in troupe.shown(None)]
    alone = {message.event_id: message.body for message in troupe.everything() if message.room != troupe.room}
    assert Counter(
        body for body in alone.values() if body.startswith("Willkommen") and "Haus von" not in body
    ) == Counter(
        f"Willkommen, {who.capitalize()}! Notiert: Haus {who} ({sector})."
        for who, sector in [("anna", "Staat und Verwaltung"), ("bert", "Wirtschaft")]
        + [(who, "Zivilgesellschaft") for who in NEWCOMERS]
    )
    assert sum(body.startswith("Wer mitmacht") for body in bodies) == 1
    assert any("4 haben geantwortet" in body and "Check-in 1" in body for body in bodies)
    assert any("Bedenken: Haus bert" in body and PROPOSAL in body for body in bodies)
