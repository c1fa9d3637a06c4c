"""The methods that write, change and delete messages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.telegram.emulator import objects
from tests.telegram.emulator.content import markup_of, text_of
from tests.telegram.emulator.errors import bad_request
from tests.telegram.emulator.jsons import integer, mapping
from tests.telegram.emulator.posting import document, photo, post
from tests.telegram.emulator.queries import QueryAnswer
from tests.telegram.emulator.requests import Access, Method, Request
from tests.telegram.emulator.world import Kind, Status

if TYPE_CHECKING:
    from tests.telegram.emulator.jsons import Json
    from tests.telegram.emulator.world import Chat, ForumTopic, Message

DELETABLE = timedelta(hours=48)
"""How long a bot can delete messages without the right of an administrator (Bot API, deleteMessage)."""
MOST_CAPTION = 1024
MOST_TEXT = 4096
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


def _destination(request: Request, what: str) -> tuple[Chat, ForumTopic | None, Message | None]:
    chat = request.chat(Access.WRITE)
    topic = _topic(request, chat)
    if chat.kind is not Kind.PRIVATE:
        member = chat.member(request.bot)
        if member.status is Status.RESTRICTED and not member.can_send:
            raise bad_request(f"not enough rights to send {what} to the chat")
        if topic is not None and topic.closed and not member.admin:
            raise bad_request("TOPIC_CLOSED")
    reply_to = _reply_to(request, chat)
    if topic is None and reply_to is not None:
        topic = reply_to.topic
    return chat, topic, reply_to


def _topic(request: Request, chat: Chat) -> ForumTopic | None:
    number = request.number("message_thread_id")
    if not number or not (chat.forum or chat.kind is Kind.PRIVATE):
        return None
    topic = chat.topic(number)
    if topic is None:
        # General, whose id is 1, must not be named either.
        raise bad_request("message thread not found")
    return topic


def _reply_to(request: Request, chat: Chat) -> Message | None:
    parameters = mapping(request.json("reply_parameters", "reply parameters"))
    number = integer(parameters.get("message_id")) or request.number("reply_to_message_id")
    optional = bool(parameters.get("allow_sending_without_reply")) or request.flag("allow_sending_without_reply")
    if not number:
        return None
    message = chat.messages.get(number)
    if message is None or message.deleted:
        if optional:
            return None
        raise bad_request("message to be replied not found")
    return message


def send_message(request: Request) -> Json:
    """Send a text."""
    text, entities = text_of(request, "text", "entities", MOST_TEXT)
    markup = markup_of(request)
    chat, topic, reply_to = _destination(request, "text messages")
    sent = post(
        request.world,
        chat,
        request.bot,
        text=text,
        entities=entities,
        markup=markup,
        reply_to=reply_to,
        topic=topic,
        silent=request.flag("disable_notification"),
    )
    return objects.message(sent)


def send_photo(request: Request) -> Json:
    """Send a photo with an optional caption."""
    return _send_file(request, "photo")


def send_document(request: Request) -> Json:
    """Send a file with an optional caption."""
    return _send_file(request, "document")


def _send_file(request: Request, kind: str) -> Json:
    upload = request.upload(kind)
    if upload is None:
        raise bad_request(f"there is no {kind} in the request")
    if not upload.content:
        raise bad_request("file must be non-empty")
    text, entities = text_of(request, "caption", "caption_entities", MOST_CAPTION)
    markup = markup_of(request)
    chat, topic, reply_to = _destination(request, f"{kind}s")
    if kind == "photo":
        media = photo(request.world, upload.content)
    else:
        media = document(request.world, upload.content, upload.name)
    sent = post(
        request.world,
        chat,
        request.bot,
        text=text,
        entities=entities,
        media=media,
        markup=markup,
        reply_to=reply_to,
        topic=topic,
        silent=request.flag("disable_notification"),
    )
    return objects.message(sent)


def _own(request: Request) -> Message:
    """Return the bot's own message that is to be edited."""
    if not request.text("chat_id") and not request.number("message_id"):
        raise bad_request("message identifier is not specified")
    chat = request.chat(Access.EDIT)
    message = request.message(chat, "message to edit")
    if message.sender is not request.bot or message.service or chat.upgraded_to is not None:
        raise bad_request("message can't be edited")
    return message


