"""Answering a check-in in private: one message goes from question to question, back and forth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.check_ins import is_open
from bot.domain.entries import MOST_ENTRIES, as_text, entries_of, merged
from bot.engine.dialogues import progress
from bot.engine.dialogues.alone import find_alone, lead, show_the_way
from bot.engine.dialogues.progress import begin
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.steps import done
from flows.catalogue import QuestionKind
from flows.check_in import remarks
from flows.check_in.asked import asked, in_words
from flows.check_in.mine import show_mine
from flows.check_in.naming import offer
from flows.check_in.prompts import (
    AskedAlone,
    AskedQuestion,
    anchored,
    entries,
    formerly_missing,
    kept_entries,
    kept_rating,
    kept_sentence,
    missing_text,
    more_entries,
    question_values,
    rating,
    sentence,
    standing,
    values_in_words,
)
from flows.check_in.recording import LOW, VALUES, answered_by_sender, given, record
from flows.check_in.releasing import await_quoting

if TYPE_CHECKING:
    from bot.domain.check_ins import Answer, Round
    from bot.domain.cooperation import Channel
    from bot.engine.stored.sessions import Session
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from flows.check_in.recording import Recorded


def start_answering(turn: SpokenTurn, round_: Round, *, words: bool = False) -> None:
    """Ask the sender in private, from the first question they have not answered; if none, from the first.

    With `words` only the questions that are answered in words.
    """
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
    _start_alone(turn, round_, place[0], words=words)


def _start_alone(turn: SpokenTurn, round_: Round, chat: Channel, *, words: bool) -> None:
    answered = answered_by_sender(turn, round_)
    questions = in_words(turn, round_) if words else round_.questions
    open_questions = [question for question in questions if question not in answered]
    if not open_questions and round_.anonymous and remarks.wanted(turn, round_):
        remarks.ask(turn, round_)
    elif not open_questions and (round_.anonymous or round_.closed_at is not None):
        show_mine(turn, round_, chat)
    else:
        if round_.closed_at is not None:
            turn.say(turn.words("check-in-late"), channel=chat)
        _ask(turn, round_, (*open_questions, *questions)[0], again=not open_questions, words=words)
    if turn.tapped and not turn.private:
        turn.toast("check-in-look-private")
        show_the_way(turn)


def _ask(turn: SpokenTurn, round_: Round, question: str, *, again: bool, words: bool = False) -> None:
    place = private_chats.find(turn, turn.identity) if turn.identity else None
    kind = asked(turn, question).kind
    anew = given(turn, round_, question) is not None
    first = (in_words(turn, round_) if words else round_.questions)[0]
    occasion = AskedAlone(
        round=round_.id,
        question=question,
        again=again,
        back=not round_.anonymous and round_.closed_at is None and question != first,
        secret=round_.anonymous,
        words=words,
    )
    begin(turn, (DIALOGUE_AGAIN if anew else DIALOGUE_OF)[kind].about(occasion), place=place)


def _go_on(turn: SpokenTurn, occasion: AskedAlone) -> None:
    """Ask the next question, or say thank you."""
    round_ = turn.store.rounds.get(occasion.round)
    if round_ is None or turn.partner is None:
        return
    place = round_.questions.index(occasion.question) + 1
    answered = answered_by_sender(turn, round_)
    left = [one for one in round_.questions[place:] if not occasion.words or one in in_words(turn, round_)]
    following = [one for one in left if occasion.again or one not in answered]
    if following:
        _ask(turn, round_, following[0], again=occasion.again, words=occasion.words)
    elif round_.anonymous and remarks.wanted(turn, round_):
        remarks.ask(turn, round_)
    else:
        show_mine(turn, round_, turn.place)


def ask_before(turn: SpokenTurn, occasion: AskedAlone) -> None:
    """Ask the question before this one again."""
    round_ = turn.store.rounds.get(occasion.round)
    if round_ is not None:
        before = round_.questions[max(0, round_.questions.index(occasion.question) - 1)]
        _ask(turn, round_, before, again=occasion.again, words=occasion.words)


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
    """Store a sentence, and go on."""
    text = answers.get(sentence)
    if text:
        _store(turn, occasion, None, text)
    _go_on(turn, occasion)


def store_entries(turn: SpokenTurn, answers: Answers, occasion: AskedAlone) -> None:
    """Store entries of a list and ask for more; once there are none, offer to take them in, and go on.

    Where an answer cannot be found or changed again, the first entries are the whole list.
    """
    fresh, round_ = answers.get(entries), turn.store.rounds.get(occasion.round)
    if round_ is None:
        return
    before = given(turn, round_, occasion.question) if occasion.more else None
    standing = entries_of(before.text) if before is not None else ()
    listed = merged((*standing, *(fresh or ())))
    full = len(listed) > MOST_ENTRIES
    if full:
        turn.say(turn.words("misfit-entries-many", count=len(listed), most=MOST_ENTRIES))
    recorded = _store(turn, occasion, None, as_text(listed)) if fresh and not full else None
    if full or (recorded is not None and not round_.anonymous and is_open(round_, turn.now)):
        place = private_chats.find(turn, turn.identity) if turn.identity else None
        begin(turn, LIST_MORE.about(replace(occasion, more=True)), place=place)
        return
    stored = recorded.answer if recorded is not None else before
    _go_on(turn, occasion)
    if stored is not None:
        offer(turn, stored)


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
IN_WORDS = replace(RATING, routes=(), questions=(sentence,), before=values_in_words, on_end=store_sentence, marked=None)
SENTENCE = replace(IN_WORDS, id="check_in.sentence")
SENTENCE_AGAIN = replace(IN_WORDS, id="check_in.sentence_again", questions=(kept_sentence,))
LIST = replace(IN_WORDS, id="check_in.list", questions=(entries,), on_end=store_entries)
LIST_AGAIN = replace(LIST, id="check_in.list_again", questions=(kept_entries,))
LIST_MORE = replace(LIST, id="check_in.list_more", questions=(more_entries,))
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
DIALOGUES = (
    RATING,
    RATING_AGAIN,
    ANCHORED,
    SENTENCE,
    SENTENCE_AGAIN,
    LIST,
    LIST_AGAIN,
    LIST_MORE,
    WHY,
    WHY_ALONE,
)
DIALOGUE_OF = {
    QuestionKind.RATING: RATING,
    QuestionKind.YES_PARTLY_NO: ANCHORED,
    QuestionKind.TEXT: SENTENCE,
    QuestionKind.LIST: LIST,
}
DIALOGUE_AGAIN = {
    **DIALOGUE_OF,
    QuestionKind.RATING: RATING_AGAIN,
    QuestionKind.TEXT: SENTENCE_AGAIN,
    QuestionKind.LIST: LIST_AGAIN,
}
