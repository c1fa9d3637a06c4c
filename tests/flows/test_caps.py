"""How much a cooperation can register: at the border it is a clear sentence, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.communication import MOST_PLANNED, CommunicationLine
from bot.domain.cooperation import Language
from bot.domain.decisions import MOST_OPEN, DecisionStatus
from bot.domain.force_field import MOST_STANDING, Force, ForceKind
from bot.domain.organisations import MOST_ORGANISATIONS
from bot.domain.partners import Organisation, Sector
from bot.domain.stakeholders import MOST_LISTED, Stakeholder
from tests.flows.settling import beginning, berlin, settle_in, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

DAY = berlin(2027, 6, 1).date()
GERMAN, ENGLISH = Language.GERMAN, Language.ENGLISH


@pytest.fixture(params=[GERMAN, ENGLISH])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation in either language."""
    async with Stage.on_sqlite(tmp_path, language=request.param) as one:
        await settle_in(one, language=request.param)
        yield one


def says(stage: Stage, german: str, english: str) -> bool:
    """Whether the newest message says something, in the stage's language."""
    with beginning(stage) as transaction:
        language = transaction.cooperations()[0].language
    return (german if language is GERMAN else english) in stage.chat.messages[-1].text


def list_stakeholders(stage: Stage, how_many: int) -> None:
    """Put stakeholders on the list."""
    with beginning(stage) as transaction:
        store = stored(transaction)
        for number in range(1, how_many + 1):
            store.stakeholders.add(
                Stakeholder(
                    number=store.next_number("stakeholder"),
                    name=f"Haus {number}",
                    sector=Sector.STATE,
                    influence=1,
                    interest=1,
                    keeper_id=None,
                    every_days=90,
                    next_on=DAY,
                    created_at=stage.clock.now(),
                )
            )


def plan_lines(stage: Stage, how_many: int) -> None:
    """Put lines into the plan."""
    with beginning(stage) as transaction:
        store = stored(transaction)
        for number in range(1, how_many + 1):
            store.communication_lines.add(
                CommunicationLine(
                    number=store.next_number("communication"),
                    audience=f"Kreis {number}",
                    topic="Stand",
                    sender="Stadt",
                    rhythm="",
                    way="",
                    next_on=DAY,
                    created_at=stage.clock.now(),
                )
            )


def listed(stage: Stage) -> int:
    """Count the stakeholders on the list."""
    with beginning(stage) as transaction:
        return len(stored(transaction).stakeholders.find(dropped=False))


def planned(stage: Stage) -> int:
    """Count the lines that are still to be done."""
    with beginning(stage) as transaction:
        return sum(not one.finished for one in stored(transaction).communication_lines.find(dropped=False))


def open_now(stage: Stage) -> int:
    """Count the open proposals."""
    with beginning(stage) as transaction:
        return len(stored(transaction).decisions.find(status=DecisionStatus.OPEN))


async def propose(stage: Stage, who: str, text: str) -> None:
    """Propose something and confirm it, if that is asked."""
    await stage.say(who, f"/decide {text}")
    asked = stage.seen_in(f"@{who.casefold()}")[-1]
    if asked.labels and text in asked.text:
        await stage.answer(who, "put it like this")


async def test_one_person_has_twenty_open_proposals_and_another_more(stage: Stage) -> None:
    for number in range(MOST_OPEN):
        await propose(stage, "Ben", f"Wir treffen uns zum {number}. Mal.")
    assert open_now(stage) == MOST_OPEN
    await stage.say("Ben", "/decide Wir treffen uns noch einmal.")

    assert says(stage, "höchstens 20 Vorschläge", "at most 20 proposals")
    assert "Wir treffen uns noch einmal." in stage.chat.messages[-1].text
    await stage.say("Ben", "/decide")
    assert says(stage, "höchstens 20 Vorschläge", "at most 20 proposals")
    assert open_now(stage) == MOST_OPEN
    await propose(stage, "Clara", "Wir treffen uns bei Clara.")
    assert open_now(stage) == MOST_OPEN + 1
    await stage.say("Ben", "/decide 1 withdraw")
    await stage.answer("Ben", "yes")
    await propose(stage, "Ben", "Wir treffen uns noch einmal.")
    assert open_now(stage) == MOST_OPEN + 1


async def test_a_proposal_that_was_begun_before_the_twentieth_opened_is_given_back(stage: Stage) -> None:
    for number in range(MOST_OPEN - 1):
        await propose(stage, "Ben", f"Wir treffen uns zum {number}. Mal.")
    await stage.say("Ben", "/decide Wir treffen uns im Garten.", "@")
    await stage.say("Ben", "/decide vote Wir treffen uns in der Halle.", "@")
    await stage.say("Ben", "put it like this", "@")
    await stage.say("Ben", "put it like this", "@")

    assert "Wir treffen uns im Garten." in stage.chat.messages[-1].text
    assert says(stage, "höchstens 20 Vorschläge", "at most 20 proposals")
    assert open_now(stage) == MOST_OPEN


