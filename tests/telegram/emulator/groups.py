"""Groups, who is in them and what they are there, their topics, and their upgrade to a supergroup."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.telegram.emulator import objects, routing
from tests.telegram.emulator.errors import ImpossibleActError
from tests.telegram.emulator.posting import post
from tests.telegram.emulator.world import (
    FIRST_GROUP,
    FIRST_SUPERGROUP,
    Account,
    BotAccount,
    Chat,
    ForumTopic,
    Kind,
    Message,
    Standing,
    Status,
    World,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.telegram.emulator.jsons import Json


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Group(Chat):
    """A basic group or a supergroup."""

    world: World

    @property
    def creator(self) -> Account:
        """Who made the group."""
        return next(member.account for member in self.members.values() if member.status is Status.CREATOR)

    def add_topic(self, name: str, by: Account | None = None) -> ForumTopic:
        """Create a forum topic, by the creator's hand unless somebody else is named."""
        if not self.forum:
            raise ImpossibleActError(f"{self.title} has no topics")
        service: Json = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        # The topic's id is the id of the message that creates it, so the message exists before its topic.
        topic = ForumTopic(chat=self, id=self.last_id + 1, name=name)
        self.topics[topic.id] = topic
        post(self.world, self, by or self.creator, service=service, topic=topic)
        return topic

    def close_topic(self, topic: ForumTopic) -> None:
        """Close a topic: only administrators can write there."""
        topic.closed = True
        post(self.world, self, self.creator, service={"forum_topic_closed": {}}, topic=topic)

    def delete_topic(self, topic: ForumTopic) -> None:
        """Delete a topic with everything in it; no bot is told."""
        topic.deleted = True
        for message in self.messages.values():
            message.deleted |= message.topic is topic
        self.world.changes.announce()

    def post_from_channel(self, channel: Chat, text: str) -> Message:
        """Let a post of the linked channel appear here, as Telegram forwards it by itself."""
        self.linked = channel
        original = post(self.world, channel, objects.SERVICE, text=text, sender_chat=channel)
        origin: Json = {
            "type": "channel",
            "date": objects.seconds(original.sent),
            "chat": objects.chat(channel),
            "message_id": original.id,
        }
        extra: Json = {"forward_origin": origin, "is_automatic_forward": True}
        return post(self.world, self, objects.SERVICE, text=text, sender_chat=channel, extra=extra)


def new_group(world: World, title: str, creator: Account, others: Sequence[Account]) -> Group:
    """Create a basic group with its members, and tell the bots among them."""
    group = _made(world, Kind.GROUP, title, creator)
    for account in others:
        _refuse_joining(account)
        _set(group, creator, _joined(account))
    post(world, group, creator, service={"group_chat_created": True})
    return group


def new_supergroup(
    world: World, title: str, creator: Account, others: Sequence[Account], *, forum: bool, username: str | None
) -> Group:
    """Create a supergroup and add its members one by one: no bot is there when it is created."""
    group = _made(world, Kind.SUPERGROUP, title, creator)
    group.forum, group.username = forum, username
    post(world, group, creator, service={"supergroup_chat_created": True})
    for account in others:
        add(group, creator, account)
    return group


def _made(world: World, kind: Kind, title: str, creator: Account) -> Group:
    number = world.new_id(FIRST_GROUP if kind is Kind.GROUP else FIRST_SUPERGROUP, -1)
    group = Group(id=number, kind=kind, title=title, world=world)
    group.members[creator.id] = Standing(account=creator, status=Status.CREATOR)
    world.chats[group.id] = group
    return group


def _joined(account: Account) -> Standing:
    reads_all = isinstance(account, BotAccount) and not account.privacy
    return Standing(account=account, status=Status.MEMBER, reads_all=reads_all)


def _refuse_joining(account: Account) -> None:
    if isinstance(account, BotAccount) and not account.can_join_groups:
        raise ImpossibleActError(f"{account.username} must not be added to groups")


