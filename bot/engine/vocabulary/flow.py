"""What a flow is made of: commands, dialogues, cards, pictures, documents, files, timers, and the list of all flows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from bot.engine.turn.command_names import CommandName
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.folding import fold

if TYPE_CHECKING:
    from datetime import datetime

    from bot.engine.exchange.content import Content
    from bot.engine.exchange.files import ReceivedFile
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn, Turn
    from bot.engine.vocabulary.dialogue import Graph
    from bot.engine.vocabulary.sketch import Document, Picture

T = TypeVar("T")


def never(_turn: SpokenTurn, _typed: str) -> bool:
    """Nothing of it is seen by others."""
    return False


def always(_turn: SpokenTurn, _typed: str) -> bool:
    """Others see what it does, at once or at the end of its dialogue."""
    return True


@dataclass(frozen=True, eq=False, kw_only=True)
class Command(CommandName):
    """Something to type."""

    handle: Callable[[SpokenTurn, str], None]
    """Carries it out; gets what was typed behind the name."""
    publishes: Callable[[SpokenTurn, str], bool] = never
    """Whether others see what it does, given what was typed behind the name: then somebody who has several cooperations
    and types it alone is asked first which one is meant. Changes nothing."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Card:
    """A message that stays live: a pure function of what is stored, plus what a tap means."""

    kind: str
    """Stored with every card; never used again for something else."""
    render: Callable[[PlacedTurn, ShownCard], Content]
    """Returns what the card shows at present. Changes nothing."""
    tap: Callable[[SpokenTurn, ShownCard, str], None]
    """Carries out a tap on one of the choices shown; gets its key."""
    untap: Callable[[SpokenTurn, ShownCard, str], bool] | None = None
    """Carries out that somebody took a choice back, and tells whether it was the one that held; None: nothing follows
    from it."""
    said: Callable[[SpokenTurn, ShownCard, str], bool] | None = None
    """Carries out what somebody said about it in words or numbers; False: it is just talk. None: numbers are taps."""
    lasts: Callable[[str], bool] | None = None
    """Whether a key that is no longer shown means the same as ever: a second tap, or a choice taken back, comes after
    the choice has changed. None: such a tap is out of date."""
    picture: Picture | None = None
    """What is shown above it, where it is posted and there is something to see: drawn once, it stays as it was then,
    while the words below it change as those of any other card."""
    who: Who = Who.PARTNER
    follows: bool = True
    """Whether it is posted anew, while it has choices, where its channel has moved to."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Alarm:
    """What is to be done when a timer is due."""

    kind: str
    """Stored with every timer; never used again for something else."""
    ring: Callable[[Turn, int, datetime], None]
    """Carries it out; gets the subject's id and when it was due, which may be long ago."""


@dataclass(frozen=True, eq=False, kw_only=True)
class FileKind:
    """A kind of file that people send to the bot alone."""

    ending: str
    """How its name ends, with the dot, whichever case."""
    take: Callable[[SpokenTurn, ReceivedFile, bytes], None]
    """Looks at a file and its bytes, and says what is to be said; nothing has been checked."""
    who: Who = Who.PARTNER


Hook = Callable[["SpokenTurn"], None]
CLOCK_SET_BACK: Final = "clock.set_back"
"""The alarm that calls all flows after the machine's clock was set back."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Flow:
    """One thing people do, with all it declares."""

    id: str
    commands: tuple[Command, ...] = ()
    dialogues: tuple[Graph, ...] = ()
    cards: tuple[Card, ...] = ()
    pictures: tuple[Picture, ...] = ()
    documents: tuple[Document, ...] = ()
    files: tuple[FileKind, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    bot_added: Hook | None = None
    """Called when the bot came into a group, or a person opened a private chat."""
    person_came: Hook | None = None
    """Called when a person came into a channel where they cannot read what was said before."""
    person_left: Hook | None = None
    """Called when a person left a channel."""
    asks_where: Callable[[SpokenTurn, str], None] | None = None
    """Called instead of a command that publishes, where it is not sure which cooperation is meant; gets what was typed,
    and has it carried out by `SpokenTurn.carry_out` once that is known. One flow does this."""
    catch_up: Hook | None = None
    """Called in a group that has come to the cooperation, or that the bot is back in: shows what can be answered."""
    clock_set_back: Callable[[Turn], None] | None = None
    """Called in every cooperation after the machine's clock was set back: what it had moved into the future comes back.
    Changes nothing that is right."""


class FlowsError(Exception):
    """Flows contradict one another; raised when the program starts."""


@dataclass(frozen=True, eq=False)
class Flows:
    """All flows, found by what they declare. Raises FlowsError if a name stands for two things."""

    all: tuple[Flow, ...]
    commands: dict[str, Command] = field(init=False, default_factory=dict)
    """By every name, folded."""
    dialogues: dict[str, Graph] = field(init=False, default_factory=dict)
    cards: dict[str, Card] = field(init=False, default_factory=dict)
    pictures: dict[str, Picture] = field(init=False, default_factory=dict)
    documents: dict[str, Document] = field(init=False, default_factory=dict)
    files: dict[str, FileKind] = field(init=False, default_factory=dict)
    """By the ending of their names."""
    alarms: dict[str, Alarm] = field(init=False, default_factory=dict)

    @property
    def asks_where(self) -> Callable[[SpokenTurn, str], None] | None:
        """What asks which cooperation a command is for."""
        return next((flow.asks_where for flow in self.all if flow.asks_where is not None), None)

    def __post_init__(self) -> None:
        """Index what the flows declare."""
        self._enter(self.alarms, CLOCK_SET_BACK, Alarm(kind=CLOCK_SET_BACK, ring=self._clock_set_back))
        for flow in self.all:
            for command in flow.commands:
                for name in dict.fromkeys(fold(name) for name in command.names):
                    self._enter(self.commands, name, command)
            for dialogue in flow.dialogues:
                self._enter(self.dialogues, dialogue.id, dialogue)
            for card in flow.cards:
                self._enter(self.cards, card.kind, card)
            for picture in flow.pictures:
                self._enter(self.pictures, picture.kind, picture)
            for document in flow.documents:
                self._enter(self.documents, document.kind, document)
            for file in flow.files:
                self._enter(self.files, file.ending, file)
            for alarm in flow.alarms:
                self._enter(self.alarms, alarm.kind, alarm)

    def _clock_set_back(self, turn: Turn, _subject: int, _due_at: datetime) -> None:
        for flow in self.all:
            if flow.clock_set_back is not None:
                flow.clock_set_back(turn)

    @staticmethod
    def _enter(index: dict[str, T], name: str, thing: T) -> None:
        if name in index:
            problem = f"{name!r} is declared twice"
            raise FlowsError(problem)
        index[name] = thing
