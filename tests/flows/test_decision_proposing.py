"""Proposing: a card in every channel, the kinds, the deadline, and what a proposal may hold."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.decisions import DecisionKind
from tests.flows.decision_scene import PROPOSAL, SECOND, DecisionScene
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        yield await DecisionScene.prepare(stage)


async def test_a_proposal_is_a_card_in_every_channel(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", f"/beschluss {PROPOSAL}")
    await scene.stage.answer("Ben", "so abstimmen")

    for channel in (GROUP, SECOND):
        card = scene.card(channel=channel)
        assert card.startswith("B-1 · Vorschlag von Ben, IHK")
        assert PROPOSAL in card
        assert "Offen bis Mo. 16.11., 09:00 Uhr." in card
        assert "Noch hat keine der 3 Organisationen geantwortet." in card
    assert scene.stage.latest(containing="B-1 ·").labels == (
        "Zustimmung",
        "Bedenken",
        "Einwand",
        "Enthaltung",
        "Vorbehalt",
    )


@pytest.mark.parametrize(
    ("typed", "kind", "days"),
    [
        ("konsent", DecisionKind.CONSENT, 7),
        ("Stimmungsbild", DecisionKind.SENSE_CHECK, 3),
        ("sense", DecisionKind.SENSE_CHECK, 3),
        ("abstimmung:", DecisionKind.VOTE, 7),
        ("vote", DecisionKind.VOTE, 7),
    ],
)
async def test_the_kind_may_stand_first(scene: DecisionScene, typed: str, kind: DecisionKind, days: int) -> None:
    await scene.stage.say("Ben", f"/decide {typed} {PROPOSAL}")
    await scene.stage.answer("Ben", "so abstimmen")

    decision = scene.decision()
    assert (decision.kind, decision.text) == (kind, PROPOSAL)
    assert decision.closes_at - decision.opened_at == timedelta(days=days)


async def test_a_deadline_never_falls_into_quiet_time(scene: DecisionScene) -> None:
    await scene.stage.wait(timedelta(hours=12))  # Monday, nine in the evening
    await scene.stage.say("Ben", f"/beschluss {PROPOSAL}")
    await scene.stage.answer("Ben", "so abstimmen")

    assert "Offen bis Di. 17.11., 09:00 Uhr." in scene.card()


async def test_alone_it_asks_for_text_and_kind_and_survives_restarts(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss", "@")
    assert "Was soll beschlossen werden?" in scene.last("@ben")
    await scene.stage.rebuild()
    await scene.stage.say("Ben", "Erstens; zweitens", "@")
    question = scene.stage.latest("@ben")
    assert question.labels == ("Alle können damit leben", "Stimmungsbild", "Abstimmung")
    await scene.stage.rebuild()
    await scene.stage.tap("Ben", question, "Abstimmung")
    await scene.stage.answer("Ben", "so abstimmen")

    decision = scene.decision()
    assert (decision.text, decision.kind) == ("Erstens; zweitens", DecisionKind.VOTE)
    assert "B-1 (Abstimmung) steht in allen Kanälen" in scene.last("@ben")


async def test_a_kind_alone_asks_for_the_text_only(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss stimmungsbild")
    assert "Was soll beschlossen werden (Stimmungsbild)?" in scene.last()
    await scene.stage.say("Ben", "Sommerfest im Park?")
    await scene.stage.answer("Ben", "so abstimmen")

    assert scene.decision().kind is DecisionKind.SENSE_CHECK


async def test_ten_thousand_characters_get_a_clear_sentence(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", f"/beschluss {'lang ' * 2000}")
    assert "9.999 Zeichen, höchstens 2.000 passen" in scene.last()
    assert scene.count() == 0
    await scene.stage.say("Ben", PROPOSAL)
    await scene.stage.answer("Ben", "so abstimmen")

    assert scene.decision().text == PROPOSAL


async def test_what_was_typed_is_shown_as_typed(scene: DecisionScene) -> None:
    typed = "Treffen *immer* um _acht_?\n- Ja; [nein](x)  & <b>"
    await scene.stage.say("Ben", f"/beschluss {typed}")
    await scene.stage.answer("Ben", "so abstimmen")

    assert typed in scene.card()


async def test_a_very_full_card_still_fits(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", f"/beschluss {'😀' * 1900}")
    await scene.stage.answer("Ben", "so abstimmen")
    await scene.tap("Anna", "Zustimmung")

    card = scene.card()
    assert len(card.encode("utf-16-le")) // 2 < 4096
    assert "Zustimmung: 1" in card
    assert "/beschluss 1" in card


async def test_only_partners_propose(scene: DecisionScene) -> None:
    await scene.stage.say("Zoe", f"/beschluss {PROPOSAL}")
    await scene.stage.answer("Zoe", "so abstimmen")

    assert scene.count() == 0
    assert "/mitmachen" in scene.last()


async def test_a_repeated_event_proposes_once(scene: DecisionScene) -> None:
    for _ in range(2):
        await scene.stage.say("Ben", f"/beschluss {PROPOSAL}", event="same")
        await scene.stage.answer("Ben", "so abstimmen")

    assert scene.count() == 1
    assert len([message for message in scene.stage.seen_in() if "B-1 ·" in message.text]) == 1


async def test_numbers_count_on_and_the_only_active_phase_is_noted(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", "/phase beginnen Orientieren")
    for text in ("Eins ist gut.", "Zwei ist besser."):
        await scene.stage.say("Ben", f"/beschluss {text}")
        await scene.stage.answer("Ben", "so abstimmen")

    assert (scene.decision(1).text, scene.decision(2).text) == ("Eins ist gut.", "Zwei ist besser.")
    assert scene.decision(2).phase == "orient"
