"""The catalogue: complete, in plain words of both languages, and fair in what it asks next."""

from __future__ import annotations

import re
import shutil
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel, ValidationError

from bot.domain.cooperation import Language
from bot.domain.cycle import Field, Phase
from bot.domain.partners import Sector
from bot.engine.exchange.content import plain
from bot.engine.vocabulary.folding import fold
from flows import FLOWS
from flows.catalogue import Both, CatalogueError, QuestionKind, catalogue, load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.catalogue import CheckInQuestion

CATALOGUE = catalogue()
QUESTIONS = tuple(CATALOGUE.questions.values())
CHECK = CATALOGUE.partnership
CELLS = [(phase, field) for phase in Phase for field in Field]
SHIPPED = Path(str(files("flows.catalogue")))

# "Sie" and "Ihr" are refused even where they mean "they" or "her": the sentence can begin with another word.
ADDRESS = re.compile(
    r"\b([Dd](u|ich|ir|ein|eine|einen|einem|einer|eines)|[Ee](uch|uer|ure|uren|urem|urer|ures)"
    r"|Sie|Ihnen|Ihr|Ihre|Ihren|Ihrem|Ihrer|Ihres)\b"
)


def texts(found: object) -> Iterator[Both]:
    """Walk over everything in the catalogue that people read."""
    if isinstance(found, Both):
        yield found
    if isinstance(found, BaseModel):
        found = tuple(getattr(found, name) for name in type(found).model_fields)
    if isinstance(found, tuple):
        for part in found:
            yield from texts(part)


TEXTS = tuple(texts(CATALOGUE))


def test_each_of_the_25_cells_has_a_method_and_two_to_four_questions() -> None:
    assert [(guide.phase, cell.field) for guide in CATALOGUE.phases for cell in guide.cells] == CELLS
    sizes = {place: len(CATALOGUE.cell(*place).questions) for place in CELLS}
    assert {place: size for place, size in sizes.items() if size not in {2, 3, 4}} == {}


def test_each_method_says_when_how_for_how_long_with_how_many_and_what_the_bot_does_in_both_languages() -> None:
    names = {language: {one.called(language) for one in FLOWS.commands.values()} for language in Language}
    methods = [CATALOGUE.cell(*place).method for place in CELLS]
    assert len({method.name.de for method in methods}) == len({method.name.en for method in methods}) == 25
    for method in methods:
        assert 3 <= len(method.steps) <= 5
        assert 15 <= method.minutes <= 240
        assert 1 < method.people[0] <= method.people[1]
        for language in Language:
            for line in (method.when, *method.steps, method.does):
                assert line.text(language)[-1] in ".?", line
            commands = re.findall(r"/(\w+)", method.does.text(language))
            assert commands, method.name
            assert not set(commands) - names[language], method.name
        assert len(set(re.findall(r"/(\w+)", method.does.de))) == len(set(re.findall(r"/(\w+)", method.does.en)))


def test_raci_has_exactly_one_responsible_and_scenarios_an_early_sign_as_reminder() -> None:
    raci = CATALOGUE.cell(Phase.ORIENT, Field.LEADERSHIP).method
    assert any("genau eine verantwortliche Organisation" in step.de for step in raci.steps)
    assert any("exactly one accountable organisation" in step.en for step in raci.steps)
    scenarios = CATALOGUE.cell(Phase.ORIENT, Field.CONDITIONS).method
    for language, sign in ((Language.GERMAN, "Frühwarnzeichen"), (Language.ENGLISH, "early sign")):
        assert sign in scenarios.does.text(language)
        assert any(sign in step.text(language) for step in scenarios.steps)
    assert "/erinnern" in scenarios.does.de


def test_each_phase_has_five_or_six_done_criteria() -> None:
    assert {guide.phase: len(guide.done) for guide in CATALOGUE.phases} == {
        Phase.INITIATE: 5,
        Phase.START: 6,
        Phase.ORIENT: 6,
        Phase.SHAPE: 5,
        Phase.EVALUATE: 6,
    }


def test_default_rhythms() -> None:
    rhythms = {guide.phase: tuple(dict(guide.rhythm).values()) for guide in CATALOGUE.phases}
    assert rhythms == {
        Phase.INITIATE: (42, 14, 14),
        Phase.START: (42, 14, 7),
        Phase.ORIENT: (90, 30, 14),
        Phase.SHAPE: (90, 30, 7),
        Phase.EVALUATE: (90, 42, 14),
    }


def test_a_question_knows_its_place() -> None:
    for phase, field in CELLS:
        for question in CATALOGUE.cell(phase, field).questions:
            assert (question.phase, question.field) == (phase, field)
            assert CATALOGUE.question(question.id) is question


def wordings(question: CheckInQuestion, language: Language) -> list[str]:
    """Return the neutral wording of a question, and those of the sectors that say it differently."""
    own = (question.readings.reading(sector) for sector in Sector)
    return [one.text(language) for one in (question, *own) if one is not None]


