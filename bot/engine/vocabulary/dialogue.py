"""Dialogues: graphs of steps, with what is agreed at their end. Checked when they are made.

Ids of dialogues are stored with every session, so they are never used again for something else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import TypeAdapter

from bot.engine.turn.rights import Who
from bot.engine.vocabulary.steps import Done, Question, Route, Step, View, done

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import JsonValue

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.wording import Value

T = TypeVar("T")
OccasionT = TypeVar("OccasionT")


class Answers:
    """The answers of a dialogue, each with the type of its step."""

    def __init__(self, dialogue: Graph, stored: Mapping[str, JsonValue]) -> None:
        """`stored` is as kept in a session: JSON by step id."""
        self._stored = {
            step.id: stored[name] for step in dialogue.steps for name in (step.id, *step.renamed) if name in stored
        }

    def __getitem__(self, step: Step[T]) -> T:
        """Return the answer to a step; KeyError if it was left out."""
        return step.load(self._stored[step.id])

    def get(self, step: Step[T]) -> T | None:
        """Return the answer to a step, or None if it was left out."""
        return step.load(self._stored[step.id]) if step.id in self._stored else None

    def __contains__(self, step: Step[T]) -> bool:
        """Tell whether a step was answered."""
        return step.id in self._stored


class DialogueError(Exception):
    """A dialogue is declared wrongly; raised when the program starts, never in front of people."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Graph:
    """A graph of steps with one start, whatever it is about."""

    id: str
    version: int
    questions: tuple[Question, ...] = ()
    """Its steps, where one simply follows the other."""
    routes: tuple[Route, ...] = ()
    """The ways between its steps, where there are branches; the first one's step is the start."""
    who: Who = Who.ALL
    """Who may answer; checked at every answer."""
    expire_after: timedelta = timedelta(days=7)
    offers_back: bool = False
    """Whether the way back is offered at every question, for long dialogues."""
    everywhere: bool = False
    """Whether no message of it has its cooperation's name above it: it concerns all, or names the one itself."""
    in_place: bool = False
    """Whether, after a tap, what is asked next takes the place of the question that was answered."""

    def __post_init__(self) -> None:
        """Check that every step is reached, every path ends and no id stands twice. Raises DialogueError."""
        if bool(self.questions) == bool(self.routes):
            self._refuse("either questions or routes are needed")
        names = [name for step in self.steps for name in (step.id, *step.renamed)]
        if len(set(names)) != len(names):
            self._refuse(f"ids stand twice in {names}")
        reached = {id(step) for step in self._reachable()}
        for step in self.steps:
            if (id(step) in reached) is step.former:
                self._refuse(f"step {step.id!r} is {'reached' if step.former else 'never reached'}")
            exits = [route for route in self._ways if route.step is step]
            if not exits or exits[-1].test is not None:
                self._refuse(f"step {step.id!r} has answers without a route")
            if not self._ends(step, frozenset()):
                self._refuse(f"from step {step.id!r} there is no way to the end")

    def _refuse(self, problem: str) -> None:
        message = f"dialogue {self.id!r}: {problem}"
        raise DialogueError(message)

    def finish(self, turn: SpokenTurn, answers: Answers, occasion: Mapping[str, JsonValue]) -> None:
        """Carry out what was agreed."""
        raise NotImplementedError

    def values(
        self, view: View, answers: Answers, occasion: Mapping[str, JsonValue], step: Question
    ) -> Mapping[str, Value]:
        """Return the values that a question's wording needs."""
        raise NotImplementedError

    def marks(self, turn: Turn, occasion: Mapping[str, JsonValue], step: Question) -> tuple[str, ...]:  # noqa: ARG002 - for those that mark
        """Return the keys of the options that hold at present: they are marked."""
        return ()

    def leads_back(self, occasion: Mapping[str, JsonValue]) -> bool:  # noqa: ARG002 - for those that have one
        """Tell whether something was asked before this dialogue, which `go_before` asks again."""
        return False

    def go_before(self, turn: SpokenTurn, occasion: Mapping[str, JsonValue]) -> None:
        """Ask again what was asked before this dialogue."""

    def is_secret(self, occasion: Mapping[str, JsonValue]) -> bool:  # noqa: ARG002 - for those that are
        """Tell whether nothing may be kept of who chose what, not even in the chat's own messages."""
        return False

    @property
    def start(self) -> Question:
        """The step that is asked first."""
        return self._ways[0].step

    @cached_property
    def _ways(self) -> tuple[Route, ...]:
        if self.routes:
            return self.routes
        return (*(one.to(following) for one, following in pairwise(self.questions)), self.questions[-1].to(done))

    @property
    def steps(self) -> tuple[Question, ...]:
        """All steps, the start first."""
        found: list[Question] = [self.start]
        for route in self._ways:
            for step in (route.step, route.after):
                if not isinstance(step, Done) and step not in found:
                    found.append(step)
        return tuple(found)

    def step(self, name: str) -> Question | None:
        """Find a step by its id or a former one; None if it was removed."""
        return next((step for step in self.steps if name == step.id or name in step.renamed), None)

    def after(self, step: Question, answer: object) -> Question | Done:
        """Return where an answer leads. A step that is left out takes its last route."""
        for route in self._ways:
            if route.step is step and (route.test is None or (answer is not None and route.test(answer))):
                return route.after
        raise AssertionError(self.id, step.id)  # excluded by __post_init__

    def _reachable(self) -> Iterator[Question]:
        waiting, seen = [self.start], set[int]()
        while waiting:
            step = waiting.pop()
            if id(step) in seen:
                continue
            seen.add(id(step))
            yield step
            waiting += [route.after for route in self._ways if route.step is step and not isinstance(route.after, Done)]

    def _ends(self, step: Question, passed: frozenset[int]) -> bool:
        return any(
            isinstance(route.after, Done)
            or (id(route.after) not in passed and self._ends(route.after, passed | {id(step)}))
            for route in self._ways
            if route.step is step
        )


