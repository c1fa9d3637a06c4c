"""Threads of a room: answers find what they answer wherever they are said, and talk among people leaves no trace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.cooperation import ChannelKind
from bot.domain.decisions import Stance
from bot.engine.exchange.messages import ChannelMoved, Edited, Said, Tapped, Untapped, Withdrawn
from bot.program.stepping import settle
from tests.flows.settling import settle_in, stored
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.cooperation import Channel
    from bot.engine.exchange.messages import Signal

ROOT = "$root"
"""A message of somebody's, below which there is a thread."""


class Thread:
    """A stage whose platform has threads: like Matrix it says of words which one they are in, and of nothing else."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._events = 0

    async def say(self, who: str, text: str, thread: str | None, *, reply_to: str | None = None) -> str:
        """Write in a thread and return the message."""
        self._events += 1
        message = f"$said-{self._events}"
        await self._happen(
            Said(
                event_id=message,
                address=replace(self.stage.chat.address(GROUP), thread=thread),
                sender=self.stage.chat.person(who),
                private=False,
                at=self.stage.clock.now(),
                text=text,
                message=message,
                reply_to=reply_to,
                addressed=reply_to is not None,
            )
        )
        return message

    async def do(self, kind: type[Tapped | Untapped | Edited | Withdrawn], who: str, **what: str) -> None:
        """Do something to a message, of which only the room is known."""
        self._events += 1
        await self._happen(
            kind(
                event_id=f"$done-{self._events}",
                address=self.stage.chat.address(GROUP),
                sender=self.stage.chat.person(who),
                private=False,
                at=self.stage.clock.now(),
                **what,  # type: ignore[arg-type]  # fields of the kind
            )
        )

    async def _happen(self, signal: Signal) -> None:
        await self.stage.chat.hand_over(signal)
        await settle(self.stage.application)

    def channels(self) -> list[Channel]:
        """Return the cooperation's groups and threads."""
        with self.stage.database.begin() as transaction:
            return transaction.store(1).channels.find(kind="group")

    def stances(self) -> list[Stance]:
        """Return what was said to decisions."""
        with self.stage.database.begin() as transaction:
            return [voice.stance for voice in stored(transaction).voices.find()]


@pytest.fixture
async def thread(tmp_path: Path) -> AsyncIterator[Thread]:
    """A cooperation of anna, ben and clara, with a decision that waits for voices."""
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage)
        await stage.say("Ben", "/beschluss Wir treffen uns monatlich.")
        await stage.answer("Ben", "so abstimmen")
        yield Thread(stage)


@pytest.fixture
async def asked_there(tmp_path: Path) -> AsyncIterator[Thread]:
    """The same where nobody can be written to alone."""
    async with Stage.on_sqlite(tmp_path, capabilities=replace(LIKE_MATRIX, opens_private=False)) as stage:
        await settle_in(stage)
        await stage.say("Ben", "/beschluss Wir treffen uns monatlich.")
        await stage.answer("Ben", "so abstimmen")
        yield Thread(stage)


async def test_a_number_in_a_cards_thread_answers_the_card(thread: Thread) -> None:
    card = thread.stage.latest(containing="Wir treffen uns monatlich.")
    await thread.say("Anna", "Ein Wort dazu", None)
    await thread.say("Anna", "1", card.id)
    assert thread.stances() == [Stance.AGREE]
    assert "Zustimmung: " in thread.stage.latest(containing="Wir treffen uns monatlich.").text


async def test_a_reply_in_any_thread_answers_what_it_replies_to(thread: Thread) -> None:
    card = thread.stage.latest(containing="Wir treffen uns monatlich.")
    await thread.say("Anna", "4", ROOT, reply_to=card.id)
    assert thread.stances() == [Stance.ABSTAIN]


async def test_a_question_asked_in_a_thread_is_answered_by_a_reaction(asked_there: Thread) -> None:
    thread = asked_there
    await thread.say("Carla", "/mitmachen Caritas; Zivilgesellschaft", ROOT)
    await thread.say("Carla", "/erinnern", ROOT)
    await thread.say("Carla", "/beschluss", ROOT)
    await thread.say("Carla", "Wir tagen auch im August.", ROOT)
    question = thread.stage.latest()
    await thread.do(Tapped, "Carla", message=question.id, choice="1")
    await thread.say("Carla", "so abstimmen", ROOT)
    with thread.stage.database.begin() as transaction:
        assert [one.text for one in stored(transaction).decisions.find()][-1] == "Wir tagen auch im August."
    await thread.do(Tapped, "Carla", message=question.id, choice="1")
    assert "gilt nicht mehr" in thread.stage.latest().text


