"""How many turns a second, without network: taps on the answers at the card of a check-in, by 50 groups of 20 partners.

Run it from the top folder: `python -m tests.benchmarks.turns [--help]`. Numbers compare within one run only: in the
same run the same disk does durable turns of five statements with bare `sqlite3`, and python-telegram-bot's
ConversationHandler does turns in memory, without any durability.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sqlite3
import tempfile
import time
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from adapters.memory.adapter import LIKE_TELEGRAM
from bot.domain.check_ins import Round
from bot.domain.cooperation import AnswerMode, Channel, ChannelKind, Cooperation, Language
from bot.domain.cycle import Phase
from bot.domain.partners import Identity, Organisation, Partner, Sector
from bot.engine.clock import FixedClock
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import Address, Sender, Tapped
from bot.engine.incoming.conversations import Conversations
from bot.engine.incoming.limits import UNLIMITED
from bot.engine.stored.rows import Pending, PendingState, ShownCard
from bot.engine.turn.surroundings import Surroundings
from bot.program.app import wording
from bot.storage import tables
from bot.storage.database import SqlDatabase
from flows import FLOWS
from flows.catalogue import QuestionKind, catalogue
from flows.check_in.rounds import ROUND_CARD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOW = datetime(2026, 11, 9, 8, 0, tzinfo=UTC)
GROUPS = 50
PARTNERS = 20
SHARED = 32
"""As many waiting signals share a commit when there is a rush."""


def furnish(database: SqlDatabase, others: int) -> None:
    """Store the groups with their partners and an open round each, beside `others` cooperations that are silent."""
    questions = [one.id for one in catalogue().questions.values() if one.kind is QuestionKind.RATING][:5]
    with database.begin() as transaction:
        for group in range(GROUPS):
            home = transaction.add_cooperation(Cooperation(name=f"Runde {group}", created_at=NOW))
            store = transaction.store(home.id)
            place = transaction.add_channel(
                Channel(
                    cooperation_id=home.id,
                    adapter="memory",
                    account="bot",
                    platform_id=f"group-{group}",
                    kind=ChannelKind.GROUP,
                )
            )
            house = store.organisations.add(Organisation(name="Stadt", sector=Sector.STATE))
            people = [
                store.partners.add(Partner(name=f"P{number}", organisation_id=house.id, joined_at=NOW))
                for number in range(PARTNERS)
            ]
            for number, partner in enumerate(people):
                account = f"person-{group}-{number}"
                store.identities.add(
                    Identity(adapter="memory", platform_id=account, name=account, partner_id=partner.id)
                )
            round_ = store.rounds.add(
                Round(
                    number=1,
                    phases=(Phase.INITIATE,),
                    questions=tuple(questions),
                    asked=tuple(partner.id for partner in people),
                    opened_at=NOW,
                    closes_at=NOW + timedelta(days=3),
                    answers=AnswerMode.OPEN,
                )
            )
            store.cards.add(
                ShownCard(
                    channel_id=place.id,
                    kind=ROUND_CARD,
                    subject=round_.id,
                    message="card",
                    shown=1,
                    choices=tuple(f"q{row}v{value}" for row in range(1, 6) for value in range(6)),
                )
            )
    _add_silent(database, others)


def _add_silent(database: SqlDatabase, count: int) -> None:
    """Store cooperations that have said something once."""
    if not count:
        return
    with database.engine.begin() as connection:
        first = 1 + int(connection.execute(select(func.max(tables.cooperations.c.id))).scalar_one())
        homes = [Cooperation(id=first + number, name="still", created_at=NOW) for number in range(count)]
        places = [
            Channel(
                id=home.id,
                cooperation_id=home.id,
                adapter="memory",
                account="bot",
                platform_id=f"silent-{home.id}",
                kind=ChannelKind.GROUP,
            )
            for home in homes
        ]
        lines = [
            Pending(
                id=home.id,
                channel_id=home.id,
                content=Content("once"),
                state=PendingState.SENT,
                due_at=NOW,
                created_at=NOW,
            )
            for home in homes
        ]
        connection.execute(insert(tables.cooperations), [asdict(home) for home in homes])
        connection.execute(insert(tables.channels), [asdict(place) for place in places])
        connection.execute(insert(tables.outbox), [{**asdict(line), "content": line.content} for line in lines])


def taps(count: int) -> Iterator[Tapped]:
    """Everybody taps in every row, then taps again: the second tap changes the answer."""
    for number in range(count):
        group, rest = number % GROUPS, number // GROUPS
        partner, rest = rest % PARTNERS, rest // PARTNERS
        account = f"person-{group}-{partner}"
        yield Tapped(
            event_id=f"e{number}",
            address=Address(adapter="memory", account="bot", channel=f"group-{group}"),
            sender=Sender(platform_id=account, name=account),
            private=False,
            at=NOW,
            message="card",
            choice=f"q{1 + rest % 5}v{3 + (rest // 5) % 3}",
        )


def ours(folder: Path, turns: int, *, together: int = 1, others: int = 0) -> float:
    """Return turns a second, each `together` of them sharing a commit."""
    clock = FixedClock(NOW)
    database = SqlDatabase(f"sqlite:///{folder / f'ours-{together}-{others}.db'}", clock)
    furnish(database, others)
    conversations = _conversations(database, clock)
    first, *signals = taps(turns + 1)
    conversations.handle([first])  # reads the wording, once in the life of a program
    began = time.perf_counter()
    for start in range(0, turns, together):
        for receipt in conversations.handle(signals[start : start + together]):
            assert receipt.toast is not None
            assert receipt.toast.startswith("Gespeichert"), receipt
    took = time.perf_counter() - began
    database.close()
    return turns / took


def statements(folder: Path) -> list[str]:
    """Return what one turn says to the database."""
    clock = FixedClock(NOW)
    database = SqlDatabase(f"sqlite:///{folder / 'statements.db'}", clock)
    furnish(database, 0)
    conversations = _conversations(database, clock)
    said: list[str] = []
    with database.engine.connect() as connection:  # the pool gives the same one to the turn
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
    driver.set_trace_callback(lambda statement: said.append(" ".join(statement.split())))
    conversations.handle(list(taps(1)))
    database.close()
    return said


def _conversations(database: SqlDatabase, clock: FixedClock) -> Conversations:
    surroundings = Surroundings(
        commands=FLOWS.commands,
        library=wording(),
        platforms={"memory": LIKE_TELEGRAM},
        language=Language.GERMAN,
        zone="Europe/Berlin",
    )
    return Conversations(database, surroundings, FLOWS, clock, UNLIMITED)


def bare(folder: Path, turns: int) -> float:
    """Return turns a second of five statements each with nothing but `sqlite3`, as durable as ours."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for setting in ("journal_mode=wal", "synchronous=full"):
        connection.execute(f"pragma {setting}")
    connection.execute("create table event (id text primary key)")
    connection.execute("create table talk (id integer primary key, step integer not null)")
    connection.execute("create table answer (id integer primary key, talk integer not null, value integer not null)")
    connection.execute("create table line (id integer primary key, text text not null)")
    connection.executemany("insert into talk values (?, 0)", [(number,) for number in range(GROUPS * PARTNERS)])
    began = time.perf_counter()
    for number in range(turns):
        talk = number % (GROUPS * PARTNERS)
        connection.execute("begin immediate")
        connection.execute("insert into event values (?)", (f"e{number}",))
        (step,) = connection.execute("select step from talk where id = ?", (talk,)).fetchone()
        connection.execute("update talk set step = ? where id = ?", (step + 1, talk))
        connection.execute("insert into answer (talk, value) values (?, 4)", (talk,))
        connection.execute("insert into line (text) values ('saved')")
        connection.execute("commit")
    took = time.perf_counter() - began
    connection.close()
    return turns / took


