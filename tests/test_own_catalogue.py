"""An own catalogue's file: what replaces and adds, every fault with its line, and files that mean harm."""

from __future__ import annotations

import time
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.cooperation import Language
from bot.domain.cycle import Field, Phase
from bot.domain.partners import Sector
from bot.engine.exchange.content import plain
from bot.program.app import wording
from flows.catalogue import built_in
from flows.catalogue.merging import differing, merged
from flows.catalogue.reading import LARGEST, LARGEST_OF_ADMINISTRATORS, MOST_ENTRIES, read
from flows.catalogue.writing import as_toml

if TYPE_CHECKING:
    from flows.catalogue import OwnCatalogue

QUESTION = """
[[questions]]
id = "I-ST-4"
kind = "rating"
de = "Alle sind da."
en = "All are there."
"""
METHOD = """
[[methods]]
phase = "start"
field = "goals"
name = { de = "Runde", en = "Round" }
how = { de = "Reden.", en = "Talk." }
when.de = "Immer."
when.en = "Always."
steps = [
    { de = "Eins.", en = "One." },
    { de = "Zwei.", en = "Two." },
    { de = "Drei.", en = "Three." },
]
minutes = 30
people = [2, 8]
does.de = "Nichts: /methode."
does.en = "Nothing: /method."
"""


def taken(text: str) -> OwnCatalogue:
    found = read(text.encode(), built_in())
    assert found.faults == ()
    assert found.catalogue is not None
    return found.catalogue


def faults(text: str | bytes) -> list[tuple[int, str]]:
    given = text.encode() if isinstance(text, str) else text
    found = read(given, built_in())
    assert (found.catalogue is None) == bool(found.faults)
    for one in found.faults[:100]:
        for language in Language:
            assert plain(one.told(wording()[language]))
    return [(one.line, one.message.removeprefix("catalogue-fault-")) for one in found.faults]


def test_a_new_question_stands_behind_those_of_its_cell_and_a_replaced_one_in_its_place() -> None:
    own = taken(QUESTION + QUESTION.replace("I-ST-4", "I-ST-1"))
    cell = merged(built_in(), built_in(), own).cell(Phase.INITIATE, Field.STAKEHOLDERS)
    before = built_in().cell(Phase.INITIATE, Field.STAKEHOLDERS)
    assert [one.id.partition("~")[0] for one in cell.questions] == [*(one.id for one in before.questions), "I-ST-4"]
    assert cell.questions[0].text(Language.ENGLISH) == "All are there."
    assert (cell.questions[0].phase, cell.questions[0].field) == (Phase.INITIATE, Field.STAKEHOLDERS)
    assert cell.questions[1:-1] == before.questions[1:]


def test_other_words_are_another_question_and_the_same_words_the_same_one() -> None:
    def called(text: str) -> str:
        return merged(built_in(), built_in(), taken(text)).numbered["I-ST-4"].id

    assert called(QUESTION) == called(QUESTION + METHOD) == "I-ST-4~b31c3750"
    readings = 'readings.state.de = "Alle Ämter sind da."\nreadings.state.en = "All offices are there."\n'
    others = [QUESTION.replace("All are", "Everybody is"), QUESTION.replace("rating", "text"), QUESTION + readings]
    assert len({called(text) for text in (QUESTION, *others)}) == 4
    shipped = built_in().question("I-ST-1")
    same = f'[[questions]]\nid = "I-ST-1"\nkind = "{shipped.kind}"\nde = "{shipped.de}"\nen = "{shipped.en}"\n'
    assert merged(built_in(), built_in(), taken(same)).numbered["I-ST-1"] is shipped


def test_all_kinds_are_replaced_and_added() -> None:
    own = taken(
        QUESTION
        + METHOD
        + """
[[done]]
id = "I-DONE-1"
de = "Anders."
en = "Different."

[[done]]
id = "I-DONE-9"
de = "Neu."
en = "New."
known = "plan"

[rhythms.shape]
check_in_days = 21
stakeholder_days = 7
communication_days = 7

[[factors]]
key = "time"
de = "Zeitdruck"
en = "Time pressure"

[[factors]]
key = "weather"
de = "Wetter"
en = "Weather"
"""
    )
    whole = merged(built_in(), built_in(), own)
    assert whole.cell(Phase.START, Field.GOALS).method.name.en == "Round"
    assert whole.phase(Phase.SHAPE).rhythm.check_in_days == 21
    assert [one.en for one in whole.phase(Phase.INITIATE).done][:: len(built_in().phase(Phase.INITIATE).done)] == [
        "Different.",
        "New.",
    ]
    assert whole.factor("time").en == "Time pressure"
    assert whole.factors[-1].key == "weather"
    assert [(one.kind, one.key, one.added) for one in differing(built_in(), whole)] == [
        ("questions", "I-ST-4", True),
        ("done", "I-DONE-1", False),
        ("done", "I-DONE-9", True),
        ("methods", "start, goals", False),
        ("rhythms", "shape", False),
        ("factors", "time", False),
        ("factors", "weather", True),
    ]
    assert differing(built_in(), built_in()) == ()


