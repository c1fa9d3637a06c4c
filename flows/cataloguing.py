"""The catalogue in force: how much there is to ask and to know, and what did not come with Dreiklang."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cycle import Field, Phase
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import Both, Method, PhaseRhythm, built_in, field_name, in_force, phase_name
from flows.catalogue.merging import differing
from flows.paging import asked_page, say_page

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from flows.catalogue.merging import CatalogueDifference
    from flows.paging import ListPage


def handle(turn: SpokenTurn, typed: str) -> None:
    """Say what is in force, and list what differs, page by page."""
    found = differing(built_in(), in_force(turn.store))
    if not found:
        turn.say(paragraphs(_in_force(turn), turn.words("catalogue-shipped")))
        return
    say_page(turn, found, asked_page(typed), "catalogue", lambda page: _written(turn, page))


def _in_force(turn: SpokenTurn) -> Markup:
    whole = in_force(turn.store)
    return turn.words(
        "catalogue-in-force",
        questions=len(whole.questions),
        criteria=sum(len(guide.done) for guide in whole.phases),
        methods=len(whole.methods),
        factors=len(whole.factors),
    )


def _written(turn: SpokenTurn, page: ListPage[CatalogueDifference]) -> Markup:
    head = _in_force(turn) if page.is_first else Markup()
    lines = "\n".join(f"- {_line(turn, one)}" for one in page.entries)
    return paragraphs(head, turn.words("catalogue-differs", count=page.count), Markup(lines))


def _line(turn: SpokenTurn, one: CatalogueDifference) -> Markup:
    return turn.words(
        "catalogue-line",
        kind=turn.words.label(f"catalogue-kind-{one.kind}"),
        change="new" if one.added else "other",
        text=_text(turn, one),
    )


def _text(turn: SpokenTurn, one: CatalogueDifference) -> str:
    """Return what is read of an entry, as it is in the catalogue; of a rhythm its days."""
    entry = one.entry
    if isinstance(entry, Method):
        phase, field = one.key.split(", ")
        where = f"{phase_name(Phase(phase), turn.language)}, {field_name(Field(field), turn.language)}"
        return f"{entry.name.text(turn.language)} ({where})"
    if isinstance(entry, PhaseRhythm):
        name = phase_name(Phase(one.key), turn.language)
        return turn.words.label("catalogue-rhythm", phase=name, days=entry.check_in_days)
    if isinstance(entry, Both):
        return entry.text(turn.language)
    raise TypeError(one.kind)


FLOW = Flow(id="catalogue", commands=(Command(name="catalogue", german="katalog", handle=handle, attributed=False),))
