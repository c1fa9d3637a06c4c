"""Who was forgotten while something is open holds their place there; and nobody's entries in the log hang together."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FORGOTTEN = """
UPDATE decision_events SET actor_id = NULL
WHERE actor_id IN (SELECT id FROM partners WHERE name = '' AND left_at IS NOT NULL)
"""


def upgrade() -> None:
    """Create the table, and cut the log's entries from those who were forgotten before."""
    op.create_table(
        "shadows",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("partner_id", KEY, nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_shadows_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_shadows_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shadows")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_shadows_cooperation_id"), "shadows", ["cooperation_id"], unique=False)
    op.execute(FORGOTTEN)
