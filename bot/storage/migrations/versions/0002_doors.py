"""Doors: links from a group into a private chat."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create their table."""
    op.create_table(
        "doors",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("adapter", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("card_id", KEY, nullable=True),
        sa.Column("choice", sa.String(length=48), nullable=False),
        sa.Column("typed", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["cards.id"], name=op.f("fk_doors_card_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_doors_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doors")),
        sa.UniqueConstraint("token", name=op.f("uq_doors_token")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_doors_cooperation_id"), "doors", ["cooperation_id"], unique=False)
    op.create_index(op.f("ix_doors_expires_at"), "doors", ["expires_at"], unique=False)
