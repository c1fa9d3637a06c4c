"""Whether somebody has been in their private chat."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it; of the chats there are so far nobody knows, and it will show."""
    op.add_column("channels", sa.Column("entered", sa.Boolean(), nullable=False, server_default=sa.false()))
