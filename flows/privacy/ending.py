"""Ending a cooperation: what exists goes to the coordinator, a code is repeated, then nothing of it is left."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind, ChannelState
from bot.domain.linking import ALPHABET
from bot.engine.dialogues.alone import lead
from bot.engine.dialogues.progress import begin
from bot.engine.exchange.content import Content
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.questions import FreeText
from flows.partners.accounts import linked_with
from flows.partners.coordination import coordinators
from flows.privacy.export import export
from flows.privacy.forgetting import forget_accounts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.stored.ports import Transaction
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

LENGTH = 6
"""Characters of the code: no secret, only a guard against doing it by mistake."""
VALID_FOR = timedelta(minutes=15)

repeated = FreeText(id="code", max_length=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingCode:
    """The code that has to be repeated, and until when."""

    code: str
    until: datetime


def ask(turn: SpokenTurn, _typed: str) -> None:
    """Give the coordinator, alone, all that exists, say what will be lost, and ask for the code; others are told."""
    assert turn.identity is not None  # noqa: S101 - only coordinators get here
    place = None if turn.private else private_chats.find(turn, turn.identity)
    if place is None and not turn.private:
        if not lead(turn):
            turn.refuse("end-in-private")
        return
    for part in export(turn):
        turn.say(part, channel=place[0] if place else None)
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    begin(turn, ENDING.about(EndingCode(code=code, until=turn.now + VALID_FOR)), place=place)
    if place is not None:
        turn.say(turn.words("end-asked-in-private"))
    own = {one.id for one in turn.store.same_person(turn.identity)}
    for other in coordinators(turn.store):
        if other.id not in own:
            told = turn.words("end-begun", person=turn.sender.name, name=turn.home.name)
            private_chats.tell(turn, other, told)


def end_if_repeated(turn: SpokenTurn, answers: Answers, occasion: EndingCode) -> None:
    """End the cooperation if the code is the one that was given, and in time."""
    if turn.now > occasion.until:
        turn.say(turn.words("end-too-late"))
    elif answers[repeated].strip().upper() != occasion.code:
        turn.say(turn.words("end-kept"))
    else:
        _end(turn)


def _end(turn: SpokenTurn) -> None:
    """Say goodbye in the groups and delete everything; channels go once that is sent."""
    words, transaction, key, name = turn.words, turn.transaction, turn.home.id, turn.home.name
    accounts = {(one.adapter, one.platform_id) for one in turn.store.identities.find()}
    groups, told = turn.store.channels.find(kind=ChannelKind.GROUP), turn.groups()
    live = [
        (group, card.message)
        for group in told
        for card in turn.store.cards.find(channel_id=group.id)
        if card.message is not None and card.choices
    ]
    transaction.clear_cooperation(key)
    transaction.remove_cooperation(key)
    turn.cooperation = None
    turn.forget_who()
    for group in told:
        turn.say_in(group, words("end-announced", name=name))
    for group, message in live:
        turn.edit(group, message, Content(words("card-closed-here")))
    for group in groups:
        if group.state is ChannelState.ACTIVE and group.adapter in turn.surroundings.platforms:
            gone = replace(group, cooperation_id=None, newest_card=None, state=ChannelState.FORGOTTEN)
            transaction.put_channel(gone)
        else:
            transaction.remove_channel(group)
    turn.say(words("end-done"))
    forget_accounts(turn, [one for one in sorted(accounts) if not _is_known(transaction, *one)])


def _is_known(transaction: Transaction, adapter: str, person: str) -> bool:
    """Whether another cooperation knows an account's person; links of one whom none knows are removed."""
    linked = linked_with(transaction, adapter, person)
    everywhere = {(adapter, person)} | {(one.adapter, one.platform_id) for one in linked}
    if any(transaction.cooperations_of(*one) for one in everywhere):
        return True
    for one in linked:
        transaction.linked_accounts.remove(one)
    return False


def _at_stake(view: View, _answers: Answers, occasion: EndingCode, _step: Question) -> Mapping[str, Value]:
    return {
        "code": occasion.code,
        "partners": len(view.store.partners.find(left_at=None)),
        "decisions": len(view.store.decisions.find()),
        "rounds": len(view.store.rounds.find()),
    }


ENDING = DialogueAbout(
    id="end",
    version=1,
    occasion=EndingCode,
    questions=(repeated,),
    on_end=end_if_repeated,
    before=_at_stake,
    who=Who.APPOINTED,
    expire_after=VALID_FOR,
)

FLOW = Flow(
    id="ending",
    commands=(Command(name="end", german="beenden", who=Who.APPOINTED, handle=ask),),
    dialogues=(ENDING,),
)
