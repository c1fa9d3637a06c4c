"""Privacy: what is said about it, one's own data, and being forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_TELEGRAM
from bot.domain.check_ins import Answer, Participation, Round
from bot.domain.cooperation import AnswerMode, Language
from bot.domain.cycle import Phase
from bot.domain.decisions import Decision, DecisionEvent, DecisionKind, DecisionStep, Stance, Voice
from bot.domain.partners import Sector
from bot.domain.reminders import Reminder
from bot.domain.stakeholders import Stakeholder
from tests.stage import GROUP, Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.stored.ports import Transaction

PRIVATE_ONLY = replace(LIKE_TELEGRAM, opens_private=False)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation that Anna coordinates, with Ben and Carla as partners; Ben has left traces everywhere."""
    async with Stage.on_sqlite(tmp_path) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen in Ahlen")
        await one.say("Ben", "/mitmachen Handwerkskammer; Wirtschaft; ehrenamtlich")
        await one.say("Carla", "/mitmachen Stadt Ahlen; Staat")
        with one.database.begin() as transaction:
            leave_traces(one, transaction)
        yield one


def leave_traces(stage: Stage, transaction: Transaction) -> None:
    now = stage.clock.now()
    store = transaction.store(transaction.cooperations()[0].id)
    identity = store.identities.first(platform_id="ben")
    assert identity is not None
    ben = store.partners.get(identity.partner_id or 0)
    assert ben is not None
    round_ = store.rounds.add(
        Round(
            number=1,
            phases=(Phase.INITIATE,),
            questions=("I-ST-1",),
            asked=(ben.id,),
            opened_at=now,
            closes_at=now + timedelta(days=3),
            answers=AnswerMode.PRIVATE,
        )
    )
    store.answers.add(
        Answer(
            round_id=round_.id,
            question="I-ST-1",
            partner_id=ben.id,
            sector=Sector.BUSINESS,
            value=2,
            text="zu wenig *Zeit*",
            at=now,
        )
    )
    store.participations.add(
        Participation(round_id=round_.id, question="I-ST-2", partner_id=ben.id, sector=Sector.BUSINESS)
    )
    decision = store.decisions.add(
        Decision(
            number=4,
            kind=DecisionKind.CONSENT,
            text="Wir treffen uns monatlich.",
            proposer_id=ben.id,
            opened_at=now,
            closes_at=now + timedelta(days=7),
        )
    )
    store.voices.add(
        Voice(
            decision_id=decision.id,
            version=1,
            organisation_id=ben.organisation_id,
            partner_id=ben.id,
            entered_by=ben.id,
            stance=Stance.CONCERN,
            reason="Abends geht es kaum.",
            at=now,
        )
    )
    store.decision_events.add(
        DecisionEvent(decision_id=decision.id, step=DecisionStep.PROPOSED, actor_id=ben.id, role="partner", at=now)
    )
    store.stakeholders.add(
        Stakeholder(
            number=1,
            name="Sparkasse",
            sector=Sector.BUSINESS,
            influence=2,
            interest=2,
            keeper_id=ben.id,
            every_days=30,
            next_on=now.date(),
            created_at=now,
        )
    )
    store.reminders.add(
        Reminder(number=1, text="Presse einladen", starts_at=now.replace(tzinfo=None), next_at=None, author_id=ben.id)
    )


class TestPrivacy:
    """What is stored, who sees what, how to get and delete it."""

    async def test_it_is_short_and_says_all_three(self, stage: Stage) -> None:
        await stage.say("Ben", "/datenschutz")
        text = stage.latest().text

        assert len(text.splitlines()) <= 6
        assert "Was ich speichere" in text
        assert "zeige ich niemandem" in text
        assert "/meinedaten" in text
        assert "/vergessen" in text

    @pytest.mark.parametrize(
        ("setting", "sentence"),
        [("Antworten offen", "auf offen gestellt"), ("anonym ja", "speichere ich ohne die Person")],
    )
    async def test_it_follows_the_settings(self, stage: Stage, setting: str, sentence: str) -> None:
        await stage.say("Anna", f"/einstellungen {setting}")
        await stage.say("Ben", "/datenschutz")

        assert sentence in stage.latest().text

    async def test_open_and_anonymous_together_say_both(self, stage: Stage) -> None:
        await stage.say("Anna", "/einstellungen Antworten offen")
        await stage.say("Anna", "/einstellungen anonym ja")
        await stage.say("Ben", "/datenschutz")

        assert matches("auf offen gestellt … ohne die Person", stage.latest().text)

    async def test_it_answers_strangers_in_english(self, tmp_path: Path) -> None:
        async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
            await stage.say("Zoe", "/privacy", "@")

            assert "What I store" in stage.latest("@zoe").text


