"""Questions that are answered in words: asked alone after the others, quoted without a name, taken in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.check_ins import Answer, Participation
from bot.domain.cooperation import AnswerMode
from bot.engine.stored.rows import ShownCard
from tests.flows.settling import stored
from tests.flows.test_check_in import settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

SENTENCE = "Über den Ort reden wir später"
WORDS = {"text": "I-FP-3", "list": "I-ST-1"}
"""What the third round in this phase asks in words."""


async def third_round(stage: Stage) -> None:
    """Two rounds that nobody answers go by; the third asks two ratings, a yes or no, a sentence and a list."""
    for _ in range(2):
        await stage.say("Anna", "/checkin")
        await close(stage)
    await stage.say("Anna", "/checkin")


async def close(stage: Stage) -> None:
    await stage.say("Anna", "/checkin schließen", "@")
    await stage.say("Anna", "ja", "@")


async def answer(stage: Stage, who: str, *said: str) -> None:
    """Answer the open round, or the last one late, from the first question on."""
    await stage.say(who, "/antworten", "@")
    for one in said:
        await stage.say(who, one, "@")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Five partners of three sectors, and the third round."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await third_round(one)
        yield one


def result(stage: Stage) -> str:
    return stage.latest(containing="Ergebnis des Check-ins 3").text


async def test_they_are_asked_alone_after_the_others_and_quoted_without_a_name(stage: Stage) -> None:
    await answer(stage, "Bert", "4", "4", "ja")
    assert "4 von 5 · Führung" in stage.latest("@bert").text
    assert "wörtlich, aber ohne Namen" in stage.latest("@bert").text
    await stage.say("Bert", SENTENCE, "@")
    assert "5 von 5 · Stakeholder" in stage.latest("@bert").text
    await stage.say("Bert", "Caritas; IHK\n- Tafel", "@")
    assert "Notiert: Caritas · IHK · Tafel" in stage.latest("@bert").text
    await stage.say("Bert", "fertig", "@")
    assert "Danke!" in stage.seen_in("@bert")[-2].text
    await answer(stage, "Carla", "4", "4", "ja", "-", "ihk; Diakonie", "fertig")
    await answer(stage, "Eva", "4", "4", "ja", "Alles Weitere", "-")
    await close(stage)
    shown = result(stage)
    said = shown[shown.index("Was entscheiden wir jetzt schon") :]
    assert said.index("„Alles Weitere“") < said.index(f"„{SENTENCE}“")
    assert [line for line in shown.splitlines() if line.removeprefix("- ") in {"Caritas", "IHK", "Tafel", "Diakonie"}]
    assert shown.count("IHK") + shown.count("ihk") == 1
    assert all(name not in shown for name in ("Bert", "Carla", "Eva"))
    assert "zu wenige Antworten" not in shown  # no line for what has no value


async def test_of_fewer_than_three_persons_nothing_is_quoted(stage: Stage) -> None:
    await answer(stage, "Bert", "4", "4", "ja", SENTENCE, "Caritas", "fertig")
    await answer(stage, "Carla", "4", "4", "ja", "Noch ein Satz", "-")
    await close(stage)
    for words in (SENTENCE, "Noch ein Satz", "Caritas"):
        assert words not in result(stage)
        assert words not in stage.latest(containing="Check-in 3").text


async def test_one_sentence_is_quoted_where_three_took_part(stage: Stage) -> None:
    await answer(stage, "Bert", "4", "4", "ja", SENTENCE, "-")
    for who in ("Carla", "Eva"):
        await answer(stage, who, "3", "/abbrechen")
    await close(stage)
    assert f"„{SENTENCE}“" in result(stage)


async def test_what_stands_is_shown_again_and_can_be_replaced(stage: Stage) -> None:
    await answer(stage, "Bert", "4", "4", "ja", SENTENCE)
    await stage.say("Bert", "zurück", "@")
    again = stage.latest("@bert")
    assert f"Bisher: „{SENTENCE}“" in again.text
    assert "So lassen" in again.labels
    await stage.tap("Bert", again, "So lassen")
    await stage.say("Bert", "zurück", "@")
    await stage.say("Bert", "Doch etwas anderes", "@")
    await stage.say("Bert", "Caritas; IHK", "@")
    await stage.say("Bert", "Tafel", "@")
    assert "Notiert: Caritas · IHK · Tafel" in stage.latest("@bert").text
    await stage.say("Bert", "fertig", "@")
    await stage.tap("Bert", stage.latest("@bert", "Danke!"), "change")
    for _ in range(4):
        await stage.say("Bert", "-", "@")
    assert "Bisher: Caritas · IHK · Tafel" in stage.latest("@bert").text
    await stage.say("Bert", "Diakonie", "@")
    assert "Notiert: Diakonie" in stage.latest("@bert").text
    await stage.tap("Bert", stage.latest("@bert"), "Fertig")
    with stage.database.begin() as transaction:
        found = {one.question: one.text for one in stored(transaction).answers.find() if one.text}
    assert found == {WORDS["text"]: "Doch etwas anderes", WORDS["list"]: "Diakonie"}


async def test_entries_that_do_not_fit_are_refused_and_nothing_changes(stage: Stage) -> None:
    await answer(stage, "Bert", "4", "4", "ja", "-", "Caritas", ";".join(str(place) for place in range(21)))
    assert "21 Einträge, höchstens 20" in stage.latest("@bert").text
    await stage.say("Bert", "x" * 121, "@")
    assert "121 Zeichen, höchstens 120" in stage.latest("@bert").text
    await stage.say("Bert", ";", "@")
    await stage.say("Bert", ";".join(str(place) for place in range(20)), "@")
    assert "21 Einträge, höchstens 20" in stage.seen_in("@bert")[-2].text
    assert "Notiert: Caritas" in stage.latest("@bert").text
    with stage.database.begin() as transaction:
        assert [one.text for one in stored(transaction).answers.find(question=WORDS["list"])] == ["Caritas"]


async def test_typed_markup_stays_what_it_is(stage: Stage) -> None:
    entry = "*Kreis* <b>Ahlen</b> { $x } [a](b)"
    await answer(stage, "Bert", "4", "4", "ja", "-", entry)
    assert f"Notiert: {entry}" in stage.latest("@bert").text
    await stage.say("Bert", "fertig", "@")
    assert entry in stage.latest("@bert").text
    for who in ("Carla", "Eva"):
        await answer(stage, who, "3", "/abbrechen")
    await close(stage)
    assert entry in result(stage)


async def test_who_is_named_can_be_taken_in_as_a_stakeholder(stage: Stage) -> None:
    await stage.say("Bert", "/akteur neu IHK; Wirtschaft; 3; 3", "@")
    await answer(stage, "Bert", "4", "4", "ja", "-", "Caritas; ihk; Tafel", "fertig")
    offer = stage.latest("@bert", "Liste der Akteure")
    assert offer.labels == ("Als Akteur aufnehmen: Caritas", "Als Akteur aufnehmen: Tafel")
    await stage.tap("Bert", offer, "Als Akteur aufnehmen: Caritas")
    for said in ("Zivilgesellschaft", "2", "2", "niemand"):
        await stage.say("Bert", said, "@")
    with stage.database.begin() as transaction:
        assert [one.name for one in stored(transaction).stakeholders.find()] == ["IHK", "Caritas"]
    assert stage.latest("@bert", "Liste der Akteure").labels == ("Als Akteur aufnehmen: Tafel",)


async def test_in_the_group_the_card_says_that_more_is_asked_alone(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, answers=AnswerMode.OPEN)
        await third_round(stage)
        card = stage.latest(containing="Check-in 3")
        assert "Dazu kommen 2 Fragen für ein paar eigene Worte" in card.text
        assert "Was entscheiden wir" not in card.text
        assert {choice.key[:2] for choice in card.content.choices if choice.key[0] == "q"} == {"q1", "q2", "q3"}
        await stage.tap("Bert", card, "q1v4")
        await stage.tap("Bert", card, "Noch 2 Fragen, allein")
        asked = stage.latest("@bert")
        assert "4 von 5" in asked.text
        assert "Zurück" not in asked.labels
        await stage.say("Bert", SENTENCE, "@")
        await stage.say("Bert", "fertig", "@")
        assert "Danke!" in stage.latest("@bert").text
        with stage.database.begin() as transaction:
            assert len(stored(transaction).answers.find()) == 2


async def test_a_line_answers_what_fits_the_card(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage, answers=AnswerMode.OPEN)
        await third_round(stage)
        card = stage.latest(containing="Check-in 3")
        assert card.labels == ("Jetzt antworten", "Noch 2 Fragen, allein")
        await stage.say("Bert", "4 3 ja 4 4", reply_to=card.id)
        assert "Gefragt sind 3 Angaben" in stage.latest("@bert").text
        await stage.say("Bert", "4 3 ja", reply_to=card.id, event="line")
        await stage.tap("Bert", card, "alone")
        await stage.say("Bert", SENTENCE, "@")
        await stage.edit("Bert", "said-line", None)
        with stage.database.begin() as transaction:
            assert [one.question for one in stored(transaction).answers.find()] == [WORDS["text"]]


async def test_in_an_anonymous_round_nothing_says_whose_words_they_are(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, anonymous=True)
        await third_round(stage)
        await answer(stage, "Bert", "4", "4", "ja", SENTENCE)
        assert "Alles in eine Nachricht" in stage.latest("@bert").text
        await stage.say("Bert", "Caritas; IHK", "@")
        assert "Zum Schluss" in stage.latest("@bert").text  # neither more of it, nor an offer that would name it
        await stage.say("Bert", "-", "@")
        await stage.say("Bert", "/meinedaten", "@")
        told = stage.latest("@bert", "Check-in 3").text
        assert SENTENCE not in told
        assert "Caritas" not in told
        with stage.database.begin() as transaction:
            store = stored(transaction)
            kept = store.of(Answer).find()
            assert {one.partner_id for one in kept} == {None}
            assert {one.text for one in kept if one.text} == {SENTENCE, "Caritas\nIHK"}
            assert len(store.of(Participation).find()) == 5
            assert not [one for one in store.of(ShownCard).find() if one.kind == "check_in.take_in"]
        for who in ("Carla", "Eva"):
            await answer(stage, who, "4", "4", "ja", "-", "-", "-")
        await close(stage)
        assert f"„{SENTENCE}“" in result(stage)
        assert "Caritas" in result(stage)


async def test_late_words_come_in_only_together(stage: Stage) -> None:
    for who in ("Anna", "Bert", "Carla"):
        await answer(stage, who, "3", "/abbrechen")
    await answer(stage, "Bert", "4", "ja", SENTENCE, "Caritas", "fertig")
    await close(stage)
    before = result(stage)
    assert SENTENCE in before
    await stage.say("Frida", "/mitmachen Tafel; Zivilgesellschaft")
    for who, words in (("Deniz", "Erster später Satz"), ("Eva", "Zweiter später Satz")):
        await answer(stage, who, "3", "3", "ja", words, "-")
        await stage.wait(timedelta(days=4))
        assert result(stage) == before
    await answer(stage, "Anna", "3", "ja", "Dritter später Satz", "-")
    await stage.wait(timedelta(days=4))
    shown = result(stage)
    assert all(f"„{words} später Satz“" in shown for words in ("Erster", "Zweiter", "Dritter"))


async def test_who_answered_sees_it_in_their_data_and_is_forgotten_with_it(stage: Stage) -> None:
    await answer(stage, "Bert", "4", "4", "ja", SENTENCE, "Caritas; IHK", "fertig")
    await stage.say("Bert", "/meinedaten", "@")
    told = stage.latest("@bert", "Check-in 3").text
    assert SENTENCE in told
    assert "Caritas; IHK" in told
    await stage.say("Bert", "/vergessen", "@")
    await stage.say("Bert", "Ja", "@")
    with stage.database.begin() as transaction:
        store = stored(transaction)
        bert = next(one for one in store.partners.find() if one.left_at is not None)
        assert not bert.name
        cards = [one for one in store.of(ShownCard).find() if one.kind == "check_in.take_in"]
        assert not cards
    for who in ("Carla", "Eva"):
        await answer(stage, who, "3", "/abbrechen")
    await close(stage)
    assert f"„{SENTENCE}“" in result(stage)


async def test_what_was_quoted_is_in_the_export_at_the_end(stage: Stage) -> None:
    await answer(stage, "Bert", "4", "4", "ja", SENTENCE, "Caritas", "fertig")
    for who in ("Carla", "Eva"):
        await answer(stage, who, "3", "/abbrechen")
    await close(stage)
    await stage.say("Anna", "/beenden", "@")
    told = "\n".join(one.text for one in stage.seen_in("@anna"))
    assert f"„{SENTENCE}“" in told
    assert "Caritas" in told


async def test_a_question_in_words_is_not_waited_for(stage: Stage) -> None:
    """Who has answered anything has answered: words are an offer."""
    with stage.database.begin() as transaction:
        (latest,) = stored(transaction).rounds.find(closed_at=None)
        stored(transaction).rounds.put(replace(latest, asked=latest.asked[:2]))
    for who in ("Anna", "Bert"):
        await answer(stage, who, "3", "/abbrechen")
    assert "Alle haben geantwortet" in stage.latest(containing="Check-in 3").text
