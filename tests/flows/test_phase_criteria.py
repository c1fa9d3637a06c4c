"""Done-criteria: ticked on a phase's card, known by themselves, caught up, and the decision that finishes a phase."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM
from bot.domain.cycle import Phase, PhaseStatus
from tests.flows.settling import stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory import MemoryMessage

PEOPLE = {
    "Anna": "Stadt Ahlen; Staat",
    "Bert": "Handwerkskammer; Wirtschaft",
    "Carla": "Sportverein; Zivilgesellschaft",
}
PROPOSE = "Abschluss vorschlagen"
INITIATING = "Initiieren \N{EN DASH} läuft"


@pytest.fixture(params=[LIKE_TELEGRAM, LIKE_MATRIX], ids=["telegram", "matrix"])
async def stage(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path, capabilities=request.param) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; bei Bedarf")
        for name, words in PEOPLE.items():
            await one.say(name, f"/mitmachen {words}")
            await one.say(name, "danke", "@")
        yield one


def card(stage: Stage, place: str = "@anna", containing: str = INITIATING) -> MemoryMessage:
    return stage.latest(place, containing)


def status(stage: Stage, phase: Phase) -> PhaseStatus:
    with stage.database.begin() as transaction:
        state = stored(transaction).phases.first(phase=phase)
        return state.status if state is not None else PhaseStatus.OPEN


async def tick_all(stage: Stage) -> None:
    """Have Anna tick what is not met on the card that she asked for alone."""
    for letter in "ABCDE":
        if f"{letter} ☐" in card(stage).labels:
            await stage.tap("Anna", card(stage), f"{letter} ☐")


async def test_a_coordinator_ticks_and_takes_it_back(stage: Stage) -> None:
    await stage.say("Anna", "/phase Initiieren", "@")
    shown = card(stage)
    assert "Erfüllt: 1 von 5." in shown.text
    assert "A ☐ Eine Ideenskizze liegt vor." in shown.text
    assert "C ☑ Es ist benannt, wer die Idee vorantreibt. · von selbst erkannt" in shown.text
    assert shown.labels == ("A ☐", "B ☐", "C ☑", "D ☐", "E ☐")

    await stage.tap("Anna", shown, "A ☐")
    assert "A ☑ Eine Ideenskizze liegt vor." in card(stage).text
    assert "Erfüllt: 2 von 5." in card(stage).text
    await stage.tap("Anna", card(stage), "A ☑")
    assert "Erfüllt: 1 von 5." in card(stage).text
    await stage.tap("Anna", card(stage), "C ☑")
    assert "C ☐ Es ist benannt" in card(stage).text, "what a coordinator says holds"


async def test_a_double_tap_counts_once(stage: Stage) -> None:
    await stage.say("Anna", "/phase Initiieren", "@")
    shown = card(stage)
    key = next(choice.key for choice in shown.content.choices if choice.label == "A ☐")
    for _ in range(2):
        receipt = await stage.tap("Anna", shown, key)
        assert "Abgehakt." in (receipt.toast or stage.latest("@anna").text)
    assert "Erfüllt: 2 von 5." in card(stage).text


async def test_a_sign_taken_back_takes_back_what_it_did(stage: Stage) -> None:
    await stage.say("Anna", "/phase Initiieren", "@")
    shown = card(stage)
    key = next(choice.key for choice in shown.content.choices if choice.label == "A ☐")
    await stage.tap("Anna", shown, key)
    for _ in range(2):
        await stage.untap("Anna", shown, key)
        assert "Erfüllt: 1 von 5." in card(stage).text, "the second time nothing follows"


async def test_others_see_it_and_are_refused_politely(stage: Stage) -> None:
    await stage.say("Bert", "/phase Initiieren")
    shown = card(stage, "group")
    receipt = await stage.tap("Bert", shown, "A ☐")
    assert "Koordination vorbehalten" in (receipt.toast or stage.latest("@bert").text)
    assert "Erfüllt: 1 von 5." in card(stage, "group").text


async def test_what_the_bot_knows_is_ticked_by_itself(stage: Stage) -> None:
    for name, sector in (("Amt", "Staat"), ("Kammer", "Wirtschaft"), ("Verein", "Zivilgesellschaft")):
        await stage.say("Anna", f"/akteur neu {name}; {sector}; 3; 3; Anna")
    for number in (1, 2):
        await stage.say("Anna", f"/akteur kontaktiert {number}")
    await stage.say("Anna", "/phase Initiieren", "@")
    assert "B ☐" in card(stage).text
    await stage.say("Anna", "/akteur kontaktiert 3")
    await stage.say("Anna", "/phase Initiieren", "@")
    assert "B ☑" in card(stage).text
    await stage.say("Anna", "/phase beginnen Starten")
    await stage.say("Anna", "/informieren neu Rat; Stand; Anna; monatlich")
    await stage.say("Anna", "/phase Starten", "@")
    shown = card(stage, containing="Starten \N{EN DASH}")
    assert "F ☑ Die erste Fassung des Kommunikationsplans steht. · von selbst" in shown.text


async def test_contributions_risks_and_values_are_known_too(stage: Stage) -> None:
    await stage.say("Anna", "/phase beginnen Starten")
    await stage.say("Anna", "/phase beginnen Orientieren")
    await stage.say("Anna", "/phase beginnen Gestalten")
    for who in PEOPLE:
        assert not await known(stage, "Starten", "Die Ressourcenkarte")
        await stage.say(who, "/beitrag Räume; Der Saal steht dienstags frei.")
    assert await known(stage, "Starten", "Die Ressourcenkarte")

    assert not await known(stage, "Orientieren", "Für jedes Risiko")
    await stage.say("Anna", "/risiko Die Förderung endet; Niemand antwortet mehr; Bert")
    assert await known(stage, "Orientieren", "Für jedes Risiko")

    await stage.say("Anna", "/messgroesse neu Vermittelte; Personen; Jobcenter; Anna; jeden Monat; 60; 31.12.2027")
    for value in ("12; 1.10.", "20; 1.11."):
        assert not await known(stage, "Gestalten", "Zu jedem Indikator")
        await stage.say("Anna", f"/messgroesse 1; {value}")
    assert await known(stage, "Gestalten", "Zu jedem Indikator")


async def known(stage: Stage, phase: str, words: str) -> bool:
    """Tell whether a criterion is seen to be met by itself on a phase's card."""
    await stage.say("Anna", f"/phase {phase}", "@")
    lines = card(stage, containing=f"{phase} \N{EN DASH}").text.splitlines()
    line = next(one for one in lines if words in one)
    return "☑" in line and "von selbst erkannt" in line


