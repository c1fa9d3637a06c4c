"""Links to pages of the report, of decisions and of the calendar, by digests of what is in them."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the table; no link has been given out yet."""
    op.create_table(
        "report_links",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("about", KEY, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_by", KEY, nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_report_links_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["made_by"], ["partners.id"], name=op.f("fk_report_links_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_links")),
        sa.UniqueConstraint("digest", name=op.f("uq_report_links_digest")),
        sa.UniqueConstraint("cooperation_id", "number", name=op.f("uq_report_links_cooperation_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_report_links_cooperation_id"), "report_links", ["cooperation_id"], unique=False)
