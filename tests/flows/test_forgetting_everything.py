"""Being forgotten: no table holds account or name any more, it works everywhere, and nobody waits for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_TELEGRAM, MemoryMessage
from bot.domain.decisions import Decision, DecisionEvent, DecisionKind, DecisionStatus
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import Left
from bot.engine.stored.rows import Departure, Door, ShownCard
from bot.program.stepping import settle
from tests.flows.everything import holding
from tests.flows.settling import settle_in, stored
from tests.flows.two_platforms import MATRIX, TELEGRAM
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.stored.ports import Store
    from tests.flows.two_platforms import TwoPlatforms

WHO = "Xaverquint"
"""A name that is part of no other word; the account's id is the same in small letters."""
SAYS_NOTHING = "Über dieses Konto ist nichts gespeichert."
SLOW = replace(LIKE_TELEGRAM, per_minute=20)
CARDS = 40
OPEN = f"B-{CARDS + 1} · Vorschlag"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Anna coordinates, Ben and Clara take part."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", "/phase start Initiieren")
        yield one


async def be_forgotten(stage: Stage, who: str = WHO) -> None:
    await stage.say(who, "/vergessen", "@")
    await stage.say(who, "Ja", "@")


async def leave_traces(stage: Stage) -> None:
    """Have somebody do whatever leaves a row."""
    await stage.say(WHO, "/mitmachen Quartiersverein; Zivilgesellschaft; ehrenamtlich")
    await stage.say("Anna", f"/koordination {WHO}")
    await stage.say("Anna", "/koordination benennen")  # a question of somebody else's in which they are a choice
    await stage.say("Anna", "/checkin")
    await stage.rate(WHO, "2")
    await stage.say(WHO, "/beschluss Wir treffen uns monatlich.")
    await stage.answer(WHO, "so abstimmen")
    await stage.say(WHO, "1", reply_to=stage.latest(containing="Vorschlag").id)
    await stage.tap(WHO, stage.latest(containing="Vorschlag"), "Einwand")
    await stage.say(WHO, "Zu selten.", "@")
    await stage.say("Ben", "/beschluss Wir laden die Presse ein.")
    await stage.answer("Ben", "so abstimmen")
    await stage.tap(WHO, stage.latest(containing="Presse"), "Zustimmung")
    await stage.wait(timedelta(days=1))
    await stage.say(WHO, "/erinnern in 2 Wochen; die Presse einladen")
    await stage.say(WHO, "/akteur neu Sparkasse; Wirtschaft; 3; 3")
    await stage.say(WHO, "/verknuepfen konto", "@")
    await stage.say(WHO, "/mitmachen")
    await stage.say(WHO, "/beschluss", "@")
    await stage.say(WHO, "/hilfe", "elsewhere")
    await stage.wait(timedelta(days=8))
    with stage.database.begin() as transaction:
        store = stored(transaction)
        account = store.identities.first(platform_id=WHO.casefold())
        assert account is not None
        keeper = account.partner_id
        for one in store.stakeholders.find():
            store.stakeholders.put(replace(one, keeper_id=keeper))
        store.of(Door).add(
            Door(
                cooperation_id=1,
                token="t" * 32,
                adapter="memory",
                person=WHO.casefold(),
                typed="/hilfe",
                expires_at=stage.clock.now() + timedelta(days=7),
            )
        )
        for channel in store.channels.find():
            transaction.departures.add(Departure(channel_id=channel.id, person=WHO.casefold()))


async def test_no_table_holds_account_or_name_after_one_tidying(stage: Stage) -> None:
    await leave_traces(stage)
    before = holding(stage.database, WHO)
    assert before.keys() >= {
        "channels",
        "departures",
        "doors",
        "identities",
        "link_codes",
        "outbox",
        "partners",
        "replies",
        "sessions",
    }
    await be_forgotten(stage)
    await stage.application.tidy()
    assert holding(stage.database, WHO) == {}


