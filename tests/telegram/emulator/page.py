"""The page on which one plays the persons: what it shows, and what one can do on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web

from tests.telegram.emulator.errors import ImpossibleActError
from tests.telegram.emulator.jsons import Json, integer, mapping, string
from tests.telegram.emulator.views import rows
from tests.telegram.emulator.world import Kind

if TYPE_CHECKING:
    from datetime import tzinfo

    from tests.telegram.emulator.emulator import Emulator
    from tests.telegram.emulator.groups import Group
    from tests.telegram.emulator.people import EmulatedPerson
    from tests.telegram.emulator.views import SeenMessage
    from tests.telegram.emulator.world import BotAccount

PATIENCE = 25.0
"""How many seconds the page waits for something to happen before it asks again."""
ANSWER_SECONDS = 10.0
"""How long somebody waits for the answer to a press."""


class Page:
    """One bot, some people, and the groups they are in."""

    def __init__(
        self,
        emulator: Emulator,
        bot: BotAccount,
        people: list[EmulatedPerson],
        group: Group,
        *,
        zone: tzinfo | None = None,
    ) -> None:
        """`zone`: whose time the page shows; the machine's unless given."""
        self._zone = zone
        self._emulator = emulator
        self._bot = bot
        self._people = {person.id: person for person in people}
        self._groups = [group]

    def routes(self) -> list[web.RouteDef]:
        """The addresses of the page."""
        return [web.get("/", self.show), web.get("/view", self.view), web.post("/act", self.act)]

    @staticmethod
    async def show(_request: web.Request) -> web.Response:
        """Return the page itself."""
        return web.Response(text=Path(__file__).with_name("page.html").read_text("utf-8"), content_type="text/html")

    async def view(self, request: web.Request) -> web.Response:
        """Return what a person sees, once something has changed since the state the page names."""
        changes = self._emulator.world.changes
        known = integer(request.query.get("state", "-1"))
        await changes.until(lambda: changes.count != known, PATIENCE)
        person = self._people.get(integer(request.query.get("person")), next(iter(self._people.values())))
        return web.json_response({"state": changes.count, **self._view(person)})

    def _view(self, person: EmulatedPerson) -> Json:
        private = self._bot.privates.get(person.id)
        chats: list[Json] = [
            {
                "key": "private",
                "title": self._bot.name,
                "kind": "blockiert" if private and private.blocked else "privat",
                "messages": [self._message(seen) for seen in person.sees(self._bot)] if private else [],
                "open": private is not None,
            }
        ]
        for group in self._groups:
            if group.member(person).present:
                kind = {Kind.GROUP: "Gruppe"}.get(group.kind, "Supergruppe")
                chats.append(
                    {
                        "key": str(group.id),
                        "title": group.title,
                        "kind": "umgezogen" if group.upgraded_to else kind,
                        "messages": [self._message(seen) for seen in person.sees(group)],
                        "size": sum(member.present for member in group.members.values()),
                        "open": group.upgraded_to is None,
                        "bot": group.has(self._bot),
                        "bot_admin": group.member(self._bot).admin,
                        "can_upgrade": group.creator is person and group.kind is Kind.GROUP,
                        "admin": group.member(person).admin,
                    }
                )
        people = [{"id": one.id, "name": one.name} for one in self._people.values()]
        return {"people": people, "person": person.id, "chats": chats, "violations": len(self._emulator.violations)}

    async def act(self, request: web.Request) -> web.Response:
        """Let a person do something; the answer says what they get to see besides, or why it cannot be."""
        wish = mapping(await request.json())
        try:
            return web.json_response(await self._act(wish))
        except ImpossibleActError as error:
            return web.json_response({"alert": f"Das geht nicht: {error}"})

    async def _act(self, wish: Json) -> Json:
        person = self._people[integer(wish["person"])]
        act, key = string(wish["act"]), string(wish.get("chat"))
        group = next((group for group in self._groups if str(group.id) == key), None)
        message = None
        if wish.get("message"):
            chat = group or person.chat(self._bot)
            message = chat.messages[integer(wish["message"])]
        text = string(wish.get("text"))
        if act == "start":
            person.start(self._bot)
        elif act == "block":
            person.block(self._bot)
        elif act == "say":
            person.say(group or self._bot, text, reply_to=message)
        elif act == "edit" and message is not None:
            person.edit(message, text)
        elif act == "tap" and message is not None:
            return await self._tap(person, message.id, key, integer(wish["button"]))
        elif act == "upgrade" and group is not None:
            self._groups.append(person.upgrade(group))
            return {"go": str(self._groups[-1].id)}
        elif group is not None:
            self._change_bot(person, group, act)
        return {}

    def _change_bot(self, person: EmulatedPerson, group: Group, act: str) -> None:
        if act == "add":
            person.add(group, self._bot)
        elif act == "remove":
            person.remove(group, self._bot)
        elif act == "promote":
            person.promote(group, self._bot)
        elif act == "demote":
            person.demote(group, self._bot)

    async def _tap(self, person: EmulatedPerson, number: int, key: str, button: int) -> Json:
        group = next((group for group in self._groups if str(group.id) == key), None)
        message = (group or person.chat(self._bot)).messages[number]
        pressed = [each for row in rows(message.markup) for each in row][button]
        if "url" in pressed:
            if string(pressed["url"]).startswith("https://t.me/"):
                person.follow(message, button, group)
                return {"go": "private" if "?start=" in string(pressed["url"]) else key}
            return {"alert": string(pressed["url"])}
        query = person.tap(message, button)
        await self._emulator.world.changes.until(lambda: query.answer is not None, ANSWER_SECONDS)
        if query.answer is None:
            return {"alert": "Der Bot hat auf den Knopf nicht geantwortet."}
        if query.answer.url:
            person.open(query.answer.url, group)
            return {"go": "private" if "?start=" in query.answer.url else key}
        return {"alert" if query.answer.show_alert else "toast": query.answer.text}

    def _message(self, seen: SeenMessage) -> Json:
        return {
            "id": seen.message_id,
            "sender": seen.sender,
            "bot": seen.message.sender.is_bot,
            "sender_id": seen.message.sender.id,
            "html": seen.html,
            "text": seen.text,
            "service": seen.service,
            "media": seen.media,
            "keyboard": seen.keyboard,
            "links": ["url" in button for row in rows(seen.markup) for button in row],
            "asks": bool(seen.markup.get("force_reply")),
            "placeholder": string(seen.markup.get("input_field_placeholder")),
            "rings": seen.rings,
            "pinned": seen.pinned,
            "time": seen.date.astimezone(self._zone).strftime("%H:%M"),
            "day": seen.date.astimezone(self._zone).date().isoformat(),
            "edited": seen.edited,
            "reply_to": seen.reply_to,
        }
