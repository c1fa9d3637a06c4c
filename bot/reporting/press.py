"""Makes documents: `python -m bot.reporting.press NAME`, a paper as JSON in, the file out; nothing else is touched.

A program of its own, so that whatever it takes in time and memory ends with it, and neither stops a turn.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.reporting.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST_SECONDS = 60
"""Of computing, after which the system ends it."""
MOST_BYTES = 2 * 1024**3
"""Of memory that it may address: far more than it uses, so that it ends and not the machine."""


def _markdown(content: bytes) -> bytes:
    from bot.reporting.markdown import markdown  # noqa: PLC0415 - each press brings what it alone needs

    return markdown(Paper.model_validate_json(content)).encode()


def _report(content: bytes) -> bytes:
    from bot.reporting.pdf import pdf  # noqa: PLC0415 - as above

    return pdf(Paper.model_validate_json(content))


def _page(content: bytes) -> bytes:
    from bot.reporting.html import html  # noqa: PLC0415 - as above

    return html(Paper.model_validate_json(content))


def _spreadsheet(content: bytes) -> bytes:
    from bot.reporting.exports.spreadsheet import spreadsheet  # noqa: PLC0415 - as above
    from bot.reporting.exports.workbook import Workbook  # noqa: PLC0415 - as above

    return spreadsheet(Workbook.model_validate_json(content))


def _calendar(content: bytes) -> bytes:
    from bot.reporting.exports.calendar import DateBook, calendar  # noqa: PLC0415 - as above

    return calendar(DateBook.model_validate_json(content))


def _research(content: bytes) -> bytes:
    from bot.reporting.exports.research import ResearchSet  # noqa: PLC0415 - as above
    from bot.reporting.exports.research_files import archive  # noqa: PLC0415 - as above

    return archive(ResearchSet.model_validate_json(content))


PRESSES: Mapping[str, Callable[[bytes], bytes]] = {
    "calendar": _calendar,
    "markdown": _markdown,
    "page": _page,
    "report": _report,
    "research": _research,
    "spreadsheet": _spreadsheet,
}
"""What makes a file, by name."""


def confine() -> None:
    """Let others go first, and take no more than a document needs, where the system can see to that."""
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for limit, most in ((resource.RLIMIT_CPU, MOST_SECONDS), (resource.RLIMIT_AS, MOST_BYTES)):
        _, hard = resource.getrlimit(limit)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # not every system lets this be limited
            resource.setrlimit(limit, (soft, hard))


if __name__ == "__main__":
    confine()
    sys.stdout.buffer.write(PRESSES[sys.argv[1]](sys.stdin.buffer.read()))
