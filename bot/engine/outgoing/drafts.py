"""Drafts: what a document is before it is made, asked for when it is to be sent, and what stands in for it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.engine.exchange.content import Content
from bot.engine.stored.ports import StorageError
from bot.engine.turn.turn import PlacedTurn

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel
    from bot.engine.stored.ports import Clock, Database
    from bot.engine.stored.rows import Pending
    from bot.engine.turn.surroundings import Surroundings
    from bot.engine.vocabulary.flow import Flows
    from bot.engine.vocabulary.sketch import Draft

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What a line of the outbox becomes: a document, or a sentence in its place."""

    draft: Draft | None
    """None if there is nothing to be made."""
    caption: Content
    not_made: Content
    """Says that it could not be made."""
    not_taken: Content
    """Says that the platform does not take it."""


class Drafts:
    """Asks flows for documents, one transaction each: what is claimed together does not wait for it.

    Called in a worker thread.
    """

    def __init__(self, database: Database, surroundings: Surroundings, flows: Flows, clock: Clock) -> None:
        self._database = database
        self._surroundings = surroundings
        self._flows = flows
        self._clock = clock

    def draft(self, pending: Pending, channel: Channel, begun: Draft | None = None) -> Drafted:
        """Return what a line becomes, as things stand now; a sentence if its flow fails. Raises StorageError.

        It goes on with what is `begun`, by one step.
        """
        with self._database.begin() as transaction:
            turn = PlacedTurn(
                surroundings=self._surroundings,
                transaction=transaction,
                now=self._clock.now(),
                cooperation=transaction.cooperation(pending.picture_of or 0),
                channel=channel,
            )
            draft = self._asked(turn, pending, begun)
            return Drafted(
                draft=draft,
                caption=Content("" if draft is None else turn.headed(channel, draft.caption)),
                not_made=Content(turn.headed(channel, turn.words("document-not-made"))),
                not_taken=Content(turn.headed(channel, turn.words("document-not-taken"))),
            )

    def _asked(self, turn: PlacedTurn, pending: Pending, begun: Draft | None) -> Draft | None:
        document = self._flows.documents.get(pending.picture or "")
        if document is None or turn.cooperation is None:
            return None
        try:
            with turn.transaction.savepoint():
                if begun is None:
                    return document.draft(turn, pending.picture_about)
                return begun.steps[0](turn, replace(begun, steps=begun.steps[1:]))
        except StorageError:
            raise
        except Exception:  # whatever a flow raises, a sentence says so
            log.exception("a document cannot be drafted", extra={"line": pending.id})
            return None
