"""What people mean by "in two weeks" or "jeden zweiten Montag um 9": plain words to times and rules.

German and English are both always understood, and nothing is ever guessed: a word that is not known, a day that could
be two and a time that has passed are refused with a reason. `reading` holds what others call; a phrase goes through
`days`, `clock_times` and `rhythms`, which each recognise parts of it, and `meaning` makes one time or rule of them.
"""

from __future__ import annotations

from bot.domain.plain_words.meaning import When, WhenError
from bot.domain.plain_words.phrase import WhenReason
from bot.domain.plain_words.reading import read_reminder, read_rhythm, read_when

__all__ = ["When", "WhenError", "WhenReason", "read_reminder", "read_rhythm", "read_when"]
