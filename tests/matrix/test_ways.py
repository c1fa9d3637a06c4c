"""The way from a reaction in the group into the private room: a quiet link in a thread, with the room behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from bot.engine.exchange.content import Content, mention
from bot.engine.exchange.messages import Post

if TYPE_CHECKING:
    from tests.matrix.homes import Household, MatrixScene
    from tests.matrix.view import ShownMessage

LINK = "https://matrix.to/#/"


async def _way(scene: MatrixScene, person: str, number: int = 2) -> ShownMessage:
    card = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Karte")))
    text = f"{mention('Bert', scene.bert.user_id)}: Weiter geht es im privaten Chat."
    post = Post(id=number, to=scene.group, content=Content(text, leads=person), reply_to=card.message)
    sent = await scene.adapter.deliver(post)
    shown = await scene.reads(scene.bert, sent.message)
    assert (shown.thread, shown.reply_to) == (card.message, card.message)
    return shown


async def test_a_link_leads_into_the_private_room(household: Household) -> None:
    scene = await household.scene()
    way = await _way(scene, scene.bert.user_id)
    said, _, link = unquote(way.body).partition(LINK)
    room, _, via = link.partition("?via=")
    assert said == "Bert: Weiter geht es im privaten Chat.\n"
    assert via == "localhost"
    assert (way.kind, way.mentions) == ("m.notice", (scene.bert.user_id,))
    assert await scene.bert.accept_invitation(scene.account) == room
    private = Post(id=3, to=scene.private(), content=Content("hier"), person=scene.bert.user_id)
    assert (await scene.adapter.deliver(private)).channel == room, "there is one room, whoever needed it first"
    assert way.html is not None
    assert f'<a href="{LINK}{room}?via=localhost">' in unquote(way.html)


async def test_where_no_room_can_be_opened_the_link_leads_to_the_bot(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    assert (await _way(scene, "@nobody:localhost.invalid")).body.endswith(f"{LINK}{scene.account}")
