"""The key that pseudonyms are made with, random for each installation."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table, and the key of this installation."""
    keys = op.create_table(
        "installation_keys",
        sa.Column("id", KEY, nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation_keys")),
        sqlite_autoincrement=True,
    )
    op.bulk_insert(keys, [{"secret": secrets.token_hex(32)}])
