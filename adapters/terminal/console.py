"""Where lines come from and output goes to: a person at a screen, or a file or pipe."""

from __future__ import annotations

import asyncio
import contextlib
import io
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

_STATUS_SECONDS = 10.0
"""How often the status line is written anew while nothing happens: its clock goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What stands around the line that is to be typed."""

    text: str
    """Whose line it will be; may be styled."""
    words: Sequence[str] = ()
    """What may be offered for completion."""
    suggestion: str = ""
    """The line that Enter alone sends; empty for none."""
    key: str = ""
    """What is said beside the suggestion about how to send it."""
    status: Callable[[], str] = str
    """The status line as it is at the moment."""


class LineReader(Protocol):
    """Gives one typed line after the other."""

    @property
    def shows_input(self) -> bool:
        """Whether what is typed is visible already, so that it need not be echoed."""

    async def read(self, prompt: Prompt) -> str | None:
        """Return the next line without its end, None at the end of input."""


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

    async def read(self, prompt: Prompt) -> str | None:  # noqa: ARG002 - nobody to show it to
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

    async def read(self, prompt: Prompt) -> str | None:
        """Return the next line; Ctrl-D and Ctrl-C end the input, Enter alone sends what is suggested."""
        from prompt_toolkit import ANSI, PromptSession  # noqa: PLC0415 - heavy, and only needed at a screen
        from prompt_toolkit.completion import WordCompleter  # noqa: PLC0415 - as above
        from prompt_toolkit.patch_stdout import patch_stdout  # noqa: PLC0415 - as above
        from prompt_toolkit.styles import Style  # noqa: PLC0415 - as above

        if self._session is None:
            self._session = PromptSession(
                complete_while_typing=False,
                refresh_interval=_STATUS_SECONDS,
                style=Style.from_dict({"bottom-toolbar": "noreverse", "hint": "fg:ansibrightblack"}),
            )
        hint = f"{prompt.suggestion}   {prompt.key}" if prompt.suggestion else ""
        with patch_stdout(raw=True):
            try:
                return await self._session.prompt_async(
                    ANSI(prompt.text),
                    completer=WordCompleter(list(prompt.words), WORD=True, ignore_case=True),
                    placeholder=[("class:hint", hint)],
                    key_bindings=_sending(prompt.suggestion),
                    bottom_toolbar=lambda: prompt.status() or None,
                )
            except (EOFError, KeyboardInterrupt):
                return None


def _sending(suggestion: str) -> KeyBindings:
    """Return the keys that take a suggestion while nothing is typed: Enter sends it, Tab puts it there to change."""
    from prompt_toolkit.application import get_app  # noqa: PLC0415 - heavy, and only needed at a screen
    from prompt_toolkit.filters import Condition  # noqa: PLC0415 - as above
    from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415 - as above

    bindings = KeyBindings()
    waiting = Condition(lambda: bool(suggestion) and not get_app().current_buffer.text)

    @bindings.add("tab", filter=waiting)
    def put(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(suggestion)

    @bindings.add("enter", filter=waiting)
    def send(event: KeyPressEvent) -> None:
        put(event)
        event.current_buffer.validate_and_handle()

    return bindings


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