async def test_a_list_has_five_hundred_stakeholders(stage: Stage) -> None:
    list_stakeholders(stage, MOST_LISTED - 1)
    await stage.say("Anna", "/stakeholder add Presse; business; 3; 2; Ben")
    assert listed(stage) == MOST_LISTED
    await stage.say("Anna", "/stakeholder add Kreis; state; 3; 2; Ben")

    assert says(stage, "Mehr als 500 Akteure", "at most 500 stakeholders")
    assert "Kreis" in stage.chat.messages[-1].text
    assert listed(stage) == MOST_LISTED


async def test_undoing_a_drop_does_not_lead_beyond(stage: Stage) -> None:
    list_stakeholders(stage, MOST_LISTED)
    await stage.say("Anna", "/stakeholder drop 1")
    await stage.say("Anna", "/stakeholder add Kreis; state; 3; 2; Ben")
    await stage.say("Anna", "/stakeholder undo 1")
    assert says(stage, "kein Platz mehr; „Haus 1“", "The list is full, so “Haus 1”")
    assert listed(stage) == MOST_LISTED
    await stage.say("Anna", "/stakeholder drop 2")
    await stage.say("Anna", "/stakeholder undo 1")

    with beginning(stage) as transaction:
        assert stored(transaction).stakeholders.first(number=1, dropped=False) is not None
    assert listed(stage) == MOST_LISTED


async def test_a_plan_has_five_hundred_lines_to_be_done(stage: Stage) -> None:
    plan_lines(stage, MOST_PLANNED - 1)
    await stage.say("Anna", "/inform add Rat; Stand; Stadt; every month; Brief")
    assert planned(stage) == MOST_PLANNED
    await stage.say("Anna", "/inform add Presse; Feier; Stadt; every month; Brief")
    assert says(stage, "Mehr als 500 offene Zeilen", "at most 500 open lines")
    assert "Presse: Feier" in stage.chat.messages[-1].text
    assert planned(stage) == MOST_PLANNED
    await stage.say("Anna", "/inform done 1")
    await stage.say("Anna", "/inform add Presse; Feier; Stadt; every month; Brief")

    assert planned(stage) == MOST_PLANNED


async def test_a_line_that_was_dropped_stays_so_while_the_plan_is_full(stage: Stage) -> None:
    plan_lines(stage, MOST_PLANNED)
    await stage.say("Anna", "/inform drop 1")
    await stage.say("Anna", "/inform add Presse; Feier; Stadt; every month; Brief")
    await stage.say("Anna", "/inform undo 1")

    assert says(stage, "kein Platz mehr; „Kreis 1“", "The list is full, so “Kreis 1”")
    assert planned(stage) == MOST_PLANNED


async def test_a_cooperation_has_five_hundred_organisations(stage: Stage) -> None:
    with beginning(stage) as transaction:
        store = stored(transaction)
        for number in range(MOST_ORGANISATIONS - len(store.organisations.find()) - 1):
            store.organisations.add(Organisation(name=f"Verein {number}", sector=Sector.CIVIL_SOCIETY))
    await stage.say("Ben", "/join Kammer Nord; business")
    await stage.say("Clara", "/join Kammer Ost; business")

    assert says(stage, "Mehr als 500 Organisationen", "at most 500 organisations")
    assert "Kammer Ost" in stage.chat.messages[-1].text
    with beginning(stage) as transaction:
        store = stored(transaction)
        assert len(store.organisations.find()) == MOST_ORGANISATIONS
        houses = {one.id: one.name for one in store.organisations.find()}
        speaks_for = {one.name: houses[one.organisation_id] for one in store.partners.find()}
    assert speaks_for == {"Anna": "Stadt Ahlen", "Ben": "Kammer Nord", "Clara": "Caritas"}
    await stage.say("Clara", "/join Verein 7")
    with beginning(stage) as transaction:
        houses = {one.id: one.name for one in stored(transaction).organisations.find()}
        clara = next(one for one in stored(transaction).partners.find() if one.name == "Clara")
        assert houses[clara.organisation_id] == "Verein 7"


async def test_a_force_field_has_two_hundred_that_stand(stage: Stage) -> None:
    with beginning(stage) as transaction:
        store = stored(transaction)
        for number in range(1, MOST_STANDING):
            store.of(Force).add(
                Force(
                    number=store.next_number("force"),
                    kind=ForceKind.BARRIER,
                    factor="time",
                    text=f"Termin {number}",
                    created_at=stage.clock.now(),
                )
            )
    await stage.say("Anna", "/strength trust; wir kennen uns")
    await stage.say("Anna", "/barrier money; die Kasse ist leer")
    assert says(stage, "Mehr als 200 offene", "at most 200 open")
    assert "die Kasse ist leer" in stage.chat.messages[-1].text
    await stage.say("Anna", "/barrier resolved 1")
    await stage.say("Anna", "no", "@")
    await stage.say("Anna", "/barrier money; die Kasse ist leer")

    with beginning(stage) as transaction:
        forces = stored(transaction).of(Force).find()
    assert sum(one.stands for one in forces) == MOST_STANDING
    assert forces[-1].text == "die Kasse ist leer"
