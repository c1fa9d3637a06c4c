"""One cooperation in a Telegram group and in an encrypted Matrix room at once, one partner with an account on both."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

import pytest

from adapters.matrix.adapter import MatrixAdapter
from adapters.telegram.adapter import TelegramAdapter
from bot.domain.cooperation import Language
from bot.domain.decisions import Stance
from bot.engine.clock import FixedClock
from bot.engine.incoming.limits import UNLIMITED
from bot.program.app import Application
from bot.program.stepping import move_on
from bot.storage.database import SqlDatabase
from flows.decision.stances import SIGNS
from tests.matrix.synapse import PASSWORD
from tests.migrated import migrated
from tests.running import no_pause
from tests.stage import START
from tests.telegram.emulator.emulator import Emulator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.matrix.client import MatrixClient, ShownMessage
    from tests.matrix.homes import Household
    from tests.telegram.emulator.people import EmulatedPerson
    from tests.telegram.emulator.views import SeenMessage

CODE = re.compile(r"\b[A-Z2-9]{8}\b")
IN_THE_FIRST_ROW = ["①", "1", "2", "3", "4", "5", "?"]
"""Of the card on Telegram."""
WAIT = 60.0


class Bridge:
    """Anna and bert in a Telegram group, bert and carla in a Matrix room, one program that serves both."""

    def __init__(self, household: Household, folder: Path, *, restarting: bool) -> None:
        self._household = household
        self._folder = folder
        self._restarting = restarting
        self._clock = FixedClock(START)
        self.emulator = Emulator(clock=self._clock.now)

    async def __aenter__(self) -> Self:
        await self.emulator.__aenter__()
        self.bot = self.emulator.add_bot("dreiklang_bot", name="Dreiklang")
        self.anna, self.bert = (self.emulator.add_user(name, language="de") for name in ("Anna", "Bert"))
        self.group = self.emulator.add_group("Bündnis", creator=self.anna, members=[self.bert])
        self.carla, self.bert_too = await self._household.person("carla"), await self._household.person("bert")
        self.account = self._household.account()
        self.room = await self.carla.create_room("Bündnis", encrypted=True, invite=[self.bert_too.user_id])
        await self.bert_too.join(self.room)
        await self._build()
        for person in (self.anna, self.bert):
            person.start(self.bot)
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self._tear_down()
        await self.emulator.__aexit__(raised[0], *raised[1:])  # type: ignore[arg-type]  # as Python hands them over

    async def _build(self) -> None:
        self.database = SqlDatabase(f"sqlite:///{migrated(self._folder / 'both.db')}", self._clock)
        self._application = Application(
            database=self.database,
            adapters=[
                TelegramAdapter(self.bot.token, api_url=self.emulator.url, now=self._clock.now, sleep=no_pause),
                MatrixAdapter(
                    self._household.synapse.url,
                    self.account,
                    PASSWORD,
                    data_dir=self._folder / "installation",
                    now=lambda: datetime.now(UTC),
                    sleep=no_pause,
                ),
            ],
            clock=self._clock,
            language=Language.GERMAN,
            zone="Europe/Berlin",
            limits=UNLIMITED,
        )
        self._running = asyncio.create_task(self._application.run(ticking=False))

    async def _tear_down(self) -> None:
        self._running.cancel()
        try:
            with suppress(asyncio.CancelledError):
                await self._running
        finally:
            self.database.close()

    async def step(self) -> None:
        """Let some time pass, and start the program anew if that is the play."""
        await self.advance(timedelta(seconds=10))
        if self._restarting:
            await self._tear_down()
            await self._build()

    async def advance(self, span: timedelta) -> None:
        """Let time pass with everything that is due. Raises what the program died of, if it has ended."""
        if self._running.done():
            self._running.result()
        await move_on(self._application, self._clock, self._clock.now() + span)

    async def pass_days(self, count: int) -> None:
        """Let days pass, one step after the other."""
        for _ in range(count):
            await self.advance(timedelta(days=1))
            await self.step()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is true, while time passes slowly."""
        async with asyncio.timeout(WAIT):
            while not condition():
                await self.advance(timedelta(seconds=1))
                await asyncio.sleep(0.05)

    # Telegram.

    def on_telegram(self, *words: str, alone: EmulatedPerson | None = None) -> SeenMessage | None:
        """Return the newest message of the bot with all these words."""
        seen = alone.sees(self.bot) if alone else self.anna.sees(self.group)
        return next(
            (
                one
                for one in reversed(seen)
                if one.message.sender is self.bot and all(word in one.text for word in words)
            ),
            None,
        )

    async def telegram_shows(self, *words: str, alone: EmulatedPerson | None = None) -> SeenMessage:
        """Wait for such a message."""
        await self.until(lambda: self.on_telegram(*words, alone=alone))
        found = self.on_telegram(*words, alone=alone)
        assert found is not None
        return found

    # Matrix.

    def _on_matrix(self, words: tuple[str, ...], reader: MatrixClient, room: str | None) -> ShownMessage | None:
        found = [one for one in reader.messages(sender=self.account) if all(word in one.body for word in words)]
        return next((one for one in reversed(found) if room is None or one.room == room), None)

    async def matrix_shows(
        self, *words: str, reader: MatrixClient | None = None, room: str | None = None
    ) -> ShownMessage:
        """Wait until somebody sees such a message of the bot, in the group's room unless another is named."""
        room = self.room if reader is None and room is None else room
        reader = self.carla if reader is None else reader
        async with asyncio.timeout(WAIT):
            while (found := self._on_matrix(words, reader, room)) is None:
                await self.advance(timedelta(seconds=1))
                await reader.sync(milliseconds=200)
        assert found.encrypted
        return found

    def nudges(self) -> int:
        """Count what bert was sent on both platforms because his answers were missing."""
        there = [message.body for message in self.bert_too.messages(sender=self.account)]
        here = [seen.text for seen in self.bert.sees(self.bot) if seen.message.sender is self.bot]
        return sum("Der Check-in von" in text for text in [*here, *there])

    async def react(self, person: MatrixClient, words: str, emoji: str) -> None:
        """Pick a choice of a message in the room once the bot has offered it."""
        message = await self.matrix_shows(words, reader=person, room=self.room)

        def offered() -> bool:
            shown = person.message(message.event_id)
            return shown is not None and self.account in shown.reactions.get(emoji, set())

        async with asyncio.timeout(WAIT):
            while not offered():
                await self.advance(timedelta(seconds=1))
                await person.sync(milliseconds=200)
        await person.react(self.room, message.event_id, emoji)

    async def answer_in_a_line(self, person: MatrixClient, line: str) -> None:
        """Answer all questions of the open check-in in reply to its card in the room."""
        card = await self.matrix_shows("Check-in 1", "mit einer Zeile", reader=person, room=self.room)
        await person.say(self.room, line, reply_to=card.event_id)

    def partners(self) -> int:
        """Count who takes part."""
        with self.database.begin() as transaction:
            return len(transaction.store(1).partners.find())

    def answers(self) -> list[int | None]:
        """Return the answers to the first question of the check-in."""
        with self.database.begin() as transaction:
            store = transaction.store(1)
            (round_,) = store.rounds.find()
            return [answer.value for answer in store.answers.find(question=round_.questions[0])]

    def voices(self) -> list[str]:
        """Return what was said to the decision."""
        with self.database.begin() as transaction:
            return [voice.stance.value for voice in transaction.store(1).voices.find()]


