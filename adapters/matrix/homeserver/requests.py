"""Requests to the homeserver for which nio has no method."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from adapters.matrix.homeserver.events import JsonObject, child, text
from adapters.matrix.homeserver.failures import ServerTroubleError, is_passing_status, wished_pause

if TYPE_CHECKING:
    import nio


@dataclass(frozen=True, slots=True)
class ServerAnswer:
    """What the server said."""

    status: int
    content: JsonObject
    """Empty if the answer was no JSON object."""
    is_object: bool = True
    """Whether the answer was a JSON object, as a homeserver's are."""
    retry_after: float | None = None
    """For how many seconds the server asks to be left alone, if it named a time."""

    @property
    def ok(self) -> bool:
        """Whether the server did what was asked."""
        return self.status == HTTPStatus.OK

    @property
    def named(self) -> str:
        """The Matrix error code, or the HTTP status of an answer without one, for the log."""
        return text(self.content, "errcode") or f"HTTP {self.status}"


async def ask(
    client: nio.AsyncClient, method: str, path: str, body: JsonObject | None = None, *, token: str | None = None
) -> ServerAnswer:
    """Send a request and return the answer, whatever it says.

    `path` begins behind `/_matrix/client/`; `token` replaces the client's own. Raises what the network raises.
    """
    headers = {"Content-Type": "application/json"}
    bearer = token or client.access_token
    if bearer:
        headers["Authorization"] = f"Bearer {bearer}"
    data = None if body is None else json.dumps(body)
    async with await client.send(method, f"/_matrix/client/{path}", data, headers) as response:
        status, said = int(response.status), await response.read()
        header = response.headers.get("Retry-After", "")
    try:
        read = json.loads(said)
    except (ValueError, RecursionError):
        read = None
    content = child({"answer": read}, "answer")
    wait = wished_pause(content.get("retry_after_ms"), header)
    return ServerAnswer(status, content, is_object=isinstance(read, dict), retry_after=wait)


async def insist_on(client: nio.AsyncClient, method: str, path: str, body: JsonObject | None = None) -> ServerAnswer:
    """Like `ask`, but an answer that may be another one later raises ServerTroubleError."""
    answer = await ask(client, method, path, body)
    if is_passing_status(answer.status):
        raise ServerTroubleError(f"{path} not answered: {answer.named}", retry_after=answer.retry_after)
    return answer
