"""Whoever moves, whatever is said in between: nobody has two voices, and only its author ends an open objection."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.decisions import DecisionStatus, ObjectionStatus, Refusal, Stance, Voice
from bot.domain.errors import NotAllowed
from bot.domain.verdicts import is_kept, speak, standing, taken_back
from tests.domain.test_verdicts import ACCEPTED, ALL, MONDAY, PROPOSAL, TODAY

STEPS = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.sampled_from([1, 2, 3, None]),
        st.sampled_from([Stance.AGREE, Stance.OBJECTION, Stance.ABSTAIN]),
    ),
    max_size=20,
)
"""Who moves to which organisation, or, with none, says what."""


@given(STEPS)
def test_one_person_has_at_most_one_standing_voice(steps: list[tuple[int, int | None, Stance]]) -> None:
    home = {1: 1, 2: 2, 3: 3}
    voices: list[Voice] = []
    reasons: list[str] = []
    for moment, (person, to, stance) in enumerate(steps, 1):
        before = standing(PROPOSAL, voices, TODAY)
        if to is not None:
            home[person] = to
            gone = taken_back(PROPOSAL, voices, person, house=to)
            assert all(voice.partner_id == person for voice in gone)
            voices = [voice for voice in voices if voice not in gone]
        else:
            former = before.get(home[person])
            house = next(one for one in ALL if one.id == home[person])
            at = MONDAY + timedelta(seconds=moment)
            try:
                voices.append(
                    speak(PROPOSAL, house, stance, partner_id=person, at=at, today=TODAY, reason="why", former=former)
                )
            except NotAllowed as error:
                reasons.append(error.reason)
        stand = standing(PROPOSAL, voices, TODAY)
        authors = [voice.partner_id for voice in stand.values()]
        assert len(set(authors)) == len(authors)
        for house_id, voice in before.items():
            if voice.objection is ObjectionStatus.OPEN and voice.partner_id != person:
                assert stand[house_id] == voice
    assert set(reasons) <= {Refusal.OBJECTION_OPEN}


def test_a_closed_decision_gives_nothing_back() -> None:
    voice = speak(PROPOSAL, ALL[0], Stance.AGREE, partner_id=1, at=MONDAY, today=TODAY)

    assert taken_back(PROPOSAL, [voice], 1, house=2) == (voice,)
    assert ACCEPTED.status is DecisionStatus.ACCEPTED
    assert taken_back(ACCEPTED, [voice], 1, house=2) == ()


def test_an_objection_of_somebody_forgotten_is_ended_by_no_tap() -> None:
    objection = speak(PROPOSAL, ALL[0], Stance.OBJECTION, partner_id=None, at=MONDAY, today=TODAY, reason="why")

    assert is_kept(objection, 1)
