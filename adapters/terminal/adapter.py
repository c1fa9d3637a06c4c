"""The terminal as a chat platform: a group channel and private chats of several personas in one window."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from adapters.terminal.clock import UnclearTimeError, read_time
from adapters.terminal.console import Prompt
from adapters.terminal.deliveries import Deliveries
from adapters.terminal.hints import OWN, corrected, meant
from adapters.terminal.input_line import InputLine
from adapters.terminal.lines import (
    Amend,
    AskHelp,
    Enter,
    Go,
    MoveClock,
    Note,
    Nothing,
    Quit,
    Say,
    TakeBack,
    Whereabouts,
    read,
)
from adapters.terminal.look import MAX_COLUMNS
from adapters.terminal.phrases import PHRASES
from adapters.terminal.signals import (
    NAME,
    MisunderstandingError,
    group_id,
    introduce,
    persona_id,
    signals,
    spot,
)
from adapters.terminal.state import StateFile, UnfinishedLine
from adapters.terminal.window import Window
from bot.engine.exchange.messages import Capabilities

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Iterable
    from datetime import datetime
    from pathlib import Path

    from adapters.terminal.clock import MovableClock
    from adapters.terminal.console import LineReader, Output
    from adapters.terminal.lines import Deed, Intent
    from adapters.terminal.phrases import Language
    from adapters.terminal.state import Memory
    from bot.engine.exchange.messages import Delivery, Receive, Sent

log = logging.getLogger(__name__)

_MAX_ATTEMPTS = 3
"""After this many failures a line is given up, or the terminal could never be used again."""


class TerminalAdapter:
    """Several personas in one window; see `bot.engine.exchange.messages.Adapter`."""

    name = NAME
    account = NAME
    capabilities = Capabilities(
        toasts=True, private_taps=True, opens_private=True, offers_choices=False, safe_repeats=False, per_minute=None
    )

    def __init__(
        self,
        *,
        reader: LineReader,
        output: Output,
        clock: MovableClock,
        settle: Callable[[], Awaitable[None]],
        data_dir: Path,
        files: Path | None = None,
        language: Language = "de",
        zone: str = "Europe/Berlin",
        commands: Callable[[], Iterable[str]] = tuple,
        understood: Callable[[], Collection[str]] = tuple,
        next_due: Callable[[], Awaitable[datetime | None]] | None = None,
    ) -> None:
        """Prepare a terminal that has not read anything yet.

        `settle` returns once everything that a line caused has been delivered. `commands` names what to complete
        after `/`, `understood` holds all names of commands that the bot knows. With `next_due` (the next time something
        is to happen, None for never) `/time` stops on its way at each such time; without it the clock jumps. `data_dir`
        keeps the cursor and, where `files` names no other folder, the files that were sent; `zone` is the IANA name of
        the zone that times are shown and read in.
        """
        self._reader = reader
        self._output = output
        self._clock = clock
        self._settle = settle
        self._files = files or data_dir / "files"
        self._file = StateFile(data_dir / "terminal.json")
        self._phrases = PHRASES[language]
        self._zone = ZoneInfo(zone)
        self._commands = commands
        self._understood = understood
        self._correction = ""
        self._next_due = next_due
        self._busy = False

    @cached_property
    def _memory(self) -> Memory:
        return self._file.load()

    @cached_property
    def _deliveries(self) -> Deliveries:
        return Deliveries(self._memory, self._file, self._window, self._clock, self._files)

    @cached_property
    def _window(self) -> Window:
        return Window(self._output, self._memory, self._phrases, self._zone)

    @cached_property
    def _input_line(self) -> InputLine:
        return InputLine(self._memory, self._phrases)

    async def run(self, receive: Receive, started: Callable[[], None]) -> None:
        """Read lines until the input ends; see `bot.engine.exchange.messages.Adapter.run`.

        A line that a crash interrupted is taken up again first, with the same event ids.
        """
        started()
        self._busy = True
        try:
            await self._settled()
            await self._resume(receive)
            while (line := await self._next_line()) is not None and await self._take(line, receive):
                pass
        finally:
            self._busy = False

    async def deliver(self, delivery: Delivery) -> Sent:
        """Show one delivery; see `bot.engine.exchange.messages.Adapter.deliver`."""
        sent = self._deliveries.deliver(delivery)
        if not self._busy:
            self._window.show_refreshed()
        return sent

    async def _resume(self, receive: Receive) -> None:
        pending = self._memory.pending
        if pending is None:
            return
        match read(pending.line):
            case (Say() | Amend() | TakeBack() | Enter()) as deed:
                await self._hand_over(receive, deed, pending)
            case _:
                self._memory.pending = None

    async def _next_line(self) -> str | None:
        if self._reader.shows_input:
            self._window.asks()
        self._busy = False
        try:
            return await self._reader.read(self._prompt())
        finally:
            self._busy = True

    async def _take(self, line: str, receive: Receive) -> bool:
        """Do what a line says; return whether to go on reading."""
        intent = read(line)
        self._correction = ""
        if not self._reader.shows_input:
            self._echo(line, intent)
        match intent:
            case Quit():
                return False
            case AskHelp(whole=whole):
                self._window.help(self._phrases.whole_help if whole else self._phrases.help)
            case MoveClock(words=words):
                await self._move_clock(words)
            case Go(to=to):
                self._go(to)
            case Say() if self._misses(intent):
                pass
            case Say() | Amend() | TakeBack() | Enter():
                await self._hand_over(receive, intent, UnfinishedLine(line=line, at=self._clock.now()))
            case Nothing() | Note():
                pass
        return True

    def _echo(self, line: str, intent: Intent) -> None:
        match intent:
            case Nothing():
                pass
            case Note(text=text):
                self._window.heading(text)
            case Say(by=Whereabouts(persona=None)):
                self._window.echo(self._input_line.prompt(self._window.look), line)
            case _:
                self._window.echo("> ", line)

    def _misses(self, said: Say) -> bool:
        """Say what a line was probably to be that the window does not know, or that nobody says; whether it was one."""
        right = meant(said.text, self._understood(), named=said.by.persona is not None)
        if right is not None:
            self._correction = right
            word = said.text.split(maxsplit=1)[0]
            self._window.remark(self._phrases.not_here.format(word=word, meant=right))
            return True
        if spot(said.by, self._memory) is None:
            self._correction = f"anna: {corrected(said.text, self._understood())}"
            self._window.remark(self._phrases.who_speaks.format(line=self._correction))
            return True
        return False

    async def _hand_over(self, receive: Receive, deed: Deed, pending: UnfinishedLine) -> None:
        """Hand a line to the engine, again if its turn fails, and show what follows from it."""
        self._memory.pending = pending
        try:
            while pending.attempts < _MAX_ATTEMPTS:
                pending.attempts += 1
                if await self._received(deed, pending, receive):
                    break
            else:
                self._window.remark(self._phrases.given_up.format(line=pending.line))
        except MisunderstandingError as misunderstanding:
            self._window.remark(str(misunderstanding))
        self._memory.pending = None
        self._file.save(self._memory)
        await self._settled()

    async def _received(self, deed: Deed, pending: UnfinishedLine, receive: Receive) -> bool:
        """Hand over the signals of a line and show what comes back; return whether all turns succeeded."""
        known = set(self._memory.personas)
        for signal in signals(deed, pending, self._memory, self._phrases):
            sender = signal.sender
            if sender.platform_id not in known and self._reader.shows_input:
                self._window.heard(sender.platform_id, self._phrases.new_persona.format(name=sender.name))
            known.add(sender.platform_id)
            self._file.save(self._memory)
            try:
                receipt = await receive(signal)
            except Exception:
                log.exception("the turn of event %s failed", signal.event_id)
                return False
            self._memory.next_event += 1
            if receipt.toast:
                seen = self._phrases.seen_by.format(name=sender.name, text=receipt.toast)
                self._window.heard(sender.platform_id, seen)
        return True

    async def _settled(self) -> None:
        await self._settle()
        self._window.show_refreshed()

    async def _move_clock(self, words: str) -> None:
        now = self._clock.now()
        if words:
            try:
                wanted = read_time(words, now, self._zone)
            except UnclearTimeError:
                example = f"{now.astimezone(self._zone) + timedelta(days=7):%Y-%m-%d} 09:00"
                self._window.remark(self._phrases.unclear_time.format(example=example))
                return
            if wanted < now:
                self._window.remark(self._phrases.past_time.format(moment=self._moment()))
                return
            await self._advance(wanted)
        self._window.remark(self._phrases.clock.format(moment=self._moment()))

    async def _advance(self, wanted: datetime) -> None:
        """Move the clock, stopping wherever something is due so that it happens at its time."""
        await self._settled()
        while self._next_due is not None:
            due = await self._next_due()
            if due is None or not self._clock.now() < due < wanted:
                break
            self._clock.set(due)
            await self._settled()
        self._clock.set(wanted)
        await self._settled()

    def _moment(self) -> str:
        return self._phrases.moment(self._clock.now().astimezone(self._zone), year=True)

    def _go(self, to: Whereabouts) -> None:
        focus = self._memory.focus
        if to.persona is not None:
            introduce(to.persona, self._memory)
        if to.private:
            focus.private = persona_id(to.persona or "") or None
        else:
            focus.private = None
            focus.group = group_id(to.group, self._memory)
            focus.speaker = persona_id(to.persona) if to.persona else focus.speaker
        self._file.save(self._memory)

    def _prompt(self) -> Prompt:
        look = self._window.look
        return Prompt(
            text=self._input_line.prompt(look),
            words=self._words(),
            suggestion=self._correction or self._input_line.suggestion(),
            key=self._phrases.press_enter,
            status=self._status,
        )

    def _status(self) -> str:
        at = self._phrases.moment(self._clock.now().astimezone(self._zone))
        return self._input_line.status(at, self._window.look.columns or MAX_COLUMNS)

    def _words(self) -> list[str]:
        personas = [form for persona in self._memory.personas for form in (f"{persona}: ", f"@{persona}: ")]
        groups = [f"#{group}" for group in self._memory.groups]
        commands = [f"/{command}" for command in (*self._commands(), *OWN)]
        return [*personas, *groups, *commands, "?", "??"]
