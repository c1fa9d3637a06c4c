"""`dreiklang run`, for the nursery."""

from __future__ import annotations

import adapters.matrix.adapter
import bot.program.app
import bot.program.cli
import bot.program.serving
import bot.storage.schema

IMPORTED = (adapters.matrix.adapter, bot.program.serving, bot.storage.schema)
"""What the program imports late."""


def warm() -> None:
    """Read the wording, which takes longer than all the rest of a start."""
    bot.program.app.wording()


def live() -> int:
    """Run the bot with the settings of the environment."""
    return bot.program.cli.main(["run"])
