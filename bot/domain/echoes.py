"""Echoes: who proposed or wrote something hears once, alone, what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class EchoKind(StrEnum):
    """What has become of what. The values are stored."""

    QUESTION_ANSWERED = "question_answered"
    """An own question was asked, and its result is there."""
    BARRIER_RESOLVED = "barrier_resolved"
    FORCE_DROPPED = "force_dropped"
    """A barrier or a strength was taken off the list."""
    DECISION_CONCLUDED = "decision_concluded"
    """Somebody else said what came of a decision."""
    SENTENCE_TAKEN_UP = "sentence_taken_up"
    """A step was taken on the field that a sentence was written to."""
    ENTRY_HANDLED = "entry_handled"
    ENTRY_DROPPED = "entry_dropped"
    ENTRY_MOVED = "entry_moved"
    """A day of the watch list was given another day."""
    ENTRY_WORDED = "entry_worded"
    """A task was given other words: whoever is to do it hears so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """One thing that one partner is to hear, or has heard."""

    id: int = 0
    partner_id: int
    kind: EchoKind
    about: str
    """Which thing it is: nobody hears twice that the same has become of the same."""
    words: str = ""
    """What they wrote."""
    became: str = ""
    """What became of it, where that takes words."""
    at: datetime
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who has entered something into a list, never shown: they hear what becomes of it."""

    id: int = 0
    thing: str
    """Which: a letter for its list (`s` stakeholders, `c` communication, `r` risks, `w` watch list) with its id."""
    partner_id: int


def is_news(echoes: Iterable[Echo], partner_id: int, kind: EchoKind, about: str) -> bool:
    """Tell whether somebody has not been told yet, and is not going to be, that something has become of a thing."""
    return all((one.partner_id, one.kind, one.about) != (partner_id, kind, about) for one in echoes)
