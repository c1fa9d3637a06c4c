"""The command menus: per kind of chat and per language, and only touched where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.telegram.menus import MenuEntry, Menus
from tests.telegram.emulator.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.telegram.conftest import MakeScene
    from tests.telegram.wire import TelegramScene

STATUS = MenuEntry("status", "Where we stand")
STAND = MenuEntry("stand", "Wo wir stehen")
SETUP = MenuEntry("setup", "Set up the cooperation")
MENUS = Menus(
    private={"": (STATUS,), "de": (STAND,)},
    groups={"": (STATUS,), "de": (STAND,)},
    administrators={"": (STATUS, SETUP)},
)


def as_set(parameters: Mapping[str, object]) -> tuple[str, str, list[dict[str, str]]]:
    """Return the kind of chats, the language and the commands of a call."""
    scope, commands = parameters["scope"], parameters["commands"]
    assert isinstance(scope, dict)
    assert isinstance(commands, list)
    return str(scope["type"]), str(parameters.get("language_code", "")), commands


async def until_looked_at(scene: TelegramScene, times: int = 5) -> None:
    await scene.emulator.until(lambda: len(scene.emulator.called("getMyCommands")) == times)


async def test_every_menu_is_set_for_its_chats_and_language(make_scene: MakeScene) -> None:
    scene = make_scene(menus=MENUS)
    await scene.start()
    await scene.emulator.until(lambda: len(scene.emulator.called("setMyCommands")) == 5)
    found = {
        (scope, language): [command["command"] for command in commands]
        for call in scene.emulator.called("setMyCommands")
        for scope, language, commands in [as_set(call.parameters)]
    }
    assert found == {
        ("all_private_chats", ""): ["status"],
        ("all_private_chats", "de"): ["stand"],
        ("all_group_chats", ""): ["status"],
        ("all_group_chats", "de"): ["stand"],
        ("all_chat_administrators", ""): ["status", "setup"],
    }


async def test_menus_that_are_right_are_left_alone(make_scene: MakeScene) -> None:
    scene = make_scene(menus=MENUS)
    await scene.start()
    await scene.emulator.until(lambda: len(scene.emulator.called("setMyCommands")) == 5)
    await scene.stop()
    await scene.start()
    await until_looked_at(scene, 10)
    assert len(scene.emulator.called("setMyCommands")) == 5


async def test_a_menu_that_cannot_be_set_stops_nothing(make_scene: MakeScene, caplog: pytest.LogCaptureFixture) -> None:
    scene = make_scene(menus=MENUS)
    scene.emulator.fail_next("setMyCommands", Fault.SERVER_ERROR)
    await scene.begin()
    await scene.emulator.until(lambda: len(scene.emulator.called("setMyCommands")) == 5)
    scene.anna.say(scene.group, "hallo")
    await scene.recorder.heard("hallo")
    assert "menu all_private_chats '' not set" in caplog.text


@pytest.mark.parametrize(
    ("command", "description"),
    [("", "x"), ("Status", "x"), ("über", "x"), ("x" * 33, "x"), ("a b", "x"), ("ok", ""), ("ok", "x" * 257)],
)
def test_an_entry_that_telegram_would_refuse_is_none(command: str, description: str) -> None:
    with pytest.raises(ValueError, match=r"name|description"):
        MenuEntry(command, description)


def test_languages_have_two_letters_and_menus_a_hundred_entries() -> None:
    with pytest.raises(ValueError, match="language"):
        Menus(private={"deu": (STATUS,)})
    with pytest.raises(ValueError, match="at most 100"):
        Menus(private={"": tuple(MenuEntry(f"c{number}", "x") for number in range(101))})
