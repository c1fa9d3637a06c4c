"""Pages: what a link leads to, found by its digest, and put together step by step as documents are."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import Channel, ChannelKind
from bot.domain.report_links import is_good
from bot.engine.stored.ports import StorageError
from bot.engine.turn.turn import PlacedTurn

if TYPE_CHECKING:
    from bot.domain.report_links import PageKind
    from bot.engine.stored.ports import Clock, Database
    from bot.engine.turn.surroundings import Surroundings
    from bot.engine.vocabulary.flow import Flows
    from bot.engine.vocabulary.sketch import Draft

log = logging.getLogger(__name__)
NOWHERE = "pages"
"""Stands for the platform of those who read a page: it is none, and nothing can be sent there."""


class PageError(Exception):
    """A page cannot be put together at present."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPage:
    """What a link leads to; two links to the same are alike."""

    cooperation_id: int
    document: str
    about: int


class Pages:
    """Finds what links lead to and asks flows for it, one transaction each: no turn waits for all of a page.

    Called in the thread in which turns happen.
    """

    def __init__(self, database: Database, surroundings: Surroundings, flows: Flows, clock: Clock) -> None:
        self._database = database
        self._surroundings = surroundings
        self._flows = flows
        self._clock = clock

    def find(self, digest: str, kind: PageKind) -> LinkedPage | None:
        """Return what a link of a kind leads to; None if there is none, or it is over. Raises StorageError."""
        with self._database.begin() as transaction:
            found = transaction.report_link(digest)
        if found is None or found[1].kind is not kind or not is_good(found[1], self._clock.now()):
            return None
        return LinkedPage(cooperation_id=found[0], document=found[1].document, about=found[1].about)

    def draft(self, page: LinkedPage, begun: Draft | None = None) -> Draft | None:
        """Return what stands on a page, as things stand now; None if there is nothing any more.

        It goes on with what is `begun`, by one step. Raises StorageError, and PageError if its flow fails.
        """
        with self._database.begin() as transaction:
            cooperation = transaction.cooperation(page.cooperation_id)
            document = self._flows.documents.get(page.document)
            if cooperation is None or document is None:
                return None
            turn = PlacedTurn(
                surroundings=self._surroundings,
                transaction=transaction,
                now=self._clock.now(),
                cooperation=cooperation,
                channel=Channel(adapter=NOWHERE, account="", platform_id=None, kind=ChannelKind.GROUP),
            )
            try:
                with transaction.savepoint():
                    if begun is None:
                        return document.draft(turn, page.about)
                    return begun.steps[0](turn, replace(begun, steps=begun.steps[1:]))
            except StorageError:
                raise
            except Exception as error:
                log.exception("a page cannot be drafted", extra={"cooperation": page.cooperation_id})
                raise PageError from error
