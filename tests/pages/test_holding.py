"""What pages hold against: guesses, links that are over or another's, floods, tricks with paths, curious logs."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.report_links import new_token
from bot.engine.outgoing.pages import LinkedPage
from bot.program.pages import desk, server
from bot.program.pages.patience import AT_ONCE, EACH_SECOND, MOST_VISITORS, VisitorPatience
from bot.program.pages.place import PagesError, PublicPlace
from bot.program.pages.shelf import Shelf
from tests.flows.everything import everything, holding
from tests.pages.browsing import ADDRESS, PLACE, browse, linked
from tests.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pages.browsing import Shown

NOBODY = "198.51.100.1"


def said(shown: Shown) -> tuple[int, bytes, dict[str, str]]:
    """Return all that can be told from an answer."""
    return shown.status, shown.body, {name: value for name, value in shown.headers.items() if name != "Date"}


async def test_guessed_revoked_expired_and_misplaced_links_look_all_the_same(stage: Stage) -> None:
    report, decision, calendar = [
        await linked(stage, typed) for typed in ("/bericht link", "/bericht link wirtschaft", "/bericht link kalender")
    ]
    guessed = said(await browse(stage, f"/r/{new_token()}"))
    assert guessed[0] == 404
    assert "Dieser Link führt nirgendwohin" in guessed[1].decode()
    assert "This link leads nowhere" in guessed[1].decode()

    assert (await browse(stage, report)).status == 200
    assert said(await browse(stage, report.replace("/r/", "/d/"))) == guessed
    assert said(await browse(stage, f"{report}.ics")) == guessed
    assert said(await browse(stage, calendar.removesuffix(".ics"))) == guessed
    await stage.say("Anna", "/bericht links 1 widerrufen", "@")
    assert said(await browse(stage, report)) == guessed
    assert (await browse(stage, decision)).status == 200
    await stage.wait(timedelta(days=90, seconds=-1))
    assert (await browse(stage, decision)).status == 200
    await stage.wait(timedelta(seconds=1))
    assert said(await browse(stage, decision)) == guessed
    assert (await browse(stage, calendar)).status == 200
    await stage.wait(timedelta(days=310))
    assert said(await browse(stage, calendar)) == guessed


async def test_a_link_of_another_cooperation_shows_that_one_and_is_not_ones_own_to_take_back(stage: Stage) -> None:
    await stage.add_bot("Zoe", "elsewhere")
    await stage.say("Zoe", "/einrichten Klima in Beckum", "elsewhere", administers=True)
    await stage.say("Zoe", "/mitmachen Stadt Beckum; Staat", "elsewhere")
    theirs, ours = await linked(stage, who="Zoe"), await linked(stage)

    assert "Stadt Beckum" in (await browse(stage, theirs)).text
    assert "Stadt Ahlen" not in (await browse(stage, theirs)).text
    assert "Stadt Beckum" not in (await browse(stage, ours)).text
    await stage.say("Anna", "/bericht links 1 widerrufen", "@")  # the first of hers
    assert (await browse(stage, theirs)).status == 200
    assert (await browse(stage, ours)).status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/r",
        "/r/",
        "/R/{token}",
        "//r/{token}",
        "/r//{token}",
        "/r/{token}/",
        "/r/{token}/..",
        "/x/../r/{token}",
        "/r/./{token}",
        "/r/{token}%00",
        "/r/{token}%2e",
        "/r/%2e%2e/{token}",
        "/%72/{token}",
        "/r\\{token}",
        "/r/{token};x",
        "/r/{token}.html",
        "/r/{token}.ics",
        "/r/{token}a",
        "/r/{short}",
        "/r/..%2f..%2f..%2fetc%2fpasswd",
        "/../../../../etc/passwd",
        "/static/page.css",
        "/.env",
        "/r/*",
        "/r/%25",
        "/r/'%20OR%201=1--",
        "/r/" + "a" * 3_000,
    ],
)
async def test_no_trick_with_a_path_leads_anywhere(stage: Stage, path: str) -> None:
    token = (await linked(stage)).removeprefix("/r/")
    nothing = said(await browse(stage, "/r/guessed"))
    tricky = await browse(stage, path.format(token=token, short=token[:-1]))

    assert said(tricky) == nothing


async def test_what_stands_behind_a_question_mark_changes_nothing(stage: Stage) -> None:
    path = await linked(stage)

    assert (await browse(stage, f"{path}?kind=d&next=//evil.example")).body == (await browse(stage, path)).body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
async def test_nothing_can_be_done_but_reading(stage: Stage, method: str) -> None:
    shown = await browse(stage, await linked(stage), method=method)

    assert (shown.status, shown.headers["Allow"]) == (405, "GET, HEAD")
    assert "Ahlen" not in shown.text


async def test_a_thousand_requests_of_one_address_leave_room_for_others(stage: Stage) -> None:
    path = await linked(stage)
    lines = asyncio.Semaphore(100)

    async def guess() -> Shown:
        async with lines:
            return await browse(stage, f"/r/{new_token()}", by=NOBODY)

    flood = [asyncio.create_task(guess()) for _ in range(1_000)]
    others = [browse(stage, path, by=f"203.0.113.{number}") for number in range(1, 6)]
    assert [shown.status for shown in await asyncio.gather(*others)] == [200] * 5
    answered = await asyncio.gather(*flood)

    refused = [shown for shown in answered if shown.status == 429]
    assert len(refused) == 1_000 - AT_ONCE
    assert {shown.headers["Retry-After"] for shown in refused} == {"1"}
    assert {shown.status for shown in answered} == {404, 429}
    await stage.wait(timedelta(seconds=1))
    again = [await browse(stage, path, by=NOBODY) for _ in range(3)]
    assert [shown.status for shown in again] == [200] * int(EACH_SECOND) + [429]


async def test_turns_go_on_while_many_guess_from_everywhere(stage: Stage) -> None:
    guesses = [
        asyncio.create_task(browse(stage, f"/r/{new_token()}", by=f"203.0.{number // 250}.{number % 250}"))
        for number in range(200)
    ]
    await stage.say("Anna", "/stand")
    answered = await asyncio.gather(*guesses)

    assert "Ahlen" in stage.latest().text
    assert {shown.status for shown in answered} == {404}


async def test_a_page_is_made_step_by_step_and_once_for_all_who_ask(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, made, begun = await linked(stage), list[object](), 0
    make = Shelf._kept

    async def counted(shelf: Shelf, page: LinkedPage) -> bytes | None:
        made.append(page)
        return await make(shelf, page)

    begin = stage.database.begin

    def counting() -> object:
        nonlocal begun
        begun += 1
        return begin()

    monkeypatch.setattr(Shelf, "_kept", counted)
    monkeypatch.setattr(stage.database, "begin", counting)
    shown = await asyncio.gather(*(browse(stage, path, by=f"203.0.113.{number}") for number in range(1, 21)))

    assert len({one.body for one in shown}) == len(made) == 1
    assert begun >= 20 + 12, "each section of the report is read in a transaction of its own"


async def test_who_goes_away_does_not_take_the_page_from_others() -> None:
    begun, done = asyncio.Event(), asyncio.Event()

    async def make(_page: LinkedPage) -> bytes:
        begun.set()
        await done.wait()
        return b"page"

    shelf, page = Shelf(make, timedelta), LinkedPage(cooperation_id=1, document="report", about=0)
    first, second = asyncio.create_task(shelf.get(page)), asyncio.create_task(shelf.get(page))
    await begun.wait()
    first.cancel()
    await asyncio.sleep(0)
    done.set()

    assert await second == b"page"


async def test_a_page_whose_flow_fails_says_so_and_nothing_else(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = await linked(stage)

    def broken(*_: object) -> None:
        raise RuntimeError(path)

    monkeypatch.setattr(server.PageServer, "_found", broken)
    shown = await browse(stage, path)

    assert (shown.status, shown.headers["Retry-After"]) == (503, "5")
    assert path not in shown.text
    assert path not in caplog.text
    assert "RuntimeError" in caplog.text


async def test_neither_database_nor_log_holds_what_is_in_a_link(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        path = await linked(stage)
        token = path.removeprefix("/r/")
        await browse(stage, path)
        pages = stage.application.pages
        assert pages is not None
        _, writer = await asyncio.open_connection("127.0.0.1", pages.port)
        writer.write(f"GET {path} NONSENSE\r\n\x00: {path}\r\n\r\n".encode())
        await writer.drain()
        writer.close()
        await asyncio.sleep(0.05)
        await stage.application.tidy()

    assert token not in caplog.text
    assert holding(stage.database, token) == {}
    assert everything(stage.database)["report_links"]


async def test_leaving_forgetting_and_ending_end_the_links(stage: Stage) -> None:
    left, forgotten, ended = await linked(stage, who="Ben"), await linked(stage, who="Clara"), await linked(stage)
    await stage.say("Ben", "/austreten")
    assert (await browse(stage, left)).status == 404
    await stage.say("Ben", "/mitmachen Handwerkskammer; Wirtschaft")
    assert (await browse(stage, left)).status == 404
    await stage.say("Clara", "/vergessen", "@")
    await stage.answer("Clara", "ja")
    assert (await browse(stage, forgotten)).status == 404
    assert (await browse(stage, ended)).status == 200
    await stage.say("Anna", "/beenden", "@")
    await stage.say("Anna", stage.latest("@anna", containing="Code").text.rsplit(maxsplit=1)[-1], "@")
    assert (await browse(stage, ended)).status == 404
    assert everything(stage.database)["report_links"] == []


async def test_a_place_that_is_taken_is_said(tmp_path: Path, stage: Stage) -> None:
    pages = stage.application.pages
    assert pages is not None
    taken = PublicPlace(url=ADDRESS, port=pages.port)
    (tmp_path / "other").mkdir()
    with pytest.raises(PagesError, match=f"127.0.0.1:{pages.port} .*DREIKLANG_PUBLIC_LISTEN"):
        async with Stage.on_sqlite(tmp_path / "other", public=taken):
            pass


@pytest.mark.parametrize(
    ("peer", "forwarded", "visitor"),
    [
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1, 10.1.2.3", "198.51.100.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1, nonsense", "127.0.0.1"),
        ("::ffff:203.0.113.7", "", "203.0.113.7"),
        ("2001:db8:1:2:3::4", "", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::4", "", "2001:db8:1:2::/64"),
        ("", "198.51.100.1", ""),
    ],
)
def test_only_a_proxy_that_is_known_is_believed(peer: str, forwarded: str, visitor: str) -> None:
    proxies = (ipaddress.ip_network("127.0.0.1"), ipaddress.ip_network("10.0.0.0/8"))

    assert PublicPlace(url=ADDRESS, proxies=proxies).visitor(peer, forwarded) == visitor
    assert PublicPlace(url=ADDRESS).visitor("127.0.0.1", "6.6.6.6") == "127.0.0.1"


async def test_visitors_take_turns_however_often_one_asks() -> None:
    desk_, seen, opened = desk.Desk(), list[str](), asyncio.Event()

    async def ask(visitor: str) -> None:
        async with desk_.turn(visitor):
            await opened.wait()
            seen.append(visitor)

    asking = [asyncio.create_task(ask(visitor)) for visitor in ("a", "a", "a", "a", "b", "c", "b")]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    asking[2].cancel()
    opened.set()
    await asyncio.gather(*asking, return_exceptions=True)

    assert "".join(seen) == "aabcab"


async def test_who_has_most_waiting_is_sent_away_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "MOST_WAITING", 3)
    desk_, opened = desk.Desk(), asyncio.Event()

    async def ask(visitor: str) -> str:
        try:
            async with desk_.turn(visitor):
                await opened.wait()
        except desk.BusyError:
            return "busy"
        return visitor

    asking = [asyncio.create_task(ask(visitor)) for visitor in ("x", "a", "a", "a", "a", "b", "c", "d")]
    for _ in range(5):
        await asyncio.sleep(0)
    opened.set()

    assert await asyncio.gather(*asking) == ["x", "a", "busy", "busy", "busy", "b", "c", "busy"]


def test_visitors_are_forgotten_when_their_buckets_are_full_again() -> None:
    now = [timedelta()]
    patience = VisitorPatience(lambda: now[0])
    for number in range(MOST_VISITORS + 500):
        assert patience.wait(str(number)) == 0
    assert len(patience) == MOST_VISITORS
    now[0] += timedelta(minutes=1)
    for _ in range(MOST_VISITORS):
        patience.wait("somebody")
    assert len(patience) == 1


def test_the_stage_is_behind_a_proxy() -> None:
    assert PLACE.visitor("127.0.0.1", NOBODY) == NOBODY
