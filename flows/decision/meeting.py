"""Logging a decision that was taken in a meeting, with a number of its own."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.calendar import MORNING, Calendar
from bot.domain.decisions import Decision, DecisionKind, DecisionStatus, DecisionStep
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.folding import parts_of
from bot.engine.vocabulary.questions import FreeText, Pick
from bot.engine.wording import Markup, paragraphs
from flows.choosing import is_known, known_organisations
from flows.decision.days import PastDay
from flows.decision.proposing import MOST_CHARACTERS
from flows.decision.record import Role, day_of, note, tell_all
from flows.decision.showing import named, quoted

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers

text = FreeText(id="text", max_length=MOST_CHARACTERS)
day = PastDay(id="day", optional=True)
responsible = Pick(id="responsible", among=known_organisations, optional=True)


def log(turn: SpokenTurn, answers: Answers) -> None:
    """Store what was decided in a meeting, today unless another day was named."""
    calendar = Calendar.of(turn.home)
    on = answers.get(day) or day_of(turn, turn.now)
    at = min(calendar.to_utc(datetime.combine(on, MORNING)), turn.now)
    house = answers.get(responsible)
    decision = turn.store.decisions.add(
        Decision(
            number=turn.store.next_number("decisions"),
            kind=DecisionKind.MEETING,
            text=answers[text],
            status=DecisionStatus.ACCEPTED,
            proposer_id=turn.partner.id if turn.partner else None,
            opened_at=at,
            closes_at=at,
            closed_at=at,
            sector_quorum=False,
            responsible_id=int(house[1:]) if house and is_known(house) else None,
        )
    )
    note(turn, decision, DecisionStep.LOGGED, Role.COORDINATOR, after=decision.text)
    who = Markup()
    if decision.responsible_id is not None:
        who = turn.words("decision-responsible-is", organisation=named(turn, decision.responsible_id))
    head = turn.words("decision-logged", number=str(decision.number), day=turn.words.day(on))
    tell_all(turn, paragraphs(head, quoted(turn, decision.text), who))


LOG = Dialogue(
    id="decision.log",
    version=1,
    questions=(text, day, responsible),
    on_end=log,
    who=Who.COORDINATOR,
)


def start(turn: SpokenTurn, typed: str) -> None:
    """Log what was typed, or ask for it."""
    begin_alone(turn, LOG, parts_of(typed))
