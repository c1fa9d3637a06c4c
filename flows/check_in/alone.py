"""Answering a check-in in private: one message goes from question to question, back and forth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.engine.dialogues import progress
from bot.engine.dialogues.alone import find_alone, lead, show_the_way
from bot.engine.dialogues.progress import begin
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.questions import FreeText, OneOf, Scale
from bot.engine.vocabulary.steps import done
from flows.catalogue import QuestionKind, catalogue
from flows.check_in import remarks
from flows.check_in.mine import show_mine
from flows.check_in.recording import LOW, VALUES, YesPartlyNo, answered_by_sender, given, record
from flows.check_in.releasing import await_quoting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.check_ins import Answer, Round
    from bot.domain.cooperation import Channel
    from bot.engine.stored.sessions import Session
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Option, Question, View
    from bot.engine.wording import Value
    from flows.check_in.recording import Recorded

_DONE, _TO_DO = "▰", "▱"
"""What the bar of progress is made of."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Anchored(OneOf[YesPartlyNo]):
    """Yes, partly or no side by side, and "don't know" apart from them."""

    def options(self, view: View) -> tuple[Option, ...]:
        """Return the answers in two rows."""
        return tuple(
            replace(one, row=1, sign="❔") if one.key == YesPartlyNo.UNKNOWN.value else replace(one, row=0)
            for one in super().options(view)
        )


