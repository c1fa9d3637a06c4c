"""What really happens when one receives from Matrix, and what the adapter makes of it: one test for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.matrix.sending.taps import KEYCAPS, Tap, Taps
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import BotAdded, Offer, Post, Said, Tapped, Untapped

if TYPE_CHECKING:
    from pathlib import Path

    from bot.engine.exchange.messages import Sent
    from tests.matrix.homes import Household, MatrixScene

VOICES = (Choice("agree", "👍 Zustimmung"), Choice("object", "🛑 Einwand"))


async def test_a_choice_stands_until_the_last_of_its_emoji_is_taken_back(household: Household) -> None:
    scene = await household.scene()
    card = await _card(scene)
    await scene.bert.react(scene.room, card.message, KEYCAPS[0])
    await scene.bert.react(scene.room, card.message, "👍")
    await scene.recorder.wait_for(Tapped, count=2)
    await scene.bert.unreact(scene.room, card.message, KEYCAPS[0])
    await _mark(scene, "eins weniger")
    assert scene.recorder.of(Untapped) == []
    await scene.restart()
    await scene.bert.unreact(scene.room, card.message, "👍")
    untapped = await scene.recorder.wait_for(Untapped)
    assert (untapped.message, untapped.choice) == (card.message, "agree")


async def test_what_a_moderator_cleared_up_no_longer_holds_a_choice(household: Household) -> None:
    scene = await household.scene()
    card = await _card(scene)
    reaction = await scene.bert.react(scene.room, card.message, KEYCAPS[0])
    await scene.bert.react(scene.room, card.message, "👍")
    await scene.recorder.wait_for(Tapped, count=2)
    await scene.anna.redact(scene.room, reaction)
    await _mark(scene, "aufgeräumt")
    assert scene.recorder.of(Untapped) == []
    await scene.bert.unreact(scene.room, card.message, "👍")
    await scene.recorder.wait_for(Untapped)


def test_the_same_emoji_twice_from_another_server_is_one_choice(tmp_path: Path) -> None:
    file = tmp_path / "reactions.jsonl"
    taps, tap = Taps(file), Tap("$m", "1", "@a:elsewhere.example")
    taps.note("$r1", tap)
    taps.note("$r2", tap)
    taps.note("$r3", Tap("$m", "1", "@b:elsewhere.example"))
    assert not taps.remove("$r1")
    again = Taps(file)
    assert again.remove("$r2")
    assert again.remove("$r2"), "told again after a crash, the answer is the same"


def test_reactions_that_are_gone_are_forgotten_with_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.matrix.sending.taps.REMEMBERED", 10)
    file = tmp_path / "reactions.jsonl"
    taps = Taps(file)
    for number in range(100):
        taps.note(f"$r{number}", Tap("$m", "1", "@a:x"))
        assert taps.remove(f"$r{number}")
    assert len(file.read_text().splitlines()) <= 21
    assert Taps(file).remove("$r99")


async def test_an_emoji_that_stands_for_nothing_is_no_tap(household: Household) -> None:
    scene = await household.scene()
    card = await _card(scene)
    for emoji in ("🎉", "👎", "1", "x" * 200):
        await scene.bert.react(scene.room, card.message, emoji)
    await _mark(scene, "nachher")
    assert scene.recorder.of(Tapped) == []


@pytest.mark.parametrize("prefix", ["m.poll", "org.matrix.msc3381.poll"], ids=["stable", "unstable"])
async def test_polls_are_no_messages(household: Household, prefix: str) -> None:
    scene = await household.scene()
    poll: dict[str, object] = {f"{prefix}.start": {"question": {"body": "!status"}, "answers": []}, "body": "!status"}
    started = await scene.bert.send(scene.room, f"{prefix}.start", poll)
    relation = {"rel_type": "m.reference", "event_id": started}
    for kind in ("response", "end"):
        await scene.bert.send(scene.room, f"{prefix}.{kind}", {"m.relates_to": relation, "body": "!status"})
    await _mark(scene, "nachher")
    assert [type(signal) for signal in scene.recorder.done] == [BotAdded, Said]


async def test_a_withdrawn_message_is_not_said_after_a_restart(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await scene.running.stop()
    said = await scene.bert.say(scene.room, "!vergessen")
    await scene.bert.redact(scene.room, said)
    await scene.restart()
    await _mark(scene, "nachher")
    assert [said.text for said in scene.recorder.of(Said)] == ["nachher"]


async def test_a_reply_within_a_thread_stays_a_reply(household: Household) -> None:
    scene = await household.scene()
    root = await scene.anna.say(scene.room, "ein Thema")
    question = await scene.anna.say(scene.room, "eine Frage", thread=root)
    await scene.bert.say(scene.room, "eine Antwort", thread=root, reply_to=question)
    answer = await scene.recorder.heard("eine Antwort")
    assert (answer.address.thread, answer.reply_to) == (root, question)


async def _card(scene: MatrixScene) -> Sent:
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Wir tun es.", VOICES)))
    await scene.adapter.deliver(Offer(id=2, to=scene.group, message=sent.message, choices=VOICES))
    await scene.reads(scene.bert, sent.message)
    return sent


async def _mark(scene: MatrixScene, text: str) -> None:
    """Say something and wait until it arrives: whatever came before it has been handled."""
    await scene.anna.say(scene.room, text)
    await scene.recorder.heard(text)
