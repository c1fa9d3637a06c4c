"""Something is to be seen at once: what is heavy comes after the first words."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.terminal.greeting import greet
from tests.terminal.test_look import Screen

ROOT = Path(__file__).parents[2]
HEAVY = ("alembic", "apscheduler", "babel", "flows", "markdown_it", "nio", "prompt_toolkit", "sqlalchemy", "telegram")
WATCHED = """\
import io, os, sys

class Screen(io.StringIO):
    def isatty(self):
        return True
    def write(self, text):
        loaded = [name for name in {heavy} if name in sys.modules]
        sys.__stdout__.write(f"{{loaded}} {{text}}")
        sys.__stdout__.flush()
        os._exit(0)

sys.stdin = sys.stdout = Screen()
from bot.program.cli import main
main({arguments})
"""


@pytest.mark.server
@pytest.mark.parametrize(
    ("arguments", "first"), [(["run"], "Dreiklang in the terminal"), (["demo"], "Two months of a cooperation")]
)
def test_the_first_words_wait_for_nothing_heavy(arguments: list[str], first: str, tmp_path: Path) -> None:
    program = subprocess.run(
        [sys.executable, "-c", WATCHED.format(heavy=HEAVY, arguments=arguments)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "DREIKLANG_LANGUAGE": "en", "DREIKLANG_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert program.stdout.startswith("[] "), program.stderr
    assert first in program.stdout


def test_a_greeting_says_how_to_begin() -> None:
    screen = Screen()
    greet(screen, "en")
    assert "Enter sends" in " ".join(screen.getvalue().split())


def test_nobody_greets_a_file() -> None:
    file = io.StringIO()
    greet(file, "de")
    assert file.getvalue() == ""
