"""The scenes, one like the other on every platform: what people do, by command, key and place, never by wording."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from bot.domain.cooperation import Language
from flows import FLOWS
from tests.screens.looking import SceneError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Mapping
    from pathlib import Path

    from tests.screens.looking import Tappable

PEOPLE = ("anna", "bert", "carla", "deniz", "emil", "fatma", "greta")
MOST_QUESTIONS = 30
FEW = 6
"""So many choices, those beside the answers too, has a question for yes, partly or no; one for a rating has more."""
AGREEING = 3
"""Whoever rates so says yes."""
SKIP, DONE = "skip", "done"
DAY = timedelta(days=1)

WORDS: Mapping[Language, Mapping[str, str]] = {
    Language.GERMAN: {
        "setup.name": "Ankommen in Ahlen",
        "setup.challenge": "Arbeit und Sprache für alle, die neu in der Stadt sind",
        "join.organisation": "Handwerkskammer",
        "houses": "Stadt Ahlen; Staat|Kreis Warendorf; Staat|Jobcenter; Staat||Bäckerei Öztürk; Wirtschaft"
        "|Flüchtlingsrat; Zivilgesellschaft|Sportverein; Zivilgesellschaft",
        "missing": "Die Betriebe wissen noch nicht, wer für die Stadt sprechen darf.",
        "proposal": "Wir treffen uns jeden ersten Montag im Monat im Bürgerhaus.",
        "reason": "Montags ist das Bürgerhaus belegt.",
        "stakeholders": "neu Ausländerbehörde; Staat; 3; 3; Anna|neu Lokalzeitung; Wirtschaft; 2; 3; Anna",
    },
    Language.ENGLISH: {
        "setup.name": "Arriving in Ahlen",
        "setup.challenge": "Work and language for everybody who is new in town",
        "join.organisation": "Chamber of Crafts",
        "houses": "City of Ahlen; state|Warendorf District; state|Job Centre; state||Öztürk Bakery; business"
        "|Refugee Council; civil society|Sports Club; civil society",
        "missing": "Companies do not know yet who may speak for the city.",
        "proposal": "We meet on the first Monday of each month at the community centre.",
        "reason": "The community centre is taken on Mondays.",
        "stakeholders": "add Immigration Office; state; 3; 3; Anna|add Local Paper; business; 2; 3; Anna",
    },
}
"""What people type, by the question it answers, or by what it is."""


class PicturedStage(Protocol):
    """A platform with people on it, which pictures are taken of."""

    @property
    def language(self) -> Language:
        """What is spoken."""

    def begin(self, into: Path) -> None:
        """Begin a scene, whose pictures are named like `into`."""

    async def end(self) -> None:
        """End a scene."""

    async def say(self, who: str, text: str, *, private: bool) -> None:
        """Have somebody write; returns once all that follows has arrived."""

    async def tap(self, who: str, asked: Tappable, place: int) -> None:
        """Have somebody tap a choice; what leads to the private chat is followed there."""

    def is_led(self, who: str) -> bool:
        """Whether the newest message in the group is a link that leads somebody into their private chat."""

    async def follow(self, who: str) -> None:
        """Follow that link."""

    async def pass_time(self, span: timedelta) -> None:
        """Let time pass; what is due happens at its time."""

    async def picture(self, name: str, who: str | None) -> None:
        """Take a picture of somebody's private chat, or of the group. Raises SceneError if there is nothing new."""

    def question(self, who: str) -> Tappable | None:
        """Return the question that waits with somebody."""

    def card(self, kind: str, who: str | None) -> Tappable | None:
        """Return the newest card of a kind in a private chat or in the group."""


