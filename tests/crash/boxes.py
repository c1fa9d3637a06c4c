"""The values behind a check-in question's choices."""

from __future__ import annotations

from typing import Final

from flows.catalogue import QuestionKind

BOXES: Final = {QuestionKind.RATING: (1, 2, 3, 4, 5, None), QuestionKind.YES_PARTLY_NO: (5, 3, 1, None)}
"""By the question's kind, in the order of the choices."""
