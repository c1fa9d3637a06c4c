"""JSON objects as types know them, and reading from them without trusting them."""

from __future__ import annotations

from typing import TypeAlias

Json: TypeAlias = dict[str, object]
"""A JSON object."""


def json_objects(value: object) -> list[Json]:
    """Return the JSON objects in a list; whatever else stands there is left out."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def mapping(value: object) -> Json:
    """Return a JSON object, empty if it is none."""
    return value if isinstance(value, dict) else {}


def integer(value: object) -> int:
    """Return a number or a number in a string, 0 if it is neither, as the server reads it."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | str):
        try:
            return int(value)
        except ValueError:
            return 0
    return 0


def string(value: object) -> str:
    """Return a string, empty if it is none."""
    return value if isinstance(value, str) else ""
