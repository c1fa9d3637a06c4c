"""Forgetting a person: names and accounts go, what they said and decided stays without them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.bundles import Bundle
from bot.domain.cooperation import ChannelKind, ChannelState
from bot.domain.decisions import DecisionEvent
from bot.domain.meetings import Meeting
from bot.domain.tasks import Task
from bot.engine.dialogues.alone import Begun, begin_alone
from bot.engine.stored.rows import Timer
from bot.engine.turn import private_chats
from bot.engine.turn.spoken import SpokenTurn
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Alarm, Command, Flow
from bot.engine.wording import paragraphs
from flows.arrival import CARD as ARRIVAL
from flows.choosing import YesNo
from flows.decision.record import CARD as DECISION_CARD
from flows.due.bundles import KIND as DUE_CARD
from flows.linking.persons import is_at, is_guest, own_accounts, part
from flows.meeting.moderating import ASK
from flows.partners.shadows import ALARM, LOOK_AGAIN, clock_set_back, leave, look_again
from flows.privacy.traces import traces
from flows.privacy.unnaming import unname
from flows.settings.preferences import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.partners import Identity, Partner
    from bot.engine.stored.ports import Store
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value
    from flows.privacy.traces import Trace

Account: TypeAlias = tuple[str, str]
"""An adapter and somebody's platform id there."""

sure = Bilingual(id="sure", among=YesNo, wording="setting", also={YesNo.YES: ("ja",), YesNo.NO: ("nein",)})


def ask(turn: SpokenTurn, _typed: str) -> None:
    """Ask whether it is really meant: alone where possible. Of whom nothing is known, even the chat is forgotten."""
    found = _traces(turn)
    if not found and not own_accounts(turn):
        turn.refuse("forget-nothing")
        forget_accounts(turn, [_own(turn)])
    elif any(_leaves_others_alone(trace) for trace in found):
        turn.refuse("forget-last-coordinator")
    elif turn.cooperation is None and turn.account is not None and not _can_be_alone(turn, turn.account):
        turn.refuse("forget-in-private")
    elif begin_alone(turn, FORGETTING) is Begun.ALONE:
        turn.say(turn.words("forget-asked-in-private"))


def _can_be_alone(turn: SpokenTurn, account: Identity) -> bool:
    return turn.private or private_chats.find(turn, account) is not None


def _own(turn: SpokenTurn) -> Account:
    return turn.place.adapter, turn.sender.platform_id


def _traces(turn: SpokenTurn) -> list[Trace]:
    """Return what there is to forget: everything; of an account that was linked to an earlier one, that account alone.

    So nobody who got hold of a code can have somebody forgotten.
    """
    found = traces(turn)
    if not is_guest(turn):
        return found
    own = _own(turn)
    return [
        replace(trace, identities=accounts, partner=None)
        for trace in found
        if (accounts := tuple(one for one in trace.identities if (one.adapter, one.platform_id) == own))
    ]


def _leaves_others_alone(trace: Trace) -> bool:
    """Whether partners would be left without any coordinator."""
    if not trace.coordinates:
        return False
    own = {identity.id for identity in trace.identities}
    others = [one for one in trace.store.identities.find(coordinates=True) if one.id not in own]
    partner = trace.partner.id if trace.partner else None
    return not others and any(one.id != partner for one in trace.store.partners.find(left_at=None))


def forget(turn: SpokenTurn, answers: Answers) -> None:
    """Forget the sender in every cooperation, if they are sure."""
    if answers[sure] is YesNo.NO:
        turn.say(turn.words("forget-kept"))
        return
    found, guest = _traces(turn), is_guest(turn)
    if any(_leaves_others_alone(trace) for trace in found):
        turn.refuse("forget-last-coordinator")
        return
    accounts = {_own(turn)} | {(one.adapter, one.platform_id) for trace in found for one in trace.identities}
    if not guest:
        accounts |= {(one.adapter, one.platform_id) for one in own_accounts(turn)}
    _unlink(turn, guest=guest)
    holds_places = [_forget_in(turn, trace) for trace in found]
    turn.forget_who()
    done = turn.words("forgotten-account" if guest else "forgotten", count=len(found))
    turn.say(paragraphs(done, turn.words("forgotten-holds") if any(holds_places) else ""))
    forget_accounts(turn, sorted(accounts))


def _unlink(turn: SpokenTurn, *, guest: bool) -> None:
    """Let the accounts be one person's no more; an account that was linked to an earlier one only leaves the others."""
    accounts = own_accounts(turn)
    if guest:
        part(turn.transaction, next(one for one in accounts if is_at(one, turn)))
    else:
        for account in accounts:
            turn.transaction.linked_accounts.remove(account)