async def link_the_room(bridge: Bridge) -> None:
    bridge.anna.say(bridge.group, "/verknuepfen")
    code = CODE.search((await bridge.telegram_shows("weiteren Kanal", alone=bridge.anna)).text)
    assert code is not None
    await bridge.step()
    await bridge.carla.invite(bridge.room, bridge.account)
    await bridge.matrix_shows("hier ist Dreiklang")
    await bridge.step()
    await bridge.carla.say(bridge.room, f"!verknuepfen {code[0]}")
    await bridge.matrix_shows("gehört jetzt zu Ankommen")
    await bridge.telegram_shows("Ein weiterer Kanal gehört jetzt dazu: Matrix")


async def link_bert(bridge: Bridge) -> None:
    bridge.bert.say(bridge.bot, "/verknuepfen")
    code = CODE.search((await bridge.telegram_shows("zweites Konto", alone=bridge.bert)).text)
    assert code is not None
    await bridge.step()
    alone = await bridge.bert_too.create_room(encrypted=True, invite=[bridge.account], direct=True)
    await bridge.bert_too.wait_for(lambda: bridge.account in bridge.bert_too.joined(alone))
    await bridge.bert_too.say(alone, f"!verknuepfen {code[0]}")
    await bridge.matrix_shows("Der Code kommt von", reader=bridge.bert_too)
    await bridge.step()
    await bridge.bert_too.say(alone, "ja")
    await bridge.matrix_shows("Verknüpft mit dem Konto auf Telegram", reader=bridge.bert_too)
    await bridge.telegram_shows("ist jetzt mit diesem verknüpft", alone=bridge.bert)