class TestMyData:
    """Everything about the asker, and only for the asker."""

    @pytest.mark.parametrize(
        "held",
        [
            "Ankommen in Ahlen",
            "Konto: Ben (memory, ben)",
            "Ben, dabei seit Mo. 9.11.2026 für Handwerkskammer (Wirtschaft)",
            "Ehrenamtlich",
            ": 2: zu wenig *Zeit*",
            "anonym beantwortet",
            "Beschluss 4 vorgeschlagen: Wir treffen uns monatlich.",
            "Beschluss 4: Bedenken: Abends geht es kaum.",
            "im Protokoll am",
            "Sparkasse",
            "Erinnerung 1: Presse einladen",
        ],
    )
    async def test_it_holds(self, stage: Stage, held: str) -> None:
        await stage.say("Ben", "/meinedaten", "@")

        assert held in stage.latest("@ben").text

    async def test_it_holds_nothing_of_others(self, stage: Stage) -> None:
        await stage.say("Carla", "/meinedaten", "@")

        assert "Stadt Ahlen" in stage.latest("@carla").text
        assert "Sparkasse" not in stage.latest("@carla").text
        assert "Ben" not in stage.latest("@carla").text

    async def test_what_was_begun_is_included(self, stage: Stage) -> None:
        await stage.say("Anna", "/einrichten")
        await stage.answer("Anna", "Neuer Name")
        await stage.say("Anna", "/meinedaten", "@")

        assert "Neuer Name" in stage.latest("@anna").text

    async def test_asked_in_the_group_it_comes_in_private(self, stage: Stage) -> None:
        await stage.say("Ben", "/meinedaten")

        assert "Sparkasse" in stage.latest("@ben").text
        assert stage.latest().text == "Alles Gespeicherte kommt im privaten Chat."

    async def test_where_that_is_impossible_nothing_is_shown_in_the_group(self, tmp_path: Path) -> None:
        async with Stage.on_sqlite(tmp_path, capabilities=PRIVATE_ONLY) as stage:
            await stage.say("Ben", "/meinedaten")

            assert "Bitte mir privat /meinedaten schreiben." in stage.latest().text
            assert "Handwerkskammer" not in stage.latest().text

    async def test_it_covers_every_cooperation(self, stage: Stage) -> None:
        await stage.add_bot("Zoe", "elsewhere")
        await stage.say("Ben", "/mitmachen Kammer Süd; Wirtschaft", "elsewhere")
        await stage.say("Ben", "/meinedaten", "@")

        assert "Handwerkskammer" in stage.latest("@ben").text
        assert "Kammer Süd" in stage.latest("@ben").text

    async def test_strangers_learn_that_there_is_nothing(self, stage: Stage) -> None:
        await stage.say("Zoe", "/meinedaten", "@")

        assert "nichts gespeichert" in stage.latest("@zoe").text


async def be_forgotten(stage: Stage, who: str = "Ben") -> None:
    await stage.say(who, "/vergessen", "@")
    await stage.say(who, "Ja", "@")


