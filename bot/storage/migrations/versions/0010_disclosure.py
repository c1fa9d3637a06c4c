"""What may be seen of answers: releases of late ones, what was quoted, the turnout at closing, anonymous remarks."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add them. What closed rounds have shown so far belongs to their first release, late answers and texts too."""
    op.add_column("rounds", sa.Column("turnout", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("answers", sa.Column("release", sa.Integer(), nullable=True))
    op.add_column("answers", sa.Column("quoted", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(
        "UPDATE answers SET late = FALSE, quoted = (text <> '')"
        " WHERE round_id IN (SELECT id FROM rounds WHERE closed_at IS NOT NULL)"
    )
    op.create_table(
        "remarks",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("round_id", KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quoted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_remarks_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_remarks_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_remarks_cooperation_id"), "remarks", ["cooperation_id"], unique=False)
