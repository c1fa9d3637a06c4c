"""What is made of a check-in's result, who entered what, and what they hear of it."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables; results of earlier rounds offer nothing."""
    op.add_column("rounds", sa.Column("weakest", sa.String(length=32), nullable=True))
    op.add_column("rounds", sa.Column("foremost", sa.String(length=32), nullable=True))
    op.create_table(
        "next_steps",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("round_id", KEY, nullable=False),
        sa.Column("field", sa.String(length=32), nullable=True),
        sa.Column("factor", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("partner_id", KEY, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.false()),
        _belonging("next_steps"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_next_steps_round_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_next_steps_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_steps")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "echoes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("partner_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("became", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False, server_default=sa.false()),
        _belonging("echoes"),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_echoes_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_echoes")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "makers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("thing", sa.String(length=32), nullable=False),
        sa.Column("partner_id", KEY, nullable=False),
        _belonging("makers"),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_makers_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_makers")),
        sqlite_autoincrement=True,
    )
    for table, column in (
        ("next_steps", "cooperation_id"),
        ("next_steps", "round_id"),
        ("echoes", "cooperation_id"),
        ("echoes", "partner_id"),
        ("makers", "cooperation_id"),
        ("makers", "thing"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _belonging(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_cooperation_id")
    return sa.ForeignKeyConstraint(["cooperation_id"], ["cooperations.id"], name=name, ondelete="CASCADE")
