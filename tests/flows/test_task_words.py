"""A task's words are corrected afterwards: by whom, where it shows, and who hears of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.tasks import Task
from tests.flows.settling import beginning, berlin, count, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

HEAD = "Was daraus geworden ist"
TUESDAY = berlin(2026, 11, 10, 9)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, with a task of Ben's Handwerkskammer, which Anna entered."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", "/aufgabe Handwerkskammer; Raum *buchen*; Freitag", "@")
        yield one


def words(stage: Stage) -> str:
    with beginning(stage) as transaction:
        (task,) = stored(transaction).of(Task).find()
        return task.what


def heard(stage: Stage, who: str) -> list[str]:
    return [one.text for one in stage.seen_in(f"@{who.casefold()}") if HEAD in one.text]


@pytest.mark.parametrize(
    ("typed", "became"),
    [
        ("/aufgabe ändern 1; Saal im Rathaus buchen", "Saal im Rathaus buchen"),
        ("/aufgabe 1 ändern Saal; groß: bis Mai", "Saal; groß: bis Mai"),
        ("/aufgabe A-1 aendern; Saal", "Saal"),
        ("/task change #1; Saal", "Saal"),
        ("/task 1; change Saal", "Saal"),
        ("/aufgabe ändern raum; Saal; groß", "Saal; groß"),
    ],
)
async def test_one_line_changes_the_words_and_nothing_else(stage: Stage, typed: str, became: str) -> None:
    with beginning(stage) as transaction:
        (before,) = stored(transaction).of(Task).find()
    await stage.say("Ben", typed)

    with beginning(stage) as transaction:
        (after,) = stored(transaction).of(Task).find()
    assert (after.what, after.due_on, after.organisation_id) == (became, before.due_on, before.organisation_id)
    assert count(stage, became) == 0
    for who in ("@anna", "@ben"):
        assert matches(f"A-1 {became} Verantwortlich: Handwerkskammer …", stage.latest(who, "Verantwortlich").text)


async def test_without_words_it_asks_alone_and_shows_those_there_are(stage: Stage) -> None:
    await stage.say("Ben", "/aufgabe ändern")
    await stage.rebuild()
    await stage.say("Ben", "1", "@")
    assert "Was ist zu tun? Bisher: „Raum *buchen*“" in stage.latest("@ben").text
    await stage.say("Ben", "Saal; groß", "@")
    assert words(stage) == "Saal; groß"
    assert "Geändert: A-1 Saal; groß" in stage.latest("@ben").text


async def test_whoever_may_settle_it_may_change_it_and_nobody_else(stage: Stage) -> None:
    await stage.say("Clara", "/aufgabe ändern 1; Saal", "@")
    assert "sagt Handwerkskammer" in stage.latest("@clara").text
    await stage.say("Zoe", "/aufgabe ändern 1; Saal")
    assert words(stage) == "Raum *buchen*"

    for who, became in (("Ben", "Saal"), ("Anna", "Halle")):
        await stage.say(who, f"/aufgabe ändern 1; {became}", "@")
        assert words(stage) == became


async def test_whoever_is_to_do_it_hears_once_the_next_morning_and_nobody_else(stage: Stage) -> None:
    await stage.say("Anna", "/aufgabe ändern 1; Saal", "@")
    await stage.say("Anna", "/aufgabe ändern 1; Halle", "@")
    assert heard(stage, "Ben") == []
    await stage.wait_until(TUESDAY)

    (said,) = heard(stage, "Ben")
    assert said.count("lautet jetzt anders") == 1
    assert "Vorher: „Raum *buchen*“. Jetzt: „Halle“" in said
    assert not stage.latest("@ben", HEAD).content.rings
    await stage.say("Anna", "/aufgabe ändern 1; Aula", "@")
    await stage.wait(timedelta(days=2))
    assert "Vorher: „Halle“. Jetzt: „Aula“" in heard(stage, "Ben")[-1]
    assert len(heard(stage, "Ben")) == 2
    assert heard(stage, "Anna") == heard(stage, "Clara") == []
    assert count(stage, "Aula") == 0


async def test_nobody_hears_of_their_own_words_or_of_what_is_as_before(stage: Stage) -> None:
    await stage.say("Ben", "/aufgabe ändern 1; Saal", "@")
    await stage.say("Anna", "/aufgabe ändern 1; Halle", "@")
    await stage.say("Anna", "/aufgabe ändern 1; Saal", "@")
    await stage.say("Anna", "/aufgabe ändern 1; Saal", "@")
    assert "Alles bleibt, wie es war: A-1 Saal" in stage.latest("@anna").text
    await stage.wait(timedelta(days=3))

    assert heard(stage, "Ben") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/aufgabe ändern 7; Saal", "Eine Aufgabe A-7 gibt es nicht"),
        (f"/aufgabe ändern 1; {'x' * 301}", "höchstens 300 passen"),
    ],
)
async def test_what_does_not_fit_gets_a_sentence(stage: Stage, typed: str, said: str) -> None:
    await stage.say("Ben", typed, "@")

    assert said in stage.latest("@ben").text
    assert words(stage) == "Raum *buchen*"


async def test_what_is_over_keeps_its_words(stage: Stage) -> None:
    await stage.say("Ben", "/aufgabe ändern 1", "@")
    await stage.say("Anna", "/aufgabe erledigt 1", "@")
    await stage.say("Ben", "Saal", "@")

    assert "nicht mehr offen" in stage.latest("@ben").text
    assert words(stage) == "Raum *buchen*"


async def test_a_sentence_that_begins_so_is_a_new_task(stage: Stage) -> None:
    await stage.say("Ben", "/aufgabe ändern der Satzung bis Freitag", "@")
    await stage.say("Ben", "Caritas", "@")

    with beginning(stage) as transaction:
        assert [one.what for one in stored(transaction).of(Task).find()] == ["Raum *buchen*", "ändern der Satzung"]
