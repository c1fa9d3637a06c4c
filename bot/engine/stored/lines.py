"""The outbox's lines: what is to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.engine.stored.rows import Pending, Records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.engine.stored.rows import Dispatch, PendingState, ShownCard


class OutboxLines(Records[Pending], Protocol):
    """Messages that are to be sent, in order for each channel."""

    def heads(self, now: datetime) -> list[Pending]:
        """Return the first unsent line of every channel that can be written to and is due."""

    def dirty_cards(self) -> list[ShownCard]:
        """Return the cards that have changed since they were last shown, of channels with nothing else to send."""

    @property
    def added(self) -> list[int]:
        """Ids of the lines added in this transaction, in order; those of savepoints that were undone, too."""

    def unsent(self, lines: Iterable[int]) -> set[int]:
        """Return which of these lines, named by their ids, still wait or are being sent."""

    def is_in_doubt(self, channel_id: int, now: datetime) -> bool:
        """Whether something is being sent to a channel, or was when the program died, so that it may be there."""

    def recover(self) -> None:
        """Give back what a process that died was sending."""

    def next_due(self) -> datetime | None:
        """When the next unsent line is due; None if there is none."""

    def give_up(self, channel_id: int) -> None:
        """Fail everything unsent for a channel that cannot be reached."""

    def close(self, key: int, state: PendingState) -> None:
        """Say what became of a line, without reading it."""

    def dispatched(self, since: datetime) -> list[Dispatch]:
        """Return what was sent to groups after a time, as far as that is remembered."""

    def forget_sent(self, before: datetime) -> None:
        """Delete lines that were sent before."""

    def forget_dispatches(self, before: datetime, after: datetime) -> None:
        """Forget what was sent to groups before a time, and what a clock that was set back has still ahead."""
