"""Answering a check-in in the group, where its cooperation has chosen that: a row of choices for each question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.check_ins import is_open
from bot.domain.cooperation import AnswerMode
from bot.engine.dialogues.progress import begin
from bot.engine.exchange.content import Choice
from bot.engine.turn import private_chats
from bot.engine.vocabulary.folding import fold
from bot.engine.wording import Markup
from flows.catalogue import QuestionKind
from flows.check_in.alone import WHY, asked_why, let_why_be
from flows.check_in.asked import asked, on_card
from flows.check_in.prompts import AskedQuestion
from flows.check_in.recording import LOW, given, record, take_back

if TYPE_CHECKING:
    from bot.domain.check_ins import Round
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn, Turn

_KEY = re.compile(r"q(?P<place>\d)(v(?P<value>\d))?", re.ASCII)
_DIVIDERS = re.compile(r"[\s,;/]+")
_UNKNOWN = frozenset({"?", "-", "weissnicht", "wn", "x"})
_WORDED = {"ja": 5, "yes": 5, "j": 5, "y": 5, "teilweise": 3, "teils": 3, "partly": 3, "nein": 1, "no": 1, "n": 1}
"""What yes, partly and no are called in a line of answers, folded."""
_PLACES = "①②③④⑤"


def is_answered_here(round_: Round) -> bool:
    """Whether the questions of a round are answered in the group, for whoever likes."""
    return round_.answers is AnswerMode.OPEN and round_.closed_at is None


def has_rows(turn: PlacedTurn, round_: Round) -> bool:
    """Whether the round's card has a row of choices for each question: not where choices are put one by one."""
    return is_answered_here(round_) and not turn.platform(turn.place).offers_choices


def rows(turn: PlacedTurn, round_: Round) -> tuple[Choice, ...]:
    """Return a row of choices for each question; the first one only says which question it is."""
    return tuple(
        choice
        for place, question in enumerate(on_card(turn, round_), start=1)
        for choice in _row(turn, place, question)
    )


def _row(turn: Turn, place: int, question: str) -> tuple[Choice, ...]:
    answers = [(value, str(value)) for value in range(1, 6)]
    if asked(turn, question).kind is QuestionKind.YES_PARTLY_NO:
        named = ((5, "yes"), (3, "check-in-partly-short"), (1, "no"))
        answers = [(value, turn.words.label(name)) for value, name in named]
    return (
        Choice(f"q{place}", _PLACES[place - 1], row=place),
        *(Choice(f"q{place}v{value}", label, row=place) for value, label in answers),
        Choice(f"q{place}v0", "?", row=place),
    )


def questions(turn: Turn, round_: Round) -> Markup:
    """Write the questions that can be answered here, in order."""
    return Markup(
        "\n".join(
            f"{place}. "
            + turn.words(
                "check-in-question-line",
                field=question.title,
                question=question.text,
            )
            for place, question in enumerate((asked(turn, one) for one in on_card(turn, round_)), start=1)
        )
    )


def tap_row(turn: SpokenTurn, round_: Round, key: str) -> None:
    """Store an answer, or change it; a low rating asks in private what is missing."""
    found = _KEY.fullmatch(key)
    if found is None or not 1 <= int(found["place"]) <= len(on_card(turn, round_)):
        turn.refuse("stale-choice")
        return
    question = on_card(turn, round_)[int(found["place"]) - 1]
    if found["value"] is None:
        turn.toast("check-in-row", question=asked(turn, question).text)
    else:
        answer_one(turn, round_, question, int(found["value"]) or None)


def answer_one(turn: SpokenTurn, round_: Round, question: str, value: int | None) -> None:
    """Store what was tapped for one question, say so, and ask in private what is missing after a low rating."""
    recorded = record(turn, round_, question, value)
    if recorded is None:
        return
    if recorded.no_longer_low:
        let_why_be(turn, recorded.answer)
    label = _label(turn, question, value)
    rated = asked(turn, question).kind is QuestionKind.RATING and not round_.anonymous
    asks = rated and value in LOW and not recorded.answer.text and not asked_why(turn, recorded.answer)
    place = private_chats.find(turn, turn.identity) if turn.identity and asks else None
    if place is None:
        turn.toast("check-in-stored", answer=label)
        return
    turn.toast("check-in-stored-why", answer=label)
    begin(turn, WHY.about(AskedQuestion(round=round_.id, question=question)), place=place)


def _label(turn: Turn, question: str, value: int | None) -> str:
    if value is None:
        return turn.words.label("check-in-unknown")
    if asked(turn, question).kind is QuestionKind.YES_PARTLY_NO:
        return turn.words.label({5: "yes", 3: "check-in-partly", 1: "no"}[value])
    return str(value)


def take_line(turn: SpokenTurn, round_: Round, text: str) -> bool:
    """Take a line with an answer to each question, such as `4 3 ja 2 ?`; False if it is just talk.

    Only where answers are given in the group: elsewhere, and in anonymous rounds, it is said where to answer instead.
    """
    parts = [fold(part) for part in _DIVIDERS.split(text.strip()) if part]
    if not any(part.isdecimal() or part in _UNKNOWN for part in parts):
        return False
    if not is_answered_here(round_) or round_.anonymous:
        turn.refuse("check-in-answer-alone" if round_.closed_at is None else "check-in-over-here")
        return True
    here = on_card(turn, round_)
    found = [(one, _value(asked(turn, one).kind, part)) for one, part in zip(here, parts, strict=False)]
    line = [(question, value) for question, value in found if value is not None]
    if len(parts) != len(here) or len(line) != len(parts):
        turn.refuse("check-in-line-misfit", count=len(here))
        return True
    for question, value in line:
        recorded = record(turn, round_, question, value or None)
        if recorded is None:
            return True
        if recorded.no_longer_low:
            let_why_be(turn, recorded.answer)
    if turn.identity is not None:
        answers = " · ".join(_label(turn, question, value or None) for question, value in line)
        private_chats.tell(turn, turn.identity, turn.words("check-in-line-stored", answers=answers))
    return True


def _value(kind: QuestionKind, part: str) -> int | None:
    """Return the value of one answer in a line, 0 for "don't know", None if it is none."""
    if part in _UNKNOWN:
        return 0
    if part.isdecimal():
        value = int(part) if len(part) == 1 else 0
        wanted = {1, 3, 5} if kind is QuestionKind.YES_PARTLY_NO else set(range(1, 6))
        return value if value in wanted else None
    return _WORDED.get(part)


def withdraw_line(turn: SpokenTurn, round_: Round) -> None:
    """Take all answers back that the sender's line has given, while the round is open."""
    if round_.anonymous or not is_open(round_, turn.now):
        return
    for question in on_card(turn, round_):
        answer = given(turn, round_, question)
        if answer is not None:
            take_back(turn, answer, round_)
