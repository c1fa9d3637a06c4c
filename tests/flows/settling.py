"""A cooperation that has settled in: a group, three partners, Anna coordinates."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.cooperation import Channel, ChannelKind, Cooperation, Language
from tests.stage import GROUP

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from bot.engine.stored.ports import Store, Transaction
    from tests.stage import Stage

BERLIN = ZoneInfo("Europe/Berlin")
PARTNERS = {
    "Anna": "Stadt Ahlen; state",
    "Ben": "Handwerkskammer; business",
    "Clara": "Caritas; civil_society",
}


def berlin(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """Return a wall time in Berlin as an instant."""
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN)


async def settle_in(
    stage: Stage,
    *,
    language: Language = Language.GERMAN,
    holidays: str = "",
    groups: tuple[str, ...] = (GROUP,),
    partners: tuple[str, ...] = tuple(PARTNERS),
) -> None:
    """Make the cooperation and have its partners join."""

    async def play() -> None:
        await _settle(stage, language, holidays, groups, partners)

    await stage.after(("settled", language, holidays, groups, partners), play)


async def _settle(
    stage: Stage, language: Language, holidays: str, groups: tuple[str, ...], partners: tuple[str, ...]
) -> None:
    with stage.database.begin() as transaction:
        home = transaction.add_cooperation(
            Cooperation(created_at=stage.clock.now(), name="Ankommen in Ahlen", language=language, holidays=holidays)
        )
        for group in groups:
            transaction.add_channel(
                Channel(
                    cooperation_id=home.id,
                    adapter="memory",
                    account="bot",
                    platform_id=group,
                    kind=ChannelKind.GROUP,
                )
            )
    for name in partners:
        await stage.say(name, f"/join {PARTNERS[name]}", groups[0])
    with stage.database.begin() as transaction:
        store = transaction.store(home.id)
        anna = store.identities.first(platform_id="anna")
        assert anna is not None
        store.identities.put(replace(anna, coordinates=True))


def stored(transaction: Transaction) -> Store:
    """Return everything of the only cooperation."""
    return transaction.store(transaction.cooperations()[0].id)


def beginning(stage: Stage) -> AbstractContextManager[Transaction]:
    """Begin a transaction on the stage's database."""
    return stage.database.begin()


def pause_until(stage: Stage, until: datetime) -> None:
    """Have the cooperation silent for a time."""
    with stage.database.begin() as transaction:
        transaction.put_cooperation(replace(transaction.cooperations()[0], paused_until=until))


def count(stage: Stage, containing: str, channel: str = GROUP) -> int:
    """Count the messages in a channel that contain words."""
    return sum(containing in message.text for message in stage.seen_in(channel))


async def arrivals(stage: Stage, until: datetime, containing: str, channel: str = GROUP) -> list[datetime]:
    """Let time pass and return when, in Berlin, messages containing words came into the group, or another channel."""
    times: list[datetime] = []
    while (due := await stage.application.next_due()) is not None and due <= until:
        before = count(stage, containing, channel)
        await stage.wait_until(max(due, stage.clock.now()).astimezone(BERLIN))
        arrived = count(stage, containing, channel) - before
        times += [stage.clock.now().astimezone(BERLIN)] * arrived
    return times


async def outage(stage: Stage, until: datetime) -> None:
    """Let time pass with the bot switched off, and switch it on again."""
    stage.clock.set(until)
    await stage.rebuild()
    await stage.wait(timedelta())
