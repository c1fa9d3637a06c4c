"""Contradicting an admission: somebody does not belong to the organisation they joined, say those who would know."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain import admissions
from bot.domain.admissions import KEPT, OBJECTION_PERIOD, Admission
from bot.domain.decisions import DecisionStep, ObjectionStatus, is_open
from bot.domain.errors import NotAllowed
from bot.engine.dialogues.alone import begin_alone
from bot.engine.exchange.content import Choice, Content
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.turn.spoken import SpokenTurn
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Alarm, Card, Command, Flow, always
from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.steps import Option
from flows.decision.record import CARD as DECISION
from flows.decision.record import Role, note, open_decisions, voice_entry, voices_of
from flows.meeting.moderating import order_changed
from flows.naming import home_name
from flows.partners.coordination import coordinators
from flows.partners.departing import end_roles
from flows.partners.newcomers import KIND
from flows.partners.persons import Person

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.decisions import Voice
    from bot.domain.partners import Organisation, Partner
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.turn import PlacedTurn, Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import View

REFUSE: Final = "refuse"
"""Key of the choice that says somebody does not belong."""


def refuse(turn: SpokenTurn, admission: Admission) -> bool:
    """End somebody's belonging to an organisation on the sender's word; False, and that is said, if they may not.

    What the newcomer said for it in open decisions goes with it. They may join elsewhere, or again.
    """
    newcomer = turn.store.partners.get(admission.partner_id)
    house = turn.store.organisations.get(admission.organisation_id)
    if newcomer is None or house is None:
        turn.refuse("admission-refused-over")
        return False
    try:
        refused = _contradict(turn, admission)
    except NotAllowed as error:
        turn.refuse(f"admission-refused-{error.reason}")
        return False
    turn.store.of(Admission).put(refused)
    _end(turn, newcomer, house)
    turn.changed(KIND, refused.id)
    _tell(turn, newcomer, house)
    return True


def _contradict(turn: SpokenTurn, admission: Admission) -> Admission:
    """Return the admission as it is once the sender has contradicted it. Raises NotAllowed."""
    return admissions.refuse(
        admission,
        turn.store.partners.get(admission.partner_id),
        turn.store.of(Admission).find(),
        by=turn.partner,
        coordinates=turn.coordinates,
        at=turn.now,
    )


def _end(turn: SpokenTurn, newcomer: Partner, house: Organisation) -> None:
    """End a membership that was contradicted. The one place that does: what goes with it, goes here."""
    turn.store.partners.put(replace(newcomer, left_at=turn.now))
    end_roles(turn.store, newcomer.id)
    order_changed(turn)
    _take_back_voices(turn, newcomer, house)


def _take_back_voices(turn: SpokenTurn, newcomer: Partner, house: Organisation) -> None:
    """Take back what somebody said for an organisation in open decisions; what its people said before stands again."""
    colleague = turn.partner is not None and turn.partner.organisation_id == house.id
    role = Role.PARTNER if colleague else Role.COORDINATOR
    for decision in open_decisions(turn):
        if not is_open(decision, turn.now):
            continue
        for voice in turn.store.voices.find(decision_id=decision.id, organisation_id=house.id):
            if voice.version == decision.version and voice.partner_id == newcomer.id:
                turn.store.voices.remove(voice)
                note(turn, decision, DecisionStep.VOICE_WITHDRAWN, role, before=voice_entry(voice))
        stands = voices_of(turn, decision).get(house.id)
        if stands is not None and _was_closed_by(newcomer, stands):
            again = replace(stands, objection=ObjectionStatus.OPEN, objection_closed_by=None)
            turn.store.voices.put(again)
            note(turn, decision, DecisionStep.VOICED, role, before=voice_entry(stands), after=voice_entry(again))
        turn.changed(DECISION, decision.id)


def _was_closed_by(newcomer: Partner, voice: Voice) -> bool:
    """Whether a colleague's objection was ended by the newcomer."""
    return voice.objection not in {None, ObjectionStatus.OPEN} and voice.objection_closed_by == newcomer.id


def _tell(turn: SpokenTurn, newcomer: Partner, house: Organisation) -> None:
    """Tell whom it concerns, and the coordinators, without a word in the group unless there is no other way."""
    cooperation = home_name(turn)
    told = turn.words("admission-told", cooperation=cooperation, person=newcomer.name, organisation=house.name)
    if not private_chats.tell(turn, newcomer, told):
        turn.announce(told)
    by = turn.sender.name
    news = turn.words("admission-news", cooperation=cooperation, person=newcomer.name, organisation=house.name, by=by)
    own = {one.id for one in turn.store.same_person(turn.identity)} if turn.identity is not None else set()
    for one in coordinators(turn.store):
        if one.id not in own and one.partner_id != newcomer.id:
            private_chats.tell(turn, one, news)


