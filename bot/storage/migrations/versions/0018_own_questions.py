"""Questions in a cooperation's own words; until when somebody is away."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add them; nobody is away yet."""
    op.add_column("partners", sa.Column("away_until", sa.Date(), nullable=True))
    op.create_table(
        "own_questions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("author_id", KEY, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("round_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_own_questions_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["author_id"], ["partners.id"], name=op.f("fk_own_questions_author_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_own_questions_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_questions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_own_questions_cooperation_id"), "own_questions", ["cooperation_id"], unique=False)
