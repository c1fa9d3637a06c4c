"""A client of another make that talks to cross-signed devices only: it reads the bot, and the bot reads it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.matrix.keys.cross_signing import CrossSigning
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import Address, BotAdded, Offer, Post, Refresh, Said, Tapped
from tests.adapter_contract import Recorder
from tests.matrix.witness import WAIT_SECONDS, Witness, witness_at

if TYPE_CHECKING:
    import pytest

    from adapters.matrix.adapter import MatrixAdapter
    from tests.matrix.homes import Household
    from tests.running import RunningBot


async def _group_with_bot(
    household: Household, witness: Witness, recorder: Recorder
) -> tuple[Address, RunningBot[MatrixAdapter]]:
    account = household.account()
    running = household.bot(account)
    await running.start(recorder.receive)
    room = str(await witness.ask("create", invite=[account]))
    await recorder.wait_for(BotAdded)
    await witness.wait_for_member(room, account)
    return Address(adapter="matrix", account=account, channel=room), running


def _says(body: str, message: dict[str, object]) -> bool:
    return message["body"] == body


async def test_it_reads_the_bot_and_the_bot_reads_it(household: Household) -> None:
    recorder = Recorder()
    async with witness_at(household) as witness:
        group, running = await _group_with_bot(household, witness, recorder)
        await witness.ask("say", room=group.channel, text="!stand")
        said = await recorder.heard("!stand")
        assert said.sender.platform_id == witness.user_id
        choices = (Choice("yes", "ja"), Choice("no", "nein"))
        post = Post(id=1, to=group, content=Content("Mitmachen?", choices))
        sent = await running.adapter.deliver(post)
        body = await witness.message(group.channel, sent.message, settled=lambda message: message["body"] is not None)
        assert str(body).startswith("Mitmachen?")
        await running.adapter.deliver(Offer(id=2, to=group, message=sent.message, choices=choices))
        await witness.ask("react", room=group.channel, event=sent.message, key="2️⃣")
        assert (await recorder.wait_for(Tapped)).sender.platform_id == witness.user_id


async def test_it_trusts_the_bot_before_and_after_a_restart_and_sees_its_edits(household: Household) -> None:
    recorder = Recorder()
    async with witness_at(household) as witness:
        group, running = await _group_with_bot(household, witness, recorder)
        device = json.loads((household.folder() / "credentials.json").read_text())["device_id"]
        assert await witness.comes_to_trust(group.account, device)
        sent = await running.adapter.deliver(Post(id=1, to=group, content=Content("0 von 2")))
        await witness.message(group.channel, sent.message, settled=partial(_says, "0 von 2"))
        for number, restarts in ((1, False), (2, True)):
            if restarts:
                await running.stop()
                running = household.bot(group.account, password=None)
                await running.start(recorder.receive)
            changed = Content(f"{number} von 2")
            await running.adapter.deliver(Refresh(id=f"1-{number}", to=group, message=sent.message, content=changed))
            await witness.message(group.channel, sent.message, settled=partial(_says, changed.text))
        again = await running.adapter.deliver(Post(id=2, to=group, content=Content("wieder da")))
        await witness.message(group.channel, again.message, settled=partial(_says, "wieder da"))
        await witness.ask("say", room=group.channel, text="hier auch")
        await recorder.heard("hier auch")
        assert await witness.comes_to_trust(group.account, device)


async def test_it_reads_what_is_said_in_a_private_room_that_the_bot_opened(household: Household) -> None:
    recorder = Recorder()
    async with witness_at(household) as witness:
        group, running = await _group_with_bot(household, witness, recorder)
        there = replace(group, channel="")
        post = Post(id=1, to=there, content=Content("unter uns"), person=witness.user_id)
        sent = await running.adapter.deliver(post)
        room = str(await witness.ask("join", room=sent.channel))
        await witness.message(room, sent.message, settled=partial(_says, "unter uns"))
        await witness.ask("say", room=room, text="ganz allein")
        said = await recorder.heard("ganz allein")
        assert (said.private, said.address.channel) == (True, room)


async def test_a_key_that_the_bot_lost_is_sent_again_when_it_asks(household: Household) -> None:
    recorder = Recorder()
    async with witness_at(household) as witness:
        group, running = await _group_with_bot(household, witness, recorder)
        await witness.ask("say", room=group.channel, text="vor dem Unglück")
        await recorder.heard("vor dem Unglück")
        client = running.adapter._courier._client  # type: ignore[union-attr] # started above
        client.olm.inbound_group_store._entries.clear()
        await witness.ask("say", room=group.channel, text="mit demselben Schlüssel")
        await recorder.heard("mit demselben Schlüssel")


async def test_it_shows_nothing_of_an_unsigned_bot_and_tells_it_nothing(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CrossSigning, "settled", True)
    recorder = Recorder()
    async with witness_at(household) as witness:
        group, running = await _group_with_bot(household, witness, recorder)
        sent = await running.adapter.deliver(Post(id=1, to=group, content=Content("unsigniert")))
        body = await witness.message(group.channel, sent.message, settled=lambda message: message["error"] is not None)
        assert body is None
        device = json.loads((household.folder() / "credentials.json").read_text())["device_id"]
        assert await witness.ask("trusts", user=group.account, device=device) is False
        said = str(await witness.ask("say", room=group.channel, text="!stand"))
        position = household.folder() / "position.json"
        async with asyncio.timeout(WAIT_SECONDS):
            # It waits there for its key.
            while said not in await asyncio.to_thread(position.read_text):  # noqa: ASYNC110 -- a file wakes nobody
                await asyncio.sleep(0.1)
        assert not recorder.of(Said)


def test_the_lock_of_the_client_holds_hashes_and_no_registry() -> None:
    lock = json.loads((Path(__file__).parent / "js" / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not [name for name, package in packages.items() if "resolved" in package]
