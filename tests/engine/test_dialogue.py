"""The pure engine: declarations are checked, and a session survives every turn as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from bot.domain.cooperation import Language
from bot.engine.stored.sessions import Session
from bot.engine.vocabulary import walk
from bot.engine.vocabulary.dialogue import Answers, Dialogue, DialogueError
from bot.engine.vocabulary.questions import FreeText, OneOf, Scale
from bot.engine.vocabulary.steps import Route, View, done
from bot.engine.vocabulary.walk import Asking, Ended, Lost
from bot.program.app import wording

if TYPE_CHECKING:
    from bot.engine.vocabulary.walk import Outcome

NOW = datetime(2026, 11, 9, 8, 0, tzinfo=UTC)
VIEW = cast("View", SimpleNamespace(words=wording()[Language.GERMAN], now=NOW))


class Progress(StrEnum):
    """Whether something moves."""

    YES = "yes"
    NO = "no"


progress = OneOf(id="progress", among=Progress, wording="check-in-anchored")
obstacle = FreeText(id="obstacle", max_length=20)
effort = Scale(id="effort", most=5, unknown="check-in-unknown", optional=True)


def dialogue(*routes: Route) -> Dialogue:
    return Dialogue(id="trial", version=1, routes=routes, on_end=lambda *_: None)


TRIAL = dialogue(
    progress.when(lambda answer: answer is Progress.NO, obstacle),
    progress.to(effort),
    obstacle.to(effort),
    effort.to(done),
)


def fresh() -> Session:
    return Session(
        channel_id=1,
        person="anna",
        dialogue="trial",
        version=1,
        step="progress",
        updated_at=NOW,
        expires_at=NOW + timedelta(days=7),
    )


def through_json(session: Session) -> Session:
    stored = json.loads(json.dumps(asdict(session), default=str))
    return Session(**{**stored, "trail": tuple(stored["trail"]), "updated_at": NOW, "expires_at": NOW})


def talk(*typed: str, session: Session | None = None) -> Outcome:
    outcome: Outcome = walk.start(TRIAL, session or fresh(), [], VIEW)
    for text in typed:
        assert isinstance(outcome, Asking)
        outcome = walk.resume(TRIAL, through_json(outcome.session), text, VIEW)
    return outcome


def test_answers_choose_the_way() -> None:
    asking = talk("nein")
    assert isinstance(asking, Asking)
    assert asking.step is obstacle
    asking = talk("ja")
    assert isinstance(asking, Asking)
    assert asking.step is effort


def test_the_end_gives_typed_answers() -> None:
    ended = talk("2", "Keine Zeit", "4")
    assert isinstance(ended, Ended)
    assert ended.answers[progress] is Progress.NO
    assert ended.answers[obstacle] == "Keine Zeit"
    assert ended.answers[effort] == 4


def test_what_is_optional_can_be_left_out() -> None:
    for word in ("-", "überspringen", "skip", "7"):
        ended = talk("ja", word)
        assert isinstance(ended, Ended), word
        assert effort not in ended.answers
        assert ended.answers.get(effort) is None


def test_do_not_know_is_an_answer() -> None:
    ended = talk("ja", "weiß nicht")
    assert isinstance(ended, Ended)
    assert ended.answers[effort] == 0


def test_a_misfit_asks_again_and_loses_nothing() -> None:
    asking = talk("nein", "viel zu lang für diese eine Frage")
    assert isinstance(asking, Asking)
    assert asking.misfit is not None
    assert asking.misfit.message == "misfit-too-long"
    assert asking.step is obstacle
    assert asking.session.answers == {"progress": "no"}


def test_going_back_asks_the_step_before_again() -> None:
    asking = talk("nein", "Keine Zeit")
    assert isinstance(asking, Asking)
    before = walk.back(TRIAL, through_json(asking.session))
    assert isinstance(before, Asking)
    assert before.step is obstacle
    first = walk.back(TRIAL, walk.back(TRIAL, before.session).session)
    assert isinstance(first, Asking)
    assert first.step is progress


def test_parts_of_a_command_fill_the_steps() -> None:
    ended = walk.start(TRIAL, fresh(), ["nein", "Keine Zeit"], VIEW)
    assert isinstance(ended, Ended)
    assert effort not in ended.answers
    asking = walk.start(TRIAL, fresh(), ["nein"], VIEW)
    assert isinstance(asking, Asking)
    assert asking.step is obstacle
    wrong = walk.start(TRIAL, fresh(), ["vielleicht", "Keine Zeit"], VIEW)
    assert isinstance(wrong, Asking)
    assert wrong.misfit is not None
    assert wrong.step is progress


def test_a_renamed_step_goes_on() -> None:
    newer = FreeText(id="hindrance", renamed=("obstacle",))
    changed = dialogue(progress.when(lambda answer: answer is Progress.NO, newer), progress.to(done), newer.to(done))
    ended = walk.resume(changed, replace(fresh(), step="obstacle", answers={"progress": "no"}), "Geld", VIEW)
    assert isinstance(ended, Ended)
    assert ended.answers[newer] == "Geld"
    assert Answers(changed, {"obstacle": "alt"})[newer] == "alt"


def test_a_removed_step_fails_openly() -> None:
    assert isinstance(walk.resume(TRIAL, replace(fresh(), step="gone"), "Geld", VIEW), Lost)


def test_a_step_nobody_reaches_is_refused() -> None:
    with pytest.raises(DialogueError, match="never reached"):
        dialogue(progress.to(done), obstacle.to(done))


def test_an_answer_without_a_route_is_refused() -> None:
    with pytest.raises(DialogueError, match="without a route"):
        dialogue(progress.when(lambda answer: answer is Progress.NO, done))


def test_a_dialogue_without_an_end_is_refused() -> None:
    with pytest.raises(DialogueError, match="no way to the end"):
        dialogue(progress.to(obstacle), obstacle.to(progress))


def test_an_id_that_stands_twice_is_refused() -> None:
    twice = FreeText(id="progress")
    with pytest.raises(DialogueError, match="stand twice"):
        dialogue(progress.to(twice), twice.to(done))
