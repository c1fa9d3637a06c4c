"""Where one person is known: their accounts and what they are in each cooperation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.cooperation import Channel, Cooperation
    from bot.domain.partners import Identity, Partner
    from bot.engine.stored.ports import Store
    from bot.engine.stored.sessions import Session
    from bot.engine.turn.spoken import SpokenTurn


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What one cooperation knows of a person."""

    cooperation: Cooperation
    store: Store
    identities: tuple[Identity, ...]
    partner: Partner | None
    """Also of somebody who has left."""

    @property
    def coordinates(self) -> bool:
        """Whether the person is a coordinator there."""
        return any(identity.coordinates for identity in self.identities)


def traces(turn: SpokenTurn) -> list[Trace]:
    """Return all that is known of the sender, with every account that was linked to this one.

    This crosses cooperations, so the result is for that person's eyes only.
    """
    waiting = {(turn.place.adapter, turn.sender.platform_id)}
    done = set[tuple[str, str]]()
    found: dict[tuple[int, int], Trace] = {}
    while waiting:
        adapter, person = account = waiting.pop()
        done.add(account)
        for key in turn.transaction.cooperations_of(adapter, person):
            trace = _trace(turn, key, adapter, person)
            if trace is not None:
                found[key, trace.identities[0].id] = trace
                waiting |= {(one.adapter, one.platform_id) for one in trace.identities} - done
    return [found[key] for key in sorted(found)]


def _trace(turn: SpokenTurn, key: int, adapter: str, person: str) -> Trace | None:
    cooperation = turn.transaction.cooperation(key)
    store = turn.transaction.store(key)
    identity = store.identities.first(adapter=adapter, platform_id=person)
    if cooperation is None or identity is None:
        return None
    partner = store.partners.get(identity.partner_id) if identity.partner_id else None
    accounts = tuple(store.same_person(identity))
    return Trace(cooperation=cooperation, store=store, identities=accounts, partner=partner)


def open_dialogues(turn: SpokenTurn, found: list[Trace]) -> Iterator[Session]:
    """Yield the dialogues that the person has begun and not finished, in groups and alone with the bot."""
    for channel, person in {
        (channel.id, person): (channel, person) for channel, person in _places(turn, found)
    }.values():
        yield from turn.transaction.sessions_of(channel.id, person)


def _places(turn: SpokenTurn, found: list[Trace]) -> Iterator[tuple[Channel, str]]:
    yield turn.place, turn.sender.platform_id
    for trace in found:
        groups = trace.store.channels.find()
        for identity in trace.identities:
            for channel in groups:
                if channel.adapter == identity.adapter:
                    yield channel, identity.platform_id
            for private in turn.transaction.private_channels(identity.adapter, identity.platform_id):
                yield private, identity.platform_id
