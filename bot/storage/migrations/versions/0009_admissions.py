"""Admission to organisations, the log of their corrections, and what was dropped and can be brought back."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create their tables; an organisation may have been merged into another."""
    op.add_column("organisations", sa.Column("merged_into", KEY, nullable=True))
    _create(
        "admissions",
        sa.Column("partner_id", KEY, nullable=False),
        sa.Column("organisation_id", KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_by", KEY, nullable=True),
        _pointing("admissions", "partner_id", "partners"),
        _pointing("admissions", "organisation_id", "organisations"),
        _pointing("admissions", "refused_by", "partners"),
    )
    op.create_index(op.f("ix_admissions_partner_id"), "admissions", ["partner_id"], unique=False)
    _create(
        "organisation_events",
        sa.Column("organisation_id", KEY, nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("actor_id", KEY, nullable=True),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        _pointing("organisation_events", "organisation_id", "organisations"),
        _pointing("organisation_events", "actor_id", "partners"),
    )
    op.create_index(
        op.f("ix_organisation_events_organisation_id"), "organisation_events", ["organisation_id"], unique=False
    )
    _create(
        "drops",
        sa.Column("thing", sa.String(length=32), nullable=False),
        sa.Column("by", KEY, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        _pointing("drops", "by", "partners"),
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


def _pointing(name: str, column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_{name}_{column}"))
