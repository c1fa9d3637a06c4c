"""Turns: once per event, whole or not at all, and polite when something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.cooperation import Channel, ChannelKind, Cooperation
from bot.engine.dialogues import progress
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation with one group."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        with one.database.begin() as transaction:
            home = transaction.add_cooperation(Cooperation(name="Probe", created_at=one.clock.now()))
            transaction.add_channel(
                Channel(
                    cooperation_id=home.id,
                    adapter="memory",
                    account="bot",
                    platform_id=GROUP,
                    kind=ChannelKind.GROUP,
                )
            )
        yield one


def partners(stage: Stage) -> int:
    with stage.database.begin() as transaction:
        return len(transaction.store(1).partners.find())


async def test_an_event_that_comes_again_does_nothing(stage: Stage) -> None:
    first = await stage.say("Anna", "/mitmachen Stadt Ahlen; Staat", event="once")
    await stage.rebuild()
    again = await stage.say("Anna", "/mitmachen Stadt Ahlen; Staat", event="once")
    assert (first.repeated, again.repeated) == (False, True)
    assert len(stage.seen_in()) == 1


async def test_ordinary_conversation_gets_no_answer(stage: Stage) -> None:
    await stage.say("Anna", "Wer bringt Kuchen mit? / Ich nicht!")
    assert stage.seen_in() == []


async def test_both_prefixes_and_both_names_work(stage: Stage) -> None:
    for number, text in enumerate(("/join", "!join", "/mitmachen", "!Mitmachen"), start=1):
        await stage.say("Anna", text)
        assert "Organisation" in stage.seen_in()[-1].text
        assert len(stage.seen_in()) == number


async def test_a_misspelt_command_is_answered_with_the_nearest(stage: Stage) -> None:
    await stage.say("Anna", "/mitmachn", "@")
    assert "/mitmachen" in stage.latest("@anna").text


async def test_a_fault_of_ours_changes_nothing_and_says_so(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(progress, "_end", broken)
    await stage.say("Anna", "/mitmachen Stadt Ahlen; Staat")
    assert "schiefgegangen" in stage.latest().text
    assert partners(stage) == 0


async def test_two_people_in_one_group_have_dialogues_of_their_own(stage: Stage) -> None:
    await stage.say("Anna", "/mitmachen")
    await stage.say("Bert", "/mitmachen")
    await stage.say("Anna", "Stadt Ahlen")
    await stage.say("Bert", "Handwerkskammer")
    await stage.rebuild()
    await stage.say("Bert", "Wirtschaft")
    await stage.say("Anna", "Staat und Verwaltung")
    for who in ("Bert", "Anna", "Bert", "Anna"):
        await stage.say(who, "-")
    with stage.database.begin() as transaction:
        houses = {house.name: house.sector.value for house in transaction.store(1).organisations.find()}
    assert houses == {"Stadt Ahlen": "state", "Handwerkskammer": "business"}


async def test_somebody_elses_question_cannot_be_answered(stage: Stage) -> None:
    await stage.say("Anna", "/mitmachen Stadt Ahlen")
    receipt = await stage.tap("Bert", stage.latest(containing="Sektor"), "Wirtschaft")
    assert receipt.toast == "Diese Frage gilt jemand anderem. Geändert wurde nichts."


async def test_an_old_question_no_longer_counts(stage: Stage) -> None:
    await stage.say("Anna", "/mitmachen Stadt Ahlen")
    question = stage.latest(containing="Sektor")
    await stage.tap("Anna", question, "Wirtschaft")
    receipt = await stage.tap("Anna", question, "Staat und Verwaltung")
    assert receipt.toast is not None
    assert "gilt nicht mehr" in receipt.toast


async def test_a_channel_that_cannot_be_reached_is_left_alone_until_it_speaks(stage: Stage) -> None:
    stage.chat.unreachable.add(GROUP)
    await stage.say("Anna", "/mitmachen")
    assert stage.seen_in() == []
    stage.chat.unreachable.clear()
    await stage.say("Anna", "/mitmachen")
    assert len(stage.seen_in()) == 1


async def test_nothing_of_one_cooperation_shows_in_another(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        other = transaction.add_cooperation(Cooperation(name="Andere", created_at=stage.clock.now()))
        transaction.add_channel(
            Channel(cooperation_id=other.id, adapter="memory", account="bot", platform_id="two", kind=ChannelKind.GROUP)
        )
    await stage.say("Anna", "/mitmachen Stadt Ahlen; Staat")
    await stage.say("Bert", "/mitmachen", "two")
    assert stage.latest("two").labels == ()
    with stage.database.begin() as transaction:
        assert transaction.store(other.id).organisations.get(1) is None
        assert transaction.store(other.id).partners.find() == []
