"""A check-in from its opening to its closing, and answers after it: by chance alone hardly one would come so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.exchange.messages import Tapped
from tests.soak.events import say

if TYPE_CHECKING:
    from tests.soak.people import Meeting, Somebody
    from tests.soak.world import SoakWorld

LOOKS_BACK = 40
"""Messages in which a card to tap is looked for."""
ALL_VALUES = {f"v{value}" for value in range(6)}


async def check_in(world: SoakWorld) -> None:
    """A coordinator opens a round, some of those present rate what is asked; some answer late, in private."""
    meeting = world.chance.choice([one for one in world.meetings if one.coordinator])
    coordinator = next(one for one in world.people if one.name == meeting.coordinator)
    present = [one for one in world.people if meeting in one.present]
    if world.chance.random() < 0.2:
        kind = world.chance.choice(("anonym ja", "anonym nein"))
        await say(world, coordinator, meeting, f"/einstellungen {kind}")
    await say(world, coordinator, meeting, "/checkin")
    for who in world.chance.sample(present, world.chance.randint(1, len(present))):
        await _rate(world, who, meeting)
    if world.chance.random() < 0.6:
        await say(world, coordinator, meeting, "/checkin close")
        await say(world, coordinator, meeting, "ja")
        for who in world.chance.sample(present, world.chance.randint(0, min(4, len(present)))):
            await say(world, who, meeting.adapter, "/answer")
            await say(world, who, meeting.adapter, world.chance.choice(("1", "3", "5", "-")))


async def _rate(world: SoakWorld, who: Somebody, meeting: Meeting) -> None:
    adapter = world.adapters[meeting.adapter]
    cards = [
        one
        for one in adapter.messages[-LOOKS_BACK:]
        if one.channel == meeting.channel and ALL_VALUES & {choice.key for choice in one.content.choices}
    ]
    for card in world.chance.sample(cards, min(2, len(cards))):
        key = world.chance.choice([choice.key for choice in card.content.choices])
        signal = Tapped(message=card.id, choice=key, mark="", **world.envelope(who, meeting))  # type: ignore[arg-type]  # fields of a signal
        await world.act(who, signal)
