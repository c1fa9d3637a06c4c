"""A cooperation that has come a long way: 40 partners, 20 rounds, 100 decisions, and of everything else a good deal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.domain.check_ins import Answer, Round
from bot.domain.communication import CommunicationLine
from bot.domain.contributions import Contribution, ContributionKind
from bot.domain.cooperation import AnswerMode, Channel, ChannelKind, Cooperation
from bot.domain.cycle import Phase, PhaseChange, PhaseState, PhaseStatus
from bot.domain.decisions import Decision, DecisionKind, DecisionStatus, Stance, Voice
from bot.domain.force_field import Force, ForceKind
from bot.domain.indicators import Indicator, IndicatorValue
from bot.domain.meetings import Meeting
from bot.domain.partners import Identity, Organisation, Partner, Sector
from bot.domain.reminders import Reminder
from bot.domain.stakeholders import Stakeholder
from bot.domain.tasks import Task
from flows.catalogue import QuestionKind, catalogue

if TYPE_CHECKING:
    from bot.engine.stored.ports import Store, Transaction

PARTNERS, ROUNDS, DECISIONS = 40, 20, 100
VOICES = 8
"""On each decision."""
OF_EACH = 40
"""Stakeholders, lines of the plan, tasks, meetings, and reminders every week."""
NOW = datetime(2026, 11, 9, 8, tzinfo=UTC)


def furnish(transaction: Transaction) -> Channel:
    """Lay it into a database; return its coordinator's private chat, in which every document may be had."""
    home = transaction.add_cooperation(
        Cooperation(
            name="Ankommen in Ahlen",
            challenge="Wer neu nach Ahlen kommt, findet zu langsam Arbeit, Sprache und Anschluss.",
            goal="Bis Ende 2027 hat jede zugewanderte Familie nach drei Monaten eine feste Ansprechperson.",
            created_at=NOW,
        )
    )
    store = transaction.store(home.id)
    group = Channel(cooperation_id=home.id, adapter="memory", account="bot", platform_id="g", kind=ChannelKind.GROUP)
    transaction.add_channel(group)
    kept = transaction.add_channel(replace(group, platform_id="@anna", kind=ChannelKind.PRIVATE, person="anna"))
    store.identities.add(Identity(adapter="memory", platform_id="anna", name="Anna", coordinates=True))
    people = _people(store)
    _rounds(store, people)
    _phases(store)
    _decisions(store)
    _lists(store)
    _rest(store)
    return kept


def _phases(store: Store) -> None:
    for number, phase in enumerate(list(Phase)[:3]):
        status = PhaseStatus.FINISHED if number < 2 else PhaseStatus.ACTIVE
        at = NOW - timedelta(days=300 - 90 * number)
        store.phases.add(PhaseState(phase=phase, status=status, since=at))
        store.of(PhaseChange).add(PhaseChange(phase=phase, status=PhaseStatus.ACTIVE, at=at))
        if number < 2:
            store.of(PhaseChange).add(
                PhaseChange(phase=phase, status=status, at=at + timedelta(days=80), decision=number + 1)
            )


def _decisions(store: Store) -> None:
    for number in range(1, DECISIONS + 1):
        at = NOW - timedelta(days=3 * (DECISIONS - number) + 1)
        decision = store.decisions.add(
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
                outcome="Die Stadt öffnet, der Verein schließt ab." if number % 2 else "",
            )
        )
        for place in range(VOICES):
            store.voices.add(
                Voice(
                    decision_id=decision.id,
                    version=1,
                    organisation_id=1 + (number + place) % 30,
                    partner_id=1 + (number + place) % 30,
                    stance=Stance.CONCERN if place == 0 else Stance.AGREE,
                    reason="Wer vertritt, wenn jemand krank ist?" if place == 0 else "",
                    at=at - timedelta(days=2),
                )
            )


def _lists(store: Store) -> None:
    for number in range(1, OF_EACH + 1):
        day = date(2026, 11, 9) + timedelta(days=number)
        store.stakeholders.add(
            Stakeholder(
                number=number,
                name=f"Träger {number}",
                sector=list(Sector)[number % 3],
                influence=1 + number % 3,
                interest=1 + number % 2,
                keeper_id=1 + number % PARTNERS,
                every_days=14,
                next_on=day,
                created_at=NOW,
            )
        )
        store.communication_lines.add(
            CommunicationLine(
                number=number,
                audience="Gemeinderat",
                topic=f"Zwischenstand {number}",
                sender="Stadt 1",
                rhythm="FREQ=MONTHLY",
                next_on=day,
                created_at=NOW,
            )
        )
        store.of(Task).add(
            Task(number=number, what=f"Raum {number} buchen", organisation_id=1 + number % 30, due_on=day)
        )
        store.reminders.add(
            Reminder(
                number=number,
                text=f"Tagesordnung {number}",
                starts_at=datetime(2026, 11, 2, 9),  # noqa: DTZ001 - wall time
                rhythm="FREQ=WEEKLY;BYDAY=MO",
                next_at=NOW + timedelta(days=7),
                author_id=None,
            )
        )
        store.of(Meeting).add(
            Meeting(number=number, starts_at=NOW + timedelta(days=number - 20), place="Rathaus", set_by=None)
        )


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