def test_sectors_have_words_of_their_own() -> None:
    text = QUESTION + 'readings.business = { de = "Alle Kunden sind da.", en = "All customers are there." }\n'
    question = merged(built_in(), built_in(), taken(text)).numbered["I-ST-4"]
    assert question.text_for(Sector.BUSINESS, Language.ENGLISH) == "All customers are there."
    assert question.text_for(Sector.STATE, Language.ENGLISH) == "All are there."


def test_what_is_in_force_is_written_so_that_it_is_read_back() -> None:
    quoted = taken(QUESTION.replace("All are", r"All \"\\\" are") + METHOD)
    for whole in (built_in(), merged(built_in(), built_in(), quoted)):
        found = read(as_toml(whole).encode(), built_in(), largest=LARGEST_OF_ADMINISTRATORS)
        assert found.faults == ()
        assert found.catalogue is not None
        assert merged(built_in(), built_in(), found.catalogue) == whole


LINES = {
    "missing": (QUESTION.replace('en = "All are there."\n', ""), [(2, "missing")]),
    "misspelt": (QUESTION.replace("kind", "knid"), [(2, "missing"), (4, "unknown")]),
    "several": (
        QUESTION.replace("I-ST-4", "I-XX-4").replace("rating", "stars").replace("Alle sind da.", " "),
        [(3, "id"), (4, "choice"), (5, "empty")],
    ),
    "too long": (QUESTION.replace("All are", "All are " * 30), [(6, "long")]),
    "line break": (QUESTION.replace("All are", "All\\nare"), [(6, "unprintable")]),
    "turns text round": (QUESTION.replace("All are", "All\u202eare"), [(6, "unprintable")]),
    "nothing to see": (QUESTION.replace("All are", "All\\u0000are"), [(6, "unprintable")]),
    "number as text": (QUESTION.replace('"All are there."', "5"), [(6, "text")]),
    "id twice": (QUESTION + QUESTION, [(8, "twice")]),
    "id with a version": (QUESTION.replace("I-ST-4", "I-ST-4~00000000"), [(3, "id")]),
    "section": ("[[question]]\n" + QUESTION, [(1, "section")]),
    "single brackets": ('\n[factors]\nkey = "time"\n', [(2, "sections")]),
    "no list": ("questions = 5\n", [(1, "sections")]),
    "no table": ("questions = [5, 6]\n", [(1, "table"), (1, "table")]),
    "rhythm of no phase": ("[rhythms.end]\n", [(1, "choice")]),
    "rhythm never": (
        "\n[rhythms.start]\ncheck_in_days = 0\nstakeholder_days = 1\ncommunication_days = 9999\n",
        [(3, "number"), (5, "number")],
    ),
    "people": (METHOD.replace("[2, 8]", "[8, 2]"), [(15, "people")]),
    "no people": (
        METHOD.replace("[2, 8]", '["a", 2]').replace("minutes = 30", 'minutes = "x"'),
        [(14, "number"), (15, "people")],
    ),
    "steps": (METHOD.replace('    { de = "Drei.", en = "Three." },\n', ""), [(9, "steps")]),
    "third step": (METHOD.replace('de = "Drei."', 'ed = "Drei."'), [(12, "missing"), (12, "unknown")]),
    "method twice": (METHOD + METHOD, [(19, "twice")]),
    "same words": (QUESTION + 'readings.state = { de = "Alle sind da.", en = "Other." }\n', [(2, "same-words")]),
    "half a wording": (QUESTION + 'readings.state.de = "Da."\n', [(7, "missing")]),
    "empty": ("# nothing\n", [(1, "nothing")]),
    "no TOML": (QUESTION.replace('de = "Alle', "de = Alle"), [(5, "toml")]),
    "no TOML in two places": (
        QUESTION.replace("kind =", "kind")
        + QUESTION.replace("I-ST-4", "I-ST-44 ").replace("rating", "stars")
        + METHOD.replace("minutes = 30", "minutes ="),
        [(4, "toml"), (9, "id"), (10, "choice"), (26, "toml")],
    ),
    "a name twice": (QUESTION + 'de = "Noch einmal."\n', [(7, "toml")]),
    "Windows": (QUESTION.replace("rating", "stars").replace("\n", "\r\n"), [(4, "choice")]),
}


@pytest.mark.parametrize(("text", "expected"), LINES.values(), ids=LINES)
def test_each_fault_has_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert faults(text) == expected


