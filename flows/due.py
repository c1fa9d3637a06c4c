"""What is due with stakeholders and communication, bundled into one card on a working morning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Self

from bot.domain.calendar import MORNING, Calendar
from bot.domain.cycle import PhaseStatus
from bot.domain.partners import Sector
from bot.engine.exchange.content import Choice, Content
from bot.engine.vocabulary.flow import Alarm, Card, Flow
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import phase_name
from flows.due_things import Act, State, act, describe, find, key_of, label, state, waiting

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from flows.due_things import Thing

KIND: Final = "due"
SLOT: Final = "due.slot"
MOST: Final = 3
"""Things with choices of their own on one card: more choices would fill a phone's screen."""
AGAIN_AFTER: Final = timedelta(days=7)
"""What nobody saw to is named again after so long."""
GAP_AGAIN_AFTER: Final = timedelta(weeks=4)
"""A sector without a partner is named at most this often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What one card is about, as kept in the card's `part`; its `subject` is the day's ordinal."""

    day: date
    things: tuple[str, ...]
    more: int = 0
    """How many further things were due, which come on the next working day."""
    gaps: bool = False
    """Whether it names sectors without a partner."""
    phases: bool = False
    """Whether it asks if the stakeholders still fit, because a phase has begun."""

    @classmethod
    def of(cls, shown: ShownCard) -> Self:
        """Return what a card is about."""
        things, more, also = shown.part.split("|")
        return cls(
            day=date.fromordinal(shown.subject),
            things=tuple(things.split(".")),
            more=int(more),
            gaps="g" in also,
            phases="p" in also,
        )

    @property
    def part(self) -> str:
        """What is kept."""
        return f"{'.'.join(self.things)}|{self.more}|{'g' * self.gaps}{'p' * self.phases}"


def arrange(turn: Turn) -> None:
    """Set the alarm for the next card; to be called whenever a due date, the time zone or the calendar changes."""
    slots = [_slot(turn, day) for day in _days(turn)]
    if slots:
        turn.set_alarm(SLOT, 0, min(slots))
    else:
        turn.cancel_alarm(SLOT, 0)


def changed(turn: SpokenTurn, thing: Thing) -> None:
    """Note that something about a thing has changed: the cards that name it and the next card follow."""
    for day in {bundle.day for bundle in _bundles(turn) if key_of(thing) in bundle.things}:
        turn.changed(KIND, day.toordinal())
    arrange(turn)


def _bundles(turn: Turn) -> list[Bundle]:
    return [Bundle.of(shown) for shown in turn.store.cards.find(kind=KIND)]


def _days(turn: Turn) -> list[date]:
    """Return, for each thing, the day from which on it is to be named next."""
    bundles = _bundles(turn)
    return [_name_on(thing, bundles) for thing in waiting(turn)]


def _name_on(thing: Thing, bundles: list[Bundle]) -> date:
    named = [bundle.day for bundle in bundles if key_of(thing) in bundle.things]
    latest = max(named, default=None)
    return thing.next_on if latest is None or latest < thing.next_on else latest + AGAIN_AFTER


def _slot(turn: Turn, day: date) -> datetime:
    """Return when the things of a day are named: at nine on a working day, later than now."""
    calendar = Calendar.of(turn.home)
    while True:
        day = calendar.working_day_from(day)
        slot = _allowed(turn, calendar.to_utc(datetime.combine(day, MORNING)))
        if slot > turn.now:
            return slot
        day = max(day, calendar.local(turn.now).date() - timedelta(days=1)) + timedelta(days=1)


def _allowed(turn: Turn, at: datetime) -> datetime:
    """Return `at`, or the next time after it at which the cooperation may be written to."""
    paused = turn.home.paused_until
    return Calendar.of(turn.home).next_allowed(at if paused is None else max(at, paused))


