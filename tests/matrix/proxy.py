"""A connection that can break: a TCP proxy before the homeserver that swallows the answer to chosen requests."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

CHUNK = 65_536


class Proxy:
    """Passes bytes both ways, but for requests that contain what `swallow` or `drop` named.

    Both last until `heal`: aiohttp itself repeats a request once when a connection it had kept breaks.
    """

    def __init__(self, port: int) -> None:
        self._target = port
        self._swallowed: bytes | None = None
        self._dropped: bytes | None = None
        self._connections: dict[asyncio.Task[None], list[asyncio.StreamWriter]] = {}
        self.url = ""
        self.requests: list[bytes] = []
        """The first line of each request, as far as it began a chunk."""

    def swallow(self, part_of_request: str) -> None:
        """Pass requests that contain this, and lose their answers."""
        self._swallowed = part_of_request.encode()

    def drop(self, part_of_request: str) -> None:
        """Lose requests that contain this: the connection breaks instead."""
        self._dropped = part_of_request.encode()

    def heal(self) -> None:
        """Pass everything again."""
        self._swallowed = self._dropped = None

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass one connection on, until either end closes it."""
        task = asyncio.current_task()
        assert task is not None
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self._target)
        self._connections[task] = ends = [writer, server_writer]
        cut = asyncio.Event()
        directions = [
            asyncio.create_task(self._requests(reader, server_writer, cut)),
            asyncio.create_task(self._answers(server_reader, writer, cut)),
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
        for ends in self._connections.values():
            for end in ends:
                end.close()
        await asyncio.gather(*self._connections)

    async def _requests(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: asyncio.Event) -> None:
        while data := await reader.read(CHUNK):
            self.requests.append(data.split(b"\r\n", 1)[0])
            if self._dropped is not None and self._dropped in data:
                return
            if self._swallowed is not None and self._swallowed in data:
                cut.set()
            writer.write(data)
            await writer.drain()

    async def _answers(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, cut: asyncio.Event) -> None:
        while data := await reader.read(CHUNK):
            if cut.is_set():
                return
            writer.write(data)
            await writer.drain()


@asynccontextmanager
async def proxy_before(port: int) -> AsyncIterator[Proxy]:
    """Run a proxy before a port of this machine."""
    proxy = Proxy(port)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield proxy
    finally:
        server.close()
        await proxy.close()
        await server.wait_closed()


@asynccontextmanager
async def web_page(status: str) -> AsyncIterator[str]:
    """Serve a page with this status at every address, as a web server without a homeserver does; yields the URL."""
    page = b"<!doctype html><title>Willkommen</title>"

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\nConnection: close"
        writer.write(f"{head}\r\n\r\n".encode() + page)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()
