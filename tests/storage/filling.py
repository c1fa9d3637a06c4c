"""What the fields of stored things are filled with in tests: nothing that is easy to store."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

AT = datetime(2026, 11, 9, 9, 0, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
DAY = date(2028, 2, 29)
WORDS = 'Zeit für *Gespräche* \U0001f91d "ja" \\ <b>&\n\tund mehr'
BIG = 2**62
