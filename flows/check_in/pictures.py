"""The wheel and the course of check-ins as pictures: from what results show, and from no answer."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from bot.domain.check_ins import RoundKind
from bot.domain.cycle import Field, Phase, PhaseStatus
from bot.domain.disclosure import Tone
from bot.domain.partners import Sector
from bot.domain.results import Light
from bot.engine.vocabulary.sketch import Picture
from bot.pictures.course import MOST_ROUNDS, CourseRound, RoundsCourse
from bot.pictures.wheel import Wheel
from flows.catalogue import catalogue, phase_name
from flows.check_in.results import lights, outcomes
from flows.check_in.sectors import sector_name
from flows.naming import home_name
from flows.picture import decimal_mark, sketch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.results import RoundResult
    from bot.engine.turn.turn import PlacedTurn, Turn
    from bot.engine.vocabulary.sketch import Sketch


def wheel(turn: Turn, lit: Mapping[tuple[Phase, Field], Light] | None = None) -> Wheel:
    """Return the latest light of every cell, and which phases run; `lit` if the lights have been worked out already."""
    label = turn.words.label
    return Wheel(
        title=label("picture-wheel", name=home_name(turn)),
        phases={phase: phase_name(phase, turn.language) for phase in Phase},
        fields={field: catalogue().field(field).short.text(turn.language) for field in Field},
        lights=lights(turn) if lit is None else lit,
        active=frozenset(state.phase for state in turn.store.phases.find(status=PhaseStatus.ACTIVE)),
        names={light: label(f"picture-light-{light.value}") for light in Light},
        none=label("picture-light-none"),
        runs=label("picture-phase-runs"),
        rings=label("picture-rings"),
    )


def course(turn: Turn, rounds: Sequence[CourseRound] | None = None) -> RoundsCourse:
    """Return what closed rounds have shown, one after the other; `rounds` if that has been worked out already."""
    label = turn.words.label
    return RoundsCourse(
        title=label("picture-course", name=home_name(turn)),
        rounds=tuple(map(course_round, outcomes(turn, MOST_ROUNDS)) if rounds is None else rounds),
        axis=label("picture-course-axis"),
        scale=label("picture-course-scale"),
        sectors={sector: sector_name(turn, sector) for sector in Sector},
        tones={tone: label(f"check-in-rating-{tone.value}") for tone in Tone},
        none=label("picture-course-none"),
        mark=decimal_mark(turn),
    )


def course_round(outcome: RoundResult) -> CourseRound:
    """Return the middle of the medians that a round shows, and what each sector that it shows says in most fields."""
    shown = tuple(outcome.medians.values())
    said = [pair for one in outcome.fields if one.first is not None for pair in one.first.sectors]
    sectors = {sector: [tone for of, tone in said if of is sector] for sector in Sector}
    return CourseRound(
        number=outcome.number,
        middle=float(median(shown)) if shown else None,
        sectors={sector: _mostly(tones) for sector, tones in sectors.items() if tones},
    )


def _mostly(tones: list[Tone]) -> Tone:
    good, weak = tones.count(Tone.GOOD), tones.count(Tone.WEAK)
    if good == weak:
        return Tone.MIXED
    return Tone.GOOD if good > weak else Tone.WEAK


def _sketch_wheel(turn: PlacedTurn, about: int) -> Sketch | None:
    """Draw it by itself, or beside the result of a round: a partnership check says nothing of the cycle."""
    beside = turn.store.rounds.get(about) if about else None
    if beside is not None and beside.kind is RoundKind.PARTNERSHIP:
        return None
    return sketch(turn, wheel(turn), "wheel")


def _sketch_course(turn: PlacedTurn, _about: int) -> Sketch | None:
    return sketch(turn, course(turn), "course")


WHEEL = Picture(kind="check_in.wheel", sketch=_sketch_wheel)
COURSE = Picture(kind="check_in.course", sketch=_sketch_course)
