"""Rounds with an own catalogue: they ask its words, keep them, and compare only what was asked in the same words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.engine.exchange.files import ReceivedFile
from flows.catalogue import catalogue
from flows.check_in.rhythm import OPEN_ALARM
from tests.catalogue_files import in_force
from tests.flows.settling import stored
from tests.flows.test_check_in import PEOPLE, settle_in
from tests.flows.test_check_in_in_words import answer, close
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

RATED = [one for one in catalogue().questions.values() if one.id.startswith("I-ST-") and one.on_card]


def replaced(words: str) -> str:
    """Return a file in which every question of the first phase on stakeholders says something else."""
    entry = '[[questions]]\nid = "{}"\nkind = "rating"\nde = "{} {}."\nen = "{} {}."\n'
    return "".join(entry.format(one.id, words, number, words, number) for number, one in enumerate(RATED))


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Five partners of three sectors; the first phase is active, Anna coordinates."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


async def held(stage: Stage, value: str) -> str:
    """Hold a check-in in which everybody rates everything so; return its result."""
    await stage.say("Anna", "/checkin")
    with stage.database.begin() as transaction:
        count = len(stored(transaction).rounds.find()[-1].questions)
    for who in PEOPLE:
        await answer(stage, who, *[value] * count)
    await close(stage)
    return stage.latest(containing="Ergebnis").text


async def test_its_words_are_asked_and_kept_when_its_file_has_gone(stage: Stage) -> None:
    with in_force(replaced("Alles *gut*")):
        await stage.say("Anna", "/checkin")
        await stage.say("Bert", "/antworten", "@")
        assert "Alles *gut* 0." in stage.latest("@bert", "Alles").text
    await stage.rebuild()
    await stage.say("Carla", "/antworten", "@")
    assert "Alles *gut* 0." in stage.latest("@carla", "Alles").text
    with stage.database.begin() as transaction:
        (round_,) = stored(transaction).rounds.find()
    assert len(round_.wordings) == 1
    for who in PEOPLE:
        await answer(stage, who, "2", "4", "4", "4", "4")
    await close(stage)
    assert "Stakeholder: mittlerer Wert 2 von 5" in stage.latest(containing="Ergebnis").text
    await stage.say("Bert", "/meinedaten", "@")
    assert "Alles *gut* 0." in stage.latest("@bert", "Alles").text


async def test_other_words_under_the_same_id_are_compared_with_nothing(stage: Stage) -> None:
    with in_force(replaced("Eins")):
        first = await held(stage, "2")
        assert "Stakeholder: mittlerer Wert 2 von 5" in first
    with in_force(replaced("Zwei")):
        changed = await held(stage, "4")
        assert "Stakeholder: mittlerer Wert 4 von 5, nah beieinander\n" in changed


async def test_a_cooperation_s_own_file_is_asked_from_the_next_check_in_on(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    file = ReceivedFile(name="unser.toml", body=replaced("Eigenes").encode())
    await stage.say("Anna", "", "@", file=file)
    await stage.tap("Anna", stage.latest("@anna", "unser.toml"), "Verwenden")
    await stage.say("Bert", "/antworten", "@")
    assert all("Eigenes" not in one.text for one in stage.seen_in("@bert"))
    for who in PEOPLE:
        await answer(stage, who, "2", "4", "4", "4", "4")
    await close(stage)
    second = await held(stage, "4")
    assert "mittlerer Wert 4 von 5" in second
    with stage.database.begin() as transaction:
        asked = [bool(one.wordings) for one in stored(transaction).rounds.find()]
    assert asked == [False, True]


async def test_its_rhythm_says_when_the_next_check_in_opens(stage: Stage) -> None:
    rhythm = "[rhythms.initiate]\ncheck_in_days = 3\nstakeholder_days = 28\ncommunication_days = 28\n"
    await stage.say("Anna", "", "@", file=ReceivedFile(name="rhythmus.toml", body=rhythm.encode()))
    before = opens(stage)
    await stage.tap("Anna", stage.latest("@anna", "rhythmus.toml"), "Verwenden")
    assert opens(stage) < before
    await stage.tap("Anna", stage.latest("@anna", "rhythmus.toml"), "Zurücknehmen")
    assert opens(stage) == before


def opens(stage: Stage) -> datetime:
    """Return when the next check-in opens by itself."""
    with stage.database.begin() as transaction:
        timers = transaction.due_timers(stage.clock.now() + timedelta(days=400), 100)
    return next(one.due_at for one in timers if one.kind == OPEN_ALARM)
