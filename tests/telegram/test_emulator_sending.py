"""The emulator's rules for writing, changing and deleting messages, asked by python-telegram-bot."""

from __future__ import annotations

import pytest
from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.telegram.emulator import ImpossibleActError
from tests.telegram.emulator.methods_messages import NOT_MODIFIED
from tests.telegram.emulator.scene import keyboard, scene


async def test_a_person_sees_text_formatting_and_keyboard() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        sent = await s.bot.send_message(
            s.group.id, "<b>Ja</b> &amp; <a href='https://example.org/'>nein</a>", "HTML", reply_markup=keyboard("Gut")
        )

        seen = s.anna.sees(s.group)[-1]
        assert (seen.message_id, seen.text, seen.keyboard) == (sent.message_id, "Ja & nein", [["Gut"]])
        assert seen.html == '<b>Ja</b> &amp; <a href="https://example.org/">nein</a>'
        assert seen.date == s.clock.time


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "Bad Request: message text is empty"),
        (" \n ", "Bad Request: text must be non-empty"),
        ("<b></b>", "Bad Request: text must be non-empty"),
        ("x" * 4097, "Bad Request: message is too long"),
        ("😀" * 2049, "Bad Request: message is too long"),
        ("x" * 32769, "Bad Request: text is too long"),
        ("ä < b", 'Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 3'),
        ("<b>x", "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ],
)
async def test_a_text_that_cannot_be_sent(text: str, answer: str) -> None:
    async with scene() as s:
        s.anna.start(s.account)

        assert await s.refusal(s.bot.send_message(s.anna.id, text, "HTML")) == answer
        assert len(s.anna.sees(s.account)) == 1


async def test_tags_do_not_count_for_the_length() -> None:
    async with scene() as s:
        s.anna.start(s.account)

        sent = await s.bot.send_message(s.anna.id, f"<b>{'x' * 4096}</b>", "HTML")

        assert len(sent.text or "") == 4096


async def test_entities_beyond_a_hundred_are_dropped() -> None:
    async with scene() as s:
        s.anna.start(s.account)

        sent = await s.bot.send_message(s.anna.id, "<b>x</b> " * 101, "HTML")

        assert len(sent.entities) == 100


@pytest.mark.parametrize("length", [0, 65])
async def test_callback_data_has_1_to_64_bytes(length: int) -> None:
    async with scene() as s:
        s.anna.start(s.account)
        button = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="x" * length)]])

        assert await s.refusal(s.bot.send_message(s.anna.id, "?", reply_markup=button)) in {
            "Bad Request: BUTTON_DATA_INVALID",
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        }


async def test_callback_data_is_counted_in_bytes() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        long = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="ä" * 33)]])
        just = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="ä" * 32)]])

        assert (
            await s.refusal(s.bot.send_message(s.anna.id, "?", reply_markup=long)) == "Bad Request: BUTTON_DATA_INVALID"
        )
        await s.bot.send_message(s.anna.id, "?", reply_markup=just)


async def test_an_unknown_chat() -> None:
    async with scene() as s:
        stranger = s.emulator.add_user("Clara")
        for chat in (stranger.id, s.group.id, 1):
            assert await s.refusal(s.bot.send_message(chat, "?")) == "Bad Request: chat not found"


async def test_somebody_who_never_started_the_bot() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)

        with pytest.raises(Forbidden):
            await s.bot.send_message(s.bert.id, "?")
        assert s.emulator.calls[-1].answer["description"] == "Forbidden: bot can't initiate conversation with a user"
        s.bert.start(s.account)
        await s.bot.send_message(s.bert.id, "Hallo")


async def test_somebody_who_blocked_the_bot_and_came_back() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        s.anna.block(s.account)
        assert await s.refusal(s.bot.send_message(s.anna.id, "?")) == "Forbidden: bot was blocked by the user"
        s.anna.start(s.account)
        await s.bot.send_message(s.anna.id, "da")

        changes = [update.my_chat_member for update in await s.news() if update.my_chat_member]
        assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_somebody_who_deleted_their_account() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        s.anna.deactivate()

        assert await s.refusal(s.bot.send_message(s.anna.id, "?")) == "Forbidden: user is deactivated"


