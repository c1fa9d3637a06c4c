"""What a command is called and for whom it is, for help and menus: without what it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.domain.cooperation import Language
from bot.engine.turn.rights import Who

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, eq=False, kw_only=True)
class CommandName:
    """The names of a command. All of them work everywhere and in every language."""

    name: str
    """The English name. The wording has `help-{name}` (one line) and `help-{name}-more`."""
    german: str
    aliases: tuple[str, ...] = ()
    who: Who = Who.ALL
    anywhere: bool = False
    """Whether it also answers where no cooperation is known."""
    shown: bool = True
    """Whether help and menus list it."""
    attributed: bool = True
    """Whether it matters who said it, so that nobody can say it anonymously."""
    everywhere: bool = False
    """Whether it concerns all of a person's cooperations, so that nothing it says names one."""
    alone: bool = False
    """Whether it is for the private chats of people with several cooperations: groups' help and menus leave it out."""

    def called(self, language: Language) -> str:
        """Return its name in a language."""
        return self.german if language is Language.GERMAN else self.name

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the English one first."""
        return (self.name, self.german, *self.aliases)


Named = TypeVar("Named", bound=CommandName)


def listed(commands: Mapping[str, Named]) -> list[Named]:
    """Return the commands that help and menus show, each once, in their order; `commands` has them by all names."""
    return [command for command in dict.fromkeys(commands.values()) if command.shown]
