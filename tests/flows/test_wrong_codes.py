"""Ten wrong codes an hour: then none of that account's is looked at until the hour is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.linking import MOST_WRONG, WRONG_FOR
from tests.flows.two_platforms import MATRIX, TELEGRAM

if TYPE_CHECKING:
    from tests.flows.two_platforms import TwoPlatforms

TOO_MANY = "waren in der letzten Stunde 10 Codes falsch"
UNKNOWN = "Diesen Code gibt es nicht"
LETTERS = "ABCDEFGHJK"


async def fresh_code(world: TwoPlatforms) -> str:
    """Have Anna ask for a code for her second account."""
    await world.say("Anna", TELEGRAM, "/verknuepfen konto", private=True)
    return world.code(TELEGRAM, "Anna")


async def guess(world: TwoPlatforms, who: str = "Eva", times: int = MOST_WRONG) -> None:
    """Type wrong codes on Matrix, alone with the bot."""
    for number in range(times):
        await world.say(who, MATRIX, f"/link {LETTERS[number]}WRNG789", private=True)
        assert UNKNOWN in world.latest(MATRIX, f"@{who.casefold()}").text


async def test_the_eleventh_is_refused_right_or_wrong_in_the_same_words(world: TwoPlatforms) -> None:
    code = await fresh_code(world)
    await guess(world)
    answers = set()
    for typed in (f"/link {code}", "/link WRNG7777", f"/link {code.lower()}", "/link gar keiner"):
        await world.say("Eva", MATRIX, typed, private=True)
        answers.add(world.latest(MATRIX, "@eva").text)

    (answer,) = answers
    assert TOO_MANY in answer
    with world.database.begin() as transaction:
        assert not transaction.linked_accounts.find()


async def test_nine_wrong_ones_leave_room_for_the_right_one(world: TwoPlatforms) -> None:
    code = await fresh_code(world)
    await guess(world, times=MOST_WRONG - 1)
    await world.say("Eva", MATRIX, f"/link {code}", private=True)

    assert "Der Code kommt von Anna" in world.latest(MATRIX, "@eva").text


async def test_a_right_code_works_after_the_hour(world: TwoPlatforms) -> None:
    await guess(world)
    await world.wait(WRONG_FOR)
    code = await fresh_code(world)
    await world.say("Eva", MATRIX, f"/link {code}", private=True)

    assert "Der Code kommt von Anna" in world.latest(MATRIX, "@eva").text


async def test_what_was_refused_does_not_lengthen_the_hour(world: TwoPlatforms) -> None:
    await guess(world)
    await world.wait(WRONG_FOR - timedelta(minutes=1))
    for _ in range(MOST_WRONG):
        await world.say("Eva", MATRIX, "/link WRNG7777", private=True)
    assert TOO_MANY in world.latest(MATRIX, "@eva").text
    await world.wait(timedelta(minutes=1))
    await world.say("Eva", MATRIX, "/link WRNG7777", private=True)

    assert UNKNOWN in world.latest(MATRIX, "@eva").text


async def test_others_and_codes_asked_for_go_on(world: TwoPlatforms) -> None:
    await guess(world)
    code = await fresh_code(world)
    await world.say("Bert", MATRIX, f"/link {code}", private=True)

    assert "Der Code kommt von Anna" in world.latest(MATRIX, "@bert").text


async def test_a_restart_and_tidying_leave_the_count(world: TwoPlatforms) -> None:
    code = await fresh_code(world)
    await guess(world)
    await world.application.tidy()
    await world.restart()
    await world.say("Eva", MATRIX, f"/link {code}", private=True)

    assert TOO_MANY in world.latest(MATRIX, "@eva").text


async def test_who_is_forgotten_and_comes_back_has_no_ten_more(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.say("Eva", MATRIX, "/mitmachen Caritas; Zivilgesellschaft")
    await guess(world)
    await world.say("Eva", MATRIX, "/vergessen", private=True)
    await world.say("Eva", MATRIX, "ja", private=True)
    with world.database.begin() as transaction:
        assert not transaction.store(1).identities.find(platform_id="eva")
        assert all("eva" not in one.whose for one in transaction.wrong_codes.find())
    await world.say("Eva", MATRIX, "/link WRNG7777", private=True)

    assert TOO_MANY in world.latest(MATRIX, "@eva").text


@pytest.mark.parametrize("ahead", [timedelta(hours=30), timedelta(days=400)])
async def test_tidying_forgets_them_after_an_hour_also_those_of_a_wrong_clock(
    world: TwoPlatforms, ahead: timedelta
) -> None:
    world.clock.jump(ahead)
    await guess(world, times=1)
    world.clock.jump(-ahead)
    await guess(world, times=1)
    await world.wait(WRONG_FOR)
    await world.application.tidy()

    with world.database.begin() as transaction:
        assert not transaction.wrong_codes.find()


async def test_a_clock_set_back_an_hour_gives_no_ten_more(world: TwoPlatforms) -> None:
    await guess(world)
    world.clock.jump(-timedelta(minutes=59))
    await world.say("Eva", MATRIX, "/link WRNG7777", private=True)

    assert TOO_MANY in world.latest(MATRIX, "@eva").text


async def test_hidden_administrators_count_by_group(world: TwoPlatforms) -> None:
    await world.add_bot("Anna", TELEGRAM, "second")
    for number in range(MOST_WRONG):
        await world.say("Wer", TELEGRAM, f"/link {LETTERS[number]}WRNG789", hidden=True)
    await world.say("Wer", TELEGRAM, "/link WRNG7777", hidden=True)
    assert TOO_MANY in world.latest(TELEGRAM).text
    await world.say("Wer", TELEGRAM, "/link WRNG7777", channel="second", hidden=True)

    assert UNKNOWN in world.latest(TELEGRAM, "second").text


async def test_a_code_that_others_read_is_void_even_if_it_was_not_looked_at(world: TwoPlatforms) -> None:
    await world.link_rooms()
    code = await fresh_code(world)
    await guess(world)
    await world.say("Eva", MATRIX, f"/link {code}")
    await world.say("Bert", MATRIX, f"/link {code}", private=True)

    assert UNKNOWN in world.latest(MATRIX, "@bert").text
