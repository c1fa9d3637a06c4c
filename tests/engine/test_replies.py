"""Changing or withdrawing a message that was an answer, and taking a tap back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.engine.exchange.messages import Edited, Untapped, Withdrawn
from bot.program.stepping import settle
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Two partners, and a decision."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; monatlich")
        await one.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        await one.say("Bert", "/mitmachen Handwerkskammer; Wirtschaft")
        await one.say("Bert", "/beschluss Wir treffen uns monatlich.")
        await one.answer("Bert", "so abstimmen")
        yield one


async def edit(stage: Stage, who: str, event: str, text: str) -> None:
    await stage.rebuild()
    await stage.chat.hand_over(
        Edited(
            event_id=f"edit {event} {text}",
            address=stage.chat.address(GROUP),
            sender=stage.chat.person(who),
            private=False,
            at=stage.clock.now(),
            message=f"said-{event}",
            text=text,
        )
    )
    await settle(stage.application)


async def withdraw(stage: Stage, who: str, event: str) -> None:
    await stage.rebuild()
    await stage.chat.hand_over(
        Withdrawn(
            event_id=f"withdraw {event}",
            address=stage.chat.address(GROUP),
            sender=stage.chat.person(who),
            private=False,
            at=stage.clock.now(),
            message=f"said-{event}",
        )
    )
    await settle(stage.application)


async def untap(stage: Stage, who: str, words: str, choice: str, *, remains: str = "") -> None:
    await stage.rebuild()
    message = stage.latest(containing=words)
    await stage.chat.hand_over(
        Untapped(
            event_id=f"untap {who} {words} {choice}",
            address=stage.chat.address(GROUP),
            sender=stage.chat.person(who),
            private=False,
            at=stage.clock.now(),
            message=message.id,
            choice=choice,
            remains=remains,
        )
    )
    await settle(stage.application)


def standing(stage: Stage) -> list[str]:
    """Return the voices that the decision's card shows."""
    card = stage.latest(containing="Wir treffen uns").text
    return [line.removeprefix("- ") for line in card.splitlines() if line.startswith("- ")]


async def test_a_number_that_is_corrected_changes_the_answer(stage: Stage) -> None:
    await stage.say("Anna", "4", reply_to=stage.latest(containing="monatlich").id, event="number")
    assert standing(stage) == ["Enthaltung: Stadt Ahlen"]
    await edit(stage, "Anna", "number", "1")
    assert standing(stage) == ["Zustimmung: Stadt Ahlen"]
    await edit(stage, "Anna", "number", "4")
    assert standing(stage) == ["Enthaltung: Stadt Ahlen"]


async def test_a_number_that_is_removed_withdraws_the_answer(stage: Stage) -> None:
    await stage.say("Anna", "4", reply_to=stage.latest(containing="monatlich").id, event="number")
    await withdraw(stage, "Anna", "number")
    assert standing(stage) == []
    assert "Noch hat keine" in stage.latest(containing="Wir treffen uns").text


async def test_what_somebody_else_changes_changes_nothing(stage: Stage) -> None:
    await stage.say("Anna", "4", reply_to=stage.latest(containing="monatlich").id, event="number")
    await edit(stage, "Bert", "number", "1")
    await withdraw(stage, "Bert", "number")
    assert standing(stage) == ["Enthaltung: Stadt Ahlen"]


async def test_an_older_number_does_not_undo_a_newer_tap(stage: Stage) -> None:
    await stage.say("Anna", "4", reply_to=stage.latest(containing="monatlich").id, event="number")
    await stage.tap("Anna", stage.latest(containing="monatlich"), "Zustimmung")
    await withdraw(stage, "Anna", "number")
    assert standing(stage) == ["Zustimmung: Stadt Ahlen"]


async def test_the_last_answer_of_a_dialogue_can_be_corrected(stage: Stage) -> None:
    await stage.say("Carla", "/mitmachen")
    await stage.say("Carla", "Sportfeind", event="house")
    await edit(stage, "Carla", "house", "Sportverein")
    for said in ("Zivilgesellschaft", "Verein", "ehrenamtlich"):
        await stage.say("Carla", said)
    assert "Notiert: Sportverein" in stage.latest().text


async def test_the_last_answer_of_a_dialogue_can_be_withdrawn(stage: Stage) -> None:
    await stage.say("Carla", "/mitmachen")
    question = stage.latest().text
    await stage.say("Carla", "Sportfeind", event="house")
    await withdraw(stage, "Carla", "house")
    assert stage.latest().text == question


