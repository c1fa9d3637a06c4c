"""Every question of every cell comes up in a conversation, and takes an answer of its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.domain.cycle import Phase, PhaseStatus
from flows.catalogue import QuestionKind, catalogue
from tests.flows.settling import stored
from tests.flows.test_check_in import settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 6
"""So many rounds ask all questions of a phase, as the catalogue's own test says."""
SAID = {
    QuestionKind.RATING: ("4",),
    QuestionKind.YES_PARTLY_NO: ("teilweise",),
    QuestionKind.TEXT: ("Ein Satz",),
    QuestionKind.LIST: ("Eins; Zwei", "fertig"),
}


@pytest.mark.parametrize("phase", Phase)
async def test_every_question_of_a_phase_is_asked_and_answered(tmp_path: Path, phase: Phase) -> None:
    wanted = [one for one in catalogue().questions.values() if one.phase is phase]
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        with stage.database.begin() as transaction:
            phases = stored(transaction).phases
            (running,) = phases.find(status=PhaseStatus.ACTIVE)
            phases.put(replace(running, phase=phase))
        for _ in range(ROUNDS):
            await stage.say("Anna", "/checkin")
            await stage.say("Bert", "/antworten", "@")
            while "Danke!" not in (asked := stage.latest("@bert").text):
                question = next((one for one in wanted if one.text(Language.GERMAN) in asked), None)
                if question is None:  # the offer to take entries in stands below the thanks
                    break
                for said in SAID[question.kind]:
                    await stage.say("Bert", said, "@")
            await stage.say("Anna", "/checkin schließen", "@")
            await stage.say("Anna", "ja", "@")
        with stage.database.begin() as transaction:
            answered = {one.question: one for one in stored(transaction).answers.find()}
    assert set(answered) == {one.id for one in wanted}
    assert {answered[one.id].text for one in wanted if one.kind is QuestionKind.LIST} == {"Eins\nZwei"}
