"""Questions in a cooperation's own words: put by coordinators, asked once in the next check-in, shown like others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.cooperation import AnswerMode, Language
from bot.domain.own_questions import OwnQuestion
from flows.catalogue.partnership import LOAD
from tests.flows.settling import stored
from tests.flows.test_check_in import PEOPLE, settle_in
from tests.flows.test_check_in_in_words import answer, close
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

READY = "Sind die *Treffen* vorbereitet?"
PREPARED = "Unsere Treffen sind *gut* vorbereitet."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Five partners of three sectors; the first phase is active, Anna coordinates."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def asked_in(stage: Stage, number: int) -> tuple[str, ...]:
    with stage.database.begin() as transaction:
        round_ = stored(transaction).rounds.first(number=number)
        assert round_ is not None
        return round_.questions


async def test_it_is_asked_once_in_the_next_round_beside_four_of_the_catalogue(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.say("Anna", f"/checkin fragen {PREPARED}; skala")
    assert f"„{PREPARED}“ (1 bis 5)" in stage.latest("@anna").text
    assert len(stage.seen_in()) == before
    await stage.say("Anna", "/checkin")
    assert "Eigene Frage" in stage.latest(containing="Check-in 1").text
    assert asked_in(stage, 1)[-1] == "own-1"
    assert len(asked_in(stage, 1)) == 5
    for who in PEOPLE:
        await answer(stage, who, "3", "3", "3", "3")
        assert PREPARED in stage.latest(f"@{who.casefold()}").text
        await stage.say(who, "4", "@")
    await close(stage)
    assert f"{PREPARED}: mittlerer Wert 4 von 5" in stage.latest(containing="Ergebnis").text
    await stage.say("Anna", "/checkin")
    assert "own-1" not in asked_in(stage, 2)


async def test_the_field_that_gave_way_has_its_turn_in_the_next_round(stage: Stage) -> None:
    await stage.say("Anna", f"/checkin fragen {PREPARED}; skala")
    await stage.say("Anna", "/checkin")
    await close(stage)
    await stage.say("Anna", "/checkin")
    assert not any(one.startswith("I-KO") for one in asked_in(stage, 1))
    assert "I-KO-3" in asked_in(stage, 2)


@pytest.mark.parametrize(("said", "change"), [(PREPARED, "+1"), (PREPARED.replace("Unsere", "Die"), "")])
async def test_change_is_shown_only_for_the_very_same_words(stage: Stage, said: str, change: str) -> None:
    for words, value in ((PREPARED, "3"), (said, "4")):
        await stage.say("Anna", f"/checkin fragen {words}; skala", "@")
        await stage.say("Anna", "/checkin")
        with stage.database.begin() as transaction:
            round_ = stored(transaction).rounds.find()[-1]
            place = next(place for place, one in enumerate(round_.questions, start=1) if one.startswith("own-"))
        for who in PEOPLE:
            await stage.rate(who, value, place)
            await stage.say(who, "/abbrechen", "@")
        await close(stage)
    line = next(one for one in stage.latest(containing="Ergebnis").text.splitlines() if said in one)
    assert f"mittlerer Wert 4 von 5, nah beieinander{f', {change} seit dem letzten Mal' if change else ''}" in line
    assert bool(change) == ("seit dem letzten Mal" in line)


@pytest.mark.parametrize(
    ("language", "kind", "said"),
    [
        (
            Language.GERMAN,
            "janein",
            ("näher am Ja als beim letzten Mal", "unverändert", "näher am Nein als beim letzten Mal"),
        ),
        (Language.ENGLISH, "yes", ("closer to Yes than last time", "unchanged", "closer to No than last time")),
    ],
)
async def test_change_of_yes_and_no_is_said_in_words_without_a_figure(
    tmp_path: Path, language: Language, kind: str, said: tuple[str, str, str]
) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, language=language)
        lines: list[str] = []
        for one in ("no", "partly", "partly", "no"):
            await stage.say("Anna", f"/checkin ask {READY}; {kind}", "@")
            await stage.say("Anna", "/checkin")
            with stage.database.begin() as transaction:
                place = stored(transaction).rounds.find()[-1].questions.index(f"own-{len(lines) + 1}") + 1
            for who in PEOPLE:
                await stage.rate(who, one, place)
                await stage.say(who, "/cancel", "@")
            await close(stage)
            lines += [one for one in stage.latest().text.splitlines() if READY in one]
    assert not any(words in lines[0] for words in said)
    assert [words for line in lines[1:] for words in said if words in line] == list(said)
    assert not any(re.search(r"[+\d]", line) for line in lines)


async def test_step_by_step_and_with_the_kind_left_open(stage: Stage) -> None:
    await stage.say("Anna", "/checkin frage", "@")
    await stage.say("Anna", "Treffen wir uns oft genug?", "@")
    assert "Wie wird darauf geantwortet?" in stage.latest("@anna").text
    await stage.tap("Anna", stage.latest("@anna"), "Ja, teilweise oder nein")
    await stage.say("Anna", "/checkin fragen Was ist zu viel?; sätze", "@")
    assert "steht nicht zur Auswahl" in stage.latest("@anna").text
    await stage.say("Anna", "text", "@")
    await stage.say("Anna", "/checkin fragen", "@")
    shown = stage.latest("@anna").text
    assert "„Treffen wir uns oft genug?“ (Ja, teilweise oder nein)" in shown
    assert "„Was ist zu viel?“ (ein Satz)" in shown


async def test_two_wait_at_most_each_once_and_can_be_taken_back(stage: Stage) -> None:
    await stage.say("Anna", "/checkin fragen Eins?; janein", "@")
    await stage.say("Anna", "/checkin fragen eins?; skala", "@")
    assert "wartet schon" in stage.latest("@anna").text
    await stage.say("Anna", "/abbrechen", "@")
    await stage.say("Anna", "/checkin fragen Zwei?; text", "@")
    await stage.say("Anna", "/checkin fragen Drei?; text", "@")
    assert "Mehr als 2 eigene Fragen" in stage.latest("@anna").text
    await stage.say("Anna", "/checkin fragen", "@")
    await stage.tap("Anna", stage.latest("@anna"), "Eins?")
    assert "Wird nicht gestellt: „Eins?“" in stage.latest("@anna").text
    await stage.say("Anna", "/checkin fragen streichen 7", "@")
    assert "7" in stage.latest("@anna").text
    await stage.say("Anna", "2", "@")
    await stage.say("Anna", "/abbrechen", "@")
    await stage.say("Anna", "/checkin fragen streichen 2", "@")
    assert "Wird nicht gestellt: „Zwei?“" in "\n".join(one.text for one in stage.seen_in("@anna"))
    await stage.say("Anna", "/checkin fragen", "@")
    assert "Gerade wartet keine eigene Frage" in stage.latest("@anna").text


async def test_only_coordinators_put_questions(stage: Stage) -> None:
    await stage.say("Bert", f"/checkin fragen {PREPARED}; skala", "@")
    assert "der Koordination vorbehalten" in stage.latest("@bert").text
    await stage.say("Bert", "/checkin fragen", "@")
    assert "der Koordination vorbehalten" in stage.latest("@bert").text
    with stage.database.begin() as transaction:
        assert not stored(transaction).of(OwnQuestion).find()


async def test_two_in_words_are_asked_in_two_rounds_and_leave_three_to_compare(stage: Stage) -> None:
    for _ in range(2):  # by now the catalogue has words to ask, too
        await stage.say("Anna", "/checkin")
        await close(stage)
    for said in ("Was ist zu viel?", "Was ist zu wenig?"):
        await stage.say("Anna", f"/checkin fragen {said}; text", "@")
    for number, own in ((3, "own-1"), (4, "own-2")):
        await stage.say("Anna", "/checkin")
        await close(stage)
        found = asked_in(stage, number)
        assert own in found
        assert [one for one in found if one.startswith("own-")] == [own]
        load = found[-1] == LOAD
        assert found[2 if load else 3] == own  # three to compare, the load among them, the sentence, the list
    await stage.say("Anna", "/checkin")
    for who in ("Bert", "Carla", "Eva"):
        await answer(stage, who, "3", "/abbrechen")


async def test_an_own_sentence_is_quoted_under_its_question(stage: Stage) -> None:
    await stage.say("Anna", "/checkin fragen Was ist zu viel?; text")
    await stage.say("Anna", "/checkin")
    await answer(stage, "Bert", "3", "3", "3", "3", "Die Mails")
    for who in ("Carla", "Eva"):
        await answer(stage, who, "3", "/abbrechen")
    await close(stage)
    shown = stage.latest(containing="Ergebnis").text
    assert shown.index("Eigene Frage: Was ist zu viel?") < shown.index("„Die Mails“")


async def test_it_is_a_row_and_part_of_a_line_in_the_group(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage, answers=AnswerMode.OPEN)
        await stage.say("Anna", "/checkin fragen Treffen wir uns oft genug?; janein")
        await stage.say("Anna", "/checkin")
        card = stage.latest(containing="Check-in 1")
        assert "5. Eigene Frage: Treffen wir uns oft genug?" in card.text
        await stage.say("Bert", "4 3 5 2 ja", reply_to=card.id)
        assert "Notiert: 4 · 3 · 5 · 2 · Ja" in stage.latest("@bert").text


async def test_who_put_it_sees_it_in_their_data_and_is_forgotten_with_it(stage: Stage) -> None:
    await stage.say("Anna", f"/checkin fragen {PREPARED}; skala", "@")
    await stage.say("Anna", "/koordination Bert", "@")
    await stage.say("Anna", "/meinedaten", "@")
    assert f"Eigene Frage für einen Check-in: „{PREPARED}“" in stage.latest("@anna", "Eigene Frage für").text
    with stage.database.begin() as transaction:
        store = stored(transaction)
        bert = store.identities.first(platform_id="bert")
        assert bert is not None
        assert bert.coordinates
    await stage.say("Anna", "/vergessen", "@")
    await stage.say("Anna", "Ja", "@")
    with stage.database.begin() as transaction:
        (own,) = stored(transaction).of(OwnQuestion).find()
    assert own.author_id is None
    await stage.say("Bert", "/checkin")
    await answer(stage, "Bert", "3", "3", "3", "3", "2", "-")
    await stage.say("Bert", "/meinedaten", "@")
    assert PREPARED in stage.latest("@bert", "Check-in 1").text
