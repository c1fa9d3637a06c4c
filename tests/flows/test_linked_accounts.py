"""One person with several accounts: one of everything, wherever and whenever they joined; and who keeps what after."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import ChannelState
from bot.domain.decisions import Stance
from bot.domain.partners import Engagement
from tests.flows.two_platforms import MATRIX, TELEGRAM

if TYPE_CHECKING:
    from tests.flows.two_platforms import TwoPlatforms

OTHER = "other"
"""Another group, with another cooperation."""


async def coordinate_without_joining(world: TwoPlatforms) -> None:
    """Let dora coordinate on Telegram; she is no partner, and her account on Matrix is linked."""
    await world.say("Dora", TELEGRAM, "/koordination uebernehmen", administers=True)
    await world.link_rooms()
    await world.say("Dora", TELEGRAM, "/verknuepfen konto", private=True)
    await world.use_code("Dora", MATRIX, world.code(TELEGRAM, "Dora"))


async def test_whoever_got_hold_of_a_code_takes_nobodys_place(world: TwoPlatforms) -> None:
    await world.link_person("Anna", "Mallory")
    assert "Das Konto Mallory auf Matrix ist jetzt mit diesem verknüpft." in world.latest(TELEGRAM, "@anna").text
    await world.say("Anna", TELEGRAM, "/trennen konto", private=True)
    assert "Wieder eigenständig: Matrix." in world.latest(TELEGRAM, "@anna").text
    assert world.says(MATRIX, "nicht mehr mit dem auf Telegram verknüpft", "@mallory")
    await world.say("Mallory", MATRIX, "/einstellungen", private=True)
    assert not world.says(MATRIX, "Was soll", "@mallory")
    await world.say("Anna", TELEGRAM, "/einstellungen", private=True)
    assert world.says(TELEGRAM, "Was soll", "@anna")
    with world.database.begin() as transaction:
        store = transaction.store(1)
        assert [(one.name, one.coordinates) for one in store.identities.find() if one.partner_id == 1] == [
            ("Anna", True)
        ]
        assert not transaction.linked_accounts.find()


async def test_every_account_hears_of_another_one(world: TwoPlatforms) -> None:
    await world.link_person("Anna", "Mallory")
    await world.say("Mallory", MATRIX, "/verknuepfen konto", private=True)
    await world.use_code("Mallet", MATRIX, world.code(MATRIX, "Mallory"))
    told = [one for one in world.seen(TELEGRAM, "@anna") if "Gehört es jemand anderem" in one.text]
    assert len(told) == 2


async def test_a_guest_account_draws_nobody_behind_another_one(world: TwoPlatforms) -> None:
    await world.link_person("Anna", "Mallory")
    await world.link_rooms()
    await world.say("Mallet", MATRIX, "/mitmachen Anderswo; Wirtschaft")
    await world.say("Mallet", MATRIX, "/verknuepfen konto", private=True)
    await world.use_code("Mallory", MATRIX, world.code(MATRIX, "Mallet"))
    await world.say("Mallet", MATRIX, "/trennen konto", private=True)
    with world.database.begin() as transaction:
        assert [one.platform_id for one in transaction.linked_accounts.find()] == ["anna", "mallory"]
        (anna,) = transaction.store(1).identities.find(platform_id="anna", adapter=TELEGRAM)
        assert (anna.partner_id, anna.coordinates) == (1, True)
    assert world.says(MATRIX, "Dieses Konto ist schon mit einem früheren verknüpft", "@mallory")


async def test_a_guest_account_takes_only_itself_away(world: TwoPlatforms) -> None:
    await world.link_person("Anna")
    await world.say("Anna", MATRIX, "/trennen", private=True)
    assert world.says(TELEGRAM, "Das Konto auf Matrix ist nicht mehr mit diesem verknüpft", "@anna")
    with world.database.begin() as transaction:
        (anna,) = transaction.store(1).identities.find(coordinates=True)
        assert (anna.adapter, anna.partner_id) == (TELEGRAM, 1)


async def test_all_that_was_linked_later_is_parted_at_once(world: TwoPlatforms) -> None:
    await world.link_person("Bert")
    await world.say("Bert", MATRIX, "/verknuepfen konto", private=True)
    await world.use_code("Mallory", MATRIX, world.code(MATRIX, "Bert"))
    await world.say("Mallory", MATRIX, "/verknuepfen konto", private=True)
    await world.use_code("Mallet", MATRIX, world.code(MATRIX, "Mallory"))
    await world.say("Bert", MATRIX, "/trennen", private=True)
    with world.database.begin() as transaction:
        assert [one.platform_id for one in transaction.linked_accounts.find()] == ["bert", "bert"]
    await world.say("Bert", TELEGRAM, "/trennen", private=True)
    await world.say("Bert", TELEGRAM, "/trennen", private=True)
    assert "kein anderes verknüpft" in world.latest(TELEGRAM, "@bert").text


async def test_nobody_is_joined_to_somebody_elses_account_without_a_question(world: TwoPlatforms) -> None:
    await world.say("Mallory", MATRIX, "/start", private=True)
    await world.link_rooms()
    await world.say("Mallory", MATRIX, "/mitmachen Anderswo; Wirtschaft")
    await world.say("Mallory", MATRIX, "/verknuepfen konto", private=True)
    code = world.code(MATRIX, "Mallory")
    await world.say("Anna", TELEGRAM, f"/verknuepfen {code}", private=True)
    assert "Der Code kommt von Mallory auf Matrix." in world.latest(TELEGRAM, "@anna").text
    await world.say("Anna", TELEGRAM, "nein", private=True)
    await world.say("Anna", TELEGRAM, f"/verknuepfen {code}", private=True)
    assert "Diesen Code gibt es nicht" in world.latest(TELEGRAM, "@anna").text
    with world.database.begin() as transaction:
        assert not transaction.linked_accounts.find()


async def test_a_guest_account_can_be_forgotten_and_nobody_else_by_it(world: TwoPlatforms) -> None:
    await world.link_person("Bert", "Mallory")
    await world.say("Mallory", MATRIX, "/vergessen", private=True)
    assert "Dieses Konto wirklich vergessen?" in world.latest(MATRIX, "@mallory").text
    await world.say("Mallory", MATRIX, "ja", private=True)
    with world.database.begin() as transaction:
        store = transaction.store(1)
        assert not store.identities.find(platform_id="mallory")
        assert not transaction.linked_accounts.find()
        assert [one.name for one in store.partners.find(left_at=None)] == ["Anna", "Bert"]
        assert store.identities.find(platform_id="bert")


async def test_a_coordinator_who_has_not_joined_is_one_person_too(world: TwoPlatforms) -> None:
    await coordinate_without_joining(world)
    await world.say("Dora", MATRIX, "/koordination")
    assert "Es koordiniert: Anna, Dora." in world.latest(MATRIX, "@dora", "Dora").text
    await world.say("Dora", TELEGRAM, "/mitmachen Caritas; Zivilgesellschaft")
    await world.say("Dora", MATRIX, "/beschluss Wir treffen uns monatlich.")
    await world.answer("Dora", MATRIX, "so abstimmen")
    await world.say("Dora", MATRIX, "/partner")
    listed = world.latest(MATRIX, containing="Caritas: ").text
    assert listed.count("Dora") == 1
    with world.database.begin() as transaction:
        assert len(transaction.store(1).partners.find(name="Dora")) == 1


async def test_she_can_be_released_and_forgotten_whole(world: TwoPlatforms) -> None:
    await coordinate_without_joining(world)
    await world.say("Dora", TELEGRAM, "/meinedaten", private=True)
    assert world.says(TELEGRAM, "Matrix", "@dora")
    await world.say("Anna", TELEGRAM, "/koordination entlassen Dora")
    with world.database.begin() as transaction:
        assert [one.name for one in transaction.store(1).identities.find(coordinates=True)] == ["Anna"]
    await world.say("Dora", TELEGRAM, "/vergessen", private=True)
    await world.say("Dora", TELEGRAM, "ja", private=True)
    with world.database.begin() as transaction:
        assert not transaction.store(1).identities.find(platform_id="dora")
        assert not transaction.linked_accounts.find()
        chats = [one for name in (TELEGRAM, MATRIX) for one in transaction.private_channels(name, "dora")]
        assert {one.state for one in chats} == {ChannelState.FORGOTTEN}


async def test_forgetting_reaches_a_chat_on_a_platform_without_a_group(world: TwoPlatforms) -> None:
    await world.link_person("Bert")
    await world.say("Bert", MATRIX, "/erinnern", private=True)
    await world.say("Bert", TELEGRAM, "/vergessen", private=True)
    await world.say("Bert", TELEGRAM, "ja", private=True)
    with world.database.begin() as transaction:
        (chat,) = transaction.private_channels(MATRIX, "bert")
        assert chat.state is ChannelState.FORGOTTEN
        assert not transaction.sessions_in(chat.id)


async def test_what_was_linked_before_is_linked_in_every_cooperation_joined_later(world: TwoPlatforms) -> None:
    await world.link_person("Bert")
    await world.add_bot("Carla", MATRIX, OTHER)
    await world.say("Bert", MATRIX, "/mitmachen Handwerkskammer; Wirtschaft", channel=OTHER)
    with world.database.begin() as transaction:
        store = transaction.store(2)
        (bert,) = store.partners.find(name="Bert")
        assert {one.adapter for one in store.identities.find(partner_id=bert.id)} == {TELEGRAM, MATRIX}


async def test_the_latest_word_counts_whichever_account_it_came_from(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.link_person("Bert")
    await world.say("Bert", TELEGRAM, "/beschluss Wir treffen uns monatlich.")
    await world.answer("Bert", TELEGRAM, "so abstimmen")
    await world.tap("Bert", TELEGRAM, "Wir treffen uns monatlich.", "Einwand")
    await world.tap("Bert", MATRIX, "Wir treffen uns monatlich.", "Zustimmung")
    await world.say("Bert", TELEGRAM, "Hallo, geht das so?", private=True)
    with world.database.begin() as transaction:
        assert [voice.stance for voice in transaction.store(1).voices.find()] == [Stance.AGREE]


@pytest.mark.parametrize("way", ["alone", "rows"])
async def test_what_was_missing_for_a_low_rating_is_not_noted_with_a_high_one(world: TwoPlatforms, way: str) -> None:
    await world.say("Anna", TELEGRAM, "/einstellungen Antworten offen")
    await world.link_rooms()
    await world.link_person("Bert")
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.say("Bert", TELEGRAM, "/start", private=True)
    if way == "rows":
        await world.tap("Bert", TELEGRAM, "Check-in 1", "q1v1")
    else:
        await world.rate("Bert", TELEGRAM, "1")
    assert world.says(TELEGRAM, "Was fehlt vor allem?", "@bert")
    await world.rate("Bert", MATRIX, "5")
    await world.say("Bert", TELEGRAM, "Zeit fehlt", private=True)
    with world.database.begin() as transaction:
        (answer,) = transaction.store(1).answers.find()
        assert (answer.value, answer.text) == (5, "")


async def test_two_partners_who_are_one_keep_the_earlier_beginning_and_the_latest_answers(world: TwoPlatforms) -> None:
    await world.say("Anna", TELEGRAM, "/einstellungen Antworten offen")
    await world.link_rooms()
    await world.wait(timedelta(days=2))
    await world.say("Bert", MATRIX, "/mitmachen Handwerkskammer; ehrenamtlich")
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.rate("Bert", TELEGRAM, "4")
    await world.wait(timedelta(minutes=1))
    await world.rate("Bert", MATRIX, "3")
    with world.database.begin() as transaction:
        joined = min(one.joined_at for one in transaction.store(1).partners.find(name="Bert"))
    await world.say("Bert", MATRIX, "/verknuepfen konto", private=True)
    await world.use_code("Bert", TELEGRAM, world.code(MATRIX, "Bert"))
    assert "Beide sprechen für Handwerkskammer" in world.latest(TELEGRAM, "@bert", "Beide").text
    with world.database.begin() as transaction:
        store = transaction.store(1)
        (bert,) = store.partners.find(name="Bert")
        assert (bert.joined_at, bert.engagement) == (joined, Engagement.VOLUNTARY)
        assert [answer.value for answer in store.answers.find()] == [3]
    for where in (TELEGRAM, MATRIX):
        assert "Eine Person hat geantwortet" in world.latest(where, containing="Check-in 1").text


def _of_answers(world: TwoPlatforms, where: str) -> list[str]:
    """Return what a group shows, beside the invitation, which counts the partners."""
    return [one.text for one in world.seen(where) if "Wer gehört dazu" not in one.text]


async def test_linking_after_a_check_in_changes_nothing_that_was_shown(world: TwoPlatforms) -> None:
    """Both answers were seen already: taking one away would show whose it was."""
    await world.say("Anna", TELEGRAM, "/einstellungen Antworten offen")
    await world.link_rooms()
    await world.say("Bert", MATRIX, "/mitmachen Handwerkskammer")
    await world.say("Anna", TELEGRAM, "/checkin")
    for who, where, value in (("Anna", TELEGRAM, "4"), ("Bert", TELEGRAM, "4"), ("Bert", MATRIX, "3")):
        await world.rate(who, where, value)
    await world.say("Anna", TELEGRAM, "/checkin schließen")
    await world.say("Anna", TELEGRAM, "ja", private=True)
    shown = {where: _of_answers(world, where) for where in (TELEGRAM, MATRIX)}
    assert "eher gut" in world.latest(TELEGRAM, containing="Ergebnis").text
    await world.say("Bert", MATRIX, "/verknuepfen konto", private=True)
    await world.use_code("Bert", TELEGRAM, world.code(MATRIX, "Bert"))
    await world.wait(timedelta(days=2))
    for where, texts in shown.items():
        assert _of_answers(world, where)[: len(texts)] == texts
    with world.database.begin() as transaction:
        store = transaction.store(1)
        (bert,) = store.partners.find(name="Bert")
        assert len(store.answers.find(partner_id=bert.id)) == 1
        assert len(store.answers.find(partner_id=None)) == 1


async def test_whoever_has_left_can_still_part_an_account(world: TwoPlatforms) -> None:
    await world.link_person("Bert")
    await world.say("Bert", TELEGRAM, "/austreten")
    await world.say("Bert", MATRIX, "/trennen", private=True)
    assert "Dieses Konto ist wieder eigenständig" in world.latest(MATRIX, "@bert").text


async def test_linking_what_is_linked_changes_nothing(world: TwoPlatforms) -> None:
    await world.link_person("Bert")
    await world.link_person("Bert")
    with world.database.begin() as transaction:
        assert len(transaction.linked_accounts.find()) == 2
        assert len(transaction.store(1).identities.find(platform_id="bert")) == 2


async def test_a_chat_that_is_open_already_is_used_before_a_new_one_is_opened(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.say("Bert", TELEGRAM, "/start", private=True)
    await world.say("Bert", MATRIX, "/hilfe")
    await world.link_person("Bert")
    await world.say("Anna", TELEGRAM, "/checkin")
    chats = {one.channel for one in world.adapters[MATRIX].messages}
    await world.wait(timedelta(days=2, hours=2))
    assert {one.channel for one in world.adapters[MATRIX].messages} == chats
