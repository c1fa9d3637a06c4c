"""Arriving: the welcome, the invitation to join, coming back, and saying who this is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP, LIKE_MATRIX, LIKE_TELEGRAM
from bot.domain.cooperation import Language
from bot.engine.exchange.messages import BotAdded, BotRemoved
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        yield one


def arrival(stage: Stage, by: str, *, event: str, administers: bool = True, channel: str = GROUP) -> BotAdded:
    return BotAdded(
        event_id=event,
        address=stage.chat.address(channel),
        sender=stage.chat.person(by, administers=administers),
        private=channel.startswith("@"),
        at=stage.clock.now(),
    )


def cooperation_count(stage: Stage) -> int:
    with stage.database.begin() as transaction:
        return len(transaction.cooperations())


async def test_one_short_message_says_what_it_does_what_it_stores_and_how_to_begin(stage: Stage) -> None:
    await stage.add_bot("Anna")

    (welcome,) = stage.seen_in()
    assert "begleite Kooperationen" in welcome.text
    assert "speichere ich nicht" in welcome.text
    assert "Anna koordiniert und beginnt mit /einrichten" in welcome.text
    assert len(welcome.text.splitlines()) <= 6
    assert welcome.labels == ("Mitmachen",)


async def test_the_welcome_is_in_the_language_of_the_surroundings(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP, language=Language.ENGLISH) as stage:
        await stage.add_bot("Anna")

        assert "Anna coordinates and starts with /setup" in stage.latest().text
        assert stage.latest().labels == ("Join",)


async def test_whoever_adds_the_bot_and_administers_the_group_coordinates(stage: Stage) -> None:
    await stage.add_bot("Anna")
    await stage.say("Anna", "/einstellungen")

    assert "So ist es eingestellt" in stage.latest().text


async def test_whoever_adds_the_bot_without_administering_does_not_coordinate(stage: Stage) -> None:
    await stage.chat.hand_over(arrival(stage, "Ben", event="added", administers=False))
    await stage.application.outbox.settle()

    assert "Wer diese Gruppe verwaltet, schreibt /einrichten" in stage.latest().text
    await stage.say("Ben", "/einstellungen")
    assert "der Koordination vorbehalten" in stage.latest().text


async def test_the_same_arrival_told_twice_happens_once(stage: Stage) -> None:
    first = await stage.chat.hand_over(arrival(stage, "Anna", event="added"))
    again = await stage.chat.hand_over(arrival(stage, "Anna", event="added"))
    await stage.application.outbox.settle()

    assert (first.repeated, again.repeated) == (False, True)
    assert len(stage.seen_in()) == 1
    assert cooperation_count(stage) == 1


async def test_coming_back_takes_one_line_and_loses_nothing(stage: Stage) -> None:
    await stage.add_bot("Anna")
    await stage.say("Anna", "/mitmachen Stadt Ahlen; Staat")
    gone = arrival(stage, "Anna", event="gone")
    await stage.chat.hand_over(
        BotRemoved(event_id="gone", address=gone.address, sender=gone.sender, private=False, at=gone.at)
    )
    await stage.add_bot("Ben")

    assert stage.latest().text.startswith("Da bin ich wieder.")
    assert "\n" not in stage.latest().text
    assert cooperation_count(stage) == 1
    await stage.say("Ben", "/partner")
    assert "Stadt Ahlen: Anna (Koordination)" in stage.latest().text


@pytest.mark.parametrize("how", ["by tap", "by command"])
async def test_joining_is_asked_in_private_and_counted_on_the_card(tmp_path: Path, how: str) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await stage.add_bot("Anna")
        await stage.say("Anna", "/einrichten Ankommen")
        card = stage.seen_in()[0]
        if how == "by tap":
            receipt = await stage.tap("Ben", card, "Mitmachen")
            assert receipt.toast == "Weiter geht es im privaten Chat."
        else:
            await stage.say("Ben", "/mitmachen")
        before = len(stage.seen_in())
        assert "Für welche Organisation?" in stage.latest("@ben").text
        await stage.rebuild()
        await stage.say("Ben", "Handwerkskammer", "@")
        await stage.say("Ben", "Wirtschaft", "@")
        for _ in range(2):
            await stage.say("Ben", "überspringen", "@")
        assert "Notiert: Handwerkskammer (Wirtschaft)" in stage.latest("@ben").text
        assert len(stage.seen_in()) == before
        assert "Schon dabei: Wirtschaft 1." in stage.seen_in()[0].text
        await stage.say("Ben", "/austreten", "@")
        assert "Schon dabei" not in stage.seen_in()[0].text


async def test_where_nothing_private_can_be_opened_join_is_asked_in_the_group(tmp_path: Path) -> None:
    shy = replace(LIKE_TELEGRAM, opens_private=False)
    async with Stage.on_sqlite(tmp_path, capabilities=shy) as stage:
        await stage.add_bot("Anna")
        receipt = await stage.tap("Ben", stage.latest(), "Mitmachen")

        assert receipt.toast is None
        assert stage.latest().text.startswith("Ben: Für welche Organisation?")


async def test_a_number_joins_where_taps_are_reactions(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await stage.add_bot("Anna")
        await stage.say("Ben", "1")

        assert "Für welche Organisation?" in stage.latest("@ben").text


async def test_joining_twice_by_tap_is_answered_with_what_to_do_instead(stage: Stage) -> None:
    await stage.add_bot("Anna")
    welcome = stage.latest()
    await stage.say("Ben", "/mitmachen Handwerkskammer; Wirtschaft")

    receipt = await stage.tap("Ben", welcome, "Mitmachen")

    assert receipt.toast is not None
    assert "Schon dabei" in receipt.toast
    assert not stage.seen_in("@ben")


async def test_start_in_the_group_is_short(stage: Stage) -> None:
    await stage.say("Ben", "/start")
    assert "Wer diese Gruppe verwaltet" in stage.latest().text

    await stage.add_bot("Anna")
    await stage.say("Ben", "/los")
    assert "Anna koordiniert und beginnt mit /einrichten" in stage.latest().text

    await stage.say("Anna", "/einrichten Ankommen in Ahlen")
    await stage.say("Ben", "/los")
    assert "/mitmachen nimmt neue Partner:innen auf" in stage.latest().text


async def test_start_in_private_says_what_each_role_can_do(stage: Stage) -> None:
    await stage.say("Zoe", "/start", "@")
    assert "Alles beginnt in einer Gruppe" in stage.latest("@zoe").text

    await stage.add_bot("Anna")
    await stage.say("Ben", "/mitmachen Handwerkskammer; Wirtschaft")
    await stage.say("Ben", "/start", "@")
    assert "/antworten" in stage.latest("@ben").text
    assert "/einrichten" not in stage.latest("@ben").text

    await stage.say("Anna", "/start", "@")
    assert "/einrichten" in stage.latest("@anna").text
    assert "/antworten" not in stage.latest("@anna").text


async def test_a_private_chat_that_is_opened_is_greeted_and_founds_nothing(stage: Stage) -> None:
    await stage.chat.hand_over(arrival(stage, "Zoe", event="opened", channel="@zoe"))
    await stage.application.outbox.settle()

    assert "Alles beginnt in einer Gruppe" in stage.latest("@zoe").text
    assert cooperation_count(stage) == 0


async def test_sectors_are_understood_in_both_languages(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP, language=Language.ENGLISH) as stage:
        await stage.add_bot("Anna")
        await stage.say("Ben", "/mitmachen Sportverein; Zivilgesellschaft; ehrenamtlich")
        assert "Sportverein (Civil society)" in stage.latest().text


async def test_an_empty_organisation_is_asked_for(stage: Stage) -> None:
    await stage.add_bot("Anna")
    await stage.say("Ben", "/mitmachen ; Staat")
    assert stage.latest().text == "Ben: Für welche Organisation? Bitte den Namen schreiben."


async def test_leaving_without_having_joined_says_so(stage: Stage) -> None:
    await stage.add_bot("Anna")
    await stage.say("Ben", "/austreten")
    assert "Ben ist hier noch nicht dabei" in stage.latest().text


async def test_who_coordinates_and_leaves_hears_that_this_stays(stage: Stage) -> None:
    await stage.add_bot("Anna")
    await stage.say("Anna", "/mitmachen Stadt Ahlen; Staat")
    await stage.say("Anna", "/austreten")
    assert "/koordination abgeben" in stage.latest().text


async def test_before_set_up_the_status_has_a_name_too(stage: Stage) -> None:
    await stage.add_bot("Anna")
    await stage.say("Ben", "/stand")
    assert stage.latest().text.startswith("unsere Kooperation")