def ring(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Put the card into the groups: what has been seen to is left out, and nothing at all is said if that was all."""
    allowed = _allowed(turn, turn.now)
    if allowed > turn.now:
        turn.set_alarm(SLOT, subject, allowed)
        return
    today = Calendar.of(turn.home).local(turn.now).date()
    bundles = _bundles(turn)
    due = [thing for thing in waiting(turn) if _name_on(thing, bundles) <= today]
    if due and turn.groups():
        bundle = Bundle(
            day=today,
            things=tuple(key_of(thing) for thing in due[:MOST]),
            more=len(due[MOST:]),
            gaps=bool(_gaps(turn)) and all(one.day + GAP_AGAIN_AFTER <= today for one in bundles if one.gaps),
            phases=_asks_about_phase(turn, bundles),
        )
        turn.show(KIND, today.toordinal(), bundle.part)
    arrange(turn)


def _gaps(turn: Turn) -> list[Sector]:
    """Return the sectors that nobody takes part for."""
    houses = {partner.organisation_id for partner in turn.store.partners.find(left_at=None)}
    there = {house.sector for house in turn.store.organisations.find() if house.id in houses}
    return [sector for sector in Sector if sector not in there]


def _begun(turn: Turn) -> tuple[date, str] | None:
    """Return the day and name of the phase that began last, None if the stakeholders were added to since."""
    active = turn.store.phases.find(status=PhaseStatus.ACTIVE)
    if not active:
        return None
    newest = max(active, key=lambda phase: phase.since)
    listed = [one.created_at for one in turn.store.stakeholders.find() if not one.dropped]
    if not listed or max(listed) >= newest.since:
        return None
    return Calendar.of(turn.home).local(newest.since).date(), phase_name(newest.phase, turn.language)


def _asks_about_phase(turn: Turn, bundles: list[Bundle]) -> bool:
    """Tell whether to ask if the stakeholders still fit: once for each phase that begins."""
    begun = _begun(turn)
    return begun is not None and not any(bundle.phases and bundle.day >= begun[0] for bundle in bundles)


def render(turn: Turn, shown: ShownCard) -> Content:
    """Show what was due on the card's day, and what has become of it.

    A choice keeps its place until nothing is open any more, so that an old number never means something else.
    """
    bundle = Bundle.of(shown)
    things = [(key, thing) for key in bundle.things if (thing := find(turn, key)) is not None]
    is_open = any(state(thing, bundle.day) is State.OPEN for _, thing in things)
    text = paragraphs(
        turn.words("due-head", day=turn.words.day(bundle.day)),
        "\n".join(f"- {describe(turn, thing, bundle.day)}" for _, thing in things),
        turn.words("due-more", count=bundle.more) if bundle.more else "",
        "" if is_open else turn.words("due-finished"),
        _gap_note(turn) if bundle.gaps else "",
        _phase_note(turn) if bundle.phases else "",
    )
    choices = [
        Choice(f"{what.value}-{key}", turn.words.label(f"due-choice-{what.value}", name=label(thing)))
        for key, thing in things
        for what in Act
    ]
    return Content(text, tuple(choices) if is_open else ())


def _gap_note(turn: Turn) -> Markup:
    sectors = ", ".join(turn.words.label(f"sector-{sector.value.replace('_', '-')}") for sector in _gaps(turn))
    return turn.words("due-gaps", sectors=sectors) if sectors else Markup()


def _phase_note(turn: Turn) -> Markup:
    begun = _begun(turn)
    return turn.words("due-phase", day=turn.words.day(begun[0]), phase=begun[1]) if begun else Markup()


def tap(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Carry out what was tapped, unless somebody else has seen to it already."""
    what, _, which = key.partition("-")
    thing = find(turn, which)
    if thing is None or state(thing, Bundle.of(shown).day) is not State.OPEN:
        turn.refuse("due-already")
        return
    changed(turn, act(turn, thing, Act(what)))
    turn.toast(f"due-toast-{what}")


FLOW = Flow(id="due", cards=(Card(kind=KIND, render=render, tap=tap),), alarms=(Alarm(kind=SLOT, ring=ring),))
