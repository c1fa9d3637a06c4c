"""A check-in from its opening to its closing, and answers after it: by chance alone hardly one would come so far."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.engine.exchange.messages import Tapped
from tests.soak.events import say
from tests.soak.platform import TELEGRAM

if TYPE_CHECKING:
    from adapters.memory.adapter import MemoryMessage
    from tests.soak.people import MeetingPlace, Somebody
    from tests.soak.world import SoakWorld

LOOKS_BACK = 40
"""Messages in which a card to tap is looked for."""
PRIVATELY = "privately"
"""Key of the choice that leads to the questions in private."""
_IN_A_ROW = re.compile(r"q\dv\d")
"""Key of an answer on the card of a round that the group answers openly."""


async def check_in(world: SoakWorld) -> None:
    """A coordinator opens a round, some of those present rate what is asked; some answer late, in private."""
    meeting = world.chance.choice([one for one in world.meetings if one.coordinator])
    coordinator = next(one for one in world.people if one.name == meeting.coordinator)
    present = [one for one in world.people if meeting in one.present]
    if world.chance.random() < 0.2:
        kind = world.chance.choice(("anonym ja", "anonym nein", "Antworten offen", "Antworten privat"))
        await say(world, coordinator, meeting, f"/einstellungen {kind}")
    await say(world, coordinator, meeting, "/checkin")
    for who in world.chance.sample(present, world.chance.randint(1, len(present))):
        await _rate(world, who, meeting)
    if world.chance.random() < 0.6:
        await say(world, coordinator, meeting, "/checkin close")
        await say(world, coordinator, meeting.adapter, "ja")
        for who in world.chance.sample(present, world.chance.randint(0, min(4, len(present)))):
            await say(world, who, meeting.adapter, "/answer")
            await say(world, who, meeting.adapter, world.chance.choice(("1", "3", "5", "-")))


async def _rate(world: SoakWorld, who: Somebody, meeting: MeetingPlace) -> None:
    """Let somebody answer at the card, where it has rows, with a line, or alone."""
    adapter = world.adapters[meeting.adapter]
    cards = [
        one
        for one in adapter.messages[-LOOKS_BACK:]
        if one.channel == meeting.channel and PRIVATELY in {choice.key for choice in one.content.choices}
    ]
    for card in cards[-1:]:
        rows = [choice.key for choice in card.content.choices if _IN_A_ROW.fullmatch(choice.key)]
        roll = world.chance.random()
        if rows and roll < 0.6:
            for key in world.chance.sample(rows, 2):
                await _tap(world, who, meeting, card, key)
        elif roll < 0.2:
            line = " ".join(world.chance.choice(("1", "2", "3", "4", "5", "?", "ja")) for _ in range(5))
            await say(world, who, meeting, line, reply_to=card.id)
        else:
            await _tap(world, who, meeting, card, PRIVATELY)
            await _answer_alone(world, who, meeting.adapter)


async def _answer_alone(world: SoakWorld, who: Somebody, adapter: str) -> None:
    """Answer some of the questions, by taps at the newest message or in words."""
    for _ in range(world.chance.randint(1, 7)):
        shown = [one for one in world.adapters[adapter].messages if one.channel == f"@{who.account}"]
        if not shown:
            return
        keys = [choice.key for choice in shown[-1].content.choices]
        if keys and world.chance.random() < 0.6:
            await _tap(world, who, adapter, shown[-1], world.chance.choice(keys))
        else:
            await say(world, who, adapter, world.chance.choice(("1", "3", "5", "?", "ja", "-", "zurück")))


async def _tap(world: SoakWorld, who: Somebody, where: MeetingPlace | str, message: MemoryMessage, key: str) -> None:
    adapter = where if isinstance(where, str) else where.adapter
    signal = Tapped(
        message=message.id,
        choice=key,
        mark=message.mark if adapter == TELEGRAM else "",
        reusable=adapter == TELEGRAM,
        **world.envelope(who, where),  # type: ignore[arg-type]  # fields of a signal
    )
    await world.act(who, signal)
