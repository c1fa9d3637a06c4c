"""Forgetting a person: names and accounts go, what they said and decided stays without them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelState
from bot.engine.dialogues.alone import Begun, begin_alone
from bot.engine.turn.spoken import SpokenTurn
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow
from flows.linking.codes import withdraw
from flows.linking.persons import is_at, is_guest, own_accounts, part
from flows.privacy.traces import open_dialogues, traces
from flows.privacy.unnaming import unname
from flows.settings.preferences import Bilingual, YesNo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.partners import Partner
    from bot.engine.stored.ports import Store
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value
    from flows.privacy.traces import Trace

sure = Bilingual(id="sure", among=YesNo, wording="setting", also={YesNo.YES: ("ja",), YesNo.NO: ("nein",)})


def ask(turn: SpokenTurn, _typed: str) -> None:
    """Ask whether it is really meant: alone where possible."""
    found = _traces(turn)
    if not found:
        turn.refuse("mydata-nothing")
        return
    if any(_leaves_others_alone(trace) for trace in found):
        turn.refuse("forget-last-coordinator")
        return
    if begin_alone(turn, FORGETTING) is Begun.ALONE:
        turn.say(turn.words("forget-asked-in-private"))


def _traces(turn: SpokenTurn) -> list[Trace]:
    """Return what there is to forget: everything; of an account that was linked to an earlier one, that account alone.

    So nobody who got hold of a code can have somebody forgotten.
    """
    found = traces(turn)
    if not is_guest(turn):
        return found
    own = (turn.place.adapter, turn.sender.platform_id)
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
    for session in list(open_dialogues(turn, found)):
        turn.transaction.drop_session(session)
    _unlink(turn, guest=guest)
    for trace in found:
        _forget_accounts(turn, trace)
        if trace.partner is not None:
            _forget_partner(turn, trace.store, trace.partner)
        trace.store.touch_all_cards()  # any of them may show the name
    turn.forget_who()
    turn.say(turn.words("forgotten-account" if guest else "forgotten"))
    for trace in found:
        _leave_chats(turn, trace)


def _unlink(turn: SpokenTurn, *, guest: bool) -> None:
    """Let the accounts be one person's no more; an account that was linked to an earlier one only leaves the others."""
    accounts = own_accounts(turn)
    if guest:
        part(turn.transaction, next(one for one in accounts if is_at(one, turn)))
    else:
        for account in accounts:
            turn.transaction.linked_accounts.remove(account)


def _forget_accounts(turn: SpokenTurn, trace: Trace) -> None:
    for identity in trace.identities:
        trace.store.identities.remove(identity)
        turn.transaction.forget_doors(identity.adapter, identity.platform_id)
        withdraw(trace.store, identity.adapter, identity.platform_id)
        for departure in turn.transaction.departures.find(person=identity.platform_id):
            turn.transaction.departures.remove(departure)


def _leave_chats(turn: SpokenTurn, trace: Trace) -> None:
    """Have the private chats with this person deleted once the goodbye is sent."""
    for identity in trace.identities:
        for channel in turn.transaction.private_channels(identity.adapter, identity.platform_id):
            turn.transaction.put_channel(replace(channel, cooperation_id=None, state=ChannelState.FORGOTTEN))


def _forget_partner(turn: SpokenTurn, store: Store, partner: Partner) -> None:
    """Keep what was said, without whose it was; the nameless row stays, because others point at it."""
    store.partners.put(replace(partner, name="", engagement=None, left_at=partner.left_at or turn.now, nudged_at=()))
    for answer in store.answers.find(partner_id=partner.id):
        store.answers.put(replace(answer, partner_id=None))
    for voice in store.voices.find(partner_id=partner.id):
        store.voices.put(replace(voice, partner_id=None))
    for voice in store.voices.find(entered_by=partner.id):
        store.voices.put(replace(voice, entered_by=None))
    for voice in store.voices.find(objection_closed_by=partner.id):
        store.voices.put(replace(voice, objection_closed_by=None))
    for decision in store.decisions.find(proposer_id=partner.id):
        store.decisions.put(replace(decision, proposer_id=None))
    for stakeholder in store.stakeholders.find(keeper_id=partner.id):
        store.stakeholders.put(replace(stakeholder, keeper_id=None))
    for reminder in store.reminders.find(author_id=partner.id):
        store.reminders.put(replace(reminder, author_id=None))
    unname(store, partner.id)


def _how_much(view: View, _answers: Answers, _step: Question) -> Mapping[str, Value]:
    """Return whether everything is to be forgotten; asked again where nobody spoke, the question says so, too."""
    return {"all": "no" if isinstance(view, SpokenTurn) and is_guest(view) else "yes"}


FORGETTING = Dialogue(
    id="forget",
    version=1,
    questions=(sure,),
    on_end=forget,
    before=_how_much,
)

FLOW = Flow(
    id="forgetting",
    commands=(Command(name="forget", german="vergessen", handle=ask, anywhere=True),),
    dialogues=(FORGETTING,),
)
