"""Whatever partners tap in whatever order and channel: accepted means that every sector spoke and nothing stops it."""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.decisions import DecisionStatus, DecisionStep, Stance
from tests.flows.decision_scene import PEOPLE, PROPOSAL, SECOND, DecisionScene
from tests.stage import GROUP, Stage

HOUSES = {"Anna": "Stadt Ahlen", "Ben": "IHK", "Cem": "Caritas", "Dora": "Caritas"}
TAPS = st.tuples(
    st.sampled_from(sorted(PEOPLE)),
    st.sampled_from([Stance.AGREE, Stance.AGREE, Stance.CONCERN, Stance.OBJECTION, Stance.ABSTAIN]),
    st.sampled_from([GROUP, SECOND]),
    st.booleans(),
)
"""Who taps what, where, and whether the bot is restarted before a reason is given."""


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TAPS, max_size=7))
def test_accepted_means_that_every_sector_spoke(taps: list[tuple[str, Stance, str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_play(Path(folder), taps))


async def _play(folder: Path, taps: list[tuple[str, Stance, str, bool]]) -> None:
    async with Stage.on_sqlite(folder) as stage:
        scene = await DecisionScene.prepare(stage)
        await stage.say("Ben", f"/beschluss {PROPOSAL}")
        await stage.answer("Ben", "so abstimmen")
        said = dict[str, Stance]()
        objector = dict[str, str]()
        for who, stance, channel, restarts in taps:
            await scene.tap(who, f"{stance.value}-1", channel=channel)
            if restarts:
                await stage.rebuild()
            if stance is Stance.OBJECTION:
                await stage.say(who, "Aus gutem Grund.", "@")
            if objector.get(HOUSES[who], who) != who:
                continue  # only its author ends an objection by speaking
            said[HOUSES[who]] = stance
            objector.pop(HOUSES[who], None)
            if stance is Stance.OBJECTION:
                objector[HOUSES[who]] = who
        await stage.wait(timedelta(days=8))

        accepted = scene.decision().status is DecisionStatus.ACCEPTED
        everybody = set(said) == set(HOUSES.values())
        carried = {Stance.AGREE, Stance.CONCERN} & set(said.values())
        assert accepted == (everybody and bool(carried) and Stance.OBJECTION not in said.values())
        assert [event.step for event in scene.events()].count(DecisionStep.CLOSED) == 1
        results = [
            message
            for message in stage.seen_in(SECOND)
            if re.match(r"B-1 (ist (nicht )?angenommen|gilt noch nicht)", message.text)
        ]
        assert len(results) == bool(said)  # of what nobody answered the card says enough
