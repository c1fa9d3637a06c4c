"""The emulator's groups: who gets to read what, members and administrators, links, edits."""

from __future__ import annotations

import pytest

from tests.telegram.emulator import ImpossibleActError
from tests.telegram.emulator.scene import client, scene


async def test_privacy_mode_lets_in_what_is_for_the_bot_only() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        own = s.anna.sees(s.group)[-1].message
        await s.bot.send_message(s.group.id, "Frage")
        question = s.anna.sees(s.group)[-1].message
        await s.news()

        s.anna.say(s.group, "ja")
        s.anna.say(s.group, "ja, das auch", reply_to=own)
        s.anna.say(s.group, "/hilfe@dreiklang_bot")
        s.anna.say(s.group, "/hilfe@other_bot")
        s.anna.say(s.group, "/hilfe")
        s.anna.say(s.group, "@dreiklang_bot hallo")
        s.anna.say(s.group, "doch", reply_to=question)

        assert await s.texts() == ["/hilfe@dreiklang_bot", "/hilfe", "doch"]


async def test_a_bare_command_is_for_the_bot_that_wrote_last() -> None:
    async with scene() as s:
        other = s.emulator.add_bot("other_bot")
        s.anna.add(s.group, s.account)
        s.anna.add(s.group, other)
        s.anna.say(s.group, "/eins")
        async with client(s.emulator, other) as second:
            await second.send_message(s.group.id, "Ich bin der andere.")
            s.anna.say(s.group, "/zwei")
            await s.bot.send_message(s.group.id, "Und ich der eine.")
            s.anna.say(s.group, "/drei")

            assert await s.texts() == ["/drei"]
            fetched = [update.message for update in await second.get_updates() if update.message]
            assert [message.text for message in fetched if message.text] == ["/zwei"]


async def test_a_reply_to_another_bot_is_not_for_this_one_even_if_it_names_it() -> None:
    async with scene() as s:
        other = s.emulator.add_bot("other_bot")
        for account in (s.account, other):
            s.anna.add(s.group, account)
        async with client(s.emulator, other) as second:
            await second.send_message(s.group.id, "Frage")
        await s.news()

        s.anna.say(s.group, "/hilfe@dreiklang_bot", reply_to=s.anna.sees(s.group)[-1].message)

        assert await s.texts() == []


@pytest.mark.parametrize("way", ["privacy off", "administrator"])
async def test_some_bots_get_everything_but_other_bots_messages(way: str) -> None:
    async with scene(privacy=way != "privacy off") as s:
        other = s.emulator.add_bot("other_bot")
        for account in (s.account, other):
            s.anna.add(s.group, account)
        if way == "administrator":
            s.anna.promote(s.group, s.account)
        async with client(s.emulator, other) as second:
            await second.send_message(s.group.id, "von nebenan")
        s.anna.say(s.group, "ja")

        assert await s.texts() == ["ja"]


async def test_switching_privacy_mode_counts_once_the_bot_is_added_again() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        s.account.set_privacy(False)
        assert (await s.bot.get_me()).can_read_all_group_messages is True
        s.anna.say(s.group, "noch nicht")
        s.anna.remove(s.group, s.account)
        s.anna.add(s.group, s.account)
        s.anna.say(s.group, "jetzt")

        assert await s.texts() == ["jetzt"]


async def test_a_bot_that_cannot_join_groups() -> None:
    async with scene() as s:
        shy = s.emulator.add_bot("shy_bot", can_join_groups=False)

        with pytest.raises(ImpossibleActError):
            s.anna.add(s.group, shy)


async def test_joining_and_leaving_are_told() -> None:
    async with scene() as s:
        clara = s.emulator.add_user("Clara")
        s.anna.add(s.group, s.account)
        s.anna.add(s.group, clara)
        clara.leave(s.group)
        s.anna.remove(s.group, s.account)

        mine, added, joined, left, gone, out = await s.news()
        assert mine.my_chat_member is not None
        assert (mine.my_chat_member.old_chat_member.status, mine.my_chat_member.new_chat_member.status) == (
            "left",
            "member",
        )
        assert added.message is not None
        assert [user.id for user in added.message.new_chat_members] == [s.account.id]
        assert joined.message is not None
        assert [user.id for user in joined.message.new_chat_members] == [clara.id]
        assert left.message is not None
        assert left.message.left_chat_member is not None
        assert left.message.left_chat_member.id == clara.id
        assert gone.message is not None
        assert gone.message.left_chat_member is not None
        assert gone.message.left_chat_member.id == s.account.id
        assert out.my_chat_member is not None
        assert out.my_chat_member.new_chat_member.status == "kicked"


async def test_a_group_made_with_the_bot_says_so() -> None:
    async with scene() as s:
        s.emulator.add_group("Neu", creator=s.anna, members=[s.account])

        mine, created = await s.news()

        assert mine.my_chat_member is not None
        assert created.message is not None
        assert created.message.group_chat_created is True


