"""The steps a decision may take, and those it may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.decisions import (
    DURATIONS,
    Decision,
    DecisionKind,
    DecisionStatus,
    ObjectionStatus,
    Refusal,
    Stance,
    Voice,
    close_objection,
    conclude,
    extend,
    is_open,
    remind_at,
    reword,
    supersede,
    withdraw,
)
from bot.domain.errors import BadValueError, NotAllowed
from bot.domain.verdicts import verdict

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)

PROPOSAL = Decision(
    id=7,
    number=3,
    kind=DecisionKind.CONSENT,
    text="We meet every month.",
    proposer_id=1,
    opened_at=MONDAY,
    closes_at=MONDAY + timedelta(days=7),
)
ACCEPTED = replace(PROPOSAL, status=DecisionStatus.ACCEPTED, closed_at=MONDAY)
AGREEMENT = Voice(decision_id=7, version=1, organisation_id=1, partner_id=1, stance=Stance.AGREE, at=MONDAY)
OBJECTION = replace(AGREEMENT, stance=Stance.OBJECTION, reason="too early", objection=ObjectionStatus.OPEN)


def test_a_withdrawn_proposal_stays_withdrawn() -> None:
    withdrawn = withdraw(PROPOSAL, at=MONDAY + HOUR)

    assert (withdrawn.status, withdrawn.closed_at) == (DecisionStatus.WITHDRAWN, MONDAY + HOUR)
    assert verdict(withdrawn, [AGREEMENT], [], today=MONDAY.date()) is DecisionStatus.WITHDRAWN


def test_the_wording_is_free_until_the_first_voice_and_makes_a_new_version_afterwards() -> None:
    edited = reword(PROPOSAL, " We meet weekly. ", [replace(AGREEMENT, decision_id=8)], at=MONDAY)
    assert (edited.text, edited.version) == ("We meet weekly.", 1)

    voices = [AGREEMENT]
    second = reword(edited, "We meet twice a month.", voices, at=MONDAY)
    assert second.version == 2
    assert reword(second, "We meet on demand.", voices, at=MONDAY).version == 2


@pytest.mark.parametrize(("text", "refusal"), [(" ", Refusal.TEXT_MISSING), (PROPOSAL.text, Refusal.UNCHANGED)])
def test_a_wording_must_say_something_new(text: str, refusal: Refusal) -> None:
    with pytest.raises(BadValueError) as refused:
        reword(PROPOSAL, text, [], at=MONDAY)

    assert refused.value.reason == refusal


def test_a_wording_cannot_change_after_the_deadline() -> None:
    with pytest.raises(NotAllowed) as refused:
        reword(PROPOSAL, "Something else", [], at=PROPOSAL.closes_at)

    assert refused.value.reason == Refusal.CLOSED


def test_extending_gives_more_time_even_when_the_deadline_has_just_passed() -> None:
    later = PROPOSAL.closes_at + timedelta(days=2)

    assert extend(PROPOSAL, later, at=PROPOSAL.closes_at + HOUR).closes_at == later


@pytest.mark.parametrize(("hours", "at"), [(0, MONDAY), (-1, MONDAY), (1, PROPOSAL.closes_at + HOUR)])
def test_extending_cannot_shorten_or_end_in_the_past(hours: int, at: datetime) -> None:
    with pytest.raises(BadValueError) as refused:
        extend(PROPOSAL, PROPOSAL.closes_at + hours * HOUR, at=at)

    assert refused.value.reason == Refusal.NOT_LATER


def test_nothing_but_an_outcome_is_added_to_a_closed_decision() -> None:
    with pytest.raises(NotAllowed, match=Refusal.CLOSED):
        extend(ACCEPTED, MONDAY + timedelta(days=30), at=MONDAY)
    with pytest.raises(NotAllowed, match=Refusal.CLOSED):
        withdraw(ACCEPTED, at=MONDAY)
    with pytest.raises(NotAllowed, match=Refusal.CLOSED):
        reword(ACCEPTED, "Something else", [], at=MONDAY)
    with pytest.raises(NotAllowed, match=Refusal.CLOSED):
        close_objection(ACCEPTED, OBJECTION, ObjectionStatus.SETTLED, by=1)

    concluded = conclude(ACCEPTED, " Begins in May. ", responsible_id=2, review_on=date(2026, 9, 1))
    assert concluded == replace(ACCEPTED, outcome="Begins in May.", responsible_id=2, review_on=date(2026, 9, 1))


def test_an_outcome_comes_after_closing_and_is_not_empty() -> None:
    with pytest.raises(NotAllowed, match=Refusal.STILL_OPEN):
        conclude(PROPOSAL, "Begins in May.")
    with pytest.raises(BadValueError, match=Refusal.TEXT_MISSING):
        conclude(ACCEPTED, " ")


@pytest.mark.parametrize(
    ("decision", "voice", "status"),
    [
        (PROPOSAL, AGREEMENT, ObjectionStatus.SETTLED),
        (PROPOSAL, replace(OBJECTION, objection=ObjectionStatus.SETTLED), ObjectionStatus.WITHDRAWN),
        (PROPOSAL, OBJECTION, ObjectionStatus.OPEN),
        (replace(PROPOSAL, version=2), OBJECTION, ObjectionStatus.SETTLED),
        (replace(PROPOSAL, id=8), OBJECTION, ObjectionStatus.SETTLED),
    ],
)
def test_only_an_open_objection_to_the_present_wording_can_be_closed(
    decision: Decision, voice: Voice, status: ObjectionStatus
) -> None:
    with pytest.raises(NotAllowed, match=Refusal.NO_OPEN_OBJECTION):
        close_objection(decision, voice, status, by=1)


def test_superseding_changes_both_sides_and_no_text() -> None:
    later = replace(ACCEPTED, number=9, text="We meet on demand.")

    old, new = supersede(ACCEPTED, later)

    assert old == replace(ACCEPTED, status=DecisionStatus.SUPERSEDED, superseded_by=9)
    assert new == replace(later, supersedes=ACCEPTED.number)


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        (PROPOSAL, replace(ACCEPTED, number=9), Refusal.NOT_ACCEPTED),
        (ACCEPTED, replace(PROPOSAL, number=9), Refusal.NOT_ACCEPTED),
        (replace(ACCEPTED, status=DecisionStatus.SUPERSEDED), replace(ACCEPTED, number=9), Refusal.NOT_ACCEPTED),
        (ACCEPTED, replace(ACCEPTED, number=2), Refusal.NOT_NEWER),
        (ACCEPTED, ACCEPTED, Refusal.NOT_NEWER),
        (ACCEPTED, replace(ACCEPTED, number=9, supersedes=1), Refusal.REPLACES_ANOTHER),
    ],
)
def test_only_an_accepted_decision_is_superseded_by_a_later_accepted_one(
    old: Decision, new: Decision, refusal: Refusal
) -> None:
    with pytest.raises(NotAllowed) as refused:
        supersede(old, new)

    assert refused.value.reason == refusal


def test_the_deadline_ends_a_proposal_even_before_it_is_closed() -> None:
    assert is_open(PROPOSAL, PROPOSAL.closes_at - timedelta(seconds=1))
    assert not is_open(PROPOSAL, PROPOSAL.closes_at)


def test_those_who_are_missing_are_reminded_a_day_before_if_there_was_that_much_time() -> None:
    assert remind_at(PROPOSAL) == PROPOSAL.closes_at - timedelta(days=1)
    assert remind_at(replace(PROPOSAL, closes_at=MONDAY + timedelta(days=1))) is None
    assert remind_at(ACCEPTED) is None


def test_default_durations() -> None:
    days = {kind: duration.days for kind, duration in DURATIONS.items()}

    assert days == {DecisionKind.SENSE_CHECK: 3, DecisionKind.CONSENT: 7, DecisionKind.VOTE: 7}
