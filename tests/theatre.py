"""Plays scripts: conversations written like a chat, on whatever platform a troupe brings along.

The lines of a script:

    anna: text                      anna writes in the group
    @anna: text                     anna writes to the bot alone
    anna taps Label [on "words"]    anna taps a choice in the group, of the newest message that offers it
    @anna taps Label [on "words"]   the same in her private chat
    wait 3 days                     time passes (minutes, hours, days, weeks); what is due happens at its time
    until 2026-11-12 10:00          time passes until then in Berlin
    restart                         the program is built anew from what is stored
    bot: words … words              since the last line above, the group saw a message with these words
    bot @anna: words                the same for anna's private chat
    bot is silent                   since then the group saw nothing; `bot @anna is silent` likewise
    group shows: words              some message in the group contains these words now; `@anna shows: …` likewise
    group hides: words              no message in the group contains these words now; `@anna hides: …` likewise
    # words                         a remark
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from tests.stage import matches

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

_SAYS = re.compile(r"(?P<private>@?)(?P<who>\w+): (?P<text>.*)")
_TAPS = re.compile(r"(?P<private>@?)(?P<who>\w+) taps (?P<label>.+?)(?: on \"(?P<on>.+)\")?")
_WAITS = re.compile(r"wait (?P<count>\d+) (?P<unit>minute|hour|day|week)s?")
_UNTIL = re.compile(r"until (?P<when>\d{4}-\d{2}-\d{2} \d{2}:\d{2})")
_BOT = re.compile(r"bot(?: @(?P<who>\w+))?: (?P<text>.*)")
_SILENT = re.compile(r"bot(?: @(?P<who>\w+))? is silent")
_STATE = re.compile(r"(?:group|@(?P<who>\w+)) (?P<what>shows|hides): (?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as a channel shows it."""

    message: str
    text: str
    labels: tuple[str, ...]


class Troupe(Protocol):
    """A platform with people on it. A place is None for the group, or a person's name for their private chat."""

    async def say(self, who: str, text: str, *, private: bool) -> None:
        """Have somebody write; returns once everything that follows has arrived."""

    async def tap(self, who: str, message: Seen, label: str, *, private: bool) -> None:
        """Have somebody tap a choice."""

    async def pass_time(self, to: datetime | timedelta) -> None:
        """Let time pass, for a span or until a wall time in Berlin."""

    async def restart(self) -> None:
        """Build the program anew."""

    def shown(self, place: str | None) -> list[Seen]:
        """Return all the bot's messages in a place as they are now, oldest first."""

    def heard(self, place: str | None) -> list[str]:
        """Return what arrived or changed in a place since `listen`."""

    def listen(self) -> None:
        """Forget what was heard so far."""


class ScriptError(AssertionError):
    """A line of a script did not come true."""


async def play(
    script: Path,
    troupe: Troupe,
    *,
    restart_between: bool = False,
    interludes: Mapping[str, Callable[[], Awaitable[None]]] | None = None,
) -> int:
    """Play a script from beginning to end; return how many expectations came true.

    With `restart_between` the program is built anew before every line. `interludes` are carried out before the first
    line that begins with their key. Raises ScriptError.
    """
    met = 0
    coming = dict(interludes or {})
    for number, raw in enumerate(_lines(script), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        where = f"{script.name}:{number}: {line}"
        for start in [start for start in coming if line.startswith(start)]:
            await coming.pop(start)()
        if _expects(line):
            _check(line, troupe, where)
            met += 1
        else:
            troupe.listen()
            if restart_between:
                await troupe.restart()
            await _act(line, troupe, where)
    if not met:
        raise ScriptError(f"{script.name} expects nothing")
    if coming:
        raise ScriptError(f"{script.name} has no line that begins with {' or '.join(coming)}")
    return met


def _lines(script: Path) -> list[str]:
    return script.read_text(encoding="utf-8").splitlines()


def _expects(line: str) -> bool:
    return any(form.fullmatch(line) for form in (_BOT, _SILENT, _STATE))


def _check(line: str, troupe: Troupe, where: str) -> None:
    if found := _SILENT.fullmatch(line):
        heard = troupe.heard(found["who"])
        if heard:
            raise ScriptError(f"{where}\nbut it said: {heard}")
    elif found := _BOT.fullmatch(line):
        heard = troupe.heard(found["who"])
        if not any(matches(found["text"], text) for text in heard):
            raise ScriptError(f"{where}\nheard instead: {heard}")
    elif found := _STATE.fullmatch(line):
        shown = [seen.text for seen in troupe.shown(found["who"])]
        if any(matches(found["text"], text) for text in shown) is not (found["what"] == "shows"):
            raise ScriptError(f"{where}\nshown: {shown[-6:]}")


async def _act(line: str, troupe: Troupe, where: str) -> None:
    if line == "restart":
        await troupe.restart()
    elif found := _WAITS.fullmatch(line):
        await troupe.pass_time(timedelta(**{f"{found['unit']}s": int(found["count"])}))
    elif found := _UNTIL.fullmatch(line):
        await troupe.pass_time(datetime.strptime(found["when"], "%Y-%m-%d %H:%M"))  # noqa: DTZ007 - wall time
    elif found := _TAPS.fullmatch(line):
        place = found["who"] if found["private"] else None
        offering = [
            seen
            for seen in troupe.shown(place)
            if found["label"] in seen.labels and matches(found["on"] or "", seen.text)
        ]
        if not offering:
            raise ScriptError(f"{where}\nnobody offers that: {[(s.text[:60], s.labels) for s in troupe.shown(place)]}")
        await troupe.tap(found["who"], offering[-1], found["label"], private=bool(found["private"]))
    elif found := _SAYS.fullmatch(line):
        await troupe.say(found["who"], found["text"].replace("\\n", "\n"), private=bool(found["private"]))
    else:
        raise ScriptError(f"{where}\nis no line of a script")
