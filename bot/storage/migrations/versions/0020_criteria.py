"""What was ticked of the done-criteria, the history of phases, and whether finishing one was offered."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BEGUN = """
INSERT INTO phase_changes (cooperation_id, phase, status, at)
SELECT cooperation_id, phase, status, since FROM phases WHERE status <> 'open' ORDER BY id
"""


def upgrade() -> None:
    """Create the tables; the history begins with where each phase stands."""
    op.add_column("phases", sa.Column("offered", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "phase_changes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("phase", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_phase_changes_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phase_changes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_phase_changes_cooperation_id"), "phase_changes", ["cooperation_id"], unique=False)
    op.create_table(
        "ticks",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("criterion", sa.String(length=16), nullable=False),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_ticks_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticks")),
        sa.UniqueConstraint("cooperation_id", "criterion", name=op.f("uq_ticks_cooperation_id_criterion")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_ticks_cooperation_id"), "ticks", ["cooperation_id"], unique=False)
    op.execute(BEGUN)
