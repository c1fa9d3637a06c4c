"""What tests of flows share: the stage with two platforms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flows.two_platforms import TELEGRAM, TwoPlatforms

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path


@pytest.fixture(params=[False, True], ids=["through", "restarting"])
async def world(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[TwoPlatforms]:
    """A cooperation on Telegram: anna coordinates, bert takes part; started anew before each step, or not."""
    one = TwoPlatforms(tmp_path)
    await one.start()
    await one.add_bot("Anna", TELEGRAM)
    await one.say("Anna", TELEGRAM, "/einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; monatlich")
    await one.say("Anna", TELEGRAM, "/mitmachen Stadt Ahlen; Staat")
    await one.say("Bert", TELEGRAM, "/mitmachen Handwerkskammer; Wirtschaft")
    if request.param:
        for name in ("say", "tap", "add_bot", "remove_bot", "comes"):
            setattr(one, name, restarting(one, getattr(one, name)))
    yield one
    await one.stop()


def restarting(world: TwoPlatforms, act: Callable[..., object]) -> Callable[..., object]:
    """Return an act before which the program is built anew."""

    async def acts(*arguments: object, **options: object) -> object:
        await world.restart()
        return await act(*arguments, **options)  # type: ignore[misc]  # each of them is asynchronous

    return acts
