"""Sending pictures: drawn where no turn waits for it, sent once, and said in words where they cannot be drawn."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM
from bot.engine.exchange.messages import Attach, DeliveryError, Failure, Post
from bot.engine.stored.rows import PendingKind, PendingState
from bot.program import easel
from bot.program.stepping import settle
from flows import FLOWS
from flows.stakeholder.picture import STAKEHOLDERS
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.engine.exchange.messages import Capabilities, Delivery, Sent
    from bot.engine.turn.turn import PlacedTurn
    from bot.engine.vocabulary.sketch import Sketch


class Mail:
    """What is delivered to a stage's chat; fails as often as it is told to."""

    def __init__(self, stage: Stage, *failures: Failure) -> None:
        self.pictures: list[Attach] = []
        self.tries: list[Attach] = []
        self.posts: list[Post] = []
        self._failures = list(failures)
        self._original = stage.chat.deliver
        stage.chat.deliver = self.deliver  # type: ignore[method-assign]  # to listen

    async def deliver(self, delivery: Delivery) -> Sent:
        """Deliver, or fail."""
        if isinstance(delivery, Attach):
            self.tries.append(delivery)
            if self._failures:
                raise DeliveryError("for the test", self._failures.pop(0))
            self.pictures.append(delivery)
        elif isinstance(delivery, Post):
            self.posts.append(delivery)
        return await self._original(delivery)


@pytest.fixture(params=[LIKE_TELEGRAM, LIKE_MATRIX], ids=["telegram", "matrix"])
def capabilities(request: pytest.FixtureRequest) -> Capabilities:
    found: Capabilities = request.param
    return found


@pytest.fixture
async def stage(tmp_path: Path, capabilities: Capabilities) -> AsyncIterator[Stage]:
    """A cooperation with two stakeholders on its list."""
    async with Stage.on_sqlite(tmp_path, capabilities=capabilities) as one:

        async def play() -> None:
            await one.add_bot("Anna")
            await one.say("Anna", "/einrichten Ankommen")
            await one.say("Anna", "/mitmachen Stadt Ahlen; Staat")
            await one.say("Anna", "/akteur neu Handwerkskammer; Wirtschaft; 3; 2")
            await one.say("Anna", "/akteur neu Sportverein; Zivilgesellschaft; 1; 3")

        await one.after("two stakeholders on the list", play)
        yield one


def sketches(monkeypatch: pytest.MonkeyPatch, change: Callable[[Sketch], Sketch]) -> None:
    """Have the picture of the stakeholders drawn differently."""

    def changed(turn: PlacedTurn, about: int) -> Sketch | None:
        sketch = STAKEHOLDERS.sketch(turn, about)
        return None if sketch is None else change(sketch)

    monkeypatch.setitem(FLOWS.pictures, STAKEHOLDERS.kind, replace(STAKEHOLDERS, sketch=changed))


def states(stage: Stage) -> list[PendingState]:
    with stage.database.begin() as transaction:
        return [line.state for line in transaction.outbox.find(kind=PendingKind.PICTURE)]


