"""Rows that cannot be read, noted so that the administrator finds them and the others go on."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; it names rows and holds nothing of them."""
    op.create_table(
        "quarantine",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=True),
        sa.Column("table_name", sa.String(length=64), nullable=False),
        sa.Column("row_id", KEY, nullable=False),
        sa.Column("column_name", sa.String(length=64), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_quarantine_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantine")),
        sa.UniqueConstraint("table_name", "row_id", name=op.f("uq_quarantine_table_name_row_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_quarantine_cooperation_id"), "quarantine", ["cooperation_id"], unique=False)
