"""What a cooperation keeps comes back as it was, and stays its own."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.domain.cooperation import AnswerMode, Channel, ChannelKind, Cooperation, Language, Rhythm
from bot.domain.partners import Identity, Organisation, Partner, Sector
from bot.engine.exchange.content import Content
from bot.engine.stored.ports import Store
from bot.engine.stored.rows import OfKind, Pending
from bot.storage.records import names_of
from bot.storage.tables import TABLES
from tests.storage.conftest import NOW
from tests.storage.filling import AT, DAY, WORDS
from tests.storage.things import KINDS, add_one_of_each, key_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from sqlalchemy import Table

    from bot.storage.database import SqlDatabase

MINE, THEIRS = 1, 2


@pytest.fixture
def filled(database: SqlDatabase) -> SqlDatabase:
    """A database where two cooperations have one thing of every kind."""
    with database.begin() as transaction:
        for number in (MINE, THEIRS):
            home = transaction.add_cooperation(Cooperation(name=f"Nummer {number}", created_at=NOW))
            assert home.id == number
            add_one_of_each(transaction.store(number), number)
    return database


def test_all_kinds_are_tried() -> None:
    assert set(KINDS) == {kind for kind, table in TABLES.items() if _belongs(table)} | {Channel}


def _belongs(table: Table) -> bool:
    return "cooperation_id" in table.c and not table.c.cooperation_id.nullable


def test_every_field_has_its_column() -> None:
    missing = {kind: {*names_of(kind)} - {*table.c.keys()} for kind, table in TABLES.items()}
    assert {kind: names for kind, names in missing.items() if names} == {}


def test_a_name_stands_for_the_records_of_one_kind(filled: SqlDatabase) -> None:
    names = {name for name in vars(Store) if isinstance(getattr(Store, name), OfKind)}
    with filled.begin() as transaction:
        store = transaction.store(MINE)
        found = {name: getattr(store, name).find() for name in names}
        assert all(store.of(type(things[0])).find() == things for things in found.values())
        assert len({type(things[0]) for things in found.values()}) == len(names)
        assert store.partners is store.partners


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_thing_comes_back_as_it_was(database: SqlDatabase, kind: type[DataclassInstance]) -> None:
    with database.begin() as transaction:
        home = transaction.add_cooperation(Cooperation(created_at=NOW))
        given = add_one_of_each(transaction.store(home.id), home.id)[kind]
    with database.begin() as transaction:
        found = transaction.store(home.id).of(kind).get(key_of(given))
    assert found == given
    for field in fields(found):
        assert type(getattr(found, field.name)) is type(getattr(given, field.name)), field.name


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_another_cooperations_thing_is_not_found(filled: SqlDatabase, kind: type[DataclassInstance]) -> None:
    with filled.begin() as transaction:
        theirs = transaction.store(THEIRS).of(kind).find()[0]
        mine = transaction.store(MINE).of(kind)
        assert mine.get(key_of(theirs)) is None
        assert theirs not in mine.find()
        assert mine.find(id=key_of(theirs)) == []
        assert mine.find(cooperation_id=THEIRS) == mine.find()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_another_cooperations_thing_is_not_changed(filled: SqlDatabase, kind: type[DataclassInstance]) -> None:
    with filled.begin() as transaction:
        theirs = transaction.store(THEIRS).of(kind).find()[0]
        with pytest.raises(LookupError):
            transaction.store(MINE).of(kind).put(theirs)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_another_cooperations_thing_is_not_removed(filled: SqlDatabase, kind: type[DataclassInstance]) -> None:
    with filled.begin() as transaction:
        theirs = transaction.store(THEIRS).of(kind).find()[0]
        transaction.store(MINE).of(kind).remove(theirs)
        assert transaction.store(THEIRS).of(kind).find() == [theirs]


@pytest.mark.parametrize("how", ["add", "put"])
def test_a_channel_does_not_change_hands_through_a_cooperations_store(filled: SqlDatabase, how: str) -> None:
    with filled.begin() as transaction:
        mine = transaction.store(MINE).channels
        if how == "add":
            mine.add(replace(mine.find()[0], cooperation_id=THEIRS, platform_id="new"))
        else:
            mine.put(replace(mine.find()[0], cooperation_id=THEIRS))
        assert len(transaction.store(THEIRS).channels.find()) == 1


def test_a_thing_is_changed_and_removed(filled: SqlDatabase) -> None:
    with filled.begin() as transaction:
        houses = transaction.store(MINE).organisations
        house = houses.add(replace(houses.find()[0], name="Jobcenter"))
        houses.put(replace(house, name="Kammer"))
        assert [one.name for one in houses.find()] == [WORDS, "Kammer"]
        houses.remove(house)
        assert [one.name for one in houses.find()] == [WORDS]


def test_the_id_of_what_is_gone_is_not_given_again(filled: SqlDatabase) -> None:
    with filled.begin() as transaction:
        houses = transaction.store(THEIRS).organisations
        gone = houses.add(Organisation(name="Verein", sector=Sector.CIVIL_SOCIETY))
        houses.remove(gone)
        assert houses.add(gone).id > gone.id


def test_one_partner_takes_over_what_names_another_in_their_cooperation_alone(filled: SqlDatabase) -> None:
    with filled.begin() as transaction:
        store, theirs = transaction.store(MINE), transaction.store(THEIRS)
        (former,) = store.partners.find()
        heir = store.partners.add(replace(former, name="Erbin"))
        store.hand_over(former.id, heir.id)
        assert [one.partner_id for one in store.identities.find()] == [heir.id]
        assert [one.partner_id for one in store.voices.find()] == [heir.id]
        assert [one.partner_id for one in store.answers.find()] == [former.id]
        assert {one.partner_id for one in theirs.voices.find()} == {one.id for one in theirs.partners.find()}


def test_things_are_found_by_several_fields_and_by_what_they_lack(filled: SqlDatabase) -> None:
    with filled.begin() as transaction:
        partners = transaction.store(MINE).partners
        gone = partners.find()[0]
        here = partners.add(replace(gone, left_at=None))
        assert partners.find(left_at=None) == [here]
        assert partners.find(organisation_id=gone.organisation_id, left_at=AT) == [gone]
        assert partners.first(organisation_id=gone.organisation_id) == gone
        assert partners.first(name="nobody") is None


def test_a_cooperation_comes_back_as_it_was(database: SqlDatabase) -> None:
    with database.begin() as transaction:
        home = transaction.add_cooperation(
            Cooperation(
                name=WORDS,
                challenge=WORDS,
                language=Language.ENGLISH,
                time_zone="America/Argentina/Buenos_Aires",
                holidays="BW",
                answers=AnswerMode.OPEN,
                anonymous=True,
                nudges=False,
                quiet_from=22,
                quiet_until=6,
                rhythm=Rhythm.QUARTERLY,
                created_at=AT,
                set_up_at=AT,
                paused_until=AT,
                partnership_check_on=DAY,
            )
        )
        assert transaction.cooperation(home.id) == home
        assert transaction.cooperations() == [home]
        changed = replace(home, name="Neu", paused_until=None)
        transaction.put_cooperation(changed)
        assert transaction.cooperation(home.id) == changed
        assert transaction.cooperation(home.id + 1) is None


def test_a_time_comes_back_aware_in_utc_to_the_microsecond(filled: SqlDatabase) -> None:
    with filled.begin() as transaction:
        (partner,) = transaction.store(MINE).partners.find()
    times = (partner.joined_at, *partner.nudged_at)
    assert times == (AT, AT, AT + timedelta(days=1))
    assert {time.utcoffset() for time in times} == {timedelta()}


@pytest.mark.parametrize("field", ["joined_at", "left_at", "nudged_at"])
def test_a_time_without_a_zone_is_refused(filled: SqlDatabase, field: str) -> None:
    naive = datetime(2026, 11, 9, 9, 0)  # noqa: DTZ001 - that is what must not be stored
    with filled.begin() as transaction:
        partners = transaction.store(MINE).partners
        broken = replace(partners.find()[0], **{field: (naive,) if field == "nudged_at" else naive})  # type: ignore[arg-type]  # one of the three
        with pytest.raises(ValueError, match="a stored time needs a zone"):
            partners.put(broken)


def test_times_compare_as_moments_whatever_their_zone(filled: SqlDatabase) -> None:
    with filled.begin() as transaction:
        assert transaction.store(MINE).partners.find(joined_at=AT.astimezone(UTC)) != []


@pytest.mark.parametrize("unstorable", ["\0", "\ud800"], ids=["zero byte", "half a surrogate pair"])
def test_what_no_database_takes_is_replaced(filled: SqlDatabase, unstorable: str) -> None:
    with filled.begin() as transaction:
        store = transaction.store(MINE)
        identity = store.identities.first()
        assert identity is not None
        broken = f"An{unstorable}na"
        kept = store.identities.add(replace(identity, platform_id=broken, name=broken))
        assert store.identities.first(platform_id=broken) == replace(kept, platform_id="An\ufffdna", name="An\ufffdna")
        line = transaction.outbox.add(Pending(channel_id=1, content=Content(broken), due_at=NOW, created_at=NOW))
        shown = transaction.outbox.get(line.id)
        assert shown is not None
        assert shown.content is not None
        assert not re.search("[\ud800-\udfff]", shown.content.text)


def test_a_row_that_refers_to_nothing_is_refused(filled: SqlDatabase) -> None:
    with filled.begin() as transaction:
        partner = transaction.store(MINE).partners.find()[0]
    with pytest.raises(IntegrityError), filled.begin() as transaction:
        transaction.store(MINE).partners.put(replace(partner, organisation_id=999))


def test_a_cooperation_that_goes_takes_everything_with_it(filled: SqlDatabase) -> None:
    with filled.engine.begin() as connection:
        connection.execute(text("DELETE FROM cooperations WHERE id = 1"))
    with filled.begin() as transaction:
        for kind in KINDS:
            assert transaction.store(MINE).of(kind).find() == [], kind
            assert len(transaction.store(THEIRS).of(kind).find()) == 1, kind


def test_a_private_channel_of_nobody_else_is_found(database: SqlDatabase) -> None:
    with database.begin() as transaction:
        unopened = transaction.add_channel(
            Channel(adapter="matrix", account="bot", platform_id=None, kind=ChannelKind.PRIVATE, person="@a:b")
        )
        assert transaction.private_channel("matrix", "bot", "@a:b") == unopened
        assert transaction.private_channel("matrix", "bot", "@c:d") is None
        assert transaction.private_channel("matrix", "other", "@a:b") is None
        assert transaction.private_channel("telegram", "bot", "@a:b") is None


def test_an_account_is_known_to_the_cooperations_that_have_met_it(filled: SqlDatabase) -> None:
    with filled.begin() as transaction:
        assert transaction.cooperations_of("matrix", "@anna:ahlen.example") == [MINE, THEIRS]
        assert transaction.cooperations_of("telegram", "@anna:ahlen.example") == []


def test_a_cooperation_speaks_to_partners_until_they_leave_and_to_coordinators(filled: SqlDatabase) -> None:
    account = ("matrix", "@zoe:ahlen.example")
    with filled.begin() as transaction:
        store = transaction.store(MINE)
        house = store.organisations.find()[0]
        partner = store.partners.add(
            Partner(name="Zoe", organisation_id=house.id, joined_at=datetime(2026, 1, 1, tzinfo=UTC))
        )
        known = store.identities.add(Identity(adapter=account[0], platform_id=account[1], name="Zoe"))
        transaction.store(THEIRS).identities.add(replace(known, id=0))
        assert transaction.cooperations_speaking_to(*account) == []
        store.identities.put(replace(known, partner_id=partner.id))
        assert transaction.cooperations_speaking_to(*account) == [transaction.cooperation(MINE)]
        store.partners.put(replace(partner, left_at=datetime(2026, 2, 1, tzinfo=UTC)))
        assert transaction.cooperations_speaking_to(*account) == []
        store.identities.put(replace(known, partner_id=partner.id, coordinates=True))
        assert [one.id for one in transaction.cooperations_speaking_to(*account)] == [MINE]
