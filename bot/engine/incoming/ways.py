"""The way into the private chat, shown where somebody tapped who has not been there and sees no toast."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind
from bot.engine.exchange.content import Content, escape
from bot.engine.wording import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.cooperation import Channel
    from bot.engine.turn.spoken import SpokenTurn

AGAIN = timedelta(hours=12)
"""For so long nobody is shown the way from the same message again."""


class Ways:
    """Remembers who was shown the way from where. A restart forgets it: then somebody is shown the way once more."""

    def __init__(self) -> None:
        self._shown: dict[tuple[int, str, str], datetime] = {}

    def show(self, turn: SpokenTurn, place: Channel, written: Sequence[int]) -> None:
        """Show the sender the way, if their tap at `place` had them written to alone. `written` are new lines.

        Whoever has been in their private chat finds it, as a message there rings: the group is spared the line.
        """
        if turn.message is None or place.person is not None:
            return
        if not any(self._is_unknown(turn, line) for line in written):
            return
        self._shown = {key: at for key, at in self._shown.items() if turn.now - at < AGAIN}
        key = (place.id, turn.message, turn.sender.platform_id)
        if key in self._shown:
            return
        self._shown[key] = turn.now
        said = Markup(escape(turn.after.toast)) if turn.after.toast else turn.words("led-alone")
        text = Markup(f"{turn.name_sender()}: {said}")
        turn.post(place, Content(text, leads=turn.sender.platform_id), reply_to=turn.message)

    @staticmethod
    def _is_unknown(turn: SpokenTurn, line: int) -> bool:
        """Whether a line goes to a private chat that the sender has never been in."""
        pending = turn.transaction.outbox.get(line)
        channel = turn.transaction.channel(pending.channel_id) if pending is not None else None
        if channel is None or channel.kind is not ChannelKind.PRIVATE or channel.person != turn.sender.platform_id:
            return False
        return not channel.entered
