"""Wording: everything exists in both languages, says what the code gives it, and addresses nobody as du or Sie."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.domain.cooperation import Language
from bot.engine.exchange.content import blocks
from bot.program.app import wording
from flows import FLOWS

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "flows" / "wording"
FORMAL = re.compile(r"\b(?:du|dich|dir|dein\w*|Ihnen|Ihre?[mnrs]?|euch|euer|eure\w*)\b|(?<![.!?:“]\s)(?<!^)\bSie\b")


class _Placeholders(Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)


class _Keys(Visitor):
    """Collects the words that variants are chosen by."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_Variant(self, node: ftl.Variant) -> None:  # noqa: N802 - the library's name
        if isinstance(node.key, ftl.Identifier):
            self.names.add(node.key.name)
        self.generic_visit(node)


def never_chosen(source: str) -> set[str]:
    """Return the keys of variants that no value ever meets: what markup could be read from is escaped in values."""
    visitor = _Keys()
    visitor.visit(FluentParser().parse(source))
    return {name for name in visitor.names if "-" in name or "_" in name}


def messages(*files: Path) -> dict[str, tuple[str, set[str]]]:
    """Return each message's text as written, and its placeholders."""
    found: dict[str, tuple[str, set[str]]] = {}
    for file in files:
        source = file.read_text(encoding="utf-8")
        for entry in FluentParser().parse(source).body:
            assert not isinstance(entry, ftl.Junk), f"{file.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {file.parent.name}"
                visitor = _Placeholders()
                visitor.visit(entry)
                assert entry.span is not None
                found[entry.id.name] = (source[entry.span.start : entry.span.end], visitor.names)
    return found


GERMAN, ENGLISH = (messages(*sorted((FOLDER / one.value).glob("*.ftl"))) for one in Language)
EASY_GERMAN, EASY_ENGLISH = (messages(FOLDER / "plain" / f"{one.value}.ftl") for one in Language)
MOST_WORDS = 12
"""In a sentence of easy language (Netzwerk Leichte Sprache recommends eight to twelve)."""


def test_both_languages_have_the_same_messages() -> None:
    assert set(GERMAN) == set(ENGLISH)


def test_both_languages_use_the_same_placeholders() -> None:
    assert {name: (GERMAN[name][1], ENGLISH[name][1]) for name in GERMAN if GERMAN[name][1] != ENGLISH[name][1]} == {}


def test_german_addresses_nobody() -> None:
    texts = {name: text.split("=", 1)[1].strip() for name, (text, _) in GERMAN.items()}
    assert {name: text for name, text in texts.items() if FORMAL.search(text)} == {}


def test_every_message_that_code_names_exists() -> None:
    """Literal ids only; ids put together at run time are met by the scripts."""
    missing = {
        f"{file.relative_to(ROOT)}: {name}"
        for folder in ("bot/engine", "flows")
        for file in (ROOT / folder).rglob("*.py")
        for name in _named(file)
        if name not in GERMAN
    }
    assert missing == set()


def _named(file: Path) -> set[str]:
    """Find ids given as literals to `words(…)`, `words.label(…)`, `toast(…)`, `refuse(…)` and `MisfitError(…)`."""
    found = set[str]()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0]
        if name in {"words", "label", "toast", "refuse", "MisfitError"}:
            options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            found |= {one.value for one in options if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return found


def test_every_command_is_explained() -> None:
    wanted = {f"help-{command.name}{more}" for command in FLOWS.commands.values() for more in ("", "-more")}
    assert {(language, name) for language in Language for name in wanted if not wording()[language].has(name)} == set()


def test_every_question_is_worded() -> None:
    wanted = {
        f"{dialogue.id}-{step.id}".replace(".", "-").replace("_", "-")
        for dialogue in FLOWS.dialogues.values()
        for step in dialogue.steps
    }
    assert wanted
    assert wanted - GERMAN.keys() == set()


@pytest.mark.parametrize("language", list(Language))
def test_commands_in_texts_exist_in_that_language(language: Language) -> None:
    names = {command.called(language) for command in FLOWS.commands.values()}
    wrong = {
        f"{message}: {typed}"
        for message, (text, _) in (GERMAN if language is Language.GERMAN else ENGLISH).items()
        for typed in re.findall(r"`([^`]+)`", text)
        if not typed.startswith("/") or typed[1:].split()[0] not in names
    }
    assert wrong == set()


def test_texts_are_the_small_markdown() -> None:
    wrong: dict[str, str] = {}
    for name, (text, _) in (*GERMAN.items(), *ENGLISH.items()):
        try:
            if not blocks(text.split("=", 1)[1].strip()):
                wrong[name] = "no content"
        except ValueError as error:
            wrong[name] = str(error)
    assert wrong == {}


def test_variants_are_chosen_by_plain_words() -> None:
    """A value is escaped before it is compared: `check_in` and `check-in` meet no variant that is called so."""
    found = {file.relative_to(FOLDER): never_chosen(file.read_text("utf-8")) for file in FOLDER.rglob("*.ftl")}
    assert {file: names for file, names in found.items() if names} == {}
    broken = "a = { $b ->\n    [check-in] { $c ->\n        [in_time] 1\n       *[one] 2\n    }\n   *[-1] 3\n}\n"
    assert never_chosen(broken) == {"check-in", "in_time"}


def test_easy_texts_stand_instead_of_texts_there_are_and_say_no_more() -> None:
    assert set(EASY_GERMAN) == set(EASY_ENGLISH)
    for easy, usual in ((EASY_GERMAN, GERMAN), (EASY_ENGLISH, ENGLISH)):
        assert {name for name in easy if name not in usual or not easy[name][1] <= usual[name][1]} == set()


@pytest.mark.parametrize("easy", [EASY_GERMAN, EASY_ENGLISH], ids=["de", "en"])
def test_easy_sentences_are_short(easy: dict[str, tuple[str, set[str]]]) -> None:
    long = []
    for name, (text, _) in easy.items():
        said = re.sub(r"`[^`]*`", "X", text.split("=", 1)[1])
        for sentence in re.split(r"[.!?:\n]+", said):
            words = [word for word in re.sub(r"[{}$\[\]*>-]", " ", sentence).split() if word[0].isalnum()]
            if len(words) > MOST_WORDS:
                long.append((name, sentence.strip()))
    assert long == []
