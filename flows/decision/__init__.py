"""Decisions: a proposal is put to the partners, answered by tap, closed at its deadline, logged and found again."""

from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Alarm, Card, Command, Flow, always
from flows.decision.closing import ring_close
from flows.decision.deadlines import CLOSE, EVENING, REMINDER, REVIEW, rearm
from flows.decision.deciding import decide, only_shows
from flows.decision.ending import CLOSE_EARLY, WITHDRAW
from flows.decision.listing import listing
from flows.decision.meeting import LOG
from flows.decision.meeting import start as start_log
from flows.decision.objected import OBJECTED
from flows.decision.outcome import OUTCOME, ring_review
from flows.decision.phone import DIALOGUES as BY_PHONE
from flows.decision.proposing import PROPOSE, PROPOSE_AS, propose
from flows.decision.record import CARD, open_decisions, show_open
from flows.decision.reminding import ring_evening, ring_reminder
from flows.decision.result import RESULT_CARD
from flows.decision.settling import SETTLE, SUPERSEDE
from flows.decision.showing import line_for, render
from flows.decision.steering import EXTEND, REWORD
from flows.decision.voicing import CONCERN, OBJECTION, RESERVATION, tap, untap

__all__ = ["FLOW", "line_for", "open_decisions", "propose", "rearm"]

FLOW = Flow(
    id="decision",
    commands=(
        Command(
            name="decide",
            german="beschluss",
            aliases=("decision", "beschließen"),
            handle=decide,
            publishes=lambda _turn, typed: not only_shows(typed),
        ),
        Command(name="decisions", german="beschluesse", handle=listing, attributed=False),
        Command(name="log", german="notieren", who=Who.COORDINATOR, handle=start_log, publishes=always),
    ),
    dialogues=(
        PROPOSE,
        PROPOSE_AS,
        OBJECTION,
        CONCERN,
        RESERVATION,
        *BY_PHONE.values(),
        REWORD,
        EXTEND,
        CLOSE_EARLY,
        WITHDRAW,
        SETTLE,
        SUPERSEDE,
        OUTCOME,
        OBJECTED,
        LOG,
    ),
    cards=(Card(kind=CARD, render=render, tap=tap, untap=untap), RESULT_CARD),
    alarms=(
        Alarm(kind=CLOSE, ring=ring_close),
        Alarm(kind=REMINDER, ring=ring_reminder),
        Alarm(kind=EVENING, ring=ring_evening),
        Alarm(kind=REVIEW, ring=ring_review),
    ),
    catch_up=show_open,
    clock_set_back=rearm,
)
