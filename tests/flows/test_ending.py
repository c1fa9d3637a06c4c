"""Ending a cooperation: export, a code to repeat, then no row of it is left, and others are untouched."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.flows.everything import everything, holding
from tests.flows.settling import settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

LEFT = {"alembic_version", "installation_keys", "moments", "seen", "sqlite_sequence"}
"""Tables that tell nothing of any cooperation."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation in which everything has been done once."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        for words in (
            "/phase start Initiieren",
            "/checkin",
            "/beschluss Wir treffen uns monatlich.",
            "so abstimmen",
            "/akteur neu Sparkasse; Wirtschaft; 3; 3",
            "/erinnern in 2 Wochen; die Presse einladen",
            "/verknuepfen",
        ):
            await (one.say if words.startswith("/") else one.answer)("Anna", words)
        await one.rate("Ben", "2")
        await one.tap("Ben", one.latest(containing="B-1 · Vorschlag"), "Einwand")
        yield one


def code(stage: Stage) -> str:
    found = re.search(r"\b[A-Z2-9]{6}$", stage.latest("@anna", containing="diesen Code").text)
    assert found is not None
    return found[0]


async def test_no_row_of_it_is_left(stage: Stage) -> None:
    await stage.say("Anna", "/beenden", "@")
    await stage.say("Anna", code(stage).casefold(), "@")
    assert "Koordination hat „Ankommen in Ahlen“ beendet" in stage.latest().text
    assert "Die Kooperation ist beendet" in stage.latest("@anna").text
    await stage.application.tidy()
    assert {table for table, rows in everything(stage.database).items() if rows} <= LEFT


async def test_what_exists_comes_first_without_single_answers(stage: Stage) -> None:
    await stage.say("Anna", "/beenden", "@")
    said = "\n".join(one.text for one in stage.seen_in("@anna"))
    for part in ("Ankommen in Ahlen", "Handwerkskammer", "monatlich", "Sparkasse", "die Presse einladen"):
        assert part in said


async def test_a_wrong_code_or_a_late_one_keeps_everything(stage: Stage) -> None:
    await stage.say("Anna", "/beenden", "@")
    await stage.say("Anna", "ABCDEF", "@")
    assert "Alles bleibt" in stage.latest("@anna").text
    await stage.say("Anna", "/beenden", "@")
    await stage.wait(timedelta(minutes=16))
    await stage.say("Anna", code(stage), "@")
    assert everything(stage.database)["cooperations"]


async def test_only_coordinators_end_it_and_the_others_are_told(stage: Stage) -> None:
    await stage.say("Ben", "/beenden", "@")
    assert "Koordination" in stage.latest("@ben").text
    await stage.say("Anna", "/koordination Clara")
    await stage.say("Anna", "/beenden")
    assert "Anna will „Ankommen in Ahlen“ beenden" in stage.latest("@clara").text


async def test_other_cooperations_stay_and_the_group_can_begin_again(stage: Stage) -> None:
    await stage.add_bot("Zoe", "elsewhere")
    await stage.say("Ben", "/mitmachen Kammer Süd; Wirtschaft", "elsewhere")
    await stage.say("Anna", "/beenden", "@")
    await stage.say("Anna", code(stage), "@")
    await stage.application.tidy()
    assert holding(stage.database, "ben").keys() == {"channels", "identities", "partners"}
    await stage.say("Anna", "/einrichten Neuer Anfang", administers=True)
    assert "Neuer Anfang" in str(everything(stage.database)["cooperations"])
