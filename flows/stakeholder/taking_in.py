"""Taking in as stakeholders who was named in the list that somebody gave in a check-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.dialogues.progress import begin
from bot.engine.exchange.content import Choice, Content
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.check_in.naming import TAKE_IN_CARD, new_names
from flows.stakeholder.dialogues import ADDING

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn


def render(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Name the entries that can be taken in; once there are none, say that."""
    answer = turn.store.answers.get(shown.subject)
    found = new_names(turn, answer) if answer is not None else {}
    if not found:
        return Content(turn.words("stakeholder-all-taken-in"))
    lines = "\n".join(f"- {turn.words('stakeholder-named', name=name)}" for name in found.values())
    choices = (
        Choice(key, turn.words.label("stakeholder-take-in", name=name), row=row)
        for row, (key, name) in enumerate(found.items())
    )
    return Content(paragraphs(turn.words("stakeholder-take-in-offer"), Markup(lines)), tuple(choices))


def take_in(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Begin to add the entry as a stakeholder, with its name filled in."""
    answer = turn.store.answers.get(shown.subject)
    name = new_names(turn, answer).get(key) if answer is not None else None
    if name is None:
        turn.changed(TAKE_IN_CARD, shown.subject)
        turn.refuse("stale-choice")
    else:
        begin(turn, ADDING, (name,))


TAKE_IN = Card(kind=TAKE_IN_CARD, render=render, tap=take_in, who=Who.PARTNER, follows=False)
