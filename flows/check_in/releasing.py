"""When answers are seen: those in time at the closing, late ones together, sentences apart from any number.

Source of the rules: `product.md` 4. What may be seen of a release is `bot.domain.disclosure`'s to say.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.calendar import Calendar
from bot.domain.check_ins import Remark
from bot.domain.disclosure import may_quote
from bot.domain.results import released_now, sayable
from bot.engine.stored.rows import Timer

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.check_ins import Round
    from bot.engine.turn.turn import Turn

QUESTION_CARD = "check_in.question"
RESULT_CARD = "check_in.result"
RELEASE_ALARM = "check_in.release"
QUOTE_ALARM = "check_in.quote"
AGAIN = timedelta(hours=1)
"""How long is waited for a card that does not yet show what was changed last."""


def await_others(turn: Turn, round_: Round) -> None:
    """After a late answer: look the next working morning whether there are enough to be seen together."""
    _on_the_morrow(turn, RELEASE_ALARM, round_)


def await_quoting(turn: Turn, round_: Round) -> None:
    """After a sentence that came late: quote it the next working morning, when nothing else changes."""
    _on_the_morrow(turn, QUOTE_ALARM, round_)


def _on_the_morrow(turn: Turn, alarm: str, round_: Round) -> None:
    """Set an alarm, unless it is set already: who comes later does not put it off."""
    if turn.store.of(Timer).first(kind=alarm, subject=round_.id) is None:
        turn.set_alarm(alarm, round_.id, Calendar.of(turn.home).next_morning(turn.now))


def release(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Let the late answers be seen that are enough by now; their sentences follow on another day."""
    round_ = _settled(turn, RELEASE_ALARM, subject)
    if round_ is None:
        return
    found = released_now(round_, turn.store.answers.find(round_id=round_.id))
    for answer in found:
        turn.store.answers.put(answer)
    if found:
        _changed(turn, round_)
    if any(answer.text for answer in found):
        await_quoting(turn, round_)


def quote_late(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Let the sentences be seen that came late."""
    round_ = _settled(turn, QUOTE_ALARM, subject)
    if round_ is not None and quote(turn, round_):
        _changed(turn, round_)


def quote(turn: Turn, round_: Round) -> bool:
    """Let all sentences be seen from now on that may be; return whether there are new ones."""
    answers = turn.store.answers.find(round_id=round_.id)
    said = sayable(round_, answers)
    fresh = [answer for answer in said if not answer.quoted]
    for answer in fresh:
        turn.store.answers.put(replace(answer, quoted=True))
    remarks = turn.store.of(Remark).find(round_id=round_.id, quoted=False) if _is_shown(turn, round_) else []
    for remark in remarks:
        turn.store.of(Remark).put(replace(remark, quoted=True))
    return bool(fresh or remarks)


def _is_shown(turn: Turn, round_: Round) -> bool:
    """Whether enough took part that a sentence is not for certain that of one or two."""
    taken = turn.store.participations.find(round_id=round_.id)
    return may_quote(len({one.partner_id for one in taken}))


def _settled(turn: Turn, alarm: str, subject: int) -> Round | None:
    """Return the round, if something may be changed about it now; else put the alarm off.

    Cards that still wait to show an earlier change would show both in one edit.
    """
    round_ = turn.store.rounds.get(subject)
    later = Calendar.of(turn.home).next_allowed(turn.now)
    if round_ is None or later > turn.now:
        if round_ is not None:
            turn.set_alarm(alarm, subject, later)
        return None
    if is_waiting(turn, subject):
        turn.set_alarm(alarm, subject, turn.now + AGAIN)
        return None
    return round_


def is_waiting(turn: Turn, round_id: int) -> bool:
    """Tell whether a card of a round still waits to show what was changed last."""
    places = {channel.id for channel in turn.groups()}
    return any(
        card.shown < card.version
        for kind in (RESULT_CARD, QUESTION_CARD)
        for card in turn.store.cards.find(kind=kind, subject=round_id)
        if card.channel_id in places
    )


def _changed(turn: Turn, round_: Round) -> None:
    turn.changed(RESULT_CARD, round_.id)
    turn.changed(QUESTION_CARD, round_.id)
