"""Coordinators correct organisations: name, sector, kind, observing, and two that are one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.check_ins import Answer, Round
from bot.domain.cooperation import AnswerMode, Language
from bot.domain.cycle import Phase
from bot.domain.decisions import DecisionStatus, ObjectionStatus, Stance
from bot.domain.organisations import OrganisationEvent
from bot.domain.partners import OrganisationKind, Sector
from tests.flows.decision_scene import PROPOSAL, DecisionScene
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.partners import Organisation


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    """Anna coordinates and speaks for Stadt Ahlen, Ben for the IHK, Cem and Dora for Caritas."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        yield await DecisionScene.prepare(stage)


def house(scene: DecisionScene, name: str) -> Organisation:
    with scene.stage.database.begin() as transaction:
        found = transaction.store(scene.home).organisations.first(name=name)
    assert found is not None
    return found


def log(scene: DecisionScene) -> list[OrganisationEvent]:
    with scene.stage.database.begin() as transaction:
        return transaction.store(scene.home).of(OrganisationEvent).find()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/organisation IHK; name; IHK Nord Westfalen", "IHK heißt jetzt IHK Nord Westfalen."),
        ("/organisation IHK; Sektor; Staat", "IHK: Sektor bisher Wirtschaft, jetzt Staat und Verwaltung."),
        ("/organisation ihk; sector; state", "IHK: Sektor bisher Wirtschaft, jetzt Staat und Verwaltung."),
        ("/organisation IHK; Art; Kammer", "IHK: Art bisher sonstige, jetzt Kammer oder Netzwerk."),
        ("/organisation IHK; kind; chamber", "IHK: Art bisher sonstige, jetzt Kammer oder Netzwerk."),
        ("/organisation IHK; beobachtet; ja", "IHK: Beobachtet bisher nein, jetzt ja."),
        ("/organisation IHK; observer; yes", "IHK: Beobachtet bisher nein, jetzt ja."),
    ],
)
async def test_a_wrong_sector_and_more_can_be_corrected_in_one_line(
    scene: DecisionScene, typed: str, said: str
) -> None:
    await scene.stage.say("Anna", typed, "@")

    assert said in scene.stage.latest("@anna").text
    assert said in scene.stage.latest("group").text  # nobody changes it behind the others' backs
    (event,) = log(scene)
    assert (event.role, event.actor_id, event.at) == ("coordinator", scene.partner("Anna").id, scene.stage.clock.now())
    assert event.before != event.after


async def test_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP, language=Language.ENGLISH) as stage:
        await DecisionScene.prepare(stage, Language.ENGLISH)

        await stage.say("Anna", "/organisation IHK; sektor; Zivilgesellschaft")

        assert "IHK: sector was Business, now Civil society." in stage.latest().text


