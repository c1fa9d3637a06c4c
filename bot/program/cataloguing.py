"""The installation's own catalogue: read at start; `dreiklang catalogue` checks a file or shows what is in force."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from bot.domain.cooperation import Language
from bot.engine.exchange.content import plain
from bot.engine.wording import Words
from flows.catalogue import built_in
from flows.catalogue.merging import differing, merged
from flows.catalogue.reading import LARGEST_OF_ADMINISTRATORS, read
from flows.catalogue.writing import as_toml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flows.catalogue import OwnCatalogue
    from flows.catalogue.reading import FileReading


_NAMES: Final = {"done": "criteria"}
"""What kinds are called where their name in the file says less."""


class OwnCatalogueError(Exception):
    """The installation's own catalogue cannot be used: the text has a line for each fault."""


def own_of(path: Path | None) -> OwnCatalogue | None:
    """Return what the file holds that the settings name, if they name one. Raises OwnCatalogueError."""
    if path is None:
        return None
    found = _read(path)
    if found.catalogue is None:
        raise OwnCatalogueError("\n".join((f"DREIKLANG_CATALOGUE: {path} cannot be used.", *_told(found))))
    return found.catalogue


def check(path: Path, tell: Callable[[str], None]) -> bool:
    """Say everything that is wrong in a file, or what it changes; return whether all is well."""
    found = _read(path)
    if found.catalogue is None:
        for line in _told(found):
            tell(line)
        return False
    tell(f"{path} is fine: {changed(found.catalogue)}.")
    return True


def show(path: Path | None, tell: Callable[[str], None], *, as_file: bool) -> None:
    """Show what is in force: how much of each kind, or all of it as a file. Raises OwnCatalogueError."""
    own = own_of(path)
    whole = built_in() if own is None else merged(built_in(), built_in(), own)
    if as_file:
        tell(as_toml(whole).rstrip("\n"))
        return
    criteria = sum(len(guide.done) for guide in whole.phases)
    tell(
        f"In force: {len(whole.questions)} questions, {criteria} criteria, {len(whole.methods)} methods, "
        f"{len(whole.phases)} rhythms, {len(whole.factors)} factors."
    )
    tell(f"{path}: {changed(own)}." if own is not None else "All of it comes with Dreiklang.")


def changed(own: OwnCatalogue) -> str:
    """Say in a line what an own catalogue adds to what comes with Dreiklang, and what it replaces."""
    counted: dict[str, list[str]] = {}
    found = differing(built_in(), merged(built_in(), built_in(), own))
    for kind in dict.fromkeys(one.kind for one in found):
        added = [one.added for one in found if one.kind == kind]
        numbers = {"added": added.count(True), "replaced": added.count(False)}
        counted[kind] = [f"{number} {what}" for what, number in numbers.items() if number]
    parts = [f"{_NAMES.get(kind, kind)}: {', '.join(said)}" for kind, said in counted.items()]
    return "; ".join(parts) or "it changes nothing"


def _read(path: Path) -> FileReading:
    """Read a file; of one that is too large no more than is needed to see so. Raises OwnCatalogueError."""
    try:
        with path.open("rb") as file:
            return read(file.read(LARGEST_OF_ADMINISTRATORS + 1), built_in(), largest=LARGEST_OF_ADMINISTRATORS)
    except OSError as error:
        raise OwnCatalogueError(f"{path} cannot be read: {error.strerror}.") from None


def _told(found: FileReading) -> list[str]:
    texts = files("flows.wording") / Language.ENGLISH.value / "catalogue.ftl"
    words = Words(Language.ENGLISH, [texts.read_text(encoding="utf-8")])
    return [plain(one.told(words)) for one in found.faults]
