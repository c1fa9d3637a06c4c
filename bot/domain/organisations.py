"""Correcting organisations: the log of what was corrected, and what becomes of voices when two turn out to be one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.decisions import ObjectionStatus
from bot.domain.verdicts import standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from bot.domain.decisions import Decision, Voice

MOST_ORGANISATIONS = 500
"""So many organisations take part in a cooperation at most: more than can speak with one another."""


class OrganisationStep(StrEnum):
    """What can be corrected about an organisation; each is a line of its log."""

    NAME = "name"
    SECTOR = "sector"
    KIND = "kind"
    OBSERVES = "observes"
    MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationEvent:
    """One line of the append-only log."""

    id: int = 0
    organisation_id: int
    step: OrganisationStep
    actor_id: int | None
    """The partner; None for a coordinator who takes no part, and once forgotten."""
    role: str
    """What the actor was then: `partner` or `coordinator`."""
    at: datetime
    before: str
    after: str
    """A name, or a member of a closed set as it is stored; of two that were merged the names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedVoices:
    """The voices of two organisations in one open decision, once they are one."""

    kept: tuple[Voice, ...]
    """All of them the remaining organisation's; at most one stands."""
    taken_back: tuple[Voice, ...]
    """Those that would stand in the way of the one that stands, as they were."""
    overruled: Voice | None
    """The one of them that stood, as it was; None if only one organisation had spoken."""


def merge_voices(
    decision: Decision, voices: Iterable[Voice], *, former: int, remaining: int, today: date
) -> MergedVoices:
    """Let two organisations have one voice in an open decision: an open objection stands, otherwise the latest voice.

    Where both object, the later objection stands with both reasons, so that none is lost. `today` is the local day.
    """
    both = [voice for voice in voices if voice.organisation_id in {former, remaining}]
    stand = standing(decision, both, today)
    one, other = stand.get(former), stand.get(remaining)
    if one is None or other is None:
        return _moved(both, remaining, winner=one or other, decision=decision, overruled=None)
    winner = max(one, other, key=lambda voice: (_objects(voice), voice.at, voice.id))
    loser = other if winner is one else one
    if _objects(winner) and _objects(loser):
        joined = replace(winner, reason=f"{winner.reason}\n{loser.reason}")
        both = [joined if voice.id == winner.id else voice for voice in both]
        winner = joined
    return _moved(both, remaining, winner=winner, decision=decision, overruled=loser)


def _objects(voice: Voice) -> bool:
    return voice.objection is ObjectionStatus.OPEN


def _moved(
    voices: list[Voice], remaining: int, *, winner: Voice | None, decision: Decision, overruled: Voice | None
) -> MergedVoices:
    """Return the voices as the remaining organisation's, without those said after the one that stands."""
    later = [
        voice
        for voice in voices
        if winner is not None and voice.version == decision.version and (voice.at, voice.id) > (winner.at, winner.id)
    ]
    return MergedVoices(
        kept=tuple(replace(voice, organisation_id=remaining) for voice in voices if voice not in later),
        taken_back=tuple(later),
        overruled=overruled,
    )
