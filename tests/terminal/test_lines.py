"""Every form of a typed line, and what looks like one but is text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.terminal.lines import (
    Amend,
    AskHelp,
    Enter,
    Go,
    Intent,
    MoveClock,
    Note,
    Nothing,
    Quit,
    Say,
    TakeBack,
    TypedPick,
    TypedReply,
    Whereabouts,
    read,
    read_answer,
)

IN_GROUP = Whereabouts(persona="anna", private=False)
IN_PRIVATE = Whereabouts(persona="anna", private=True)
ELSEWHERE = Whereabouts(persona="anna", private=False, group="zweite")


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("", Nothing()),
        ("   ", Nothing()),
        ("// so beginnt es", Note(text="so beginnt es")),
        ("?", AskHelp(whole=False)),
        ("??", AskHelp(whole=True)),
        ("???", AskHelp(whole=True)),
        ("/quit", Quit()),
        ("!ende", Quit()),
        ("/time", MoveClock(words="")),
        ("/time +3 days", MoveClock(words="+3 days")),
        ("/Zeit 2027-03-29 09:00", MoveClock(words="2027-03-29 09:00")),
        ("anna: hallo", Say(by=IN_GROUP, text="hallo")),
        ("anna:4", Say(by=IN_GROUP, text="4")),
        ("anna: /decide Ziel: mehr Wohnraum", Say(by=IN_GROUP, text="/decide Ziel: mehr Wohnraum")),
        ("anna: erste Zeile\nzweite", Say(by=IN_GROUP, text="erste Zeile\nzweite")),
        ("@anna: hallo", Say(by=IN_PRIVATE, text="hallo")),
        ("#zweite anna: hallo", Say(by=ELSEWHERE, text="hallo")),
        ("~anna: doch nicht", Amend(by=IN_GROUP, text="doch nicht")),
        ("~@anna: doch nicht", Amend(by=IN_PRIVATE, text="doch nicht")),
        ("#zweite ~anna: so", Amend(by=ELSEWHERE, text="so")),
        ("-anna", TakeBack(by=IN_GROUP)),
        ("-@anna", TakeBack(by=IN_PRIVATE)),
        ("+anna", Enter(by=IN_GROUP)),
        ("#zweite +anna", Enter(by=ELSEWHERE)),
        ("@anna", Go(to=IN_PRIVATE)),
        ("@anna:", Go(to=IN_PRIVATE)),
        ("anna:", Go(to=IN_GROUP)),
        ("#", Go(to=Whereabouts(private=False))),
        ("#zweite", Go(to=Whereabouts(private=False, group="zweite"))),
        ("#zweite anna:", Go(to=ELSEWHERE)),
    ],
)
def test_each_form_has_its_meaning(line: str, intent: Intent) -> None:
    assert read(line) == intent


@pytest.mark.parametrize(
    "text",
    [
        "hallo",
        "/status",
        "!status",
        "/quit jetzt",
        "/timeline",
        "4",
        "#12 4",
        "[12] 4",
        "https://example.org",
        "Treffen um 10:30 Uhr",
        "10:30 passt",
        "ok:)",
        "@anna kommst du?",
        "#integration ist wichtig",
        "#zweite @anna: hallo",
        "# anna: hallo",
        "- erster Punkt",
        "-5",
        "+1",
        "+@anna",
        "~3 Wochen",
    ],
)
def test_everything_else_is_text_of_whoever_the_prompt_shows(text: str) -> None:
    assert read(text) == Say(text=text)


@given(text=st.text(min_size=1).map(str.strip).filter(bool))
def test_a_persona_in_front_lets_any_text_through_as_it_is(text: str) -> None:
    assert read(f"anna: {text}") == Say(by=IN_GROUP, text=text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("4", TypedPick(number="4")),
        (" 4. ", TypedPick(number="4")),
        ("[12] 4", TypedPick(number="4", message="12")),
        ("#12 4", TypedPick(number="4", message="12")),
        ("[12] -4", TypedPick(number="4", message="12", back=True)),
        ("-4", None),
        ("#124", None),
        ("[12]4", TypedPick(number="4", message="12")),
        ("[12] gern", TypedReply(message="12", text="gern")),
        ("#12 gern", TypedReply(message="12", text="gern")),
        ("12.4", None),
        ("2027", None),
        ("4 Personen", None),
        ("gern", None),
        ("#12gern", None),
        ("٤", None),
    ],
)
def test_a_text_may_refer_to_a_message(text: str, answer: TypedPick | TypedReply | None) -> None:
    assert read_answer(text) == answer
