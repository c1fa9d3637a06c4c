"""Logging in with a token that the server's operator made, and what an administrator can find out about the account."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import nio
import pytest

from adapters.matrix.adapter import MatrixAdapter
from bot.engine.exchange.messages import AccountError
from tests.matrix.proxy import proxy_before, web_page
from tests.matrix.synapse import PASSWORD
from tests.running import RunningBot, ignore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.matrix.account.examination import MatrixExamination
    from tests.matrix.homes import Household


@pytest.fixture
async def operator(household: Household) -> AsyncIterator[Operator]:
    made = Operator(household)
    yield made
    await made.close()


class Operator:
    """Whoever runs the server: makes tokens, and sets up bots with them."""

    def __init__(self, household: Household) -> None:
        self._household = household
        self._bots: list[RunningBot[MatrixAdapter]] = []

    async def token(self, account: str, device: str | None = None) -> tuple[str, str]:
        """Make a token for a new device, or another one for a device that is there; returns both."""
        client = nio.AsyncClient(self._household.synapse.url, account)
        if device is not None:
            client.device_id = device
        try:
            answer = await client.login(PASSWORD)
            assert isinstance(answer, nio.LoginResponse), answer
            return answer.access_token, answer.device_id
        finally:
            await client.close()

    def bot(
        self, account: str, *, url: str | None = None, token: str | None, device: str | None = None
    ) -> RunningBot[MatrixAdapter]:
        """A bot without a password, not started yet."""
        running = RunningBot(
            MatrixAdapter(
                url or self._household.synapse.url,
                account,
                None,
                data_dir=self._household.folder().parent,
                now=self._household.bot(account).adapter._now,
                access_token=token,
                device_id=device,
            )
        )
        self._bots.append(running)
        return running

    async def close(self) -> None:
        for running in self._bots:
            await running.stop()


def credentials(household: Household) -> dict[str, str]:
    kept = json.loads((household.folder() / "credentials.json").read_text())
    assert isinstance(kept, dict)
    return kept


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def examined(household: Household, account: str) -> MatrixExamination:
    return await household.bot(account).adapter.examine()


async def test_a_token_is_enough(household: Household, operator: Operator) -> None:
    account = household.account()
    token, device = await operator.token(account)
    first = operator.bot(account, token=token)
    await first.start(ignore)
    await first.stop()
    kept = credentials(household)
    assert (kept["user_id"], kept["device_id"], kept["access_token"]) == (account, device, token)
    again = operator.bot(account, token=token)
    adapter = await again.start(ignore)
    found = await adapter.examine()
    assert (found.device_id, found.logged_in, found.encrypted, found.signed) == (device, True, True, True)
    await again.stop()
    await operator.bot(account, token=None).start(ignore)  # the setting may go
    assert credentials(household) == kept


async def test_a_crash_before_the_keys_were_made_costs_nothing(household: Household, operator: Operator) -> None:
    account = household.account()
    token, _ = await operator.token(account)
    async with proxy_before(household.synapse.port) as proxy:
        proxy.drop("/keys/upload")
        first = operator.bot(account, token=token, url=proxy.url)
        await first.start(ignore)
        await first.stop()
    next(household.folder().glob("*.db")).unlink()
    adapter = await operator.bot(account, token=token).start(ignore)
    assert (await adapter.examine()).signed


async def test_a_newer_token_for_the_same_device_takes_the_place_of_the_old(
    household: Household, operator: Operator
) -> None:
    account = household.account()
    token, device = await operator.token(account)
    first = operator.bot(account, token=token)
    await first.start(ignore)
    await first.stop()
    before = credentials(household)
    newer, same = await operator.token(account, device)
    assert (newer != token, same) == (True, device)
    adapter = await operator.bot(account, token=newer).start(ignore)
    assert credentials(household) == before | {"access_token": newer}
    assert (await adapter.examine()).logged_in


async def test_a_token_for_another_device_changes_nothing(household: Household, operator: Operator) -> None:
    account = household.account()
    token, _ = await operator.token(account)
    first = operator.bot(account, token=token)
    await first.start(ignore)
    await first.stop()
    before = credentials(household)
    other, _ = await operator.token(account)
    with pytest.raises(AccountError, match=r"Remove the setting .* move the folder away"):
        await operator.bot(account, token=other).start(ignore)
    assert credentials(household) == before


async def test_a_token_of_somebody_else_is_a_sentence(household: Household, operator: Operator) -> None:
    token, _ = await operator.token(household.account("carla"))
    with pytest.raises(AccountError, match=r"belongs to '@carla-\d+:localhost', but @bot"):
        await operator.bot(household.account(), token=token).start(ignore)


async def test_a_token_of_another_device_than_configured_is_a_sentence(
    household: Household, operator: Operator
) -> None:
    account = household.account()
    token, device = await operator.token(account)
    with pytest.raises(AccountError, match=f"set that to '{device}' or leave it out"):
        await operator.bot(account, token=token, device="ANDERES").start(ignore)


async def test_a_token_that_is_refused_is_a_sentence(household: Household, operator: Operator) -> None:
    with pytest.raises(AccountError, match=r"does not accept DREIKLANG_MATRIX_ACCESS_TOKEN \(M_UNKNOWN_TOKEN\)"):
        await operator.bot(household.account(), token="syt_made_up").start(ignore)


async def test_a_device_whose_keys_are_elsewhere_is_left_alone(household: Household, operator: Operator) -> None:
    account = household.account()
    first = household.bot(account)
    await first.start(ignore)
    await first.stop()
    token, _ = await operator.token(account, credentials(household)["device_id"])
    (household.folder() / "credentials.json").unlink()
    with pytest.raises(AccountError, match="already has encryption keys"):
        await operator.bot(account, token=token).start(ignore)


async def test_a_server_without_passwords_is_a_sentence(household: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    async def offers_tokens_only(_client: nio.AsyncClient) -> nio.LoginInfoResponse:
        return nio.LoginInfoResponse(["m.login.sso", "m.login.token"])

    monkeypatch.setattr(nio.AsyncClient, "login_info", offers_tokens_only)
    with pytest.raises(AccountError, match="set DREIKLANG_MATRIX_ACCESS_TOKEN"):
        await household.bot(household.account()).start(ignore)


async def test_an_account_can_be_examined_before_and_while_it_is_used(household: Household) -> None:
    account = household.account()
    running = household.bot(account)
    before = await running.adapter.examine()
    assert (before.reachable, before.logged_in, before.signed) == (True, False, False)
    assert "has not logged in yet; its first start needs the password" in (before.problem or "")
    assert not household.folder().exists()
    adapter = await running.start(ignore)
    found = await adapter.examine()
    assert (found.account, found.device_id) == (account, credentials(household)["device_id"])
    assert (found.reachable, found.logged_in, found.encrypted, found.signed) == (True, True, True, True)
    assert (found.unsigned_because, found.problem) == (None, None)
    await running.stop()
    kept = snapshot(household.folder())
    assert await adapter.examine() == found
    assert snapshot(household.folder()) == kept


async def test_an_examination_says_what_is_wrong(household: Household) -> None:
    account = household.account()
    async with proxy_before(household.synapse.port) as proxy:
        proxy.drop("/signatures/upload")
        first = household.bot(account, url=proxy.url)
        await first.start(ignore)
        await first.stop()
    unsigned = await examined(household, account)
    assert (unsigned.logged_in, unsigned.signed) == (True, False)
    assert unsigned.unsigned_because == "the device has not been signed yet; starting the bot does it"
    (household.folder() / "cross_signing.json").unlink()
    assert "made elsewhere" in ((await examined(household, account)).unsigned_because or "")
    next(household.folder().glob("*.db")).unlink()
    assert "keys are missing" in ((await examined(household, account)).problem or "")
    async with web_page("404 Not Found") as url:
        found = await household.bot(account, url=url).adapter.examine()
        assert (found.reachable, found.problem) == (False, "What answers there is no Matrix homeserver (HTTP 404).")
    gone = await household.bot(account, url=url).adapter.examine()
    assert (gone.reachable, "does not answer" in (gone.problem or "")) == (False, True)
