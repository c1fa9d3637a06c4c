"""Taking along what a cooperation has: as a spreadsheet, as data, as text, as a calendar, for research."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.engine.dialogues.alone import begin_alone, find_alone, lead
from bot.engine.turn.deputies import reads_as_coordinator
from bot.engine.turn.pictures import send_document
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword
from bot.engine.vocabulary.sketch import Document, Draft
from bot.reporting.exports.research import CELL_FROM
from flows.choosing import Either
from flows.export import research
from flows.export.dates import date_book, has_dates
from flows.export.decision_log import decision_log
from flows.export.gathering import gathering
from flows.export.sheets import paper, workbook

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn, Turn
    from bot.engine.vocabulary.dialogue import Answers


class ExportForm(StrEnum):
    """What is to be taken along. The values are stored, and part of kinds of documents."""

    SHEET = "sheet"
    TEXT = "text"
    DATA = "data"
    CALENDAR = "calendar"
    DECISIONS = "decisions"
    RESEARCH = "research"


OPEN: Final = frozenset({ExportForm.CALENDAR, ExportForm.DECISIONS})
"""What the channel shows anyway: all who take part may have it, where they ask for it."""
TYPED: Final[dict[ExportForm, tuple[str, ...]]] = {
    ExportForm.SHEET: ("tabelle", "table", "xlsx", "excel", "spreadsheet", "calc"),
    ExportForm.TEXT: ("markdown", "md", "dokument", "document"),
    ExportForm.DATA: ("daten", "json"),
    ExportForm.CALENDAR: ("kalender", "termine", "ics", "ical", "dates"),
    ExportForm.DECISIONS: ("beschlüsse", "beschluesse", "beschlussbuch", "log"),
    ExportForm.RESEARCH: ("forschung", "forschungsdaten", "csv"),
}
_WORDS: Final = {form.value: typed for form, typed in TYPED.items()}

form = Either(id="form", among=ExportForm, wording="export-form", also=TYPED)


def handle(turn: SpokenTurn, typed: str) -> None:
    """Send what was asked for; without a word, ask what it is to be."""
    action, rest = keyword(typed, _WORDS)
    if rest or (typed.strip() and action is None):
        turn.refuse("export-unknown", typed=typed)
    elif action is None:
        begin_alone(turn, CHOOSING)
    else:
        deliver(turn, ExportForm(action))


def deliver(turn: SpokenTurn, wanted: ExportForm) -> None:
    """Send one form: where it was asked for if the channel shows it anyway, else alone and to coordinators only."""
    if wanted in OPEN:
        _send(turn, wanted, turn.place)
    elif not turn.may(Who.COORDINATOR):
        turn.refuse("refused-coordinator")
    elif wanted is ExportForm.RESEARCH:
        if research.has_something(turn):
            begin_alone(turn, research.CONFIRMING)
        else:
            turn.refuse("export-nothing-research", floor=CELL_FROM)
    elif turn.private:
        _send(turn, wanted, turn.place)
    else:
        place = find_alone(turn, turn.account) if turn.account is not None else None
        if place is not None:
            _send(turn, wanted, place[0])
            turn.say(turn.words("export-sent-alone"))
        elif not lead(turn):
            turn.refuse("export-in-private")


def _send(turn: SpokenTurn, wanted: ExportForm, channel: Channel) -> None:
    if _is_empty(turn, wanted):
        turn.say(turn.words(f"export-nothing-{wanted.value}"), channel=channel)
    else:
        send_document(turn, f"export.{wanted.value}", channel)


def _is_empty(turn: Turn, wanted: ExportForm) -> bool:
    """Tell whether there is nothing yet to take along."""
    match wanted:
        case ExportForm.CALENDAR:
            return not has_dates(turn)
        case ExportForm.DECISIONS:
            return not turn.store.decisions.find()
        case _:
            return not (turn.store.partners.find() or turn.store.rounds.find() or turn.home.challenge)


def choose(turn: SpokenTurn, answers: Answers) -> None:
    """Send what was chosen."""
    deliver(turn, answers[form])


def _sheet(turn: PlacedTurn, _about: int) -> Draft | None:
    if not reads_as_coordinator(turn):
        return None
    draft = Draft(
        name=turn.words.label("export-file-sheet"),
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        caption=turn.words("export-caption-sheet"),
        content=b"",
        press="spreadsheet",
    )
    return gathering(turn, draft, workbook)


def _text(turn: PlacedTurn, _about: int) -> Draft | None:
    if not reads_as_coordinator(turn):
        return None
    draft = Draft(
        name=turn.words.label("export-file-text"),
        media_type="text/markdown",
        caption=turn.words("export-caption-text"),
        content=b"",
        press="markdown",
    )
    return gathering(turn, draft, paper)


def _data(turn: PlacedTurn, _about: int) -> Draft | None:
    if not reads_as_coordinator(turn):
        return None
    draft = Draft(
        name=turn.words.label("export-file-data"),
        media_type="application/json",
        caption=turn.words("export-caption-data"),
        content=b"",
    )
    return gathering(turn, draft, lambda _, export: export)


def _calendar(turn: PlacedTurn, _about: int) -> Draft | None:
    draft = Draft(
        name=turn.words.label("export-file-calendar"),
        media_type="text/calendar",
        caption=turn.words("export-caption-calendar"),
        content=b"",
        press="calendar",
    )
    return date_book(turn, draft)


def _decisions(turn: PlacedTurn, _about: int) -> Draft | None:
    draft = Draft(
        name=turn.words.label("export-file-decisions"),
        media_type="text/markdown",
        caption=turn.words("export-caption-decisions"),
        content=b"",
        press="markdown",
    )
    return decision_log(turn, draft)


CHOOSING: Final = Dialogue(id="export", version=1, questions=(form,), on_end=choose, who=Who.PARTNER)
FLOW: Final = Flow(
    id="export",
    commands=(Command(name="export", german="export", who=Who.PARTNER, handle=handle),),
    dialogues=(CHOOSING, research.CONFIRMING),
    documents=(
        Document(kind="export.sheet", draft=_sheet),
        Document(kind="export.text", draft=_text),
        Document(kind="export.data", draft=_data),
        Document(kind="export.calendar", draft=_calendar),
        Document(kind="export.decisions", draft=_decisions),
        research.DOCUMENT,
    ),
)
