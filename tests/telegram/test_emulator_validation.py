"""Both who judge the emulator's requests and answers can say no."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession

from tests.telegram.emulator.models import Models
from tests.telegram.emulator.scene import scene
from tests.telegram.emulator.specification import Specification
from tests.telegram.emulator.validation import SPECIFICATION, Validation, WrongAnswerError

if TYPE_CHECKING:
    from tests.telegram.emulator.jsons import Json
    from tests.telegram.emulator.validation import Reference

USER: Json = {"id": 1, "is_bot": False, "first_name": "Anna"}
MESSAGE: Json = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "from": USER, "text": "x"}


@pytest.fixture(params=["aiogram", "data"])
def reference(request: pytest.FixtureRequest) -> Reference:
    if request.param == "aiogram":
        return Models()
    if SPECIFICATION not in os.environ:
        pytest.skip(f"the Bot API as data is not part of this repository, and {SPECIFICATION} names no file")
    return Specification(Path(os.environ[SPECIFICATION]))


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", {"text": "x"}),
        ("sendMessage", {"chat_id": 1, "text": "x", "txt": "y"}),
        ("sendMessage", {"chat_id": 1, "text": ["x"]}),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}}),
        ("setMyCommands", {"commands": [{"command": "x"}]}),
        ("answerCallbackQuery", {"callback_query_id": "1", "show_alert": "perhaps"}),
    ],
)
def test_a_wrong_request_is_found(reference: Reference, method: str, parameters: Json) -> None:
    assert list(reference.request(method, parameters))


@pytest.mark.parametrize(
    ("method", "result"),
    [
        ("getMe", {"id": 1, "first_name": "Anna"}),
        ("sendMessage", {**MESSAGE, "colour": "red"}),
        ("sendMessage", {**MESSAGE, "from": {**USER, "colour": "red"}}),
        ("sendMessage", {**MESSAGE, "date": "yesterday"}),
        ("deleteMessage", {"deleted": "x"}),
        ("getChatMember", {"status": "administrator", "user": USER}),
        ("getChatMember", {"status": "left", "user": USER, "until_date": 0}),
        ("getUpdates", [{"update_id": 1, "message": {"text": "x"}}]),
    ],
)
def test_a_wrong_answer_is_found(reference: Reference, method: str, result: object) -> None:
    assert list(reference.answer(method, result))


def test_what_is_right_is_let_through(reference: Reference) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "x"}]]}

    assert not list(reference.request("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": keyboard}))
    assert not list(reference.answer("sendMessage", MESSAGE))
    assert not list(reference.answer("getChatMember", {"status": "left", "user": USER}))
    assert not list(reference.named("Update", {"update_id": 1, "message": MESSAGE}))


def test_a_wrong_answer_of_the_emulator_is_noted_and_raises(reference: Reference) -> None:
    validation = Validation({"judge": reference})

    with pytest.raises(WrongAnswerError):
        validation.answer("getMe", {"ok": True, "result": {"id": 1}})
    with pytest.raises(WrongAnswerError):
        validation.update({"update_id": 1, "message": {"text": "x"}})
    with pytest.raises(WrongAnswerError):
        validation.answer("getMe", {"ok": False, "error_code": 429, "description": "x", "parameters": {"wait": 3}})
    assert len(validation.violations) >= 3


async def test_a_wrong_request_of_a_bot_is_noted_and_answered() -> None:
    async with scene(strict=False) as s, ClientSession() as session:
        s.anna.start(s.account)
        parameters = {"chat_id": s.anna.id, "text": "x", "colour": "red"}

        async with session.post(f"{s.emulator.url}/bot{s.account.token}/sendMessage", json=parameters) as response:
            assert response.status == 200

        assert s.emulator.violations
        assert all("colour" in sentence for sentence in s.emulator.violations)


async def test_a_strict_emulator_fails_at_the_end() -> None:
    with pytest.raises(AssertionError, match="colour"):
        async with scene() as s, ClientSession() as session:
            await session.post(f"{s.emulator.url}/bot{s.account.token}/getMe", json={"colour": "red"})
