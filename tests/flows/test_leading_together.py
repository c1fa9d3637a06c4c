"""The decision rule, the next meeting, and who moderates it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.domain.decision_rule import DecisionRule
from bot.domain.decisions import DecisionKind, DecisionStatus, Majority
from bot.domain.meetings import Meeting, TurnTaker, in_order
from tests.flows.settling import arrivals, beginning, berlin, count, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.decisions import Decision


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


@pytest.fixture
async def english(tmp_path: Path) -> AsyncIterator[Stage]:
    """The same cooperation in English."""
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as one:
        await settle_in(one, language=Language.ENGLISH)
        yield one


async def consent(stage: Stage, number: int) -> None:
    """Have everybody agree to a decision and let its deadline pass."""
    for who in ("Anna", "Ben", "Clara"):
        card = next(one for one in reversed(stage.seen_in()) if f"B-{number}" in one.text and one.content.choices)
        await stage.tap(who, card, "agree-1")
    await stage.wait(timedelta(days=30))


class TestRule:
    """What holds for decisions, and how it is changed."""

    async def test_the_house_rule_holds_at_first(self, stage: Stage) -> None:
        await stage.say("Ben", "/regel", "@")

        assert matches(
            "Alle können damit leben · 7 Tage offen · jeder Sektor … vereinbart ist noch nichts",
            stage.latest("@ben").text,
        )

    async def test_a_coordinator_sets_it_at_the_very_start_and_all_are_told(self, stage: Stage) -> None:
        await stage.say("Anna", "/regel Abstimmung; zwei Drittel; Hälfte; 10; nein", "@")

        assert count(stage, "Zu Beginn festgelegt, unsere Entscheidungsregel: Abstimmung") == 1
        await stage.say("Ben", "/beschluss Wir tagen abends.", "@")
        await stage.answer("Ben", "so abstimmen")
        decision = self._decisions(stage)[0]
        assert (decision.kind, decision.majority, decision.sector_quorum) == (
            DecisionKind.VOTE,
            Majority.TWO_THIRDS,
            False,
        )
        assert decision.closes_at == berlin(2026, 11, 19, 9)
        await stage.say("Clara", "/phase Starten", "@")  # set by one person is not agreed by all
        assert "C ☐ Die Entscheidungsregel ist beschlossen." in stage.latest("@clara").text

    @staticmethod
    def _decisions(stage: Stage) -> list[Decision]:
        with beginning(stage) as transaction:
            return stored(transaction).decisions.find()

    @staticmethod
    def _rules(stage: Stage) -> list[DecisionRule]:
        with beginning(stage) as transaction:
            return stored(transaction).of(DecisionRule).find()

    async def test_a_partner_proposes_it_and_it_holds_once_all_can_live_with_it(self, stage: Stage) -> None:
        await stage.say("Ben", "/regel Konsent; 10; ja", "@")
        assert matches("… Wird das angenommen, gilt als Regel: … 10 Tage …", stage.latest("@ben").text)
        assert self._rules(stage) == []
        await stage.answer("Ben", "so abstimmen")
        assert [one.since for one in self._rules(stage)] == [None]
        await consent(stage, 1)

        await stage.say("Clara", "/regel", "@")
        assert matches("… 10 Tage offen … mit B-1 beschlossen …", stage.latest("@clara").text)
        await stage.say("Clara", "/phase Starten", "@")
        assert "C ☑ Die Entscheidungsregel ist beschlossen. · von selbst erkannt" in stage.latest("@clara").text
        assert "D ☐ Die Kooperationsvereinbarung ist beschlossen." in stage.latest("@clara").text

    async def test_after_the_first_decision_a_coordinator_alone_sets_nothing(self, stage: Stage) -> None:
        await stage.say("Anna", "/beschluss Wir tagen abends.", "@")
        await stage.answer("Anna", "so abstimmen")
        await consent(stage, 1)
        await stage.say("Anna", "/regel Abstimmung; einfach; beliebig; 1; nein", "@")

        assert self._rules(stage) == []
        await stage.answer("Anna", "so abstimmen")
        proposal = self._decisions(stage)[-1]
        assert (proposal.kind, proposal.sector_quorum) == (DecisionKind.CONSENT, True)
        assert [one.since for one in self._rules(stage)] == [None]

    async def test_no_rule_makes_changing_it_easier(self, stage: Stage) -> None:
        await stage.say("Anna", "/regel Abstimmung; einfach; beliebig; 1; nein", "@")
        await stage.say("Anna", "/beschluss Wir tagen abends.", "@")
        await stage.answer("Anna", "so abstimmen")
        await stage.wait(timedelta(days=3))
        await stage.say("Anna", "/regel Konsent; 3; nein", "@")
        await stage.answer("Anna", "so abstimmen")

        proposal = self._decisions(stage)[-1]
        assert (proposal.kind, proposal.sector_quorum) == (DecisionKind.CONSENT, True)
        assert proposal.closes_at - proposal.opened_at >= timedelta(days=7)

    async def test_an_objection_keeps_the_former_rule(self, stage: Stage) -> None:
        await stage.say("Ben", "/regel Konsent; 10; ja", "@")
        await stage.answer("Ben", "so abstimmen")
        await stage.tap("Clara", stage.latest(), "objection-1")
        await stage.answer("Clara", "Zu langsam für uns.")
        await stage.wait(timedelta(days=30))

        assert self._decisions(stage)[0].status is DecisionStatus.NOT_ACCEPTED
        assert [one.since for one in self._rules(stage)] == [None]
        await stage.say("Ben", "/regel", "@")
        assert "vereinbart ist noch nichts" in stage.latest("@ben").text

    async def test_other_words_do_not_hide_what_is_set(self, stage: Stage) -> None:
        await stage.say("Ben", "/regel Konsent; 10; nein", "@")
        await stage.answer("Ben", "so abstimmen")
        await stage.say("Ben", "/beschluss 1 ändern Alles bleibt, wie es ist.", "@")

        assert matches("… Alles bleibt, wie es ist. … gilt als Regel: … 10 Tage …", stage.latest("group", "B-1").text)

    async def test_two_at_a_time_are_refused(self, stage: Stage) -> None:
        await stage.say("Ben", "/regel Konsent; 10; ja", "@")
        await stage.answer("Ben", "so abstimmen")
        await stage.say("Clara", "/regel Konsent; 3; ja", "@")

        assert "B-1" in stage.latest("@clara").text
        assert len(self._rules(stage)) == 1

    @pytest.mark.parametrize("typed", ["/regel Konsent; 0; ja", "/regel Konsent; 71; ja", "/regel Konsent; bald; ja"])
    async def test_days_that_do_not_fit_get_a_sentence(self, stage: Stage, typed: str) -> None:
        await stage.say("Anna", typed, "@")

        assert "1 bis 70 Tage" in stage.latest("@anna").text
        assert self._rules(stage) == []

    async def test_what_a_proposal_says_itself_wins(self, english: Stage) -> None:
        await english.say("Anna", "/rule vote; two thirds; half; 10; no", "@")
        await english.say("Ben", "/decide consent; We meet in the evening.", "@")
        await english.answer("Ben", "yes")

        assert self._decisions(english)[0].kind is DecisionKind.CONSENT

    async def test_strangers_propose_none(self, stage: Stage) -> None:
        await stage.say("Zoe", "/regel Konsent; 3; nein")

        assert self._rules(stage) == []


class TestMeeting:
    """Setting, moving and calling off."""

    @staticmethod
    def _meetings(stage: Stage) -> list[Meeting]:
        with beginning(stage) as transaction:
            return stored(transaction).of(Meeting).find()

    async def test_it_is_set_shown_and_told_once(self, stage: Stage) -> None:
        await stage.say("Ben", "/treffen 11.12. um 18 Uhr; Rathaus *2*; Zahlen mitbringen", "@")

        assert count(stage, "Treffen 1:") == 1
        await stage.say("Clara", "/stand", "@")
        assert matches(
            "… Nächstes Treffen: Fr. 11.12., 18:00 Uhr, Rathaus *2* · Zahlen mitbringen …",
            stage.latest("@clara").text + " ",
        )

    async def test_moving_edits_the_card_and_says_nothing_more(self, stage: Stage) -> None:
        await stage.say("Ben", "/treffen 11.12. um 18 Uhr; Rathaus", "@")
        before = len(stage.seen_in())
        await stage.say("Ben", "/treffen verschieben 14.12. um 19 Uhr; Bürgerhaus", "@")

        assert len(stage.seen_in()) == before
        assert "Bürgerhaus" in stage.latest("group", "Treffen 1").text

    async def test_the_groups_are_reminded_the_day_before(self, stage: Stage) -> None:
        await stage.say("Ben", "/treffen 14.12. um 18 Uhr; Rathaus", "@")

        await stage.wait_until(berlin(2026, 12, 11, 8, 59))
        before = len(stage.seen_in())
        await stage.wait_until(berlin(2026, 12, 11, 9, 1))
        assert len(stage.seen_in()) == before + 1
        assert "Treffen 1:" in stage.latest().text
        assert count(stage, "Treffen 1:") == 1
        assert not stage.latest().content.rings

    async def test_calling_it_off_is_asked_once_more_and_told(self, stage: Stage) -> None:
        await stage.say("Ben", "/treffen 11.12. um 18 Uhr; Rathaus", "@")
        await stage.say("Ben", "/treffen absagen", "@")
        assert self._meetings(stage)[0].called_off_at is None
        await stage.answer("Ben", "ja")

        assert count(stage, "Abgesagt:") == 2  # the message, and the card
        assert await arrivals(stage, berlin(2026, 12, 15), "Rathaus", "group") == []

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("/treffen 11.12.; Rathaus", "um wie viel Uhr"),
            ("/treffen 1.11.2026 um 18 Uhr; Rathaus", "liegt schon zurück"),
            ("/treffen heute um 8 Uhr; Rathaus", "liegt schon zurück"),
            ("/treffen verschieben 11.12. um 18 Uhr", "steht noch nicht fest"),
            ("/treffen absagen", "steht noch nicht fest"),
        ],
    )
    async def test_what_does_not_fit_gets_a_sentence(self, stage: Stage, typed: str, said: str) -> None:
        await stage.say("Ben", typed, "@")

        assert said in stage.latest("@ben").text
        assert self._meetings(stage) == []

    async def test_a_hint_where_volunteers_can_hardly_come(self, stage: Stage) -> None:
        await stage.say("Clara", "/mitmachen Caritas; ehrenamtlich", "@")
        await stage.say("Ben", "/treffen 11.12. um 10 Uhr; Rathaus")

        assert matches(
            "Notiert: … Ein Hinweis: … Fr. 11.12.2026 … Mo. 14.12.2026 … 17 und 21 Uhr …", stage.latest("@ben").text
        )
        assert count(stage, "Hinweis") == 0

    async def test_no_hint_in_the_evening_or_without_volunteers(self, stage: Stage) -> None:
        await stage.say("Ben", "/treffen 11.12. um 10 Uhr; Rathaus", "@")
        assert "Hinweis" not in stage.latest("@ben").text
        await stage.say("Clara", "/mitmachen Caritas; ehrenamtlich", "@")
        await stage.say("Ben", "/treffen verschieben 11.12. um 18 Uhr", "@")
        assert "Hinweis" not in stage.latest("@ben").text


class TestModeration:
    """Turns that go round."""

    @staticmethod
    def _order(stage: Stage) -> list[int | None]:
        with beginning(stage) as transaction:
            return [one.partner_id for one in in_order(stored(transaction).of(TurnTaker).find())]

    async def _turns(self, stage: Stage) -> None:
        await stage.say("Ben", "/moderation", "@")
        await stage.tap("Ben", stage.latest("@ben"), "Ich bin mal dran")
        await stage.say("Clara", "/moderation ich", "@")

    async def test_it_goes_round(self, stage: Stage) -> None:
        await self._turns(stage)
        assert self._order(stage) == [2, 3]
        await stage.say("Anna", "/treffen 11.12. um 18 Uhr; Rathaus", "@")
        assert "Moderation: Ben" in stage.latest("group", "Treffen 1").text
        await stage.wait_until(berlin(2026, 12, 12))

        assert self._order(stage) == [3, 2]

    async def test_asked_a_week_and_a_day_before_alone(self, stage: Stage) -> None:
        await self._turns(stage)
        await stage.say("Anna", "/treffen 11.12. um 18 Uhr; Rathaus", "@")

        seen = []
        for moment in (berlin(2026, 12, 4, 17, 59), berlin(2026, 12, 4, 18, 1), berlin(2026, 12, 10, 18, 1)):
            await stage.wait_until(moment)
            seen.append(len(stage.seen_in("@ben")))
        assert [seen[1] - seen[0], seen[2] - seen[1]] == [1, 1]
        assert "an der Reihe" in stage.latest("@ben").text
        assert count(stage, "an der Reihe") == 0
        assert count(stage, "an der Reihe", "@clara") == 0

    async def test_who_cannot_hands_on_and_is_first_next_time(self, stage: Stage) -> None:
        await self._turns(stage)
        await stage.say("Anna", "/treffen 11.12. um 18 Uhr; Rathaus", "@")
        await stage.wait_until(berlin(2026, 12, 4, 18, 30))
        await stage.tap("Ben", stage.latest("@ben"), "Ich kann nicht")
        await stage.wait(timedelta(minutes=1))

        assert "an der Reihe" in stage.latest("@clara").text
        assert "Moderation: Clara" in stage.latest("group", "Treffen 1").text
        assert stage.latest("@ben").labels == ()
        await stage.wait_until(berlin(2026, 12, 12))
        assert self._order(stage) == [2, 3]

    async def test_nobody_left_is_told_to_whoever_set_it(self, stage: Stage) -> None:
        await stage.say("Ben", "/moderation ich", "@")
        await stage.say("Anna", "/treffen 11.12. um 18 Uhr; Rathaus", "@")
        await stage.say("Ben", "/moderation überspringen", "@")

        assert count(stage, "kann aus der Reihe gerade niemand", "@anna") == 1
        assert count(stage, "kann aus der Reihe gerade niemand") == 0

    async def test_swapping_is_for_those_it_is_about_and_coordinators(self, stage: Stage) -> None:
        await self._turns(stage)
        await stage.say("Ben", "/mitmachen Handwerkskammer", "@")
        await stage.say("Dora", "/mitmachen Caritas; hauptamtlich")
        await stage.say("Dora", "/moderation tauschen Ben; Clara", "@")
        assert self._order(stage) == [2, 3]
        await stage.say("Anna", "/moderation tauschen Ben; Clara", "@")

        assert self._order(stage) == [3, 2]

    async def test_an_organisation_takes_a_turn_and_its_representative_is_asked(self, stage: Stage) -> None:
        await stage.say("Dora", "/mitmachen Caritas; hauptamtlich")
        await stage.say("Clara", "/moderation Organisation", "@")
        await stage.say("Clara", "/organisation spricht Dora", "@")
        await stage.say("Anna", "/treffen 11.12. um 18 Uhr; Rathaus", "@")
        await stage.wait_until(berlin(2026, 12, 5))

        assert count(stage, "an der Reihe", "@dora") == 1
        assert count(stage, "an der Reihe", "@clara") == 0

    @pytest.mark.parametrize("leaving", ["/austreten", "/vergessen"])
    async def test_who_leaves_is_taken_out(self, stage: Stage, leaving: str) -> None:
        await self._turns(stage)
        await stage.say("Ben", leaving, "@")
        if leaving == "/vergessen":
            await stage.answer("Ben", "ja")
        assert self._order(stage) == [3]

    async def test_strangers_take_no_turn(self, stage: Stage) -> None:
        await stage.say("Zoe", "/moderation ich")

        assert self._order(stage) == []
