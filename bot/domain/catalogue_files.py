"""Own catalogues that coordinators have sent for their cooperation: at most one is in force, none is lost at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

MOST_FILES: Final = 10
"""So many are kept: whoever goes back goes back to one of the last."""


class FileState(StrEnum):
    """Whether a file is in force. The values are stored."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    PAST = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFile:
    """A file with questions, criteria, methods, rhythms and factors of a cooperation's own."""

    id: int = 0
    name: str
    """As the sender's device called it."""
    text: str
    """What is in it, as it was sent."""
    state: FileState = FileState.PROPOSED
    sent_by: int | None = None
    """The partner who sent it; None if nobody knows any more, or the sender takes no part."""
    sent_at: datetime
    used_at: datetime | None = None
    """Since when it is or was in force the last time."""
    before_id: int | None = None
    """What was in force when it came into force; None: what the installation has."""


def used(files: Iterable[CatalogueFile], chosen: CatalogueFile, now: datetime) -> tuple[CatalogueFile, ...]:
    """Return all files that change when one comes into force: it itself last."""
    current = in_force_of(files)
    if current is None or current.id == chosen.id:
        return (replace(chosen, state=FileState.IN_FORCE, used_at=now, before_id=None),)
    ended = replace(current, state=FileState.PAST)
    return ended, replace(chosen, state=FileState.IN_FORCE, used_at=now, before_id=current.id)


def taken_back(files: Iterable[CatalogueFile], current: CatalogueFile, now: datetime) -> tuple[CatalogueFile, ...]:
    """Return all files that change when the one in force no longer is: the one before it is again, if it is kept."""
    ended = replace(current, state=FileState.PAST)
    before = next((one for one in files if one.id == current.before_id and one.id != current.id), None)
    return (ended,) if before is None else (ended, replace(before, state=FileState.IN_FORCE, used_at=now))


def in_force_of(files: Iterable[CatalogueFile]) -> CatalogueFile | None:
    """Return the one in force."""
    return next((one for one in files if one.state is FileState.IN_FORCE), None)


def too_many(files: Iterable[CatalogueFile]) -> tuple[CatalogueFile, ...]:
    """Return those that are not kept any more, the oldest; never the one in force."""
    kept = sorted(files, key=lambda one: (one.state is FileState.IN_FORCE, one.sent_at, one.id), reverse=True)
    return tuple(kept[MOST_FILES:])
