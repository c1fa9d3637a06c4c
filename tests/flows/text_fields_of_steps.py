"""The questions about next steps that take words of one's own; see `tests.flows.text_fields`."""

from __future__ import annotations

from typing import Final

from tests.flows.text_fields import CARD, CLOSED, IN_LISTS, ON_FULL_CARD, OPENED, TextField

WITH_A_BARRIER: Final = ("Anna@: /hemmnis Zeit; keine Zeit", "Anna@: ohne Sektor", *OPENED, *CLOSED)
"""A result that offers a step."""

STEP_FIELDS: Final = (
    TextField(
        asks="step.note/text",
        most=200,
        enter=(*WITH_A_BARRIER, "Anna@: /schritt vermerk", "Anna@: {text}"),
        shown={"checkin zeigen": None, "meinedaten": None, "beenden": None, CARD: None},
        anew=True,
    ),
    TextField(
        asks="step.decide/text",
        most=2_000,
        enter=(
            *WITH_A_BARRIER,
            *("Ben@: /schritt beschluss", "Ben@: {text}", "Ben@: Alle können damit leben", "Ben@: so abstimmen"),
        ),
        shown={"beschluss {n}": None, "beschluesse": IN_LISTS, CARD: ON_FULL_CARD},
        anew=True,
    ),
    TextField(
        asks="step.task/text",
        most=300,
        enter=(
            *WITH_A_BARRIER,
            *("Anna@: /schritt aufgabe", "Anna@: {text}", "Anna@: Stadt Ahlen", "Anna@: in zwei Wochen"),
        ),
        shown={"aufgaben": None, "beenden": None},
        anew=True,
    ),
    TextField(
        asks="step.remind/said",
        most=500,
        enter=(*WITH_A_BARRIER, "Anna@: /schritt erinnern", "Anna@: {text}", "Anna@: in zwei Wochen"),
        divides=True,
        shown={"erinnerungen": None, "meinedaten": None, "beenden": None},
        anew=True,
    ),
    TextField(
        asks="step.remind/what",
        most=500,
        enter=(*WITH_A_BARRIER, "Anna@: /schritt erinnern in zwei Wochen", "Anna@: {text}"),
        shown={"erinnerungen": None, "meinedaten": None, "beenden": None},
        anew=True,
    ),
)
