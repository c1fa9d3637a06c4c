"""Whatever is typed or tapped, in any state of any dialogue and at any card, gets an answer or is not for the bot."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

import pytest

from adapters.memory import MemoryMessage
from bot.domain.cooperation import ChannelKind
from bot.engine.dialogues.progress import ask_again
from bot.engine.exchange.content import Content
from bot.engine.vocabulary.walk import extras, offered
from bot.program.stepping import settle
from flows import FLOWS
from tests.flows.settling import stored
from tests.frozen.scene import WHO, furnish, turn_of
from tests.stage import Stage
from tests.test_frozen_sessions import FROZEN, NAMES, thaw

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from pydantic import JsonValue

    from bot.engine.exchange.messages import Receipt
    from bot.engine.stored.rows import ShownCard

TYPED = (
    "Ein Satz, der vielleicht passt.",
    "3",
    "99",
    "0",
    "-",
    "ja",
    "zurück",
    "überspringen",
    "fertig",
    "Hilfe",
    "danke",
    "hallo",
    "/stand",
    "/gibtesnicht",
    "!",
    "?",
    "👍",
    "…",
    "\u200d",
)
"""What people type, fitting or not."""
PLAYED = 1_000
"""More events than the scene had."""
NEWEST = FROZEN[-1][0].parent.name
LIVE = [
    pytest.param(kept, id=name) for (file, kept), name in zip(FROZEN, NAMES, strict=True) if file.parent.name == NEWEST
]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which every dialogue finds something to talk about."""
    file = tmp_path_factory.mktemp("answers") / "scene.db"
    asyncio.run(furnish(file))
    return file


