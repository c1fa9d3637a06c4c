"""What twenty partners do while the bot dies again and again, and what has to come of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from bot.domain.cycle import Phase
from bot.domain.decisions import STANCES, DecisionKind, Stance
from bot.domain.partners import Sector
from flows.catalogue import QuestionKind, catalogue
from flows.check_in.recording import LOW
from tests.crash.alone import Confidences
from tests.crash.boxes import BOXES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
    from random import Random

    from flows.catalogue import CheckInQuestion
    from tests.crash.alone import Confidant

HOUSES: Final = (
    *("Ahorn", "Birke", "Buche", "Distel", "Eberesche", "Eiche", "Erle", "Esche", "Fichte", "Ginster"),
    *("Hasel", "Holunder", "Kiefer", "Linde", "Mispel", "Pappel", "Schlehe", "Ulme", "Wacholder", "Weide"),
)
"""Names of the organisations, one for each partner; none resembles another."""
PROPOSAL: Final = "Wir treffen uns an jedem ersten Dienstag im Monat."
PREVIEW: Final = "So wird der Vorschlag stehen"
OPENED: Final = "B-1 · "
"""How the decision's card begins; the preview before it has no number yet."""
SOON: Final = "die Presse anrufen"
"""What is reminded of while the bot is being killed."""
LATER: Final = "den Saal mieten"
CRITICAL: Final = 5
"""So many partners give low ratings; where they tap them, the bot asks each of them alone what is missing."""
CHANGES: Final = 20
"""So many answers and voices are changed afterwards."""
ROUND: Final = "Check-in 1 · "
_WORDS: Final[Mapping[QuestionKind, Mapping[int | None, str]]] = {
    QuestionKind.RATING: {None: "?"},
    QuestionKind.YES_PARTLY_NO: {5: "ja", 3: "teils", 1: "nein", None: "?"},
}
"""What stands for a value in a line of answers, where it is not the value itself."""
_VOICES: Final = (Stance.AGREE, Stance.ABSTAIN, Stance.CONCERN)
"""What can be said with one tap; the others need a reason or a date."""


@dataclass(frozen=True, slots=True)
class News:
    """Something the bot did in the room: it came in, or (with a text) wrote or changed a message."""

    message: str = ""
    text: str | None = None


class RoomMember(Protocol):
    """Somebody in a room."""

    user_id: str

    async def invite(self, room: str, user: str) -> None:
        """Ask somebody in."""

    async def say(self, room: str, body: str, *, reply_to: str | None = None) -> str:
        """Write a message and return its event id."""

    async def tap(self, room: str, message: str, number: int) -> str:
        """Pick a choice of a message by its number and return the event id."""

    async def react(self, room: str, message: str, number: int) -> str:
        """Pick a choice of a message by its number, certainly by a tap, and return the event id."""

    async def told(self, account: str, words: str, number: int) -> tuple[str, str]:
        """Wait until an account has said these words to the person alone, or so many things; return room and message.

        The number is for those who cannot read there.
        """

    async def news(self, room: str, account: str) -> list[News]:
        """Wait for what is new of an account in a room, for a while, and return it."""


@dataclass
class Expected:
    """What must be stored and seen in the end."""

    coordinator: str
    houses: dict[str, str] = field(default_factory=dict)
    """Organisations by the Matrix ids of their partners."""
    answers: dict[tuple[str, str], int | None] = field(default_factory=dict)
    """Ratings by Matrix id and question; the latest one counts."""
    stances: dict[str, list[Stance]] = field(default_factory=dict)
    """What each partner said to the proposal, one after the other."""
    sentences: dict[tuple[str, str], str] = field(default_factory=dict)
    """What is missing, beside a low rating, by Matrix id and question."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Why somebody objects."""
    private: Counter[str] = field(default_factory=Counter)
    """How many things each partner is asked or told in private."""
    ways: int = 0
    """So often at most somebody is told in the room that it goes on in private: nobody who has been there is."""
    events: dict[str, str] = field(default_factory=dict)
    """Everything that was sent to the bot: event ids, and what it was."""


