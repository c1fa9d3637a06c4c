"""What every picture looks like: legible on a phone, enough contrast, nothing beyond its edge, the same everywhere."""

from __future__ import annotations

import struct
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.partners import Sector
from bot.domain.results import Light
from bot.pictures.lettering import cut, legible, width
from bot.pictures.palette import DARK, LIGHT, Palette, contrast
from bot.pictures.png import png
from bot.pictures.sheet import SMALLEST, WIDTH
from tests.pictures.__main__ import FOLDER, page
from tests.pictures.examples import EXAMPLES, course, forces, readings, two_by_two, wheel
from tests.pictures.reading import Sighting

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
WORDS, SHAPES = 4.5, 3.0
"""The least contrast of text, and of what is to be told apart (WCAG 2.2, 1.4.3 and 1.4.11)."""


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#336699", "#336699") == 1


@PALETTES
def test_all_words_and_shapes_have_enough_contrast(palette: Palette) -> None:
    for ground in (palette.ground, palette.band):
        assert contrast(palette.ink, ground) >= WORDS
        assert contrast(palette.soft, ground) >= WORDS
        assert contrast(palette.edge, ground) >= SHAPES
        assert contrast(palette.accent, ground) >= SHAPES
    assert contrast(palette.on_accent, palette.accent) >= WORDS
    for light in Light:
        assert contrast(palette.signs[light], palette.lights[light]) >= WORDS
    for sector in Sector:
        assert contrast(palette.on_sector, palette.sectors[sector]) >= WORDS
        assert contrast(palette.sectors[sector], palette.ground) >= WORDS


def test_lights_and_sectors_can_be_told_apart_without_colour() -> None:
    seen = Sighting(wheel(25, active=5).svg())
    signs: dict[str, set[str]] = {light.value: set() for light in Light}
    for group in seen.all("g", "data-cell"):
        form = group[1].attrib["d"].split("l")[-1].split("h")[-1]
        signs[group.attrib["data-light"]].add(form)
    assert all(signs.values())
    for one, other in combinations(signs.values(), 2):
        assert not one & other

    marks = Sighting(two_by_two(30).svg()).all("path", "data-what")
    forms = {mark.attrib["stroke"]: {"v" in mark.attrib["d"], "a" in mark.attrib["d"]} for mark in marks}
    assert len(forms) == 3
    assert {("v" in one.attrib["d"], "a" in one.attrib["d"]) for one in marks} == {
        (True, False),
        (False, True),
        (False, False),
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_text_is_large_enough_for_a_phone_and_stays_on_the_sheet(name: str) -> None:
    seen = Sighting(EXAMPLES[name].svg())

    assert seen.root.attrib["width"] == str(WIDTH)
    for text in seen.all("text"):
        size = int(text.attrib["font-size"])
        assert size >= SMALLEST
        if "x" not in text.attrib or "Einfluss" in str(text.text):  # along the rim, and up the side
            continue
        x, words = float(text.attrib["x"]), "".join(text.itertext())
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.attrib["text-anchor"]]
        assert x - share * width(words, size) >= 0, words
        assert x + (1 - share) * width(words, size) <= WIDTH, words
        assert 0 < float(text.attrib["y"]) <= seen.height


@PALETTES
def test_a_picture_brings_its_own_ground(palette: Palette) -> None:
    seen = Sighting(wheel(5).svg(palette))
    ground = seen.all("rect")[0]

    assert ground.attrib["fill"] == palette.ground
    assert float(ground.attrib["height"]) == seen.height


def test_without_a_value_there_is_no_picture() -> None:
    assert wheel(0).svg() is None
    assert course(0).svg() is None
    assert replace(course(3), rounds=tuple(replace(one, middle=None) for one in course(3).rounds)).svg() is None
    assert two_by_two(0).svg() is None
    assert replace(readings(1), readings=()).svg() is None
    assert forces(0).svg() is None
    assert replace(forces(1), forces=(replace(forces(1).forces[0], hinders=0, helps=0),)).svg() is None


@given(st.text(max_size=80), st.sampled_from([40, 200, 900]))
def test_names_are_cut_to_their_room(name: str, room: int) -> None:
    shown = cut(name, 30, room)

    assert width(shown, 30) <= room or shown == "…"
    assert shown == legible(name) or shown.endswith("…")
    assert shown


@given(st.text(max_size=60))
def test_whatever_was_typed_is_shown_as_typed_and_is_no_markup(name: str) -> None:
    board = two_by_two(2)
    seen = Sighting(replace(board, title=name, everybody=(replace(board.everybody[0], name=name),)).svg())

    assert len(seen.all("path", "data-what")) == 1
    assert seen.all("script") == []


def test_markup_in_a_name_is_read_as_typed() -> None:
    name = '<script>alert("&")</script>'
    board = two_by_two(1)
    seen = Sighting(replace(board, everybody=(replace(board.everybody[0], name=name),)).svg())

    assert any("<script>" in words for words in seen.words)
    assert name in seen.description[0]


def test_what_the_font_lacks_is_left_out() -> None:
    assert legible("Sportverein 🌻  1899\n") == "Sportverein 1899"
    assert legible("a\u0308") == "ä"
    assert cut("🌻", 30, 300) == "…"


@pytest.mark.parametrize("name", ["wheel-3-partners", "two-by-two-45"])
def test_the_png_is_as_large_as_the_picture_and_always_the_same(name: str) -> None:
    svg = EXAMPLES[name].svg()
    assert svg is not None
    made = png(svg)

    assert made.startswith(b"\x89PNG")
    assert struct.unpack(">II", made[16:24]) == (WIDTH, Sighting(svg).height)
    assert made == png(svg)


def test_letters_come_from_the_font_that_is_brought_along() -> None:
    def drawn(words: str) -> bytes:
        return png(
            '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" font-family="Fira Sans">'
            f'<text x="5" y="35" font-size="30">{words}</text></svg>'
        )

    nothing = drawn(" ")
    for letter in "ÄöüßẞŁğЖΩ←→↑↓…„“0123456789%@€":
        assert drawn(letter) != nothing, letter


def test_the_page_of_pictures_is_up_to_date() -> None:
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == page()
    assert {file.name for file in FOLDER.glob("*.png")} == {
        f"{name}-{shade}.png" for name in EXAMPLES for shade in ("light", "dark")
    }
