"""Every promise of the soak can be seen broken: each check finds a stand-in that breaks it, and leaves a sound one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.domain.decisions import (
    Decision,
    DecisionEvent,
    DecisionKind,
    DecisionStatus,
    DecisionStep,
    ObjectionStatus,
    Stance,
    Voice,
)
from bot.engine.clock import FixedClock
from bot.engine.exchange.content import Content
from bot.storage.database import SqlDatabase
from flows.catalogue import catalogue
from tests.migrated import migrated
from tests.soak import promises
from tests.soak.ledger import Home, Stand
from tests.soak.people import mark_of
from tests.soak.platform import Delivered
from tests.stage import START

if TYPE_CHECKING:
    from pathlib import Path

DECISION = Decision(
    id=1,
    number=1,
    kind=DecisionKind.CONSENT,
    text="So.",
    proposer_id=1,
    opened_at=START,
    closes_at=START + timedelta(days=7),
)
OBJECTION = Voice(
    id=1,
    decision_id=1,
    version=1,
    organisation_id=1,
    partner_id=1,
    stance=Stance.OBJECTION,
    objection=ObjectionStatus.OPEN,
    at=START,
)
ACCEPTED = replace(DECISION, status=DecisionStatus.ACCEPTED)


def stand(decision: Decision, *voices: Voice, events: tuple[DecisionEvent, ...] = (), key: int = 1) -> Stand:
    latest = {voice.organisation_id: voice for voice in voices}
    return Stand({key: (1, decision)}, {voice.id: voice for voice in voices}, {1: latest}, {1: events})


def said(channel: str, words: str) -> list[Delivered]:
    return [Delivered("telegram", channel, Content(words))]


def test_errors_and_exceptions_are_seen() -> None:
    assert list(promises.no_error_is_logged(["turn failed"])) == ["turn failed"]
    assert list(promises.no_exception_leaves(["a turn: KeyError"])) == ["a turn: KeyError"]


def test_foreign_words_are_seen() -> None:
    housed = {("telegram", "g"): {1}}

    assert not list(promises.groups_hear_their_own(said("g", f"hört {mark_of(1)}"), housed))
    assert list(promises.groups_hear_their_own(said("g", f"hört {mark_of(21)}"), housed))
    assert not list(promises.people_hear_their_own(said("@ben", mark_of(1)), {"ben": {1}}))
    assert list(promises.people_hear_their_own(said("@ben", mark_of(2)), {"ben": {1}}))


def test_a_chat_that_is_turned_by_others_is_seen() -> None:
    before, after = {1: Home("telegram", "@ben", "ben", 1)}, {1: Home("telegram", "@ben", "ben", 2)}

    assert not list(promises.chats_turn_by_their_person(before, after, "Ben"))
    assert list(promises.chats_turn_by_their_person(before, after, "Anna"))
    assert list(promises.chats_turn_by_their_person(before, after, None))


def test_a_number_that_changes_or_comes_again_is_seen() -> None:
    assert not list(promises.numbers_stand(stand(DECISION), {1: (1, 1)}))
    assert list(promises.numbers_stand(stand(DECISION), {1: (1, 2)}))
    assert list(promises.numbers_stand(stand(DECISION, key=2), {1: (1, 1)}))


def test_an_accepted_text_that_changes_is_seen() -> None:
    assert not list(promises.accepted_texts_stand(stand(ACCEPTED), stand(ACCEPTED)))
    assert list(promises.accepted_texts_stand(stand(ACCEPTED), stand(replace(ACCEPTED, text="Anders."))))
    assert list(promises.accepted_texts_stand(stand(ACCEPTED), Stand({}, {}, {}, {})))


def test_an_outcome_that_changes_is_seen() -> None:
    superseded = replace(ACCEPTED, status=DecisionStatus.SUPERSEDED)

    assert not list(promises.outcomes_stand(stand(ACCEPTED), stand(superseded)))
    assert list(promises.outcomes_stand(stand(ACCEPTED), stand(DECISION)))


def test_two_voices_are_seen() -> None:
    other = replace(OBJECTION, id=2, organisation_id=2)
    twice = Stand({1: (1, DECISION)}, {}, {1: {1: OBJECTION, 2: replace(other, organisation_id=1)}}, {})

    assert not list(promises.one_voice_each(stand(DECISION, OBJECTION, other), {1: "Anna", 2: "Ben"}))
    assert list(promises.one_voice_each(stand(DECISION, OBJECTION, other), {1: "Anna", 2: "Anna"}))
    assert list(promises.one_voice_each(twice, {}))


def test_an_objection_that_vanishes_is_seen() -> None:
    closed = DecisionEvent(decision_id=1, step=DecisionStep.OBJECTION_CLOSED, actor_id=1, role="partner", at=START)
    withdrawn = replace(OBJECTION, objection=ObjectionStatus.WITHDRAWN, objection_closed_by=1)
    before, by_other = stand(DECISION, OBJECTION), replace(withdrawn, objection_closed_by=2)

    assert not list(promises.objections_end_openly(before, stand(DECISION, withdrawn, events=(closed,))))
    assert list(promises.objections_end_openly(before, stand(DECISION, withdrawn)))
    assert list(promises.objections_end_openly(before, stand(DECISION, by_other, events=(closed,))))
    assert list(promises.objections_end_openly(before, stand(DECISION)))


@pytest.mark.parametrize(
    "value",
    [
        "mittlerer Wert 4 von 5",
        "mittlere Antwort Ja",
        "middle answer Yes",
        "eher gut",
        "gemischt",
        "Ja oder teils",
        "eher Nein",
    ],
)
def test_a_value_from_two_is_seen(value: str) -> None:
    question = next(iter(catalogue().questions.values()))
    field = catalogue().field(question.field).short.de
    words, homes = f"Ergebnis des Check-ins 1\n\n- {field}: {value}", {("telegram", "g"): 1}

    answered = {(1, 1, question.id): {"Anna", "Ben", "Cem"}}
    assert not list(promises.values_come_from_three(said("g", words), homes, answered))
    assert list(promises.values_come_from_three(said("g", words), homes, {(1, 1, question.id): {"Anna", "Ben"}}))


def test_a_command_without_a_word_is_seen() -> None:
    assert not list(promises.commands_are_answered(told=True, stated="", what="/status"))
    assert not list(promises.commands_are_answered(told=False, stated="at most one a minute", what="/status"))
    assert list(promises.commands_are_answered(told=False, stated="", what="/status"))


def test_a_timer_that_rings_twice_or_never_is_seen() -> None:
    assert not list(promises.timers_ring_once([(1, START), (2, START)]))
    assert list(promises.timers_ring_once([(1, START), (1, START)]))
    assert not list(promises.nothing_stays_due(START + timedelta(hours=1), START))
    assert list(promises.nothing_stays_due(START, START))


def test_a_row_of_nobody_is_seen(tmp_path: Path) -> None:
    database = SqlDatabase(f"sqlite:///{migrated(tmp_path / 'rows.db')}", FixedClock(START))
    with database.engine.connect() as connection:
        assert not list(promises.rows_belong_to_one(connection))
    with database.engine.connect() as connection:
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        connection.execute(
            text(
                "INSERT INTO timers (cooperation_id, kind, subject, due_at)"
                " VALUES (99, 'due', 1, '2026-11-09 09:00:00')"
            )
        )
        assert list(promises.rows_belong_to_one(connection))
    database.close()
