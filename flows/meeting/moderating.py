"""Who moderates the next meeting: the order, asking whose turn it is alone, and going on to the next who can."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Calendar, local
from bot.domain.deputies import spoken_by
from bot.domain.meetings import ASKED_BEFORE, REMINDED_BEFORE, Meeting, TurnTaker, in_order, moderated, moderator
from bot.domain.partners import Engagement
from bot.engine.exchange.content import Choice, Content
from bot.engine.turn import private_chats
from bot.engine.turn.deputies import told_first
from bot.engine.vocabulary.flow import Card
from flows.rhythms import moment_in_words
from flows.speaking import mandate_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.partners import Partner
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View

ASK: Final = "meeting.moderator"
DUTY: Final = "meeting.duty"
"""Kind of the card that asks whose turn it is, alone; its part is the id of who takes the turn."""
MEETING: Final = "meeting"
"""Kind of the card that the groups have of a meeting."""
LIST: Final = "moderation"
"""Kind of the card that lists who takes turns."""
CANNOT: Final = "cannot"


def people_of(view: View, taker: TurnTaker) -> list[Partner]:
    """Return the partners who take a turn: one, or all of an organisation."""
    if taker.partner_id is not None:
        found = view.store.partners.get(taker.partner_id)
        return [found] if found is not None and found.left_at is None else []
    return view.store.partners.find(organisation_id=taker.organisation_id, left_at=None)


def takers(view: View) -> list[TurnTaker]:
    """Return who takes turns, the next one first; not an organisation for which nobody takes part at present."""
    return [one for one in in_order(view.store.of(TurnTaker).find()) if people_of(view, one)]


def taker_name(view: View, taker: TurnTaker) -> str:
    """Return what somebody who takes turns is called."""
    if taker.organisation_id is not None:
        house = view.store.organisations.get(taker.organisation_id)
        return house.name if house is not None else ""
    found = view.store.partners.get(taker.partner_id or 0)
    return found.name if found is not None else ""


def is_of(turn: SpokenTurn, taker: TurnTaker) -> bool:
    """Tell whether the sender is who takes this turn, or takes part for the organisation that does."""
    partner = turn.partner
    return partner is not None and any(one.id == partner.id for one in people_of(turn, taker))


def moderator_name(view: View, meeting: Meeting | None) -> str:
    """Return whose turn it is to moderate; empty if nobody can."""
    found = moderator(takers(view), meeting)
    return taker_name(view, found) if found is not None else ""


def keep_all(turn: Turn, changed: Iterable[TurnTaker]) -> None:
    """Store who takes turns, and have what shows it follow."""
    for one in changed:
        turn.store.of(TurnTaker).put(one)
    order_changed(turn)


def order_changed(turn: Turn) -> None:
    """Have what shows the order follow, and ask whose turn it is now."""
    turn.changed(LIST, turn.home.id)
    for meeting in turn.store.of(Meeting).find(called_off_at=None, over=False):
        turn.changed(MEETING, meeting.id)
        duties_changed(turn, meeting)
        arrange_asking(turn, meeting)


def duties_changed(turn: Turn, meeting: Meeting) -> None:
    """Have the cards follow that ask who moderates a meeting."""
    turn.changed(DUTY, meeting.id)


def _whom(turn: Turn, taker: TurnTaker) -> Partner | None:
    """Return who is asked: who takes the turn, of an organisation its representative or else whom the bot reaches."""
    people = [one for one in people_of(turn, taker) if private_chats.reaches(turn, one)]
    if taker.organisation_id is None:
        return people[0] if people else None
    speaker = spoken_by(mandate_of(turn, taker.organisation_id), people, local(turn.now, turn.home.time_zone).date())
    return speaker or (people[0] if people else None)


def _wanted(meeting: Meeting, taker: TurnTaker) -> datetime:
    """Return when they should be asked next: a week before, and once more the day before."""
    return meeting.starts_at - (REMINDED_BEFORE if taker.told == meeting.id else ASKED_BEFORE)


def _allowed(turn: Turn, taker: TurnTaker, at: datetime) -> datetime:
    """Return `at`, or the next time after it at which whoever is asked may be written to."""
    partner, paused = _whom(turn, taker), turn.home.paused_until
    voluntary = partner is not None and partner.engagement is Engagement.VOLUNTARY
    earliest = at if paused is None else max(at, paused)
    return Calendar.of(turn.home).next_allowed_private(earliest, voluntary=voluntary)


def _due(turn: Turn, meeting: Meeting, taker: TurnTaker) -> datetime | None:
    """Return when they are asked next; whose turn it has just become is asked as soon as may be."""
    wanted = _wanted(meeting, taker)
    if taker.told == meeting.id and wanted <= turn.now:
        return None
    at = _allowed(turn, taker, max(wanted, turn.now))
    return at if at < meeting.starts_at else None


def arrange_asking(turn: Turn, meeting: Meeting) -> None:
    """Set the alarm for asking whose turn it is; none where nobody is left to ask."""
    off = meeting.called_off_at is not None or meeting.over
    taker = None if off else moderator(takers(turn), meeting)
    at = _due(turn, meeting, taker) if taker is not None else None
    if at is None:
        turn.cancel_alarm(ASK, meeting.id)
    else:
        turn.set_alarm(ASK, meeting.id, at)


def ring_ask(turn: Turn, meeting_id: int, _due_at: datetime) -> None:
    """Ask whose turn it is, alone, with a way to say that they cannot."""
    meeting = turn.store.of(Meeting).get(meeting_id)
    if meeting is None or meeting.called_off_at is not None or meeting.over or meeting.starts_at <= turn.now:
        return
    taker = moderator(takers(turn), meeting)
    if taker is None:
        return
    if _wanted(meeting, taker) > turn.now:
        arrange_asking(turn, meeting)
        return
    at, partner = _allowed(turn, taker, turn.now), _whom(turn, taker)
    if at > turn.now:
        if at < meeting.starts_at:
            turn.set_alarm(ASK, meeting.id, at)
        return
    place = private_chats.find(turn, partner) if partner is not None else None
    turn.store.of(TurnTaker).put(replace(taker, told=meeting.id))
    arrange_asking(turn, meeting)
    if place is not None:
        turn.show(DUTY, meeting.id, str(taker.id), channel=place[0])


def after_meeting(turn: Turn, meeting: Meeting) -> None:
    """Let the turn go round: whoever moderated is last, whoever could not is first."""
    for one in moderated(takers(turn), meeting):
        turn.store.of(TurnTaker).put(one)
    turn.changed(LIST, turn.home.id)


def forget_answers(turn: Turn, meeting: Meeting) -> None:
    """Ask anew for another day: who could not before may be able to now."""
    for one in turn.store.of(TurnTaker).find():
        if meeting.id in {one.passes, one.told}:
            turn.store.of(TurnTaker).put(replace(one, passes=None, told=None))


def pass_on(turn: SpokenTurn, meeting: Meeting, taker: TurnTaker) -> TurnTaker | None:
    """Note that somebody cannot moderate a meeting; return whose turn it is instead, and tell if nobody is left."""
    turn.store.of(TurnTaker).put(replace(taker, passes=meeting.id, told=None))
    order_changed(turn)
    following = moderator(takers(turn), meeting)
    if following is None:
        _tell_nobody_left(turn, meeting)
    return following


def _tell_nobody_left(turn: Turn, meeting: Meeting) -> None:
    """Tell whoever set the meeting, or else a coordinator, that nobody moderates it."""
    setter = turn.store.partners.get(meeting.set_by) if meeting.set_by is not None else None
    text = turn.words("moderation-nobody-left", when=moment_in_words(turn, meeting.starts_at))
    present = [setter] if setter is not None and setter.left_at is None else []
    any(private_chats.tell(turn, one, text) for one in [*present, *told_first(turn)])


def render_duty(turn: Turn, shown: ShownCard) -> Content:
    """Ask whether it is all right; say what became of it, once it is somebody else's turn."""
    meeting = turn.store.of(Meeting).get(shown.subject)
    taker = turn.store.of(TurnTaker).get(int(shown.part)) if shown.part else None
    if meeting is None or meeting.called_off_at is not None:
        return Content(turn.words("moderation-duty-off"))
    when = moment_in_words(turn, meeting.starts_at)
    current = moderator(takers(turn), meeting)
    if meeting.over or taker is None or current is None or current.id != taker.id:
        return Content(turn.words("moderation-duty-over", when=when))
    name = taker_name(turn, taker)
    house = "yes" if taker.organisation_id is not None else "no"
    text = turn.words("moderation-duty", when=when, place=meeting.place, name=name, house=house)
    return Content(text, (Choice(CANNOT, turn.words.label("moderation-cannot"), sign="🙅"),), rings=True)


def tap_duty(turn: SpokenTurn, shown: ShownCard, _key: str) -> None:
    """Go on to the next in order; only who takes the turn can say so."""
    meeting, taker = turn.store.of(Meeting).get(shown.subject), turn.store.of(TurnTaker).get(int(shown.part))
    current = moderator(takers(turn), meeting)
    if meeting is None or taker is None or current is None or current.id != taker.id or meeting.over:
        turn.refuse("moderation-not-current")
    elif not is_of(turn, taker):
        turn.refuse("moderation-not-yours")
    else:
        pass_on(turn, meeting, taker)
        turn.toast("moderation-passed-toast")


DUTY_CARD: Final = Card(kind=DUTY, render=render_duty, tap=tap_duty)
