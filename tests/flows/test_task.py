"""Tasks: entered typed and step by step, what becomes of them, and who may say so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.tasks import MOST_TASKS, Task, TaskStatus
from tests.flows.settling import beginning, count, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

FRIDAY = date(2026, 11, 13)
CARD = "A-1 Raum *buchen*"


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


@pytest.fixture
async def stage(empty: Stage) -> Stage:
    """The same with a task of the Handwerkskammer, which Anna has entered in the group."""
    await empty.say("Anna", "/aufgabe Handwerkskammer: Raum *buchen* bis Freitag")
    return empty


def kept(stage: Stage) -> list[Task]:
    with beginning(stage) as transaction:
        return stored(transaction).of(Task).find()


def house(stage: Stage, task: Task) -> str:
    with beginning(stage) as transaction:
        found = stored(transaction).organisations.get(task.organisation_id)
        assert found is not None
        return found.name


async def test_one_line_enters_it_and_the_organisation_hears_alone(stage: Stage) -> None:
    (task,) = kept(stage)

    assert (task.what, task.due_on, house(stage, task)) == ("Raum *buchen*", FRIDAY, "Handwerkskammer")
    for place in ("@anna", "@ben"):
        assert matches(f"{CARD} Verantwortlich: Handwerkskammer … noch hat", stage.latest(place, "A-1").text)
    assert stage.latest("@ben").content.rings
    assert [count(stage, "A-1", place) for place in ("group", "@clara")] == [0, 0]


@pytest.mark.parametrize(
    "typed",
    [
        "Handwerkskammer; Plakate kleben; Freitag",
        "Handwerkskammer; Plakate kleben; bis Freitag",
        "Handwerkskammer: Plakate kleben bis zum 13.11.",
        "Handwerkskammer: Plakate kleben; 13. November",
        "handwerks: Plakate kleben until Friday",
        "neu Handwerkskammer: Plakate kleben, bis Freitag",
    ],
)
async def test_it_is_understood_however_it_is_typed(empty: Stage, typed: str) -> None:
    await empty.say("Clara", f"/task {typed}", "@")

    (task,) = kept(empty)
    assert (task.what, task.due_on, house(empty, task)) == ("Plakate kleben", FRIDAY, "Handwerkskammer")


async def test_without_words_it_asks_alone_and_survives_restarts(empty: Stage) -> None:
    await empty.say("Clara", "/aufgabe")
    for typed in ("Handwerkskammer", "Plakate kleben; bunt: bis Mai", "in zwei Wochen"):
        await empty.rebuild()
        await empty.say("Clara", typed, "@")

    (task,) = kept(empty)
    assert (task.what, task.due_on) == ("Plakate kleben; bunt: bis Mai", date(2026, 11, 23))
    assert count(empty, "Plakate") == 0


@pytest.mark.parametrize(
    ("typed", "asks", "answers", "what"),
    [
        ("Handwerkskamer: Saal bis Freitag", "War Handwerkskammer gemeint?", ("Handwerkskammer",), "Saal"),
        ("Feuerwehr; Saal; Freitag", "„Feuerwehr“ macht nicht mit", ("Caritas",), "Saal"),
        ("Saal bis Freitag", "Welche Organisation ist verantwortlich?", ("Caritas",), "Saal"),
        ("Wichtig: Saal", "Es geht um: „Wichtig: Saal“", ("Caritas", "Freitag"), "Wichtig: Saal"),
        ("Caritas; Saal", "Bis wann?", ("Freitag",), "Saal"),
        ("Caritas; Saal; neulich", "Bis wann?", ("Freitag",), "Saal"),
        ("Caritas: Saal bis gestern", "liegt schon zurück", ("Freitag",), "Saal"),
        ("Caritas", "Was ist zu tun?", ("Saal", "Freitag"), "Saal"),
        ("3 Stühle kaufen bis Freitag", "Welche Organisation", ("Caritas",), "3 Stühle kaufen"),
    ],
)
async def test_what_is_missing_is_asked_and_nothing_is_lost(
    empty: Stage, typed: str, asks: str, answers: tuple[str, ...], what: str
) -> None:
    await empty.say("Clara", f"/aufgabe {typed}", "@")
    assert asks in " ".join(message.text for message in empty.seen_in("@clara")[-2:])
    for answer in answers:
        await empty.say("Clara", answer, "@")

    (task,) = kept(empty)
    assert (task.what, task.due_on) == (what, FRIDAY)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/aufgabe 7", "Eine Aufgabe A-7 gibt es nicht"),
        ("/aufgabe 7 erledigt", "Eine Aufgabe A-7 gibt es nicht"),
        ("/aufgabe 1; verschenken", "„verschenken“ kenne ich nicht"),
        ("/aufgabe später 1; gestern", "liegt schon zurück"),
        ("/aufgabe abgeben 1; Feuerwehr", "„Feuerwehr“ macht nicht mit"),
        ("/aufgabe abgeben 1; Handwerkskammer", "schon bei Handwerkskammer"),
        ("/aufgabe zurückholen 1", "Hier gibt es nichts"),
        (f"/aufgabe Caritas; {'x' * 301}; Freitag", "höchstens 300 passen"),
    ],
)
async def test_what_does_not_fit_gets_a_sentence_and_changes_nothing(stage: Stage, typed: str, said: str) -> None:
    before = kept(stage)
    await stage.say("Ben", typed, "@")

    assert said in stage.latest("@ben").text
    assert kept(stage) == before


async def test_done_by_tap_and_undone(stage: Stage) -> None:
    tapped = await stage.tap("Ben", stage.latest("@ben"), "Erledigt")

    assert tapped.toast is not None
    assert "✓ Erledigt am Mo. 9.11.2026" in stage.latest("@anna", "A-1").text
    assert stage.latest("@ben", "A-1").labels == ("Rückgängig",)
    await stage.rebuild()
    await stage.tap("Ben", stage.latest("@ben", "A-1"), "Rückgängig")
    assert kept(stage)[0].is_open
    assert "Erledigt" in stage.latest("@ben", "A-1").labels
    again = await stage.tap("Ben", stage.latest("@ben", "A-1"), "undo")
    assert again.toast is not None
    assert kept(stage)[0].is_open


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("/aufgabe erledigt 1", TaskStatus.DONE),
        ("/aufgabe A-1 erledigt", TaskStatus.DONE),
        ("/task done raum", TaskStatus.DONE),
        ("/aufgabe 1; streichen", TaskStatus.DROPPED),
        ("/task drop #1", TaskStatus.DROPPED),
    ],
)
async def test_done_and_dropped_typed_and_brought_back(stage: Stage, typed: str, status: TaskStatus) -> None:
    await stage.say("Ben", typed)
    (task,) = kept(stage)
    assert (task.status, task.ended_on) == (status, date(2026, 11, 9))
    assert count(stage, "A-1") == 0

    await stage.say("Ben", "/aufgabe zurückholen 1", "@")
    assert "ist wieder offen" in stage.latest("@ben").text
    assert (kept(stage)[0].status, kept(stage)[0].ended_on) == (TaskStatus.OPEN, None)


async def test_after_a_day_it_stays_as_it_is_and_on_record(stage: Stage) -> None:
    await stage.say("Ben", "/aufgabe streichen 1", "@")
    await stage.wait(timedelta(days=2))

    assert stage.latest("@anna", "A-1").labels == ()
    await stage.say("Ben", "/aufgabe zurückholen 1", "@")
    assert kept(stage)[0].dropped
    await stage.say("Ben", "/aufgaben alle", "@")
    assert matches(f"{CARD} · gestrichen", stage.latest("@ben").text)
    await stage.say("Ben", "/aufgabe Caritas; Saal; Freitag", "@")
    assert [one.number for one in kept(stage)] == [1, 2]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("/aufgabe später 1", date(2026, 11, 20)),
        ("/aufgabe 1 später", date(2026, 11, 20)),
        ("/aufgabe 1 später 1.12.", date(2026, 12, 1)),
        ("/task later 1; tomorrow", date(2026, 11, 10)),
    ],
)
async def test_later_by_a_week_or_until_a_day(stage: Stage, typed: str, day: date) -> None:
    await stage.say("Ben", typed, "@")

    assert kept(stage)[0].due_on == day
    assert "hat Zeit bis" in stage.latest("@ben").text


async def test_later_by_tap(stage: Stage) -> None:
    await stage.tap("Ben", stage.latest("@ben"), "In 1 Woche")

    assert kept(stage)[0].due_on == date(2026, 11, 20)
    assert "Bis Fr. 20.11.2026" in stage.latest("@anna", "A-1").text


async def test_handed_over_by_tap_to_an_organisation_that_hears_of_it_alone(stage: Stage) -> None:
    await stage.tap("Ben", stage.latest("@ben"), "Abgeben")
    await stage.say("Ben", "Caritas", "@")

    assert house(stage, kept(stage)[0]) == "Caritas"
    assert matches(f"{CARD} Verantwortlich: Caritas", stage.latest("@clara").text)
    assert "ist jetzt bei Caritas." in stage.latest("@ben").text
    assert count(stage, "A-1") == 0


async def test_whoever_is_asked_by_name_has_yet_to_say_yes(stage: Stage) -> None:
    await stage.say("Ben", "/aufgabe abgeben 1; Clara", "@")
    assert "gefragt ist Clara" in stage.latest("@clara").text

    await stage.tap("Clara", stage.latest("@clara"), "Ich mache es")
    assert "zugesagt hat Clara" in stage.latest("@clara", "A-1").text
    assert "Ich mache es" not in stage.latest("@clara", "A-1").labels
    (task,) = kept(stage)
    assert (task.agreed, house(stage, task)) == (True, "Caritas")


async def test_others_help_and_may_say_that_it_is_done(stage: Stage) -> None:
    await stage.say("Clara", "/aufgabe 1 streichen", "@")
    assert "sagt Handwerkskammer" in stage.latest("@clara").text
    await stage.say("Clara", "/aufgabe 1 übernehmen", "@")
    assert "hilft mit" in stage.latest("@clara").text
    assert "es helfen mit: Caritas" in stage.latest("@ben", "A-1").text
    assert house(stage, kept(stage)[0]) == "Handwerkskammer"
    await stage.say("Clara", "/aufgabe 1 später", "@")
    assert kept(stage)[0].due_on == FRIDAY

    await stage.say("Clara", "/aufgabe 1 erledigt", "@")
    assert kept(stage)[0].status is TaskStatus.DONE


async def test_where_nobody_is_left_anybody_takes_it_over(stage: Stage) -> None:
    await stage.say("Ben", "/austreten")
    await stage.say("Clara", "/aufgabe 1 übernehmen", "@")

    assert house(stage, kept(stage)[0]) == "Caritas"


async def test_only_partners_enter_and_see_them(stage: Stage) -> None:
    await stage.say("Zoe", "/aufgabe Caritas; Saal; Freitag")
    await stage.say("Zoe", "/aufgaben")
    await stage.say("Zoe", "/aufgabe 1 erledigt")

    assert [(one.number, one.is_open) for one in kept(stage)] == [(1, True)]
    assert count(stage, "buchen") == 0


async def test_a_card_in_the_group_names_no_person(stage: Stage) -> None:
    await stage.tap("Ben", stage.latest("@ben"), "Ich mache es")
    await stage.say("Clara", "/aufgabe 1")

    assert matches("Handwerkskammer … zugesagt Bis", stage.latest(containing="A-1").text)
    assert "Ben" not in stage.latest(containing="A-1").text
    assert "zugesagt hat Ben" in stage.latest("@anna", "A-1").text


async def test_the_list_is_full_at_some_point_and_says_so(empty: Stage) -> None:
    with beginning(empty) as transaction:
        for number in range(1, MOST_TASKS + 1):
            stored(transaction).of(Task).add(Task(number=number, what="x", organisation_id=1, due_on=FRIDAY))
    await empty.say("Ben", "/aufgabe Caritas; Saal; Freitag", "@")

    assert "„Saal“ ist nicht dabei" in empty.latest("@ben").text
    assert len(kept(empty)) == MOST_TASKS
