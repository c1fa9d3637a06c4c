"""What is the same for all turns of one program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.cooperation import Language
    from bot.engine.exchange.messages import Capabilities
    from bot.engine.vocabulary.flow import Flows
    from bot.engine.wording import Library


class Surroundings:
    """What is the same for all turns of one program."""

    def __init__(
        self, *, flows: Flows, library: Library, platforms: Mapping[str, Capabilities], language: Language, zone: str
    ) -> None:
        """`platforms` by adapter name; `language` and `zone` hold where no cooperation says otherwise."""
        self.flows = flows
        self.library = library
        self.platforms = platforms
        self.language = language
        self.zone = zone