async def test_a_bot_that_was_thrown_out_or_left() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        s.anna.remove(s.group, s.account)
        assert await s.refusal(s.bot.send_message(s.group.id, "?")) == "Forbidden: bot was kicked from the group chat"
        big = s.emulator.add_supergroup("Plenum", creator=s.anna, members=[s.account])
        s.anna.remove(big, s.account)
        assert await s.refusal(s.bot.send_message(big.id, "?")) == "Forbidden: bot was kicked from the supergroup chat"
        s.anna.add(s.group, s.account)
        await s.bot.leave_chat(s.group.id)
        assert (
            await s.refusal(s.bot.send_message(s.group.id, "?")) == "Forbidden: bot is not a member of the group chat"
        )


async def test_a_bot_that_must_not_write() -> None:
    async with scene() as s:
        big = s.emulator.add_supergroup("Plenum", creator=s.anna, members=[s.account])
        s.anna.restrict(big, s.account)

        answer = await s.refusal(s.bot.send_message(big.id, "?"))

        assert answer == "Bad Request: not enough rights to send text messages to the chat"


async def test_an_upgraded_group_names_its_successor() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        old = await s.bot.send_message(s.group.id, "alt")
        big = s.anna.upgrade(s.group)

        with pytest.raises(ChatMigrated) as error:
            await s.bot.send_message(s.group.id, "?")

        assert error.value.new_chat_id == big.id
        assert s.emulator.calls[-1].answer["parameters"] == {"migrate_to_chat_id": big.id}
        assert await s.refusal(old.edit_text("neu")) == "Bad Request: message can't be edited"
        answer = await s.refusal(s.bot.edit_message_text("neu", big.id, old.message_id))
        assert answer == "Bad Request: message to edit not found"


async def test_a_reply_to_a_message_that_is_gone() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        lost = s.anna.say(s.account, "weg")
        s.anna.delete(lost)

        wanted = ReplyParameters(lost.id)
        answer = await s.refusal(s.bot.send_message(s.anna.id, "?", reply_parameters=wanted))
        assert answer == "Bad Request: message to be replied not found"
        lenient = ReplyParameters(lost.id, allow_sending_without_reply=True)
        await s.bot.send_message(s.anna.id, "?", reply_parameters=lenient)


async def test_an_equal_edit() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        sent = await s.bot.send_message(s.anna.id, "<b>eins</b>", "HTML", reply_markup=keyboard("Ja"))

        answer = await s.refusal(sent.edit_text("<b>eins</b>", "HTML", reply_markup=keyboard("Ja")))
        assert answer == f"Bad Request: {NOT_MODIFIED}"
        answer = await s.refusal(sent.edit_reply_markup(keyboard("Ja")))
        assert answer == f"Bad Request: {NOT_MODIFIED}"


async def test_an_edit_without_a_keyboard_removes_it() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        sent = await s.bot.send_message(s.anna.id, "eins", reply_markup=keyboard("Ja"))

        await sent.edit_text("zwei")

        seen = s.anna.sees(s.account)[-1]
        assert (seen.text, seen.keyboard, seen.edited) == ("zwei", [], True)


async def test_edits_of_what_is_not_there_or_not_ones_own() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        hers = s.anna.say(s.account, "meins")
        forced = await s.bot.send_message(s.anna.id, "?", reply_markup=ForceReply())

        answer = await s.refusal(s.bot.edit_message_text("x", s.anna.id, 9999))
        assert answer == "Bad Request: message to edit not found"
        for number in (hers.id, forced.message_id):
            answer = await s.refusal(s.bot.edit_message_text("x", s.anna.id, number))
            assert answer == "Bad Request: message can't be edited"


