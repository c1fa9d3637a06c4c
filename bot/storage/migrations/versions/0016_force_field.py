"""What hinders and what helps, and what of it stood when a check-in was closed."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; results of earlier rounds say nothing about it."""
    op.add_column("rounds", sa.Column("hindering", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("rounds", sa.Column("helping", sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "forces",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("factor", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sector", sa.String(length=32), nullable=True),
        sa.Column("partner_id", KEY, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("helped", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_forces_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_forces_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forces")),
        sa.UniqueConstraint("cooperation_id", "number", name=op.f("uq_forces_cooperation_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_forces_cooperation_id"), "forces", ["cooperation_id"], unique=False)
