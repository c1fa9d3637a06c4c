"""Two cooperations whose answers differ, but not in what may be seen of them, look the same at every moment.

Everything that comes into the group is compared: cards as they change, results, `/status`, the force field in words,
and every picture with its caption and as it is drawn. So is what stands in every document that somebody could ask for
at that moment: the report in each reading, the dossier, and the figures of each export.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.partners import Sector
from bot.engine.exchange.messages import Attach, Post, Refresh
from bot.program import easel, press_room
from bot.program.press_room import PressRoom
from bot.reporting.exports.calendar import DateBook
from bot.reporting.exports.research import ResearchSet
from flows import FLOWS
from flows.report.readings import Readership
from tests.disclosure.attacker import RATINGS, by_sector, result
from tests.frozen.scene import turn_of
from tests.reporting.drafting import whole
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    from bot.engine.exchange.messages import Delivery, Sent
    from tests.disclosure.attacker import Answers

PEOPLE = {
    "Anna": "Stadt Ahlen; Staat",
    "Bert": "Kreis Warendorf; Staat",
    "Carla": "Jobcenter; Staat",
    "Deniz": "Handwerkskammer; Wirtschaft",
    "Emil": "Bäckerei; Wirtschaft",
    "Fatma": "Sparkasse; Wirtschaft",
    "Greta": "Sportverein; Zivilgesellschaft",
    "Hanna": "Chor; Zivilgesellschaft",
    "Ines": "Moschee; Zivilgesellschaft",
}
LOOKS = ("/stand", "/stand bild", "/stand verlauf", "/kraftfeld", "/kraftfeld bild", "/checkin zeigen")
PARTNERS_LOOK = ("/hemmnisse", "/bericht", "/bericht einfach")
REPORTS = tuple(f"report.{reading.value}" for reading in Readership)
DOCUMENTS = (
    *REPORTS,
    *("report.handover", "export.data", "export.research", "export.decisions", "export.calendar"),
)
"""What is looked into at every moment; pages are made of what reports are, and tables and texts of the data."""
STATE, BUSINESS = ("Anna", "Bert", "Carla"), ("Deniz", "Emil", "Fatma")
LATE = ("Greta", "Hanna", "Ines")


class Watcher:
    """Somebody in the group who keeps everything, and looks into the files."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[tuple[str, str]] = []
        self._stage = stage
        self._deliver = stage.chat.deliver
        stage.chat.deliver = self.deliver  # type: ignore[method-assign]  # to watch
        monkeypatch.setattr(easel, "_png", lambda svg: svg.encode())  # to look at what is drawn
        monkeypatch.setattr(PressRoom, "_pressed", lambda _room, draft: press_room._written(draft))  # and written

    def read(self) -> None:
        """Keep what stands in every document as it would be made now."""
        with self._stage.database.begin() as transaction:
            turn = turn_of(self._stage, transaction)
            for kind in DOCUMENTS:
                draft = whole(FLOWS.documents[kind], turn)
                if isinstance(draft.content, ResearchSet):  # no two cooperations are called the same there
                    draft = replace(draft, content=draft.content.model_copy(update={"cooperation": ""}))
                if isinstance(draft.content, DateBook):
                    draft = replace(draft, content=draft.content.model_copy(update={"source": ""}))
                self.seen.append((kind, press_room._written(draft).decode()))

    async def deliver(self, delivery: Delivery) -> Sent:
        """Keep what comes into the group."""
        sent = await self._deliver(delivery)
        if isinstance(delivery, Attach) and delivery.to.channel == GROUP:
            self.seen += [("picture", delivery.caption.text), ("drawn", delivery.body.decode())]
        elif isinstance(delivery, Post | Refresh) and delivery.to.channel == GROUP:
            self.seen.append((type(delivery).__name__, delivery.content.text))
        return sent


def alike() -> list[tuple[Answers, Answers]]:
    """Return pairs of answers of three and three persons that differ in much, and not in what is seen of them."""
    groups: dict[Hashable, list[Answers]] = defaultdict(list)
    for state in _threes():
        for business in _threes():
            groups[result((state, business, ()))].append((state, business, ()))
    pairs = [max(((one, other) for one in those[:1] for other in those), key=_distance) for those in groups.values()]
    return sorted(pairs, key=_distance, reverse=True)


