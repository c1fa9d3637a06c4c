"""Which accounts are one person's in every cooperation, and who has left which channel."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create their tables; accounts that were linked before share a partner.

    Its number, made negative, names the person: those of people who link later are positive.
    """
    op.create_table(
        "linked_accounts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("adapter", sa.String(length=32), nullable=False),
        sa.Column("platform_id", sa.String(length=255), nullable=False),
        sa.Column("person", KEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linked_accounts")),
        sa.UniqueConstraint("adapter", "platform_id", name=op.f("uq_linked_accounts_adapter_platform_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_linked_accounts_person"), "linked_accounts", ["person"], unique=False)
    op.create_table(
        "departures",
        sa.Column("id", KEY, nullable=False),
        sa.Column("channel_id", KEY, nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_departures_channel_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departures")),
        sa.UniqueConstraint("channel_id", "person", name=op.f("uq_departures_channel_id_person")),
        sqlite_autoincrement=True,
    )
    op.execute(
        """
        INSERT INTO linked_accounts (adapter, platform_id, person)
        SELECT adapter, platform_id, -MIN(partner_id) FROM identities
        WHERE partner_id IN (
            SELECT partner_id FROM identities WHERE partner_id IS NOT NULL GROUP BY partner_id HAVING COUNT(*) > 1
        )
        GROUP BY adapter, platform_id ORDER BY MIN(id)
        """
    )
