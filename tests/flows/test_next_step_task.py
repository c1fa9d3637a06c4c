"""A result becomes a task: its words are prepared, who does it and until when is asked, and the result names it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.next_steps import MOST_STEPS, NextStep, StepKind
from bot.domain.tasks import MOST_TASKS, Task, TaskOrigin
from tests.flows.settling import beginning, stored
from tests.flows.test_check_in import settle_in
from tests.flows.test_check_in_in_words import close
from tests.flows.test_next_step import kept, result, settle, weak_round
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

SENTENCE = "Für Stakeholder vorbereiten: Akteurslandkarte (Stakeholderanalyse)"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Five partners, whose first check-in came out weak in one field."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle(one)
        yield one


def tasks(stage: Stage) -> list[Task]:
    with beginning(stage) as transaction:
        return stored(transaction).of(Task).find()


def house(stage: Stage, name: str) -> int:
    with beginning(stage) as transaction:
        return next(one.id for one in stored(transaction).organisations.find() if one.name == name)


async def test_a_tap_leads_to_a_task_of_the_list(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.tap("Bert", result(stage), "Aufgabe")
    assert f"„{SENTENCE}“" in stage.latest("@bert").text
    await stage.tap("Bert", stage.latest("@bert"), "Satz übernehmen")
    await stage.rebuild()
    assert "Welche Organisation ist verantwortlich?" in stage.latest("@bert").text
    await stage.say("Bert", "Jobcenter", "@")
    assert "Bis wann?" in stage.latest("@bert").text
    await stage.say("Bert", "in zwei Wochen", "@")

    (task,) = tasks(stage)
    assert (task.what, task.organisation_id) == (SENTENCE, house(stage, "Jobcenter"))
    assert (task.origin, task.origin_key) == (TaskOrigin.CHECK_IN, "1")
    assert [(one.kind, one.number) for one in kept(stage)] == [(StepKind.TASK, 1)]
    assert "Wie es bei Stakeholder weitergeht: Aufgabe A-1" in result(stage).text
    assert matches("A-1 … · aus dem Check-in 1", stage.latest("@bert", "A-1").text)
    assert len(stage.seen_in()) == before
    await stage.say("Carla", "/aufgaben", "@")
    assert SENTENCE in stage.latest("@carla").text


async def test_it_can_be_typed_at_once_and_in_own_words(stage: Stage) -> None:
    await stage.say("Bert", "/schritt aufgabe Jobcenter: zwei *Betriebe* anrufen bis Freitag", "@")
    await stage.say("Bert", "/schritt aufgabe Jobcenter", "@")
    assert "Bis wann?" in stage.latest("@bert").text
    await stage.say("Bert", "zurück", "@")
    await stage.say("Bert", "Jobcenter", "@")
    await stage.say("Bert", "Freitag", "@")

    first, second = tasks(stage)
    assert first.what == "zwei *Betriebe* anrufen"
    assert first.due_on.weekday() == date(2026, 11, 13).weekday()
    assert second.what == SENTENCE
    assert "Aufgabe A-1 · Aufgabe A-2" in result(stage).text


async def test_without_an_organisation_it_is_asked_and_nothing_is_lost(stage: Stage) -> None:
    await stage.say("Bert", "/schritt aufgabe Zwei Betriebe anrufen", "@")
    assert "Welche Organisation ist verantwortlich?" in stage.latest("@bert").text
    await stage.say("Bert", "Jobzentrum", "@")
    assert "Jobzentrum" in stage.latest("@bert").text
    assert tasks(stage) == []
    for said in ("Jobcenter", "Freitag"):
        await stage.say("Bert", said, "@")
    assert [one.what for one in tasks(stage)] == ["Zwei Betriebe anrufen"]


async def test_others_hear_that_one_is_on_its_way_and_what_became_of_it(stage: Stage) -> None:
    await stage.tap("Bert", result(stage), "Aufgabe")
    await stage.say("Carla", "/schritt", "@")
    assert "auf dem Weg: jemand trägt gerade eine Aufgabe ein." in stage.latest("@carla").text
    await stage.say("Carla", "aufgabe", "@")
    await stage.say("Carla", "/abbrechen", "@")
    for said in ("Wir rufen an.", "Jobcenter", "in einer Woche"):
        await stage.say("Bert", said, "@")
    await stage.say("Carla", "/schritt", "@")
    assert "auf dem Weg: Aufgabe A-1." in stage.latest("@carla").text
    await stage.say("Carla", "/abbrechen", "@")

    await stage.say("Bert", "/aufgabe 1 erledigt", "@")
    await stage.say("Carla", "/schritt", "@")
    assert "auf dem Weg: Aufgabe A-1 (erledigt)." in stage.latest("@carla").text
    assert "Aufgabe A-1" in result(stage).text
    assert "erledigt" not in result(stage).text


async def test_the_next_result_says_whether_it_was_done_until_then(stage: Stage) -> None:
    for what in ("anrufen", "schreiben", "einladen"):
        await stage.say("Bert", f"/schritt aufgabe Jobcenter; {what}; in drei Wochen", "@")
    await stage.say("Bert", "/aufgabe 1 erledigt", "@")
    await stage.say("Bert", "/aufgabe 2 streichen", "@")
    await stage.wait(timedelta(days=1))
    await weak_round(stage)
    since = "Seit dem letzten Mal bei Stakeholder: Aufgabe A-1 (erledigt) · Aufgabe A-2 (gestrichen) · Aufgabe A-3"
    assert f"{since}\n" in result(stage, 2).text
    await stage.wait(timedelta(days=1))
    await stage.say("Bert", "/aufgabe 3 erledigt", "@")
    await stage.say("Bert", "/schritt vermerk Noch etwas.", "@")
    assert f"{since}\n" in result(stage, 2).text


async def test_who_wrote_what_is_missing_hears_of_it(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await weak_round(stage, said="Betriebe fehlen.")
        await stage.say("Bert", "/schritt aufgabe Jobcenter; anrufen; in drei Wochen", "@")
        await stage.wait(timedelta(days=4))
        assert (
            "Zum Satz „Betriebe fehlen.“ gibt es einen nächsten Schritt: Aufgabe A-1"
            in stage.latest("@carla", "Betriebe fehlen").text
        )
        assert "Bert" not in stage.latest("@carla", "Betriebe fehlen").text


async def test_a_barrier_becomes_a_task(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        for who, typed in (("Bert", "Zeit; keine Zeit"), ("Carla", "Zeit; zu viele Termine"), ("Deniz", "Geld; fehlt")):
            await stage.say(who, f"/hemmnis {typed}; ohne Sektor", "@")
        await stage.say("Anna", "/checkin")
        await close(stage)
        await stage.say("Bert", "/schritt aufgabe Jobcenter", "@")
        await stage.say("Bert", "Freitag", "@")
        assert [one.what for one in tasks(stage)] == ["Vorschlagen, was gegen „Zeit“ als Hemmnis hilft"]
        assert "Wie es bei Zeit weitergeht: Aufgabe A-1" in result(stage).text


async def test_where_there_is_no_room_nothing_is_made_and_the_words_come_back(stage: Stage) -> None:
    with beginning(stage) as transaction:
        store = stored(transaction)
        for number in range(MOST_TASKS):
            store.of(Task).add(Task(number=number + 1, what="x", organisation_id=1, due_on=date(2027, 1, 1)))
    await stage.say("Bert", "/schritt aufgabe Jobcenter; zwei *Betriebe* anrufen; Freitag", "@")
    assert "„zwei *Betriebe* anrufen“ ist nicht dabei" in stage.latest("@bert").text
    assert kept(stage) == []


async def test_of_one_result_only_so_many_steps_are_taken(stage: Stage) -> None:
    with beginning(stage) as transaction:
        for _ in range(MOST_STEPS):
            stored(transaction).of(NextStep).add(
                NextStep(round_id=1, kind=StepKind.NOTE, text="x", partner_id=1, at=stage.clock.now())
            )
    await stage.say("Bert", "/schritt aufgabe Jobcenter; anrufen; Freitag", "@")
    assert tasks(stage) == []
