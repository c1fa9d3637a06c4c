"""How soon a report is there: 40 partners, 20 rounds, 100 decisions, and what part of it holds up turns.

Run it from the top folder: `python -m tests.benchmarks.reporting [FOLDER]`; with a folder, the reports are left there
to be looked at. Numbers compare within one run only.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.check_ins import Answer, Round
from bot.domain.contributions import Contribution, ContributionKind
from bot.domain.cooperation import AnswerMode, Channel, ChannelKind, Cooperation, Language
from bot.domain.cycle import Phase, PhaseChange, PhaseState, PhaseStatus
from bot.domain.decisions import Decision, DecisionKind, DecisionStatus
from bot.domain.force_field import Force, ForceKind
from bot.domain.indicators import Indicator, IndicatorValue
from bot.domain.partners import Organisation, Partner, Sector
from bot.engine.clock import FixedClock
from bot.engine.turn.surroundings import Surroundings
from bot.engine.turn.turn import PlacedTurn
from bot.program.app import wording
from bot.program.press_room import PressRoom
from bot.storage.database import SqlDatabase
from flows import FLOWS
from flows.catalogue import QuestionKind, catalogue
from flows.report.paper import REPORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.engine.stored.ports import Store, Transaction
    from bot.engine.vocabulary.sketch import Document, Draft

PARTNERS, ROUNDS, DECISIONS = 40, 20, 100
NOW = datetime(2026, 11, 9, 8, tzinfo=UTC)


class Archive:
    """A cooperation that has come a long way."""

    def __init__(self, folder: Path) -> None:
        self._clock = FixedClock(NOW)
        self.database = SqlDatabase(f"sqlite:///{folder / 'archive.db'}", self._clock)
        self._surroundings = Surroundings(
            commands=FLOWS.commands, library=wording(), platforms={}, language=Language.GERMAN, zone="Europe/Berlin"
        )
        with self.database.begin() as transaction:
            self._channel = _furnish(transaction)

    def drafts(self) -> Iterator[tuple[Draft, list[float]]]:
        """Return the report in each reading, with the seconds of each step in which no turn could go on."""
        for document in REPORTS:
            waits: list[float] = []
            draft = self._timed(waits, partial(_begun, document))
            while draft.steps:
                step, rest = draft.steps[0], replace(draft, steps=draft.steps[1:])
                draft = self._timed(waits, partial(_gone_on, step, rest))
            yield draft, waits

    def _timed(self, waits: list[float], asks: Callable[[PlacedTurn], Draft | None]) -> Draft:
        began = time.perf_counter()
        with self.database.begin() as transaction:
            turn = PlacedTurn(
                surroundings=self._surroundings,
                transaction=transaction,
                now=NOW,
                cooperation=transaction.cooperation(self._channel.cooperation_id or 0),
                channel=self._channel,
            )
            draft = asks(turn)
        waits.append(time.perf_counter() - began)
        assert draft is not None
        return draft


def _begun(document: Document, turn: PlacedTurn) -> Draft | None:
    return document.draft(turn, 0)


def _gone_on(step: Callable[[PlacedTurn, Draft], Draft], draft: Draft, turn: PlacedTurn) -> Draft:
    return step(turn, draft)


def _furnish(transaction: Transaction) -> Channel:
    home = transaction.add_cooperation(
        Cooperation(
            name="Ankommen in Ahlen",
            challenge="Wer neu nach Ahlen kommt, findet zu langsam Arbeit, Sprache und Anschluss.",
            goal="Bis Ende 2027 hat jede zugewanderte Familie nach drei Monaten eine feste Ansprechperson.",
            created_at=NOW,
        )
    )
    store = transaction.store(home.id)
    kept = transaction.add_channel(
        Channel(cooperation_id=home.id, adapter="memory", account="bot", platform_id="g", kind=ChannelKind.GROUP)
    )
    people = _people(store)
    _rounds(store, people)
    for number, phase in enumerate(list(Phase)[:3]):
        status = PhaseStatus.FINISHED if number < 2 else PhaseStatus.ACTIVE
        at = NOW - timedelta(days=300 - 90 * number)
        store.phases.add(PhaseState(phase=phase, status=status, since=at))
        store.of(PhaseChange).add(PhaseChange(phase=phase, status=PhaseStatus.ACTIVE, at=at))
        if number < 2:
            store.of(PhaseChange).add(
                PhaseChange(phase=phase, status=status, at=at + timedelta(days=80), decision=number + 1)
            )
    for number in range(1, DECISIONS + 1):
        at = NOW - timedelta(days=3 * (DECISIONS - number) + 1)
        store.decisions.add(
            Decision(
                number=number,
                kind=DecisionKind.CONSENT,
                text=f"Das Begegnungscafé öffnet im {number}. Abschnitt auch samstags, zwei Freiwillige je Schicht.",
                status=DecisionStatus.ACCEPTED,
                proposer_id=None,
                opened_at=at - timedelta(days=7),
                closes_at=at,
                closed_at=at,
                responsible_id=1 + number % 30,
                review_on=date(2027, 1 + number % 12, 1),
            )
        )
    _rest(store)
    return kept


def _people(store: Store) -> list[Partner]:
    names = ("Stadt", "Handwerksbetrieb", "Sportverein")
    houses = [
        store.organisations.add(Organisation(name=f"{names[number % 3]} {number + 1}", sector=list(Sector)[number % 3]))
        for number in range(30)
    ]
    return [
        store.partners.add(Partner(name=f"P{number}", organisation_id=houses[number % 30].id, joined_at=NOW))
        for number in range(PARTNERS)
    ]


def _rounds(store: Store, people: list[Partner]) -> None:
    known = [one.id for one in catalogue().questions.values() if one.kind is QuestionKind.RATING]
    for number in range(1, ROUNDS + 1):
        opened = NOW - timedelta(days=14 * (ROUNDS + 1 - number))
        round_ = store.rounds.add(
            Round(
                number=number,
                phases=(Phase.INITIATE,),
                questions=tuple(known[(5 * number + place) % len(known)] for place in range(5)),
                asked=tuple(one.id for one in people),
                opened_at=opened,
                closes_at=opened + timedelta(days=3),
                closed_at=opened + timedelta(days=3),
                answers=AnswerMode.PRIVATE,
                turnout=(14, 13, 13),
            )
        )
        for place, partner in enumerate(people):
            for row, question in enumerate(round_.questions):
                value = 1 + min(4, (place + row) % 3 + number % 3)
                sector = list(Sector)[place % 3]
                store.answers.add(
                    Answer(
                        round_id=round_.id,
                        question=question,
                        partner_id=partner.id,
                        sector=sector,
                        value=value,
                        at=opened,
                    )
                )


def _rest(store: Store) -> None:
    for number, (name, unit) in enumerate(
        (("Familien mit Ansprechperson", "Familien"), ("Wartezeit", "Tage")), start=1
    ):
        indicator = store.of(Indicator).add(
            Indicator(
                number=number,
                name=name,
                unit=unit,
                rhythm="",
                target=Decimal(120 * number),
                entered_on=date(2026, 1, 1),
            )
        )
        for month in range(1, 11):
            store.of(IndicatorValue).add(
                IndicatorValue(indicator_id=indicator.id, day=date(2026, month, 1), amount=Decimal(12 * month))
            )
    for number in range(1, 13):
        store.of(Contribution).add(
            Contribution(
                number=number,
                organisation_id=number,
                kind=list(ContributionKind)[number % len(ContributionKind)],
                sentence="Zwei Räume am Dienstag und Donnerstag, mit Küche und Spielecke.",
            )
        )
        store.of(Force).add(
            Force(
                number=number,
                kind=list(ForceKind)[number % 2],
                factor=("time", "trust", "money")[number % 3],
                text="Termine liegen in der Arbeitszeit der Ehrenamtlichen.",
                created_at=NOW,
            )
        )


async def measure(folder: Path) -> list[tuple[str, float, float]]:
    """Make every report; return its file's name, the longest that a turn waited, and how long it took, in seconds."""
    found = []
    room, archive = PressRoom(), Archive(folder)
    for draft, waits in archive.drafts():
        began = time.perf_counter()
        body = await room(draft)
        found.append((draft.name, max(waits), sum(waits) + time.perf_counter() - began))
        (folder / draft.name).write_bytes(body)
    room.close()
    archive.database.close()
    return found


def _bare() -> float:
    """Return the seconds that an interpreter takes that does nothing: what no program of its own is made without."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import pydantic"], check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(sys.argv[1]) if sys.argv[1:] else Path(temporary)
        bare = _bare()
        for name, waited, took in asyncio.run(measure(place)):
            said = f"{name}: a turn waited {waited * 1000:.0f} ms at most; made in {took:.2f} s"
            print(f"{said}, {took / bare:.1f} times a start")  # noqa: T201 - what it is for
