"""Two cooperations in one database: one whose rows are broken, and its neighbour, which goes on all the same."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Date, DateTime, literal_column, select, true, update

from bot.domain.cooperation import Channel, ChannelKind, Cooperation
from bot.domain.linking import WrongCode
from bot.domain.shadows import Shadow
from bot.engine.exchange.content import Content
from bot.engine.stored.rows import Dispatch, Pending, Reply
from bot.engine.stored.sessions import Session
from bot.storage.columns import Json, Member, Moment
from bot.storage.tables import metadata
from tests.storage.things import add_one_of_each

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Column, Table

    from bot.storage.database import SqlDatabase
    from tests.stage import Stage

BROKEN_HOME, NEIGHBOUR = 1, 2
THEIRS = "other"
"""The neighbour's group."""
READ = (Json, Member, Moment, Date, DateTime)
"""Types that do not take whatever a database may hold."""
SET_ASIDE = "a row cannot be read and was set aside; see dreiklang doctor"


def columns() -> list[tuple[str, str]]:
    """Return every column that can hold what its type does not know, by table and name."""
    return [
        (table.name, column.name)
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, READ)
    ]


def nonsense(column: Column[object], dialect: str) -> tuple[str, ...]:
    """Return what a column of this type cannot be read with: if order matters, before and behind everything else."""
    if isinstance(column.type, Json):
        return ("{broken", "7")
    if isinstance(column.type, Member):
        return ("no such member",)
    return ("-infinity", "infinity") if dialect == "postgresql" else ("", "zzz")


PEOPLE = (
    ("Anna", "Stadt Ahlen; state", ("group",)),
    ("Ben", "Handwerkskammer; business", ("group", THEIRS)),
    ("Clara", "Caritas; civil_society", ("group", THEIRS)),
)


async def move_in(stage: Stage) -> None:
    """Make both, with partners, some of them in both, something of every kind, and something under way."""
    for group in ("group", THEIRS):
        with stage.database.begin() as transaction:
            home = transaction.add_cooperation(Cooperation(created_at=stage.clock.now(), name=f"Ankommen ({group})"))
            transaction.add_channel(
                Channel(
                    cooperation_id=home.id,
                    adapter="memory",
                    account="bot",
                    platform_id=group,
                    kind=ChannelKind.GROUP,
                )
            )
        if group != THEIRS:
            with stage.database.begin() as transaction:
                store = transaction.store(BROKEN_HOME)
                add_one_of_each(store, BROKEN_HOME)
                for series in ("decisions", "reminder"):
                    store.next_number(series)
        for who, what, where in PEOPLE:
            if group in where:
                await stage.say(who, f"/join {what}", group)
        await stage.say("Ben", "/beschluss Wir treffen uns monatlich.", group)
        await stage.answer("Ben", "so abstimmen", group)
        await stage.say("Ben", "/erinnern in 2 Stunden; Blumen gießen", group)
    await stage.say("Anna", "/partner", "@")
    await stage.say("Ben", "/partner", "@")
    _leave_under_way(stage.database, stage.clock.now())


def _leave_under_way(database: SqlDatabase, now: datetime) -> None:
    """Leave one of everything in the first cooperation, some of it waiting: to be sent, to be refreshed, to ring."""
    with database.begin() as transaction:
        store = transaction.store(BROKEN_HOME)
        if not store.of(Shadow).find():  # whoever joined had it cleared away
            one = store.partners.find()[0].id
            store.of(Shadow).add(Shadow(partner_id=one, salt="0" * 32, fingerprint="0" * 64, made_at=now))
        place = store.channels.find(adapter="memory", kind=ChannelKind.GROUP)[0]
        for number in range(2):
            transaction.outbox.add(
                Pending(channel_id=place.id, content=Content(f"Nummer {number}"), due_at=now, created_at=now)
            )
        transaction.wrong_codes.add(WrongCode(whose="0" * 64, at=now))
        transaction.dispatches.add(Dispatch(channel_id=place.id, at=now, messages=1, refresh=False))
        store.touch_all_cards()
        session = transaction.put_session(
            Session(
                cooperation_id=BROKEN_HOME,
                channel_id=place.id,
                person="ben",
                dialogue="join",
                version=1,
                step="organisation",
                prompt="asked",
                updated_at=now,
                expires_at=now + timedelta(days=7),
            )
        )
        transaction.note_reply(Reply(channel_id=place.id, message="said", person="ben", session_id=session.id, at=now))


def break_rows(database: SqlDatabase, table: Table, column: str, value: str) -> int:
    """Put something into a column of the first cooperation's rows, past all types; return how many rows those are."""
    if table.name == "cooperations":
        which = table.c.id == BROKEN_HOME
    elif "cooperation_id" in table.c:
        which = table.c.cooperation_id == BROKEN_HOME
    elif "channel_id" in table.c:
        its = select(metadata.tables["channels"].c.id).where(
            metadata.tables["channels"].c.cooperation_id == BROKEN_HOME
        )
        which = table.c.channel_id.in_(its)
    else:
        which = true()  # what belongs to no cooperation
    with database.engine.begin() as connection:
        stored = f"'{value}'"
        return connection.execute(update(table).where(which).values({column: literal_column(stored)})).rowcount
