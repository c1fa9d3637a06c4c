"""One call of a method: who calls, with which parameters, and what of the world it may touch."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from tests.telegram.emulator.errors import ApiError, bad_request, forbidden
from tests.telegram.emulator.jsons import integer
from tests.telegram.emulator.world import Chat, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.telegram.emulator.world import BotAccount, Message, World


class Access(IntEnum):
    """What a method wants of a chat; each includes the one before."""

    READ = 0
    EDIT = 1
    WRITE = 2


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart request."""

    name: str
    content: bytes


@dataclass(slots=True, kw_only=True)
class Request:
    """A call as it arrived. The server reads every parameter as text, and empty text as absent."""

    world: World
    bot: BotAccount
    method: str
    texts: Mapping[str, str]
    uploads: Mapping[str, Upload] = field(default_factory=dict)
    query_lifetime: float = 900.0
    """How many seconds a callback query can be answered."""
    hides_members: bool = False
    """Whether only administrating bots can look up other members, which is all the server promises."""

    def text(self, name: str) -> str:
        """Return a parameter, empty if it is absent."""
        return self.texts.get(name, "")

    def number(self, name: str, default: int = 0) -> int:
        """Return a number; what is none counts as 0."""
        return integer(self.text(name)) if self.text(name) else default

    def flag(self, name: str) -> bool:
        """Return a boolean."""
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def json(self, name: str, what: str = "") -> object:
        """Return a parameter that is JSON, None if it is absent.

        Raises:
            ApiError: It is no JSON; `what` names it in the server's sentence.
        """
        if not self.text(name):
            return None
        try:
            found: object = json.loads(self.text(name))
        except ValueError:
            raise bad_request(f"can't parse {what or name} JSON object") from None
        return found

    def upload(self, name: str) -> Upload | None:
        """Return a file: sent as the parameter itself, attached under another name, or known by its id."""
        value = self.text(name)
        if value.startswith("attach://"):
            return self.uploads.get(value.removeprefix("attach://"))
        if value in self.world.files:
            return Upload(value, self.world.files[value])
        return self.uploads.get(name)

    # Chats and messages, with the checks and the words of the server.

    def chat(self, access: Access, *, members: bool = False) -> Chat:
        """Return the chat that `chat_id` names.

        Args:
            access: What will be done there.
            members: The list of members will be read, which a closed group does not show.

        Raises:
            ApiError: There is no such chat for this bot, or it has no such access.
        """
        wanted = self.text("chat_id")
        if not wanted:
            raise bad_request("chat_id is empty")
        chat = self._find(wanted)
        if chat is None:
            raise bad_request("chat not found")
        if chat.kind is Kind.PRIVATE:
            self._check_private(chat, access)
        elif chat.kind is Kind.GROUP:
            self._check_group(chat, Access.WRITE if members else access)
        else:
            self._check_supergroup(chat)
        return chat

    def _find(self, wanted: str) -> Chat | None:
        if wanted.startswith("@"):
            named = (chat for chat in self.world.chats.values() if chat.username)
            return next((chat for chat in named if (chat.username or "").lower() == wanted[1:].lower()), None)
        number = integer(wanted)
        if number in self.bot.privates:
            return self.bot.privates[number]
        chat = self.world.chats.get(number)
        if chat is not None:
            return chat if self.bot.id in chat.members or chat.username else None
        person = self.world.accounts.get(number)
        if person is not None and any(
            {person.id, self.bot.id} <= each.members.keys() for each in self.world.chats.values()
        ):
            if person.is_bot:
                raise forbidden("bot can't send messages to bots")
            # Known from a group, never started: the chat can be looked at, but not written to.
            return Chat(id=person.id, kind=Kind.PRIVATE, person=person, bot=self.bot)
        return None

    def _check_private(self, chat: Chat, access: Access) -> None:
        if chat.person is not None and chat.person.deactivated and access >= Access.EDIT:
            raise forbidden("user is deactivated")
        if access is Access.WRITE and chat.id not in self.bot.privates:
            raise forbidden("bot can't initiate conversation with a user")
        if access is Access.WRITE and chat.blocked:
            raise forbidden("bot was blocked by the user")

    def _check_group(self, chat: Chat, access: Access) -> None:
        if chat.upgraded_to is not None:
            if access is Access.WRITE:
                new = {"migrate_to_chat_id": chat.upgraded_to.id}
                raise ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", dict(new))
            return
        if access >= Access.EDIT:
            self._check_presence(chat, "group")

    def _check_supergroup(self, chat: Chat) -> None:
        self._check_presence(chat, "supergroup" if chat.kind is Kind.SUPERGROUP else "channel")

    def _check_presence(self, chat: Chat, kind: str) -> None:
        status = chat.member(self.bot).status
        if status is Status.KICKED:
            raise forbidden(f"bot was kicked from the {kind} chat")
        if status is Status.LEFT:
            raise forbidden(f"bot is not a member of the {kind} chat")

    def message(self, chat: Chat, what: str) -> Message:
        """Return the message that `message_id` names in a chat.

        Raises:
            ApiError: It does not exist (any more); `what` names it, as in "message to edit".
        """
        message = chat.messages.get(self.number("message_id"))
        if message is None or message.deleted:
            raise bad_request(f"{what} not found")
        return message


Method: TypeAlias = Callable[[Request], object]
"""A method of the Bot API: returns the result, raises `ApiError`."""
