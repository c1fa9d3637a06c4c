"""Messages that were answers: noted, so that changing or withdrawing one changes or withdraws the answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.dialogues import progress
from bot.engine.incoming import channels
from bot.engine.incoming.taps import take_back, tap_card
from bot.engine.stored.rows import Reply

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.stored.sessions import Session
    from bot.engine.turn.turn import Turn

_NUMBER = re.compile(r"\d{1,2}")


def note_choice(turn: Turn, shown: ShownCard, number: str) -> None:
    """Note that the message at hand picked a choice of a card."""
    if turn.message is not None and turn.sender is not None and 1 <= int(number) <= len(shown.choices):
        turn.transaction.note_reply(
            Reply(
                channel_id=turn.place.id,
                message=turn.message,
                person=turn.sender.platform_id,
                card_id=shown.id,
                choice=shown.choices[int(number) - 1],
                at=turn.now,
            )
        )


def note_answer(turn: Turn, session: Session) -> None:
    """Note that the message at hand answers a dialogue's present question."""
    if turn.message is not None and turn.sender is not None:
        turn.transaction.note_reply(
            Reply(
                channel_id=turn.place.id,
                message=turn.message,
                person=turn.sender.platform_id,
                session_id=session.id,
                session_turn=session.turn,
                at=turn.now,
            )
        )


def change(turn: Turn, message: str, text: str | None) -> None:
    """Let a message that was an answer say something else, or nothing any more."""
    reply = turn.transaction.reply_at(turn.place.id, message)
    if reply is None and channels.go_to(turn, message):
        reply = turn.transaction.reply_at(turn.place.id, message)
    if reply is None or turn.sender is None or reply.person != turn.sender.platform_id:
        return
    found = turn.transaction.card(reply.card_id) if reply.card_id else None
    if found is not None:
        _change_choice(turn.about(found[0]), reply, found[1], text)
        return
    session = turn.transaction.session(reply.session_id) if reply.session_id else None
    if session is None or session.turn not in {reply.session_turn, reply.session_turn + 1}:
        turn.refuse("answer-stands")
        return
    about = turn.about(session.cooperation_id)
    if session.turn != reply.session_turn:
        session = progress.reopen(about, session, ask=text is None)
    if session is not None and text is not None:
        note_answer(about, session)
        progress.answer(about, session, text)


def _change_choice(turn: Turn, reply: Reply, shown: ShownCard, text: str | None) -> None:
    if text is not None and _NUMBER.fullmatch(text):
        note_choice(turn, shown, text)
        tap_card(turn, shown, text)
    else:
        turn.transaction.drop_reply(reply)
        take_back(turn, shown, reply.choice)


def answer_by_number(turn: Turn, card_id: int, number: str) -> None:
    """Take a plain number as a tap on the card that was the last thing said in the channel.

    Once somebody says something else, numbers are conversation again.
    """
    found = turn.transaction.card(card_id)
    if found is None or not 1 <= int(number) <= len(found[1].choices):
        turn.transaction.put_channel(replace(turn.place, newest_card=None))
        return
    note_choice(turn, found[1], number)
    tap_card(turn.about(found[0]), found[1], number)