def _threes() -> list[tuple[int, ...]]:
    return [(a, b, c) for a in RATINGS for b in RATINGS for c in RATINGS if a <= b <= c]


def _distance(pair: tuple[Answers, Answers]) -> int:
    one, other = (by_sector(answers) for answers in pair)
    return sum(abs(a - b) for (_, a), (_, b) in zip(one, other, strict=True))


async def answer(stage: Stage, who: str, value: int) -> None:
    """Answer every question with a rating; where there is none to give, with yes."""
    home = f"@{who.casefold()}"
    await stage.say(who, "/antworten", "@")
    for _ in range(12):
        latest = stage.latest(home)
        offered = [one for one in (str(value), "Ja") if one in latest.labels]
        if not (offered or latest.content.asks or latest.labels):
            return
        await stage.say(who, offered[0] if offered else "-", "@")


async def look(stage: Stage, watcher: Watcher | None = None) -> None:
    for typed in LOOKS:
        await stage.say("Zoe", typed)
    for typed in PARTNERS_LOOK:
        await stage.say("Greta", typed)
    if watcher is not None:
        watcher.read()


async def play(stage: Stage, answers: Answers, *, turned: bool, watcher: Watcher | None = None) -> None:
    """Have a round answered, somebody look at everything after each answer, and some answer late.

    `turned`: what hinders comes from others of the same sectors.
    """
    await stage.add_bot("Anna")
    await stage.say("Anna", "/einrichten Ankommen in Ahlen")
    for name, words in PEOPLE.items():
        await stage.say(name, f"/mitmachen {words}")
    writers = ("Carla", "Fatma", "Hanna") if turned else ("Anna", "Emil", "Ines")
    for who, typed in zip(writers, ("Zeit; zu viele Termine", "Geld; kein Cent", "Macht; einer bestimmt"), strict=True):
        await stage.say(who, f"/hemmnis {typed}; mit Sektor", "@")
        await look(stage, watcher)
    await stage.say("Anna", "/checkin")
    for who, value in zip((*STATE, *BUSINESS), (*answers[0], *answers[1]), strict=True):
        await answer(stage, who, value)
        await look(stage, watcher)
    await stage.say("Anna", "/checkin schließen")
    await stage.answer("Anna", "ja")
    await look(stage, watcher)
    for who in LATE:
        await answer(stage, who, 4)
        await look(stage, watcher)
    await stage.wait(timedelta(days=9))
    await look(stage, watcher)


@pytest.mark.parametrize("place", [0, 1, 7])
async def test_what_may_not_be_seen_changes_nothing_that_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    one, other = alike()[place]
    assert one != other
    seen = []
    for turned, answers in enumerate((one, other)):
        folder = tmp_path / str(turned)
        folder.mkdir()
        async with Stage.on_sqlite(folder) as stage:
            watcher = Watcher(stage, monkeypatch)
            await play(stage, answers, turned=bool(turned), watcher=watcher)
            seen.append(watcher.seen)

    assert len(seen[0]) == len(seen[1])
    for first, second in zip(*seen, strict=True):
        assert first == second
    assert sum(kind == "drawn" and "<svg" in text for kind, text in seen[0]) > 9
    assert all(sum(kind == one and bool(text) for kind, text in seen[0]) > 9 for one in DOCUMENTS)
    assert any("Staat und Verwaltung" in text and "Zeit" in text for _, text in seen[0])
    results = [text for _, text in seen[0] if "Ergebnis des Check-ins 1" in text and "haben geantwortet" in text]
    assert len(results) > len(LATE)
    assert all("Bis zum Schluss still: Zivilgesellschaft." in text for text in results), "late answers change it not"


async def test_what_may_be_seen_does_change_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    for value in (1, 5):
        folder = tmp_path / str(value)
        folder.mkdir()
        async with Stage.on_sqlite(folder) as stage:
            watcher = Watcher(stage, monkeypatch)
            await play(stage, ((value,) * 3, (value,) * 3, ()), turned=False, watcher=watcher)
            drawn.append([(kind, text) for kind, text in watcher.seen if kind in {"drawn", *DOCUMENTS}])

    differing = {one[0] for one, other in zip(*drawn, strict=True) if one != other}
    assert differing == {"drawn", *REPORTS, "export.data", "export.research"}


def test_there_are_pairs_of_which_the_attacker_could_not_tell_which() -> None:
    assert _distance(alike()[0]) >= len(Sector)
