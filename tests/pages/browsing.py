"""Somebody with a browser: asks the pages of a stage over HTTP, from an address of their own."""

from __future__ import annotations

import asyncio
import ipaddress
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.program.pages.place import PublicPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.stage import Stage

ADDRESS: Final = "https://pages.example.org"
PLACE: Final = PublicPlace(url=ADDRESS, port=0, proxies=(ipaddress.ip_network("127.0.0.1"),))
"""Served at any free port, behind a proxy on the same machine."""
ANYBODY: Final = "203.0.113.7"
SECONDS: Final = 60.0
"""How long an answer may take on a machine that is very busy."""


@dataclass(frozen=True)
class Shown:
    """What a browser got."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


async def browse(stage: Stage, path: str, *, by: str = ANYBODY, method: str = "GET") -> Shown:
    """Ask for a path as it stands: no client tidies it up on the way."""
    pages = stage.application.pages
    assert pages is not None
    lines = (
        f"{method} {path} HTTP/1.1",
        "Host: pages.example.org",
        f"X-Forwarded-For: {by}",
        "Connection: close",
        "",
        "",
    )
    async with asyncio.timeout(SECONDS):
        reader, writer = await asyncio.open_connection("127.0.0.1", pages.port)
        try:
            writer.write("\r\n".join(lines).encode())
            head, _, body = (await reader.read()).partition(b"\r\n\r\n")
        finally:
            writer.close()
    first, *headers = head.decode().split("\r\n")
    return Shown(int(first.split()[1]), body, dict(line.split(": ", 1) for line in headers))


async def linked(stage: Stage, typed: str = "/bericht link", who: str = "Anna") -> str:
    """Have somebody ask for a link, alone, and return its path."""
    await stage.say(who, typed, "@")
    return path_in(stage.latest(f"@{who.casefold()}", containing=ADDRESS).text)


def path_in(text: str) -> str:
    """Return the path of the link that stands in a text."""
    found = re.search(rf"{re.escape(ADDRESS)}(/\S+)", text)
    assert found is not None, text
    return found[1]
