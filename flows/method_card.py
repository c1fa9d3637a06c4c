"""The card of a method: when it helps, its steps, how long and with how many, and what the bot can do of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.engine.exchange.content import code, escape
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import field_name, in_force, phase_name

if TYPE_CHECKING:
    from bot.domain.cycle import Field, Phase
    from bot.engine.stored.ports import Store
    from bot.engine.turn.turn import Turn
    from flows.catalogue import Method

_COMMAND: Final = re.compile(r"(?<![\w/])/[a-z]+")
_HOUR: Final = 60
"""Minutes."""


@dataclass(frozen=True, slots=True)
class NumberedMethod:
    """A method with its place in the cycle."""

    number: int
    """Its place among all, from 1."""
    phase: Phase
    field: Field
    method: Method


def methods(store: Store) -> tuple[NumberedMethod, ...]:
    """Return all methods, in the cycle's order."""
    return tuple(
        NumberedMethod(number, phase, cell.field, cell.method)
        for number, (phase, cell) in enumerate(in_force(store).methods, start=1)
    )


def command_for(turn: Turn, method: Method) -> Markup:
    """Write the command that shows a method's card."""
    name = turn.surroundings.commands["method"].called(turn.language)
    return Markup(code(f"/{name} {method.name.text(turn.language)}"))


def card(turn: Turn, one: NumberedMethod) -> Markup:
    """Write the whole card."""
    method, language = one.method, turn.language
    steps = "\n".join(f"{place}. {escape(step.text(language))}" for place, step in enumerate(method.steps, start=1))
    least, most = method.people
    return paragraphs(
        turn.words(
            "method-head",
            number=str(one.number),
            name=method.name.text(language),
            phase=phase_name(one.phase, language),
            field=field_name(one.field, language),
        ),
        turn.words("method-when", when=method.when.text(language)),
        Markup(steps),
        turn.words("method-needs", duration=_duration(turn, method.minutes), least=least, most=most),
        turn.words("method-does", does=with_commands(method.does.text(language))),
    )


def _duration(turn: Turn, minutes: int) -> str:
    if minutes % _HOUR:
        return turn.words.label("method-minutes", minutes=minutes)
    return turn.words.label("method-hours", hours=minutes // _HOUR)


def with_commands(text: str) -> Markup:
    """Write a text of the catalogue so that the commands in it are seen as such."""
    parts, end = list[str](), 0
    for found in _COMMAND.finditer(text):
        parts += [escape(text[end : found.start()]), code(found[0])]
        end = found.end()
    return Markup("".join((*parts, escape(text[end:]))))
