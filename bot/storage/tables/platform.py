"""The tables between platforms and engine: channels, accounts, dialogues, cards, timers, what came in and goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    false,
    literal_column,
    text,
)

from bot.domain.cooperation import Channel, ChannelKind, ChannelState
from bot.domain.linking import LinkedAccount, WrongCode
from bot.domain.pseudonyms import InstallationKey
from bot.engine.exchange.content import Choice, Content
from bot.engine.stored.rows import (
    Departure,
    Dispatch,
    Door,
    Pending,
    PendingKind,
    PendingState,
    Reply,
    ShownCard,
    Timer,
)
from bot.engine.stored.sessions import Session
from bot.storage.columns import Json, LongText, Member, Moment, Name, mapping, plain_tuple
from bot.storage.tables.foundation import Key, kept, metadata, numbered, owned

if TYPE_CHECKING:
    from pydantic import JsonValue


def _dump_content(content: Content) -> JsonValue:
    stored: dict[str, JsonValue] = {
        "text": content.text,
        "choices": [_dump_choice(choice) for choice in content.choices],
        "asks": content.asks,
        "rings": content.rings,
    }
    if content.pinned is not None:
        stored["pinned"] = content.pinned
    if content.leads:
        stored["leads"] = content.leads
    if content.placeholder:
        stored["placeholder"] = content.placeholder
    return stored


def _dump_choice(choice: Choice) -> JsonValue:
    parts: list[JsonValue] = [choice.key, choice.label]
    more: list[JsonValue] = [choice.door, choice.sign, choice.row, choice.marked]
    while more and (more[-1] is None or more[-1] is False or more[-1] == ""):  # a row of 0 is one
        more.pop()
    return [*parts, *more]


def _load_content(stored: dict[str, JsonValue]) -> Content:
    choices, pinned = stored["choices"], stored.get("pinned")
    assert isinstance(choices, list)  # noqa: S101 - written by _dump_content
    return Content(
        str(stored["text"]),
        tuple(_load_choice(parts) for parts in choices if isinstance(parts, list)),
        asks=bool(stored["asks"]),
        rings=bool(stored.get("rings")),
        pinned=None if pinned is None else bool(pinned),
        leads=str(stored.get("leads", "")),
        placeholder=str(stored.get("placeholder", "")),
    )


def _load_choice(parts: list[JsonValue]) -> Choice:
    key, label, door, sign, row, marked = (parts + [None] * 6)[:6]
    return Choice(
        str(key),
        str(label),
        door=None if door is None else str(door),
        sign=str(sign or ""),
        row=row if isinstance(row, int) else None,
        marked=bool(marked),
    )


channels = kept(
    Channel,
    "channels",
    Column("cooperation_id", Key, ForeignKey("cooperations.id", ondelete="CASCADE"), index=True),
    Column("adapter", String(32), nullable=False),
    Column("account", Name(255), nullable=False),
    Column("platform_id", Name(255)),
    Column("thread", Name(255)),
    Column("kind", Member(ChannelKind), nullable=False),
    Column("person", Name(255)),
    Column("state", Member(ChannelState), nullable=False),
    Column("title", LongText(), nullable=False),
    Column("newest_card", Key),
    Column("talked_over", Boolean, nullable=False, server_default=false()),
    Column("plain", Boolean, nullable=False, server_default=false()),
    Column("entered", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("adapter", "account", "platform_id", "thread"),
    Index("ix_channels_person", "adapter", "account", "person"),
)

cards = owned(
    ShownCard,
    "cards",
    Column("channel_id", Key, ForeignKey("channels.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String(48), nullable=False),
    Column("subject", Key, nullable=False),
    Column("part", String(48), nullable=False),
    Column("message", Name(255)),
    Column("version", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("choices", plain_tuple(), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("file", LongText(), nullable=False, server_default=text("''")),
    Index("ix_cards_channel_id_message", "channel_id", "message"),
    Index("ix_cards_subject", "cooperation_id", "kind", "subject"),
)
Index(
    "ix_cards_dirty",
    cards.c.id,
    sqlite_where=cards.c.shown < cards.c.version,
    postgresql_where=cards.c.shown < cards.c.version,
)

timers = owned(
    Timer,
    "timers",
    Column("kind", String(48), nullable=False),
    Column("subject", Key, nullable=False),
    Column("due_at", Moment, nullable=False, index=True),
    UniqueConstraint("cooperation_id", "kind", "subject"),
)

sessions = kept(
    Session,
    "sessions",
    Column("cooperation_id", Key, ForeignKey("cooperations.id", ondelete="CASCADE")),
    Column("channel_id", Key, ForeignKey("channels.id", ondelete="CASCADE"), nullable=False),
    Column("person", Name(255), nullable=False),
    Column("dialogue", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("step", String(64), nullable=False),
    Column("answers", mapping(), nullable=False),
    Column("trail", plain_tuple(), nullable=False),
    Column("occasion", mapping(), nullable=False),
    Column("prompt", Name(255)),
    Column("turn", Integer, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
    Index("ix_sessions_person", "channel_id", "person"),
)

doors = owned(
    Door,
    "doors",
    Column("token", String(64), nullable=False, unique=True),
    Column("adapter", String(32), nullable=False),
    Column("person", Name(255), nullable=False),
    Column("card_id", Key, ForeignKey("cards.id", ondelete="CASCADE")),
    Column("choice", String(48), nullable=False),
    Column("typed", LongText(), nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)

replies = kept(
    Reply,
    "replies",
    Column("channel_id", Key, ForeignKey("channels.id", ondelete="CASCADE"), nullable=False),
    Column("message", Name(255), nullable=False),
    Column("person", Name(255), nullable=False),
    Column("card_id", Key, ForeignKey("cards.id", ondelete="CASCADE")),
    Column("choice", String(48), nullable=False),
    Column("session_id", Key, ForeignKey("sessions.id", ondelete="SET NULL")),
    Column("session_turn", Integer, nullable=False),
    Column("at", Moment, nullable=False, index=True),
    UniqueConstraint("channel_id", "message"),
)

installation_keys = kept(
    InstallationKey,
    "installation_keys",
    Column("secret", String(64), nullable=False),
)
"""One row, which a migration makes."""

linked_accounts = kept(
    LinkedAccount,
    "linked_accounts",
    Column("adapter", String(32), nullable=False),
    Column("platform_id", Name(255), nullable=False),
    Column("person", Key, nullable=False, index=True),
    UniqueConstraint("adapter", "platform_id"),
)

departures = kept(
    Departure,
    "departures",
    Column("channel_id", Key, ForeignKey("channels.id", ondelete="CASCADE"), nullable=False),
    Column("person", Name(255), nullable=False),
    UniqueConstraint("channel_id", "person"),
)

dispatches = kept(
    Dispatch,
    "dispatches",
    Column("channel_id", Key, ForeignKey("channels.id", ondelete="CASCADE"), nullable=False),
    Column("at", Moment, nullable=False, index=True),
    Column("messages", Integer, nullable=False),
    Column("refresh", Boolean, nullable=False),
)

seen = Table(
    "seen",
    metadata,
    Column("adapter", String(32), primary_key=True),
    Column("account", Name(255), primary_key=True),
    Column("event_id", Name(255), primary_key=True),
    Column("at", Moment, nullable=False, index=True),
)

wrong_codes = kept(
    WrongCode,
    "wrong_codes",
    Column("whose", String(64), nullable=False, index=True),
    Column("at", Moment, nullable=False, index=True),
)

moments = Table(
    "moments",
    metadata,
    Column("what", String(32), primary_key=True),
    Column("at", Moment, nullable=False),
)

quarantine = numbered(
    "quarantine",
    Column("cooperation_id", Key, ForeignKey("cooperations.id", ondelete="CASCADE"), index=True),
    Column("table_name", String(64), nullable=False),
    Column("row_id", Key, nullable=False),
    Column("column_name", String(64), nullable=False),
    Column("since", Moment, nullable=False),
    UniqueConstraint("table_name", "row_id"),
)

outbox = kept(
    Pending,
    "outbox",
    Column("channel_id", Key, ForeignKey("channels.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Member(PendingKind), nullable=False),
    Column("content", Json(_dump_content, _load_content)),
    Column("person", Name(255)),
    Column("reply_to", Name(255)),
    Column("card_id", Key, ForeignKey("cards.id", ondelete="SET NULL")),
    Column("session_id", Key, ForeignKey("sessions.id", ondelete="SET NULL"), index=True),
    Column("session_turn", Integer, nullable=False),
    Column("message", Name(255)),
    Column("picture", String(48)),
    Column("picture_of", Key),
    Column("picture_about", Key, nullable=False, server_default="0"),
    Column("state", Member(PendingState), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False, index=True),
)
# Written out, not bound: SQLite uses an index over part of a table only if it sees the same words in the query.
UNSENT = outbox.c.state.in_([literal_column(f"'{state}'") for state in (PendingState.WAITING, PendingState.SENDING)])
Index(
    "ix_outbox_unsent",
    outbox.c.channel_id,
    outbox.c.id,
    sqlite_where=UNSENT,
    postgresql_where=UNSENT,
)
