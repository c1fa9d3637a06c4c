"""A late answer is no difference: nothing that is seen changes by it, until three are seen together beside the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.engine.stored.rows import Timer
from flows.check_in.releasing import AGAIN, RELEASE_ALARM, RESULT_CARD, release
from tests.flows.settling import stored
from tests.flows.test_check_in import settle_in
from tests.frozen.scene import turn_of
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

MORE = {
    "Frida": "Caritas; Zivilgesellschaft",
    "Gül": "Diakonie; Zivilgesellschaft",
    "Hamid": "Tafel; Zivilgesellschaft",
}


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Eight partners; three have rated the first question with 4, and the round is closed."""
    async with Stage.on_sqlite(tmp_path) as one:

        async def play() -> None:
            await settle_in(one)
            for name, words in MORE.items():
                await one.say(name, f"/mitmachen {words}")
            await one.say("Anna", "/checkin")
            for who in ("Anna", "Bert", "Carla"):
                await one.rate(who, "4")
            await close(one)

        await one.after("three rated, five have not, and the round is closed", play)
        yield one


async def close(stage: Stage) -> None:
    await stage.say("Anna", "/checkin schließen")
    await stage.answer("Anna", "ja")


async def rate_late(stage: Stage, who: str, value: str, sentence: str = "-") -> None:
    """Answer the first question in private after the closing, and nothing else."""
    home = f"@{who.casefold()}"
    await stage.say(who, "/antworten", "@")
    await stage.tap(who, stage.latest(home), value)
    if value in {"1", "2"}:
        await stage.say(who, sentence, "@")
    await stage.say(who, "/abbrechen", "@")


async def everything_shown(stage: Stage) -> list[str]:
    """Return all that the group and whoever asks can see of it: cards, result, and what is shown on asking."""
    texts = [message.text for message in stage.seen_in()]
    before = len(texts)
    for command in ("/stand", "/checkin zeigen"):
        await stage.say("Carla", command)
    asked = [message.text for message in stage.seen_in()[before:]]
    return texts[:before] + asked


async def test_one_or_two_late_answers_change_nothing_that_anybody_sees(stage: Stage) -> None:
    before = [message.text for message in stage.seen_in()]
    seen = await everything_shown(stage)
    await rate_late(stage, "Deniz", "1", "Zu wenig Zeit")
    await rate_late(stage, "Eva", "5")
    await stage.wait(timedelta(days=5))
    assert [message.text for message in stage.seen_in()][: len(before)] == before
    again = await everything_shown(stage)
    assert again[-2:] == seen[-2:]
    assert not [text for text in again if "Zu wenig Zeit" in text]


async def test_they_are_told_so(stage: Stage) -> None:
    await stage.say("Deniz", "/antworten", "@")
    assert "sobald drei zusammen sind" in "".join(message.text for message in stage.seen_in("@deniz"))


async def test_three_are_shown_together_beside_what_was_shown(stage: Stage) -> None:
    for who, value in (("Deniz", "1"), ("Eva", "2"), ("Frida", "1")):
        await rate_late(stage, who, value)
    assert "Nachträglich" not in stage.latest(containing="Ergebnis").text
    await stage.wait(timedelta(days=1))
    result = stage.latest(containing="Ergebnis").text
    assert "Stakeholder: eher gut" in result
    assert "Nachträglich, 3 Antworten: eher schwach" in result
    assert "3 haben geantwortet: Staat und Verwaltung 3" in result


async def test_the_fourth_and_fifth_wait_again(stage: Stage) -> None:
    for who in ("Deniz", "Eva", "Frida"):
        await rate_late(stage, who, "1")
    await stage.wait(timedelta(days=1))
    shown = stage.latest(containing="Ergebnis").text
    for who in ("Gül", "Hamid"):
        await rate_late(stage, who, "5")
    await stage.wait(timedelta(days=5))
    assert stage.latest(containing="Ergebnis").text == shown


