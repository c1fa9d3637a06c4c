"""What the terminal keeps between two runs: its cursor, its personas and where choices stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import AwareDatetime, BaseModel, ValidationError

from bot.engine.exchange.messages import AccountError

if TYPE_CHECKING:
    from pathlib import Path

    from bot.engine.exchange.content import Content

MAIN_GROUP = "group"
"""The platform's id of the group that is there from the start."""
KEPT_MESSAGES = 200
"""How many messages of each chat are remembered, without their texts."""


class RememberedMessage(BaseModel):
    """A message as far as later lines can refer to it."""

    id: int
    author: str | None = None
    """The persona who wrote it; None for the bot."""
    choices: int = 0
    asks: bool = False
    rings: bool = False
    """Whether it needs somebody, rather than only offering something."""
    person: str | None = None
    """Whom a message in a group speaks to."""


class UnfinishedLine(BaseModel):
    """A line whose signals the engine has not all confirmed; taken up again after a crash."""

    line: str
    at: AwareDatetime
    message: int | None = None
    """The number of the message it becomes, once it has one."""
    attempts: int = 0
    """How often its signals were handed over."""


class Focus(BaseModel):
    """To whom a line without a prefix belongs, and where."""

    speaker: str | None = None
    """The persona who last spoke in a group."""
    group: str = MAIN_GROUP
    private: str | None = None
    """The persona whose private chat the window is in; None in a group."""


class Memory(BaseModel):
    """Everything the terminal remembers."""

    version: Literal[1] = 1
    next_event: int = 1
    """Moved only after the engine has confirmed the event before."""
    next_message: int = 1
    personas: dict[str, str] = {}
    """The name shown for each persona's id."""
    groups: dict[str, str] = {}
    """The groups the bot was brought into, each with the persona who did it and administers it."""
    chats: dict[str, list[RememberedMessage]] = {}
    focus: Focus = Focus()
    pending: UnfinishedLine | None = None

    def number(self) -> int:
        """Take the next message number."""
        self.next_message += 1
        return self.next_message - 1

    def keep(self, channel: str, message: RememberedMessage) -> None:
        """Remember a message; one with the same number is replaced."""
        chat = [kept for kept in self.chats.get(channel, []) if kept.id != message.id] + [message]
        self.chats[channel] = sorted(chat, key=lambda kept: kept.id)[-KEPT_MESSAGES:]

    def drop(self, channel: str, number: int) -> None:
        """Forget a message."""
        self.chats[channel] = [kept for kept in self.chats.get(channel, []) if kept.id != number]

    def find(self, channel: str, message: str) -> RememberedMessage | None:
        """Return the message with this platform id, if the chat remembers it."""
        return next((kept for kept in self.chats.get(channel, []) if str(kept.id) == message), None)

    def refresh(self, channel: str, message: str, content: Content) -> RememberedMessage | None:
        """Note that a message of the bot now shows `content`; return it, None if the chat does not remember it."""
        known = self.find(channel, message)
        if known is None or known.author is not None:
            return None
        changed = known.model_copy(
            update={"choices": len(content.choices), "asks": content.asks, "rings": content.rings}
        )
        self.keep(channel, changed)
        return changed

    def last_by(self, channel: str, persona: str) -> RememberedMessage | None:
        """Return the last message that a persona wrote in a chat."""
        return next((kept for kept in reversed(self.chats.get(channel, [])) if kept.author == persona), None)

    def tappable(self, channel: str, persona: str) -> RememberedMessage | None:
        """Return the message whose choice a bare number picks.

        That is the newest with choices, unless a newer one asks this persona for text: then the number is her answer.
        """
        for kept in reversed(self.chats.get(channel, [])):
            if kept.choices:
                return kept
            if kept.asks and kept.person in {None, persona}:
                return None
        return None

    def open_to(self, channel: str, persona: str) -> RememberedMessage | None:
        """Return the message in a chat that waits for this persona, to pick something or to answer in words.

        A question for words waits until she has written something after it.
        """
        answered = False
        for kept in reversed(self.chats.get(channel, [])):
            answered = answered or kept.author == persona
            if (kept.choices and kept.rings) or (kept.asks and not answered and kept.person in {None, persona}):
                return kept
        return None


class StateFile:
    """Keeps a Memory in one JSON file, replaced as a whole so that a crash leaves the old or the new one."""

    def __init__(self, path: Path) -> None:
        """Write to `path`; its folder is made when first needed."""
        self._path = path

    def load(self) -> Memory:
        """Read what was kept, or begin afresh. Raises AccountError if the file cannot be read."""
        try:
            return Memory.model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return Memory()
        except (OSError, ValidationError) as error:
            reason = f"The terminal's own file {self._path} cannot be read; move it away to begin afresh."
            raise AccountError(reason) from error

    def save(self, memory: Memory) -> None:
        """Write the memory."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(memory.model_dump_json(exclude_defaults=False), encoding="utf-8")
        fresh.replace(self._path)
