"""The cards of a check-in: the round itself, its questions, its result, and the private nudge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.check_ins import is_open
from bot.domain.partners import Sector
from bot.engine.dialogues import progress
from bot.engine.dialogues.progress import begin
from bot.engine.exchange.content import Choice, Content
from bot.engine.turn import private_chats
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import QuestionKind, catalogue, phase_name
from flows.check_in.answers import LOW, WHY, AskedQuestion, record, start_answering
from flows.check_in.releasing import QUESTION_CARD, RESULT_CARD
from flows.check_in.results import count_line, field_line, report, result, turnout
from flows.check_in.rounds import NUDGE_CARD, ROUND_CARD, taps_count
from flows.paging import beginning

if TYPE_CHECKING:
    from bot.domain.check_ins import Answer, Round
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn, Turn

PRIVATELY = "privately"
"""Key of the choice that starts answering in private."""


def round_of(turn: Turn, shown: ShownCard) -> Round:
    """Return the round a card is about."""
    round_ = turn.store.rounds.get(shown.subject)
    assert round_ is not None  # noqa: S101 - rounds are never deleted
    return round_


def render_round(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Show what is asked, until when, and how many have answered."""
    round_ = round_of(turn, shown)
    names = ", ".join(phase_name(phase, turn.language) for phase in round_.phases)
    head = turn.words(
        "check-in-open" if is_open(round_, turn.now) else "check-in-over",
        number=str(round_.number),
        phases=names,
        closes=turn.words.moment(round_.closes_at, turn.zone),
    )
    if round_.closed_at is not None:
        return Content(paragraphs(head, turnout(turn, round_)))
    here = taps_count(turn, round_, turn.place)
    if not here:
        how = turn.words("check-in-how-privately", count=len(round_.questions))
    elif turn.platform(turn.place).private_taps:
        how = turn.words("check-in-how-tap")
    else:
        how = turn.words("check-in-how-open")
    questions = Markup() if here else _questions(turn, round_)
    choices = (Choice(PRIVATELY, turn.words.label("check-in-privately")),)
    return Content(paragraphs(head, questions, how, turnout(turn, round_)), choices, rings=True)


def _questions(turn: Turn, round_: Round) -> Markup:
    return Markup(
        "\n".join(
            "- "
            + turn.words(
                "check-in-question-line",
                field=catalogue().field(question.field).short.text(turn.language),
                question=question.text(turn.language),
            )
            for question in map(catalogue().question, round_.questions)
        )
    )


def tap_round(turn: SpokenTurn, shown: ShownCard, _key: str) -> None:
    """Begin answering in private."""
    start_answering(turn, round_of(turn, shown))


def render_question(turn: Turn, shown: ShownCard) -> Content:
    """Show one question with its choices and how many have answered it, or its result once the round is over."""
    round_ = round_of(turn, shown)
    question = catalogue().question(shown.part)
    head = turn.words(
        "check-in-question",
        place=round_.questions.index(shown.part) + 1,
        count=len(round_.questions),
        field=catalogue().field(question.field).short.text(turn.language),
        question=question.text(turn.language),
    )
    if round_.closed_at is not None:
        line = next(field_line(turn, one) for one in result(turn, round_).fields if one.question == question.id)
        return Content(paragraphs(head, line))
    return Content(paragraphs(head, _count(turn, round_, shown.part)), choices_for(turn, question.kind))


def choices_for(turn: Turn, kind: QuestionKind) -> tuple[Choice, ...]:
    """Return the choices of a question that is answered by tapping. Keys say the value, `v0` "don't know"."""
    unknown = Choice("v0", turn.words.label("check-in-unknown"))
    if kind is QuestionKind.YES_PARTLY_NO:
        answers = (("v5", "yes"), ("v3", "check-in-partly"), ("v1", "no"))
        return (*(Choice(key, turn.words.label(label)) for key, label in answers), unknown)
    return (*(Choice(f"v{value}", str(value)) for value in range(1, 6)), unknown)


def _count(turn: Turn, round_: Round, question: str) -> Markup:
    """Say how many have answered one question."""
    given = turn.store.answers.find(round_id=round_.id, question=question)
    return count_line(turn, {sector: sum(one.sector is sector for one in given) for sector in Sector})


def tap_question(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Store an answer, or change it; a low rating asks in private what is missing."""
    round_ = round_of(turn, shown)
    value = int(key[1:]) or None
    recorded = record(turn, round_, shown.part, value)
    if recorded is None:
        return
    label = next(
        choice.label for choice in choices_for(turn, catalogue().question(shown.part).kind) if choice.key == key
    )
    rating = catalogue().question(shown.part).kind is QuestionKind.RATING and not round_.anonymous
    was_low = recorded.before is not None and recorded.before.value in LOW
    concerns_why = rating and (value in LOW or was_low)
    place = private_chats.find(turn, turn.identity) if turn.identity and concerns_why else None
    if not (concerns_why and _asks_why(turn, recorded.answer)) or place is None:
        turn.toast("check-in-stored", answer=label)
        return
    turn.toast("check-in-stored-why", answer=label)
    begin(turn, WHY.about(AskedQuestion(round=round_.id, question=shown.part)), place=place)


def untap_question(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Withdraw an answer while the round is open, if it is the one that stands."""
    round_ = round_of(turn, shown)
    if turn.partner is None or round_.anonymous or not is_open(round_, turn.now):
        return
    answer = turn.store.answers.first(round_id=round_.id, question=shown.part, partner_id=turn.partner.id)
    if answer is None or (answer.value or 0) != int(key[1:]):
        return
    turn.store.answers.remove(answer)
    turn.changed(ROUND_CARD, round_.id)
    turn.changed(QUESTION_CARD, round_.id, shown.part)
    turn.toast("check-in-withdrawn")


def _asks_why(turn: SpokenTurn, answer: Answer) -> bool:
    """Tell whether to ask what is missing; a question asked for an earlier tap stays or goes with the rating."""
    occasion = AskedQuestion(round=answer.round_id, question=answer.question)
    asked = [
        session
        for session in progress.held_by(turn)
        if session.dialogue == WHY.id and WHY.read(session.occasion) == occasion
    ]
    if answer.value in LOW:
        return not asked and not answer.text
    for session in asked:
        turn.transaction.drop_session(session)
    return False


def render_result(turn: Turn, shown: ShownCard) -> Content:
    """Show the result; late answers come to it once there are enough."""
    return Content(beginning(report(turn, round_of(turn, shown)), turn.words("check-in-all-of-it")))


def render_nudge(turn: Turn, shown: ShownCard) -> Content:
    """Show, to one person alone, that their answers are still missing, or that the round is over."""
    round_ = round_of(turn, shown)
    if round_.closed_at is not None:
        return Content(turn.words("check-in-nudge-over", cooperation=turn.home.name))
    text = turn.words(
        "check-in-nudge",
        cooperation=turn.home.name,
        closes=turn.words.moment(round_.closes_at, turn.zone),
        count=len(round_.questions),
    )
    return Content(text, (Choice(PRIVATELY, turn.words.label("check-in-answer-now")),), rings=True)


def nothing(_turn: SpokenTurn, _shown: ShownCard, _key: str) -> None:
    """Do nothing: the card has no choices."""


CARDS = (
    Card(kind=ROUND_CARD, render=render_round, tap=tap_round),
    Card(kind=QUESTION_CARD, render=render_question, tap=tap_question, untap=untap_question),
    Card(kind=RESULT_CARD, render=render_result, tap=nothing),
    Card(kind=NUDGE_CARD, render=render_nudge, tap=tap_round),
)
