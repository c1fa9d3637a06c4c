"""Coming and going: the bot's own, that of people, and groups that go on under another id."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from telegram import ChatMember, ChatMemberRestricted

from adapters.telegram.places import is_place
from bot.engine.exchange.messages import BotAdded, BotRemoved, ChannelMoved, Joined, Left, Sender, Signal

if TYPE_CHECKING:
    from telegram import ChatMemberUpdated, Message, User

    from adapters.telegram.people import People
    from adapters.telegram.places import Places

_REMEMBERED = 4_000
_GONE = frozenset({ChatMember.LEFT, ChatMember.BANNED})


class Attendance:
    """Who was last seen coming or going, so that a second report of the same event is not passed on.

    Where the bot administers a group, each arrival comes twice: as a service message and as a `chat_member` update.
    """

    def __init__(self) -> None:
        self._last: OrderedDict[tuple[int, int], tuple[bool, int]] = OrderedDict()

    def is_news(self, chat: int, user: int, update: int, *, present: bool) -> bool:
        """Whether this update is the first to say so; the same update may say it again."""
        last = self._last.get((chat, user))
        if last is not None and last[0] == present:
            return last[1] == update
        self._last[chat, user] = (present, update)
        self._last.move_to_end((chat, user))
        if len(self._last) > _REMEMBERED:
            self._last.popitem(last=False)
        return True

    def forget(self, chat: int) -> None:
        """Know nothing about a chat any more: the bot has not seen what happened there."""
        for known in [key for key in self._last if key[0] == chat]:
            del self._last[known]


class Membership:
    """Reads what updates say about who is where."""

    def __init__(self, places: Places, people: People) -> None:
        self._places = places
        self._people = people
        self._attendance = Attendance()

    async def own(self, update: int, change: ChatMemberUpdated) -> Signal | None:
        """Return what became of the bot: it counts as there while it may write. In private: blocked or not."""
        chat = change.chat
        self._people.forget(chat.id)
        before, after = _may_write(change.old_chat_member), _may_write(change.new_chat_member)
        if before == after or not is_place(chat):
            return None
        if not after:
            self._attendance.forget(chat.id)
        user = change.from_user
        sender = await self._people.sender(chat, user) or await self._people.person(chat, user)
        facts = self._places.facts(str(update), chat, sender, change.date)
        return BotAdded(**facts) if after else BotRemoved(**facts)

    async def of_people(self, update: int, change: ChatMemberUpdated) -> Signal | None:
        """Return who came or went, as administrators are told."""
        self._people.forget(change.chat.id)
        before, after = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
        user = change.new_chat_member.user
        if before == after or user.is_bot or not is_place(change.chat):
            return None
        if not self._attendance.is_news(change.chat.id, user.id, update, present=after):
            return None
        sender = await self._people.person(change.chat, user)
        facts = self._places.facts(str(update), change.chat, sender, change.date)
        return Joined(**facts) if after else Left(**facts)

    async def service(self, update: int, message: Message) -> list[Signal]:
        """Return what a service message tells; nothing if it is none, or tells what `my_chat_member` tells as well."""
        signals: list[Signal] = []
        for number, user in enumerate(message.new_chat_members):
            if self._is_news(update, message, user, present=True):
                event = f"{update}.{number}" if number else str(update)
                sender = await self._people.person(message.chat, user)
                signals.append(Joined(**self._places.facts(event, message.chat, sender, message.date)))
        gone = message.left_chat_member
        if gone is not None and self._is_news(update, message, gone, present=False):
            sender = await self._people.person(message.chat, gone)
            signals.append(Left(**self._places.facts(str(update), message.chat, sender, message.date)))
        if message.migrate_to_chat_id is not None:
            signals.append(await self._move(update, message, message.chat.id, message.migrate_to_chat_id))
        if message.migrate_from_chat_id is not None:
            signals.append(await self._move(update, message, message.migrate_from_chat_id, message.chat.id))
        return signals

    async def _move(self, update: int, message: Message, old: int, new: int) -> ChannelMoved:
        """A basic group became a supergroup; both of them say so."""
        self._people.forget(old)
        self._people.forget(new)
        sender = await self._people.sender(message.chat, message.from_user, message.sender_chat)
        nobody = Sender(platform_id=str(old), name=message.chat.effective_name or "", anonymous=True)
        facts = self._places.facts(str(update), message.chat, sender or nobody, message.date)
        facts["address"] = self._places.address(old)
        return ChannelMoved(**facts, to=self._places.address(new))

    def _is_news(self, update: int, message: Message, user: User, *, present: bool) -> bool:
        return not user.is_bot and self._attendance.is_news(message.chat.id, user.id, update, present=present)


def _is_in(member: ChatMember) -> bool:
    return member.is_member if isinstance(member, ChatMemberRestricted) else member.status not in _GONE


def _may_write(member: ChatMember) -> bool:
    return _is_in(member) and not (isinstance(member, ChatMemberRestricted) and not member.can_send_messages)