# --- the card -------------------------------------------------------------------------------------------------------


def _in_question(turn: Turn, admission: Admission) -> bool:
    others = turn.store.of(Admission).find(partner_id=admission.partner_id)
    newcomer = turn.store.partners.get(admission.partner_id)
    return admissions.is_contradictable(admission, newcomer, others[-1], turn.now)


def render(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Say who is new for which organisation, and what has become of it."""
    admission = turn.store.of(Admission).get(shown.subject)
    newcomer = turn.store.partners.get(admission.partner_id) if admission is not None else None
    house = turn.store.organisations.get(admission.organisation_id) if admission is not None else None
    if admission is None or newcomer is None or house is None or not newcomer.name:
        return Content(turn.words("card-closed-here"))
    values = {
        "place": "private" if turn.private else "group",
        "cooperation": home_name(turn),
        "person": newcomer.name,
        "organisation": house.name,
    }
    if admission.refused_at is not None:
        by = turn.store.partners.get(admission.refused_by) if admission.refused_by is not None else None
        name = by.name if by is not None else ""
        return Content(
            turn.words("admission-is-refused", **values, by=name or turn.words.label("admission-coordination"))
        )
    if not _in_question(turn, admission):
        present = newcomer.left_at is None and newcomer.organisation_id == house.id
        return Content(turn.words("admission-over", **values, present="yes" if present else "no"))
    until = turn.words.day((admission.at + OBJECTION_PERIOD).astimezone(turn.zone).date())
    return Content(
        turn.words("admission-new", **values, until=until),
        (Choice(REFUSE, turn.words.label("admission-choice-refuse")),),
    )


def tap(turn: SpokenTurn, shown: ShownCard, _key: str) -> None:
    """Take a tap for the word that somebody does not belong."""
    admission = turn.store.of(Admission).get(shown.subject)
    if admission is None:
        turn.refuse("admission-refused-over")
    elif refuse(turn, admission):
        turn.toast("admission-toast", person=_name(turn, admission))


def ring(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Take the choice off the cards when it is too late; a month later forget who came when."""
    admission = turn.store.of(Admission).get(subject)
    if admission is None:
        return
    forgotten_at = admission.at + OBJECTION_PERIOD + KEPT
    if turn.now < forgotten_at:
        turn.changed(KIND, subject)
        turn.set_alarm(KIND, subject, forgotten_at)
    elif turn.take_down(KIND, subject):
        turn.store.of(Admission).remove(admission)
    else:
        turn.set_alarm(KIND, subject, turn.now + KEPT)


# --- the command ----------------------------------------------------------------------------------------------------


def _name(turn: Turn, admission: Admission) -> str:
    newcomer = turn.store.partners.get(admission.partner_id)
    return newcomer.name if newcomer is not None else ""


def _of_concern(turn: SpokenTurn) -> list[Admission]:
    """Return the admissions that the sender may contradict."""
    found = []
    for one in turn.store.of(Admission).find(refused_at=None):
        with suppress(NotAllowed):
            _contradict(turn, one)
            found.append(one)
    return found


def newcomers(view: View) -> tuple[Option, ...]:
    """Offer who is new, with the organisation they joined; a bare name is enough where only one has it."""
    if not isinstance(view, SpokenTurn):
        return ()
    found = _of_concern(view)
    houses = {house.id: house.name for house in view.store.organisations.find()}
    alike = Counter(fold(_name(view, one)) for one in found)
    return tuple(
        Option(
            f"a{one.id}",
            f"{_name(view, one)} ({houses[one.organisation_id]})",
            (_name(view, one),) if alike[fold(_name(view, one))] == 1 else (),
        )
        for one in found
    )


newcomer = Person(id="newcomer", among=newcomers, nobody="admission-nobody", misfit="misfit-person")


def contradict(turn: SpokenTurn, answers: Answers) -> None:
    """Say that whoever was picked does not belong."""
    admission = turn.store.of(Admission).get(int(answers[newcomer][1:]))
    if admission is None:
        turn.refuse("admission-refused-over")
    elif refuse(turn, admission):
        turn.say(turn.words("admission-done", person=_name(turn, admission)))


REFUSING = Dialogue(id="admission.refuse", version=1, questions=(newcomer,), on_end=contradict, who=Who.PARTNER)


def start(turn: SpokenTurn, typed: str) -> None:
    """Ask who does not belong, or take the name that was typed."""
    if not newcomers(turn):
        turn.refuse("admission-nobody")
    else:
        begin_alone(turn, REFUSING, [typed] if typed else ())


FLOW = Flow(
    id="admission",
    commands=(Command(name="admission", german="aufnahme", who=Who.PARTNER, handle=start, publishes=always),),
    dialogues=(REFUSING,),
    cards=(Card(kind=KIND, render=render, tap=tap),),
    alarms=(Alarm(kind=KIND, ring=ring),),
)
