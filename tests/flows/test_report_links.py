"""Links to pages in the chat: who gets one, where, how many; the list, and taking one back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_TELEGRAM
from bot.domain.report_links import MOST_LINKS, ReportLink
from tests.flows.settling import settle_in, stored
from tests.pages.browsing import ADDRESS, PLACE, linked
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BEHIND_DOORS = replace(LIKE_TELEGRAM, opens_private=False, doors=True)
"""People begin their private chats themselves."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path, public=PLACE) as one:
        await settle_in(one)
        yield one


def links(stage: Stage) -> list[ReportLink]:
    with stage.database.begin() as transaction:
        return stored(transaction).of(ReportLink).find()


async def test_a_link_is_given_in_private_also_where_it_is_asked_for_in_the_group(stage: Stage) -> None:
    await stage.say("Ben", "/bericht link")

    assert ADDRESS in stage.latest("@ben").text
    assert "bis So. 7.2.2027" in stage.latest("@ben").text.replace("\N{NO-BREAK SPACE}", " ")
    assert not any(ADDRESS in one.text for one in stage.seen_in(GROUP))
    assert "im privaten Chat" in stage.latest().text


async def test_where_people_open_their_chat_themselves_a_door_leads_there_and_gives_no_link_yet(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=BEHIND_DOORS, public=PLACE) as stage:
        await settle_in(stage)
        await stage.say("Ben", "/bericht link")

        assert stage.latest().content.choices[0].door
        assert links(stage) == []


async def test_who_takes_no_part_gets_none(stage: Stage) -> None:
    await stage.say("Zoe", "/bericht link")

    assert "/mitmachen" in stage.latest().text
    assert links(stage) == []


async def test_partners_see_and_take_back_their_own_coordinators_all(stage: Stage) -> None:
    await linked(stage, "/bericht link", "Ben")
    await linked(stage, "/bericht link wirtschaft", "Clara")
    await linked(stage, "/bericht link kalender")
    await stage.say("Ben", "/bericht links", "@")
    assert "1 · den Bericht für Rat und Verwaltung" in stage.latest("@ben").text
    assert "Wirtschaft" not in stage.latest("@ben").text
    await stage.say("Ben", "/bericht links 2 widerrufen", "@")
    assert "„2“ ist keine Nummer" in stage.latest("@ben").text
    await stage.say("Anna", "/bericht links")
    said = stage.latest("@anna").text
    assert all(words in said for words in ("für Rat und Verwaltung", "von Ben", "für die Wirtschaft", "den Kalender"))
    assert "von Anna" not in said
    await stage.say("Anna", "/bericht links zurücknehmen 2", "@")
    assert "Link 2 auf den Bericht für die Wirtschaft führt ab jetzt nirgendwohin." in stage.latest("@anna").text
    await stage.say("Ben", "/bericht links 1 widerrufen", "@")
    assert [one.revoked_at is None for one in links(stage)] == [False, False, True]
    await stage.say("Ben", "/bericht links", "@")
    assert "Zurzeit gilt kein Link" in stage.latest("@ben").text


async def test_a_decision_is_named_by_its_number(stage: Stage) -> None:
    await stage.say("Ben", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Ben", "so abstimmen")
    for typed in ("beschluss 1", "beschluss B-1", "decision 1"):
        assert (await linked(stage, f"/bericht link {typed}", "Ben")).startswith("/d/")
    for typed in ("beschluss 2", "beschluss", "beschluss x", "beschluss 0"):
        await stage.say("Ben", f"/bericht link {typed}", "@")
        assert "finde ich keinen Beschluss" in stage.latest("@ben").text
    assert len(links(stage)) == 3


@pytest.mark.parametrize("typed", ["link mond", "link kalender 3", "link wirtschaft einfach", "links 3", "links mond"])
async def test_what_is_no_page_and_no_step_gets_a_sentence(stage: Stage, typed: str) -> None:
    await stage.say("Ben", f"/bericht {typed}", "@")

    assert "kenne ich" in stage.latest("@ben").text
    assert links(stage) == []


async def test_without_an_address_it_is_said(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await stage.say("Ben", "/bericht link", "@")

        assert "keine öffentliche Adresse" in stage.latest("@ben").text
        assert links(stage) == []


async def test_there_are_so_many_and_those_long_over_are_forgotten(stage: Stage) -> None:
    for _ in range(MOST_LINKS):
        await linked(stage)
    await stage.say("Anna", "/bericht link", "@")
    assert f"Es gelten schon {MOST_LINKS} Links" in stage.latest("@anna").text
    await stage.say("Anna", "/bericht links 7 widerrufen", "@")
    await linked(stage)
    assert len(links(stage)) == MOST_LINKS + 1
    await stage.wait(timedelta(days=121))
    await linked(stage)
    assert [one.number for one in links(stage)] == [MOST_LINKS + 2]


async def test_mydata_names_the_links(stage: Stage) -> None:
    await linked(stage, who="Ben")
    await stage.say("Ben", "/meinedaten", "@")

    assert "Link 1 auf eine Seite weitergegeben" in stage.latest("@ben", containing="Handwerkskammer").text
