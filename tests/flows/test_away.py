"""Who is away is neither asked nor missed; nor are those whose organisation only observes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.flows.settling import stored
from tests.flows.test_check_in import PEOPLE, settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.partners import Partner


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Five partners of three sectors on a Monday, the 9th of November; Anna coordinates."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def asked(stage: Stage) -> set[str]:
    """Return whom the latest round asks."""
    with stage.database.begin() as transaction:
        store = stored(transaction)
        found = [store.partners.get(key) for key in store.rounds.find()[-1].asked]
    return {one.name for one in found if one is not None}


def partner(stage: Stage, name: str) -> Partner:
    with stage.database.begin() as transaction:
        return next(one for one in stored(transaction).partners.find() if one.name == name)


async def test_who_is_away_is_neither_asked_nor_missed_nor_reminded(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.say("Eva", "/abwesend bis 13.11.")
    assert "abwesend bis Fr. 13.11.2026" in stage.latest("@eva").text
    assert len(stage.seen_in()) == before
    await stage.say("Anna", "/checkin")
    assert asked(stage) == set(PEOPLE) - {"Eva"}
    for who in ("Anna", "Bert", "Carla", "Deniz"):
        assert "Alle haben geantwortet" not in stage.latest(containing="Check-in 1").text
        await stage.rate(who, "4")
    assert "Alle haben geantwortet" in stage.latest(containing="Check-in 1").text
    told = len(stage.seen_in("@eva"))
    await stage.wait(timedelta(days=2, hours=23))
    assert len(stage.seen_in("@eva")) == told


async def test_who_is_away_may_answer_all_the_same(stage: Stage) -> None:
    await stage.say("Eva", "/abwesend 13.11.", "@")
    await stage.say("Anna", "/checkin")
    await stage.rate("Eva", "4")
    assert "Zivilgesellschaft 1" in stage.latest(containing="Check-in 1").text


@pytest.mark.parametrize(("days", "there"), [(3, False), (4, False), (5, True)])
async def test_they_come_back_by_themselves_after_that_day(stage: Stage, days: int, *, there: bool) -> None:
    await stage.say("Eva", "/abwesend bis 13.11.", "@")
    await stage.wait(timedelta(days=days))
    await stage.say("Anna", "/checkin")
    assert ("Eva" in asked(stage)) == there


async def test_who_goes_away_during_a_round_is_no_longer_waited_for(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for who in ("Anna", "Bert", "Carla", "Deniz"):
        await stage.rate(who, "4")
    await stage.say("Eva", "/abwesend bis 13.11.", "@")
    assert "Alle haben geantwortet" in stage.latest(containing="Check-in 1").text
    told = len(stage.seen_in("@eva"))
    await stage.wait(timedelta(days=2, hours=23))
    assert len(stage.seen_in("@eva")) == told


async def test_the_bare_command_asks_until_when_and_then_ends_it(stage: Stage) -> None:
    await stage.say("Eva", "/abwesend", "@")
    assert "Bis wann abwesend?" in stage.latest("@eva").text
    await stage.say("Eva", "in zwei Wochen", "@")
    assert "abwesend bis Mo. 23.11.2026" in stage.latest("@eva").text
    await stage.say("Eva", "/meinedaten", "@")
    assert "abwesend bis Mo. 23.11.2026" in stage.latest("@eva").text
    await stage.say("Eva", "/abwesend", "@")
    assert "Willkommen zurück!" in stage.latest("@eva").text
    await stage.say("Anna", "/checkin")
    assert "Eva" in asked(stage)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.11.2026", "liegt schon zurück"),
        ("irgendwann mal", "nicht zu verstehen"),
        ("1.1.2030", "Länger als ein Jahr"),
    ],
)
async def test_a_day_that_is_none_changes_nothing(stage: Stage, typed: str, said: str) -> None:
    await stage.say("Eva", f"/abwesend bis {typed}", "@")
    assert said in stage.latest("@eva").text
    assert partner(stage, "Eva").away_until is None


async def test_who_has_not_joined_is_told_how(stage: Stage) -> None:
    await stage.say("Hugo", "/abwesend bis 13.11.", "@")
    assert "mitmachen" in stage.latest("@hugo").text


async def test_forgetting_takes_the_day_along(stage: Stage) -> None:
    await stage.say("Eva", "/abwesend bis 13.11.", "@")
    await stage.say("Eva", "/vergessen", "@")
    await stage.say("Eva", "Ja", "@")
    assert partner(stage, "").away_until is None


async def test_where_everybody_is_away_no_round_opens(stage: Stage) -> None:
    for who in PEOPLE:
        await stage.say(who, "/abwesend bis 13.11.", "@")
    await stage.say("Anna", "/checkin")
    assert "niemand zu fragen" in stage.latest().text
    assert not [one for one in stage.seen_in() if "Check-in 1" in one.text]


async def test_who_only_observes_is_neither_asked_nor_missed_and_lowers_no_turnout(stage: Stage) -> None:
    await stage.say("Anna", "/organisation Flüchtlingsrat; beobachtet; ja", "@")
    await stage.say("Anna", "/checkin")
    assert asked(stage) == set(PEOPLE) - {"Eva"}
    told = len(stage.seen_in("@eva"))
    for who in ("Anna", "Bert", "Carla", "Deniz"):
        await stage.rate(who, "4")
    assert "Alle haben geantwortet" in stage.latest(containing="Check-in 1").text
    await stage.wait(timedelta(days=2, hours=23))
    assert len(stage.seen_in("@eva")) == told
