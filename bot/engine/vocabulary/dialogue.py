"""The vocabulary dialogues are declared in: steps, routes and the graph they make.

A dialogue is a typed graph. Ids of dialogues and steps are stored with every session, so they are never used again for
something else; a step that gets another id names its former ones in `renamed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

from bot.engine.turn.rights import Who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from pydantic import JsonValue

    from bot.engine.stored.ports import Store
    from bot.engine.turn.turn import Turn
    from bot.engine.wording import Value, Words

T = TypeVar("T")


class View(Protocol):
    """What a step may look at: nothing here changes anything."""

    @property
    def words(self) -> Words:
        """The reader's language."""

    @property
    def now(self) -> datetime:
        """The turn's time, aware."""

    @property
    def zone(self) -> ZoneInfo:
        """The cooperation's time zone."""

    @property
    def store(self) -> Store:
        """What is known of the cooperation."""


class MisfitError(Exception):
    """What a person typed does not fit the step. `message` is the wording that says what to type instead."""

    def __init__(self, message: str, **values: Value) -> None:
        """`values` fill the message's placeholders."""
        super().__init__(message)
        self.message = message
        self.values = values


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers a step offers to tap."""

    key: str
    """What is stored and what can be typed."""
    label: str
    typed: tuple[str, ...] = ()
    """Further words that mean the same when typed, in any language."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Question:
    """A step of whatever type of answer, as the graph sees it."""

    id: str
    optional: bool = False
    """Whether it can be left out."""
    renamed: tuple[str, ...] = ()
    """Ids this step had in released versions."""
    takes_rest: bool = False
    """Whether, given as arguments of a command, it takes all that follows, semicolons and all."""
    draws: bool = True
    """Whether, given as arguments of a command, it takes a part of its own; if not it is only ever asked."""

    def options(self, view: View) -> tuple[Option, ...]:  # noqa: ARG002 - most questions offer nothing
        """Return what can be tapped."""
        return ()

    def accept(self, typed: str, view: View) -> JsonValue:
        """Turn what was typed or tapped into an answer as it is stored. Raises MisfitError."""
        raise NotImplementedError

    def value(self, stored: JsonValue) -> object:
        """Return the typed answer from what is stored."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False, kw_only=True)
class Step(Question, Generic[T]):
    """One question. `T` is the type of its answer."""

    def read(self, typed: str, view: View) -> T:
        """Turn what was typed or tapped into an answer. Raises MisfitError."""
        raise NotImplementedError

    def dump(self, answer: T) -> JsonValue:
        """Return the answer as JSON."""
        return cast("JsonValue", answer)

    def load(self, stored: JsonValue) -> T:
        """Return the answer from JSON."""
        return cast("T", stored)

    def accept(self, typed: str, view: View) -> JsonValue:
        """Read and dump in one."""
        return self.dump(self.read(typed, view))

    def value(self, stored: JsonValue) -> object:
        """Load, for the graph."""
        return self.load(stored)

    def to(self, after: Question | Done) -> Route:
        """Whatever is answered, or if nothing is, go on to `after`."""
        return Route(self, after)

    def when(self, accepts: Callable[[T], bool], after: Question | Done) -> Route:
        """Go on to `after` for answers that `accepts` says yes to."""
        return Route(self, after, cast("Callable[[object], bool]", accepts))


class Done:
    """The end of a dialogue."""


done = Done()


@dataclass(frozen=True)
class Route:
    """The way from one step to the next, perhaps only for some answers. The first that fits is taken."""

    step: Question
    after: Question | Done
    test: Callable[[object], bool] | None = None
    """None: always."""


class Answers:
    """The answers of a dialogue, each with the type of its step."""

    def __init__(self, dialogue: Dialogue, stored: Mapping[str, JsonValue]) -> None:
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
class Dialogue:
    """A graph of steps with one start. Checked when it is made."""

    id: str
    version: int
    start: Question
    routes: tuple[Route, ...]
    on_end: Callable[[Turn, Answers, Mapping[str, JsonValue]], None]
    """Carries out what was agreed; gets the answers and the occasion."""
    before: Callable[[View, Answers, Mapping[str, JsonValue], Question], Mapping[str, Value]] | None = None
    """Returns the values that the questions' wording needs."""
    who: Who = Who.ALL
    """Who may answer; checked at every answer."""
    expire_after: timedelta = timedelta(days=7)
    offers_back: bool = False
    """Whether the way back is offered at every question, for long dialogues."""

    def __post_init__(self) -> None:
        """Check that every step is reached, every path ends and no id stands twice. Raises DialogueError."""
        names = [name for step in self.steps for name in (step.id, *step.renamed)]
        if len(set(names)) != len(names):
            self._refuse(f"ids stand twice in {names}")
        reached = {id(step) for step in self._reachable()}
        for step in self.steps:
            if id(step) not in reached:
                self._refuse(f"step {step.id!r} is never reached")
            exits = [route for route in self.routes if route.step is step]
            if not exits or exits[-1].test is not None:
                self._refuse(f"step {step.id!r} has answers without a route")
            if not self._ends(step, frozenset()):
                self._refuse(f"from step {step.id!r} there is no way to the end")

    def _refuse(self, problem: str) -> None:
        message = f"dialogue {self.id!r}: {problem}"
        raise DialogueError(message)

    @property
    def steps(self) -> tuple[Question, ...]:
        """All steps, the start first."""
        found: list[Question] = [self.start]
        for route in self.routes:
            for step in (route.step, route.after):
                if not isinstance(step, Done) and step not in found:
                    found.append(step)
        return tuple(found)

    def step(self, name: str) -> Question | None:
        """Find a step by its id or a former one; None if it was removed."""
        return next((step for step in self.steps if name == step.id or name in step.renamed), None)

    def after(self, step: Question, answer: object) -> Question | Done:
        """Return where an answer leads. A step that is left out takes its last route."""
        for route in self.routes:
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
            waiting += [
                route.after for route in self.routes if route.step is step and not isinstance(route.after, Done)
            ]

    def _ends(self, step: Question, passed: frozenset[int]) -> bool:
        return any(
            isinstance(route.after, Done)
            or (id(route.after) not in passed and self._ends(route.after, passed | {id(step)}))
            for route in self.routes
            if route.step is step
        )
