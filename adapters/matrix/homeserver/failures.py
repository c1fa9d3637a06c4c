"""What went wrong when talking to the homeserver, and what that means for a delivery."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import aiohttp

from bot.engine.exchange.messages import DeliveryError, Failure

if TYPE_CHECKING:
    from nio.responses import ErrorResponse

ACCOUNT_REFUSED = frozenset({"M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_USER_DEACTIVATED", "M_USER_LOCKED"})
"""Error codes after which no request of this account will be answered."""
NETWORK_TROUBLE = (aiohttp.ClientError, TimeoutError, OSError)
"""What is raised when there was no answer, or none that could be read."""
_UNREACHABLE = frozenset({"M_FORBIDDEN", "M_GUEST_ACCESS_FORBIDDEN"})
_SERVER_ERROR = 500
_CLIENT_ERROR = 400
_NOT_FOUND = 404
_TOO_MANY = 429


class ServerTroubleError(Exception):
    """The server did not do what was asked, but may later."""

    def __init__(self, reason: str, *, retry_after: float | None = None) -> None:
        """`retry_after` in seconds, if the server named a time."""
        super().__init__(reason)
        self.retry_after = retry_after


def status(error: ErrorResponse) -> int:
    """Return the HTTP status of an answer; 0 if there is none."""
    response = error.transport_response
    return int(response.status) if response is not None else 0


def named(error: ErrorResponse) -> str:
    """Return the Matrix error code, or the HTTP status of an answer without one, for the log."""
    return error.status_code or f"HTTP {status(error)}"


def retry_after(error: ErrorResponse) -> float | None:
    """Return for how many seconds the server asks to be left alone."""
    header = error.transport_response.headers.get("Retry-After", "") if error.transport_response is not None else ""
    return wished_pause(error.retry_after_ms, header)


def wished_pause(milliseconds: object, header: str) -> float | None:
    """Return the seconds that an answer names in its body (`retry_after_ms`), or else in its header `Retry-After`."""
    if isinstance(milliseconds, int | float) and milliseconds > 0:
        return milliseconds / 1000
    return float(header) if header.isdecimal() else None


def is_rate_limit(error: ErrorResponse) -> bool:
    """Whether the server only asked to wait."""
    return error.status_code == "M_LIMIT_EXCEEDED" or status(error) == _TOO_MANY


def is_passing(error: ErrorResponse) -> bool:
    """Whether the same request may well succeed later.

    An answer without a Matrix error code comes from what stands before the homeserver, which may refuse for good: a
    path too long, a forbidden word.
    """
    return is_rate_limit(error) or is_passing_status(status(error))


def is_passing_status(http_status: int) -> bool:
    """Whether an HTTP status (0: no answer at all) says that the same request may succeed later."""
    return http_status in {0, _TOO_MANY} or http_status >= _SERVER_ERROR


def refusal(account: str, code: str) -> str:
    """Return the sentence for the administrator when the server no longer accepts the login."""
    return (
        f"The Matrix server no longer accepts the login of {account} ({code}). If its device was removed "
        "on purpose, move the Matrix folder away, put its cross_signing.json into the new one, and start once with the "
        "password: the bot becomes a new device."
    )


def _is_no_homeserver(error: ErrorResponse) -> bool:
    """Whether something else answered at the homeserver's address, whatever was asked: a web server without it."""
    return not error.status_code and (status(error) < _CLIENT_ERROR or status(error) == _NOT_FOUND)


def from_answer(error: ErrorResponse, *, on_the_wire: bool) -> DeliveryError:
    """Classify an error answer. `on_the_wire` if the request was the message itself, so that it may have arrived."""
    code = named(error)
    if is_rate_limit(error):
        seconds = retry_after(error)
        pause = timedelta(seconds=seconds) if seconds is not None else None
        # Servers count what an account sends, whatever the room; opening a room has a limit of its own.
        return DeliveryError(f"rate limited: {code}", Failure.RETRY, retry_after=pause, everywhere=on_the_wire)
    if is_passing(error) or _is_no_homeserver(error):
        return DeliveryError(f"server error: {code}", Failure.UNKNOWN if on_the_wire else Failure.RETRY)
    if code in ACCOUNT_REFUSED:
        # The sync loop meets the same refusal and tells the administrator; the message stays where it is.
        return DeliveryError(f"account refused: {code}", Failure.RETRY)
    if code in _UNREACHABLE:
        return DeliveryError(f"not allowed in the room: {code}", Failure.UNREACHABLE)
    return DeliveryError(f"refused: {code}", Failure.REFUSED)


def from_exception(error: Exception, *, on_the_wire: bool) -> DeliveryError:
    """Classify a lost connection. Only one that was never made says for certain that nothing arrived."""
    certain = not on_the_wire or isinstance(error, aiohttp.ClientConnectorError)
    return DeliveryError(f"no answer: {type(error).__name__}", Failure.RETRY if certain else Failure.UNKNOWN)
