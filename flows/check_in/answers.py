"""Answering a check-in: storing answers, and the private dialogue that asks one question after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.check_ins import take_answer
from bot.engine.dialogues.alone import find_alone, lead
from bot.engine.dialogues.progress import begin
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.questions import FreeText, OneOf, Scale
from bot.engine.vocabulary.steps import done
from flows.catalogue import QuestionKind, catalogue
from flows.check_in import remarks
from flows.check_in.releasing import await_others, await_quoting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.check_ins import Answer, Round
    from bot.domain.cooperation import Channel
    from bot.domain.partners import Partner
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

LOW = (1, 2)
"""Ratings that are followed by the question what is missing (as in a study that asks exactly there, PMC4209702)."""


class YesPartlyNo(StrEnum):
    """The anchored answers of a question that yes is good for."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


VALUES = {YesPartlyNo.YES: 5, YesPartlyNo.PARTLY: 3, YesPartlyNo.NO: 1, YesPartlyNo.UNKNOWN: None}
"""Where they stand on the scale of 1 to 5, so that all fields can be compared."""

rating = Scale(id="rating", most=5, unknown="check-in-unknown")
kept_rating = Scale(id="rating", most=5, unknown="check-in-unknown", optional=True)
"""The second time round, leaving it out keeps the first answer."""
missing_text = FreeText(id="missing", max_length=500, optional=True)
formerly_missing = FreeText(id="missing", max_length=500, optional=True, former=True)
"""Version 0.1 asked what is missing before it stored the rating."""
anchored = OneOf(id="anchored", among=YesPartlyNo, wording="check-in-anchored", optional=True)
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


@dataclass(frozen=True, slots=True)
class Recorded:
    """An answer that was stored, and the one it stands instead of."""

    answer: Answer
    before: Answer | None


def record(turn: SpokenTurn, round_: Round, question: str, value: int | None, text: str = "") -> Recorded | None:
    """Store the sender's answer, instead of an earlier one. None if they have not joined; then they are told how."""
    partner = turn.partner
    house = turn.store.organisations.get(partner.organisation_id) if partner else None
    if partner is None or house is None:
        turn.refuse("refused-partner")
        return None
    before = turn.store.answers.first(round_id=round_.id, question=question, partner_id=partner.id)
    if before is not None and value in LOW and before.value in LOW:
        text = text or before.text  # what was missing is still missing, also after a second tap
    took_part = round_.anonymous and turn.store.participations.find(
        round_id=round_.id, question=question, partner_id=partner.id
    )
    answer, participation = take_answer(
        round_,
        question,
        value,
        partner_id=partner.id,
        sector=house.sector,
        at=turn.now,
        text=text,
        answered_before=before is not None or bool(took_part),
        joined_at=partner.joined_at,
    )
    if participation is not None:
        answer = replace(answer, at=round_.opened_at)  # a time could tell whose it is
        remarks.note_participation(turn, participation)
        turn.leave_no_reply()
    stored = turn.store.answers.put(replace(answer, id=before.id)) if before else turn.store.answers.add(answer)
    if round_.closed_at is not None:
        await_others(turn, round_)  # nothing is changed that anybody sees: one answer more could be told from it
        return Recorded(stored, before)
    turn.changed("check_in.round", round_.id)
    turn.changed("check_in.question", round_.id, question)
    return Recorded(stored, before)


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
    _start_alone(turn, round_, partner, place[0])


def _start_alone(turn: SpokenTurn, round_: Round, partner: Partner, chat: Channel) -> None:
    given = {answer.question for answer in turn.store.answers.find(round_id=round_.id, partner_id=partner.id)}
    given |= {one.question for one in turn.store.participations.find(round_id=round_.id, partner_id=partner.id)}
    open_questions = [question for question in round_.questions if question not in given]
    if not open_questions and round_.anonymous and remarks.wanted(turn, round_):
        remarks.ask(turn, round_)
        return
    if not open_questions and (round_.anonymous or round_.closed_at is not None):
        turn.say(turn.words("check-in-all-answered-final"), channel=chat)
        return
    if turn.tapped and not turn.private:
        turn.toast("check-in-look-private")
    elif not turn.private:
        turn.say(turn.words("check-in-look-private-here", person=turn.name_sender()))
    if not open_questions:
        turn.say(turn.words("check-in-all-answered"), channel=chat)
    elif round_.closed_at is not None:
        turn.say(turn.words("check-in-late"), channel=chat)
    _ask(turn, round_, (open_questions or list(round_.questions))[0], again=not open_questions)


def _ask(turn: SpokenTurn, round_: Round, question: str, *, again: bool) -> None:
    place = private_chats.find(turn, turn.identity) if turn.identity else None
    kind = catalogue().question(question).kind
    dialogue = RATING_AGAIN if again and kind is QuestionKind.RATING else DIALOGUE_OF[kind]
    begin(turn, dialogue.about(AskedAlone(round=round_.id, question=question, again=again)), place=place)


