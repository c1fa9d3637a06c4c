"""Deputies: who coordinates while a coordinator is away, and who speaks for an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.partners import is_away

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date, datetime

    from bot.domain.partners import Partner


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputyship:
    """Who stands in for one coordinator while they are away."""

    id: int = 0
    absent_id: int
    """The coordinator, a partner: only they can be away."""
    deputy_id: int
    """The partner who may then do what a coordinator may, except for saying who coordinates and ending it all."""
    at: datetime


def stood_in_for(
    deputyships: Iterable[Deputyship],
    partners: Mapping[int, Partner],
    coordinating: Collection[int],
    deputy_id: int,
    today: date,
) -> tuple[Partner, ...]:
    """List the coordinators for whom a partner stands in today.

    `coordinating` are the ids of the partners who were made coordinators themselves: being a deputy is never handed on.
    Both have to take part. `today` is the local day.
    """
    deputy = partners.get(deputy_id)
    if deputy is None or deputy.left_at is not None:
        return ()
    absent = (partners.get(one.absent_id) for one in deputyships if one.deputy_id == deputy_id)
    return tuple(
        one
        for one in absent
        if one is not None
        and one.id != deputy_id
        and one.id in coordinating
        and one.left_at is None
        and is_away(one, today)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """Who speaks for an organisation, who does while they are away, and what they may promise without asking back."""

    id: int = 0
    organisation_id: int
    speaker_id: int | None = None
    deputy_id: int | None = None
    commits: str = ""
    """In the organisation's own words; empty: not said."""


def spoken_by(mandate: Mandate | None, people: Collection[Partner], today: date) -> Partner | None:
    """Return who of an organisation's people is asked first: the representative, the deputy while they are away.

    None if nobody was named, or if who was named is away or no longer takes part for it: then all of them are asked.
    """
    if mandate is None:
        return None
    by_id = {one.id: one for one in people if one.organisation_id == mandate.organisation_id and one.left_at is None}
    named = (by_id.get(key) for key in (mandate.speaker_id, mandate.deputy_id) if key is not None)
    return next((one for one in named if one is not None and not is_away(one, today)), None)
