"""The glossary: one thing and the word that each sector has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.partners import Sector
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.steps import Option
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import catalogue
from flows.paging import asked_page, say_page
from flows.searching import search

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from flows.catalogue import Term
    from flows.paging import ListPage


def handle(turn: SpokenTurn, typed: str) -> None:
    """List the words, page by page, or show those that are meant."""
    asked = asked_page(typed)
    first = _own_sector(turn)
    if not asked.rest.strip():
        say_page(turn, catalogue().terms, asked, "glossary", lambda page: _written(turn, page, first))
        return
    found = find(turn, typed)
    if not found:
        turn.refuse("glossary-unknown", typed=typed)
    else:
        turn.say(paragraphs(*(_entry(turn, term, first) for term in found)))


def find(turn: SpokenTurn, typed: str) -> list[Term]:
    """Return the terms that a word means, whoever says so, in either language."""
    options = tuple(
        Option(
            term.key,
            term.neutral.text(turn.language),
            tuple(
                word.strip()
                for both in (term.neutral, *(term.reading(sector) for sector in Sector))
                for text in (both.de, both.en)
                for word in (text, *text.split(","))
            ),
        )
        for term in catalogue().terms
    )
    wanted = {option.key for option in search(typed, options)}
    return [term for term in catalogue().terms if term.key in wanted]


def _own_sector(turn: SpokenTurn) -> Sector | None:
    """Return the sector whose words come first: one's own, alone with the bot; None in groups, where all read along."""
    if not turn.private or turn.partner is None:
        return None
    house = turn.store.organisations.get(turn.partner.organisation_id)
    return house.sector if house is not None else None


def _written(turn: SpokenTurn, page: ListPage[Term], first: Sector | None) -> Markup:
    lines = "\n".join(f"- {_line(turn, term, first)}" for term in page.entries)
    if first is None:
        head = turn.words("glossary-head", count=page.count)
    else:
        head = turn.words("glossary-head-own", count=page.count, sector=_sector(turn, first))
    return paragraphs(head, Markup(lines))


def _line(turn: SpokenTurn, term: Term, first: Sector | None) -> Markup:
    """Write a term in one line."""
    head, others = _readings(turn, term, first)
    return turn.words("glossary-line", word=head, others=" · ".join(f"{who}: {word}" for who, word in others))


def _entry(turn: SpokenTurn, term: Term, first: Sector | None) -> Markup:
    """Write a term with a line for each that says it otherwise."""
    head, others = _readings(turn, term, first)
    lines = "\n".join(f"- {turn.words('glossary-reading', who=who, word=word)}" for who, word in others)
    return paragraphs(turn.words("glossary-word", word=head), Markup(lines))


def _readings(turn: SpokenTurn, term: Term, first: Sector | None) -> tuple[str, list[tuple[str, str]]]:
    """Return the word that comes first, and how the others say it."""
    neutral = term.neutral.text(turn.language)
    sectors = [(sector, term.reading(sector).text(turn.language)) for sector in Sector]
    others = [(_sector(turn, sector), word) for sector, word in sectors if sector is not first]
    if first is None:
        return neutral, others
    return term.reading(first).text(turn.language), [(turn.words.label("glossary-neutral"), neutral), *others]


def _sector(turn: SpokenTurn, sector: Sector) -> str:
    return turn.words.label(f"sector-{sector.value.replace('_', '-')}")


FLOW = Flow(id="glossary", commands=(Command(name="glossary", german="glossar", handle=handle, attributed=False),))
