"""Who was forgotten while something is open, and comes back: the place they held is theirs again; nobody counts twice.

What is closed names nobody: answers and voices are cut from whose they were. In what is open they keep pointing at the
nameless partner, and a fingerprint of each account waits beside it until all that is closed.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.decisions import DecisionStatus
from bot.domain.partners import Partner
from bot.domain.shadows import Shadow, fingerprint
from flows.partners.accounts import share

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.partners import Identity
    from bot.engine.stored.ports import Store
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

ALARM = "forget.shadows"
"""Looks whether shadows are still needed."""
LOOK_AGAIN = timedelta(hours=1)
_SALT_BYTES = 16


def leave(store: Store, partner: Partner, accounts: Iterable[Identity], now: datetime) -> bool:
    """Cut a partner off from what is closed; where they hold a place in what is open, remember their accounts' shadows.

    Return whether there are any.
    """
    _cut(store, partner, now)
    if not _holds(store, partner.id):
        return False
    known = store.of(Shadow).find()
    salt = known[0].salt if known else secrets.token_hex(_SALT_BYTES)
    for account in accounts:
        mark = fingerprint(account.adapter, account.platform_id, salt)
        store.of(Shadow).add(Shadow(partner_id=partner.id, salt=salt, fingerprint=mark, made_at=now))
    return True


def come_back(turn: SpokenTurn, identity: Identity) -> Partner | None:
    """Return the partner whose place an account held that was forgotten, bound to it again; None if it held none."""
    store = turn.store
    if not store.of(Shadow).first() or not let_go(store, turn.now):
        return None
    marks = {
        fingerprint(identity.adapter, identity.platform_id, salt)
        for salt in {one.salt for one in store.of(Shadow).find()}
    }
    found = next((one for one in store.of(Shadow).find() if one.fingerprint in marks), None)
    former = store.partners.get(found.partner_id) if found is not None else None
    if found is None or former is None:
        return None
    store.of(Shadow).remove(found)
    partner = former if _is_known(store, former) else _anew(store, former, turn.now)
    store.identities.put(replace(identity, partner_id=partner.id))
    share(turn.transaction, store, identity)
    return partner


def let_go(store: Store, now: datetime) -> bool:
    """Cut what has been closed meanwhile off from those who were forgotten; return whether anything is still open."""
    for partner_id in {one.partner_id for one in store.of(Shadow).find()}:
        partner = store.partners.get(partner_id)
        if partner is not None and not _is_known(store, partner):
            _cut(store, partner, now)
        if not _holds(store, partner_id):
            for shadow in store.of(Shadow).find(partner_id=partner_id):
                store.of(Shadow).remove(shadow)
    return store.of(Shadow).first() is not None


def look_again(turn: Turn, _subject: int, _due_at: datetime) -> None:
    """Let go of what has been closed, and come again as long as anything is open."""
    if let_go(turn.store, turn.now):
        turn.set_alarm(ALARM, 0, turn.now + LOOK_AGAIN)


def clock_set_back(turn: Turn) -> None:
    """Look at once whether shadows are still needed: after a clock was set back, the next look may be far off."""
    turn.set_alarm(ALARM, 0, turn.now)


def _is_known(store: Store, partner: Partner) -> bool:
    return store.identities.first(partner_id=partner.id) is not None


def _open_rounds(store: Store) -> set[int]:
    return {one.id for one in store.rounds.find(closed_at=None)}


def _open_decisions(store: Store) -> set[int]:
    return {one.id for one in store.decisions.find(status=DecisionStatus.OPEN)}


def _holds(store: Store, partner_id: int) -> bool:
    """Whether a partner has a part in anything that is open."""
    rounds, decisions = _open_rounds(store), _open_decisions(store)
    return (
        any(one.round_id in rounds for one in store.answers.find(partner_id=partner_id))
        or any(one.round_id in rounds for one in store.participations.find(partner_id=partner_id))
        or any(one.decision_id in decisions for one in store.voices.find(partner_id=partner_id))
    )


def _cut(store: Store, partner: Partner, now: datetime) -> None:
    """Let what a partner said in all that is closed be nobody's in particular."""
    rounds, decisions = _open_rounds(store), _open_decisions(store)
    for answer in store.answers.find(partner_id=partner.id):
        if answer.round_id not in rounds:
            store.answers.put(replace(answer, partner_id=None))
    for voice in store.voices.find(partner_id=partner.id):
        if voice.decision_id not in decisions:
            store.voices.put(replace(voice, partner_id=None))
    _let_strangers_stand_in(store, partner, rounds, now)


def _let_strangers_stand_in(store: Store, partner: Partner, rounds: set[int], now: datetime) -> None:
    """Let the part taken in each closed anonymous round be that of a nameless partner of its own.

    So the round's numbers stay, and nothing says that one person took part in several.
    """
    strangers: dict[int, int] = {}
    for taken in store.participations.find(partner_id=partner.id):
        if taken.round_id in rounds:
            continue
        if taken.round_id not in strangers:
            nobody = Partner(name="", organisation_id=partner.organisation_id, joined_at=now, left_at=now)
            strangers[taken.round_id] = store.partners.add(nobody).id
        store.participations.put(replace(taken, partner_id=strangers[taken.round_id]))


def _anew(store: Store, former: Partner, now: datetime) -> Partner:
    """Return a new partner in the place of a nameless one.

    The nameless one stays with what is closed: there its coming and going must not change any numbers.
    """
    partner = store.partners.add(replace(former, joined_at=now, left_at=None, away_until=None))
    for answer in store.answers.find(partner_id=former.id):
        store.answers.put(replace(answer, partner_id=partner.id))
    for taken in store.participations.find(partner_id=former.id):
        store.participations.put(replace(taken, partner_id=partner.id))
    for round_ in store.rounds.find(closed_at=None):
        asked = tuple(partner.id if one == former.id else one for one in round_.asked)
        store.rounds.put(replace(round_, asked=asked))
    store.hand_over(former.id, partner.id)
    return partner
