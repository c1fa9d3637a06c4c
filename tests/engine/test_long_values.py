"""Wording takes values of any length and any characters, and shows them exactly."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.domain.cooperation import Language
from bot.engine.exchange.content import escape
from bot.program.app import wording
from tests.test_wording import GERMAN

COSTLY = "*_[]()~`>#+-=|{}.!&<\"'\\\n { $x } \u0301\u202eאב👩‍👩‍👧\ufdef0\ufdef"
IN_COMMANDS = {name: set(re.findall(r"`[^`]*\{ \$(\w+) \}[^`]*`", text)) for name, (text, _) in GERMAN.items()}
"""Values that wording puts into commands, where nothing is escaped."""
PLACED = {name: names - IN_COMMANDS[name] for name, (_, names) in GERMAN.items() if names - IN_COMMANDS[name]}
typed = st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\r\0"), min_size=1)


def numbers(message: str) -> dict[str, str]:
    """Return what stands in the commands of a message."""
    return dict.fromkeys(IN_COMMANDS[message], "3")


def test_only_numbers_and_names_of_commands_stand_in_commands() -> None:
    assert set().union(*IN_COMMANDS.values()) <= {"number", "count"}


def shows(language: Language, text: str) -> set[str]:
    """Return the messages that show a text otherwise than as typed, wherever they show values at all."""
    words = wording()[language]
    stand_in = "Qxj"
    return {
        name
        for name, values in PLACED.items()
        if words(name, **numbers(name), **dict.fromkeys(values, text))
        != words(name, **numbers(name), **dict.fromkeys(values, stand_in)).replace(stand_in, escape(text))
    }


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("text", ["a" * 10_000, "*" * 1_300, "👩‍👩‍👧" * 2_000, "{ $x }" * 1_600])
def test_a_value_of_ten_thousand_characters_passes_every_message(language: Language, text: str) -> None:
    assert shows(language, text) == set()


@given(typed)
@example("x" + COSTLY.replace("\ufdef", "") * 200 + "x")
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_passes_every_message_unchanged(text: str) -> None:
    assert shows(Language.GERMAN, f"x{text}x") == set()


def test_a_text_like_a_stand_in_is_a_text() -> None:
    words = wording()[Language.GERMAN]
    assert words.label("decision-voice-reason", reason="\ufdef0\ufdef") == "„\ufdef0\ufdef“"
