"""Writes the window: messages of the bot, refreshed cards, and remarks that nobody said."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from adapters.terminal.rendering import MAX_COLUMNS, Look, render
from adapters.terminal.state import MAIN_GROUP

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from adapters.terminal.console import Output
    from adapters.terminal.phrases import Phrases
    from adapters.terminal.state import Memory, RememberedMessage
    from bot.engine.exchange.content import Content

_KEPT_CARDS = 500


class Window:
    """What a person sees, in order."""

    def __init__(self, output: Output, memory: Memory, phrases: Phrases, zone: ZoneInfo) -> None:
        """Write to `output`; names of personas come from `memory`, times are shown in `zone`."""
        self._output = output
        self._memory = memory
        self._phrases = phrases
        self._zone = zone
        self._shown: dict[int, Content] = {}
        self._waiting: dict[int, tuple[str, RememberedMessage, Content, datetime]] = {}

    def remark(self, text: str) -> None:
        """Say something about the window itself."""
        look = self._look()
        self._write("\n".join(look.dim(line) for line in look.typed(text).split("\n")))

    def echo(self, line: str) -> None:
        """Repeat a line that was read from a file."""
        self._write(line)

    def post(
        self, channel: str, message: RememberedMessage, content: Content, at: datetime, *, file: str | None = None
    ) -> None:
        """Show a new message, with the file that came with it if there is one."""
        look = self._look()
        body = [render(content, look)] if content.text or content.choices else []
        if file is not None:
            body.append(look.typed(self._phrases.file.format(path=file)))
        self._write("\n".join([look.dim(self._header(channel, message, at)), *body, ""]))
        self._note(message.id, content)

    def refresh(self, channel: str, message: RememberedMessage, content: Content, at: datetime) -> None:
        """Take in that a message changed; shown by `show_refreshed`, only in its newest state."""
        self._waiting[message.id] = (channel, message, content, at)

    def show_refreshed(self) -> None:
        """Show the messages that changed since the last time, each once, compactly."""
        waiting, self._waiting = self._waiting, {}
        for channel, message, content, at in waiting.values():
            if self._shown.get(message.id) == content:
                continue
            look = self._look()
            header = look.dim("↻ " + self._header(channel, message, at))
            self._write("\n".join([header, render(content, look, compact=True), ""]))
            self._note(message.id, content)

    def _header(self, channel: str, message: RememberedMessage, at: datetime) -> str:
        if channel.startswith("@"):
            where = self._phrases.private.format(name=self._name(channel[1:]))
        else:
            where = self._phrases.group.capitalize() if channel == MAIN_GROUP else channel
            if message.person is not None:
                where += " · " + self._phrases.speaking_to.format(name=self._name(message.person))
        return f"{self._phrases.moment(at.astimezone(self._zone))} [{where}] [{message.id}]"

    def _name(self, persona: str) -> str:
        return self._memory.personas.get(persona, persona)

    def _note(self, number: int, content: Content) -> None:
        self._shown[number] = content
        if len(self._shown) > _KEPT_CARDS:
            del self._shown[next(iter(self._shown))]

    def _look(self) -> Look:
        if not self._output.isatty():
            return Look()
        return Look(styled=True, columns=min(shutil.get_terminal_size().columns, MAX_COLUMNS))

    def _write(self, text: str) -> None:
        self._output.write(text + "\n")
        self._output.flush()
