"""The bot's account: one login for ever, clear sentences when it cannot be used, and a folder for one."""

from __future__ import annotations

import asyncio
import json
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.disk.position import Cursor
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import AccountError, Post
from tests.matrix.proxy import proxy_before, web_page
from tests.running import ignore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.matrix.homes import Household


async def test_the_login_of_the_first_start_lasts(household: Household) -> None:
    scene = await household.scene()
    before = json.loads((household.folder() / "credentials.json").read_text())
    await scene.restart()  # without the password
    after = json.loads((household.folder() / "credentials.json").read_text())
    assert before == after
    assert before["pickle_key"] != "DEFAULT_KEY"
    await scene.anna.say(scene.room, "noch da?")
    await scene.recorder.heard("noch da?")
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("ja")))
    assert (await scene.reads(scene.anna, sent.message)).body == "ja"
    assert len(list(scene.anna.sdk.device_store.active_user_devices(scene.account))) == 1


async def test_a_localpart_is_enough(household: Household) -> None:
    account = household.account()
    running = household.bot(account.removeprefix("@").partition(":")[0])
    adapter = await running.start(ignore)
    assert adapter.account == account


async def test_only_the_owner_may_look_into_the_folder(household: Household) -> None:
    await household.scene()
    folder = household.folder()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for name in ("credentials.json", "position.json", "reactions.jsonl", "lock"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600, name


async def test_a_wrong_password_is_a_sentence(household: Household) -> None:
    running = household.bot(household.account(), password="wrong")
    with pytest.raises(AccountError, match="refuses the login"):
        await running.start(ignore)


async def test_no_password_at_the_first_start_is_a_sentence(household: Household) -> None:
    running = household.bot(household.account(), password=None)
    with pytest.raises(AccountError, match="first start needs the password"):
        await running.start(ignore)


@pytest.mark.parametrize("page", ["404 Not Found", "200 OK", "403 Forbidden"])
async def test_a_web_page_is_no_homeserver(household: Household, page: str) -> None:
    async with web_page(page) as url:
        running = household.bot(household.account(), url=url)
        with pytest.raises(AccountError, match="DREIKLANG_MATRIX_HOMESERVER"):
            await running.start(ignore)


async def test_a_wrong_homeserver_is_a_sentence_later_too(household: Household) -> None:
    account = household.account()
    first = household.bot(account)
    await first.start(ignore)
    await first.stop()
    async with web_page("404 Not Found") as url:
        with pytest.raises(AccountError, match="DREIKLANG_MATRIX_HOMESERVER"):
            await household.bot(account, url=url).start(ignore)


async def test_a_homeserver_out_of_reach_is_waited_for_and_named(
    household: Household, caplog: pytest.LogCaptureFixture
) -> None:
    async with web_page("502 Bad Gateway") as url:
        pass  # from here on nobody listens there
    running = household.bot(household.account(), url=url)
    starting = asyncio.create_task(running.start(ignore))
    host = url.removeprefix("http://")
    wanted = f"no homeserver at {host} yet (ClientConnectorError), trying again"
    async with asyncio.timeout(30):
        while wanted not in caplog.text:  # noqa: ASYNC110 -- a log wakes nobody
            await asyncio.sleep(0.01)
    assert not starting.done()
    starting.cancel()
    with suppress(asyncio.CancelledError):
        await starting


async def test_a_refused_token_ends_the_run_without_hammering(household: Household) -> None:
    anna = await household.person("anna")
    async with proxy_before(household.synapse.port) as proxy:
        running = household.bot(household.account(), url=proxy.url)
        adapter = await running.start(ignore)
        assert adapter._face is not None  # what it asks is not what this is about
        await adapter._face
        token = json.loads((household.folder() / "credentials.json").read_text())["access_token"]
        asked_before = len(proxy.requests)
        async with await anna.sdk.send(
            "POST", "/_matrix/client/v3/logout", "{}", {"Authorization": f"Bearer {token}"}
        ) as answer:
            assert answer.ok
        with pytest.raises(AccountError, match="no longer accepts the login"):
            await running.ended()
        assert len(proxy.requests) - asked_before < 5
    again = household.bot(adapter.account)
    with pytest.raises(AccountError, match="no longer accepts the login"):
        await again.start(ignore)


async def test_a_soft_logout_ends_the_run_too(household: Household) -> None:
    scene = await household.scene()
    scene.adapter._courier._client.access_token = ""  # type: ignore[union-attr] # the scene has started it
    await scene.anna.say(scene.room, "weckt die Schleife")
    with pytest.raises(AccountError, match="soft logout"):
        await scene.running.ended()


async def test_one_folder_serves_one_process(household: Household) -> None:
    account = household.account()
    await household.bot(account).start(ignore)
    with pytest.raises(AccountError, match="Another process"):
        await household.bot(account).start(ignore)


async def test_a_folder_belongs_to_one_account(household: Household) -> None:
    first = household.bot(household.account())
    await first.start(ignore)
    await first.stop()
    with pytest.raises(AccountError, match="belongs to"):
        await household.bot(household.account()).start(ignore)


async def test_lost_keys_are_not_replaced_silently(household: Household) -> None:
    account = household.account()
    first = household.bot(account)
    await first.start(ignore)
    await first.stop()
    next(household.folder().glob("*.db")).unlink()
    with pytest.raises(AccountError, match="encryption keys"):
        await household.bot(account).start(ignore)


async def test_damaged_credentials_show_no_token(household: Household) -> None:
    account = household.account()
    first = household.bot(account)
    await first.start(ignore)
    await first.stop()
    file = household.folder() / "credentials.json"
    token = json.loads(file.read_text())["access_token"]
    file.write_text(json.dumps({"access_token": token}))
    with pytest.raises(AccountError, match="damaged") as failed:
        await household.bot(account).start(ignore)
    assert token not in str(failed.getrepr(chain=True))


def test_a_damaged_position_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "position.json").write_text('{"since": 5')
    with pytest.raises(AccountError, match=r"position\.json"):
        Cursor(tmp_path / "position.json")
