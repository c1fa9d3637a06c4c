"""Everything of one cooperation, inside one transaction."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import bindparam, or_, select, update

from bot.domain.bundles import Bundle
from bot.domain.check_ins import Answer, Participation, Round
from bot.domain.communication import CommunicationLine
from bot.domain.cooperation import Channel
from bot.domain.cycle import PhaseState
from bot.domain.decisions import Decision, DecisionEvent, Voice
from bot.domain.linking import LinkCode
from bot.domain.partners import Identity, Organisation, Partner
from bot.domain.reminders import Occurrence, Reminder
from bot.domain.stakeholders import Stakeholder
from bot.engine.stored.rows import ShownCard
from bot.storage import tables
from bot.storage.prepared import Prepared
from bot.storage.records import Rows, names_of, upsert, value_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from sqlalchemy import Connection, Table

R = TypeVar("R", bound="DataclassInstance")

_ITS_CARDS = (
    update(tables.cards)
    .where(
        tables.cards.c.cooperation_id == bindparam("the_cooperation"),
        tables.cards.c.kind == bindparam("the_kind"),
        tables.cards.c.subject == bindparam("the_subject"),
    )
    .values(version=tables.cards.c.version + 1)
)
_TOUCH = Prepared(_ITS_CARDS)
_TOUCH_PART = Prepared(_ITS_CARDS.where(tables.cards.c.part == bindparam("the_part")))
_TOUCH_ALL = Prepared(
    update(tables.cards)
    .where(tables.cards.c.cooperation_id == bindparam("the_cooperation"))
    .values(version=tables.cards.c.version + 1)
)
_OWN = tables.linked_accounts.alias("own")
_SAME_PERSON = Prepared(
    select(*(tables.identities.c[name] for name in names_of(Identity)))
    .join(
        tables.linked_accounts,
        (tables.linked_accounts.c.adapter == tables.identities.c.adapter)
        & (tables.linked_accounts.c.platform_id == tables.identities.c.platform_id),
        isouter=True,
    )
    .where(
        tables.identities.c.cooperation_id == bindparam("the_cooperation"),
        or_(
            tables.identities.c.id == bindparam("the_id"),
            tables.identities.c.partner_id == bindparam("the_partner"),
            tables.linked_accounts.c.person
            == select(_OWN.c.person)
            .where(_OWN.c.adapter == bindparam("the_adapter"), _OWN.c.platform_id == bindparam("the_account"))
            .scalar_subquery(),
        ),
    )
    .order_by(tables.identities.c.id)
)
_COUNT = upsert(
    tables.counters,
    ("cooperation_id", "series", "latest"),
    lambda statement: statement.on_conflict_do_update(
        index_elements=["cooperation_id", "series"], set_={"latest": tables.counters.c.latest + 1}
    ).returning(tables.counters.c.latest),
)


class CooperationStore:
    """The repositories of one cooperation; each query says which."""

    def __init__(self, connection: Connection, cooperation_id: int) -> None:
        self._connection = connection
        self._id = cooperation_id

    def _rows(self, table: Table, kind: type[R]) -> Rows[R]:
        return Rows(self._connection, table, kind, self._id)

    @cached_property
    def channels(self) -> Rows[Channel]:
        """The cooperation's groups."""
        return self._rows(tables.channels, Channel)

    @cached_property
    def phases(self) -> Rows[PhaseState]:
        """Phases that were started."""
        return self._rows(tables.phases, PhaseState)

    @cached_property
    def organisations(self) -> Rows[Organisation]:
        """Organisations."""
        return self._rows(tables.organisations, Organisation)

    @cached_property
    def partners(self) -> Rows[Partner]:
        """Partners."""
        return self._rows(tables.partners, Partner)

    @cached_property
    def identities(self) -> Rows[Identity]:
        """Accounts on platforms."""
        return self._rows(tables.identities, Identity)

    @cached_property
    def rounds(self) -> Rows[Round]:
        """Check-ins."""
        return self._rows(tables.rounds, Round)

    @cached_property
    def answers(self) -> Rows[Answer]:
        """Answers to check-ins."""
        return self._rows(tables.answers, Answer)

    @cached_property
    def participations(self) -> Rows[Participation]:
        """Who took part in anonymous rounds."""
        return self._rows(tables.participations, Participation)

    @cached_property
    def decisions(self) -> Rows[Decision]:
        """Decisions."""
        return self._rows(tables.decisions, Decision)

    @cached_property
    def voices(self) -> Rows[Voice]:
        """Voices."""
        return self._rows(tables.voices, Voice)

    @cached_property
    def decision_events(self) -> Rows[DecisionEvent]:
        """The log of decisions."""
        return self._rows(tables.decision_events, DecisionEvent)

    @cached_property
    def stakeholders(self) -> Rows[Stakeholder]:
        """Stakeholders."""
        return self._rows(tables.stakeholders, Stakeholder)

    @cached_property
    def communication_lines(self) -> Rows[CommunicationLine]:
        """The communication plan."""
        return self._rows(tables.communication_lines, CommunicationLine)

    @cached_property
    def reminders(self) -> Rows[Reminder]:
        """Own reminders."""
        return self._rows(tables.reminders, Reminder)

    @cached_property
    def occurrences(self) -> Rows[Occurrence]:
        """The times that reminders rang."""
        return self._rows(tables.occurrences, Occurrence)

    @cached_property
    def bundles(self) -> Rows[Bundle]:
        """What was named on which day."""
        return self._rows(tables.bundles, Bundle)

    @cached_property
    def cards(self) -> Rows[ShownCard]:
        """Cards in the channels."""
        return self._rows(tables.cards, ShownCard)

    @cached_property
    def link_codes(self) -> Rows[LinkCode]:
        """Codes for a second channel or account."""
        return self._rows(tables.link_codes, LinkCode)

    def hand_over(self, drop: int, keep: int) -> None:
        """Let everything that names one partner name another, except what they answered."""
        answered = {tables.answers.name, tables.participations.name}
        for table in tables.metadata.sorted_tables:
            for column in table.columns:
                if column.references(tables.partners.c.id) and table.name not in answered:
                    naming = (table.c.cooperation_id == self._id, column == drop)
                    self._connection.execute(update(table).where(*naming).values({column.name: keep}))

    def same_person(self, identity: Identity) -> list[Identity]:
        """Return all accounts of a person that this cooperation knows, this one too, oldest first."""
        asked = {
            "the_cooperation": self._id,
            "the_id": identity.id,
            "the_partner": identity.partner_id,
            "the_adapter": identity.adapter,
            "the_account": identity.platform_id,
        }
        return [value_of(Identity, row) for row in _SAME_PERSON.rows(self._connection, asked)]

    def next_number(self, series: str) -> int:
        """Count on in a series, from 1."""
        first = {"cooperation_id": self._id, "series": series, "latest": 1}
        ((number,),) = _COUNT.rows(self._connection, first)
        return int(str(number))

    def touch_cards(self, kind: str, subject: int, part: str | None = None) -> None:
        """Note that what these cards show has changed, all parts of them or one."""
        which = {"the_cooperation": self._id, "the_kind": kind, "the_subject": subject}
        if part is None:
            _TOUCH.count(self._connection, which)
        else:
            _TOUCH_PART.count(self._connection, {**which, "the_part": part})

    def touch_all_cards(self) -> None:
        """Have every card rendered again; those that look the same are not sent."""
        _TOUCH_ALL.count(self._connection, {"the_cooperation": self._id})
