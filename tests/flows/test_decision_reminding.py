"""The reminder before a deadline: alone, and only for who is missing; the group hears of it only where that fails."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP, LIKE_TELEGRAM
from bot.domain.calendar import Calendar
from bot.domain.decisions import Decision, DecisionKind
from flows.decision.deadlines import reminder_time
from tests.flows.decision_scene import PROPOSAL, DecisionScene
from tests.stage import Stage

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


def reminders(scene: DecisionScene, channel: str) -> list[str]:
    return [
        message.text for message in scene.stage.seen_in(channel) if "eigenen Organisation fehlt noch" in message.text
    ]


async def test_only_who_is_missing_is_reminded_and_only_alone(scene: DecisionScene) -> None:
    await scene.tap("Ben", "Zustimmung")
    await scene.stage.wait_until(datetime.fromisoformat("2026-11-13T09:01"))

    assert len(reminders(scene, "@anna")) == 1
    assert reminders(scene, "@ben") == []
    assert not [one for one in scene.stage.seen_in() if "Noch keine Stimme kam aus" in one.text]


@pytest.mark.parametrize("settings", [{"nudges": False}, {}], ids=["no nudges", "nobody alone"])
async def test_where_not_all_are_reminded_alone_the_group_hears_which_sector_is_silent(
    tmp_path: Path, settings: dict[str, object]
) -> None:
    capabilities = LIKE_TELEGRAM if settings else IN_THE_GROUP
    async with Stage.on_sqlite(tmp_path, capabilities=capabilities) as stage:
        scene = await DecisionScene.prepare(stage, **settings)  # type: ignore[arg-type]  # fields of a cooperation
        await scene.propose("Ben", PROPOSAL)
        await scene.tap("Ben", "Zustimmung")
        await stage.wait_until(datetime.fromisoformat("2026-11-13T09:01"))

        group = stage.latest(containing="Noch keine Stimme kam aus")
        assert "kam aus: Staat und Verwaltung, Zivilgesellschaft." in group.text
        assert not any(name in group.text for name in ("Anna", "Cem", "Stadt Ahlen", "Caritas"))
        assert group.content.rings


async def test_volunteers_are_reminded_in_the_evening(scene: DecisionScene) -> None:
    await scene.stage.wait_until(datetime.fromisoformat("2026-11-13T16:59"))
    assert reminders(scene, "@cem") == []
    assert len(reminders(scene, "@dora")) == 1
    await scene.stage.rebuild()
    await scene.stage.wait_until(datetime.fromisoformat("2026-11-13T17:01"))

    assert len(reminders(scene, "@cem")) == 1
    assert len(reminders(scene, "@dora")) == 1


async def test_the_reminder_can_be_answered_where_it_stands(scene: DecisionScene) -> None:
    await scene.stage.wait_until(datetime.fromisoformat("2026-11-13T09:01"))
    await scene.tap("Anna", "Zustimmung", channel="@anna")

    assert "Zustimmung: Stadt Ahlen" in scene.card()
    assert "Zustimmung: Stadt Ahlen" in scene.card(channel="@anna")


async def test_who_has_answered_meanwhile_is_left_in_peace(scene: DecisionScene) -> None:
    await scene.stage.wait_until(datetime.fromisoformat("2026-11-13T12:00"))
    await scene.tap("Dora", "Zustimmung")
    await scene.stage.wait_until(datetime.fromisoformat("2026-11-13T18:00"))

    assert reminders(scene, "@cem") == []


async def test_nobody_is_nudged_where_that_was_not_wanted(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        scene = await DecisionScene.prepare(stage, nudges=False)
        await stage.say("Ben", f"/beschluss {PROPOSAL}")
        await stage.answer("Ben", "so abstimmen")
        await stage.wait_until(datetime.fromisoformat("2026-11-15T09:01"))

        assert reminders(scene, "@anna") == []
        assert "Noch keine Stimme kam aus" in scene.last()


@pytest.mark.parametrize(
    ("opened", "closes", "expected"),
    [
        ("2026-11-10T10:00", "2026-11-17T10:00", "2026-11-16T10:00"),  # Tuesday to Tuesday: on Monday
        ("2026-11-09T10:00", "2026-11-16T10:00", "2026-11-13T10:00"),  # to Monday: on Friday, not on Sunday
        ("2026-11-13T10:00", "2026-11-16T10:00", "2026-11-16T09:00"),  # Friday to Monday: nothing else is left
        ("2026-11-13T08:30", "2026-11-16T08:30", None),  # the next morning would be after the deadline
        ("2026-12-18T10:00", "2026-12-28T10:00", "2026-12-24T10:00"),  # Christmas days are skipped
    ],
)
def test_a_reminder_comes_a_day_before_but_never_in_quiet_time(opened: str, closes: str, expected: str | None) -> None:
    calendar = Calendar(zone="Europe/Berlin", holidays="NW")
    decision = Decision(
        number=1,
        kind=DecisionKind.CONSENT,
        text=PROPOSAL,
        proposer_id=None,
        opened_at=calendar.to_utc(datetime.fromisoformat(opened)),
        closes_at=calendar.to_utc(datetime.fromisoformat(closes)),
    )
    found = reminder_time(decision, calendar, decision.opened_at)

    assert found == (calendar.to_utc(datetime.fromisoformat(expected)) if expected else None)
