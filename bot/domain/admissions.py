"""Admission to an organisation that has people already: who came when, and who may contradict it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.errors import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.partners import Partner

OBJECTION_PERIOD: Final = timedelta(days=14)
"""How long somebody's belonging to an organisation can be contradicted (our rule)."""
KEPT: Final = timedelta(days=30)
"""How long an admission is kept once nobody can contradict it: longer than it takes to ask who came first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """Somebody came to an organisation that had people already."""

    id: int = 0
    partner_id: int
    organisation_id: int
    at: datetime
    refused_at: datetime | None = None
    """When somebody said that they do not belong there."""
    refused_by: int | None = None
    """The partner who said so; None for a coordinator who takes no part, and once forgotten."""


class AdmissionRefusal(StrEnum):
    """Why somebody's belonging cannot be contradicted."""

    SETTLED = "settled"
    """It has been contradicted already."""
    OVER = "over"
    """Too late, or they do not take part for that organisation any more."""
    ONESELF = "oneself"
    """Whoever wants to go leaves."""
    STRANGER = "stranger"
    """Only the organisation's own people and coordinators may."""
    NEWER = "newer"
    """Who came later has no say about who was there before."""


def is_contradictable(admission: Admission, newcomer: Partner | None, latest: Admission | None, now: datetime) -> bool:
    """Tell whether an admission is in question at all; `latest` is the newcomer's last one."""
    return (
        admission.refused_at is None
        and newcomer is not None
        and newcomer.left_at is None
        and newcomer.organisation_id == admission.organisation_id
        and (latest is None or latest.id == admission.id)
        and now < admission.at + OBJECTION_PERIOD
    )


def refuse(
    admission: Admission,
    newcomer: Partner | None,
    admissions: Iterable[Admission],
    *,
    by: Partner | None,
    coordinates: bool,
    at: datetime,
) -> Admission:
    """Say that somebody does not belong to an organisation. Raises `NotAllowed` with an `AdmissionRefusal`.

    `by` is who says so, None if they take no part; `admissions` are all of the cooperation. A coordinator may, and of
    the organisation's own people those who came before: a newcomer cannot turn out who was there (product.md 6).
    """
    known = list(admissions)
    latest = _latest(known, admission.partner_id)
    if admission.refused_at is not None:
        raise NotAllowed(AdmissionRefusal.SETTLED)
    if not is_contradictable(admission, newcomer, latest, at):
        raise NotAllowed(AdmissionRefusal.OVER)
    if by is not None and by.id == admission.partner_id:
        raise NotAllowed(AdmissionRefusal.ONESELF)
    if not coordinates:
        if by is None or by.left_at is not None or by.organisation_id != admission.organisation_id:
            raise NotAllowed(AdmissionRefusal.STRANGER)
        if not _came_before(by, admission, known):
            raise NotAllowed(AdmissionRefusal.NEWER)
    return replace(admission, refused_at=at, refused_by=by.id if by is not None else None)


def _latest(admissions: Iterable[Admission], partner_id: int) -> Admission | None:
    own = (one for one in admissions if one.partner_id == partner_id)
    return max(own, key=lambda one: (one.at, one.id), default=None)


def _came_before(colleague: Partner, admission: Admission, admissions: list[Admission]) -> bool:
    """Whether a colleague was in the organisation before: admitted earlier, or there from its beginning."""
    own = _latest((one for one in admissions if one.organisation_id == admission.organisation_id), colleague.id)
    if own is not None:
        return (own.at, own.id) < (admission.at, admission.id)
    return colleague.joined_at <= admission.at
