"""What the domain refuses: errors that carry a key, for which wording has a sentence in each language."""

from __future__ import annotations


class DomainError(Exception):
    """A rule of the cooperation stands against what was asked; nothing has been changed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """A stable key, usually a member of a `Refusal` enum; never a text for people."""


class NotAllowed(DomainError):  # noqa: N818 - reads as what it says: "not allowed: closed"
    """The step is not possible for this person, or not at this point."""


class BadValueError(DomainError):
    """What was given cannot be used: empty, out of range, in the past."""
