"""Barriers and strengths: entered in one line or asked for, listed without names, resolved, dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.cooperation import Language
from bot.domain.force_field import Force, ForceKind
from bot.domain.partners import Sector
from tests.flows.settling import beginning, settle_in, stored
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BUSY = "werktags am Vormittag kann kaum jemand"
MORE = {
    "Dora": "Kreis Warendorf; Staat",
    "Emil": "Jobcenter; Staat",
    "Finn": "Bäckerei; Wirtschaft",
    "Gül": "Sparkasse; Wirtschaft",
}
"""With them Staat and Wirtschaft have three partners each, and Zivilgesellschaft one."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation whose people have private chats."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_many(one)
        yield one


async def settle_many(stage: Stage) -> None:
    """Have seven partners join, three of each of two sectors."""
    await settle_in(stage)

    async def play() -> None:
        for who, words in MORE.items():
            await stage.say(who, f"/mitmachen {words}")
        for who in ("Anna", "Ben", "Clara"):
            await stage.say(who, "/hilfe", "@")

    await stage.after("seven partners of the force field", play)


def entered(stage: Stage) -> list[Force]:
    with beginning(stage) as transaction:
        return stored(transaction).of(Force).find()


@pytest.mark.parametrize(
    "typed",
    [
        f"/hemmnis Zeit; {BUSY}",
        f"/hemmnis {BUSY}; Zeit",
        f"/barrier time; {BUSY}",
        f"!barrier {BUSY};tim",
        f"/hemmnis zei ; {BUSY}; ohne Sektor",
    ],
)
async def test_factor_and_sentence_act_at_once_in_either_order_and_language(stage: Stage, typed: str) -> None:
    before = len(stage.seen_in())
    await stage.say("Anna", typed)

    (one,) = entered(stage)
    assert (one.kind, one.factor, one.text, one.sector) == (ForceKind.BARRIER, "time", BUSY, None)
    assert f"Hemmnis Nr. 1: „{BUSY}“ (Zeit)" in stage.latest("@anna").text
    assert len(stage.seen_in()) == before


async def test_a_sentence_keeps_its_own_semicolons(stage: Stage) -> None:
    await stage.say("Anna", "/staerke Vertrauen; erst reden;dann handeln; mit Sektor", "@")

    (one,) = entered(stage)
    assert (one.text, one.factor, one.sector) == ("erst reden;dann handeln", "trust", Sector.STATE)


@pytest.mark.parametrize("name", ["stärke", "staerke", "strength"])
async def test_a_strength_has_the_same_numbers(stage: Stage, name: str) -> None:
    await stage.say("Anna", f"/hemmnis Zeit; {BUSY}", "@")
    await stage.say("Ben", f"/{name} trust; wir kennen uns", "@")

    assert [(one.number, one.kind) for one in entered(stage)] == [(1, ForceKind.BARRIER), (2, ForceKind.STRENGTH)]
    assert "Stärke Nr. 2" in stage.latest("@ben").text


