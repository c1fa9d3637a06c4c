"""Turns what a persona does in the window into the signals that a platform would send."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from adapters.terminal.attachments import AttachmentError, asks_to_attach, attached
from adapters.terminal.lines import Amend, Enter, Say, TakeBack, TypedPick, TypedReply, Whereabouts, read_answer
from adapters.terminal.state import MAIN_GROUP, RememberedMessage
from bot.engine.exchange.messages import Address, BotAdded, Edited, Joined, Said, Sender, Tapped, Untapped, Withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from adapters.terminal.attachments import Attachment
    from adapters.terminal.lines import Deed
    from adapters.terminal.phrases import Phrases
    from adapters.terminal.state import Memory, UnfinishedLine
    from bot.engine.exchange.messages import Signal

NAME = "terminal"
"""The adapter's name and, as there is one window only, the bot's account in it."""

_MEANT = re.compile(r"@(bot|dreiklang)\b", re.IGNORECASE)
_MAIN_NAMES = {MAIN_GROUP, "gruppe"}


class MisunderstandingError(Exception):
    """A line cannot be carried out; the text is a sentence for whoever typed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A persona in a chat."""

    persona: str
    channel: str
    private: bool


class _LineFacts(TypedDict):
    event_id: str
    address: Address
    sender: Sender
    private: bool
    at: datetime


def persona_id(name: str) -> str:
    """Return the platform id of a persona: its name in any case."""
    return name.casefold()


def group_id(name: str | None, memory: Memory) -> str:
    """Return the platform id of a group; without a name the one last used."""
    if name is None:
        return memory.focus.group
    return MAIN_GROUP if name.casefold() in _MAIN_NAMES else name.casefold()


def private_channel(persona: str) -> str:
    """Return the platform id of a persona's chat with the bot; no group's id begins like this."""
    return "@" + persona


def introduce(name: str, memory: Memory) -> bool:
    """Make a persona known under the name as typed, capitalised; return whether it was new."""
    if persona_id(name) in memory.personas:
        return False
    memory.personas[persona_id(name)] = name[:1].upper() + name[1:]
    return True


def spot(by: Whereabouts, memory: Memory) -> Spot | None:
    """Find out who does something where; None if neither the line nor the prompt says who."""
    private = memory.focus.private is not None if by.private is None else by.private
    if by.persona is not None:
        persona = persona_id(by.persona)
    else:
        persona = (memory.focus.private if private else memory.focus.speaker) or ""
    if not persona:
        return None
    channel = private_channel(persona) if private else group_id(by.group, memory)
    return Spot(persona=persona, channel=channel, private=private)


def signals(deed: Deed, pending: UnfinishedLine, memory: Memory, phrases: Phrases) -> Iterator[Signal]:
    """Yield the signals of a deed, each to be confirmed before the next is taken.

    Event ids come from `memory.next_event`, which whoever hands the signals over moves after each: so a line that is
    handed over again goes on with the signal that was not confirmed. Raises MisunderstandingError before the first
    signal if the deed is not possible.
    """
    here = spot(deed.by, memory)
    if here is None:
        text = deed.text if isinstance(deed, Say) else "…"
        raise MisunderstandingError(phrases.who_speaks.format(line=f"anna: {text}"))
    if isinstance(deed, Amend | TakeBack):
        yield from _changed(deed, here, memory, phrases, pending.at)
        return
    if isinstance(deed, Say):
        _check(deed, here, memory, phrases)
    attachment = _attachment(deed, here, phrases) if isinstance(deed, Say) and asks_to_attach(deed.text) else None
    if deed.by.persona is not None:
        introduce(deed.by.persona, memory)
    if not here.private:
        memory.focus.speaker = here.persona
        if here.channel not in memory.groups:
            yield BotAdded(**_common(here, memory, pending.at, founder=here.persona))
            memory.groups[here.channel] = here.persona
    if isinstance(deed, Enter):
        yield Joined(**_common(here, memory, pending.at))
    else:
        yield _said(deed, here, memory, pending, attachment)


def _common(here: Spot, memory: Memory, at: datetime, *, founder: str | None = None) -> _LineFacts:
    founder = founder or memory.groups.get(here.channel)
    return {
        "event_id": str(memory.next_event),
        "address": Address(adapter=NAME, account=NAME, channel=here.channel),
        "sender": Sender(
            platform_id=here.persona, name=memory.personas[here.persona], administers=here.persona == founder
        ),
        "private": here.private,
        "at": at,
    }


def _check(deed: Say, here: Spot, memory: Memory, phrases: Phrases) -> None:
    """Refuse to pick at a message that is not there: read as plain text it would be lost."""
    answer = read_answer(deed.text)
    if not isinstance(answer, TypedPick) or answer.message is None:
        return
    known = memory.find(here.channel, answer.message)
    if known is None or known.author is not None:
        raise MisunderstandingError(phrases.no_such_message.format(message=answer.message))


def _attachment(deed: Say, here: Spot, phrases: Phrases) -> Attachment:
    """Read the file that is sent. Raises MisunderstandingError."""
    if not here.private:
        raise MisunderstandingError(phrases.file_in_private.format(id=here.persona, text=deed.text))
    try:
        return attached(deed.text)
    except AttachmentError as error:
        raise MisunderstandingError(phrases.no_file.format(path=str(error) or "…")) from None


def _said(
    deed: Say, here: Spot, memory: Memory, pending: UnfinishedLine, attachment: Attachment | None = None
) -> Signal:
    text, replied = deed.text if attachment is None else attachment.text, None
    common = _common(here, memory, pending.at)
    match read_answer(deed.text) if attachment is None else None:
        case TypedPick(number=number, message=None):
            newest = memory.tappable(here.channel, here.persona)
            if newest is not None:
                return Tapped(**common, message=str(newest.id), choice=number)
        case TypedPick(number=number, message=str(named), back=back):
            return (Untapped if back else Tapped)(**common, message=named, choice=number)
        case TypedReply(message=named, text=rest) if memory.find(here.channel, named) is not None:
            text, replied = rest, memory.find(here.channel, named)
    if pending.message is None:
        pending.message = memory.number()
    memory.keep(here.channel, RememberedMessage(id=pending.message, author=here.persona))
    return Said(
        **common,
        text=text,
        message=str(pending.message),
        reply_to=None if replied is None else str(replied.id),
        addressed=here.private or (replied is not None and replied.author is None) or _MEANT.search(text) is not None,
        alone=True,
        file=attachment.file if attachment is not None else None,
    )


def _changed(deed: Amend | TakeBack, here: Spot, memory: Memory, phrases: Phrases, at: datetime) -> Iterator[Signal]:
    last = memory.last_by(here.channel, here.persona)
    if last is None:
        name = memory.personas.get(here.persona, here.persona)
        raise MisunderstandingError(phrases.nothing_to_change.format(name=name, id=here.persona))
    if isinstance(deed, Amend):
        if not deed.text:
            raise MisunderstandingError(phrases.no_text.format(id=here.persona))
        yield Edited(**_common(here, memory, at), message=str(last.id), text=deed.text)
    else:
        yield Withdrawn(**_common(here, memory, at), message=str(last.id))
        memory.drop(here.channel, last.id)
