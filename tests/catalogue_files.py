"""Own catalogues for tests, and having one in force for a while."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.catalogue import built_in, use
from flows.catalogue.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def in_force(text: str) -> Iterator[None]:
    """Have the installation's own catalogue say this, until the end of the block."""
    found = read(text.encode(), built_in())
    assert found.catalogue is not None, found.faults
    use(found.catalogue)
    try:
        yield
    finally:
        use(None)
