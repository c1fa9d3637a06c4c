"""Pictures that wait to be drawn and sent: their kind, and which cooperation they show."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns."""
    op.add_column("outbox", sa.Column("picture", sa.String(length=48), nullable=True))
    op.add_column("outbox", sa.Column("picture_of", KEY, nullable=True))
