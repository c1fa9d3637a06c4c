"""How far the bot has read, kept on disk: the since token and what belongs to exactly that point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from adapters.matrix.disk.files import write_durably
from bot.engine.exchange.messages import AccountError

if TYPE_CHECKING:
    from pathlib import Path


class Invite(BaseModel):
    """A room to join that the bot has not arrived in yet: somebody invited it, or upgraded a room it is in."""

    model_config = ConfigDict(frozen=True)

    inviter: str
    direct: bool = False
    """Whether it was made for a chat between two."""
    via: str | None = None
    """A server to join through, where no invitation shows the way."""
    invited: bool = True
    """Whether the server lists it as an invitation; otherwise the bot can only try."""
    tries: int = 0


class LockedEvent(BaseModel):
    """An encrypted event whose key has not come yet, as the server sent it."""

    model_config = ConfigDict(frozen=True)

    room: str
    source: dict[str, object]
    since: float
    """When it came, as a POSIX time."""
    told: bool = False
    """Whether its sender has been told, or need not be."""


class Position(BaseModel):
    """Everything that moves together when a response of the server has been handled."""

    model_config = ConfigDict(extra="forbid")

    since: str | None = None
    joined: set[str] = Field(default_factory=set)
    """The rooms the bot was in at this point; in any other room everything before its own join is history."""
    invites: dict[str, Invite] = Field(default_factory=dict)
    locked: list[LockedEvent] = Field(default_factory=list)
    told: dict[str, float] = Field(default_factory=dict)
    """When somebody was last told that the bot could not read them, as a POSIX time."""


class Cursor:
    """The position, read once and written whenever it changed."""

    def __init__(self, path: Path) -> None:
        """Read the file if there is one. Raises AccountError if it is damaged."""
        self._path = path
        self._written = b""
        self.position = Position()
        if path.exists():
            self._written = path.read_bytes()
            try:
                self.position = Position.model_validate_json(self._written)
            except ValidationError as error:
                # Starting over would treat what was said meanwhile as history.
                message = f"{path.name} in the Matrix folder is damaged; restore it from the backup or remove it."
                raise AccountError(message) from error

    def save(self) -> None:
        """Write the position down; returns once it is on disk."""
        content = self.position.model_dump_json().encode()
        if content != self._written:
            write_durably(self._path, content)
            self._written = content
