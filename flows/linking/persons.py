"""Accounts of one person: joined by a code, in every cooperation that knows either, and parted again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.linking import LinkedAccount
from bot.domain.partners import Identity
from bot.engine.turn import private_chats
from bot.engine.wording import Markup, paragraphs
from flows.linking.merging import merge
from flows.partners.accounts import linked_with, share

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.linking import LinkCode
    from bot.engine.stored.ports import Store, Transaction
    from bot.engine.turn.spoken import SpokenTurn


def giver_of(turn: SpokenTurn, about: SpokenTurn, code: LinkCode) -> Identity | None:
    """Return the account that a code would join to the sender's; if none, say why not."""
    here = turn.account
    there = about.store.identities.first(adapter=code.adapter, platform_id=code.person)
    if here is None or there is None:
        turn.refuse("link-unknown-code")
        return None
    if (there.adapter, there.platform_id) == (here.adapter, here.platform_id):
        turn.refuse("link-same-account")
        return None
    if is_guest(turn):
        turn.refuse("link-guest")  # it would draw the earlier accounts along, whose place is not its to give away
        return None
    return there


def join_accounts(turn: SpokenTurn, about: SpokenTurn, there: Identity) -> None:
    """Make the sender's account and the one that gave a code one person."""
    here = turn.account
    assert here is not None  # noqa: S101 - somebody typed the code
    accounts = _tie(turn.transaction, there, here)
    known = {key for one in accounts for key in turn.transaction.cooperations_of(one.adapter, one.platform_id)}
    for key in sorted(known):
        turn.transaction.cooperation(key)  # locks it
        _join_in(turn.transaction, key, accounts, name=here.name, at=turn.now)
    about.forget_who()
    turn.forget_who()
    about.say(paragraphs(about.words("link-account-joined", platform=_platform(there)), _speaks_for(about)))
    told = about.words("link-account-told", name=here.name, platform=_platform(here))
    for one in accounts:
        other = about.store.identities.first(adapter=one.adapter, platform_id=one.platform_id)
        if other is not None and (other.adapter, other.platform_id) != (here.adapter, here.platform_id):
            private_chats.tell(about, other, told)


def _tie(transaction: Transaction, first: Identity, second: Identity) -> list[LinkedAccount]:
    """Note that two accounts, and all that are linked to either, are one person's; return them in their order."""
    table = transaction.linked_accounts
    ours = linked_with(transaction, first.adapter, first.platform_id)
    theirs = linked_with(transaction, second.adapter, second.platform_id)
    if not ours:
        root = table.add(LinkedAccount(adapter=first.adapter, platform_id=first.platform_id, person=0))
        ours = [table.put(replace(root, person=root.id))]
    person = ours[0].person
    added = [(one.adapter, one.platform_id) for one in theirs if one.person != person]
    for one in theirs if added else ():
        table.remove(one)  # added anew behind the others: they are the guests here
    if not theirs:
        added = [(second.adapter, second.platform_id)]
    for adapter, platform_id in added:
        table.add(LinkedAccount(adapter=adapter, platform_id=platform_id, person=person))
    return table.find(person=person)


def _join_in(transaction: Transaction, key: int, accounts: list[LinkedAccount], *, name: str, at: datetime) -> None:
    """Make several accounts one person in one cooperation: one partner, if any is."""
    store = transaction.store(key)
    known = [store.identities.first(adapter=one.adapter, platform_id=one.platform_id) for one in accounts]
    partners = dict.fromkeys(one.partner_id for one in known if one is not None and one.partner_id is not None)
    for other in list(partners)[1:]:
        merge(store, keep=next(iter(partners)), drop=other, at=at)
    first = accounts[0]
    share(transaction, store, Identity(adapter=first.adapter, platform_id=first.platform_id, name=name))


def _speaks_for(about: SpokenTurn) -> Markup:
    """Say for which organisation the person takes part, if they do."""
    partner = about.partner
    house = about.store.organisations.get(partner.organisation_id) if partner is not None else None
    return about.words("link-account-organisation", organisation=house.name) if house is not None else Markup()


def has_others(turn: SpokenTurn) -> bool:
    """Whether the sender has another account that is linked."""
    return len(own_accounts(turn)) > 1


def own_accounts(turn: SpokenTurn) -> list[LinkedAccount]:
    """Return the sender's accounts in the order in which they were linked."""
    return linked_with(turn.transaction, turn.place.adapter, turn.sender.platform_id)


def part_accounts(turn: SpokenTurn) -> None:
    """Take off the person all accounts that were linked after the sender's; the sender's own if there is none.

    So nobody who got hold of a code can take somebody's place: what was there first stays.
    """
    linked = own_accounts(turn)
    if len(linked) <= 1:
        turn.refuse("unlink-only-account")
        return
    own = next(place for place, one in enumerate(linked) if is_at(one, turn))
    kept, parted = linked[: own + 1], linked[own + 1 :]
    if parted:
        turn.say(turn.words("unlink-account-others", accounts=", ".join(map(_platform, parted))))
        for one in parted:
            _tell(turn, one, "unlink-account-told", linked[own])
    else:
        kept, parted = linked[:own], linked[own:]
        turn.say(turn.words("unlink-account-parted"))
        _tell(turn, kept[0], "unlink-account-gone", linked[own])
    for one in parted:
        part(turn.transaction, one)
    turn.forget_who()


def part(transaction: Transaction, account: LinkedAccount) -> None:
    """Let an account be nobody in particular, in every cooperation."""
    for key in transaction.cooperations_of(account.adapter, account.platform_id):
        transaction.cooperation(key)  # locks it
        _part_in(transaction.store(key), account)
    transaction.linked_accounts.remove(account)
    others = transaction.linked_accounts.find(person=account.person)
    if len(others) == 1:
        transaction.linked_accounts.remove(others[0])


def is_guest(turn: SpokenTurn) -> bool:
    """Whether the sender's account was linked to an earlier one."""
    return bool(own_accounts(turn)) and not is_at(own_accounts(turn)[0], turn)


def is_at(account: LinkedAccount, turn: SpokenTurn) -> bool:
    """Whether an account is the one that the sender writes with."""
    return (account.adapter, account.platform_id) == (turn.place.adapter, turn.sender.platform_id)


def _part_in(store: Store, parted: LinkedAccount) -> None:
    """Let an account be nobody in particular, and what it asked for come to nothing."""
    identity = store.identities.first(adapter=parted.adapter, platform_id=parted.platform_id)
    if identity is not None:
        store.identities.put(replace(identity, partner_id=None, coordinates=False))
    for code in store.link_codes.find(adapter=parted.adapter, person=parted.platform_id):
        store.link_codes.remove(code)


def _tell(turn: SpokenTurn, account: LinkedAccount, message: str, other: LinkedAccount) -> None:
    """Tell an account what was done with another, where it is known."""
    for key in turn.transaction.cooperations_of(account.adapter, account.platform_id):
        about = turn.about(key)
        identity = about.store.identities.first(adapter=account.adapter, platform_id=account.platform_id)
        text = about.words(message, platform=other.adapter.capitalize())
        if identity is not None and private_chats.tell(about, identity, text):
            return


def _platform(account: Identity | LinkedAccount) -> str:
    return account.adapter.capitalize()
