"""Make the pictures in docs/screens, by default all of them: `python -m tests.screens [de|en] [telegram|terminal]`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.cooperation import Language
from tests.screens.browser import Browser, MissingError
from tests.screens.scenes import SCENES, Player
from tests.screens.telegram import telegram
from tests.screens.terminal import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractAsyncContextManager

    from tests.screens.scenes import PicturedStage

FOLDER = Path(__file__).parents[2] / "docs" / "screens"
STAGES: Mapping[str, Callable[[Path, Language, Browser], AbstractAsyncContextManager[PicturedStage]]] = {
    "telegram": telegram,
    "terminal": terminal,
}
WIDTHS = {"telegram": 390, "terminal": 730}
"""Of the pictures in the list, in pixels."""
NAMES = {"telegram": "Telegram", "terminal": "Terminal", "de": "German", "en": "English"}
HEAD = """# Screens

What people see, in German and in English: on Telegram, as the page of the tests'
[emulator](../how-to/telegram-emulator.md) shows it on a phone of 390 pixels, and in the terminal, at 80 columns. The
real program made them: `make screens` plays every scene anew and replaces all pictures. It needs a Chromium and tmux.
"""


async def make(stage: str, language: Language) -> None:
    """Play all scenes once and take their pictures."""
    for old in FOLDER.glob(f"{stage}-{language.value}-*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        async with Browser() as browser, STAGES[stage](Path(folder), language, browser) as played:
            for number, (name, scene) in enumerate(SCENES.items(), start=1):
                print(f"{stage} {language.value}: {name}", file=sys.stderr)  # noqa: T201 - for whoever waits
                played.begin(FOLDER / f"{stage}-{language.value}-{number}-{name}")
                await scene(Player(played))
                await played.end()


def listing() -> Iterator[str]:
    """Yield the lines of the list of all pictures, by scene."""
    yield HEAD
    for number, name in enumerate(SCENES, start=1):
        yield f"## {number}. {name.replace('-', ' ').capitalize()}\n"
        for stage in STAGES:
            for language in Language:
                pictures = sorted(FOLDER.glob(f"{stage}-{language.value}-{number}-{name}*.png"))
                if pictures:
                    yield f"{NAMES[stage]}, {NAMES[language.value]}:\n"
                    for picture in pictures:
                        about = picture.stem.removeprefix(f"{stage}-{language.value}-{number}-").replace("-", " ")
                        alt = f"{NAMES[stage]}, {NAMES[language.value]}: {about}"
                        yield f'<img src="{picture.name}" width="{WIDTHS[stage]}" alt="{alt}">'
                    yield ""


async def main(wanted: list[str]) -> None:
    """Make what is wanted, and the list of everything there is."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for stage in [one for one in STAGES if one in wanted] or STAGES:
        for language in [one for one in Language if one.value in wanted] or list(Language):
            await make(stage, language)
    (FOLDER / "README.md").write_text("\n".join(listing()), encoding="utf-8")


if __name__ == "__main__":
    try:
        asyncio.run(main(sys.argv[1:]))
    except MissingError as error:
        sys.exit(str(error))
