"""Asking whether an early sign shows: every three months, alone, whoever watches; what follows from the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import MORNING, Calendar
from bot.domain.partners import Engagement, Partner
from bot.domain.risks import EarlySign, Risk, answered, asked
from bot.engine.dialogues.alone import begin_alone
from bot.engine.exchange.content import Choice, Content
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Card
from flows.decision.proposing import PROPOSE
from flows.due.keepers import reached_coordinators
from flows.due.things import today_of
from flows.echo.entries import handled

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View

ASK: Final = "risk.ask"
SIGN: Final = "risk.sign"
ALERT: Final = "risk.alert"
PROPOSES: Final = "propose"
_SIGNS: Final = {EarlySign.NO: "🟢", EarlySign.SOME: "🟡", EarlySign.YES: "🔴"}


def listed(view: View) -> list[Risk]:
    """Return the risks by number."""
    return sorted(view.store.of(Risk).find(), key=lambda one: one.number)


def watcher_of(view: View, risk: Risk) -> Partner | None:
    """Return who watches for the sign and takes part at present."""
    found = view.store.partners.get(risk.watcher_id) if risk.watcher_id is not None else None
    return found if found is not None and found.left_at is None else None


def _reached(turn: Turn, risk: Risk) -> Partner | None:
    watcher = watcher_of(turn, risk)
    return watcher if watcher is not None and private_chats.reaches(turn, watcher) else None


def _allowed(turn: Turn, risk: Risk, at: datetime) -> datetime:
    """Return `at`, or the next time after it at which whoever is asked may be written to."""
    paused = turn.home.paused_until
    watcher = _reached(turn, risk)
    voluntary = watcher is not None and watcher.engagement is Engagement.VOLUNTARY
    at = at if paused is None else max(at, paused)
    return Calendar.of(turn.home).next_allowed_private(at, voluntary=voluntary)


def arrange(turn: Turn, risk: Risk) -> None:
    """Set the alarm for asking; to be called whenever the day, who watches, the time zone or the calendar changes."""
    calendar, day = Calendar.of(turn.home), risk.next_on
    while True:
        day = calendar.working_day_from(day)
        slot = _allowed(turn, risk, calendar.to_utc(datetime.combine(day, MORNING)))
        if slot > turn.now:
            break
        day = max(day, today_of(turn) - timedelta(days=1)) + timedelta(days=1)
    turn.set_alarm(ASK, risk.id, slot)


def arrange_risks(turn: Turn) -> None:
    """Set the alarms of all risks anew."""
    for risk in listed(turn):
        arrange(turn, risk)


def changed(turn: Turn, risk: Risk) -> None:
    """Note that something about a risk has changed: its cards and what is asked next follow."""
    turn.changed(SIGN, risk.id)
    turn.changed(ALERT, risk.id)
    arrange(turn, risk)


def ring(turn: Turn, risk_id: int, _due_at: datetime) -> None:
    """Ask whoever watches; where nobody can be asked, the coordinators hear that nobody watches."""
    risk = turn.store.of(Risk).get(risk_id)
    if risk is None:
        return
    if risk.next_on > today_of(turn) or _allowed(turn, risk, turn.now) > turn.now:
        arrange(turn, risk)
        return
    watcher = _reached(turn, risk)
    place = private_chats.find(turn, watcher) if watcher is not None else None
    risk = turn.store.of(Risk).put(asked(risk, today_of(turn)))
    arrange(turn, risk)
    if place is not None:
        turn.show(SIGN, risk.id, channel=place[0])
        return
    text = turn.words("risk-unwatched", number=str(risk.number), what=risk.what, sign=risk.sign)
    for one in reached_coordinators(turn):
        private_chats.tell(turn, one, text, rings=True)


def clock_set_back(turn: Turn) -> None:
    """Take what was asked or said on a day that a clock set back has not come to as asked or said today."""
    today = today_of(turn)
    for risk in listed(turn):
        latest = max((day for day in (risk.asked_on, risk.seen_on) if day is not None), default=today)
        if latest > today:
            right = asked(risk, today)
            seen_on = None if risk.seen_on is None else min(risk.seen_on, today)
            arrange(turn, turn.store.of(Risk).put(replace(right, seen_on=seen_on)))


def note(turn: SpokenTurn, risk: Risk, seen: EarlySign) -> Risk:
    """Note whether the sign shows; if it does, the coordinators hear of it alone, with the offer of a decision."""
    after = turn.store.of(Risk).put(answered(risk, seen, today_of(turn)))
    changed(turn, after)
    handled(turn, f"r{risk.id}", risk.what, keeper=risk.watcher_id)
    if seen is EarlySign.YES:
        for one in reached_coordinators(turn):
            place = private_chats.find(turn, one)
            if place is not None:
                turn.show(ALERT, risk.id, channel=place[0])
    return after


def watches(turn: SpokenTurn, risk: Risk) -> bool:
    """Tell whether the sender may say whether the sign shows: whoever watches, and coordinators."""
    return turn.coordinates or (turn.partner is not None and turn.partner.id == risk.watcher_id)


def render_sign(turn: Turn, shown: ShownCard) -> Content:
    """Ask whether the sign shows, or say what was answered."""
    risk = turn.store.of(Risk).get(shown.subject)
    if risk is None:
        return Content(turn.words("risk-gone"))
    if not risk.waits and risk.seen is not None:
        answer = turn.words.label(f"risk-seen-{risk.seen.value}")
        return Content(turn.words("risk-sign-answered", what=risk.what, sign=risk.sign, answer=answer))
    choices = [
        Choice(f"sign-{one.value}", turn.words.label(f"risk-seen-{one.value}"), sign=_SIGNS[one], row=0)
        for one in EarlySign
    ]
    return Content(turn.words("risk-sign-asked", what=risk.what, sign=risk.sign), tuple(choices), rings=True)


def tap_sign(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Note the answer that was tapped."""
    risk = turn.store.of(Risk).get(shown.subject)
    if risk is None or not risk.waits:
        turn.refuse("risk-answered-already")
    elif not watches(turn, risk):
        turn.refuse("risk-not-yours", what=risk.what)
    else:
        note(turn, risk, EarlySign(key.removeprefix("sign-")))
        turn.toast("risk-toast")


def render_alert(turn: Turn, shown: ShownCard) -> Content:
    """Tell that an early sign shows, with the offer of a decision as long as it does."""
    risk = turn.store.of(Risk).get(shown.subject)
    if risk is None:
        return Content(turn.words("risk-gone"))
    if risk.seen is not EarlySign.YES:
        return Content(turn.words("risk-alert-over", what=risk.what, sign=risk.sign))
    watcher = watcher_of(turn, risk)
    text = turn.words(
        "risk-alert",
        number=str(risk.number),
        what=risk.what,
        sign=risk.sign,
        watcher=watcher.name if watcher is not None else "",
        known="yes" if watcher is not None else "no",
    )
    return Content(text, (Choice(PROPOSES, turn.words.label("risk-propose"), sign="🗳️"),), rings=True)


def tap_alert(turn: SpokenTurn, _shown: ShownCard, _key: str) -> None:
    """Begin a proposal."""
    begin_alone(turn, PROPOSE)


CARDS: Final = (
    Card(kind=SIGN, render=render_sign, tap=tap_sign),
    Card(kind=ALERT, render=render_alert, tap=tap_alert, who=Who.COORDINATOR),
)
