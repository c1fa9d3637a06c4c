"""Check-ins that are answered in the group, by setting: rows of choices, or one line for all questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.cooperation import AnswerMode
from tests.flows.test_check_in import settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path


async def test_by_setting_the_questions_are_rows_of_the_card_in_the_group(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, answers=AnswerMode.OPEN)
        await stage.say("Anna", "/checkin fragen Sind wir bereit?; janein", "@")
        await stage.say("Anna", "/checkin")
        card = stage.latest(containing="Check-in 1")
        assert "Wer was antippt, sieht niemand" in card.text
        rows: dict[int | None, list[str]] = {}
        for choice in card.content.choices:
            rows.setdefault(choice.row, []).append(choice.label)
        first, *_, fifth, last = rows.values()
        assert first == ["①", "1", "2", "3", "4", "5", "?"]
        assert fifth == ["⑤", "Ja", "Teils", "Nein", "?"]
        assert last == ["Jetzt antworten"]
        receipt = await stage.tap("Bert", card, "q1")
        assert "Wir kennen" in (receipt.toast or "")
        receipt = await stage.tap("Bert", card, "q1v4")
        assert receipt.toast == "Gespeichert: 4"
        assert "Staat und Verwaltung 1" in stage.latest(containing="Check-in 1").text
        receipt = await stage.tap("Bert", card, "q1v2")
        assert "Was fehlt?" in (receipt.toast or "")
        assert "Was fehlt vor allem?" in stage.latest("@bert").text


async def test_where_there_are_no_rows_one_line_answers_all_questions(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage, answers=AnswerMode.OPEN)
        await stage.say("Anna", "/checkin fragen Sind wir bereit?; janein", "@")
        await stage.say("Anna", "/checkin")
        card = stage.latest(containing="Check-in 1")
        assert card.labels == ("Jetzt antworten",)
        await stage.say("Bert", "4 3 5, 2", reply_to=card.id)
        assert "Gefragt sind 5 Angaben" in stage.latest("@bert").text
        await stage.say("Bert", "4 3 5 9 ja", reply_to=card.id)
        assert "Noch keine Antwort" in stage.latest(containing="Check-in 1").text
        await stage.say("Bert", "4 3 5 ? teils", reply_to=card.id, event="line")
        assert "Notiert: 4 · 3 · 5 · weiß nicht · Teilweise" in stage.latest("@bert").text
        assert "Staat und Verwaltung 1" in stage.latest(containing="Check-in 1").text
        await stage.edit("Bert", "said-line", "1 3 5 ? nein")
        with stage.database.begin() as transaction:
            assert [one.value for one in transaction.store(1).answers.find()] == [1, 3, 5, None, 1]
        await stage.edit("Bert", "said-line", None)
        assert "Noch keine Antwort" in stage.latest(containing="Check-in 1").text


async def test_an_anonymous_round_takes_no_line_that_all_can_read(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, answers=AnswerMode.OPEN, anonymous=True)
        await stage.say("Anna", "/checkin")
        await stage.say("Bert", "4 3 5 2 4", reply_to=stage.latest(containing="Check-in 1").id)
        assert "Diese Runde wird allein beantwortet" in stage.latest("@bert").text
        assert "Noch keine Antwort" in stage.latest(containing="Check-in 1").text


async def test_an_anonymous_answer_cannot_be_given_twice_in_the_group(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, answers=AnswerMode.OPEN, anonymous=True)
        await stage.say("Anna", "/checkin")
        await stage.tap("Bert", stage.latest(containing="Check-in 1"), "q1v2")
        receipt = await stage.tap("Bert", stage.latest(containing="Check-in 1"), "q1v5")
        assert "anonymen" in (receipt.toast or "")


async def test_a_second_tap_neither_asks_again_nor_loses_the_reason(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, answers=AnswerMode.OPEN)
        await stage.say("Anna", "/checkin")
        card = stage.latest(containing="Check-in 1")
        for who in ("Anna", "Carla"):
            await stage.tap(who, card, "q1v3")
        await stage.tap("Bert", card, "q1v2")
        await stage.tap("Bert", card, "q1v2")
        assert sum("fehlt" in one.text for one in stage.seen_in("@bert")) == 1
        await stage.say("Bert", "Zeit", "@")
        receipt = await stage.tap("Bert", card, "q1v1")
        assert receipt.toast == "Gespeichert: 1"
        await stage.say("Anna", "/checkin schließen")
        await stage.answer("Anna", "ja")
        assert "„Zeit“" in stage.latest(containing="Ergebnis").text


@pytest.mark.parametrize("way", ["row", "line", "alone"])
async def test_who_gives_a_better_number_is_not_asked_any_longer(tmp_path: Path, way: str) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, answers=AnswerMode.OPEN)
        await stage.say("Anna", "/checkin")
        card = stage.latest(containing="Check-in 1")
        await stage.tap("Bert", card, "q1v1")
        assert "Was fehlt vor allem?" in stage.latest("@bert").text
        if way == "row":
            await stage.tap("Bert", card, "q1v4")
        elif way == "line":
            await stage.say("Bert", "4 4 4 4 4", reply_to=card.id)
        else:
            await stage.rate("Bert", "4")
            await stage.say("Bert", "/abbrechen", "@")
        with stage.database.begin() as transaction:
            assert not transaction.sessions_of(2, "bert")
        await stage.say("Bert", "Alles gut", "@")
        with stage.database.begin() as transaction:
            assert not [one.text for one in transaction.store(1).answers.find() if one.text]
