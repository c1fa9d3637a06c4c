"""Stakeholders in words: one of them, all of them, and the two-by-two of influence and interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain import stakeholders
from bot.domain.stakeholders import Quadrant, Stakeholder
from bot.engine.vocabulary.folding import fold
from bot.engine.wording import Markup, paragraphs
from flows.due.things import keeper_of, next_day
from flows.paging import asked_page, say_page
from flows.picture import PICTURE, show_picture
from flows.stakeholder.picture import STAKEHOLDERS
from flows.stakeholder.steps import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.partners import Sector
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.wording import Words
    from flows.paging import ListPage


def summary(turn: SpokenTurn, one: Stakeholder) -> Markup:
    """Say all about one stakeholder in a few lines."""
    by = keeper_of(turn, one)
    return turn.words(
        "stakeholder-summary",
        name=one.name,
        sector=_sector(turn.words, one.sector),
        influence=str(one.influence),
        interest=str(one.interest),
        quadrant=_quadrant(turn.words, stakeholders.quadrant(one.influence, one.interest)),
        rhythm=turn.words.label("stakeholder-every", days=one.every_days),
        day=next_day(turn, one),
        keeper=turn.words("due-keeper", keeper=by) if by else turn.words("due-no-keeper"),
    )


def _sector(words: Words, of: Sector) -> str:
    return words.label(f"sector-{of.value.replace('_', '-')}")


def _quadrant(words: Words, of: Quadrant) -> str:
    return words.label(f"quadrant-{of.value.replace('_', '-')}")


def show(turn: SpokenTurn, typed: str) -> None:
    """List all, and where they stand in the two-by-two of influence and interest; or show that as a picture."""
    everybody = listed(turn)
    if not everybody:
        turn.say(turn.words("stakeholders-none"))
        return
    if fold(typed) in PICTURE:
        show_picture(turn, STAKEHOLDERS, "stakeholders-none")
        return
    say_page(turn, everybody, asked_page(typed), "stakeholders", lambda page: _written(turn, page))


def _written(turn: SpokenTurn, page: ListPage[Stakeholder]) -> Markup:
    """Write a page, with the two-by-two of those on it."""
    return paragraphs(
        turn.words("stakeholders-head", count=page.count),
        "\n".join(f"- {_line(turn, one)}" for one in page.entries),
        turn.words("stakeholders-two-by-two", all="yes" if page.is_all else "no"),
        "\n".join(f"- {line}" for line in _two_by_two(turn, page.entries)),
    )


def _line(turn: SpokenTurn, one: Stakeholder) -> Markup:
    by = keeper_of(turn, one)
    return turn.words(
        "stakeholders-line",
        number=str(one.number),
        name=one.name,
        sector=_sector(turn.words, one.sector),
        rhythm=turn.words.label("stakeholder-every", days=one.every_days),
        day=next_day(turn, one),
        keeper=by or turn.words.label("due-no-keeper"),
    )


def _two_by_two(turn: SpokenTurn, everybody: Sequence[Stakeholder]) -> list[Markup]:
    there = {
        corner: [one.name for one in everybody if stakeholders.quadrant(one.influence, one.interest) is corner]
        for corner in Quadrant
    }
    nobody = turn.words.label("stakeholders-corner-nobody")
    return [
        turn.words(f"stakeholders-corner-{corner.value.replace('_', '-')}", names=", ".join(names) or nobody)
        for corner, names in there.items()
    ]
