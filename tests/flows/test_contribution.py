"""Contributions: what each organisation brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.contributions import MOST_CONTRIBUTIONS, Contribution, ContributionKind
from bot.domain.cooperation import Language
from tests.flows.settling import beginning, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

HALL = "/beitrag Räume; Der *Saal* steht dienstags frei; abends."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def kept(stage: Stage) -> list[tuple[int, ContributionKind, str]]:
    with beginning(stage) as transaction:
        found = stored(transaction).of(Contribution).find()
        return [(one.organisation_id, one.kind, one.sentence) for one in found]


async def test_one_line_notes_it_for_the_own_organisation_alone(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.say("Ben", HALL)

    assert stage.latest("@ben").text == (
        "Notiert für Handwerkskammer: 1 Räume: Der *Saal* steht dienstags frei; abends."
    )
    assert len(stage.seen_in()) == before


async def test_it_asks_and_survives_restarts(stage: Stage) -> None:
    for typed in ("/beitrag neu", "Zugang", "Zu allen Betrieben"):
        await stage.say("Ben", typed, "@")
        await stage.rebuild()

    assert stage.latest("@ben").text == "Notiert für Handwerkskammer: 1 Zugang: Zu allen Betrieben"


async def test_the_list_is_by_organisation_and_paged(stage: Stage) -> None:
    await stage.say("Ben", HALL)
    await stage.say("Anna", "/contribution money; 5.000 € im Jahr")
    await stage.say("Ben", "/beitrag Zeit; Zwei Stunden die Woche")
    await stage.say("Clara", "/beitrag", "@")
    assert matches(
        "Was wir einbringen … Stadt Ahlen … 2 Geld: 5.000 € im Jahr … Handwerkskammer … 1 Räume … 3 Zeit",
        stage.latest("@clara").text,
    )
    assert stage.latest("@clara").text.count("Handwerkskammer") == 1
    for number in range(20):
        await stage.say("Clara", f"/beitrag Wissen; Nummer {number}")
    await stage.say("Clara", "/beitrag seite 2", "@")
    assert matches("Caritas … Nummer 19", stage.latest("@clara").text)
    await stage.say("Clara", "/beitrag 2", "@")
    assert "Stadt Ahlen" in stage.latest("@clara").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/beitrag Luft; frisch", "„Luft“ steht nicht zur Auswahl"),
        ("/beitrag 7", "Einen Beitrag 7 gibt es nicht"),
        ("/beitrag streichen 7", "„7“ ist nicht dabei"),
        ("/beitrag ändern 1; Farbe", "„Farbe“ steht nicht zur Auswahl"),
        ("/beitrag ändern 1; Art; Luft", "„Luft“ steht nicht zur Auswahl"),
        (f"/beitrag Zeit; {'x' * 301}", "höchstens 300 passen"),
    ],
)
async def test_what_does_not_fit_gets_a_sentence_and_changes_nothing(stage: Stage, typed: str, said: str) -> None:
    await stage.say("Ben", "/beitrag Räume; Der Saal")
    before = kept(stage)
    await stage.say("Ben", typed, "@")

    assert said in stage.latest("@ben").text
    assert kept(stage) == before


async def test_its_people_and_coordinators_change_and_drop_it(stage: Stage) -> None:
    await stage.say("Ben", "/beitrag Räume; Der Saal")
    await stage.say("Ben", "/beitrag ändern 1; Satz; Der Hof; immer")
    await stage.say("Anna", "/beitrag ändern 1; Art; Zugang")
    assert kept(stage) == [(2, ContributionKind.ACCESS, "Der Hof; immer")]
    await stage.say("Anna", "/beitrag ändern 1; Art; Zugang")
    assert "Alles bleibt, wie es war" in stage.latest("@anna").text
    for typed in ("/beitrag ändern 1; Satz; Nichts", "/beitrag streichen 1"):
        await stage.say("Clara", typed)
        assert "Das ist ein Beitrag von „Handwerkskammer“" in stage.latest("@clara").text
    assert len(kept(stage)) == 1
    await stage.say("Ben", "/beitrag streichen 1")
    assert kept(stage) == []
    await stage.say("Ben", "/beitrag streichen", "@")
    assert "Noch steht kein Beitrag" in stage.latest("@ben").text


async def test_only_partners_contribute(stage: Stage) -> None:
    await stage.say("Zoe", HALL)

    assert kept(stage) == []


async def test_of_two_organisations_made_one_it_is_kept(stage: Stage) -> None:
    await stage.say("Ben", HALL)
    await stage.say("Anna", "/organisation Handwerkskammer; zusammenführen; Caritas", "@")
    await stage.say("Anna", "ja", "@")

    assert [house for house, _, _ in kept(stage)] == [3]


async def test_at_the_border_it_says_so(stage: Stage) -> None:
    with beginning(stage) as transaction:
        store = stored(transaction)
        for _ in range(MOST_CONTRIBUTIONS):
            number = store.next_number("contribution")
            store.of(Contribution).add(
                Contribution(number=number, organisation_id=1, kind=ContributionKind.TIME, sentence="x")
            )
    await stage.say("Ben", "/beitrag Zeit; Zu viel")

    assert "Mehr als 200 Beiträge" in stage.latest("@ben").text
    assert len(kept(stage)) == MOST_CONTRIBUTIONS


async def test_ending_hands_it_over(stage: Stage) -> None:
    await stage.say("Ben", HALL)
    await stage.say("Anna", "/beenden", "@")

    told = "\n".join(one.text for one in stage.seen_in("@anna"))
    assert matches("Beiträge … Handwerkskammer … 1 Räume: Der *Saal* steht dienstags frei; abends.", told)


async def test_it_speaks_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Ben", "/contribution rooms; The hall is free on Tuesdays.")
        assert stage.latest("@ben").text == "Noted for Handwerkskammer: 1 Rooms: The hall is free on Tuesdays."
        await stage.say("Ben", "/contribution drop 1")
        assert "Dropped from Handwerkskammer" in stage.latest("@ben").text
