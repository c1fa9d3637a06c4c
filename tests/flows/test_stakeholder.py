"""Stakeholders as partners keep them: adding, changing, noting a contact, the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.cooperation import Language
from tests.flows.settling import beginning, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.stakeholders import Stakeholder


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await settle_in(one)
        yield one


def listed(stage: Stage) -> list[Stakeholder]:
    with beginning(stage) as transaction:
        return stored(transaction).stakeholders.find()


async def test_one_line_is_enough_and_the_rhythm_follows(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Kirchenkreis; Zivilgesellschaft; 3; 2; Ben")

    assert matches(
        "Notiert als Nr. 1: Kirchenkreis (Zivilgesellschaft) … alle 14 Tage, nächster: Mo. 23.11.2026 … Ben",
        stage.latest().text,
    )


async def test_the_same_in_english_with_the_other_languages_words(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)

        await stage.say("Anna", "/akteur neu Chamber of Crafts; Wirtschaft; 1; 1; me")

        assert matches(
            "Noted as no. 1: Chamber of Crafts (Business) … every 90 days, next: Mon 8 Feb 2027 … Anna",
            stage.latest().text,
        )


async def test_without_arguments_it_asks_and_survives_restarts(stage: Stage) -> None:
    for typed in ("/akteur", "Kirchenkreis", "Zivilgesellschaft", "3", "1", "Clara"):
        await stage.say("Anna", typed)
        await stage.rebuild()

    assert matches("Nr. 1: Kirchenkreis … Zufrieden halten … alle 30 Tage … Clara", stage.latest().text)


async def test_a_repeated_event_adds_nobody_twice(stage: Stage) -> None:
    for _ in range(2):
        await stage.say("Anna", "/akteur neu Kirchenkreis; Zivilgesellschaft; 3; 2", event="same")
        await stage.rebuild()

    assert len(listed(stage)) == 1


@pytest.mark.parametrize(
    ("typed", "problem", "then"),
    [
        ("Kreis; Kirche; 3; 2", "„Kirche“ steht nicht zur Auswahl", ("Staat", "3", "2", "-")),
        ("Kreis; Staat; 7; 2", "„7“ passt hier nicht", ("3", "2", "-")),
        ("Kreis; Staat; 3; 2; Zoe", "„Zoe“ macht nicht mit", ("Ben",)),
        ("; Staat; 3; 2", "Da fehlt noch etwas", ("Kreis", "Staat", "3", "2", "-")),
        ("Presse; Staat; 3; 2", "„Presse“ steht schon als Nr. 1", ("Kreis", "Staat", "3", "2", "-")),
    ],
)
async def test_what_does_not_fit_is_asked_again(stage: Stage, typed: str, problem: str, then: tuple[str, ...]) -> None:
    await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
    await stage.say("Anna", f"/akteur neu {typed}")
    assert problem in stage.latest().text
    for answer in then:
        await stage.say("Anna", answer)

    assert "Notiert als Nr. 2: Kreis (Staat und Verwaltung)" in stage.latest().text


async def test_only_partners_keep_the_list(stage: Stage) -> None:
    await stage.say("Zoe", "/akteur neu Presse; Wirtschaft; 3; 2")

    assert not listed(stage)
    assert "/mitmachen" in stage.chat.messages[-1].text


async def test_a_contact_counts_from_today(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
    await stage.wait_until(stage.clock.now().replace(month=11, day=12, hour=14, tzinfo=None))

    await stage.say("Ben", "/stakeholder contacted 1")

    assert matches("Kontakt mit Presse ist notiert. Wieder dran: Do. 26.11.2026", stage.latest().text)


async def test_a_contact_can_be_named(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
    await stage.say("Anna", "/akteur neu Kreis; Staat; 3; 2")

    await stage.say("Ben", "/akteur kontaktiert kreis")

    assert "Kontakt mit Kreis ist notiert" in stage.latest().text


async def test_a_number_is_the_stakeholders_own_not_a_place_in_the_list(stage: Stage) -> None:
    for name in ("Presse", "Kreis", "Kirche"):
        await stage.say("Anna", f"/akteur neu {name}; Staat; 3; 2")
    await stage.say("Anna", "/akteur streichen 1")

    await stage.say("Anna", "/akteur kontaktiert 2")

    assert "Kontakt mit Kreis" in stage.latest().text


async def test_asked_who_a_number_is_what_is_offered_there(stage: Stage) -> None:
    for name in ("Presse", "Kreis", "Kirche"):
        await stage.say("Anna", f"/akteur neu {name}; Staat; 3; 2")
    await stage.say("Anna", "/akteur streichen 1")
    await stage.say("Anna", "/akteur kontaktiert")
    assert stage.latest().labels == ("Kreis", "Kirche")

    await stage.answer("Anna", "2")

    assert "Kontakt mit Kirche" in stage.latest().text


async def test_an_unknown_number_changes_nothing_and_asks(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Presse; Staat; 3; 2")

    await stage.say("Anna", "/akteur streichen 7")

    assert matches("„7“ ist nicht dabei … Presse … Wer soll von der Liste?", stage.latest().text)
    assert not listed(stage)[0].dropped


async def test_nobody_listed_says_how_to_begin(stage: Stage) -> None:
    for typed in ("/akteure", "/akteur kontaktiert 3"):
        await stage.say("Anna", typed)

        assert "Noch steht niemand auf der Liste" in stage.latest().text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Einfluss; 1", "Einfluss 1, Interesse 2: Informieren … alle 30 Tage"),
        ("interest; 1", "Einfluss 3, Interesse 1: Zufrieden halten … alle 30 Tage"),
        ("Rhythmus; alle drei Wochen", "alle 21 Tage, nächster: Mo. 30.11.2026"),
        ("rhythm; 10", "alle 10 Tage, nächster: Do. 19.11.2026"),
        ("Kontaktperson; Ben", "Kontakt hält Ben"),
        ("Kontaktperson; ich", "Kontakt hält Anna"),
        ("Kontaktperson; niemand", "noch ohne Kontaktperson"),
    ],
)
async def test_one_thing_is_changed_in_one_line(stage: Stage, typed: str, expected: str) -> None:
    await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Clara")

    await stage.say("Anna", f"/akteur ändern 1; {typed}")

    assert matches(f"Geändert, Nr. 1: Presse … {expected}", stage.latest().text)


async def test_a_change_is_asked_step_by_step(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
    await stage.say("Anna", "/akteur ändern 1")
    assert matches("Was soll sich bei Presse ändern?", stage.latest().text)
    await stage.rebuild()
    await stage.tap("Anna", stage.latest(), "Rhythmus")
    await stage.answer("Anna", "irgendwann")
    assert "als Rhythmus nicht zu verstehen" in stage.latest().text
    await stage.answer("Anna", "0")
    assert "als Rhythmus nicht zu verstehen" in stage.latest().text
    await stage.answer("Anna", "monatlich")

    assert "alle 30 Tage" in stage.latest().text


async def test_the_list_shows_dates_keepers_and_the_two_by_two(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Ben")
    await stage.say("Anna", "/akteur neu Kreis; Staat; 1; 1")

    await stage.say("Anna", "/akteure")

    assert matches(
        "2 Akteure … 1 Presse (Wirtschaft) · alle 14 Tage, nächster Kontakt Mo. 23.11.2026 · Ben"
        "… 2 Kreis … alle 90 Tage … noch ohne Kontaktperson"
        "… eng einbinden: Presse … beobachten: Kreis",
        stage.latest().text,
    )


async def test_a_keeper_who_left_no_longer_keeps_the_contact(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Ben")
    await stage.say("Ben", "/austreten")

    await stage.say("Anna", "/akteur 1")

    assert "noch ohne Kontaktperson" in stage.latest().text


async def test_names_are_shown_as_typed(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu *Bündnis* <90> `x`; Staat; 3; 2")

    assert "*Bündnis* <90> `x`" in stage.latest().text


async def test_who_was_dropped_meanwhile_is_not_changed(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
    await stage.say("Anna", "/akteur ändern 1; Einfluss")
    await stage.say("Ben", "/akteur streichen 1")

    await stage.answer("Anna", "1")

    assert "inzwischen jemand von der Liste genommen" in stage.latest().text
    assert listed(stage)[0].influence == 3
