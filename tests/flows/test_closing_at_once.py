"""What all agree to can be closed at once, by whoever proposed it or coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM
from bot.domain.decisions import DecisionStatus, DecisionStep
from tests.flows.decision_scene import PROPOSAL, SECOND, DecisionScene
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

NOW = "Jetzt schließen"


@pytest.fixture(params=[LIKE_TELEGRAM, LIKE_MATRIX], ids=["telegram", "matrix"])
async def scene(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[DecisionScene]:
    """Ben has proposed; Anna coordinates."""
    async with Stage.on_sqlite(tmp_path, capabilities=request.param) as stage:
        one = await DecisionScene.prepare(stage)
        await one.propose("Ben", PROPOSAL)
        yield one


def offers(scene: DecisionScene) -> bool:
    return NOW in scene.stage.latest("group", "B-1 ·").labels


async def test_only_once_all_agree_without_more(scene: DecisionScene) -> None:
    for who, choice in (("Anna", "Zustimmung"), ("Ben", "Zustimmung"), ("Cem", "Bedenken")):
        assert not offers(scene)
        await scene.tap(who, choice)
    assert not offers(scene)

    await scene.tap("Cem", "Zustimmung")
    assert offers(scene)
    assert "Alle sind dafür." in scene.card()
    assert scene.stage.latest("group", "B-1 ·").labels[-1] == NOW, "the numbers of the answers stay"

    await scene.tap("Anna", "Enthaltung")
    assert not offers(scene)


@pytest.mark.parametrize(("who", "role"), [("Ben", "partner"), ("Anna", "coordinator")])
async def test_its_proposer_or_a_coordinator_closes_it_by_a_tap(scene: DecisionScene, who: str, role: str) -> None:
    await scene.all_agree()
    await scene.tap(who, NOW)

    assert scene.decision().status is DecisionStatus.ACCEPTED
    assert (scene.events()[-1].step, scene.events()[-1].role) == (DecisionStep.CLOSED, role)
    for channel in ("group", SECOND):
        result = scene.stage.latest(channel, "angenommen")
        assert result.text.startswith("B-1 ist angenommen.")
        assert not result.content.rings
    assert "Was folgt daraus?" in scene.last("@ben")


async def test_others_are_refused_politely(scene: DecisionScene) -> None:
    await scene.all_agree()
    receipt = await scene.tap("Cem", NOW)

    assert "die Person, die vorgeschlagen hat, und die Koordination" in (receipt.toast or scene.last("@cem"))
    assert scene.decision().status is DecisionStatus.OPEN


async def test_a_tap_on_an_old_card_closes_nothing_that_not_all_agree_to(scene: DecisionScene) -> None:
    await scene.all_agree()
    card = scene.stage.latest("group", "B-1 ·")
    with scene.stage.database.begin() as transaction:  # what the card does not show yet
        voices = transaction.store(scene.home).voices
        voices.remove(voices.find()[-1])
    await scene.stage.tap("Ben", card, "close-1")

    assert scene.decision().status is DecisionStatus.OPEN


async def test_new_words_ask_everybody_again(scene: DecisionScene) -> None:
    await scene.all_agree()
    await scene.stage.say("Ben", "/beschluss 1 ändern Wir treffen uns jede Woche.")

    assert not offers(scene)


async def test_the_result_takes_up_what_follows_and_nobody_hears_of_it_again(scene: DecisionScene) -> None:
    await scene.all_agree()
    await scene.tap("Ben", NOW)
    before = len(scene.stage.seen_in())
    for answer in ("Anna lädt ein.", "Stadt Ahlen", "in drei Monaten"):
        await scene.stage.say("Ben", answer, "@")

    assert len(scene.stage.seen_in()) == before
    assert (
        "Ergebnis: Anna lädt ein. Verantwortlich: Stadt Ahlen." in scene.stage.latest(containing="ist angenommen").text
    )
    assert scene.stage.latest(containing="ist angenommen").reply_to == scene.stage.latest(containing="B-1 ·").id


async def test_a_result_is_still_right_after_an_organisation_was_renamed(scene: DecisionScene) -> None:
    await scene.all_agree()
    await scene.tap("Ben", NOW)
    await scene.stage.say("Anna", "/organisation IHK; Name; Handelskammer")

    assert "Handelskammer" in scene.stage.latest(containing="B-1 ist angenommen").text
