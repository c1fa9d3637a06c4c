"""Setting up: every question, leaving out, going back, the language, restarts, and who may."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.cooperation import Language, Rhythm
from bot.domain.cycle import Phase, PhaseStatus
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.cooperation import Cooperation


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A group that Anna has brought the bot into."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await one.add_bot("Anna")
        yield one


def home(stage: Stage) -> Cooperation:
    with stage.database.begin() as transaction:
        (cooperation,) = transaction.cooperations()
        return cooperation


def active(stage: Stage) -> set[Phase]:
    key = home(stage).id
    with stage.database.begin() as transaction:
        store = transaction.store(key)
        return {state.phase for state in store.phases.find(status=PhaseStatus.ACTIVE)}


async def answer_all(stage: Stage, *answers: str, who: str = "Anna") -> None:
    for answer in answers:
        await stage.say(who, answer)


async def test_all_questions_survive_a_restart_after_each(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten")
    answers = ("Ankommen in Ahlen", "Arbeit & *Sprache*", "Deutsch", "Wien", "NRW", "1, orientieren", "monatlich", "ja")
    for answer in answers:
        await stage.rebuild()
        await stage.say("Anna", answer)

    kept = home(stage)
    assert (kept.name, kept.challenge) == ("Ankommen in Ahlen", "Arbeit & *Sprache*")
    assert (kept.language, kept.time_zone, kept.holidays) == (Language.GERMAN, "Europe/Vienna", "NW")
    assert kept.rhythm is Rhythm.MONTHLY
    assert kept.set_up_at == stage.clock.now()
    assert active(stage) == {Phase.INITIATE, Phase.ORIENT}


async def test_the_summary_says_what_is_set_and_everybody_is_invited(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten Ankommen in Ahlen; Arbeit & *Sprache*")

    summary = stage.latest(containing="Zeitzone").text
    assert "Ankommen in Ahlen ist eingerichtet" in summary
    assert "Herausforderung: Arbeit & *Sprache*" in summary
    assert "Phasen: Initiieren" in summary
    card = stage.seen_in()[0]
    assert card.labels == ("Mitmachen",)
    assert "Darum geht es: Arbeit & *Sprache*" in card.text


async def test_leaving_everything_out_keeps_sensible_defaults(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten")
    await answer_all(stage, *["überspringen"] * 7)

    kept = home(stage)
    assert (kept.time_zone, kept.holidays, kept.rhythm) == ("Europe/Berlin", "", Rhythm.BY_PHASE)
    assert active(stage) == {Phase.INITIATE}
    assert "Die Kooperation ist eingerichtet" in stage.latest(containing="Zeitzone").text


async def test_each_question_shows_what_leaving_it_out_keeps(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten Ankommen in Ahlen")
    await stage.say("Anna", "/einrichten")
    assert "Bisher: Ankommen in Ahlen" in stage.latest().text

    await answer_all(stage, *["überspringen"] * 3)
    assert "Bisher: Europe/Berlin" in stage.latest().text


async def test_a_second_time_changes_only_what_is_answered(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten Ankommen in Ahlen; Arbeit; Deutsch; Zürich; BW; 2, 3; quartal")
    first = home(stage)
    await stage.wait(timedelta(days=1))
    invitations = len([message for message in stage.seen_in() if message.labels == ("Mitmachen",)])
    await stage.say("Anna", "/einrichten ; Wohnen")

    second = home(stage)
    assert second.challenge == "Wohnen"
    assert (second.name, second.time_zone, second.holidays, second.rhythm, second.set_up_at) == (
        first.name,
        "Europe/Zurich",
        "BW",
        Rhythm.QUARTERLY,
        first.set_up_at,
    )
    assert active(stage) == {Phase.START, Phase.ORIENT}
    assert len([message for message in stage.seen_in() if message.labels == ("Mitmachen",)]) == invitations
    assert "Darum geht es: Wohnen" in stage.latest(containing="Darum geht es").text, "the card was refreshed"


async def test_phases_not_chosen_again_are_open_again(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten A; B; de; Berlin; keine; 1, 2")
    await stage.say("Anna", "/einrichten A; B; de; Berlin; keine; 2, 3")

    assert active(stage) == {Phase.START, Phase.ORIENT}


async def test_from_the_language_on_the_dialogue_goes_on_in_it_and_back_again(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten")
    await answer_all(stage, "Arriving", "Work")
    await stage.tap("Anna", stage.latest(), "English")
    assert stage.latest().text.startswith("Anna: Question 4 of 7. Which time zone applies?")

    await stage.answer("Anna", "Mars/Olympus")
    assert stage.latest().text.startswith("“Mars/Olympus” is no time zone I know.")
    await stage.tap("Anna", stage.latest(), "Back")
    assert "Which language should I use here?" in stage.latest().text
    await stage.answer("Anna", "german")
    assert "Welche Zeitzone gilt?" in stage.latest().text


async def test_going_back_by_command_and_by_choice(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten")
    assert "Zurück" not in stage.latest().labels
    await stage.answer("Anna", "Falscher Name")
    await stage.say("Anna", "/zurück")
    assert "Wie heißt die Kooperation?" in stage.latest().text

    await stage.answer("Anna", "Richtiger Name")
    await stage.tap("Anna", stage.latest(), "Zurück")
    assert "Wie heißt die Kooperation?" in stage.latest().text
    await stage.answer("Anna", "Endgültiger Name")
    await answer_all(stage, *["-"] * 6)
    assert home(stage).name == "Endgültiger Name"


async def test_cancelling_stores_nothing(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten")
    await stage.answer("Anna", "Ankommen in Ahlen")
    await stage.say("Anna", "/abbrechen")

    assert stage.latest().text.startswith("Abgebrochen.")
    assert home(stage).name == ""
    assert home(stage).set_up_at is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("A; B; Klingonisch", "„Klingonisch“ steht nicht zur Auswahl"),
        ("A; B; de; Mars/Olympus", "„Mars/Olympus“ ist keine bekannte Zeitzone"),
        ("A; B; de; Berlin; Elsass", "„Elsass“ steht nicht zur Auswahl"),
        ("A; B; de; Berlin; BW; Schlafen", "„Schlafen“ steht nicht zur Auswahl"),
        ("A; B; de; Berlin; BW; 1; stündlich", "„stündlich“ steht nicht zur Auswahl"),
        ("A" * 121, "121 Zeichen"),
    ],
)
async def test_what_does_not_fit_is_said_and_asked_again_with_the_rest_kept(
    stage: Stage, typed: str, sentence: str
) -> None:
    await stage.say("Anna", f"/einrichten {typed}")

    assert sentence in stage.latest().text
    assert home(stage).set_up_at is None
    while home(stage).set_up_at is None:
        await stage.answer("Anna", "überspringen")
    assert home(stage).name == ("A" if ";" in typed else "")


async def test_the_same_message_told_twice_answers_one_question(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten")
    await stage.say("Anna", "Ankommen in Ahlen", event="twice")
    receipt = await stage.say("Anna", "Ankommen in Ahlen", event="twice")

    assert receipt.repeated
    assert "Frage 2 von 7" in stage.latest().text


async def test_partners_are_refused_politely(stage: Stage) -> None:
    await stage.say("Ben", "/mitmachen Handwerkskammer; Wirtschaft")
    await stage.say("Ben", "/einrichten Bens Verein", administers=True)

    assert "der Koordination vorbehalten" in stage.latest().text
    assert home(stage).name == ""


async def test_in_private_the_group_hears_of_it(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten Ankommen in Ahlen", "@")

    assert "Ankommen in Ahlen ist eingerichtet" in stage.latest("@anna").text
    assert "Zeitzone: Europe/Berlin" in stage.latest("@anna").text
    assert stage.latest().text.startswith("Alles ist bereit für Ankommen in Ahlen.")
    assert stage.seen_in()[0].text.startswith("Ankommen in Ahlen ist eingerichtet. Wer gehört dazu?")


class TestWithoutCoordinator:
    """Nobody who administers the group added the bot, or it did not hear of being added."""

    @pytest.fixture
    async def bare(self, tmp_path: Path) -> AsyncIterator[Stage]:
        async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
            yield one

    async def test_an_administrator_founds_and_coordinates(self, bare: Stage) -> None:
        await bare.say("Anna", "/setup Ankommen in Ahlen", administers=True)

        assert "speichere ich nicht" in bare.seen_in()[0].text, "the welcome comes first"
        assert home(bare).name == "Ankommen in Ahlen"
        await bare.say("Anna", "/einstellungen")
        assert "So ist es eingestellt" in bare.latest().text

    async def test_nobody_else_does(self, bare: Stage) -> None:
        await bare.say("Ben", "/setup Bens Verein")

        assert "Den Anfang macht, wer diese Gruppe verwaltet" in bare.latest().text
        with bare.database.begin() as transaction:
            assert transaction.cooperations() == []

    async def test_in_private_it_says_where_to_go(self, bare: Stage) -> None:
        await bare.say("Anna", "/setup Ankommen in Ahlen", "@", administers=True)

        assert "Einrichten geht in der Gruppe" in bare.latest("@anna").text
