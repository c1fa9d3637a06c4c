"""What aiogram, a library of other authors, makes of our requests and answers.

aiogram is asked only where it is installed: its types are pydantic models made from the same reference. They let
unknown fields pass, so those are looked for in what they have kept.
"""

from __future__ import annotations

import json
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from pydantic import BaseModel, TypeAdapter, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.telegram.emulator.jsons import Json

NEWER = {"administrator": {"can_send_welcome_messages": True}}
"""Required fields, by the status of a member, that came after Bot API 10.1; aiogram 3.31 knows 10.3."""


def installed() -> bool:
    """Whether aiogram can be asked."""
    return find_spec("aiogram") is not None


class Models:
    """The models of aiogram."""

    def __init__(self) -> None:
        self._methods = import_module("aiogram.methods")
        self._types = import_module("aiogram.types")
        self._adapters: dict[str, TypeAdapter[object]] = {}

    def request(self, method: str, parameters: Json) -> Iterator[str]:
        """Say what is wrong with the parameters of a call."""
        yield from self._check(method, self._method(method), parameters)

    def answer(self, method: str, result: object) -> Iterator[str]:
        """Say what is wrong with the result of a call."""
        returning: object = self._method(method).__returning__  # type: ignore[attr-defined]  # aiogram's own attribute
        yield from self._check(f"{method} =>", returning, result)

    def named(self, name: str, value: object) -> Iterator[str]:
        """Say what is wrong with an object of a named type."""
        yield from self._check(name, getattr(self._types, name), value)

    def _method(self, name: str) -> type[BaseModel]:
        found: object = getattr(self._methods, name[0].upper() + name[1:])
        assert isinstance(found, type)
        assert issubclass(found, BaseModel)
        return found

    def _check(self, path: str, kind: object, value: object) -> Iterator[str]:
        adapter = self._adapters.setdefault(path, TypeAdapter(kind))
        try:
            found = adapter.validate_json(json.dumps(_newer(value)))
        except ValidationError as error:
            for wrong in error.errors(include_url=False, include_input=False):
                yield f"{path} {'.'.join(map(str, wrong['loc']))}: {wrong['msg']}"
        else:
            yield from (f"{path}{place}: unknown" for place in _unknown(found))


def _newer(value: object) -> object:
    """Return JSON with what a newer server would add."""
    if isinstance(value, dict):
        added = NEWER.get(str(value.get("status")), {})
        return {name: _newer(item) for name, item in value.items()} | added
    return [_newer(item) for item in value] if isinstance(value, list) else value


def _unknown(value: object, place: str = "") -> Iterator[str]:
    """Return where a model has kept fields it does not know."""
    if isinstance(value, BaseModel):
        for name in value.model_extra or {}:
            yield f"{place}.{name}"
        for name in value.model_fields_set & type(value).model_fields.keys():
            yield from _unknown(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _unknown(item, f"{place}[{number}]")
