"""What something said, tapped, edited or withdrawn answers: a card, a dialogue's question, or nothing.

The only place that looks. It changes nothing but what was unknown because a platform's answer was lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from bot.engine.dialogues.progress import latest
from bot.engine.exchange.messages import Edited, Said, Tapped, Untapped, Withdrawn
from bot.engine.stored.rows import Marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.cooperation import Channel
    from bot.engine.stored.rows import Reply, ShownCard
    from bot.engine.stored.sessions import Session
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.flow import Card

_NUMBER = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class CardTarget:
    """A card that is answered."""

    place: Channel
    """Where it stands."""
    cooperation_id: int
    card: ShownCard
    reply: Reply | None = None
    """The answer that is changed or withdrawn."""
    newest: bool = False
    """Whether nothing names it: it is just the last thing said in the channel."""


@dataclass(frozen=True, slots=True)
class QuestionTarget:
    """A dialogue's question that is answered."""

    place: Channel
    session: Session
    reply: Reply | None = None
    """The answer that is changed or withdrawn."""


@dataclass(frozen=True, slots=True)
class PassedTarget:
    """A question whose dialogue is over: the answer that somebody wants to change stands."""

    place: Channel


Target: TypeAlias = CardTarget | QuestionTarget | PassedTarget


def is_number(text: str) -> bool:
    """Whether what was typed can be the number of a choice."""
    return _NUMBER.fullmatch(text) is not None


def answered_message(said: Said) -> str | None:
    """Return the message that something said is a reply to, be it by its being said in that message's thread."""
    return said.reply_to or said.address.thread


def find(
    turn: SpokenTurn, cards: Mapping[str, Card], signal: Said | Tapped | Untapped | Edited | Withdrawn
) -> Target | None:
    """Return what a signal answers; None if it answers nothing. `cards` are what flows declare, by kind."""
    match signal:
        case Said():
            return _of_words(turn, cards, signal)
        case Tapped(message=message, mark=mark):
            return _at(turn, cards, message, mark)
        case Untapped(message=message):
            return _at(turn, cards, message, "")
        case Edited(message=message) | Withdrawn(message=message):
            return _of_earlier(turn, message)


def _of_words(turn: SpokenTurn, cards: Mapping[str, Card], said: Said) -> Target | None:
    """First what it replies to; then the question that waits for this person here; then the card just above."""
    text, message = said.text.strip(), answered_message(said)
    target = _at(turn, cards, message, said.mark) if message is not None else None
    match target:
        case QuestionTarget(session=session) if session.person == turn.sender.platform_id:
            return target
        case CardTarget() if is_number(text):
            return target
        case _:
            pass
    if not turn.private and turn.place.thread != said.address.thread:
        return None  # said in a thread, below something that it does not answer
    waiting = latest(turn)
    if waiting is not None:
        return QuestionTarget(turn.place, waiting)
    if isinstance(target, CardTarget) or said.reply_to is not None:
        return target if isinstance(target, CardTarget) else None
    return _newest(turn) if is_number(text) else None


def _newest(turn: SpokenTurn) -> CardTarget | None:
    """Return the card that was the last thing said in the channel."""
    found = turn.transaction.card(turn.place.newest_card) if turn.place.newest_card is not None else None
    return CardTarget(turn.place, *found, newest=True) if found else None


def _at(turn: SpokenTurn, cards: Mapping[str, Card], message: str, mark: str) -> CardTarget | QuestionTarget | None:
    """Return the card or question at a message: here, or elsewhere in the group.

    Some platforms do not say with a reaction or a correction which thread its message is in.
    """
    here = _card_at(turn, cards, message, mark) or _question_at(turn, message, mark)
    if here is not None:
        return here
    there = _elsewhere(turn, message)
    return (_card_at(there, cards, message, mark) or _question_at(there, message, mark)) if there else None


def _elsewhere(turn: SpokenTurn, message: str) -> SpokenTurn | None:
    """Return the turn as it is in the thread, or outside of it, where a card, question or answer stands."""
    place = turn.place
    if turn.private or place.platform_id is None:
        return None
    found = turn.transaction.channel_showing(place.adapter, place.account, place.platform_id, message)
    return turn.about(None, found) if found is not None and found.id != place.id else None


def _card_at(turn: SpokenTurn, cards: Mapping[str, Card], message: str, mark: str) -> CardTarget | None:
    found = _marked_card(turn, cards, message, mark) or turn.transaction.card_at(turn.place.id, message)
    return CardTarget(turn.place, *found) if found else None


def _marked_card(turn: SpokenTurn, cards: Mapping[str, Card], message: str, mark: str) -> tuple[int, ShownCard] | None:
    """Return the cooperation's id and the card with a mark, if it is in the turn's channel.

    A card whose message is unknown, because the platform's answer was lost, is hereby found again.
    """
    key = Marked.by(mark).card
    found = turn.transaction.card(key) if key is not None else None
    if found is None or found[1].channel_id != turn.place.id:
        return None
    cooperation, shown = found
    kind = cards.get(shown.kind)
    if shown.message is not None or kind is None:
        return found
    about = turn.about(cooperation)
    choices = tuple(choice.key for choice in kind.render(about, shown).choices)
    return cooperation, about.store.cards.put(replace(shown, message=message, choices=choices))


def _question_at(turn: SpokenTurn, message: str, mark: str) -> QuestionTarget | None:
    session = _marked_session(turn, message, mark)
    if session is None and Marked.by(mark).session is None:  # what a mark names and is past is not what is asked now
        session = turn.transaction.session_asking(turn.place.id, message)
    return QuestionTarget(turn.place, session) if session else None


def _marked_session(turn: SpokenTurn, message: str, mark: str) -> Session | None:
    """Return the dialogue whose present question has a mark, if it is held in the turn's channel."""
    named = Marked.by(mark)
    found = turn.transaction.session(named.session) if named.session is not None else None
    if found is None or found.channel_id != turn.place.id or found.turn != named.turn:
        return None
    return found if found.prompt else turn.transaction.put_session(replace(found, prompt=message))


def _of_earlier(turn: SpokenTurn, message: str) -> Target | None:
    """Return what a message of the sender's own answered, when they change or withdraw it."""
    reply = turn.transaction.reply_at(turn.place.id, message)
    if reply is None and (there := _elsewhere(turn, message)) is not None:
        turn, reply = there, there.transaction.reply_at(there.place.id, message)
    if reply is None or reply.person != turn.sender.platform_id:
        return None
    found = turn.transaction.card(reply.card_id) if reply.card_id else None
    if found is not None:
        return CardTarget(turn.place, *found, reply=reply)
    session = turn.transaction.session(reply.session_id) if reply.session_id else None
    if session is None or session.turn not in {reply.session_turn, reply.session_turn + 1}:
        return PassedTarget(turn.place)
    return QuestionTarget(turn.place, session, reply=reply)
