"""The watch list and what the groups were told of it; the goal and its numbers; contributions; risks."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables; the cooperations there are have no goal yet."""
    op.add_column("cooperations", sa.Column("goal", sa.Text(), nullable=False, server_default=sa.text("''")))
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
    _create(
        "indicators",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("partner_id", KEY, nullable=True),
        sa.Column("organisation_id", KEY, nullable=True),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("target", sa.String(length=40), nullable=True),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        _pointing("indicators", "partner_id", "partners"),
        _pointing("indicators", "organisation_id", "organisations"),
        _numbered("indicators"),
    )
    _create(
        "indicator_values",
        sa.Column("indicator_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("amount", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicators.id"], name=op.f("fk_indicator_values_indicator_id"), ondelete="CASCADE"
        ),
        sa.UniqueConstraint("indicator_id", "day", name=op.f("uq_indicator_values_indicator_id_day")),
    )
    op.create_index(op.f("ix_indicator_values_indicator_id"), "indicator_values", ["indicator_id"], unique=False)
    _create(
        "contributions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("organisation_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        _pointing("contributions", "organisation_id", "organisations"),
        _numbered("contributions"),
    )
    _create(
        "risks",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("sign", sa.Text(), nullable=False),
        sa.Column("watcher_id", KEY, nullable=True),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("seen", sa.String(length=32), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        _pointing("risks", "watcher_id", "partners"),
        _numbered("risks"),
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


def _pointing(name: str, column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{name}_{column}"))
