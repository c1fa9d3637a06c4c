"""Rounds in which people answer, leave, are forgotten and come back at random, beside a list of who said what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.disclosure import SHOWN_FROM, disclose
from bot.domain.partners import Sector
from bot.domain.results import result_of
from flows.catalogue import QuestionKind, catalogue
from flows.catalogue.partnership import LOAD
from tests.flows.settling import stored

if TYPE_CHECKING:
    from random import Random

    from bot.domain.check_ins import Round
    from bot.domain.disclosure import Disclosed
    from tests.stage import Stage

HOUSES = {
    "Anna": ("Stadt Ahlen", Sector.STATE),
    "Bert": ("Kreis Warendorf", Sector.STATE),
    "Carla": ("Jobcenter", Sector.STATE),
    "Deniz": ("Handwerkskammer", Sector.BUSINESS),
    "Eva": ("Flüchtlingsrat", Sector.CIVIL_SOCIETY),
    "Frida": ("Caritas", Sector.CIVIL_SOCIETY),
    "Gül": ("Diakonie", Sector.CIVIL_SOCIETY),
}
"""Seven people, three sectors; the first coordinates and stays."""
MINUTE = timedelta(minutes=1)


@dataclass
class Comer:
    """What is true of somebody, whatever the bot knows."""

    name: str
    joined: bool = True
    forgotten: bool = False
    came_after: int = 0
    """The number of the latest round that was closed before they came as somebody new; 0 if none."""


@dataclass
class RandomRound:
    """One round, played and then compared with what people said."""

    stage: Stage
    chance: Random
    people: list[Comer]
    anonymous: bool
    said: dict[str, tuple[Sector, int | None]] = field(default_factory=dict)
    """What each person said to the first question in time, last or, in anonymous rounds, first."""
    late: dict[str, tuple[Sector, int | None]] = field(default_factory=dict)

    wrote: set[str] = field(default_factory=set)
    """Who has written something in time."""

    async def play(self) -> None:
        """Open, let things happen, close, let more happen, and compare at every step of the way."""
        await self.stage.say("Anna", f"/einstellungen anonym {'ja' if self.anonymous else 'nein'}")
        await self.stage.say("Anna", "/einstellungen antworten offen")
        await self.stage.say("Anna", "/checkin")
        for _ in range(self.chance.randint(3, 12)):
            await self._something(self.chance.choice(self.people))
        assert "Ergebnis" not in self.stage.latest().text
        await self.stage.say("Anna", "/checkin schließen")
        await self.stage.answer("Anna", "ja")
        self.compare()
        for _ in range(self.chance.randint(0, 5)):
            await self._something_late(self.chance.choice(self.people))
            self.compare()
        await self.stage.wait(timedelta(days=4))  # a weekend may lie between
        self.compare(released=True)

    async def _something(self, person: Comer) -> None:
        self.stage.clock.set(self.stage.clock.now() + MINUTE)
        kind = self.chance.choices(("rate", "write", "leave", "forget"), (6, 2, 1, 2))[0]
        if not person.joined:
            await self._come(person)
        elif kind == "write":
            await self._write(person)
        elif kind == "rate" or person.name == "Anna":
            await self._rate(person)
        else:
            await self._go(person, forgotten=kind == "forget")

    async def _rate(self, person: Comer) -> None:
        value = self._value()
        await self.stage.tap(person.name, self.stage.latest(containing="Jede Zeile"), f"q1v{value or 0}")
        if not (self.anonymous and person.name in self.said):
            self.said[person.name] = (HOUSES[person.name][1], value)

    async def _write(self, person: Comer) -> None:
        card = self.stage.latest(containing="Jede Zeile")
        if "alone" in {choice.key for choice in card.content.choices}:  # not in the first round
            await self.stage.tap(person.name, card, "alone")
            await self.stage.say(person.name, f"Satz von {person.name}", "@")
            for _ in range(2):
                await self.stage.say(person.name, "/abbrechen", "@")
            self.wrote.add(person.name)

    async def _go(self, person: Comer, *, forgotten: bool) -> None:
        if forgotten:
            await self.stage.say(person.name, "/vergessen", "@")
            await self.stage.say(person.name, "Ja", "@")
        else:
            await self.stage.say(person.name, "/austreten")
        person.joined, person.forgotten = False, person.forgotten or forgotten

    async def _come(self, person: Comer) -> None:
        house, sector = HOUSES[person.name]
        await self.stage.say(person.name, f"/mitmachen {house}; {sector.value}")
        if person.forgotten and self.round.closed_at is not None:
            person.came_after = self.round.number  # they are somebody new
        person.joined, person.forgotten = True, False

    async def _something_late(self, person: Comer) -> None:
        self.stage.clock.set(self.stage.clock.now() + MINUTE)
        if not person.joined:
            await self._come(person)
        elif person.name != "Anna" and self.chance.random() < 0.3:
            await self._go(person, forgotten=self.chance.random() < 0.6)
        else:
            await self._answer_late(person)

    async def _answer_late(self, person: Comer) -> None:
        value, home = self._value(), f"@{person.name.casefold()}"
        before = len(self.stage.seen_in(home))
        await self.stage.say(person.name, "/antworten", "@")
        asked = self.stage.seen_in(home)[before:]
        newcomer = person.came_after == self.round.number
        assert newcomer == any("war schon zu Ende" in one.text for one in asked)
        if not any("1 von 5" in one.text for one in asked):
            assert newcomer or person.name in self.said or person.name in self.late
            return
        assert person.name not in self.said
        assert person.name not in self.late
        await self.stage.tap(
            person.name, self.stage.latest(home, "1 von 5"), f"n{value or 0}" if self._rated else _WORD[value]
        )
        self.late[person.name] = (HOUSES[person.name][1], value)
        for _ in range(2):
            await self.stage.say(person.name, "/abbrechen", "@")

    def _value(self) -> int | None:
        return self.chance.choice([1, 2, 3, 4, 5, None] if self._rated else [1, 3, 5, None])

    @property
    def round(self) -> Round:
        """The round, as it is stored."""
        with self.stage.database.begin() as transaction:
            return stored(transaction).rounds.find()[-1]

    @property
    def _rated(self) -> bool:
        return catalogue().question(self.round.questions[0]).kind is QuestionKind.RATING

    def compare(self, *, released: bool = False) -> None:
        """Hold what is seen against what people said: each counts once, and nothing is seen of fewer than three."""
        with self.stage.database.begin() as transaction:
            store = stored(transaction)
            round_ = store.rounds.find()[-1]
            answers = store.answers.find(round_id=round_.id)
        anchored = () if self._rated else (round_.questions[0],)
        fields = {question.id: question.field for question in catalogue().questions.values()} | {LOAD: None}
        shown = result_of(round_, answers, fields=fields, previous={}, anchored=anchored).fields[0]
        expected = disclose(self.said.values(), anchored=bool(anchored))
        assert shown.first == expected
        assert (expected is None) == (_rated(self.said) < SHOWN_FROM)
        later = disclose(self.late.values(), anchored=bool(anchored), late=True) if released else None
        assert shown.later == ((later,) if later is not None else ())
        self._compare_words(shown.first, later)

    def _compare_words(self, first: Disclosed | None, later: Disclosed | None) -> None:
        """The card in the group says no more than that."""
        text = self.stage.latest(containing="Ergebnis").text
        assert ("Nachträglich" in text) == (later is not None)
        if any(f"Satz von {name}" in text for name in HOUSES):
            assert len(self.wrote | set(self.said)) >= SHOWN_FROM
        if first is None and "blieb ohne Antworten" not in text:
            assert "zu wenige Antworten" in text.split("\n- ")[1]


_WORD = {5: "yes", 3: "partly", 1: "no", None: "unknown"}


def _rated(said: dict[str, tuple[Sector, int | None]]) -> int:
    return sum(value is not None for _, value in said.values())