def _go_on(turn: SpokenTurn, occasion: AskedAlone) -> None:
    """Ask the next question, or say thank you."""
    round_ = turn.store.rounds.get(occasion.round)
    if round_ is None or turn.partner is None:
        return
    place = round_.questions.index(occasion.question) + 1
    again = occasion.again
    given = {one.question for one in turn.store.answers.find(round_id=round_.id, partner_id=turn.partner.id)}
    given |= {one.question for one in turn.store.participations.find(round_id=round_.id, partner_id=turn.partner.id)}
    following = [question for question in round_.questions[place:] if again or question not in given]
    if following:
        _ask(turn, round_, following[0], again=again)
        return
    key = "check-in-thanks-final" if round_.anonymous else "check-in-thanks"
    turn.say(turn.words(key, count=len(given), of=len(round_.questions)))
    if round_.anonymous and remarks.wanted(turn, round_):
        remarks.ask(turn, round_)


def _store(turn: SpokenTurn, occasion: AskedAlone, value: int | None, text: str = "") -> Recorded | None:
    round_ = turn.store.rounds.get(occasion.round)
    return record(turn, round_, occasion.question, value, text) if round_ is not None else None


def store_rating(turn: SpokenTurn, answers: Answers, occasion: AskedAlone) -> None:
    """Store a rating; ask what is missing after a low one, else go on."""
    value, text = answers.get(kept_rating), answers.get(formerly_missing) or ""
    recorded = _store(turn, occasion, value or None, text) if value is not None else None
    if recorded is None or text or value not in LOW or recorded.answer.partner_id is None:
        _go_on(turn, occasion)
    else:
        place = private_chats.find(turn, turn.identity) if turn.identity else None
        begin(turn, WHY_ALONE.about(occasion), place=place)


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


def _store_missing(turn: SpokenTurn, answers: Answers, occasion: AskedQuestion) -> bool:
    """Store the sentence if the rating it is about still is a low one; once quoted, it stays as it is."""
    text = answers.get(missing_text)
    if not text or turn.partner is None:
        return False
    given = turn.store.answers.first(round_id=occasion.round, question=occasion.question, partner_id=turn.partner.id)
    if given is None or given.value not in LOW or given.quoted:
        return False
    turn.store.answers.put(replace(given, text=text))
    round_ = turn.store.rounds.get(occasion.round)
    if round_ is not None and round_.closed_at is not None:
        await_quoting(turn, round_)
    return True


def question_values(view: View, _answers: Answers, occasion: AskedQuestion, _step: Question) -> Mapping[str, Value]:
    """Return what the prompts need: the question, its field, and its place in the round."""
    question = catalogue().question(occasion.question)
    round_ = view.store.rounds.get(occasion.round)
    questions = round_.questions if round_ else (question.id,)
    return {
        "question": question.text(view.words.language),
        "field": catalogue().field(question.field).short.text(view.words.language),
        "place": questions.index(question.id) + 1,
        "count": len(questions),
    }


RATING = DialogueAbout(
    id="check_in.rating",
    version=1,
    occasion=AskedAlone,
    routes=(rating.to(done), formerly_missing.to(done)),
    on_end=store_rating,
    before=question_values,
    who=Who.PARTNER,
)
RATING_AGAIN = DialogueAbout(
    id="check_in.rating_again",
    version=1,
    occasion=AskedAlone,
    routes=(kept_rating.to(done), formerly_missing.to(done)),
    on_end=store_rating,
    before=question_values,
    who=Who.PARTNER,
)
ANCHORED = DialogueAbout(
    id="check_in.anchored",
    version=1,
    occasion=AskedAlone,
    questions=(anchored,),
    on_end=store_anchored,
    before=question_values,
    who=Who.PARTNER,
)
SENTENCE = DialogueAbout(
    id="check_in.sentence",
    version=1,
    occasion=AskedAlone,
    questions=(sentence,),
    on_end=store_sentence,
    before=question_values,
    who=Who.PARTNER,
)
WHY = DialogueAbout(
    id="check_in.why",
    version=1,
    occasion=AskedQuestion,
    questions=(missing_text,),
    on_end=store_why,
    before=question_values,
    who=Who.PARTNER,
)
WHY_ALONE = DialogueAbout(
    id="check_in.why_alone",
    version=1,
    occasion=AskedAlone,
    questions=(missing_text,),
    on_end=store_why_alone,
    before=question_values,
    who=Who.PARTNER,
)
DIALOGUES = (RATING, RATING_AGAIN, ANCHORED, SENTENCE, WHY, WHY_ALONE)
DIALOGUE_OF = {
    QuestionKind.RATING: RATING,
    QuestionKind.YES_PARTLY_NO: ANCHORED,
    QuestionKind.TEXT: SENTENCE,
    QuestionKind.LIST: SENTENCE,
}
