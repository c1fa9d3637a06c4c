"""Where tasks come from beside the command: a decision's outcome, a list in a check-in, other flows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.domain.check_ins import Round
from bot.domain.tasks import Task, TaskOrigin
from bot.engine.dialogues.alone import Begun
from bot.engine.turn.spoken import SpokenTurn
from flows.task import begin_task
from tests.flows.settling import beginning, count, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

OFFER = "Soll aus B-1 eine Aufgabe"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def kept(stage: Stage) -> list[Task]:
    with beginning(stage) as transaction:
        return stored(transaction).of(Task).find()


async def decide(stage: Stage, *outcome: str) -> None:
    await stage.say("Ben", "/beschluss Wir treffen uns monatlich.", "@")
    await stage.say("Ben", "so abstimmen", "@")
    for name in ("Anna", "Ben", "Clara"):
        await stage.tap(name, stage.latest(containing="monatlich"), "agree-1")
    await stage.tap("Ben", stage.latest(containing="monatlich"), "Jetzt schließen")
    for answer in outcome:
        await stage.say("Ben", answer, "@")


async def test_one_tap_makes_a_task_of_an_outcome(stage: Stage) -> None:
    await decide(stage, "Die Stadt lädt *ein*.", "Stadt Ahlen", "in drei Monaten")
    offer = stage.latest("@ben", OFFER)
    assert offer.text == "Soll aus B-1 eine Aufgabe für Stadt Ahlen werden?"
    assert count(stage, OFFER) == 0

    await stage.rebuild()
    await stage.tap("Ben", offer, "Aufgabe daraus machen")
    assert "Bis wann?" in stage.latest("@ben").text
    await stage.say("Ben", "Freitag", "@")

    (task,) = kept(stage)
    assert (task.what, task.due_on) == ("Die Stadt lädt *ein*.", date(2026, 11, 13))
    assert (task.origin, task.origin_key) == (TaskOrigin.DECISION, "1")
    assert "Aus B-1 ist die Aufgabe A-1 geworden." in stage.latest("@ben", "geworden").text
    assert stage.latest("@ben", "geworden").labels == ()
    assert matches("Verantwortlich: Stadt Ahlen … · aus B-1", stage.latest("@anna", "A-1").text)


async def test_without_an_organisation_nothing_is_offered(stage: Stage) -> None:
    await decide(stage, "Wir sehen weiter.", "überspringen", "überspringen")

    assert count(stage, OFFER, "@ben") == 0


async def ask_for(stage: Stage, question: str) -> None:
    """Open a check-in that asks a question which is answered by a list."""
    await stage.say("Anna", "/phase beginnen Orientieren")
    await stage.say("Anna", "/checkin")
    with beginning(stage) as transaction:
        (round_,) = stored(transaction).of(Round).find()
        stored(transaction).rounds.put(replace(round_, questions=(question,)))
    await stage.say("Ben", "/antworten", "@")


async def test_entries_of_a_list_become_tasks(stage: Stage) -> None:
    await ask_for(stage, "O-FP-1")
    await stage.say("Ben", "Stadt Ahlen: Raum buchen bis Freitag; Plakate *kleben*", "@")
    await stage.say("Ben", "fertig", "@")
    offer = stage.latest("@ben", "Soll davon etwas zur Aufgabe werden?")
    assert offer.labels == ("Aufgabe: Stadt Ahlen: Raum buchen bis Freitag", "Aufgabe: Plakate *kleben*")

    await stage.tap("Ben", offer, offer.labels[0])
    await stage.tap("Ben", offer, "Aufgabe: Plakate *kleben*")
    assert "Es geht um: „Plakate *kleben*“" in stage.latest("@ben").text
    await stage.say("Ben", "Caritas", "@")
    await stage.say("Ben", "Freitag", "@")

    first, second = kept(stage)
    assert (first.what, first.due_on, first.origin) == ("Raum buchen", date(2026, 11, 13), TaskOrigin.CHECK_IN)
    assert (second.what, second.origin_key) == ("Plakate *kleben*", "O-FP-1")
    assert "Alles davon steht auf der Liste" in stage.latest("@ben", "Alles davon").text
    await stage.say("Ben", "/aufgabe 1", "@")
    assert "aus einem Check-in" in stage.latest("@ben", "Raum buchen").text


async def test_a_list_of_something_else_offers_none(stage: Stage) -> None:
    await ask_for(stage, "O-ST-1")
    await stage.say("Ben", "Raum buchen", "@")
    await stage.say("Ben", "fertig", "@")

    assert count(stage, "zur Aufgabe", "@ben") == 0


async def test_other_flows_begin_one_with_prepared_words(stage: Stage) -> None:
    await stage.say("Clara", "hallo", "@")
    with beginning(stage) as transaction:
        sender = stage.chat.person("Clara")
        channel = transaction.private_channel(stage.chat.name, stage.chat.account, sender.platform_id)
        assert channel is not None
        turn = SpokenTurn(
            surroundings=stage.application.surroundings,
            transaction=transaction,
            now=stage.clock.now(),
            cooperation=transaction.cooperation(1),
            channel=channel,
            sender=sender,
        )
        begun = begin_task(turn, prepared="Über Ziele reden", origin=TaskOrigin.FIELD, origin_key="O-ZW")
        assert begun is Begun.HERE
    await stage.say("Clara", "Caritas", "@")
    await stage.say("Clara", "Freitag", "@")

    (task,) = kept(stage)
    assert (task.what, task.origin, task.origin_key) == ("Über Ziele reden", TaskOrigin.FIELD, "O-ZW")
    assert "für ein schwaches Handlungsfeld" in stage.latest("@clara", "A-1").text
