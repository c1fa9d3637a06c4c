"""What the window says about itself: the prompt, the line it suggests, and the status."""

from pathlib import Path

import pytest

from adapters.terminal.input_line import InputLine
from adapters.terminal.look import Look, colour, width
from adapters.terminal.phrases import PHRASES
from adapters.terminal.state import Focus, Memory, RememberedMessage
from tests.terminal.world import YES_NO, Lines, TerminalWorld, TypedLines, post, refresh

BOTH = {"anna": "Anna", "bert": "Bert"}
NOON = "Mo 09.11. 12:00"


@pytest.fixture
def world(tmp_path: Path) -> TerminalWorld:
    return TerminalWorld(tmp_path)


def status(memory: Memory, columns: int = 80) -> str:
    return InputLine(memory, PHRASES["de"]).status(NOON, columns)


def test_the_status_fills_one_line_of_the_window() -> None:
    line = status(Memory())
    assert line.startswith("Mo 09.11. 12:00 · Gruppe · nichts offen  ")
    assert line.endswith("  ? Hilfe")
    assert width(line) == 80


def test_the_status_names_what_a_number_picks_and_who_is_asked_elsewhere() -> None:
    memory = Memory(personas=BOTH, focus=Focus(speaker="anna"))
    memory.keep("group", RememberedMessage(id=3, choices=5, rings=True))
    memory.keep("@bert", RememberedMessage(id=4, asks=True))
    assert "· Gruppe · offen: [3] mit 1\u20135, privat @bert " in status(memory)


def test_the_status_of_a_private_chat() -> None:
    memory = Memory(personas=BOTH, focus=Focus(speaker="anna", private="bert"))
    memory.keep("@bert", RememberedMessage(id=4, asks=True))
    assert "· privat an Bert · offen: [4] mit Worten " in status(memory)
    memory.keep("@bert", RememberedMessage(id=5, asks=True, choices=1, rings=True))
    assert "offen: [5] mit 1 oder Worten " in status(memory)


def test_in_a_narrow_window_the_status_is_cut() -> None:
    assert status(Memory(), 30) == "Mo 09.11. 12:00 · Gruppe · ni…"


def test_a_question_for_words_is_open_until_words_came() -> None:
    memory = Memory()
    memory.keep("@anna", RememberedMessage(id=1, asks=True))
    assert memory.open_to("@anna", "anna") is not None
    memory.keep("@anna", RememberedMessage(id=2, author="anna"))
    assert memory.open_to("@anna", "anna") is None


def test_what_is_only_offered_is_not_open() -> None:
    memory = Memory()
    memory.keep("group", RememberedMessage(id=1, choices=1))
    assert memory.open_to("group", "anna") is None


def test_a_question_to_somebody_else_is_not_open() -> None:
    memory = Memory()
    memory.keep("group", RememberedMessage(id=1, asks=True, person="bert"))
    assert memory.open_to("group", "anna") is None


def test_the_prompt_has_the_colour_of_its_person() -> None:
    memory = Memory(personas=BOTH, focus=Focus(speaker="anna"))
    prompt = InputLine(memory, PHRASES["de"]).prompt(Look(styled=True, coloured=True, columns=80))
    assert prompt == f"\x1b[1;38;5;{colour('anna')}manna\x1b[0m> "


async def test_the_first_line_is_how_a_cooperation_is_set_up(world: TerminalWorld) -> None:
    lines = Lines("anna: hallo")
    await world.build(lines).run(world.engine.receive, lambda: None)
    assert [prompt.suggestion for prompt in lines.prompts] == ["anna: /einrichten", ""]


async def test_the_suggestion_leads_to_where_somebody_is_asked_and_back(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Wie?", to="@anna", choices=YES_NO, rings=True)]
    world.engine.replies["1"] = [refresh("2", "Wie?\n\n✓ ja", (), to="@anna")]
    lines = Lines("anna: los", "@anna", "1", "#")
    await world.build(lines).run(world.engine.receive, lambda: None)
    assert [prompt.suggestion for prompt in lines.prompts[1:]] == ["@anna", "", "#", ""]


async def test_a_misspelt_command_of_the_window_is_answered_and_suggested(world: TerminalWorld) -> None:
    lines = TypedLines("anna: hallo", "/zeti +3 tage", "anna: /zeit", "anna: weiter")
    await world.build(lines).run(world.engine.receive, lambda: None)
    assert [getattr(signal, "text", "") for signal in world.engine.received] == ["", "hallo", "weiter"]
    assert "(/zeti versteht dieses Fenster so nicht. Gemeint ist wohl: /zeit +3 tage)" in world.shown()
    assert [prompt.suggestion for prompt in lines.prompts] == ["anna: /einrichten", "", "/zeit +3 tage", "/zeit", ""]


async def test_a_line_of_nobody_is_suggested_with_a_name_and_put_right(world: TerminalWorld) -> None:
    lines = TypedLines("/hlfe")
    await world.build(lines).run(world.engine.receive, lambda: None)
    assert "Wer schreibt das? Zum Beispiel so: anna: /hilfe)" in world.shown()
    assert lines.prompts[-1].suggestion == "anna: /hilfe"


async def test_an_empty_line_stands_above_each_line_that_is_typed(world: TerminalWorld) -> None:
    lines = TypedLines("?", "anna: hallo")
    await world.build(lines).run(world.engine.receive, lambda: None)
    shown = world.shown()
    assert shown.startswith("Kurz gesagt:\n  anna: hallo    Anna schreibt")
    assert shown.endswith("anna: /hilfe\n\n(Anna ist neu dabei.)\n\n")


async def test_the_status_follows_the_clock(world: TerminalWorld) -> None:
    lines = Lines("/zeit +3 tage")
    await world.build(lines).run(world.engine.receive, lambda: None)
    assert [state[:15] for state in lines.states] == ["Mo 09.11. 09:00", "Do 12.11. 09:00"]
