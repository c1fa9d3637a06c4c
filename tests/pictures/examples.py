"""Examples of every picture, for tests and for `docs/pictures`: small, usual and crowded."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from bot.domain.cycle import Field, Phase
from bot.domain.disclosure import Tone
from bot.domain.partners import Sector
from bot.domain.results import Light
from bot.domain.stakeholders import Quadrant
from bot.pictures.course import CourseRound, RoundsCourse
from bot.pictures.forces import FactorBar, FactorField
from bot.pictures.readings import Reading, Readings
from bot.pictures.two_by_two import Placed, TwoByTwo
from bot.pictures.wheel import Wheel

if TYPE_CHECKING:
    from bot.pictures.drawable import Drawable

LIGHTS = {Light.GREEN: "gut", Light.YELLOW: "im Blick behalten", Light.RED: "schwach oder strittig"}
PHASES = dict(zip(Phase, ("Initiieren", "Starten", "Orientieren", "Gestalten", "Bewerten & Weitertragen"), strict=True))
FIELDS = dict(zip(Field, ("Stakeholder", "Führung", "Rahmen", "Ziele", "Kommunikation"), strict=True))
SECTORS = {
    Sector.STATE: "Staat und Verwaltung",
    Sector.BUSINESS: "Wirtschaft",
    Sector.CIVIL_SOCIETY: "Zivilgesellschaft",
}
TONES = {Tone.GOOD: "eher gut", Tone.MIXED: "gemischt", Tone.WEAK: "eher schwach"}
CORNERS = {
    Quadrant.MANAGE_CLOSELY: "Eng einbinden",
    Quadrant.KEEP_SATISFIED: "Zufrieden halten",
    Quadrant.KEEP_INFORMED: "Informieren",
    Quadrant.MONITOR: "Beobachten",
}
NAMES = (
    "Handwerkskammer",
    "Stadt Ahlen",
    "Flüchtlingsrat",
    "Kreis Warendorf",
    "Arbeitsgemeinschaft der freien Wohlfahrtsverbände im Münsterland e. V.",
    "Bäckerei Öztürk & Söhne",
    "<b>Fest</b> & Co.",
    "Jobcenter",
    "Sportverein 🌻 1899",
    "Łódź Stowarzyszenie",
)


def wheel(cells: int, *, active: int = 2) -> Wheel:
    """Return a wheel with lights in so many cells."""
    chance = Random(cells)
    chosen = chance.sample([(phase, field) for phase in Phase for field in Field], cells)
    return Wheel(
        title="Ankommen in Ahlen: wo wir stehen",
        phases=PHASES,
        fields=FIELDS,
        lights={cell: chance.choice(list(Light)) for cell in chosen},
        active=frozenset(list(Phase)[:active]),
        names=LIGHTS,
        none="noch kein Wert",
        runs="Phase läuft",
        rings="Ringe von außen nach innen:",
    )


def course(rounds: int, *, sectors: bool = True) -> RoundsCourse:
    """Return a course of so many rounds, every fourth of them without a value."""
    chance = Random(rounds)
    found = []
    for number in range(1, rounds + 1):
        seen = number % 4 != 2
        told = [sector for sector in Sector if sectors and seen and chance.random() < 0.7]
        found.append(
            CourseRound(
                number=number,
                middle=chance.choice((1.0, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0)) if seen else None,
                sectors={sector: chance.choice(list(Tone)) for sector in told},
            )
        )
    return RoundsCourse(
        title="Ankommen in Ahlen: der Verlauf",
        rounds=tuple(found),
        axis="Check-in",
        scale="mittlerer Wert aller Felder, 1 bis 5",
        sectors=SECTORS,
        tones=TONES,
        none="kein Wert",
        mark=",",
    )


def two_by_two(people: int) -> TwoByTwo:
    """Return a two-by-two of so many."""
    chance = Random(people)
    return TwoByTwo(
        title="Wer wichtig ist",
        everybody=tuple(
            Placed(
                number=number,
                name=NAMES[number % len(NAMES)] + (f" {number}" if number > len(NAMES) else ""),
                sector=chance.choice(list(Sector)),
                influence=chance.randint(1, 3),
                interest=chance.randint(1, 3),
            )
            for number in range(1, people + 1)
        ),
        corners=CORNERS,
        sectors=SECTORS,
        influence="Einfluss",
        interest="Interesse",
        more=f"und {people - 40} weitere" if people > 40 else "",
    )


def readings(count: int, *, target: float | None = 120) -> Readings:
    """Return an indicator's course of so many readings."""
    chance = Random(count)
    days = [date(2026, 1, 15) + timedelta(days=30 * place + chance.randint(0, 20)) for place in range(count)]
    return Readings(
        title="Menschen in Arbeit vermittelt",
        unit="Personen",
        readings=tuple(
            Reading(on=day, day=f"{day:%d.%m.%Y}", value=float(20 + 5 * place + chance.randint(0, 20)))
            for place, day in enumerate(days)
        ),
        target=target,
        goal="Ziel",
        mark=",",
    )


def forces(count: int) -> FactorField:
    """Return a force field of so many factors."""
    chance = Random(count)
    names = (
        "Zeit",
        "Geld",
        "Vertrauen",
        "Rückhalt in den eigenen Häusern und ihren Leitungen",
        "Erreichbarkeit",
        "Räume",
    )
    return FactorField(
        title="Was hemmt und was stärkt",
        forces=tuple(
            FactorBar(name=names[place % len(names)], hinders=chance.randint(0, 12), helps=chance.randint(0, 12))
            for place in range(count)
        ),
        hinders="hemmt",
        helps="stärkt",
    )


EXAMPLES: dict[str, Drawable] = {
    "wheel-1-partner": wheel(5, active=1),
    "wheel-3-partners": wheel(10),
    "wheel-30-partners": wheel(25, active=5),
    "course-1-round": course(1, sectors=False),
    "course-5-rounds": course(5),
    "course-20-rounds": course(20),
    "two-by-two-1": two_by_two(1),
    "two-by-two-3": two_by_two(3),
    "two-by-two-30": two_by_two(30),
    "two-by-two-45": two_by_two(45),
    "indicator-1-reading": readings(1, target=None),
    "indicator-5-readings": readings(5),
    "indicator-20-readings": readings(20),
    "force-field-1": forces(1),
    "force-field-3": forces(3),
    "force-field-12": forces(12),
}
"""By name, as their files are called."""
