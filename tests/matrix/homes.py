"""Persons and bots on one homeserver, as many as a test needs, all closed at its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters.matrix.adapter import MatrixAdapter
from bot.engine.exchange.messages import Address, BotAdded
from tests.adapter_contract import Recorder
from tests.matrix.client import MatrixClient, ShownMessage
from tests.matrix.synapse import PASSWORD, Synapse
from tests.running import RunningBot, no_pause

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(slots=True)
class MatrixScene:
    """A group of anna, who made it, bert and the bot."""

    household: Household
    anna: MatrixClient
    bert: MatrixClient
    account: str
    running: RunningBot[MatrixAdapter]
    adapter: MatrixAdapter
    recorder: Recorder
    group: Address

    @property
    def room(self) -> str:
        """The group's room."""
        return self.group.channel

    def private(self) -> Address:
        """A private chat that is not open yet."""
        return Address(adapter="matrix", account=self.account, channel="")

    async def restart(self) -> None:
        """Stop the bot and start it again on the same folder, without the password."""
        await self.running.stop()
        self.running = self.household.bot(self.account, password=None)
        self.adapter = await self.running.start(self.recorder.receive)

    async def reads(self, person: MatrixClient, event_id: str) -> ShownMessage:
        """Wait until a person can read a message, and return it."""
        return await person.wait_for(lambda: person.message(event_id))


class Household:
    """Everybody in one test."""

    def __init__(self, synapse: Synapse, folder: Path) -> None:
        self.synapse = synapse
        self._folder = folder
        self._persons: list[MatrixClient] = []
        self._bots: list[RunningBot[MatrixAdapter]] = []

    async def person(self, word: str) -> MatrixClient:
        """A new person, logged in."""
        localpart = self.synapse.fresh(word)
        user = self.synapse.register(localpart)
        client = await MatrixClient.login(self.synapse.url, user, PASSWORD, self._store(localpart))
        self._persons.append(client)
        return client

    def _store(self, name: str) -> Path:
        folder = self._folder / name
        folder.mkdir()
        return folder

    async def device(self, account: str) -> MatrixClient:
        """A further device of somebody who has an account, logged in."""
        store = self._store(self.synapse.fresh("device"))
        client = await MatrixClient.login(self.synapse.url, account, PASSWORD, store)
        self._persons.append(client)
        return client

    def account(self, word: str = "bot") -> str:
        """A new account without a client; returns its Matrix id."""
        return self.synapse.register(self.synapse.fresh(word))

    def bot(
        self, account: str, *, folder: str = "bot", password: str | None = PASSWORD, url: str | None = None
    ) -> RunningBot[MatrixAdapter]:
        """An adapter for an account, not started yet; the same folder is the same installation."""
        adapter = MatrixAdapter(
            url or self.synapse.url,
            account,
            password,
            data_dir=self._folder / folder,
            now=lambda: datetime.now(UTC),
            sleep=no_pause,
        )
        running = RunningBot(adapter)
        self._bots.append(running)
        return running

    def folder(self, name: str = "bot") -> Path:
        """Where an installation keeps its Matrix account."""
        return self._folder / name / "matrix"

    async def scene(
        self, *, encrypted: bool = True, url: str | None = None, room_version: str | None = None
    ) -> MatrixScene:
        """A room that anna made, with bert in it and a bot that has arrived."""
        anna, bert, account = await self.person("anna"), await self.person("bert"), self.account()
        room = await anna.create_room("Bündnis", encrypted=encrypted, invite=[bert.user_id], version=room_version)
        await bert.join(room)
        await anna.wait_for(lambda: bert.user_id in anna.joined(room))
        recorder = Recorder()
        running = self.bot(account, url=url)
        adapter = await running.start(recorder.receive)
        await anna.invite(room, account)
        await recorder.wait_for(BotAdded)
        await anna.wait_for(lambda: account in anna.joined(room))
        await bert.wait_for(lambda: account in bert.joined(room))
        group = Address(adapter="matrix", account=account, channel=room)
        return MatrixScene(self, anna, bert, account, running, adapter, recorder, group)

    async def close(self) -> None:
        """Stop every bot and close every client."""
        for bot in self._bots:
            await bot.stop()
        for person in self._persons:
            await person.close()
