"""Reminders that rang together, wrong codes of the last hour, and what the clock showed."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Let occurrences share a card, and create the tables."""
    op.add_column("occurrences", sa.Column("rung_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("occurrences", sa.Column("lead_id", KEY, nullable=True))
    op.create_index(op.f("ix_occurrences_lead_id"), "occurrences", ["lead_id"], unique=False)
    op.create_table(
        "wrong_codes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("whose", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wrong_codes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_wrong_codes_whose"), "wrong_codes", ["whose"], unique=False)
    op.create_index(op.f("ix_wrong_codes_at"), "wrong_codes", ["at"], unique=False)
    op.create_table(
        "moments",
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("what", name=op.f("pk_moments")),
    )
