"""`dreiklang catalogue`, and an installation's own catalogue at start: what is said, and with what exit code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.program.cli import main
from bot.program.doctor import examine
from bot.settings import Settings
from flows.catalogue import built_in, catalogue, use
from flows.catalogue.merging import merged
from flows.catalogue.reading import LARGEST_OF_ADMINISTRATORS, read
from flows.catalogue.writing import as_toml

EXAMPLE = Path(__file__).parent.parent / "docs" / "how-to" / "own-catalogue.toml"
WRONG = '[[factors]]\nkey = "Time!"\nde = "Zeit"\n'


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the machine's own settings; what is made here can be read by others, unlike what the program makes."""
    monkeypatch.setattr("os.umask", lambda _: 0)
    for name in os.environ:
        if name.upper().startswith("DREIKLANG_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.toml"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_the_example_of_the_documents_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "check", str(EXAMPLE)]) == 0
    said = (
        "questions: 1 added, 1 replaced; criteria: 1 added; methods: 1 replaced; rhythms: 1 replaced; factors: 1 added."
    )
    assert capsys.readouterr().out == f"{EXAMPLE} is fine: {said}\n"


def test_everything_wrong_is_said_with_its_line(wrong: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "check", str(wrong)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "Line 1: “en” is missing.",
        "Line 2: “key” does not look as it should, such as new_factor.",
    ]


def test_a_file_that_is_not_there_is_said_to_be_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "check", "nowhere.toml"]) == 2
    assert capsys.readouterr().err == "nowhere.toml cannot be read: No such file or directory.\n"


def test_what_is_in_force_is_counted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "show"]) == 0
    assert "All of it comes with Dreiklang." in capsys.readouterr().out
    monkeypatch.setenv("DREIKLANG_CATALOGUE", str(EXAMPLE))
    assert main(["catalogue", "show"]) == 0
    counted, own = capsys.readouterr().out.splitlines()
    questions, criteria = len(built_in().questions) + 1, sum(len(phase.done) for phase in built_in().phases) + 1
    assert counted == f"In force: {questions} questions, {criteria} criteria, 25 methods, 5 rhythms, 9 factors."
    assert own.startswith(f"{EXAMPLE}: questions: 1 added")


def test_what_is_shown_as_a_file_can_be_read_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DREIKLANG_CATALOGUE", str(EXAMPLE))
    assert main(["catalogue", "show", "--toml"]) == 0
    given = capsys.readouterr().out
    again = read(given.encode(), built_in(), largest=LARGEST_OF_ADMINISTRATORS).catalogue
    own = read(EXAMPLE.read_bytes(), built_in()).catalogue
    assert again is not None
    assert own is not None
    whole = merged(built_in(), built_in(), own)
    assert merged(built_in(), built_in(), again) == whole
    assert as_toml(whole).strip() == given.strip()


def test_the_program_does_not_start_with_a_wrong_one(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DREIKLANG_CATALOGUE", str(wrong))
    assert main(["run"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0] == f"DREIKLANG_CATALOGUE: {wrong} cannot be used."
    assert said[1] == "Line 1: “en” is missing."
    assert main(["catalogue", "show"]) == 2
    assert catalogue() is built_in()


def test_the_program_starts_with_its_own_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DREIKLANG_CATALOGUE", str(EXAMPLE))
    monkeypatch.setenv("DREIKLANG_DATABASE_URL", f"sqlite:///{tmp_path}")  # a folder: it ends before it serves anybody
    try:
        assert main(["run"]) == 75
        assert catalogue().numbered["I-ST-4"].de == "Die Jugendlichen im Quartier kommen bei uns vor."
    finally:
        use(None)


def test_the_doctor_looks_at_it(wrong: Path, tmp_path: Path) -> None:
    told = list[str]()
    examine(Settings(data_dir=tmp_path / "data", catalogue=EXAMPLE), told.append)
    assert told[1].startswith(f"ok    Catalogue: {EXAMPLE} is in force; questions: 1 added, 1 replaced;")
    told = []
    examine(Settings(data_dir=tmp_path / "data", catalogue=wrong), told.append)
    assert told[1:3] == [f"look  DREIKLANG_CATALOGUE: {wrong} cannot be used.", "look  Line 1: “en” is missing."]


def test_a_setting_that_leads_nowhere_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DREIKLANG_CATALOGUE", "nowhere.toml")
    assert main(["run"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("DREIKLANG_CATALOGUE should hold a file with the installation's own catalogue")
