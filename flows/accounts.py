"""One person with several accounts: joining them, what was said with either counts once, and parting them again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.partners import Identity

if TYPE_CHECKING:
    from bot.domain.linking import LinkCode
    from bot.engine.ports import Store
    from bot.engine.turn import Turn


def join_accounts(turn: Turn, about: Turn, code: LinkCode) -> None:
    """Make the sender's account and the one a code was given to one person, in every cooperation that knows either."""
    here = turn.account
    assert here is not None  # noqa: S101 - somebody typed the code
    there = about.store.identities.first(adapter=code.adapter, platform_id=code.person)
    if there is None or (there.adapter, there.platform_id) == (here.adapter, here.platform_id):
        turn.refuse("link-same-account")
        return
    known = {
        *turn.transaction.cooperations_of(there.adapter, there.platform_id),
        *turn.transaction.cooperations_of(here.adapter, here.platform_id),
    }
    for key in sorted(known):
        _join_in(turn.transaction.store(key), there, here)
    about.forget_who()
    turn.forget_who()
    about.say(about.words("link-account-joined", platform=there.adapter.capitalize()))
    about.tell(there, about.words("link-account-told", platform=here.adapter.capitalize()), turning=False)


def _join_in(store: Store, first: Identity, second: Identity) -> None:
    """Make two accounts one person in one cooperation; what either may do, both may."""
    one, two = (
        store.identities.first(adapter=account.adapter, platform_id=account.platform_id)
        or store.identities.add(Identity(adapter=account.adapter, platform_id=account.platform_id, name=account.name))
        for account in (first, second)
    )
    if one.partner_id is not None and two.partner_id is not None and one.partner_id != two.partner_id:
        _merge(store, keep=one.partner_id, drop=two.partner_id)
    partner = one.partner_id or two.partner_id
    coordinates = one.coordinates or two.coordinates
    for identity in (one, two):
        store.identities.put(replace(identity, partner_id=partner, coordinates=coordinates))


def _merge(store: Store, *, keep: int, drop: int) -> None:
    """Let one partner have said what two have said; where both have, the one that is kept counts."""
    for answer in store.answers.find(partner_id=drop):
        if store.answers.first(round_id=answer.round_id, question=answer.question, partner_id=keep):
            store.answers.remove(answer)
        else:
            store.answers.put(replace(answer, partner_id=keep))
    for took_part in store.participations.find(partner_id=drop):
        if store.participations.first(round_id=took_part.round_id, question=took_part.question, partner_id=keep):
            store.participations.remove(took_part)
        else:
            store.participations.put(replace(took_part, partner_id=keep))
    for round_ in store.rounds.find():
        if drop in round_.asked:
            asked = dict.fromkeys(keep if one == drop else one for one in round_.asked)
            store.rounds.put(replace(round_, asked=tuple(asked)))
        for card in ("check_in.round", "check_in.question"):
            store.touch_cards(card, round_.id)
    former, kept = store.partners.get(drop), store.partners.get(keep)
    store.hand_over(drop, keep)
    if former is not None:
        if kept is not None and kept.left_at is not None and former.left_at is None:
            store.partners.put(replace(kept, left_at=None, organisation_id=former.organisation_id))
        store.partners.remove(former)


def part_account(turn: Turn) -> None:
    """Take the sender's account off the person, who stays with the others."""
    assert turn.sender is not None  # noqa: S101 - somebody asked
    parted = False
    for key in turn.transaction.cooperations_of(turn.place.adapter, turn.sender.platform_id):
        store = turn.transaction.store(key)
        identity = store.identities.first(adapter=turn.place.adapter, platform_id=turn.sender.platform_id)
        if identity is not None and identity.partner_id is not None:
            others = [one for one in store.identities.find(partner_id=identity.partner_id) if one.id != identity.id]
            if others:
                store.identities.put(replace(identity, partner_id=None, coordinates=False))
                parted = True
    if not parted:
        turn.refuse("unlink-only-account")
        return
    turn.forget_who()
    turn.say(turn.words("unlink-account-parted"))
