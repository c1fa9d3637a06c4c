"""A homeserver behind something in a bad mood: a proxy that answers chosen requests itself, or keeps them waiting."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

CHUNK = 65_536


class Gate:
    """Passes bytes both ways, but for requests whose first line contains what `answer` or `hold` named."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._answers: dict[bytes, bytes] = {}
        self._held: set[bytes] = set()
        self._opened = asyncio.Event()
        self._connections: dict[asyncio.Task[None], list[asyncio.StreamWriter]] = {}
        self.url = ""
        self.requests: list[str] = []
        """The first line of each request."""

    def answer(
        self, part_of_line: str, status: int, body: str = "", *, headers: Mapping[str, str] | None = None
    ) -> None:
        """Answer such requests with this; the homeserver does not see them."""
        lines = [f"HTTP/1.1 {status} So", f"Content-Length: {len(body.encode())}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in (headers or {"Content-Type": "application/json"}).items()]
        self._answers[part_of_line.encode()] = ("\r\n".join(lines) + "\r\n\r\n" + body).encode()

    def hold(self, part_of_line: str) -> None:
        """Let such requests wait until `heal`."""
        self._held.add(part_of_line.encode())
        self._opened.clear()

    def heal(self) -> None:
        """Pass everything, also what has been waiting."""
        self._answers.clear()
        self._held.clear()
        self._opened.set()

    def asked(self, part_of_line: str) -> int:
        """How many requests had this in their first line."""
        return sum(part_of_line in line for line in self.requests)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass one connection on, until either end closes it."""
        task = asyncio.current_task()
        assert task is not None
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self._target)
        self._connections[task] = ends = [writer, server_writer]
        directions = [
            asyncio.create_task(self._requests(reader, server_writer, writer)),
            asyncio.create_task(_copy(server_reader, writer)),
        ]
        await asyncio.wait(directions, return_when=asyncio.FIRST_COMPLETED)
        for direction in directions:
            direction.cancel()
        await asyncio.gather(*directions, return_exceptions=True)
        for end in ends:
            end.close()
            with suppress(OSError):
                await end.wait_closed()
        del self._connections[task]

    async def close(self) -> None:
        """Break all connections."""
        self._opened.set()
        for ends in self._connections.values():
            for end in ends:
                end.close()
        await asyncio.gather(*self._connections)

    async def _requests(
        self, reader: asyncio.StreamReader, server: asyncio.StreamWriter, client: asyncio.StreamWriter
    ) -> None:
        while data := await reader.read(CHUNK):
            line = data.split(b"\r\n", 1)[0]
            self.requests.append(line.decode(errors="replace"))
            for part, said in self._answers.items():
                if part in line:
                    client.write(said)
                    await client.drain()
                    return
            if any(part in line for part in self._held):
                await self._opened.wait()
            server.write(data)
            await server.drain()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(CHUNK):
        writer.write(data)
        await writer.drain()


@asynccontextmanager
async def gate_before(port: int) -> AsyncIterator[Gate]:
    """Run a gate before a port of this machine."""
    gate = Gate(port)
    server = await asyncio.start_server(gate.serve, "127.0.0.1", 0)
    gate.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield gate
    finally:
        server.close()
        await gate.close()
        await server.wait_closed()
