"""Steering decisions by number: rewording, extending, closing, settling, replacing, and who may do what."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.domain.decisions import DecisionKind, DecisionStatus, DecisionStep, ObjectionStatus, Refusal
from tests.flows.decision_scene import PROPOSAL, SECOND, DecisionScene
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    """Ben has proposed something."""
    async with Stage.on_sqlite(tmp_path) as stage:
        scene = await DecisionScene.prepare(stage)
        await stage.say("Ben", f"/beschluss {PROPOSAL}")
        await stage.answer("Ben", "so abstimmen")
        yield scene


# --- showing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["/beschluss 1", "/decision 1", "/decide B-1", "/beschluss b-001", "!beschluss #1"])
async def test_a_number_shows_the_decision(scene: DecisionScene, typed: str) -> None:
    await scene.tap("Cem", "Einwand")
    await scene.stage.say("Cem", "Zu oft.", "@")
    await scene.stage.say("Zoe", typed, SECOND)

    log, card = scene.stage.seen_in(SECOND)[-2:]
    assert "Einwand: Caritas („Zu oft.“)" in log.text
    assert "vorgeschlagen (Ben)" in log.text
    assert "Caritas: Einwand (Cem)" in log.text
    assert PROPOSAL in card.text
    await scene.stage.tap("Anna", card, "Zustimmung")
    assert "Zustimmung: Stadt Ahlen" in scene.card()


async def test_a_closed_one_is_shown_with_all_there_is(scene: DecisionScene) -> None:
    await scene.all_agree()
    await scene.close("Ben", 1)
    await scene.stage.say("Ben", "/beschluss 1 ergebnis Es geht los; Stadt Ahlen; 3.2.2027")
    await scene.stage.say("Ben", "/beschluss 1")

    shown = scene.last()
    for part in (
        PROPOSAL,
        "Am Mo. 9.11.2026 geschlossen: angenommen.",
        "Zustimmung: Stadt Ahlen, IHK, Caritas",
        "Ergebnis: Es geht los Verantwortlich: Stadt Ahlen. Wieder auf dem Tisch: Mi. 3.2.2027.",
        "angenommen (Ben)",
        "Ergebnis „Es geht los“ (Ben)",
    ):
        assert part in shown
    assert scene.stage.seen_in()[-1].labels == ()


@pytest.mark.parametrize("typed", ["7", "B-7", "7 schließen", "99999999999999999999", "0"])
async def test_an_unknown_number_says_so(scene: DecisionScene, typed: str) -> None:
    await scene.propose("Ben", f"{typed}")

    assert "gibt es nicht" in scene.last("@ben")
    assert scene.count() == 1


async def test_a_misspelt_action_is_not_taken_for_a_proposal(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss 1 zrückziehen")

    assert "„zrückziehen“ kenne ich bei einem Beschluss nicht." in scene.last("@ben")
    assert scene.count() == 1
    assert scene.decision().status is DecisionStatus.OPEN


async def test_a_proposal_may_begin_with_a_number_after_its_kind(scene: DecisionScene) -> None:
    await scene.propose("Ben", "konsent 3 Treffen im Jahr reichen.")

    assert scene.decision(2).text == "3 Treffen im Jahr reichen."


# --- rights ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    ["zurückziehen", "verlängern 20.11.", "schließen", "ändern Ganz anders.", "ergebnis Nichts", "ersetzt 1", "close"],
)
async def test_others_may_not_steer(scene: DecisionScene, typed: str) -> None:
    before = scene.decision()
    await scene.stage.say("Cem", f"/beschluss 1 {typed}")

    assert "nur die Person, die vorgeschlagen hat, und die Koordination" in scene.last("@cem")
    assert scene.decision() == before
    assert len(scene.events()) == 1


@pytest.mark.parametrize(("who", "role"), [("Ben", "partner"), ("Anna", "coordinator")])
async def test_the_log_says_who_in_which_role_and_where(scene: DecisionScene, who: str, role: str) -> None:
    await scene.stage.say(who, "/beschluss 1 zurückziehen", SECOND)
    await scene.stage.say(who, "ja", "@", event="there")

    event = scene.events()[-1]
    assert (event.step, event.role, event.actor_id) == (DecisionStep.WITHDRAWN, role, scene.partner(who).id)
    assert (event.before, event.after, event.message) == ("open", "withdrawn", "said-there")
    assert event.at == scene.stage.clock.now()
    assert event.channel_id is not None


# --- other words -----------------------------------------------------------------------------------------------------


async def test_before_the_first_voice_words_change_freely(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss 1 ändern Wir treffen uns; jede Woche.")

    assert (scene.decision().version, scene.decision().text) == (1, "Wir treffen uns; jede Woche.")
    assert "Wir treffen uns; jede Woche." in scene.card(channel=SECOND)


async def test_new_words_after_a_voice_are_a_version_and_ask_again(scene: DecisionScene) -> None:
    await scene.tap("Anna", "Zustimmung")
    await scene.stage.say("Ben", "/decide 1 reword")
    await scene.stage.rebuild()
    await scene.stage.answer("Ben", "Wir treffen uns jede Woche.")

    assert scene.decision().version == 2
    for channel in (GROUP, SECOND):
        news = scene.stage.latest(channel, "noch einmal antworten").text
        assert news.index("Bisher:") < news.index(PROPOSAL) < news.index("Neu:") < news.index("jede Woche")
        card = scene.card(channel=channel)
        assert "(Fassung 2)" in card
        assert scene.last(channel) == card, "the card stands below the news, where people read"
        assert "Noch hat keine der 3" in card
    assert (scene.events()[-1].before, scene.events()[-1].after) == (PROPOSAL, "Wir treffen uns jede Woche.")
    await scene.tap("Anna", "Zustimmung")
    assert [voice.version for voice in scene.voices()] == [1, 2]


async def test_the_old_card_takes_no_more_taps(scene: DecisionScene) -> None:
    first = scene.stage.latest(containing="B-1 ·")
    await scene.tap("Anna", "Zustimmung")
    await scene.stage.say("Ben", "/beschluss 1 ändern Wir treffen uns jede Woche.")
    receipt = await scene.stage.tap("Ben", first, "Zustimmung")

    assert "gilt nicht mehr" in (receipt.toast or "")
    assert len(scene.voices()) == 1


async def test_the_same_words_are_no_change(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", f"/beschluss 1 ändern {PROPOSAL}")

    assert "schon der Wortlaut" in scene.last("@ben")
    assert len(scene.events()) == 1


async def test_closed_words_never_change(scene: DecisionScene) -> None:
    await scene.close("Ben", 1)
    await scene.stage.say("Ben", "/beschluss 1 ändern Ganz anders.")

    assert scene.decision().text == PROPOSAL
    assert "nicht mehr offen" in scene.stage.latest("@ben", "nicht mehr offen").text


# --- more time -------------------------------------------------------------------------------------------------------


async def test_more_time_moves_the_deadline_and_its_alarms(scene: DecisionScene) -> None:
    await scene.all_agree()
    await scene.stage.say("Ben", "/beschluss 1 verlängern bis 25.11.")
    assert "B-1 bleibt länger offen: bis Mi. 25.11., 09:00 Uhr." in scene.last(SECOND)
    assert "Offen bis Mi. 25.11., 09:00 Uhr." in scene.card()

    await scene.stage.rebuild()
    await scene.stage.wait(timedelta(days=10))
    assert scene.decision().status is DecisionStatus.OPEN
    await scene.stage.wait(timedelta(days=6))
    assert scene.decision().status is DecisionStatus.ACCEPTED


async def test_more_time_may_name_an_hour_and_never_ends_at_a_weekend(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/decide 1 extend 20 November at 16:30")
    assert "bis Fr. 20.11., 16:30 Uhr." in scene.last()
    await scene.stage.say("Ben", "/decide 1 extend 28.11.")
    assert "bis Mo. 30.11., 09:00 Uhr." in scene.last()


async def test_more_time_without_a_day_is_a_week(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss 1 verlängern")
    await scene.stage.tap("Ben", scene.stage.latest("@ben", "Bis wann"), "Überspringen")

    assert "bis Mo. 23.11., 09:00 Uhr." in scene.last()


@pytest.mark.parametrize(
    ("typed", "answer"), [("2.11.2026", "liegt schon zurück"), ("irgendwann", "nicht zu verstehen")]
)
async def test_a_day_that_does_not_fit_is_asked_again(scene: DecisionScene, typed: str, answer: str) -> None:
    await scene.stage.say("Ben", f"/beschluss 1 verlängern {typed}")
    assert answer in scene.last("@ben")
    await scene.stage.answer("Ben", "20.11.")

    assert "bis Fr. 20.11." in scene.last()


async def test_an_earlier_deadline_is_no_extension(scene: DecisionScene) -> None:
    before = scene.decision()
    await scene.stage.say("Ben", "/beschluss 1 verlängern 12.11.")

    assert scene.decision() == before
    assert "nicht später" in scene.last("@ben")


async def test_what_lacked_its_quorum_can_go_on(scene: DecisionScene) -> None:
    await scene.tap("Anna", "Zustimmung")
    await scene.tap("Ben", "Zustimmung")
    await scene.stage.wait(timedelta(days=8))
    assert scene.decision().status is DecisionStatus.NO_QUORUM
    await scene.stage.say("Ben", "/beschluss 1 verlängern 20.11.")

    assert "B-1 ist wieder offen, bis Fr. 20.11., 09:00 Uhr." in scene.stage.latest(containing="wieder offen").text
    await scene.tap("Cem", "Zustimmung")
    await scene.stage.wait(timedelta(days=4))
    assert scene.decision().status is DecisionStatus.ACCEPTED


# --- objections ------------------------------------------------------------------------------------------------------


@pytest.fixture
async def objected(scene: DecisionScene) -> DecisionScene:
    """Caritas objects."""
    await scene.all_agree()
    await scene.tap("Cem", "Einwand")
    await scene.stage.say("Cem", "Zu oft.", "@")
    return scene


@pytest.mark.parametrize(
    ("who", "typed", "status"),
    [
        ("Cem", "geklärt", ObjectionStatus.SETTLED),
        ("Anna", "settle Caritas", ObjectionStatus.SETTLED),
        ("Anna", "eingearbeitet Caritas", ObjectionStatus.INTEGRATED),
    ],
)
async def test_an_objection_is_closed_by_its_author_or_a_coordinator(
    objected: DecisionScene, who: str, typed: str, status: ObjectionStatus
) -> None:
    await objected.stage.say(who, f"/beschluss 1 {typed}")

    voice = objected.voices()[-1]
    assert (voice.objection, voice.objection_closed_by) == (status, objected.partner(who).id)
    assert who in objected.last(SECOND)
    assert objected.events()[-1].step is DecisionStep.OBJECTION_CLOSED
    await objected.close("Ben", 1)
    assert objected.decision().status is DecisionStatus.ACCEPTED


async def test_the_proposer_cannot_close_an_objection_of_others(objected: DecisionScene) -> None:
    await objected.stage.say("Ben", "/beschluss 1 geklärt Caritas")

    assert objected.voices()[-1].objection is ObjectionStatus.OPEN
    assert "schließt, wer ihn erhoben hat, oder die Koordination" in objected.last("@ben")


async def test_whose_objection_is_asked_if_several_are_open(objected: DecisionScene) -> None:
    await objected.tap("Ben", "Einwand")
    await objected.stage.say("Ben", "Zu teuer", "@")
    await objected.stage.say("Anna", "/beschluss 1 geklärt")
    await objected.stage.rebuild()
    await objected.stage.tap("Anna", objected.stage.latest("@anna", "Wessen Einwand"), "IHK")

    assert "IHK („Zu teuer“; geklärt)" in objected.card()
    assert "Caritas („Zu oft.“)" in objected.card()


async def test_there_must_be_an_objection_to_settle(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", "/beschluss 1 geklärt Caritas")

    assert "kein Einwand offen" in scene.last("@anna")


# --- replacing -------------------------------------------------------------------------------------------------------


@pytest.fixture
async def two(scene: DecisionScene) -> DecisionScene:
    """Two decisions, the first accepted."""
    await scene.all_agree()
    await scene.close("Ben", 1)
    await scene.propose("Ben", "Wir treffen uns jede Woche.")
    return scene


async def test_a_newer_decision_replaces_an_older_one_on_both_sides(two: DecisionScene) -> None:
    await two.all_agree(2)
    await two.close("Ben", 2)
    await two.stage.say("Ben", "/beschluss 2 ersetzt B-1")

    old, new = two.decision(1), two.decision(2)
    assert (old.status, old.superseded_by, old.text) == (DecisionStatus.SUPERSEDED, 2, PROPOSAL)
    assert (new.status, new.supersedes) == (DecisionStatus.ACCEPTED, 1)
    assert "Ersetzt durch B-2." in two.card(1)
    assert "Ersetzt B-1." in two.card(2)
    await two.stage.say("Ben", "/beschluss 1")
    assert "ersetzt durch B-2 (Ben)" in two.last()


async def test_an_open_decision_replaces_nothing(two: DecisionScene) -> None:
    await two.stage.say("Ben", "/beschluss 2 ersetzt 1")

    assert two.decision(1).status is DecisionStatus.ACCEPTED
    assert "zwischen zwei angenommenen" in two.last("@ben")


async def test_an_unknown_older_one_is_asked_again(two: DecisionScene) -> None:
    await two.all_agree(2)
    await two.close("Ben", 2)
    await two.stage.say("Ben", "/beschluss 2 ersetzt 17")
    assert "„17“ ist keine Nummer eines Beschlusses." in two.last("@ben")
    await two.stage.answer("Ben", "1")

    assert two.decision(1).superseded_by == 2


# --- words -----------------------------------------------------------------------------------------------------------


def test_every_refusal_has_its_sentence_in_both_languages(scene: DecisionScene) -> None:
    for words in (scene.stage.application.surroundings.library[language] for language in Language):
        for refusal in Refusal:
            assert words.has(f"decision-refused-{refusal.value.replace('_', '-')}")
        for kind in DecisionKind:
            assert words.has(f"decision-kind-{kind.value.replace('_', '-')}")
        for status in DecisionStatus:
            assert words.has(f"decision-status-{status.value.replace('_', '-')}")
