"""What is deleted for good: all that names an account, all that waits in a cooperation that ends, what was sent."""

from __future__ import annotations

from abc import ABC, abstractmethod


class Erasing(ABC):
    """Deletions across tables, part of a transaction."""

    @abstractmethod
    def forget_account(self, adapter: str, person: str) -> None:
        """Delete the dialogues, doors, codes, departures and noted answers of an account, in all cooperations."""

    @abstractmethod
    def clear_cooperation(self, key: int) -> None:
        """Delete what waits to be said in a cooperation that is about to be removed, and which messages answered it."""

    @abstractmethod
    def empty_sent(self) -> None:
        """Empty the outbox's lines that need not be sent any more, of what they said and of whom they spoke to."""
