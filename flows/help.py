"""Help: what can be done here, for this person, by theme; and one command explained."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot.engine.turn.command_names import listed
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import fold
from bot.engine.wording import Markup, paragraphs
from flows.partners.coordination import coordinators

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.command_names import CommandName
    from bot.engine.turn.spoken import SpokenTurn

COORDINATION = "coordination"
OTHER = "other"
"""The theme of commands that no theme names."""
THEMES: Mapping[str, tuple[str, ...]] = {
    "joining": ("join", "leave", "partners", "link", "unlink", "switch", "admission"),
    "standing": ("status", "phase", "report"),
    "checking": ("checkin", "answer", "method", "barrier", "strength"),
    "deciding": ("decide", "decision", "decisions", "log"),
    "contacts": ("stakeholder", "stakeholders", "inform", "plan"),
    "reminding": ("remind", "reminders"),
    COORDINATION: ("setup", "settings", "coordinator", "organisation", "pause", "resume", "export", "end"),
    "own": ("privacy", "mydata", "forget"),
    OTHER: (),
}
"""Commands by theme, in the order they are shown."""
_THEME_OF = {name: theme for theme, names in THEMES.items() for name in names}
_INSIDE_DIALOGUES = ("help", "cancel", "back")
"""Shown in the closing line, not under a theme."""


def written(name: str) -> Markup:
    """Return a command as it is typed."""
    return Markup(f"`/{name}`")


def offered(turn: SpokenTurn, command: CommandName) -> bool:
    """Tell whether help lists a command for whoever asks, where they ask."""
    if not command.shown or command.name in _INSIDE_DIALOGUES or not turn.may(command.who):
        return False
    if turn.cooperation is None:
        return command.anywhere and not command.alone
    if command.alone and not (turn.private and len(turn.cooperations) > 1):
        return False
    if _THEME_OF.get(command.name) == COORDINATION:
        return turn.coordinates or not coordinators(turn.store)
    return True


def show(turn: SpokenTurn, typed: str) -> None:
    """List what can be done here in a line for each theme, or explain one command."""
    if typed:
        explain(turn, typed)
        return
    by_theme: dict[str, list[str]] = {theme: [] for theme in THEMES}
    for command in listed(turn.surroundings.commands):
        if offered(turn, command):
            by_theme[_THEME_OF.get(command.name, OTHER)].append(written(command.called(turn.language)))
    lines = [
        turn.words(f"help-theme-{theme}", commands=Markup(", ".join(names)))
        for theme, names in by_theme.items()
        if names
    ]
    turn.say(paragraphs(turn.words("help-title"), "\n".join(f"- {line}" for line in lines), turn.words("help-closing")))


def explain(turn: SpokenTurn, typed: str) -> None:
    """Explain one command, or name the nearest if there is none of that name."""
    wanted = fold(typed.lstrip("/!"))
    commands = turn.surroundings.commands
    command = commands.get(wanted)
    if command is not None:
        note = Markup() if command.who is Who.ALL else turn.words(f"help-for-{command.who.value}")
        turn.say(
            paragraphs(
                turn.words("help-about", command=written(command.called(turn.language))),
                turn.words(f"help-{command.name}-more"),
                note,
            )
        )
        return
    nearest = get_close_matches(wanted, commands, n=1)
    if nearest:
        name = written(commands[nearest[0]].called(turn.language))
        turn.refuse("help-unknown-nearest", typed=typed, nearest=name)
    else:
        turn.refuse("help-unknown", typed=typed)


FLOW = Flow(id="help", commands=(Command(name="help", german="hilfe", handle=show, anywhere=True, attributed=False),))
