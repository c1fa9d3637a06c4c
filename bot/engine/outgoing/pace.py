"""Pace: keeps what goes to a channel under its platform's limit, and leaves room for answers beside refreshed cards."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Self

MINUTE = timedelta(minutes=1)
FOR_CARDS = 0.6
"""The share of a channel's minute that refreshed cards may use; the rest is kept for answers to people."""
BURST = 4
"""So many may go out at once; then one a second, as core.telegram.org/bots/faq asks for."""


class Pace:
    """Remembers what went to each channel in the last minute. Times are the outbox's, in order."""

    def __init__(self) -> None:
        self._sent: dict[int, tuple[datetime, ...]] = {}
        self._refreshed: dict[int, datetime] = {}

    def note(self, channel: int, now: datetime, *, refresh: bool) -> None:
        """Note that something goes out now."""
        self._sent[channel] = (*self._of_last_minute(channel, now), now)
        if refresh:
            self._refreshed[channel] = now

    def opens(self, channel: int, now: datetime, limit: int, *, refresh: bool) -> datetime:
        """Return when the next delivery may go out, `now` at the earliest; `limit` is for a minute."""
        sent = self._of_last_minute(channel, now)
        most = max(1, int(limit * FOR_CARDS)) if refresh else limit
        opens = now if len(sent) < most else sent[len(sent) - most] + MINUTE
        if len(sent) >= BURST:
            opens = max(opens, sent[-BURST] + timedelta(seconds=BURST))
        last = self._refreshed.get(channel)
        if refresh and last is not None:  # taps in quick succession become one refresh
            opens = max(opens, last + MINUTE / limit)
        return opens

    def copy(self, now: datetime) -> Self:
        """Return a copy, and forget here and there what is older than a minute."""
        self._sent = {channel: sent for channel, sent in self._sent.items() if now - sent[-1] < MINUTE}
        self._refreshed = {channel: last for channel, last in self._refreshed.items() if now - last < MINUTE}
        copied = type(self)()
        copied._sent, copied._refreshed = dict(self._sent), dict(self._refreshed)  # noqa: SLF001 - of its own kind
        return copied

    def _of_last_minute(self, channel: int, now: datetime) -> tuple[datetime, ...]:
        return tuple(at for at in self._sent.get(channel, ()) if now - at < MINUTE)