def test_each_cell_has_two_questions_one_of_which_is_a_rating_in_both_languages() -> None:
    for place in CELLS:
        questions = CATALOGUE.cell(*place).questions
        assert len(questions) >= 2, place
        assert any(one.kind is QuestionKind.RATING for one in questions), place
        for language in Language:
            assert all(wordings(one, language) for one in questions), place
            assert all(text.strip() for one in questions for text in wordings(one, language)), place


def test_a_sector_says_it_in_its_own_words_or_as_all_do() -> None:
    told = [one for one in QUESTIONS if len(wordings(one, Language.GERMAN)) > 1]
    assert len(told) > 20, "not more than helps, but where words differ"
    for one in told:
        for language in Language:
            said = wordings(one, language)
            assert len(set(map(fold, said))) == len(said), one.id
    course = CATALOGUE.question("G-ZW-2")
    assert course.text_for(Sector.BUSINESS, Language.ENGLISH) == "We are on course for our target."
    assert course.text_for(None, Language.ENGLISH) == course.en
    vision = CATALOGUE.question("S-ZW-2")
    assert vision.text_for(Sector.STATE, Language.GERMAN) == vision.de


def test_ratings_are_statements_and_all_others_are_questions() -> None:
    ends = {one: "." if one.kind is QuestionKind.RATING else "?" for one in QUESTIONS}
    texts = [(text, end) for one, end in ends.items() for language in Language for text in wordings(one, language)]
    assert [text for text, end in texts if not text.endswith(end)] == []


def test_the_partnership_check_asks_ten_statements_of_six_dimensions_on_all_fields() -> None:
    assert len(CHECK.asked) == 10
    assert len(CHECK.dimensions) == 6
    assert {question.field for _, question in CHECK.asked} == set(Field)
    assert all(one.questions for one in CHECK.dimensions)
    statements = [question.text(language) for _, question in CHECK.asked for language in Language]
    statements += [CATALOGUE.load.text(language) for language in Language]
    assert [text for text in statements if not text.endswith(".") or re.search(r"[.!?] ", text)] == []
    talks = [one.talk.text(language) for one in CHECK.dimensions for language in Language]
    assert [text for text in talks if not text.endswith("?")] == []


def test_the_partnership_check_asks_nothing_that_a_check_in_asks() -> None:
    checked = {question.id for _, question in CHECK.asked}
    assert not checked & set(CATALOGUE.questions)
    known = {question.text(language) for question in QUESTIONS for language in Language}
    assert not known & {question.text(language) for _, question in CHECK.asked for language in Language}


def test_questions_and_criteria_are_one_sentence() -> None:
    lines = [*QUESTIONS, *(criterion for guide in CATALOGUE.phases for criterion in guide.done)]
    found = [line.text(language) for line in lines for language in Language]
    found += [text for one in QUESTIONS for language in Language for text in wordings(one, language)]
    assert [text for text in found if re.search(r"[.!?] ", text)] == []


@pytest.mark.parametrize(
    "text", ["Weißt du das?", "Sie wissen das.", "Was hilft Ihnen?", "Dein Ziel", "Wer hilft euch?", "Ihre Frist"]
)
def test_the_search_for_address_finds_it(text: str) -> None:
    assert ADDRESS.search(text)


def test_nobody_is_addressed_as_du_or_sie() -> None:
    assert [text.de for text in TEXTS if ADDRESS.search(text.de)] == []


def test_the_walk_over_all_texts_misses_none() -> None:
    # each question and how sectors say it, criterion, method (4 texts and its steps), phase (2), field (3), factor and
    # term (4 words)
    criteria = sum(len(guide.done) for guide in CATALOGUE.phases)
    steps = sum(len(CATALOGUE.cell(*place).method.steps) for place in CELLS)
    fixed = 4 * len(CELLS) + steps + 2 * len(Phase) + 3 * len(Field)
    check = 2 * len(CHECK.dimensions) + len(CHECK.asked)  # each dimension has its name and what to talk about
    words = len(CATALOGUE.factors) + 4 * len(CATALOGUE.terms)
    own = sum(one.readings.reading(sector) is not None for one in QUESTIONS for sector in Sector)
    assert len(TEXTS) == len(QUESTIONS) + own + criteria + fixed + words + check + 1  # and the load


def test_texts_are_free_of_markup() -> None:
    found = [text.text(language) for text in TEXTS for language in Language]
    assert [text for text in found if plain(text) != text] == []


def test_texts_are_typed_cleanly() -> None:
    found = [text.text(language) for text in TEXTS for language in Language]
    assert [text for text in found if "  " in text or "\n" in text or "..." in text or '"' in text] == []
    assert [text.en for text in TEXTS if re.search("[äöüßÄÖÜ]", text.en)] == []


def test_short_names_fit_a_button() -> None:
    assert [guide.field for guide in CATALOGUE.fields if max(len(guide.short.de), len(guide.short.en)) > 18] == []


