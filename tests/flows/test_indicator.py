"""Indicators: adding, changing, entering values, the list, the course."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.domain.indicators import MOST_VALUES, Indicator, IndicatorValue
from tests.engine.test_pictures import Mail
from tests.flows.settling import beginning, berlin, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

ADD = "/messgroesse neu Vermittelte; %; Jobcenter; {by}; jeden Monat; 60; 9.11.2027"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine, with an indicator that Ben delivers."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", ADD.format(by="Ben"))
        yield one


def kept(stage: Stage) -> list[Indicator]:
    with beginning(stage) as transaction:
        return stored(transaction).of(Indicator).find()


def values(stage: Stage) -> dict[str, Decimal]:
    with beginning(stage) as transaction:
        return {one.day.isoformat(): one.amount for one in stored(transaction).of(IndicatorValue).find()}


async def test_one_line_adds_it_and_everybody_sees_it(stage: Stage) -> None:
    assert matches(
        "Angelegt: 1 Vermittelte: noch kein Wert · Ziel 60 % bis Di. 9.11.2027 … jeden Monat; liefert: Ben; Quelle: "
        "Jobcenter … /messgroesse 1; 42,5",
        stage.latest("@anna").text,
    )
    await stage.say("Zoe", "/messgröße")
    assert matches("Messgrößen … 1 Vermittelte: noch kein Wert", stage.latest().text)


async def test_without_arguments_it_asks_and_survives_restarts(stage: Stage) -> None:
    for typed in (
        "/indicator add",
        "Kosten *je* Platz",
        "€",
        "-",
        "Caritas",
        "vierteljährlich",
        "1.200,50",
        "1.1.2028",
    ):
        await stage.say("Anna", typed, "@")
        await stage.rebuild()

    assert matches(
        "Angelegt: 2 Kosten *je* Platz: noch kein Wert · Ziel 1.200,5 € bis Sa. 1.1.2028 … jedes Quartal; liefert: "
        "Caritas",
        stage.latest("@anna").text,
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/messgroesse neu X; ; ; Zoe; jeden Monat", "„Zoe“ macht nicht mit"),
        ("/messgroesse neu X; ; ; ; einmalig", "„einmalig“ ist als Rhythmus nicht zu verstehen"),
        ("/messgroesse neu X; ; ; ; jeden Monat; viel", "„viel“ ist als Zahl nicht zu verstehen"),
        ("/messgroesse neu X; ; ; ; jeden Monat; 5; gestern", "liegt schon zurück"),
        ("/messgroesse 7", "Eine Messgröße 7 gibt es nicht"),
        ("/messgroesse 1,5", "Eine Messgröße 1,5 gibt es nicht"),
        ("/messgroesse 7; 42", "Eine Messgröße 7 gibt es nicht"),
        ("/messgroesse 1; viele", "„viele“ ist als Zahl nicht zu verstehen"),
        ("/messgroesse 1; 42 km", "„km“ ist nicht die Einheit von „Vermittelte“; die ist: %"),
        ("/messgroesse 1; 42; morgen", "„morgen“ liegt noch in der Zukunft"),
        ("/messgroesse 1; 42; irgendwann", "„irgendwann“ ist als Tag nicht zu verstehen"),
        ("/messgroesse entfernen 1; 3.11.", "keinen Wert zu: Di. 3.11.2026"),
        ("/messgroesse entfernen 1", "keinen Wert"),
        ("/messgroesse entfernen", "Bei welcher Messgröße"),
        ("/messgroesse ändern 7; Name; x", "„7“ ist nicht dabei"),
    ],
)
async def test_what_does_not_fit_gets_a_sentence_and_changes_nothing(stage: Stage, typed: str, said: str) -> None:
    before = kept(stage)
    await stage.say("Anna", typed, "@")

    assert any(said in one.text for one in stage.seen_in("@anna")[-2:])
    assert (kept(stage), values(stage)) == (before, {})


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("/messgroesse 1; 42", "42"),
        ("/messgroesse 1 42,5 %", "42.5"),
        ("/messgroesse 1; 42.5", "42.5"),
        ("/messgroesse 1; -1.234,5", "-1234.5"),
        ("/messgroesse 1: 1 234", "1234"),
        ("/indicator #1; 12.345 %", "12345"),
    ],
)
async def test_whoever_delivers_enters_values(stage: Stage, typed: str, amount: str) -> None:
    before = len(stage.seen_in())
    await stage.say("Ben", typed)

    assert values(stage) == {"2026-11-09": Decimal(amount)}
    assert "Eingetragen: Mo. 9.11.2026" in stage.latest("@ben").text
    assert len(stage.seen_in()) == before


async def test_a_day_can_be_named_and_the_same_day_corrects(stage: Stage) -> None:
    await stage.say("Ben", "/messgroesse 1; 40; 30.9.")
    await stage.say("Anna", "/messgroesse 1; 41 %; 30.9.2026")
    assert "(vorher 40 %)" in stage.latest("@anna").text
    await stage.say("Ben", "/messgroesse 1; 45; gestern")
    assert values(stage) == {"2026-09-30": Decimal(41), "2026-11-08": Decimal(45)}
    await stage.say("Ben", "/messgroesse 1 entfernen 30.9.", "@")
    assert "Entfernt: Mi. 30.9.2026: 41 %" in stage.latest("@ben").text
    await stage.say("Ben", "/messgroesse entfernen 1", "@")
    assert values(stage) == {}


async def test_others_enter_nothing(stage: Stage) -> None:
    for typed in ("/messgroesse 1; 42", "/messgroesse 1; viele", "/messgroesse entfernen 1"):
        await stage.say("Clara", typed)
        assert "trägt ein, wer sie liefert, oder die Koordination" in stage.latest("@clara").text
    for typed in ("/messgroesse neu X", "/messgroesse ändern 1; Name; Y", "/messgroesse streichen 1", "/messgroesse X"):
        await stage.say("Ben", typed)
        assert "der Koordination vorbehalten" in stage.latest("@ben").text
    await stage.say("Zoe", "/messgroesse 1; 42")

    assert values(stage) == {}
    assert [one.name for one in kept(stage)] == ["Vermittelte"]


async def test_of_an_organisation_everybody_delivers(stage: Stage) -> None:
    await stage.say("Anna", "/messgroesse ändern 1; wer; Caritas")
    await stage.say("Clara", "/messgroesse 1; 42")

    assert values(stage) == {"2026-11-09": Decimal(42)}


async def test_it_shows_where_it_stands(stage: Stage) -> None:
    await stage.say("Ben", "/messgroesse 1; 10")
    await stage.wait_until(berlin(2027, 5, 10, 10))
    await stage.say("Ben", "/messgroesse 1; 20")
    assert matches(
        "1 Vermittelte: 20 % (10.5.) ↗ · Ziel 60 % bis Di. 9.11.2027 · unter Plan", stage.latest("@ben").text
    )
    await stage.say("Ben", "/messgroesse 1; 30,5")
    assert matches("30,5 % (10.5.) ↗ … auf Kurs", stage.latest("@ben").text)
    await stage.say("Clara", "/messgroesse 1", "@")
    assert matches(
        "auf Kurs … Änderung seit dem Wert davor: +20,5 % … Bis zum Ziel: +29,5 % … Mo. 10.5.2027: 30,5 % … "
        "Mo. 9.11.2026: 10 %",
        stage.latest("@clara").text,
    )
    await stage.say("Ben", "/messgroesse 1; 61")
    assert "Ziel erreicht" in stage.latest("@ben").text


async def test_a_falling_target(stage: Stage) -> None:
    await stage.say("Anna", "/messgroesse neu Wartezeit; Tage; ; ich; jeden Monat; 10; 9.11.2027", "@")
    await stage.say("Anna", "/messgroesse 2; 60", "@")
    await stage.wait_until(berlin(2027, 5, 10, 10))
    await stage.say("Anna", "/messgroesse 2; 50", "@")
    assert matches("50 Tage (10.5.) ↘ … hinter dem Plan", stage.latest("@anna").text)
    await stage.say("Anna", "/messgroesse 2; 35", "@")
    assert "auf Kurs" in stage.latest("@anna").text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Name; Ausbildungen", "1 Ausbildungen"),
        ("Einheit; Plätze", "Ziel 60 Plätze"),
        ("Quelle; Kammer", "Quelle: Kammer"),
        ("wer; Clara", "liefert: Clara"),
        ("Rhythmus; jedes Jahr", "Neuer Wert jedes Jahr"),
        ("Zielwert; -5", "Ziel -5 %"),
        ("Zieltag; 1.1.2028", "bis Sa. 1.1.2028"),
    ],
)
async def test_everything_can_be_changed(stage: Stage, typed: str, shown: str) -> None:
    await stage.say("Anna", f"/messgroesse ändern 1; {typed}", "@")

    assert matches(f"Geändert: … {shown}", stage.latest("@anna").text)
    await stage.say("Anna", f"/messgroesse ändern 1; {typed}", "@")
    assert "Alles bleibt, wie es war" in stage.latest("@anna").text


async def test_dropping_asks_first(stage: Stage) -> None:
    await stage.say("Ben", "/messgroesse 1; 42")
    await stage.say("Anna", "/messgroesse streichen 1", "@")
    assert "Soll Vermittelte mit einem Wert gelöscht werden?" in stage.latest("@anna").text
    await stage.say("Anna", "nein", "@")
    assert len(kept(stage)) == 1
    await stage.say("Anna", "/messgroesse streichen 1; ja", "@")

    assert (kept(stage), values(stage)) == ([], {})


async def test_from_the_sixth_on_there_is_a_hint_and_ten_are_the_most(stage: Stage) -> None:
    for number in range(2, 11):
        await stage.say("Anna", f"/messgroesse neu Zahl {number}; ; ; ; jeden Monat", "@")
        assert ("Drei bis 5" in stage.latest("@anna").text) is (number > 5)
    await stage.say("Anna", "/messgroesse neu Zahl 11; ; ; ; jeden Monat", "@")
    assert "Mehr als 10 Messgrößen" in stage.latest("@anna").text
    assert len(kept(stage)) == 10


async def test_a_long_course_is_paged_and_has_an_end(stage: Stage) -> None:
    with beginning(stage) as transaction:
        store = stored(transaction)
        for number in range(MOST_VALUES):
            day = berlin(2026, 11, 8).date().fromordinal(berlin(2026, 11, 8).date().toordinal() - number)
            store.of(IndicatorValue).add(IndicatorValue(indicator_id=1, day=day, amount=Decimal(number)))
    await stage.say("Ben", "/messgroesse 1; 42", "@")
    assert "Mehr als 500 Werte" in stage.latest("@ben").text
    await stage.say("Ben", "/messgroesse 1", "@")
    assert "/messgroesse 1 seite 2" in stage.latest("@ben").text
    await stage.say("Ben", "/messgroesse 1 seite 2", "@")
    assert "So. 8.11.2026" not in stage.latest("@ben").text.split("Bis zum Ziel")[1]


async def test_merged_organisations_and_forgotten_people_deliver_no_more(stage: Stage) -> None:
    await stage.say("Ben", "/meinedaten", "@")
    assert "liefert die Messgröße Vermittelte" in stage.latest("@ben").text
    await stage.say("Anna", "/messgroesse neu X; ; ; Caritas; jeden Monat", "@")
    await stage.say("Ben", "/vergessen", "@")
    await stage.say("Ben", "ja", "@")
    await stage.say("Anna", "/organisation Caritas; zusammenführen; Stadt Ahlen", "@")
    await stage.say("Anna", "ja", "@")

    assert [one.partner_id for one in kept(stage)] == [None, None]
    assert [one.organisation_id for one in kept(stage)] == [None, 1]


async def test_ending_hands_over_goal_and_courses(stage: Stage) -> None:
    await stage.say("Anna", "/ziel Arbeit für alle.")
    await stage.say("Ben", "/messgroesse 1; 42")
    await stage.say("Anna", "/beenden", "@")

    told = "\n".join(one.text for one in stage.seen_in("@anna"))
    assert matches("Unser Ziel: Arbeit für alle. … Messgrößen … 1 Vermittelte: 42 % … Mo. 9.11.2026: 42 %", told)


async def test_it_speaks_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Anna", "/indicator add Placed; people; job centre; me; every month; 1,200; 2027-12-31", "@")
        assert matches(
            "Added: 1 Placed: no value yet · target 1,200 people by Fri 31 Dec 2027", stage.latest("@anna").text
        )
        await stage.say("Anna", "/indicator 1; 1,234 people", "@")
        assert "Mon 9 Nov 2026: 1,234 people" in stage.latest("@anna").text
        await stage.say("Anna", "/indicator 1; 1.234", "@")
        assert "1.234 people" in stage.latest("@anna").text


@pytest.mark.parametrize("typed", ["/messgroesse 1 bild", "/indicator 1 picture", "/messgroesse #1 Bild"])
async def test_its_course_is_drawn_with_the_values_it_says(stage: Stage, typed: str) -> None:
    mail = Mail(stage)
    await stage.say("Zoe", typed)
    assert stage.latest().text.startswith("Für ein Bild von „Vermittelte“ fehlen noch Werte.")
    for typed_value in ("42,5; 30.9.2026", "44; 31.10.2026"):
        await stage.say("Anna", f"/messgroesse 1; {typed_value}", "@")
    await stage.say("Zoe", typed)

    (picture,) = mail.pictures
    assert (picture.name, picture.caption.rings) == ("messgroesse.png", False)
    assert matches("Vermittelte … 30.9.2026: 42,5 % … 31.10.2026: 44 % … Ziel: 60 %", stage.latest().text)


async def test_a_number_that_is_none_has_no_picture(stage: Stage) -> None:
    mail = Mail(stage)
    await stage.say("Zoe", "/messgroesse 7 bild")

    assert mail.tries == []
    assert "7" in stage.latest().text