async def wait_for(met: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not met():  # noqa: ASYNC110 - what is waited for happens in another thread
            await asyncio.sleep(0.01)


async def test_a_picture_comes_as_a_file_with_its_figures_in_words_and_without_sound(stage: Stage) -> None:
    mail = Mail(stage)
    await stage.say("Anna", "/akteure bild")

    (picture,) = mail.pictures
    assert picture.body.startswith(b"\x89PNG")
    assert (picture.media_type, picture.name) == ("image/png", "akteure.png")
    assert not picture.caption.rings
    assert "1 Handwerkskammer" in stage.latest().text
    assert mail.posts == []
    assert states(stage) == [PendingState.SENT]


async def test_a_picture_is_drawn_in_another_thread_than_turns(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []

    def noting(sketch: Sketch) -> Sketch:
        threads.append(threading.current_thread().name)

        def svg() -> str | None:
            threads.append(threading.current_thread().name)
            return sketch.svg()

        return replace(sketch, svg=svg)

    sketches(monkeypatch, noting)
    await stage.say("Anna", "/akteure bild")

    asked, drawn = threads
    assert asked.startswith("turn")
    assert drawn.startswith("easel")


async def test_turns_and_the_event_loop_go_on_while_a_picture_is_made(stage: Stage) -> None:
    easel._png.cache_clear()
    longest = 0.0

    async def beat() -> None:
        nonlocal longest
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0)
            await stage.application._worker(lambda: None)
            longest = max(longest, time.perf_counter() - before)

    beating, began = asyncio.create_task(beat()), time.perf_counter()
    made = await stage.application._easel(_large)
    took = time.perf_counter() - began
    beating.cancel()

    assert made.startswith(b"\x89PNG")
    assert longest < took / 2  # in this process it would be nearly all of it


def _large() -> str:
    circles = "".join(f'<circle cx="{place}" cy="{place}" r="300" opacity=".1"/>' for place in range(60))
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1500">{circles}</svg>'


async def test_a_slow_picture_holds_up_only_its_own_channel(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()

    def slow(sketch: Sketch) -> Sketch:
        def svg() -> str | None:
            gate.wait(20)
            return sketch.svg()

        return replace(sketch, svg=svg)

    sketches(monkeypatch, slow)
    mail = Mail(stage)
    asking = asyncio.create_task(stage.say("Anna", "/akteure bild"))
    await wait_for(lambda: states(stage) == [PendingState.SENDING])
    other = asyncio.create_task(stage.say("Anna", "/stand", "@"))
    await wait_for(lambda: any("Ankommen" in one.text for one in stage.seen_in("@anna")))
    assert mail.pictures == []
    gate.set()
    await asyncio.gather(asking, other)

    assert len(mail.pictures) == 1


async def test_what_certainly_did_not_arrive_is_sent_again_and_arrives_once(stage: Stage) -> None:
    mail = Mail(stage, Failure.RETRY)
    await stage.say("Anna", "/akteure bild")
    assert states(stage) == [PendingState.WAITING]
    with stage.database.begin() as transaction:
        (line,) = transaction.outbox.find(kind=PendingKind.PICTURE)
    stage.clock.set(line.due_at)
    stage.application.outbox.wake()
    await settle(stage.application)

    first, second = mail.tries
    assert first.id == second.id
    assert len(mail.pictures) == 1
    assert states(stage) == [PendingState.SENT]


async def test_what_perhaps_arrived_is_repeated_only_where_that_is_safe(stage: Stage) -> None:
    mail = Mail(stage, Failure.UNKNOWN)
    await stage.say("Anna", "/akteure bild")

    repeats = stage.chat.capabilities.safe_repeats
    assert len(mail.tries) == 1
    assert states(stage) == [PendingState.WAITING if repeats else PendingState.PERHAPS]


async def test_what_was_under_way_when_the_program_died_is_sent_by_the_next(stage: Stage) -> None:
    mail = Mail(stage, Failure.RETRY)
    await stage.say("Anna", "/akteure bild")
    with stage.database.begin() as transaction:
        (line,) = transaction.outbox.find(kind=PendingKind.PICTURE)
        transaction.outbox.put(replace(line, state=PendingState.SENDING))
    stage.clock.set(line.due_at)
    await stage.rebuild()
    await settle(stage.application)

    assert len(mail.pictures) == 1
    assert states(stage) == [PendingState.SENT]


async def test_a_picture_shows_what_is_so_when_it_is_sent(stage: Stage) -> None:
    mail = Mail(stage, Failure.RETRY)
    await stage.say("Anna", "/akteure bild")
    await stage.say("Anna", "/akteur neu Tafel; Zivilgesellschaft; 3; 3", "@")
    with stage.database.begin() as transaction:
        (line,) = transaction.outbox.find(kind=PendingKind.PICTURE)
    stage.clock.set(line.due_at)
    stage.application.outbox.wake()
    await settle(stage.application)

    assert "Tafel" in mail.pictures[0].caption.text


async def test_nothing_of_what_a_picture_shows_is_kept(stage: Stage) -> None:
    Mail(stage, Failure.RETRY)
    await stage.say("Anna", "/akteure bild")
    with stage.database.begin() as transaction:
        (line,) = transaction.outbox.find(kind=PendingKind.PICTURE)

    assert line.content is None


async def test_a_picture_with_nothing_left_to_see_is_not_sent(stage: Stage) -> None:
    mail = Mail(stage, Failure.RETRY)
    await stage.say("Anna", "/akteure bild")
    with stage.database.begin() as transaction:
        (line,) = transaction.outbox.find(kind=PendingKind.PICTURE)
        store = transaction.store(line.picture_of or 0)
        for one in store.stakeholders.find():
            store.stakeholders.put(replace(one, dropped=True))
    stage.clock.set(line.due_at)
    stage.application.outbox.wake()
    await settle(stage.application)

    assert mail.pictures == []
    assert states(stage) == [PendingState.SENT]


@pytest.mark.parametrize("drawn", [None, "<svg", "no picture at all"])
async def test_a_picture_that_cannot_be_drawn_is_said_in_words(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, drawn: str | None
) -> None:
    sketches(monkeypatch, lambda sketch: replace(sketch, svg=lambda: drawn))
    mail = Mail(stage)
    await stage.say("Anna", "/akteure bild")

    assert mail.pictures == []
    (post,) = mail.posts
    assert post.to.channel == GROUP
    assert "1 Handwerkskammer" in stage.latest().text
    assert states(stage) == [PendingState.SENT]


async def test_a_cooperation_that_ended_sends_no_picture(stage: Stage) -> None:
    mail = Mail(stage, Failure.RETRY)
    await stage.say("Anna", "/akteure bild")
    with stage.database.begin() as transaction:
        (line,) = transaction.outbox.find(kind=PendingKind.PICTURE)
        transaction.clear_cooperation(line.picture_of or 0)
    stage.clock.set(line.due_at)
    await settle(stage.application)

    assert mail.pictures == []
    assert states(stage) == []


async def test_a_picture_is_made_once_for_several_channels(stage: Stage) -> None:
    easel._png.cache_clear()
    await stage.say("Anna", "/akteure bild")
    await stage.say("Anna", "/akteure bild", "@")

    assert easel._png.cache_info().misses == 1
    assert easel._png.cache_info().hits == 1
