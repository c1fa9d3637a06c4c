"""What would be asked once more can be typed behind the command: then it is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.decisions import DecisionStatus
from bot.domain.force_field import Force
from bot.domain.indicators import Indicator
from bot.domain.meetings import Meeting
from tests.flows.settling import beginning, settle_in, stored
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def forces(stage: Stage) -> list[int]:
    with beginning(stage) as transaction:
        return [one.number for one in stored(transaction).of(Force).find()]


def status(stage: Stage) -> DecisionStatus:
    with beginning(stage) as transaction:
        return stored(transaction).decisions.find()[-1].status


@pytest.mark.parametrize("typed", ["/hemmnis streichen 1; ja", "/hemmnis 1 streichen; ja", "/barrier drop 1; yes"])
async def test_a_barrier_is_dropped_by_one_line(stage: Stage, typed: str) -> None:
    await stage.say("Ben", "/hemmnis Geld; die Förderung endet; ohne Sektor", "@")
    await stage.say("Clara", typed, "@")
    assert forces(stage) == [1], "others may not, however it is typed"
    await stage.say("Ben", typed.replace("ja", "nein").replace("yes", "no"), "@")
    assert forces(stage) == [1]
    await stage.say("Ben", typed, "@")
    assert forces(stage) == []


async def test_what_is_neither_yes_nor_no_is_asked(stage: Stage) -> None:
    await stage.say("Ben", "/hemmnis Geld; die Förderung endet; ohne Sektor", "@")
    await stage.say("Ben", "/hemmnis streichen 1; vielleicht", "@")
    assert forces(stage) == [1]
    await stage.say("Ben", "ja", "@")
    assert forces(stage) == []


@pytest.mark.parametrize(
    ("typed", "became"),
    [
        ("/beschluss 1 zurückziehen; ja", {DecisionStatus.WITHDRAWN}),
        ("/decide 1 withdraw; yes", {DecisionStatus.WITHDRAWN}),
        ("/beschluss 1 schließen; nein", {DecisionStatus.OPEN}),
        ("/beschluss 1 schließen; 1", {DecisionStatus.OPEN}),
        ("/beschluss 1 schließen; ja", set(DecisionStatus) - {DecisionStatus.OPEN, DecisionStatus.WITHDRAWN}),
    ],
)
async def test_a_proposal_is_closed_or_taken_back_by_one_line(
    stage: Stage, typed: str, became: set[DecisionStatus]
) -> None:
    await stage.say("Ben", "/beschluss Wir tagen abends.", "@")
    await stage.answer("Ben", "so abstimmen")
    await stage.say("Clara", typed, "@")
    assert status(stage) is DecisionStatus.OPEN
    await stage.say("Ben", typed, "@")
    assert status(stage) in became


@pytest.mark.parametrize(("typed", "closes"), [("ja", True), ("yes", True), ("nein", False), ("bald", False)])
async def test_a_check_in_is_closed_by_one_line(stage: Stage, typed: str, *, closes: bool) -> None:
    await stage.say("Anna", "/phase beginnen Initiieren")
    await stage.say("Anna", "/checkin")
    await stage.say("Ben", f"/checkin schließen; {typed}", "@")
    await stage.say("Anna", f"/checkin schließen; {typed}", "@")
    with beginning(stage) as transaction:
        (round_,) = stored(transaction).rounds.find()
    assert (round_.closed_at is not None) is closes


@pytest.mark.parametrize(
    ("typed", "off"),
    [
        ("/treffen absagen; ja", True),
        ("/meeting cancel; yes", True),
        ("/treffen 1 absagen; ja", True),
        ("/treffen absagen; 1; ja", True),
        ("/treffen absagen; nein", False),
        ("/treffen absagen; vielleicht", False),
        ("/treffen absagen 1", False),
        ("/treffen absagen; 1", False),
        ("/treffen 1 absagen; 1", False),
        ("/treffen 2 absagen; ja", False),
    ],
)
@pytest.mark.parametrize("channel", [GROUP, "@"])
async def test_a_meeting_is_called_off_by_one_line_and_a_number_is_no_yes(
    stage: Stage, typed: str, channel: str, *, off: bool
) -> None:
    await stage.say("Anna", "/treffen 11.12.2026 18:00; Rathaus", "@")
    await stage.say("Zoe", typed, "@")
    before = len(stage.seen_in())
    await stage.say("Ben", typed, channel)
    with beginning(stage) as transaction:
        (meeting,) = stored(transaction).of(Meeting).find()
    assert (meeting.called_off_at is not None) is off
    assert len(stage.seen_in()) - before == off, "the group hears of what has happened, and of nothing else"


@pytest.mark.parametrize(
    ("typed", "merged"),
    [
        ("/organisation Caritas; zusammenführen; Handwerkskammer; ja", True),
        ("/organisation Caritas; merge; Handwerkskammer; yes", True),
        ("/organisation Caritas; zusammenführen; Handwerkskammer; nein", False),
        ("/organisation Caritas; zusammenführen; Handwerkskammer; bald", False),
        ("/organisation Caritas; zusammenführen; Handwerkskammer; 1", False),
        ("/organisation Caritas; zusammenführen; Handwerkskammer", False),
        ("/organisation Caritas; zusammenführen; Caritas; ja", False),
    ],
)
async def test_two_organisations_are_made_one_by_one_line(stage: Stage, typed: str, *, merged: bool) -> None:
    await stage.say("Ben", typed, "@")
    assert not is_merged(stage)
    await stage.say("Anna", typed, "@")
    assert is_merged(stage) is merged


def is_merged(stage: Stage) -> bool:
    with beginning(stage) as transaction:
        return any(one.merged_into is not None for one in stored(transaction).organisations.find())


async def test_a_yes_does_not_count_for_an_organisation_that_is_named_later(stage: Stage) -> None:
    await stage.say("Anna", "/organisation Caritas; zusammenführen; Feuerwehr; ja", "@")
    await stage.say("Anna", "Handwerkskammer", "@")
    assert not is_merged(stage)
    assert "Caritas in Handwerkskammer aufgehen lassen?" in stage.latest("@anna").text
    await stage.say("Anna", "ja", "@")
    assert is_merged(stage)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("/messgroesse streichen 1; ja", 0),
        ("/messgroesse 1 streichen; ja", 0),
        ("/indicator drop #1; yes", 0),
        ("/messgroesse 1 streichen; nein", 1),
        ("/messgroesse 1 streichen; 1", 1),
        ("/messgroesse streichen 1; bald", 1),
        ("/messgroesse streichen 9; ja", 1),
    ],
)
async def test_an_indicator_is_deleted_by_one_line(stage: Stage, typed: str, left: int) -> None:
    await stage.say("Anna", "/messgroesse neu Vermittelte; %; Jobcenter; Anna; jeden Monat; 60; 30.6.2027", "@")
    await stage.say("Ben", typed, "@")
    with beginning(stage) as transaction:
        assert len(stored(transaction).of(Indicator).find()) == 1, "only coordinators may"
    await stage.say("Anna", typed, "@")
    with beginning(stage) as transaction:
        assert len(stored(transaction).of(Indicator).find()) == left
