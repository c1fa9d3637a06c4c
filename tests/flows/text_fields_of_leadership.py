"""The questions about meetings and promises that take words of one's own; see `tests.flows.text_fields`."""

from __future__ import annotations

from typing import Final

from tests.flows.text_fields import TextField

_SET: Final = "Anna@: /treffen neu 11.12.2026 um 18 Uhr"

LEADERSHIP_FIELDS: Final = (
    TextField(
        asks="meeting.set/place",
        most=200,
        enter=("Anna@: /treffen neu", "Anna@: 11.12.2026 um 18 Uhr", "Anna@: {text}", "Anna@: -"),
        typed=f"{_SET}; {{text}}; kurz",
        shown={"treffen": None, "stand": None, "beenden": None},
        anew=True,
    ),
    TextField(
        asks="meeting.set/words",
        most=300,
        enter=("Anna@: /treffen neu", "Anna@: 11.12.2026 um 18 Uhr", "Anna@: Rathaus", "Anna@: {text}"),
        typed=f"{_SET}; Rathaus; {{text}}",
        shown={"treffen": None, "stand": None, "beenden": None},
        anew=True,
    ),
    TextField(
        asks="meeting.move/place",
        most=200,
        enter=(f"{_SET}; Rathaus; kurz", "Anna@: /treffen verschieben", "Anna@: 14.12.2026 um 19 Uhr", "Anna@: {text}"),
        shown={"treffen": None, "stand": None},
        anew=True,
    ),
    TextField(
        asks="meeting.place/place",
        most=200,
        enter=(f"{_SET}; Rathaus; kurz", "Anna@: /treffen Ort", "Anna@: {text}"),
        shown={"treffen": None, "stand": None},
        anew=True,
    ),
    TextField(
        asks="organisation.commit/commits",
        most=300,
        enter=("Anna@: /organisation zusagen", "Anna@: {text}"),
        typed="Anna@: /organisation zusagen {text}",
        shown={"beenden": None},
        anew=True,
    ),
)
