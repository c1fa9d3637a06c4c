"""What people say, tap, change and withdraw, carried out at what it answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.dialogues import progress
from bot.engine.incoming import talk
from bot.engine.incoming.targets import CardTarget, PassedTarget, QuestionTarget, find, is_number
from bot.engine.stored.ports import NotYetError
from bot.engine.stored.rows import WORDS, Reply
from bot.engine.vocabulary import walk
from bot.engine.vocabulary.folding import whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.exchange.messages import Edited, Said, Tapped, Untapped, Withdrawn
    from bot.engine.stored.rows import ShownCard
    from bot.engine.stored.sessions import Session
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.flow import Card, Flows


class Answering:
    """Carries out answers to what flows declare."""

    def __init__(self, flows: Flows) -> None:
        self._flows = flows

    def said(self, turn: SpokenTurn, signal: Said) -> None:
        """Take words or a number for an answer, if they are one. Any other talk in a group is none of the bot's."""
        text = signal.text.strip()
        match find(turn, self._flows.cards, signal):
            case QuestionTarget() as question:
                self._answer(turn.about(question.session.cooperation_id, question.place), question.session, text)
            case CardTarget() as target if self._say(turn.about(target.cooperation_id, target.place), target, text):
                pass
            case CardTarget() as target if not is_number(text):
                self._say_in_words(turn.about(target.cooperation_id, target.place), target.card, text)
            case CardTarget(newest=True, card=card) as target if not 1 <= int(text) <= len(card.choices):
                turn.transaction.put_channel(replace(target.place, newest_card=None))
            case CardTarget(newest=True) as target if target.place.talked_over:
                talk.ask_what_for(turn.about(target.cooperation_id, target.place))
            case CardTarget() as target:
                self._choose(turn.about(target.cooperation_id, target.place), target.card, text)
            case _ if not turn.private and turn.place.thread != signal.address.thread:
                pass  # talk in a thread
            case _ if is_number(text) and signal.reply_to is not None and signal.addressed and not turn.private:
                _expect_nothing_on_its_way(turn)
                turn.refuse("stale-choice")
            case _:
                talk.converse(turn, self._flows, signal)

    def tapped(self, turn: SpokenTurn, signal: Tapped) -> None:
        """Carry out a tap on a card's or a question's choice."""
        match find(turn, self._flows.cards, signal):
            case CardTarget() as target:
                tap_card(turn.about(target.cooperation_id, target.place), self._flows.cards, target.card, signal.choice)
            case QuestionTarget(session=session) if session.person != turn.sender.platform_id:
                turn.refuse("not-your-question")
            case QuestionTarget(session=session, place=place):
                dialogue = self._flows.dialogues.get(session.dialogue)
                progress.tap(turn.about(session.cooperation_id, place), dialogue, session, signal.choice)
            case _:
                _expect_nothing_on_its_way(turn)
                turn.refuse("stale-choice")

    def untapped(self, turn: SpokenTurn, signal: Untapped) -> None:
        """Carry out that a card's choice was taken back."""
        match find(turn, self._flows.cards, signal):
            case CardTarget() as target:
                about = turn.about(target.cooperation_id, target.place)
                held = take_back(about, self._flows.cards, target.card, signal.choice)
                if held and _key(target.card, signal.remains) is not None:
                    tap_card(about, self._flows.cards, target.card, signal.remains)  # as everybody sees it there
            case QuestionTarget(session=session, place=place) if session.person == turn.sender.platform_id:
                dialogue = self._flows.dialogues.get(session.dialogue)
                progress.untap(turn.about(session.cooperation_id, place), dialogue, session, signal.choice)
            case _:
                pass

    def changed(self, turn: SpokenTurn, signal: Edited | Withdrawn, text: str | None) -> None:
        """Let a message that was an answer say something else, or nothing any more."""
        match find(turn, self._flows.cards, signal):
            case CardTarget(reply=Reply() as reply) as target:
                about = turn.about(target.cooperation_id, target.place)
                if text is not None and self._say(about, target, text):
                    return
                if text is not None and is_number(text):
                    self._choose(about, target.card, text)
                else:
                    about.transaction.drop_reply(reply)
                    take_back(about, self._flows.cards, target.card, reply.choice)
            case QuestionTarget(reply=Reply() as reply, session=session, place=place):
                self._change_answer(turn.about(session.cooperation_id, place), session, reply, text)
            case PassedTarget(place=place):
                turn.about(None, place).refuse("answer-stands")
            case _:
                pass

    def _change_answer(self, turn: SpokenTurn, session: Session, reply: Reply, text: str | None) -> None:
        dialogue = self._flows.dialogues.get(session.dialogue)
        again: Session | None = session
        if session.turn != reply.session_turn:
            again = progress.reopen(turn, dialogue, session, ask_it=text is None)
        if again is not None and text is not None:
            self._answer(turn, again, text)

    def _answer(self, turn: SpokenTurn, session: Session, text: str) -> None:
        dialogue = self._flows.dialogues.get(session.dialogue)
        command = talk.bare_command(self._flows, text) if turn.private else None
        if command is not None and dialogue is not None and not walk.fits(dialogue, session, text, turn):
            turn.carry_out(command)
            return
        _note(turn, session=session)
        progress.answer(turn, dialogue, session, text)

    def _say_in_words(self, turn: SpokenTurn, card: ShownCard, text: str) -> None:
        """Take the words of a choice for a tap at it; of other words say that they do not count there."""
        meant = talk.meant_choice(turn, self._flows, card, text)
        if meant is not None:
            _note(turn, card=card, choice=meant)
            tap_card(turn, self._flows.cards, card, meant)
            return
        talk.about_card(turn, self._flows, card)
        _note(turn, card=card, choice=WORDS)

    def _say(self, turn: SpokenTurn, target: CardTarget, text: str) -> bool:
        """Have a card take what was said about it; False if it means nothing to the card."""
        card = self._flows.cards.get(target.card.kind)
        if card is None or card.said is None or not turn.may(card.who):
            return False
        _note(turn, card=target.card, choice=WORDS)
        if card.said(turn, target.card, text):
            return True
        turn.leave_no_reply()
        return False

    def _choose(self, turn: SpokenTurn, card: ShownCard, number: str) -> None:
        """Take a number as a tap."""
        choice = _key(card, number)
        if choice is not None:
            _note(turn, card=card, choice=choice)
        tap_card(turn, self._flows.cards, card, number)


