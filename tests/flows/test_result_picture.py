"""The wheel above a result: one quiet message, whose words stand alone where there can be no picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM
from bot.engine.exchange.content import plain
from bot.engine.exchange.lengths import units
from bot.engine.exchange.messages import Attach, DeliveryError, Failure, Post, Refresh
from bot.engine.outgoing.claims import PICTURE_TRIES
from bot.engine.stored.rows import PendingKind, PendingState
from bot.program.stepping import settle
from flows import FLOWS
from flows.check_in.pictures import WHEEL
from flows.check_in.releasing import RESULT_CARD
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory import MemoryMessage
    from bot.engine.exchange.messages import Delivery, Sent
    from bot.engine.stored.rows import Pending
    from bot.engine.turn.turn import PlacedTurn
    from bot.engine.vocabulary.sketch import Sketch

PEOPLE = {
    "Anna": "Stadt Ahlen; Staat",
    "Bert": "Kreis Warendorf; Staat",
    "Carla": "Jobcenter; Staat",
    "Deniz": "Handwerkskammer; Wirtschaft",
    "Emil": "Bäckerei; Wirtschaft",
    "Fatma": "Sportverein; Wirtschaft",
    "Greta": "Tafel; Zivilgesellschaft",
    "Hanna": "Chor; Zivilgesellschaft",
    "Ines": "Moschee; Zivilgesellschaft",
}
LONG = "Es fehlt an einem Raum, in dem wir uns treffen können, und an jemandem, der einlädt und danach aufräumt. " * 3


class Listener:
    """Hears what goes to the group, and fails with pictures as often as it is told to."""

    def __init__(self, stage: Stage, *failures: Failure) -> None:
        self.heard: list[Post | Attach | Refresh] = []
        self._failures = list(failures)
        self._deliver = stage.chat.deliver
        stage.chat.deliver = self.deliver  # type: ignore[method-assign]  # to listen

    async def deliver(self, delivery: Delivery) -> Sent:
        """Deliver, or fail."""
        if isinstance(delivery, Attach) and self._failures:
            raise DeliveryError("for the test", self._failures.pop(0))
        sent = await self._deliver(delivery)
        if isinstance(delivery, Post | Attach | Refresh) and (delivery.to.channel or sent.channel) == GROUP:
            self.heard.append(delivery)
        return sent

    @property
    def results(self) -> list[Post | Attach]:
        """Return the messages that a result came as, with or without a picture, and pictures."""
        new = [one for one in self.heard if isinstance(one, Post | Attach)]
        return [one for one in new if isinstance(one, Attach) or "Ergebnis" in one.content.text]


@pytest.fixture(params=[LIKE_TELEGRAM, LIKE_MATRIX], ids=["telegram", "matrix"])
async def stage(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """Nine partners, three of each sector."""
    async with Stage.on_sqlite(tmp_path, capabilities=request.param) as one:

        async def play() -> None:
            await one.add_bot("Anna")
            await one.say("Anna", "/einrichten Ankommen in Ahlen")
            for name, words in PEOPLE.items():
                await one.say(name, f"/mitmachen {words}")

        await one.after("nine partners for results", play)
        yield one


async def answer(stage: Stage, who: str, value: str = "4", sentence: str = "-") -> None:
    """Have somebody answer all questions: with a figure, and a sentence where that is asked for."""
    home = f"@{who.casefold()}"
    await stage.say(who, "/antworten", "@")
    for _ in range(12):
        latest = stage.latest(home)
        if latest.labels and value in latest.labels:
            await stage.say(who, value, "@")
        elif "Ja" in latest.labels:
            await stage.say(who, "Ja", "@")
        elif latest.content.asks or latest.labels:
            await stage.say(who, sentence, "@")
        else:
            return


async def check_in(stage: Stage, *people: str, value: str = "4", sentence: str = "-") -> None:
    await stage.say("Anna", "/checkin")
    for who in people:
        await answer(stage, who, value, sentence)
    await stage.say("Anna", "/checkin schließen")
    await stage.answer("Anna", "ja")


def shown(stage: Stage) -> list[MemoryMessage]:
    """Return what stands in the group of a result."""
    return [one for one in stage.seen_in() if "Ergebnis des Check-ins" in one.text]


def line(stage: Stage) -> Pending:
    """Return the line of the outbox that the result is."""
    with stage.database.begin() as transaction:
        return transaction.outbox.find(kind=PendingKind.CARD)[-1]


async def again(stage: Stage) -> None:
    """Let the time pass after which the result is tried again."""
    stage.clock.set(line(stage).due_at)
    stage.application.outbox.wake()
    await settle(stage.application)


async def test_a_result_and_the_wheel_are_one_message_without_sound(stage: Stage) -> None:
    platform = Listener(stage)
    await check_in(stage, "Anna", "Bert", "Carla")

    (result,) = platform.results
    assert isinstance(result, Attach)
    assert result.body.startswith(b"\x89PNG")
    assert (result.name, result.caption.rings) == ("rad.png", False)
    (message,) = shown(stage)
    assert message.file == "rad.png"
    assert "Das ganze Rad in Worten: /stand" in message.text
    assert line(stage).state is PendingState.SENT


async def test_a_result_without_values_is_words_alone(stage: Stage) -> None:
    platform = Listener(stage)
    await check_in(stage, "Anna", "Bert")

    (result,) = platform.results
    assert isinstance(result, Post)


@pytest.mark.parametrize("drawn", [None, "<svg", "no picture at all"])
async def test_what_cannot_be_drawn_comes_in_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, drawn: str | None
) -> None:
    def changed(turn: PlacedTurn, about: int) -> Sketch | None:
        sketch = WHEEL.sketch(turn, about)
        return None if sketch is None else replace(sketch, svg=lambda: drawn)

    _replace(monkeypatch, changed)
    platform = Listener(stage)
    await check_in(stage, "Anna", "Bert", "Carla")

    (result,) = platform.results
    assert isinstance(result, Post)
    assert line(stage).state is PendingState.SENT


async def test_a_fault_in_the_picture_leaves_the_words(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_turn: PlacedTurn, _about: int) -> Sketch | None:
        raise ZeroDivisionError

    _replace(monkeypatch, broken)
    platform = Listener(stage)
    await check_in(stage, "Anna", "Bert", "Carla")

    (result,) = platform.results
    assert isinstance(result, Post)


def _replace(monkeypatch: pytest.MonkeyPatch, sketch: object) -> None:
    card = FLOWS.cards[RESULT_CARD]
    picture = replace(WHEEL, sketch=sketch)  # type: ignore[arg-type]  # the tests' own
    monkeypatch.setitem(FLOWS.cards, RESULT_CARD, replace(card, picture=picture))


async def test_where_the_platform_refuses_the_picture_the_words_come_at_once(stage: Stage) -> None:
    platform = Listener(stage, Failure.REFUSED)
    await check_in(stage, "Anna", "Bert", "Carla")

    (result,) = platform.results
    assert isinstance(result, Post)
    assert line(stage).state is PendingState.SENT
    for who in ("Deniz", "Emil", "Fatma"):
        await answer(stage, who)
    await stage.wait(timedelta(days=4))
    (message,) = shown(stage)
    assert "Nachträglich" in message.text  # an edit of a text, as the message is one


async def test_after_some_tries_the_words_come_without_the_picture(stage: Stage) -> None:
    platform = Listener(stage, *[Failure.RETRY] * (PICTURE_TRIES + 5))
    await check_in(stage, "Anna", "Bert", "Carla")
    for _ in range(PICTURE_TRIES):
        assert platform.results == []
        await again(stage)

    (result,) = platform.results
    assert isinstance(result, Post)
    assert len(shown(stage)) == 1


async def test_what_was_under_way_when_the_program_died_is_one_message(stage: Stage) -> None:
    platform = Listener(stage, Failure.RETRY)
    await check_in(stage, "Anna", "Bert", "Carla")
    waiting = line(stage)
    with stage.database.begin() as transaction:
        transaction.outbox.put(replace(waiting, state=PendingState.SENDING))
    stage.clock.set(waiting.due_at)
    await stage.rebuild()
    await settle(stage.application)

    if stage.chat.capabilities.safe_repeats:
        assert len(platform.results) == 1
        assert isinstance(platform.results[0], Attach)
    assert len(shown(stage)) == len(platform.results) <= 1


async def test_words_that_do_not_fit_below_come_first_and_the_picture_is_a_reply(stage: Stage) -> None:
    platform = Listener(stage)
    await check_in(stage, "Anna", "Bert", "Carla", "Deniz", "Emil", value="1", sentence=LONG)

    (message,) = shown(stage)
    if stage.chat.capabilities.caption_units is None:
        assert len(platform.results) == 1
        assert message.file == "rad.png"
        return
    assert units(message.text) > stage.chat.capabilities.caption_units
    words, picture = platform.results
    assert isinstance(words, Post)
    assert isinstance(picture, Attach)
    assert picture.reply_to == message.id
    assert "Ankommen in Ahlen: wo wir stehen" in plain(picture.caption.text)


async def test_late_answers_change_the_words_and_send_no_other_picture(stage: Stage) -> None:
    platform = Listener(stage)
    await check_in(stage, "Anna", "Bert", "Carla")
    for who in ("Deniz", "Emil", "Fatma"):
        await answer(stage, who)
    await stage.wait(timedelta(days=4))

    assert len(platform.results) == 1
    (message,) = shown(stage)
    assert "Nachträglich" in message.text
    assert message.file == "rad.png"
    assert [one.file for one in platform.heard if isinstance(one, Refresh) and one.message == message.id] == ["rad.png"]


async def test_words_that_outgrow_the_place_below_the_picture_say_where_all_of_them_stand(stage: Stage) -> None:
    platform = Listener(stage)
    await check_in(stage, "Anna", "Bert", "Carla")
    for who in ("Deniz", "Emil", "Fatma"):
        await answer(stage, who, "1", LONG)
    await stage.wait(timedelta(days=9))

    (message,) = shown(stage)
    assert len(platform.results) == 1
    assert "Nachträglich" in message.text
    if stage.chat.capabilities.caption_units is None:
        assert message.text.count("danach aufräumt") > 9
    else:
        assert units(message.text) <= stage.chat.capabilities.caption_units
        assert "/checkin zeigen" in message.text
