"""Deputies, who speaks for an organisation, and what becomes of all roles when people leave or turn out to be one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.decision_rule import DecisionRule
from bot.domain.deputies import Deputyship, Mandate
from bot.domain.meetings import TurnTaker
from flows.linking.merging import merge
from tests.flows.settling import beginning, berlin, count, settle_in, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


class TestDeputy:
    """Who coordinates while a coordinator is away."""

    @staticmethod
    def _deputies(stage: Stage) -> list[tuple[int, int]]:
        with beginning(stage) as transaction:
            return [(one.absent_id, one.deputy_id) for one in stored(transaction).of(Deputyship).find()]

    async def _sets_goal(self, stage: Stage, who: str) -> bool:
        await stage.say(who, "/ziel Alle finden Arbeit.", "@")
        with beginning(stage) as transaction:
            return transaction.cooperations()[0].goal != ""

    async def test_only_while_the_coordinator_is_away(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination Vertretung Ben", "@")
        assert count(stage, "Ben vertritt Anna in der Koordination") == 1
        assert not await self._sets_goal(stage, "Ben")
        await stage.say("Anna", "/abwesend bis 20.11.", "@")
        assert "Anna ist abwesend bis Fr. 20.11.2026" in stage.latest("@ben").text
        await stage.say("Anna", "/abwesend", "@")
        assert "Anna ist wieder da" in stage.latest("@ben").text
        assert not await self._sets_goal(stage, "Ben")
        await stage.say("Anna", "/abwesend bis 20.11.", "@")
        assert await self._sets_goal(stage, "Ben")

    async def test_it_ends_by_itself_the_day_after(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination Vertretung Ben", "@")
        await stage.say("Anna", "/abwesend bis 20.11.", "@")
        await stage.wait_until(berlin(2026, 11, 21, 0, 1))

        assert not await self._sets_goal(stage, "Ben")

    @pytest.mark.parametrize("typed", ["/koordination Vertretung Ben", "/koordination Vertretung", "/koordination Ben"])
    async def test_nobody_else_names_deputies(self, stage: Stage, typed: str) -> None:
        await stage.say("Ben", typed, "@")
        await stage.say("Ben", "Ben", "@")
        await stage.say("Ben", "/abwesend bis 20.11.", "@")

        assert self._deputies(stage) == []
        assert not await self._sets_goal(stage, "Ben")

    async def test_being_away_oneself_gives_nobody_rights(self, stage: Stage) -> None:
        """A deputyship for somebody who does not coordinate, however it came about, is worth nothing."""
        with beginning(stage) as transaction:
            stored(transaction).of(Deputyship).add(Deputyship(absent_id=3, deputy_id=2, at=stage.clock.now()))
            stored(transaction).of(Deputyship).add(Deputyship(absent_id=2, deputy_id=2, at=stage.clock.now()))
        for who in ("Clara", "Ben"):
            await stage.say(who, "/abwesend bis 20.11.", "@")

        assert not await self._sets_goal(stage, "Ben")

    @pytest.mark.parametrize(
        "typed", ["/koordination Ben", "/koordination abgeben Anna", "/koordination Vertretung Clara", "/beenden"]
    )
    async def test_a_deputy_makes_no_coordinators_and_ends_nothing(self, stage: Stage, typed: str) -> None:
        await stage.say("Anna", "/koordination Vertretung Ben", "@")
        await stage.say("Anna", "/abwesend bis 20.11.", "@")
        await stage.say("Ben", typed, "@")

        assert "bleibt der Koordination selbst vorbehalten" in stage.latest("@ben").text
        assert self._deputies(stage) == [(1, 2)]
        with beginning(stage) as transaction:
            assert [one.partner_id for one in stored(transaction).identities.find(coordinates=True)] == [1]

    async def test_the_rule_is_not_set_by_a_deputy(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination Vertretung Ben", "@")
        await stage.say("Anna", "/abwesend bis 20.11.", "@")
        await stage.say("Ben", "/regel Konsent; 1; nein", "@")

        with beginning(stage) as transaction:
            assert stored(transaction).of(DecisionRule).find() == []

    async def test_released_or_gone_the_deputy_goes_too(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination Vertretung Ben", "@")
        await stage.say("Anna", "/koordination Clara", "@")
        await stage.say("Anna", "/koordination abgeben Anna", "@")
        assert self._deputies(stage) == []
        await stage.say("Clara", "/koordination Vertretung Ben", "@")
        assert self._deputies(stage) == [(3, 2)]
        await stage.say("Ben", "/austreten", "@")
        assert self._deputies(stage) == []

    async def test_it_is_shown_and_taken_back(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination Vertretung Ben", "@")
        await stage.say("Anna", "/koordination", "@")
        assert "Anna (Vertretung: Ben)" in stage.latest("@anna").text
        await stage.say("Anna", "/abbrechen", "@")
        await stage.say("Anna", "/koordination Vertretung aus", "@")
        assert self._deputies(stage) == []


class TestMandate:
    """Who speaks for an organisation, and what it may promise."""

    @staticmethod
    def _mandates(stage: Stage) -> list[Mandate]:
        with beginning(stage) as transaction:
            return stored(transaction).of(Mandate).find()

    async def _silent(self, stage: Stage) -> None:
        """Have Dora join Clara's organisation, and a proposal wait for it."""
        await stage.say("Dora", "/mitmachen Caritas; hauptamtlich")
        await stage.say("Clara", "/organisation spricht Clara", "@")
        await stage.say("Clara", "/organisation Vertretung Dora", "@")
        await stage.say("Anna", "/beschluss Wir tagen abends.", "@")
        await stage.answer("Anna", "so abstimmen")

    async def test_the_representative_is_asked_first(self, stage: Stage) -> None:
        await self._silent(stage)
        await stage.wait(timedelta(days=6, hours=1))

        assert [count(stage, "B-1", who) > 0 for who in ("@clara", "@dora", "@ben")] == [True, False, True]

    async def test_the_deputy_while_they_are_away(self, stage: Stage) -> None:
        await self._silent(stage)
        await stage.say("Clara", "/abwesend bis 30.11.", "@")
        await stage.wait(timedelta(days=6, hours=1))

        assert [count(stage, "B-1", who) > 0 for who in ("@clara", "@dora")] == [False, True]

    async def test_without_one_all_are_asked(self, stage: Stage) -> None:
        await self._silent(stage)
        await stage.say("Clara", "/organisation spricht niemand", "@")
        await stage.say("Clara", "/organisation Vertretung niemand", "@")
        await stage.wait(timedelta(days=6, hours=1))

        assert [count(stage, "B-1", who) > 0 for who in ("@clara", "@dora")] == [True, True]

    async def test_what_may_be_promised_stands_with_a_reservation_only(self, stage: Stage) -> None:
        await stage.say("Clara", "/organisation zusagen Räume; *zwei* Tage", "@")
        assert "Kann ohne Rücksprache zusagen: Räume; *zwei* Tage" in stage.latest("@clara").text
        await stage.say("Clara", "/organisation", "@")
        assert "zusagen: Räume; *zwei* Tage" in stage.latest("@clara").text
        await stage.say("Anna", "/beschluss Wir tagen abends.", "@")
        await stage.answer("Anna", "so abstimmen")
        await stage.say("Ben", "/beschluss 1", "@")
        assert count(stage, "ohne Rücksprache", "@ben") == 0
        await stage.tap("Clara", stage.latest(), "reservation-1")
        await stage.answer("Clara", "20.11.")
        await stage.say("Ben", "/beschluss 1", "@")
        assert count(stage, "Caritas kann ohne Rücksprache zusagen: Räume; *zwei* Tage", "@ben") == 1

    async def test_only_its_own_people_say_so(self, stage: Stage) -> None:
        await stage.say("Ben", "/organisation spricht Clara", "@")
        await stage.say("Zoe", "/organisation zusagen Geld")

        assert self._mandates(stage) == []

    async def test_correcting_stays_with_coordinators(self, stage: Stage) -> None:
        await stage.say("Ben", "/organisation Caritas; Name; Diakonie", "@")

        with beginning(stage) as transaction:
            assert stored(transaction).organisations.first(name="Diakonie") is None

    async def test_who_goes_to_another_organisation_speaks_for_none(self, stage: Stage) -> None:
        await stage.say("Clara", "/organisation spricht Clara", "@")
        await stage.say("Clara", "/organisation zusagen Räume", "@")
        await stage.say("Clara", "/mitmachen Handwerkskammer", "@")

        assert [(one.speaker_id, one.commits) for one in self._mandates(stage)] == [(None, "Räume")]


