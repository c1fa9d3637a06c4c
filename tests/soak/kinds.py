"""Every kind of event with how often it comes, and how a soak begins."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.engine.exchange.messages import BotAdded
from tests.soak.arguments import filled
from tests.soak.check_in import check_in
from tests.soak.events import (
    ROOMS_OF,
    answer,
    arrive,
    block,
    come_and_go,
    command,
    correct,
    door,
    forget_and_return,
    jump,
    kill,
    link,
    lose_and_regain,
    move,
    repeat,
    restart,
    say,
    tap,
    tidy,
    unreadable,
    untap,
    wait,
)
from tests.soak.people import HOUSES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from tests.soak.world import SoakWorld

KINDS: Mapping[str, tuple[float, Callable[[SoakWorld], Awaitable[None]]]] = {
    "command": (34, command),
    "tap": (26, tap),
    "answer": (16, answer),
    "check-in": (0.7, check_in),
    "untap": (1.5, untap),
    "correction": (4, correct),
    "coming and going": (2, come_and_go),
    "forgetting and return": (1, forget_and_return),
    "link": (2, link),
    "door": (2, door),
    "unreadable": (0.5, unreadable),
    "move": (0.3, move),
    "right to write": (0.8, lose_and_regain),
    "blocked": (0.6, block),
    "repeated or reordered": (2, repeat),
    "restart": (0.5, restart),
    "kill": (0.5, kill),
    "late arrival": (1.5, arrive),
    "waiting": (4, wait),
    "clock set": (0.3, jump),
    "tidying": (0.3, tidy),
}
"""Every kind with its weight and what it does."""


async def begin(world: SoakWorld) -> None:
    """Bring the bot into the three groups, and have everybody join."""
    ROOMS_OF.update({who.name: [one.name for one in who.present] for who in world.people})
    for meeting in world.meetings:
        if not meeting.coordinator:
            continue
        who = next(one for one in world.people if one.name == meeting.coordinator)
        await world.act(who, BotAdded(**world.envelope(who, meeting, administers=True)))  # type: ignore[arg-type]  # fields of a signal
        mark = world.mark(who, meeting)
        await say(world, who, meeting, f"/einrichten Bund {mark}; Thema {mark}; de; Europe/Berlin; keine; 1; monatlich")
        for place, member in enumerate(one for one in world.people if meeting in one.present):
            house = filled(HOUSES[place % len(HOUSES)], world.chance, mark)
            await say(world, member, meeting, f"/mitmachen {house}")
            world.clock.set(world.clock.now() + timedelta(seconds=20))
    for who in world.people:
        for adapter in who.adapters:
            await say(world, who, adapter, "/start")
