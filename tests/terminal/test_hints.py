"""Lines that were probably meant for the window."""

import pytest

from adapters.terminal.hints import corrected, meant

KNOWN = {"hilfe", "help", "stand", "status", "end", "beenden", "einrichten"}


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("/zeti +3 tage", "/zeit +3 tage"),
        ("/tiem +3 days", "/time +3 days"),
        ("!tme", "/time"),
        ("/quti", "/quit"),
        ("/exit", "/quit"),
        ("/Uhr 9:00", "/zeit 9:00"),
        ("exit", "/quit"),
        ("quit", "/quit"),
    ],
)
def test_the_nearest_command_of_the_window_is_named(typed: str, line: str) -> None:
    assert meant(typed, KNOWN, named=False) == line


@pytest.mark.parametrize(
    "typed",
    [
        "hallo",
        "/hilfe",
        "/hlife",
        "/stnad",
        "/end",
        "/beenden",
        "/xyzzy",
        "quit smoking",
        "https://example.org",
        "zeit",
    ],
)
def test_the_rest_is_for_the_chat(typed: str) -> None:
    assert meant(typed, KNOWN, named=False) is None


def test_with_a_name_in_front_only_commands_as_they_are_were_meant_for_the_window() -> None:
    assert meant("/zeit +3 tage", KNOWN, named=True) == "/zeit +3 tage"
    assert meant("/zeti +3 tage", KNOWN, named=True) is None
    assert meant("quit", KNOWN, named=True) is None


def test_a_command_of_the_bot_is_put_right() -> None:
    assert corrected("/einrichtn Ahlen", KNOWN) == "/einrichten Ahlen"
    assert corrected("/einrichten Ahlen", KNOWN) == "/einrichten Ahlen"
    assert corrected("hallo", KNOWN) == "hallo"
