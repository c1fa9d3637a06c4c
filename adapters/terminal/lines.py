"""Reads one typed line: who does what, where. Pure, so every form can be tested by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Whose line it is and where; what the line leaves open stays as the prompt shows it."""

    persona: str | None = None
    """As typed, in any case."""
    group: str | None = None
    """A group's name as typed; None for the one last used."""
    private: bool | None = None
    """True for the persona's chat with the bot alone, False for a group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """An empty line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark for whoever reads along."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskHelp:
    """The question how this window works, in short or as a whole."""

    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quit:
    """The wish to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveClock:
    """The wish to move the clock; `words` say how far and are empty for only showing it."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Go:
    """The wish that following lines without a prefix belong to somebody, somewhere."""

    to: Whereabouts


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """A persona writes something."""

    text: str
    by: Whereabouts = field(default_factory=Whereabouts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend:
    """A persona changes her last message there."""

    by: Whereabouts
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack:
    """A persona removes her last message there."""

    by: Whereabouts


@dataclass(frozen=True, slots=True, kw_only=True)
class Enter:
    """A persona enters a group."""

    by: Whereabouts


Deed: TypeAlias = Say | Amend | TakeBack | Enter
"""What a persona does: these become signals."""

Intent: TypeAlias = Nothing | Note | AskHelp | Quit | MoveClock | Go | Deed
"""Everything a line can mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPick:
    """A text that picks a choice: of one message if it says which, else of the newest that has any."""

    number: str
    message: str | None = None
    back: bool = False
    """Whether the choice is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedReply:
    """A text that answers one message."""

    message: str
    text: str


_NAME = r"[^\W\d_][\w-]*"
# What follows the colon keeps `https://…` and `ok:)` from being somebody's name.
_SAID = re.compile(
    rf"(?P<amend>~?)(?P<private>@?)(?P<name>{_NAME}):(?!//)(?=$|[\s\w/!\[#@\"'„“(?])(?P<text>.*)", re.DOTALL
)
_GONE = re.compile(rf"(?P<sign>[-+@])(?P<private>@?)(?P<name>{_NAME})")
_GROUP = re.compile(rf"#(?P<name>{_NAME})?(?:\s+(?P<rest>.+))?", re.DOTALL)
_LOCAL = re.compile(r"[/!](?P<word>time|zeit|quit|ende)(?:\s+(?P<words>.*))?", re.IGNORECASE | re.DOTALL)
_PICK = re.compile(
    r"(?:(?:\[(?P<tag>\d{1,9})\]|#(?P<hash>\d{1,9})\s)\s*(?P<back>-?)\s*)?(?P<number>[0-9]{1,2})\.?", re.ASCII
)
_REPLY = re.compile(r"(?:\[(?P<tag>\d{1,9})\]|#(?P<hash>\d{1,9})\s)\s*(?P<text>.+)", re.DOTALL | re.ASCII)


def read(line: str) -> Intent:
    """Say what a line means. Whatever has no form of its own is text of whoever the prompt shows."""
    line = line.strip()
    if not line:
        return Nothing()
    if line.startswith("//"):
        return Note(text=line.removeprefix("//").strip())
    if line.strip("?") == "":
        return AskHelp(whole=line != "?")
    if (local := _LOCAL.fullmatch(line)) is not None:
        words = (local["words"] or "").strip()
        if local["word"].lower() in {"time", "zeit"}:
            return MoveClock(words=words)
        if not words:
            return Quit()
    return _in_group(line) or _prefixed(line) or Say(text=line)


def read_answer(text: str) -> TypedPick | TypedReply | None:
    """Say which message a text refers to: `4`, `[12] 4` and `#12 4` pick, `[12] -4` takes back, `[12] gern` replies.

    `12.4` is not among the forms, because it is a day of April.
    """
    if (pick := _PICK.fullmatch(text.strip())) is not None:
        message = _plain_number(pick["tag"] or pick["hash"])
        return TypedPick(number=str(int(pick["number"])), message=message, back=bool(pick["back"]))
    if (reply := _REPLY.fullmatch(text.strip())) is not None:
        message = _plain_number(reply["tag"] or reply["hash"])
        return None if message is None else TypedReply(message=message, text=reply["text"])
    return None


def _plain_number(digits: str | None) -> str | None:
    return None if digits is None else str(int(digits))


def _in_group(line: str) -> Intent | None:
    """Read `#`, `#name` and `#name` before a persona's line; other hashes are text."""
    found = _GROUP.fullmatch(line)
    if found is None:
        return None
    if found["rest"] is None:
        return Go(to=Whereabouts(group=found["name"], private=False))
    match _prefixed(found["rest"]):
        case Go(to=by) if found["name"] and not by.private:
            return Go(to=replace(by, group=found["name"]))
        case (Say(by=by) | Amend(by=by) | TakeBack(by=by) | Enter(by=by)) as deed if found["name"] and not by.private:
            return replace(deed, by=replace(by, group=found["name"]))
        case _:
            return None


def _prefixed(line: str) -> Go | Deed | None:
    """Read the forms that name a persona."""
    if (said := _SAID.fullmatch(line)) is not None:
        by = Whereabouts(persona=said["name"], private=bool(said["private"]))
        text = said["text"].strip()
        if said["amend"]:
            return Amend(by=by, text=text)
        return Say(by=by, text=text) if text else Go(to=by)
    gone = _GONE.fullmatch(line)
    return None if gone is None else _unworded(gone["sign"], gone["name"], private=bool(gone["private"]))


def _unworded(sign: str, name: str, *, private: bool) -> Go | Deed | None:
    """Read a persona's line that has no text."""
    if sign == "-":
        return TakeBack(by=Whereabouts(persona=name, private=private))
    if private:
        return None
    if sign == "@":
        return Go(to=Whereabouts(persona=name, private=True))
    return Enter(by=Whereabouts(persona=name, private=False))
