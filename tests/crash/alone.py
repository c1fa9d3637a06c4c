"""People who answer a check-in alone with the bot, one question after the other, or say there what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.domain.decisions import STANCES, DecisionKind, Stance
from flows.catalogue import QuestionKind
from flows.check_in.recording import LOW
from tests.crash.boxes import BOXES

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence
    from random import Random

    from flows.catalogue import CheckInQuestion
    from tests.crash.play import Expected

WHAT_IS_MISSING = "Was fehlt vor allem?"
WHAT_SPEAKS_AGAINST = "Was spricht gegen B-1?"
NOTED = "Notiert zu B-1"
THANKS = "Danke! Die Antworten zum Check-in 1 sind da."


class Confidant(Protocol):
    """Somebody who can be asked alone."""

    user_id: str

    async def say(self, room: str, body: str) -> str:
        """Write a message and return its event id."""

    async def react(self, room: str, message: str, number: int) -> str:
        """Pick a choice of a message by its number and return the reaction's event id."""

    async def asked(self, account: str, words: str) -> tuple[str, str]:
        """Wait for words of an account that are said to the person alone and return the room and the message.

        The same words of the same message are not returned twice.
        """


class Confidences:
    """What is said alone. Each step waits until it is let through."""

    def __init__(
        self,
        questions: Sequence[CheckInQuestion],
        chance: Random,
        steps: asyncio.Semaphore,
        expected: Expected,
        *,
        account: str,
        room: str,
    ) -> None:
        self._account = account
        self._room = room
        self._questions = questions
        self._chance = chance
        self._steps = steps
        self._expected = expected
        self._messages: set[str] = set()
        """Everything that was said alone."""

    async def answer(self, person: Confidant, card: str, *, typing: str) -> None:
        """Answer everything, begun with a command typed in the room or at the round's card; then change it all."""
        await self._steps.acquire()
        event = await (person.say(self._room, typing) if typing else person.react(self._room, card, 1))
        self._expected.events[event] = f"{person.user_id} would answer in private"
        self._expected.ways += not typing
        room = await self._answer_all(person)
        await self._say(person, room, "!answer")
        await self._answer_all(person)

    async def explain(self, person: Confidant, card: str) -> None:
        """Object to the proposal in the room, and say in private why."""
        await self._steps.acquire()
        number = STANCES[DecisionKind.CONSENT].index(Stance.OBJECTION) + 1
        event = await person.react(self._room, card, number)
        self._expected.events[event] = f"{person.user_id} objects"
        self._expected.ways += 1
        room, _ = await self._hear(person, WHAT_SPEAKS_AGAINST)
        self._expected.stances[person.user_id] = [Stance.OBJECTION]
        self._expected.reasons[person.user_id] = await self._say(person, room, f"{person.user_id} ist dagegen")
        await self._hear(person, NOTED)

    async def _answer_all(self, person: Confidant) -> str:
        """Answer each question once it stands there, and return the room."""
        for question in self._questions:
            room, message = await self._hear(person, question.de)  # its place stands above what is missing, too
            boxes = BOXES[question.kind]
            number = self._chance.randint(1, len(boxes))
            key = (person.user_id, question.id)
            self._expected.answers[key] = value = boxes[number - 1]
            low = value in LOW and question.kind is QuestionKind.RATING
            if not low:
                self._expected.sentences.pop(key, None)
            if self._chance.random() < 1 / 2:
                await self._say(person, room, str(number))
            else:
                await self._steps.acquire()
                event = await person.react(room, message, number)
                self._expected.events[event] = f"{person.user_id} answers {question.id} with {value} in private"
            if low and key not in self._expected.sentences:  # what was missing is still missing
                await self._hear(person, WHAT_IS_MISSING)
                words = f"{person.user_id} vermisst etwas bei {question.id}"
                self._expected.sentences[key] = await self._say(person, room, words)
        room, _ = await self._hear(person, THANKS)
        return room

    async def _hear(self, person: Confidant, words: str) -> tuple[str, str]:
        """Wait for words; what is tapped goes on in its place, what is typed in a new message."""
        room, message = await person.asked(self._account, words)
        self._expected.private[person.user_id] += message not in self._messages
        self._messages.add(message)
        return room, message

    async def _say(self, person: Confidant, room: str, words: str) -> str:
        await self._steps.acquire()
        self._expected.events[await person.say(room, words)] = f"{person.user_id} in private: {words}"
        return words
