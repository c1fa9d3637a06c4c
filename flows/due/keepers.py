"""Who keeps what comes due, and who of them can be told alone: keepers, senders, who does tasks, coordinators."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.communication import CommunicationLine
from bot.domain.partners import Partner
from bot.domain.tasks import Task, agreed_to
from bot.engine.turn import private_chats
from bot.engine.turn.deputies import told_first
from bot.engine.vocabulary.folding import fold
from flows.due.things import keep
from flows.partners.coordination import coordinators

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.partners import Identity
    from bot.engine.turn.turn import Turn
    from flows.due.things import Thing


@dataclass(frozen=True, slots=True)
class Keepers:
    """The partners who take part at present, as those who keep something."""

    present: Mapping[int, Partner]
    senders: Mapping[str, Partner]
    """By what a line's sender may be called, folded: a partner by name, one of an organisation by its name."""
    firsts: Mapping[int, Partner]
    """By an organisation's id the first of its people, those in front who can be written to alone."""
    reached: frozenset[int]
    """Ids of those who can be written to alone."""

    @classmethod
    def of(cls, turn: Turn) -> Keepers:
        """Look up who takes part."""
        present = turn.store.partners.find(left_at=None)
        reached = frozenset(one.id for one in present if private_chats.reaches(turn, one))
        first: dict[int, Partner] = {}
        for one in sorted(present, key=lambda partner: (partner.id not in reached, partner.id)):
            first.setdefault(one.organisation_id, one)
        houses = turn.store.organisations.find()
        senders = {
            fold(house.name): first[house.merged_into or house.id]
            for house in houses
            if (house.merged_into or house.id) in first
        }
        senders |= {fold(one.name): one for one in reversed(present) if one.name}
        return cls({one.id: one for one in present}, senders, first, reached)

    def keeper(self, thing: Thing) -> Partner | None:
        """Return who keeps a thing: who has taken it on, else for a line of the plan one who is its sender.

        A task is kept by who of its organisation said yes or was asked by name, else by the first of its people.
        """
        found = self.present.get(thing.keeper_id) if thing.keeper_id is not None else None
        if isinstance(thing, Task):
            theirs = found is not None and found.organisation_id == thing.organisation_id
            return found if theirs else self.firsts.get(thing.organisation_id)
        if found is None and isinstance(thing, CommunicationLine):
            return self.senders.get(fold(thing.sender))
        return found

    def who_may_do(self, task: Task) -> frozenset[int]:
        """Return the ids of those whose task it is: who said yes or was asked, else all of its organisation."""
        found = self.present.get(task.keeper_id) if task.keeper_id is not None else None
        if found is not None and found.organisation_id == task.organisation_id:
            return frozenset({found.id})
        return frozenset(one.id for one in self.present.values() if one.organisation_id == task.organisation_id)

    def told_alone(self, thing: Thing) -> int | None:
        """Return the id of who keeps a thing, if they can be written to alone."""
        found = self.keeper(thing)
        return found.id if found is not None and found.id in self.reached else None


def keep_from_now(turn: Turn, thing: Thing, partner: Partner) -> Thing:
    """Store that a partner keeps a thing from now on."""
    if isinstance(thing, Task):
        return keep(turn, agreed_to(thing, partner.id, partner.organisation_id))
    return keep(turn, replace(thing, keeper_id=partner.id))


def reached_coordinators(turn: Turn) -> list[Identity]:
    """Return the coordinators, and deputies of those who are away, who can be written to alone: one for each person."""
    accounts = coordinators(turn.store)
    known = {one.partner_id for one in accounts}
    for deputy in told_first(turn):
        if isinstance(deputy, Partner) and deputy.id not in known:
            accounts += turn.store.identities.find(partner_id=deputy.id)[:1]
    return [one for one in accounts if private_chats.reaches(turn, one)]
