"""When a partnership check comes: twice a year by itself, put off by coordinators, never beside another round."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.check_ins import RoundKind
from bot.domain.cooperation import Rhythm
from tests.flows.test_partnership_check import answer_all, close, move_in, rounds
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

DUE = datetime(2027, 5, 10, 10, 0)  # noqa: DTZ001 - a wall time: 26 weeks after the stage's Monday


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation with five partners of three sectors, and a check-in only every quarter."""
    async with Stage.on_sqlite(tmp_path) as one:
        await one.after("five and a check-in every quarter", lambda: move_in(one))
        yield one


async def only_checks(stage: Stage) -> None:
    """No phase runs, so no check-in comes; the partnership check does not hang on that."""
    await stage.say("Anna", "/phase beenden Initiieren")


# When it comes.


async def test_it_comes_after_half_a_year_announced_a_week_before_to_coordinators_alone(stage: Stage) -> None:
    await only_checks(stage)
    await stage.say("Anna", "/stand")
    (line,) = [one for one in stage.latest().text.splitlines() if "nächster Partnerschafts-Check" in one]
    assert "10.5." in line
    await stage.wait_until(DUE - timedelta(days=7, minutes=1))
    assert not any("Er öffnet am" in one.text for one in stage.seen_in("@anna"))
    before = len(stage.seen_in())
    await stage.wait_until(DUE - timedelta(days=7) + timedelta(minutes=1))
    soon = stage.latest("@anna")
    assert "Partnerschafts-Check bei „Ankommen in Ahlen“: Er öffnet am Mo. 10.5.2027 von selbst" in soon.text
    assert soon.labels == ("Vier Wochen später",)
    assert not soon.content.rings
    assert len(stage.seen_in()) == before
    assert not any("Partnerschafts-Check" in one.text for who in ("bert", "eva") for one in stage.seen_in(f"@{who}"))
    await stage.wait_until(DUE + timedelta(minutes=1))
    opened = rounds(stage)[-1]
    assert opened.kind is RoundKind.PARTNERSHIP
    assert opened.planned_on == DUE.date()
    assert stage.clock.now() + timedelta(days=13) < opened.closes_at
    assert "gilt nicht mehr" in stage.latest("@anna", "Partnerschafts-Check bei").text
    await stage.rebuild()
    await stage.wait(timedelta(days=15))
    assert "Ergebnis des Partnerschafts-Checks" in stage.latest(containing="Partnerschafts-Check").text


async def test_one_nudge_goes_to_those_who_have_not_answered(stage: Stage) -> None:
    await stage.say("Anna", "/checkin partnerschaft")
    await answer_all(stage, "Bert", "4")
    await stage.wait(timedelta(days=15))
    for who in ("carla", "deniz"):
        nudges = [one for one in stage.seen_in(f"@{who}") if "Partnerschafts-Check von" in one.text]
        assert len(nudges) == 1
    assert not any("Partnerschafts-Check von" in one.text for one in stage.seen_in("@bert"))


async def test_coordinators_put_it_off_by_tap_and_hear_of_it_again(stage: Stage) -> None:
    await only_checks(stage)
    await stage.wait_until(DUE - timedelta(days=6))
    await stage.tap("Anna", stage.latest("@anna", "Er öffnet am"), "later")
    assert "kommt am Mo. 7.6.2027" in stage.latest("@anna").text
    assert "gilt nicht mehr" in stage.latest("@anna", "Partnerschafts-Check bei").text
    await stage.wait_until(DUE + timedelta(weeks=3, minutes=1))
    assert "Er öffnet am Mo. 7.6.2027" in stage.latest("@anna", "Partnerschafts-Check bei").text
    assert not [one for one in rounds(stage) if one.kind is RoundKind.PARTNERSHIP]
    await stage.wait_until(DUE + timedelta(weeks=4, minutes=1))
    assert rounds(stage)[-1].kind is RoundKind.PARTNERSHIP


@pytest.mark.parametrize("typed", ["/checkin partnerschaft verschieben", "/checkin partnership postpone"])
async def test_coordinators_put_it_off_in_words(stage: Stage, typed: str) -> None:
    await only_checks(stage)
    await stage.say("Bert", typed)
    assert "Koordination" in stage.latest("@bert").text
    await stage.say("Anna", typed)
    assert "kommt am Mo. 7.6.2027" in stage.latest("@anna").text
    await stage.wait_until(DUE + timedelta(days=1))
    assert not [one for one in rounds(stage) if one.kind is RoundKind.PARTNERSHIP]


