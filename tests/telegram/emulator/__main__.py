"""Run the emulator with a page for playing three people: `python -m tests.telegram.emulator [port]`."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress

from tests.telegram.emulator.emulator import Emulator
from tests.telegram.emulator.page import Page

PORT = 8473
TOKEN = "7100000001:AAplaying-with-the-emulator"
"""Opens nothing but this emulator."""
USERNAME = "dreiklang_bot"


async def play(port: int) -> None:
    """Set up a group of three people and serve it until the program is interrupted."""
    emulator = Emulator(port=port, strict=False)
    people = [emulator.add_user(name, language="de") for name in ("Anna", "Bert", "Clara")]
    anna, *others = people
    group = emulator.add_group("Bündnis", creator=anna, members=others)
    bot = emulator.add_bot(USERNAME, token=TOKEN, name="Dreiklang")
    anna.add(group, bot)
    emulator.extra_routes += Page(emulator, bot, people, group).routes()
    async with emulator:
        print(f"DREIKLANG_TELEGRAM_TOKEN={TOKEN}")  # noqa: T201 - what the program is started for
        print(f"DREIKLANG_TELEGRAM_API_URL={emulator.url}", flush=True)  # noqa: T201 - see above
        print(f"# Mitspielen: {emulator.url}/", file=sys.stderr, flush=True)  # noqa: T201 - see above
        await asyncio.Event().wait()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(play(int(sys.argv[1]) if len(sys.argv) > 1 else PORT))
