"""The results chain of a goal, line by line."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0024"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; nobody has a chain yet."""
    op.create_table(
        "chain_lines",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("link", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_chain_lines_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain_lines")),
        sa.UniqueConstraint("cooperation_id", "number", name=op.f("uq_chain_lines_cooperation_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_chain_lines_cooperation_id"), "chain_lines", ["cooperation_id"], unique=False)
