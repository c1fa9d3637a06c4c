"""The scene for tests of decisions: partners of three sectors, and what the database and the chat hold about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import Channel, ChannelKind, Cooperation, Language
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from bot.domain.decisions import Decision, DecisionEvent, Voice
    from bot.domain.partners import Partner
    from bot.engine.exchange.messages import Receipt

SECOND = "room"
"""The cooperation's second channel."""
PEOPLE = {
    "Anna": "Stadt Ahlen; state",
    "Ben": "IHK; business; paid",
    "Cem": "Caritas; civil society; voluntary",
    "Dora": "Caritas",
}
PROPOSAL = "Wir treffen uns monatlich."


@dataclass
class DecisionScene:
    """A stage with a cooperation on it. Anna coordinates."""

    stage: Stage
    home: int

    @classmethod
    async def prepare(cls, stage: Stage, language: Language = Language.GERMAN, **settings: object) -> DecisionScene:
        """Set a cooperation up and have its partners join."""

        async def play() -> None:
            await cls._play(stage, language, **settings)

        await stage.after(("deciding", language, tuple(sorted(settings.items()))), play)
        with stage.database.begin() as transaction:
            return cls(stage, transaction.cooperations()[0].id)

    @staticmethod
    async def _play(stage: Stage, language: Language, **settings: object) -> None:
        with stage.database.begin() as transaction:
            cooperation = Cooperation(created_at=stage.clock.now(), name="Ankommen in Ahlen", language=language)
            home = transaction.add_cooperation(replace(cooperation, **settings))  # type: ignore[arg-type]  # its fields
            for channel in (GROUP, SECOND):
                transaction.add_channel(
                    Channel(
                        cooperation_id=home.id,
                        adapter="memory",
                        account="bot",
                        platform_id=channel,
                        kind=ChannelKind.GROUP,
                    )
                )
        for person, words in PEOPLE.items():
            await stage.say(person, f"/join {words}")
        with stage.database.begin() as transaction:
            store = transaction.store(home.id)
            anna = store.identities.first(platform_id="anna")
            assert anna is not None
            store.identities.put(replace(anna, coordinates=True))

    def decision(self, number: int = 1) -> Decision:
        """Return a decision as it is stored."""
        with self.stage.database.begin() as transaction:
            found = transaction.store(self.home).decisions.first(number=number)
        assert found is not None
        return found

    def count(self) -> int:
        """Count the decisions."""
        with self.stage.database.begin() as transaction:
            return len(transaction.store(self.home).decisions.find())

    def voices(self, number: int = 1) -> list[Voice]:
        """Return all voices ever given."""
        decision = self.decision(number)
        with self.stage.database.begin() as transaction:
            return transaction.store(self.home).voices.find(decision_id=decision.id)

    def events(self, number: int = 1) -> list[DecisionEvent]:
        """Return the log."""
        decision = self.decision(number)
        with self.stage.database.begin() as transaction:
            return transaction.store(self.home).decision_events.find(decision_id=decision.id)

    def partner(self, name: str) -> Partner:
        """Return a partner by name."""
        with self.stage.database.begin() as transaction:
            found = transaction.store(self.home).partners.first(name=name)
        assert found is not None
        return found

    async def propose(self, who: str, words: str, channel: str = GROUP) -> None:
        """Have somebody propose."""
        await self.stage.say(who, f"/beschluss {words}", channel)
        await self.stage.answer(who, "so abstimmen", channel)

    async def close(self, who: str, number: int) -> None:
        """Have somebody close a decision early, and say yes."""
        await self.stage.say(who, f"/beschluss {number} schließen")
        await self.stage.answer(who, "ja")

    async def tap(
        self, who: str, choice: str, number: int = 1, *, channel: str = GROUP, event: str | None = None
    ) -> Receipt:
        """Have somebody tap the newest card of a decision."""
        return await self.stage.tap(who, self.stage.latest(channel, f"B-{number} ·"), choice, event=event)

    def card(self, number: int = 1, channel: str = GROUP) -> str:
        """Return what a decision's newest card says."""
        return self.stage.latest(channel, f"B-{number} ·").text

    def last(self, channel: str = GROUP) -> str:
        """Return the bot's last message in a channel."""
        return self.stage.seen_in(channel)[-1].text

    async def all_agree(self, number: int = 1) -> None:
        """Have every organisation agree."""
        for who in ("Anna", "Ben", "Cem"):
            await self.tap(who, f"agree-{self.wording(number)}", number)

    def wording(self, number: int = 1) -> int:
        """Count the wordings so far, as the choices' keys do."""
        return 1 + sum(event.step.value == "reworded" for event in self.events(number))