class TestForget:
    """Names and accounts go; what was said and decided stays without them."""

    async def test_names_and_accounts_go_and_the_rest_stays(self, stage: Stage) -> None:
        await be_forgotten(stage)

        assert "Name und Konten sind vergessen" in stage.latest("@ben").text
        with stage.database.begin() as transaction:
            store = transaction.store(transaction.cooperations()[0].id)
            assert {identity.name for identity in store.identities.find()} == {"Anna", "Carla"}
            former = next(partner for partner in store.partners.find() if not partner.name)
            assert former.left_at == stage.clock.now()
            # While they are open, round and decision know that somebody nameless has spoken.
            assert [(one.partner_id, one.value, one.sector) for one in store.answers.find()] == [
                (former.id, 2, Sector.BUSINESS)
            ]
            (voice,) = store.voices.find()
            assert (voice.partner_id, voice.entered_by, voice.stance) == (former.id, None, Stance.CONCERN)
            assert [one.proposer_id for one in store.decisions.find()] == [None]
            assert [one.keeper_id for one in store.stakeholders.find()] == [None]
            assert [one.author_id for one in store.reminders.find()] == [None]

    async def test_it_is_asked_first_and_survives_a_restart(self, stage: Stage) -> None:
        await stage.say("Ben", "/vergessen", "@")
        assert "Wirklich alles vergessen?" in stage.latest("@ben").text
        await stage.rebuild()
        await stage.say("Ben", "nein", "@")

        assert stage.latest("@ben").text == "Gut, alles bleibt, wie es ist."
        await stage.say("Ben", "/partner")
        assert "Handwerkskammer: Ben" in stage.latest().text

    async def test_an_unclear_answer_forgets_nothing(self, stage: Stage) -> None:
        await stage.say("Ben", "/vergessen", "@")
        await stage.say("Ben", "vielleicht", "@")

        assert "„vielleicht“ steht nicht zur Auswahl" in stage.latest("@ben").text

    async def test_asked_in_the_group_it_is_settled_in_private(self, stage: Stage) -> None:
        await stage.say("Ben", "/vergessen")

        assert "Rückfrage im privaten Chat" in stage.latest().text
        assert stage.latest("@ben").labels == ("Ja", "Nein")

    async def test_open_dialogues_go_too(self, stage: Stage) -> None:
        await stage.say("Ben", "/mitmachen")
        await be_forgotten(stage)
        before = len(stage.seen_in())
        await stage.answer("Ben", "Bens neuer Verein")

        assert len(stage.seen_in()) == before

    async def test_afterwards_nothing_is_known_and_joining_starts_anew(self, stage: Stage) -> None:
        await be_forgotten(stage)
        await stage.say("Ben", "/meinedaten", "@")
        assert "nichts gespeichert" in stage.latest("@ben").text

        await stage.say("Ben", "/mitmachen Handwerkskammer")
        await stage.say("Ben", "/meinedaten", "@")
        assert "Sparkasse" not in stage.latest("@ben").text

    async def test_it_covers_every_cooperation(self, stage: Stage) -> None:
        await stage.add_bot("Zoe", "elsewhere")
        await stage.say("Ben", "/mitmachen Kammer Süd; Wirtschaft", "elsewhere")
        await be_forgotten(stage)
        await stage.say("Zoe", "/partner", "elsewhere")

        assert "Noch ist niemand dabei" in stage.latest("elsewhere").text

    async def test_cards_no_longer_show_the_name(self, tmp_path: Path) -> None:
        async with Stage.on_sqlite(tmp_path) as stage:
            await stage.add_bot("Anna")
            assert "Anna koordiniert" in stage.latest().text
            await be_forgotten(stage, "Anna")

            assert "Anna" not in stage.seen_in()[0].text

    async def test_the_only_coordinator_names_a_successor_first(self, stage: Stage) -> None:
        await stage.say("Anna", "/vergessen", "@")
        assert "Nachfolge benennen: /koordination Name" in stage.latest("@anna").text

        await stage.say("Anna", "/koordination Carla")
        await be_forgotten(stage, "Anna")
        assert "Name und Konten sind vergessen" in stage.latest("@anna").text

    async def test_who_becomes_the_only_coordinator_meanwhile_is_held_up(self, stage: Stage) -> None:
        await stage.say("Anna", "/koordination Carla")
        await stage.say("Anna", "/vergessen", "@")
        await stage.say("Carla", "/koordination abgeben Carla")
        await stage.say("Anna", "Ja", "@")

        assert "Nachfolge benennen" in stage.latest("@anna").text
        await stage.say("Anna", "/einstellungen", GROUP)
        assert "So ist es eingestellt" in stage.latest("@anna").text

    async def test_strangers_learn_that_there_is_nothing(self, stage: Stage) -> None:
        await stage.say("Zoe", "/vergessen", "@")

        assert "nichts gespeichert" in stage.latest("@zoe").text


async def test_a_forgotten_persons_chat_is_deleted_once_the_goodbye_is_sent(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await stage.add_bot("Anna")
        await stage.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        await stage.say("Bert", "/mitmachen Kreis Warendorf; Staat")
        await stage.say("Bert", "/vergessen", "@")
        await stage.tap("Bert", stage.latest("@bert"), "1")
        assert stage.seen_in("@bert")
        await stage.application.tidy()
        with stage.database.begin() as transaction:
            assert transaction.private_channel("memory", "bot", "bert") is None
        await stage.say("Bert", "/start", "@")
        assert len(stage.seen_in("@bert")) > 2
