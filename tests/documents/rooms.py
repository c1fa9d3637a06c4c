"""The rooms of the house and who imports whom, read from the code."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

import grimp

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = ("adapters", "bot", "flows")
SETTINGS = ("bot.settings", "bot.accounts")
"""Modules that make one room together, named after the first."""


@dataclass(frozen=True, order=True)
class Room:
    """A folder, or a module that stands by itself."""

    name: str
    """As it lies in the top folder, such as `bot/engine/turn`."""
    what: str
    """The first line of its docstring."""
    modules: tuple[str, ...]
    """Itself, and whatever is below it."""


@dataclass(frozen=True)
class House:
    """All rooms with their imports."""

    bands: tuple[tuple[str, tuple[Room, ...]], ...]
    """Rooms under the name of what they are together, from the bottom up."""
    imports: frozenset[tuple[Room, Room]]
    """Who imports from whom directly."""


def rooms(house: Path) -> House:
    """Read the house, imports for type checkers included."""
    graph = grimp.build_graph(*PACKAGES, include_external_packages=False, cache_dir=None)

    def room(*modules: str) -> Room:
        folder = house.joinpath(*modules[0].split("."))
        place, file = (folder, folder / "__init__.py") if folder.is_dir() else (folder.with_suffix(".py"),) * 2
        below = {one for module in modules for one in (module, *graph.find_descendants(module))}
        what = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").splitlines()[0]
        return Room(place.relative_to(house).as_posix(), what, tuple(sorted(below)))

    bands = (
        ("bot/domain", (room("bot.domain"),)),
        ("bot/engine", tuple(room(child) for child in sorted(graph.find_children("bot.engine")))),
        (
            "the edges",
            (
                *(room(child) for child in sorted(graph.find_children("adapters"))),
                room("flows"),
                room("bot.storage"),
                room(*SETTINGS),
            ),
        ),
        ("bot/program", (room("bot.program"),)),
    )
    place = {module: one for _, band in bands for one in band for module in one.modules}
    imports = {
        (place[module], place[other])
        for module in place
        for other in graph.find_modules_directly_imported_by(module)
        if other in place and place[module] != place[other]
    }
    return House(bands, frozenset(imports))
