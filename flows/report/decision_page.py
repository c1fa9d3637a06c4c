"""A decision as a page: its text, what became of it, and what organisations said to it; no person is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.engine.exchange.content import plain
from bot.engine.vocabulary.sketch import Document, Draft
from bot.reporting.paper import Paper, PaperPassage
from flows.decision.showing import turnout
from flows.due.things import today_of
from flows.export.decision_log import heading_of, parts_of
from flows.export.gathering import decided
from flows.naming import home_name

if TYPE_CHECKING:
    from bot.engine.turn.turn import PlacedTurn

KIND: Final = "decision.page"


def _draft(turn: PlacedTurn, about: int) -> Draft | None:
    decision = turn.store.decisions.get(about)
    if decision is None:
        return None
    label, (exported, voices) = turn.words.label, decided(turn, [decision.id])
    spoken = plain(turnout(turn, decision))
    paper = Paper(
        language=turn.language.value,
        title=heading_of(turn, exported[0]),
        subtitle=home_name(turn),
        date=label("report-date", day=turn.words.day(today_of(turn))),
        origin=label("report-origin", name=home_name(turn)),
        table=label("report-table"),
        summary=(*parts_of(turn, exported[0], voices), *((PaperPassage(text=spoken),) if spoken else ())),
    )
    return Draft(
        name=f"b-{decision.number}.html",
        media_type="text/html",
        caption=turn.words("report-decision-caption", number=str(decision.number)),
        content=paper,
        press="page",
    )


DECISION_PAGE: Final = Document(kind=KIND, draft=_draft)
