"""How the bot's Matrix account stands, for the administrator: looked at from outside, without changing anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import aiohttp
import nio

from adapters.matrix.account.session import REQUEST_SECONDS, read_credentials, store_of
from adapters.matrix.homeserver.events import text
from adapters.matrix.homeserver.failures import NETWORK_TROUBLE, ServerTroubleError
from adapters.matrix.homeserver.requests import ask
from adapters.matrix.keys.cross_signing import FOREIGN_IDENTITY, SEEDS_FILE, UNFINISHED, PublishedKeys
from adapters.matrix.keys.identity import CrossSigningIdentity, KeysDamagedError
from bot.engine.exchange.messages import AccountError

if TYPE_CHECKING:
    from pathlib import Path

    from adapters.matrix.account.session import Credentials


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixExamination:
    """How an account stands. What could not be found out is False or None, and `problem` says why."""

    homeserver: str
    reachable: bool = False
    """Whether a Matrix homeserver answers there."""
    account: str | None = None
    """The full Matrix id, once the bot has logged in for the first time."""
    device_id: str | None = None
    logged_in: bool = False
    """Whether the server accepts the login that is kept in the Matrix folder."""
    encrypted: bool = False
    """Whether the device's encryption keys are in the folder, and their public part on the server."""
    signed: bool = False
    """Whether the account vouches for the device (cross-signing)."""
    unsigned_because: str | None = None
    """Why the device is not signed and what to do; without the full stop of a sentence."""
    problem: str | None = None
    """What stood in the way; a sentence."""


async def examine(homeserver: str, user: str, folder: Path) -> MatrixExamination:
    """Look at the server and the Matrix folder. Never raises for what it finds; nothing there is changed."""
    url = homeserver.rstrip("/")
    config = nio.AsyncClientConfig(max_limit_exceeded=0, max_timeouts=0, request_timeout=REQUEST_SECONDS)
    client = nio.AsyncClient(url, user, config=config)
    try:
        return await _look(client, url, user, folder)
    except aiohttp.InvalidURL:
        return MatrixExamination(homeserver=url, problem="The homeserver is no address on the web.")
    except NETWORK_TROUBLE as error:
        return MatrixExamination(homeserver=url, problem=f"The homeserver does not answer ({type(error).__name__}).")
    finally:
        await client.close()


async def _look(client: nio.AsyncClient, url: str, user: str, folder: Path) -> MatrixExamination:
    versions = await ask(client, "GET", "versions")
    if not (versions.ok and versions.content.get("versions")):
        return MatrixExamination(
            homeserver=url, problem=f"What answers there is no Matrix homeserver ({versions.named})."
        )
    try:
        known = read_credentials(folder, user)
    except AccountError as error:
        return MatrixExamination(homeserver=url, reachable=True, problem=str(error))
    if known is None:
        return MatrixExamination(homeserver=url, reachable=True, problem=await _first_login(client))
    return await _look_at_device(client, url, known, folder)


async def _look_at_device(client: nio.AsyncClient, url: str, known: Credentials, folder: Path) -> MatrixExamination:
    found = MatrixExamination(homeserver=url, reachable=True, account=known.user_id, device_id=known.device_id)
    answer = await ask(client, "GET", "v3/account/whoami", token=known.access_token)
    if not answer.ok:
        return replace(found, problem=f"The server does not accept the login ({answer.named}).")
    if text(answer.content, "user_id") != known.user_id:
        return replace(found, problem="The server takes the login for somebody else's.")
    try:
        shown = await PublishedKeys.ask(client, known.user_id, known.device_id, token=known.access_token)
    except ServerTroubleError as error:
        return replace(found, logged_in=True, problem=f"The server does not show the account's keys ({error}).")
    stored = store_of(folder, known).exists()
    return replace(
        found,
        logged_in=True,
        encrypted=stored and bool(shown.device),
        signed=shown.device_signed,
        unsigned_because=None if shown.device_signed else _why(shown, folder, known),
        problem=None if stored else "The device's encryption keys are missing in the Matrix folder.",
    )


async def _first_login(client: nio.AsyncClient) -> str:
    """Return what the bot's first start needs."""
    answer = await ask(client, "GET", "v3/login")
    flows = answer.content.get("flows")
    offered = {text(flow, "type") for flow in flows} if isinstance(flows, list) else set()
    if "m.login.password" in offered:
        return "The bot has not logged in yet; its first start needs the password or an access token."
    return "The bot has not logged in yet; this server offers no login by password, so it needs an access token."


def _why(shown: PublishedKeys, folder: Path, known: Credentials) -> str:
    """Return why the device is not signed."""
    try:
        identity = CrossSigningIdentity.load(folder / SEEDS_FILE, known.user_id)
    except KeysDamagedError as error:
        return str(error)
    ours = identity is not None and identity.master.public == shown.master_key
    return UNFINISHED if ours or shown.master_key is None else FOREIGN_IDENTITY
