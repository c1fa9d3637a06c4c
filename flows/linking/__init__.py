"""Linking: a second channel for the cooperation, a second account for a person; by a code, and undone again."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.linking import code_in
from bot.engine.dialogues.progress import begin
from bot.engine.stored.homes import groups_of
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword
from flows.linking.channels import can_be_parted, part_channel, part_chosen, which_channel
from flows.linking.codes import (
    JOINING,
    give_for_account,
    give_for_channel,
    has_guessed_too_often,
    note_wrong,
    use,
)
from flows.linking.persons import has_others, part_accounts
from flows.settings.preferences import Bilingual

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers

KEYWORDS = {"channel": ("kanal", "gruppe", "raum", "room", "group"), "account": ("konto",)}
"""What can be typed behind `/link` and `/unlink`, in both languages."""


class Linked(StrEnum):
    """What is to be linked, or parted."""

    CHANNEL = "channel"
    ACCOUNT = "account"


_TYPED = {Linked.CHANNEL: KEYWORDS["channel"], Linked.ACCOUNT: KEYWORDS["account"]}
what = Bilingual(id="what", among=Linked, wording="link", also=_TYPED)
parted = Bilingual(id="what", among=Linked, wording="unlink", also=_TYPED)


def link(turn: SpokenTurn, typed: str) -> None:
    """Give out a code, alone, or use one."""
    key, rest = keyword(typed, KEYWORDS)
    code = code_in(typed)
    if code is not None:
        use(turn, code)
    elif turn.account is None:
        turn.refuse("anonymous")
    elif typed and (key is None or rest):
        if not has_guessed_too_often(turn):
            note_wrong(turn)
            turn.refuse("link-unknown-code")
    elif turn.cooperation is None:
        turn.refuse("no-cooperation-private" if turn.private else "no-cooperation")
    elif key is None and turn.private and turn.appointed:
        begin(turn, LINKING)
    elif key == Linked.CHANNEL or (key is None and not turn.private):
        give_for_channel(turn)
    else:
        give_for_account(turn)


def give_chosen(turn: SpokenTurn, answers: Answers) -> None:
    """Give a coordinator the code for what they chose."""
    if answers[what] is Linked.CHANNEL:
        give_for_channel(turn)
    else:
        give_for_account(turn)


def unlink(turn: SpokenTurn, typed: str) -> None:
    """Take a channel out of the cooperation, or, said in private, an account off the person."""
    key, rest = keyword(typed, KEYWORDS)
    channels = _has_channels_to_part(turn)
    if turn.private and (key == Linked.ACCOUNT or (key is None and not channels)):
        part_accounts(turn)
    elif turn.cooperation is None:
        turn.refuse("no-cooperation-private" if turn.private else "no-cooperation")
    elif key == Linked.ACCOUNT:
        turn.refuse("unlink-account-in-private")
    elif not turn.appointed:
        turn.refuse("refused-coordinator")
    elif not channels:
        turn.refuse("unlink-only-channel")
    elif not turn.private:
        _part_this(turn)
    elif key is None and has_others(turn):
        begin(turn, PARTING)
    else:
        begin(turn, PARTING_CHANNEL, [rest] if rest else ())


def _has_channels_to_part(turn: SpokenTurn) -> bool:
    return turn.cooperation is not None and turn.appointed and len(groups_of(turn.store)) > 1


def _may_part_a_channel(turn: SpokenTurn, typed: str) -> bool:
    return keyword(typed, KEYWORDS)[0] != Linked.ACCOUNT and _has_channels_to_part(turn)


def _part_this(turn: SpokenTurn) -> None:
    if can_be_parted(turn.store, turn.place):
        part_channel(turn, turn.place)
    else:
        turn.refuse("unlink-only-channel")


def part_what(turn: SpokenTurn, answers: Answers) -> None:
    """Ask a coordinator which channel, or take the account off."""
    if answers[parted] is Linked.CHANNEL:
        begin(turn, PARTING_CHANNEL)
    else:
        part_accounts(turn)


LINKING = Dialogue(id="link", version=1, questions=(what,), on_end=give_chosen)
PARTING = Dialogue(id="unlink", version=1, questions=(parted,), on_end=part_what, everywhere=True)
PARTING_CHANNEL = Dialogue(
    id="unlink.channel",
    version=1,
    questions=(which_channel,),
    on_end=part_chosen,
    who=Who.COORDINATOR,
)

FLOW = Flow(
    id="linking",
    commands=(
        # Hidden administrators may use a coordinator's code; what needs a person looks for one itself.
        Command(
            name="link", german="verknuepfen", aliases=("verknüpfen",), handle=link, anywhere=True, attributed=False
        ),
        Command(name="unlink", german="trennen", handle=unlink, anywhere=True, publishes=_may_part_a_channel),
    ),
    dialogues=(LINKING, JOINING, PARTING, PARTING_CHANNEL),
)
