"""Which sectors stand beside barriers and strengths, and the force field as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.force_field import Force, force_field
from bot.domain.partners import Sector
from flows.force_field.picture import forces
from tests.engine.test_pictures import Mail
from tests.flows.settling import beginning, stored
from tests.flows.test_force_field import BUSY, entered, fill, settle_many
from tests.frozen.scene import turn_of
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation of seven: three of each of two sectors, and Clara."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_many(one)
        yield one


@pytest.mark.parametrize(
    ("who", "typed", "sector", "said"),
    [
        ("Anna", "mit Sektor", Sector.STATE, "aus dem mindestens drei dabei sind"),
        ("Clara", "mit Sektor", None, "noch keine drei dabei"),
        ("Clara", "ohne Sektor", None, "dabei stünde er"),
    ],
)
async def test_the_typed_form_says_when_the_sector_does_not_stand_beside(
    stage: Stage, who: str, typed: str, sector: Sector | None, said: str
) -> None:
    await stage.say(who, f"/hemmnis Zeit; {BUSY}; {typed}", "@")

    assert [one.sector for one in entered(stage)] == [sector]
    assert said in stage.latest(f"@{who.casefold()}").text


async def test_a_sector_left_out_is_not_shown_either_once_others_have_joined(stage: Stage) -> None:
    await stage.say("Clara", f"/hemmnis Zeit; {BUSY}; mit Sektor", "@")
    for number in range(3):
        await stage.say(f"H{number}", f"/mitmachen Verein {number}; Zivilgesellschaft")
        await stage.say(f"H{number}", f"/staerke Vertrauen; wir {number}; mit Sektor", "@")
    await stage.say("Anna", "/hemmnisse", "@")

    lines = stage.latest("@anna").text.splitlines()
    assert [line for line in lines if BUSY in line and "Zivilgesellschaft" in line] == []
    assert (
        sum("Zivilgesellschaft" in line for line in lines) == 2
    )  # the first of the three was the second of the sector


async def test_who_left_hides_nobody(stage: Stage) -> None:
    await stage.say("Emil", "/austreten", "@")
    await stage.say("Anna", f"/hemmnis Zeit; {BUSY}; mit Sektor", "@")

    assert [one.sector for one in entered(stage)] == [None]


@pytest.mark.parametrize("typed", ["/kraftfeld bild", "/hemmnisse bild", "/strengths picture", "/hemmnis bild"])
async def test_the_force_field_is_drawn_with_the_figures_it_says(stage: Stage, typed: str) -> None:
    mail = Mail(stage)
    await stage.say("Ben", typed)
    assert "Noch hat niemand etwas eingetragen." in stage.latest().text
    await fill(stage)
    await stage.say("Ben", typed)

    (picture,) = mail.pictures
    text = stage.latest().text
    assert picture.name == "kraftfeld.png"
    assert not picture.caption.rings
    for line in ("Zeit: hemmt 1, hilft 0", "Geld: hemmt 1, hilft 0", "Vertrauen: hemmt 0, hilft 1"):
        assert line in text
    assert "Staat" not in text
    with beginning(stage) as transaction:
        shown = forces(turn_of(stage, transaction))
        field = force_field(stored(transaction).of(Force).find())
    assert sum(one.hinders for one in shown.forces) == field.total.barriers
    assert sum(one.helps for one in shown.forces) == field.total.strengths


async def test_where_all_is_resolved_a_sentence_comes_instead_of_a_picture(stage: Stage) -> None:
    await stage.say("Anna", f"/hemmnis Zeit; {BUSY}", "@")
    await stage.say("Anna", "/hemmnis gelöst 1; -", "@")
    await stage.say("Anna", "/kraftfeld bild")

    assert "Gerade hemmt nichts" in stage.latest().text
