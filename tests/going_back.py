"""Takes a database back to an earlier version of its tables, as a program of that time has left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

UNDO = {
    "0031": ("DROP TABLE report_links",),
    "0030": ("DROP TABLE catalogue_files",),
    "0029": ("ALTER TABLE rounds DROP COLUMN wordings",),
    "0028": ("DROP TABLE installation_keys",),
    "0027": (
        "ALTER TABLE cards DROP COLUMN file",
        "ALTER TABLE outbox DROP COLUMN picture_about",
    ),
    "0026": ("DROP TABLE chain_lines",),
    "0024": (
        "DROP TABLE mandates",
        "DROP TABLE deputyships",
        "DROP TABLE turn_takers",
        "DROP TABLE meetings",
        "DROP TABLE decision_rules",
        "ALTER TABLE decisions DROP COLUMN turnout",
        "ALTER TABLE decisions DROP COLUMN majority",
    ),
    "0023": ("DROP TABLE tasks", "ALTER TABLE bundles DROP COLUMN overdue"),
    "0022": (
        "DROP TABLE makers",
        "DROP TABLE echoes",
        "DROP TABLE next_steps",
        "ALTER TABLE rounds DROP COLUMN foremost",
        "ALTER TABLE rounds DROP COLUMN weakest",
    ),
    "0021": (
        "ALTER TABLE rounds DROP COLUMN kind",
        "ALTER TABLE answers DROP COLUMN engagement",
        "ALTER TABLE cooperations DROP COLUMN partnership_check_on",
    ),
    "0020": (
        "DROP TABLE ticks",
        "DROP TABLE phase_changes",
        "ALTER TABLE phases DROP COLUMN offered",
    ),
    "0019": (
        "DROP TABLE watch_notices",
        "DROP TABLE watch_items",
        "DROP TABLE contributions",
        "DROP TABLE risks",
        "DROP TABLE indicator_values",
        "DROP TABLE indicators",
        "ALTER TABLE cooperations DROP COLUMN goal",
    ),
    "0018": ("DROP TABLE own_questions", "ALTER TABLE partners DROP COLUMN away_until"),
    "0017": (
        "ALTER TABLE outbox DROP COLUMN picture",
        "ALTER TABLE outbox DROP COLUMN picture_of",
    ),
    "0016": (
        "DROP TABLE forces",
        "ALTER TABLE rounds DROP COLUMN hindering",
        "ALTER TABLE rounds DROP COLUMN helping",
    ),
    "0015": ("ALTER TABLE channels DROP COLUMN entered",),
    "0014": (
        "ALTER TABLE rounds DROP COLUMN planned_on",
        "ALTER TABLE channels DROP COLUMN talked_over",
        "ALTER TABLE channels DROP COLUMN plain",
    ),
    "0013": ("DROP TABLE dispatches",),
    "0012": (
        "ALTER TABLE communication_lines DROP COLUMN keeper_id",
        "ALTER TABLE bundles DROP COLUMN audience",
        "ALTER TABLE bundles DROP COLUMN partner_id",
        "ALTER TABLE bundles DROP COLUMN counts",
    ),
    "0011": (
        "DROP TABLE wrong_codes",
        "DROP TABLE moments",
        "DROP INDEX ix_occurrences_lead_id",
        "ALTER TABLE occurrences DROP COLUMN rung_at",
        "ALTER TABLE occurrences DROP COLUMN lead_id",
    ),
    "0010": (
        "DROP TABLE remarks",
        "ALTER TABLE answers DROP COLUMN release",
        "ALTER TABLE answers DROP COLUMN quoted",
        "ALTER TABLE rounds DROP COLUMN turnout",
    ),
    "0009": (
        "DROP TABLE admissions",
        "DROP TABLE organisation_events",
        "DROP TABLE drops",
        "ALTER TABLE organisations DROP COLUMN merged_into",
    ),
    "0008": ("DROP TABLE shadows",),
    "0007": ("DROP TABLE quarantine",),
    "0006": ("DROP TABLE bundles", "DROP TABLE occurrences"),
    "0005": ("DROP TABLE linked_accounts", "DROP TABLE departures"),
}
"""What takes back each migration, the latest first."""


def go_back(connection: Connection, version: str) -> None:
    """Take back every migration after `version`."""
    for later, statements in UNDO.items():
        if later > version:
            for statement in statements:
                connection.execute(text(statement))
    connection.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
