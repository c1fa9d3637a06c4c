"""Who takes part and who coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation that Anna coordinates without being a partner; Ben and Carla are."""
    async with Stage.on_sqlite(tmp_path) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen in Ahlen")
        await one.say("Ben", "/mitmachen Handwerkskammer; Wirtschaft")
        await one.say("Carla", "/mitmachen Stadt *Ahlen*; Staat")
        yield one


async def listed(stage: Stage, who: str = "Ben", channel: str = "group") -> str:
    await stage.say(who, "/partner", channel)
    return stage.latest(f"@{who.casefold()}" if channel == "@" else channel).text


def release_everybody(stage: Stage) -> None:
    """Leave the cooperation without any coordinator, as when an account is gone from the database."""
    with stage.database.begin() as transaction:
        (cooperation,) = transaction.cooperations()
        store = transaction.store(cooperation.id)
        for identity in store.identities.find(coordinates=True):
            store.identities.remove(identity)


async def test_everybody_stands_under_their_sector_and_organisation(stage: Stage) -> None:
    await stage.say("Dora", "/mitmachen Handwerkskammer")
    text = await listed(stage)

    assert text.index("Staat und Verwaltung") < text.index("- Stadt *Ahlen*: Carla") < text.index("Wirtschaft")
    assert "- Handwerkskammer: Ben, Dora" in text
    assert "Es koordiniert außerdem: Anna" in text


async def test_the_missing_sector_is_named(stage: Stage) -> None:
    assert "Noch niemand dabei: Zivilgesellschaft." in await listed(stage)

    await stage.say("Eva", "/mitmachen Flüchtlingsrat; Zivilgesellschaft")
    assert "Noch niemand dabei" not in await listed(stage)


async def test_who_has_left_is_not_listed(stage: Stage) -> None:
    await stage.say("Ben", "/austreten")
    text = await listed(stage, "Carla")

    assert "Ben" not in text
    assert "Wirtschaft, Zivilgesellschaft" in text


async def test_it_is_answered_in_private_too(stage: Stage) -> None:
    assert "Handwerkskammer: Ben" in await listed(stage, channel="@")


async def test_before_anybody_has_joined_and_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await stage.add_bot("Anna")
        await stage.say("Ben", "/partners")

        assert "Who takes part: our cooperation" in stage.latest().text
        assert "Write /join to make a start." in stage.latest().text


class TestCoordination:
    """Naming, releasing, and taking over."""

    async def test_naming_in_one_line(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination ben")

        assert "Ben koordiniert jetzt mit." in stage.latest().text
        assert "Handwerkskammer: Ben (Koordination)" in await listed(stage)
        await stage.say("Ben", "/einstellungen")
        assert "So ist es eingestellt" in stage.latest("@ben").text

    async def test_alone_it_asks_whom(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination")
        question = stage.latest("@anna")
        assert "Es koordiniert: Anna." in question.text
        assert question.labels == ("Ben (Handwerkskammer)", "Carla (Stadt *Ahlen*)")

        await stage.rebuild()
        await stage.tap("Anna", question, "2")
        assert "Carla koordiniert jetzt mit." in stage.latest().text

    async def test_two_of_one_name_are_told_apart(self, stage: Stage) -> None:
        await stage.say("BEN ", "/mitmachen Caritas; Zivilgesellschaft")  # another account: its id ends with a space
        await stage.say("Anna", "/koordination Ben")
        assert "genauer schreiben: Ben (Handwerkskammer), BEN (Caritas)" in stage.latest("@anna").text

        await stage.answer("Anna", "Ben (Handwerkskammer)")
        assert "Handwerkskammer: Ben (Koordination)" in await listed(stage)
        assert "Caritas: BEN" in await listed(stage)

    async def test_somebody_unknown_is_not_named(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination Zacharias")

        assert "„Zacharias“ ist so nicht eindeutig zu finden" in stage.latest("@anna").text

    async def test_releasing(self, stage: Stage) -> None:
        await stage.say("Anna", "/coordinator Ben")
        await stage.say("Anna", "/coordinator release Ben")

        assert "Ben hat die Koordination abgegeben." in stage.latest().text
        await stage.say("Ben", "/einstellungen")
        assert "der Koordination vorbehalten" in stage.latest("@ben").text

    async def test_one_can_release_oneself_if_another_stays(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination Ben")
        await stage.say("Anna", "/koordination abgeben")
        await stage.answer("Anna", "Anna")

        assert "Anna hat die Koordination abgegeben." in stage.latest().text
        assert "Anna" not in await listed(stage)

    async def test_the_last_one_stays(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination abgeben Anna")
        assert "Ganz ohne Koordination geht es nicht." in stage.latest("@anna").text

        await stage.say("Anna", "/koordination Ben")
        await stage.say("Anna", "/koordination abgeben")
        await stage.say("Ben", "/koordination abgeben Ben")
        await stage.answer("Anna", "Anna")
        assert "Es koordiniert außerdem: Anna" in await listed(stage)

    async def test_others_are_refused(self, stage: Stage) -> None:
        await stage.say("Ben", "/koordination Ben")

        assert "der Koordination vorbehalten" in stage.latest("@ben").text
        assert "Ben (Koordination)" not in await listed(stage)

    async def test_the_groups_hear_what_was_changed_in_private(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination Ben", "@")

        assert "Ben koordiniert jetzt mit." in stage.latest().text

    async def test_an_administrator_takes_over_at_once_where_nobody_coordinates(self, stage: Stage) -> None:
        release_everybody(stage)
        await stage.say("Carla", "/koordination")
        assert "Wer diese Gruppe verwaltet, übernimmt" in stage.latest("@carla").text

        await stage.say("Ben", "/koordination", administers=True)
        assert "Ben verwaltet diese Gruppe und hat die Koordination übernommen." in stage.latest().text
        assert "Ben (Koordination)" in await listed(stage)

    async def test_beside_a_coordinator_an_administrator_has_to_say_so(self, stage: Stage) -> None:
        await stage.say("Ben", "/koordination", administers=True)
        assert "/koordination übernehmen" in stage.latest("@ben").text
        assert "Ben (Koordination)" not in await listed(stage)

        await stage.say("Ben", "/koordination übernehmen", administers=True)
        assert "Ben (Koordination)" in await listed(stage)

    async def test_who_does_not_administer_cannot_take_over(self, stage: Stage) -> None:
        await stage.say("Ben", "/koordination übernehmen")

        assert "der Koordination vorbehalten" in stage.latest("@ben").text
        assert "Ben (Koordination)" not in await listed(stage)

    async def test_who_does_not_coordinate_has_nothing_to_release(self, stage: Stage) -> None:
        await stage.say("Ben", "/koordination abgeben Ben", administers=True)

        assert "der Koordination vorbehalten" in stage.latest("@ben").text
