"""The emulator as tests hold it: a server on a port of its own, and the world behind it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from aiohttp import web

from tests.telegram.emulator import groups
from tests.telegram.emulator.faults import Fault, Faults, Ordered
from tests.telegram.emulator.limits import Limits
from tests.telegram.emulator.people import EmulatedPerson
from tests.telegram.emulator.server import Call, Server
from tests.telegram.emulator.validation import Validation
from tests.telegram.emulator.webhook import deliver
from tests.telegram.emulator.world import (
    FIRST_BOT,
    FIRST_PERSON,
    FIRST_SUPERGROUP,
    Account,
    BotAccount,
    Chat,
    Kind,
    World,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from datetime import datetime
    from typing import Self

    from tests.telegram.emulator.groups import Group

HOST = "127.0.0.1"
WAIT_SECONDS = 30.0


class Emulator:
    """A Telegram of one's own. Use it as an asynchronous context manager.

    Args:
        clock: The time on the server; the machine's unless given. Long polls wait in real time all the same.
        limits: Answer 429 to a bot that writes too fast.
        hides_members: Let only administrating bots look up other members, which is all the server promises.
        query_lifetime: For how many seconds a press on a button can be answered.
        webhook_pause: For how many seconds a failing webhook is left alone.
        port: Where to listen; 0 lets the system choose.
        strict: Fail at the end if there are `violations`.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] | None = None,
        limits: bool = False,
        hides_members: bool = False,
        query_lifetime: float = 900.0,
        webhook_pause: float = 0.05,
        port: int = 0,
        strict: bool = True,
    ) -> None:
        self._validation = Validation()
        self.world = World(clock, self._validation.update)
        self._faults = Faults()
        self._limits = Limits(self.world.now)
        self.server = Server(self.world, self._faults, self._limits, self._validation)
        self.server.enforces_limits = limits
        self.server.hides_members = hides_members
        self.server.query_lifetime = query_lifetime
        self._webhook_pause = webhook_pause
        self._port = port
        self._strict = strict
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._posting: list[asyncio.Task[None]] = []
        self.extra_routes: list[web.RouteDef] = []
        """Further addresses, set before the start."""

    # Running.

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.add_routes([*self.server.routes(), *self.extra_routes])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await self._listen()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        await self._stop()
        if kind is None and self._strict and self.violations:
            raise AssertionError("\n".join(self.violations))

    async def _stop(self) -> None:
        self.server.closing.set()
        for bot in self.world.bots():
            bot.updates.end_polls("the emulator stops")
        for task in self._posting:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        if self._runner is not None:
            await self._runner.cleanup()

    async def _listen(self) -> None:
        assert self._runner is not None
        self._site = web.TCPSite(self._runner, HOST, self._port, reuse_address=True)
        await self._site.start()
        self._port = int(self._runner.addresses[0][1])

    @property
    def url(self) -> str:
        """Where the server is; `f"{url}/bot"` is what python-telegram-bot calls `base_url`."""
        return f"http://{HOST}:{self._port}"

    @asynccontextmanager
    async def unreachable(self) -> AsyncIterator[None]:
        """Refuse connections for a while; open ones break."""
        assert self._site is not None
        assert self._runner is not None
        await self._site.stop()
        assert self._runner.server is not None
        for connection in list(self._runner.server.connections):
            connection.force_close()
            if connection.transport is not None:
                connection.transport.abort()
        try:
            yield
        finally:
            await self._listen()

    # Who and what there is.

    def add_bot(
        self,
        username: str,
        *,
        token: str | None = None,
        name: str | None = None,
        privacy: bool = True,
        can_join_groups: bool = True,
    ) -> BotAccount:
        """Create a bot as BotFather does. `token` begins with the bot's id and a colon; one is made up without it."""
        number = int(token.partition(":")[0]) if token else self.world.new_id(FIRST_BOT)
        bot = BotAccount(
            id=number,
            name=name or username,
            username=username,
            is_bot=True,
            token=token or f"{number}:AAemulated-token-of-{username}",
            updates=self.world.new_updates(),
            privacy=privacy,
            can_join_groups=can_join_groups,
        )
        self.world.accounts[bot.id] = bot
        self._posting.append(asyncio.get_running_loop().create_task(deliver(self.world, bot, self._webhook_pause)))
        return bot

    def add_user(
        self, name: str, *, username: str | None = None, language: str | None = None, last_name: str | None = None
    ) -> EmulatedPerson:
        """Create a person; `language` is the client's, such as "de"."""
        number = self.world.new_id(FIRST_PERSON)
        person = EmulatedPerson(
            id=number, name=name, username=username, language=language, last_name=last_name, world=self.world
        )
        self.world.accounts[number] = person
        return person

    def add_group(self, title: str, *, creator: EmulatedPerson, members: Sequence[Account] = ()) -> Group:
        """Create a basic group."""
        return groups.new_group(self.world, title, creator, members)

    def add_supergroup(
        self,
        title: str,
        *,
        creator: EmulatedPerson,
        members: Sequence[Account] = (),
        forum: bool = False,
        username: str | None = None,
    ) -> Group:
        """Create a supergroup, with topics if it is a forum, public if it has a username."""
        return groups.new_supergroup(self.world, title, creator, members, forum=forum, username=username)

    def add_channel(self, title: str) -> Chat:
        """Create a channel, to be linked to a supergroup."""
        channel = Chat(id=self.world.new_id(FIRST_SUPERGROUP, -1), kind=Kind.CHANNEL, title=title)
        self.world.chats[channel.id] = channel
        return channel

    # What happened.

    @property
    def calls(self) -> list[Call]:
        """All calls of all bots, in the order of their answers."""
        return self.server.calls

    def called(self, method: str, chat: Chat | None = None) -> list[Call]:
        """The calls of one method, in one chat if it is named."""
        wanted = None if chat is None else chat.id
        return [
            call
            for call in self.calls
            if call.method.lower() == method.lower() and wanted in {None, call.parameters.get("chat_id")}
        ]

    @property
    def violations(self) -> list[str]:
        """What was wrong with requests, answers or updates; a test ends well only if this is empty."""
        return self._validation.violations

    @property
    def not_emulated(self) -> list[str]:
        """The methods that were called and are not emulated."""
        return self.server.not_emulated

    @property
    def validators(self) -> tuple[str, ...]:
        """What requests, answers and updates are compared with."""
        return self._validation.names

    def count(self, chat: Chat, minute: datetime | None = None) -> int:
        """Return how many messages and edits bots made in a chat in the minute of a time, now unless given."""
        return self._limits.count(chat.id, minute or self.world.now())

    def most_in_a_minute(self, chat: Chat) -> int:
        """Return the most messages and edits bots made in a chat in any 60 seconds."""
        return self._limits.most_in_a_minute(chat.id)

    async def until(self, condition: Callable[[], object], *, timeout: float = WAIT_SECONDS) -> None:  # noqa: ASYNC109 - how long a test is patient
        """Wait until something is true of the world, looking again whenever something happens.

        Raises:
            AssertionError: It did not become true within `timeout` seconds.
        """
        if not await self.world.changes.until(condition, timeout):
            last = [(call.method, call.answer.get("description", "ok")) for call in self.calls[-5:]]
            message = f"waited {timeout} s for nothing; the last calls were {last}"
            raise AssertionError(message)

    # What goes wrong.

    def fail_next(
        self, method: str, fault: Fault, *, chat: Chat | None = None, retry_after: int = 3, times: int = 1
    ) -> None:
        """Let the next calls of a method fail, those in one chat if it is named; `retry_after` is in seconds."""
        wanted = None if chat is None else chat.id
        self._faults.order(Ordered(fault=fault, method=method, chat=wanted, retry_after=retry_after), times)

    def faults_left(self) -> list[Ordered]:
        """The faults that have not happened yet."""
        return self._faults.waiting()

    def delay(self, seconds: float, method: str | None = None) -> None:
        """Answer every call, or those of one method, that much later; 0 ends it."""
        self.server.delay = lambda name: seconds if method is None or name == method else 0.0
