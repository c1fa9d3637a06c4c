"""One person with several accounts: what one of them is in a cooperation, all of them are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.partners import Identity

if TYPE_CHECKING:
    from bot.domain.linking import LinkedAccount
    from bot.engine.stored.ports import Store, Transaction
    from bot.engine.turn.spoken import SpokenTurn


def linked_with(transaction: Transaction, adapter: str, platform_id: str) -> list[LinkedAccount]:
    """Return all accounts of a person who has several, this one too, the first of them first; else nothing."""
    known = transaction.linked_accounts.first(adapter=adapter, platform_id=platform_id)
    return transaction.linked_accounts.find(person=known.person) if known is not None else []


def noted(turn: SpokenTurn) -> Identity:
    """Return the sender's account as the cooperation knows it; if it did not, it and those linked to it are noted."""
    if turn.identity is None:
        account = turn.account
        assert account is not None  # noqa: S101 - what is noted can be attributed
        turn.store.identities.add(account)
        share(turn.transaction, turn.store, account)
        turn.forget_who()
    assert turn.identity is not None  # noqa: S101 - it has just been noted
    return turn.identity


def share(transaction: Transaction, store: Store, account: Identity) -> None:
    """Let all accounts of a person be what one is in a cooperation: the same partner, and coordinator or not."""
    accounts = [
        store.identities.first(adapter=one.adapter, platform_id=one.platform_id)
        or store.identities.add(Identity(adapter=one.adapter, platform_id=one.platform_id, name=account.name))
        for one in linked_with(transaction, account.adapter, account.platform_id)
    ]
    partner = next((one.partner_id for one in accounts if one.partner_id is not None), None)
    coordinates = any(one.coordinates for one in accounts)
    for one in accounts:
        if (one.partner_id, one.coordinates) != (partner, coordinates):
            store.identities.put(replace(one, partner_id=partner, coordinates=coordinates))
