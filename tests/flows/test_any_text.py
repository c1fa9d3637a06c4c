"""Whatever is allowed to be typed is shown; whatever else is typed gets a sentence, and never a fault."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.sending.rendering import body
from adapters.memory.adapter import IN_THE_GROUP
from adapters.telegram.rendering import TEXT_UNITS, parts, units
from bot.domain.partners import Organisation, Partner, Sector
from flows import FLOWS
from tests.flows.decision_scene import DecisionScene
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

FAULT = "etwas schiefgegangen"
DIGITS = "9" * 4_301
"""One more than Python turns into a number."""
COSTLY = "*_[]()~`>#+-=|{}.!&<\"'\\ { $x } e\u0301 שלום 👩‍👩‍👧 "
NASTY = (
    "",
    DIGITS,
    f"cancel {DIGITS}",
    f"change {DIGITS}; rhythm; {DIGITS}",
    f"add A{DIGITS[:9]}; state; {DIGITS}; 1",
    f"add Amt; state; 3; 3; p{DIGITS}",
    "o999; x",
    "k999",
    "\ud800",
    "x\udfff\0y; state",
    "٣",
    "³",
    "½",
    "in 99999999 Stunden; x",
    "in 999999999 days; x",
    "31.12.99999; x",
    "9999-12-31; x",
    "alle 999999999 Tage; x",
    "1.1.0001; x",
    COSTLY * 150,
    ";" * 2_000,
)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        yield await DecisionScene.prepare(stage)


def of_length(most: int) -> str:
    """Return so many characters that are dear once they are escaped."""
    return (COSTLY * (most // len(COSTLY) + 1))[: most - 1].rstrip() + "!"


def one_message(text: str) -> bool:
    """Whether a text is one message on Telegram."""
    return len(parts(text)) == 1 and units(parts(text)[0].plain) <= TEXT_UNITS


async def test_a_proposal_of_1300_characters_has_a_card(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss " + "*" * 1_300)
    await scene.stage.answer("Ben", "so abstimmen")

    assert "*" * 1_300 in scene.card()


async def test_a_proposal_of_most_characters_is_one_card_and_shown_in_full(scene: DecisionScene) -> None:
    for number, text in enumerate((of_length(2_000), "👩" * 2_000, "م" * 2_000), start=1):
        await scene.stage.say("Ben", f"/beschluss {text}")
        await scene.stage.answer("Ben", "so abstimmen")
        card = scene.stage.latest(GROUP, f"B-{number} ·").content
        assert one_message(card.text)
        assert len(str(body(card)["body"]).encode()) < 16_000

        await scene.stage.say("Ben", f"/beschluss {number}", "@")
        shown = "".join(message.text for message in scene.stage.seen_in("@ben"))
        assert text in shown


async def test_an_outcome_of_most_characters_keeps_the_card_in_one_message(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss " + "👩" * 2_000)
    await scene.stage.answer("Ben", "so abstimmen")
    await scene.all_agree()
    await scene.stage.say("Ben", "/beschluss 1 schließen")
    await scene.stage.answer("Ben", "ja")
    await scene.stage.say("Ben", "/beschluss 1 ergebnis " + "👩" * 500)

    assert one_message(scene.stage.latest(GROUP, "B-1 ·").content.text)


async def test_fourteen_reasons_of_230_characters_are_shown(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss Wir treffen uns.")
    await scene.stage.answer("Ben", "so abstimmen")
    reason = of_length(230)
    for number in range(14):
        await scene.stage.say(f"P{number}", f"/join Haus {number}; business")
        await scene.stage.say("Anna", f"/beschluss 1 stimme Haus {number}; Bedenken; {reason}")
    for page in (1, 2, 3):
        await scene.stage.say("Ben", f"/beschluss 1 seite {page}", "@")

    shown = "".join(message.text for message in scene.stage.seen_in("@ben"))
    assert shown.count(f"„{reason}“") == 14


async def test_forty_partners_can_be_named_coordinators(scene: DecisionScene) -> None:
    with scene.stage.database.begin() as transaction:
        store = transaction.store(scene.home)
        for number in range(40):
            house = store.organisations.add(Organisation(name=f"Haus {number} " + "*" * 100, sector=Sector.BUSINESS))
            store.partners.add(
                Partner(name=f"P{number} " + "_" * 60, organisation_id=house.id, joined_at=scene.stage.clock.now())
            )
        for identity in store.identities.find():
            store.identities.put(replace(identity, coordinates=True))
    await scene.stage.say("Anna", "/coordinator", "@")
    await scene.stage.say("Anna", "niemand davon", "@")

    assert FAULT not in scene.last("@anna")
    assert "niemand davon" in scene.last("@anna")


async def test_a_key_of_no_organisation_gets_a_sentence_and_no_partner(scene: DecisionScene) -> None:
    await scene.stage.say("Eva", "/join o999", "@")
    await scene.stage.say("Eva", "/join o999; state")

    assert "o999" in scene.last("@eva")
    assert FAULT not in scene.last("@eva")
    with scene.stage.database.begin() as transaction:
        assert transaction.store(scene.home).partners.first(name="Eva") is None


async def test_half_a_surrogate_pair_in_a_name_or_an_id_stops_nobody(scene: DecisionScene) -> None:
    await scene.stage.say("Eva\ud800", "/join Amt \ud800; state")

    assert "Amt \N{REPLACEMENT CHARACTER}" in scene.last()


@pytest.mark.parametrize("name", ["", " \t", "\u200b", "\u3164"])
async def test_who_has_no_visible_name_is_called_by_the_account(scene: DecisionScene, name: str) -> None:
    person = replace(scene.stage.chat.person("Eva"), name=name)
    scene.stage.chat.person = lambda *_arguments, **_options: person  # type: ignore[method-assign]
    await scene.stage.say("Eva", "/join Amt; state")

    assert "eva" in scene.last()


async def test_numbers_of_4300_digits_typed_or_tapped_are_no_numbers(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss Wir treffen uns.")
    await scene.stage.answer("Ben", "so abstimmen")
    receipt = await scene.stage.tap("Ben", scene.stage.latest(GROUP, "B-1 ·"), DIGITS)

    assert receipt.toast is None or FAULT not in receipt.toast
    assert scene.voices() == []


@pytest.mark.parametrize("name", sorted({command.name for command in FLOWS.commands.values()}))
async def test_no_argument_of_any_command_is_a_fault(
    scene: DecisionScene, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    for place in (GROUP, "@"):
        for argument in NASTY:
            await scene.stage.say("Anna", f"/{name} {argument}", place, administers=True)
            await scene.stage.say("Anna", argument or "9" * 30, place)
            await scene.stage.say("Anna", "/abbrechen", place)

    assert [record.getMessage() for record in caplog.records] == []
    assert [message.text for message in scene.stage.chat.messages if FAULT in message.text] == []
