"""The statements of a turn's transaction that are more than finding, adding, changing and removing a row."""

from __future__ import annotations

from sqlalchemy import and_, bindparam, delete, exists, func, literal_column, or_, select, update

from bot.domain.cooperation import Channel, ChannelKind, Cooperation
from bot.domain.linking import LinkCode
from bot.domain.report_links import ReportLink
from bot.engine.stored.rows import ShownCard, Timer
from bot.storage import tables
from bot.storage.records import Prepared, selecting, upsert

NOTE = upsert(
    tables.seen,
    ("adapter", "account", "event_id", "at"),
    lambda statement: statement.on_conflict_do_nothing().returning(tables.seen.c.event_id),
)
FORGET_EVENT = Prepared(
    delete(tables.seen).where(
        tables.seen.c.adapter == bindparam("adapter"),
        tables.seen.c.account == bindparam("account"),
        tables.seen.c.event_id == bindparam("event_id"),
    )
)
LOCK = Prepared(
    selecting(Cooperation).where(tables.cooperations.c.id == bindparam("key")).with_for_update(key_share=True)
)
KNOWN_IN = Prepared(
    select(tables.identities.c.cooperation_id)
    .where(tables.identities.c.adapter == bindparam("adapter"), tables.identities.c.platform_id == bindparam("person"))
    .order_by(tables.identities.c.cooperation_id)
)
SPEAKING_TO = Prepared(
    selecting(Cooperation)
    .join(tables.identities, tables.identities.c.cooperation_id == tables.cooperations.c.id)
    .join(tables.partners, tables.partners.c.id == tables.identities.c.partner_id, isouter=True)
    .where(
        tables.identities.c.adapter == bindparam("adapter"),
        tables.identities.c.platform_id == bindparam("person"),
        or_(
            tables.identities.c.coordinates,
            and_(tables.identities.c.partner_id.is_not(None), tables.partners.c.left_at.is_(None)),
        ),
    )
    .order_by(tables.cooperations.c.id)
)
CARD = selecting(ShownCard, "cooperation_id")
CARD_AT = Prepared(
    CARD.where(tables.cards.c.channel_id == bindparam("channel_id"), tables.cards.c.message == bindparam("message"))
)
CARD_BY_ID = Prepared(CARD.where(tables.cards.c.id == bindparam("key")))
SHOWING = Prepared(
    selecting(Channel)
    .where(
        tables.channels.c.adapter == bindparam("adapter"),
        tables.channels.c.account == bindparam("account"),
        tables.channels.c.platform_id == bindparam("platform_id"),
        tables.channels.c.kind == literal_column(f"'{ChannelKind.GROUP}'"),
        or_(
            exists().where(
                tables.cards.c.channel_id == tables.channels.c.id, tables.cards.c.message == bindparam("message")
            ),
            exists().where(
                tables.sessions.c.channel_id == tables.channels.c.id, tables.sessions.c.prompt == bindparam("message")
            ),
            exists().where(
                tables.replies.c.channel_id == tables.channels.c.id, tables.replies.c.message == bindparam("message")
            ),
        ),
    )
    .order_by(tables.channels.c.id)
)
TOUCH_ALL = Prepared(
    update(tables.cards)
    .where(tables.cards.c.cooperation_id == bindparam("the_cooperation"))
    .values(version=tables.cards.c.version + 1)
)
LET_GO = Prepared(
    update(tables.channels).where(tables.channels.c.cooperation_id == bindparam("key")).values(cooperation_id=None)
)
LINK_CODE = Prepared(selecting(LinkCode, "cooperation_id").where(tables.link_codes.c.digest == bindparam("digest")))
REPORT_LINK = Prepared(
    selecting(ReportLink, "cooperation_id").where(tables.report_links.c.digest == bindparam("digest"))
)
_SET_ASIDE = exists().where(
    tables.quarantine.c.table_name == literal_column("'timers'"), tables.quarantine.c.row_id == tables.timers.c.id
)
DUE = Prepared(
    selecting(Timer)
    .join(tables.cooperations, tables.cooperations.c.id == tables.timers.c.cooperation_id)
    .where(
        tables.timers.c.due_at <= bindparam("now"),
        ~_SET_ASIDE,
    )
    .order_by(tables.timers.c.due_at, tables.timers.c.id)
    .limit(bindparam("most"))
    # As a turn does, the clock locks cooperations; where a turn is under way it looks again later.
    .with_for_update(of=tables.cooperations, skip_locked=True, key_share=True)
)
FAR_OFF = Prepared(selecting(Timer).where(tables.timers.c.due_at > bindparam("never")))
NEXT = Prepared(select(func.min(tables.timers.c.due_at)).where(~_SET_ASIDE))
CANCEL = Prepared(
    delete(tables.timers).where(
        tables.timers.c.cooperation_id == bindparam("the_cooperation"),
        tables.timers.c.kind == bindparam("the_kind"),
        tables.timers.c.subject == bindparam("the_subject"),
    )
)
TAKE = Prepared(
    delete(tables.timers).where(
        tables.timers.c.id == bindparam("the_id"), tables.timers.c.due_at == bindparam("the_time")
    )
)
SET = upsert(
    tables.timers,
    ("cooperation_id", "kind", "subject", "due_at"),
    lambda statement: statement.on_conflict_do_update(
        index_elements=["cooperation_id", "kind", "subject"], set_={"due_at": statement.excluded.due_at}
    ),
)
