"""The first tables."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create them, those that others refer to first."""
    _cooperations()
    _seen()
    _channels()
    _communication_lines()
    _counters()
    _organisations()
    _phases()
    _rounds()
    _timers()
    _cards()
    _partners()
    _sessions()
    _answers()
    _decisions()
    _identities()
    _outbox()
    _participations()
    _reminders()
    _stakeholders()
    _decision_events()
    _voices()
    _number_outbox()


def _cooperations() -> None:
    op.create_table(
        "cooperations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("challenge", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=32), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("holidays", sa.String(length=8), nullable=False),
        sa.Column("answers", sa.String(length=32), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("nudges", sa.Boolean(), nullable=False),
        sa.Column("quiet_from", sa.Integer(), nullable=False),
        sa.Column("quiet_until", sa.Integer(), nullable=False),
        sa.Column("rhythm", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cooperations")),
        sqlite_autoincrement=True,
    )


def _seen() -> None:
    op.create_table(
        "seen",
        sa.Column("adapter", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=255), nullable=False),
        sa.Column("event_id", sa.String(length=255), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("adapter", "account", "event_id", name=op.f("pk_seen")),
    )
    op.create_index(op.f("ix_seen_at"), "seen", ["at"], unique=False)


def _channels() -> None:
    op.create_table(
        "channels",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=True),
        sa.Column("adapter", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=255), nullable=False),
        sa.Column("platform_id", sa.String(length=255), nullable=True),
        sa.Column("thread", sa.String(length=255), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=255), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("newest_card", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_channels_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
        sa.UniqueConstraint(
            "adapter", "account", "platform_id", "thread", name=op.f("uq_channels_adapter_account_platform_id_thread")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_channels_cooperation_id"), "channels", ["cooperation_id"], unique=False)
    op.create_index("ix_channels_person", "channels", ["adapter", "account", "person"], unique=False)


def _communication_lines() -> None:
    op.create_table(
        "communication_lines",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"],
            ["cooperations.id"],
            name=op.f("fk_communication_lines_cooperation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_communication_lines")),
        sa.UniqueConstraint("cooperation_id", "number", name=op.f("uq_communication_lines_cooperation_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_communication_lines_cooperation_id"), "communication_lines", ["cooperation_id"], unique=False
    )


def _counters() -> None:
    op.create_table(
        "counters",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("series", sa.String(length=48), nullable=False),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_counters_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counters")),
        sa.UniqueConstraint("cooperation_id", "series", name=op.f("uq_counters_cooperation_id_series")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_counters_cooperation_id"), "counters", ["cooperation_id"], unique=False)


def _organisations() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sector", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("observes", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_organisations_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_organisations_cooperation_id"), "organisations", ["cooperation_id"], unique=False)


def _phases() -> None:
    op.create_table(
        "phases",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("phase", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_phases_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phases")),
        sa.UniqueConstraint("cooperation_id", "phase", name=op.f("uq_phases_cooperation_id_phase")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_phases_cooperation_id"), "phases", ["cooperation_id"], unique=False)


def _rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("phases", sa.Text(), nullable=False),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answers", sa.String(length=32), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_rounds_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("cooperation_id", "number", name=op.f("uq_rounds_cooperation_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_rounds_cooperation_id"), "rounds", ["cooperation_id"], unique=False)


def _timers() -> None:
    op.create_table(
        "timers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=48), nullable=False),
        sa.Column("subject", KEY, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_timers_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timers")),
        sa.UniqueConstraint("cooperation_id", "kind", "subject", name=op.f("uq_timers_cooperation_id_kind_subject")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_timers_cooperation_id"), "timers", ["cooperation_id"], unique=False)
    op.create_index(op.f("ix_timers_due_at"), "timers", ["due_at"], unique=False)


def _cards() -> None:
    op.create_table(
        "cards",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("channel_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=48), nullable=False),
        sa.Column("subject", KEY, nullable=False),
        sa.Column("part", sa.String(length=48), nullable=False),
        sa.Column("message", sa.String(length=255), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channels.id"], name=op.f("fk_cards_channel_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_cards_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cards")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cards_channel_id_message", "cards", ["channel_id", "message"], unique=False)
    op.create_index(op.f("ix_cards_cooperation_id"), "cards", ["cooperation_id"], unique=False)
    op.create_index(
        "ix_cards_dirty",
        "cards",
        ["id"],
        unique=False,
        sqlite_where=sa.text("shown < version"),
        postgresql_where=sa.text("shown < version"),
    )
    op.create_index("ix_cards_subject", "cards", ["cooperation_id", "kind", "subject"], unique=False)


def _partners() -> None:
    op.create_table(
        "partners",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation_id", KEY, nullable=False),
        sa.Column("engagement", sa.String(length=32), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nudged_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_partners_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_partners_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partners")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_partners_cooperation_id"), "partners", ["cooperation_id"], unique=False)


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=True),
        sa.Column("channel_id", KEY, nullable=False),
        sa.Column("person", sa.String(length=255), nullable=False),
        sa.Column("dialogue", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=64), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("trail", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("prompt", sa.String(length=255), nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_sessions_channel_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_sessions_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sessions_expires_at"), "sessions", ["expires_at"], unique=False)
    op.create_index("ix_sessions_person", "sessions", ["channel_id", "person"], unique=False)


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("round_id", KEY, nullable=False),
        sa.Column("question", sa.String(length=32), nullable=False),
        sa.Column("partner_id", KEY, nullable=True),
        sa.Column("sector", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_answers_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_answers_partner_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_answers_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("round_id", "question", "partner_id", name=op.f("uq_answers_round_id_question_partner_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_answers_cooperation_id"), "answers", ["cooperation_id"], unique=False)


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("proposer_id", KEY, nullable=True),
        sa.Column("phase", sa.String(length=32), nullable=True),
        sa.Column("field", sa.String(length=32), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sector_quorum", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("responsible_id", KEY, nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("supersedes", sa.Integer(), nullable=True),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("finishes", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_decisions_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["proposer_id"], ["partners.id"], name=op.f("fk_decisions_proposer_id")),
        sa.ForeignKeyConstraint(["responsible_id"], ["organisations.id"], name=op.f("fk_decisions_responsible_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("cooperation_id", "number", name=op.f("uq_decisions_cooperation_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_decisions_cooperation_id"), "decisions", ["cooperation_id"], unique=False)


def _identities() -> None:
    op.create_table(
        "identities",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("adapter", sa.String(length=32), nullable=False),
        sa.Column("platform_id", sa.String(length=255), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("partner_id", KEY, nullable=True),
        sa.Column("coordinates", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_identities_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_identities_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identities")),
        sa.UniqueConstraint(
            "cooperation_id", "adapter", "platform_id", name=op.f("uq_identities_cooperation_id_adapter_platform_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_identities_cooperation_id"), "identities", ["cooperation_id"], unique=False)
    op.create_index("ix_identities_partner_id", "identities", ["partner_id"], unique=False)
    op.create_index("ix_identities_platform_id", "identities", ["adapter", "platform_id"], unique=False)


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", KEY, nullable=False),
        sa.Column("channel_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("person", sa.String(length=255), nullable=True),
        sa.Column("reply_to", sa.String(length=255), nullable=True),
        sa.Column("card_id", KEY, nullable=True),
        sa.Column("session_id", KEY, nullable=True),
        sa.Column("session_turn", sa.Integer(), nullable=False),
        sa.Column("message", sa.String(length=255), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["cards.id"], name=op.f("fk_outbox_card_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["channel_id"], ["channels.id"], name=op.f("fk_outbox_channel_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_outbox_session_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_created_at"), "outbox", ["created_at"], unique=False)
    op.create_index(op.f("ix_outbox_session_id"), "outbox", ["session_id"], unique=False)
    op.create_index(
        "ix_outbox_unsent",
        "outbox",
        ["channel_id", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('waiting', 'sending')"),
        postgresql_where=sa.text("state IN ('waiting', 'sending')"),
    )


def _participations() -> None:
    op.create_table(
        "participations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("round_id", KEY, nullable=False),
        sa.Column("question", sa.String(length=32), nullable=False),
        sa.Column("partner_id", KEY, nullable=False),
        sa.Column("sector", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_participations_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_participations_partner_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_participations_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participations")),
        sa.UniqueConstraint(
            "round_id", "question", "partner_id", name=op.f("uq_participations_round_id_question_partner_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_participations_cooperation_id"), "participations", ["cooperation_id"], unique=False)


def _reminders() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("author_id", KEY, nullable=True),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["partners.id"], name=op.f("fk_reminders_author_id")),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_reminders_cooperation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint("cooperation_id", "number", name=op.f("uq_reminders_cooperation_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reminders_cooperation_id"), "reminders", ["cooperation_id"], unique=False)


def _stakeholders() -> None:
    op.create_table(
        "stakeholders",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sector", sa.String(length=32), nullable=False),
        sa.Column("influence", sa.Integer(), nullable=False),
        sa.Column("interest", sa.Integer(), nullable=False),
        sa.Column("keeper_id", KEY, nullable=True),
        sa.Column("every_days", sa.Integer(), nullable=False),
        sa.Column("contacted_on", sa.Date(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_stakeholders_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["keeper_id"], ["partners.id"], name=op.f("fk_stakeholders_keeper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stakeholders")),
        sa.UniqueConstraint("cooperation_id", "number", name=op.f("uq_stakeholders_cooperation_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_stakeholders_cooperation_id"), "stakeholders", ["cooperation_id"], unique=False)


def _decision_events() -> None:
    op.create_table(
        "decision_events",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("decision_id", KEY, nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("actor_id", KEY, nullable=True),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel_id", KEY, nullable=True),
        sa.Column("message", sa.String(length=255), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["partners.id"], name=op.f("fk_decision_events_actor_id")),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_decision_events_channel_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_decision_events_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_decision_events_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_events")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_decision_events_cooperation_id"), "decision_events", ["cooperation_id"], unique=False)
    op.create_index(op.f("ix_decision_events_decision_id"), "decision_events", ["decision_id"], unique=False)


def _voices() -> None:
    op.create_table(
        "voices",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cooperation_id", KEY, nullable=False),
        sa.Column("decision_id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organisation_id", KEY, nullable=False),
        sa.Column("partner_id", KEY, nullable=True),
        sa.Column("stance", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("entered_by", KEY, nullable=True),
        sa.Column("objection", sa.String(length=32), nullable=True),
        sa.Column("objection_closed_by", KEY, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cooperation_id"], ["cooperations.id"], name=op.f("fk_voices_cooperation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name=op.f("fk_voices_decision_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["partners.id"], name=op.f("fk_voices_entered_by")),
        sa.ForeignKeyConstraint(["objection_closed_by"], ["partners.id"], name=op.f("fk_voices_objection_closed_by")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("fk_voices_organisation_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partners.id"], name=op.f("fk_voices_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voices")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_voices_cooperation_id"), "voices", ["cooperation_id"], unique=False)
    op.create_index(op.f("ix_voices_decision_id"), "voices", ["decision_id"], unique=False)


def _number_outbox() -> None:
    """Let the outbox count from a random number.

    Its numbers become transaction ids on Matrix, where the server takes a number that this device has used before for
    a repeat and drops the message: they must not start again in a new database.
    """
    first = secrets.randbelow(2**40)
    if op.get_bind().dialect.name == "sqlite":
        sequence = sa.table("sqlite_sequence", sa.column("name"), sa.column("seq"))
        op.execute(sa.insert(sequence).values(name="outbox", seq=first))
    else:
        op.execute(f"ALTER SEQUENCE outbox_id_seq RESTART WITH {first + 1}")