class Player:
    """Plays a scene."""

    def __init__(self, stage: PicturedStage) -> None:
        self.stage = stage
        self._words = WORDS[stage.language]

    def words(self, what: str) -> str:
        """Return what people type."""
        return self._words[what]

    async def command(self, who: str, name: str, typed: str = "", *, private: bool = False) -> None:
        """Give a command by the name it has in code."""
        command = next(one for flow in FLOWS.all for one in flow.commands if one.name == name)
        await self.stage.say(who, f"/{command.called(self.stage.language)} {typed}".strip(), private=private)
        if not private and self.stage.is_led(who):
            await self.stage.picture("led-on", None)
            await self.stage.follow(who)

    async def answer(self, who: str, taps: Mapping[str, tuple[str | int, ...]], typed: Mapping[str, str]) -> Tappable:
        """Answer the question that waits with somebody: as is said for it, else by leaving it out or the first choice.

        Raises SceneError if there is no question, or no answer to it.
        """
        asked = self.stage.question(who)
        if asked is None:
            problem = f"nothing is asked of {who}"
            raise SceneError(problem)
        text = typed.get(asked.name, self._words.get(asked.name))
        if asked.name in taps:
            await self.stage.tap(who, asked, asked.place(*taps[asked.name]))
        elif text is not None:
            await self.stage.say(who, text, private=asked.private)
        elif asked.keys:
            await self.stage.tap(who, asked, asked.place(SKIP, DONE, 0))
        else:
            problem = f"nobody says what to type at {asked.name}"
            raise SceneError(problem)
        return asked

    async def answer_all(
        self,
        who: str,
        *,
        taps: Mapping[str, tuple[str | int, ...]] | None = None,
        typed: Mapping[str, str] | None = None,
        pictures: Collection[str] = (),
        like: str = "",
    ) -> list[str]:
        """Answer until nothing is asked any more; return the questions. `pictures`: those to take a picture of.

        Raises SceneError if it never ends.
        """
        seen: list[str] = []
        while (asked := self.stage.question(who)) is not None:
            if asked.name in pictures and asked.name not in seen:
                await self.stage.picture(asked.name.rpartition(".")[2].replace("_", "-"), _place(who, asked))
            before = asked
            await self.answer(who, taps or {}, typed or {})
            seen.append(asked.name)
            if len(seen) > MOST_QUESTIONS or (self.stage.question(who) == before and not before.keys):
                problem = f"{like or who} is asked again and again: {seen}"
                raise SceneError(problem)
        return seen

    async def glimpse(self, name: str, who: str | None) -> None:
        """Take a picture if there is something new to see."""
        with suppress(SceneError):
            await self.stage.picture(name, who)

    async def tap_card(self, who: str, kind: str, *wanted: str | int, private: bool = False) -> None:
        """Tap a card. Raises SceneError if there is none."""
        card = self.stage.card(kind, who if private else None)
        if card is None:
            problem = f"there is no card {kind} to tap"
            raise SceneError(problem)
        await self.stage.tap(who, card, card.place(*wanted))


def _place(who: str, asked: Tappable) -> str | None:
    return who if asked.private else None


async def set_up(player: Player) -> None:
    """Set the cooperation up: the welcome, the longest list of choices, and the end."""
    await player.stage.picture("welcome", None)
    await player.command("anna", "setup")
    asked = player.stage.question("anna")
    if asked is None:
        problem = "setting up asks nothing"
        raise SceneError(problem)
    await player.stage.picture("first-question", _place("anna", asked))
    await player.answer_all("anna", taps={"setup.holidays": (3,)}, pictures=("setup.holidays", "setup.phases"))
    await player.stage.picture("done", _place("anna", asked))
    if asked.private:
        await player.glimpse("done-in-the-group", None)


async def joining(player: Player) -> None:
    """Join: with questions, and in one line."""
    await player.command("deniz", "join")
    asked = player.stage.question("deniz")
    if asked is None:
        problem = "joining asks nothing"
        raise SceneError(problem)
    await player.answer_all("deniz", taps={"join.sector": (1,)}, pictures=("join.organisation", "join.sector"))
    await player.stage.picture("done", _place("deniz", asked))
    for who, house in zip(PEOPLE, player.words("houses").split("|"), strict=True):
        if house:
            await player.command(who, "join", house)
    await player.stage.picture("group", None)


