"""One bad row stops everybody, it once was: whatever cannot be read costs its own cooperation only."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, literal_column, select, update

from bot.domain.cooperation import ChannelKind
from bot.engine.exchange.content import Content
from bot.engine.stored.rows import Pending
from bot.storage.tables import metadata
from tests.migrated import migrated
from tests.stage import Stage
from tests.storage.two_homes import BROKEN_HOME, SET_ASIDE, THEIRS, break_rows, columns, move_in, nonsense

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from sqlalchemy import Table


@pytest.fixture(params=["sqlite", "postgres"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """Two cooperations, in each kind of database."""
    if request.param == "sqlite":
        url = f"sqlite:///{migrated(tmp_path / 'test.db')}"
    else:
        url = str(request.getfixturevalue("postgres_url"))
    async with Stage(url) as one:
        await one.after("a broken home and its neighbour", lambda: move_in(one))
        yield one


async def the_neighbour_goes_on(stage: Stage) -> None:
    """Everything that a cooperation does is done there: answering, sending, refreshing, ringing, also in private."""
    running = stage._running
    assert running is not None
    before = len(stage.seen_in(THEIRS))
    asking = (
        stage.say("Anna", "/partner"),
        stage.say("Ben", "Schönes Wetter"),
        stage.say("Clara", "/partner", THEIRS),
        stage.say("Anna", "/partner", "@"),
        stage.say("Ben", "/beschluesse", "@"),
    )
    await asyncio.gather(*asking)
    assert "Handwerkskammer" in "".join(message.text for message in stage.seen_in(THEIRS)[before:])
    assert "B-1" in stage.latest("@ben").text
    card = stage.latest(THEIRS, "monatlich")
    await stage.tap("Clara", card, "Zustimmung")
    refreshed = next(message for message in stage.seen_in(THEIRS) if message.id == card.id)
    assert refreshed.edits > card.edits
    await stage.application.tidy()
    assert not running.done()


async def and_its_reminder_rings(stage: Stage) -> None:
    """The clock works, and then everything once more after a restart."""
    await stage.wait(timedelta(hours=3))
    assert "Blumen gießen" in "".join(message.text for message in stage.seen_in(THEIRS)[-2:])
    await stage.rebuild()
    await stage.say("Clara", "/partner", THEIRS)
    assert "Handwerkskammer" in stage.latest(THEIRS).text


def told(caplog: pytest.LogCaptureFixture) -> list[tuple[object, object]]:
    """Return of which rows was told that they are set aside. Fails if anything else went wrong."""
    wrong = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert {record.getMessage() for record in wrong} <= {SET_ASIDE}
    return [(record.__dict__["table"], record.__dict__["row"]) for record in wrong]


def ways_to_break() -> Iterator[tuple[str, str, int]]:
    """Every column that can be broken, with the number of what it is broken with."""
    for table, column in columns():
        for number, _ in enumerate(nonsense(metadata.tables[table].c[column], "sqlite")):
            yield table, column, number


@pytest.mark.parametrize(("table", "column", "number"), list(ways_to_break()))
async def test_a_row_that_cannot_be_read_costs_its_own_cooperation_only(
    stage: Stage, caplog: pytest.LogCaptureFixture, table: str, column: str, number: int
) -> None:
    broken: Table = metadata.tables[table]
    value = nonsense(broken.c[column], stage.database.engine.dialect.name)[number]
    if table != "quarantine":  # nothing is in there yet
        assert break_rows(stage.database, broken, column, value) > 0
    else:
        break_rows(stage.database, metadata.tables["outbox"], "content", "{broken")
        await stage.application.tidy()
        break_rows(stage.database, broken, column, value)

    await the_neighbour_goes_on(stage)
    await and_its_reminder_rings(stage)

    rows = told(caplog)
    assert len(rows) == len(set(rows)), "each is told of once"


def break_first(stage: Stage, table: str, column: str, value: str) -> None:
    """Break a column of the first cooperation's rows."""
    assert break_rows(stage.database, metadata.tables[table], column, value) > 0


async def test_a_cooperation_that_cannot_be_read_says_so_once_an_hour_and_to_commands_only(stage: Stage) -> None:
    break_first(stage, "cooperations", "language", "zzz")

    def complaints() -> int:
        return sum("etwas schiefgegangen" in message.text for message in stage.seen_in())

    await stage.say("Ben", "Schönes Wetter")
    assert complaints() == 0
    for _ in range(3):
        await stage.say("Anna", "/partner")
    assert complaints() == 1
    await stage.wait(timedelta(hours=1, minutes=1))
    await stage.say("Anna", "/partner")
    assert complaints() == 2


async def test_what_is_due_in_a_cooperation_that_cannot_be_read_is_put_off_and_not_lost(stage: Stage) -> None:
    break_first(stage, "cooperations", "language", "zzz")
    await stage.wait(timedelta(hours=3))
    assert not [message for message in stage.seen_in() if "Blumen gießen" in message.text and message.labels]
    break_first(stage, "cooperations", "language", "de")
    await stage.wait(timedelta(hours=1, minutes=1))
    assert [message for message in stage.seen_in() if "Blumen gießen" in message.text and message.labels]


async def test_a_line_that_cannot_be_read_lets_the_next_one_out(stage: Stage) -> None:
    outbox, now = metadata.tables["outbox"], stage.clock.now()
    with stage.database.begin() as transaction:  # all of it at once: nothing of it is sent meanwhile
        place = transaction.store(BROKEN_HOME).channels.find(adapter="memory", kind=ChannelKind.GROUP)[0]
        first, _ = (
            transaction.outbox.add(
                Pending(channel_id=place.id, content=Content(text), due_at=now, created_at=now),
            )
            for text in ("Zuerst", "Danach")
        )
        broken = update(outbox).where(outbox.c.id == first.id).values(content=literal_column("'{broken'"))
        transaction._connection.execute(broken)
    await stage.say("Anna", "/partner")
    assert "Zuerst" not in [message.text for message in stage.seen_in()]
    assert "Danach" in [message.text for message in stage.seen_in()]


async def test_a_private_chat_about_a_broken_cooperation_is_not_turned_to_another(stage: Stage) -> None:
    with stage.database.engine.begin() as connection:
        channels = metadata.tables["channels"]
        connection.execute(update(channels).where(channels.c.person == "ben").values(cooperation_id=1))
    break_first(stage, "cooperations", "language", "zzz")
    await stage.say("Ben", "/beschluss Das soll nicht nebenan stehen.", "@")
    assert not [message for message in stage.seen_in(THEIRS) if "nebenan" in message.text]


async def test_a_row_that_was_corrected_is_no_longer_set_aside(stage: Stage) -> None:
    count = select(func.count()).select_from(metadata.tables["quarantine"])
    break_first(stage, "cooperations", "language", "zzz")
    await stage.say("Anna", "/partner")
    with stage.database.engine.begin() as connection:
        assert connection.execute(count).scalar_one() == 1
    break_first(stage, "cooperations", "language", "de")
    await stage.application.tidy()
    with stage.database.engine.begin() as connection:
        assert connection.execute(count).scalar_one() == 0
    await stage.say("Anna", "/partner")
    assert "Stadt Ahlen" in stage.latest().text
