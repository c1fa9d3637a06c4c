"""The dossier for whoever takes over coordination: what is open, promised, kept and decided; for coordinators alone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.decisions import DecisionStatus
from bot.domain.force_field import Force, ForceKind
from bot.domain.tasks import Task
from bot.engine.dialogues.alone import lead
from bot.engine.turn import private_chats
from bot.engine.turn.deputies import reads_as_coordinator
from bot.engine.turn.pictures import send_document
from bot.engine.vocabulary.sketch import Document
from bot.reporting.paper import PaperPassage, PaperSection, PaperTable
from flows.due.things import house_of
from flows.naming import home_name
from flows.report.dates import next_dates
from flows.report.paper import added, draft, framed
from flows.report.readings import NOTHING
from flows.report.sections import decided, in_force

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.domain.decisions import Decision
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn
    from bot.engine.vocabulary.sketch import Draft

KIND: Final = "report.handover"


def hand_over(turn: SpokenTurn) -> None:
    """Send the dossier to the coordinator who asks for it, alone."""
    if not turn.coordinates:
        turn.refuse("refused-coordinator")
    elif turn.private:
        send_document(turn, KIND, turn.place)
    elif turn.account is not None and (found := private_chats.find(turn, turn.account)) is not None:
        send_document(turn, KIND, found[0])
        turn.say(turn.words("report-handover-alone"))
    elif not lead(turn):
        turn.say(turn.words("report-handover-in-private"))


def _draft(turn: PlacedTurn, _about: int) -> Draft | None:
    if not reads_as_coordinator(turn):
        return None
    content = framed(
        turn,
        title=turn.words.label("report-handover-title", name=home_name(turn)),
        subtitle=turn.words.label("report-handover-subtitle"),
    )
    steps = tuple(partial(_with, one) for one in (_open, _promises, _contacts, _dates, _decided))
    return replace(draft(turn, "handover", "report-handover-caption", content), steps=steps)


def _with(section: Callable[[PlacedTurn], PaperSection], turn: PlacedTurn, begun: Draft) -> Draft | None:
    return added(begun, section(turn)) if reads_as_coordinator(turn) else None


def _section(turn: PlacedTurn, name: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> PaperSection:
    label = turn.words.label
    heading = label(f"report-handover-{name}")
    if not rows:
        return PaperSection(heading=heading, parts=(PaperPassage(text=label("report-handover-none")),))
    table = PaperTable(
        caption=heading, head=tuple(label(f"report-column-{one}") for one in columns), rows=tuple(rows), wide=1
    )
    return PaperSection(heading=heading, parts=(table,))


def _named(turn: PlacedTurn, partner_id: int | None) -> str:
    """Return a partner's name; a dash where nobody keeps it, or who did has left."""
    found = turn.store.partners.get(partner_id) if partner_id is not None else None
    return found.name if found is not None and found.left_at is None else NOTHING


def _open(turn: PlacedTurn) -> PaperSection:
    """Return what waits: open decisions with their deadlines, and what hinders."""
    zone, words = turn.zone, turn.words
    rows = [
        (f"B-{one.number}", one.text, words.day(one.closes_at.astimezone(zone).date()))
        for one in turn.store.decisions.find(status=DecisionStatus.OPEN)
    ]
    rows += [
        (words.label("report-handover-barrier"), one.text, NOTHING)
        for one in turn.store.of(Force).find()
        if one.stands and one.kind is ForceKind.BARRIER
    ]
    return _section(turn, "open", ("number", "what", "until"), rows)


def _promises(turn: PlacedTurn) -> PaperSection:
    rows = [
        (house_of(turn, one.organisation_id), one.what, _named(turn, one.keeper_id), turn.words.day(one.due_on))
        for one in sorted(turn.store.of(Task).find(), key=lambda one: (one.due_on, one.number))
        if one.is_open
    ]
    return _section(turn, "promises", ("organisation", "what", "keeper", "until"), rows)


def _contacts(turn: PlacedTurn) -> PaperSection:
    """Return stakeholders and lines of the communication plan, each with who keeps it and when it is due next."""
    day = turn.words.day
    rows = [
        (day(one.next_on), one.name, _named(turn, one.keeper_id))
        for one in sorted(turn.store.stakeholders.find(dropped=False), key=lambda one: (one.next_on, one.number))
    ]
    rows += [
        (
            day(one.next_on),
            turn.words.label("report-handover-inform", audience=one.audience, topic=one.topic),
            one.sender,
        )
        for one in sorted(turn.store.communication_lines.find(dropped=False), key=lambda one: (one.next_on, one.number))
    ]
    return _section(turn, "contacts", ("day", "contact", "keeper"), rows)


def _dates(turn: PlacedTurn) -> PaperSection:
    return _section(turn, "dates", ("day", "what"), next_dates(turn))


def _decided(turn: PlacedTurn) -> PaperSection:
    rows = [(f"B-{one.number}", decided(turn, one), _why(turn, one)) for one in in_force(turn)]
    return _section(turn, "decided", ("number", "decision", "why"), rows)


def _why(turn: PlacedTurn, decision: Decision) -> str:
    """Return the reasons that were given with voices, without whose they are."""
    reasons = (one.reason for one in turn.store.voices.find(decision_id=decision.id) if one.reason)
    return "; ".join(sorted(reasons, key=str.casefold)) or NOTHING


HANDOVER: Final = Document(kind=KIND, draft=_draft)
