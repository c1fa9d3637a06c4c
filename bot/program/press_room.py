"""Where documents are made: one after the other, each in a program of its own that is stopped if it takes too long."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from pydantic import BaseModel, TypeAdapter

if TYPE_CHECKING:
    from bot.engine.vocabulary.sketch import Draft

PATIENCE = 60.0
"""Seconds that a document may take on a machine that is very busy."""


class PressError(Exception):
    """A document cannot be made."""


class PressRoom:
    """Makes documents, one after the other."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="press")
        self._running: subprocess.Popen[bytes] | None = None
        self._closed = False

    async def __call__(self, draft: Draft, /) -> bytes:
        """Return the file that a draft becomes. Raises PressError."""
        if not draft.press and isinstance(draft.content, bytes):
            return draft.content
        return await asyncio.get_running_loop().run_in_executor(self._pool, partial(self._pressed, draft))

    def close(self) -> None:
        """Begin no more documents, and stop the one that is being made: it is made again after the next start."""
        self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)
        if self._running is not None:
            self._running.kill()

    def _pressed(self, draft: Draft) -> bytes:
        content = _written(draft)
        if not draft.press:
            return content
        command = (sys.executable, "-P", "-m", "bot.reporting.press", draft.press)
        with subprocess.Popen(  # noqa: S603 - our own
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
        ) as program:
            self._running = program
            if self._closed:
                program.kill()
            try:
                made, _ = program.communicate(content, timeout=PATIENCE)
            except subprocess.TimeoutExpired as error:
                program.kill()
                raise PressError(f"{draft.press} takes too long") from error
            finally:
                self._running = None
        if program.returncode:
            raise PressError(f"{draft.press} ended with {program.returncode}")
        return made


def _written(draft: Draft) -> bytes:
    """Return what the press reads, or the file where there is none."""
    match draft.content:
        case bytes() as body:
            return body
        case str() as text:
            return text.encode()
        case BaseModel() as values:
            return values.model_dump_json().encode()
        case values:
            return TypeAdapter(type(values)).dump_json(values)


def _environment() -> dict[str, str]:
    """Return what a press is given of the surroundings: none of the program's settings, in which there are secrets."""
    return {name: value for name, value in os.environ.items() if not name.startswith("DREIKLANG_")}