async def test_photo_document_and_caption() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        sent = await s.bot.send_photo(s.anna.id, b"picture", "<i>Bild</i>", parse_mode="HTML")
        paper = await s.bot.send_document(s.anna.id, InputFile(b"a,b", "list.csv"))

        photo, document = s.anna.sees(s.account)[-2:]
        assert (photo.media, photo.html, document.media) == ("photo", "<i>Bild</i>", "document")
        assert paper.document is not None
        assert await (await paper.document.get_file()).download_as_bytearray() == b"a,b"
        await sent.edit_caption("Foto")
        assert s.anna.sees(s.account)[-2].text == "Foto"
        assert await s.refusal(sent.edit_text("x")) == "Bad Request: there is no text in the message to edit"
        answer = await s.refusal(s.bot.send_photo(s.anna.id, b"picture", "x" * 1025))
        assert answer == "Bad Request: message caption is too long"


async def test_a_text_has_no_caption() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        sent = await s.bot.send_message(s.anna.id, "Text")

        answer = await s.refusal(sent.edit_caption("x"))

        assert answer == "Bad Request: there is no caption in the message to edit"


async def test_a_bot_deletes_its_own_messages_for_48_hours() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        first, second = [await s.bot.send_message(s.group.id, text) for text in ("eins", "zwei")]
        await first.delete()
        assert [seen.text for seen in s.anna.sees(s.group) if not seen.service] == ["zwei"]
        assert await s.refusal(first.delete()) == "Bad Request: message to delete not found"
        s.clock.advance(hours=48)
        assert await s.refusal(second.delete()) == "Bad Request: message can't be deleted for everyone"
        hers = s.anna.say(s.group, "meins")
        assert await s.refusal(s.bot.delete_message(s.group.id, hers.id)) == "Bad Request: message can't be deleted"


async def test_a_press_is_answered_once_and_in_time() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        await s.bot.send_message(s.anna.id, "?", reply_markup=keyboard("Ja", "Nein"))
        first, late = [s.anna.tap(s.anna.sees(s.account)[-1], button) for button in ("Ja", 1)]

        await s.bot.answer_callback_query(first.id, "Danke", show_alert=True)
        answer = await first.answered()
        assert (answer.text, answer.show_alert, late.data) == ("Danke", True, "nein")
        old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
        assert await s.refusal(s.bot.answer_callback_query(first.id)) == old
        assert await s.refusal(s.bot.answer_callback_query("77")) == old
        s.clock.advance(minutes=16)
        assert await s.refusal(s.bot.answer_callback_query(late.id)) == old


async def test_a_press_arrives_with_its_message() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        sent = await s.bot.send_message(s.anna.id, "?", reply_markup=keyboard("Ja"))
        message = s.anna.sees(s.account)[-1]
        s.anna.tap(message, "Ja")
        s.anna.tap_data(message, "forged", forgotten=True)

        good, forged = [update.callback_query for update in await s.news() if update.callback_query]
        assert good.message == sent
        assert good.from_user.language_code == "de"
        assert forged.message is not None
        assert forged.message.is_accessible is False
        assert forged.data == "forged"
        with pytest.raises(ImpossibleActError):
            s.anna.tap(message, "Vielleicht")


async def test_a_deep_link_starts_the_bot() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        link = InlineKeyboardMarkup([[InlineKeyboardButton("Los", url="https://t.me/dreiklang_bot?start=a-B_9")]])
        await s.bot.send_message(s.group.id, "?", reply_markup=link)

        s.bert.follow(s.bert.sees(s.group)[-1], "Los")

        update = (await s.news())[-1]
        assert update.message is not None
        assert (update.message.chat.type, update.message.text) == ("private", "/start a-B_9")
        with pytest.raises(ImpossibleActError):
            s.bert.open(f"https://t.me/dreiklang_bot?start={'x' * 65}")


async def test_a_bot_sets_one_reaction() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        message = s.anna.say(s.account, "Hallo")

        await s.bot.set_message_reaction(s.anna.id, message.id, "👍")

        assert message.reactions == {s.account.id: [{"type": "emoji", "emoji": "👍"}]}
        with pytest.raises(BadRequest, match=r"(?i)reaction_invalid"):
            await s.bot.set_message_reaction(s.anna.id, message.id, "🦖")
