"""Whoever comes later to a place where they cannot read back gets one message with what is open, and only then."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.check_ins import RoundKind
from bot.domain.cooperation import ChannelState
from bot.engine.exchange.messages import Address
from bot.engine.stored.rows import Timer
from bot.engine.vocabulary.flow import Alarm, Flow
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import phase_name
from flows.check_in.rounds import open_one
from flows.decision import line_for, open_decisions

if TYPE_CHECKING:
    from datetime import datetime

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

ALARM = "latecomers"
SOON = timedelta(minutes=5)
"""People who come within this time get one message together."""
MOST_DECISIONS = 5
"""How many open decisions are named, what closes first in front."""


def came(turn: SpokenTurn) -> None:
    """Have what is open said here soon, if the person who came was not told of all of it before.

    Nobody comes later to a private chat.
    """
    if turn.private or turn.cooperation is None:
        return
    new = [thing for thing in _open(turn) if _is_news(turn, thing)]
    if new and turn.store.of(Timer).first(kind=ALARM, subject=turn.place.id) is None:
        turn.set_alarm(ALARM, turn.place.id, turn.now + SOON)


def _open(turn: Turn) -> list[str]:
    round_ = open_one(turn)
    rounds = [f"round {round_.id}"] if round_ is not None else []
    return rounds + [f"decision {decision.id}" for decision in open_decisions(turn)]


def _is_news(turn: SpokenTurn, thing: str) -> bool:
    """Note that somebody is told of something; False if they were before. It is kept like any event, without a name."""
    place = turn.place
    address = Address(
        adapter=place.adapter, account=place.account, channel=place.platform_id or "", thread=place.thread
    )
    told = f"{turn.home.id} {place.id} {turn.sender.platform_id} {thing}"
    return turn.transaction.first_time(address, f"latecomer {hashlib.sha256(told.encode()).hexdigest()}")


def ring(turn: Turn, channel_id: int, _due_at: datetime) -> None:
    """Say what is open, in one silent message; nothing if nothing is by now."""
    place = turn.transaction.channel(channel_id)
    if place is None or place.state is not ChannelState.ACTIVE or place.cooperation_id != turn.home.id:
        return
    round_, decisions = open_one(turn), open_decisions(turn)
    lines = []
    if round_ is not None:
        names = ", ".join(phase_name(phase, turn.language) for phase in round_.phases)
        closes = turn.words.moment(round_.closes_at, turn.zone)
        name = "latecomers-partnership" if round_.kind is RoundKind.PARTNERSHIP else "latecomers-check-in"
        lines.append(turn.words(name, number=str(round_.number), phases=names, closes=closes))
    lines += [line_for(turn, decision) for decision in decisions[:MOST_DECISIONS]]
    if not lines:
        return
    turn.say_in(
        place,
        paragraphs(
            turn.words("latecomers-head"),
            Markup("\n".join(f"- {line}" for line in lines)),
            turn.words("latecomers-more", count=max(0, len(decisions) - MOST_DECISIONS)),
            turn.words(
                "latecomers-how",
                check_in="yes" if round_ is not None else "no",
                decision="one" if decisions else "none",
                number=str(decisions[0].number) if decisions else "",
            ),
        ),
    )


FLOW = Flow(id="latecomers", alarms=(Alarm(kind=ALARM, ring=ring),), person_came=came)
