"""Opening and closing rounds: what happens at which moment of a check-in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.calendar import Calendar
from bot.domain.check_ins import MAX_QUESTIONS, RoundKind, answered, close_round, open_round
from bot.domain.cycle import Phase, PhaseStatus
from bot.domain.echoes import EchoKind
from bot.domain.force_field import Force, ForceKind, entered_since
from bot.domain.own_questions import OwnKind, OwnQuestion, next_asked
from bot.domain.partnership import CHECK_DAYS
from bot.domain.silence import silent_sectors
from flows.catalogue import QuestionKind, in_force, wordings
from flows.catalogue.partnership import LOAD
from flows.check_in.half_yearly import plan_partnership_check
from flows.check_in.mine import MINE_CARD
from flows.check_in.nudging import EVENING_ALARM, NUDGE_ALARM, NUDGE_CARD, pauses, plan_nudges
from flows.check_in.releasing import QUESTION_CARD, RESULT_CARD, quote
from flows.check_in.results import weak_questions
from flows.check_in.rhythm import day_of_rhythm, plan_next
from flows.check_in.subjects import with_subject
from flows.check_in.tired import look_at_turnout
from flows.check_in.whom import asked_now, sectors_now
from flows.echo.hearing import hear
from flows.phase.standing import watch_criteria

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.domain.check_ins import Round
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from flows.catalogue import CheckInQuestion

ROUND_CARD = "check_in.round"
CLOSE_ALARM = "check_in.close"
WORKING_DAYS = {RoundKind.ORDINARY: 3, RoundKind.PARTNERSHIP: CHECK_DAYS}
"""How long a round is open."""
LOAD_EVERY = 2
"""Every so many ordinary rounds ask for the load, as one of their questions."""


def open_one(turn: Turn) -> Round | None:
    """Return the round that is open now."""
    latest = latest_round(turn)
    return latest if latest is not None and latest.closed_at is None else None


def latest_round(turn: Turn) -> Round | None:
    """Return the round that was opened last: it takes answers, late ones once it is closed."""
    rounds = turn.store.rounds.find()
    return rounds[-1] if rounds else None


def ordinary_rounds(turn: Turn) -> list[Round]:
    """Return all rounds but partnership checks, the oldest first."""
    return turn.store.rounds.find(kind=RoundKind.ORDINARY)


def open_check_in(turn: Turn, *, planned_on: date | None = None) -> Round | None:
    """Open a round for the active phases and put its card into the channels; None if nothing can be asked.

    `planned_on` is the day that the rhythm said, before holidays moved it.
    """
    active = [phase for phase in Phase if turn.store.phases.first(phase=phase, status=PhaseStatus.ACTIVE)]
    partners = asked_now(turn)
    if not active or not partners:
        return None
    before = ordinary_rounds(turn)
    own = next_asked(turn.store.of(OwnQuestion).find(round_id=None))
    load = [LOAD] if len(before) % LOAD_EVERY == LOAD_EVERY - 1 else []
    questions = in_force(turn.store).choose(
        active,
        [question for round_ in before for question in round_.questions if question != LOAD],
        prefer=weak_questions(turn, before[-1]) if before else (),
        most=MAX_QUESTIONS - len(own) - len(load),
        text=all(one.kind is not OwnKind.TEXT for one in own),
    )
    round_ = open_round(
        number=turn.store.next_number("round"),
        phases=active,
        questions=[*_in_order(questions, own), *load],
        asked=[partner.id for partner in partners],
        at=turn.now,
        closes_at=closing_of(turn, RoundKind.ORDINARY),
        answers=turn.home.answers,
        anonymous=turn.home.anonymous,
        planned_on=planned_on,
    )
    round_ = begin_round(turn, replace(round_, wordings=wordings(questions)))
    for one in own:
        turn.store.of(OwnQuestion).put(replace(one, round_id=round_.id))
    return round_


def begin_round(turn: Turn, round_: Round) -> Round:
    """Store a round that opens now, show it in the channels, and plan all that follows."""
    round_ = turn.store.rounds.add(round_)
    turn.show(ROUND_CARD, round_.id)
    turn.set_alarm(CLOSE_ALARM, round_.id, round_.closes_at)
    plan_nudges(turn, round_)
    plan_next(turn)
    return round_


def closing_of(turn: Turn, kind: RoundKind) -> datetime:
    """Return when a round closes that opens now."""
    return Calendar.of(turn.home).add_working_days(turn.now, WORKING_DAYS[kind])


def _in_order(questions: Sequence[CheckInQuestion], own: Sequence[OwnQuestion]) -> list[str]:
    """Put what fits a card first, own questions behind the catalogue's; then words, and at last the list."""
    asked = [(question.id, question.kind) for question in questions]
    asked += [(one.key, QuestionKind(one.kind.value)) for one in own]
    places = {QuestionKind.TEXT: 1, QuestionKind.LIST: 2}
    return [question for question, kind in sorted(asked, key=lambda one: places.get(one[1], 0))]


