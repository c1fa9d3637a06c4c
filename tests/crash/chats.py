"""People in a group of the emulated Telegram, and what the bot wrote there that it does not know of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.telegram.adapter import CAPABILITIES
from adapters.telegram.places import ADAPTER
from adapters.telegram.rendering import parts
from bot.engine.stored.rows import PendingKind
from tests.crash.audit import line_findings
from tests.crash.books import Books, Platform, differences
from tests.crash.play import News
from tests.telegram.emulator.formatting import parse_html

if TYPE_CHECKING:
    from tests.crash.play import Expected
    from tests.telegram.emulator.emulator import Emulator
    from tests.telegram.emulator.groups import Group
    from tests.telegram.emulator.people import EmulatedPerson
    from tests.telegram.emulator.views import SeenMessage
    from tests.telegram.emulator.world import BotAccount

TELEGRAM = Platform(ADAPTER, CAPABILITIES, lambda content: parse_html(parts(content.text)[0].html)[0])


class GroupMember:
    """Somebody in the group, who has begun a private chat with the bot."""

    def __init__(self, emulator: Emulator, bot: BotAccount, group: Group, person: EmulatedPerson) -> None:
        self._emulator = emulator
        self._bot = bot
        self._group = group
        self._person = person
        self._known: dict[int, str] = {}
        self._arrived = False
        self.user_id = str(person.id)

    def start(self) -> str:
        """Begin the private chat and return the update's number."""
        self._person.start(self._bot)
        return self._update()

    async def invite(self, room: str, user: str) -> None:
        """Bring the bot in."""
        assert (room, user) == (str(self._group.id), str(self._bot.id))
        self._person.add(self._group, self._bot)

    async def say(self, room: str, body: str, *, reply_to: str | None = None) -> str:
        """Write a message and return the update's number."""
        assert room == str(self._group.id)
        self._person.say(self._group, body, reply_to=self._message(reply_to).message if reply_to else None)
        return self._update()

    async def tap(self, room: str, message: str, number: int) -> str:
        """Press a button of a message by its number and return the update's number."""
        found = self._message(message) if room == str(self._group.id) else self._alone(message)
        self._person.tap(found, number - 1)
        return self._update()

    async def react(self, room: str, message: str, number: int) -> str:
        """Do the same."""
        return await self.tap(room, message, number)

    async def told(self, account: str, words: str, number: int) -> tuple[str, str]:
        """Wait for words of the bot in the private chat and return chat and message."""
        assert account == str(self._bot.id)
        del number  # what a kill has doubled counts twice
        await self._emulator.until(lambda: any(words in one.text for one in self.sees_alone()), timeout=600)
        found = [one for one in self.sees_alone() if words in one.text]
        return self.user_id, str(found[-1].message_id)

    async def news(self, room: str, account: str) -> list[News]:
        """Wait for what is new of the bot in the group and return it."""
        assert (room, account) == (str(self._group.id), str(self._bot.id))
        await self._emulator.until(lambda: self._group.has(self._bot) != self._arrived or self._fresh(), timeout=600)
        news = [] if self._arrived else [News()]
        self._arrived = True
        fresh = self._fresh()
        self._known |= fresh
        return [*news, *(News(str(number), text) for number, text in fresh.items())]

    def _fresh(self) -> dict[int, str]:
        shown = {one.message_id: one.text for one in self.sees()}
        return {number: text for number, text in shown.items() if self._known.get(number) != text}

    def sees(self) -> list[SeenMessage]:
        """Return the bot's messages in the group."""
        return [one for one in self._person.sees(self._group) if one.message.sender is self._bot and not one.service]

    def sees_alone(self) -> list[SeenMessage]:
        """Return the bot's messages in the private chat."""
        return [one for one in self._person.sees(self._bot) if one.message.sender is self._bot]

    def _message(self, number: str) -> SeenMessage:
        return next(one for one in self.sees() if str(one.message_id) == number)

    def _alone(self, number: str) -> SeenMessage:
        return next(one for one in self.sees_alone() if str(one.message_id) == number)

    def _update(self) -> str:
        return str(self._bot.updates.produced[-1].number)


class Doubles:
    """Messages that stand in a chat although the bot does not know of them: it died before it could note them."""

    def __init__(self, books: Books, group: Group, members: list[GroupMember]) -> None:
        self.books = books
        self._group = str(group.id)
        self._members = members
        self.counted: set[tuple[str, str]] = set()
        """Channel and message, of those a kill was seen to leave behind."""
        self.interrupted = 0
        """Kills that fell while something was being sent."""

    def standing(self) -> set[tuple[str, str]]:
        """Return channel and message of everything the bot wrote."""
        found = {(self._group, str(one.message_id)) for one in self._members[0].sees()}
        for member in self._members:
            found |= {(member.user_id, str(one.message_id)) for one in member.sees_alone()}
        return found

    def count(self) -> list[str]:
        """Note what a process left behind that has just died; say what it cannot have been sending at that moment."""
        left = self.standing() - self.books.recorded() - self.counted
        interrupted = self.books.interrupted()
        self.interrupted += interrupted > 0
        self.counted |= left
        return [] if len(left) <= interrupted else [f"{len(left)} unknown messages, {interrupted} were being sent"]

    def findings(self) -> list[str]:
        """Say what stands too often, or not at all, beyond what was counted."""
        standing, recorded = self.standing(), self.books.recorded()
        found = [f"doubled, and no kill explains it: {one}" for one in standing - recorded - self.counted]
        return found + [f"noted as sent, but not there: {one}" for one in recorded - standing]


def group_findings(coordinator: GroupMember, group: Group, books: Books, expected: Expected) -> list[str]:
    """Say which cards do not show what they should, and what was written in the group too often or not at all."""
    shown = {str(one.message_id): one.text for one in coordinator.sees()}
    shows = books.cards()
    found = differences("card", {message: shown.get(message) for message in shows}, shows)
    return found + line_findings((kind for kind, _ in books.messages(private=False)[str(group.id)]), expected)


def private_findings(member: GroupMember, books: Books, expected: Expected) -> list[str]:
    """Say what the bot asked too often, or not at all, alone with a person."""
    lines = books.messages(private=True).get(member.user_id, [])
    sent = sum(kind != PendingKind.EDIT for kind, _ in lines)
    asked = expected.private[member.user_id]
    return [] if sent == asked else [f"{member.user_id} was written to {sent} times alone, should be {asked}"]
