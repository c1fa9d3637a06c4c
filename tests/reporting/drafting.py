"""Drafts of documents, gone through to their last step at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.turn.turn import PlacedTurn
    from bot.engine.vocabulary.sketch import Document, Draft


def whole(document: Document, turn: PlacedTurn, about: int = 0) -> Draft:
    """Return all that will stand in a document."""
    draft = document.draft(turn, about)
    while draft is not None and draft.steps:
        draft = draft.steps[0](turn, replace(draft, steps=draft.steps[1:]))
    assert draft is not None
    return draft
