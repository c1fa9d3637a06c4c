"""How pages look: contrast in light and dark, no scrolling sideways on a small phone, a language for each text."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from bot.reporting.html import STYLE
from tests.pages.browsing import browse, linked
from tests.reporting.test_html import ReadPage
from tests.screens.browser import NAMES, Browser

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pages.browsing import Shown
    from tests.stage import Stage

AA = 4.5
"""The least contrast of text, WCAG 2.2, 1.4.3."""
SMALL = 320
"""Pixels that a page has to do with, WCAG 2.2, 1.4.10."""
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde" * 3


def brightness(colour: str) -> float:
    """Return the relative luminance of a colour in six hexadecimal digits, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours() -> list[dict[str, str]]:
    """Return the named colours of the style, for light and for dark."""
    return [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", line)) for line in STYLE.splitlines() if "--ink:" in line]


@pytest.mark.parametrize("text", ["ink", "quiet", "link"])
@pytest.mark.parametrize("ground", ["paper", "leaf"])
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(text: str, ground: str, scheme: int) -> None:
    assert contrast(colours()[scheme][text], colours()[scheme][ground]) >= AA


async def test_what_is_said_without_a_page_has_a_title_headings_and_two_languages(stage: Stage) -> None:
    page = ReadPage((await browse(stage, "/r/guessed")).body)

    assert page.of("html")[0]["lang"] == "de"
    assert [one["lang"] for one in page.of("section")] == ["de", "en"]
    assert (len(page.of("h1")), len(page.of("h2")), len(page.of("title"))) == (1, 1, 1)


@pytest.mark.server
@pytest.mark.skipif(not any(shutil.which(name) for name in NAMES), reason="needs a Chromium")
async def test_nothing_is_cut_off_on_a_small_phone(stage: Stage, tmp_path: Path) -> None:
    await stage.say("Ben", f"/beschluss {LONG}")
    await stage.answer("Ben", "so abstimmen")
    await stage.say("Anna", f"/hemmnis Zeit; {LONG}; ohne Sektor", "@")
    shown = {
        "report": await browse(stage, await linked(stage)),
        "decision": await browse(stage, await linked(stage, "/bericht link beschluss 1")),
        "nothing": await browse(stage, "/r/guessed"),
    }
    async with Browser() as browser:
        for name, page in shown.items():
            assert await _width(browser, tmp_path / f"{name}.html", page) <= SMALL, name


async def _width(browser: Browser, file: Path, shown: Shown) -> int:
    """Return how wide a page is in a window that is `SMALL`."""
    file.write_bytes(shown.body)  # noqa: ASYNC240 - nothing else is going on
    await browser.show(file.as_uri(), width=SMALL, height=640, scale=1)
    width = await browser.evaluate("document.documentElement.scrollWidth")
    assert isinstance(width, int)
    return width
