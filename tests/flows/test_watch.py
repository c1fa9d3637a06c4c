"""The watch list: what is noted, moved, dropped, and when the group hears of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.cooperation import Language
from bot.domain.watch_list import MOST_WATCHED, WatchItem, WatchKind, WatchNotice
from tests.flows.settling import arrivals, beginning, berlin, count, outage, pause_until, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

HEAD = "Was im Umfeld kommt"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one, holidays="NW")
        yield one


def watched(stage: Stage) -> list[WatchItem]:
    with beginning(stage) as transaction:
        return stored(transaction).of(WatchItem).find()


async def test_one_line_is_enough_and_the_group_stays_quiet(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.say("Ben", "/umfeld 30.6.2027; Förderung läuft aus")

    assert matches(
        "Notiert: 1 Mi. 30.6.2027: Förderung läuft aus (Förderende) … am Mi. 19.5.2027", stage.latest("@ben").text
    )
    assert len(stage.seen_in()) == before


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("/watch 14.3.2027; Kommunalwahl", WatchKind.ELECTION),
        ("/watch 14.3.2027; Auswahl der Projekte", WatchKind.OTHER),
        ("/watch 14.3.2027; Antragsfrist für die Förderung", WatchKind.DEADLINE),
        ("/watch 14.3.2027; Neues Landesgesetz", WatchKind.LAW),
        ("/watch 14.3.2027; Kommunalwahl; Frist", WatchKind.DEADLINE),
        ("/watch 14.3.2027; Kommunalwahl; end of funding", WatchKind.FUNDING),
        ("/watch Kommunalwahl; 14.3.2027", WatchKind.ELECTION),
        ("/umfeld neu 14.3.2027; Kommunalwahl", WatchKind.ELECTION),
    ],
)
async def test_the_kind_is_said_or_follows_from_the_words(stage: Stage, typed: str, kind: WatchKind) -> None:
    await stage.say("Ben", typed)

    (item,) = watched(stage)
    assert (item.kind, item.day) == (kind, berlin(2027, 3, 14).date())


async def test_without_arguments_it_asks_and_survives_restarts(stage: Stage) -> None:
    for typed in ("/umfeld neu", "in drei Monaten", "Haushalt <b>2027</b> & mehr", "Frist"):
        await stage.answer("Ben", typed)
        await stage.rebuild()

    assert matches("Notiert: 1 Di. 9.2.2027: Haushalt <b>2027</b> & mehr (Frist)", stage.latest("@ben").text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/umfeld 9.9.2026; Vorbei", "liegt schon zurück"),
        ("/umfeld Unsinn; Wahl", "„Unsinn“ ist als Tag nicht zu verstehen"),
        ("/umfeld 30.6.2027; Wahl; Quatsch", "„Quatsch“ steht nicht zur Auswahl"),
        ("/umfeld 7", "Einen Termin 7 gibt es nicht"),
        ("/umfeld 7; 30.6.2027", "Noch steht kein Termin"),
        ("/umfeld streichen 7", "Noch steht kein Termin"),
        ("/umfeld", "Noch steht kein Termin"),
    ],
)
async def test_what_does_not_fit_gets_a_sentence_and_changes_nothing(stage: Stage, typed: str, said: str) -> None:
    await stage.say("Ben", typed, "@")

    assert said in stage.latest("@ben").text
    assert not watched(stage)


async def test_only_partners_keep_it(stage: Stage) -> None:
    await stage.say("Zoe", "/umfeld 30.6.2027; Wahl")

    assert not watched(stage)


async def test_the_list_is_by_day_and_paged(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Zweites")
    await stage.say("Ben", "/umfeld 1.3.2027; Erstes")
    await stage.say("Ben", "/umfeld", "@")
    assert matches("2 Mo. 1.3.2027: Erstes … 1 Mi. 30.6.2027: Zweites", stage.latest("@ben").text)
    for number in range(30):
        await stage.say("Ben", f"/umfeld 30.7.2027; Nummer {number}")
    await stage.say("Ben", "/umfeld", "@")
    assert "/umfeld seite 2" in stage.latest("@ben").text
    await stage.say("Ben", "/umfeld seite 2", "@")
    assert matches("Nummer 29", stage.latest("@ben").text)


async def test_the_group_hears_six_weeks_and_one_week_before_quietly(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Förderung läuft aus")

    assert await arrivals(stage, berlin(2027, 7, 2), HEAD) == [berlin(2027, 5, 19, 9), berlin(2027, 6, 23, 9)]
    first, second = [one for one in stage.seen_in() if HEAD in one.text]
    assert matches("Mi. 30.6.2027: Förderung läuft aus (Förderende), in 6 Wochen … /umfeld", first.text)
    assert "in einer Woche" in second.text
    assert not first.content.rings
    assert not second.content.rings
    assert "verspätet" not in first.text + second.text


async def test_it_waits_for_a_working_day(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 11.1.2027; Haushaltsberatung")  # seven days before is 4 January, a Monday
    await stage.say("Ben", "/umfeld 8.1.2027; Abgabe")  # seven days before is New Year's Day

    assert await arrivals(stage, berlin(2027, 1, 12), HEAD) == [
        berlin(2026, 11, 27, 9),
        berlin(2026, 11, 30, 9),
        berlin(2027, 1, 4, 9),
    ]
    assert matches(
        "Fr. 8.1.2027: Abgabe … in 4 Tagen … Mo. 11.1.2027 … in einer Woche", stage.latest(containing=HEAD).text
    )


async def test_what_is_entered_late_is_told_once(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 1.12.2026; Anhörung")  # three weeks before
    await stage.say("Ben", "/umfeld 12.11.2026; Sitzung")  # three days before

    assert await arrivals(stage, berlin(2026, 12, 2), HEAD) == [berlin(2026, 11, 10, 9), berlin(2026, 11, 24, 9)]


async def test_what_is_today_is_only_listed(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld heute; Sitzung")

    assert "unter /stand steht es bis zuletzt" in stage.latest("@ben").text
    assert await arrivals(stage, berlin(2026, 11, 30), HEAD) == []


async def test_after_an_outage_it_comes_once_and_late(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Förderung läuft aus")
    await outage(stage, berlin(2027, 5, 27, 10))  # Corpus Christi
    assert count(stage, HEAD) == 0
    assert await arrivals(stage, berlin(2027, 5, 29), HEAD) == [berlin(2027, 5, 28, 9)]

    assert matches("in 5 Wochen … diese Nachricht kommt verspätet", stage.latest(containing=HEAD).text)
    assert await arrivals(stage, berlin(2027, 7, 2), HEAD) == [berlin(2027, 6, 23, 9)]


async def test_what_was_overtaken_is_dropped(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Förderung läuft aus")
    await stage.say("Ben", "/umfeld 15.6.2027; Anhörung")
    await outage(stage, berlin(2027, 6, 24, 10))

    assert count(stage, HEAD) == 1
    assert "Anhörung" not in stage.latest(containing=HEAD).text
    assert matches("in 6 Tagen … diese Nachricht kommt verspätet", stage.latest(containing=HEAD).text)
    assert await arrivals(stage, berlin(2027, 7, 2), HEAD) == []


async def test_it_keeps_quiet_in_a_pause_and_at_night(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Förderung läuft aus")
    pause_until(stage, berlin(2027, 5, 21, 23))

    assert await arrivals(stage, berlin(2027, 6, 1), HEAD) == [berlin(2027, 5, 24, 9)]


async def test_moving_begins_anew_and_the_card_follows(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Förderung läuft aus")
    await stage.wait_until(berlin(2027, 5, 19, 9))
    await stage.say("Clara", "/umfeld 1; 30.9.2027", "@")

    assert matches("Verschoben: 1 Do. 30.9.2027", stage.latest("@clara").text)
    assert "Do. 30.9.2027: Förderung läuft aus" in stage.latest(containing=HEAD).text
    assert await arrivals(stage, berlin(2027, 10, 1), HEAD) == [berlin(2027, 8, 19, 9), berlin(2027, 9, 23, 9)]


async def test_moving_asks_what_is_missing(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Förderung läuft aus")
    await stage.say("Ben", "/umfeld verschieben", "@")
    await stage.say("Ben", "1", "@")
    assert "Bisher: Mi. 30.6.2027" in stage.latest("@ben").text
    await stage.say("Ben", "30.6.2027", "@")
    assert "Alles bleibt, wie es war" in stage.latest("@ben").text


async def test_what_is_dropped_is_told_no_more(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Förderung läuft aus")
    await stage.wait_until(berlin(2027, 5, 19, 9))
    await stage.say("Ben", "/umfeld streichen 1")

    assert "Förderung läuft aus · gestrichen" in stage.latest(containing=HEAD).text
    assert await arrivals(stage, berlin(2027, 7, 2), HEAD) == []


async def test_nothing_is_kept_that_nobody_needs(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Förderung läuft aus")
    await stage.say("Ben", "/umfeld 20.12.2027; Wahl")
    await stage.say("Ben", "/umfeld 21.12.2027; Abgesagt")
    await stage.say("Ben", "/umfeld streichen 3")
    assert [one.number for one in watched(stage)] == [1, 2]
    await stage.wait_until(berlin(2027, 12, 20, 12))

    assert [one.number for one in watched(stage)] == [2]
    with beginning(stage) as transaction:
        assert [one.items for one in stored(transaction).of(WatchNotice).find()] == [(2,), (2,)]


async def test_status_shows_the_next_three(stage: Stage) -> None:
    for number in (4, 3, 2, 1):
        await stage.say("Ben", f"/umfeld {number}.3.2027; Nummer {number}")
    await stage.say("Ben", "/stand", "@")

    assert matches("Im Umfeld: … Nummer 1 … Nummer 2 … Nummer 3", stage.latest("@ben").text)
    assert "Nummer 4" not in stage.latest("@ben").text


async def test_at_the_border_it_says_so(stage: Stage) -> None:
    with beginning(stage) as transaction:
        store, day = stored(transaction), berlin(2027, 6, 1).date()
        for _ in range(MOST_WATCHED - 1):
            number = store.next_number("watch")
            store.of(WatchItem).add(WatchItem(number=number, what="x", kind=WatchKind.OTHER, day=day, entered_on=day))
    await stage.say("Ben", "/umfeld 30.6.2027; Noch eines")
    assert "Notiert" in stage.latest("@ben").text
    await stage.say("Ben", "/umfeld 30.6.2027; Zu viel")
    assert "Mehr als 200 Termine" in stage.latest("@ben").text
    assert len(watched(stage)) == MOST_WATCHED


async def test_two_of_one_day_are_one_card(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Eins")
    await stage.say("Ben", "/umfeld 30.6.2027; Zwei")
    await stage.wait_until(berlin(2027, 5, 20))

    assert count(stage, HEAD) == 1
    assert matches("Eins … Zwei", stage.latest(containing=HEAD).text)


async def test_a_clock_that_was_ahead_for_a_while_makes_nothing_forgotten(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Förderung läuft aus")
    stage.clock.jump(timedelta(days=196))
    await stage.wait(timedelta())
    assert count(stage, HEAD) == 1
    await stage.say("Ben", "/umfeld 20.6.2027; Anhörung")
    stage.clock.jump(-timedelta(days=196))
    await stage.wait(timedelta())

    assert await arrivals(stage, berlin(2027, 7, 2), HEAD) == [
        berlin(2027, 5, 10, 9),
        berlin(2027, 5, 19, 9),
        berlin(2027, 6, 14, 9),
        berlin(2027, 6, 23, 9),
    ]


async def test_it_speaks_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Ben", "/watch 2027-06-30; Funding ends")
        assert matches("Noted: 1 Wed 30 Jun 2027: Funding ends (End of funding)", stage.latest().text)
        await stage.wait_until(berlin(2027, 5, 19, 9))
        assert matches("What is coming from outside … in 6 weeks … /watch", stage.latest().text)
