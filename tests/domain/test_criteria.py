"""Done-criteria: the last tick holds, the bot's knowledge fills in, and nothing is to be caught up without need."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.criteria import Checked, Tick, check, complete, to_catch_up
from bot.domain.cycle import Phase, PhaseStatus

if TYPE_CHECKING:
    from random import Random

AT = datetime(2026, 11, 9, 9, tzinfo=UTC)
CRITERIA = ("S-DONE-1", "S-DONE-2", "S-DONE-3")
TICKS = st.lists(
    st.builds(
        lambda criterion, met, hours: Tick(criterion=criterion, met=met, at=AT + timedelta(hours=hours)),
        st.sampled_from((*CRITERIA, "X-DONE-9")),
        st.booleans(),
        st.integers(0, 1000),
    ),
    unique_by=lambda tick: tick.at,
    max_size=12,
)
KNOWN = st.sets(st.sampled_from((*CRITERIA, "X-DONE-9")))
STATUSES = st.dictionaries(st.sampled_from(Phase), st.sampled_from(PhaseStatus))


@given(TICKS, KNOWN, st.randoms())
def test_the_last_tick_holds_whatever_the_bot_knows_and_order_does_not_matter(
    ticks: list[Tick], known: set[str], chance: Random
) -> None:
    found = check(CRITERIA, ticks, known)
    shuffled = list(ticks)
    chance.shuffle(shuffled)
    assert check(CRITERIA, shuffled, known) == found
    assert [one.criterion for one in found] == list(CRITERIA)
    for one in found:
        said = [tick for tick in ticks if tick.criterion == one.criterion]
        if said:
            assert (one.met, one.by_itself) == (max(said, key=lambda tick: tick.at).met, False)
        else:
            assert (one.met, one.by_itself) == (one.criterion in known, one.criterion in known)
    assert complete(found) is all(one.met for one in found)


def test_nothing_to_meet_is_never_complete() -> None:
    assert not complete(())


@given(STATUSES, st.sets(st.sampled_from(Phase)))
def test_only_what_is_finished_or_passed_over_is_to_be_caught_up(
    statuses: dict[Phase, PhaseStatus], unmet: set[Phase]
) -> None:
    checked = {phase: (Checked("a", met=True), Checked("b", phase not in unmet)) for phase in Phase}
    left = to_catch_up(statuses, checked)
    assert all(criteria == ("b",) for criteria in left.values())
    assert list(left) == [phase for phase in Phase if phase in left]
    order = list(Phase)
    for place, phase in enumerate(order):
        status = statuses.get(phase, PhaseStatus.OPEN)
        later = {statuses.get(other, PhaseStatus.OPEN) for other in order[place + 1 :]} - {PhaseStatus.OPEN}
        late = status is PhaseStatus.FINISHED or (status is PhaseStatus.OPEN and bool(later))
        assert (phase in left) is (late and phase in unmet)
