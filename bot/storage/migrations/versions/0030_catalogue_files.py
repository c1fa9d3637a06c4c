"""Own catalogues that coordinators have sent for their cooperation."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; nobody has sent one yet."""
    op.create_table(
        "catalogue_files",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("sent_by", KEY, nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("before_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["cooperation_id"],
            ["cooperations.id"],
            name=op.f("fk_catalogue_files_cooperation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["sent_by"], ["partners.id"], name=op.f("fk_catalogue_files_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_files")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_catalogue_files_cooperation_id"), "catalogue_files", ["cooperation_id"])
