"""One cooperation in two channels on two platforms, one person with two accounts, and both taken apart again."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM, MemoryAdapter
from bot.app import Application
from bot.domain.cooperation import Language
from bot.engine.clock import FixedClock
from bot.engine.messages import BotAdded, Said, Tapped
from bot.stepping import move_on, settle
from bot.storage.database import SqlDatabase
from tests.stage import GROUP, START

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from adapters.memory.adapter import Message
    from bot.engine.messages import Receipt

TELEGRAM, MATRIX = "telegram", "matrix"
CODE = re.compile(r"\b[A-Z2-9]{8}\b")


class World:
    """Two platforms, one program. A place is `GROUP`, or a person's private chat by `@` and their name."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(START)
        self._url = f"sqlite:///{folder / 'two.db'}"
        self.adapters = {
            TELEGRAM: MemoryAdapter(name=TELEGRAM, capabilities=LIKE_TELEGRAM),
            MATRIX: MemoryAdapter(name=MATRIX, capabilities=LIKE_MATRIX),
        }
        self._events = 0

    async def start(self) -> None:
        self.database = SqlDatabase(self._url, self.clock)
        self.application = Application(
            database=self.database,
            adapters=list(self.adapters.values()),
            clock=self.clock,
            language=Language.GERMAN,
            zone="Europe/Berlin",
        )
        self._running = asyncio.create_task(self.application.run(ticking=False))
        for adapter in self.adapters.values():
            await adapter.started.wait()
            adapter.started.clear()

    async def stop(self) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        self.database.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    def _event(self) -> str:
        self._events += 1
        return f"e{self._events}"

    async def add_bot(self, who: str, where: str, channel: str = GROUP) -> None:
        adapter = self.adapters[where]
        await adapter.hand_over(
            BotAdded(
                event_id=self._event(),
                address=adapter.address(channel),
                sender=adapter.person(who, administers=True),
                private=False,
                at=self.clock.now(),
            )
        )
        await settle(self.application)

    async def say(self, who: str, where: str, text: str, *, private: bool = False) -> None:
        adapter, event = self.adapters[where], self._event()
        await adapter.hand_over(
            Said(
                event_id=event,
                address=adapter.address(f"@{who.casefold()}" if private else GROUP),
                sender=adapter.person(who),
                private=private,
                at=self.clock.now(),
                text=text,
                message=event,
                addressed=private,
            )
        )
        await settle(self.application)

    async def tap(self, who: str, where: str, words: str, label: str) -> Receipt:
        adapter, message = self.adapters[where], self.latest(where, containing=words)
        keys = {choice.label: choice.key for choice in message.content.choices}
        receipt = await adapter.hand_over(
            Tapped(
                event_id=self._event(),
                address=adapter.address(GROUP),
                sender=adapter.person(who),
                private=False,
                at=self.clock.now(),
                message=message.id,
                choice=keys[label],
            )
        )
        await settle(self.application)
        return receipt

    def latest(self, where: str, channel: str = GROUP, containing: str = "") -> Message:
        found = [one for one in self.adapters[where].messages if one.channel == channel and containing in one.text]
        assert found, [one.text for one in self.adapters[where].messages if one.channel == channel]
        return found[-1]

    def code(self, where: str, who: str) -> str:
        found = CODE.search(self.latest(where, f"@{who.casefold()}").text)
        assert found is not None
        return found[0]

    async def link_rooms(self) -> None:
        await self.say("Anna", TELEGRAM, "/verknuepfen")
        await self.add_bot("Anna", MATRIX)
        await self.say("Anna", MATRIX, f"/verknuepfen {self.code(TELEGRAM, 'Anna')}")

    async def link_person(self, who: str) -> None:
        await self.say(who, TELEGRAM, "/verknuepfen konto", private=True)
        await self.say(who, MATRIX, f"/verknuepfen {self.code(TELEGRAM, who)}", private=True)