async def test_a_supergroup_is_there_before_the_bot_joins() -> None:
    async with scene() as s:
        s.emulator.add_supergroup("Neu", creator=s.anna, members=[s.account, s.bert], forum=True)

        mine, added, other = await s.news()

        assert mine.my_chat_member is not None
        assert mine.my_chat_member.chat.is_forum is True
        assert added.message is not None
        assert [user.id for user in added.message.new_chat_members] == [s.account.id]
        assert other.message is not None
        assert [user.id for user in other.message.new_chat_members] == [s.bert.id]


async def test_changes_of_members_reach_administrating_bots_that_asked() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        s.anna.promote(s.group, s.account)
        s.anna.promote(s.group, s.bert)
        assert not [update for update in await s.news() if update.chat_member]
        await s.bot.get_updates(allowed_updates=["message", "chat_member"], timeout=0)
        s.anna.demote(s.group, s.bert)

        (update,) = await s.news()
        assert update.chat_member is not None
        assert update.chat_member.new_chat_member.status == "member"
        s.anna.demote(s.group, s.account)
        s.anna.promote(s.group, s.bert)
        assert not [update for update in await s.news() if update.chat_member]


async def test_reactions_reach_administrating_bots_that_asked() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        message = s.anna.say(s.group, "Hallo")
        await s.news()
        await s.bot.get_updates(allowed_updates=["message_reaction"], timeout=0)
        s.bert.react(message, "👍")
        assert not await s.news()
        s.anna.promote(s.group, s.account)
        s.bert.react(message, "❤")

        (update,) = await s.news()
        assert update.message_reaction is not None
        assert [one.to_dict()["emoji"] for one in update.message_reaction.new_reaction] == ["❤"]


async def test_asking_about_the_group() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        s.anna.promote(s.group, s.bert)
        s.anna.promote(s.group, s.account)

        chat = await s.bot.get_chat(s.group.id)
        assert (chat.id, chat.type, chat.title) == (s.group.id, "group", "Bündnis")
        admins = await s.bot.get_chat_administrators(s.group.id)
        assert {admin.user.id for admin in admins} == {s.anna.id, s.bert.id, s.account.id}
        assert await s.bot.get_chat_member_count(s.group.id) == 3
        assert (await s.bot.get_chat_member(s.group.id, s.bert.id)).status == "administrator"
        assert (await s.bot.get_chat_member(s.group.id, s.emulator.add_user("Clara").id)).status == "left"
        assert await s.refusal(s.bot.get_chat_member(s.group.id, 12)) == "Bad Request: member not found"
        s.bert.start(s.account)
        private = await s.bot.get_chat(s.bert.id)
        assert (private.first_name, private.last_name, private.username) == ("Bert", "Brandt", "bert")
        answer = await s.refusal(s.bot.get_chat_administrators(s.bert.id))
        assert answer == "Bad Request: there are no administrators in the private chat"


async def test_other_members_are_shown_to_administrating_bots_for_certain() -> None:
    async with scene(hides_members=True) as s:
        s.anna.add(s.group, s.account)
        answer = await s.refusal(s.bot.get_chat_member(s.group.id, s.bert.id))
        assert answer == "Bad Request: member list is inaccessible"
        assert (await s.bot.get_chat_member(s.group.id, s.account.id)).status == "member"
        s.anna.promote(s.group, s.account)
        assert (await s.bot.get_chat_member(s.group.id, s.bert.id)).status == "member"


async def test_edits_of_people_arrive_as_edits_and_deletions_not_at_all() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        message = s.anna.say(s.group, "/eins")
        await s.news()

        s.anna.edit(message, "/zwei 😀")
        s.anna.delete(message)

        (update,) = await s.news()
        assert update.edited_message is not None
        assert (update.edited_message.text, update.edited_message.edit_date) == ("/zwei 😀", s.clock.time)


async def test_a_command_in_a_caption_is_an_entity_of_the_caption() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        await s.news()
        s.anna.send_photo(s.group, "😀 /hilfe")

        message = (await s.news())[-1].message
        assert message is not None
        assert (message.text, message.caption) == (None, "😀 /hilfe")
        assert [(one.type, one.offset, one.length) for one in message.caption_entities] == [("bot_command", 3, 6)]


@pytest.mark.parametrize("act", ["stranger", "restricted", "left"])
async def test_only_members_who_may_can_write(act: str) -> None:
    async with scene() as s:
        big = s.emulator.add_supergroup("Plenum", creator=s.anna, members=[s.bert])
        who = s.emulator.add_user("Clara") if act == "stranger" else s.bert
        if act == "restricted":
            s.anna.restrict(big, s.bert)
        if act == "left":
            s.bert.leave(big)

        with pytest.raises(ImpossibleActError):
            who.say(big, "Hallo")


async def test_a_link_for_groups_adds_the_bot_and_starts_it() -> None:
    async with scene() as s:
        s.anna.open("https://t.me/dreiklang_bot?startgroup=x1", s.group)

        assert await s.texts() == ["/start@dreiklang_bot x1"]
