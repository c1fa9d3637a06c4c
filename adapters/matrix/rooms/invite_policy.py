"""Whose invitations the bot follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class InvitePolicy:
    """Who may ask the bot into a room: somebody of an allowed server, or a named account; without either, everybody."""

    allowed_servers: Collection[str] = ()
    """Server names as in Matrix ids, such as `example.org`; capital letters do not matter."""
    inviters: Collection[str] = ()
    """Full Matrix ids, compared exactly."""

    def permits(self, inviter: str) -> bool:
        """Whether an invitation by this account is followed."""
        if not self.allowed_servers and not self.inviters:
            return True
        return inviter in self.inviters or server_of(inviter).lower() in {name.lower() for name in self.allowed_servers}


EVERYBODY = InvitePolicy()
"""Follows all invitations."""


def server_of(user: str) -> str:
    """Return the server's part of a Matrix id, its port included; empty if there is none."""
    return user.partition(":")[2]
