"""Runs a soak: `python -m tests.soak --seed 7 --events 30000 --database sqlite`."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.engine.clock import FixedClock
from bot.storage.database import SqlDatabase
from tests.migrated import migrated
from tests.soak.play import P99, soak
from tests.soak.world import BrokenPromiseError
from tests.stage import START
from tests.storage import postgres

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def database(kind: str) -> Iterator[str]:
    """Make an empty database with all tables, and remove it at the end; gives its URL."""
    if kind == "postgres":
        with postgres.running() as server, server.copy_of("template1") as url:
            SqlDatabase(url, FixedClock(START)).close()
            yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{migrated(Path(folder) / 'soak.db')}"


def say(words: str) -> None:
    """Write a line for whoever watches."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Run soaks one after the other, print what came of each; 1 if a promise was broken or turns took too long."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--seed", type=int, nargs="+", default=[1], help="one soak for each")
    parser.add_argument("--events", type=int, default=10_000, help="how many in each soak")
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    asked = parser.parse_args()
    logging.disable(logging.WARNING)  # of deliveries that fail, which is what is tried
    for seed in asked.seed:
        with database(asked.database) as url:
            try:
                account = asyncio.run(soak(url, seed=seed, events=asked.events, say=say))
            except BrokenPromiseError as error:
                say(str(error))
                return 1
        say(account.table())
        if account.within(0.99) >= P99:
            say(f"the 99th percentile of a turn is over {P99 * 1000:.0f} ms")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