async def test_two_accounts_of_one_person_have_each_role_once(stage: Stage) -> None:
    """Whoever was the deputy of themselves stands in for nobody, and takes one turn."""
    with beginning(stage) as transaction:
        store = stored(transaction)
        for partner in (2, 3):
            store.of(TurnTaker).add(TurnTaker(partner_id=partner, place=partner))
        store.of(Deputyship).add(Deputyship(absent_id=2, deputy_id=3, at=stage.clock.now()))
        store.of(Deputyship).add(Deputyship(absent_id=3, deputy_id=1, at=stage.clock.now()))
        store.of(Mandate).add(Mandate(organisation_id=2, speaker_id=2, deputy_id=3))
        merge(store, keep=2, drop=3, at=stage.clock.now())

        assert [one.partner_id for one in store.of(TurnTaker).find()] == [2]
        assert [(one.absent_id, one.deputy_id) for one in store.of(Deputyship).find()] == [(2, 1)]
        assert [(one.speaker_id, one.deputy_id) for one in store.of(Mandate).find()] == [(2, None)]


async def test_two_organisations_that_are_one_take_one_turn_and_have_one_mandate(stage: Stage) -> None:
    await stage.say("Ben", "/moderation Organisation", "@")
    await stage.say("Clara", "/moderation Organisation", "@")
    await stage.say("Ben", "/organisation spricht Ben", "@")
    await stage.say("Clara", "/organisation zusagen Räume", "@")
    await stage.say("Anna", "/organisation Caritas; zusammenführen; Handwerkskammer", "@")
    await stage.answer("Anna", "ja")

    with beginning(stage) as transaction:
        store = stored(transaction)
        assert [one.organisation_id for one in store.of(TurnTaker).find()] == [2]
        assert [(one.organisation_id, one.speaker_id, one.commits) for one in store.of(Mandate).find()] == [
            (2, 2, "Räume")
        ]


