"""How fast the bot may write: about 30 messages a second to all chats together (core.telegram.org/bots/faq)."""

from __future__ import annotations

from aiolimiter import AsyncLimiter

_SLICE_SECONDS = 0.25
_MESSAGES = 4
_EDITS = 2


class RateLimits:
    """Two budgets, so that answers to people never wait behind refreshed cards; together 24 a second at most.

    They are counted in quarters of a second: a burst stays below the limit, too.
    """

    def __init__(self) -> None:
        """Belongs to the running event loop."""
        self.messages = AsyncLimiter(_MESSAGES, _SLICE_SECONDS)
        self.edits = AsyncLimiter(_EDITS, _SLICE_SECONDS)
