"""What kind of organisation takes part: asked of whoever brings a new one, corrected, and missed in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.partners import Engagement, OrganisationKind
from tests.flows.settling import beginning, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.partners import Organisation


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path) as one:
        await one.add_bot("Anna")
        yield one


def houses(stage: Stage) -> dict[str, Organisation]:
    with beginning(stage) as transaction:
        return {house.name: house for house in stored(transaction).organisations.find()}


def engagement(stage: Stage, name: str) -> Engagement | None:
    with beginning(stage) as transaction:
        return next(one.engagement for one in stored(transaction).partners.find() if one.name == name)


async def test_a_new_organisation_s_kind_is_asked_between_sector_and_engagement(stage: Stage) -> None:
    for said in ("/mitmachen", "Landkreis Ahlen", "Staat"):
        await stage.say("Anna", said, "@")
    assert "was für eine Organisation" in stage.latest("@anna").text

    await stage.say("Anna", "Kommune", "@")
    assert "ehrenamtlich" in stage.latest("@anna").text
    await stage.say("Anna", "hauptamtlich", "@")

    assert houses(stage)["Landkreis Ahlen"].kind is OrganisationKind.MUNICIPALITY
    assert engagement(stage, "Anna") is Engagement.PAID
    assert "(Staat und Verwaltung, Kommune)" in stage.latest("@anna").text


async def test_who_does_not_know_leaves_it_out(stage: Stage) -> None:
    for said in ("/mitmachen", "Runder Tisch", "Zivilgesellschaft", "überspringen", "ehrenamtlich"):
        await stage.say("Anna", said, "@")

    assert houses(stage)["Runder Tisch"].kind is OrganisationKind.OTHER
    assert engagement(stage, "Anna") is Engagement.VOLUNTARY


@pytest.mark.parametrize(
    ("typed", "kind", "engaged"),
    [
        ("IHK; Wirtschaft", OrganisationKind.OTHER, None),
        ("IHK; Wirtschaft; Kammer", OrganisationKind.CHAMBER, None),
        ("IHK; Wirtschaft; hauptamtlich", OrganisationKind.OTHER, Engagement.PAID),
        ("IHK; Wirtschaft; Kammer; hauptamtlich", OrganisationKind.CHAMBER, Engagement.PAID),
        ("IHK; Wirtschaft; ; hauptamtlich", OrganisationKind.OTHER, Engagement.PAID),
    ],
)
async def test_kind_and_engagement_can_be_typed_in_one_line(
    stage: Stage, typed: str, kind: OrganisationKind, engaged: Engagement | None
) -> None:
    await stage.say("Anna", f"/mitmachen {typed}")

    assert all(not one.content.asks for one in (*stage.seen_in(), *stage.seen_in("@anna")))
    assert houses(stage)["IHK"].kind is kind
    assert engagement(stage, "Anna") is engaged


async def test_what_fits_neither_is_asked_again_and_loses_nothing(stage: Stage) -> None:
    await stage.say("Anna", "/mitmachen IHK; Wirtschaft; Raumschiff", "@")
    assert "Raumschiff" in stage.latest("@anna").text
    await stage.say("Anna", "Kammer", "@")
    await stage.say("Anna", "hauptamtlich", "@")

    assert houses(stage)["IHK"].kind is OrganisationKind.CHAMBER


async def test_whoever_joins_later_adds_a_kind_that_is_not_known_yet_and_none_that_is(stage: Stage) -> None:
    await stage.say("Anna", "/mitmachen IHK; Wirtschaft")
    await stage.say("Bert", "/mitmachen IHK; Kammer; hauptamtlich")
    assert houses(stage)["IHK"].kind is OrganisationKind.CHAMBER
    assert engagement(stage, "Bert") is Engagement.PAID

    await stage.say("Carla", "/mitmachen IHK; Wirtschaft; Verein")

    assert houses(stage)["IHK"].kind is OrganisationKind.CHAMBER
    assert any("steht hier als Kammer oder Netzwerk" in one.text for one in stage.seen_in())
    assert engagement(stage, "Carla") is None


async def test_its_only_partner_corrects_the_kind_by_joining_again(stage: Stage) -> None:
    await stage.say("Anna", "/mitmachen IHK; Wirtschaft; Verein")
    await stage.say("Anna", "/mitmachen IHK; Wirtschaft; Kammer")

    assert houses(stage)["IHK"].kind is OrganisationKind.CHAMBER


async def test_the_list_names_missing_kinds_once_all_sectors_are_there_and_most_kinds_known(stage: Stage) -> None:
    await stage.say("Anna", "/mitmachen Landkreis; Staat; Kommune")
    await stage.say("Bert", "/mitmachen IHK; Wirtschaft; Kammer")
    await stage.say("Anna", "/partner")
    assert "Noch niemand dabei" in stage.latest().text
    assert "Noch ohne" not in stage.latest().text

    await stage.say("Carla", "/mitmachen Hilfe; Zivilgesellschaft")
    await stage.say("Anna", "/partner")
    assert "Noch ohne: Unternehmen, Verein." in stage.latest().text

    await stage.say("Dora", "/mitmachen Runder Tisch; Zivilgesellschaft")
    await stage.say("Anna", "/partner")
    assert "Noch ohne" not in stage.latest().text
