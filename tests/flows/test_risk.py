"""Risks with an early sign: the list, the question every three months, and what a yes brings about."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.domain.risks import MOST_RISKS, EarlySign, Risk
from tests.flows.settling import arrivals, beginning, berlin, count, outage, pause_until, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

ASKS = "Zeigt sich das Frühzeichen?"
ALERT = "Ein Frühzeichen zeigt sich"
FIRST, SECOND = berlin(2027, 2, 9, 9), berlin(2027, 5, 10, 9)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine, with a risk that Ben watches."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Clara", "/risiko Das *Haus* wird verkauft; Makler kommen; Ben")
        yield one


def kept(stage: Stage) -> list[Risk]:
    with beginning(stage) as transaction:
        return stored(transaction).of(Risk).find()


async def test_one_line_adds_it_alone(stage: Stage) -> None:
    assert matches(
        "Notiert: 1 Das *Haus* wird verkauft · Frühzeichen: Makler kommen · achtet darauf: Ben … am Di. 9.2.2027",
        stage.latest("@clara").text,
    )
    assert count(stage, "Haus") == 0


async def test_it_asks_and_survives_restarts(stage: Stage) -> None:
    for typed in ("/risiko neu", "Die Förderung endet", "Niemand antwortet", "Clara"):
        await stage.say("Ben", typed, "@")
        await stage.rebuild()
    await stage.say("Ben", "/risiko", "@")

    assert matches("1 Das *Haus* … 2 Die Förderung endet … achtet darauf: Clara", stage.latest("@ben").text)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/risiko 7", "Ein Risiko 7 gibt es nicht"),
        ("/risiko 7; ja", "Ein Risiko 7 gibt es nicht"),
        ("/risiko 1; vielleicht", "„vielleicht“ passt hier nicht"),
        ("/risiko streichen 7", "„7“ ist nicht dabei"),
        ("/risiko Streit; Türen knallen; Zoe", "„Zoe“ macht nicht mit"),
        ("/risiko ändern 1; Farbe", "„Farbe“ steht nicht zur Auswahl"),
        (f"/risiko {'x' * 301}; y", "höchstens 300 passen"),
    ],
)
async def test_what_does_not_fit_gets_a_sentence_and_changes_nothing(stage: Stage, typed: str, said: str) -> None:
    before = kept(stage)
    await stage.say("Ben", typed, "@")

    assert said in stage.latest("@ben").text
    assert kept(stage) == before


async def test_only_partners_keep_it(stage: Stage) -> None:
    await stage.say("Zoe", "/risiko Streit; Türen knallen")
    await stage.say("Zoe", "/risiko 1; ja")

    assert [one.seen for one in kept(stage)] == [None]


async def test_whoever_watches_is_asked_every_three_months_alone(stage: Stage) -> None:
    assert await arrivals(stage, berlin(2027, 2, 10), ASKS, "@ben") == [FIRST]
    question = stage.latest("@ben")
    assert matches("Zeigt sich das Frühzeichen? Makler kommen … Es geht um: Das *Haus* wird verkauft", question.text)
    assert (question.labels, question.content.rings) == (("nein", "etwas", "ja"), True)
    await stage.rebuild()
    await stage.tap("Ben", question, "etwas")
    assert matches("Makler kommen: etwas. Danke!", stage.latest("@ben").text)
    assert stage.latest("@ben").labels == ()
    assert [count(stage, "Makler", place) for place in ("group", "@anna")] == [0, 0]
    again = await stage.tap("Ben", question, "sign-yes")
    assert again.toast is not None
    assert kept(stage)[0].seen is EarlySign.SOME
    assert await arrivals(stage, berlin(2027, 5, 12), ASKS, "@ben") == [SECOND]


async def test_unanswered_it_comes_again_after_three_months_only(stage: Stage) -> None:
    await stage.wait_until(FIRST)

    assert await arrivals(stage, berlin(2027, 5, 12), "", "@ben") == [SECOND]


async def test_yes_tells_the_coordinators_alone_and_offers_a_decision(stage: Stage) -> None:
    await stage.wait_until(FIRST)
    await stage.tap("Ben", stage.latest("@ben"), "ja")

    alert = stage.latest("@anna")
    assert matches("Ein Frühzeichen zeigt sich: Makler kommen (sagt Ben) … Risiko 1: Das *Haus*", alert.text)
    assert [count(stage, ALERT, place) for place in ("group", "@anna", "@ben", "@clara")] == [0, 1, 0, 0]
    await stage.tap("Anna", alert, "Beschluss vorschlagen")
    await stage.say("Anna", "Wir fragen den Eigentümer.", "@")
    await stage.say("Anna", "Alle können damit leben", "@")
    await stage.say("Anna", "so abstimmen", "@")
    assert count(stage, "Wir fragen den Eigentümer.") == 1
    await stage.say("Ben", "/risiko 1; nein", "@")
    assert "zeigt sich nicht mehr voll" in stage.latest("@anna", "Makler").text
    assert stage.latest("@anna", "Makler").labels == ()


async def test_an_answer_can_be_typed_by_whoever_watches_and_coordinators(stage: Stage) -> None:
    await stage.say("Clara", "/risiko 1; ja")
    assert "sagt, wer darauf achtet, oder die Koordination" in stage.latest("@clara").text
    await stage.say("Anna", "/risk 1; some")
    assert "zuletzt: etwas (9.11.)" in stage.latest("@anna").text
    await stage.wait_until(berlin(2027, 1, 9, 12))
    await stage.say("Ben", "/risiko 1; nein")

    assert kept(stage)[0].seen is EarlySign.NO
    assert await arrivals(stage, berlin(2027, 4, 10), ASKS, "@ben") == [berlin(2027, 4, 9, 9)]


async def test_where_nobody_watches_the_coordinators_hear_of_it(stage: Stage) -> None:
    await stage.say("Clara", "/risiko ändern 1; wer; Noch niemand")
    await stage.wait_until(FIRST)

    assert count(stage, ASKS, "@ben") == 0
    assert matches("achtet gerade niemand … Makler kommen … /risiko ändern 1; wer", stage.latest("@anna").text)


async def test_changing_and_dropping(stage: Stage) -> None:
    await stage.say("Ben", "/risiko ändern 1; Frühzeichen; Es wird vermessen", "@")
    assert matches("Geändert: … Es wird vermessen", stage.latest("@ben").text)
    await stage.say("Ben", "/risiko ändern 1; Risiko; Das Haus wird verkauft", "@")
    await stage.say("Ben", "/risiko ändern 1; Risiko; Das Haus wird verkauft", "@")
    assert "Alles bleibt, wie es war" in stage.latest("@ben").text
    await stage.wait_until(FIRST)
    await stage.say("Clara", "/risiko streichen 1")

    assert kept(stage) == []
    assert "steht nicht mehr auf der Liste" in stage.latest("@ben").text
    assert await arrivals(stage, berlin(2027, 6, 1), "", "@ben") == []


async def test_volunteers_are_asked_in_the_evening_and_not_in_a_pause(stage: Stage) -> None:
    await stage.say("Dora", "/mitmachen Caritas; Zivilgesellschaft; ehrenamtlich")
    await stage.say("Dora", "/risiko ändern 1; wer; Dora")
    pause_until(stage, berlin(2027, 2, 10, 12))

    assert await arrivals(stage, berlin(2027, 2, 20), ASKS, "@dora") == [berlin(2027, 2, 10, 17)]


async def test_after_an_outage_it_is_asked_once(stage: Stage) -> None:
    await outage(stage, berlin(2027, 9, 1, 10))
    assert count(stage, ASKS, "@ben") == 1

    assert await arrivals(stage, berlin(2027, 12, 3), "", "@ben") == [berlin(2027, 12, 1, 9)]


async def test_a_clock_that_was_ahead_makes_nothing_forgotten(stage: Stage) -> None:
    stage.clock.jump(timedelta(days=400))
    await stage.wait(timedelta())
    stage.clock.jump(-timedelta(days=400))
    await stage.wait(timedelta())

    assert await arrivals(stage, berlin(2027, 2, 12), "", "@ben") == [FIRST]


async def test_at_the_border_it_says_so(stage: Stage) -> None:
    with beginning(stage) as transaction:
        risks = stored(transaction).of(Risk)
        for number in range(2, MOST_RISKS + 1):
            risks.add(replace(risks.find()[0], id=0, number=number))
    await stage.say("Ben", "/risiko Zu viel; nichts geht mehr")

    assert "Mehr als 50 Risiken" in stage.latest("@ben").text
    assert len(kept(stage)) == MOST_RISKS
    await stage.say("Ben", "/risiko seite 2", "@")
    assert "/risiko seite 3" in stage.latest("@ben").text


async def test_privacy(stage: Stage) -> None:
    await stage.say("Ben", "/meinedaten", "@")
    assert "achtet auf das Frühzeichen von: Das *Haus* wird verkauft" in stage.latest("@ben").text
    await stage.say("Ben", "/vergessen", "@")
    await stage.say("Ben", "ja", "@")
    assert kept(stage)[0].watcher_id is None
    await stage.say("Anna", "/beenden", "@")
    told = "\n".join(one.text for one in stage.seen_in("@anna"))
    assert matches("Risiken … Das *Haus* wird verkauft · Frühzeichen: Makler kommen", told)


async def test_it_speaks_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Ben", "/risk Funding ends; no answer from the funder; me")
        assert matches("Noted: 1 Funding ends · early sign: no answer … watched by: Ben", stage.latest("@ben").text)
        await stage.wait_until(FIRST)
        assert stage.latest("@ben").labels == ("no", "somewhat", "yes")
        await stage.tap("Ben", stage.latest("@ben"), "yes")
        assert matches("An early sign shows: no answer from the funder (says Ben)", stage.latest("@anna").text)