def forget_accounts(turn: SpokenTurn, accounts: Iterable[Account]) -> None:
    """Delete all that names accounts, and have the private chats with them deleted once the goodbye is sent."""
    for adapter, person in accounts:
        turn.transaction.forget_account(adapter, person)
        for channel in turn.transaction.private_channels(adapter, person):
            if adapter in turn.surroundings.platforms:
                turn.transaction.put_channel(replace(channel, cooperation_id=None, state=ChannelState.FORGOTTEN))
            else:
                turn.transaction.remove_channel(channel)


def _forget_in(turn: SpokenTurn, trace: Trace) -> bool:
    """Let one cooperation know nothing of a person; return whether they still hold a place there, unnamed."""
    _refresh_cards(trace)
    for identity in trace.identities:
        trace.store.identities.remove(identity)
    if trace.partner is None:
        return False
    holds_places = _forget_partner(turn, trace, trace.partner)
    for meeting in trace.store.of(Meeting).find(called_off_at=None, over=False):
        whose = Timer(id=0, cooperation_id=trace.cooperation.id, kind=ASK, subject=meeting.id, due_at=turn.now)
        turn.transaction.set_timer(whose)
    if holds_places:
        alarm = Timer(id=0, cooperation_id=trace.cooperation.id, kind=ALARM, subject=0, due_at=turn.now + LOOK_AGAIN)
        turn.transaction.set_timer(alarm)
    return holds_places


def _refresh_cards(trace: Trace) -> None:
    """Have the cards rendered again that show the name, and only those: a group takes few messages a minute."""
    store, partner = trace.store, trace.partner.id if trace.partner else 0
    if trace.coordinates:
        store.touch_cards(ARRIVAL.kind, trace.cooperation.id)
    for decision in store.decisions.find(proposer_id=partner):
        store.touch_cards(DECISION_CARD, decision.id)
    kept = {f"s{one.id}" for one in store.stakeholders.find(keeper_id=partner)}
    kept |= {f"c{one.id}" for one in store.communication_lines.find(keeper_id=partner)}
    kept |= {f"t{one.id}" for one in store.of(Task).find(keeper_id=partner)}
    for bundle in store.of(Bundle).find() if kept else ():
        if kept & set(bundle.things):
            store.touch_cards(DUE_CARD, bundle.id)


def _forget_partner(turn: SpokenTurn, trace: Trace, partner: Partner) -> bool:
    """Keep what was said, without whose it was; the nameless row stays, because others point at it."""
    store = trace.store
    nameless = replace(
        partner, name="", engagement=None, left_at=partner.left_at or turn.now, nudged_at=(), away_until=None
    )
    store.partners.put(nameless)
    for voice in store.voices.find(entered_by=partner.id):
        store.voices.put(replace(voice, entered_by=None))
    for voice in store.voices.find(objection_closed_by=partner.id):
        store.voices.put(replace(voice, objection_closed_by=None))
    for decision in store.decisions.find(proposer_id=partner.id):
        store.decisions.put(replace(decision, proposer_id=None))
    for stakeholder in store.stakeholders.find(keeper_id=partner.id):
        store.stakeholders.put(replace(stakeholder, keeper_id=None))
    for line in store.communication_lines.find(keeper_id=partner.id):
        store.communication_lines.put(replace(line, keeper_id=None))
    for reminder in store.reminders.find(author_id=partner.id):
        store.reminders.put(replace(reminder, author_id=None))
    unname(store, partner.id)
    _part_log(store, partner)
    return leave(store, nameless, trace.identities, turn.now)


def _part_log(store: Store, partner: Partner) -> None:
    """Let nothing in the log say which entries were one person's: the only change that is ever made to it."""
    groups = {one.id for one in store.channels.find(kind=ChannelKind.GROUP)}
    for event in store.of(DecisionEvent).find(actor_id=partner.id):
        where = event.channel_id if event.channel_id in groups else None
        store.of(DecisionEvent).put(replace(event, actor_id=None, channel_id=where, message=""))


def _how_much(view: View, _answers: Answers, _step: Question) -> Mapping[str, Value]:
    """Return whether everything is to be forgotten; asked again where nobody spoke, the question says so, too."""
    return {"all": "no" if isinstance(view, SpokenTurn) and is_guest(view) else "yes"}


FORGETTING = Dialogue(
    id="forget",
    version=1,
    questions=(sure,),
    on_end=forget,
    before=_how_much,
    everywhere=True,
)

FLOW = Flow(
    id="forgetting",
    commands=(Command(name="forget", german="vergessen", handle=ask, anywhere=True, everywhere=True),),
    dialogues=(FORGETTING,),
    alarms=(Alarm(kind=ALARM, ring=look_again),),
    clock_set_back=clock_set_back,
)