async def test_without_arguments_it_asks_alone_for_sentence_factor_and_sector(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.say("Clara", "/hemmnis")
    assert "Wort für Wort, ohne Namen" in stage.latest("@clara").text
    await stage.rebuild()
    await stage.say("Clara", "Der Antrag dauert", "@")
    assert "Recht" in stage.latest("@clara").labels
    await stage.tap("Clara", stage.latest("@clara"), "Recht")
    await stage.rebuild()
    await stage.tap("Clara", stage.latest("@clara"), "Mit Sektor")

    (one,) = entered(stage)
    assert (one.factor, one.text, one.sector) == ("law", "Der Antrag dauert", None)  # nobody else is of her sector
    assert "noch keine drei dabei" in stage.latest("@clara").text
    assert len(stage.seen_in()) == before


async def test_a_factor_alone_is_kept_while_the_sentence_is_asked_for(stage: Stage) -> None:
    await stage.say("Clara", "/staerke Anerkennung", "@")
    assert "Was hat da geholfen?" in stage.latest("@clara").text
    await stage.say("Clara", "Danke sagen", "@")
    await stage.say("Clara", "ohne Sektor", "@")

    assert [(one.factor, one.text) for one in entered(stage)] == [("recognition", "Danke sagen")]


async def test_a_sentence_alone_is_kept_while_the_factor_is_asked_for(stage: Stage) -> None:
    await stage.say("Clara", "/hemmnis alle haben keine Lust", "@")
    assert "„alle haben keine Lust“" in stage.latest("@clara").text
    await stage.say("Clara", "Kirche", "@")
    assert "„Kirche“" in stage.latest("@clara").text
    assert not entered(stage)
    await stage.say("Clara", "anerk", "@")
    await stage.say("Clara", "nein", "@")

    assert [(one.factor, one.text) for one in entered(stage)] == [("recognition", "alle haben keine Lust")]


async def test_the_same_again_is_told_and_not_stored(stage: Stage) -> None:
    await stage.say("Anna", f"/hemmnis Zeit; {BUSY}", "@")
    await stage.say("Ben", f"/hemmnis zeit; {BUSY.upper()}", "@")
    assert "schon als Nr. 1" in stage.latest("@ben").text
    assert len(entered(stage)) == 1

    await stage.say("Ben", f"/hemmnis Macht; {BUSY}", "@")
    await stage.say("Ben", f"/staerke Zeit; {BUSY}", "@")
    assert len(entered(stage)) == 3


async def test_only_partners_enter_and_list(stage: Stage) -> None:
    for typed in (f"/hemmnis Zeit; {BUSY}", "/staerke Geld; eine Spende", "/hemmnisse", "/hemmnis gelöst 1"):
        await stage.say("Zoe", typed)
        assert "/mitmachen" in stage.chat.messages[-1].text
    assert not entered(stage)


async def fill(stage: Stage) -> None:
    """Have Anna and Ben enter three things, Ben with his sector."""
    await stage.say("Anna", f"/hemmnis Zeit; {BUSY}; mit Sektor", "@")
    await stage.say("Ben", "/staerke Vertrauen; wir kennen uns; mit Sektor", "@")
    await stage.say("Ben", "/hemmnis Geld; die Förderung endet", "@")


async def test_the_list_names_nobody_and_sectors_only_of_three_partners(stage: Stage) -> None:
    await fill(stage)
    await stage.say("Clara", "/staerke Zeit; Abendtermine; mit Sektor", "@")
    await stage.say("Clara", "/hemmnis liste", "@")

    shown = stage.latest("@clara").text
    assert "4 Einträge" in shown
    assert f"hemmt: „{BUSY}“ · Zeit · Staat und Verwaltung" in shown
    assert "„wir kennen uns“ · Vertrauen · Wirtschaft" in shown
    for unsaid in ("Anna", "Ben", "Geld · ", "Zivilgesellschaft"):
        assert unsaid not in shown


async def test_open_ones_come_first(stage: Stage) -> None:
    await fill(stage)
    await stage.say("Clara", "/hemmnis gelöst 1; ein fester Abendtermin", "@")
    await stage.say("Clara", "/barriers", "@")

    shown = stage.latest("@clara", "Einträge").text
    places = [shown.index(part) for part in ("die Förderung endet", "wir kennen uns", BUSY)]
    assert places == sorted(places)
    assert "gelöst: „" in shown
    assert "Geholfen hat: „ein fester Abendtermin“" in shown


async def test_the_list_has_pages(stage: Stage) -> None:
    for number in range(25):
        await stage.say("Anna", f"/hemmnis Zeit; Termin {number:02}", "@")
    await stage.say("Anna", "/hemmnis liste seite 2", "@")

    shown = stage.latest("@anna").text
    assert "Termin 24" in shown
    assert "Termin 19" not in shown
    assert "25 Einträge" in shown
    await stage.say("Anna", "/hemmnisse seite 7", "@")
    assert "7" in stage.latest("@anna").text
    assert "Termin" not in stage.latest("@anna").text


async def test_the_force_field_counts_by_factor_and_by_sectors_of_three_partners(stage: Stage) -> None:
    await fill(stage)
    await stage.say("Clara", "/staerke Zeit; Abendtermine; mit Sektor", "@")
    await stage.say("Zoe", "/kraftfeld")

    shown = stage.latest(GROUP, "Kraftfeld").text
    assert "2 Hemmnisse · 2 Stärken" in shown
    assert "Zeit: hemmt 1 (Staat und Verwaltung 1) · hilft 1\n" in shown
    assert "Vertrauen: hilft 1 (Wirtschaft 1)" in shown
    assert "Geld: hemmt 1\n" in shown


async def test_a_barrier_is_resolved_and_offered_as_a_strength_alone(stage: Stage) -> None:
    await fill(stage)
    before = len(stage.seen_in())
    await stage.say("Clara", "/hemmnis 1 gelöst; ein fester Abendtermin")
    assert len(stage.seen_in()) == before
    offer = stage.latest("@clara")
    assert "Daraus eine Stärke machen?" in offer.text
    await stage.rebuild()
    await stage.tap("Clara", offer, "Ja")
    assert "„ein fester Abendtermin“: Darf der Sektor dabeistehen?" in stage.latest("@clara").text
    await stage.tap("Clara", stage.latest("@clara"), "Ohne Sektor")

    last = entered(stage)[-1]
    assert (last.kind, last.factor, last.text, last.number) == (ForceKind.STRENGTH, "time", "ein fester Abendtermin", 4)
    assert not entered(stage)[0].stands


async def test_the_offer_asks_for_the_sentence_if_none_was_said_and_no_leaves_it(stage: Stage) -> None:
    await fill(stage)
    for typed, answer in (("/barrier resolved 1", "nein"), ("/hemmnis geloest #3", "ja")):
        await stage.say("Clara", typed, "@")
        await stage.say("Clara", answer, "@")
    assert "Was hat da geholfen?" in stage.latest("@clara").text
    await stage.say("Clara", "Ein neuer Antrag", "@")
    await stage.say("Clara", "ohne", "@")

    assert [(one.factor, one.text) for one in entered(stage) if one.number > 3] == [("money", "Ein neuer Antrag")]


async def test_where_nobody_can_be_written_to_alone_the_group_is_asked_nothing_more(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        await settle_in(stage)
        await stage.say("Anna", f"/hemmnis Zeit; {BUSY}")
        await stage.say("Ben", "/hemmnis gelöst 1")

        assert "ist gelöst" in stage.latest().text
        assert "/staerke" in stage.latest().text
        assert not stage.latest().labels


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/hemmnis gelöst 9", "Eine Nr. 9 gibt es da nicht"),
        ("/hemmnis gelöst 2", "Nr. 2 ist eine Stärke"),
        ("/hemmnis streichen 9", "Eine Nr. 9 gibt es da nicht"),
        ("/hemmnis streichen 1", "Nr. 1 kann nur streichen"),
        ("/hemmnis 9", "Eine Nr. 9 gibt es da nicht"),
    ],
)
async def test_what_cannot_be_is_said_in_a_sentence_and_changes_nothing(stage: Stage, typed: str, said: str) -> None:
    await fill(stage)
    before = entered(stage)
    await stage.say("Clara", typed, "@")

    assert said in stage.latest("@clara").text
    assert entered(stage) == before


