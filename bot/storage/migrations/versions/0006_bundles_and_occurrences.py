"""What was due on which day, and when reminders rang: until now only cards knew."""

import json
from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CARDS = sa.table(
    "cards",
    sa.column("id", KEY),
    sa.column("cooperation_id", KEY),
    sa.column("kind", sa.String),
    sa.column("subject", KEY),
    sa.column("part", sa.String),
)
REMINDERS = sa.table("reminders", sa.column("id", KEY), sa.column("cooperation_id", KEY))


def upgrade() -> None:
    """Create their tables and fill them from the cards, which only show them from now on.

    What several groups were shown is one thing.
    """
    bundles = op.create_table(
        "bundles",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("things", sa.Text(), nullable=False),
        sa.Column("more", sa.Integer(), nullable=False),
        sa.Column("gaps", sa.Boolean(), nullable=False),
        sa.Column("phases", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_bundles_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bundles")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_bundles_cooperation_id"), "bundles", ["cooperation_id"], unique=False)
    occurrences = op.create_table(
        "occurrences",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("reminder_id", KEY, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("fate", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_occurrences_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reminder_id"], ["reminders.id"], name=op.f("fk_occurrences_reminder_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrences")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_occurrences_cooperation_id"), "occurrences", ["cooperation_id"], unique=False)
    op.create_index(op.f("ix_occurrences_reminder_id"), "occurrences", ["reminder_id"], unique=False)
    connection = op.get_bind()
    for cards, cooperation, day, part in _shown(connection, "due"):
        things, more, also = part.split("|")
        _point(
            connection,
            cards,
            bundles,
            cooperation_id=cooperation,
            day=date.fromordinal(day),
            things=json.dumps(things.split("."), separators=(",", ":")),
            more=int(more),
            gaps="g" in also,
            phases="p" in also,
        )
    reminders = {tuple(row) for row in connection.execute(sa.select(REMINDERS.c.cooperation_id, REMINDERS.c.id))}
    for cards, cooperation, reminder, part in _shown(connection, "reminder"):
        if (cooperation, reminder) not in reminders:
            _show(connection, cards, 0)  # they say that it is gone, as before
            continue
        stamp, late, fate = part.split("|")
        _point(
            connection,
            cards,
            occurrences,
            cooperation_id=cooperation,
            reminder_id=reminder,
            due_at=datetime.fromtimestamp(int(stamp), UTC),
            late=late == "late",
            fate=fate,
        )


def _shown(connection: sa.Connection, kind: str) -> list[tuple[list[int], int, int, str]]:
    """Return what cards of a kind show, the oldest first: the cards' ids, the cooperation's, subject and part."""
    found: dict[tuple[int, int, str], list[int]] = {}
    which = sa.select(CARDS.c.id, CARDS.c.cooperation_id, CARDS.c.subject, CARDS.c.part)
    for key, cooperation, subject, part in connection.execute(which.where(CARDS.c.kind == kind).order_by(CARDS.c.id)):
        found.setdefault((cooperation, subject, part), []).append(key)
    return [(cards, *what) for what, cards in found.items()]


def _point(connection: sa.Connection, cards: list[int], table: sa.Table, **values: object) -> None:
    """Store a row and have the cards show it."""
    _show(connection, cards, connection.execute(sa.insert(table).values(values).returning(table.c.id)).scalar_one())


def _show(connection: sa.Connection, cards: list[int], subject: int) -> None:
    for card in cards:
        connection.execute(sa.update(CARDS).where(CARDS.c.id == card).values(subject=subject, part=""))
