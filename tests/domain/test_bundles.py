"""When something due is named, and to whom: twice to whoever keeps it, then to the coordination, never too often."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.bundles import AGAIN_AFTER, DIGEST_AFTER, TIMES, Audience, Bundle, Naming, digest_on, next_naming

DUE = date(2026, 11, 23)
WEEK = timedelta(days=7)
BEN, CLARA = 2, 3


def told(day: date, audience: Audience = Audience.KEEPER, partner: int | None = BEN, thing: str = "s1") -> Bundle:
    return Bundle(id=day.toordinal(), day=day, things=(thing,), audience=audience, partner_id=partner)


def coordinated(day: date) -> Bundle:
    return told(day, Audience.COORDINATION, None)


def named(*bundles: Bundle, keeper: int | None = BEN, coordinated: bool = True, next_on: date = DUE) -> Naming | None:
    return next_naming("s1", next_on, keeper, bundles, coordinated=coordinated)


def to_ben(day: date) -> Naming:
    return Naming(audience=Audience.KEEPER, partner_id=BEN, day=day)


def test_first_on_its_day_then_a_week_later_then_the_coordination_then_never() -> None:
    once, twice, thrice = told(DUE), told(DUE + WEEK), coordinated(DUE + 2 * WEEK)

    assert named() == to_ben(DUE)
    assert named(once) == to_ben(DUE + WEEK)
    assert named(once, twice) == Naming(audience=Audience.COORDINATION, partner_id=None, day=DUE + 2 * WEEK)
    assert named(once, twice, thrice) is None


def test_without_coordinators_to_be_told_it_ends_with_the_keeper() -> None:
    assert named(told(DUE), told(DUE + WEEK), coordinated=False) is None


def test_what_was_done_begins_anew_on_its_next_day() -> None:
    bundles = (told(DUE), told(DUE + WEEK), coordinated(DUE + 2 * WEEK))

    assert named(*bundles, next_on=DUE + 4 * WEEK) == to_ben(DUE + 4 * WEEK)


def test_whoever_takes_it_over_hears_of_it_anew_also_after_the_coordination() -> None:
    bundles = (told(DUE), told(DUE + WEEK), coordinated(DUE + 2 * WEEK))
    assert named(*bundles, keeper=CLARA) == Naming(audience=Audience.KEEPER, partner_id=CLARA, day=DUE)

    handed = (*bundles, told(DUE + 3 * WEEK, partner=CLARA))
    assert named(*handed, keeper=CLARA) == Naming(audience=Audience.KEEPER, partner_id=CLARA, day=DUE + 4 * WEEK)
    twice = (*handed, told(DUE + 4 * WEEK, partner=CLARA))
    again = named(*twice, keeper=CLARA)
    assert again == Naming(audience=Audience.COORDINATION, partner_id=None, day=DUE + 5 * WEEK)
    assert named(*twice, coordinated(DUE + 5 * WEEK), keeper=CLARA) is None


def test_nobody_hears_of_two_things_on_one_day_in_two_messages() -> None:
    assert named(told(DUE, thing="s2")) == to_ben(DUE + timedelta(days=1))


def test_the_groups_hear_of_what_nobody_keeps_every_sixteen_days() -> None:
    other = told(DUE - timedelta(days=3), Audience.GROUP, None, "c9")

    assert named(keeper=None) == Naming(audience=Audience.GROUP, partner_id=None, day=DUE)
    late = named(other, keeper=None)
    assert late == Naming(audience=Audience.GROUP, partner_id=None, day=other.day + DIGEST_AFTER)


def test_how_things_stand_is_told_sixteen_days_after_the_first_news() -> None:
    assert digest_on([]) is None
    assert digest_on([told(DUE)]) == DUE + DIGEST_AFTER
    digest = told(DUE + WEEK, Audience.GROUP, None)
    assert digest_on([told(DUE), digest]) is None
    assert digest_on([told(DUE), digest, told(DUE + 2 * WEEK)]) == DUE + 2 * WEEK + DIGEST_AFTER


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=6),
    st.lists(st.sampled_from([None, BEN, CLARA]), min_size=1, max_size=6),
)
def test_whatever_comes_due_nobody_hears_of_it_too_often(delays: list[int], keepers: list[int | None]) -> None:
    """Six things of different keepers that nobody sees to, told day by day for a third of a year."""
    things = {
        f"s{number}": (DUE + timedelta(days=delay), keepers[number % len(keepers)])
        for number, delay in enumerate(delays)
    }
    bundles: list[Bundle] = []
    for ahead in range(120):
        today = DUE + timedelta(days=ahead)
        due: dict[tuple[Audience, int | None], list[str]] = {}
        for thing, (next_on, keeper) in things.items():
            naming = next_naming(thing, next_on, keeper, bundles, coordinated=True)
            if naming is not None and naming.day <= today:
                due.setdefault((naming.audience, naming.partner_id), []).append(thing)
        for (audience, partner), these in due.items():
            bundle = Bundle(id=len(bundles) + 1, day=today, things=tuple(these), audience=audience, partner_id=partner)
            bundles.append(bundle)

    digests = [one.day for one in bundles if one.audience is Audience.GROUP]
    assert all(later - earlier >= DIGEST_AFTER for earlier, later in pairwise(digests))
    for thing in things:
        to_keeper = [one.day for one in bundles if thing in one.things and one.audience is not Audience.COORDINATION]
        to_others = [one.day for one in bundles if thing in one.things and one.audience is Audience.COORDINATION]
        assert len(to_keeper) == TIMES
        assert to_keeper[1] - to_keeper[0] >= AGAIN_AFTER
        assert len(to_others) == 1
