"""Writes the window: messages of the bot, what changed in them, and remarks that nobody said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from adapters.terminal.changes import Difference, change
from adapters.terminal.look import MAX_COLUMNS, look_of, width
from adapters.terminal.rendering import render, render_choices
from adapters.terminal.state import MAIN_GROUP

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from adapters.terminal.console import Output
    from adapters.terminal.look import Look
    from adapters.terminal.phrases import Help, Phrases
    from adapters.terminal.state import Memory, RememberedMessage
    from bot.engine.exchange.content import Content

_KEPT_CARDS = 500
_ROWS_APART = "   "
_SPEAKER = re.compile(r"(?P<before>[~@-]*(?:#\S+ )?[~@+-]*)(?P<name>[^\W\d_][\w-]*)(?P<after>:.*)?", re.DOTALL)


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
        self._posted: set[tuple[str, str | None]] = set()
        """Where, and to whom, something new was said since changes were shown last."""
        self._closed = True
        """Whether what was written last ended with an empty line."""

    @property
    def look(self) -> Look:
        """How things look at the moment: the width of a screen may change."""
        return look_of(self._output)

    def remark(self, text: str) -> None:
        """Say something about the window itself."""
        look = self.look
        self._write("\n".join(look.dim(line) for line in look.wrap(look.typed(text)).split("\n")))

    def heard(self, persona: str, remark: str) -> None:
        """Say what only this persona sees or hears."""
        look = self.look
        text = look.wrap(look.typed(remark))
        name = look.typed(self._name(persona))
        before, found, after = text.partition(name)
        self._write(look.dim(before) + (look.of(persona, name) if found else "") + look.dim(after))

    def help(self, help_: Help) -> None:
        """Show how the window works."""
        look = self.look
        forms = max(width(form) for form, _ in help_.forms)
        lines = [
            look.hang(f"  {look.strong(form)}{' ' * (forms + 2 - width(form))}", meaning)
            for form, meaning in help_.forms
        ]
        self._write("\n".join([look.wrap(help_.title), *lines, look.wrap(help_.end)]))

    def echo(self, prompt: str, line: str) -> None:
        """Repeat a line that was read from a file."""
        look = self.look
        self._apart()
        line = look.typed(line)
        said = _SPEAKER.fullmatch(line)
        if said is not None and (said["before"] or said["after"]):
            line = f"{said['before']}{look.of(said['name'], said['name'])}{said['after'] or ''}"
        self._write(look.hang(prompt, line))
        self._closed = True

    def asks(self) -> None:
        """Make room for a line that is typed at a screen, which shows it by itself."""
        self._apart()

    def heading(self, text: str) -> None:
        """Show a remark that a file has for whoever reads along."""
        look = self.look
        self._apart()
        self._write("\n".join(look.strong(line) for line in look.hang("— ", text).split("\n")) + "\n")
        self._closed = True

    def post(
        self, channel: str, message: RememberedMessage, content: Content, at: datetime, *, file: str | None = None
    ) -> None:
        """Show a new message, with the file that came with it if there is one."""
        look = self.look
        body = [render(content, look)] if content.text or content.choices else []
        if file is not None:
            body.append(look.typed(self._phrases.file.format(path=file)))
        self._message([self._header(channel, message, at), *body])
        self._posted.add((channel, message.person))
        self._note(message.id, content)

    def refresh(self, channel: str, message: RememberedMessage, content: Content, at: datetime) -> None:
        """Take in that a message changed; shown by `show_refreshed`, only in its newest state."""
        self._waiting[message.id] = (channel, message, content, at)

    def show_refreshed(self) -> None:
        """Show what changed since the last time, of each message once: a line, or all of it if it is another now."""
        waiting, self._waiting = self._waiting, {}
        posted, self._posted = self._posted, set()
        for channel, message, content, at in waiting.values():
            before = self._shown.get(message.id)
            if before is not None and (before.text, before.choices) == (content.text, content.choices):
                continue
            self._note(message.id, content)
            asked = channel.startswith("@") or message.person is not None
            if before is not None and asked and _is_over(before, content) and (channel, message.person) in posted:
                continue  # a question that was answered just now, as everybody sees: another one follows it
            look = self.look
            changed = None if before is None else change(before, content, look, private=channel.startswith("@"))
            if changed is None:
                self._message(["✎ " + self._header(channel, message, at), render(content, look, compact=True)])
            elif changed != Difference() and not (
                asked and changed == Difference(choices=True) and not content.choices
            ):
                self._write(self._changed(channel, message, content, changed))

    def _changed(self, channel: str, message: RememberedMessage, content: Content, changed: Difference) -> str:
        look = self.look
        marker = f"✎ [{message.id}] "
        words = ("\n" if changed.asks else " · ").join(changed.added)
        if not words and changed.removed:
            words = self._phrases.gone.format(text=" · ".join(changed.removed))
        choices = ""
        if changed.choices and content.choices:
            choices = self._side_by_side(render_choices(content.choices, look.within(width(marker))), width(marker))
        elif changed.choices and not words:
            words = self._phrases.no_choices
        where = look.of(channel.removeprefix("@"), self._where(channel)) + look.dim(":")
        said = "\n".join(part for part in (words, choices) if part)
        return look.hang(look.dim(marker), f"{where} {said}")

    def _side_by_side(self, rows: str, indent: int) -> str:
        """Put rows of choices in one line if that fits."""
        line = _ROWS_APART.join(rows.split("\n"))
        return line if width(line) <= (self.look.within(indent).columns or MAX_COLUMNS) else rows

    def _header(self, channel: str, message: RememberedMessage, at: datetime) -> str:
        look = self.look
        where = look.of(channel.removeprefix("@"), self._where(channel))
        if message.person is not None:
            to = self._phrases.speaking_to.format(name=self._name(message.person))
            where += look.dim(" · ") + look.of(message.person, to)
        moment = self._phrases.moment(at.astimezone(self._zone))
        return look.dim(f"{moment} [") + where + look.dim(f"] [{message.id}]")

    def _where(self, channel: str) -> str:
        if channel.startswith("@"):
            return self._phrases.private.format(name=self._name(channel[1:]))
        return self._phrases.group.capitalize() if channel == MAIN_GROUP else channel

    def _name(self, persona: str) -> str:
        return self._memory.personas.get(persona, persona)

    def _note(self, number: int, content: Content) -> None:
        self._shown[number] = content
        if len(self._shown) > _KEPT_CARDS:
            del self._shown[next(iter(self._shown))]

    def _message(self, parts: list[str]) -> None:
        self._apart()
        self._write("\n".join([*parts, ""]))
        self._closed = True

    def _apart(self) -> None:
        """Leave an empty line above what comes next, unless there is one."""
        if not self._closed:
            self._write("")
        self._closed = True

    def _write(self, text: str) -> None:
        self._output.write(text + "\n")
        self._output.flush()
        self._closed = False


def _is_over(before: Content, after: Content) -> bool:
    """Whether a message asked something and does no longer."""
    return bool(before.choices or before.asks) and not (after.choices or after.asks)
