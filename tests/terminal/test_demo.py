"""The demonstration in both languages: every line does what it is there for."""

import io
from pathlib import Path

import pytest

from adapters.terminal.lines import Amend, Enter, Go, Say, TakeBack, read
from bot.domain.cooperation import Language
from bot.program.cli import parser
from bot.program.demo import play, script
from tests.reporting.reading_back import read_back

KEPT = {
    Language.GERMAN: (
        "Sportverein: Greta",
        "Ausländerbehörde",
        "Gemeinderat",
        "Treffen am Vormittag schließen das Ehrenamt aus.",
        "Um 10 Uhr sind Ehrenamtliche bei der Arbeit.",
        "B-1 Wir treffen uns an jedem ersten Dienstag um 18 Uhr im Rathaus.",
        "Das erste Treffen ist am 5. Januar; die Stadt lädt ein.",
        "B-2 Die Handwerkskammer stellt den Raum.",
        "● Initiieren",
        "◐ Starten",
        "Greta (terminal, greta)",
    ),
    Language.ENGLISH: (
        "Sports Club: Greta",
        "Immigration Office",
        "Town Council",
        "Meetings in the morning shut volunteers out.",
        "At 10 in the morning volunteers are at work.",
        "B-1 We meet on every first Tuesday at 6 in the evening at the town hall.",
        "The first meeting is on 5 January; the town invites everybody.",
        "B-2 The Chamber of Crafts provides the room.",
        "● Initiate",
        "◐ Start",
        "Greta (terminal, greta)",
    ),
}
"""What the bot itself says of what was entered, by the end."""
MISSED = {
    Language.GERMAN: ("kenne ich nicht", "keine Frage offen", "Wer schreibt das?", "wird übergangen", "Uhr geht nur"),
    Language.ENGLISH: ("I do not know /", "no open question", "Who writes this?", "passed over", "clock only moves"),
}


REPORTED = {
    Language.GERMAN: ("jedem ersten Dienstag", "Vermittelte Plätze", "Praktika", "Vormittags können", "Stand nach 2"),
    Language.ENGLISH: ("every first Tuesday", "Places found", "internships", "in the morning", "After 2 check-ins"),
}
"""What stands in the report of the two months."""
SENT = {
    Language.GERMAN: ("bericht.pdf", "bericht.html", "kooperation.xlsx", "rad.png"),
    Language.ENGLISH: ("report.pdf", "report.html", "cooperation.xlsx", "wheel.png"),
}
"""What it leaves to be looked at."""
BEGINS = {".pdf": b"%PDF-", ".html": b"<!doctype html>", ".xlsx": b"PK", ".png": b"\x89PNG"}


@pytest.mark.parametrize("language", Language)
def test_it_plays_to_its_end_and_leaves_what_was_sent_in_the_folder_that_its_last_line_names(
    language: Language, tmp_path: Path
) -> None:
    output = io.StringIO()
    assert play(language, output, into=tmp_path / "new") == 0
    folder = Path(output.getvalue().splitlines()[-1])
    assert folder == tmp_path / "new"
    assert {one.name.split("-", 1)[1] for one in folder.iterdir()} == {*SENT[language]}
    for file in folder.iterdir():
        assert str(file) in output.getvalue()
        assert file.read_bytes().startswith(BEGINS[file.suffix])
    (report,) = folder.glob("*.pdf")
    text = " ".join(read_back(report.read_bytes()).text.split())
    assert [words for words in REPORTED[language] if words not in text] == []

    shown = "\n".join(line for line in output.getvalue().split("\n") if not line.startswith("> "))
    assert [words for words in KEPT[language] if words not in shown] == []
    assert [missed for missed in MISSED[language] if missed in shown] == []


def acts(language: Language) -> list[tuple[str, str, bool]]:
    """What each line of a script is, and who says it where."""
    found = []
    for line in script(language).splitlines():
        intent = read(line)
        by = intent.by if isinstance(intent, Say | Amend | TakeBack | Enter) else None
        assert not isinstance(intent, Go)
        found.append((type(intent).__name__, (by and by.persona) or "", bool(by and by.private)))
    return found


def test_the_same_people_do_the_same_in_both_languages() -> None:
    assert acts(Language.GERMAN) == acts(Language.ENGLISH)


def test_its_language_is_chosen_on_the_command_line() -> None:
    assert parser().parse_args(["demo", "--language", "en"]).language == "en"
    assert parser().parse_args(["demo"]).language is None


def test_the_folder_can_be_chosen_and_is_a_new_one_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert parser().parse_args(["demo", "--into", "here"]).into == Path("here")
    assert parser().parse_args(["demo"]).into is None
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("bot.program.demo.script", lambda _: "// A title\n@anna: /help\n")
    output = io.StringIO()
    play(Language.ENGLISH, output)
    (kept,) = tmp_path.iterdir()  # the database is gone
    assert output.getvalue().splitlines()[-1] == str(kept)
