"""The window's first words, said before anything heavy is loaded: whoever starts it sees at once that it works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.terminal.look import look_of
from adapters.terminal.phrases import PHRASES

if TYPE_CHECKING:
    from adapters.terminal.console import Output
    from adapters.terminal.phrases import Language


def greet(output: Output, language: Language) -> None:
    """Say what this is and how to begin, if somebody looks at it."""
    if output.isatty():
        look = look_of(output)
        phrases = PHRASES[language]
        words = "\n".join(look.dim(line) for line in look.wrap(phrases.welcome).split("\n"))
        output.write(f"{look.strong(phrases.title)}\n{words}\n\n")
        output.flush()
