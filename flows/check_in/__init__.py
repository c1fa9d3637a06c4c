"""Check-ins: up to five questions for the active phases, and twice a year ten on the partnership; what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cycle import PhaseStatus
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Alarm, Command, Flow
from bot.engine.vocabulary.folding import fold, keyword
from flows.check_in.alone import DIALOGUES, start_answering
from flows.check_in.cards import CARDS
from flows.check_in.closing import CLOSE_EARLY, SURE, begin_closing
from flows.check_in.nudging import EVENING_ALARM, NUDGE_ALARM, nudge_at_work, nudge_in_the_evening
from flows.check_in.own import OWN_DIALOGUES, ask, questions
from flows.check_in.partnership import CHECK_ALARMS, handle_check, named
from flows.check_in.pictures import COURSE, WHEEL
from flows.check_in.releasing import QUOTE_ALARM, RELEASE_ALARM, quote_late, release
from flows.check_in.remarks import REMARKING
from flows.check_in.reporting import report_of
from flows.check_in.rhythm import OPEN_ALARM
from flows.check_in.rounds import (
    CLOSE_ALARM,
    clock_set_back,
    close_by_clock,
    latest_round,
    open_by_rhythm,
    open_check_in,
    open_one,
    show_open,
)
from flows.check_in.sectors import turnout
from flows.check_in.tired import TIRED
from flows.paging import AskedPage, asked_page, say_text

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

KEYWORDS = {
    "close": ("schliessen", "schließen", "beenden"),
    "show": ("zeigen", "zeig", "stand", "ergebnis", "result"),
    "ask": ("frage", "question"),
    "questions": ("fragen",),
    "open": ("start", "starten", "oeffnen", "öffnen"),
    "partnership": ("partnerschaft", "partnerschaftscheck", "partnerschafts-check", "partnership-check"),
}


def handle(turn: SpokenTurn, typed: str) -> None:
    """Open a round, answer the open one, close it, show where it stands, or put an own question for the next."""
    action, rest = keyword(typed, KEYWORDS)
    asked, round_ = asked_page(rest), open_one(turn)
    if action == "show" and not asked.rest:
        show(turn, AskedPage(asked.which, typed.split(maxsplit=1)[0]))
    elif action == "ask":
        ask(turn, rest)
    elif action == "questions":
        questions(turn, rest)
    elif action == "partnership":
        handle_check(turn, rest)
    elif action == "close" and (not rest or fold(rest) in SURE):
        close_now(turn, rest)
    elif rest:
        turn.say(turn.words("check-in-unknown-action", typed=typed))
    elif action == "open" and round_ is not None:
        turn.refuse("check-in-open-already", **named(turn, round_))
    elif round_ is not None:
        start_answering(turn, round_)
    elif not turn.may(Who.COORDINATOR):
        turn.refuse("check-in-none-open")
    else:
        open_now(turn)


def open_now(turn: SpokenTurn) -> None:
    """Open a round, or say what it still takes."""
    if not turn.store.phases.find(status=PhaseStatus.ACTIVE):
        turn.say(turn.words("check-in-no-phase"))
    elif not turn.store.partners.find(left_at=None):
        turn.say(turn.words("check-in-no-partners"))
    else:
        opened = open_check_in(turn)
        if opened is None:
            turn.say(turn.words("check-in-nobody-to-ask"))
        elif turn.private:
            turn.say(turn.words("check-in-opened-there", number=str(opened.number)))


def opens_or_closes(turn: SpokenTurn, typed: str) -> bool:
    """Whether the command does something that all see: not if it answers the open round or shows the latest."""
    action, rest = keyword(typed, KEYWORDS)
    if action == "partnership" and rest:
        return False
    return action in {"close", "ask", "questions"} or (action != "show" and open_one(turn) is None)


def answer(turn: SpokenTurn, _typed: str) -> None:
    """Answer the open round in private, or the last one late."""
    round_ = open_one(turn) or latest_round(turn)
    if round_ is None:
        turn.refuse("check-in-none-open")
    else:
        start_answering(turn, round_)


def show(turn: SpokenTurn, asked: AskedPage) -> None:
    """Show where the latest round stands: the result, page by page, once it is closed, the turnout before."""
    round_ = latest_round(turn)
    if round_ is None:
        turn.say(turn.words("check-in-none-yet"))
    elif round_.closed_at is not None:
        say_text(turn, report_of(turn, round_), asked, "checkin")
    else:
        turn.say(
            turn.words(
                "check-in-running",
                kind=round_.kind.value,
                number=str(round_.number),
                closes=turn.words.moment(round_.closes_at, turn.zone),
                turnout=turnout(turn, round_),
            )
        )


def close_now(turn: SpokenTurn, typed: str = "") -> None:
    """Ask whether to close the open round before its deadline, unless that is typed, too."""
    round_ = open_one(turn)
    if not turn.may(Who.COORDINATOR):
        turn.refuse("refused-coordinator")
    elif round_ is None:
        turn.refuse("check-in-none-open")
    else:
        begin_closing(turn, round_, typed)


FLOW = Flow(
    id="check_in",
    commands=(
        Command(name="checkin", german="checkin", aliases=("check-in",), handle=handle, publishes=opens_or_closes),
        Command(name="answer", german="antworten", who=Who.PARTNER, handle=answer),
    ),
    dialogues=(*DIALOGUES, REMARKING, CLOSE_EARLY, TIRED, *OWN_DIALOGUES),
    cards=CARDS,
    pictures=(WHEEL, COURSE),
    alarms=(
        Alarm(kind=OPEN_ALARM, ring=open_by_rhythm),
        Alarm(kind=CLOSE_ALARM, ring=close_by_clock),
        Alarm(kind=NUDGE_ALARM, ring=nudge_at_work),
        Alarm(kind=EVENING_ALARM, ring=nudge_in_the_evening),
        Alarm(kind=RELEASE_ALARM, ring=release),
        Alarm(kind=QUOTE_ALARM, ring=quote_late),
        *CHECK_ALARMS,
    ),
    catch_up=show_open,
    clock_set_back=clock_set_back,
)