async def set_up(bridge: Bridge) -> None:
    bridge.anna.add(bridge.group, bridge.bot)
    await bridge.telegram_shows("hier ist Dreiklang")
    await bridge.step()
    bridge.anna.say(bridge.group, "/einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; monatlich")
    await bridge.telegram_shows("Ankommen ist eingerichtet")
    await bridge.step()
    bridge.anna.say(bridge.group, "/mitmachen Stadt Ahlen; Staat")
    await bridge.step()
    bridge.bert.say(bridge.group, "/mitmachen Handwerkskammer; Wirtschaft")
    await bridge.telegram_shows("Handwerkskammer (Wirtschaft)", alone=bridge.bert)
    await bridge.step()
    bridge.anna.say(bridge.group, "/settings answers open")
    await bridge.step()
    await link_the_room(bridge)
    await bridge.step()
    await bridge.carla.say(bridge.room, "!mitmachen Caritas; Zivilgesellschaft")
    await bridge.until(lambda: bridge.partners() == 3)
    await bridge.step()
    await link_bert(bridge)
    await bridge.step()


async def answer(bridge: Bridge) -> None:
    bridge.anna.say(bridge.group, "/checkin")
    card = await bridge.telegram_shows("Check-in 1", "Jede Zeile")
    await bridge.step()
    await bridge.pass_days(2)
    await bridge.until(bridge.nudges)
    await bridge.step()
    bridge.bert.tap(card, IN_THE_FIRST_ROW.index("4"))
    await bridge.until(lambda: bridge.answers() == [4])
    await bridge.step()
    await bridge.answer_in_a_line(bridge.bert_too, "5 ? ? ? ?")
    await bridge.until(lambda: bridge.answers() == [5])
    await bridge.step()
    for shows in (bridge.telegram_shows, bridge.matrix_shows):
        await shows("Check-in 1", "Eine Person hat geantwortet: Wirtschaft 1")
    await bridge.answer_in_a_line(bridge.carla, "3 4 4 4 ja")
    await bridge.until(lambda: sorted(answer or 0 for answer in bridge.answers()) == [3, 5])
    await bridge.step()
    bridge.anna.tap(card, IN_THE_FIRST_ROW.index("4"))
    await bridge.until(lambda: sorted(answer or 0 for answer in bridge.answers()) == [3, 4, 5])
    await bridge.telegram_shows("3 haben geantwortet")
    await bridge.matrix_shows("3 haben geantwortet")
    await bridge.step()


async def decide(bridge: Bridge) -> None:
    bridge.bert.say(bridge.group, "/beschluss Wir treffen uns monatlich.")
    shown = await bridge.telegram_shows("So wird der Vorschlag stehen", alone=bridge.bert)
    await bridge.step()
    bridge.bert.tap(shown, "So abstimmen")
    card = await bridge.telegram_shows("B-1")
    await bridge.step()
    await bridge.react(bridge.carla, "Wir treffen uns monatlich.", SIGNS[Stance.AGREE])
    await bridge.until(lambda: len(bridge.voices()) == 1)
    await bridge.step()
    bridge.bert.tap(card, "Zustimmung")
    await bridge.until(lambda: len(bridge.voices()) == 2)
    await bridge.step()
    await bridge.react(bridge.bert_too, "Wir treffen uns monatlich.", SIGNS[Stance.ABSTAIN])
    await bridge.until(lambda: len(bridge.voices()) == 3)
    for shows in (bridge.telegram_shows, bridge.matrix_shows):
        await shows("2 von 3 Organisationen haben geantwortet")
    await bridge.step()
    bridge.anna.tap(card, "Zustimmung")
    await bridge.until(lambda: len(bridge.voices()) == 4)
    for shows in (bridge.telegram_shows, bridge.matrix_shows):
        await shows("3 von 3 Organisationen haben geantwortet")
        await shows("Enthaltung: Handwerkskammer")
    await bridge.step()


@pytest.mark.parametrize("restarting", [False, True], ids=["through", "restarting"])
async def test_a_round_and_a_decision_answered_from_both(
    household: Household, tmp_path: Path, restarting: bool
) -> None:
    async with Bridge(household, tmp_path, restarting=restarting) as bridge:
        await set_up(bridge)
        await answer(bridge)
        await decide(bridge)
        await bridge.pass_days(8)
        await bridge.telegram_shows("B-1 ist angenommen.")
        await bridge.matrix_shows("B-1 ist angenommen.")
        result = await bridge.telegram_shows("Ergebnis des Check-ins 1")
        assert "Stakeholder: eher gut" in result.text
        assert "Stakeholder: eher gut" in (await bridge.matrix_shows("Ergebnis des Check-ins 1")).body
        assert sorted(answer or 0 for answer in bridge.answers()) == [3, 4, 5]
        assert bridge.voices() == ["agree", "agree", "abstain", "agree"]
        await bridge.bert_too.sync()
        assert bridge.nudges() == 1
