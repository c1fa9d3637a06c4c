"""Everything of one cooperation, inside one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import bindparam, or_, select, update
from typing_extensions import override

from bot.domain.partners import Identity
from bot.engine.stored.ports import Store
from bot.storage import tables
from bot.storage.prepared import Prepared
from bot.storage.records import Rows, selecting, upsert, value_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from sqlalchemy import Connection

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
    selecting(Identity)
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


class SqlStore(Store):
    """The rows of one cooperation: each query says which."""

    def __init__(self, connection: Connection, cooperation_id: int) -> None:
        self._connection = connection
        self._id = cooperation_id

    @override
    def of(self, kind: type[R]) -> Rows[R]:
        return Rows(self._connection, kind, self._id)

    @override
    def hand_over(self, drop: int, keep: int) -> None:
        answered = {tables.answers.name, tables.participations.name}
        for table in tables.metadata.sorted_tables:
            for column in table.columns:
                if column.references(tables.partners.c.id) and table.name not in answered:
                    naming = (table.c.cooperation_id == self._id, column == drop)
                    self._connection.execute(update(table).where(*naming).values({column.name: keep}))

    @override
    def same_person(self, identity: Identity) -> list[Identity]:
        asked = {
            "the_cooperation": self._id,
            "the_id": identity.id,
            "the_partner": identity.partner_id,
            "the_adapter": identity.adapter,
            "the_account": identity.platform_id,
        }
        return [value_of(Identity, row) for row in _SAME_PERSON.rows(self._connection, asked)]

    @override
    def next_number(self, series: str) -> int:
        first = {"cooperation_id": self._id, "series": series, "latest": 1}
        ((number,),) = _COUNT.rows(self._connection, first)
        return int(str(number))

    @override
    def touch_cards(self, kind: str, subject: int, part: str | None = None) -> None:
        which = {"the_cooperation": self._id, "the_kind": kind, "the_subject": subject}
        if part is None:
            _TOUCH.count(self._connection, which)
        else:
            _TOUCH_PART.count(self._connection, {**which, "the_part": part})

    @override
    def touch_all_cards(self) -> None:
        _TOUCH_ALL.count(self._connection, {"the_cooperation": self._id})
