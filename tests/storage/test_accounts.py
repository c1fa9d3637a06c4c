"""Accounts of one person, and channels that outlive a cooperation: on every database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cooperation import Channel, ChannelKind, Cooperation
from bot.domain.linking import LinkedAccount
from bot.domain.partners import Identity, Organisation, Partner, Sector
from bot.engine.clock import FixedClock
from bot.engine.stored.rows import Departure
from bot.storage.database import SqlDatabase
from tests.going_back import go_back
from tests.storage.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.stored.ports import Transaction


def known(transaction: Transaction, cooperation: int, adapter: str, person: str) -> Identity:
    return transaction.store(cooperation).identities.add(Identity(adapter=adapter, platform_id=person, name="Anna"))


def test_linked_accounts_are_one_person_in_each_cooperation_for_itself(
    database: SqlDatabase, make_cooperation: Callable[[str], int]
) -> None:
    first, second = make_cooperation("Ankommen"), make_cooperation("Klima")
    with database.begin() as transaction:
        here = [known(transaction, first, adapter, "anna") for adapter in ("telegram", "matrix")]
        there = known(transaction, second, "matrix", "anna")
        other = known(transaction, first, "matrix", "bert")
        store = transaction.store(first)
        assert store.same_person(here[0]) == [here[0]]
        for adapter in ("telegram", "matrix"):
            transaction.linked_accounts.add(LinkedAccount(adapter=adapter, platform_id="anna", person=7))
        assert store.same_person(here[0]) == store.same_person(here[1]) == here
        assert transaction.store(second).same_person(there) == [there]
        assert store.same_person(other) == [other]


def test_accounts_of_one_partner_are_one_person(database: SqlDatabase, make_cooperation: Callable[[str], int]) -> None:
    home = make_cooperation("Ankommen")
    with database.begin() as transaction:
        store = transaction.store(home)
        house = store.organisations.add(Organisation(name="Stadt", sector=Sector.STATE))
        anna = store.partners.add(Partner(name="Anna", organisation_id=house.id, joined_at=NOW))
        accounts = [
            store.identities.add(Identity(adapter=adapter, platform_id="anna", name="Anna", partner_id=anna.id))
            for adapter in ("telegram", "matrix")
        ]
        assert store.same_person(accounts[1]) == accounts


def test_channels_stay_when_a_cooperation_goes(database: SqlDatabase, make_cooperation: Callable[[str], int]) -> None:
    home = make_cooperation("Ankommen")
    with database.begin() as transaction:
        group = transaction.add_channel(
            Channel(cooperation_id=home, adapter="matrix", account="bot", platform_id="!a", kind=ChannelKind.GROUP)
        )
        transaction.departures.add(Departure(channel_id=group.id, person="anna"))
        transaction.remove_cooperation(home)
        left = transaction.channel(group.id)
        assert left is not None
        assert left.cooperation_id is None
        transaction.remove_channel(left)
        assert not transaction.departures.find()


def test_accounts_that_shared_a_partner_before_are_linked_by_the_migration(empty_url: str) -> None:
    database = SqlDatabase(empty_url, FixedClock(NOW))
    with database.begin() as transaction:
        home = transaction.add_cooperation(Cooperation(name="Ankommen", created_at=NOW))
        store = transaction.store(home.id)
        house = store.organisations.add(Organisation(name="Stadt", sector=Sector.STATE))
        for name, adapters in (("Anna", ("telegram", "matrix")), ("Bert", ("telegram",))):
            partner = store.partners.add(Partner(name=name, organisation_id=house.id, joined_at=NOW))
            for adapter in adapters:
                account = Identity(adapter=adapter, platform_id=name.casefold(), name=name, partner_id=partner.id)
                store.identities.add(account)
    with database.engine.begin() as connection:
        go_back(connection, "0004")
    database.close()
    database = SqlDatabase(empty_url, FixedClock(NOW))
    with database.begin() as transaction:
        linked = transaction.linked_accounts.find()
        assert [(one.adapter, one.platform_id) for one in linked] == [("telegram", "anna"), ("matrix", "anna")]
        assert len({one.person for one in linked}) == 1
        assert linked[0].person < 0, "nobody who links later is taken for them"
    database.close()
