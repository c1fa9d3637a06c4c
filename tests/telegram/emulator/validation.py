"""Comparing every request, answer and update with what others say the Bot API is."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tests.telegram.emulator import models
from tests.telegram.emulator.models import Models
from tests.telegram.emulator.specification import Specification

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tests.telegram.emulator.jsons import Json
    from tests.telegram.emulator.requests import Upload

SPECIFICATION = "BOT_API_SPEC"
"""The environment variable with the path of the Bot API as data (`api.json` of telegram-bot-api-spec)."""
TEXTS = frozenset(
    {
        "action",
        "business_connection_id",
        "callback_query_id",
        "caption",
        "description",
        "document",
        "file_id",
        "inline_message_id",
        "ip_address",
        "language_code",
        "message_effect_id",
        "name",
        "parse_mode",
        "photo",
        "secret_token",
        "short_description",
        "text",
        "url",
    }
)
"""The parameters that are texts; every other one arrives as JSON."""


class WrongAnswerError(Exception):
    """The emulator itself made an answer or an update that the Bot API does not know."""


class Reference(Protocol):
    """Somebody who knows the Bot API and says what is wrong."""

    def request(self, method: str, parameters: Json) -> Iterator[str]:
        """Say what is wrong with the parameters of a call."""

    def answer(self, method: str, result: object) -> Iterator[str]:
        """Say what is wrong with the result of a call."""

    def named(self, name: str, value: object) -> Iterator[str]:
        """Say what is wrong with an object of a named type."""


def references() -> dict[str, Reference]:
    """Return those there are on this machine: aiogram if it is installed, the data if the environment names them."""
    found: dict[str, Reference] = {}
    if models.installed():
        found["aiogram"] = Models()
    path = os.environ.get(SPECIFICATION)
    if path:
        specification = Specification(Path(path))
        found[specification.version] = specification
    return found


_LOADED: dict[str, Reference] = {}


class Validation:
    """Keeps what was wrong."""

    def __init__(self, known: Mapping[str, Reference] | None = None) -> None:
        if known is None:
            # Loading takes a second, and what is on the machine does not change.
            if not _LOADED:
                _LOADED.update(references())
            known = _LOADED
        self._references = known
        self.violations: list[str] = []

    @property
    def names(self) -> tuple[str, ...]:
        """Who is asked."""
        return tuple(self._references)

    def request(self, method: str, texts: Mapping[str, str], uploads: Mapping[str, Upload]) -> None:
        """Note what is wrong with a call. It is answered all the same, as the real server would."""
        given = typed(texts) | {name: f"attach://{name}" for name in uploads if name in TEXTS}
        for name, reference in self._references.items():
            self._note(f"{name}: request", reference.request(method, given))

    def answer(self, method: str, answer: Json) -> None:
        """Note what is wrong with an answer of ours.

        Raises:
            WrongAnswerError: Something is.
        """
        for name, reference in self._references.items():
            if answer["ok"] is True:
                wrong = self._note(f"{name}: answer", reference.answer(method, answer["result"]))
            elif "parameters" in answer:
                parameters = reference.named("ResponseParameters", answer["parameters"])
                wrong = self._note(f"{name}: answer", parameters)
            else:
                wrong = []
            if wrong:
                raise WrongAnswerError(wrong)

    def update(self, update: Json) -> None:
        """Note what is wrong with an update of ours.

        Raises:
            WrongAnswerError: Something is.
        """
        for name, reference in self._references.items():
            if wrong := self._note(f"{name}: update", reference.named("Update", update)):
                raise WrongAnswerError(wrong)

    def _note(self, what: str, wrong: Iterable[str]) -> list[str]:
        found = [f"{what}: {sentence}" for sentence in wrong]
        self.violations += found
        return found


def typed(texts: Mapping[str, str]) -> Json:
    """Return parameters as the values they stand for; what is no JSON stays a text."""
    return {name: text if name in TEXTS else _value(text) for name, text in texts.items()}


def _value(text: str) -> object:
    try:
        found: object = json.loads(text)
    except ValueError:
        return text
    return found
