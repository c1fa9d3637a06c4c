"""Finding what has a name by what somebody typed: exactly, by the beginning of a word, or nearly so."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.questions import match, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.vocabulary.steps import Option

_ALIKE: Final = 0.75
"""Least similarity (0 to 1, difflib's ratio) at which a misspelt word is recognised."""
_SHORTEST: Final = 4
"""Letters of a word that may be misspelt: shorter ones are all alike."""
_WORD: Final = re.compile(r"[^\W_]+")


def search(typed: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return the option that is called so; else those in which words begin so; else those with words much like it.

    What can be typed for an option is searched like its label; places in the list are no names.
    """
    found = match(typed, options, offered=0)
    if found is not None:
        return (found,)
    return _near(typed, options) or tuple(option for option in options if _is_alike(typed, option))


def _near(typed: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    begun = near(typed, options)
    wanted = fold(typed)
    return begun or tuple(
        option
        for option in options
        if len(wanted) >= _SHORTEST and any(f" {wanted}" in f" {fold(name)}" for name in option.typed)
    )


def _is_alike(typed: str, option: Option) -> bool:
    """Tell whether each longer word that was typed is much like a word of the option."""
    wanted = [word for word in _WORD.findall(fold(typed)) if len(word) >= _SHORTEST]
    there = set(_words(option))
    return bool(wanted) and all(get_close_matches(word, there, n=1, cutoff=_ALIKE) for word in wanted)


def _words(option: Option) -> Iterator[str]:
    for name in (option.label, *option.typed):
        yield from _WORD.findall(fold(name))
