"""The Bot API as data, and whether a value is what it says.

The format is that of github.com/PaulSonOfLars/telegram-bot-api-spec: methods and types with their fields, each with
the types it may have. Lengths and ranges stand only in its prose and are not looked at.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tests.telegram.emulator.jsons import Json, json_objects, mapping, string

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PLAIN: dict[str, tuple[type, ...]] = {
    "String": (str,),
    "Integer": (int,),
    "Boolean": (bool,),
    "Float": (int, float),
    "InputFile": (str,),
}
_CONSTANT = re.compile(r"(?:always|must be) [\"“]?(\w+)")
_LIST = "Array of "


class Specification:
    """The Bot API at one version."""

    def __init__(self, path: Path) -> None:
        found = mapping(json.loads(path.read_text(encoding="utf-8")))
        self.version = string(found["version"])
        self._methods = mapping(found["methods"])
        self._types = mapping(found["types"])

    def request(self, method: str, parameters: Json) -> Iterator[str]:
        """Say what is wrong with the parameters of a call."""
        yield from self._fields(mapping(self._methods[method]), parameters, method)

    def answer(self, method: str, result: object) -> Iterator[str]:
        """Say what is wrong with the result of a call."""
        returns = mapping(self._methods[method])["returns"]
        yield from self._value(_names(returns), result, f"{method} =>")

    def named(self, name: str, value: object) -> Iterator[str]:
        """Say what is wrong with an object of a named type."""
        yield from self._value([name], value, name)

    def _fields(self, declared: Json, given: Json, path: str) -> Iterator[str]:
        fields = {string(field["name"]): field for field in json_objects(declared.get("fields"))}
        for name, value in given.items():
            if name not in fields:
                yield f"{path}.{name}: unknown"
            else:
                yield from self._value(_names(fields[name]["types"]), value, f"{path}.{name}")
        for name, field in fields.items():
            if field["required"] and name not in given:
                yield f"{path}.{name}: missing"

    def _value(self, names: list[str], value: object, path: str) -> Iterator[str]:
        complaints: list[str] = []
        for name in names:
            wrong = list(self._one(name, value, path))
            if not wrong:
                return
            # What fits best says most about what is wrong.
            if not complaints or len(wrong) < len(complaints):
                complaints = wrong
        yield from complaints or [f"{path}: no type fits"]

    def _one(self, name: str, value: object, path: str) -> Iterator[str]:
        if name in _PLAIN:
            fits = isinstance(value, _PLAIN[name]) and (name == "Boolean" or not isinstance(value, bool))
            if not fits:
                yield f"{path}: {value!r} is no {name}"
        elif name.startswith(_LIST):
            if not isinstance(value, list):
                yield f"{path}: {value!r} is no list"
                return
            for number, item in enumerate(value):
                yield from self._value([name.removeprefix(_LIST)], item, f"{path}[{number}]")
        else:
            yield from self._object(name, value, path)

    def _object(self, name: str, value: object, path: str) -> Iterator[str]:
        declared = mapping(self._types[name])
        if "subtypes" in declared:
            yield from self._value(_names(declared["subtypes"]), value, path)
        elif not isinstance(value, dict):
            yield f"{path}: {value!r} is no {name}"
        else:
            yield from self._fields(declared, value, path)
            wanted = self._constant(declared)
            if wanted is not None and string(value.get(wanted[0])) != wanted[1]:
                yield f"{path}.{wanted[0]}: not {wanted[1]!r}"

    def _constant(self, declared: Json) -> tuple[str, str] | None:
        """Return the field that tells the subtypes of one type apart, and its value; it stands in the prose only."""
        for field in json_objects(declared.get("fields")):
            if field["name"] in {"type", "status", "source"}:
                match = _CONSTANT.search(string(field["description"]))
                if match is not None:
                    return string(field["name"]), match[1]
        return None


def _names(value: object) -> list[str]:
    return [str(name) for name in value] if isinstance(value, list) else []
