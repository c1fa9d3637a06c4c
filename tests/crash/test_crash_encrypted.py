"""A hundred kills in an encrypted room: nothing lost or doubled, and all sides can still read one another."""

from __future__ import annotations

import asyncio
from functools import partial
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.crash.audit import group_findings, private_findings
from tests.crash.books import Books
from tests.crash.encrypted import EncryptedPerson, reading_findings, waiting_for_keys
from tests.crash.killer import Killer
from tests.crash.lives import installed
from tests.crash.play import Play
from tests.matrix.homes import Household
from tests.matrix.synapse import PASSWORD

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.matrix.synapse import Synapse

PEOPLE = 6
KILLS = 100
FEW_KILLS = 15
LANES = (FEW_KILLS, pytest.param(KILLS, marks=[pytest.mark.long, pytest.mark.lasting]))
"""A few at every run, the hundred where there is time."""
STEPS_IN_A_LIFE = 0.9
CHANGES = 15
LEAST_INTERRUPTED = 20
"""So many kills at least must fall between sending something and writing down that it was sent; about 45 do."""
LEAST_AT_WORK = 60
"""So many at least must fall while something was still to do; about 80 do."""
LEAST_HANDLED = 0.8
"""Of everything that was said to the bot: this part at least while it was being killed."""


@pytest.fixture
async def people(synapse: Synapse, tmp_path: Path, chance: Random) -> AsyncIterator[list[EncryptedPerson]]:
    """Six people with clients that encrypt."""
    household = Household(synapse, tmp_path)
    try:
        found = []
        for number in range(PEOPLE):
            client = await household.person("person")
            await client.sdk.set_displayname(f"Person{number}")
            found.append(EncryptedPerson(client, Random(chance.random())))
        yield found
    finally:
        await household.close()


async def gather(people: list[EncryptedPerson]) -> str:
    """Bring all of them together in an encrypted room and return its id."""
    coordinator, *others = people
    room = await coordinator.client.create_room("Bündnis", invite=[person.user_id for person in others])
    for person in others:
        await person.client.join(room)
    for person in people:
        await person.client.wait_for(partial(_all_joined, person, room))
    return room


def _all_joined(person: EncryptedPerson, room: str) -> bool:
    return len(person.client.joined(room)) == PEOPLE


@pytest.mark.parametrize("kills", LANES)
async def test_kills_in_an_encrypted_room(
    synapse: Synapse, tmp_path: Path, chance: Random, people: list[EncryptedPerson], kills: int
) -> None:
    coordinator, account = people[0], synapse.register(synapse.fresh("bot"))
    settings = {
        "DREIKLANG_MATRIX_HOMESERVER": synapse.url,
        "DREIKLANG_MATRIX_USER": account,
        "DREIKLANG_MATRIX_PASSWORD": PASSWORD,
    }
    room = await gather(people)
    books, steps = Books(tmp_path / "data" / "dreiklang.db"), asyncio.Semaphore(0)
    _, _, explaining, *alone = people
    play = Play(people, account, room, chance, steps, alone=alone, explaining=explaining, changes=CHANGES)
    async with installed("tests.crash.matrix_life", settings, tmp_path) as bot:
        killer = Killer(bot, books, chance, steps, cold_every=20, steps_in_a_life=STEPS_IN_A_LIFE)
        await killer.perform(play, kills)

    assert killer.interrupted >= LEAST_INTERRUPTED * kills // KILLS, "the kills did not meet the bot sending"
    assert killer.at_work >= LEAST_AT_WORK * kills // KILLS, "the kills did not meet the bot at work"
    assert killer.handled >= LEAST_HANDLED * len(play.expected.events) * kills // KILLS, (
        "the kills were over before the play"
    )
    found = books.findings(play.expected) + waiting_for_keys(tmp_path / "data")
    found += group_findings(await coordinator.read(room), account, room, books, play.expected)
    for person in people:
        found += await private_findings(person, account, books, play.expected)
        opened = await person.invitations_by(account)
        found += await reading_findings(person, [room, *opened], account)
    assert not found, "\n".join(found)
