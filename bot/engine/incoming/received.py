"""Files that people send to the bot alone: whichever flow knows that kind of file looks at it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from bot.engine.exchange.files import MOST_RECEIVED_BYTES

if TYPE_CHECKING:
    from bot.engine.exchange.files import ReceivedFile
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.flow import Flows


def take(turn: SpokenTurn, flows: Flows, file: ReceivedFile, *, said: str) -> bool:
    """Have a file looked at, or say why not; False if nothing is known of such files and words came with it."""
    kind = flows.files.get(PurePath(file.name).suffix.casefold())
    if kind is None:
        if not said.strip():
            turn.refuse("file-unknown", endings=", ".join(sorted(flows.files)))
        return not said.strip()
    if turn.cooperation is None:
        turn.refuse("no-cooperation-private")
    elif not turn.may(kind.who):
        turn.refuse(f"refused-{kind.who.value}")
    elif file.body is None:
        turn.refuse("file-too-large" if file.too_large else "file-not-fetched", most=MOST_RECEIVED_BYTES // 1024)
    else:
        kind.take(turn, file, file.body)
    return True
