"""A cooperation that has settled in, with pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flows.settling import settle_in
from tests.pages.browsing import PLACE
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path, public=PLACE) as one:
        await settle_in(one)
        yield one