@pytest.fixture(params=[False, True], ids=["through", "restarting"])
async def world(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[World]:
    """A cooperation on Telegram: anna coordinates, bert takes part; started anew before each step, or not."""
    one = World(tmp_path)
    await one.start()
    await one.add_bot("Anna", TELEGRAM)
    await one.say("Anna", TELEGRAM, "/einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; monatlich")
    await one.say("Anna", TELEGRAM, "/mitmachen Stadt Ahlen; Staat")
    await one.say("Bert", TELEGRAM, "/mitmachen Handwerkskammer; Wirtschaft")
    if request.param:
        for name in ("say", "tap", "add_bot"):
            setattr(one, name, restarting(one, getattr(one, name)))
    yield one
    await one.stop()


def restarting(world: World, act: Callable[..., object]) -> Callable[..., object]:
    async def acts(*arguments: object, **options: object) -> object:
        await world.restart()
        return await act(*arguments, **options)  # type: ignore[misc]  # each of them is asynchronous

    return acts


async def test_a_second_channel_joins_by_a_code_and_shows_what_is_open(world: World) -> None:
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.say("Bert", TELEGRAM, "/beschluss Wir treffen uns monatlich.")
    await world.link_rooms()

    assert "gehört jetzt zu Ankommen" in world.latest(MATRIX, containing="gehört jetzt").text
    assert "Ein weiterer Kanal" in world.latest(TELEGRAM).text
    assert "Check-in 1" in world.latest(MATRIX, containing="Check-in 1").text
    assert "monatlich" in world.latest(MATRIX, containing="monatlich").text
    await world.say("Carla", MATRIX, "/mitmachen Caritas; Zivilgesellschaft")
    await world.say("Bert", TELEGRAM, "/partner")
    assert "Caritas: Carla" in world.latest(TELEGRAM).text
    with world.database.begin() as transaction:
        assert [home.name for home in transaction.cooperations()] == ["Ankommen"]


async def test_what_is_said_on_one_shows_on_all_and_results_go_to_all(world: World) -> None:
    await world.link_rooms()
    await world.say("Carla", MATRIX, "/mitmachen Caritas; Zivilgesellschaft")
    await world.say("Bert", TELEGRAM, "/beschluss Wir treffen uns monatlich.")
    await world.tap("Carla", MATRIX, "monatlich", "Zustimmung")
    await world.tap("Bert", TELEGRAM, "monatlich", "Enthaltung")

    for where in (TELEGRAM, MATRIX):
        assert "Zustimmung: Caritas" in world.latest(where, containing="Wir treffen uns").text
        assert "Enthaltung: Handwerkskammer" in world.latest(where, containing="Wir treffen uns").text
    await world.say("Anna", TELEGRAM, "/erinnern in 1 Stunde; Presse")
    await move_on(world.application, world.clock, world.clock.now() + timedelta(hours=2))
    for where in (TELEGRAM, MATRIX):
        assert "Presse" in world.latest(where, containing="Erinnerung 1:").text


async def test_an_answer_of_one_person_with_two_accounts_counts_once(world: World) -> None:
    await world.link_rooms()
    await world.link_person("Bert")
    await world.say("Anna", TELEGRAM, "/settings answers open")
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.tap("Bert", TELEGRAM, "1/5", "4")
    await world.tap("Bert", MATRIX, "1/5", "5")

    with world.database.begin() as transaction:
        assert [answer.value for answer in transaction.store(1).answers.find()] == [5]
    for where in (TELEGRAM, MATRIX):
        assert "Eine Person hat geantwortet" in world.latest(where, containing="1/5").text


async def test_a_coordinator_on_one_is_one_on_the_other(world: World) -> None:
    await world.link_rooms()
    await world.say("Anna", MATRIX, "/einstellungen")
    assert "Einstellungen" not in world.latest(MATRIX).text
    await world.link_person("Anna")
    await world.say("Anna", MATRIX, "/einstellungen")
    assert "Einstellungen" in world.latest(MATRIX).text or "Was soll" in world.latest(MATRIX).text


async def test_who_had_joined_twice_is_one_partner_and_has_answered_once(world: World) -> None:
    await world.link_rooms()
    await world.say("Bert", MATRIX, "/mitmachen Handwerkskammer")
    await world.say("Anna", TELEGRAM, "/settings answers open")
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.tap("Bert", TELEGRAM, "1/5", "4")
    await world.tap("Bert", MATRIX, "1/5", "3")
    await world.tap("Bert", MATRIX, "2/5", "2")
    await world.link_person("Bert")

    with world.database.begin() as transaction:
        store = transaction.store(1)
        assert sorted(answer.value or 0 for answer in store.answers.find()) == [2, 4]
        assert len(store.partners.find()) == 2
        assert len({answer.partner_id for answer in store.answers.find()}) == 1
        (round_,) = store.rounds.find()
        assert len(round_.asked) == 2


async def test_reminders_in_private_come_once(world: World) -> None:
    await world.link_rooms()
    await world.say("Bert", TELEGRAM, "/start", private=True)
    await world.link_person("Bert")
    await world.say("Anna", TELEGRAM, "/checkin")
    await move_on(world.application, world.clock, world.clock.now() + timedelta(days=2, hours=2))

    asked = [
        one.text
        for adapter in world.adapters.values()
        for one in adapter.messages
        if one.channel == "@bert" and "läuft noch bis" in one.text
    ]
    assert len(asked) == 1


async def test_only_coordinators_get_codes_for_channels(world: World) -> None:
    await world.say("Bert", TELEGRAM, "/verknuepfen")
    assert not CODE.search(world.latest(TELEGRAM).text)
    assert "Koordination" in world.latest(TELEGRAM, "@bert").text
    await world.say("Bert", TELEGRAM, "/verknuepfen kanal", private=True)
    assert not CODE.search(world.latest(TELEGRAM, "@bert").text)


async def test_a_code_is_good_once(world: World) -> None:
    await world.link_rooms()
    code = world.code(TELEGRAM, "Anna")
    await world.say("Anna", TELEGRAM, f"/verknuepfen {code}", private=True)

    assert "Diesen Code gibt es nicht" in world.latest(TELEGRAM, "@anna").text


async def test_a_code_is_good_for_an_hour(world: World) -> None:
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.add_bot("Anna", MATRIX)
    world.clock.set(world.clock.now() + timedelta(minutes=61))
    await world.say("Anna", MATRIX, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}")

    with world.database.begin() as transaction:
        assert len(transaction.cooperations()) == 2


async def test_a_code_for_a_person_that_others_have_read_is_void(world: World) -> None:
    await world.say("Bert", TELEGRAM, "/verknuepfen", private=True)
    code = world.code(TELEGRAM, "Bert")
    await world.say("Bert", TELEGRAM, f"/verknuepfen {code}")
    await world.say("Fremd", MATRIX, f"/verknuepfen {code}", private=True)

    with world.database.begin() as transaction:
        assert len(transaction.store(1).identities.find()) == 2


async def test_a_code_for_a_channel_joins_no_person(world: World) -> None:
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    code = world.code(TELEGRAM, "Anna")
    await world.say("Fremd", MATRIX, f"/verknuepfen {code}", private=True)
    await world.add_bot("Anna", MATRIX)
    await world.say("Anna", MATRIX, f"/verknuepfen {code[:4].casefold()} {code[4:]}")

    assert "gehört jetzt zu Ankommen" in world.latest(MATRIX, containing="gehört jetzt").text
    with world.database.begin() as transaction:
        assert len(transaction.store(1).identities.find()) == 2


async def test_another_cooperation_is_not_taken_over(world: World) -> None:
    await world.add_bot("Fremd", MATRIX)
    await world.say("Fremd", MATRIX, "/mitmachen Anderswo; Staat")
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.say("Anna", MATRIX, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}")

    assert not any("gehört jetzt zu" in one.text for one in world.adapters[MATRIX].messages)
    with world.database.begin() as transaction:
        assert len(transaction.cooperations()) == 2


async def test_a_channel_can_be_taken_out_again(world: World) -> None:
    await world.link_rooms()
    await world.link_person("Anna")
    await world.say("Anna", MATRIX, "/trennen")
    assert "gehört nicht mehr zu Ankommen" in world.latest(MATRIX).text
    assert "gehört nicht mehr dazu" in world.latest(TELEGRAM).text
    before = len(world.adapters[MATRIX].messages)
    await world.say("Anna", TELEGRAM, "/checkin")
    assert len(world.adapters[MATRIX].messages) == before
    await world.say("Anna", TELEGRAM, "/trennen")
    assert not any("gehört nicht mehr zu" in one.text for one in world.adapters[TELEGRAM].messages)


async def test_an_account_can_be_taken_off_again(world: World) -> None:
    await world.link_rooms()
    await world.link_person("Bert")
    await world.say("Bert", MATRIX, "/trennen", private=True)
    await world.say("Bert", MATRIX, "/partner", private=True)
    assert "Handwerkskammer" not in world.latest(MATRIX, "@bert").text
    await world.say("Bert", TELEGRAM, "/trennen", private=True)
    assert "kein anderes verknüpft" in world.latest(TELEGRAM, "@bert").text
    with world.database.begin() as transaction:
        assert len(transaction.store(1).partners.find(left_at=None)) == 2
