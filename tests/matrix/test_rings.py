"""What rings at a person's own client, by their own push rules, over a whole scene: what needs somebody."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cooperation import Language
from bot.engine.exchange.content import Content, mention
from bot.engine.exchange.messages import Joined, Post, Refresh
from tests.matrix.troupe import MatrixTroupe
from tests.matrix.witness import witness_at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.matrix.homes import Household
    from tests.matrix.witness import Judged, Witness

RINGING = (
    "B-1 · Vorschlag",
    "Was spricht gegen B-1?",
    "Check-in 1 · ",
    "Der Check-in von „Ankommen“ läuft",
    "Erinnerung 1:",
)
"""A question to somebody, a decision and a check-in that open, and reminders."""

SILENT = (
    "Willkommen, carla",
    "Ergebnis des Check-ins 1",
    "B-1 ist angenommen",
)
"""Confirmations and results. The way into the private chat is a notice, too: `test_ways`."""


class _Scene:
    """A troupe of two, and carla with a client of another make, whose push rules count."""

    def __init__(self, troupe: MatrixTroupe, carla: Witness) -> None:
        self.troupe = troupe
        self.carla = carla

    async def anna(self, *lines: str) -> None:
        for line in lines:
            await self.troupe.say("anna", line, private=False)

    async def says(self, text: str) -> None:
        await self.troupe.follow(str(await self.carla.ask("say", room=self.troupe.room, text=text)))

    async def taps(self, words: str, emoji: str) -> None:
        message = [one for one in await self.of_bot() if words in one.body and not one.edits][-1]
        event = await self.carla.ask("react", room=message.room, event=message.event, key=emoji)
        await self.troupe.follow(str(event))

    async def of_bot(self) -> list[Judged]:
        return [one for one in await self.carla.heard() if one.sender == self.troupe.account]


async def test_what_needs_somebody_rings_and_nothing_else(household: Household, tmp_path: Path) -> None:
    async with (
        witness_at(household) as carla,
        MatrixTroupe(household, tmp_path, ("anna", "bert"), Language.GERMAN) as troupe,
    ):
        await troupe.welcome(carla)
        scene = _Scene(troupe, carla)
        await scene.anna("!einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; monatlich")
        await scene.anna("!mitmachen Stadt; Staat")
        await troupe.say("bert", "!mitmachen Kreis; Staat", private=False)
        await scene.says("!mitmachen Jobcenter; Staat")
        await scene.anna("!beschluss Wir treffen uns dienstags.")
        await troupe.say("anna", "so abstimmen", private=True)
        await troupe.say("bert", "1", private=False)
        await scene.taps("dienstags", "✋")
        await scene.anna("!checkin")
        await troupe.pass_time(timedelta(minutes=1))
        await scene.anna("!erinnern in 2 Wochen; Presse einladen")
        await troupe.pass_time(timedelta(days=15, hours=9))
        messages = [one for one in await scene.of_bot() if one.type == "m.room.message"]
        assert [one.body for one in messages if one.rings and not one.body.startswith(RINGING)] == []
        assert [one.body for one in messages if not one.rings and not one.edits and one.body.startswith(RINGING)] == []
        assert not [one for one in messages if one.rings and one.edits]
        rang = {start for start in RINGING for one in messages if one.rings and one.body.startswith(start)}
        assert rang == set(RINGING)
        assert {one.edits for one in messages if one.body.startswith("B-1 ·")} == {True, False}
        for silent in SILENT:
            assert {one.rings for one in messages if silent in one.body} == {False}, silent
        others = {one.type for one in await scene.of_bot() if one.rings} - {"m.room.message"}
        assert others <= {"m.room.member"}, "an invitation rings by itself"


async def test_being_named_rings_once_and_being_named_in_an_edit_does_not(household: Household) -> None:
    async with witness_at(household) as carla:
        scene = await household.scene()
        await scene.anna.invite(scene.room, carla.user_id)
        await carla.ask("join", room=scene.room)
        await carla.wait_for_member(scene.room, scene.account)
        await scene.recorder.wait_for(Joined, count=1)
        named = f"{mention('Carla', carla.user_id)}: das liegt hier."
        post = Post(id=1, to=scene.group, content=Content(named, rings=True))
        first = await scene.adapter.deliver(post)
        edit = Refresh(id="1-2", to=scene.group, message=first.message, content=Content(f"Neu. {named}", rings=True))
        await scene.adapter.deliver(edit)
        last = await scene.adapter.deliver(Post(id=3, to=scene.group, content=Content("Gesehen.")))
        await carla.wait_to_read(last.message)
        heard = [one for one in await carla.heard() if one.sender == scene.account and one.type == "m.room.message"]
        assert [(one.rings, one.highlights, one.edits) for one in heard] == [
            (True, True, False),
            (False, False, True),
            (False, False, False),
        ]
