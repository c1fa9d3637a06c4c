"""What stays encrypted for the bot: the key is asked for once, and the sender is told once, and not too early."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.engine.exchange.messages import BotRemoved, Said, Unreadable, Withdrawn
from tests.matrix.proxy import proxy_before

if TYPE_CHECKING:
    from tests.matrix.homes import Household, MatrixScene


class HandSetClock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.time = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.time

    def later(self, **parts: float) -> None:
        self.time += timedelta(**parts)


async def scene_with(household: Household, clock: HandSetClock) -> MatrixScene:
    scene = await household.scene()
    await restart(scene, clock)
    return scene


async def restart(scene: MatrixScene, clock: HandSetClock, *, url: str | None = None) -> None:
    await scene.running.stop()
    scene.running = scene.household.bot(scene.account, password=None, url=url)
    scene.running.adapter._now = clock
    scene.adapter = await scene.running.start(scene.recorder.receive)


async def pass_a_sync(scene: MatrixScene, text: str) -> None:
    """Wait until the bot has handled everything so far."""
    await scene.bert.say(scene.room, text)
    await scene.recorder.heard(text)


async def test_the_sender_is_told_after_an_hour(household: Household) -> None:
    clock = HandSetClock()
    scene = await scene_with(household, clock)
    await scene.anna.withhold_keys(scene.room, scene.account)
    event = await scene.anna.say(scene.room, "unlesbar")
    await pass_a_sync(scene, "gleich danach")
    clock.later(minutes=59)
    await pass_a_sync(scene, "fast eine Stunde später")
    assert not scene.recorder.of(Unreadable)
    clock.later(minutes=2)
    await pass_a_sync(scene, "gut eine Stunde später")
    await pass_a_sync(scene, "und noch etwas")
    told = scene.recorder.of(Unreadable)
    assert len(told) == 1
    assert told[0].event_id == f"{event}~unreadable"
    assert (told[0].address, told[0].sender.platform_id) == (scene.group, scene.anna.user_id)
    assert told[0].sender.administers
    assert not told[0].private


async def test_nobody_is_told_twice_a_day_and_everybody_for_themselves(household: Household) -> None:
    clock = HandSetClock()
    scene = await scene_with(household, clock)
    carla = await household.person("carla")
    await scene.anna.invite(scene.room, carla.user_id)
    await carla.join(scene.room)
    for person in (scene.anna, carla):
        await person.wait_for(lambda: scene.account in person.joined(scene.room))  # noqa: B023 -- waited for here
        await person.withhold_keys(scene.room, scene.account)
        await person.say(scene.room, "eins")
        await person.say(scene.room, "zwei")
    await pass_a_sync(scene, "a")
    clock.later(hours=2)
    await pass_a_sync(scene, "b")
    await pass_a_sync(scene, "c")
    assert {told.sender.platform_id for told in scene.recorder.of(Unreadable)} == {scene.anna.user_id, carla.user_id}
    assert len(scene.recorder.of(Unreadable)) == 2
    clock.later(hours=25)  # what was passed over stays so
    await restart(scene, clock)
    await pass_a_sync(scene, "d")
    await pass_a_sync(scene, "e")
    assert len(scene.recorder.of(Unreadable)) == 2
    await scene.anna.say(scene.room, "drei")
    await pass_a_sync(scene, "f")
    clock.later(hours=2)
    await pass_a_sync(scene, "g")
    await pass_a_sync(scene, "h")
    assert len(scene.recorder.of(Unreadable)) == 3


async def test_a_restart_neither_forgets_nor_repeats(household: Household) -> None:
    clock = HandSetClock()
    scene = await scene_with(household, clock)
    await scene.anna.withhold_keys(scene.room, scene.account)
    await scene.anna.say(scene.room, "unlesbar")
    await pass_a_sync(scene, "a")
    clock.later(hours=2)
    await restart(scene, clock)
    await scene.recorder.wait_for(Unreadable)
    await pass_a_sync(scene, "b")
    await restart(scene, clock)
    await pass_a_sync(scene, "c")
    await pass_a_sync(scene, "d")
    assert len(scene.recorder.of(Unreadable)) == 1


async def test_what_was_withdrawn_or_said_in_a_room_left_behind_is_let_go(household: Household) -> None:
    clock = HandSetClock()
    scene = await scene_with(household, clock)
    await scene.anna.withhold_keys(scene.room, scene.account)
    event = await scene.anna.say(scene.room, "unlesbar")
    await pass_a_sync(scene, "a")
    await scene.anna.redact(scene.room, event)
    await scene.recorder.wait_for(Withdrawn)
    clock.later(hours=2)
    await pass_a_sync(scene, "b")
    await pass_a_sync(scene, "c")
    await scene.anna.say(scene.room, "auch unlesbar")
    await scene.anna.kick(scene.room, scene.account)
    await scene.recorder.wait_for(BotRemoved)
    clock.later(hours=2)
    await restart(scene, clock)
    other = await scene.bert.create_room(invite=[scene.account])
    await scene.bert.wait_for(lambda: scene.account in scene.bert.joined(other))
    await scene.bert.say(other, "anderswo")
    await scene.recorder.heard("anderswo")
    assert not scene.recorder.of(Unreadable)


async def test_what_was_said_before_the_bot_came_is_none_of_its_business(household: Household) -> None:
    anna, clock = await household.person("anna"), HandSetClock()
    account = household.account()
    room = await anna.create_room("Bündnis")
    await anna.say(room, "vor seiner Zeit")
    running = household.bot(account)
    running.adapter._now = clock
    said: list[object] = []

    async def receive(signal: object) -> object:
        said.append(signal)
        return None

    await running.start(receive)  # type: ignore[arg-type] # an engine that answers nothing
    await anna.invite(room, account)
    await anna.wait_for(lambda: account in anna.joined(room))
    for text in ("a", "b"):
        await anna.say(room, text)
        await anna.wait_for(lambda: any(isinstance(signal, Said) and signal.text == text for signal in said))  # noqa: B023 -- waited for here
        clock.later(hours=2)
    assert not [signal for signal in said if isinstance(signal, Unreadable)]
    assert json.loads((household.folder() / "position.json").read_text())["locked"] == []


async def test_a_key_is_asked_for_once(household: Household) -> None:
    clock = HandSetClock()
    async with proxy_before(household.synapse.port) as proxy:
        scene = await household.scene(url=proxy.url)
        await scene.anna.withhold_keys(scene.room, scene.account)
        await scene.anna.say(scene.room, "eins")
        await scene.anna.say(scene.room, "zwei")
        await pass_a_sync(scene, "a")
        await pass_a_sync(scene, "b")
        await restart(scene, clock, url=proxy.url)
        await scene.anna.say(scene.room, "drei")
        await pass_a_sync(scene, "c")
        await pass_a_sync(scene, "d")
        assert len([line for line in proxy.requests if b"/sendToDevice/m.room_key_request/" in line]) == 1
        await scene.running.stop()