async def test_once_all_is_met_finishing_is_proposed_and_its_acceptance_finishes(stage: Stage) -> None:
    await stage.say("Anna", "/phase Initiieren", "@")
    assert PROPOSE not in card(stage).labels
    await tick_all(stage)
    assert card(stage).labels[-1] == PROPOSE
    await stage.tap("Anna", card(stage), PROPOSE)
    preview = stage.latest("@anna", "So wird der Vorschlag stehen")
    assert "Wir schließen die Phase „Initiieren“ ab." in preview.text
    await stage.tap("Anna", preview, "So abstimmen")
    assert "Über den Abschluss wird gerade abgestimmt: B-1." in card(stage).text
    assert PROPOSE not in card(stage).labels
    for who in PEOPLE:
        await stage.tap(who, stage.latest(containing="B-1 ·"), "agree-1")
    assert status(stage, Phase.INITIATE) is PhaseStatus.ACTIVE
    await stage.tap("Anna", stage.latest(containing="B-1 ·"), "close-1")
    assert status(stage, Phase.INITIATE) is PhaseStatus.FINISHED
    shown = card(stage, containing="Initiieren \N{EN DASH} abgeschlossen")
    assert "begonnen Mo. 9.11.2026, abgeschlossen Mo. 9.11.2026 durch B-1." in shown.text
    assert shown.labels[-1] == "Wieder aufnehmen"


