"""Who keeps a line of the communication plan, and to whom what is due was named."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns: what was named so far was named in the groups."""
    _point("communication_lines", "keeper_id")
    _point("bundles", "partner_id")
    op.add_column("bundles", sa.Column("audience", sa.String(length=32), nullable=False, server_default="group"))
    op.add_column("bundles", sa.Column("counts", sa.Text(), nullable=False, server_default="[]"))


def _point(table: str, column: str) -> None:
    """Add a column that points at partners; SQLite takes the constraint only within the column."""
    pointing = sa.ForeignKey("partners.id", name=op.f(f"fk_{table}_{column}"))
    op.add_column(table, sa.Column(column, KEY, pointing, nullable=True), inline_references=True)