async def check_in(player: Player) -> None:
    """Check in: the card in the group, the questions in private, what is missing, and the result."""
    await player.command("anna", "checkin")
    await player.stage.picture("opened", None)
    ratings = {"bert": 3, "carla": 3, "deniz": 1, "emil": 2, "fatma": 4, "greta": 3}
    for who, rating in ratings.items():
        await player.tap_card(who, "check_in.round", 0)
        await _check_in_of(player, who, rating)
    await player.stage.picture("answered-by-some", None)
    await player.stage.pass_time(4 * DAY)
    await player.stage.picture("result", None)


async def _check_in_of(player: Player, who: str, rating: int) -> None:
    """Answer a check-in alone, as a rating's place among the choices says."""
    photographed: set[str] = set()
    told = who != "deniz"
    for number in range(MOST_QUESTIONS):
        asked = player.stage.question(who)
        if asked is None:
            break
        part = asked.name.replace(".", "-").replace("_", "-").removeprefix("check-in-")
        if who == "deniz" and (part not in photographed) and len(photographed) < 4:
            photographed.add(part)
            await player.stage.picture(f"asked-{len(photographed)}", who)
        if asked.name.endswith(".missing") and not told:
            await player.stage.say(who, player.words("missing"), private=asked.private)
            told = True
        elif asked.name.endswith(".missing"):
            await player.stage.tap(who, asked, asked.place(SKIP, 0))
        else:
            graded = len(asked.keys) > FEW
            place = rating - (number % 3 == 0) if graded else int(rating < AGREEING)
            await player.stage.tap(who, asked, asked.place(place, 0))
    else:
        problem = f"the check-in of {who} never ends"
        raise SceneError(problem)
    if who == "deniz":
        await player.stage.picture("thanks", who)


async def decision(player: Player) -> None:
    """Decide by consent: the proposal as it is asked back, the card, an objection, and the outcome."""
    await player.command("anna", "decide", player.words("proposal"))
    asked = player.stage.question("anna")
    if asked is not None:
        await player.stage.picture("as-understood", _place("anna", asked))
        await player.answer_all("anna", taps={asked.name: (0,)})
    await player.stage.picture("proposed", None)
    for who, voice in (("bert", 0), ("carla", 0), ("deniz", 2), ("emil", 0), ("fatma", 1), ("greta", 0)):
        await player.tap_card(who, "decision", voice)
        asked = player.stage.question(who)
        if asked is not None:
            if voice == 2:
                await player.stage.picture("objection", _place(who, asked))
            await player.stage.say(who, player.words("reason"), private=asked.private)
    await player.stage.picture("voices", None)
    await player.stage.pass_time(10 * DAY)
    await player.stage.picture("at-the-deadline", None)
    await player.glimpse("at-the-deadline-alone", "anna")


async def due(player: Player) -> None:
    """What is due: stakeholders are entered, and weeks later it is time to get in touch."""
    for line in player.words("stakeholders").split("|"):
        await player.command("anna", "stakeholder", line)
    await player.stage.picture("entered", None)
    await player.stage.pass_time(16 * DAY)
    await player.glimpse("group", None)
    await player.glimpse("alone", "anna")
    private = player.stage.card("due", "anna") is not None
    await player.tap_card("anna", "due", 0, private=private)
    await player.stage.picture("one-done", "anna" if private else None)


async def status(player: Player) -> None:
    """Where the cooperation stands."""
    await player.command("bert", "status")
    await player.stage.picture("group", None)
    await player.command("bert", "decisions")
    await player.command("bert", "partners")
    await player.stage.picture("decisions-and-partners", None)


async def help_(player: Player) -> None:
    """Help: the themes, and one command."""
    await player.command("bert", "help", private=True)
    await player.stage.picture("private", "bert")
    command = next(one for flow in FLOWS.all for one in flow.commands if one.name == "decide")
    await player.command("bert", "help", command.called(player.stage.language), private=True)
    await player.stage.picture("one-command", "bert")
    await player.command("bert", "help")
    await player.stage.picture("group", None)


SCENES: Mapping[str, Callable[[Player], Awaitable[None]]] = {
    "set-up": set_up,
    "joining": joining,
    "check-in": check_in,
    "decision": decision,
    "due": due,
    "status": status,
    "help": help_,
}
"""In order: each goes on where the one before has ended."""
