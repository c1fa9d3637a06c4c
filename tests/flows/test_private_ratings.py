"""What is answered in private is stored at once, and nothing beside it says whose it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM
from bot.domain.cooperation import AnswerMode
from bot.storage import tables
from tests.flows.settling import stored
from tests.flows.test_check_in import settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.exchange.messages import Capabilities


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Five partners, and the check-in is open."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", "/checkin")
        yield one


def values(stage: Stage) -> list[tuple[int | None, str]]:
    with stage.database.begin() as transaction:
        return [(one.value, one.text) for one in stored(transaction).answers.find()]


async def test_a_low_rating_counts_before_anybody_says_what_is_missing(stage: Stage) -> None:
    await stage.say("Bert", "/antworten", "@")
    await stage.tap("Bert", stage.latest("@bert"), "1")
    assert values(stage) == [(1, "")]
    assert "Eine Person hat geantwortet" in stage.latest(containing="Check-in 1").text
    await stage.wait(timedelta(days=40))
    assert values(stage) == [(1, "")]


async def test_what_is_missing_is_stored_and_the_next_question_comes(stage: Stage) -> None:
    await stage.say("Bert", "/antworten", "@")
    await stage.tap("Bert", stage.latest("@bert"), "1")
    assert "wörtlich, aber ohne Namen, im Ergebnis" in stage.latest("@bert").text
    await stage.say("Bert", "Mehr Zeit", "@")
    assert values(stage) == [(1, "Mehr Zeit")]
    assert "2 von 5" in stage.latest("@bert").text


async def test_leaving_it_out_goes_on_as_well(stage: Stage) -> None:
    await stage.say("Bert", "/antworten", "@")
    await stage.tap("Bert", stage.latest("@bert"), "2")
    await stage.say("Bert", "-", "@")
    assert values(stage) == [(2, "")]
    assert "2 von 5" in stage.latest("@bert").text


async def test_the_open_question_holds_no_rating(stage: Stage) -> None:
    await stage.say("Bert", "/antworten", "@")
    await stage.tap("Bert", stage.latest("@bert"), "1")
    with stage.database.engine.begin() as connection:
        held = connection.execute(select(tables.sessions.c.answers, tables.sessions.c.dialogue)).all()
    assert [tuple(one) for one in held] == [({}, "check_in.why_alone")]


async def test_privacy_says_that_sentences_are_quoted(stage: Stage) -> None:
    await stage.say("Bert", "/datenschutz", "@")
    assert "wörtlich im Ergebnis, ohne Namen" in stage.latest("@bert").text


async def answer_all(stage: Stage, who: str, value: str) -> None:
    """Answer all five questions in private, the first with `value`, the others with "don't know"."""
    home = f"@{who.casefold()}"
    await stage.say(who, "/antworten", "@")
    await stage.say(who, value, "@")
    while " von 5" in stage.latest(home).text:
        await stage.tap(who, stage.latest(home), "weiß nicht")


def everything_but_values(stage: Stage) -> dict[str, list[tuple[object, ...]]]:
    """Dump the database without what was rated."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with stage.database.engine.begin() as connection:
        for table in tables.metadata.sorted_tables:
            columns = [column for column in table.columns if (table.name, column.name) != ("answers", "value")]
            found[table.name] = [
                tuple(row) for row in connection.execute(select(*columns).order_by(*table.primary_key))
            ]
    return found


@pytest.mark.parametrize(
    ("way", "capabilities"),
    [
        pytest.param("alone", LIKE_TELEGRAM, id="alone-telegram"),
        pytest.param("alone", LIKE_MATRIX, id="alone-matrix"),
        pytest.param("rows", LIKE_TELEGRAM, id="rows-telegram"),
        pytest.param("line", LIKE_TELEGRAM, id="line-telegram"),
        pytest.param("line", LIKE_MATRIX, id="line-matrix"),
    ],
)
async def test_in_an_anonymous_round_nothing_but_the_answer_differs_by_what_was_rated(
    tmp_path: Path, way: str, capabilities: Capabilities
) -> None:
    """So nothing holds a person and a rating: not the sessions, the replies, the outbox, nor when or how often.

    A line of numbers, which all could read, is refused, and leaves no trace of them either.
    """
    dumps = []
    for value in ("1", "5"):
        folder = tmp_path / value
        folder.mkdir()
        async with Stage.on_sqlite(folder, capabilities=capabilities) as stage:
            await settle_in(stage, anonymous=True, answers=AnswerMode.OPEN)
            await stage.say("Anna", "/checkin")
            match way:
                case "alone":
                    await answer_all(stage, "Bert", value)
                case "rows":
                    await stage.tap("Bert", stage.latest(containing="Check-in 1"), f"q1v{value}")
                case _:
                    await stage.say("Bert", f"{value} 3 3 3 ja", reply_to=stage.latest(containing="Check-in 1").id)
            dumps.append(everything_but_values(stage))
            with stage.database.begin() as transaction:
                given = stored(transaction).answers.find()
                counted = [] if way == "line" else [int(value)]
                assert [one.value for one in given if one.value is not None] == counted
    first, second = dumps
    assert first.keys() == second.keys()
    for name in first:
        assert first[name] == second[name], name


async def test_an_anonymous_round_asks_everybody_for_a_sentence_at_the_end_and_shows_it_without_question(
    tmp_path: Path,
) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, anonymous=True)
        await stage.say("Anna", "/checkin")
        for who in ("Bert", "Carla", "Deniz"):
            await answer_all(stage, who, "4")
            assert "Zum Schluss: Was fehlt vor allem?" in stage.latest(f"@{who.casefold()}").text
        await stage.say("Carla", "Zeit für *uns*", "@")
        await stage.say("Deniz", "-", "@")
        await stage.say("Anna", "/checkin schließen")
        await stage.answer("Anna", "ja")
        result = stage.latest(containing="Ergebnis").text
        assert "Zum Schluss gesagt:" in result
        assert "- „Zeit für *uns*“" in result
        await stage.say("Bert", "Räume", "@")
        assert "Räume" not in stage.latest(containing="Ergebnis").text
        await stage.wait(timedelta(days=1))
        assert "„Räume“" in stage.latest(containing="Ergebnis").text


async def test_it_is_asked_once_and_mydata_names_it_but_not_the_words(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, anonymous=True)
        await stage.say("Anna", "/checkin")
        await answer_all(stage, "Bert", "4")
        await stage.say("Bert", "Geheim", "@")
        await stage.say("Bert", "/antworten", "@")
        assert "Deshalb lassen sie sich nicht mehr ändern" in stage.latest("@bert").text
        assert stage.latest("@bert").labels == ()
        await stage.say("Bert", "/meinedaten", "@")
        told = stage.latest("@bert").text
        assert "der Satz zum Schluss" in told
        assert "Geheim" not in told
