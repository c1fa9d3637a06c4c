"""Where a dialogue with one person stands, as it is stored between two messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pydantic import JsonValue


PAGE_OF: Final = "page of "
"""Before a step's id: which page of its options is shown. No step is called so."""
WAITING: Final = "waiting parts"
"""Beside the answers: what was typed behind the command and is filled in after a step, as `{step id: parts}`. No step
is called so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One dialogue with one person on one occasion. Steps are named, never counted, so it survives deploys."""

    id: int = 0
    cooperation_id: int | None = None
    channel_id: int
    person: str
    """Platform id of who answers."""
    dialogue: str
    version: int
    step: str
    answers: dict[str, JsonValue] = field(default_factory=dict)
    """What was answered so far, by step id, as JSON."""
    trail: tuple[str, ...] = ()
    """Ids of the steps that were answered, in order: the way back."""
    occasion: dict[str, JsonValue] = field(default_factory=dict)
    """What the dialogue is about, such as a round and a question."""
    prompt: str | None = None
    """The platform's id of the message that asks, once it is sent."""
    turn: int = 0
    """Counts the answers; a prompt of an earlier turn no longer takes any."""
    updated_at: datetime
    expires_at: datetime

    @property
    def given(self) -> dict[str, JsonValue]:
        """What was answered so far, and nothing of how it is shown or of what waits."""
        return {
            name: stored for name, stored in self.answers.items() if name != WAITING and not name.startswith(PAGE_OF)
        }

    @property
    def waiting(self) -> Mapping[str, tuple[str, ...]]:
        """What was typed behind the command and waits, by the id of the step after whose answer it is filled in."""
        stored = self.answers.get(WAITING)
        if not isinstance(stored, dict):
            return {}
        return {step: tuple(map(str, parts)) for step, parts in stored.items() if isinstance(parts, list)}
