"""Sending documents: made where no turn waits for it, sent once, and a clear sentence where one cannot be made."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM
from bot.engine.exchange.messages import Attach, DeliveryError, Failure
from bot.engine.outgoing import outbox
from bot.engine.stored.rows import PendingKind, PendingState
from bot.engine.turn.pictures import send_document
from bot.engine.turn.turn import Turn
from bot.engine.vocabulary.sketch import Document, Draft
from bot.engine.wording import Markup
from bot.program import press_room
from bot.program.press_room import PressError, PressRoom
from bot.program.stepping import settle
from bot.reporting.paper import Paper, PaperBullets, PaperSection
from flows import FLOWS
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.exchange.messages import Capabilities, Delivery, Sent
    from bot.engine.turn.turn import PlacedTurn

KIND = "test.document"
PAPER = Paper(
    language="de",
    title="Bericht *eins*",
    date="heute",
    sections=(PaperSection(heading="Was hilft", parts=(PaperBullets(items=("#set <b>", "a_b_")),)),),
)


@pytest.fixture(params=[LIKE_TELEGRAM, LIKE_MATRIX], ids=["telegram", "matrix"])
def capabilities(request: pytest.FixtureRequest) -> Capabilities:
    found: Capabilities = request.param
    return found


@pytest.fixture
async def stage(tmp_path: Path, capabilities: Capabilities) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path, capabilities=capabilities) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen")
        yield one


def draft(*, content: bytes | str | Paper = PAPER, press: str = "markdown") -> Draft:
    return Draft(
        name="bericht.md", media_type="text/markdown", caption=Markup("Der Bericht."), content=content, press=press
    )


def declare(monkeypatch: pytest.MonkeyPatch, drafted: Draft | Exception | None) -> None:
    """Let there be a document."""

    def make(_turn: PlacedTurn, _about: int) -> Draft | None:
        if isinstance(drafted, Exception):
            raise drafted
        return drafted

    monkeypatch.setitem(FLOWS.documents, KIND, Document(kind=KIND, draft=make))


async def order(stage: Stage) -> None:
    """Have the document sent to the group."""
    with stage.database.begin() as transaction:
        channel = next(
            one
            for number in range(1, 9)
            if (one := transaction.channel(number)) is not None and one.platform_id == GROUP
        )
        assert channel.cooperation_id is not None
        turn = Turn(
            surroundings=stage.application.surroundings,
            transaction=transaction,
            now=stage.clock.now(),
            cooperation=transaction.cooperation(channel.cooperation_id),
        )
        send_document(turn, KIND, channel)
    stage.application.outbox.wake()
    await settle(stage.application)


def states(stage: Stage) -> list[PendingState]:
    with stage.database.begin() as transaction:
        return [line.state for line in transaction.outbox.find(kind=PendingKind.DOCUMENT)]


async def test_a_document_is_made_and_comes_as_a_file_without_sound(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare(monkeypatch, draft())
    await order(stage)

    message = stage.latest()
    assert (message.file, message.text, message.content.rings) == ("bericht.md", "Der Bericht.", False)
    assert message.body.decode() == "# Bericht \\*eins\\*\n\nheute\n\n## Was hilft\n\n- \\#set \\<b\\>\n- a\\_b\\_\n"
    assert states(stage) == [PendingState.SENT]


@pytest.mark.parametrize(("content", "body"), [(b"\x00\xff", b"\x00\xff"), ("Größe", "Größe".encode())])
async def test_what_is_a_file_already_needs_no_press(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, content: bytes | str, body: bytes
) -> None:
    declare(monkeypatch, draft(content=content, press=""))
    await order(stage)

    assert stage.latest().body == body


@pytest.mark.parametrize(
    "drafted",
    [draft(content="no JSON"), draft(press="no press"), None, RuntimeError("a secret text")],
    ids=["what the press does not understand", "no such press", "nothing", "a fault in the flow"],
)
async def test_what_cannot_be_made_is_said_in_a_sentence_and_the_log_knows_no_text(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, drafted: Draft | Exception | None
) -> None:
    declare(monkeypatch, drafted)
    await order(stage)

    assert "ließ sich nicht erstellen" in stage.latest().text
    assert stage.latest().file == ""
    assert states(stage) == [PendingState.SENT]
    assert all("secret" not in record.getMessage() for record in caplog.records)


async def test_a_long_one_is_put_together_step_by_step_each_in_a_transaction_of_its_own(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[PlacedTurn] = []

    def add(turn: PlacedTurn, begun: Draft) -> Draft:
        turns.append(turn)
        return replace(begun, content=f"{begun.content!s}{len(turns)}")

    declare(monkeypatch, replace(draft(content="", press=""), steps=(add, add, add)))
    await order(stage)

    assert stage.latest().body == b"123"
    assert len({id(turn.transaction) for turn in turns}) == 3


async def test_one_that_takes_too_long_is_stopped(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press_room, "PATIENCE", 0.0)
    declare(monkeypatch, draft())
    await order(stage)

    assert "ließ sich nicht erstellen" in stage.latest().text


async def test_one_that_is_too_large_is_not_sent(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "LARGEST_FILE", 9)
    declare(monkeypatch, draft(content=b"0123456789", press=""))
    await order(stage)

    assert "zu groß" in stage.latest().text


async def test_one_that_the_platform_refuses_is_said_in_a_sentence(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = stage.chat.deliver

    async def deliver(delivery: Delivery) -> Sent:
        if isinstance(delivery, Attach):
            raise DeliveryError("for the test", Failure.REFUSED)
        return await original(delivery)

    stage.chat.deliver = deliver  # type: ignore[method-assign]  # to refuse
    declare(monkeypatch, draft())
    await order(stage)

    assert "lässt sich hier aber nicht verschicken" in stage.latest().text


async def test_nothing_of_what_stands_in_it_is_kept(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    declare(monkeypatch, draft())
    await order(stage)
    with stage.database.begin() as transaction:
        (line,) = transaction.outbox.find(kind=PendingKind.DOCUMENT)

    assert line.content is None


async def test_a_press_is_given_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DREIKLANG_TELEGRAM_TOKEN", "secret")

    assert "secret" not in press_room._environment().values()


async def test_a_closed_press_room_makes_nothing() -> None:
    room = PressRoom()
    room.close()
    with pytest.raises((PressError, RuntimeError)):
        await room(draft())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_press_that_wants_all_memory_ends() -> None:
    greedy = "from bot.reporting import press; press.MOST_BYTES = 2**28; press.confine(); bytes(2**29)"
    ended = subprocess.run([sys.executable, "-c", greedy], capture_output=True, check=False)

    assert b"MemoryError" in ended.stderr
