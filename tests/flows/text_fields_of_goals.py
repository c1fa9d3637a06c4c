"""The questions about goals and the force field that take words of one's own; see `tests.flows.text_fields`."""

from __future__ import annotations

from typing import Final

from tests.flows.text_fields import IN_LISTS, TextField

INDICATOR: Final = (("name", 120, 0, "Name"), ("unit", 120, 1, "Einheit"), ("source", 200, 2, "Quelle"))
"""What coordinators write about an indicator."""


def _of_indicator(step: str, most: int, place: int, keyword: str) -> TextField:
    """Return the field of an indicator: asked for when it is added, or when it is changed."""
    parts = ["Zahl {n}", "Plätze", "Amt", "Caritas", "jeden Monat", "-5"]
    added = f"Anna@: /messgroesse neu {'; '.join(parts)}"
    parts[place] = "{text}"
    changing = (added, f"Anna@: /messgroesse ändern {{n}}; {keyword}", "Anna@: {text}")
    adding = ("Anna@: /messgroesse neu", *(f"Anna@: {part}" for part in parts), "Anna@: -")
    return TextField(
        asks=f"indicator.{'change' if keyword else 'add'}/{step}",
        most=most,
        enter=changing if keyword else adding,
        typed="" if keyword else f"Anna@: /messgroesse neu {'; '.join(parts)}",
        shown={"messgroesse {n}": None, "beenden": None},
        anew=True,
    )


GOAL_FIELDS: Final = (
    TextField(
        asks="force.enter/sentence",
        most=300,
        enter=("Anna@: /hemmnis", "Anna@: {text}", "Anna@: Zeit", "Anna@: ohne Sektor"),
        typed="Anna@: /hemmnis Zeit; {text}",
        shown={"hemmnisse": None, "hemmnis {n}": None, "meinedaten": None, "beenden": None},
    ),
    TextField(
        asks="force.enter_about/sentence",
        most=300,
        enter=("Anna@: /staerke Geld", "Anna@: {text}", "Anna@: mit Sektor"),
        shown={"hemmnisse": None, "staerke {n}": None, "meinedaten": None, "beenden": None},
    ),
    TextField(
        asks="force.resolve/helped",
        most=300,
        enter=(
            "Anna@: /hemmnis Zeit; Hemmnis Nummer {n}",
            "Anna@: /hemmnis gelöst",
            "Anna@: Hemmnis Nummer {n}",
            "Anna@: {text}",
        ),
        shown={"hemmnisse": None, "beenden": None},
        anew=True,
    ),
    TextField(
        asks="watch.add/what",
        most=300,
        enter=("Anna@: /umfeld neu", "Anna@: 30.6.2027", "Anna@: {text}", "Anna@: Frist"),
        typed="Anna@: /umfeld neu 30.6.2027; {text}; Frist",
        shown={"umfeld": None, "beenden": None, "stand": IN_LISTS},
        anew=True,
    ),
    TextField(
        asks="contribution.add/sentence",
        most=300,
        enter=("Anna@: /beitrag neu", "Anna@: Wissen", "Anna@: {text}"),
        typed="Anna@: /beitrag neu Wissen; {text}",
        shown={"beitrag": None, "beitrag {n}": None, "beenden": None},
    ),
    TextField(
        asks="contribution.change/sentence",
        most=300,
        enter=(
            "Anna@: /beitrag neu Wissen; Satz Nummer {n}",
            "Anna@: /beitrag ändern {n}; Satz",
            "Anna@: {text}",
        ),
        shown={"beitrag": None, "beitrag {n}": None},
    ),
    *(
        TextField(
            asks=f"risk.add/{step}",
            most=300,
            enter=("Anna@: /risiko neu", *(f"Anna@: {part}" for part in parts)),
            typed=f"Anna@: /risiko neu {'; '.join(parts)}",
            shown={"risiko": None, "risiko {n}": None, "beenden": None},
        )
        for step, parts in (("what", ("{text}", "Zeichen", "Anna")), ("sign", ("Risiko {n}", "{text}", "Anna")))
    ),
    *(
        TextField(
            asks=f"risk.change/{step}",
            most=300,
            enter=(
                "Anna@: /risiko neu Risiko {n}; Zeichen",
                f"Anna@: /risiko ändern {{n}}; {keyword}",
                "Anna@: {text}",
            ),
            shown={"risiko": None, "risiko {n}": None},
        )
        for step, keyword in (("what", "Risiko"), ("sign", "Frühzeichen"))
    ),
    TextField(
        asks="goal/sentence",
        most=300,
        enter=("Anna@: /ziel ändern", "Anna@: {text}"),
        typed="Anna@: /ziel ändern {text}",
        shown={"ziel": None, "stand": None, "beenden": None},
        replaces=True,
    ),
    *(
        TextField(
            asks=f"chain.write/{step}",
            most=160,
            enter=("Anna@: /ziel kette neu", *("Anna@: -",) * place, "Anna@: {text}", *("Anna@: -",) * (3 - place)),
            typed=f"Anna@: /ziel kette neu {'; ' * place}{{text}}",
            shown={"ziel kette": None, "beenden": None},
            divides=True,
            anew=True,
        )
        for place, step in enumerate(("input", "activity", "output", "impact"))
    ),
    TextField(
        asks="chain.add/text",
        most=160,
        enter=("Anna@: /ziel kette Wirkung", "Anna@: {text}"),
        typed="Anna@: /ziel kette Wirkung; {text}",
        shown={"ziel kette": None, "beenden": None},
        anew=True,
    ),
    TextField(
        asks="chain.change/text",
        most=160,
        enter=("Anna@: /ziel kette Wirkung; Zeile {n}", "Anna@: /ziel kette ändern {n}", "Anna@: {text}"),
        shown={"ziel kette": None},
        anew=True,
    ),
    *(_of_indicator(step, most, place, "") for step, most, place, _ in INDICATOR),
    *(_of_indicator(step, most, place, keyword) for step, most, place, keyword in INDICATOR),
    TextField(
        asks="task.add/what",
        most=300,
        enter=("Anna@: /aufgabe", "Anna@: Caritas", "Anna@: {text}", "Anna@: in zwei Wochen"),
        typed="Anna@: /aufgabe Caritas; {text}; in zwei Wochen",
        shown={"aufgabe {n}": None, "aufgaben": None, "beenden": None, "meinedaten": None},
        divides=True,
    ),
    TextField(
        asks="task.change/what",
        most=300,
        enter=("Anna@: /aufgabe Caritas; Saal {n}; in zwei Wochen", "Anna@: /aufgabe ändern {n}", "Anna@: {text}"),
        shown={"aufgabe {n}": None, "aufgaben": None, "beenden": None, "meinedaten": None},
    ),
)