async def test_an_answer_given_in_a_thread_can_be_changed_and_withdrawn(thread: Thread) -> None:
    card = thread.stage.latest(containing="Wir treffen uns monatlich.")
    await thread.say("Ben", "/stand", ROOT)
    said = await thread.say("Anna", "1", ROOT, reply_to=card.id)
    await thread.do(Edited, "Anna", message=said, text="4")
    assert thread.stances()[-1] is Stance.ABSTAIN
    await thread.do(Withdrawn, "Anna", message=said)
    assert "Enthaltung" not in thread.stage.latest(containing="Wir treffen uns monatlich.").text.partition("1 ")[0]


async def test_a_choice_taken_back_is_taken_back_from_wherever_its_card_stands(thread: Thread) -> None:
    await thread.say("Ben", "/partner", ROOT)
    card = thread.stage.latest(containing="Wir treffen uns monatlich.")
    await thread.do(Tapped, "Anna", message=card.id, choice="1")
    await thread.do(Untapped, "Anna", message=card.id, choice="1")
    assert "Noch hat keine" in thread.stage.latest(containing="Wir treffen uns monatlich.").text


async def test_talk_in_threads_is_neither_noted_nor_taken_for_an_answer(thread: Thread) -> None:
    await thread.say("Carla", "/mitmachen", None)
    before = thread.channels()
    said = len(thread.stage.chat.messages)
    for number in range(3):
        await thread.say("Carla", "Caritas kommt auch", f"$talk-{number}")
        await thread.say("Carla", "2", f"$talk-{number}")
    assert thread.channels() == before
    assert len(thread.stage.chat.messages) == said


async def test_a_remark_below_a_card_is_no_answer_in_the_room(asked_there: Thread) -> None:
    thread = asked_there
    card = thread.stage.latest(containing="Wir treffen uns monatlich.")
    noted = await thread.say("Anna", "1", None, reply_to=card.id)
    await thread.say("Clara", "/beschluss", None)
    await thread.say("Clara", "Gute Idee", card.id)
    await thread.say("Clara", "3", noted)
    assert thread.stances() == [Stance.AGREE]
    with thread.stage.database.begin() as transaction:
        assert len(stored(transaction).decisions.find()) == 1
    await thread.say("Clara", "Wir tagen auch im August.", None)
    await thread.say("Clara", "1", None)
    await thread.say("Clara", "so abstimmen", None)
    with thread.stage.database.begin() as transaction:
        assert stored(transaction).decisions.find()[-1].text == "Wir tagen auch im August."


async def test_a_thread_in_a_private_chat_that_others_came_into_is_not_private(thread: Thread) -> None:
    await thread.stage.say("Ben", "/hilfe", "@")
    await thread.stage.say("Ben", "/beschluss", "@")
    question = thread.stage.latest("@ben")
    shared = replace(thread.stage.chat.address("@ben"), thread=question.id)
    for number, text in enumerate(("Clara liest mit", "/stand")):
        await thread.stage.chat.hand_over(
            Said(
                event_id=f"shared-{number}",
                address=shared,
                sender=thread.stage.chat.person("Ben"),
                private=False,
                at=thread.stage.clock.now(),
                text=text,
                message=f"shared-{number}",
            )
        )
    await settle(thread.stage.application)
    with thread.stage.database.begin() as transaction:
        found = transaction.channel_at(shared)
        assert found is not None
        assert (found.kind, found.person) == (ChannelKind.GROUP, None)
        private = transaction.private_channel("memory", "bot", "ben")
        assert private is not None
        assert private.platform_id is None
        assert len(stored(transaction).decisions.find()) == 1, "what was asked in private is not answered before others"


async def test_threads_stay_behind_when_a_room_is_upgraded(asked_there: Thread) -> None:
    thread = asked_there
    await thread.say("Ben", "/beschluss", ROOT)
    await thread.stage.chat.hand_over(
        ChannelMoved(
            event_id="moved",
            address=thread.stage.chat.address(GROUP),
            sender=thread.stage.chat.person("Anna"),
            private=False,
            at=thread.stage.clock.now(),
            to=thread.stage.chat.address("new"),
        )
    )
    await settle(thread.stage.application)
    assert [one.platform_id for one in thread.channels()] == ["new"]
    assert thread.stage.latest("new").text.startswith("Ben: "), "what he was asked in the thread is asked there again"


async def test_a_thread_from_before_the_set_up_belongs_to_the_cooperation_after_it(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        thread = Thread(stage)
        await thread.say("Anna", "/stand", ROOT)
        await settle_in(stage)
        await thread.say("Anna", "/partner", ROOT)
        assert "Handwerkskammer" in stage.latest().text
