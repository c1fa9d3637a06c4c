"""How the bot introduces itself: set for each language, only where it differs, and never at the cost of anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.telegram.faces import Faces, TelegramFace
from bot.domain.cooperation import Language
from bot.program.menus import telegram_faces
from tests.telegram.emulator.faults import Fault

if TYPE_CHECKING:
    from tests.telegram.conftest import MakeScene
    from tests.telegram.wire import TelegramScene

FACES = Faces(
    {
        "": TelegramFace(about="Accompanies", description="Hello"),
        "de": TelegramFace(about="Begleitet", description="Guten Tag", name="Dreiklang Ahlen"),
    }
)
LOOKS = ("getMyShortDescription", "getMyDescription", "getMyName")
SETS = ("setMyShortDescription", "setMyDescription", "setMyName")


def called(scene: TelegramScene, methods: tuple[str, ...]) -> int:
    return sum(len(scene.emulator.called(method)) for method in methods)


async def test_each_language_has_its_face_and_the_name_is_the_operators_unless_said(make_scene: MakeScene) -> None:
    scene = make_scene(faces=FACES)
    await scene.start()
    await scene.emulator.until(lambda: called(scene, SETS) == 5)
    assert scene.bot.texts == {
        ("short_description", ""): "Accompanies",
        ("description", ""): "Hello",
        ("short_description", "de"): "Begleitet",
        ("description", "de"): "Guten Tag",
        ("name", "de"): "Dreiklang Ahlen",
    }


async def test_what_is_right_is_left_alone(make_scene: MakeScene) -> None:
    scene = make_scene(faces=FACES)
    await scene.start()
    await scene.emulator.until(lambda: called(scene, SETS) == 5)
    await scene.stop()
    await scene.start()
    await scene.emulator.until(lambda: called(scene, LOOKS) == 10)
    assert called(scene, SETS) == 5


async def test_a_face_that_cannot_be_set_stops_nothing(make_scene: MakeScene, caplog: pytest.LogCaptureFixture) -> None:
    scene = make_scene(faces=FACES)
    scene.emulator.fail_next("setMyShortDescription", Fault.TOO_MANY_REQUESTS)
    await scene.begin()
    await scene.emulator.until(lambda: called(scene, SETS) == 5)
    scene.anna.say(scene.group, "hallo")
    await scene.recorder.heard("hallo")
    assert "short description '' not set" in caplog.text


@pytest.mark.parametrize("texts", [{"about": "x" * 121}, {"description": "x" * 513}, {"name": "x" * 65}])
def test_a_text_that_telegram_would_refuse_is_none(texts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="characters"):
        TelegramFace(**{"about": "", "description": "", **texts})


def test_languages_have_two_letters() -> None:
    with pytest.raises(ValueError, match="language"):
        Faces({"deu": TelegramFace(about="", description="")})


def test_the_program_brings_a_face_in_each_language_and_no_name() -> None:
    faces = telegram_faces(Language.GERMAN).by_language
    assert faces.keys() == {"", "de", "en"}
    assert faces[""] == faces["de"] != faces["en"]
    assert all(face.about and face.description and not face.name for face in faces.values())
