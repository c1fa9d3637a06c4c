"""The reference of commands: names, who may use them, and what help says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cooperation import Language
from bot.program.app import wording
from flows import FLOWS
from tests.documents.tables import RENEWED, table

if TYPE_CHECKING:
    from pathlib import Path

    from bot.engine.vocabulary.flow import Command

INTRODUCTION = """Every name works in both languages, with `/` or `!` in front, with or without umlauts. A command that
needs more than was typed asks for it. A part that does not fit is asked for, too; what stands behind it is kept."""
WHO = {
    "all": "everybody",
    "partner": "partners",
    "coordinator": "coordinators",
    "appointed": "coordinators, not their deputies",
}


def page(_: Path) -> str:
    """Return the page."""
    declared = [command for flow in FLOWS.all for command in flow.commands]
    parts = [
        "# Commands",
        RENEWED,
        INTRODUCTION,
        table(("English", "German", "also", "who", "what"), (_row(command) for command in declared)),
        "What the bot itself says about each, in German and in English:",
        *(_section(command) for command in declared),
    ]
    return "\n\n".join(parts) + "\n"


def _row(command: Command) -> tuple[str, ...]:
    also = ", ".join(f"`{name}`" for name in command.aliases)
    who = WHO[command.who.value] + ("" if command.shown else "; not listed in help and menus")
    what = wording()[Language.ENGLISH](f"help-{command.name}")
    return f"`/{command.name}`", f"`/{command.german}`", also, who, what


def _section(command: Command) -> str:
    lines = [f"## /{command.name}, /{command.german}"]
    for language in (Language.GERMAN, Language.ENGLISH):
        words = wording()[language]
        short, long = words(f"help-{command.name}"), words(f"help-{command.name}-more")
        lines.append(f"**{short[0].upper()}{short[1:]}.** {long}")
    return "\n\n".join(lines)
