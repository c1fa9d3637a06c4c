"""Searches every way in which a force field can have come about, for sentences whose author would be known.

The attacker knows the list of partners at every moment, with sectors, and keeps whatever was shown of the force field
since it began. A sentence's author is narrowed down to those who wrote it in any course of events that shows the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.force_field import Force, ForceKind, force_field, may_show_sector
from bot.domain.partners import Sector

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

STATE, BUSINESS, CIVIL = Sector


@dataclass(frozen=True)
class Join:
    """Somebody becomes a partner; everybody can see it."""

    who: int
    sector: Sector


@dataclass(frozen=True)
class Leave:
    """Somebody leaves and is forgotten; that they left, everybody can see."""

    who: int


@dataclass(frozen=True)
class Write:
    """A partner writes a sentence: nobody sees who."""


@dataclass(frozen=True)
class Remove:
    """The sentence with a number is taken away."""

    number: int


Event: TypeAlias = Join | Leave | Write | Remove
Course: TypeAlias = tuple[tuple[int, bool], ...]
"""Who wrote each sentence, and whether they wanted their sector beside it."""


WRITERS = 3
"""So many had to have written by the former rule."""


def crowd(state: int, business: int, civil: int) -> list[Event]:
    """Return that so many of each sector join, numbered from 1."""
    sectors = [STATE] * state + [BUSINESS] * business + [CIVIL] * civil
    return [Join(number, sector) for number, sector in enumerate(sectors, start=1)]


def courses(events: Sequence[Event]) -> Iterator[Course]:
    """Yield every way in which it can have come about."""
    there: set[int] = set()
    may: list[list[int]] = []
    for event in events:
        match event:
            case Join(who=who):
                there.add(who)
            case Leave(who=who):
                there.discard(who)
            case Write():
                may.append(sorted(there))
            case Remove():
                pass
    yield from product(*(list(product(those, (False, True))) for those in may))


def shown(events: Sequence[Event], course: Course, rule: str = "now") -> Hashable:
    """Return all that is ever shown of it: after every event the list of sentences and the force field.

    `rule` is "now"; or "former", when three had to have written, of whatever sector; or "both".
    """
    seen: list[Hashable] = []
    partners: dict[int, Sector] = {}
    forces: list[Force] = []
    writing = iter(course)
    number = 0
    for event in events:
        match event:
            case Join(who=who, sector=sector):
                partners[who] = sector
            case Leave(who=who):
                partners.pop(who)
                forces = [replace(one, partner_id=None) if one.partner_id == who else one for one in forces]
            case Remove(number=gone):
                forces = [one for one in forces if one.number != gone]
            case Write():
                number += 1
                who, wanted = next(writing)
                persons = list(partners.values()).count(partners[who])
                named = wanted and (rule == "former" or may_show_sector(persons))
                forces.append(_force(number, who, partners[who] if named else None))
        entered = (
            forces if rule == "now" or _writers(forces) >= WRITERS else [replace(one, sector=None) for one in forces]
        )
        seen.append((tuple((one.number, one.sector) for one in entered), force_field(entered)))
    return tuple(seen)


def _writers(forces: Sequence[Force]) -> int:
    """Count who has written, as the former rules did: all who were forgotten as one."""
    return len({one.partner_id for one in forces if one.partner_id is not None or one.sector is not None})


def _force(number: int, who: int, sector: Sector | None) -> Force:
    return Force(
        number=number,
        kind=ForceKind.BARRIER,
        factor="time",
        text="x",
        sector=sector,
        partner_id=who,
        created_at=datetime(2026, 11, 9, tzinfo=UTC),
    )


def fewest_authors(events: Sequence[Event], rule: str = "now") -> int:
    """Return to how few people a sentence's author can be narrowed down by somebody who wrote nothing."""
    return min(len(authors) for alike in _alike(events, rule) for authors in _authors(alike))


def fewest_authors_for_writers(events: Sequence[Event], rule: str = "now") -> int:
    """Return the same for somebody who knows which sentences they wrote themselves, of the sentences of others."""
    fewest = len(events)
    for alike in _alike(events, rule):
        mine: dict[tuple[int, tuple[int, ...]], list[Course]] = defaultdict(list)
        for course in alike:
            for me in {who for who, _ in course} | {1}:
                mine[me, tuple(place for place, (who, _) in enumerate(course) if who == me)].append(course)
        for (_, own), those in mine.items():
            others = [authors for place, authors in enumerate(_authors(those)) if place not in own]
            fewest = min([fewest, *map(len, others)])
    return fewest


def _alike(events: Sequence[Event], rule: str) -> Iterable[list[Course]]:
    alike: dict[Hashable, list[Course]] = defaultdict(list)
    for course in courses(events):
        alike[shown(events, course, rule)].append(course)
    return alike.values()


def _authors(those: Sequence[Course]) -> list[set[int]]:
    """Return who may have written each sentence."""
    return [{who for who, _ in written} for written in zip(*those, strict=True)]
