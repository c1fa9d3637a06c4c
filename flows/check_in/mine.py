"""What somebody's private chat shows of a round once they have answered: thanks, and how to change something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.exchange.content import Choice, Content

if TYPE_CHECKING:
    from bot.domain.check_ins import Round
    from bot.domain.cooperation import Channel
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn

MINE_CARD = "check_in.mine"
CHANGE = "change"
"""Key of the choice that goes through the questions once more."""


def show_mine(turn: SpokenTurn, round_: Round, chat: Channel) -> None:
    """Say thank you, in the place of the last question where that was tapped."""
    turn.show(MINE_CARD, round_.id, channel=chat)


def render_mine(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Say thank you, and until when answers can be changed; once the round is over, that."""
    round_ = turn.store.rounds.get(shown.subject)
    if round_ is None:
        return Content(turn.words("card-closed-here"))
    values = {
        "kind": round_.kind.value,
        "number": str(round_.number),
        "closes": turn.words.moment(round_.closes_at, turn.zone),
    }
    if round_.closed_at is not None:
        return Content(turn.words("check-in-thanks-over", **values))
    if round_.anonymous:
        return Content(turn.words("check-in-thanks-anonymous", **values))
    return Content(turn.words("check-in-thanks", **values), (Choice(CHANGE, turn.words.label("check-in-change")),))
