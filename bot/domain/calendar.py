"""Wall time, working days, quiet hours and public holidays: when a message may arrive."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.cooperation import Cooperation

MORNING = time(9)
"""When a working morning begins: what falls into quiet time is put off until then."""

EVENING_FROM, EVENING_UNTIL = 17, 21
"""Local hours between which volunteers, who work by day, get their private messages."""

_DAY = timedelta(days=1)
_SATURDAY = 5
_HOURS = range(24)

_FEDERAL_STATES = MappingProxyType(
    {
        "BW": "Baden-Württemberg",
        "BY": "Bayern",
        "BE": "Berlin",
        "BB": "Brandenburg",
        "HB": "Bremen",
        "HH": "Hamburg",
        "HE": "Hessen",
        "MV": "Mecklenburg-Vorpommern",
        "NI": "Niedersachsen",
        "NW": "Nordrhein-Westfalen",
        "RP": "Rheinland-Pfalz",
        "SL": "Saarland",
        "SN": "Sachsen",
        "ST": "Sachsen-Anhalt",
        "SH": "Schleswig-Holstein",
        "TH": "Thüringen",
    }
)


def federal_states() -> Mapping[str, str]:
    """Return the 16 German federal states: ISO 3166-2 code without `DE-` to German name, in German order."""
    return _FEDERAL_STATES


def is_time_zone(name: str) -> bool:
    """Tell whether `name` is an IANA time zone that this machine knows."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def local(at: datetime, zone: str) -> datetime:
    """Return the naive wall time of an aware instant in the IANA zone `zone`."""
    _require_aware(at)
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def to_utc(wall: datetime, zone: str) -> datetime:
    """Return the instant, in UTC, at which clocks in the IANA zone `zone` show the naive time `wall`.

    A time that the clocks skip becomes the first instant after the gap; one that they show twice becomes the
    first of the two. Raises ValueError if `wall` is aware.
    """
    if wall.tzinfo is not None:
        raise ValueError("wall time is naive: an instant has no place here")
    tz = ZoneInfo(zone)
    at = wall.replace(tzinfo=tz, fold=0).astimezone(UTC)
    if at.astimezone(tz).replace(tzinfo=None, fold=0) == wall.replace(fold=0):
        return at
    # In a gap, fold 0 counts with the offset before the change and fold 1 with the one after it (PEP 495), so
    # the change lies between the two instants.
    earliest = wall.replace(tzinfo=tz, fold=1).astimezone(UTC).replace(microsecond=0)
    seconds = range(int((at - earliest).total_seconds()) + 1)
    before = earliest.astimezone(tz).utcoffset()
    changed = bisect_left(
        seconds, 1, key=lambda s: (earliest + timedelta(seconds=s)).astimezone(tz).utcoffset() != before
    )
    return earliest + timedelta(seconds=changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """When a cooperation may be written to: its zone, its public holidays and its quiet hours."""

    zone: str = "Europe/Berlin"
    """An IANA name."""
    holidays: str = ""
    """Code of the federal state whose public holidays count, such as `BW`; empty: no public holidays."""
    quiet_from: int = 20
    """Local hour at which quiet begins."""
    quiet_until: int = 8
    """Local hour at which quiet ends; the same as `quiet_from`: no quiet hours."""

    def __post_init__(self) -> None:
        """Raise ValueError for an unknown zone or state, and for hours outside 0 to 23."""
        if not is_time_zone(self.zone):
            raise ValueError(f"unknown time zone: {self.zone}")
        if self.holidays and self.holidays not in _FEDERAL_STATES:
            raise ValueError(f"unknown federal state: {self.holidays}")
        if self.quiet_from not in _HOURS or self.quiet_until not in _HOURS:
            raise ValueError("quiet hours are whole hours from 0 to 23")

    @classmethod
    def of(cls, cooperation: Cooperation) -> Calendar:
        """Return the calendar that a cooperation has chosen."""
        return cls(
            zone=cooperation.time_zone,
            holidays=cooperation.holidays,
            quiet_from=cooperation.quiet_from,
            quiet_until=cooperation.quiet_until,
        )

    def local(self, at: datetime) -> datetime:
        """Return the naive wall time of an aware instant."""
        return local(at, self.zone)

    def to_utc(self, wall: datetime) -> datetime:
        """Return the instant of a naive wall time; gaps and repeated hours as in the function `to_utc`."""
        return to_utc(wall, self.zone)

    def is_holiday(self, day: date) -> bool:
        """Tell whether `day` is a public holiday in the chosen state."""
        return bool(self.holidays) and day in _public_holidays(self.holidays, day.year)

    def holiday_name(self, day: date, language: str) -> str:
        """Return what the public holiday on `day` is called, in German (`de`) or English; empty if it is none."""
        return _public_holidays(self.holidays, day.year, language).get(day, "") if self.holidays else ""

    def is_working_day(self, day: date) -> bool:
        """Tell whether `day` is a Monday to Friday and no public holiday."""
        return day.weekday() < _SATURDAY and not self.is_holiday(day)

    def working_day_from(self, day: date) -> date:
        """Return `day` if it is a working day, else the next one."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def is_quiet(self, at: datetime) -> bool:
        """Tell whether nobody may be disturbed: quiet hours, weekends and public holidays."""
        wall = self.local(at)
        return self._is_quiet_hour(wall.hour) or not self.is_working_day(wall.date())

    def next_allowed(self, at: datetime) -> datetime:
        """Return `at`, or the next working morning after it if `at` is quiet.

        A morning is nine o'clock, or the first hour after nine that is not quiet.
        """
        if not self.is_quiet(at):
            return at
        return self._next(at, time(self._morning()))

    def next_morning(self, at: datetime) -> datetime:
        """Return the morning of the next working day after the day of `at`."""
        tomorrow = datetime.combine(self.local(at).date() + _DAY, time.min)
        return self._next(self.to_utc(tomorrow), time(self._morning()))

    def add_working_days(self, at: datetime, days: int) -> datetime:
        """Return the same wall time `days` working days later. Raises ValueError if `days` is negative."""
        if days < 0:
            raise ValueError("working days are counted forwards")
        wall = self.local(at)
        day = wall.date()
        for _ in range(days):
            day = self.working_day_from(day + _DAY)
        return at if days == 0 else self.to_utc(datetime.combine(day, wall.time()))

    def is_evening(self, at: datetime) -> bool:
        """Tell whether `at` is in the window for volunteers: 17 to 21 on a working day."""
        wall = self.local(at)
        return EVENING_FROM <= wall.hour < EVENING_UNTIL and self.is_working_day(wall.date())

    def next_allowed_private(self, at: datetime, *, voluntary: bool) -> datetime:
        """Return `at`, or the next time at which a private message may arrive.

        Volunteers are written to from 17 to 21 on working days, whatever the quiet hours are; everybody else as
        in `next_allowed`.
        """
        if not voluntary:
            return self.next_allowed(at)
        return at if self.is_evening(at) else self._next(at, time(EVENING_FROM))

    def _next(self, at: datetime, clock: time) -> datetime:
        """Return the first `clock` on a working day that is not before `at`."""
        today = self.local(at).date()
        for days in count():
            day = today + days * _DAY
            candidate = self.to_utc(datetime.combine(day, clock))
            if candidate >= at and self.is_working_day(day):
                return candidate
        raise AssertionError("there is always a next working day")

    def _morning(self) -> int:
        hours: list[int] = [*range(MORNING.hour, 24), *range(MORNING.hour)]
        return next(hour for hour in hours if not self._is_quiet_hour(hour))

    def _is_quiet_hour(self, hour: int) -> bool:
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until


def _require_aware(at: datetime) -> None:
    if at.utcoffset() is None:
        raise ValueError("an instant is aware: a wall time has no place here")


@lru_cache(maxsize=256)
def _public_holidays(state: str, year: int, language: str = "de") -> Mapping[date, str]:
    # Imported here because it takes 0.3 s. One year at a time because the library's own object fills itself on
    # reading, which two threads must not do at once.
    from holidays.countries.germany import Germany  # noqa: PLC0415 - heavy, and most runs need no holidays

    spoken = "de" if language == "de" else "en_US"
    return MappingProxyType(dict(Germany(subdiv=state, years=year, language=spoken)))
