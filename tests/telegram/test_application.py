"""What Telegram really does, met by the whole program: the adapter, the engine and the database together."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import ChannelState, Language
from tests.telegram.emulator.faults import Fault
from tests.telegram.troupe import TelegramTroupe

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.telegram.emulator.groups import Group
    from tests.telegram.emulator.people import EmulatedPerson
    from tests.telegram.emulator.world import ForumTopic

PEOPLE = ("anna", "bert", "carla")
SET_UP = "/einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; monatlich"


@pytest.fixture
async def troupe(tmp_path: Path) -> AsyncIterator[TelegramTroupe]:
    """A cooperation of anna, who coordinates, and bert; carla looks on."""
    async with TelegramTroupe(tmp_path, PEOPLE, Language.GERMAN, started=("anna", "bert")) as one:
        await one.say("anna", SET_UP, private=False)
        await one.say("anna", "/mitmachen Stadt Ahlen; Staat", private=False)
        await one.say("bert", "/mitmachen Handwerkskammer; Wirtschaft", private=False)
        yield one


@pytest.fixture
async def forum(tmp_path: Path) -> AsyncIterator[TelegramTroupe]:
    """A supergroup with topics that the bot has been brought into, nothing else."""
    async with TelegramTroupe(tmp_path, PEOPLE, Language.GERMAN, forum=True) as one:
        yield one


async def confirm(troupe: TelegramTroupe) -> None:
    """Have Bert open what he proposed."""
    shown = [one for one in troupe.shown("bert") if "So wird der Vorschlag stehen" in one.text][-1]
    await troupe.tap("bert", shown, "So abstimmen", private=True)


def newest(troupe: TelegramTroupe, words: str = "") -> str:
    """Return the newest message of the bot in the group that holds these words."""
    return [one.text for one in troupe.shown(None) if words in one.text][-1]


def in_topic(person: EmulatedPerson, group: Group, topic: ForumTopic | None) -> list[str]:
    """Return what stands in a topic, the general one if it is None."""
    thread = topic.id if topic else None
    return [one.text for one in person.sees(group) if one.thread == thread]


async def test_rights_are_checked_although_the_menu_shows_the_command(troupe: TelegramTroupe) -> None:
    troupe.persons["anna"].promote(troupe.group, troupe.persons["bert"])
    before = len(troupe.shown(None))
    await troupe.say("bert", "/einstellungen", private=False)

    assert "Das ist der Koordination vorbehalten" in troupe.shown("bert")[-1].text
    assert not troupe.shown("bert")[-1].labels
    assert len(troupe.shown(None)) == before


async def test_an_update_that_comes_again_is_not_done_again(troupe: TelegramTroupe) -> None:
    troupe.emulator.delay(0.2, "getUpdates")
    troupe.persons["bert"].say(troupe.group, "/beschluss Wir treffen uns monatlich.")
    update = troupe.bot.updates.produced[-1]
    await troupe.emulator.until(lambda: any("monatlich" in one.text for one in troupe.shown("bert")[-1:]))
    troupe.emulator.delay(0)
    troupe.bot.updates._queue.insert(0, update)
    await troupe.restart()
    await troupe.follow()

    assert sum("So wird der Vorschlag" in one.text for one in troupe.shown("bert")) == 1
    assert not any("B-2" in one.text for one in troupe.shown(None))


async def test_reminders_come_after_a_weekend_without_updates(troupe: TelegramTroupe) -> None:
    await troupe.say("bert", "/erinnern in 3 Tagen; Presse einladen", private=False)
    await troupe.pass_time(timedelta(days=3, hours=1))

    assert "Presse einladen" in newest(troupe, "Erinnerung 1:")


async def test_all_three_signals_of_an_upgrade_move_the_group_once(troupe: TelegramTroupe) -> None:
    await troupe.say("anna", "/checkin", private=False)
    for number in range(1, 6):
        await troupe.say("bert", f"/beschluss Wir treffen uns zum Thema {number}.", private=False)
        await confirm(troupe)
    troupe.group = troupe.persons["anna"].upgrade(troupe.group)
    await troupe.follow()
    cards = [one.text for one in troupe.shown(None)]
    await troupe.restart()
    await troupe.follow()

    assert len(cards) == len(set(cards)) == 6
    assert [one.text for one in troupe.shown(None)] == cards
    with troupe.database.begin() as transaction:
        assert len(transaction.cooperations()) == 1


async def test_a_message_that_meets_the_old_group_goes_to_the_new_one(troupe: TelegramTroupe) -> None:
    await troupe.say("bert", "/erinnern in 3 Tagen; Presse einladen", private=False)
    await troupe.restart()
    troupe.group = troupe.persons["anna"].upgrade(troupe.group)
    troupe.bot.updates.drop()  # the bot was away for more than a day: nobody told it
    await troupe.pass_time(timedelta(days=3, hours=1))

    assert "Presse einladen" in newest(troupe, "Erinnerung 1:")
    await troupe.say("bert", "/partner", private=False)
    assert "Handwerkskammer" in newest(troupe)


async def test_leaving_and_being_brought_back_needs_no_set_up(troupe: TelegramTroupe) -> None:
    troupe.persons["anna"].remove(troupe.group, troupe.bot)
    await troupe.follow()
    troupe.persons["anna"].add(troupe.group, troupe.bot)
    await troupe.follow()
    assert newest(troupe).startswith("Da bin ich wieder.")

    await troupe.say("bert", "/partner", private=False)
    assert "Handwerkskammer" in newest(troupe)


async def test_being_promoted_is_no_arrival(troupe: TelegramTroupe) -> None:
    before = len(troupe.shown(None))
    troupe.persons["anna"].promote(troupe.group, troupe.bot)
    await troupe.follow()

    assert len(troupe.shown(None)) == before


async def test_whoever_leaves_the_group_takes_no_part_any_more(troupe: TelegramTroupe) -> None:
    troupe.persons["bert"].leave(troupe.group)
    await troupe.follow()

    assert newest(troupe).startswith("Bert macht nicht mehr mit.")


async def test_a_coordinator_is_told_once_that_the_bot_was_thrown_out(troupe: TelegramTroupe) -> None:
    troupe.persons["anna"].start(troupe.bot)
    await troupe.follow()
    troupe.persons["carla"].start(troupe.bot)
    await troupe.say("anna", "/checkin", private=False)
    troupe.persons["anna"].remove(troupe.group, troupe.bot)
    await troupe.follow()
    await troupe.pass_time(timedelta(days=8))

    alone = [one.text for one in troupe.shown("anna")]
    assert sum("kann ich nicht mehr schreiben" in text for text in alone) == 1


async def test_blocking_and_coming_back_are_known(troupe: TelegramTroupe) -> None:
    bert = troupe.persons["bert"]
    bert.start(troupe.bot)
    await troupe.follow()
    bert.block(troupe.bot)
    await troupe.follow()
    await troupe.say("anna", "/checkin", private=False)
    bert.say(troupe.group, "/antworten")
    await troupe.follow()
    assert troupe.shown(None)[-1].labels == ("Privaten Chat öffnen",)
    with troupe.database.begin() as transaction:
        private = transaction.private_channel("telegram", str(troupe.bot.id), str(bert.id))
    assert private is not None
    assert private.state is ChannelState.GONE

    message = next(one for one in bert.sees(troupe.group) if one.keyboard == [["Privaten Chat öffnen"]])
    bert.follow(message, "Privaten Chat öffnen")
    await troupe.follow()
    assert "1 von 5" in troupe.shown("bert")[-1].text


async def test_an_edited_command_is_not_run_twice(troupe: TelegramTroupe) -> None:
    bert = troupe.persons["bert"]
    command = bert.say(troupe.group, "/beschluss Wir treffen uns monatlich.")
    await troupe.follow()
    bert.edit(command, "/beschluss Wir treffen uns wöchentlich.")
    await troupe.follow()
    await confirm(troupe)

    assert sum("B-1 · Vorschlag" in one.text for one in troupe.shown(None)) == 1
    assert not any("wöchentlich" in one.text for one in troupe.shown(None))


async def test_a_command_below_a_picture_counts(troupe: TelegramTroupe) -> None:
    troupe.persons["bert"].send_photo(troupe.group, caption="/beschluss Das Plakat hängen wir so auf.")
    await troupe.follow()
    await confirm(troupe)

    assert "Das Plakat hängen wir so auf." in newest(troupe, "B-1")


async def test_a_hidden_administrator_is_asked_for_a_name(troupe: TelegramTroupe) -> None:
    await troupe.upgrade()
    troupe.persons["anna"].promote(troupe.group, troupe.persons["carla"], anonymous=True)
    troupe.persons["carla"].say(troupe.group, "/mitmachen Caritas; Zivilgesellschaft", anonymous=True)
    await troupe.follow()

    assert "Dafür braucht es einen Namen." in newest(troupe)
    with troupe.database.begin() as transaction:
        assert len(transaction.store(1).partners.find()) == 2


async def test_a_card_that_perhaps_arrived_is_not_sent_again_and_can_be_tapped(troupe: TelegramTroupe) -> None:
    troupe.persons["bert"].say(troupe.group, "/beschluss Wir treffen uns monatlich.")
    await troupe.follow()
    troupe.emulator.fail_next("sendMessage", Fault.LOST_ANSWER, chat=troupe.group)
    await confirm(troupe)
    await troupe.restart()
    (card,) = [one for one in troupe.shown(None) if "B-1" in one.text]
    await troupe.tap("anna", card, "Zustimmung", private=False)

    assert "Zustimmung: Stadt Ahlen" in newest(troupe, "B-1")
    assert sum("B-1" in one.text for one in troupe.shown(None)) == 1


async def test_a_deleted_account_stops_nothing(troupe: TelegramTroupe) -> None:
    troupe.persons["bert"].start(troupe.bot)
    await troupe.follow()
    troupe.persons["bert"].deactivate()
    await troupe.say("anna", "/checkin", private=False)
    await troupe.pass_time(timedelta(days=4))

    assert "Ergebnis" in newest(troupe, "Ergebnis")


async def test_two_groups_with_the_same_people_stay_apart(troupe: TelegramTroupe) -> None:
    first = troupe.group
    anna, bert, _ = troupe.persons.values()
    second = troupe.emulator.add_group("Abschied", creator=bert, members=[anna])
    bert.add(second, troupe.bot)
    await troupe.follow()
    troupe.group = second
    await troupe.say("bert", SET_UP.replace("Ankommen", "Abschied"), private=False)
    await troupe.say("bert", "/mitmachen Sportverein; Zivilgesellschaft", private=False)
    await troupe.say("bert", "/partner", private=False)
    assert "Handwerkskammer" not in newest(troupe)
    troupe.group = first
    await troupe.say("bert", "/partner", private=False)
    assert "Sportverein" not in newest(troupe)


async def test_set_up_in_a_topic_the_cooperation_lives_there(forum: TelegramTroupe) -> None:
    anna, bert, _ = forum.persons.values()
    housing, other = forum.group.add_topic("Wohnen"), forum.group.add_topic("Plaudern")
    anna.say(forum.group, SET_UP, topic=housing)
    await forum.follow()
    bert.say(forum.group, "/mitmachen Handwerkskammer; Wirtschaft", topic=housing)
    await forum.follow()
    anna.say(forum.group, "/checkin", topic=housing)
    await forum.follow()
    await forum.pass_time(timedelta(days=4))

    assert any("dieses Thema der Ort der Kooperation" in text for text in in_topic(anna, forum.group, housing))
    assert any("Ergebnis des Check-ins 1" in text for text in in_topic(anna, forum.group, housing))
    assert not any("Check-in 1" in text for text in in_topic(anna, forum.group, None))
    assert not any("Check-in" in text for text in in_topic(anna, forum.group, other))


async def test_a_cooperation_in_a_topic_survives_leaving_and_coming_back(forum: TelegramTroupe) -> None:
    anna, *_ = forum.persons.values()
    housing = forum.group.add_topic("Wohnen")
    anna.say(forum.group, SET_UP, topic=housing)
    await forum.follow()
    anna.remove(forum.group, forum.bot)
    await forum.follow()
    anna.add(forum.group, forum.bot)
    await forum.follow()

    assert in_topic(anna, forum.group, housing)[-1].startswith("Da bin ich wieder.")
    with forum.database.begin() as transaction:
        assert [home.name for home in transaction.cooperations()] == ["Ankommen"]


async def test_a_second_topic_can_hold_a_cooperation_of_its_own(forum: TelegramTroupe) -> None:
    anna, *_ = forum.persons.values()
    housing, work = forum.group.add_topic("Wohnen"), forum.group.add_topic("Arbeit")
    anna.say(forum.group, SET_UP, topic=housing)
    await forum.follow()
    anna.say(forum.group, SET_UP.replace("Ankommen", "Ankern"), topic=work)
    await forum.follow()

    with forum.database.begin() as transaction:
        assert [home.name for home in transaction.cooperations()] == ["Ankommen", "Ankern"]
    assert any("Ankern" in text for text in in_topic(anna, forum.group, work))