async def test_asked_step_by_step_it_shows_what_holds_and_what_was_corrected(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", "/organisation IHK; Art; Kammer")
    await scene.stage.say("Anna", "/organisation")
    assert scene.stage.latest().labels[:3] == ("Stadt Ahlen", "IHK", "Caritas")
    await scene.stage.rebuild()
    await scene.stage.tap("Anna", scene.stage.latest(), "IHK")

    assert matches(
        "IHK … Wirtschaft … Kammer oder Netzwerk … Ben … Mo. 9.11.2026: Art sonstige → Kammer oder Netzwerk (Anna)",
        scene.stage.latest().text,
    )
    await scene.stage.tap("Anna", scene.stage.latest(), "Sektor")
    await scene.stage.answer("Anna", "Zivilgesellschaft")
    assert house(scene, "IHK").sector is Sector.CIVIL_SOCIETY


async def test_only_coordinators_correct(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/organisation IHK; Sektor; Staat")

    assert "der Koordination vorbehalten" in scene.stage.latest().text
    assert house(scene, "IHK").sector is Sector.BUSINESS


async def test_the_same_again_changes_nothing_and_a_name_that_is_taken_is_refused(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", "/organisation IHK; Sektor; Wirtschaft")
    assert "bleibt" in scene.stage.latest().text
    await scene.stage.say("Anna", "/organisation IHK; Name; caritas")

    assert "zusammenführen" in scene.stage.latest().text
    assert log(scene) == []


async def test_answers_given_keep_the_sector_they_were_given_with(scene: DecisionScene) -> None:
    ben = scene.partner("Ben")
    with scene.stage.database.begin() as transaction:
        store = transaction.store(scene.home)
        at = scene.stage.clock.now()
        round_ = store.rounds.add(
            Round(
                number=1,
                phases=(Phase.INITIATE,),
                questions=("I-A-1",),
                asked=(),
                opened_at=at,
                closes_at=at + timedelta(days=3),
                answers=AnswerMode.PRIVATE,
                anonymous=False,
            )
        )
        store.answers.add(
            Answer(
                round_id=round_.id,
                question="I-A-1",
                partner_id=ben.id,
                sector=Sector.BUSINESS,
                value=4,
                at=at,
            )
        )
    await scene.stage.say("Anna", "/organisation IHK; Sektor; Staat")

    with scene.stage.database.begin() as transaction:
        assert [one.sector for one in transaction.store(scene.home).answers.find()] == [Sector.BUSINESS]


class TestJoiningAgain:
    """What the help of `join` says about changing the details is true."""

    async def test_who_is_alone_in_an_organisation_corrects_its_sector_by_joining_again(
        self, scene: DecisionScene
    ) -> None:
        await scene.stage.say("Ben", "/mitmachen IHK; Zivilgesellschaft")

        assert house(scene, "IHK").sector is Sector.CIVIL_SOCIETY
        assert "Notiert: IHK (Zivilgesellschaft)" in scene.stage.latest("group", "Willkommen").text
        (event,) = log(scene)
        assert (event.role, event.before, event.after) == ("partner", "business", "civil_society")

    async def test_else_the_coordinators_do_and_the_answer_says_so(self, scene: DecisionScene) -> None:
        for who, typed in (("Dora", "/mitmachen Caritas; Staat"), ("Eve", "/mitmachen IHK; Staat")):
            await scene.stage.say(who, typed)
            assert matches("bleibt … /organisation", scene.stage.latest("group", "/organisation").text)

        assert house(scene, "Caritas").sector is Sector.CIVIL_SOCIETY
        assert house(scene, "IHK").sector is Sector.BUSINESS


class TestMerging:
    """Two organisations that turn out to be one."""

    async def merge(self, scene: DecisionScene, former: str = "Caritas", into: str = "IHK") -> None:
        await scene.stage.say("Anna", f"/organisation {former}; zusammenführen; {into}")
        await scene.stage.answer("Anna", "ja")

    async def test_it_asks_first_and_says_what_happens(self, scene: DecisionScene) -> None:
        await scene.stage.say("Anna", "/organisation Caritas; merge; IHK")
        assert matches("Caritas … IHK … 2 Partner:innen", scene.stage.latest().text)
        assert house(scene, "Caritas").merged_into is None

        await scene.stage.answer("Anna", "nein")

        assert scene.partner("Cem").organisation_id == house(scene, "Caritas").id
        assert log(scene) == []

    async def test_people_and_what_is_to_be_done_go_over_and_the_old_name_leads_on(self, scene: DecisionScene) -> None:
        await self.merge(scene)

        assert "Caritas gehört jetzt zu IHK" in scene.stage.latest().text
        for who in ("Cem", "Dora"):
            assert scene.partner(who).organisation_id == house(scene, "IHK").id
        await scene.stage.say("Cem", "/partner")
        assert "Caritas" not in scene.stage.latest().text
        await scene.stage.say("Eve", "/mitmachen Caritas; Staat")
        assert scene.partner("Eve").organisation_id == house(scene, "IHK").id
        await scene.stage.say("Anna", "/organisation")
        assert "Caritas" not in scene.stage.latest().labels
        assert [event.step.value for event in log(scene)] == ["merged"]

    async def test_not_with_itself(self, scene: DecisionScene) -> None:
        await scene.stage.say("Anna", "/organisation IHK; zusammenführen; IHK")

        assert house(scene, "IHK").merged_into is None
        assert scene.stage.latest().labels

    async def test_an_open_objection_stands_although_the_other_agreed_later(self, scene: DecisionScene) -> None:
        await scene.stage.say("Anna", f"/beschluss {PROPOSAL}")
        await scene.stage.answer("Anna", "so abstimmen")
        await scene.tap("Cem", "Einwand")
        await scene.stage.answer("Cem", "So geht das nicht.")
        await scene.stage.wait(timedelta(hours=1))
        await scene.tap("Ben", "Zustimmung")

        await self.merge(scene)

        (voice,) = scene.voices()
        assert (voice.stance, voice.objection) == (Stance.OBJECTION, ObjectionStatus.OPEN)
        assert voice.organisation_id == house(scene, "IHK").id
        assert "Einwand: IHK" in scene.card()
        assert "Zustimmung" not in scene.card()
        assert scene.events()[-1].step.value == "voice_withdrawn"

    async def test_otherwise_the_latest_voice_stands(self, scene: DecisionScene) -> None:
        await scene.stage.say("Anna", f"/beschluss {PROPOSAL}")
        await scene.stage.answer("Anna", "so abstimmen")
        await scene.tap("Ben", "Enthaltung")
        await scene.stage.wait(timedelta(hours=1))
        await scene.tap("Cem", "Zustimmung")

        await self.merge(scene)

        assert "Zustimmung: IHK" in scene.card()
        assert "Enthaltung:" not in scene.card()

    async def test_closed_decisions_stay_as_they_were(self, scene: DecisionScene) -> None:
        await scene.stage.say("Anna", f"/beschluss {PROPOSAL}")
        await scene.stage.answer("Anna", "so abstimmen")
        await scene.all_agree()
        await scene.stage.wait(timedelta(days=8))
        assert scene.decision().status is DecisionStatus.ACCEPTED
        before = scene.card()

        await self.merge(scene)

        assert scene.decision().status is DecisionStatus.ACCEPTED
        assert scene.card() == before


async def test_kinds_are_stored(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", "/organisation Stadt Ahlen; Art; Kommune")

    assert house(scene, "Stadt Ahlen").kind is OrganisationKind.MUNICIPALITY
