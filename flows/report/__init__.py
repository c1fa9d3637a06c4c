"""The report: the wheel and ten lines at once, a document to file in several readings, and links to pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.engine.turn.pictures import send_document, send_picture
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword
from flows.check_in.pictures import WHEEL, wheel
from flows.report.card import CARD, show_lines
from flows.report.decision_page import DECISION_PAGE
from flows.report.handover import HANDOVER, hand_over
from flows.report.links import give, manage
from flows.report.paper import KINDS, PAGES, REPORTS
from flows.report.readings import PAGE, TYPED, Readership

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

_HANDOVER: Final = "handover"
_PAGE: Final = "page"
_LINK: Final = "link"
_LINKS: Final = "links"
_WORDS: Final = {**TYPED, _PAGE: PAGE, _HANDOVER: ("übergabe", "dossier")}
_ALL_WORDS: Final = {**_WORDS, _LINK: ("verweis",), _LINKS: ("verweise",)}


def handle(turn: SpokenTurn, typed: str) -> None:
    """Show the wheel and ten lines; or send the document that was asked for, or a link to a page."""
    action, rest = keyword(typed, _ALL_WORDS)
    if action in {_LINK, _LINKS}:
        (give if action == _LINK else manage)(turn, rest)
        return
    kind = _document(action, rest)
    if not typed.strip():
        _at_once(turn)
    elif action == _HANDOVER and not rest:
        hand_over(turn)
    elif kind is not None:
        send_document(turn, kind, turn.place)
    else:
        turn.say(turn.words("report-unknown", typed=typed))


def _document(action: str | None, rest: str) -> str | None:
    """Return the kind of document that is meant: a reading, a page, or a reading as a page, in either order."""
    if action is None or action == _HANDOVER:
        return None
    if not rest:
        return PAGES[Readership.ADMINISTRATION] if action == _PAGE else KINDS[Readership(action)]
    other, more = keyword(rest, _WORDS)
    if more or other is None or other == _HANDOVER or (action == _PAGE) is (other == _PAGE):
        return None
    return PAGES[Readership(other if action == _PAGE else action)]


def _at_once(turn: SpokenTurn) -> None:
    if wheel(turn).shows_something:
        send_picture(turn, WHEEL.kind, turn.place)
    show_lines(turn)


FLOW: Final = Flow(
    id="report",
    commands=(Command(name="report", german="bericht", who=Who.PARTNER, handle=handle),),
    cards=(CARD,),
    documents=(*REPORTS, HANDOVER, DECISION_PAGE),
)
