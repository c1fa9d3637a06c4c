"""Tasks, and how many of them are overdue in what the groups were told."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; what was told so far names no tasks."""
    op.add_column("bundles", sa.Column("overdue", sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "tasks",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("organisation_id", KEY, nullable=False),
        sa.Column("keeper_id", KEY, nullable=True),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("helpers", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("author_id", KEY, nullable=True),
        sa.Column("origin", sa.String(length=32), nullable=False),
        sa.Column("origin_key", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_tasks_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_tasks_organisation_id")),
        sa.ForeignKeyConstraint(["keeper_id"], ["partners.id"], name=op.f("fk_tasks_keeper_id")),
        sa.ForeignKeyConstraint(["author_id"], ["partners.id"], name=op.f("fk_tasks_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sa.UniqueConstraint("cooperation_id", "number", name=op.f("uq_tasks_cooperation_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_tasks_cooperation_id"), "tasks", ["cooperation_id"], unique=False)
