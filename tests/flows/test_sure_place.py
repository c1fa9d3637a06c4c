"""A sure place: nothing but a person's own act turns their private chat, and each message says what it is about."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.flows.two_homes import AHLEN, BECKUM, IDS, NAMES, about, found_two, named_in, saw
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

UNTIL_NUDGED = timedelta(days=2, hours=2)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Two cooperations with the same people."""
    async with Stage.on_sqlite(tmp_path) as one:
        await one.after("two homes", lambda: found_two(one))
        yield one


async def be_nudged(stage: Stage) -> None:
    """Have Beckum nudge Anna, whose private chat is about Ahlen."""
    await stage.say("Bert", "/checkin", BECKUM)
    await stage.wait(UNTIL_NUDGED)
    assert "noch" in stage.latest("@anna", "Busse für Beckum").text


async def test_a_nudge_turns_the_private_chat(stage: Stage) -> None:
    """What was found: a nudge from another cooperation turned the chat to it. It no longer does."""
    await be_nudged(stage)
    await stage.say("Anna", "/stand", "@")

    assert about(stage, "Anna") == IDS[AHLEN]
    assert NAMES[AHLEN] in stage.latest("@anna").text
    assert NAMES[BECKUM] not in stage.latest("@anna").text


async def test_decide_publishes_in_the_wrong_group(stage: Stage) -> None:
    """What was found: after a nudge, a proposal typed in private went to the other group. Now it is asked first."""
    await be_nudged(stage)
    await stage.say("Anna", "/beschluss Wir treffen uns monatlich.", "@")

    question = stage.latest("@anna")
    assert "In welcher Kooperation?" in question.text
    assert question.labels == (NAMES[AHLEN], NAMES[BECKUM])
    assert not saw(stage, AHLEN, "monatlich")
    assert not saw(stage, BECKUM, "monatlich")
    await stage.rebuild()
    await stage.tap("Anna", question, NAMES[AHLEN])
    assert saw(stage, AHLEN, "monatlich") or "monatlich" in stage.latest("@anna").text
    assert not saw(stage, BECKUM, "monatlich")


async def test_the_confirmation_names_none(stage: Stage) -> None:
    """What was found: nothing said in private told which cooperation it was about. Now the first line does."""
    before = len(stage.seen_in("@anna"))
    await be_nudged(stage)
    await stage.say("Anna", "/akteur neu Sparkasse; Wirtschaft; 3; 2", "@")
    await stage.say("Anna", "/antworten", BECKUM)

    assert named_in(stage, "@anna", before) == [{NAMES[BECKUM]}, {NAMES[AHLEN]}, {NAMES[BECKUM]}]