async def test_nor_of_any_linked_account(world: TwoPlatforms) -> None:
    await world.link_rooms()
    await world.link_person("Bert", "Bertolt")
    await world.say("Bertolt", MATRIX, "/beschluss Wir treffen uns monatlich.")
    await world.answer("Bertolt", MATRIX, "so abstimmen")
    assert "linked_accounts" in holding(world.database, "bert")
    await world.say("Bert", TELEGRAM, "/vergessen", private=True)
    await world.say("Bert", TELEGRAM, "ja", private=True)
    await world.application.tidy()
    assert holding(world.database, "bert") == {}


async def test_nothing_ties_a_forgotten_persons_entries_in_the_log_together(stage: Stage) -> None:
    await stage.say("Ben", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Ben", "so abstimmen")
    await stage.say("Ben", "/beschluss Wir laden die Presse ein.", "@")
    await stage.answer("Ben", "so abstimmen")
    await be_forgotten(stage, "Ben")
    with stage.database.begin() as transaction:
        events = stored(transaction).of(DecisionEvent).find()
        assert [(one.actor_id, one.role, one.message) for one in events] == [(None, "partner", "")] * 2
        assert {one.channel_id for one in events} == {None}
    await stage.say("Anna", "/beschluss 1")
    assert "jemand, der nicht mehr dabei ist" in stage.latest(containing="Verlauf").text


async def test_others_keep_their_entries_in_the_log(stage: Stage) -> None:
    await stage.say("Ben", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Ben", "so abstimmen")
    await stage.tap("Clara", stage.latest(containing="Vorschlag"), "Zustimmung")
    await be_forgotten(stage, "Ben")
    with stage.database.begin() as transaction:
        clara = stored(transaction).partners.first(name="Clara")
        assert clara is not None
        actors = [one.actor_id for one in stored(transaction).of(DecisionEvent).find()]
    assert actors == [None, clara.id]


class TestEverywhere:
    """Where there is no cooperation, and for whoever is hardly known."""

    async def test_in_a_group_without_a_cooperation(self, stage: Stage) -> None:
        await stage.say("Ben", "/meinedaten", "nowhere")
        assert "Handwerkskammer" in stage.latest("@ben").text
        assert stage.latest("nowhere").text == "Alles Gespeicherte kommt im privaten Chat."
        await stage.say("Ben", "/vergessen", "nowhere")
        assert "Rückfrage im privaten Chat" in stage.latest("nowhere").text
        await stage.say("Ben", "Ja", "@")
        assert "Name und Konten sind vergessen" in stage.latest("@ben").text

    @pytest.mark.parametrize("doors", [False, True])
    async def test_there_and_where_people_begin_private_chats(self, tmp_path: Path, doors: bool) -> None:
        closed = replace(LIKE_TELEGRAM, opens_private=False, doors=doors)
        async with Stage.on_sqlite(tmp_path, capabilities=closed) as stage:
            await settle_in(stage)
            await stage.say("Ben", "/meinedaten", "nowhere")
            assert "privat /meinedaten schreiben" in stage.latest("nowhere").text
            await stage.say("Ben", "/vergessen", "nowhere")
            assert "privat /vergessen schreiben" in stage.latest("nowhere").text

    @pytest.mark.parametrize("where", ["nowhere", "@"])
    async def test_for_a_stranger(self, stage: Stage, where: str) -> None:
        place = "@xaverquint" if where == "@" else where
        for command in ("/meinedaten", "/vergessen"):
            await stage.say(WHO, command, where)
            assert [one for one in stage.seen_in(place) + stage.seen_in("@xaverquint") if SAYS_NOTHING in one.text]
        await stage.application.tidy()
        assert holding(stage.database, WHO) == {}

    async def test_for_a_former_partner(self, stage: Stage) -> None:
        await stage.say("Ben", "/austreten")
        await stage.say("Ben", "/meinedaten", "@")
        assert "macht seit" in stage.latest("@ben").text
        await be_forgotten(stage, "Ben")
        assert "Name und Konten sind vergessen" in stage.latest("@ben").text
        assert not [one for one in holding(stage.database, "ben |") if one in {"identities", "partners"}]

    async def test_for_a_coordinator_who_never_joined(self, stage: Stage) -> None:
        await stage.say(WHO, "/koordination uebernehmen", administers=True)
        await stage.say(WHO, "/meinedaten", "@")
        assert "koordiniert" in stage.latest("@xaverquint").text
        await be_forgotten(stage)
        await stage.application.tidy()
        assert holding(stage.database, WHO) == {}

    async def test_it_says_in_how_many_cooperations_something_was_found(self, stage: Stage) -> None:
        await stage.add_bot("Zoe", "elsewhere")
        await stage.say("Ben", "/mitmachen Kammer Süd; Wirtschaft", "elsewhere")
        await be_forgotten(stage, "Ben")
        assert "in 2 Kooperationen" in stage.latest("@ben").text

    async def test_who_has_left_the_group_leaves_no_departure(self, stage: Stage) -> None:
        await stage.chat.hand_over(
            Left(
                event_id="left",
                address=stage.chat.address(GROUP),
                sender=stage.chat.person("Ben"),
                private=False,
                at=stage.clock.now(),
            )
        )
        await settle(stage.application)
        await be_forgotten(stage, "Ben")
        with stage.database.begin() as transaction:
            assert not transaction.departures.find()


@pytest.fixture
async def slow(tmp_path: Path) -> AsyncIterator[Stage]:
    """A group that takes twenty messages a minute, with many closed decisions whose cards show that Ben proposed them.

    Above them all stands one that is open, by Anna.
    """
    async with Stage.on_sqlite(tmp_path, capabilities=SLOW) as one:
        await settle_in(one)
        with one.database.begin() as transaction:
            store = stored(transaction)
            ben = store.partners.first(name="Ben")
            assert ben is not None
            for number in range(1, CARDS + 1):
                shown(one, store, closed(one, store, number, ben.id))
        await pass_seconds(one, 60)
        await one.say("Anna", "/beschluss Wir treffen uns monatlich.")
        await one.answer("Anna", "so abstimmen")
        await pass_seconds(one, 60)
        yield one


def closed(stage: Stage, store: Store, number: int, proposer: int) -> Decision:
    now = stage.clock.now()
    store.next_number("decisions")
    return store.decisions.add(
        Decision(
            number=number,
            kind=DecisionKind.CONSENT,
            text=f"Vorschlag {number}",
            status=DecisionStatus.ACCEPTED,
            proposer_id=proposer,
            opened_at=now,
            closes_at=now,
            closed_at=now,
        )
    )


def shown(stage: Stage, store: Store, decision: Decision) -> None:
    card = ShownCard(channel_id=1, kind="decision", subject=decision.id, message=f"old{decision.number}", shown=1)
    store.cards.add(card)
    stage.chat.messages.append(MemoryMessage(f"old{decision.number}", GROUP, Content("Vorschlag von Ben")))


async def pass_seconds(stage: Stage, seconds: int) -> None:
    """Let a platform's pace go on, second by second."""
    for _ in range(seconds):
        stage.clock.set(stage.clock.now() + timedelta(seconds=1))
        await settle(stage.application)


def naming(stage: Stage) -> int:
    return sum("Vorschlag" in one.text and "Ben" in one.text for one in stage.seen_in())


async def test_many_cards_of_a_forgotten_proposer_keep_nobody_waiting(slow: Stage) -> None:
    await be_forgotten(slow, "Ben")
    await pass_seconds(slow, 20)
    await slow.say("Clara", "/stand")
    await slow.tap("Clara", slow.latest(containing=OPEN), "Zustimmung")
    await pass_seconds(slow, 6)
    assert f"B-{CARDS + 1} Wir treffen uns monatlich." in slow.latest().text
    assert "Zustimmung: Caritas" in slow.latest(containing=OPEN).text
    assert naming(slow) > CARDS / 2


async def test_in_the_end_no_card_shows_the_name(slow: Stage) -> None:
    await be_forgotten(slow, "Ben")
    await pass_seconds(slow, CARDS * 6)
    assert naming(slow) == 0


async def test_only_cards_that_show_the_name_are_touched(slow: Stage) -> None:
    with slow.database.begin() as transaction:
        before = {one.id: one for one in stored(transaction).cards.find()}
    await be_forgotten(slow, "Clara")
    with slow.database.begin() as transaction:
        assert {one.id: one for one in stored(transaction).cards.find()} == before
