"""Help: what can be done here, for this person, by theme; and one command explained."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from enum import IntFlag
from typing import TYPE_CHECKING

from bot.engine.exchange.content import Choice, Content
from bot.engine.turn.command_names import listed
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Card, Command, Flow
from bot.engine.vocabulary.folding import fold
from bot.engine.wording import Markup, paragraphs
from flows.partners.coordination import coordinators

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.command_names import CommandName
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

KIND = "help"
OVERVIEW = "overview"
"""Key of the choice that leads back from a theme."""
_LAST_ROW = 90
COORDINATION = "coordination"
OTHER = "other"
"""The theme of commands that no theme names."""
THEMES: Mapping[str, tuple[str, ...]] = {
    "joining": ("join", "leave", "partners", "organisation", "away", "link", "unlink", "switch", "admission"),
    "standing": ("status", "phase", "goal", "indicator", "report", "export"),
    "checking": (
        "checkin",
        "answer",
        "step",
        "method",
        "barrier",
        "strength",
        "barriers",
        "forcefield",
        "glossary",
        "catalogue",
    ),
    "deciding": ("decide", "decision", "decisions", "rule", "log"),
    "contacts": ("stakeholder", "stakeholders", "inform", "plan", "contribution"),
    "reminding": ("remind", "reminders", "task", "tasks", "meeting", "moderation", "watch", "risk"),
    COORDINATION: ("setup", "settings", "coordinator", "pause", "resume", "end"),
    "own": ("privacy", "mydata", "forget", "plain"),
    OTHER: (),
}
"""Commands by theme, in the order they are shown."""
_THEME_OF = {name: theme for theme, names in THEMES.items() for name in names}
_INSIDE_DIALOGUES = ("help", "cancel", "back")
"""Shown in the closing line, not under a theme."""


def written(name: str) -> Markup:
    """Return a command as it is typed."""
    return Markup(f"`/{name}`")


class Sees(IntFlag):
    """What somebody is shown; kept with the card, so that it says what they may do and not who they are."""

    TAKES_PART = 1
    COORDINATES = 2
    """Coordinators, and everybody as long as there is none."""
    HAS_SEVERAL = 4
    """Alone with the bot, with several cooperations."""


def sees(turn: SpokenTurn) -> Sees:
    """Return what the sender is shown here."""
    several = turn.private and len(turn.cooperations) > 1
    coordinates = turn.coordinates or (turn.cooperation is not None and not coordinators(turn.store))
    return (
        (Sees.TAKES_PART if turn.may(Who.PARTNER) else Sees(0))
        | (Sees.COORDINATES if coordinates else Sees(0))
        | (Sees.HAS_SEVERAL if several else Sees(0))
    )


def _shows(command: CommandName, whom: Sees) -> bool:
    """Tell whether help lists a command for somebody."""
    if not command.shown or command.name in _INSIDE_DIALOGUES or (command.alone and Sees.HAS_SEVERAL not in whom):
        return False
    if command.who in {Who.COORDINATOR, Who.APPOINTED} or _THEME_OF.get(command.name) == COORDINATION:
        return Sees.COORDINATES in whom
    return command.who is Who.ALL or Sees.TAKES_PART in whom


def _by_theme(commands: Iterable[CommandName]) -> dict[str, list[CommandName]]:
    """Put commands under their themes; themes without any are left out."""
    found: dict[str, list[CommandName]] = {theme: [] for theme in THEMES}
    for command in commands:
        found[_THEME_OF.get(command.name, OTHER)].append(command)
    return {theme: listing for theme, listing in found.items() if listing}


def show(turn: SpokenTurn, typed: str) -> None:
    """List what can be done here in a line for each theme, with a choice for each; or explain one command."""
    if typed:
        explain(turn, typed)
    elif turn.cooperation is None:
        anywhere = (one for one in listed(turn.surroundings.commands) if one.anywhere and not one.alone)
        turn.say(_overview(turn, _by_theme(one for one in anywhere if one.name not in _INSIDE_DIALOGUES)))
    else:
        for former in turn.store.cards.readable(channel_id=turn.place.id, kind=KIND):
            turn.store.cards.remove(former)
            if former.message is not None:
                turn.point_on(turn.place, former.message)
        turn.show(KIND, int(sees(turn)), channel=turn.place)


def render(turn: Turn, shown: ShownCard) -> Content:
    """Show the overview, or one theme with a sentence for each command."""
    whom = Sees(shown.subject)
    by_theme = _by_theme(one for one in listed(turn.surroundings.commands) if _shows(one, whom))
    choices = [
        Choice(theme, turn.words.label(f"help-theme-{theme}-short")) for theme in by_theme if theme != shown.part
    ]
    if shown.part not in by_theme:
        return Content(_overview(turn, by_theme), tuple(choices))
    lines = [
        turn.words("help-line", command=written(command.called(turn.language)), what=turn.words(f"help-{command.name}"))
        for command in by_theme[shown.part]
    ]
    title = turn.words("help-theme-title", theme=turn.words.label(f"help-theme-{shown.part}-short"))
    text = paragraphs(title, "\n".join(f"- {line}" for line in lines), turn.words("help-closing"))
    return Content(text, (*choices, Choice(OVERVIEW, turn.words.label("help-overview"), row=_LAST_ROW)))


def tap(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Turn the card to a theme, or back to the overview."""
    turn.store.cards.put(replace(shown, part="" if key == OVERVIEW else key, version=shown.version + 1))


def _overview(turn: Turn, by_theme: Mapping[str, list[CommandName]]) -> Markup:
    lines = [
        turn.words(
            f"help-theme-{theme}",
            commands=Markup(", ".join(written(command.called(turn.language)) for command in commands)),
        )
        for theme, commands in by_theme.items()
    ]
    return paragraphs(turn.words("help-title"), "\n".join(f"- {line}" for line in lines), turn.words("help-closing"))


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


CARD = Card(kind=KIND, render=render, tap=tap, who=Who.ALL, follows=False)
FLOW = Flow(
    id="help",
    commands=(Command(name="help", german="hilfe", handle=show, anywhere=True, attributed=False),),
    cards=(CARD,),
)