async def in_memory(turns: int) -> float:
    """Return turns a second of python-telegram-bot's ConversationHandler; nothing is kept, what it sends goes nowhere.

    Raises ImportError where it is not installed.
    """
    from telegram import Update  # noqa: PLC0415 - heavy, and only needed here
    from telegram.ext import (  # noqa: PLC0415 - as above
        Application,
        CommandHandler,
        ContextTypes,
        ConversationHandler,
        MessageHandler,
        filters,
    )
    from telegram.request import BaseRequest, RequestData  # noqa: PLC0415 - as above

    class Nowhere(BaseRequest):
        """Answers everything itself."""

        @property
        def read_timeout(self) -> float:
            """Never waits."""
            return 1

        async def initialize(self) -> None:
            """Do nothing."""

        async def shutdown(self) -> None:
            """Do nothing."""

        async def do_request(
            self, url: str, method: str, request_data: RequestData | None = None, *_timeouts: object, **_more: object
        ) -> tuple[int, bytes]:
            """Say that all went well."""
            del method, request_data
            bot = {"id": 1, "is_bot": True, "first_name": "bot", "username": "some_bot"}
            sent = {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}, "text": "asked"}
            return 200, json.dumps({"ok": True, "result": bot if url.endswith("getMe") else sent}).encode()

    async def ask(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> int:
        assert update.effective_message is not None
        await update.effective_message.reply_text("asked")
        return 0

    application = Application.builder().token("1:a").request(Nowhere()).get_updates_request(Nowhere()).build()
    asking = CommandHandler("start", ask)
    answering = MessageHandler(filters.TEXT & ~filters.COMMAND, ask)
    conversation = ConversationHandler[ContextTypes.DEFAULT_TYPE]([asking], {0: [answering]}, [])  # type: ignore[list-item]  # their handlers return an int
    application.add_handler(conversation)
    await application.initialize()
    began = time.perf_counter()
    for number in range(turns):
        await application.process_update(Update.de_json(_update(number), application.bot))
    took = time.perf_counter() - began
    await application.shutdown()
    return turns / took


def _update(number: int) -> dict[str, object]:
    """Return what Telegram would send: everybody starts, then everybody answers again and again."""
    person = number % (GROUPS * PARTNERS)
    starts = number < GROUPS * PARTNERS
    message = {
        "message_id": number,
        "date": 0,
        "chat": {"id": -1 - person % GROUPS, "type": "group", "title": "group"},
        "from": {"id": 100 + person, "is_bot": False, "first_name": "P"},
        "text": "/start" if starts else "4",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}] if starts else [],
    }
    return {"update_id": number, "message": message}


