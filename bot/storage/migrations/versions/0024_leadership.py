"""The decision rule with its history, meetings and who moderates them, deputies, and who speaks for organisations."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables; votes that were opened before need what votes have always needed."""
    op.add_column("decisions", sa.Column("majority", sa.String(length=32), nullable=False, server_default="simple"))
    op.add_column("decisions", sa.Column("turnout", sa.String(length=32), nullable=False, server_default="half"))
    _create(
        "decision_rules",
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("sector_quorum", sa.Boolean(), nullable=False),
        sa.Column("majority", sa.String(length=32), nullable=False),
        sa.Column("turnout", sa.String(length=32), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
    )
    _create(
        "meetings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("set_by", KEY, nullable=True),
        sa.Column("called_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("over", sa.Boolean(), nullable=False),
        _naming("meetings", "set_by", "partners"),
        sa.UniqueConstraint("cooperation_id", "number", name=op.f("uq_meetings_cooperation_id_number")),
    )
    _create(
        "turn_takers",
        sa.Column("partner_id", KEY, nullable=True),
        sa.Column("organisation_id", KEY, nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("passes", KEY, nullable=True),
        sa.Column("told", KEY, nullable=True),
        _naming("turn_takers", "partner_id", "partners"),
        _naming("turn_takers", "organisation_id", "organisations"),
    )
    _create(
        "deputyships",
        sa.Column("absent_id", KEY, nullable=False),
        sa.Column("deputy_id", KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _naming("deputyships", "absent_id", "partners"),
        _naming("deputyships", "deputy_id", "partners"),
    )
    op.create_index(op.f("ix_deputyships_deputy_id"), "deputyships", ["deputy_id"], unique=False)
    _create(
        "mandates",
        sa.Column("organisation_id", KEY, nullable=False),
        sa.Column("speaker_id", KEY, nullable=True),
        sa.Column("deputy_id", KEY, nullable=True),
        sa.Column("commits", sa.Text(), nullable=False),
        _naming("mandates", "organisation_id", "organisations"),
        _naming("mandates", "speaker_id", "partners"),
        _naming("mandates", "deputy_id", "partners"),
    )
    op.create_index(op.f("ix_mandates_organisation_id"), "mandates", ["organisation_id"], unique=False)


def _naming(table: str, column: str, whom: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{whom}.id"], name=op.f(f"fk_{table}_{column}"))


def _create(name: str, *items: sa.schema.SchemaItem) -> None:
    """Create a table of things that each belong to a cooperation."""
    op.create_table(
        name,
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        *items,
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f(f"fk_{name}_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_cooperation_id"), name, ["cooperation_id"], unique=False)
