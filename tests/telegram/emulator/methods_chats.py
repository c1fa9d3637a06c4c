"""The methods that ask about chats and their members, or leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.telegram.emulator import groups, objects
from tests.telegram.emulator.errors import bad_request
from tests.telegram.emulator.requests import Access, Method, Request
from tests.telegram.emulator.world import Kind, Standing, Status

if TYPE_CHECKING:
    from tests.telegram.emulator.jsons import Json


def get_chat(request: Request) -> Json:
    """Return everything about a chat; a closed basic group can still be looked at."""
    return objects.full_info(request.chat(Access.READ))


def get_chat_member(request: Request) -> Json:
    """Return somebody's standing, of others for certain only if the bot is an administrator."""
    chat = request.chat(Access.READ, members=True)
    wanted = request.number("user_id")
    if wanted <= 0:
        raise bad_request("invalid user_id specified")
    if chat.kind is Kind.PRIVATE:
        account = next((one for one in (chat.person, chat.bot) if one is not None and one.id == wanted), None)
        if account is None:
            raise bad_request("member not found")
        return objects.member(Standing(account=account, status=Status.MEMBER))
    if request.hides_members and wanted != request.bot.id and not chat.member(request.bot).admin:
        raise bad_request("member list is inaccessible")
    account = request.world.accounts.get(wanted)
    if account is None:
        raise bad_request("PARTICIPANT_ID_INVALID" if chat.kind is Kind.SUPERGROUP else "member not found")
    return objects.member(chat.member(account))


def get_chat_administrators(request: Request) -> list[Json]:
    """Return the administrators without other bots."""
    chat = request.chat(Access.READ, members=True)
    if chat.kind is Kind.PRIVATE:
        raise bad_request("there are no administrators in the private chat")
    admins = [member for member in chat.members.values() if member.admin]
    return [objects.member(one) for one in admins if not one.account.is_bot or one.account is request.bot]


def get_chat_member_count(request: Request) -> int:
    """Return how many are in a chat."""
    chat = request.chat(Access.READ, members=True)
    if chat.kind is Kind.PRIVATE:
        return 2
    return sum(member.present for member in chat.members.values())


def leave_chat(request: Request) -> bool:
    """Leave a group."""
    chat = request.chat(Access.READ)
    if not isinstance(chat, groups.Group):
        raise bad_request("chat member status can't be changed in private chats")
    if chat.has(request.bot):
        groups.leave(chat, request.bot)
    return True


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
