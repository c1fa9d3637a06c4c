"""Rounds keep the words of questions that come from an own catalogue."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; no round has asked any yet."""
    op.add_column("rounds", sa.Column("wordings", sa.Text(), nullable=False, server_default="[]"))
