"""The cooperation itself, its channels and how it wants to be treated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class Language(StrEnum):
    """The languages that all wording exists in."""

    GERMAN = "de"
    ENGLISH = "en"


class AnswerMode(StrEnum):
    """How check-in answers are given."""

    PRIVATE = "private"
    """Nobody sees who answered what."""
    OPEN = "open"
    """Answers may be given where everybody sees them, and the card says so."""


class Rhythm(StrEnum):
    """How often a cooperation wants its regular check-in."""

    BY_PHASE = "by_phase"
    """The shortest default of the active phases."""
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ON_DEMAND = "on_demand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation:
    """The tenant: everything else belongs to exactly one."""

    id: int = 0
    name: str = ""
    challenge: str = ""
    """The shared challenge, in the partners' own words."""
    goal: str = ""
    """The goal in one sentence, in the partners' own words."""
    language: Language = Language.GERMAN
    time_zone: str = "Europe/Berlin"
    """An IANA name."""
    holidays: str = ""
    """ISO 3166-2 code of the German federal state without `DE-`, such as `BW`; empty: no public holidays."""
    answers: AnswerMode = AnswerMode.PRIVATE
    anonymous: bool = False
    """Whether check-in answers are stored without the person."""
    nudges: bool = True
    """Whether partners who have not answered get a private nudge."""
    quiet_from: int = 20
    """Local hour at which quiet begins."""
    quiet_until: int = 8
    """Local hour at which quiet ends."""
    rhythm: Rhythm = Rhythm.BY_PHASE
    created_at: datetime
    set_up_at: datetime | None = None
    paused_until: datetime | None = None
    partnership_check_on: date | None = None
    """The day the next partnership check opens by itself, once that has been announced; coordinators put it off."""


class ChannelKind(StrEnum):
    """Who reads along."""

    GROUP = "group"
    PRIVATE = "private"


class ChannelState(StrEnum):
    """Whether the bot can write there."""

    ACTIVE = "active"
    GONE = "gone"
    """Left, kicked, blocked: nothing is sent until the channel speaks again."""
    FORGOTTEN = "forgotten"
    """The private chat of somebody who asked to be forgotten: deleted once the goodbye is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A place where the cooperation talks, or where one person talks with the bot."""

    id: int = 0
    cooperation_id: int | None = None
    """The cooperation a group belongs to; for a private channel the one it is about at present, if several."""
    adapter: str
    account: str
    platform_id: str | None
    """None for a private channel that is not open yet."""
    thread: str | None = None
    kind: ChannelKind
    person: str | None = None
    """Platform id of the person of a private channel."""
    state: ChannelState = ChannelState.ACTIVE
    title: str = ""
    newest_card: int | None = None
    """The card that was the last thing the bot said in the channel: a plain number answers it."""
    talked_over: bool = False
    """Whether people have written something else since: then a number may be part of that."""
    plain: bool = False
    """Whether the person of a private channel wants texts in easy language."""
    entered: bool = False
    """Whether the person of a private channel has been there: whoever has knows the way."""

    def is_in_group_of(self, other: Channel) -> bool:
        """Whether both are the same group or threads of it."""
        return (self.adapter, self.account, self.platform_id) == (other.adapter, other.account, other.platform_id)
