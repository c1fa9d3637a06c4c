"""What is the same for all turns of one program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.cooperation import Language
    from bot.engine.exchange.messages import Capabilities
    from bot.engine.turn.command_names import CommandName
    from bot.engine.wording import Library


@dataclass(frozen=True, eq=False, kw_only=True)
class Surroundings:
    """What is the same for all turns of one program."""

    library: Library
    platforms: Mapping[str, Capabilities]
    """By adapter name."""
    language: Language
    """Holds where no cooperation says otherwise."""
    zone: str
    """Likewise."""
    public_url: str = ""
    """Where pages are shown to whoever has a link, without a slash at its end; empty where nowhere."""
    commands: Mapping[str, CommandName]
    """Everything there is to type, by each of its names, folded; in the order of the flows."""