def measure(folder: Path, turns: int, others: int) -> Iterator[str]:
    """Measure everything and say how it compares."""
    limit = bare(folder, turns)
    yield f"bare sqlite3, five statements       {limit:6.0f} turns/s"
    single = ours(folder, turns)
    yield f"a tap, a commit each                {single:6.0f} turns/s  {single / limit:.2f} of bare sqlite3"
    shared = ours(folder, turns, together=SHARED)
    yield f"taps in a rush, {SHARED} to a commit      {shared:6.0f} turns/s  {shared / limit:.2f} of bare sqlite3"
    crowded = ours(folder, turns, others=others)
    dearer = single / crowded
    yield f"beside {others:6} other cooperations {crowded:6.0f} turns/s  a turn costs {dearer:.2f} times as much"
    try:
        memory = asyncio.run(in_memory(turns))
    except ImportError:
        yield "python-telegram-bot is not installed"
        return
    yield f"a ConversationHandler in memory     {memory:6.0f} turns/s"
    yield f"  of that: a commit each {single / memory:.2f}, in a rush {shared / memory:.2f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=3000)
    parser.add_argument("--cooperations", type=int, default=10_000, help="how many silent ones are stored beside")
    parser.add_argument("--folder", type=Path, help="where the databases lie; a disk tells more than memory")
    parser.add_argument("--statements", action="store_true", help="list the statements of one turn instead")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        lines = (
            statements(Path(folder))
            if options.statements
            else measure(Path(folder), options.turns, options.cooperations)
        )
        for line in lines:
            print(line, flush=True)  # noqa: T201 - what a benchmark is for


if __name__ == "__main__":
    main()
