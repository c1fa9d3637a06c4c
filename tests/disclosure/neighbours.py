"""Two rounds that ask the same question of the same people."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations_with_replacement, product
from typing import TYPE_CHECKING

from bot.domain.disclosure import disclose
from bot.domain.partners import Sector
from tests.disclosure.attacker import RATINGS, Fixed, attack, by_sector, constant, result, ways, without

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from tests.disclosure.attacker import Answers


def attack_both(sizes: Sequence[int]) -> Fixed:
    """Try every pair of rounds: whoever answers twice is two variables, so it is six sectors, three in each round."""

    def shown(answers: Answers) -> Hashable:
        first, second = answers[: len(sizes)], answers[len(sizes) :]
        return result(first), result(second)

    return attack([*sizes, *sizes], RATINGS, shown)


def attack_newcomer(sizes: Sequence[int]) -> Fixed:
    """Try what somebody learns who is sure that in the second round all said the same again, and one person joined in.

    Nobody can know that, and nothing that is shown can help against it: it is how far a wild guess gets. The shares are
    those of the newcomer's rating, and of all who answered twice and can fix anybody's; the newcomer's sector is the
    one with which it is worst.
    """
    found = [_attack_newcomer(sizes, place) for place in range(len(sizes))]
    return Fixed(outsider=max(one.outsider for one in found), insider=max(one.insider for one in found))


def _attack_newcomer(sizes: Sequence[int], joins: int) -> Fixed:
    alike: dict[Hashable, list[tuple[Answers, int]]] = defaultdict(list)
    for first in product(*(combinations_with_replacement(RATINGS, size) for size in sizes)):
        before = result(first)
        for new in RATINGS:
            second = disclose([*by_sector(first), (list(Sector)[joins], new)])
            alike[before, second].append((first, new))
    outside = inside = 0
    for fitting in alike.values():
        weights = [ways(first) for first, _ in fitting]
        outside += sum(weights) * (len({new for _, new in fitting}) == 1)
        for place, own in product(range(len(sizes)), RATINGS):
            those = [(one, weight) for one, weight in zip(fitting, weights, strict=True) if own in one[0][place]]
            rest = [without(first, place, own) for (first, _), _ in those]
            if those and (len({new for (_, new), _ in those}) == 1 or any(constant(rest))):
                inside += sum(weight * first[place].count(own) for (first, _), weight in those)
    every = len(RATINGS) ** (sum(sizes) + 1)
    return Fixed(outsider=outside / every, insider=inside / every / sum(sizes))
