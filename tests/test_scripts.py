"""Every script, on the memory adapter and in the terminal, played through and with a restart before every line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.cooperation import Language
from tests.pages.browsing import PLACE
from tests.stage import Stage
from tests.theatre import play
from tests.troupes import MemoryTroupe, TerminalTroupe

FOLDER = Path(__file__).parent / "scripts"
SCRIPTS = sorted(FOLDER.rglob("*.txt"))
restarts = pytest.mark.parametrize("restarting", [False, True], ids=["through", "restarting"])
scripts = pytest.mark.parametrize("script", SCRIPTS, ids=[str(script.relative_to(FOLDER)) for script in SCRIPTS])


def language_of(script: Path) -> Language:
    """English scripts end in `en.txt`."""
    return Language.ENGLISH if script.stem.endswith("en") else Language.GERMAN


@restarts
@scripts
async def test_on_the_memory_adapter(script: Path, tmp_path: Path, *, restarting: bool) -> None:
    async with Stage.on_sqlite(tmp_path, language=language_of(script), public=PLACE) as stage:
        assert await play(script, MemoryTroupe(stage), restart_between=restarting)


@restarts
@scripts
async def test_in_the_terminal(script: Path, tmp_path: Path, *, restarting: bool) -> None:
    async with TerminalTroupe(tmp_path, language_of(script)) as troupe:
        assert await play(script, troupe, restart_between=restarting)
