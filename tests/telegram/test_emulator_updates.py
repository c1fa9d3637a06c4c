"""The emulator's ways of handing out updates: long polling, confirmation, age, conflicts, webhooks."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, web
from telegram.error import Conflict

from tests.telegram.emulator.scene import client, scene

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


async def test_updates_come_again_until_they_are_confirmed() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        s.anna.say(s.account, "zwei")
        first = await s.bot.get_updates(timeout=0)
        assert [update.update_id for update in await s.bot.get_updates(timeout=0)] == [one.update_id for one in first]

        (rest,) = await s.bot.get_updates(offset=first[1].update_id, timeout=0)

        assert rest.message is not None
        assert rest.message.text == "zwei"
        assert [update.number for update in s.account.updates.confirmed] == [first[0].update_id]


async def test_a_limit_and_a_negative_offset() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        for text in ("zwei", "drei"):
            s.anna.say(s.account, text)

        assert len(await s.bot.get_updates(limit=2, timeout=0)) == 2
        (last,) = await s.bot.get_updates(offset=-1, timeout=0)
        assert last.message is not None
        assert last.message.text == "drei"
        assert len(s.account.updates.pending()) == 1


async def test_numbers_begin_anywhere_after_a_quiet_week_and_an_old_offset_loses_nothing() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        (old,) = await s.bot.get_updates(timeout=0)
        await s.bot.get_updates(offset=old.update_id + 1, timeout=0)
        s.account.updates.skip_numbers(-100_000)
        s.anna.say(s.account, "neu")

        (update,) = await s.bot.get_updates(offset=old.update_id + 1, timeout=0)

        assert update.update_id < old.update_id
        await s.bot.get_updates(offset=update.update_id + 1, timeout=0)
        assert not s.account.updates.pending()


async def test_a_long_poll_ends_with_the_first_update() -> None:
    async with scene() as s:
        polling = asyncio.create_task(s.bot.get_updates(timeout=20))
        await s.emulator.until(lambda: s.account.updates.polls)
        s.anna.start(s.account, "token")

        (update,) = await polling

        assert update.message is not None
        assert update.message.text == "/start token"


async def test_a_long_poll_ends_without_updates() -> None:
    async with scene() as s:
        assert await s.bot.get_updates(timeout=1) == ()


async def test_updates_are_kept_for_a_day() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        s.clock.advance(hours=23, minutes=59)
        s.anna.say(s.account, "später")
        assert len(await s.bot.get_updates(timeout=0)) == 2
        s.clock.advance(minutes=1)

        assert await s.texts() == ["später"]


async def test_the_second_poller_ends_the_first() -> None:
    async with scene() as s, client(s.emulator, s.account) as second:
        polling = asyncio.create_task(s.bot.get_updates(timeout=20))
        await s.emulator.until(lambda: s.account.updates.polls)
        other = asyncio.create_task(second.get_updates(timeout=20))

        with pytest.raises(Conflict):
            await polling

        assert s.emulator.calls[-1].answer == {
            "ok": False,
            "error_code": 409,
            "description": "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        }
        s.anna.start(s.account)
        assert len(await other) == 1


async def test_allowed_updates_stay_until_others_are_named() -> None:
    async with scene() as s:
        await s.bot.get_updates(allowed_updates=["my_chat_member"], timeout=0)
        s.anna.add(s.group, s.account)
        await s.bot.get_updates(timeout=0)
        s.anna.say(s.group, "/nicht")
        assert [update.my_chat_member is not None for update in await s.news()] == [True]
        await s.bot.get_updates(allowed_updates=[], timeout=0)
        s.anna.say(s.group, "/doch")

        assert await s.texts() == ["/doch"]


async def test_who_calls_without_a_known_token() -> None:
    async with scene() as s, ClientSession() as session:
        for token, status, words in (
            ("1:no", 401, "Unauthorized"),
            ("nothing", 404, "Not Found"),
        ):
            async with session.get(f"{s.emulator.url}/bot{token}/getMe") as response:
                assert response.status == status
                assert await response.json() == {"ok": False, "error_code": status, "description": words}


async def test_parameters_arrive_in_every_form() -> None:
    async with scene() as s, ClientSession() as session:
        s.anna.start(s.account)
        address = f"{s.emulator.url}/bot{s.account.token}/SENDmessage"
        parameters = {"chat_id": str(s.anna.id), "text": "Hallo"}

        for answer in (
            await session.get(address, params=parameters),
            await session.post(address, data=parameters),
            await session.post(address, json={"chat_id": s.anna.id, "text": "Hallo"}),
        ):
            assert (await answer.json())["ok"] is True
        assert [call.parameters for call in s.emulator.called("sendMessage")] == [
            {"chat_id": s.anna.id, "text": "Hallo"}
        ] * 3


async def test_a_method_that_is_not_emulated_is_counted() -> None:
    async with scene() as s:
        assert await s.refusal(s.bot.get_forum_topic_icon_stickers()) == "Not Found"

        assert s.emulator.not_emulated == ["getForumTopicIconStickers"]


class Hook:
    """A bot's webhook that answers with the given statuses, then with 200."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.taken: list[tuple[str | None, int]] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.taken.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), update["update_id"]))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@asynccontextmanager
async def listening(*statuses: int) -> AsyncIterator[Hook]:
    hook = Hook(*statuses)
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_a_webhook_gets_updates_in_order_again_until_it_takes_them() -> None:
    async with scene() as s, listening(500, 403) as hook:
        await s.bot.set_webhook(hook.url, secret_token="shibboleth")
        s.anna.start(s.account)
        s.anna.say(s.account, "zwei")
        await s.emulator.until(lambda: len(s.account.updates.confirmed) == 2)

        first, second = (update.number for update in s.account.updates.confirmed)
        assert hook.taken == [("shibboleth", number) for number in (first, first, first, second)]
        info = await s.bot.get_webhook_info()
        assert (info.url, info.pending_update_count) == (hook.url, 0)
        assert info.last_error_message == "Wrong response from the webhook: 403 Forbidden"


async def test_polling_and_a_webhook_exclude_each_other() -> None:
    async with scene() as s, listening() as hook:
        polling = asyncio.create_task(s.bot.get_updates(timeout=20))
        await s.emulator.until(lambda: s.account.updates.polls)
        await s.bot.set_webhook(hook.url)
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await polling
        assert await s.refusal(s.bot.get_updates()) == (
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
        await s.bot.delete_webhook()
        s.anna.start(s.account)

        assert await s.texts() == ["/start"]


@pytest.mark.parametrize(
    ("url", "secret", "answer"),
    [
        ("ftp://example.org", "x", "Bad Request: invalid webhook URL specified"),
        ("http://example.org", "x", "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"),
        (
            "https://example.org:444",
            "x",
            "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ("https://example.org", "ä", "Bad Request: secret token contains unallowed characters"),
        ("https://example.org", "x" * 257, "Bad Request: secret token is too long"),
    ],
)
async def test_a_webhook_that_cannot_be_set(url: str, secret: str, answer: str) -> None:
    async with scene() as s:
        assert await s.refusal(s.bot.set_webhook(url, secret_token=secret)) == answer
