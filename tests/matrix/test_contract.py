"""The adapter contract on Matrix: a real Synapse, real clients, in an encrypted and in a plain room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.sending.taps import KEYCAPS
from bot.engine.exchange.messages import Adapter, Address
from tests.adapter_contract import ANNA, BERT, AdapterContract, ArrivedMessage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from adapters.matrix.adapter import MatrixAdapter
    from bot.engine.exchange.messages import Receive
    from tests.matrix.client import MatrixClient
    from tests.matrix.homes import Household
    from tests.running import RunningBot


class MatrixWire:
    """A room with two persons, and a bot that one of them invites."""

    def __init__(self, household: Household, persons: Mapping[str, MatrixClient], room: str) -> None:
        self._household = household
        self._persons = persons
        self._room = room
        self._account = household.account()
        self._running: RunningBot[MatrixAdapter] | None = None
        self._invited = False
        self._private: dict[str, str] = {}
        self._last: dict[str, str] = {}

    @classmethod
    async def between_two(cls, household: Household, *, encrypted: bool = True) -> MatrixWire:
        """A room that anna made, with bert in it."""
        anna, bert = await household.person(ANNA), await household.person(BERT)
        room = await anna.create_room("Bündnis", encrypted=encrypted, invite=[bert.user_id])
        await bert.join(room)
        await anna.wait_for(lambda: bert.user_id in anna.joined(room))
        return cls(household, {ANNA: anna, BERT: bert}, room)

    @property
    def group(self) -> Address:
        return Address(adapter="matrix", account=self._account, channel=self._room)

    def platform_id(self, person: str) -> str:
        return self._persons[person].user_id

    async def start(self, receive: Receive) -> Adapter:
        self._running = self._household.bot(self._account)
        adapter = await self._running.start(receive)
        if not self._invited:
            self._invited = True
            anna = self._persons[ANNA]
            await anna.invite(self._room, self._account)
            for person in self._persons.values():
                await person.wait_for(partial(self._is_in, person))
        return adapter

    async def stop(self) -> None:
        if self._running is not None:
            await self._running.stop()

    async def say(self, person: str, text: str, *, private: bool = False) -> None:
        client = self._persons[person]
        room = await self._private_room(person) if private else self._room
        await client.sync()
        self._last[person] = await client.say(room, text)

    async def send_file(self, person: str, name: str, body: bytes, text: str = "", *, private: bool = True) -> None:
        client = self._persons[person]
        room = await self._private_room(person) if private else self._room
        await client.sync()
        await client.send_file(room, name, body, text)

    async def tap(self, person: str, message: str, number: int) -> None:
        await self._persons[person].react(self._room, message, KEYCAPS[number - 1])

    async def untap(self, person: str, message: str, number: int) -> None:
        await self._persons[person].unreact(self._room, message, KEYCAPS[number - 1])

    async def edit(self, person: str, text: str) -> None:
        await self._persons[person].edit(self._room, self._last[person], text)

    async def withdraw(self, person: str) -> None:
        await self._persons[person].redact(self._room, self._last[person])

    async def sees(self, person: str, *, private: bool = False) -> Sequence[ArrivedMessage]:
        client = self._persons[person]
        await client.sync(milliseconds=100)
        if private:
            for room, inviter in client.invitations().items():
                if inviter == self._account:
                    await client.join(room)
                    self._private[person] = room
                    await client.sync()
        messages = client.messages(sender=self._account)
        return [
            ArrivedMessage(message.event_id, message.body)
            for message in messages
            if (message.room != self._room) == private
        ]

    async def file(self, person: str, message: str) -> tuple[str, bytes]:
        client = self._persons[person]
        (shown,) = [one for one in client.messages(sender=self._account) if one.event_id == message]
        assert shown.kind == "m.file"
        return str(shown.content["filename"]), await client.file(shown)

    async def nowhere(self) -> Address:
        room = await self._persons[ANNA].create_room("ohne Bot")
        return Address(adapter="matrix", account=self._account, channel=room)

    def _is_in(self, person: MatrixClient) -> bool:
        return self._account in person.joined(self._room)

    async def _private_room(self, person: str) -> str:
        if person not in self._private:
            client = self._persons[person]
            room = await client.create_room(invite=[self._account], direct=True)
            await client.wait_for(lambda: self._account in client.joined(room))
            self._private[person] = room
        return self._private[person]


@pytest.fixture(params=[True, False], ids=["encrypted", "plain"])
async def wire(request: pytest.FixtureRequest, household: Household) -> MatrixWire:
    return await MatrixWire.between_two(household, encrypted=bool(request.param))


class TestMatrix(AdapterContract):
    """The whole contract, nothing missing."""
