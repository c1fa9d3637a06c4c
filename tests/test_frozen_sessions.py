"""Dialogues that were under way in a released version go on in this one, at the question where they stood."""

from __future__ import annotations

import asyncio
import json
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.engine.stored.sessions import Session
from flows import FLOWS
from tests.frozen.freeze import HERE, from_json
from tests.frozen.scene import WHO, fitting, furnish, turn_of
from tests.stage import START, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from pydantic import JsonValue

FILES = sorted(HERE.glob("*/*.json"))
FROZEN = [(file, kept) for file in FILES for kept in json.loads(file.read_text(encoding="utf-8"))]
NAMES = [f"{file.parent.name}-{kept['dialogue']}-{kept['step']}" for file, kept in FROZEN]
BROKEN = ("dialogue-lost", "fault", "not-understood")
"""What is said when a dialogue cannot go on."""


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the scene that the sessions are about."""
    file = tmp_path_factory.mktemp("frozen") / "scene.db"
    asyncio.run(furnish(file))
    return file


@pytest.fixture
async def stage(furnished: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    """The scene, for one session alone."""
    shutil.copy(furnished, tmp_path / "scene.db")
    async with Stage(f"sqlite:///{tmp_path / 'scene.db'}") as one:
        yield one


def thaw(stage: Stage, kept: dict[str, JsonValue]) -> tuple[Session, str]:
    """Put a session back into the database; return it with an answer to its question."""
    with stage.database.begin() as transaction:
        turn = turn_of(stage, transaction)
        assert turn.sender is not None
        blank = Session(
            channel_id=turn.place.id,
            cooperation_id=turn.home.id,
            person=turn.sender.platform_id,
            dialogue="",
            version=0,
            step="",
            updated_at=turn.now,
            expires_at=turn.now + timedelta(days=1),
        )
        session = transaction.put_session(from_json(kept, blank))
        dialogue = FLOWS.dialogues[session.dialogue]
        step = dialogue.step(session.step)
        assert step is not None, "the step was removed: rename it with `renamed=`, or keep it"
        return session, next(iter(fitting(dialogue, session, step, turn)), "")


def test_every_answer_given_before_is_still_understood() -> None:
    blank = Session(channel_id=1, person="", dialogue="", version=0, step="", updated_at=START, expires_at=START)
    lost = []
    for name, (_, kept) in zip(NAMES, FROZEN, strict=True):
        session = from_json(kept, blank)
        dialogue = FLOWS.dialogues[session.dialogue]
        lost += [f"{name}: {step}" for step in (*session.answers, *session.trail) if dialogue.step(step) is None]
        for answered, stored in session.answers.items():
            step = dialogue.step(answered)
            try:
                if step is not None:
                    step.value(stored)
            except (LookupError, TypeError, ValueError) as error:
                lost.append(f"{name}: {answered}: {error}")
    assert lost == []


@pytest.mark.parametrize("kept", [kept for _, kept in FROZEN], ids=NAMES)
async def test_the_next_answer_is_taken(stage: Stage, kept: dict[str, JsonValue]) -> None:
    session, answer = thaw(stage, kept)
    assert answer
    receipt = await stage.say(WHO, answer, "@", event="thawed")
    assert not receipt.repeated
    words = stage.application.surroundings.library[stage.application.surroundings.language]
    said = {message.text for message in stage.chat.messages}
    assert said.isdisjoint(words.label(message) for message in BROKEN)
    with stage.database.begin() as transaction:
        after = transaction.session(session.id)
    assert after is None or after.turn == session.turn + 1
    assert said


def test_every_dialogue_is_frozen() -> None:
    newest = FILES[-1].parent
    assert {file.stem for file in newest.glob("*.json")} == FLOWS.dialogues.keys()
