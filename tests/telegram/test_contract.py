"""The adapter contract on Telegram: the real SDK over HTTP, by long polling and by webhook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.adapter_contract import AdapterContract
from tests.telegram.wire import TelegramWire

if TYPE_CHECKING:
    from tests.telegram.conftest import MakeScene

WITHOUT = {
    "test_a_tap_taken_back_is_an_untap": "a button cannot be untapped; a choice is changed by another tap",
    "test_a_tap_can_be_taken_back_after_a_restart": "a button cannot be untapped",
    "test_a_message_removed_is_withdrawn": "no update tells a bot that a person's message was deleted",
    "test_a_delivery_repeated_arrives_once": "sendMessage has no key to know a repeat by",
    "test_a_private_message_reaches_one_person": "a bot cannot write first; see the doors in test_menus_and_doors",
    "test_a_private_chat_is_opened_once": "a bot cannot write first",
}


class TestPolling(AdapterContract, without=WITHOUT):
    """Everything that Telegram can do, in a basic group and in a supergroup."""

    @pytest.fixture(params=[False, True], ids=["group", "supergroup"])
    async def wire(self, request: pytest.FixtureRequest, make_scene: MakeScene) -> TelegramWire:
        return TelegramWire(make_scene(supergroup=bool(request.param)))


class TestWebhook(AdapterContract, without=WITHOUT):
    """The same where Telegram brings the updates."""

    @pytest.fixture
    async def wire(self, make_scene: MakeScene) -> TelegramWire:
        return TelegramWire(make_scene(supergroup=True, webhook=True))
