"""A Telegram of one's own with the adapter on it, for the contract and for single realities."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

from adapters.telegram.adapter import TelegramAdapter
from adapters.telegram.webhook import Webhook
from bot.engine.exchange.messages import Address, BotAdded, Post, Receipt
from tests.adapter_contract import ANNA, BERT, ArrivedMessage, Recorder
from tests.running import RunningBot, no_pause
from tests.telegram.emulator.jsons import mapping, string

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from adapters.telegram.faces import Faces
    from adapters.telegram.menus import Menus
    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Receive, Sent, Signal
    from tests.telegram.emulator.emulator import Emulator
    from tests.telegram.emulator.groups import Group
    from tests.telegram.emulator.people import EmulatedPerson, SeenMessage
    from tests.telegram.emulator.world import BotAccount, Chat, Message

START_SECONDS = 10.0
SECRET = "a-secret_of-2-parties"


async def logged(caplog: pytest.LogCaptureFixture, text: str) -> None:
    """Wait until the log says something."""
    async with asyncio.timeout(START_SECONDS):
        while text not in caplog.text:  # noqa: ASYNC110 -- a log tells nobody that it has grown
            await asyncio.sleep(0.001)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class AnsweringRecorder(Recorder):
    """An engine that takes notes and answers every signal alike."""

    def __init__(self, receipt: Receipt | None = None) -> None:
        super().__init__()
        self.receipt = receipt or Receipt()

    async def receive(self, signal: Signal) -> Receipt:
        """Take a signal, as the engine would."""
        await super().receive(signal)
        return self.receipt


class TelegramScene:
    """A group of anna, who made it, and bert; a bot that is not in it yet; and an engine that takes notes."""

    def __init__(
        self,
        emulator: Emulator,
        *,
        privacy: bool = False,
        supergroup: bool = False,
        forum: bool = False,
        webhook: bool = False,
        menus: Menus | None = None,
        faces: Faces | None = None,
        url: str | None = None,
    ) -> None:
        self.emulator = emulator
        self.bot: BotAccount = emulator.add_bot("dreiklang_bot", name="Dreiklang", privacy=privacy)
        self.anna: EmulatedPerson = emulator.add_user("Anna", language="de")
        self.bert: EmulatedPerson = emulator.add_user("Bert", language="de")
        make = self._supergroup if supergroup or forum else emulator.add_group
        self.group: Group = make("Bündnis", creator=self.anna, members=[self.bert])
        self.group.forum = forum
        self.recorder = AnsweringRecorder()
        self._port = free_port() if webhook else None
        self._menus = menus
        self._faces = faces
        self._url = url
        self._webhook_url: str | None = None
        self._running: RunningBot[TelegramAdapter] | None = None

    def _supergroup(self, title: str, *, creator: EmulatedPerson, members: Sequence[EmulatedPerson]) -> Group:
        return self.emulator.add_supergroup(title, creator=creator, members=members)

    @property
    def hook(self) -> str:
        """Where the webhook listens."""
        return f"http://127.0.0.1:{self._port}/hook"

    @property
    def adapter(self) -> TelegramAdapter:
        """The one that runs."""
        assert self._running is not None
        return self._running.adapter

    def address(self, chat: Chat | None = None, thread: str | None = None) -> Address:
        """The address of a chat, the group unless it is named."""
        channel = str((chat or self.group).id)
        return Address(adapter="telegram", account=str(self.bot.id), channel=channel, thread=thread)

    def make(self) -> RunningBot[TelegramAdapter]:
        """Return an adapter that does not run yet."""
        webhook = None
        if self._port is not None:
            webhook = Webhook(url=self._webhook_url or self.hook, secret=SECRET, host="127.0.0.1", port=self._port)
        return RunningBot(
            TelegramAdapter(
                self.bot.token,
                api_url=self._url or self.emulator.url,
                webhook=webhook,
                menus=self._menus,
                faces=self._faces,
                sleep=no_pause,
            )
        )

    async def start(self, receive: Receive | None = None) -> TelegramAdapter:
        """Run an adapter, each time a new one."""
        self._running = self.make()
        return await self._running.start(receive or self.recorder.receive)

    async def begin(self) -> TelegramAdapter:
        """Run an adapter and bring the bot into the group by anna's hand."""
        adapter = await self.start()
        self.anna.add(self.group, self.bot)
        await self.recorder.wait_for(BotAdded)
        return adapter

    async def ended(self) -> None:
        """Wait until the adapter ends by itself. Raises what it ended with."""
        assert self._running is not None
        await self._running.ended()

    async def stop(self) -> None:
        """Cancel the adapter and wait until it is gone."""
        if self._running is not None:
            await self._running.stop()
            # As the real server does as soon as a connection is closed.
            self.bot.updates.end_polls("nobody waits for the answer any more")

    async def hung_up(self) -> None:
        """Wait until the server, which shares our event loop, has noticed that the bot has closed its connections."""
        runner = self.emulator._runner
        async with asyncio.timeout(START_SECONDS):
            # aiohttp tells nobody when a connection is gone.
            while runner is not None and runner.server is not None and runner.server.connections:  # noqa: ASYNC110
                await asyncio.sleep(0.001)

    async def post(self, content: Content, *, to: Address | None = None, mark: str = "", number: int = 1) -> Sent:
        """Let the bot write."""
        return await self.adapter.deliver(Post(id=number, to=to or self.address(), content=content, mark=mark))

    def shown(self, sent: Sent, chat: Chat | None = None) -> SeenMessage:
        """Return a message of the bot as anna sees it."""
        seen = self.anna.sees(chat or self.group)
        return next(message for message in seen if str(message.message_id) == sent.message)

    async def settled(self) -> None:
        """Wait until the bot has taken everything that happened so far."""
        count = len(self.recorder.done)
        self.anna.say(self.group, f"/settled_{count}@{self.bot.username}")
        await self.recorder.heard(f"/settled_{count}")


