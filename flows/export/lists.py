"""The lists of an export: tasks, reminders, contacts, plan, contributions, numbers, risks, days, forces, meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.contributions import Contribution
from bot.domain.indicators import Indicator, IndicatorValue
from bot.domain.meetings import Meeting
from bot.domain.risks import Risk
from bot.domain.tasks import Task
from bot.domain.watch_list import WatchItem
from bot.reporting.exports.schema import (
    ExportedContribution,
    ExportedForce,
    ExportedIndicator,
    ExportedLine,
    ExportedMeeting,
    ExportedReading,
    ExportedReminder,
    ExportedRisk,
    ExportedStakeholder,
    ExportedTask,
    ExportedWatch,
)
from flows.catalogue import factor_name
from flows.communication import planned
from flows.force_field.listing import in_order
from flows.stakeholder.steps import listed

if TYPE_CHECKING:
    from bot.engine.turn.turn import Turn
    from flows.export.houses import Houses


def tasks(turn: Turn, houses: Houses) -> tuple[ExportedTask, ...]:
    """Return all tasks, done and dropped ones too."""
    return tuple(
        ExportedTask(
            number=one.number,
            what=one.what,
            organisation=houses.named(one.organisation_id),
            agreed=one.agreed,
            helpers=tuple(houses.named(helper) for helper in one.helpers),
            due_on=one.due_on,
            status=one.status,
            ended_on=one.ended_on,
        )
        for one in turn.store.of(Task).find()
    )


def reminders(turn: Turn, _houses: Houses) -> tuple[ExportedReminder, ...]:
    """Return the reminders that are still to come."""
    return tuple(
        ExportedReminder(number=one.number, text=one.text, rhythm=one.rhythm, next=one.next_at)
        for one in turn.store.reminders.find(ended=False)
    )


def stakeholders(turn: Turn, houses: Houses) -> tuple[ExportedStakeholder, ...]:
    """Return the stakeholders on the list."""
    return tuple(
        ExportedStakeholder(
            number=one.number,
            name=one.name,
            sector=one.sector,
            influence=one.influence,
            interest=one.interest,
            keeper=houses.of(one.keeper_id),
            every_days=one.every_days,
            contacted_on=one.contacted_on,
            next_on=one.next_on,
        )
        for one in listed(turn)
    )


def plan(turn: Turn, houses: Houses) -> tuple[ExportedLine, ...]:
    """Return the lines of the communication plan."""
    return tuple(
        ExportedLine(
            number=one.number,
            audience=one.audience,
            topic=one.topic,
            sender=houses.instead_of(one.sender),
            rhythm=one.rhythm,
            way=one.way,
            next_on=one.next_on,
            done_on=one.done_on,
        )
        for one in planned(turn)
    )


def contributions(turn: Turn, houses: Houses) -> tuple[ExportedContribution, ...]:
    """Return what organisations bring in."""
    return tuple(
        ExportedContribution(
            number=one.number,
            organisation=houses.named(one.organisation_id),
            kind=one.kind,
            sentence=one.sentence,
        )
        for one in turn.store.of(Contribution).find()
    )


def indicators(turn: Turn, houses: Houses) -> tuple[ExportedIndicator, ...]:
    """Return the numbers that the goal is watched by."""
    return tuple(
        ExportedIndicator(
            number=one.number,
            name=one.name,
            unit=one.unit,
            source=one.source,
            delivered_by=houses.of(one.partner_id) or houses.named(one.organisation_id),
            rhythm=one.rhythm,
            target=one.target,
            target_on=one.target_on,
        )
        for one in turn.store.of(Indicator).find()
    )


def readings(turn: Turn, _houses: Houses) -> tuple[ExportedReading, ...]:
    """Return what indicators were, by day."""
    numbers = {one.id: one.number for one in turn.store.of(Indicator).find()}
    found = (
        ExportedReading(indicator=numbers[one.indicator_id], day=one.day, amount=one.amount)
        for one in turn.store.of(IndicatorValue).find()
        if one.indicator_id in numbers
    )
    return tuple(sorted(found, key=lambda one: (one.indicator, one.day)))


def risks(turn: Turn, houses: Houses) -> tuple[ExportedRisk, ...]:
    """Return the risks."""
    return tuple(
        ExportedRisk(
            number=one.number,
            what=one.what,
            sign=one.sign,
            watched_by=houses.of(one.watcher_id),
            seen=one.seen,
            seen_on=one.seen_on,
            next_on=one.next_on,
        )
        for one in turn.store.of(Risk).find()
    )


def watch_list(turn: Turn, _houses: Houses) -> tuple[ExportedWatch, ...]:
    """Return the days from outside that are watched."""
    found = turn.store.of(WatchItem).find(dropped=False)
    return tuple(ExportedWatch(number=one.number, what=one.what, kind=one.kind, day=one.day) for one in found)


def forces(turn: Turn, _houses: Houses) -> tuple[ExportedForce, ...]:
    """Return what hinders and helps, as the list in the channel shows it: without a day, that would tell of whom."""
    return tuple(
        ExportedForce(
            number=one.number,
            kind=one.kind,
            factor=factor_name(turn.store, one.factor, turn.language),
            text=one.text,
            sector=one.sector,
            stands=one.stands,
            helped=one.helped,
        )
        for one in in_order(turn)
    )


def meetings(turn: Turn, _houses: Houses) -> tuple[ExportedMeeting, ...]:
    """Return all meetings, past and called off ones too."""
    return tuple(
        ExportedMeeting(
            number=one.number,
            starts=one.starts_at,
            place=one.place,
            words=one.words,
            called_off=one.called_off_at is not None,
        )
        for one in turn.store.of(Meeting).find()
    )
