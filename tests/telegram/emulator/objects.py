"""The world in the Bot API's JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.telegram.emulator.world import Account, BotAccount, Chat, Kind, Message, Standing, Status

if TYPE_CHECKING:
    from datetime import datetime

    from tests.telegram.emulator.jsons import Json

ANONYMOUS_ADMIN = Account(id=1_087_968_824, name="Group", username="GroupAnonymousBot", is_bot=True)
"""Stands in `from` when an administrator writes for the group; the truth is `sender_chat`."""
SERVICE = Account(id=777_000, name="Telegram")
"""Stands in `from` of posts that come from the linked channel."""
_ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
_SEND_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
)
_OTHER_MEMBER_RIGHTS = ("can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics")


def seconds(when: datetime) -> int:
    """Return a time as the Bot API has it: whole seconds since 1970 in UTC."""
    return int(when.timestamp())


def user(account: Account) -> Json:
    """Return a `User`."""
    found: Json = {"id": account.id, "is_bot": account.is_bot, "first_name": account.name}
    if account.deactivated:
        found["first_name"] = ""
    for name, value in (
        ("last_name", account.last_name),
        ("username", account.username),
        ("language_code", account.language),
    ):
        if value and not account.deactivated:
            found[name] = value
    return found


def me(bot: BotAccount) -> Json:
    """Return the `User` that getMe answers."""
    return {
        **user(bot),
        "can_join_groups": bot.can_join_groups,
        "can_read_all_group_messages": not bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat(value: Chat) -> Json:
    """Return a `Chat`."""
    found: Json = {"id": value.id, "type": value.kind.value}
    if value.person is not None:
        found |= {
            key: kept for key, kept in user(value.person).items() if key in {"first_name", "last_name", "username"}
        }
        return found
    found["title"] = value.title
    if value.username:
        found["username"] = value.username
    if value.forum:
        found["is_forum"] = True
    return found


def member(value: Standing) -> Json:
    """Return a `ChatMember`."""
    found: Json = {"status": value.status.value, "user": user(value.account)}
    match value.status:
        case Status.CREATOR:
            found["is_anonymous"] = value.anonymous
        case Status.ADMINISTRATOR:
            found |= {"can_be_edited": False, "is_anonymous": value.anonymous}
            found |= dict.fromkeys(_ADMIN_RIGHTS, True) | {"can_pin_messages": value.can_pin}
        case Status.RESTRICTED:
            found |= {"is_member": True, "until_date": 0}
            found |= dict.fromkeys(_SEND_RIGHTS, value.can_send) | dict.fromkeys(_OTHER_MEMBER_RIGHTS, False)
        case Status.KICKED:
            found["until_date"] = 0
        case Status.MEMBER | Status.LEFT:
            pass
    return found


def message(value: Message, *, depth: int = 1) -> Json:
    """Return a `Message`; what it replies to is shown `depth` levels deep, on the server one."""
    found: Json = {"message_id": value.id, "date": seconds(value.sent), "chat": chat(value.chat), **value.extra}
    if value.chat.kind is not Kind.CHANNEL:
        found["from"] = user(value.sender)
    if value.sender_chat is not None:
        found["sender_chat"] = chat(value.sender_chat)
    if value.thread is not None:
        found["message_thread_id"] = value.thread
    if value.topic is not None:
        found["is_topic_message"] = True
    if value.edited is not None:
        found["edit_date"] = seconds(value.edited)
    parent = value.reply_to or (value.chat.messages.get(value.topic.id) if value.topic is not None else None)
    if depth and parent is not None and parent is not value and not parent.deleted:
        # In a topic, a message that answers nothing shows as a reply to the message which created the topic.
        found["reply_to_message"] = message(parent, depth=depth - 1)
    text, entities = ("caption", "caption_entities") if value.media else ("text", "entities")
    if value.text:
        found[text] = value.text
        if value.entities:
            found[entities] = value.entities
    if "inline_keyboard" in value.markup:
        found["reply_markup"] = value.markup
    return {**found, **value.media, **value.service}


def reachable(value: Message, *, forgotten: bool = False) -> Json:
    """Return a `MaybeInaccessibleMessage`: a deleted or `forgotten` one has the date 0 and no content."""
    if value.deleted or forgotten:
        return {"chat": chat(value.chat), "message_id": value.id, "date": 0}
    return message(value)


def full_info(value: Chat) -> Json:
    """Return a `ChatFullInfo`."""
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        value.kind is Kind.PRIVATE,
    )
    found = {
        **chat(value),
        "accent_color_id": abs(value.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }
    if value.username or (value.person is not None and value.person.username):
        found["active_usernames"] = [found["username"]]
    if value.kind in {Kind.GROUP, Kind.SUPERGROUP}:
        found["permissions"] = dict.fromkeys((*_SEND_RIGHTS, *_OTHER_MEMBER_RIGHTS), True)
    if value.linked is not None:
        found["linked_chat_id"] = value.linked.id
    return found
