"""The rhythm of check-ins is seen as dates before it is saved, and those are the dates on which rounds really open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.domain.check_ins import RoundKind
from bot.domain.cooperation import Language, Rhythm
from bot.domain.cycle import Phase, PhaseState, PhaseStatus
from flows.check_in.rhythm import upcoming
from tests.flows.settling import berlin, stored
from tests.flows.test_check_in import settle_in
from tests.frozen.scene import turn_of
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.cooperation import Cooperation

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2026, 9, 21, 9, 30, tzinfo=BERLIN)
"""Six weeks before Monday 2 November; the day before is All Saints', the week before the clocks change."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation in Bavaria whose first phase is active, set up on a Sunday six weeks before All Saints'."""
    async with Stage.on_sqlite(tmp_path, start=START - timedelta(days=1)) as one:
        await settle_in(one, holidays="BY", language=Language.GERMAN)
        await one.wait(timedelta(days=1))
        yield one


def home(stage: Stage) -> Cooperation:
    with stage.database.begin() as transaction:
        return transaction.cooperations()[0]


def change(stage: Stage, **settings: object) -> None:
    """Set something of the cooperation without a word."""
    with stage.database.begin() as transaction:
        (cooperation,) = transaction.cooperations()
        transaction.put_cooperation(replace(cooperation, **settings))  # type: ignore[arg-type]  # named settings


def opened(stage: Stage) -> list[datetime]:
    with stage.database.begin() as transaction:
        return [one.opened_at.astimezone(BERLIN) for one in stored(transaction).rounds.find(kind=RoundKind.ORDINARY)]


def foreseen(stage: Stage, count: int = 3) -> list[datetime]:
    with stage.database.begin() as transaction:
        return [one.opens_at.astimezone(BERLIN) for one in upcoming(turn_of(stage, transaction), count=count)]


async def test_settings_show_the_dates_and_save_only_then(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.say("Anna", "/einstellungen Rhythmus monatlich", "@")
    shown = stage.latest("@anna")
    assert "Mo. 19.10., 09:00 Uhr statt So. 18.10.2026, wegen Wochenende" in shown.text
    assert shown.labels[:2] == ("So speichern", "Anders")
    assert home(stage).rhythm is Rhythm.BY_PHASE
    await stage.rebuild()
    await stage.tap("Anna", shown, "So speichern")
    assert home(stage).rhythm is Rhythm.MONTHLY
    assert "Gilt ab jetzt. Rhythmus: Monatlich" in stage.latest("@anna").text
    assert len(stage.seen_in()) == before + 1


async def test_otherwise_asks_for_another_one(stage: Stage) -> None:
    await stage.say("Anna", "/einstellungen", "@")
    await stage.say("Anna", "Rhythmus", "@")
    assert "Jetzt: Je nach Phase" in stage.latest("@anna").text
    await stage.say("Anna", "vierteljährlich", "@")
    await stage.say("Anna", "anders", "@")
    assert "Wie oft" in stage.latest("@anna").text
    await stage.say("Anna", "stündlich", "@")
    assert "„stündlich“ steht nicht zur Auswahl" in stage.latest("@anna").text
    await stage.say("Anna", "nur bei Bedarf", "@")
    assert home(stage).rhythm is Rhythm.ON_DEMAND


async def test_a_holiday_is_named(stage: Stage) -> None:
    await stage.say("Anna", "/settings rhythm; by phase", "@")
    assert "Mo. 2.11., 09:00 Uhr statt So. 1.11.2026, wegen Allerheiligen" in stage.latest("@anna").text


@pytest.mark.parametrize("rhythm", ["je nach Phase", "alle zwei Wochen", "monatlich", "vierteljährlich"])
async def test_the_dates_that_were_shown_are_those_on_which_rounds_open(stage: Stage, rhythm: str) -> None:
    with stage.database.begin() as transaction:
        stored(transaction).phases.add(
            PhaseState(phase=Phase.SHAPE, status=PhaseStatus.ACTIVE, since=stage.clock.now())
        )
    await stage.say("Anna", f"/einstellungen Rhythmus {rhythm}", "@")
    shown = stage.latest("@anna").text
    await stage.say("Anna", "so speichern", "@")
    dates = foreseen(stage)
    for at in dates:
        assert f"{at.day}.{at.month}." in shown
        assert (at.hour, at.minute) == (9, 0), "by the clocks on the wall, before and after they change"
    assert opened(stage) == []
    await stage.wait(dates[-1] - stage.clock.now() + timedelta(hours=1))
    assert opened(stage) == dates


async def test_dates_that_have_passed_meanwhile_are_not_counted_from(stage: Stage) -> None:
    change(stage, rhythm=Rhythm.ON_DEMAND)
    await stage.wait(timedelta(days=20))
    await stage.say("Anna", "/einstellungen Rhythmus alle zwei Wochen", "@")
    await stage.say("Anna", "ja", "@")
    dates = foreseen(stage)
    await stage.wait(timedelta(days=40))
    assert opened(stage)[:3] == dates
    assert [at.date() for at in dates] == [date(2026, 10, 12), date(2026, 10, 19), date(2026, 11, 2)]


async def test_a_pause_is_taken_into_account(stage: Stage) -> None:
    change(stage, paused_until=berlin(2026, 10, 7, 12))
    await stage.say("Anna", "/einstellungen Rhythmus alle zwei Wochen", "@")
    assert "Do. 8.10., 09:00 Uhr statt So. 4.10.2026, wegen Wochenende und Pause" in stage.latest("@anna").text
    await stage.say("Anna", "ja", "@")
    dates = foreseen(stage)
    await stage.wait(timedelta(days=50))
    assert opened(stage)[:3] == dates


async def test_of_several_phases_the_shortest_counts_and_the_preview_says_so(stage: Stage) -> None:
    change(stage, rhythm=Rhythm.MONTHLY)
    await stage.say("Anna", "/phase beginnen Gestalten")
    offer = stage.latest("@anna")
    assert "„Gestalten“ läuft jetzt. Üblich ist dafür ein Check-in alle 90 Tage; bisher gilt: Monatlich" in offer.text
    assert "der kürzeste Takt, der von „Initiieren“ (alle 6 Wochen)" in offer.text
    assert not offer.content.rings
    await stage.tap("Anna", offer, "So speichern")
    assert home(stage).rhythm is Rhythm.BY_PHASE
    assert stage.latest("@anna").labels == ("Anders",)
    dates = foreseen(stage)
    await stage.wait(dates[-1] - stage.clock.now() + timedelta(hours=1))
    assert opened(stage) == dates


async def test_a_phase_that_changes_nothing_suggests_nothing(stage: Stage) -> None:
    before = len(stage.seen_in("@anna"))
    await stage.say("Anna", "/phase beginnen Gestalten")
    assert len(stage.seen_in("@anna")) == before


async def test_another_rhythm_can_be_chosen_from_the_suggestion(stage: Stage) -> None:
    await stage.say("Anna", "/phase abschließen Initiieren")
    await stage.say("Anna", "/phase beginnen Orientieren")
    offer = stage.latest("@anna", containing="läuft jetzt")
    assert "so ist es eingestellt" in offer.text
    await stage.tap("Anna", offer, "Anders")
    await stage.say("Anna", "monatlich", "@")
    await stage.say("Anna", "ja", "@")
    assert home(stage).rhythm is Rhythm.MONTHLY
    assert stage.latest("@anna", containing="läuft jetzt").labels == ("So speichern", "Anders")


async def test_only_coordinators_choose(stage: Stage) -> None:
    await stage.say("Bert", "/einstellungen Rhythmus monatlich")
    assert "der Koordination vorbehalten" in stage.latest("@bert").text


async def test_setting_up_shows_the_dates_of_what_was_chosen_there(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, start=START, language=Language.ENGLISH) as stage:
        await stage.add_bot("Anna")
        await stage.say("Anna", "/setup")
        for said in ("Arriving", "Work", "-", "Berlin", "Bavaria", "1, 2", "fortnightly"):
            await stage.answer("Anna", said)
        assert "The next check-ins will open by themselves on:" in stage.latest("@anna").text
        assert home(stage).set_up_at is None
        await stage.answer("Anna", "another rhythm")
        await stage.answer("Anna", "by phase")
        shown = stage.latest("@anna").text
        assert "Mon 2 Nov" in shown
        assert "the shortest rhythm counts, that of “Initiate” (every 6 weeks)" in shown
        await stage.answer("Anna", "save it like this")
        assert home(stage).rhythm is Rhythm.BY_PHASE
        assert home(stage).set_up_at == stage.clock.now()
        assert foreseen(stage, 1) == [datetime(2026, 11, 2, 9, 0, tzinfo=BERLIN)]
        await stage.say("Anna", "/join City; state")
        await stage.wait(timedelta(days=45))
        assert opened(stage) == [datetime(2026, 11, 2, 9, 0, tzinfo=BERLIN)]
