"""A real Chromium without a window, told what to show and asked for pictures over its own protocol."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from aiohttp import ClientSession, WSMsgType

from tests.telegram.emulator.jsons import Json, mapping, string

if TYPE_CHECKING:
    from aiohttp import ClientWebSocketResponse

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--lang=de",
)
SCALE = 1.5
"""Pixels of a picture for one of the page's."""
WAIT = 20.0
"""Seconds that a page may take."""
_QUANTISE = Path(__file__).with_name("quantise.js")
_LISTENING = re.compile(r"DevTools listening on (ws://\S+)")


class MissingError(Exception):
    """Something has to be installed first; the text says what."""


def found(names: tuple[str, ...], package: str) -> str:
    """Return where a program is. Raises MissingError."""
    for name in names:
        if path := shutil.which(name):
            return path
    problem = f"{names[0]} is missing; on Debian and Ubuntu: apt install {package}"
    raise MissingError(problem)


class Browser:
    """One browser with one page."""

    def __init__(self) -> None:
        self._program = found(NAMES, "chromium fonts-roboto fonts-noto-color-emoji fonts-dejavu-core")
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._calls = 0

    async def __aenter__(self) -> Self:
        root = ("--no-sandbox",) if os.geteuid() == 0 else ()
        self._process = await asyncio.create_subprocess_exec(
            self._program,
            *FLAGS,
            *root,
            "--remote-debugging-port=0",
            f"--user-data-dir={self._folder.name}",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        async with asyncio.timeout(WAIT):
            address = await self._address()
        self._draining = asyncio.create_task(self._drain())
        self._session = ClientSession()
        self._socket: ClientWebSocketResponse = await self._session.ws_connect(address, max_msg_size=0)
        target = await self._call("Target.createTarget", url="about:blank")
        attached = await self._call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._page = string(attached["sessionId"])
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()
        await self._session.close()
        with suppress(ProcessLookupError):
            self._process.terminate()
        await self._process.wait()
        self._draining.cancel()
        self._folder.cleanup()

    async def _address(self) -> str:
        assert self._process.stderr is not None
        said = ""
        while line := (await self._process.stderr.readline()).decode():
            said += line
            if listening := _LISTENING.search(line):
                return listening[1]
        problem = f"{self._program} does not start:\n{said}"
        raise MissingError(problem)

    async def _drain(self) -> None:
        assert self._process.stderr is not None
        while await self._process.stderr.read(1 << 16):
            pass

    async def _call(self, method: str, *, in_page: bool = False, **parameters: object) -> Json:
        self._calls += 1
        number = self._calls
        message: Json = {"id": number, "method": method, "params": parameters}
        if in_page:
            message["sessionId"] = self._page
        await self._socket.send_json(message)
        async with asyncio.timeout(WAIT):
            while True:
                received = await self._socket.receive()
                assert received.type is WSMsgType.TEXT, received
                answer = mapping(json.loads(received.data))
                if answer.get("id") == number:
                    assert "error" not in answer, answer
                    return mapping(answer["result"])

    async def evaluate(self, expression: str) -> object:
        """Return what an expression of JavaScript is worth on the page; promises are waited for."""
        answer = await self._call(
            "Runtime.evaluate", in_page=True, expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer
        return mapping(answer["result"]).get("value")

    async def until(self, condition: str) -> None:
        """Wait until an expression is true. Raises TimeoutError."""
        async with asyncio.timeout(WAIT):
            while not await self.evaluate(condition):  # noqa: ASYNC110 - the page tells nobody
                await asyncio.sleep(0.02)

    async def show(self, url: str, *, width: int, height: int, scale: float = SCALE) -> None:
        """Open a page in a window of so many of its pixels."""
        await self._call("Page.navigate", in_page=True, url="about:blank")
        await self.resize(width, height, scale=scale)
        await self._call("Page.navigate", in_page=True, url=url)
        await self.until("document.readyState === 'complete'")

    async def prefer(self, scheme: str) -> None:
        """Have pages shown `light` or `dark`."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        await self._call("Emulation.setEmulatedMedia", in_page=True, features=features)

    async def resize(self, width: int, height: int, *, scale: float = SCALE) -> None:
        """Change the window."""
        await self._call(
            "Emulation.setDeviceMetricsOverride",
            in_page=True,
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=False,
        )

    async def picture(self, path: Path) -> None:
        """Write what the window shows as a PNG of at most 256 colours."""
        await self.evaluate("document.fonts.ready.then(() => true)")
        shot = await self._call("Page.captureScreenshot", in_page=True, format="png")
        small = await self.evaluate(f"({_QUANTISE.read_text('utf-8')})({json.dumps(string(shot['data']))})")
        path.write_bytes(base64.b64decode(str(small)))  # noqa: ASYNC240 - nothing else is going on