def test_a_cell_keeps_something_to_be_rated() -> None:
    rated = [one.id for one in built_in().cell(Phase.INITIATE, Field.STAKEHOLDERS).questions if one.on_card]
    text = "".join(QUESTION.replace("I-ST-4", one).replace("rating", "text") for one in rated)
    assert faults(text) == [(6 * len(rated) - 4, "no-rating")]


def test_no_two_factors_are_called_alike_in_either_language() -> None:
    def factor(key: str, de: str, en: str) -> str:
        return f'[[factors]]\nkey = "{key}"\nde = "{de}"\nen = "{en}"\n'

    assert faults(factor("housing", "Wohnen", "Housing") + factor("homes", "WOHNEN", "Homes")) == [(5, "alike")]
    assert faults(factor("money_two", "Zwei", "money")) == [(1, "alike")]
    assert faults(factor("money", "Geld und Gut", "Money")) == []
    assert faults(factor("housing", "Wohnen", "Wohnen")) == []


def test_faults_read_well() -> None:
    text = QUESTION.replace("rating", "stars").replace("All are", "All are " * 30)
    told = [plain(one.told(wording()[Language.ENGLISH])) for one in read(text.encode(), built_in()).faults]
    assert told == [
        "Line 4: “kind” has to be one of these: rating, yes_partly_no, text, list.",
        "Line 6: “en” is too long: at most 160 characters.",
    ]


def test_what_stands_in_the_file_is_never_markup() -> None:
    (fault,) = read(f'{QUESTION}"**x** {{$y}}" = 1\n'.encode(), built_in()).faults
    said = fault.told(wording()[Language.ENGLISH])
    assert "**x" not in said
    assert plain(said) == "Line 7: “**x** {$y}” is not known here."


HOSTILE = {
    "nested brackets": b"a = " + b"[" * 60_000,
    "nested tables": b"a = " + b"{a=" * 20_000,
    "nested keys": b"a." * 30_000 + b"a = 1",
    "nested header": b"[" + b"a." * 30_000 + b"a]",
    "many headers": b"[[questions]]\n" * 4_000,
    "many keys": b"".join(b"a%d=1\n" % number for number in range(6_000)),
    "many names in one": b"[[questions]]\n" + b"".join(b"a%d=1\n" % number for number in range(6_000)),
    "long number": b"a = " + b"9" * 60_000,
    "open string": b'a = "' + b"x" * 60_000,
    "open text": b'a = """' + b"\\" * 60_000,
    "quotation marks": b'"' * 60_000,
    "equals signs": b"=" * 60_000,
    "spaces": b" " * 60_000,
    "comments": b"#\n" * 30_000,
    "zeros": b"\0" * 60_000,
    "no text": b"\xff\xfe" * 30_000,
    "surrogates": b'a = "\\ud800"',
    "array of arrays": b"questions = [" + b"[]," * 20_000 + b"]",
    "broken blocks": b"[[questions]]\nid\n" * 3_500,
}


@pytest.mark.parametrize("given", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_means_harm_is_refused_at_once(given: bytes) -> None:
    assert len(given) <= LARGEST
    begun = time.process_time()
    found = faults(given[:LARGEST])
    assert found
    assert time.process_time() - begun < 5


def test_a_file_that_is_too_large_is_not_looked_at() -> None:
    assert faults(b"#" * (LARGEST + 1)) == [(1, "large")]
    assert faults(b"#" * LARGEST) == [(1, "nothing")]


def test_too_many_entries_are_said_to_be_once() -> None:
    text = "".join(QUESTION.replace("I-ST-4", "x") for _ in range(MOST_ENTRIES + 5))
    found = faults(text)
    assert [fault for fault in found if fault[1] == "many"] == [(6 * MOST_ENTRIES + 2, "many")]


PIECES = [
    *("[[questions]]\n", "[rhythms.start]\n", "id", "=", ".", '"I-ST-1"', "1", "ä", "\u202e", "\0"),
    *("'", '"', '"""', "[", "]", "{", "}", ",", "#", "\n", "\r\n", "\\"),
]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map("".join))
@settings(max_examples=300)
def test_nothing_that_can_be_written_does_harm(text: str) -> None:
    found = faults(text.encode("utf-8", "surrogatepass"))
    lines = text.count("\n") + 1
    assert all(1 <= line <= lines for line, _ in found)


@given(st.sampled_from([QUESTION + METHOD]), st.integers(0, 600), st.sampled_from(PIECES))
def test_a_character_put_anywhere_is_taken_or_told(text: str, place: int, piece: str) -> None:
    given = text[:place] + piece + text[place:]
    found = read(given.encode(), built_in())
    try:
        tomllib.loads(given)
    except ValueError:
        assert found.faults
