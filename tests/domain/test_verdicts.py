"""Who may say what to a proposal, what counts, and what stands at the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from bot.domain.decisions import (
    STANCES,
    Decision,
    DecisionKind,
    DecisionStatus,
    ObjectionStatus,
    Refusal,
    Stance,
    Voice,
    close_objection,
)
from bot.domain.errors import NotAllowed
from bot.domain.partners import Organisation, Partner, Sector
from bot.domain.verdicts import VoteRule, close, speak, standing, tally, verdict, voice_refusal, voting

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = MONDAY.date()
HOUR = timedelta(hours=1)

TOWN = Organisation(id=1, name="Town", sector=Sector.STATE)
BAKERY = Organisation(id=2, name="Bakery", sector=Sector.BUSINESS)
CLUB = Organisation(id=3, name="Club", sector=Sector.CIVIL_SOCIETY)
CHOIR = Organisation(id=4, name="Choir", sector=Sector.CIVIL_SOCIETY)
PRESS = Organisation(id=5, name="Press", sector=Sector.BUSINESS, observes=True)
ALL = (TOWN, BAKERY, CLUB, CHOIR)

PROPOSAL = Decision(
    id=7,
    number=3,
    kind=DecisionKind.CONSENT,
    text="We meet every month.",
    proposer_id=1,
    opened_at=MONDAY,
    closes_at=MONDAY + timedelta(days=7),
)
VOTE = replace(PROPOSAL, kind=DecisionKind.VOTE)
SENSE_CHECK = replace(PROPOSAL, kind=DecisionKind.SENSE_CHECK)
ACCEPTED = replace(PROPOSAL, status=DecisionStatus.ACCEPTED, closed_at=MONDAY)


def say(
    organisation: Organisation,
    stance: Stance,
    *,
    on: Decision = PROPOSAL,
    hours: int = 1,
    reason: str = "because",
    until: date = TODAY,
    partner: int = 1,
) -> Voice:
    return speak(
        on, organisation, stance, partner_id=partner, at=MONDAY + hours * HOUR, today=TODAY, reason=reason, until=until
    )


def all_say(stance: Stance, *, on: Decision = PROPOSAL) -> list[Voice]:
    return [say(organisation, stance, on=on) for organisation in ALL]


def judged(
    voices: list[Voice],
    *,
    on: Decision = PROPOSAL,
    organisations: tuple[Organisation, ...] = ALL,
    today: date = TODAY,
) -> DecisionStatus:
    return verdict(on, voices, organisations, today=today)


# Who has a voice


def test_voting_are_organisations_with_a_partner_at_the_time_that_do_not_only_observe() -> None:
    here = Partner(id=1, name="A", organisation_id=1, joined_at=MONDAY)
    gone = Partner(id=2, name="B", organisation_id=2, joined_at=MONDAY, left_at=MONDAY + HOUR)
    press = Partner(id=3, name="C", organisation_id=5, joined_at=MONDAY)
    partners = [here, gone, press]

    assert voting([*ALL, PRESS], partners, MONDAY) == (TOWN, BAKERY)
    assert voting([*ALL, PRESS], partners, MONDAY + HOUR) == (TOWN,)
    assert voting([*ALL, PRESS], partners, MONDAY - HOUR) == ()


@pytest.mark.parametrize(
    ("decision", "organisation", "stance", "options", "refusal"),
    [
        (PROPOSAL, TOWN, Stance.AGREE, {}, None),
        (PROPOSAL, TOWN, Stance.AGREE, {"version": 1}, None),
        (PROPOSAL, TOWN, Stance.AGREE, {"version": 2}, Refusal.OUTDATED_VERSION),
        (PROPOSAL, TOWN, Stance.AGREE, {"now": MONDAY + timedelta(days=7)}, Refusal.CLOSED),
        (ACCEPTED, TOWN, Stance.AGREE, {}, Refusal.CLOSED),
        (PROPOSAL, PRESS, Stance.AGREE, {}, Refusal.OBSERVER),
        (PROPOSAL, TOWN, Stance.AGAINST, {}, Refusal.WRONG_STANCE),
        (VOTE, TOWN, Stance.OBJECTION, {"reason": "no"}, Refusal.WRONG_STANCE),
        (SENSE_CHECK, TOWN, Stance.ABSTAIN, {}, Refusal.WRONG_STANCE),
        (PROPOSAL, TOWN, Stance.OBJECTION, {"reason": " \n"}, Refusal.REASON_MISSING),
        (PROPOSAL, TOWN, Stance.OBJECTION, {"reason": "too early"}, None),
        (PROPOSAL, TOWN, Stance.CONCERN, {}, None),
        (PROPOSAL, TOWN, Stance.RESERVATION, {}, Refusal.DATE_MISSING),
        (PROPOSAL, TOWN, Stance.RESERVATION, {"until": TODAY - timedelta(days=1)}, Refusal.DATE_PAST),
        (PROPOSAL, TOWN, Stance.RESERVATION, {"until": TODAY}, None),
    ],
)
def test_which_voices_are_taken(
    decision: Decision, organisation: Organisation, stance: Stance, options: dict[str, object], refusal: Refusal | None
) -> None:
    now, version, until = options.get("now", MONDAY), options.get("version"), options.get("until")
    assert isinstance(now, datetime)
    assert isinstance(version, int | None)
    assert isinstance(until, date | None)

    found = voice_refusal(
        decision,
        organisation,
        stance,
        now=now,
        today=TODAY,
        version=version,
        reason=str(options.get("reason", "")),
        until=until,
    )

    assert found is refusal


def test_a_refused_voice_is_not_made() -> None:
    with pytest.raises(NotAllowed) as refused:
        say(PRESS, Stance.AGREE)

    assert refused.value.reason == Refusal.OBSERVER


def test_an_objection_begins_open_and_only_a_reservation_keeps_its_date() -> None:
    objection, reservation = say(TOWN, Stance.OBJECTION, reason="  too early "), say(TOWN, Stance.RESERVATION)

    assert (objection.objection, objection.reason, objection.until) == (ObjectionStatus.OPEN, "too early", None)
    assert (reservation.objection, reservation.until) == (None, TODAY)


def test_each_kind_offers_its_stances_in_order() -> None:
    assert STANCES[DecisionKind.CONSENT] == (
        Stance.AGREE,
        Stance.CONCERN,
        Stance.OBJECTION,
        Stance.ABSTAIN,
        Stance.RESERVATION,
    )
    assert STANCES[DecisionKind.VOTE] == (Stance.AGREE, Stance.AGAINST, Stance.ABSTAIN)
    assert STANCES[DecisionKind.SENSE_CHECK] == (Stance.AGREE, Stance.CONCERN, Stance.AGAINST)
    assert set(STANCES) == set(DecisionKind)


# What counts


def test_the_latest_voice_of_an_organisation_stands_whoever_gave_it() -> None:
    first, second = say(TOWN, Stance.AGREE, partner=1), say(TOWN, Stance.CONCERN, partner=9, hours=2)

    assert standing(PROPOSAL, [second, first], TODAY) == {TOWN.id: second}


def test_of_two_voices_at_the_same_moment_the_one_stored_last_stands() -> None:
    first, second = replace(say(TOWN, Stance.AGREE), id=1), replace(say(TOWN, Stance.CONCERN), id=2)

    assert standing(PROPOSAL, [second, first], TODAY) == {TOWN.id: second}


def test_voices_for_an_earlier_wording_or_another_decision_do_not_stand() -> None:
    old, elsewhere = say(TOWN, Stance.AGREE), say(BAKERY, Stance.AGREE, on=replace(PROPOSAL, id=8))

    assert standing(replace(PROPOSAL, version=2), [old, elsewhere], TODAY) == {}


def test_a_reservation_stands_up_to_its_day_and_leaves_silence_afterwards() -> None:
    voices = [say(TOWN, Stance.AGREE), say(TOWN, Stance.RESERVATION, hours=2, until=TODAY)]

    assert tally(PROPOSAL, voices, [TOWN], today=TODAY).reservation == 1
    after = tally(PROPOSAL, voices, [TOWN], today=TODAY + timedelta(days=1))
    assert (after.reservation, after.agree, after.silent) == (0, 0, (TOWN.id,))


def test_a_tally_counts_every_stance_and_names_silent_organisations_and_sectors() -> None:
    settled = close_objection(PROPOSAL, say(BAKERY, Stance.OBJECTION), ObjectionStatus.SETTLED, by=1)
    voices = [say(TOWN, Stance.AGREE), settled, say(CHOIR, Stance.OBJECTION)]

    sums = tally(PROPOSAL, voices, ALL, today=TODAY)

    assert (sums.agree, sums.objection_open, sums.objection_closed) == (1, 1, 1)
    assert (sums.silent, sums.missing_sectors) == ((CLUB.id,), ())
    assert (sums.spoken, sums.in_favour) == (3, 1)
    assert tally(PROPOSAL, voices[:1], ALL, today=TODAY).missing_sectors == (Sector.BUSINESS, Sector.CIVIL_SOCIETY)


def test_an_objection_does_not_go_away_with_the_organisation_that_raised_it() -> None:
    voices = [say(TOWN, Stance.AGREE), say(CLUB, Stance.OBJECTION)]

    assert judged(voices, organisations=(TOWN,)) is DecisionStatus.NOT_ACCEPTED


# What stands at the end: consent


@pytest.mark.parametrize("stance", [Stance.AGREE, Stance.CONCERN, Stance.RESERVATION])
def test_consent_is_reached_with_agreement_concerns_and_reservations(stance: Stance) -> None:
    assert judged(all_say(stance)) is DecisionStatus.ACCEPTED


def test_one_open_objection_stops_consent() -> None:
    assert judged([*all_say(Stance.AGREE), say(CLUB, Stance.OBJECTION, hours=2)]) is DecisionStatus.NOT_ACCEPTED


@pytest.mark.parametrize("status", [ObjectionStatus.SETTLED, ObjectionStatus.INTEGRATED, ObjectionStatus.WITHDRAWN])
def test_a_closed_objection_no_longer_stops_consent_and_says_who_closed_it(status: ObjectionStatus) -> None:
    closed = close_objection(PROPOSAL, say(CLUB, Stance.OBJECTION, hours=2), status, by=9)

    assert (closed.objection, closed.objection_closed_by) == (status, 9)
    assert judged([*all_say(Stance.AGREE), closed]) is DecisionStatus.ACCEPTED


def test_a_sector_that_has_not_spoken_leaves_consent_without_quorum() -> None:
    voices = [say(TOWN, Stance.AGREE), say(CLUB, Stance.AGREE)]

    assert judged(voices) is DecisionStatus.NO_QUORUM
    assert judged(voices, on=replace(PROPOSAL, sector_quorum=False)) is DecisionStatus.ACCEPTED


def test_a_sector_without_a_voting_organisation_is_not_waited_for() -> None:
    assert judged([say(TOWN, Stance.AGREE)], organisations=(TOWN,)) is DecisionStatus.ACCEPTED


def test_abstaining_is_speaking_but_does_not_carry_a_proposal() -> None:
    abstentions = all_say(Stance.ABSTAIN)

    assert judged([*abstentions, say(TOWN, Stance.AGREE, hours=2)]) is DecisionStatus.ACCEPTED
    assert judged(abstentions) is DecisionStatus.NOT_ACCEPTED


@pytest.mark.parametrize("decision", [PROPOSAL, VOTE, SENSE_CHECK, replace(PROPOSAL, sector_quorum=False)])
def test_silence_decides_nothing(decision: Decision) -> None:
    assert judged([], on=decision) is DecisionStatus.NO_QUORUM
    assert judged([], on=decision, organisations=()) is DecisionStatus.NO_QUORUM


def test_a_lapsed_reservation_leaves_its_sector_silent() -> None:
    voices = [*all_say(Stance.AGREE), say(TOWN, Stance.RESERVATION, hours=2)]

    assert judged(voices, today=TODAY + timedelta(days=1)) is DecisionStatus.NO_QUORUM


# What stands at the end: vote and sense check


@pytest.mark.parametrize(
    ("agree", "against", "status"),
    [(2, 1, DecisionStatus.ACCEPTED), (2, 2, DecisionStatus.NOT_ACCEPTED), (1, 2, DecisionStatus.NOT_ACCEPTED)],
)
@pytest.mark.parametrize("decision", [VOTE, SENSE_CHECK])
def test_a_majority_decides_a_vote_and_labels_a_sense_check(
    decision: Decision, agree: int, against: int, status: DecisionStatus
) -> None:
    stances = [Stance.AGREE] * agree + [Stance.AGAINST] * against
    voices = [say(organisation, stance, on=decision) for organisation, stance in zip(ALL, stances, strict=False)]

    assert judged(voices, on=decision) is status


def test_abstentions_do_not_weigh_in_a_vote() -> None:
    voices = [say(TOWN, Stance.AGREE, on=VOTE), *(say(each, Stance.ABSTAIN, on=VOTE) for each in ALL[1:])]

    assert judged(voices, on=VOTE) is DecisionStatus.ACCEPTED
    assert judged(all_say(Stance.ABSTAIN, on=VOTE), on=VOTE) is DecisionStatus.NOT_ACCEPTED


def test_a_vote_can_ask_for_more_than_half() -> None:
    voices = [say(CHOIR, Stance.AGAINST, on=VOTE), *(say(each, Stance.AGREE, on=VOTE) for each in ALL[:3])]

    assert verdict(VOTE, voices, ALL, today=TODAY, rule=VoteRule(share=Fraction(2, 3))) is DecisionStatus.ACCEPTED
    assert verdict(VOTE, voices, ALL, today=TODAY, rule=VoteRule(share=Fraction(3, 4))) is DecisionStatus.NOT_ACCEPTED


def test_a_vote_needs_half_of_the_organisations_unless_another_turnout_is_agreed() -> None:
    vote = replace(VOTE, sector_quorum=False)
    one, two = [say(TOWN, Stance.AGREE, on=vote)], [say(TOWN, Stance.AGREE, on=vote), say(CLUB, Stance.AGREE, on=vote)]

    assert judged(one, on=vote) is DecisionStatus.NO_QUORUM
    assert judged(two, on=vote) is DecisionStatus.ACCEPTED
    assert verdict(vote, one, ALL, today=TODAY, rule=VoteRule(turnout=Fraction(1, 4))) is DecisionStatus.ACCEPTED


def test_a_vote_needs_every_sector_too() -> None:
    voices = [say(organisation, Stance.AGREE, on=VOTE) for organisation in (TOWN, CLUB, CHOIR)]

    assert judged(voices, on=VOTE) is DecisionStatus.NO_QUORUM


def test_concerns_speak_for_a_sense_check_and_one_sector_is_enough() -> None:
    assert judged([say(TOWN, Stance.CONCERN, on=SENSE_CHECK)], on=SENSE_CHECK) is DecisionStatus.ACCEPTED


def test_what_was_decided_in_a_meeting_needs_no_voices() -> None:
    assert judged([], on=replace(PROPOSAL, kind=DecisionKind.MEETING)) is DecisionStatus.ACCEPTED


def test_closing_gives_the_verdict_and_the_time_once() -> None:
    closed = close(PROPOSAL, all_say(Stance.AGREE), ALL, at=PROPOSAL.closes_at, today=TODAY)

    assert closed == replace(PROPOSAL, status=DecisionStatus.ACCEPTED, closed_at=PROPOSAL.closes_at)
    with pytest.raises(NotAllowed) as refused:
        close(closed, [], ALL, at=PROPOSAL.closes_at, today=TODAY)
    assert refused.value.reason == Refusal.CLOSED
    assert judged([], on=closed) is DecisionStatus.ACCEPTED
