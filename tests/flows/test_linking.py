"""One cooperation in two channels on two platforms, and one person with two accounts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.program.stepping import move_on
from tests.flows.two_platforms import CODE, MATRIX, TELEGRAM

if TYPE_CHECKING:
    from tests.flows.two_platforms import TwoPlatforms


async def test_a_second_channel_joins_by_a_code_and_shows_what_is_open(world: TwoPlatforms) -> None:
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.say("Bert", TELEGRAM, "/beschluss Wir treffen uns monatlich.")
    await world.answer("Bert", TELEGRAM, "so abstimmen")
    await world.link_rooms()

    assert "gehört jetzt zu Ankommen" in world.latest(MATRIX, containing="gehört jetzt").text
    assert "Ein weiterer Kanal" in world.latest(TELEGRAM).text
    assert "Check-in 1" in world.latest(MATRIX, containing="Check-in 1").text
    assert "monatlich" in world.latest(MATRIX, containing="monatlich").text
    await world.say("Carla", MATRIX, "/mitmachen Caritas; Zivilgesellschaft")
    await world.say("Bert", TELEGRAM, "/partner")
    assert "Caritas: Carla" in world.latest(TELEGRAM).text
    with world.database.begin() as transaction:
        assert [home.name for home in transaction.cooperations()] == ["Ankommen"]


async def test_what_is_said_on_one_shows_on_all_and_results_go_to_all(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.say("Carla", MATRIX, "/mitmachen Caritas; Zivilgesellschaft")
    await world.say("Bert", TELEGRAM, "/beschluss Wir treffen uns monatlich.")
    await world.answer("Bert", TELEGRAM, "so abstimmen")
    await world.tap("Carla", MATRIX, "monatlich", "Zustimmung")
    await world.tap("Bert", TELEGRAM, "monatlich", "Enthaltung")

    for where in (TELEGRAM, MATRIX):
        assert "Zustimmung: Caritas" in world.latest(where, containing="Wir treffen uns").text
        assert "Enthaltung: Handwerkskammer" in world.latest(where, containing="Wir treffen uns").text
    await world.say("Anna", TELEGRAM, "/erinnern in 1 Stunde; Presse")
    await move_on(world.application, world.clock, world.clock.now() + timedelta(hours=2))
    for where in (TELEGRAM, MATRIX):
        assert "Presse" in world.latest(where, containing="Erinnerung 1:").text


async def test_an_answer_of_one_person_with_two_accounts_counts_once(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.link_person("Bert")
    await world.say("Anna", TELEGRAM, "/settings answers open")
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.rate("Bert", TELEGRAM, "4")
    await world.rate("Bert", MATRIX, "5")

    with world.database.begin() as transaction:
        assert [answer.value for answer in transaction.store(1).answers.find()] == [5]
    for where in (TELEGRAM, MATRIX):
        assert "Eine Person hat geantwortet" in world.latest(where, containing="Check-in 1").text


async def test_a_coordinator_on_one_is_one_on_the_other(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.say("Anna", MATRIX, "/einstellungen")
    assert "Einstellungen" not in world.latest(MATRIX).text
    await world.link_person("Anna")
    await world.say("Anna", MATRIX, "/einstellungen")
    assert "Was soll" in world.latest(MATRIX, "@anna").text


async def test_who_had_joined_twice_is_one_partner_and_has_answered_once(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.say("Bert", MATRIX, "/mitmachen Handwerkskammer")
    await world.say("Anna", TELEGRAM, "/settings answers open")
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.rate("Bert", TELEGRAM, "4")
    await world.rate("Bert", MATRIX, "3")
    await world.rate("Bert", MATRIX, "2", 2)
    await world.link_person("Bert")

    with world.database.begin() as transaction:
        store = transaction.store(1)
        assert sorted(answer.value or 0 for answer in store.answers.find()) == [2, 4]
        assert len(store.partners.find()) == 2
        assert len({answer.partner_id for answer in store.answers.find()}) == 1
        (round_,) = store.rounds.find()
        assert len(round_.asked) == 2


async def test_reminders_in_private_come_once(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.say("Bert", TELEGRAM, "/start", private=True)
    await world.link_person("Bert")
    await world.say("Anna", TELEGRAM, "/checkin")
    await move_on(world.application, world.clock, world.clock.now() + timedelta(days=2, hours=2))

    asked = [
        one.text
        for adapter in world.adapters.values()
        for one in adapter.messages
        if one.channel == "@bert" and "läuft noch bis" in one.text
    ]
    assert len(asked) == 1


async def test_only_coordinators_get_codes_for_channels(world: TwoPlatforms) -> None:
    await world.say("Bert", TELEGRAM, "/verknuepfen")
    assert not CODE.search(world.latest(TELEGRAM).text)
    assert "Koordination" in world.latest(TELEGRAM, "@bert").text
    await world.say("Bert", TELEGRAM, "/verknuepfen kanal", private=True)
    assert not CODE.search(world.latest(TELEGRAM, "@bert").text)


async def test_a_code_is_good_once(world: TwoPlatforms) -> None:
    await world.link_rooms()
    code = world.code(TELEGRAM, "Anna")
    await world.say("Anna", TELEGRAM, f"/verknuepfen {code}", private=True)

    assert "Diesen Code gibt es nicht" in world.latest(TELEGRAM, "@anna").text


async def test_a_code_is_good_for_an_hour(world: TwoPlatforms) -> None:
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.add_bot("Anna", MATRIX)
    world.clock.set(world.clock.now() + timedelta(minutes=61))
    await world.say("Anna", MATRIX, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}")

    with world.database.begin() as transaction:
        assert len(transaction.cooperations()) == 2


async def test_a_code_for_a_person_that_others_have_read_is_void(world: TwoPlatforms) -> None:
    await world.say("Bert", TELEGRAM, "/verknuepfen", private=True)
    code = world.code(TELEGRAM, "Bert")
    await world.say("Bert", TELEGRAM, f"/verknuepfen {code}")
    await world.say("Fremd", MATRIX, f"/verknuepfen {code}", private=True)

    with world.database.begin() as transaction:
        assert len(transaction.store(1).identities.find()) == 2


async def test_a_code_for_a_channel_joins_no_person(world: TwoPlatforms) -> None:
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    code = world.code(TELEGRAM, "Anna")
    await world.say("Fremd", MATRIX, f"/verknuepfen {code}", private=True)
    await world.add_bot("Anna", MATRIX)
    await world.say("Anna", MATRIX, f"/verknuepfen {code[:4].casefold()} {code[4:]}")

    assert "gehört jetzt zu Ankommen" in world.latest(MATRIX, containing="gehört jetzt").text
    with world.database.begin() as transaction:
        assert len(transaction.store(1).identities.find()) == 2


async def test_another_cooperation_is_not_taken_over(world: TwoPlatforms) -> None:
    await world.add_bot("Fremd", MATRIX)
    await world.say("Fremd", MATRIX, "/mitmachen Anderswo; Staat")
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.say("Anna", MATRIX, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}")

    assert not any("gehört jetzt zu" in one.text for one in world.adapters[MATRIX].messages)
    with world.database.begin() as transaction:
        assert len(transaction.cooperations()) == 2


async def test_a_channel_can_be_taken_out_again(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.link_person("Anna")
    await world.say("Anna", MATRIX, "/trennen")
    assert "gehört nicht mehr zu Ankommen" in world.latest(MATRIX).text
    assert "gehört nicht mehr dazu" in world.latest(TELEGRAM).text
    before = len(world.adapters[MATRIX].messages)
    await world.say("Anna", TELEGRAM, "/checkin")
    assert len(world.adapters[MATRIX].messages) == before
    await world.say("Anna", TELEGRAM, "/trennen")
    assert not any("gehört nicht mehr zu" in one.text for one in world.adapters[TELEGRAM].messages)


async def test_an_account_can_be_taken_off_again(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.link_person("Bert")
    await world.say("Bert", MATRIX, "/trennen", private=True)
    await world.say("Bert", MATRIX, "/partner", private=True)
    assert "Handwerkskammer" not in world.latest(MATRIX, "@bert").text
    await world.say("Bert", TELEGRAM, "/trennen", private=True)
    assert "kein anderes verknüpft" in world.latest(TELEGRAM, "@bert").text
    with world.database.begin() as transaction:
        assert len(transaction.store(1).partners.find(left_at=None)) == 2
