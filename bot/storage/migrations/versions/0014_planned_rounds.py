"""The day a round was due by the rhythm; whether people talked over a card; who wants easy language."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them; of the rounds there are so far nobody knows the day."""
    op.add_column("rounds", sa.Column("planned_on", sa.Date(), nullable=True))
    for name in ("talked_over", "plain"):
        op.add_column("channels", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
