"""How many messages a group gets, and which of them ring: set-up, a normal month, and one in which nobody reacts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM
from bot.engine.exchange.messages import Attach, Post
from tests.flows.settling import berlin
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Delivery, Sent

PARTNERS = {
    "Anna": "Stadt Ahlen; Staat; hauptamtlich",
    "Bert": "Kreis Warendorf; Staat; hauptamtlich",
    "Carla": "Jobcenter; Staat",
    "Deniz": "Handwerkskammer; Wirtschaft; hauptamtlich",
    "Emil": "Bäckerei; Wirtschaft",
    "Fatma": "Flüchtlingsrat; Zivilgesellschaft; ehrenamtlich",
    "Greta": "Sportverein; Zivilgesellschaft; ehrenamtlich",
}
SET_UP = "/einrichten Ankommen in Ahlen; Arbeit und Sprache; de; Europe/Berlin; keine; 1; bei Bedarf"
DUE = (
    *(f"/akteur neu {name}; Staat; 3; 3; {keeper}" for name, keeper in zip("ABCDEF", PARTNERS, strict=False)),
    "/akteur neu G; Wirtschaft; 3; 3; Anna",
    "/akteur neu H; Wirtschaft; 3; 3",
    "/informieren neu Rat; Stand; Stadt Ahlen; alle zwei Wochen",
    "/informieren neu Presse; Stand; Sportverein; jeden Montag",
    "/informieren neu Land; Bericht; Fatma; monatlich",
    "/informieren neu Netz; Brief; Pressestelle; alle zwei Wochen",
)
FIRST, SECOND = "Wir treffen uns monatlich.", "Das Fest ist am 3. Juli."


class Ear:
    """Hears what a channel gets, each message as it was when it came. Edits are silent and no messages."""

    def __init__(self, stage: Stage, channel: str = GROUP) -> None:
        self.heard: list[Content] = []
        deliver = stage.chat.deliver

        async def listening(delivery: Delivery) -> Sent:
            sent = await deliver(delivery)
            if isinstance(delivery, Post | Attach) and (delivery.to.channel or sent.channel) == channel:
                content = delivery.content if isinstance(delivery, Post) else delivery.caption
                self.heard.append(content)
            return sent

        stage.chat.deliver = listening  # type: ignore[method-assign]  # to listen

    @property
    def messages(self) -> list[str]:
        """Return the first words of all messages."""
        return [_beginning(content) for content in self.heard]

    @property
    def rung(self) -> list[str]:
        """Return the first words of those that rang."""
        return [_beginning(content) for content in self.heard if content.rings]


def _beginning(content: Content) -> str:
    return " ".join(content.text.replace("*", "").replace("\\", "").split()[:2])


@pytest.fixture(params=[LIKE_TELEGRAM, LIKE_MATRIX], ids=["telegram", "matrix"])
async def stage(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path, capabilities=request.param) as one:
        yield one


async def settle(stage: Stage) -> None:
    """Set up, have seven people join, and plan a dozen things that come due."""
    await stage.add_bot("Anna")
    await stage.say("Anna", SET_UP)
    for name, words in PARTNERS.items():
        await stage.say(name, f"/mitmachen {words}")
        await stage.say(name, "danke", "@")
    for line in DUE:
        await stage.say("Anna", line)


async def propose(stage: Stage, who: str, text: str) -> None:
    await stage.say(who, f"/beschluss {text}")
    await stage.answer(who, "so abstimmen")


async def test_set_up_and_joining_cost_three_messages(stage: Stage) -> None:
    ear = Ear(stage)
    await stage.add_bot("Anna")
    await stage.say("Anna", "/einrichten")
    for answer in ("Ankommen in Ahlen", "Arbeit und Sprache", "Deutsch", "Berlin", "NRW", "überspringen"):
        await stage.say("Anna", answer, "@")
    for answer in ("monatlich", "so speichern"):
        await stage.say("Anna", answer, "@")
    for place, (name, words) in enumerate(PARTNERS.items()):
        if place % 2:
            await stage.say(name, f"/mitmachen {words}")
            continue
        await stage.say(name, "/mitmachen")
        house, sector, *engagement = words.split("; ")
        for answer in (house, sector, "überspringen", *(engagement or ["überspringen"])):
            await stage.say(name, answer, "@")
    for line in DUE:
        await stage.say("Anna", line)

    assert ear.messages == ["Guten Tag,", "Anna richtet", "Alles ist"]
    assert ear.rung == []
    card = stage.seen_in()[0]
    assert card.text.startswith("Ankommen in Ahlen ist eingerichtet. Wer gehört dazu?")
    assert "Schon dabei: Staat und Verwaltung 3, Wirtschaft 2, Zivilgesellschaft 2." in card.text
    assert card.labels == ("Mitmachen",)
    assert stage.latest(containing="Alles ist bereit").reply_to == card.id


async def test_a_normal_month_has_eight_messages_at_most(stage: Stage) -> None:
    await settle(stage)
    ear = Ear(stage)

    await stage.say("Anna", "/checkin")
    for name in list(PARTNERS)[:6]:
        if stage.chat.capabilities.doors:
            await stage.say(name, "/antworten", "@")
        else:
            await stage.tap(name, stage.latest(containing="Check-in 1"), "Jetzt antworten")
        for _ in range(5):
            await stage.say(name, "4", "@")
    await propose(stage, "Emil", FIRST)
    for name in PARTNERS:
        await stage.tap(name, stage.latest(containing=FIRST), "agree-1")
    await stage.tap("Emil", stage.latest(containing=FIRST), "Jetzt schließen")
    for answer in ("Anna lädt ein.", "Stadt Ahlen", "in drei Monaten"):
        await stage.say("Emil", answer, "@")
    await stage.wait_until(berlin(2026, 11, 17, 9))
    await propose(stage, "Greta", SECOND)
    await stage.tap("Anna", stage.latest(containing=SECOND), "agree-1")
    await stage.tap("Greta", stage.latest(containing=SECOND), "agree-1")
    await stage.tap("Deniz", stage.latest(containing=SECOND), "concern-1")
    for _ in range(30):
        await stage.wait(timedelta(days=1))
        await see_to_all(stage)

    assert len(ear.messages) <= 8, ear.messages
    assert ear.rung == [one for one in ear.messages if one not in {"B-1 ist", "B-2 ist", "Ergebnis des"}]
    assert sum(one == "Akteure und" for one in ear.messages) == 2
    assert not any(name in one.text for one in ear.heard for name in PARTNERS if "Akteure und" in one.text)


async def see_to_all(stage: Stage) -> None:
    """Have everybody see to what is due with them, and the group to what nobody keeps."""
    for name in (*PARTNERS, None):
        place = f"@{name.casefold()}" if name is not None else GROUP
        for message in stage.seen_in(place):
            for choice in message.content.choices:
                if choice.key.startswith("done-"):
                    await stage.tap(name or "Anna", message, choice.key)


async def test_a_month_in_which_nobody_reacts_has_six_messages_at_most(stage: Stage) -> None:
    await settle(stage)
    ear = Ear(stage)

    await stage.say("Anna", "/checkin")
    await propose(stage, "Emil", FIRST)
    await stage.wait_until(berlin(2026, 11, 17, 9))
    await propose(stage, "Greta", SECOND)
    await stage.wait(timedelta(days=30))

    assert len(ear.messages) <= 6, ear.messages
    assert sum(one == "Akteure und" for one in ear.messages) == 2
    assert [one for one in ear.messages if one not in ear.rung] in ([], ["Ergebnis des"])


async def test_each_person_hears_of_a_thing_twice_at_most_when_nobody_reacts(stage: Stage) -> None:
    await settle(stage)
    ears = {name: Ear(stage, f"@{name.casefold()}") for name in PARTNERS}
    await stage.wait(timedelta(days=70))

    for name in ("Bert", "Carla", "Deniz", "Emil"):
        assert [one for one in ears[name].messages if one.startswith(("Zeit,", "Das steht"))] == ["Zeit, sich"] * 2
    assert sum("noch niemand" in one.text for one in ears["Anna"].heard) >= 1
    assert all(one.rings for name in ("Bert", "Carla") for one in ears[name].heard)
