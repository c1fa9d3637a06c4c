"""What people see of the bot: its name, its picture, and what its private rooms are called."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters.matrix.account.picture import PICTURE, SIDE, png, rows
from adapters.matrix.adapter import MatrixAdapter
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import Post
from tests.matrix.synapse import PASSWORD
from tests.running import RunningBot, no_pause
from tests.wire import Recorder

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.matrix.client import MatrixClient
    from tests.matrix.homes import Household


async def _profile(person: MatrixClient, account: str) -> tuple[str | None, str | None]:
    answer = await person.sdk.get_profile(account)
    return answer.displayname, answer.avatar_url


async def _shown(person: MatrixClient, account: str, name: str) -> str | None:
    """Wait until an account is called so and has a picture, and return where that lies."""
    found: tuple[str | None, str | None] = (None, None)
    for _ in range(600):
        found = await _profile(person, account)
        if found[0] == name and found[1]:
            break
        await person.sync(milliseconds=50)
    assert found[0] == name
    return found[1]


async def test_a_new_account_gets_a_name_and_a_picture(household: Household) -> None:
    anna, account = await household.person("anna"), household.account()
    await household.bot(account).start(Recorder().receive)
    picture = await _shown(anna, account, "Dreiklang")
    assert (await anna.sdk.download(picture)).body == PICTURE.read_bytes()


async def test_what_somebody_chose_stays(household: Household) -> None:
    anna, account = await household.person("anna"), household.account()
    owner = await household.device(account)
    await owner.sdk.set_displayname("Runder Tisch")
    await owner.sdk.set_avatar("mxc://localhost/theirs")
    running = household.bot(account)
    await running.start(Recorder().receive)
    assert running.adapter._face is not None  # the only thing that tells when it is done
    await running.adapter._face
    assert await _profile(anna, account) == ("Runder Tisch", "mxc://localhost/theirs")


async def test_the_settings_say_what_it_is_called(household: Household, tmp_path: Path) -> None:
    anna, account = await household.person("anna"), household.account()
    owner = await household.device(account)
    await owner.sdk.set_displayname("Runder Tisch")
    adapter = MatrixAdapter(
        household.synapse.url,
        account,
        PASSWORD,
        data_dir=tmp_path / "named",
        now=lambda: datetime.now(UTC),
        sleep=no_pause,
        display_name="Dreiklang in Ahlen",
    )
    running = RunningBot(adapter)
    await running.start(Recorder().receive)
    await _shown(anna, account, "Dreiklang in Ahlen")
    await running.stop()


async def _leave_it(_rooms: object, _room: str) -> None:
    """Name no room, as it was before rooms had names."""


async def test_private_rooms_have_a_name_old_ones_too(household: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = await household.scene(encrypted=False)
    await scene.bert.sdk.set_displayname("Bert B.")
    people = scene.anna.sdk.rooms[scene.room].users
    await scene.anna.wait_for(lambda: people[scene.bert.user_id].display_name == "Bert B.")
    with monkeypatch.context() as before:
        before.setattr("adapters.matrix.rooms.private.PrivateRooms._name_for", lambda *_: None)
        before.setattr("adapters.matrix.rooms.private.PrivateRooms.give_name", _leave_it)
        old = await scene.adapter.deliver(
            Post(id=1, to=scene.private(), content=Content("alt"), person=scene.bert.user_id)
        )
        await scene.bert.join(str(old.channel))
        assert scene.bert.sdk.rooms[old.channel].name is None
    await scene.restart()
    again = await scene.adapter.deliver(
        Post(id=3, to=scene.private(), content=Content("neu"), person=scene.bert.user_id)
    )
    assert again.channel == old.channel
    await scene.bert.wait_for(lambda: scene.bert.sdk.rooms[again.channel].name == "Dreiklang · Bert B.")
    carla = await household.person("carla")
    new = await scene.adapter.deliver(Post(id=4, to=scene.private(), content=Content("x"), person=carla.user_id))
    await carla.join(str(new.channel))
    local = carla.user_id[1:].partition(":")[0]
    await carla.wait_for(lambda: carla.sdk.rooms[new.channel].name == f"Dreiklang · {local}")


def test_the_picture_in_the_package_is_the_one_that_is_drawn() -> None:
    assert _lines(PICTURE.read_bytes()) == _lines(png()) == b"".join(b"\0" + row for row in rows())


def _lines(picture: bytes) -> bytes:
    """Read the picture's points: compressed they may differ from one machine to the other."""
    size = struct.unpack(">II", picture[16:24])
    assert size == (SIDE, SIDE)
    start = picture.index(b"IDAT")
    (length,) = struct.unpack(">I", picture[start - 4 : start])
    return zlib.decompress(picture[start + 4 : start + 4 + length])
