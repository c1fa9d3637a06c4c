"""Reactions as buttons: what they mean does not depend on their order, and those that mean nothing any more go."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.decisions import Stance
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import BotAdded, DeliveryError, Failure, Offer, Post, Refresh, Said, Tapped, Untapped
from flows.decision.stances import SIGNS
from tests.matrix.homes import Household
from tests.matrix.synapse import running_synapse

if TYPE_CHECKING:
    from pathlib import Path

    from tests.matrix.homes import MatrixScene
    from tests.matrix.view import ShownMessage

SIGNED = tuple(Choice(stance.value, stance.value.title(), sign=sign) for stance, sign in SIGNS.items())
BACK, SKIP = Choice("back", "Zurück", sign="↩️"), Choice("skip", "Überspringen", sign="⏭️")
SCALE = tuple(Choice(f"n{value}", str(value)) for value in range(1, 4))
BARE = str.maketrans("", "", "\N{VARIATION SELECTOR-16}")


async def _shown(scene: MatrixScene, choices: tuple[Choice, ...]) -> ShownMessage:
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Was?", choices)))
    await scene.adapter.deliver(Offer(id=2, to=scene.group, message=sent.message, choices=choices))
    return await scene.reads(scene.anna, sent.message)


async def _change(scene: MatrixScene, message: str, choices: tuple[Choice, ...], number: int) -> None:
    content = Content(f"Nun {number}?", choices)
    await scene.adapter.deliver(Refresh(id=f"1-{number}", to=scene.group, message=message, content=content))
    await scene.adapter.deliver(Offer(id=number, to=scene.group, message=message, choices=choices))


def _offered(message: ShownMessage) -> set[str]:
    return {emoji for emoji, people in message.reactions.items() if people}


@pytest.mark.parametrize("bare", [False, True], ids=["as shown", "without selector"])
async def test_signs_mean_their_choice_in_any_order(household: Household, *, bare: bool) -> None:
    scene = await household.scene()
    choices = (*SIGNED, BACK, SKIP)
    message = await _shown(scene, choices)
    await scene.anna.wait_for(lambda: _offered(message) == {choice.sign for choice in choices})
    await _change(scene, message.event_id, choices[::-1], 3)
    await scene.restart()
    await scene.reads(scene.bert, message.event_id)
    for choice in choices:
        await scene.bert.react(scene.room, message.event_id, choice.sign.translate(BARE) if bare else choice.sign)
    await scene.recorder.wait_for(Tapped, count=len(choices))
    assert [tapped.choice for tapped in scene.recorder.of(Tapped)] == [choice.key for choice in choices]


async def test_what_means_nothing_any_more_goes_and_what_is_new_comes(household: Household) -> None:
    scene = await household.scene()
    message = await _shown(scene, SCALE)
    await scene.anna.wait_for(lambda: _offered(message) == {"1️⃣", "2️⃣", "3️⃣"})
    await scene.bert.sync()
    await scene.bert.react(scene.room, message.event_id, "3️⃣")
    await scene.recorder.wait_for(Tapped)
    await scene.restart()
    await _change(scene, message.event_id, (SCALE[0], BACK, SKIP), 3)
    await scene.anna.wait_for(lambda: _offered(message) == {"1️⃣", "3️⃣", "↩️", "⏭️"})
    assert message.reactions["3️⃣"] == {scene.bert.user_id}, "nobody's own reaction is touched"
    assert len(message.reactions["1️⃣"]) == 1, "what is there already stays"
    await _change(scene, message.event_id, (), 4)
    await scene.anna.wait_for(lambda: _offered(message) == {"3️⃣"})


async def test_a_choice_taken_back_is_the_one_it_was(household: Household) -> None:
    scene = await household.scene()
    message = await _shown(scene, SIGNED)
    await scene.bert.sync()
    sign = SIGNS[Stance.CONCERN]
    await scene.bert.react(scene.room, message.event_id, sign)
    await scene.recorder.wait_for(Tapped)
    await _change(scene, message.event_id, (BACK, *SIGNED[::-1]), 3)
    await scene.bert.unreact(scene.room, message.event_id, sign)
    assert (await scene.recorder.wait_for(Untapped)).choice == Stance.CONCERN.value


async def test_tidying_goes_on_where_the_server_asked_to_wait(tmp_path: Path) -> None:
    slow = {"rc_message": {"per_second": 3, "burst_count": 8}}
    with running_synapse(tmp_path / "own-server", settings=slow) as server:
        home = Household(server, tmp_path)
        scene = await home.scene(encrypted=False)
        message = await _shown(scene, SCALE)
        await scene.adapter.deliver(
            Refresh(id="1-2", to=scene.group, message=message.event_id, content=Content("Und nun?", (SCALE[0],)))
        )
        waited = [await _insist(scene, Offer(id=3, to=scene.group, message=message.event_id, choices=(SKIP,)))]
        waited.append(await _insist(scene, Offer(id=4, to=scene.group, message=message.event_id, choices=SCALE)))
        assert sum(waited), "the limit was not reached"
        await scene.anna.wait_for(lambda: _offered(message) == {"1️⃣", "2️⃣", "3️⃣"})
        await home.close()


async def _insist(scene: MatrixScene, offer: Offer) -> int:
    """Deliver as the outbox does, with a restart in between, and return how often it had to wait."""
    waited = 0
    while True:
        try:
            await scene.adapter.deliver(offer)
        except DeliveryError as error:
            if error.failure is not Failure.RETRY or error.retry_after is None or not error.everywhere:
                raise
            waited += 1
            await asyncio.sleep(error.retry_after.total_seconds())
            await scene.restart()
        else:
            return waited


async def test_the_sign_that_stays_is_told_when_a_later_one_goes(household: Household) -> None:
    scene = await household.scene()
    message = await _shown(scene, SIGNED)
    await scene.bert.sync()
    agree, concern = SIGNS[Stance.AGREE], SIGNS[Stance.CONCERN]
    await scene.bert.react(scene.room, message.event_id, agree)
    await scene.bert.react(scene.room, message.event_id, concern)
    await scene.recorder.wait_for(Tapped, count=2)
    await scene.restart()
    await scene.bert.unreact(scene.room, message.event_id, concern)
    first = await scene.recorder.wait_for(Untapped)
    assert (first.choice, first.remains) == (Stance.CONCERN.value, Stance.AGREE.value)
    await scene.bert.unreact(scene.room, message.event_id, agree)
    await scene.recorder.wait_for(Untapped, count=2)
    last = scene.recorder.of(Untapped)[-1]
    assert (last.choice, last.remains) == (Stance.AGREE.value, "")


async def test_alone_with_the_bot_a_message_asks_one_thing_after_the_other(household: Household) -> None:
    scene = await household.scene()
    post = Post(id=1, to=scene.private(), content=Content("1/2?", SCALE), person=scene.bert.user_id, mark="s1t1")
    sent = await scene.adapter.deliver(post)
    assert sent.channel is not None
    here = replace(scene.group, channel=sent.channel)
    await scene.bert.join(sent.channel)
    message = await scene.reads(scene.bert, sent.message)
    await scene.adapter.deliver(Offer(id=2, to=here, message=sent.message, choices=SCALE))
    await scene.bert.react(sent.channel, sent.message, "3️⃣")
    await scene.recorder.wait_for(Tapped)
    await scene.restart()
    second = Content("2/2?", SCALE)
    await scene.adapter.deliver(Refresh(id="e3", to=here, message=sent.message, content=second, mark="s1t2"))
    await scene.adapter.deliver(Offer(id=4, to=here, message=sent.message, choices=SCALE))
    await scene.bert.wait_for(lambda: message.reactions.get("3️⃣") == {scene.account})
    await scene.bert.react(sent.channel, sent.message, "3️⃣")
    await scene.recorder.wait_for(Tapped, count=2)
    taps = scene.recorder.of(Tapped)
    assert [(one.choice, one.mark, one.reusable) for one in taps] == [("n3", "s1t1", True), ("n3", "s1t2", True)]
    assert scene.recorder.of(Untapped) == [], "what the bot clears up nobody has taken back"


@pytest.mark.parametrize("sent_again", [False, True], ids=["tapped first", "sent again first"])
async def test_a_kill_while_a_question_changes_takes_no_tap_for_another_one(
    household: Household, *, sent_again: bool
) -> None:
    scene = await household.scene()
    post = Post(id=1, to=scene.private(), content=Content("1/2?", SCALE), person=scene.bert.user_id, mark="s1t1")
    sent = await scene.adapter.deliver(post)
    assert sent.channel is not None
    await scene.bert.join(sent.channel)
    await scene.reads(scene.bert, sent.message)
    here = replace(scene.group, channel=sent.channel)
    second = Content("2/2?", (Choice("no", "Nein"), Choice("yes", "Ja")))
    refresh = Refresh(id="e3", to=here, message=sent.message, content=second, mark="s1t2")
    await scene.adapter.deliver(refresh)
    await scene.bert.say(sent.channel, "gesehen")
    await scene.recorder.wait_for(Said)  # and with it the bot has been told of its edit
    await scene.running.stop()
    noted = household.folder() / "reactions.jsonl"
    lines = noted.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if '"mark": "s1t2"' not in line]
    assert len(kept) == len(lines) - 1, "what was noted at the sending is one line"
    noted.write_text("".join(kept), encoding="utf-8")  # as if it had died before it could note that it was sent
    await scene.restart()
    if sent_again:
        await scene.adapter.deliver(refresh)
    await scene.bert.react(sent.channel, sent.message, "2️⃣")
    tapped = await scene.recorder.wait_for(Tapped)
    assert (tapped.mark, tapped.choice) == ("s1t2", "yes")


async def test_in_a_room_that_somebody_else_made_taps_stay(household: Household) -> None:
    scene = await household.scene()
    room = await scene.bert.create_room(invite=[scene.account], direct=True)
    await scene.recorder.wait_for(BotAdded, count=2)  # from now on the bot knows the room
    here = replace(scene.group, channel=room)
    sent = await scene.adapter.deliver(Post(id=1, to=here, content=Content("1/2?", SCALE), mark="s1t1"))
    await scene.reads(scene.bert, sent.message)
    await scene.bert.react(room, sent.message, "3️⃣")
    tapped = await scene.recorder.wait_for(Tapped)
    assert (tapped.reusable, tapped.mark, tapped.private) == (False, "", True)