async def test_what_is_settled_is_not_changed_by_an_edit_and_that_is_said(stage: Stage) -> None:
    await stage.say("Carla", "/mitmachen")
    await stage.say("Carla", "Sportverein", event="house")
    for said in ("Zivilgesellschaft", "Verein", "ehrenamtlich"):
        await stage.say("Carla", said)
    await edit(stage, "Carla", "house", "Wanderverein")
    said = (stage.seen_in("@carla") or stage.seen_in())[-1].text
    assert "ist schon notiert" in said
    with stage.database.begin() as transaction:
        assert "Wanderverein" not in {house.name for house in transaction.store(1).organisations.find()}


async def test_a_tap_taken_back_withdraws_the_answer_it_gave_and_no_other(stage: Stage) -> None:
    await stage.tap("Anna", stage.latest(containing="monatlich"), "Enthaltung")
    await stage.tap("Anna", stage.latest(containing="monatlich"), "Zustimmung")
    await untap(stage, "Anna", "monatlich", "4")
    assert standing(stage) == ["Zustimmung: Stadt Ahlen"]
    await untap(stage, "Anna", "monatlich", "1")
    assert standing(stage) == []


async def test_a_voice_taken_back_is_logged_and_no_former_one_comes_back(stage: Stage) -> None:
    await stage.tap("Anna", stage.latest(containing="monatlich"), "Enthaltung")
    await stage.tap("Anna", stage.latest(containing="monatlich"), "Zustimmung")
    await untap(stage, "Anna", "monatlich", "1")
    assert "Noch hat keine" in stage.latest(containing="Wir treffen uns").text
    await stage.say("Anna", "/beschluss 1 schließen")
    await stage.say("Anna", "ja")
    await stage.say("Anna", "/beschluss 1")
    assert "Stadt Ahlen: Stimme zurückgenommen (Anna)" in stage.latest().text


async def test_somebody_else_of_the_house_cannot_take_it_back(stage: Stage) -> None:
    await stage.say("Doris", "/mitmachen Stadt Ahlen")
    await stage.tap("Anna", stage.latest(containing="monatlich"), "Zustimmung")
    await untap(stage, "Doris", "monatlich", "1")
    assert "Zustimmung: Stadt Ahlen" in stage.latest(containing="Wir treffen uns").text


async def test_after_closing_nothing_is_taken_back(stage: Stage) -> None:
    await stage.tap("Anna", stage.latest(containing="monatlich"), "Zustimmung")
    card = stage.latest(containing="Wir treffen uns")
    await stage.say("Anna", "/beschluss 1 schließen")
    await stage.say("Anna", "ja")
    await untap(stage, "Anna", "Wir treffen uns", "1")
    assert card.id
    with stage.database.begin() as transaction:
        assert len(transaction.store(1).voices.find()) == 1


async def test_the_sign_that_stays_is_the_voice_that_counts(stage: Stage) -> None:
    card = stage.latest(containing="monatlich")
    await stage.tap("Anna", card, "Zustimmung")
    await stage.tap("Anna", card, "Enthaltung")
    await untap(stage, "Anna", "Wir treffen uns", "abstain-1", remains="agree-1")
    text = stage.latest(containing="Wir treffen uns").text
    assert "Zustimmung: Stadt Ahlen" in text
    assert "Enthaltung: Stadt" not in text


async def test_an_earlier_sign_taken_back_changes_nothing(stage: Stage) -> None:
    card = stage.latest(containing="monatlich")
    await stage.tap("Anna", card, "Zustimmung")
    await stage.tap("Anna", card, "Enthaltung")
    await untap(stage, "Anna", "Wir treffen uns", "agree-1", remains="abstain-1")
    assert "Enthaltung: Stadt Ahlen" in stage.latest(containing="Wir treffen uns").text
    assert len(stage.seen_in("@anna")) == 0


async def test_a_sign_that_stays_from_another_wording_is_no_voice(stage: Stage) -> None:
    await stage.tap("Anna", stage.latest(containing="monatlich"), "Zustimmung")
    await untap(stage, "Anna", "Wir treffen uns", "agree-1", remains="abstain-0")
    assert "Stadt Ahlen" not in stage.latest(containing="Wir treffen uns").text.partition("Eine von")[0]


async def test_an_objection_taken_back_before_its_reason_is_asked_about_no_more(stage: Stage) -> None:
    card = stage.latest(containing="monatlich")
    await stage.tap("Anna", card, "Zustimmung")
    await stage.tap("Anna", card, "Einwand")
    with stage.database.begin() as transaction:
        assert [one.dialogue for one in transaction.sessions_in(1) + transaction.sessions_in(2)] == [
            "decision.objection"
        ]
    await untap(stage, "Anna", "B-1 ·", "objection-1", remains="agree-1")
    with stage.database.begin() as transaction:
        assert transaction.sessions_in(1) + transaction.sessions_in(2) == []
    assert "Zustimmung: Stadt Ahlen" in stage.latest(containing="B-1 ·").text
