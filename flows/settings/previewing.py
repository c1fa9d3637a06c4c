"""When check-ins would open, to be seen before a rhythm is saved: three dates, and why one is moved."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.domain.calendar import MORNING, Calendar
from bot.domain.cooperation import Rhythm
from bot.domain.cycle import Phase
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import in_force, phase_name
from flows.check_in.rhythm import interval_of, upcoming
from flows.settings.preferences import Bilingual

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.domain.cooperation import Cooperation
    from bot.domain.planned_check_ins import PlannedCheckIn
    from bot.engine.turn.turn import Turn

SUGGESTION_CARD: Final = "rhythm.suggestion"
"""Kind of the card with the rhythm of a phase that has begun, by the phase's place."""
_WEEK: Final = 7


class Saving(StrEnum):
    """What to do with a rhythm once its dates were seen."""

    SAVE = "save"
    OTHER = "other"


saving = Bilingual(
    id="saving",
    among=Saving,
    wording="rhythm-saving",
    also={
        Saving.SAVE: ("ja", "yes", "ok", "speichern", "so speichern", "save", "save it"),
        Saving.OTHER: ("nein", "no", "anders", "anderer", "other", "another", "different"),
    },
    draws=False,
)


def preview(turn: Turn, home: Cooperation, active: Collection[Phase]) -> Markup:
    """Say when the next three check-ins open if `home` and the `active` phases are as given."""
    planned = upcoming(turn, home, active)
    if not planned:
        return turn.words("rhythm-preview-none")
    return paragraphs(
        turn.words("rhythm-preview", count=len(planned)),
        Markup("\n".join(f"- {dated(turn, home, one)}" for one in planned)),
        _rule(turn, home.rhythm, active),
    )


def _rule(turn: Turn, rhythm: Rhythm, active: Collection[Phase]) -> Markup:
    """Say what holds where several phases run at once."""
    if rhythm is not Rhythm.BY_PHASE or len(active) == 1:
        return Markup()
    shortest = min(
        (one for one in Phase if one in active), key=lambda one: in_force(turn.store).phase(one).rhythm.check_in_days
    )
    return turn.words("rhythm-preview-several", phase=phase_name(shortest, turn.language), every=every(turn, active))


def every(turn: Turn, active: Collection[Phase]) -> str:
    """Put into words how often the phases ask for a check-in, as plain text."""
    span = interval_of(turn, Rhythm.BY_PHASE, active)
    days = span.days if span is not None else 0
    weeks, rest = divmod(days, _WEEK)
    label = turn.words.label
    return label("rhythm-daily", interval=days) if rest else label("rhythm-weekly", interval=weeks)


def dated(turn: Turn, home: Cooperation, one: PlannedCheckIn) -> Markup:
    """Write an opening, and what moved it from the day that the rhythm says."""
    at = turn.words.moment(one.opens_at, ZoneInfo(home.time_zone), turn.now)
    reasons = _reasons(turn, home, one)
    if not reasons:
        return at
    planned = turn.words.day(one.planned_on)
    return turn.words(
        "rhythm-preview-moved", at=at, planned=planned, reasons=turn.words.label("rhythm-and").join(reasons)
    )


def _reasons(turn: Turn, home: Cooperation, one: PlannedCheckIn) -> list[str]:
    """Name what stands between the day that the rhythm says and the opening: holidays, weekends, a pause."""
    calendar, words = Calendar.of(home), turn.words
    working = calendar.working_day_from(one.planned_on)
    between = [one.planned_on + timedelta(days=days) for days in range((working - one.planned_on).days)]
    found = [
        calendar.holiday_name(day, words.language.value) or words.label("rhythm-preview-weekend") for day in between
    ]
    if calendar.local(one.opens_at).date() > working:
        morning = calendar.to_utc(datetime.combine(working, MORNING))
        paused = turn.home.paused_until is not None and morning < turn.home.paused_until
        found.append(words.label("rhythm-preview-paused" if paused else "rhythm-preview-running"))
    return list(dict.fromkeys(found))
