"""A sure place for somebody with two accounts, and in rooms that the bot opened: each chat stays where it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.flows.two_platforms import MATRIX, TELEGRAM

if TYPE_CHECKING:
    from tests.flows.two_platforms import TwoPlatforms

OTHER = "other"


def places(world: TwoPlatforms, who: str) -> dict[str, int | None]:
    """Return what somebody's private chats are about, by platform."""
    with world.database.begin() as transaction:
        return {
            name: chat.cooperation_id
            for name in (TELEGRAM, MATRIX)
            for chat in transaction.private_channels(name, who.casefold())
        }


async def take_part_in_two(world: TwoPlatforms) -> None:
    """Let Bert take part on Matrix in another cooperation, with an account linked to the one on Telegram."""
    await world.say("Bert", TELEGRAM, "/start", private=True)
    await world.link_person("Bert")
    await world.say("Bert", MATRIX, "/start", private=True)
    await world.add_bot("Carla", MATRIX, OTHER)
    await world.say("Carla", MATRIX, "/einrichten Busse; Fahren; de; Europe/Berlin; keine; 1; monatlich", channel=OTHER)
    await world.say("Carla", MATRIX, "/mitmachen Stadt; Staat", channel=OTHER)
    await world.say("Bert", MATRIX, "/mitmachen Handwerkskammer; Wirtschaft; hauptamtlich", channel=OTHER)


async def test_both_chats_of_a_person_stay_and_name_what_they_are_about(world: TwoPlatforms) -> None:
    await take_part_in_two(world)
    before = places(world, "Bert")
    assert before == {TELEGRAM: 1, MATRIX: 1}
    await world.say("Carla", MATRIX, "/checkin", channel=OTHER)
    await world.wait(timedelta(days=2, hours=2))

    assert places(world, "Bert") == before
    assert world.told(MATRIX, "Busse\n\n") or world.told(TELEGRAM, "Busse\n\n")
    for where in (TELEGRAM, MATRIX):
        await world.say("Bert", where, "/erinnern morgen; Kuchen", private=True)
        assert "In welcher Kooperation?" in world.latest(where, "@bert").text
    await world.say("Bert", MATRIX, "/wechseln Busse", private=True)
    assert places(world, "Bert") == {TELEGRAM: 1, MATRIX: 2}


async def test_a_room_that_the_bot_opened_is_about_the_first_that_wrote(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.add_bot("Carla", MATRIX, OTHER)
    await world.say("Carla", MATRIX, "/einrichten Busse; Fahren; de; Europe/Berlin; keine; 1; monatlich", channel=OTHER)
    for channel in ("group", OTHER):
        await world.say("Dora", MATRIX, "/mitmachen Stadt; Staat; hauptamtlich", channel=channel)
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.wait(timedelta(days=2, hours=2))
    assert places(world, "Dora") == {MATRIX: 1}
    await world.say("Carla", MATRIX, "/checkin", channel=OTHER)
    await world.wait(timedelta(days=2, hours=2))

    assert places(world, "Dora") == {MATRIX: 1}
    await world.say("Dora", MATRIX, "/stand", private=True)
    assert world.latest(MATRIX, "@dora").text.startswith("Ankommen\n")
