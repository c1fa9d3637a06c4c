"""What frozen sessions are about: a cooperation where every dialogue finds something to talk about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.decisions import DecisionStatus
from bot.domain.reminders import Occurrence
from bot.engine.turn.spoken import SpokenTurn
from bot.engine.vocabulary.walk import SKIP, Asking, resume
from tests.flows.settling import settle_in, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pydantic import JsonValue

    from bot.engine.stored.ports import Transaction
    from bot.engine.stored.sessions import Session
    from bot.engine.vocabulary.dialogue import Graph
    from bot.engine.vocabulary.steps import Question, View

WHO = "Anna"
"""Partner, coordinator and proposer: she may answer every dialogue."""
COMMANDS = (
    "/phase start Initiieren",
    "/checkin",
    "/decide Wir treffen uns monatlich.",
    "ja",
    "/decide sense; Soll das Treffen abends sein?",
    "ja",
    "/decide vote; Das Treffen ist im Rathaus.",
    "ja",
    "/decide Wir laden die Presse ein.",
    "ja",
    "/stakeholder add Handwerkskammer; business; 3; 2",
    "/inform add Gemeinderat; Zwischenstand; Stadt Ahlen; every month",
    "/remind in 2 weeks; die Presse einladen",
    "/barrier time; werktags kann kaum jemand",
    "/watch 30.6.2027; Förderung läuft aus",
    "/contribution rooms; Der Saal steht dienstags frei.",
    "/risk Funding ends; no answer; Anna",
    "/task Stadt Ahlen; Raum buchen; in 2 weeks",
    "/goal chain zwei Stellen; Beratung; 200 Beratene; Arbeit für Neue",
    "/moderation me",
    "/meeting 11.12.2026 18:00; Rathaus",
    "/indicator add Vermittelte; %; Jobcenter; Anna; every month; 60; 30.6.2027",
)
CONSENT, SENSE_CHECK, VOTE, ACCEPTED = 1, 2, 3, 4
"""Ids of the decisions; the last one is over."""
TYPED = (
    "Ein Satz dazu.",
    "2",
    "30",
    "01.12.2026",
    "02.11.2026",
    "in zwei Wochen",
    "jeden Montag um 9",
    "jeden Monat",
    "Europe/Berlin",
    "20-8",
    "11.12.2026 um 18 Uhr",
)
"""What is typed where there is nothing to tap; the first that fits is taken."""


async def furnish(file: Path) -> None:
    """Make the cooperation in a new SQLite file."""
    async with Stage(f"sqlite:///{file}") as stage:
        await settle_in(stage)
        for command in COMMANDS:
            await (stage.say if command.startswith("/") else stage.answer)(WHO, command)
        await stage.say("Dora", "/join Caritas")
        await stage.say(WHO, "/help", "@")
        with stage.database.begin() as transaction:
            decisions = stored(transaction).decisions
            assert [one.id for one in decisions.find()] == [CONSENT, SENSE_CHECK, VOTE, ACCEPTED]
            over = decisions.find()[-1]
            decisions.put(replace(over, status=DecisionStatus.ACCEPTED, closed_at=stage.clock.now()))
            stored(transaction).of(Occurrence).add(Occurrence(reminder_id=1, due_at=stage.clock.now(), late=False))


def turn_of(stage: Stage, transaction: Transaction) -> SpokenTurn:
    """Return a turn in which Anna speaks to the bot alone."""
    sender = stage.chat.person(WHO)
    channel = transaction.private_channel(stage.chat.name, stage.chat.account, sender.platform_id)
    assert channel is not None
    return SpokenTurn(
        surroundings=stage.application.surroundings,
        transaction=transaction,
        now=stage.clock.now(),
        cooperation=transaction.cooperation(1),
        channel=channel,
        sender=sender,
    )


def occasion_of(dialogue: Graph, question: str) -> Mapping[str, JsonValue]:
    """Return an occasion as the flow would give it; `question` is one that the open check-in asks."""
    decision: Mapping[str, int] = {
        "decision.voice_sense_check": SENSE_CHECK,
        "decision.voice_vote": VOTE,
        "decision.outcome": ACCEPTED,
        "decision.supersede": ACCEPTED,
    }
    if dialogue.id.startswith("check_in."):
        return {"round": 1, "question": question, "again": False}
    special: Mapping[str, Mapping[str, JsonValue]] = {
        "link.account": {"code": "of a code that is no longer good"},
        "end": {"code": "ABC234", "until": "2026-11-09T09:15:00+01:00"},
        "place": {"typed": "/stand"},
        "due.hand_on": {"thing": "s1"},
        "indicator.value": {"indicator": 1},
        "task.for_whom": {"what": "Raum buchen", "until": "in two weeks", "typed": "Stadt Ahln"},
        "decision.propose_as": {"kind": "consent"},
        "phase.finish": {"phase": "initiate"},
        "force.enter": {"kind": "barrier"},
        "force.enter_about": {"kind": "strength", "factor": "time"},
        "force.offer": {"barrier": 1},
        "decision.settle": {"decision": CONSENT, "status": "settled"},
    }
    if dialogue.id == "step" or dialogue.id.startswith("step."):
        return {"round": 1, "field": "goals", "factor": ""}
    if dialogue.id in special:
        return special[dialogue.id]
    if dialogue.id.startswith("decision."):
        return {"decision": decision.get(dialogue.id, CONSENT), "wording": 1}
    return {}


def fitting(dialogue: Graph, session: Session, step: Question, view: View) -> Iterator[str]:
    """Return answers that the step takes."""
    tapped = [option.key for option in step.options(view)]
    for answer in (*tapped, *TYPED, *([SKIP] if step.optional else [])):
        outcome = resume(dialogue, session, answer, view)
        if not isinstance(outcome, Asking) or outcome.misfit is None:
            yield answer
