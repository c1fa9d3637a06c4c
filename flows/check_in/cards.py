"""The cards of a check-in: the round itself, the private nudge, and the thanks; its result offers next steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.check_ins import RoundKind, missing
from bot.domain.cooperation import AnswerMode
from bot.engine.exchange.content import Choice, Content
from bot.engine.stored.rows import WORDS
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import phase_name
from flows.check_in.alone import start_answering
from flows.check_in.asked import asked, in_words
from flows.check_in.closing import begin_closing
from flows.check_in.grouped import (
    answer_one,
    has_rows,
    is_answered_here,
    questions,
    rows,
    take_line,
    tap_row,
    withdraw_line,
)
from flows.check_in.mine import MINE_CARD, render_mine
from flows.check_in.nudging import NUDGE_CARD
from flows.check_in.partnership import SOON
from flows.check_in.releasing import QUESTION_CARD
from flows.check_in.rounds import ROUND_CARD, close
from flows.check_in.sectors import turnout
from flows.check_in.whom import is_waited_for

if TYPE_CHECKING:
    from bot.domain.check_ins import Round
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn, Turn
    from bot.engine.wording import Value

PRIVATELY = "privately"
"""Key of the choice that starts answering in private."""
WORDS_ALONE = "alone"
"""Key of the choice that asks in private only what is answered in words, where the rest is answered in the group."""
CLOSE = "close"
"""Key of the choice that closes the round once all have answered."""
_LAST_ROWS = 90
"""Below the rows of the questions."""


def round_of(turn: Turn, shown: ShownCard) -> Round:
    """Return the round a card is about."""
    round_ = turn.store.rounds.get(shown.subject)
    assert round_ is not None  # noqa: S101 - rounds are never deleted
    return round_


def render_round(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Show what it is about, how long it takes, until when, and how many have answered."""
    round_ = round_of(turn, shown)
    values: dict[str, Value] = {
        "number": str(round_.number),
        "phases": ", ".join(phase_name(phase, turn.language) for phase in round_.phases),
        "closes": turn.words.moment(round_.closes_at, turn.zone),
        "count": len(round_.questions),
    }
    checks = round_.kind is RoundKind.PARTNERSHIP
    if round_.closed_at is not None:
        over = "check-in-partnership-over" if checks else "check-in-over"
        return Content(paragraphs(turn.words(over, **values), turnout(turn, round_)))
    complete = all_have_answered(turn, round_)
    choices = [Choice(PRIVATELY, turn.words.label("check-in-answer-now"), row=_LAST_ROWS)]
    if is_answered_here(round_) and (alone := in_words(turn, round_)):
        choices.append(Choice(WORDS_ALONE, turn.words.label("check-in-words-alone", count=len(alone)), row=_LAST_ROWS))
    if complete:
        choices.append(Choice(CLOSE, turn.words.label("check-in-close-now"), row=_LAST_ROWS + 1))
    text = paragraphs(
        turn.words("check-in-partnership-open" if checks else "check-in-open", **values),
        _about(turn, round_),
        turn.words("check-in-all-there") if complete else Markup(),
        turnout(turn, round_),
    )
    in_rows = rows(turn, round_) if has_rows(turn, round_) else ()
    return Content(text, (*in_rows, *choices), rings=True)


def _about(turn: PlacedTurn, round_: Round) -> Markup:
    """Say what is asked, and how it is answered here."""
    if round_.kind is RoundKind.PARTNERSHIP:
        return turn.words("check-in-partnership-about")
    if not is_answered_here(round_):
        fields = ", ".join(asked(turn, question).title for question in round_.questions)
        return turn.words("check-in-about", fields=fields, count=len(round_.questions))
    seen = "no" if turn.platform(turn.place).private_taps else "yes"
    how = "check-in-how-rows" if has_rows(turn, round_) else "check-in-how-line"
    alone = in_words(turn, round_)
    also = turn.words("check-in-also-alone", count=len(alone)) if alone else Markup()
    return paragraphs(questions(turn, round_), turn.words(how, seen=seen), also)


def all_have_answered(turn: Turn, round_: Round) -> bool:
    """Whether everybody who was asked, and is waited for, has answered something; not where nobody has."""
    answers = turn.store.answers.find(round_id=round_.id)
    waiting = missing(round_, answers, turn.store.participations.find(round_id=round_.id))
    there = [one for one in (turn.store.partners.get(key) for key in waiting) if one is not None]
    return len(waiting) < len(round_.asked) and not any(is_waited_for(turn, one) for one in there)


def tap_round(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Begin answering in private, answer right here, or close what all have answered."""
    round_ = round_of(turn, shown)
    if key == CLOSE:
        if not turn.may(Who.COORDINATOR):
            turn.refuse("refused-coordinator")
        elif round_.closed_at is not None:
            turn.refuse("check-in-none-open")
        elif all_have_answered(turn, round_):
            close(turn, round_)
        else:  # somebody has taken their answers back, or come, since the card was shown
            begin_closing(turn, round_)
    elif key in {PRIVATELY, WORDS_ALONE}:
        start_answering(turn, round_, words=key == WORDS_ALONE)
    else:
        tap_row(turn, round_, key)


def say_to_round(turn: SpokenTurn, shown: ShownCard, text: str) -> bool:
    """Take a line of answers said about the card, where answers are given in the group."""
    return take_line(turn, round_of(turn, shown), text)


def untap_round(turn: SpokenTurn, shown: ShownCard, key: str) -> bool:
    """Take back what a line of answers said, when its message is withdrawn."""
    if key == WORDS:
        withdraw_line(turn, round_of(turn, shown))
    return key == WORDS


def tap_alone(turn: SpokenTurn, shown: ShownCard, _key: str) -> None:
    """Go through the questions where the card stands."""
    round_ = round_of(turn, shown)
    if turn.reusable:  # the questions take its place
        turn.store.cards.remove(shown)
        turn.done_with = turn.message
    start_answering(turn, round_)


def render_question(turn: Turn, _shown: ShownCard) -> Content:
    """Say that a question is no longer answered at a message of its own, as up to version 0.1."""
    return Content(turn.words("card-closed-here"))


def tap_question(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Store an answer tapped at a message of version 0.1."""
    round_ = round_of(turn, shown)
    if round_.answers is AnswerMode.OPEN or turn.platform(turn.place).private_taps:
        answer_one(turn, round_, shown.part, int(key[1:]) or None)
    else:
        turn.refuse("stale-choice")


def render_nudge(turn: Turn, shown: ShownCard) -> Content:
    """Show, to one person alone, that their answers are still missing, or that the round is over."""
    round_ = round_of(turn, shown)
    if round_.closed_at is not None:
        return Content(turn.words("check-in-nudge-over", cooperation=turn.home.name, kind=round_.kind.value))
    text = turn.words(
        "check-in-nudge",
        cooperation=turn.home.name,
        kind=round_.kind.value,
        closes=turn.words.moment(round_.closes_at, turn.zone),
        count=len(round_.questions),
    )
    return Content(text, (Choice(PRIVATELY, turn.words.label("check-in-answer-now")),), rings=True)


CARDS = (
    Card(kind=ROUND_CARD, render=render_round, tap=tap_round, untap=untap_round, said=say_to_round),
    Card(kind=QUESTION_CARD, render=render_question, tap=tap_question, follows=False),
    Card(kind=NUDGE_CARD, render=render_nudge, tap=tap_alone),
    Card(kind=MINE_CARD, render=render_mine, tap=tap_alone, follows=False),
    SOON,
)
