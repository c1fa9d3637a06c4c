"""Every list that grows is shown page by page, each page in one message, and nothing is left out on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.sending.rendering import body
from adapters.telegram.rendering import parts
from bot.domain.check_ins import Answer
from bot.domain.cooperation import Language
from bot.domain.decisions import Stance, Voice
from bot.domain.partners import Identity, Organisation, Partner, Sector
from bot.engine.exchange.content import code, plain
from flows.paging import PAGE_ENTRIES, asked_page
from tests.flows.crowd import MANY, fill
from tests.flows.decision_scene import DecisionScene
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

FAULT = "etwas schiefgegangen"
LISTS = ("beschluesse", "partner", "akteure", "plan", "erinnerungen")
NO_PAGES = ("0", "-1", "4", "abc", "1.5", "9" * 4_300, "\N{MINUS SIGN}2", "²", "99999999999")
COSTLY = "*_[]()~`>#+-=|{}.!&<\"'\\ 👩‍👩‍👧 "
NEXT = re.compile(r"(?:weiter|next): /(.+)$", re.MULTILINE)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    async with Stage.on_sqlite(tmp_path) as stage:
        yield await DecisionScene.prepare(stage)


async def walked(scene: DecisionScene, command: str) -> list[str]:
    """Follow a list from page to page as its last lines say; each page is one message everywhere."""
    shown: list[str] = []
    following: str | None = command
    while following is not None:
        before = len(scene.stage.seen_in("@anna"))
        await scene.stage.say("Anna", f"/{following}", "@")
        said = [message for message in scene.stage.seen_in("@anna")[before:] if not message.content.choices]
        assert len(said) == 1, following
        assert len(parts(said[0].content.text)) == 1
        assert len(str(body(said[0].content)).encode()) < 40_000
        shown.append(said[0].text)
        found = NEXT.search(said[0].text)
        following = found[1] if found else None
    return shown


@pytest.mark.parametrize("command", LISTS)
async def test_a_long_list_is_walked_from_page_to_page(scene: DecisionScene, command: str) -> None:
    fill(scene)
    pages = await walked(scene, command)

    count = MANY + (4 if command == "partner" else 0)
    assert f"1\N{EN DASH}20 von {count}" in pages[0]
    assert f"41\N{EN DASH}{count} von {count}" in pages[-1]
    words = re.findall(r"^- .*|x\d+x", "\n".join(pages), re.MULTILINE)
    assert {f"x{number}x" for number in range(MANY)} <= {word for line in words for word in re.findall(r"x\d+x", line)}
    assert all(page.count("\n- ") <= PAGE_ENTRIES + 5 for page in pages)


@pytest.mark.parametrize("command", LISTS)
async def test_long_entries_make_shorter_pages_and_nothing_is_left_out(scene: DecisionScene, command: str) -> None:
    fill(scene, COSTLY * 50)
    pages = await walked(scene, command)

    assert {f"x{number}x" for number in range(MANY)} <= set(re.findall(r"x\d+x", "\n".join(pages)))


@pytest.mark.parametrize("command", LISTS)
async def test_a_short_list_says_nothing_about_pages(scene: DecisionScene, command: str) -> None:
    await scene.stage.say("Anna", "/notieren Das Fest; gestern; IHK")
    await scene.stage.say("Anna", "/akteur neu Kreis; staat; 3; 3")
    await scene.stage.say("Anna", "/informieren neu Rat; Stand; Stadt; einmalig")
    await scene.stage.say("Anna", "/erinnern in zwei Wochen; Presse")
    await scene.stage.say("Anna", f"/{command}", "@")

    assert not re.search("\\d\N{EN DASH}\\d+ von \\d", scene.last("@anna"))


@pytest.mark.parametrize("command", LISTS)
async def test_a_page_that_is_none_gets_a_sentence(scene: DecisionScene, command: str) -> None:
    fill(scene)
    for which in NO_PAGES:
        await scene.stage.say("Anna", f"/{command} seite {which}", "@")

        said = scene.last("@anna")
        assert f"„{which[:30]}" in said
        assert f"ist keine Seite dieser Liste. Es gibt 3 Seiten, die letzte: /{command} seite 3" in said
        assert len(said) < 300


async def test_a_page_of_a_list_that_has_one_gets_a_sentence(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", "/partner seite 2", "@")

    assert "Es gibt nur eine: /partner seite 1" in scene.last("@anna")


@pytest.mark.parametrize("typed", ["seite 2", "page 2", "Seite2", "PAGE 2", "seite ٢"])
async def test_both_words_are_taken_whatever_the_language(scene: DecisionScene, typed: str) -> None:
    fill(scene)
    await scene.stage.say("Anna", f"/akteure {typed}", "@")

    assert "21\N{EN DASH}40 von 47" in scene.last("@anna")


async def test_a_search_keeps_its_words_from_page_to_page(scene: DecisionScene) -> None:
    fill(scene, "Fest`s*")
    pages = await walked(scene, "beschluesse angenommen; fest`s*")

    assert "/beschluesse angenommen; fest`s* seite 2" in pages[0]
    assert len(pages) == 3


async def test_long_words_of_a_search_are_not_repeated(scene: DecisionScene) -> None:
    fill(scene, "Fest " * 20)
    await scene.stage.say("Anna", "/beschluesse " + "fest; " * 20, "@")

    assert "noch einmal dasselbe mit „seite 2“ dahinter" in scene.last("@anna")


async def test_the_english_list_names_the_english_words(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        scene = await DecisionScene.prepare(stage, Language.ENGLISH)
        fill(scene)
        pages = await walked(scene, "partners")

    assert "/partners page 2" in pages[0]
    assert "that is all" in pages[-1]


async def test_a_decision_of_many_voices_is_walked(scene: DecisionScene) -> None:
    fill(scene)
    await scene.propose("Ben", "Wir treffen uns monatlich. " + "Und sonst? " * 170)
    decision = scene.decision(MANY + 1)
    with scene.stage.database.begin() as transaction:
        store = transaction.store(scene.home)
        for number, house in enumerate(store.organisations.find()):
            store.voices.add(
                Voice(
                    decision_id=decision.id,
                    version=1,
                    organisation_id=house.id,
                    partner_id=None,
                    stance=Stance.CONCERN,
                    reason=f"y{number}y " + COSTLY * 15,
                    at=scene.stage.clock.now(),
                )
            )
        houses = len(store.organisations.find())
    pages = await walked(scene, f"beschluss {decision.number}")

    assert {f"y{number}y" for number in range(houses)} <= set(re.findall(r"y\d+y", "\n".join(pages)))
    assert "Verlauf:" in pages[-1]
    assert all(page.startswith(f"B-{decision.number} ·") for page in pages)


async def test_a_page_of_a_decision_that_is_none_gets_a_sentence_and_no_card(scene: DecisionScene) -> None:
    await scene.propose("Ben", "Wir treffen uns monatlich.")
    before = len(scene.stage.seen_in("@anna"))
    for which in ("2", "abc", "0", "9" * 4_300):
        await scene.stage.say("Anna", f"/beschluss 1 seite {which}", "@")

    said = scene.stage.seen_in("@anna")[before:]
    assert len(said) == 4
    assert all("ist keine Seite" in message.text for message in said)
    assert scene.count() == 1


async def test_status_names_five_open_decisions(scene: DecisionScene) -> None:
    for number in range(7):
        await scene.propose("Ben", f"Vorschlag {number}")
    await scene.stage.say("Anna", "/stand", "@")

    said = scene.last("@anna")
    assert "7 Beschlüsse sind offen" in said
    assert said.count("- B-") == 5
    assert "/beschluesse offen" in said


async def test_forty_coordinators_are_named_in_passing_and_all_in_the_list(scene: DecisionScene) -> None:
    fill(scene)
    with scene.stage.database.begin() as transaction:
        store = transaction.store(scene.home)
        for number, person in enumerate(store.partners.find()[4:44]):
            store.identities.add(
                Identity(
                    adapter="memory",
                    platform_id=f"c{number}",
                    name=person.name,
                    partner_id=person.id,
                    coordinates=True,
                )
            )
    await scene.stage.say("Anna", "/koordination", "@")
    asked = scene.last("@anna")
    pages = await walked(scene, "partner")

    assert "und 33 weitere" in asked
    assert "".join(pages).count("(Koordination)") == 41


@pytest.mark.parametrize(
    ("typed", "which", "rest"),
    [
        ("", "", ""),
        ("seite 2", "2", ""),
        ("offen seite 2", "2", "offen"),
        ("seite 2 offen", "2", "offen"),
        ("offen; Page 2;", "2", "offen"),
        ("Webseite 2", "", "Webseite 2"),
        ("neue Seite", "", "neue Seite"),
        ("Seite", "", "Seite"),
        ("seite zwei", "zwei", ""),
        (";" * 4_000, "", ";" * 4_000),
        ("seite " * 700, "", "seite " * 700),
    ],
)
def test_where_the_word_may_stand(typed: str, which: str, rest: str) -> None:
    assert (asked_page(typed).which, asked_page(typed).rest) == (which, rest)


@pytest.mark.parametrize("typed", ["a", "*a*_b_", "a`b", "``", "`", "\\`", "a\n\n- b", "[x](<mention:00>)"])
def test_a_command_is_shown_as_it_is_to_be_typed(typed: str) -> None:
    assert plain(f"Weiter: {code(f'/beschluesse {typed} x')}") == f"Weiter: /beschluesse {' '.join(typed.split())} x"


async def test_a_result_with_many_sentences_is_walked_and_its_card_says_where(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", "/phase beginnen Initiieren")
    await scene.stage.say("Anna", "/checkin")
    with scene.stage.database.begin() as transaction:
        store = transaction.store(scene.home)
        round_ = store.rounds.find()[0]
        for number in range(30):
            house = store.organisations.add(Organisation(name=f"Haus {number}", sector=Sector.BUSINESS))
            person = Partner(name=f"P{number}", organisation_id=house.id, joined_at=scene.stage.clock.now())
            store.answers.add(
                Answer(
                    round_id=round_.id,
                    question=round_.questions[0],
                    partner_id=store.partners.add(person).id,
                    sector=Sector.BUSINESS,
                    value=2,
                    text=f"z{number}z " + COSTLY * 10,
                    at=scene.stage.clock.now(),
                )
            )
    await scene.stage.say("Anna", "/checkin schließen")
    await scene.stage.answer("Anna", "ja")
    card = scene.stage.latest(containing="Ergebnis")
    pages = await walked(scene, "checkin zeigen")

    assert card.text.endswith("Alles zusammen: /checkin zeigen")
    assert len(parts(card.content.text)) == 1
    assert {f"z{number}z" for number in range(30)} <= set(re.findall(r"z\d+z", "\n".join(pages)))
    assert "Seite 1 · weiter: /checkin zeigen seite 2" in pages[0]
    await scene.stage.say("Anna", "/checkin zeigen seite 99", "@")
    assert "ist keine Seite" in scene.last("@anna")
