"""Every question of every cell comes up, to each sector in its own words, and takes an answer of its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.domain.cycle import Field, Phase, PhaseStatus
from bot.domain.partners import Sector
from flows.catalogue import QuestionKind, catalogue
from tests.flows.settling import stored
from tests.flows.test_check_in import settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.domain.check_ins import Answer
    from flows.catalogue import CheckInQuestion

ROUNDS = 6
"""So many rounds ask all questions of a phase, as the catalogue's own test says."""
SAID = {
    QuestionKind.RATING: ("4",),
    QuestionKind.YES_PARTLY_NO: ("2",),
    QuestionKind.TEXT: ("Ein Satz",),
    QuestionKind.LIST: ("Eins; Zwei", "fertig"),
}
KEPT = {
    QuestionKind.RATING: {4},
    QuestionKind.YES_PARTLY_NO: {3},
    QuestionKind.TEXT: {"Ein Satz"},
    QuestionKind.LIST: {"Eins\nZwei"},
}
"""What stands in the books of what is said; the second of yes, partly and no counts as 3."""
READERS = {"Bert": Sector.STATE, "Deniz": Sector.BUSINESS, "Eva": Sector.CIVIL_SOCIETY}
IN = {Language.GERMAN: ("Bert", "Deniz", "Eva"), Language.ENGLISH: ("Deniz",)}
THANKS = {Language.GERMAN: "Danke!", Language.ENGLISH: "Thank you!"}


async def answer_all(stage: Stage, who: str, wanted: Sequence[CheckInQuestion], language: Language) -> set[str]:
    """Have somebody answer a round; return the ids of the questions that they read in their sector's words."""
    read = set[str]()
    await stage.say(who, "/antworten", "@")
    while THANKS[language] not in (asked := stage.latest(f"@{who.casefold()}").text):
        question = next((one for one in wanted if one.text_for(READERS[who], language) in asked), None)
        if question is None:  # the offer to take entries in stands below the thanks
            break
        read.add(question.id)
        for said in SAID[question.kind]:
            await stage.say(who, said, "@")
    return read


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("phase", Phase)
async def test_every_question_of_a_phase_is_asked_in_the_words_of_each_sector_and_answered(
    tmp_path: Path, phase: Phase, language: Language
) -> None:
    wanted = [one for one in catalogue().questions.values() if one.phase is phase]
    read: dict[str, set[str]] = {who: set() for who in IN[language]}
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, language=language)
        with stage.database.begin() as transaction:
            phases = stored(transaction).phases
            (running,) = phases.find(status=PhaseStatus.ACTIVE)
            phases.put(replace(running, phase=phase))
        for _ in range(ROUNDS):
            await stage.say("Anna", "/checkin")
            for who in read:
                read[who] |= await answer_all(stage, who, wanted, language)
            await stage.say("Anna", "/checkin close", "@")
            await stage.say("Anna", "yes", "@")
        with stage.database.begin() as transaction:
            answered = {one.question: one for one in stored(transaction).answers.find()}
    assert {who: {one.id for one in wanted} - ids for who, ids in read.items()} == {who: set() for who in read}
    assert set(answered) == {one.id for one in wanted}
    kept = {kind: {_kept(answered[one.id]) for one in wanted if one.kind is kind} for kind in QuestionKind}
    assert kept == KEPT, "each kind is answered in its own way"


def _kept(answer: Answer) -> int | str | None:
    return answer.value if answer.value is not None else answer.text


def test_there_is_a_round_for_each_of_the_25_cells_with_every_kind_it_has() -> None:
    """What the rounds above ask is all that there is: no cell, and no kind of a cell, stands outside of them."""
    places = {(one.phase, one.field, one.kind) for one in catalogue().questions.values()}
    assert {(phase, field) for phase, field, _ in places} == {(phase, field) for phase in Phase for field in Field}
    assert {kind for *_, kind in places} == set(SAID) == set(QuestionKind)
    assert all((phase, field, QuestionKind.RATING) in places for phase in Phase for field in Field)
