"""When tasks come due: alone to who does them, the day before and on the day; overdue ones by organisation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.bundles import Bundle
from bot.domain.tasks import Task
from tests.flows.settling import arrivals, beginning, berlin, count, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

DUE, LATE = "Fällig am Do. 19.11.2026", "Überfällig seit Do. 19.11.2026"
WEDNESDAY, THURSDAY = berlin(2026, 11, 18, 9), berlin(2026, 11, 19, 9)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine, with a task of the Handwerkskammer until the 19th."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", "/aufgabe Handwerkskammer: Raum *buchen* bis 19.11.")
        yield one


def task(stage: Stage) -> Task:
    with beginning(stage) as transaction:
        return stored(transaction).of(Task).find()[0]


async def test_the_day_before_and_on_the_day_then_the_coordination(stage: Stage) -> None:
    assert await arrivals(stage, berlin(2026, 11, 25), "buchen", "@ben") == [WEDNESDAY, THURSDAY]
    card = stage.latest("@ben", DUE)
    assert matches("Fällig am Do. 19.11.2026: Raum *buchen* (Handwerkskammer) … Das war die letzte", card.text)
    assert card.labels == ("Habe ich", "In 1 Woche", "Jemand anders", "Streichen")
    assert await arrivals(stage, berlin(2026, 12, 20), LATE, "@anna") == [berlin(2026, 11, 26, 9)]
    assert count(stage, "buchen") == 0


async def test_due_on_a_monday_it_is_named_on_friday(stage: Stage) -> None:
    await stage.say("Ben", "/aufgabe 1 später 23.11.", "@")

    times = await arrivals(stage, berlin(2026, 11, 25), "buchen", "@ben")
    assert times == [berlin(2026, 11, 20, 9), berlin(2026, 11, 23, 9)]
    assert "Fällig am Mo. 23.11.2026" in stage.latest("@ben").text


async def test_it_comes_together_with_what_else_is_due(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Rat; Stand; Ben; jeden Mittwoch")
    await stage.wait_until(WEDNESDAY)

    assert matches("Das steht an: … A Zeit … Rat: Stand … B Fällig am Do.", stage.latest("@ben").text) or matches(
        "Das steht an: … A Fällig am Do. … B Zeit … Rat: Stand", stage.latest("@ben").text
    )


async def test_done_there_it_can_be_reopened_for_a_day(stage: Stage) -> None:
    await stage.wait_until(WEDNESDAY)
    await stage.tap("Ben", stage.latest("@ben", DUE), "Habe ich")
    card = stage.latest("@ben", "✓ erledigt")
    assert card.labels == ("Rückgängig",)
    assert "✓ Erledigt am Mi. 18.11.2026" in stage.latest("@anna", "A-1").text

    await stage.tap("Ben", card, "Rückgängig")
    assert task(stage).is_open
    await stage.tap("Ben", stage.latest("@ben", DUE), "Habe ich")
    await stage.wait(timedelta(days=2))
    assert stage.latest("@ben", "✓ erledigt").labels == ()
    assert await arrivals(stage, berlin(2027, 1, 31), "buchen", "@ben") == []


async def test_later_there(stage: Stage) -> None:
    await stage.wait_until(WEDNESDAY)
    await stage.tap("Ben", stage.latest("@ben", DUE), "In 1 Woche")

    assert "verschoben auf Do. 26.11.2026" in stage.latest("@ben", "verschoben").text
    later = await arrivals(stage, berlin(2026, 11, 27), "buchen", "@ben")
    assert later == [berlin(2026, 11, 25, 9), berlin(2026, 11, 26, 9)]


async def test_handed_over_there_it_is_due_with_the_other_organisation(stage: Stage) -> None:
    await stage.wait_until(WEDNESDAY)
    await stage.tap("Ben", stage.latest("@ben", DUE), "Jemand anders")
    await stage.say("Ben", "Caritas", "@")

    assert "übernimmt jetzt jemand anders" in stage.latest("@ben", "jemand anders").text
    assert "Verantwortlich: Caritas" in stage.latest("@clara", "A-1").text
    assert await arrivals(stage, berlin(2026, 11, 20), DUE, "@clara") == [THURSDAY]


async def test_whoever_said_yes_is_reminded_until_they_leave(stage: Stage) -> None:
    await stage.say("Dora", "/mitmachen Handwerkskammer")
    await stage.say("Dora", "hallo", "@")
    await stage.say("Dora", "/aufgabe übernehmen 1", "@")
    assert await arrivals(stage, WEDNESDAY, DUE, "@dora") == [WEDNESDAY]
    await stage.say("Dora", "/austreten")

    assert await arrivals(stage, THURSDAY, DUE, "@ben") == [THURSDAY]
    await stage.say("Ben", "/aufgabe 1", "@")
    assert "noch hat niemand zugesagt" in stage.latest("@ben", "A-1").text


async def test_merged_organisations_bring_their_tasks(stage: Stage) -> None:
    await stage.say("Anna", "/aufgabe Caritas: Saal bis 4.12.", "@")
    await stage.tap("Ben", stage.latest("@anna", "Saal"), "Wir helfen mit")
    await stage.say("Anna", "/organisation Handwerkskammer; zusammenführen; Caritas", "@")
    await stage.say("Anna", "ja", "@")

    await stage.say("Anna", "/aufgaben", "@")
    assert matches("Caritas: 2 offen … A-1 … A-2 Saal · bis 4.12.", stage.latest("@anna").text)
    assert "mit " not in stage.latest("@anna").text


async def test_where_nobody_can_be_told_the_groups_digest_has_it_without_names(stage: Stage) -> None:
    await stage.say("Ben", "/austreten")
    assert await arrivals(stage, berlin(2026, 11, 20), DUE) == [WEDNESDAY]
    card = stage.latest(containing=DUE)
    assert matches("Aufgaben (Mi. 18.11.2026) … Handwerkskammer", card.text)
    assert card.labels == ("Habe ich", "In 1 Woche", "Übernehme ich", "Streichen")

    await stage.tap("Clara", card, "Übernehme ich")
    assert (task(stage).agreed, task(stage).due_on) == (True, date(2026, 11, 19))
    await stage.wait_until(THURSDAY)
    assert DUE in stage.latest("@clara").text
    assert "übernimmt jetzt jemand anders" in stage.latest(containing="Aufgaben (").text


async def test_overdue_ones_are_counted_in_the_digest_by_organisation(stage: Stage) -> None:
    await stage.say("Anna", "/aufgabe Caritas: Saal bis 20.11.", "@")
    await stage.say("Clara", "/aufgabe übernehmen 2", "@")
    times = await arrivals(stage, berlin(2026, 12, 12), "Überfällige Aufgaben")

    assert times == [berlin(2026, 12, 4, 9)]
    digest = stage.latest(containing="Überfällige")
    assert "Überfällige Aufgaben: Handwerkskammer 1, Caritas 1." in digest.text
    assert not any(name in digest.text for name in ("Anna", "Ben", "Clara", "Saal"))
    assert not digest.content.rings


async def test_a_clock_that_was_ahead_leaves_nothing_in_the_future(stage: Stage) -> None:
    stage.clock.jump(timedelta(days=400))
    await stage.wait(timedelta())
    await stage.say("Ben", "/aufgabe 1 erledigt", "@")
    stage.clock.jump(-timedelta(days=400))
    await stage.wait(timedelta(hours=1))

    assert task(stage).ended_on == date(2026, 11, 9)


async def test_nothing_is_named_while_nothing_is_due(stage: Stage) -> None:
    await stage.say("Ben", "/aufgabe 1 streichen", "@")

    assert await arrivals(stage, berlin(2027, 2, 1), "buchen", "@ben") == []
    with beginning(stage) as transaction:
        assert stored(transaction).of(Bundle).find() == []
