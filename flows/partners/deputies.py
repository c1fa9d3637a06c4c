"""Deputies of coordinators: naming one, and telling them when they stand in and when they no longer do."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Calendar
from bot.domain.deputies import Deputyship
from bot.domain.partners import Engagement, is_away
from bot.engine.dialogues.alone import begin_alone
from bot.engine.stored.rows import Timer
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.folding import fold
from flows.partners.departing import end_deputyships
from flows.partners.persons import Person, people_named

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.partners import Partner
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Option, View

OVER: Final = "deputy.over"
"""The alarm at which whoever stood in hears that an absence has run out. Its subject is the deputyship."""
_NOBODY: Final = frozenset({"aus", "off", "ende", "end", "niemand", "nobody", "keine", "none"})


def _candidates(view: View) -> tuple[Option, ...]:
    """Offer the partners who do not coordinate themselves."""
    appointed = {one.partner_id for one in view.store.identities.find(coordinates=True)}
    return tuple(
        people_named(view.store, [one for one in view.store.partners.find(left_at=None) if one.id not in appointed])
    )


who = Person(id="who", among=_candidates, nobody="coordinator-deputy-nobody", misfit="misfit-person")


def put_deputy(turn: SpokenTurn, answers: Answers) -> None:
    """Note who stands in for the sender while they are away, in the place of whoever did before; all are told."""
    deputy = turn.store.partners.get(int(answers[who][1:]))
    if turn.partner is None or deputy is None or deputy.left_at is not None or deputy.id == turn.partner.id:
        turn.refuse("coordinator-deputy-partners-only")
        return
    end_deputyships(turn.store, turn.partner.id)
    turn.store.of(Deputyship).add(Deputyship(absent_id=turn.partner.id, deputy_id=deputy.id, at=turn.now))
    text = turn.words("coordinator-deputy-named", name=turn.partner.name, deputy=deputy.name)
    turn.say(text)
    turn.announce(text, beside=turn.place)
    if is_away(turn.partner, Calendar.of(turn.home).local(turn.now).date()):
        tell_deputy(turn, turn.partner, turn.partner.away_until)


DEPUTY: Final = Dialogue(id="coordinator.deputy", version=1, questions=(who,), on_end=put_deputy, who=Who.APPOINTED)


def name_deputy(turn: SpokenTurn, typed: str) -> None:
    """Name a deputy of the sender, who coordinates, or have none any more."""
    if turn.partner is None:
        turn.refuse("coordinator-deputy-partners-only")
    elif fold(typed) in _NOBODY:
        had = bool(turn.store.of(Deputyship).find(absent_id=turn.partner.id))
        end_deputyships(turn.store, turn.partner.id)
        text = turn.words("coordinator-deputy-ended" if had else "coordinator-deputy-none", name=turn.partner.name)
        turn.confirm(text)
        if had:
            turn.announce(text, beside=turn.place)
    else:
        begin_alone(turn, DEPUTY, [typed] if typed else [])


def tell_deputy(turn: Turn, absent: Partner, until: date | None) -> None:
    """Tell the deputy of a coordinator, alone, until when they stand in; None: that they no longer do.

    `absent` is as before the change. Once that day is over they are told, too.
    """
    for one in turn.store.of(Deputyship).find(absent_id=absent.id) if _appointed(turn, absent) else []:
        deputy = turn.store.partners.get(one.deputy_id)
        if deputy is None or deputy.left_at is not None:
            continue
        if until is None:
            _end_early(turn, one, absent, deputy)
        else:
            turn.set_alarm(OVER, one.id, _told_at(turn, deputy, until))
            day = turn.words.day(until)
            private_chats.tell(turn, deputy, turn.words("coordinator-deputy-begins", name=absent.name, day=day))


def _end_early(turn: Turn, one: Deputyship, absent: Partner, deputy: Partner) -> None:
    """Tell a deputy that an absence is over, unless they know; at night and on weekends they did not hear yet."""
    waits = turn.store.of(Timer).first(kind=OVER, subject=one.id) is not None
    if waits or is_away(absent, Calendar.of(turn.home).local(turn.now).date()):
        turn.cancel_alarm(OVER, one.id)
        private_chats.tell(turn, deputy, turn.words("coordinator-deputy-over", name=absent.name))


def _appointed(turn: Turn, absent: Partner) -> bool:
    return any(one.coordinates for one in turn.store.identities.find(partner_id=absent.id))


def _told_at(turn: Turn, deputy: Partner, until: date) -> datetime:
    """Return when a deputy may hear that an absence is over whose last day this is."""
    calendar, paused = Calendar.of(turn.home), turn.home.paused_until
    over = calendar.to_utc(datetime.combine(until + timedelta(days=1), time.min))
    at = max(over, turn.now) if paused is None else max(over, turn.now, paused)
    return calendar.next_allowed_private(at, voluntary=deputy.engagement is Engagement.VOLUNTARY)


def ring_over(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Tell who stood in that the absence has run out; if it lasts longer by now, or it is night, later."""
    one = turn.store.of(Deputyship).get(subject)
    pair = _pair(turn, one) if one is not None else None
    if pair is None:
        return
    absent, deputy, until = pair
    at = _told_at(turn, deputy, until)
    if at > turn.now:
        turn.set_alarm(OVER, subject, at)
    else:
        private_chats.tell(turn, deputy, turn.words("coordinator-deputy-over", name=absent.name))


def _pair(turn: Turn, one: Deputyship) -> tuple[Partner, Partner, date] | None:
    """Return whose absence it is, who stands in or stood in, and its last day; None if nobody does or did."""
    absent, deputy = turn.store.partners.get(one.absent_id), turn.store.partners.get(one.deputy_id)
    if absent is None or deputy is None or not _appointed(turn, absent):
        return None
    if absent.left_at is not None or deputy.left_at is not None or absent.away_until is None:
        return None
    return absent, deputy, absent.away_until


def clock_set_back(turn: Turn) -> None:
    """Have those told who stand in by the right clock, once the absence is over."""
    today = Calendar.of(turn.home).local(turn.now).date()
    for one in turn.store.of(Deputyship).find():
        pair = _pair(turn, one)
        if pair is not None and is_away(pair[0], today):
            turn.set_alarm(OVER, one.id, _told_at(turn, *pair[1:]))
