"""Two organisations that are one have one voice, and no open objection is lost on the way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.decisions import Decision, DecisionKind, ObjectionStatus, Stance, Voice
from bot.domain.organisations import merge_voices
from bot.domain.verdicts import standing

BEGIN = datetime(2026, 11, 9, 9, tzinfo=UTC)
TODAY = date(2026, 11, 10)
FORMER, REMAINING, THIRD = 1, 2, 3
DECISION = Decision(
    id=1,
    number=1,
    kind=DecisionKind.CONSENT,
    text="Wir treffen uns monatlich.",
    version=2,
    proposer_id=None,
    opened_at=BEGIN,
    closes_at=BEGIN + timedelta(days=7),
)


@st.composite
def voices(draw: st.DrawFn) -> list[Voice]:
    """Voices of three organisations for both versions of the wording, in any order of time."""
    said = draw(
        st.lists(
            st.tuples(
                st.sampled_from([FORMER, REMAINING, THIRD]),
                st.sampled_from([1, 2]),
                st.sampled_from([Stance.AGREE, Stance.OBJECTION, Stance.ABSTAIN, Stance.RESERVATION]),
                st.sampled_from([ObjectionStatus.OPEN, ObjectionStatus.SETTLED]),
                st.integers(0, 5),
            ),
            max_size=8,
        )
    )
    return [
        Voice(
            id=number,
            decision_id=1,
            version=version,
            organisation_id=house,
            partner_id=number,
            stance=stance,
            reason=f"reason {number}" if stance is Stance.OBJECTION else "",
            until=TODAY - timedelta(days=number % 2) if stance is Stance.RESERVATION else None,
            objection=status if stance is Stance.OBJECTION else None,
            at=BEGIN + timedelta(hours=hours),
        )
        for number, (house, version, stance, status, hours) in enumerate(said, start=1)
    ]


@given(said=voices())
def test_one_voice_stands_an_open_objection_first_otherwise_the_latest(said: list[Voice]) -> None:
    before = standing(DECISION, said, TODAY)
    two = [before[house] for house in (FORMER, REMAINING) if house in before]
    merged = merge_voices(DECISION, said, former=FORMER, remaining=REMAINING, today=TODAY)
    third = [voice for voice in said if voice.organisation_id == THIRD]
    after = standing(DECISION, [*merged.kept, *third], TODAY)

    assert FORMER not in after
    assert after.get(THIRD) == before.get(THIRD)
    objections = [voice for voice in two if voice.objection is ObjectionStatus.OPEN]
    if not two:
        assert REMAINING not in after
    elif objections:
        assert after[REMAINING].objection is ObjectionStatus.OPEN
        assert all(voice.reason in after[REMAINING].reason for voice in objections)
    else:
        assert after[REMAINING].id == max(two, key=lambda voice: (voice.at, voice.id)).id


@given(said=voices())
def test_nothing_but_what_stands_in_the_way_is_taken_back(said: list[Voice]) -> None:
    merged = merge_voices(DECISION, said, former=FORMER, remaining=REMAINING, today=TODAY)
    both = {voice.id for voice in said if voice.organisation_id != THIRD}

    assert {voice.id for voice in merged.kept} | {voice.id for voice in merged.taken_back} == both
    assert all(voice.version == DECISION.version for voice in merged.taken_back)
    assert (merged.overruled is not None) == ({FORMER, REMAINING} <= standing(DECISION, said, TODAY).keys())