async def test_it_is_resolved_once(stage: Stage) -> None:
    await fill(stage)
    await stage.say("Clara", "/hemmnis gelöst 1; dies", "@")
    await stage.say("Ben", "/hemmnis gelöst 1; das", "@")

    assert "war schon gelöst" in stage.latest("@ben").text
    assert entered(stage)[0].helped == "dies"


async def test_the_dialogue_offers_the_open_barriers(stage: Stage) -> None:
    await fill(stage)
    await stage.say("Clara", "/hemmnis gelöst")
    assert stage.latest("@clara").labels[:2] == (BUSY, "die Förderung endet")
    await stage.tap("Clara", stage.latest("@clara"), "die Förderung endet")
    await stage.say("Clara", "überspringen", "@")

    assert [one.number for one in entered(stage) if not one.stands] == [3]


@pytest.mark.parametrize(("who", "typed"), [("Ben", "/hemmnis streichen 3"), ("Anna", "/barrier 3 drop")])
async def test_whoever_entered_it_and_coordinators_drop_it_once_they_are_sure(
    stage: Stage, who: str, typed: str
) -> None:
    await fill(stage)
    await stage.say(who, typed)
    there = f"@{who.casefold()}"
    assert "Soll „die Förderung endet“ wirklich weg?" in stage.latest(there).text
    await stage.say(who, "nein", "@")
    assert len(entered(stage)) == 3
    await stage.say(who, f"{typed}; ja" if who == "Ben" else typed, "@")
    await stage.say(who, "ja", "@")

    assert [one.number for one in entered(stage)] == [1, 2]
    await stage.say(who, "/hemmnis Geld; noch einmal", "@")
    assert entered(stage)[-1].number == 4


async def test_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        for who in ("Dora", "Emil"):
            await stage.say(who, f"/join {who}'s house; state")
        await stage.say("Anna", "/barrier time; everybody is busy on weekday mornings; with sector")
        assert "Noted as barrier no. 1" in stage.latest().text
        await stage.say("Ben", "/strength we know one another; trust; with sector")
        await stage.say("Clara", "/barrier money; the grant ends; with sector")
        assert "fewer than three from that sector" in stage.latest().text
        await stage.say("Clara", "/barriers")
        assert "„" not in stage.latest().text
        assert "“everybody is busy on weekday mornings” · Time · State" in stage.latest().text
        await stage.say("Clara", "/forcefield")

        assert "Time: hinders 1 (State" in stage.latest().text


async def test_what_is_forgotten_stays_without_a_person(stage: Stage) -> None:
    await fill(stage)
    await stage.say("Ben", "/meinedaten", "@")
    assert "wir kennen uns" in stage.latest("@ben", "Eingetragen").text
    await stage.say("Ben", "/vergessen", "@")
    await stage.say("Ben", "ja", "@")

    assert [one.partner_id for one in entered(stage)][1:] == [None, None]
    await stage.say("Clara", "/hemmnisse", "@")
    assert "wir kennen uns" in stage.latest("@clara").text


async def test_the_export_has_them_without_names(stage: Stage) -> None:
    await fill(stage)
    await stage.say("Anna", "/beenden", "@")

    shown = stage.latest("@anna", "Was hemmt, was hilft").text
    assert BUSY in shown
    assert "Ben" not in shown


async def test_somebody_of_two_cooperations_is_asked_first_whose_list_it_is_for(stage: Stage) -> None:
    await stage.add_bot("Anna", "elsewhere")
    await stage.say("Anna", "/mitmachen Bücherei; Staat", "elsewhere")
    await stage.say("Anna", f"/hemmnis Zeit; {BUSY}", "@")

    assert not entered(stage)
    assert "Ankommen in Ahlen" in " ".join(stage.latest("@anna").labels)
    await stage.say("Anna", "/hemmnisse", "@")
    assert "Noch hat niemand" in stage.latest("@anna").text