@pytest.mark.parametrize("leaving", ["/austreten", "/vergessen"])
async def test_where_the_moderator_leaves_the_next_is_asked_and_no_card_names_them(stage: Stage, leaving: str) -> None:
    await stage.say("Ben", "/moderation ich", "@")
    await stage.say("Clara", "/moderation ich", "@")
    await stage.say("Anna", "/treffen 11.12. um 18 Uhr; Rathaus", "@")
    await stage.wait_until(berlin(2026, 12, 7, 10))
    await stage.say("Ben", leaving, "@")
    if leaving == "/vergessen":
        await stage.answer("Ben", "ja")
    await stage.wait(timedelta(minutes=2))

    assert "an der Reihe" in stage.latest("@clara").text
    assert "Moderation: Clara" in stage.latest("group", "Treffen 1").text
    assert count(stage, "Moderation: Ben") == 0


async def test_all_that_leads_is_in_the_own_data_and_the_export(stage: Stage) -> None:
    await stage.say("Anna", "/koordination Vertretung Ben", "@")
    await stage.say("Ben", "/moderation ich", "@")
    await stage.say("Ben", "/organisation spricht Ben", "@")
    await stage.say("Ben", "/treffen 11.12. um 18 Uhr; Rathaus", "@")
    await stage.say("Ben", "/meinedaten", "@")
    held = stage.latest("@ben").text
    assert all(
        words in held
        for words in ("vertritt in der Koordination", "spricht für die eigene", "moderiert reihum", "hat Treffen 1 am")
    )
    await stage.say("Anna", "/beenden", "@")
    assert count(stage, "Regel, Zusagen, Treffen und Moderation", "@anna") == 1


async def test_what_coordinators_should_know_reaches_the_deputy_first(stage: Stage) -> None:
    await stage.say("Anna", "/koordination Vertretung Ben", "@")
    await stage.say("Clara", "/risiko Das Haus wird verkauft; Makler kommen; Clara", "@")
    await stage.say("Anna", "/abwesend bis 20.11.", "@")
    await stage.say("Clara", "/risiko 1; ja", "@")

    assert count(stage, "Ein Frühzeichen zeigt sich", "@ben") == 1
