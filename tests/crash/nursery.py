"""Starts a program again and again with everything imported, so that kills meet the program and not its imports.

Its argument names a module with `warm()`, called once, and `live()`, called in each child, whose result is the exit
code. It reads `run` and names of signals on its input and answers each with a line. A child is a process like any
other: it opens the database, the locks and the connections itself, and dies with them.
"""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from typing import NoReturn


class Program(Protocol):
    """What is started."""

    def warm(self) -> None:
        """Prepare what all children share."""

    def live(self) -> int:
        """Run; return the exit code."""


def live(program: Program) -> NoReturn:
    """Be the program, in a child that has no part in the conversation with the test."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    code = 1
    try:
        code = program.live()
    finally:
        sys.stderr.flush()
        os._exit(code)  # whatever runs at an interpreter's end belongs to the parent


def end(child: int, by: signal.Signals) -> int:
    """End a child and return its exit code, negative if a signal ended it."""
    os.kill(child, by)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def main() -> None:
    """Obey until the input ends; nobody is left behind."""
    program = cast("Program", import_module(sys.argv[1]))
    program.warm()
    child = 0
    for line in sys.stdin:
        command = line.strip()
        if command == "run":
            child = os.fork()
            if child == 0:
                live(program)
            answer = child
        else:
            answer, child = end(child, signal.Signals[command]), 0
        print(answer, flush=True)  # noqa: T201 - the conversation with the test
    if child:
        end(child, signal.SIGKILL)


if __name__ == "__main__":
    main()
