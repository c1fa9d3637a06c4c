"""What a cooperation is called, also before anybody has named it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.turn.turn import Turn


def home_name(turn: Turn) -> str:
    """Return the cooperation's name, or what stands for one."""
    return turn.home.name or turn.words.label("cooperation-nameless")