async def test_where_nothing_comes_by_itself_neither_does_the_check(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        transaction.put_cooperation(replace(transaction.cooperations()[0], rhythm=Rhythm.ON_DEMAND))
    await stage.say("Anna", "/phase beginnen Starten")  # dates are set anew
    await stage.say("Anna", "/stand")
    assert "Partnerschafts-Check" not in stage.latest().text
    await stage.say("Anna", "/checkin partnerschaft verschieben")
    assert "nur bei Bedarf" in stage.latest("@anna").text
    await stage.wait(timedelta(weeks=30))
    assert rounds(stage) == []


async def test_with_fewer_than_three_to_ask_it_is_not_opened(stage: Stage) -> None:
    await only_checks(stage)
    for who in ("Bert", "Carla", "Deniz"):
        await stage.say(who, "/austreten")
    await stage.say("Anna", "/checkin partnerschaft")
    assert "mindestens 3 Partner:innen" in stage.latest().text
    await stage.wait_until(DUE + timedelta(days=30))
    assert not [one for one in rounds(stage) if one.kind is RoundKind.PARTNERSHIP]
    assert not any("Er öffnet am" in one.text for one in stage.seen_in("@anna"))


async def test_what_is_no_action_gets_a_sentence(stage: Stage) -> None:
    await stage.say("Anna", "/checkin partnerschaft morgen vielleicht")
    assert "morgen vielleicht" in stage.latest().text
    assert rounds(stage) == []


async def test_partners_cannot_open_it(stage: Stage) -> None:
    await stage.say("Bert", "/checkin partnerschaft")
    assert "Koordination" in stage.latest("@bert").text
    assert rounds(stage) == []


# Never two rounds at once.


async def test_a_check_is_refused_beside_an_open_round_with_which_and_until_when(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.say("Anna", "/checkin partnerschaft")
    assert "Gerade ist der Check-in 1 offen, bis Do. 12.11., 09:00 Uhr" in stage.latest("@anna").text
    assert len(rounds(stage)) == 1


async def test_a_check_in_is_refused_beside_an_open_check(stage: Stage) -> None:
    await stage.say("Anna", "/checkin partnerschaft")
    await stage.say("Anna", "/checkin öffnen")
    assert "Gerade ist der Partnerschafts-Check 1 offen, bis Mo. 23.11., 09:00 Uhr" in stage.latest("@anna").text
    await stage.say("Anna", "/checkin partnerschaft verschieben")
    assert "Gerade ist der Partnerschafts-Check 1 offen" in stage.latest("@anna").text
    await stage.say("Anna", "/checkin")  # answers what is open
    assert "1 von 10" in stage.latest("@anna").text
    assert len(rounds(stage)) == 1


async def test_a_second_check_in_is_refused_in_words(stage: Stage) -> None:
    await stage.say("Anna", "/checkin öffnen")
    await stage.say("Anna", "/checkin öffnen")
    assert "Gerade ist der Check-in 1 offen" in stage.latest("@anna").text
    assert len(rounds(stage)) == 1


async def test_the_check_waits_until_the_open_round_is_closed(stage: Stage) -> None:
    """Both are due on one day: the check-in comes first, for three working days."""
    await stage.wait_until(DUE + timedelta(minutes=1))
    assert [one.kind for one in rounds(stage)] == [RoundKind.ORDINARY, RoundKind.ORDINARY]
    await stage.wait_until(DUE + timedelta(days=3, minutes=-1))
    assert len(rounds(stage)) == 2
    await stage.wait_until(DUE + timedelta(days=3, minutes=1))
    assert rounds(stage)[-1].kind is RoundKind.PARTNERSHIP
    assert rounds(stage)[-1].planned_on == DUE.date()
    assert all(one.closed_at is not None for one in rounds(stage)[:-1])


async def test_the_check_in_of_the_rhythm_waits_until_the_check_is_closed(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        home = transaction.cooperations()[0]
        first = stage.clock.now() + timedelta(days=91)
    assert home.rhythm is Rhythm.QUARTERLY
    await stage.wait(timedelta(days=90))
    assert rounds(stage) == []
    await stage.say("Anna", "/checkin partnerschaft")
    await stage.wait(timedelta(days=5))
    assert [one.kind for one in rounds(stage)] == [RoundKind.PARTNERSHIP]
    assert stage.clock.now() > first
    await close(stage)
    await stage.wait(timedelta(days=4))
    assert [one.kind for one in rounds(stage)] == [RoundKind.PARTNERSHIP, RoundKind.ORDINARY]
    assert rounds(stage)[-1].planned_on == first.date()