async def test_sentences_come_on_another_day_than_values(stage: Stage) -> None:
    for who in ("Deniz", "Eva", "Frida"):
        await rate_late(stage, who, "1", f"Zeit für {who}s Leute")
    await stage.wait(timedelta(days=1))
    result = stage.latest(containing="Ergebnis")
    assert "Nachträglich" in result.text
    assert "Zeit für" not in result.text
    await stage.wait(timedelta(days=1))
    result = stage.latest(containing="Ergebnis")
    assert result.text.count("Zeit für") == len(("Deniz", "Eva", "Frida"))


async def test_nothing_is_shown_while_an_earlier_change_still_waits_to_be_shown(stage: Stage) -> None:
    """After an outage both would come in one edit, and the sentence could be told from the value."""
    for who in ("Deniz", "Eva", "Frida"):
        await rate_late(stage, who, "1", "Zeit")
    await stage.say("Anna", "/hilfe", "@")
    stage.clock.set(stage.clock.now() + timedelta(hours=2))
    with stage.database.begin() as transaction:
        turn = turn_of(stage, transaction)
        (round_,), (card,) = turn.store.rounds.find(), turn.store.cards.find(kind=RESULT_CARD)
        turn.store.cards.put(replace(card, version=card.version + 1))
        release(turn, round_.id, turn.now)
        assert not [one for one in turn.store.answers.find(late=True) if one.release is not None]
        (again,) = turn.store.of(Timer).find(kind=RELEASE_ALARM)
        assert again.due_at == turn.now + AGAIN
        turn.store.cards.put(card)
        release(turn, round_.id, turn.now)
        assert {one.release for one in turn.store.answers.find(late=True)} == {1}


async def test_who_came_after_the_closing_is_told_so_and_nothing_is_stored(stage: Stage) -> None:
    await stage.wait(timedelta(minutes=1))
    await stage.say("Ida", "/mitmachen Sportverein; Zivilgesellschaft")
    await stage.say("Ida", "/antworten", "@")
    assert "war schon zu Ende" in stage.latest("@ida").text
    with stage.database.begin() as transaction:
        assert not stored(transaction).answers.find(late=True)


async def test_who_is_forgotten_after_the_closing_and_comes_back_does_not_count_twice(stage: Stage) -> None:
    before = stage.latest(containing="Ergebnis").text
    await stage.say("Bert", "/vergessen", "@")
    await stage.say("Bert", "Ja", "@")
    await stage.wait(timedelta(minutes=1))
    await stage.say("Bert", "/mitmachen Kreis Warendorf; Staat")
    await stage.say("Bert", "/antworten", "@")
    assert "war schon zu Ende" in stage.latest("@bert").text
    with stage.database.begin() as transaction:
        assert not stored(transaction).answers.find(late=True)
    assert stage.latest(containing="Ergebnis").text == before


async def test_the_turnout_stands_still(stage: Stage) -> None:
    card = stage.latest(containing="abgeschlossen").text
    await rate_late(stage, "Deniz", "3")
    await stage.say("Carla", "/vergessen", "@")
    await stage.say("Carla", "Ja", "@")
    await stage.wait(timedelta(days=3))
    assert stage.latest(containing="abgeschlossen").text == card


async def test_a_reason_given_after_the_closing_comes_the_next_morning(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await give_a_reason_late(stage)


async def give_a_reason_late(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for who, value in (("Anna", "3"), ("Bert", "3"), ("Carla", "1")):
        await stage.rate(who, value)
    await close(stage)
    assert "Was fehlt" not in stage.latest(containing="Ergebnis").text
    await stage.say("Carla", "Mehr Zeit", "@")
    assert "Mehr Zeit" not in stage.latest(containing="Ergebnis").text
    await stage.wait(timedelta(days=1))
    assert "„Mehr Zeit“" in stage.latest(containing="Ergebnis").text