async def test_a_proposal_that_is_not_accepted_finishes_nothing(stage: Stage) -> None:
    await stage.say("Anna", "/phase Initiieren", "@")
    await tick_all(stage)
    await stage.tap("Anna", card(stage), PROPOSE)
    await stage.tap("Anna", stage.latest("@anna", "So wird der Vorschlag stehen"), "So abstimmen")
    await stage.say("Anna", "/beschluss 1 zurückziehen")
    await stage.answer("Anna", "ja")
    assert status(stage, Phase.INITIATE) is PhaseStatus.ACTIVE
    assert card(stage).labels[-1] == PROPOSE


async def test_the_offer_comes_by_itself_once_and_again_only_after_something_was_missing(stage: Stage) -> None:
    await stage.say("Anna", "/phase Initiieren", "@")
    for letter in "ABD":
        await stage.tap("Anna", card(stage), f"{letter} ☐")
    before = len(stage.seen_in())
    await stage.say("Anna", "/beschluss Wir starten.")
    await stage.answer("Anna", "so abstimmen")
    for who in PEOPLE:
        await stage.tap(who, stage.latest(containing="B-1 ·"), "agree-1")
    await stage.tap("Anna", stage.latest(containing="B-1 ·"), "close-1")
    await stage.say("Anna", "/abbrechen", "@")
    await stage.wait(timedelta(days=3))
    question = stage.latest("@anna", "ist alles erfüllt")
    assert "„Initiieren“" in question.text
    asked = sum("ist alles erfüllt" in one.text for one in stage.seen_in("@anna"))
    await stage.wait(timedelta(days=10))
    assert sum("ist alles erfüllt" in one.text for one in stage.seen_in("@anna")) == asked == 1
    await stage.tap("Anna", question, "Ja, vorschlagen")
    assert "Wir schließen die Phase „Initiieren“ ab." in stage.latest("@anna", "So wird").text
    assert len([one for one in stage.seen_in()[before:] if "erfüllt" in one.text]) == 0


async def test_what_was_passed_over_is_to_be_caught_up(stage: Stage) -> None:
    await stage.say("Anna", "/phase abschließen Initiieren")
    await stage.say("Anna", "/phase beginnen Orientieren")
    await stage.say("Bert", "/phase")
    overview = stage.latest(containing="Unsere Phasen")
    assert "Noch nachzuholen" in overview.text
    assert "Initiieren: Eine Ideenskizze liegt vor." in overview.text
    assert "Und 5 weitere Punkte." in overview.text
    assert "◐ Orientieren läuft · 0 von 6 Punkten erfüllt" in overview.text
    await stage.say("Bert", "/stand")
    assert (
        "Noch nachzuholen: 10 Punkte aus Initiieren, Starten. Mehr: /phase" in stage.latest(containing="Noch nach").text
    )


async def test_phases_begin_and_reopen_by_a_tap(stage: Stage) -> None:
    await stage.say("Anna", "/phase Gestalten", "@")
    shown = card(stage, containing="Gestalten \N{EN DASH} noch nicht begonnen")
    assert shown.labels[-1] == "Beginnen"
    await stage.tap("Anna", shown, "Beginnen")
    assert status(stage, Phase.SHAPE) is PhaseStatus.ACTIVE
    await stage.say("Anna", "/phase abschließen Gestalten")
    await stage.tap("Anna", card(stage, containing="Gestalten \N{EN DASH} abgeschlossen"), "Wieder aufnehmen")
    assert "wieder aufgenommen Mo. 9.11.2026." in card(stage, containing="Gestalten \N{EN DASH} läuft").text
