"""Steps of dialogues, and the ways from one to the next.

Ids of steps are stored with every session, so they are never used again for something else; a step that gets another
id names its former ones in `renamed`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from pydantic import JsonValue

    from bot.domain.cooperation import Cooperation
    from bot.engine.stored.ports import Store
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
    def cooperation(self) -> Cooperation | None:
        """The cooperation it is about; None where there is none yet."""

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
    sign: str = ""
    """An emoji that says the same; see `Choice.sign`."""
    row: int | None = None
    """Which options stand side by side; see `Choice.row`."""


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
    former: bool = False
    """Whether no new session gets here: only those stand here that an earlier version has begun."""
    toggles: bool = False
    """Whether it takes any number of its options, tapped on and off one by one until they are right."""
    draws: bool = True
    """Whether, given as arguments of a command, it takes a part of its own; if not it is only ever asked."""
    confirms: bool = False
    """Whether it asks if something is really meant. Typed behind a command, a yes counts for what was typed with it,
    not for what was corrected since; and a number does not, for nobody has seen yet which one is the yes."""
    skip: str = "choice-skip"
    """Wording of the choice that leaves it out; empty: nothing offers that, but the arguments of a command do it."""
    hint: str = "choice-more"
    """Wording for what can be typed where not all answers are offered to tap."""

    def options(self, view: View) -> tuple[Option, ...]:  # noqa: ARG002 - most questions offer nothing
        """Return what can be tapped."""
        return ()

    def pages(self, view: View) -> tuple[tuple[Option, ...], ...]:
        """Return all that can be tapped, in portions that fit below one message; most questions have one or none."""
        return (self.options(view),) if self.options(view) else ()

    def unoffered(self, view: View) -> int:  # noqa: ARG002 - most questions offer all
        """Return how many more answers can only be typed, because there are too many to tap."""
        return 0

    def accept(self, typed: str, view: View) -> JsonValue:
        """Turn what was typed or tapped into an answer as it is stored. Raises MisfitError."""
        raise NotImplementedError

    def told(self, stored: JsonValue, view: View) -> str:
        """Return what the choice that was taken is called; empty for words, which stand beside the question anyway."""
        among = (one for page in self.pages(view) for one in page)
        option = next((one for one in among if one.key == self.key_of(stored)), None)
        return option.label if option is not None else ""

    def key_of(self, stored: JsonValue) -> str:
        """Return the key of the option that an answer is."""
        return str(stored)

    def value(self, stored: JsonValue) -> object:
        """Return the typed answer from what is stored."""
        raise NotImplementedError

    def to(self, after: Question | Done) -> Route:
        """Whatever is answered, or if nothing is, go on to `after`."""
        return Route(self, after)


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
