"""Files that people send alone: fetched from the own homeserver, or said not to be, whatever the event claims."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import nio
import pytest
from aiohttp import web
from nio.crypto.attachments import encrypt_attachment

from adapters.matrix.homeserver.media import TRIES, Media, caption_of, name_of
from bot.engine.exchange.files import MOST_RECEIVED_BYTES, ReceivedFile

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

BODY = '[[factors]]\nde = "Größe"\n'.encode()
NOT_FETCHED = ReceivedFile(name="fragen.toml", body=None)


class Homeserver:
    """A media store that does as it is told, and notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.statuses: list[int] = []
        self.body = BODY
        self.knows_v1 = True

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Hand out the file, with whatever status comes next."""
        self.asked.append(request.raw_path)
        assert request.headers["Authorization"] == "Bearer secret"
        if "/client/v1/" in request.path and not self.knows_v1:
            return web.json_response({"errcode": "M_UNRECOGNIZED"}, status=404)
        status = self.statuses.pop(0) if self.statuses else 200
        return web.Response(status=status, body=self.body)


@pytest.fixture
def server() -> Homeserver:
    return Homeserver()


@pytest.fixture
async def media(server: Homeserver) -> AsyncIterator[Media]:
    """What fetches files from the homeserver."""
    application = web.Application()
    application.router.add_get("/{path:.*}", server.download)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    client = nio.AsyncClient(f"http://{host}:{port}", "@bot:example.org")
    client.access_token = "secret"
    yield Media(client, seconds=5)
    await client.close()
    await runner.cleanup()


def plain(url: str = "mxc://example.org/abc", **more: object) -> Mapping[str, object]:
    """A file as an event describes it."""
    return {"msgtype": "m.file", "body": "fragen.toml", "url": url, **more}


def encrypted(body: bytes, **wrong: object) -> tuple[bytes, Mapping[str, object]]:
    """An encrypted file: what the server keeps, and what the event says."""
    data, keys = encrypt_attachment(body)
    file = {**keys, "url": "mxc://example.org/abc", **wrong}
    return data, {"msgtype": "m.file", "body": "fragen.toml", "file": file}


async def test_a_plain_and_an_encrypted_one_are_what_they_were(server: Homeserver, media: Media) -> None:
    assert await media.fetch(plain()) == ReceivedFile(name="fragen.toml", body=BODY)
    server.body, content = encrypted(BODY)
    assert server.body != BODY
    assert await media.fetch(content) == ReceivedFile(name="fragen.toml", body=BODY)
    assert server.asked == ["/_matrix/client/v1/media/download/example.org/abc"] * 2


async def test_an_older_server_is_asked_as_it_understands(server: Homeserver, media: Media) -> None:
    server.knows_v1 = False
    assert (await media.fetch(plain())).body == BODY
    assert server.asked[-1] == "/_matrix/media/v3/download/example.org/abc"


async def test_one_that_is_not_the_one_that_was_sent_is_refused(server: Homeserver, media: Media) -> None:
    data, content = encrypted(BODY)
    server.body = data[:-1] + bytes([data[-1] ^ 1])
    assert await media.fetch(content) == NOT_FETCHED
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "wrong",
    [{"key": None}, {"key": {"k": "!"}}, {"iv": "zz"}, {"iv": 7}, {"hashes": {}}, {"url": 5}],
    ids=str,
)
async def test_whatever_stands_in_its_place_does_no_harm(
    server: Homeserver, media: Media, wrong: Mapping[str, object]
) -> None:
    server.body, content = encrypted(BODY, **wrong)
    assert await media.fetch(content) == NOT_FETCHED


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://example.org/abc",
        "mxc://example.org",
        "mxc://example.org/a/b",
        "mxc://example.org/../../client/v3/account/whoami",
        "mxc://../abc",
        "mxc://example.org/abc?x=y",
        "mxc://example.org/%2e%2e",
        "mxc://user@example.org/abc",
        "mxc://example.org/abc\n",
        "mxc://example.org/" + "a" * 300,
    ],
)
async def test_no_address_leads_anywhere_else(server: Homeserver, media: Media, url: str) -> None:
    assert await media.fetch(plain(url)) == NOT_FETCHED
    assert server.asked == []


async def test_what_says_that_it_is_too_large_is_not_asked_for(server: Homeserver, media: Media) -> None:
    found = await media.fetch(plain(info={"size": MOST_RECEIVED_BYTES + 1}))
    assert (found.body, found.too_large, server.asked) == (None, True, [])


@pytest.mark.parametrize("info", [{"size": 5}, {"size": "5"}, {}, None], ids=str)
async def test_what_says_less_than_there_is_is_not_read_to_its_end(
    server: Homeserver, media: Media, info: object
) -> None:
    server.body = b"#" * (MOST_RECEIVED_BYTES + 1)
    found = await media.fetch(plain(info=info))
    assert (found.body, found.too_large) == (None, True)
    server.body = b"#" * MOST_RECEIVED_BYTES
    assert (await media.fetch(plain(info=info))).body == server.body


@pytest.mark.parametrize("status", [401, 403, 429, 500, 502])
async def test_what_the_server_does_not_hand_out_is_said(server: Homeserver, media: Media, status: int) -> None:
    server.statuses = [status] * 9
    assert await media.fetch(plain()) == NOT_FETCHED
    assert len(server.asked) <= TRIES


async def test_a_server_that_is_not_there_holds_nobody_up(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    client = nio.AsyncClient("http://127.0.0.1:9", "@bot:example.org")
    client.access_token = "secret"
    assert await Media(client, seconds=0.5).fetch(plain()) == NOT_FETCHED
    await client.close()
    assert "a file could not be fetched" in caplog.text
    assert "fragen" not in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("content", "name", "caption"),
    [
        ({"body": "a.toml"}, "a.toml", ""),
        ({"body": "bitte", "filename": "a.toml"}, "a.toml", "bitte"),
        ({"body": "a.toml", "filename": "a.toml"}, "a.toml", ""),
        ({"body": 7, "filename": ["x"]}, "", ""),
        ({"body": "a\0.toml"}, "a.toml", ""),
        ({}, "", ""),
    ],
)
def test_its_name_and_the_words_below_it(content: Mapping[str, object], name: str, caption: str) -> None:
    assert (name_of(content), caption_of(content)) == (name, caption)