def _note(turn: SpokenTurn, *, card: ShownCard | None = None, choice: str = "", session: Session | None = None) -> None:
    """Note what the message at hand answers, so that changing or withdrawing it changes or withdraws the answer."""
    if turn.message is not None:
        turn.transaction.note_reply(
            Reply(
                channel_id=turn.place.id,
                message=turn.message,
                person=turn.sender.platform_id,
                card_id=card.id if card is not None else None,
                choice=choice,
                session_id=session.id if session is not None else None,
                session_turn=session.turn if session is not None else 0,
                at=turn.now,
            )
        )


def _expect_nothing_on_its_way(turn: SpokenTurn) -> None:
    """Before a choice is taken for out of date: raise NotYetError if it may belong to what is just being sent.

    After a crash, people may see a question that the program does not know to be there until it is sent again.
    """
    if turn.platform(turn.place).safe_repeats and turn.transaction.outbox.is_in_doubt(turn.place.id, turn.now):
        raise NotYetError


def tap_card(turn: SpokenTurn, cards: Mapping[str, Card], shown: ShownCard, choice: str) -> None:
    """Carry out a tap on a card: `choice` is a key or a number as the channel shows it."""
    card = cards.get(shown.kind)
    key = _meant(card, shown, choice)
    if card is None or key in {None, WORDS} or key is None:
        turn.refuse("stale-choice")
    elif not turn.may(card.who):
        turn.refuse(f"refused-{card.who.value}")
    else:
        turn.after.wish.card_id, turn.after.wish.choice = shown.id, key
        card.tap(turn, shown, key)


def take_back(turn: SpokenTurn, cards: Mapping[str, Card], shown: ShownCard, choice: str) -> bool:
    """Carry out that a choice was taken back, where that means something; tell whether it was the one that held."""
    card = cards.get(shown.kind)
    key = _meant(card, shown, choice)
    if card is None or card.untap is None or key is None or not turn.may(card.who):
        return False
    return card.untap(turn, shown, key)


def _meant(card: Card | None, shown: ShownCard, choice: str) -> str | None:
    """Return the key that a choice stands for: one that is shown, or one that the card still knows."""
    key = _key(shown, choice)
    lasts = key is None and card is not None and card.lasts is not None and card.lasts(choice)
    return choice if lasts else key


def _key(shown: ShownCard, choice: str) -> str | None:
    if choice == WORDS:
        return WORDS
    if choice.isdecimal():
        position = whole_number(choice)
        return shown.choices[position - 1] if position is not None and 1 <= position <= len(shown.choices) else None
    return choice if choice in shown.choices else None
