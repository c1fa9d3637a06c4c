"""Channels of one cooperation: what a new one shows, what a code may do, and how one is taken out again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.flows.two_platforms import MATRIX, TELEGRAM

if TYPE_CHECKING:
    from tests.flows.two_platforms import TwoPlatforms

OTHER = "other"
"""Another group."""


async def test_a_new_channel_shows_a_private_round_without_anything_to_tap_openly(world: TwoPlatforms) -> None:
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.link_rooms()
    for where in (TELEGRAM, MATRIX):
        assert world.latest(where, containing="Check-in 1").labels == ("Jetzt antworten",)


async def test_a_new_channel_on_telegram_shows_the_rows_of_an_open_round(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.say("Anna", TELEGRAM, "/trennen")
    await world.link_person("Anna")
    await world.say("Anna", MATRIX, "/einstellungen antworten offen")
    await world.say("Anna", MATRIX, "/checkin")
    assert world.latest(MATRIX, containing="Check-in 1").labels == ("Jetzt antworten",)
    await world.say("Anna", MATRIX, "/verknuepfen")
    code = world.code(MATRIX, "Anna") if world.says(MATRIX, "weiteren Kanal", "@anna") else world.code(TELEGRAM, "Anna")
    await world.say("Anna", TELEGRAM, f"/verknuepfen {code}")
    keys = {one.key for one in world.latest(TELEGRAM, containing="Check-in 1").content.choices}
    assert {f"q{place}v0" for place in range(1, 6)} < keys
    await world.tap("Bert", TELEGRAM, "Check-in 1", "q1v4")
    assert "Eine Person hat geantwortet" in world.latest(MATRIX, containing="Check-in 1").text


async def test_what_was_tapped_in_a_channel_before_it_was_linked_leads_nowhere(world: TwoPlatforms) -> None:
    await world.link_rooms()
    assert world.seen(MATRIX)[0].text == "Diese Karte gilt hier nicht mehr."
    assert world.seen(MATRIX)[0].labels == ()


async def test_linking_keeps_the_private_chat_of_somebody_who_had_joined_in_the_new_group(world: TwoPlatforms) -> None:
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    code = world.code(TELEGRAM, "Anna")
    await world.say("Bert", TELEGRAM, "/erinnern", private=True)
    await world.add_bot("Anna", TELEGRAM, OTHER)
    await world.tap("Bert", TELEGRAM, "hier ist Dreiklang", "Mitmachen", OTHER)
    await world.say("Anna", TELEGRAM, f"/verknuepfen {code}", channel=OTHER)
    await world.say("Bert", TELEGRAM, "in 2 Wochen", private=True)
    await world.say("Bert", TELEGRAM, "die Presse einladen", private=True)
    with world.database.begin() as transaction:
        assert [one.text for one in transaction.store(1).reminders.find()] == ["die Presse einladen"]


async def test_a_group_where_somebody_has_noted_anything_is_not_taken_over(world: TwoPlatforms) -> None:
    await world.add_bot("Fremd", MATRIX)
    await world.say("Fremd", MATRIX, "/akteur neu Handwerkskammer; Wirtschaft; 3; 2")
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.say("Anna", MATRIX, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}")
    assert world.says(MATRIX, "Hier gibt es schon eine andere Kooperation")
    with world.database.begin() as transaction:
        assert [one.name for one in transaction.store(2).stakeholders.find()] == ["Handwerkskammer"]


async def test_a_code_that_others_have_read_in_vain_is_used_up(world: TwoPlatforms) -> None:
    await world.add_bot("Fremd", MATRIX, OTHER)
    await world.say("Fremd", MATRIX, "/mitmachen Anderswo; Staat", channel=OTHER)
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    code = world.code(TELEGRAM, "Anna")
    await world.say("Anna", MATRIX, f"/verknuepfen {code}", channel=OTHER)
    await world.add_bot("Fremd", MATRIX)
    await world.say("Fremd", MATRIX, f"/verknuepfen {code}")
    assert world.told(MATRIX, "Diesen Code gibt es nicht")
    assert not world.says(MATRIX, "gehört jetzt zu")


async def test_a_hidden_administrator_may_use_a_coordinators_code_and_gets_none(world: TwoPlatforms) -> None:
    await world.add_bot("Anna", TELEGRAM, OTHER)
    await world.say("Anna", TELEGRAM, "/verknuepfen", channel=OTHER, hidden=True)
    assert world.says(TELEGRAM, "Dafür braucht es einen Namen", OTHER)
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.say("Anna", TELEGRAM, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}", channel=OTHER, hidden=True)
    assert world.says(TELEGRAM, "gehört jetzt zu Ankommen", OTHER)


async def test_a_code_is_worth_nothing_once_its_giver_no_longer_coordinates(world: TwoPlatforms) -> None:
    await world.say("Anna", TELEGRAM, "/koordination Bert")
    await world.say("Bert", TELEGRAM, "/verknuepfen kanal", private=True)
    await world.say("Anna", TELEGRAM, "/koordination entlassen Bert")
    await world.add_bot("Bert", MATRIX)
    await world.say("Bert", MATRIX, f"/verknuepfen {world.code(TELEGRAM, 'Bert')}")
    assert world.told(MATRIX, "Diesen Code gibt es nicht")


async def test_a_code_written_among_other_words_is_used_all_the_same(world: TwoPlatforms) -> None:
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.add_bot("Anna", MATRIX)
    await world.say("Anna", MATRIX, f"/verknuepfen Kanal {world.code(TELEGRAM, 'Anna')} danke")
    assert world.says(MATRIX, "gehört jetzt zu Ankommen")


async def test_a_code_written_in_a_thread_joins_the_room(world: TwoPlatforms) -> None:
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.add_bot("Anna", MATRIX)
    await world.say("Anna", MATRIX, "/hilfe", thread="$talk")
    await world.say("Anna", MATRIX, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}", thread="$root")
    with world.database.begin() as transaction:
        rooms = transaction.store(1).channels.find(kind="group", adapter=MATRIX)
        assert [one.thread for one in rooms] == [None]


async def test_a_question_from_before_the_linking_is_not_asked_after_it(world: TwoPlatforms) -> None:
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.add_bot("Anna", MATRIX)
    await world.say("Anna", MATRIX, "/einrichten")
    await world.say("Anna", MATRIX, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}")
    await world.say("Anna", MATRIX, "/stand")
    assert "Ankommen" in world.latest(MATRIX).text


async def test_a_new_code_makes_the_earlier_one_void(world: TwoPlatforms) -> None:
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    first = world.code(TELEGRAM, "Anna")
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.add_bot("Anna", MATRIX)
    await world.say("Anna", MATRIX, f"/verknuepfen {first}")
    assert world.told(MATRIX, "Diesen Code gibt es nicht")


async def test_a_code_asked_for_in_private_is_for_the_cooperation_that_was_set_up(world: TwoPlatforms) -> None:
    await world.add_bot("Anna", MATRIX)
    await world.add_bot("Anna", TELEGRAM, OTHER)
    await world.say("Anna", TELEGRAM, "/verknuepfen kanal", private=True)
    assert "Ankommen" in world.latest(TELEGRAM, "@anna", "Code für einen weiteren Kanal").text


async def test_news_about_the_cooperation_reach_all_its_channels(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.say("Fremd", MATRIX, "/koordination uebernehmen", administers=True)
    assert world.says(TELEGRAM, "Fremd")
    await world.say("Anna", TELEGRAM, "/einstellungen Ruhezeit 19-7")
    await world.say("Anna", TELEGRAM, "/phase start Orientieren")
    assert world.says(MATRIX, "Ruhezeit")
    assert world.says(MATRIX, "Orientieren")
    assert len([one for one in world.seen(TELEGRAM) if "Ruhezeit" in one.text]) == 1


async def test_a_coordinator_takes_any_channel_out_from_their_private_chat(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.say("Bert", TELEGRAM, "/beschluss Wir treffen uns monatlich.")
    await world.answer("Bert", TELEGRAM, "so abstimmen")
    await world.say("Anna", TELEGRAM, "/trennen", private=True)
    assert world.latest(TELEGRAM, "@anna").labels[:2] == ("Telegram", "Matrix")
    await world.say("Anna", TELEGRAM, "Matrix", private=True)
    assert world.says(TELEGRAM, "Dieser Kanal gehört nicht mehr dazu: Matrix.", "@anna")
    assert world.says(TELEGRAM, "Dieser Kanal gehört nicht mehr dazu: Matrix.")
    assert world.says(MATRIX, "Dieser Kanal gehört nicht mehr zu Ankommen.")
    assert not any(one.labels for one in world.seen(MATRIX)), "nothing there can be tapped any longer"
    await world.say("Anna", TELEGRAM, "/trennen Kanal; Telegram", private=True)
    assert world.says(TELEGRAM, "bliebe keiner, in den ich schreiben kann", "@anna")


async def test_a_group_is_taken_out_with_all_its_topics(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.say("Bert", TELEGRAM, "/stand", thread="8")
    await world.say("Anna", TELEGRAM, "/trennen")
    await world.say("Anna", TELEGRAM, "/stand", thread="8")
    with world.database.begin() as transaction:
        assert [one.adapter for one in transaction.store(1).channels.find(kind="group")] == [MATRIX]


async def test_an_account_is_not_parted_in_public_and_takes_no_channel_out(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.say("Anna", TELEGRAM, "/trennen konto")
    assert world.says(TELEGRAM, "Konten werden privat getrennt", "@anna")
    await world.say("Bert", TELEGRAM, "/beschluss Wir treffen uns monatlich.")
    await world.answer("Bert", TELEGRAM, "so abstimmen")
    assert world.latest(TELEGRAM, containing="monatlich").labels


async def test_a_channel_that_was_lost_can_be_taken_out_but_not_the_last_one_that_speaks(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.remove_bot(MATRIX)
    await world.say("Anna", TELEGRAM, "/trennen")
    assert world.says(TELEGRAM, "bliebe keiner, in den ich schreiben kann", "@anna")
    await world.say("Anna", TELEGRAM, "/trennen Kanal Matrix", private=True)
    assert world.says(TELEGRAM, "Dieser Kanal gehört nicht mehr dazu: Matrix.", "@anna")
    with world.database.begin() as transaction:
        assert [one.adapter for one in transaction.store(1).channels.find(kind="group")] == [TELEGRAM]


async def test_back_in_a_channel_the_bot_shows_what_opened_meanwhile(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.remove_bot(MATRIX)
    await world.say("Bert", TELEGRAM, "/beschluss Wir treffen uns monatlich.")
    await world.answer("Bert", TELEGRAM, "so abstimmen")
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.add_bot("Anna", MATRIX)
    assert world.latest(MATRIX, containing="Wir treffen uns monatlich.").labels
    assert world.latest(MATRIX, containing="Check-in 1").labels == ("Jetzt antworten",)


async def test_a_channel_joins_what_only_a_lost_one_has_shown(world: TwoPlatforms) -> None:
    await world.say("Bert", TELEGRAM, "/beschluss Wir treffen uns monatlich.")
    await world.answer("Bert", TELEGRAM, "so abstimmen")
    await world.say("Anna", TELEGRAM, "/verknuepfen kanal", private=True)
    await world.remove_bot(TELEGRAM)
    await world.add_bot("Anna", MATRIX)
    await world.say("Anna", MATRIX, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}")
    assert world.latest(MATRIX, containing="Wir treffen uns monatlich.").labels


async def test_a_cooperation_without_a_name_is_spoken_of_without_one(world: TwoPlatforms) -> None:
    await world.add_bot("Anna", TELEGRAM, OTHER)
    await world.say("Anna", TELEGRAM, "/mitmachen Stadt Ahlen; Staat", channel=OTHER)
    await world.say("Anna", TELEGRAM, "/verknuepfen", channel=OTHER)
    await world.add_bot("Anna", MATRIX)
    await world.say("Anna", MATRIX, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}")
    assert world.says(TELEGRAM, "Der Code für einen weiteren Kanal: ", "@anna")
    assert world.says(MATRIX, "Dieser Kanal gehört jetzt zur Kooperation.")


async def test_who_has_left_every_channel_takes_part_no_longer(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.link_person("Anna")
    await world.comes("Anna", TELEGRAM, goes=True)
    await world.say("Anna", MATRIX, "/einstellungen")
    assert world.says(MATRIX, "Was soll", "@anna")
    await world.comes("Anna", TELEGRAM)
    await world.comes("Anna", MATRIX, goes=True)
    with world.database.begin() as transaction:
        assert transaction.store(1).partners.find(name="Anna")[0].left_at is None, "she is back in the other one"
    await world.comes("Anna", TELEGRAM, goes=True)
    with world.database.begin() as transaction:
        assert transaction.store(1).partners.find(name="Anna")[0].left_at is not None
        assert not transaction.store(1).identities.find(coordinates=True)
    assert world.says(MATRIX, "Anna hat die Koordination abgegeben")


async def test_nothing_is_kept_of_strangers_who_leave_and_of_people_who_are_forgotten(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.comes("Fremd", TELEGRAM, goes=True)
    await world.comes("Bert", TELEGRAM, goes=True)
    with world.database.begin() as transaction:
        assert [one.person for one in transaction.departures.find()] == ["bert"]
    await world.say("Bert", TELEGRAM, "/vergessen", private=True)
    await world.say("Bert", TELEGRAM, "ja", private=True)
    with world.database.begin() as transaction:
        assert not transaction.departures.find()


async def test_who_is_heard_in_a_group_again_is_there(world: TwoPlatforms) -> None:
    await world.add_bot("Anna", TELEGRAM, OTHER)
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.say("Anna", TELEGRAM, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}", channel=OTHER)
    await world.comes("Bert", TELEGRAM, goes=True)
    await world.say("Bert", TELEGRAM, "/stand")
    await world.comes("Bert", TELEGRAM, OTHER, goes=True)
    with world.database.begin() as transaction:
        assert transaction.store(1).partners.find(name="Bert")[0].left_at is None


async def test_a_group_that_the_bot_is_just_not_in_counts(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.link_person("Anna")
    await world.remove_bot(MATRIX)
    await world.comes("Anna", TELEGRAM, goes=True)
    with world.database.begin() as transaction:
        assert transaction.store(1).identities.find(coordinates=True)


async def test_who_was_never_seen_to_leave_the_other_group_stays(world: TwoPlatforms) -> None:
    await world.add_bot("Anna", TELEGRAM, OTHER)
    await world.say("Anna", TELEGRAM, "/verknuepfen")
    await world.say("Anna", TELEGRAM, f"/verknuepfen {world.code(TELEGRAM, 'Anna')}", channel=OTHER)
    await world.comes("Bert", TELEGRAM, goes=True)
    with world.database.begin() as transaction:
        assert transaction.store(1).partners.find(name="Bert")[0].left_at is None
    await world.wait(timedelta(minutes=1))
    await world.comes("Bert", TELEGRAM, OTHER, goes=True)
    with world.database.begin() as transaction:
        assert transaction.store(1).partners.find(name="Bert")[0].left_at is not None
