"""A picture and its words hold the same figures: read from the SVG, from shapes, places and colours."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from bot.domain.cycle import Field, Phase
from bot.domain.partners import Sector
from bot.domain.results import Light
from bot.domain.stakeholders import Quadrant
from bot.pictures.palette import LIGHT
from tests.pictures.examples import (
    CORNERS,
    EXAMPLES,
    FIELDS,
    LIGHTS,
    PHASES,
    SECTORS,
    TONES,
    course,
    forces,
    readings,
    two_by_two,
    wheel,
)
from tests.pictures.reading import Sighting


@pytest.mark.parametrize("name", EXAMPLES)
def test_title_and_description_say_what_is_told(name: str) -> None:
    picture = EXAMPLES[name]
    seen = Sighting(picture.svg())

    assert seen.title == picture.title
    assert seen.description == list(picture.told())


@pytest.mark.parametrize("cells", [1, 5, 13, 25])
def test_the_wheel_shows_the_lights_that_it_tells(cells: int) -> None:
    shown = wheel(cells)
    seen = Sighting(shown.svg())

    drawn = set()
    for group in seen.all("g", "data-cell"):
        phase, field = group.attrib["data-cell"].split("/")
        light = group.attrib["data-light"]
        fill = next(iter(group)).attrib["fill"]
        assert fill == (LIGHT.band if light == "none" else LIGHT.lights[Light(light)])
        assert len(group) == (1 if light == "none" else 2)  # the sign says it without the colour
        if light != "none":
            drawn.add((PHASES[Phase(phase)], FIELDS[Field(field)], LIGHTS[Light(light)]))

    told = {
        (line.split(" (")[0].split(":")[0], field, light)
        for line in shown.told()
        for field in FIELDS.values()
        for light in LIGHTS.values()
        if re.search(rf"{light} \([^)]*{field}", line)
    }
    assert drawn == told
    assert len(drawn) == cells
    runs = {one.attrib["data-phase"] for one in seen.all("path", "data-phase") if one.attrib["data-runs"] == "yes"}
    assert {PHASES[Phase(one)] for one in runs} == {
        line.split(" (")[0] for line in shown.told() if "(Phase läuft)" in line
    }


@pytest.mark.parametrize("rounds", [1, 2, 5, 14, 20])
def test_the_course_shows_the_values_that_it_tells_at_their_height(rounds: int) -> None:
    shown = course(rounds)
    seen = Sighting(shown.svg())

    figures = [one.attrib["data-figure"] for one in seen.all("circle", "data-figure")]
    assert figures == [line.split(": ")[1].split(", ")[0] for line in shown.told() if "kein Wert" not in line]
    heights = {line.attrib["y1"] for line in seen.all("line")}
    top, bottom = min(map(float, heights)), max(float(one) for one in heights if float(one) < 760)
    for circle in seen.all("circle", "data-figure"):
        value = 1 + 4 * (bottom - float(circle.attrib["cy"])) / (bottom - top)
        assert value == pytest.approx(float(circle.attrib["data-figure"].replace(",", ".")), abs=0.01)

    marks = {tuple(one.attrib["data-what"].split("/")): one for one in seen.all("path", "data-what")}
    for (number, sector), mark in marks.items():
        tone = next(word for key, word in TONES.items() if key.value == mark.attrib["data-figure"])
        line = next(line for line in shown.told() if line.startswith(f"Check-in {number}:"))
        assert f"{SECTORS[Sector(sector)]}: {tone}" in line
        assert (mark.attrib["fill"] == LIGHT.ground) == (tone != "eher gut")
    assert len(marks) == sum(line.count(", ") for line in shown.told())


def test_the_course_has_a_gap_where_a_round_has_no_value() -> None:
    shown = course(20)
    paths = [one for one in Sighting(shown.svg()).all("path") if one.attrib.get("stroke-width") == "6"]
    pieces = 1 + sum(
        one.middle is None and after.middle is not None for one, after in pairwise(shown.rounds) if one.number > 1
    )

    assert paths[0].attrib["d"].count("M") == pieces


def test_no_more_than_twenty_rounds_are_shown_and_told() -> None:
    shown = course(31)

    assert len(shown.told()) == 20
    assert shown.told()[0].startswith("Check-in 12:")


@pytest.mark.parametrize("people", [1, 3, 6, 30, 40, 60])
def test_the_two_by_two_shows_everybody_in_the_corner_that_it_tells(people: int) -> None:
    shown = two_by_two(people)
    seen = Sighting(shown.svg())

    corners = {
        word: sorted(
            int(one.attrib["data-figure"])
            for one in seen.all("path", "data-what")
            if one.attrib["data-what"] == corner.value
        )
        for corner, word in CORNERS.items()
    }
    told: dict[str, list[int]] = {word: [] for word in CORNERS.values()} | {
        line.split(": ")[0]: [int(name.split()[0]) for name in re.split(r", (?=\d+ )", line.split(": ", 1)[1])]
        for line in shown.told()
        if ": " in line
    }
    assert corners == told
    assert sum(map(len, corners.values())) == min(people, 40)


def test_those_who_matter_most_have_a_place() -> None:
    shown = two_by_two(300)
    left_out = set(shown.everybody) - set(shown.shown)

    assert all(one.corner is Quadrant.MANAGE_CLOSELY for one in shown.shown)
    assert max(one.influence + one.interest for one in left_out) <= min(
        one.influence + one.interest for one in shown.shown
    )


@pytest.mark.parametrize("people", [3, 30])
def test_every_number_has_its_name(people: int) -> None:
    shown = two_by_two(people)
    words = " ".join(Sighting(shown.svg()).words)

    for one in shown.everybody:
        assert one.name.split()[0] in words


@pytest.mark.parametrize("count", [1, 2, 5, 20])
def test_an_indicator_shows_the_readings_and_the_target_that_it_tells(count: int) -> None:
    shown = readings(count)
    seen = Sighting(shown.svg())

    drawn = [one.attrib["data-figure"] for one in seen.all("circle", "data-figure")]
    drawn += [one.attrib["data-figure"] for one in seen.all("line", "data-figure")]
    assert drawn == [line.split(": ")[1].removesuffix(" Personen") for line in shown.told()]
    assert shown.told()[-1] == "Ziel: 120 Personen"


@pytest.mark.parametrize("count", [1, 3, 12])
def test_bars_of_the_force_field_are_as_long_as_the_counts_it_tells(count: int) -> None:
    shown = forces(count)
    bars = Sighting(shown.svg()).all("rect", "data-figure")

    lengths = {float(bar.attrib["width"]) / int(bar.attrib["data-figure"]) for bar in bars}
    assert max(lengths) == pytest.approx(min(lengths), abs=0.01)
    told = [(count, side) for line in shown.told() for side, count in re.findall(r"(hemmt|stärkt) (\d+)", line)]
    names = {"hinders": "hemmt", "helps": "stärkt"}
    drawn = [(bar.attrib["data-figure"], names[bar.attrib["data-what"]]) for bar in bars]
    assert drawn == [one for one in told if one[0] != "0"]
