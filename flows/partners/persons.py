"""Choosing one of the people who take part: by name, with the organisation to tell them apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.questions import Pick
from bot.engine.vocabulary.steps import MisfitError, Option

if TYPE_CHECKING:
    from bot.domain.partners import Partner
    from bot.engine.stored.ports import Store
    from bot.engine.vocabulary.steps import View


def people_named(store: Store, people: list[Partner]) -> list[Option]:
    """Offer partners by name and organisation; a bare name is enough where only one has it."""
    houses = {house.id: house.name for house in store.organisations.find()}
    alike = Counter(fold(person.name) for person in people)
    return [
        Option(
            f"p{person.id}",
            f"{person.name} ({houses.get(person.organisation_id, '')})",
            (person.name,) if alike[fold(person.name)] == 1 else (),
        )
        for person in people
    ]


@dataclass(frozen=True, eq=False, kw_only=True)
class Person(Pick):
    """One person out of those offered; says so if none is."""

    nobody: str
    """Wording for when there is nobody to pick."""

    def read(self, typed: str, view: View) -> str:
        """Return the key of who was meant. Raises MisfitError."""
        offered = self.options(view)
        if not offered:
            raise MisfitError(self.nobody)
        return super().read(typed, view)