def show_open(turn: SpokenTurn) -> None:
    """Show the open round in the channel of this turn."""
    round_ = open_one(turn)
    if round_ is not None:
        turn.show(ROUND_CARD, round_.id, channel=turn.place)


def open_by_rhythm(turn: Turn, _subject: int, _due_at: datetime) -> None:
    """Open the regular check-in, unless one is open, the cooperation pauses, or it is no time to disturb."""
    later = Calendar.of(turn.home).next_allowed(turn.now)
    if later > turn.now:
        turn.set_alarm("check_in.open", 0, later)
    elif open_one(turn) is not None or pauses(turn) or open_check_in(turn, planned_on=day_of_rhythm(turn)) is None:
        plan_next(turn)


def clock_set_back(turn: Turn) -> None:
    """Take a round that was opened by a clock since set back as opened now, so that it closes in time."""
    for partner in turn.store.partners.find():
        if any(at > turn.now for at in partner.nudged_at):
            nudged_at = tuple(min(at, turn.now) for at in partner.nudged_at)
            turn.store.partners.put(replace(partner, nudged_at=nudged_at))
    round_ = open_one(turn)
    if round_ is not None:
        if round_.opened_at > turn.now:
            closes_at = closing_of(turn, round_.kind)
            round_ = turn.store.rounds.put(replace(round_, opened_at=turn.now, closes_at=closes_at))
            turn.changed(ROUND_CARD, round_.id)
        turn.set_alarm(CLOSE_ALARM, round_.id, round_.closes_at)
        plan_nudges(turn, round_)
    plan_next(turn)


def close(turn: Turn, round_: Round) -> None:
    """Close a round: cards show that it is over, and the result appears in the channels."""
    answers = turn.store.answers.find(round_id=round_.id)
    participations = turn.store.participations.find(round_id=round_.id)
    turnout = answered(round_, answers, participations)
    ordinary = round_.kind is RoundKind.ORDINARY
    closed = close_round(round_, turn.now, turnout, silent_sectors(round_, answers, participations, sectors_now(turn)))
    closed = turn.store.rounds.put(_with_forces(turn, closed) if ordinary else closed)
    quote(turn, turn.store.rounds.put(with_subject(turn, closed)) if ordinary else closed)
    for alarm in (CLOSE_ALARM, NUDGE_ALARM, EVENING_ALARM):
        turn.cancel_alarm(alarm, round_.id)
    turn.changed(ROUND_CARD, round_.id)
    turn.changed(QUESTION_CARD, round_.id)
    turn.changed(NUDGE_CARD, round_.id)
    turn.changed(MINE_CARD, round_.id)
    turn.show(RESULT_CARD, round_.id)
    for own in turn.store.of(OwnQuestion).find(round_id=round_.id):
        hear(turn, own.author_id, EchoKind.QUESTION_ANSWERED, own.key, words=own.text)
    if ordinary:
        look_at_turnout(turn)
        plan_partnership_check(turn)  # it may have waited
    else:
        plan_next(turn)
    watch_criteria(turn)


def _with_forces(turn: Turn, round_: Round) -> Round:
    """Note what hinders and what helps since the round before: it stands still with the result."""
    before = [one.closed_at for one in ordinary_rounds(turn) if one.number < round_.number and one.closed_at]
    forces, since = turn.store.of(Force).find(), max(before, default=None)
    return replace(
        round_,
        hindering=entered_since(forces, ForceKind.BARRIER, since),
        helping=entered_since(forces, ForceKind.STRENGTH, since),
    )


def close_by_clock(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Close a round at its deadline, or at once if the deadline passed while the program was down."""
    round_ = turn.store.rounds.get(subject)
    if round_ is not None and round_.closed_at is None:
        close(turn, round_)
