"""Going through a door: the link that led into the private chat comes back, and what was asked for goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.dialogues.progress import ask_again, latest
from bot.engine.incoming.answers import tap_card
from bot.engine.incoming.commands import carry_out, read_command
from bot.engine.turn import private_chats

if TYPE_CHECKING:
    from bot.engine.incoming.commands import Typed
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.flow import Flows

_COMMAND = "start"
"""What a link's token comes back behind, see `Capabilities.doors`."""


def go_through(turn: SpokenTurn, flows: Flows, typed: Typed) -> bool:
    """Do in private what was asked for in the group; False if what was typed is no link of the sender's."""
    command = flows.commands.get(typed.name)
    if command is None or command.name != _COMMAND or not typed.rest or not turn.private:
        return False
    door = turn.transaction.door(typed.rest)
    if door is None or door.expires_at <= turn.now:
        return False
    if (door.adapter, door.person) != (turn.place.adapter, turn.sender.platform_id):
        return False
    about = turn.about(door.cooperation_id)
    about.place = private_chats.turn_to(about, turn.place)
    card = turn.transaction.card(door.card_id) if door.card_id else None
    asked = read_command(door.typed)
    if card is not None:
        tap_card(about, flows.cards, card[1], door.choice)
    elif asked is not None:
        carry_out(about, flows, asked, addressed=True, placed=True)
    elif door.card_id is None and (question := latest(about)) is not None:
        ask_again(about.about(question.cooperation_id), flows.dialogues, question, about.place)
    elif door.card_id is None:
        about.carry_out(f"/{_COMMAND}")
    else:
        about.refuse("stale-choice")
    return True
