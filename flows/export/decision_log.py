"""The decision log as a document of its own: what was decided, by whom, and why."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bot.reporting.paper import Paper, PaperFacts, PaperPassage, PaperSection, PaperTable
from flows.export.gathering import DECISIONS_AT_ONCE, decided
from flows.export.sheets import called, column_name
from flows.naming import home_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.sketch import Draft
    from bot.reporting.exports.schema import ExportedDecision, ExportedVoice
    from bot.reporting.paper import PaperPart


def decision_log(turn: Turn, asked_for: Draft) -> Draft:
    """Return a draft of all decisions, the latest first, with the voices of organisations that stand, and reasons."""
    keys = tuple(one.id for one in reversed(turn.store.decisions.find()))
    paper = Paper(
        language=turn.language.value,
        title=turn.words.label("export-decisions-title", name=home_name(turn)),
        date=turn.words.day(turn.now.astimezone(turn.zone).date()),
        summary=(PaperPassage(text=turn.words.label("export-decisions-count", count=len(keys))),),
    )
    return replace(asked_for, content=paper, steps=(partial(_with_some, keys),))


def _with_some(left: tuple[int, ...], turn: Turn, begun: Draft) -> Draft:
    """Add some more decisions, of those `left`."""
    if not isinstance(begun.content, Paper):
        raise TypeError("a decision log is a paper")
    decisions, voices = decided(turn, left[:DECISIONS_AT_ONCE])
    sections = (
        PaperSection(
            heading=heading_of(turn, one),
            parts=tuple(parts_of(turn, one, [voice for voice in voices if voice.decision == one.number])),
        )
        for one in decisions
    )
    content = begun.content.model_copy(update={"sections": (*begun.content.sections, *sections)})
    rest = left[DECISIONS_AT_ONCE:]
    further = (partial(_with_some, rest),) if rest else ()
    return replace(begun, content=content, steps=(*further, *begun.steps))


def heading_of(turn: Turn, one: ExportedDecision) -> str:
    """Return what stands above a decision: its number, and where it stands."""
    return turn.words.label("export-decision-heading", number=str(one.number), status=called(turn, one.status))


def parts_of(turn: Turn, one: ExportedDecision, voices: Iterable[ExportedVoice]) -> Iterator[PaperPart]:
    """Yield its text, what holds for it, and the voices of organisations with their reasons; no person is named."""
    yield PaperPassage(text=one.text, leads=True)
    closed = one.closed.astimezone(turn.zone).date() if one.closed is not None else None
    facts = (
        ("kind", called(turn, one.kind)),
        ("opened", turn.words.day(one.opened.astimezone(turn.zone).date())),
        ("closes", "" if closed is not None else turn.words.day(one.closes.astimezone(turn.zone).date())),
        ("closed", turn.words.day(closed) if closed is not None else ""),
        ("proposed_by", one.proposed_by),
        ("phase", called(turn, one.phase) if one.phase is not None else ""),
        ("field", called(turn, one.field) if one.field is not None else ""),
        ("outcome", one.outcome),
        ("responsible", one.responsible),
        ("review_on", turn.words.day(one.review_on) if one.review_on is not None else ""),
        ("supersedes", str(one.supersedes or "")),
        ("superseded_by", str(one.superseded_by or "")),
    )
    yield PaperFacts(facts=tuple((column_name(turn, name), said) for name, said in facts if said))
    rows = tuple((voice.organisation, called(turn, voice.stance), voice.reason) for voice in voices)
    if rows:
        yield PaperTable(
            caption=turn.words.label("export-sheet-voices"),
            head=tuple(column_name(turn, name) for name in ("organisation", "stance", "reason")),
            rows=rows,
            wide=2,
        )
