"""The line that is typed next: what stands before it, what it may be, and the status below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.terminal.look import cut, width
from adapters.terminal.signals import private_channel
from adapters.terminal.state import MAIN_GROUP

if TYPE_CHECKING:
    from adapters.terminal.look import Look
    from adapters.terminal.phrases import Phrases
    from adapters.terminal.state import Memory, RememberedMessage


class InputLine:
    """The line below what was said: its prompt, its suggestion, and the status."""

    def __init__(self, memory: Memory, phrases: Phrases) -> None:
        """Look at `memory` whenever something is asked."""
        self._memory = memory
        self._phrases = phrases

    @property
    def _persona(self) -> str:
        focus = self._memory.focus
        return focus.private or focus.speaker or ""

    @property
    def _channel(self) -> str:
        focus = self._memory.focus
        return focus.group if focus.private is None else private_channel(focus.private)

    def prompt(self, look: Look) -> str:
        """Return what stands before the line."""
        focus = self._memory.focus
        who = look.of(self._persona, self._persona)
        if focus.private is not None:
            return f"{who}@{self._phrases.private_prompt}> "
        return f"{who}{'' if focus.group == MAIN_GROUP else look.of(focus.group, f'#{focus.group}')}> "

    def suggestion(self) -> str:
        """Return the line that is likely next; empty if there is none.

        To begin with that is how a cooperation is set up; then the way into the private chat where somebody is asked,
        and back to the group when nothing is open there.
        """
        if not self._memory.personas:
            return self._phrases.first_line
        focus = self._memory.focus
        if focus.private is not None:
            return "" if self._open_to(focus.private) else "#"
        return private_channel(focus.speaker) if focus.speaker and self._open_to(focus.speaker) else ""

    def status(self, moment: str, columns: int) -> str:
        """Return time, chat, what is open, and where help is, in one line of so many columns."""
        focus = self._memory.focus
        if focus.private is not None:
            where = self._phrases.private.format(name=self._memory.personas.get(focus.private, focus.private))
        else:
            where = self._phrases.group.capitalize() if focus.group == MAIN_GROUP else f"#{focus.group}"
        line = f"{moment} · {where} · {self._open()}"
        room = columns - width(self._phrases.help_key) - 2
        if width(line) > room:
            return cut(line, columns)
        return line + " " * (room + 2 - width(line)) + self._phrases.help_key

    def _open(self) -> str:
        here = self._memory.open_to(self._channel, self._persona)
        elsewhere = " ".join(
            private_channel(persona)
            for persona in self._memory.personas
            if private_channel(persona) != self._channel and self._open_to(persona)
        )
        parts = [] if here is None else [self._answered(here)]
        if elsewhere:
            parts.append(self._phrases.open_elsewhere.format(chats=elsewhere))
        return self._phrases.open.format(what=", ".join(parts)) if parts else self._phrases.nothing_open

    def _answered(self, message: RememberedMessage) -> str:
        numbers = "1" if message.choices == 1 else f"1\u2013{message.choices}"
        if message.choices and message.asks:
            form = self._phrases.open_either
        else:
            form = self._phrases.open_number if message.choices else self._phrases.open_words
        return form.format(message=message.id, numbers=numbers)

    def _open_to(self, persona: str) -> bool:
        return self._memory.open_to(private_channel(persona), persona) is not None
