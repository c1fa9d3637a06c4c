"""Whether pages are accessible, as axe finds in a real browser: `python -m tests.screens.accessible AXE.JS [PAGE …]`.

AXE.JS is `axe.min.js` of the npm package axe-core. Without a page, the demonstration's report is looked at, in both
languages. It needs a Chromium; the exit code is 1 if anything is found.
"""

from __future__ import annotations

import asyncio
import io
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.cooperation import Language
from bot.program.demo import play
from tests.screens.browser import Browser, MissingError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

WIDTHS = (320, 390, 1280)
"""In pixels; at 320 nothing may have to be scrolled sideways (WCAG 2.2, 1.4.10)."""
SCHEMES = ("light", "dark")
_RUN = """
axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(found =>
    JSON.stringify([...found.violations, ...found.incomplete].map(one => `${one.id}: ${one.nodes[0].html}`)))
"""


async def found(browser: Browser, axe: str, page: str) -> AsyncIterator[str]:
    """Yield everything that is wrong with a page at an address, or could not be decided, with where."""
    for width in WIDTHS:
        for scheme in SCHEMES:
            await browser.prefer(scheme)
            await browser.show(page, width=width, height=900, scale=1)
            where = f"{page.rsplit('/', 1)[-1]}, {width} px, {scheme}"
            if await browser.evaluate("document.documentElement.scrollWidth") != width:
                yield f"{where}: wider than the window"
            await browser.evaluate(f"{axe};true")
            for problem in json.loads(str(await browser.evaluate(_RUN))):
                yield f"{where}: {problem}"


async def look(axe: str, pages: Sequence[str]) -> int:
    """Print what is wrong, and return the exit code."""
    problems = 0
    async with Browser() as browser:
        for page in pages:
            async for problem in found(browser, axe, page):
                print(problem)  # noqa: T201 - what it is for
                problems += 1
    print(f"{len(pages)} pages, {problems} problems")  # noqa: T201 - as above
    return int(problems > 0)


def main(axe: Path, pages: Sequence[Path]) -> int:
    """Look at pages, or at the demonstration's."""
    with tempfile.TemporaryDirectory() as folder:
        if not pages:
            for language in Language:
                play(language, io.StringIO(), into=Path(folder))
            pages = sorted(Path(folder).glob("*.html"))
        return asyncio.run(look(axe.read_text(encoding="utf-8"), [page.resolve().as_uri() for page in pages]))


if __name__ == "__main__":
    try:
        sys.exit(main(Path(sys.argv[1]), [Path(one) for one in sys.argv[2:]]))
    except MissingError as error:
        sys.exit(str(error))
