"""What the Telegram tests share: a server that is strict, and a group on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from tests.telegram.emulator.emulator import Emulator
from tests.telegram.wire import TelegramScene

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from adapters.telegram.faces import Faces
    from adapters.telegram.menus import Menus


class MakeScene(Protocol):
    """Sets up a group, see `TelegramScene`."""

    def __call__(
        self,
        *,
        privacy: bool = False,
        supergroup: bool = False,
        forum: bool = False,
        webhook: bool = False,
        menus: Menus | None = None,
        faces: Faces | None = None,
    ) -> TelegramScene: ...


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """A server of its own; whoever sends something that the Bot API does not know makes the test fail."""
    async with Emulator() as server:
        yield server
    assert server.violations == []


@pytest.fixture
async def make_scene(emulator: Emulator) -> AsyncIterator[MakeScene]:
    """Scenes of any kind, their bots stopped after the test."""
    scenes: list[TelegramScene] = []

    def make(
        *,
        privacy: bool = False,
        supergroup: bool = False,
        forum: bool = False,
        webhook: bool = False,
        menus: Menus | None = None,
        faces: Faces | None = None,
    ) -> TelegramScene:
        scenes.append(
            TelegramScene(
                emulator,
                privacy=privacy,
                supergroup=supergroup,
                forum=forum,
                webhook=webhook,
                menus=menus,
                faces=faces,
            )
        )
        return scenes[-1]

    yield make
    for scene in scenes:
        await scene.stop()


@pytest.fixture
async def scene(make_scene: MakeScene) -> TelegramScene:
    """A basic group in which the bot, once added, hears everything."""
    return make_scene()
