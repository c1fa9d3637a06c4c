"""The methods that say how updates reach the bot. Fetching them waits, so `get_updates` is a coroutine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.telegram.emulator.errors import bad_request
from tests.telegram.emulator.updates import WEBHOOK_SET

if TYPE_CHECKING:
    from tests.telegram.emulator.jsons import Json
    from tests.telegram.emulator.requests import Method, Request

LONGEST_POLL = 50
"""Seconds; longer polls are cut."""
_PORTS = frozenset({443, 80, 88, 8443})
_ADDRESS = re.compile(r"https?://(?P<host>[^/:?#]+)(?::(?P<port>\d+))?(?:[/?#].*)?")


def _allow(request: Request) -> None:
    if not request.text("allowed_updates"):
        return
    kinds = request.json("allowed_updates", "allowed_updates")
    # The server takes what is no list of kinds as if nothing had been said.
    if isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
        request.bot.updates.allow(kinds)


async def get_updates(request: Request) -> list[Json]:
    """Confirm what lies before the offset and return what comes after, waiting for the first."""
    updates = request.bot.updates
    if not updates.webhook:
        _allow(request)
    limit = min(100, max(1, request.number("limit", 100)))
    seconds = min(LONGEST_POLL, max(0, request.number("timeout")))
    return [update.json() for update in await updates.poll(request.number("offset"), limit, seconds)]


def set_webhook(request: Request) -> bool:
    """Let the updates be posted to an address; an empty one ends that.

    The real server asks for https and one of four ports; here plain http to the own machine is let through.
    """
    address, secret = request.text("url"), request.text("secret_token")
    match = _ADDRESS.fullmatch(address)
    if address and match is None:
        raise bad_request("invalid webhook URL specified")
    if match is not None and match["host"] not in {"127.0.0.1", "localhost"}:
        if not address.startswith("https://"):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if match["port"] and int(match["port"]) not in _PORTS:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if len(secret) > 256:  # Bot API, setWebhook: 1-256 characters
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    _switch(request, address, secret)
    return True


def _switch(request: Request, address: str, secret: str) -> None:
    updates = request.bot.updates
    if address:
        _allow(request)
    if request.flag("drop_pending_updates"):
        updates.drop()
    updates.webhook = address
    request.bot.webhook_secret = secret
    updates.end_polls(WEBHOOK_SET)


def delete_webhook(request: Request) -> bool:
    """Go back to polling."""
    _switch(request, "", "")
    return True


def get_webhook_info(request: Request) -> Json:
    """Return where the updates go."""
    updates = request.bot.updates
    found: Json = {
        "url": updates.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(updates.pending()),
    }
    if updates.webhook:
        found["max_connections"] = 40
        found["ip_address"] = "127.0.0.1"
    if updates.webhook_error is not None:
        when, message = updates.webhook_error
        found |= {"last_error_date": int(when.timestamp()), "last_error_message": message}
    if updates.allowed:
        found["allowed_updates"] = updates.allowed
    return found


METHODS: dict[str, Method] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
