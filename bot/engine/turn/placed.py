"""A turn that happens in a channel, such as a card's being rendered there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.turn.turn import Turn

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.cooperation import Channel, Cooperation
    from bot.engine.stored.ports import Transaction
    from bot.engine.turn.surroundings import Surroundings


class PlacedTurn(Turn):
    """A turn that happens in a channel, such as a card's being rendered there."""

    def __init__(
        self,
        *,
        surroundings: Surroundings,
        transaction: Transaction,
        now: datetime,
        cooperation: Cooperation | None,
        channel: Channel,
    ) -> None:
        """`channel` is where it happens at first: what is answered may stand elsewhere."""
        super().__init__(surroundings=surroundings, transaction=transaction, now=now, cooperation=cooperation)
        self.place = channel
        """The channel it happens in."""

    @property
    def channel(self) -> Channel:
        """The channel it happens in."""
        return self.place
