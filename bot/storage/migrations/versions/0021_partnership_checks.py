"""Partnership checks; how somebody takes part who rates the load."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them; all rounds so far were ordinary ones."""
    op.add_column("rounds", sa.Column("kind", sa.String(length=32), nullable=False, server_default="ordinary"))
    op.add_column("answers", sa.Column("engagement", sa.String(length=32), nullable=True))
    op.add_column("cooperations", sa.Column("partnership_check_on", sa.Date(), nullable=True))
