"""Searches every set of answers for those that fit what was shown, and counts whose rating is the same in all of them.

The attacker knows more than anybody in the group: of everyone who answered the sector, and how many rated. They keep
what was shown of the round at every moment, and of the round beside it. A rating is fixed if every set of answers that
shows the same gives that person the same rating. Persons of one sector cannot be told apart, so a sector's answers are
a multiset; each set of answers weighs as much as there are ways to give it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from math import factorial, prod
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.disclosure import disclose, may_name_silence
from bot.domain.partners import Sector

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

RATINGS = (1, 2, 3, 4, 5)
ANCHORED = (1, 3, 5)
"""No, partly, yes."""
LOW = (1, 2)
"""Ratings that are asked for a sentence."""

Ratings: TypeAlias = tuple[int, ...]
"""Of one sector, ascending."""
Answers: TypeAlias = tuple[Ratings, ...]
"""Of all sectors, in the order of `Sector`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """How much can be worked out, as shares of all ways to answer."""

    outsider: float
    """Of all ratings, those that somebody who did not answer can fix."""
    insider: float
    """Of all who answered, those who know their own rating and can fix that of somebody else."""


def attack(sizes: Sequence[int], scale: Sequence[int], shown: Callable[[Answers], Hashable]) -> Fixed:
    """Try every way in which `sizes` persons of each sector can answer; `shown` returns all that is ever seen of it."""
    alike: dict[Hashable, list[Answers]] = defaultdict(list)
    for answers in product(*(combinations_with_replacement(scale, size) for size in sizes)):
        alike[shown(answers)].append(answers)
    outside = inside = 0
    for fitting in alike.values():
        weights = [ways(answers) for answers in fitting]
        outside += sum(weights) * sum(len(one) for one in constant(fitting))
        for place, own in product(range(len(sizes)), scale):
            those = [
                (answers, weight) for answers, weight in zip(fitting, weights, strict=True) if own in answers[place]
            ]
            if those and any(constant([without(answers, place, own) for answers, _ in those])):
                inside += sum(weight * answers[place].count(own) for answers, weight in those)
    every = sum(sizes) * len(scale) ** sum(sizes)
    return Fixed(outsider=outside / every, insider=inside / every)


def ways(answers: Answers) -> int:
    """Count the ways in which as many persons of each sector can give these ratings."""
    return prod(
        factorial(len(ratings)) // prod(factorial(ratings.count(value)) for value in set(ratings))
        for ratings in answers
    )


def constant(fitting: Sequence[Answers]) -> Iterable[Ratings]:
    """Yield what sectors answered whose every member gives one and the same rating in all that fits."""
    for place, ratings in enumerate(fitting[0]):
        if len(set(ratings)) == 1 and all(answers[place] == ratings for answers in fitting):
            yield ratings


def without(answers: Answers, place: int, own: int) -> Answers:
    """Return the answers without one's own."""
    rest = list(answers[place])
    rest.remove(own)
    return (*answers[:place], tuple(rest), *answers[place + 1 :])


def by_sector(answers: Answers) -> list[tuple[Sector, int]]:
    """Return each rating with its sector."""
    return [(sector, value) for sector, ratings in zip(Sector, answers, strict=True) for value in ratings]


def result(answers: Answers) -> Hashable:
    """Return what is seen of ratings in time."""
    return disclose(by_sector(answers))


def with_silence(answers: Answers) -> Hashable:
    """Return what is seen where sectors are named that said nothing, and of each three more were asked."""
    some = [len(ratings) for ratings in answers]
    return disclose(by_sector(answers)), tuple(may_name_silence(asked=one + 3, answered=one) for one in some)


def late_release(answers: Answers) -> Hashable:
    """Return what is seen of ratings that came late."""
    return disclose(by_sector(answers), late=True)


def yes_or_no(answers: Answers) -> Hashable:
    """Return what is seen of answers with yes, partly and no."""
    return disclose(by_sector(answers), anchored=True)


def with_sentences(answers: Answers) -> Hashable:
    """Return what is seen where everybody who rated low writes a sentence, which is as many as there can be."""
    shown = disclose(by_sector(answers))
    return shown, sum(value in LOW for _, value in by_sector(answers)) if shown is not None else None


def splits(most: int) -> Iterable[tuple[int, int, int]]:
    """Yield all sizes of three sectors up to `most` each, the largest first: which sector it is makes no difference."""
    for sizes in combinations_with_replacement(range(most, -1, -1), len(Sector)):
        if sum(sizes) > 0:
            first, second, third = sizes
            yield first, second, third


def worst(found: Mapping[tuple[int, int, int], Fixed]) -> dict[int, Fixed]:
    """Return the most that can be worked out for each number of answers, however they divide among the sectors."""
    most: dict[int, Fixed] = {}
    for sizes, one in found.items():
        before = most.get(sum(sizes), one)
        most[sum(sizes)] = Fixed(outsider=max(before.outsider, one.outsider), insider=max(before.insider, one.insider))
    return most