rating = Scale(id="rating", most=5, unknown="check-in-unknown", optional=True)
kept_rating = Scale(id="rating", most=5, unknown="check-in-unknown", optional=True, skip="check-in-keep")
"""Asked again, leaving it out keeps the first answer."""
missing_text = FreeText(id="missing", max_length=500, optional=True, skip="check-in-rather-not")
formerly_missing = FreeText(id="missing", max_length=500, optional=True, former=True)
"""Version 0.1 asked what is missing before it stored the rating."""
anchored = Anchored(id="anchored", among=YesPartlyNo, wording="check-in-anchored", optional=True)
sentence = FreeText(id="sentence", max_length=500, optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """What a question is asked about: a round, by id, and the catalogue's question."""

    round: int
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAlone(AskedQuestion):
    """A question in the private dialogue that goes from one to the next."""

    again: bool = False
    """Whether all questions are asked a second time."""
    back: bool = False
    """Whether there is a question before it that can be answered anew."""
    secret: bool = False
    """Whether the round is anonymous: then not even the chat says afterwards what was chosen."""


def start_answering(turn: SpokenTurn, round_: Round) -> None:
    """Ask the sender in private, from the first question they have not answered; if none, from the first."""
    partner = turn.partner
    if partner is None or turn.identity is None:
        turn.refuse("refused-partner")
        return
    if round_.closed_at is not None and partner.joined_at > round_.closed_at:
        turn.refuse("not-allowed-newcomer")
        return
    place = find_alone(turn, turn.identity)
    if place is None:
        if not lead(turn):
            turn.refuse("check-in-no-private")
        return
    _start_alone(turn, round_, place[0])


def _start_alone(turn: SpokenTurn, round_: Round, chat: Channel) -> None:
    answered = answered_by_sender(turn, round_)
    open_questions = [question for question in round_.questions if question not in answered]
    if not open_questions and round_.anonymous and remarks.wanted(turn, round_):
        remarks.ask(turn, round_)
    elif not open_questions and (round_.anonymous or round_.closed_at is not None):
        show_mine(turn, round_, chat)
    else:
        if round_.closed_at is not None:
            turn.say(turn.words("check-in-late"), channel=chat)
        _ask(turn, round_, (open_questions or list(round_.questions))[0], again=not open_questions)
    if turn.tapped and not turn.private:
        turn.toast("check-in-look-private")
        show_the_way(turn)


def _ask(turn: SpokenTurn, round_: Round, question: str, *, again: bool) -> None:
    place = private_chats.find(turn, turn.identity) if turn.identity else None
    kind = catalogue().question(question).kind
    anew = kind is QuestionKind.RATING and given(turn, round_, question) is not None
    occasion = AskedAlone(
        round=round_.id,
        question=question,
        again=again,
        back=not round_.anonymous and round_.closed_at is None and round_.questions.index(question) > 0,
        secret=round_.anonymous,
    )
    begin(turn, (RATING_AGAIN if anew else DIALOGUE_OF[kind]).about(occasion), place=place)


def _go_on(turn: SpokenTurn, occasion: AskedAlone) -> None:
    """Ask the next question, or say thank you."""
    round_ = turn.store.rounds.get(occasion.round)
    if round_ is None or turn.partner is None:
        return
    place = round_.questions.index(occasion.question) + 1
    answered = answered_by_sender(turn, round_)
    following = [one for one in round_.questions[place:] if occasion.again or one not in answered]
    if following:
        _ask(turn, round_, following[0], again=occasion.again)
    elif round_.anonymous and remarks.wanted(turn, round_):
        remarks.ask(turn, round_)
    else:
        show_mine(turn, round_, turn.place)


def ask_before(turn: SpokenTurn, occasion: AskedAlone) -> None:
    """Ask the question before this one again."""
    round_ = turn.store.rounds.get(occasion.round)
    if round_ is not None:
        before = round_.questions[max(0, round_.questions.index(occasion.question) - 1)]
        _ask(turn, round_, before, again=occasion.again)


def _store(turn: SpokenTurn, occasion: AskedAlone, value: int | None, text: str = "") -> Recorded | None:
    round_ = turn.store.rounds.get(occasion.round)
    return record(turn, round_, occasion.question, value, text) if round_ is not None else None


def store_rating(turn: SpokenTurn, answers: Answers, occasion: AskedAlone) -> None:
    """Store a rating; ask what is missing after a low one, else go on."""
    value, text = answers.get(kept_rating), answers.get(formerly_missing) or ""
    recorded = _store(turn, occasion, value or None, text) if value is not None else None
    if recorded is not None and recorded.no_longer_low:
        let_why_be(turn, recorded.answer)
    if recorded is None or recorded.answer.text or value not in LOW or recorded.answer.partner_id is None:
        _go_on(turn, occasion)
    else:
        place = private_chats.find(turn, turn.identity) if turn.identity else None
        begin(turn, WHY_ALONE.about(replace(occasion, back=False)), place=place)


def store_anchored(turn: SpokenTurn, answers: Answers, occasion: AskedAlone) -> None:
    """Store yes, partly or no, and go on."""
    chosen = answers.get(anchored)
    if chosen is not None:
        _store(turn, occasion, VALUES[chosen])
    _go_on(turn, occasion)


def store_sentence(turn: SpokenTurn, answers: Answers, occasion: AskedAlone) -> None:
    """Store a sentence or a list, and go on."""
    text = answers.get(sentence)
    if text:
        _store(turn, occasion, None, text)
    _go_on(turn, occasion)


def store_why(turn: SpokenTurn, answers: Answers, occasion: AskedQuestion) -> None:
    """Store what is missing beside a rating that was tapped in the channel."""
    stored = _store_missing(turn, answers, occasion)
    turn.say(turn.words("check-in-why-thanks" if stored else "check-in-why-skipped"))


def store_why_alone(turn: SpokenTurn, answers: Answers, occasion: AskedAlone) -> None:
    """Store what is missing beside a rating that was given in private, and go on."""
    _store_missing(turn, answers, occasion)
    _go_on(turn, occasion)


def let_why_be(turn: SpokenTurn, answer: Answer) -> None:
    """Ask no longer what is missing for a low rating that was tapped in the group: it is none any more."""
    for session in asked_why(turn, answer):
        turn.transaction.drop_session(session)


def asked_why(turn: SpokenTurn, answer: Answer) -> list[Session]:
    """Return the questions to the sender what is missing beside a rating that was tapped in the group."""
    occasion = AskedQuestion(round=answer.round_id, question=answer.question)
    return [
        session
        for session in progress.held_by(turn)
        if session.dialogue == WHY.id and WHY.read(session.occasion) == occasion
    ]


def _store_missing(turn: SpokenTurn, answers: Answers, occasion: AskedQuestion) -> bool:
    """Store the sentence if the rating it is about still is a low one; once quoted, it stays as it is."""
    text = answers.get(missing_text)
    if not text or turn.partner is None:
        return False
    rated = turn.store.answers.first(round_id=occasion.round, question=occasion.question, partner_id=turn.partner.id)
    if rated is None or rated.value not in LOW or rated.quoted:
        return False
    turn.store.answers.put(replace(rated, text=text))
    round_ = turn.store.rounds.get(occasion.round)
    if round_ is not None and round_.closed_at is not None:
        await_quoting(turn, round_)
    return True


def question_values(view: View, _answers: Answers, occasion: AskedQuestion, _step: Question) -> Mapping[str, Value]:
    """Return what the prompts need: the round, its bar of progress, the question and its field."""
    question = catalogue().question(occasion.question)
    round_ = view.store.rounds.get(occasion.round)
    questions = round_.questions if round_ else (question.id,)
    place = questions.index(question.id) + 1
    return {
        "cooperation": (view.cooperation.name if view.cooperation else "") or view.words.label("cooperation-nameless"),
        "number": str(round_.number) if round_ else "",
        "bar": _DONE * place + _TO_DO * (len(questions) - place),
        "question": question.text(view.words.language),
        "field": catalogue().field(question.field).short.text(view.words.language),
        "place": place,
        "count": len(questions),
    }


def standing(turn: Turn, occasion: AskedAlone, step: Question) -> tuple[str, ...]:
    """Return the key of the answer that stands, so that it is marked."""
    round_ = turn.store.rounds.get(occasion.round)
    answer = given(turn, round_, occasion.question) if round_ is not None else None
    if answer is None or (answer.text and answer.value is None):
        return ()
    if step.id == rating.id:
        return (f"n{answer.value or 0}",)
    return tuple(key.value for key, value in VALUES.items() if step.id == anchored.id and value == answer.value)


RATING = DialogueAbout(
    id="check_in.rating",
    version=1,
    occasion=AskedAlone,
    routes=(rating.to(done), formerly_missing.to(done)),
    on_end=store_rating,
    before=question_values,
    marked=standing,
    has_before=lambda occasion: occasion.back,
    ask_before=ask_before,
    secret=lambda occasion: occasion.secret,
    who=Who.PARTNER,
    everywhere=True,
    in_place=True,
)
RATING_AGAIN = replace(RATING, id="check_in.rating_again", routes=(kept_rating.to(done), formerly_missing.to(done)))
ANCHORED = replace(RATING, id="check_in.anchored", questions=(anchored,), routes=(), on_end=store_anchored)
SENTENCE = replace(RATING, id="check_in.sentence", questions=(sentence,), routes=(), on_end=store_sentence)
WHY = DialogueAbout(
    id="check_in.why",
    version=1,
    occasion=AskedQuestion,
    questions=(missing_text,),
    on_end=store_why,
    before=question_values,
    who=Who.PARTNER,
)
WHY_ALONE = replace(
    RATING, id="check_in.why_alone", questions=(missing_text,), routes=(), on_end=store_why_alone, marked=None
)
DIALOGUES = (RATING, RATING_AGAIN, ANCHORED, SENTENCE, WHY, WHY_ALONE)
DIALOGUE_OF = {
    QuestionKind.RATING: RATING,
    QuestionKind.YES_PARTLY_NO: ANCHORED,
    QuestionKind.TEXT: SENTENCE,
    QuestionKind.LIST: SENTENCE,
}
