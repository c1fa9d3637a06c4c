"""Which cards stand below a picture, and pictures of one thing; sectors that would tell who wrote a sentence go."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FEW = """
UPDATE forces SET sector = NULL WHERE sector IS NOT NULL AND 3 > (
    SELECT count(*) FROM partners JOIN organisations ON organisations.id = partners.organisation_id
    WHERE partners.cooperation_id = forces.cooperation_id AND organisations.sector = forces.sector
    AND partners.joined_at <= forces.created_at
    AND (partners.left_at IS NULL OR partners.left_at > forces.created_at)
)
"""
"""Fewer than three of the sector were partners when it was written."""


def upgrade() -> None:
    """Add the columns; forget those sectors."""
    op.add_column("cards", sa.Column("file", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("outbox", sa.Column("picture_about", KEY, nullable=False, server_default="0"))
    op.execute(FEW)
