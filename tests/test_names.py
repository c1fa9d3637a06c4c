"""One word, one thing: no class name stands for two things."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HOUSE = Path(__file__).parent.parent
ROOMS = ("adapters", "bot", "flows", "tests")


def places_by_class(sources: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    """Return where each class is defined, wherever it stands in its module; `sources` are paths with their texts."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path, source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(f"{path}:{node.lineno}")
    return places


def doubles(places: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: where for name, where in sorted(places.items()) if len(where) > 1}


def house() -> Iterator[tuple[str, str]]:
    for room in ROOMS:
        for path in sorted((HOUSE / room).rglob("*.py")):
            yield str(path.relative_to(HOUSE)), path.read_text(encoding="utf-8")


@cache
def doubles_of_the_house() -> Mapping[str, list[str]]:
    return doubles(places_by_class(house()))


def test_no_class_name_is_defined_twice() -> None:
    assert doubles_of_the_house() == {}


def test_a_double_is_found_wherever_it_hides() -> None:
    first = "if True:\n    class _Common: ...\n"
    second = "def build():\n    class _Common: ...\nclass Other: ...\n"
    assert doubles(places_by_class([("a.py", first), ("b.py", second)])) == {"_Common": ["a.py:2", "b.py:2"]}
