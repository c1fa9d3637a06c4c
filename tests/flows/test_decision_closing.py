"""Deadlines: the verdict, the outcome, the review, and what an outage leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.domain.cycle import Phase, PhaseStatus
from bot.domain.decisions import DecisionStatus, DecisionStep
from tests.flows.decision_scene import PROPOSAL, SECOND, DecisionScene
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    """Ben has proposed something on Monday at nine; it closes a week later."""
    async with Stage.on_sqlite(tmp_path) as stage:
        scene = await DecisionScene.prepare(stage)
        await stage.say("Ben", f"/beschluss {PROPOSAL}")
        await stage.answer("Ben", "so abstimmen")
        yield scene


# --- verdicts --------------------------------------------------------------------------------------------------------


async def test_agreed_at_the_deadline(scene: DecisionScene) -> None:
    await scene.all_agree()
    await scene.stage.wait_until(datetime.fromisoformat("2026-11-16T08:59"))
    assert scene.decision().status is DecisionStatus.OPEN
    await scene.stage.rebuild()
    await scene.stage.wait_until(datetime.fromisoformat("2026-11-16T09:00"))

    for channel in (GROUP, SECOND):
        assert "B-1 ist angenommen." in scene.last(channel)
        assert "geschlossen: angenommen." in scene.card(channel=channel)
        card = scene.stage.latest(channel, "B-1 ·")
        assert card.labels == ()
        assert scene.stage.latest(channel, "ist angenommen").reply_to == card.id
    closed = scene.events()[-1]
    assert (closed.step, closed.role, closed.actor_id) == (DecisionStep.CLOSED, "clock", None)
    assert (closed.before, closed.after) == ("open", "accepted")


async def test_an_open_objection_stops_it(scene: DecisionScene) -> None:
    await scene.all_agree()
    await scene.tap("Cem", "Einwand")
    await scene.stage.say("Cem", "Zu oft.", "@")
    await scene.stage.wait(timedelta(days=8))

    assert "B-1 ist nicht angenommen." in scene.last()
    assert "Einwand: Caritas („Zu oft.“)" in scene.last()


async def test_a_silent_sector_is_named_and_more_time_offered(scene: DecisionScene) -> None:
    await scene.tap("Anna", "Zustimmung")
    await scene.tap("Cem", "Zustimmung")
    await scene.stage.wait(timedelta(days=8))

    assert "B-1 gilt noch nicht: Es haben zu wenige gesprochen." in scene.last()
    assert "Noch keine Stimme: Wirtschaft." in scene.last()
    assert "/beschluss 1 verlängern" in scene.last()


async def test_a_vote_goes_by_majority(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss abstimmung Das Fest ist im Juli.")
    await scene.stage.answer("Ben", "so abstimmen")
    for who, choice in (("Anna", "Zustimmung"), ("Ben", "Zustimmung"), ("Cem", "Ablehnung")):
        await scene.tap(who, choice, 2)
    await scene.stage.say("Ben", "/beschluss 2 schließen")
    await scene.stage.answer("Ben", "ja")

    assert scene.decision(2).status is DecisionStatus.ACCEPTED


async def test_a_sense_check_is_never_called_accepted(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss stimmungsbild Das Fest ist im Juli.")
    await scene.stage.answer("Ben", "so abstimmen")
    await scene.tap("Anna", "Zustimmung", 2)
    await scene.stage.wait(timedelta(days=3, minutes=1))

    result = scene.stage.latest(containing="Stimmungsbild steht").text
    assert "überwiegend Zustimmung" in result
    assert "angenommen" not in result


async def test_an_accepted_decision_can_finish_a_phase(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", "/phase beginnen Orientieren")
    with scene.stage.database.begin() as transaction:
        store = transaction.store(scene.home)
        decision = store.decisions.first(number=1)
        assert decision is not None
        store.decisions.put(replace(decision, finishes=Phase.ORIENT))
    await scene.all_agree()
    await scene.stage.say("Ben", "/beschluss 1 schließen")
    await scene.stage.answer("Ben", "ja")

    assert "Phase „Orientieren“ abgeschlossen" in scene.last()
    with scene.stage.database.begin() as transaction:
        state = transaction.store(scene.home).phases.first(phase=Phase.ORIENT)
    assert state is not None
    assert state.status is PhaseStatus.FINISHED


async def test_after_an_outage_it_closes_once_and_says_so(scene: DecisionScene) -> None:
    await scene.all_agree()
    scene.stage.clock.set(scene.decision().closes_at + timedelta(days=2))
    await scene.stage.rebuild()
    await scene.stage.wait(timedelta(days=3))

    results = [message.text for message in scene.stage.seen_in() if "B-1 ist angenommen." in message.text]
    assert len(results) == 1
    assert "Die Frist war Mo. 16.11., 09:00 Uhr; der Abschluss kommt erst jetzt" in results[0]
    assert scene.decision().closed_at == scene.decision().closes_at
    assert not [one for one in scene.stage.seen_in("@anna") if "eigenen Organisation fehlt noch" in one.text]


async def test_looking_closes_what_is_due(scene: DecisionScene) -> None:
    scene.stage.clock.set(scene.decision().closes_at + timedelta(minutes=1))
    await scene.stage.say("Anna", "/beschluesse offen")

    assert scene.decision().status is DecisionStatus.NO_QUORUM
    assert "Kein Beschluss passt" in scene.last()


async def test_a_pause_puts_the_closing_off(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        scene = await DecisionScene.prepare(stage, paused_until=stage.clock.now() + timedelta(days=10))
        await stage.say("Ben", f"/beschluss {PROPOSAL}")
        await stage.answer("Ben", "so abstimmen")
        written = len(stage.seen_in())
        await stage.wait(timedelta(days=9))
        assert len(stage.seen_in()) == written
        await stage.wait(timedelta(days=2))

        assert scene.decision().status is DecisionStatus.NO_QUORUM
        assert scene.decision().closed_at == scene.decision().closes_at


async def test_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        scene = await DecisionScene.prepare(stage, Language.ENGLISH)
        await stage.say("Ben", "/decide We meet every month.")
        await stage.answer("Ben", "so abstimmen")
        assert "no objection stays open, and every sector has spoken." in scene.card()
        for who in ("Anna", "Ben", "Cem"):
            await scene.tap(who, "Agree")
        await stage.wait(timedelta(days=8))
        assert "B-1 is accepted." in scene.last()
        await stage.say("Ben", "We begin in January", "@")
        await stage.tap("Ben", stage.latest("@ben"), "Caritas")
        await stage.say("Ben", "in 3 months", "@")
        assert "Outcome: We begin in January Responsible: Caritas." in scene.last()
        await stage.say("Ben", "/decision 1")

        assert "Stadt Ahlen: Agree (Anna)" in scene.last()


# --- the outcome -----------------------------------------------------------------------------------------------------
