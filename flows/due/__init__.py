"""What is due with stakeholders, communication, tasks: alone to whoever keeps it, in the groups what nobody keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.vocabulary.flow import Alarm, Flow
from flows.due import bundles, dropping
from flows.due.bundles import SLOT, ring
from flows.due.card import CARD
from flows.due.handing import HANDING
from flows.due.tasks import HANDING_OVER

if TYPE_CHECKING:
    from bot.engine.turn.turn import Turn


def _clock_set_back(turn: Turn) -> None:
    """Bring back what a clock that was ahead has moved into the future."""
    bundles.clock_set_back(turn)
    dropping.clock_set_back(turn)


FLOW = Flow(
    id="due",
    dialogues=(HANDING, HANDING_OVER),
    cards=(CARD, dropping.CARD),
    alarms=(Alarm(kind=SLOT, ring=ring), dropping.ALARM),
    clock_set_back=_clock_set_back,
)
