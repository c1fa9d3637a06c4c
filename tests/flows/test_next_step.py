"""A result starts a conversation: decide, be reminded or note what was agreed, and the next result begins with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.cooperation import Language
from bot.domain.cycle import Field
from bot.domain.next_steps import LONGEST_NOTE, MOST_STEPS, NextStep, StepKind
from bot.engine.exchange.content import CARD_LIMIT
from bot.engine.exchange.lengths import units
from bot.engine.stored.rows import Timer
from flows.catalogue import catalogue
from flows.check_in.following import STEPS_ALARM, reveal
from flows.check_in.releasing import AGAIN, RESULT_CARD
from tests.flows.settling import beginning, count, stored
from tests.flows.test_check_in import PEOPLE, settle_in
from tests.flows.test_check_in_in_words import answer, close
from tests.frozen.scene import turn_of
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory import MemoryMessage

STEPS = ("Beschließen", "Aufgabe", "Erinnern", "Vermerken")
SENTENCE = "Bis zum nächsten Check-in nehmen wir uns für Stakeholder vor: Akteurslandkarte"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Five partners, whose first check-in came out weak in one field."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle(one)
        yield one


async def settle(stage: Stage) -> None:
    async def play() -> None:
        await settle_in(stage)
        await weak_round(stage)

    await stage.after("a weak field", play)


async def weak_round(stage: Stage, *, said: str = "-") -> None:
    await stage.say("Anna", "/checkin")
    for who in PEOPLE:
        await answer(stage, who, "1", said, "4", "4", "4", "5")
    await close(stage)


def result(stage: Stage, number: int = 1) -> MemoryMessage:
    return stage.latest(containing=f"Ergebnis des Check-ins {number}")


def kept(stage: Stage) -> list[NextStep]:
    with beginning(stage) as transaction:
        return stored(transaction).of(NextStep).find()


async def test_a_result_offers_steps_on_its_weakest_field(stage: Stage) -> None:
    assert result(stage).labels == STEPS
    assert "Ein nächster Schritt bei Stakeholder: /schritt" in result(stage).text


async def test_on_matrix_a_step_is_chosen_by_its_number(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle(stage)
        await stage.say("Bert", "4", reply_to=result(stage).id)
        await stage.say("Bert", "Wir rufen an.", "@")
        assert "Wie es bei Stakeholder weitergeht: „Wir rufen an.“" in result(stage).text


async def test_a_method_is_suggested_in_three_sentences(stage: Stage) -> None:
    said = result(stage).text
    assert "Was bei Stakeholder helfen kann: Akteurslandkarte (Stakeholderanalyse) (mehr: /methode" in said
    assert matches("Hilft am Anfang, wenn … Der Anfang: Alle schreiben drei Minuten lang Namen", said)


@pytest.mark.parametrize("language", Language)
def test_what_a_method_is_for_and_its_first_step_are_a_sentence_each(language: Language) -> None:
    for _, cell in catalogue().methods:
        for text in (cell.method.when.text(language), cell.method.steps[0].text(language)):
            assert text[-1] in ".?!"
            assert not any(mark in text[:-1] for mark in (". ", "? ", "! "))


async def test_a_decision_begins_with_a_prepared_sentence_and_is_seen_before_it_opens(stage: Stage) -> None:
    await stage.tap("Bert", result(stage), "Beschließen")
    assert SENTENCE in stage.latest("@bert").text
    before = len(stage.seen_in())
    await stage.tap("Bert", stage.latest("@bert"), "Satz übernehmen")
    await stage.say("Bert", "1", "@")
    assert SENTENCE in stage.latest("@bert").text
    assert len(stage.seen_in()) == before
    await stage.say("Bert", "ändern", "@")
    await stage.say("Bert", "Wir laden bis Mai zwei *Betriebe* ein.", "@")
    await stage.say("Bert", "1", "@")
    await stage.say("Bert", "so abstimmen", "@")

    assert "Wir laden bis Mai zwei *Betriebe* ein." in stage.latest(containing="B-1").text
    assert "Wie es bei Stakeholder weitergeht: Beschluss B-1" in result(stage).text
    assert result(stage).labels == STEPS
    assert [(one.kind, one.number, one.field) for one in kept(stage)] == [(StepKind.DECIDE, 1, Field.STAKEHOLDERS)]
    with beginning(stage) as transaction:
        assert [one.field for one in stored(transaction).decisions.find()] == [Field.STAKEHOLDERS]


async def test_a_reminder_is_prepared_and_comes(stage: Stage) -> None:
    await stage.tap("Bert", result(stage), "Erinnern")
    assert "„in zwei Wochen; Stakeholder: Was ist seit dem Check-in geschehen?“" in stage.latest("@bert").text
    await stage.tap("Bert", stage.latest("@bert"), "So übernehmen")
    assert "Wie es bei Stakeholder weitergeht: Erinnerung 1" in result(stage).text

    await stage.wait(timedelta(days=15))
    assert count(stage, "Stakeholder: Was ist seit dem Check-in geschehen?") == 1


async def test_a_reminder_without_a_time_is_asked_for_it_and_a_bad_one_loses_nothing(stage: Stage) -> None:
    await stage.say("Bert", "/schritt erinnern Zwei Betriebe anrufen", "@")
    await stage.say("Bert", "irgendwann", "@")
    assert "irgendwann" in stage.latest("@bert").text
    assert kept(stage) == []
    await stage.say("Bert", "in drei Tagen", "@")
    assert "Erinnerung 1" in result(stage).text


async def test_a_note_stands_without_a_name_and_makes_no_message_in_the_group(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.tap("Bert", result(stage), "Vermerken")
    await stage.say("Bert", "Wir fragen *zwei* Betriebe.", "@")

    assert "Vermerkt zu Stakeholder: „Wir fragen *zwei* Betriebe.“" in stage.latest("@bert").text
    assert "Wie es bei Stakeholder weitergeht: „Wir fragen *zwei* Betriebe.“" in result(stage).text
    assert "Bert" not in result(stage).text
    assert len(stage.seen_in()) == before
    await stage.say("Carla", "/checkin zeigen", "@")
    assert "„Wir fragen *zwei* Betriebe.“" in stage.latest("@carla").text
    assert "Bert" not in stage.latest("@carla").text


async def test_the_next_result_of_the_field_begins_with_it(stage: Stage) -> None:
    await stage.say("Bert", "/schritt vermerk Wir fragen zwei Betriebe.", "@")
    await stage.say("Carla", "/schritt erinnern in drei Tagen; nachfragen", "@")
    await stage.wait(timedelta(days=1))
    await weak_round(stage)

    since = "- Seit dem letzten Mal bei Stakeholder: „Wir fragen zwei Betriebe.“ · Erinnerung 1\n"
    shown = result(stage, 2).text
    assert shown.index(since) < shown.index("Stakeholder: mittlerer Wert 1")
    assert since not in result(stage, 1).text
    await stage.wait(timedelta(days=1))
    await weak_round(stage)
    assert "Seit dem letzten Mal" not in result(stage, 3).text


async def test_two_at_once_both_count_and_the_second_hears_what_is_on_its_way(stage: Stage) -> None:
    card = result(stage)
    await stage.tap("Bert", card, "Beschließen")
    await stage.tap("Carla", card, "Vermerken")
    assert "schon auf dem Weg: jemand schreibt gerade an einem Beschluss." in stage.latest("@carla").text
    assert "Bert" not in stage.latest("@carla").text
    assert "auf dem Weg" not in stage.latest("@bert").text
    await stage.say("Carla", "Wir fragen zwei Betriebe.", "@")
    for said in ("Wir laden ein.", "1", "so abstimmen"):
        await stage.say("Bert", said, "@")
    assert matches("weitergeht: „Wir fragen zwei Betriebe.“ · Beschluss B-1", result(stage).text)

    await stage.say("Deniz", "/schritt erinnern", "@")
    assert "auf dem Weg: „Wir fragen zwei Betriebe.“ · Beschluss B-1." in stage.latest("@deniz").text
    await stage.say("Deniz", "/abbrechen", "@")
    await stage.say("Eva", "/schritt vermerk Wir rufen an.", "@")
    assert matches("auf dem Weg: … Vermerkt zu Stakeholder: „Wir rufen an.“", stage.latest("@eva").text)


async def test_what_was_cancelled_is_not_on_its_way(stage: Stage) -> None:
    await stage.tap("Bert", result(stage), "Beschließen")
    await stage.say("Bert", "/abbrechen", "@")
    await stage.tap("Carla", result(stage), "Vermerken")
    assert "auf dem Weg" not in stage.latest("@carla").text


async def test_the_typed_command_asks_which_step(stage: Stage) -> None:
    await stage.say("Bert", "/schritt", "@")
    assert "Was soll bei Stakeholder der nächste Schritt sein?" in stage.latest("@bert").text
    await stage.rebuild()
    await stage.say("Bert", "vermerk", "@")
    await stage.say("Bert", "Wir rufen an.", "@")
    assert [one.text for one in kept(stage)] == ["Wir rufen an."]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/schritt tanzen", "„tanzen“ ist kein Schritt"),
        (f"/schritt vermerk {'x' * (LONGEST_NOTE + 1)}", "höchstens 200 passen"),
        ("/schritt erinnern gestern; anrufen", "gestern"),
    ],
)
async def test_what_does_not_fit_gets_a_sentence_and_changes_nothing(stage: Stage, typed: str, said: str) -> None:
    await stage.say("Bert", typed, "@")
    assert said in stage.latest("@bert").text
    assert kept(stage) == []


async def test_only_partners_take_a_step(stage: Stage) -> None:
    await stage.tap("Zoe", result(stage), "Vermerken")
    await stage.say("Zoe", "/schritt vermerk Unsinn")
    assert kept(stage) == []


async def test_there_is_an_end_and_what_was_written_is_given_back(stage: Stage) -> None:
    with beginning(stage) as transaction:
        for _ in range(MOST_STEPS):
            stored(transaction).of(NextStep).add(
                NextStep(round_id=1, kind=StepKind.NOTE, text="x", partner_id=1, at=stage.clock.now())
            )
    await stage.say("Bert", "/schritt vermerk Noch ein *Satz*", "@")
    assert "Geschrieben war: „Noch ein *Satz*“" in stage.latest("@bert").text
    assert len(kept(stage)) == MOST_STEPS


async def test_many_long_notes_fit_a_card_and_are_whole_in_the_list(stage: Stage) -> None:
    notes = [f"{place} {'👩 *x* ' * 40}"[:LONGEST_NOTE].strip() for place in range(MOST_STEPS)]
    for note in notes:
        await stage.say("Bert", f"/schritt vermerk {note}", "@")
    assert units(result(stage).text) <= CARD_LIMIT
    before = len(stage.seen_in("@carla"))
    await stage.say("Carla", "/checkin zeigen", "@")
    for page in range(2, 9):
        await stage.say("Carla", f"/checkin zeigen seite {page}", "@")
    shown = "".join(one.text for one in stage.seen_in("@carla")[before:])
    assert all(note in shown for note in notes)
    await stage.wait(timedelta(days=1))
    await weak_round(stage)
    assert "Seit dem letzten Mal bei Stakeholder: „0 👩" in result(stage, 2).text


async def test_a_result_without_a_weak_field_offers_a_step_on_its_barrier(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        for who, typed in (("Bert", "Zeit; keine Zeit"), ("Carla", "Zeit; zu viele Termine"), ("Deniz", "Geld; fehlt")):
            await stage.say(who, f"/hemmnis {typed}; ohne Sektor", "@")
        await stage.say("Anna", "/checkin")
        await close(stage)
        assert result(stage).labels == STEPS
        assert "Ein nächster Schritt bei Zeit: /schritt" in result(stage).text
        await stage.tap("Bert", result(stage), "Beschließen")
        assert "was gegen „Zeit“ als Hemmnis hilft" in stage.latest("@bert").text
        await stage.say("Bert", "/abbrechen", "@")
        await stage.say("Bert", "/schritt vermerk Wir tagen abends.", "@")
        await stage.wait(timedelta(days=1))
        await stage.say("Anna", "/checkin")
        await close(stage)
        assert "Seit dem letzten Mal bei Zeit: „Wir tagen abends.“" in result(stage, 2).text


async def test_a_result_that_names_nothing_weak_offers_nothing(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/checkin")
        for who in PEOPLE:
            await answer(stage, who, "4", "4", "4", "4", "5")
        await close(stage)
        assert result(stage).labels == ()
        await stage.say("Bert", "/schritt vermerk Wir rufen an.", "@")
        assert "ist kein Feld schwach" in stage.latest("@bert").text
        assert kept(stage) == []


async def test_an_old_result_keeps_its_steps_and_the_next_one_begins_with_them(stage: Stage) -> None:
    await stage.wait(timedelta(days=1))
    await weak_round(stage)
    await stage.tap("Bert", result(stage, 1), "Vermerken")
    await stage.say("Bert", "Wir rufen an.", "@")
    assert "weitergeht: „Wir rufen an.“" in result(stage, 1).text
    assert "Wir rufen an." not in result(stage, 2).text
    await stage.wait(timedelta(days=1))
    await weak_round(stage)
    assert "Seit dem letzten Mal bei Stakeholder: „Wir rufen an.“" in result(stage, 3).text


async def test_a_card_of_an_earlier_version_offers_nothing_but_the_command_does(stage: Stage) -> None:
    card = result(stage)
    with beginning(stage) as transaction:
        store = stored(transaction)
        (round_,) = store.rounds.find()
        store.rounds.put(replace(round_, weakest=None))
    await stage.tap("Bert", card, "Vermerken")
    assert kept(stage) == []
    await stage.say("Bert", "/schritt vermerk Wir rufen an.", "@")
    assert "Wie es bei Stakeholder weitergeht: „Wir rufen an.“" in result(stage).text
    assert result(stage).labels == ()


async def test_a_step_waits_while_an_earlier_change_is_not_seen_yet(stage: Stage) -> None:
    """A number that changes and a step never come in one edit."""
    with beginning(stage) as transaction:
        store = stored(transaction)
        for card in store.cards.find(kind=RESULT_CARD):
            store.cards.put(replace(card, version=card.version + 1))
        store.of(NextStep).add(
            NextStep(round_id=1, kind=StepKind.NOTE, text="Wir rufen an.", partner_id=1, at=stage.clock.now())
        )
        turn = turn_of(stage, transaction)
        reveal(turn, 1)
        assert [one.shown for one in store.of(NextStep).find()] == [False]
        (again,) = [one for one in store.of(Timer).find() if one.kind == STEPS_ALARM]
        assert again.due_at == turn.now + AGAIN
    await stage.wait(AGAIN)
    assert [one.shown for one in kept(stage)] == [True]
    assert "Wir rufen an." in result(stage).text


async def test_late_answers_bring_no_choices_with_them(stage: Stage) -> None:
    """A field that becomes weak by late answers changes a number, and nothing but it."""
    await stage.wait(timedelta(days=1))
    await stage.say("Anna", "/checkin")
    await close(stage)
    assert result(stage, 2).labels == ()
    for who in ("Bert", "Carla", "Deniz"):
        await answer(stage, who, "1", "-", "1", "-", "1", "-", "1", "-", "nein")
    await stage.wait(timedelta(days=4))
    assert "Nachträglich" in result(stage, 2).text
    assert result(stage, 2).labels == ()
    assert "nächster Schritt" not in result(stage, 2).text
