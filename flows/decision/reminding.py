"""The one reminder before a deadline: in private, and only to those whose organisation has not spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.calendar import Calendar
from bot.domain.decisions import is_open
from bot.domain.partners import Engagement
from bot.engine.turn import private_chats
from flows.decision.deadlines import EVENING, REMINDER, put_off
from flows.decision.record import CARD, missing_partners, tally_of
from flows.decision.showing import sectors_named
from flows.rhythms import moment_in_words
from flows.speaking import asked_first

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.decisions import Decision
    from bot.domain.partners import Partner
    from bot.engine.turn.turn import Turn


def ring_reminder(turn: Turn, decision_id: int, _due_at: datetime) -> None:
    """Remind who is missing, volunteers in the evening.

    Only where not all of them can be written to alone, the group hears which sector is silent.
    """
    decision = _waiting(turn, REMINDER, decision_id)
    if decision is None:
        return
    missing = asked_first(turn, missing_partners(turn, decision))
    volunteers = [partner for partner in missing if partner.engagement is Engagement.VOLUNTARY]
    sectors = tally_of(turn, decision).missing_sectors
    if sectors and not (turn.home.nudges and all(private_chats.reaches(turn, one) for one in missing)):
        turn.announce(
            turn.words(
                "decision-sectors-missing",
                number=str(decision.number),
                closes=moment_in_words(turn, decision.closes_at),
                sectors=sectors_named(turn, sectors),
            ),
            about=(CARD, decision.id),
            rings=True,
        )
    evening = Calendar.of(turn.home).next_allowed_private(turn.now, voluntary=True)
    if volunteers and turn.now < evening < decision.closes_at:
        turn.set_alarm(EVENING, decision.id, evening)
        missing = [partner for partner in missing if partner not in volunteers]
    _remind(turn, decision, missing)


def ring_evening(turn: Turn, decision_id: int, _due_at: datetime) -> None:
    """Remind the volunteers who are still missing."""
    decision = _waiting(turn, EVENING, decision_id)
    if decision is not None:
        missing = asked_first(turn, missing_partners(turn, decision))
        _remind(turn, decision, (partner for partner in missing if partner.engagement is Engagement.VOLUNTARY))


def _waiting(turn: Turn, kind: str, decision_id: int) -> Decision | None:
    """Return the decision if it is still open and people may be disturbed now; else put the alarm off."""
    decision = turn.store.decisions.get(decision_id)
    if decision is None or not is_open(decision, turn.now) or put_off(turn, kind, decision_id):
        return None
    calendar = Calendar.of(turn.home)
    allowed = calendar.next_allowed_private(turn.now, voluntary=kind == EVENING)
    if allowed == turn.now:
        return decision
    if allowed < decision.closes_at:
        turn.set_alarm(kind, decision_id, allowed)
    return None


def _remind(turn: Turn, decision: Decision, partners: Iterable[Partner]) -> None:
    if not turn.home.nudges:
        return
    for partner in partners:
        place = private_chats.find(turn, partner)
        if place is not None:
            text = turn.words(
                "decision-reminder",
                number=str(decision.number),
                closes=moment_in_words(turn, decision.closes_at),
            )
            turn.say_in(place[0], text)
            turn.show(CARD, decision.id, channel=place[0])
