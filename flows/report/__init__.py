"""The report: the wheel and ten lines at once, and on request a document to file, in several readings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.engine.exchange.content import escape
from bot.engine.turn.pictures import send_document, send_picture
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword
from bot.engine.wording import Markup, paragraphs
from flows.check_in.pictures import WHEEL
from flows.report.handover import HANDOVER, hand_over
from flows.report.paper import KINDS, REPORTS, called, ten_lines
from flows.report.readings import TYPED, Readership

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

_HANDOVER: Final = "handover"
_WORDS: Final = {**TYPED, _HANDOVER: ("übergabe", "dossier")}


def handle(turn: SpokenTurn, typed: str) -> None:
    """Show the wheel and ten lines; or send the document that was asked for."""
    action, rest = keyword(typed, _WORDS)
    if rest or (typed.strip() and action is None):
        turn.say(turn.words("report-unknown", typed=typed))
    elif action == _HANDOVER:
        hand_over(turn)
    elif action is not None:
        send_document(turn, KINDS[Readership(action)], turn.place)
    else:
        _at_once(turn)


def _at_once(turn: SpokenTurn) -> None:
    if WHEEL.sketch(turn, 0) is not None:
        send_picture(turn, WHEEL.kind, turn.place)
    lines = Markup("\n".join(f"- {escape(line)}" for line in ten_lines(turn)))
    turn.say(paragraphs(turn.words("report-head", name=called(turn)), lines, turn.words("report-documents")))


FLOW: Final = Flow(
    id="report",
    commands=(Command(name="report", german="bericht", who=Who.PARTNER, handle=handle),),
    documents=(*REPORTS, HANDOVER),
)
