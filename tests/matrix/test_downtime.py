"""Two hundred messages while the bot is down, in rooms it is in and in rooms it is asked into meanwhile."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.sync import timeline
from bot.engine.exchange.messages import BotAdded, BotRemoved, Said, Tapped

if TYPE_CHECKING:
    from bot.engine.exchange.messages import Signal
    from tests.matrix.homes import Household

MESSAGES = 200


@pytest.mark.parametrize("encrypted", [True, False], ids=["encrypted", "plain"])
async def test_what_is_said_while_the_bot_is_down_is_handed_over_once_and_in_order(
    household: Household, *, encrypted: bool
) -> None:
    scene = await household.scene(encrypted=encrypted)
    await scene.running.stop()
    late = await scene.anna.create_room(encrypted=encrypted, invite=[scene.bert.user_id])
    later = await scene.bert.create_room(encrypted=encrypted)
    await scene.bert.join(late)
    await scene.anna.wait_for(lambda: scene.bert.user_id in scene.anna.joined(late))
    for room, person in ((late, scene.anna), (later, scene.bert)):
        await person.say(room, "Geschichte, von vor der Einladung")
        await person.invite(room, scene.account)
    await scene.anna.wait_for(lambda: scene.account in scene.anna.members(late))
    await scene.bert.wait_for(lambda: scene.account in scene.bert.members(late) & scene.bert.members(later))
    expected = defaultdict(list)
    for number in range(MESSAGES):
        room = (scene.room, scene.room, late, scene.room, later)[number % 5]
        person = scene.bert if room == later or number % 2 else scene.anna
        expected[room].append(f"Nachricht {number}")
        await person.say(room, f"Nachricht {number}")
    await scene.restart()
    for texts in expected.values():
        await scene.recorder.heard(texts[-1])
    await scene.recorder.wait_until(lambda: len(scene.recorder.of(Said)) >= MESSAGES)
    for restarting in (False, True):
        if restarting:
            await scene.restart()
        for room, texts in expected.items():
            texts.append(f"{'nach noch einem Neustart' if restarting else 'danach'} in {room}")
            await scene.bert.say(room, texts[-1])
            await scene.recorder.heard(texts[-1])
        heard = defaultdict(list)
        for said in scene.recorder.of(Said):
            heard[said.address.channel].append(said.text)
        assert heard == expected
    for room in (late, later):
        first = next(signal for signal in scene.recorder.done if signal.address.channel == room)
        assert isinstance(first, BotAdded), "a group is greeted before its people are answered"


async def test_more_than_a_page_between_invitation_and_arrival_is_read(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await scene.running.stop()
    room = await scene.anna.create_room(encrypted=False)
    await scene.anna.say(room, "Geschichte")
    await scene.anna.invite(room, scene.account)
    texts = [f"Nachricht {number}" for number in range(timeline.PAGE + 20)]
    for text in texts:
        await scene.anna.say(room, text)
    await scene.restart()
    await scene.recorder.heard(texts[-1])
    assert [said.text for said in scene.recorder.of(Said)] == texts
    assert _kinds(scene.recorder.done, room)[0] is BotAdded


async def test_what_was_said_long_before_the_bot_came_is_history(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "WAITED", -timeline.WAITED)
    scene = await household.scene(encrypted=False)
    await scene.running.stop()
    room = await scene.anna.create_room(encrypted=False, invite=[scene.account])
    await scene.anna.say(room, "vor Tagen")
    await scene.restart()
    await scene.recorder.wait_for(BotAdded, count=2)
    await scene.anna.say(room, "heute")
    await scene.recorder.heard("heute")
    assert [said.text for said in scene.recorder.of(Said)] == ["heute"]


async def test_an_uninvited_arrival_brings_no_history(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await scene.anna.sdk.room_put_state(scene.room, "m.room.join_rules", {"join_rule": "public"})
    await scene.anna.kick(scene.room, scene.account)
    await scene.recorder.wait_for(BotRemoved)
    await scene.running.stop()
    await scene.anna.say(scene.room, "unter uns, und lange nach der ersten Einladung")
    operator = await household.device(scene.account)
    await operator.join(scene.room)
    await scene.anna.say(scene.room, "jetzt")
    await scene.restart()
    await scene.recorder.heard("jetzt")
    assert [said.text for said in scene.recorder.of(Said)] == ["jetzt"]


async def test_reactions_and_corrections_wait_as_well(household: Household) -> None:
    scene = await household.scene()
    await scene.running.stop()
    said = await scene.bert.say(scene.room, "Montag")
    await scene.bert.edit(scene.room, said, "Dienstag")
    await scene.bert.redact(scene.room, said)
    await scene.bert.react(scene.room, said, "1️⃣")
    await scene.restart()
    await scene.anna.say(scene.room, "Marke")
    await scene.recorder.heard("Marke")
    kinds = [kind.__name__ for kind in _kinds(scene.recorder.done, scene.room)]
    assert kinds == ["BotAdded", "Edited", "Withdrawn", "Said"], "what was withdrawn meanwhile is not said"
    assert scene.recorder.of(Tapped) == []


def _kinds(signals: list[Signal], room: str) -> list[type[Signal]]:
    return [type(signal) for signal in signals if signal.address.channel == room]
