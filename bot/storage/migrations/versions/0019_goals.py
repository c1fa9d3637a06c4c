"""The watch list, and what the groups were told of it."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0015"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables."""
    _create(
        "watch_items",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        _numbered("watch_items"),
    )
    _create(
        "watch_notices",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("late", sa.Text(), nullable=False),
    )


def _create(name: str, *items: sa.Column[object] | sa.Constraint) -> None:
    """Create a table whose rows belong to a cooperation."""
    op.create_table(
        name,
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        *items,
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f(f"fk_{name}_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_cooperation_id"), name, ["cooperation_id"], unique=False)


def _numbered(name: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint("cooperation_id", "number", name=op.f(f"uq_{name}_cooperation_id_number"))
