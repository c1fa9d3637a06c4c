"""A press on a button, waiting for its answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from tests.telegram.emulator.changes import Changes
    from tests.telegram.emulator.world import Account, BotAccount, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryAnswer:
    """What the person sees after a press."""

    text: str
    show_alert: bool
    url: str


@dataclass(eq=False, slots=True, kw_only=True)
class Query:
    """A callback query."""

    id: str
    person: Account
    bot: BotAccount
    message: Message
    data: str
    since: datetime
    changes: Changes
    answer: QueryAnswer | None = field(default=None)

    async def answered(self, timeout: float = 30.0) -> QueryAnswer:  # noqa: ASYNC109 - how long a person is patient
        """Wait for the answer, at most `timeout` seconds.

        Raises:
            AssertionError: No answer came.
        """
        await self.changes.until(lambda: self.answer is not None, timeout)
        if self.answer is None:
            message = f"the press on {self.data!r} was not answered within {timeout} s"
            raise AssertionError(message)
        return self.answer
