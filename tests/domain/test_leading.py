"""The rules of leading together: turns, the decision rule, majorities, deputies."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar import Calendar
from bot.domain.decision_rule import HOUSE_RULE, DecisionRule, Ruling, duration, in_force
from bot.domain.decisions import Decision, DecisionKind, DecisionStatus, Majority, Stance, Voice, VoteTurnout
from bot.domain.deputies import Deputyship, Mandate, spoken_by, stood_in_for
from bot.domain.meetings import Meeting, TurnTaker, in_office_hours, in_order, moderated, moderator, skipped, swapped
from bot.domain.partners import Organisation, Partner, Sector
from bot.domain.verdicts import verdict

AT = datetime(2026, 11, 9, 8, tzinfo=UTC)
TODAY = date(2026, 11, 9)
TAKERS = [TurnTaker(id=key, partner_id=key, place=key) for key in (1, 2, 3)]
MEETING = Meeting(id=7, number=1, starts_at=AT, place="Rathaus", set_by=None)


def ids(takers: list[TurnTaker]) -> list[int]:
    return [one.id for one in in_order(takers)]


def test_whoever_moderated_is_last() -> None:
    assert ids(moderated(TAKERS, MEETING)) == [2, 3, 1]


def test_whoever_passed_is_first_next_time() -> None:
    passed = [replace(TAKERS[0], passes=7), *TAKERS[1:]]
    found = moderator(passed, MEETING)
    assert found is not None
    assert found.id == 2
    after = moderated(passed, MEETING)
    assert ids(after) == [1, 3, 2]
    assert {one.passes for one in after} == {None}


def test_nobody_is_left_once_all_pass() -> None:
    passed = [replace(one, passes=7) for one in TAKERS]
    assert moderator(passed, MEETING) is None
    assert ids(moderated(passed, MEETING)) == [1, 2, 3]


def test_skipping_and_swapping() -> None:
    assert ids(skipped(TAKERS, 1)) == [2, 1, 3]
    assert ids(skipped(TAKERS, 3)) == [1, 2, 3]
    assert ids(swapped(TAKERS, 1, 3)) == [3, 2, 1]


@pytest.mark.parametrize(("hour", "inside"), [(9, True), (16, True), (17, False), (19, False)])
def test_office_hours(hour: int, *, inside: bool) -> None:
    calendar = Calendar()
    at = calendar.to_utc(datetime(2026, 12, 11, hour))  # noqa: DTZ001 - a wall time
    assert in_office_hours(replace(MEETING, starts_at=at), calendar) is inside


def test_a_weekend_is_no_office_hour() -> None:
    at = Calendar().to_utc(datetime(2026, 12, 12, 10))  # noqa: DTZ001 - a wall time
    assert not in_office_hours(replace(MEETING, starts_at=at), Calendar())


def test_the_days_of_the_rule_hold_for_its_kind_only() -> None:
    rule = Ruling(kind=DecisionKind.VOTE, days=10)
    assert duration(rule, DecisionKind.VOTE) == timedelta(days=10)
    assert duration(rule, DecisionKind.CONSENT) == timedelta(days=7)
    assert duration(HOUSE_RULE, DecisionKind.SENSE_CHECK) == timedelta(days=3)


def test_what_was_only_proposed_never_held() -> None:
    rule = DecisionRule(
        id=1,
        kind=DecisionKind.VOTE,
        days=1,
        sector_quorum=False,
        majority=Majority.SIMPLE,
        turnout=VoteTurnout.ANY,
        decision=1,
    )
    agreed = replace(rule, id=2, since=AT)
    assert in_force([rule, agreed]) == [agreed]


@pytest.mark.parametrize(
    ("majority", "agree", "against", "becomes"),
    [
        (Majority.SIMPLE, 2, 2, DecisionStatus.NOT_ACCEPTED),
        (Majority.SIMPLE, 3, 2, DecisionStatus.ACCEPTED),
        (Majority.TWO_THIRDS, 3, 2, DecisionStatus.NOT_ACCEPTED),
        (Majority.TWO_THIRDS, 4, 2, DecisionStatus.ACCEPTED),
        (Majority.THREE_QUARTERS, 4, 2, DecisionStatus.NOT_ACCEPTED),
        (Majority.THREE_QUARTERS, 3, 1, DecisionStatus.ACCEPTED),
        (Majority.TWO_THIRDS, 0, 0, DecisionStatus.NOT_ACCEPTED),
    ],
)
def test_a_vote_passes_by_the_rule_it_was_opened_with(
    majority: Majority, agree: int, against: int, becomes: DecisionStatus
) -> None:
    stances = [Stance.AGREE] * agree + [Stance.AGAINST] * against or [Stance.ABSTAIN]
    assert _verdict(stances, len(stances), majority, VoteTurnout.HALF) is becomes


@pytest.mark.parametrize(
    ("turnout", "becomes"),
    [
        (VoteTurnout.ANY, DecisionStatus.ACCEPTED),
        (VoteTurnout.HALF, DecisionStatus.ACCEPTED),
        (VoteTurnout.TWO_THIRDS, DecisionStatus.NO_QUORUM),
    ],
)
def test_a_vote_needs_the_turnout_of_its_rule(turnout: VoteTurnout, becomes: DecisionStatus) -> None:
    assert _verdict([Stance.AGREE] * 3, 6, Majority.SIMPLE, turnout) is becomes


def _verdict(stances: list[Stance], houses: int, majority: Majority, turnout: VoteTurnout) -> DecisionStatus:
    decision = Decision(
        id=1,
        number=1,
        kind=DecisionKind.VOTE,
        text="…",
        proposer_id=None,
        opened_at=AT,
        closes_at=AT + timedelta(days=7),
        sector_quorum=False,
        majority=majority,
        turnout=turnout,
    )
    voices = [
        Voice(id=key, decision_id=1, version=1, organisation_id=key, partner_id=None, stance=stance, at=AT)
        for key, stance in enumerate(stances, 1)
    ]
    voting = [Organisation(id=key, name=str(key), sector=Sector.STATE) for key in range(1, houses + 1)]
    return verdict(decision, voices, voting, today=TODAY)


def _partner(key: int, *, away: date | None = None, left: bool = False) -> Partner:
    left_at = AT if left else None
    return Partner(id=key, name=str(key), organisation_id=1, joined_at=AT, away_until=away, left_at=left_at)


@pytest.mark.parametrize(
    ("absent", "deputy", "coordinating", "stands"),
    [
        (_partner(1, away=TODAY), _partner(2), {1}, True),
        (_partner(1), _partner(2), {1}, False),
        (_partner(1, away=TODAY - timedelta(days=1)), _partner(2), {1}, False),
        (_partner(1, away=TODAY), _partner(2), set(), False),
        (_partner(1, away=TODAY, left=True), _partner(2), {1}, False),
        (_partner(1, away=TODAY), _partner(2, left=True), {1}, False),
        (_partner(1, away=TODAY), _partner(3), {1}, False),
    ],
)
def test_a_deputy_stands_in_only_for_a_coordinator_who_is_away(
    absent: Partner, deputy: Partner, coordinating: set[int], *, stands: bool
) -> None:
    named = [Deputyship(absent_id=1, deputy_id=2, at=AT)]
    partners = {absent.id: absent, deputy.id: deputy}
    assert bool(stood_in_for(named, partners, coordinating, deputy.id, TODAY)) is stands


def test_being_a_deputy_is_not_handed_on() -> None:
    named = [Deputyship(absent_id=1, deputy_id=2, at=AT), Deputyship(absent_id=2, deputy_id=3, at=AT)]
    partners = {1: _partner(1, away=TODAY), 2: _partner(2, away=TODAY), 3: _partner(3)}
    assert stood_in_for(named, partners, {1}, 3, TODAY) == ()


def test_the_deputy_is_asked_while_the_representative_is_away() -> None:
    mandate = Mandate(organisation_id=1, speaker_id=1, deputy_id=2)
    there = [_partner(1), _partner(2), _partner(3)]
    assert spoken_by(mandate, there, TODAY) == there[0]
    assert spoken_by(mandate, [_partner(1, away=TODAY), *there[1:]], TODAY) == there[1]
    assert spoken_by(mandate, [_partner(1, away=TODAY), _partner(2, left=True)], TODAY) is None
    assert spoken_by(None, there, TODAY) is None
