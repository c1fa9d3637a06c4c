"""The updates of one bot: numbered, kept for a day, handed out in order until they are confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.telegram.emulator.errors import conflict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from tests.telegram.emulator.changes import Changes
    from tests.telegram.emulator.jsons import Json

KEPT = timedelta(hours=24)
"""How long the server keeps an update nobody fetched (86 400 s in its source)."""
AHEAD = 10
"""How far an offset may lie behind the newest update before the server starts from the oldest (TQueue in TDLib)."""
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""What a bot gets only if it names it in `allowed_updates` (Bot API, getUpdates)."""
OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "terminated by setWebhook request"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(frozen=True, slots=True)
class Update:
    """One update."""

    number: int
    kind: str
    content: Json
    since: datetime

    def json(self) -> Json:
        """As the Bot API shows it."""
        return {"update_id": self.number, self.kind: self.content}


class Updates:
    """A queue of updates with long polling.

    Args:
        now: The time on the server.
        changes: Told when something comes or goes.
        first: The number of the first update; the real server begins anywhere.
        check: Raises if an update is none the Bot API knows.
    """

    def __init__(
        self, now: Callable[[], datetime], changes: Changes, first: int, check: Callable[[Json], None]
    ) -> None:
        self._now = now
        self._check = check
        self._changes = changes
        self._next = first
        self._queue: list[Update] = []
        self._poll = 0
        self._ended_by = ""
        self.allowed: list[str] = []
        """As last asked for; empty means everything but `NOT_BY_DEFAULT`."""
        self.webhook = ""
        """Where the updates are posted to; empty while there is polling."""
        self.webhook_error: tuple[datetime, str] | None = None
        """When the webhook last failed, and how."""
        self.polls = 0
        """How many long polls are waiting right now."""
        self.produced: list[Update] = []
        """Everything that ever came for this bot, fetched or not."""
        self.confirmed: list[Update] = []
        """What the bot has confirmed, or the webhook has taken."""

    def wants(self, kind: str) -> bool:
        """Whether updates of this kind are let in, by `allowed_updates`."""
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def put(self, kind: str, content: Json) -> None:
        """Add an update, if the bot wants its kind."""
        if self.wants(kind):
            update = Update(self._next, kind, content, self._now())
            self._check(update.json())
            self._next += 1
            self._queue.append(update)
            self.produced.append(update)
            self._changes.announce()

    def skip_numbers(self, count: int) -> None:
        """Go on numbering later, or earlier if `count` is negative: after a quiet week the server begins anywhere."""
        self._next += count

    def pending(self) -> list[Update]:
        """What is neither confirmed nor too old, oldest first."""
        oldest = self._now() - KEPT
        self._queue = [update for update in self._queue if update.since > oldest]
        return list(self._queue)

    def allow(self, kinds: Sequence[str]) -> None:
        """Take an `allowed_updates` list; an empty one means the default. Leaving it out changes nothing."""
        self.allowed = list(kinds)

    def confirm_before(self, number: int) -> None:
        """Forget updates with smaller numbers; a negative number keeps that many of the newest.

        A number that lies further ahead than `AHEAD` is not heeded: it stems from before the numbers began anew.
        """
        if number > self._next + AHEAD:
            return
        pending = self.pending()
        gone = pending[:number] if number < 0 else [update for update in pending if update.number < number]
        if gone:
            self.confirmed += gone
            self._queue = [update for update in self._queue if update not in gone]
            self._changes.announce()

    def drop(self) -> None:
        """Forget what is pending (`drop_pending_updates`)."""
        self._queue.clear()
        self._changes.announce()

    def end_polls(self, reason: str) -> None:
        """Answer a waiting poll with a conflict."""
        self._poll += 1
        self._ended_by = reason
        self._changes.announce()

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """Confirm what lies before `offset` and return up to `limit` updates, waiting at most `seconds` for the first.

        Raises:
            ApiError: A webhook is set, or another poll came meanwhile: the older of two polls ends.
        """
        if self.webhook:
            raise conflict(WEBHOOK_ACTIVE)
        self.end_polls(OTHER_POLLER)
        mine = self._poll
        if offset:
            self.confirm_before(offset)
        self.polls += 1
        self._changes.announce()
        try:
            await self._changes.until(lambda: self._poll != mine or self.pending(), seconds)
        finally:
            self.polls -= 1
        if self._poll != mine:
            raise conflict(self._ended_by)
        return self.pending()[:limit]
