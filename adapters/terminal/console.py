"""Where lines come from and output goes to: a person at a screen, or a file or pipe."""

from __future__ import annotations

import asyncio
import contextlib
import io
import sys
import threading
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prompt_toolkit import PromptSession


class LineReader(Protocol):
    """Gives one typed line after the other."""

    @property
    def shows_input(self) -> bool:
        """Whether what is typed is visible already, so that it need not be echoed."""

    async def read(self, prompt: str, words: Sequence[str]) -> str | None:
        """Return the next line without its end, None at the end of input.

        `prompt` shows whose line it will be; `words` may be offered for completion.
        """


class Output(Protocol):
    """What the adapter needs of a text stream."""

    def write(self, text: str, /) -> object:
        """Write some text."""

    def flush(self) -> None:
        """Make it visible."""

    def isatty(self) -> bool:
        """Whether a person looks at it, so that lines are wrapped and words styled."""


class StreamReader:
    """Reads lines from a file or pipe without holding up the event loop."""

    shows_input = False

    def __init__(self, stream: TextIO) -> None:
        """Read from `stream` until its end."""
        self._stream = stream

    async def read(self, prompt: str, words: Sequence[str]) -> str | None:  # noqa: ARG002 - nobody to show them to
        """Return the next line."""
        loop = asyncio.get_running_loop()
        line: asyncio.Future[str] = loop.create_future()

        def settle(result: str | BaseException) -> None:
            if line.done():
                return
            if isinstance(result, str):
                line.set_result(result)
            else:
                line.set_exception(result)

        def wait_for_line() -> None:
            try:
                result: str | BaseException = self._stream.readline()
            except (OSError, ValueError) as error:
                result = error
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
                loop.call_soon_threadsafe(settle, result)

        # A daemon thread, because a read that nobody answers must not keep the program from ending.
        threading.Thread(target=wait_for_line, name="terminal-line", daemon=True).start()
        text = await line
        return text.removeprefix("\ufeff").removesuffix("\n") if text else None


class PromptReader:
    """Asks a person at a screen, with history and completion."""

    shows_input = True

    def __init__(self) -> None:
        """Load nothing yet: the toolkit is heavy."""
        self._session: PromptSession[str] | None = None

    async def read(self, prompt: str, words: Sequence[str]) -> str | None:
        """Return the next line; Ctrl-D and Ctrl-C end the input."""
        from prompt_toolkit import PromptSession  # noqa: PLC0415 - heavy, and only needed at a screen
        from prompt_toolkit.completion import WordCompleter  # noqa: PLC0415 - as above
        from prompt_toolkit.patch_stdout import patch_stdout  # noqa: PLC0415 - as above

        if self._session is None:
            self._session = PromptSession(complete_while_typing=False)
        with patch_stdout(raw=True):
            try:
                return await self._session.prompt_async(
                    prompt, completer=WordCompleter(list(words), WORD=True, ignore_case=True)
                )
            except (EOFError, KeyboardInterrupt):
                return None


class ScreenOutput:
    """Standard output as it is at each moment: while a prompt waits, it is one that writes above the prompt."""

    def write(self, text: str, /) -> object:
        """Write some text."""
        return sys.stdout.write(text)

    def flush(self) -> None:
        """Make it visible."""
        sys.stdout.flush()

    def isatty(self) -> bool:
        """Return True: it is made for screens only."""
        return True


def open_console() -> tuple[LineReader, Output]:
    """Return where to read from and write to: standard input and output, with a prompt if both are a screen.

    Bytes that are not text are replaced rather than refused.
    """
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if sys.stdin.isatty() and sys.stdout.isatty():
        return PromptReader(), ScreenOutput()
    return StreamReader(sys.stdin), sys.stdout