@pytest.fixture
async def stage(scene: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    """The scene, as it was left."""
    shutil.copy(scene, tmp_path / "scene.db")
    async with Stage(f"sqlite:///{tmp_path / 'scene.db'}", events=PLAYED) as one:
        yield one


def seen(stage: Stage) -> list[tuple[str, int]]:
    return [(message.id, message.edits) for message in stage.chat.messages]


def is_answered(stage: Stage, before: list[tuple[str, int]], receipt: Receipt) -> bool:
    return bool(receipt.toast or receipt.door) or seen(stage) != before


async def ask(stage: Stage, kept: dict[str, JsonValue]) -> MemoryMessage | None:
    """Have a question asked in Anna's private chat; None if this version of the program no longer asks it."""
    session, _ = thaw(stage, kept)
    with stage.database.begin() as transaction:
        turn = turn_of(stage, transaction)
        asked = ask_again(turn, FLOWS.dialogues, session, turn.place)
    await settle(stage.application)
    return stage.latest("@anna") if asked else None


@pytest.mark.parametrize("kept", LIVE)
async def test_whatever_is_typed_at_a_question_is_answered(stage: Stage, kept: dict[str, JsonValue]) -> None:
    silent = []
    for text in TYPED:
        thaw(stage, kept)
        before = seen(stage)
        if not is_answered(stage, before, await stage.say(WHO, text, "@")):
            silent.append(text)
    assert silent == []


@pytest.mark.parametrize("kept", LIVE)
async def test_whatever_is_tapped_at_a_question_is_answered(stage: Stage, kept: dict[str, JsonValue]) -> None:
    session, _ = thaw(stage, kept)
    dialogue = FLOWS.dialogues[session.dialogue]
    step = dialogue.step(session.step)
    assert step is not None
    with stage.database.begin() as transaction:
        turn = turn_of(stage, transaction)
        keys = [*(option.key for option in offered(session, step, turn)), *extras(dialogue, session, step, turn)]
    silent = []
    for key in (*keys, "gone", "77"):
        question = await ask(stage, kept)
        assert question is not None
        before = seen(stage)
        if not is_answered(stage, before, await stage.tap(WHO, question, key, mark=question.mark)):
            silent.append(key)
    assert silent == []


async def test_whatever_is_said_where_nothing_is_asked_is_answered(stage: Stage) -> None:
    await stage.say(WHO, "/abbrechen", "@")
    silent = []
    for text in (*TYPED, "Guten Morgen!", "vielen Dank :)", "Stand", "checkin", "was jetzt"):
        before = seen(stage)
        if not is_answered(stage, before, await stage.say(WHO, text, "@")):
            silent.append(text)
    assert silent == []


def cards(stage: Stage) -> list[ShownCard]:
    with stage.database.begin() as transaction:
        store = stored(transaction)
        groups = {channel.id for channel in store.channels.find(kind=ChannelKind.GROUP)}
        found = store.cards.find()
    return [card for card in found if card.message is not None and card.channel_id in groups]


def message_of(card: ShownCard) -> MemoryMessage:
    """Return a card's message, as far as a tap needs it: the scene was played in another chat."""
    return MemoryMessage(card.message or "", "group", Content(""), mark=card.mark)


@pytest.mark.parametrize("who", [WHO, "Dora", "Fremde"])
async def test_whatever_is_tapped_at_a_card_is_answered(stage: Stage, who: str) -> None:
    silent, tapped = [], 0
    for card in cards(stage):
        for key in (*card.choices, "gone"):
            before, tapped = seen(stage), tapped + 1
            if not is_answered(stage, before, await stage.tap(who, message_of(card), key, mark=card.mark)):
                silent.append((card.kind, key))
    assert silent == []
    assert tapped >= 12


async def test_words_and_numbers_said_about_a_card_are_answered(stage: Stage) -> None:
    silent = []
    for card in cards(stage):
        for text in ("Das ist mir zu teuer.", "1", "99") if card.choices else ():
            before = seen(stage)
            if not is_answered(stage, before, await stage.say("Dora", text, reply_to=card.message)):
                silent.append((card.kind, text))
    assert silent == []


async def test_it_is_said_once_to_each_person_that_words_do_not_count_at_a_card(stage: Stage) -> None:
    await stage.say(WHO, "/decide Wir laden alle ein.")
    await stage.answer(WHO, "ja")
    card = stage.latest(containing="Wir laden alle ein")
    for who, times in ((WHO, 1), ("Dora", 1)):
        before = len(stage.chat.messages)
        await stage.say(who, "Das ist mir zu teuer.", reply_to=card.id)
        await stage.say(who, "Und zu weit weg.", reply_to=card.id)
        assert len(stage.chat.messages) - before == times
    await stage.say("Dora", "Zustimmung!", reply_to=card.id)
    assert "Zustimmung: Caritas" in stage.latest(containing="Wir laden alle ein").text
    await stage.say("Dora", "🤔", reply_to=card.id)
    assert "Bedenken: Caritas" in stage.latest(containing="Wir laden alle ein").text


async def test_a_number_after_others_have_written_is_asked_about_once(stage: Stage) -> None:
    await stage.say(WHO, "/decide Wir laden alle ein.")
    await stage.answer(WHO, "ja")
    await stage.say("Dora", "Wie viele sind das?")
    before = len(stage.chat.messages)
    await stage.say(WHO, "3")
    assert "Gilt die Zahl einer Karte" in stage.chat.messages[-1].text
    await stage.say("Dora", "4")
    assert len(stage.chat.messages) == before + 1
    assert "Noch hat keine" in stage.latest(containing="Wir laden alle ein").text


async def test_talk_in_the_group_is_left_alone(stage: Stage) -> None:
    before = seen(stage)
    for text in ("hallo", "danke", "Hilfe", "Stand", "Wer bringt Kuchen mit?"):
        await stage.say("Dora", text)
    assert seen(stage) == before


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/akteur 1 kontaktiert", "/akteur kontaktiert 1"),
        ("/erinnerungen löschen 1", "/erinnerungen 1 löschen"),
        ("/beschluss schließen 1", "/beschluss 1 schließen"),
    ],
)
async def test_number_and_verb_may_stand_in_either_order(tmp_path: Path, scene: Path, first: str, second: str) -> None:
    said = []
    for place, command in enumerate((first, second)):
        shutil.copy(scene, tmp_path / f"{place}.db")
        async with Stage(f"sqlite:///{tmp_path / f'{place}.db'}", events=PLAYED) as stage:
            await stage.say(WHO, command)
            said.append([message.text for message in stage.chat.messages])
    assert said[0] == said[1]
    assert said[0]


async def test_an_unknown_command_is_answered_where_there_is_no_other_bot(stage: Stage) -> None:
    before = seen(stage)
    await stage.say("Dora", "/wetterbericht")
    assert seen(stage) == before
    await stage.say("Dora", "/wetterbericht", alone=True)
    assert "/wetterbericht kenne ich nicht" in stage.chat.messages[-1].text
