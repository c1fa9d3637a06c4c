"""What is due goes on the same, whatever happens between two of its steps.

A group may move to another address, and a database of 0.1.0, where cards alone knew what was due, may be brought up to
date.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.bundles import Bundle
from bot.domain.cycle import Phase, PhaseState, PhaseStatus
from bot.domain.reminders import Occurrence
from bot.engine.exchange.messages import ChannelMoved
from bot.program.stepping import settle
from tests.flows.settling import BERLIN, beginning, berlin, settle_in, stored
from tests.going_back import go_back
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from pathlib import Path

    from adapters.memory import MemoryMessage

NEW = "supergroup"
HEAD = "Akteure und Kommunikation"
GAP = "Noch niemand ist dabei aus: Zivilgesellschaft"
STILL_FITS = "Passt die Übersicht der Akteure noch?"

Told = tuple[datetime, str]
"""When in Berlin, and the text as it was then."""
Change = Callable[[Stage], Awaitable[None]]
"""What happens between two steps."""
Step = datetime | tuple[str, str]
"""Until when time passes, or whose newest card (by words on it) has which choice tapped."""

DUE: tuple[Step, ...] = (
    berlin(2026, 11, 16, 9),
    (HEAD, "Habe ich"),
    berlin(2026, 11, 27, 12),
    (HEAD, "A In 1 Woche"),
    berlin(2026, 12, 12, 12),
    berlin(2026, 12, 15, 12),
    (HEAD, "B Habe ich"),
    berlin(2026, 12, 16, 12),
    (HEAD, "A Streichen"),
    berlin(2027, 1, 5, 12),
)
RINGING: tuple[Step, ...] = (
    berlin(2026, 11, 10, 9),
    ("Erinnerung 2", "In 1 Woche"),
    berlin(2026, 11, 16, 10),
    ("Erinnerung 1", "✓ Erledigt"),
    berlin(2026, 11, 17, 12),
    berlin(2026, 11, 23, 12),
    ("Erinnerung 1", "In 1 Woche"),
    ("Erinnerung 2", "✓ Erledigt"),
    berlin(2026, 12, 1, 12),
    ("Erinnerung 1", "Streichen"),
    berlin(2026, 12, 15, 12),
)


async def move(stage: Stage) -> None:
    """Have the platform say that the group goes on at another address, and let what is open be shown there."""
    await stage.chat.hand_over(
        ChannelMoved(
            event_id="moved",
            address=stage.chat.address(GROUP),
            sender=stage.chat.person("Anna"),
            private=False,
            at=stage.clock.now(),
            to=stage.chat.address(NEW),
        )
    )
    await settle(stage.application)


async def upgrade(stage: Stage) -> None:
    """Write what cards show as 0.1.0 did, in the cards themselves, and start the program anew."""
    with beginning(stage) as transaction:
        store = stored(transaction)
        for bundle in store.of(Bundle).find():
            part = f"{'.'.join(bundle.things)}|{bundle.more}|{'g' * bundle.gaps}{'p' * bundle.phases}"
            for card in store.cards.find(kind="due", subject=bundle.id, part=""):
                store.cards.put(replace(card, subject=bundle.day.toordinal(), part=part))
        for one in store.of(Occurrence).find():
            part = f"{int(one.due_at.timestamp())}|{'late' if one.late else ''}|{one.fate}"
            for card in store.cards.find(kind="reminder", subject=one.id, part=""):
                store.cards.put(replace(card, subject=one.reminder_id, part=part))
    with stage.database.engine.begin() as connection:
        go_back(connection, "0005")
    await stage.rebuild()
    await settle(stage.application)


def groups(stage: Stage) -> list[MemoryMessage]:
    """Return what was written in the group, at both addresses."""
    return [message for message in stage.chat.messages if message.channel in {GROUP, NEW}]


async def carry_out(stage: Stage, step: Step) -> list[Told]:
    """Do one step; return what was told on the way."""
    told: list[Told] = []
    if isinstance(step, datetime):
        while stage.clock.now() < step:
            due = await stage.application.next_due()
            before = len(groups(stage))
            await stage.wait_until(min(step, due or step).astimezone(BERLIN))
            told += [(stage.clock.now().astimezone(BERLIN), one.text) for one in groups(stage)[before:]]
        return told
    words, choice = step
    before = len(groups(stage))
    await stage.tap("Ben", next(one for one in reversed(groups(stage)) if words in one.text and one.labels), choice)
    return [(stage.clock.now().astimezone(BERLIN), one.text) for one in groups(stage)[before:]]


async def live(stage: Stage, steps: tuple[Step, ...], change: Change | None, before: int) -> list[Told]:
    """Carry out all steps, a change before one of them; return what was told, other than shown again by the change."""
    told: list[Told] = []
    for number, step in enumerate(steps):
        if number == before and change is not None:
            await change(stage)
        told += await carry_out(stage, step)
    return told


async def due_life(folder: Path, change: Change | None = None, before: int = 0) -> list[Told]:
    """The life of a card that names a missing sector and asks after a new phase."""
    async with Stage.on_sqlite(folder) as stage:
        await settle_in(stage, partners=("Anna", "Ben"))
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
        await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; jeden Montag")
        with beginning(stage) as transaction:
            stored(transaction).phases.add(
                PhaseState(phase=Phase.ORIENT, status=PhaseStatus.ACTIVE, since=berlin(2026, 11, 9, 12))
            )
        return await live(stage, DUE, change, before)


async def ringing_life(folder: Path, change: Change | None = None, before: int = 0) -> list[Told]:
    """The life of a series and of a reminder that is put off."""
    async with Stage.on_sqlite(folder) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/erinnern jeden Montag um 10; Lage")
        await stage.say("Anna", "/erinnern morgen um 9; Presse")
        return await live(stage, RINGING, change, before)


async def test_what_is_due_is_told_as_planned_without_a_change(tmp_path: Path) -> None:
    told = await due_life(tmp_path)

    assert [(at, HEAD in said, GAP in said, STILL_FITS in said) for at, said in told] == [
        (berlin(2026, 11, 10, 9), True, True, True),
        (berlin(2026, 11, 26, 9), True, False, False),
        (berlin(2026, 12, 14, 9), True, True, False),
        (berlin(2026, 12, 30, 9), True, False, False),
    ]


@pytest.mark.parametrize("change", [move, upgrade])
@pytest.mark.parametrize("before", range(len(DUE)))
async def test_what_is_due_is_told_the_same_after_a_change(tmp_path: Path, change: Change, before: int) -> None:
    (tmp_path / "plain").mkdir()

    assert await due_life(tmp_path, change, before) == await due_life(tmp_path / "plain")


async def test_reminders_ring_as_planned_without_a_change(tmp_path: Path) -> None:
    told = await ringing_life(tmp_path)

    assert [(at, said.partition("\n")[0]) for at, said in told] == [
        (berlin(2026, 11, 9, 10), "Erinnerung 1: Lage"),
        (berlin(2026, 11, 10, 9), "Erinnerung 2: Presse"),
        (berlin(2026, 11, 16, 10), "Erinnerung 1: Lage"),
        (berlin(2026, 11, 17, 9), "Erinnerung 2: Presse"),
        (berlin(2026, 11, 23, 10), "Erinnerung 1: Lage"),
        (berlin(2026, 11, 30, 10), "Erinnerung 1: Lage"),
    ]


@pytest.mark.parametrize("change", [move, upgrade])
@pytest.mark.parametrize("before", range(len(RINGING)))
async def test_reminders_ring_the_same_after_a_change(tmp_path: Path, change: Change, before: int) -> None:
    (tmp_path / "plain").mkdir()

    assert await ringing_life(tmp_path, change, before) == await ringing_life(tmp_path / "plain")


async def test_what_is_long_settled_is_forgotten_with_its_cards(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, partners=("Anna", "Ben"))
        await stage.say("Anna", "/erinnern jeden Tag um 10; Lage")
        await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; jeden Montag")
        for week in range(10):
            await stage.wait_until(berlin(2026, 11, 10, 12) + timedelta(weeks=week))
            if stage.latest(containing=HEAD).labels:
                await stage.tap("Ben", stage.latest(containing=HEAD), "Habe ich")
        with beginning(stage) as transaction:
            store = stored(transaction)
            rung, named = store.of(Occurrence).find(), store.of(Bundle).find()
            shown = {(card.kind, card.subject) for card in store.cards.find()}

    assert len(rung) == 31
    assert min(one.day for one in named) == (berlin(2027, 1, 12) - timedelta(days=29)).date()
    assert shown == {("reminder", one.id) for one in rung} | {("due", one.id) for one in named}
