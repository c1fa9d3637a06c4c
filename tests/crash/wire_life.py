"""The application on SQLite with an adapter whose platform is the test: one frame a line through a socket."""

from __future__ import annotations

import asyncio
import json
import os
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypedDict, cast

import bot.storage.schema
from adapters.matrix.adapter import CAPABILITIES
from adapters.matrix.sending.rendering import body
from adapters.matrix.sending.taps import emoji_of
from adapters.matrix.sync.signals import ADAPTER
from bot.domain.cooperation import Language
from bot.engine.clock import running
from bot.engine.exchange.messages import Address, Attach, BotAdded, Offer, Post, Refresh, Said, Sender, Sent, Tapped
from bot.engine.incoming.limits import UNLIMITED
from bot.program.app import Application, wording
from bot.storage.database import SqlDatabase

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.exchange.messages import Capabilities, Delivery, Receive, Signal

IMPORTED = (bot.storage.schema,)
"""What the program imports late."""
SOCKET_VARIABLE = "DREIKLANG_TEST_SOCKET"
DATABASE_VARIABLE = "DREIKLANG_TEST_DATABASE"
SINCE_VARIABLE = "DREIKLANG_TEST_SINCE"
HURRY = 30
ACCOUNT = "@bot:wire"


class HurriedClock:
    """Lets a minute pass in two seconds, the same in every life, so that a reminder rings while the kills go on."""

    def __init__(self, since: datetime) -> None:
        """`since` is when both clocks showed the same."""
        self._since = since

    def now(self) -> datetime:
        """Return the present moment, aware."""
        return self._since + (datetime.now(UTC) - self._since) * HURRY

    def monotonic(self) -> timedelta:
        """Return how long it has been going, in its own time."""
        return running() * HURRY


class _FrameFacts(TypedDict):
    event_id: str
    address: Address
    sender: Sender
    private: bool
    at: datetime


def signal_from(frame: dict[str, str]) -> Signal:
    """Return what a frame of the platform tells."""
    common: _FrameFacts = {
        "event_id": frame["event"],
        "address": Address(adapter=ADAPTER, account=ACCOUNT, channel=frame["room"]),
        "sender": Sender(platform_id=frame["who"], name=frame["who"], administers=bool(frame["administers"])),
        "private": bool(frame["private"]),
        "at": datetime.now(UTC),
    }
    match frame["kind"]:
        case "added":
            return BotAdded(**common)
        case "tapped":
            return Tapped(**common, message=frame["about"], choice=frame["text"], reusable=bool(frame["private"]))
        case _:
            return Said(**common, text=frame["text"], message=frame["event"], reply_to=frame["about"] or None)


class WireAdapter:
    """Hands over what the platform sends, one after the other, and confirms what was committed."""

    name = ADAPTER
    account = ACCOUNT
    capabilities: Capabilities = CAPABILITIES

    def __init__(self, path: str) -> None:
        self._path = path
        self._writer: asyncio.StreamWriter | None = None
        self._answers: dict[str, asyncio.Future[Sent]] = {}

    async def run(self, receive: Receive, started: Callable[[], None]) -> None:
        """Serve until the platform hangs up."""
        reader, self._writer = await asyncio.open_unix_connection(self._path)
        started()
        signals: asyncio.Queue[dict[str, str]] = asyncio.Queue()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._work(signals, receive))
            async for line in reader:
                frame = cast("dict[str, str]", json.loads(line))
                if frame["kind"] == "sent":
                    self._answers.pop(frame["id"]).set_result(Sent(message=frame["event"], channel=frame["room"]))
                else:
                    signals.put_nowait(frame)
            raise ConnectionResetError

    async def deliver(self, delivery: Delivery) -> Sent:
        """Send one delivery and return once the platform has it."""
        frame = {**asdict(delivery.to), "kind": type(delivery).__name__.casefold(), "id": str(delivery.id)}
        match delivery:
            case Post():
                frame |= {"person": delivery.person, "text": body(delivery.content)["body"]}
            case Attach():  # the other end knows texts
                frame |= {"kind": "post", "text": body(delivery.caption)["body"]}
            case Refresh():
                frame |= {"about": delivery.message, "text": body(delivery.content)["body"]}
            case Offer():
                emoji = [emoji_of(choice, number) for number, choice in enumerate(delivery.choices, start=1)]
                frame |= {"about": delivery.message, "text": " ".join(filter(None, emoji))}
            case _:
                raise NotImplementedError
        key = f"{frame['kind']} {frame['id']}"
        answer: asyncio.Future[Sent] = asyncio.get_running_loop().create_future()
        self._answers[key] = answer
        self._tell({**frame, "id": key})
        return await answer

    async def _work(self, signals: asyncio.Queue[dict[str, str]], receive: Receive) -> None:
        while True:
            frame = await signals.get()
            await receive(signal_from(frame))
            self._tell({"kind": "done", "event": frame["event"]})

    def _tell(self, frame: dict[str, object]) -> None:
        assert self._writer is not None
        self._writer.write(json.dumps(frame).encode() + b"\n")


def warm() -> None:
    """Read the wording, which takes longer than all the rest of a start."""
    wording()


def live() -> int:
    """Run until the platform hangs up."""
    clock = HurriedClock(datetime.fromisoformat(os.environ[SINCE_VARIABLE]))
    database = SqlDatabase(os.environ[DATABASE_VARIABLE], clock)
    application = Application(
        database=database,
        adapters=[WireAdapter(os.environ[SOCKET_VARIABLE])],
        clock=clock,
        language=Language.GERMAN,
        zone="Europe/Berlin",
        limits=UNLIMITED,
    )
    asyncio.run(application.run())
    database.close()
    return 0
