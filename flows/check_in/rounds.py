"""Opening and closing rounds: what happens at which moment of a check-in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.calendar import Calendar
from bot.domain.check_ins import answered, close_round, is_open, may_nudge, missing, open_round
from bot.domain.cycle import Phase, PhaseStatus
from bot.domain.partners import Engagement
from bot.engine.turn import private_chats
from flows.catalogue import catalogue
from flows.check_in.mine import MINE_CARD
from flows.check_in.releasing import QUESTION_CARD, RESULT_CARD, quote
from flows.check_in.results import weak_questions
from flows.check_in.rhythm import plan_next

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.check_ins import Round
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

ROUND_CARD = "check_in.round"
NUDGE_CARD = "check_in.nudge"
CLOSE_ALARM = "check_in.close"
NUDGE_ALARM = "check_in.nudge"
EVENING_ALARM = "check_in.nudge_evening"
"""Volunteers are nudged in the early evening, at a moment of their own."""
WORKING_DAYS = 3
"""How long a round is open by default."""
NUDGE_BEFORE = timedelta(days=1)
KEPT_NUDGES = 2
"""How many nudges of a person are remembered: as many as count."""


def open_one(turn: Turn) -> Round | None:
    """Return the round that is open now."""
    latest = latest_round(turn)
    return latest if latest is not None and latest.closed_at is None else None


def latest_round(turn: Turn) -> Round | None:
    """Return the round that was opened last: it takes answers, late ones once it is closed."""
    rounds = turn.store.rounds.find()
    return rounds[-1] if rounds else None


def open_check_in(turn: Turn) -> Round | None:
    """Open a round for the active phases and put its cards into the channels; None if nothing can be asked."""
    active = [phase for phase in Phase if turn.store.phases.first(phase=phase, status=PhaseStatus.ACTIVE)]
    partners = turn.store.partners.find(left_at=None)
    if not active or not partners:
        return None
    asked_before = [question for round_ in turn.store.rounds.find() for question in round_.questions]
    latest = latest_round(turn)
    questions = catalogue().choose(active, asked_before, prefer=weak_questions(turn, latest) if latest else ())
    round_ = turn.store.rounds.add(
        open_round(
            number=turn.store.next_number("round"),
            phases=active,
            questions=[question.id for question in questions],
            asked=[partner.id for partner in partners],
            at=turn.now,
            closes_at=Calendar.of(turn.home).add_working_days(turn.now, WORKING_DAYS),
            answers=turn.home.answers,
            anonymous=turn.home.anonymous,
        )
    )
    turn.show(ROUND_CARD, round_.id)
    turn.set_alarm(CLOSE_ALARM, round_.id, round_.closes_at)
    _plan_nudges(turn, round_)
    plan_next(turn)
    return round_


def show_open(turn: SpokenTurn) -> None:
    """Show the open round in the channel of this turn."""
    round_ = open_one(turn)
    if round_ is not None:
        turn.show(ROUND_CARD, round_.id, channel=turn.place)


def _plan_nudges(turn: Turn, round_: Round) -> None:
    """Set one alarm for those at work and one for volunteers, each only if it comes before the closing."""
    calendar = Calendar.of(turn.home)
    wanted = round_.closes_at - NUDGE_BEFORE
    for alarm, voluntary in ((NUDGE_ALARM, False), (EVENING_ALARM, True)):
        due = calendar.next_allowed_private(max(wanted, turn.now), voluntary=voluntary)
        if turn.now < due < round_.closes_at:
            turn.set_alarm(alarm, round_.id, due)


def open_by_rhythm(turn: Turn, _subject: int, _due_at: datetime) -> None:
    """Open the regular check-in, unless one is open, the cooperation pauses, or it is no time to disturb."""
    later = Calendar.of(turn.home).next_allowed(turn.now)
    if later > turn.now:
        turn.set_alarm("check_in.open", 0, later)
    elif open_one(turn) is not None or _pauses(turn) or open_check_in(turn) is None:
        plan_next(turn)


def _pauses(turn: Turn) -> bool:
    return turn.home.paused_until is not None and turn.now < turn.home.paused_until


def clock_set_back(turn: Turn) -> None:
    """Take a round that was opened by a clock since set back as opened now, so that it closes in time."""
    for partner in turn.store.partners.find():
        if any(at > turn.now for at in partner.nudged_at):
            nudged_at = tuple(min(at, turn.now) for at in partner.nudged_at)
            turn.store.partners.put(replace(partner, nudged_at=nudged_at))
    round_ = open_one(turn)
    if round_ is not None:
        if round_.opened_at > turn.now:
            closes_at = Calendar.of(turn.home).add_working_days(turn.now, WORKING_DAYS)
            round_ = turn.store.rounds.put(replace(round_, opened_at=turn.now, closes_at=closes_at))
            turn.changed(ROUND_CARD, round_.id)
        turn.set_alarm(CLOSE_ALARM, round_.id, round_.closes_at)
        _plan_nudges(turn, round_)
    plan_next(turn)


def close(turn: Turn, round_: Round) -> None:
    """Close a round: cards show that it is over, and the result appears in the channels."""
    answers = turn.store.answers.find(round_id=round_.id)
    turnout = answered(round_, answers, turn.store.participations.find(round_id=round_.id))
    quote(turn, turn.store.rounds.put(close_round(round_, turn.now, turnout)))
    for alarm in (CLOSE_ALARM, NUDGE_ALARM, EVENING_ALARM):
        turn.cancel_alarm(alarm, round_.id)
    turn.changed(ROUND_CARD, round_.id)
    turn.changed(QUESTION_CARD, round_.id)
    turn.changed(NUDGE_CARD, round_.id)
    turn.changed(MINE_CARD, round_.id)
    turn.show(RESULT_CARD, round_.id)


def close_by_clock(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Close a round at its deadline, or at once if the deadline passed while the program was down."""
    round_ = turn.store.rounds.get(subject)
    if round_ is not None and round_.closed_at is None:
        close(turn, round_)


def nudge_at_work(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Nudge those who are not volunteers."""
    _nudge(turn, subject, voluntary=False)


def nudge_in_the_evening(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Nudge volunteers."""
    _nudge(turn, subject, voluntary=True)


def _nudge(turn: Turn, subject: int, *, voluntary: bool) -> None:
    """Write once, in private, to those who were asked and have answered nothing. Nobody is named anywhere."""
    round_ = turn.store.rounds.get(subject)
    if round_ is None or not is_open(round_, turn.now) or not turn.home.nudges or _pauses(turn):
        return
    answers = turn.store.answers.find(round_id=round_.id)
    for partner_id in missing(round_, answers, turn.store.participations.find(round_id=round_.id)):
        partner = turn.store.partners.get(partner_id)
        if partner is None or partner.left_at is not None or not may_nudge(partner.nudged_at, turn.now):
            continue
        if (partner.engagement is Engagement.VOLUNTARY) is not voluntary:
            continue
        place = private_chats.find(turn, partner)
        if place is None:
            continue
        turn.show(NUDGE_CARD, round_.id, channel=place[0])
        turn.store.partners.put(replace(partner, nudged_at=(*partner.nudged_at, turn.now)[-KEPT_NUDGES:]))
