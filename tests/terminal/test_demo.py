"""The demonstration in both languages: every line does what it is there for."""

import io

import pytest

from adapters.terminal.lines import Amend, Enter, Go, Say, TakeBack, read
from bot.domain.cooperation import Language
from bot.program.cli import parser
from bot.program.demo import play, script

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


@pytest.mark.parametrize("language", Language)
def test_it_plays_to_its_end(language: Language) -> None:
    output = io.StringIO()
    assert play(language, output) == 0
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