class TelegramWire:
    """What the adapter contract needs, on a scene."""

    def __init__(self, scene: TelegramScene) -> None:
        self._scene = scene
        self._persons = {ANNA: scene.anna, BERT: scene.bert}
        self._last: dict[str, Message] = {}
        self._added = False

    @property
    def group(self) -> Address:
        return self._scene.address()

    def platform_id(self, person: str) -> str:
        return str(self._persons[person].id)

    async def start(self, receive: Receive) -> TelegramAdapter:
        adapter = await self._scene.start(receive)
        if not self._added:
            self._added = True
            self._scene.anna.add(self._scene.group, self._scene.bot)
        return adapter

    async def stop(self) -> None:
        await self._scene.stop()
        await self._scene.hung_up()

    async def say(self, person: str, text: str, *, private: bool = False) -> None:
        who, bot = self._persons[person], self._scene.bot
        if private and who.id not in bot.privates:
            who.start(bot)
        self._last[person] = who.say(bot if private else self._scene.group, text)

    async def send_file(self, person: str, name: str, body: bytes, text: str = "", *, private: bool = True) -> None:
        who, bot = self._persons[person], self._scene.bot
        if private and who.id not in bot.privates:
            who.start(bot)
        who.send_document(bot if private else self._scene.group, name, body, text)

    async def tap(self, person: str, message: str, number: int) -> None:
        shown = next(seen for seen in self._persons[person].sees(self._scene.group) if str(seen.message_id) == message)
        self._persons[person].tap(shown, number - 1)

    async def untap(self, person: str, message: str, number: int) -> None:
        raise NotImplementedError("there is no such thing on Telegram")

    async def edit(self, person: str, text: str) -> None:
        self._persons[person].edit(self._last[person], text)

    async def withdraw(self, person: str) -> None:
        raise NotImplementedError("Telegram tells no bot")

    async def sees(self, person: str, *, private: bool = False) -> Sequence[ArrivedMessage]:
        who, bot = self._persons[person], self._scene.bot
        seen = who.sees(bot if private else self._scene.group)
        return [ArrivedMessage(str(message.message_id), message.text) for message in seen if message.sender == bot.name]

    async def file(self, person: str, message: str) -> tuple[str, bytes]:
        seen = self._persons[person].sees(self._scene.group)
        (media,) = [one.message.media for one in seen if str(one.message_id) == message]
        document = mapping(media.get("document"))
        return string(document.get("file_name")), self._scene.emulator.world.files[string(document.get("file_id"))]

    async def nowhere(self) -> Address:
        return self._scene.address(self._scene.emulator.add_group("ohne Bot", creator=self._scene.anna))