def _set(group: Group, by: Account, after: Standing) -> None:
    before = group.member(after.account)
    group.members[after.account.id] = after
    routing.membership(group.world, group, by, before, after)


def need(group: Chat, account: Account, *, admin: bool = False) -> Standing:
    """Return the standing of somebody who must be in the group, as an administrator if `admin`.

    Raises:
        ImpossibleActError: They are not.
    """
    member = group.member(account)
    if not group.has(account) or (admin and not member.admin):
        raise ImpossibleActError(f"{account.name} is no {'administrator' if admin else 'member'} of {group.title}")
    return member


def add(group: Group, by: Account, who: Account) -> None:
    """Add somebody to a group; a bot that is in it already stays as it is."""
    need(group, by)
    _refuse_joining(who)
    if group.has(who):
        raise ImpossibleActError(f"{who.name} is in {group.title} already")
    _set(group, by, _joined(who))
    # `new_chat_member` and `new_chat_participant` still come, but no reference names them.
    post(group.world, group, by, service={"new_chat_members": [objects.user(who)]})


def remove(group: Group, by: Account, who: Account) -> None:
    """Throw somebody out, for good in a supergroup."""
    need(group, by, admin=True)
    need(group, who)
    _part(group, by, who, Status.KICKED)


def leave(group: Group, who: Account) -> None:
    """Leave a group."""
    need(group, who)
    _part(group, who, who, Status.LEFT)


def _part(group: Group, by: Account, who: Account, status: Status) -> None:
    service: Json = {"left_chat_member": objects.user(who)}
    if group.kind is Kind.GROUP and isinstance(who, BotAccount):
        # A bot thrown out of a basic group still sees the message about it; a supergroup is closed to it by then.
        post(group.world, group, by, service=service)
        _set(group, by, Standing(account=who, status=status))
    else:
        _set(group, by, Standing(account=who, status=status))
        post(group.world, group, by, service=service)


def promote(group: Group, by: Account, who: Account, *, anonymous: bool, can_pin: bool) -> None:
    """Make somebody an administrator with full rights, perhaps except pinning."""
    need(group, by, admin=True)
    if anonymous and group.kind is Kind.GROUP:
        raise ImpossibleActError("only supergroups have anonymous administrators")
    before = need(group, who)
    status = before.status if before.status is Status.CREATOR else Status.ADMINISTRATOR
    _set(group, by, replace(before, status=status, anonymous=anonymous, can_pin=can_pin))


def demote(group: Group, by: Account, who: Account) -> None:
    """Take an administrator's rights away."""
    need(group, by, admin=True)
    _set(group, by, replace(need(group, who, admin=True), status=Status.MEMBER, anonymous=False))


def restrict(group: Group, by: Account, who: Account, *, can_send: bool) -> None:
    """Let somebody read only, or write again."""
    need(group, by, admin=True)
    if group.kind is Kind.GROUP:
        raise ImpossibleActError("only supergroups have restricted members")
    status = Status.MEMBER if can_send else Status.RESTRICTED
    _set(group, by, replace(need(group, who), status=status, can_send=can_send))


def upgrade(group: Group, by: Account, *, forum: bool = False) -> Group:
    """Turn a basic group into a supergroup: a new chat with its own message ids; the old one is closed."""
    if need(group, by).status is not Status.CREATOR or group.kind is not Kind.GROUP:
        raise ImpossibleActError(f"{by.name} cannot upgrade {group.title}")
    world = group.world
    number = world.new_id(FIRST_SUPERGROUP, -1)
    new = Group(id=number, kind=Kind.SUPERGROUP, title=group.title, world=world, forum=forum)
    new.members = {number: member for number, member in group.members.items() if member.present}
    new.last_bot = group.last_bot
    world.chats[new.id] = new
    post(world, group, by, service={"migrate_to_chat_id": new.id})
    group.upgraded_to = new
    post(world, new, by, service={"migrate_from_chat_id": group.id})
    return new