class Play:
    """The partners in one room. Each step waits until it is let through, so that steps and kills mix."""

    def __init__(
        self,
        people: Sequence[RoomMember],
        account: str,
        room: str,
        chance: Random,
        steps: asyncio.Semaphore,
        *,
        prefix: str = "!",
        alone: Sequence[Confidant] = (),
        explaining: Confidant | None = None,
        rows: bool = False,
        answers_each: int = 5,
        changes: int = CHANGES,
    ) -> None:
        """The first of the people coordinates; `prefix` is what commands begin with.

        Those who are `alone` answer in private instead of in the room; one may be `explaining` an objection there.
        `rows`: whether the check-in's card has a row of choices for each question, and taps are answered by toasts;
        elsewhere it is answered in lines. `answers_each`: how many questions somebody answers by something of its own.
        """
        self._prefix = prefix
        self._alone = alone
        self._explaining = explaining
        self._in_private = {person.user_id for person in alone}
        self._explains = explaining.user_id if explaining else None
        self._rows = rows
        self._answers_each = answers_each
        self._changes = changes
        self._asked_why: set[tuple[str, str]] = set()
        """Who was asked alone what is missing beside a low rating they had tapped, and about which question."""
        self._people = people
        self._account = account
        self._room = room
        self._chance = chance
        self._steps = steps
        self._shown: dict[str, str] = {}
        self._arrived = False
        self._news = asyncio.Condition()
        self.expected = Expected(people[0].user_id)

    async def watch(self) -> None:
        """Look at the room through the coordinator's eyes, until cancelled."""
        while True:
            for one in await self._people[0].news(self._room, self._account):
                async with self._news:
                    if one.text is None:
                        self._arrived = True
                    else:
                        self._shown[one.message] = one.text
                    self._news.notify_all()

    async def perform(self) -> None:
        """Do everything there is to do."""
        coordinator, *others = self._people
        await self._steps.acquire()
        await coordinator.invite(self._room, self._account)
        await self._until(lambda: self._arrived)
        await self._confirmed(coordinator, "!setup Bündnis am Wald; Wohnen; de; Europe/Berlin; keine; 1; monatlich")
        await self._say(coordinator, "!settings answers open")
        sectors = list(Sector)
        for number, person in enumerate([coordinator, *others]):
            house = self.expected.houses[person.user_id] = HOUSES[number]
            await self._confirmed(person, f"!join {house}; {sectors[number % len(sectors)].value}")
        await self._confirmed(others[0], f"!remind in 1 minute; {SOON}")
        await self._say(coordinator, "!checkin")
        await self._confirmed(others[1], f"!decide {PROPOSAL}")
        await self._open_as_shown(others[1])
        await self._confirmed(others[2], f"!remind in 2 weeks; {LATER}")
        talk = Confidences(
            self.questions(), self._chance, self._steps, self.expected, account=self._account, room=self._room
        )
        async with asyncio.TaskGroup() as group:
            for number, one in enumerate(self._alone):
                card = await self._card(ROUND)
                group.create_task(talk.answer(one, card, typing="!answer" if number % 2 else ""))
            if self._explaining is not None:
                card = await self._card(OPENED)
                group.create_task(talk.explain(self._explaining, card))
            async for step in self._shuffled():
                await self._steps.acquire()
                await step()

    async def prove(self) -> None:
        """Ask for something that only a bot that is up again can answer."""
        await self._say(self._people[0], "!reminders")

    async def _say(self, person: RoomMember, words: str) -> None:
        words = words.replace("!", self._prefix, 1)
        await self._steps.acquire()
        self.expected.events[await person.say(self._room, words)] = words

    async def _confirmed(self, person: RoomMember, words: str) -> None:
        """Say something that is answered alone."""
        await self._say(person, words)
        self.expected.private[person.user_id] += 1

    async def _open_as_shown(self, person: RoomMember) -> None:
        """Tap "so abstimmen" below the preview of the proposal; that it is open is said alone, too."""
        room, preview = await person.told(self._account, PREVIEW, self.expected.private[person.user_id])
        await self._steps.acquire()
        self.expected.events[await person.react(room, preview, 1)] = f"{person.user_id} opens the decision"
        self.expected.private[person.user_id] += 1

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with self._news:
            await self._news.wait_for(condition)

    async def _card(self, words: str) -> str:
        """Wait until a card that says this stands in the room, and return its event id."""
        await self._until(lambda: any(words in body for body in self._shown.values()))
        return next(event for event, body in self._shown.items() if words in body)

    async def _shuffled(self) -> AsyncIterator[Callable[[], Awaitable[None]]]:
        """Yield all answers and voices in any order, but what one person says to one card in its own."""
        lines: list[list[Callable[[], Awaitable[None]]]] = []
        card = await self._card(ROUND)
        lines += [
            [partial(self._answer, person, card, question)]
            for question in self.questions()[: self._answers_each]
            for person in self._people
            if person.user_id not in self._in_private
        ]
        card = await self._card(OPENED)
        lines += [[partial(self._vote, person, card)] for person in self._people if person.user_id != self._explains]
        for line in self._chance.sample(lines, self._changes):
            line.append(line[0])
        while lines:
            line = self._chance.choice(lines)
            yield line.pop()
            lines = [line for line in lines if line]

    @staticmethod
    def questions() -> list[CheckInQuestion]:
        """Return what the round asks."""
        return list(catalogue().choose([Phase.INITIATE], [], prefer=()))

    async def _answer(self, person: RoomMember, card: str, question: CheckInQuestion) -> None:
        """Rate with a value not given before: by a tap in a row, or by a line that repeats all others."""
        key = (person.user_id, question.id)
        again = key in self.expected.answers
        fitting = [one for one in self._fitting(person, question) if not again or one != self.expected.answers[key]]
        self.expected.answers[key] = value = self._chance.choice(fitting)
        by_line = not self._rows or (again and self._chance.random() < 1 / 2)
        self._expect_why(key, tapped=not by_line, low=value in LOW and question.kind is QuestionKind.RATING)
        if by_line:
            event = await person.say(self._room, self._line(person), reply_to=card)
            self.expected.private[person.user_id] += 1  # what was noted is repeated alone
        else:
            event = await person.tap(self._room, card, self._place(question, value))
        self.expected.events[event] = f"{person.user_id} answers {question.id} with {value}"

    def _expect_why(self, key: tuple[str, str], *, tapped: bool, low: bool) -> None:
        """A low rating that was tapped is asked about until there is a better one, and only once until then."""
        if not low:
            self._asked_why.discard(key)
        elif tapped and key not in self._asked_why:
            self._asked_why.add(key)
            self.expected.private[key[0]] += 1

    def _fitting(self, person: RoomMember, question: CheckInQuestion) -> list[int | None]:
        critical = self._people.index(person) < CRITICAL
        return [value for value in BOXES[question.kind] if critical or value not in LOW]

    def _line(self, person: RoomMember) -> str:
        """Return the line with all that somebody has answered by now, and something for each other question."""
        words = []
        for question in self.questions():
            some = self._chance.choice(self._fitting(person, question))
            value = self.expected.answers.setdefault((person.user_id, question.id), some)
            words.append(_WORDS[question.kind].get(value, str(value)))
        return " ".join(words)

    def _place(self, question: CheckInQuestion, value: int | None) -> int:
        """Return the number of a value among all choices of the card; each row begins with the question's own."""
        asked = self.questions()
        before = [len(BOXES[one.kind]) + 1 for one in asked[: asked.index(question)]]
        return sum(before) + 1 + BOXES[question.kind].index(value) + 1

    async def _vote(self, person: RoomMember, card: str) -> None:
        """Say something else than before."""
        said = self.expected.stances.setdefault(person.user_id, [])
        busy = person.user_id in {*self._in_private, self._explains}
        voices = [stance for stance in _VOICES if not (busy and stance is Stance.CONCERN)]
        stance = self._chance.choice([stance for stance in voices if stance not in said[-1:]])
        said.append(stance)
        self.expected.private[person.user_id] += stance is Stance.CONCERN
        self.expected.ways += stance is Stance.CONCERN and not self._rows
        number = STANCES[DecisionKind.CONSENT].index(stance) + 1
        event = await person.tap(self._room, card, number)
        self.expected.events[event] = f"{person.user_id} says {stance}"
