"""Organisations by name: in an export they stand for the persons, whose names do not leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.vocabulary.folding import fold

if TYPE_CHECKING:
    from bot.engine.turn.turn import Turn


class Houses:
    """The organisations of a cooperation by name: they stand for the persons, whose names leave no export."""

    def __init__(self, turn: Turn) -> None:
        self._names = {one.id: one.name for one in turn.store.organisations.find()}
        partners = turn.store.partners.find()
        self._of = {one.id: one.organisation_id for one in partners}
        self._people = {fold(one.name): one.organisation_id for one in partners if one.name}

    def named(self, organisation: int | None) -> str:
        """Return an organisation's name; empty for none."""
        return self._names.get(organisation or 0, "")

    def of(self, partner: int | None) -> str:
        """Return the name of a partner's organisation; empty for nobody."""
        return self.named(self._of.get(partner or 0))

    def instead_of(self, typed: str) -> str:
        """Return what was typed, or the organisation where that is a partner's name."""
        return self.named(self._people[fold(typed)]) if fold(typed) in self._people else typed
