"""The report in ten lines, with a choice for each document; tapped in a group, it comes in the private chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.engine.dialogues.alone import find_alone, lead
from bot.engine.exchange.content import Choice, Content, escape
from bot.engine.turn.pictures import send_document
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.check_in.results import lights
from flows.naming import home_name
from flows.report.handover import hand_over
from flows.report.paper import KINDS, PAGES, ten_lines
from flows.report.readings import Readership

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn

CARD_KIND: Final = "report"
_HANDOVER: Final = "handover"
_OFFERED: Final[Mapping[str, str]] = {
    "pdf": KINDS[Readership.ADMINISTRATION],
    "page": PAGES[Readership.ADMINISTRATION],
    "business": KINDS[Readership.BUSINESS],
    "civil": KINDS[Readership.CIVIL],
    "plain": KINDS[Readership.PLAIN],
}
"""Documents by the key of their choice, in the order that they are offered."""
_IN_A_ROW: Final = 2


def show_lines(turn: SpokenTurn) -> None:
    """Put the ten lines where the turn came from; the dossier is offered only to a coordinator alone."""
    turn.show(CARD_KIND, int(turn.private and turn.coordinates), channel=turn.place)


def render(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Show the lines as they are when it is posted; a tap changes nothing of them."""
    lines = Markup("\n".join(f"- {escape(line)}" for line in ten_lines(turn, lights(turn))))
    text = paragraphs(turn.words("report-head", name=home_name(turn)), lines, turn.words("report-documents"))
    offered = (*_OFFERED, *((_HANDOVER,) if shown.subject else ()))
    return Content(
        text,
        tuple(
            Choice(key, turn.words.label(f"report-as-{key}"), row=place // _IN_A_ROW)
            for place, key in enumerate(offered)
        ),
    )


def tap(turn: SpokenTurn, _shown: ShownCard, key: str) -> None:
    """Send a document to whoever tapped, alone where that is possible: a group stays quiet."""
    if key == _HANDOVER:
        hand_over(turn)
    elif turn.private or turn.account is None:
        send_document(turn, _OFFERED[key], turn.place)
    elif (found := find_alone(turn, turn.account)) is not None:
        send_document(turn, _OFFERED[key], found[0])
        turn.toast("report-alone")
    elif not lead(turn):
        send_document(turn, _OFFERED[key], turn.place)


CARD: Final = Card(kind=CARD_KIND, render=render, tap=tap, follows=False)
