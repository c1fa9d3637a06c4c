"""The day on which a round was due by the rhythm, before holidays moved its opening."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it; of the rounds there are so far nobody knows it."""
    op.add_column("rounds", sa.Column("planned_on", sa.Date(), nullable=True))