def test_factors_and_terms_are_found_by_key() -> None:
    assert CATALOGUE.factor("trust").text(Language.GERMAN) == "Vertrauen"
    assert [CATALOGUE.term("decision").reading(sector).en for sector in Sector] == [
        "Ruling, often subject to a committee",
        "Approval",
        "Joint decision",
    ]
    with pytest.raises(KeyError):
        CATALOGUE.question("I-ST-99")


def test_the_catalogue_is_read_once_and_never_changes() -> None:
    assert catalogue() is CATALOGUE
    with pytest.raises(ValidationError, match="frozen"):
        QUESTIONS[0].de = "Anders?"  # type: ignore[misc]  # mypy refuses it too, which is as it should be


# A file that was edited wrongly is refused with its name.

BROKEN = {
    "id of another cell": ("phases/start.toml", 'id = "S-KO-1"', 'id = "S-ST-4"', "S-ST-4 stands where"),
    "id of another phase": ("phases/start.toml", 'id = "S-ST-1"', 'id = "I-ST-9"', "I-ST-9 stands where"),
    "id twice": ("phases/orient.toml", 'id = "O-ST-2"', 'id = "O-ST-1"', "questions occur twice: O-ST-1"),
    "criterion twice": ("phases/orient.toml", 'id = "O-DONE-2"', 'id = "O-DONE-1"', "criteria occur twice: O-DONE-1"),
    "cell missing": ("phases/shape.toml", 'field = "goals"', 'field = "conditions"', "cells are"),
    "wrong phase": ("phases/shape.toml", 'phase = "shape"', 'phase = "orient"', "G-DONE-1 stands where"),
    "unknown kind": ("phases/shape.toml", 'kind = "rating"', 'kind = "stars"', "kind"),
    "unknown name": ("fields.toml", "short.de", "shrot.de", "shrot"),
    "empty words": ("factors.toml", 'de = "Zeit"', 'de = " "', "at least 1 character"),
    "language missing": ("phases/initiate.toml", 'name.en = "Initiate"', "", "name.en"),
    "question too long": (
        "phases/evaluate.toml",
        'de = "Welchen Rat',
        f'de = "{"Sehr " * 30}',
        "at most 160 characters",
    ),
    "no card left": ("phases/initiate.toml", 'kind = "rating"', 'kind = "text"', "no question can be shown"),
    "method without steps": ("phases/shape.toml", "steps = [", "stairs = [", "stairs"),
    "people in disorder": ("phases/start.toml", "people = [4, 12]", "people = [12, 4]", "at least 12 people"),
    "factor twice": ("factors.toml", 'key = "time"', 'key = "trust"', "factors occur twice: trust"),
    "term twice": ("glossary.toml", 'key = "goal"', 'key = "risk"', "terms occur twice: risk"),
    "field twice": ("fields.toml", 'field = "goals"', 'field = "leadership"', "fields are"),
    "wording twice": (
        "phases/shape.toml",
        'readings.business.de = "Wir sind auf dem Weg zu unserem Ergebnisziel."',
        'readings.business.de = "Wir sind auf dem Weg zu unserem Ziel."',
        "G-ZW-2: wordings occur twice: Wir sind",
    ),
    "half a wording": ("phases/shape.toml", "readings.business.en", "readings.civil_society.fr", "fr"),
    "no rhythm": ("phases/start.toml", "check_in_days = 42", "check_in_days = 0", "check_in_days"),
    "field without a check": ("partnership.toml", 'field = "conditions"\nde', 'field = "goals"\nde', "no question on"),
    "check question twice": ("partnership.toml", 'id = "P-2"', 'id = "P-1"', "questions occur twice: P-1"),
    "dimension twice": ("partnership.toml", 'key = "trust"', 'key = "purpose"', "dimensions occur twice: purpose"),
    "dimension without a question": ("partnership.toml", "[[dimensions.questions]]", "[[questions]]", "questions"),
    "id like another kind": ("partnership.toml", 'id = "P-2"', 'id = "own-2"', "pattern"),
    "method of no cell": ("partnership.toml", 'phase = "shape"', 'phase = "reshape"', "helps.phase"),
    "load without English": ("load.toml", 'en = "The load is bearable."', "", "load.en"),
    "not TOML": ("glossary.toml", "[[terms]]", "[[terms", "glossary.toml"),
}


@pytest.mark.parametrize(("file", "right", "wrong", "said"), BROKEN.values(), ids=BROKEN)
def test_a_wrong_edit_is_refused(tmp_path: Path, file: str, right: str, wrong: str, said: str) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "catalogue")
    assert load(folder) == CATALOGUE
    before = (folder / file).read_text(encoding="utf-8")
    assert right in before
    (folder / file).write_text(before.replace(right, wrong), encoding="utf-8")

    with pytest.raises(CatalogueError, match=re.escape(said)) as refused:
        load(folder)
    if not said.startswith(("factors", "terms", "fields")):  # those are only seen once everything is read
        assert Path(file).name in str(refused.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "catalogue")
    (folder / "phases" / "orient.toml").unlink()
    with pytest.raises(CatalogueError, match=r"orient\.toml"):
        load(folder)