def _change(request: Request, message: Message, text: str, entities: list[Json], markup: Json) -> Json:
    if "inline_keyboard" not in message.markup and message.markup:
        # What was sent with a reply keyboard or ForceReply cannot be edited.
        raise bad_request("message can't be edited")
    if (message.text, message.entities, message.markup) == (text, entities, markup):
        raise bad_request(NOT_MODIFIED)
    message.text, message.entities, message.markup = text, entities, markup
    message.edited = request.world.now()
    request.world.changes.announce()
    return objects.message(message)


def edit_message_text(request: Request) -> Json:
    """Change the text, and with it the keyboard: leaving that out removes it."""
    text, entities = text_of(request, "text", "entities", MOST_TEXT, found=True)
    markup = markup_of(request, inline_only=True)
    message = _own(request)
    if message.media:
        raise bad_request("there is no text in the message to edit")
    return _change(request, message, text, entities, markup)


def edit_message_caption(request: Request) -> Json:
    """Change the caption, and with it the keyboard: leaving either out removes it."""
    text, entities = text_of(request, "caption", "caption_entities", MOST_CAPTION, found=True)
    markup = markup_of(request, inline_only=True)
    message = _own(request)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    return _change(request, message, text, entities, markup)


def edit_message_reply_markup(request: Request) -> Json:
    """Change the keyboard only."""
    markup = markup_of(request, inline_only=True)
    message = _own(request)
    return _change(request, message, message.text, message.entities, markup)


def delete_message(request: Request) -> bool:
    """Delete an own message within 48 hours, or any as an administrator."""
    if not request.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    if not request.number("message_id"):
        raise bad_request("message identifier is not specified")
    chat = request.chat(Access.WRITE)
    message = request.message(chat, "message to delete")
    young = request.world.now() - message.sent < DELETABLE
    private = chat.kind is Kind.PRIVATE
    if not (chat.member(request.bot).admin or (young and (private or message.sender is request.bot))):
        own = message.sender is request.bot or private
        raise bad_request("message can't be deleted for everyone" if own else "message can't be deleted")
    message.deleted = True
    request.world.changes.announce()
    return True


def set_message_reaction(request: Request) -> bool:
    """Set the one reaction a bot can set, or take it back."""
    reactions = request.json("reaction", "reaction types")
    chat = request.chat(Access.WRITE)
    message = request.message(chat, "message to react")
    chosen = [mapping(one) for one in reactions] if isinstance(reactions, list) else []
    if len(chosen) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(one.get("type") != "emoji" or one.get("emoji") not in REACTIONS for one in chosen):
        raise bad_request("REACTION_INVALID")
    message.reactions[request.bot.id] = chosen
    request.world.changes.announce()
    return True


REACTIONS = frozenset(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡"
)
"""What a reaction can be, without the signs that need more than one character (Bot API, ReactionTypeEmoji)."""


def send_chat_action(request: Request) -> bool:
    """Show that the bot is typing, which nobody sees here."""
    if not request.text("action"):
        raise bad_request("wrong parameter action in request")
    _topic(request, request.chat(Access.WRITE))
    return True


def get_file(request: Request) -> Json:
    """Return what is known of a file."""
    file_id = request.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    if file_id not in request.world.files:
        raise bad_request("invalid file_id")
    size = len(request.world.files[file_id])
    return {"file_id": file_id, "file_unique_id": file_id[-8:], "file_size": size, "file_path": f"files/{file_id}"}


def answer_callback_query(request: Request) -> bool:
    """Answer a press on a button, once and in time."""
    query = request.world.queries.get(request.text("callback_query_id"))
    text = request.text("text")
    age = (request.world.now() - query.since).total_seconds() if query else 0.0
    if query is None or query.bot is not request.bot or query.answer is not None or age > request.query_lifetime:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(text) > 200:  # Bot API, answerCallbackQuery: 0-200 characters
        raise bad_request("MESSAGE_TOO_LONG")
    query.answer = QueryAnswer(text=text, show_alert=request.flag("show_alert"), url=request.text("url"))
    request.world.changes.announce()
    return True


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "setMessageReaction": set_message_reaction,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
    "answerCallbackQuery": answer_callback_query,
}
