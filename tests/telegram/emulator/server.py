"""The HTTP side: tokens, parameters in every form, faults, limits, answers."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from tests.telegram.emulator import methods_account, methods_chats, methods_messages, methods_pins, methods_updates
from tests.telegram.emulator.errors import ApiError, bad_request, too_many_requests
from tests.telegram.emulator.faults import Fault
from tests.telegram.emulator.jsons import Json, mapping
from tests.telegram.emulator.limits import COUNTED
from tests.telegram.emulator.requests import Request, Upload
from tests.telegram.emulator.validation import typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.telegram.emulator.faults import Faults, Ordered
    from tests.telegram.emulator.limits import Limits
    from tests.telegram.emulator.requests import Method
    from tests.telegram.emulator.validation import Validation
    from tests.telegram.emulator.world import BotAccount, World

TABLES = (
    methods_messages.METHODS,
    methods_pins.METHODS,
    methods_chats.METHODS,
    methods_account.METHODS,
    methods_updates.METHODS,
)
METHODS: dict[str, Method] = {name.lower(): method for table in TABLES for name, method in table.items()}
NAMES = {name.lower(): name for table in TABLES for name in (*table, "getUpdates")}
"""How the reference spells a method; the server does not care."""
SERVER_ERROR: Json = {"ok": False, "error_code": 500, "description": "Internal Server Error"}
BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call that was answered, or would have been."""

    bot: str
    """The bot's username."""
    method: str
    parameters: Json
    """As typed values."""
    answer: Json
    """As it was sent, or would have been; empty if a fault came before there was any."""


class Server:
    """Answers the calls of all bots on one world."""

    def __init__(self, world: World, faults: Faults, limits: Limits, validation: Validation) -> None:
        self._world = world
        self._faults = faults
        self._limits = limits
        self._validation = validation
        self.enforces_limits = False
        self.hides_members = False
        self.query_lifetime = 900.0
        self.delay: Callable[[str], float] = lambda _method: 0.0
        self.calls: list[Call] = []
        self.not_emulated: list[str] = []
        self.closing = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        """The addresses the Bot API has."""
        return [
            web.get("/bot{token}/{method}", self.call),
            web.post("/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/files/{file_id}", self.file),
        ]

    def _bot(self, request: web.Request) -> BotAccount:
        token = request.match_info["token"]
        number, colon, secret = token.partition(":")
        if not (number.isdigit() and colon and secret):
            raise ApiError(404, "Not Found")
        bot = next((bot for bot in self._world.bots() if bot.token == token), None)
        if bot is None:
            raise ApiError(401, "Unauthorized")
        return bot

    async def file(self, request: web.Request) -> web.Response:
        """Return the content of a file."""
        try:
            self._bot(request)
        except ApiError as error:
            return web.json_response(error.answer(), status=error.code)
        content = self._world.files.get(request.match_info["file_id"])
        if content is None:
            return web.json_response(ApiError(404, "Not Found").answer(), status=404)
        return web.Response(body=content)

    async def call(self, http: web.Request) -> web.StreamResponse:
        """Answer one call."""
        try:
            bot = self._bot(http)
            texts, uploads = await _parameters(http)
        except ApiError as error:
            return web.json_response(error.answer(), status=error.code)
        request = Request(
            world=self._world,
            bot=bot,
            method=http.match_info["method"],
            texts=texts,
            uploads=uploads,
            query_lifetime=self.query_lifetime,
            hides_members=self.hides_members,
        )
        await self._sleep(self.delay(NAMES.get(request.method.lower(), request.method)))
        ordered = self._faults.take(request)
        if ordered is not None and not ordered.fault.happens:
            return await self._fail(http, request, ordered)
        answer = await self._answer(request)
        if ordered is not None:
            return await self._fail(http, request, ordered)
        status = answer["error_code"] if isinstance(answer.get("error_code"), int) else 200
        return web.json_response(answer, status=int(str(status)))

    async def _sleep(self, seconds: float) -> None:
        if seconds:
            await asyncio.sleep(seconds)

    async def _fail(self, http: web.Request, request: Request, ordered: Ordered) -> web.StreamResponse:
        slow_down = too_many_requests(ordered.retry_after).answer()
        if not ordered.fault.happens:
            answers = {Fault.TOO_MANY_REQUESTS: slow_down, Fault.SERVER_ERROR: SERVER_ERROR}
            self._note(request, answers.get(ordered.fault, {}))
        match ordered.fault:
            case Fault.TOO_MANY_REQUESTS:
                return web.json_response(slow_down, status=429)
            case Fault.SERVER_ERROR:
                return web.json_response(SERVER_ERROR, status=500)
            case Fault.BAD_GATEWAY:
                return web.Response(text=BAD_GATEWAY, status=502, content_type="text/html")
            case Fault.HANGING_ANSWER | Fault.HANGING_REQUEST:
                await self.closing.wait()
            case Fault.LOST_ANSWER | Fault.LOST_REQUEST:
                pass
        if http.transport is not None:
            http.transport.abort()
        return web.Response(status=500)

    async def _answer(self, request: Request) -> Json:
        name = NAMES.get(request.method.lower())
        if name is None:
            self.not_emulated.append(request.method)
            answer = ApiError(404, "Not Found").answer()
            self._note(request, answer)
            return answer
        self._validation.request(name, request.texts, request.uploads)
        try:
            answer = {"ok": True, "result": await self._result(request)}
        except ApiError as error:
            answer = error.answer()
        self._validation.answer(name, answer)
        self._note(request, answer)
        return answer

    async def _result(self, request: Request) -> object:
        method = request.method.lower()
        if method == "getupdates":
            return await methods_updates.get_updates(request)
        counted = method in COUNTED
        chat = request.number("chat_id")
        if counted and self.enforces_limits and (pause := self._limits.pause(request.bot.id, chat)):
            raise too_many_requests(pause)
        result = METHODS[method](request)
        if counted:
            self._limits.wrote(request.bot.id, chat)
        return result

    def _note(self, request: Request, answer: Json) -> None:
        name = NAMES.get(request.method.lower(), request.method)
        parameters = typed(request.texts)
        # The answer is kept as it was sent, whatever becomes of the objects in it.
        kept = mapping(json.loads(json.dumps(answer)))
        self.calls.append(Call(bot=request.bot.username or "", method=name, parameters=parameters, answer=kept))
        self._world.changes.announce()


async def _parameters(http: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """Return the parameters as texts, and the files, from the address and any kind of body."""
    texts = dict(http.query)
    uploads: dict[str, Upload] = {}
    if http.content_type == "application/json":
        body = await http.read()
        try:
            found: object = json.loads(body or b"{}")
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        texts |= {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in mapping(found).items()
        }
    elif http.method == "POST":
        form = await http.post()
        for name, value in form.items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.file.read())
            elif isinstance(value, str):
                texts[name] = value
    return texts, uploads
