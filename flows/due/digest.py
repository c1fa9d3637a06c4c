"""What the groups hear from time to time of what comes due: figures and gaps, no names of persons."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.bundles import DIGEST_AFTER, Audience
from bot.domain.calendar import Calendar
from bot.domain.communication import CommunicationLine
from bot.domain.cycle import PhaseStatus
from bot.domain.partners import Sector
from bot.domain.stakeholders import Stakeholder
from bot.domain.tasks import Task, TaskStatus
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import phase_name
from flows.due.things import house_of, seen_to
from flows.paging import in_passing

if TYPE_CHECKING:
    from bot.domain.bundles import Bundle
    from bot.engine.turn.turn import Turn
    from flows.due.things import Thing

GAP_AGAIN_AFTER: Final = timedelta(weeks=4)
"""A sector without a partner is named at most this often."""
FIGURES: Final = 4
"""As many as a bundle counts."""


def counted(turn: Turn, before: list[Bundle], listed: list[Thing], today: date) -> tuple[int, ...]:
    """Count what was seen to since the last message to the groups and what is due: contacts, then the plan's lines.

    Nothing where the message lists all of it anyway.
    """
    since = max((one.day for one in before if one.audience is Audience.GROUP), default=today - DIGEST_AFTER)
    contacts: list[Stakeholder | CommunicationLine] = [*turn.store.stakeholders.find(dropped=False)]
    lines: list[Stakeholder | CommunicationLine] = [*turn.store.communication_lines.find(dropped=False)]
    counts = tuple(count for things in (contacts, lines) for count in _counted(things, since, today))
    there = [sum(isinstance(thing, kind) for thing in listed) for kind in (Stakeholder, CommunicationLine)]
    return () if counts == (0, there[0], 0, there[1]) else counts


def late_tasks(turn: Turn, listed: list[Thing], today: date) -> tuple[int, ...]:
    """Count the tasks that are overdue, beside those that the message lists: by organisation, most first."""
    named = {thing.id for thing in listed if isinstance(thing, Task)}
    late = Counter(
        task.organisation_id
        for task in turn.store.of(Task).find(status=TaskStatus.OPEN)
        if task.is_overdue(today) and task.id not in named
    )
    return tuple(number for pair in late.most_common() for number in pair)


def overdue(turn: Turn, counts: tuple[int, ...]) -> Markup:
    """Say which organisations have how many overdue tasks; nothing where there are none."""
    if not counts:
        return Markup()
    houses = [f"{house_of(turn, house)} {count}" for house, count in zip(counts[::2], counts[1::2], strict=True)]
    return turn.words("due-figures-overdue", houses=in_passing(turn.words, houses))


def _counted(things: list[Stakeholder | CommunicationLine], since: date, today: date) -> tuple[int, int]:
    seen = sum(since <= (seen_to(thing) or date.min) <= today for thing in things)
    due = sum(thing.next_on <= today and (isinstance(thing, Stakeholder) or not thing.finished) for thing in things)
    return seen, due


def figures(turn: Turn, counts: tuple[int, ...]) -> Markup:
    """Say how many contacts were made and messages sent, and how many are due; nothing where there are none."""
    if len(counts) != FIGURES:
        return Markup()
    contacts, contacts_due, sent, sent_due = counts
    lines = [
        turn.words("due-figures-contacts", made=contacts, due=contacts_due) if contacts or contacts_due else Markup(),
        turn.words("due-figures-messages", made=sent, due=sent_due) if sent or sent_due else Markup(),
    ]
    return Markup(" ".join(line for line in lines if line))


def notes(turn: Turn, bundle: Bundle) -> Markup:
    """Say which sector nobody takes part for, and ask about a phase that has begun, where the bundle does."""
    sectors = ", ".join(turn.words.label(f"sector-{sector.value.replace('_', '-')}") for sector in gaps(turn))
    phase = begun(turn) if bundle.phases else None
    return paragraphs(
        turn.words("due-gaps", sectors=sectors) if bundle.gaps and sectors else "",
        turn.words("due-phase", day=turn.words.day(phase[0]), phase=phase[1]) if phase else "",
    )


def gaps(turn: Turn) -> list[Sector]:
    """Return the sectors that nobody takes part for."""
    houses = {partner.organisation_id for partner in turn.store.partners.find(left_at=None)}
    there = {house.sector for house in turn.store.organisations.find() if house.id in houses}
    return [sector for sector in Sector if sector not in there]


def names_gaps(turn: Turn, before: list[Bundle], today: date) -> bool:
    """Tell whether to name them again."""
    return bool(gaps(turn)) and all(one.day + GAP_AGAIN_AFTER <= today for one in before if one.gaps)


def begun(turn: Turn) -> tuple[date, str] | None:
    """Return the day and name of the phase that began last, None if the stakeholders were added to since."""
    active = turn.store.phases.find(status=PhaseStatus.ACTIVE)
    if not active:
        return None
    newest = max(active, key=lambda phase: phase.since)
    listed = [one.created_at for one in turn.store.stakeholders.find() if not one.dropped]
    if not listed or max(listed) >= newest.since:
        return None
    return Calendar.of(turn.home).local(newest.since).date(), phase_name(newest.phase, turn.language)


def asks_about_phase(turn: Turn, before: list[Bundle]) -> bool:
    """Tell whether to ask if the stakeholders still fit: once for each phase that begins."""
    phase = begun(turn)
    return phase is not None and not any(one.phases and one.day >= phase[0] for one in before)
