"""Servers that ask to be left alone for a while are left alone for as long as they ask."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING

import nio
import pytest

from adapters.matrix.disk.position import Invite, Position
from adapters.matrix.homeserver.failures import ServerTroubleError
from adapters.matrix.homeserver.requests import insist_on
from adapters.matrix.homeserver.retries import LONGEST_PAUSE, MatrixBackoff
from adapters.matrix.rooms import arrivals
from adapters.matrix.rooms.arrivals import Arrivals
from adapters.matrix.rooms.state import RoomBook
from tests.adapter_contract import Recorder
from tests.matrix.homes import Household
from tests.matrix.synapse import running_synapse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

SECONDS = 7
WISHES = [pytest.param({"retry_after_ms": SECONDS * 1000}, {}, id="body")]
"""How a server says it: an answer's fields and its headers."""


@asynccontextmanager
async def refusing(
    fields: dict[str, object], headers: dict[str, str]
) -> AsyncIterator[tuple[nio.AsyncClient, list[str]]]:
    """Serve nothing but refusals; yields a client of that server, and the requests that it has had."""
    requests: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        requests.append(head.split("\r\n", 1)[0])
        said = json.dumps({"errcode": "M_LIMIT_EXCEEDED", **fields}).encode()
        more = {"Content-Type": "application/json", "Content-Length": str(len(said)), "Connection": "close", **headers}
        lines = ["HTTP/1.1 429 Too Many Requests", *(f"{name}: {value}" for name, value in more.items())]
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + said)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    client = nio.AsyncClient(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", "@bot:x")
    client.user_id = "@bot:x"
    try:
        yield client, requests
    finally:
        await client.close()
        server.close()
        await server.wait_closed()


async def test_pauses_grow_up_to_the_longest_and_begin_anew() -> None:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    backoff = MatrixBackoff(sleep)
    for _ in range(9):
        await backoff.pause()
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    await backoff.pause(LONGEST_PAUSE + 1)
    await backoff.pause(3)
    assert pauses[-2:] == [61, 60], "a longer wish is granted, a shorter one is no reason to hurry"
    backoff.reset()
    await backoff.pause(3)
    await backoff.pause()
    assert pauses[-2:] == [3, 2]


async def test_a_login_that_is_rationed_waits_as_told_and_succeeds(tmp_path: Path) -> None:
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(seconds)  # the server's own wish is the condition

    few = {"per_second": 0.4, "burst_count": 1}
    with running_synapse(tmp_path / "own-server", settings={"rc_login": {"address": few, "account": few}}) as server:
        home = Household(server, tmp_path)
        try:
            await home.person("anna")  # takes the one login that is free
            running = home.bot(home.account())
            running.adapter._sleep = sleep
            await running.start(Recorder().receive)
        finally:
            await home.close()
    assert len(pauses) == 1
    assert 1 < pauses[0] <= 2.5, "that is the server's wish, not the first pause"


@pytest.mark.parametrize(("fields", "headers"), WISHES)
async def test_what_must_be_answered_says_how_long_to_wait(fields: dict[str, object], headers: dict[str, str]) -> None:
    async with refusing(fields, headers) as (client, _):
        with pytest.raises(ServerTroubleError) as trouble:
            await insist_on(client, "POST", "v3/keys/upload", {})
        assert trouble.value.retry_after == SECONDS


@pytest.mark.parametrize(("fields", "headers"), WISHES)
async def test_joins_rest_as_long_as_the_server_wants(
    monkeypatch: pytest.MonkeyPatch, fields: dict[str, object], headers: dict[str, str]
) -> None:
    clock = SimpleNamespace(now=1_000.0)
    monkeypatch.setattr(arrivals, "monotonic", lambda: clock.now)
    invites = {"!a": Invite(inviter="@anna:x")}
    async with refusing(fields, headers) as (client, requests):
        private = SimpleNamespace(rooms=RoomBook(client))
        coming = Arrivals(client, Position(invites=invites), private)  # type: ignore[arg-type] # all it needs
        for later in (0, SECONDS - 1, 2):
            clock.now += later
            await coming.follow()
            await asyncio.gather(*coming._going.values())
            assert len(requests) == (2 if later == 2 else 1)
        assert all(request.startswith("POST /_matrix/client/v3/join/") for request in requests)