def _nothing(_view: View, _answers: Answers, _step: Question) -> Mapping[str, Value]:
    return {}


@dataclass(frozen=True, eq=False, kw_only=True)
class Dialogue(Graph):
    """A dialogue that is about nothing but what is answered in it."""

    on_end: Callable[[SpokenTurn, Answers], None]
    """Carries out what was agreed."""
    before: Callable[[View, Answers, Question], Mapping[str, Value]] = _nothing
    """Returns the values that the questions' wording needs."""
    marked: Callable[[Turn, Question], tuple[str, ...]] | None = None
    """See `Graph.marks`."""

    def finish(self, turn: SpokenTurn, answers: Answers, occasion: Mapping[str, JsonValue]) -> None:  # noqa: ARG002 - there is none
        """Carry out what was agreed."""
        self.on_end(turn, answers)

    def values(
        self,
        view: View,
        answers: Answers,
        occasion: Mapping[str, JsonValue],  # noqa: ARG002 - there is none
        step: Question,
    ) -> Mapping[str, Value]:
        """Return the values that a question's wording needs."""
        return self.before(view, answers, step)

    def marks(self, turn: Turn, occasion: Mapping[str, JsonValue], step: Question) -> tuple[str, ...]:  # noqa: ARG002 - there is none
        """Return the keys of the options that hold at present: they are marked."""
        return self.marked(turn, step) if self.marked is not None else ()


def _nothing_about(_view: View, _answers: Answers, _occasion: object, _step: Question) -> Mapping[str, Value]:
    return {}


@dataclass(frozen=True, eq=False, kw_only=True)
class DialogueAbout(Graph, Generic[OccasionT]):
    """A dialogue on an occasion, such as a round and a question. `OccasionT` is a frozen dataclass that JSON can hold.

    Occasions are stored with every session: a field's name is never used again for something else.
    """

    occasion: type[OccasionT]
    on_end: Callable[[SpokenTurn, Answers, OccasionT], None]
    """Carries out what was agreed."""
    before: Callable[[View, Answers, OccasionT, Question], Mapping[str, Value]] = _nothing_about
    """Returns the values that the questions' wording needs."""
    marked: Callable[[Turn, OccasionT, Question], tuple[str, ...]] | None = None
    """See `Graph.marks`."""
    has_before: Callable[[OccasionT], bool] | None = None
    """See `Graph.leads_back`."""
    ask_before: Callable[[SpokenTurn, OccasionT], None] | None = None
    """See `Graph.go_before`."""
    secret: Callable[[OccasionT], bool] | None = None
    """See `Graph.is_secret`."""

    @cached_property
    def _json(self) -> TypeAdapter[OccasionT]:
        return TypeAdapter(self.occasion)

    def about(self, occasion: OccasionT) -> Opening:
        """Return what it takes to begin this dialogue on an occasion."""
        stored: dict[str, JsonValue] = self._json.dump_python(occasion, mode="json", exclude_none=True)
        return Opening(self, stored)

    def read(self, stored: Mapping[str, JsonValue]) -> OccasionT:
        """Return the occasion that a session was stored with. Raises pydantic's ValidationError."""
        return self._json.validate_python(dict(stored))

    def finish(self, turn: SpokenTurn, answers: Answers, occasion: Mapping[str, JsonValue]) -> None:
        """Carry out what was agreed."""
        self.on_end(turn, answers, self.read(occasion))

    def values(
        self, view: View, answers: Answers, occasion: Mapping[str, JsonValue], step: Question
    ) -> Mapping[str, Value]:
        """Return the values that a question's wording needs."""
        return self.before(view, answers, self.read(occasion), step)

    def marks(self, turn: Turn, occasion: Mapping[str, JsonValue], step: Question) -> tuple[str, ...]:
        """Return the keys of the options that hold at present: they are marked."""
        return self.marked(turn, self.read(occasion), step) if self.marked is not None else ()

    def leads_back(self, occasion: Mapping[str, JsonValue]) -> bool:
        """Tell whether something was asked before this dialogue, which `go_before` asks again."""
        return self.has_before is not None and self.has_before(self.read(occasion))

    def go_before(self, turn: SpokenTurn, occasion: Mapping[str, JsonValue]) -> None:
        """Ask again what was asked before this dialogue."""
        if self.ask_before is not None:
            self.ask_before(turn, self.read(occasion))

    def is_secret(self, occasion: Mapping[str, JsonValue]) -> bool:
        """Tell whether nothing may be kept of who chose what, not even in the chat's own messages."""
        return self.secret is not None and self.secret(self.read(occasion))


@dataclass(frozen=True, slots=True)
class Opening:
    """A dialogue and the occasion on which it is to be begun."""

    dialogue: Graph
    occasion: dict[str, JsonValue] = field(default_factory=dict)
