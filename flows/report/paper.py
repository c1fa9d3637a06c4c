"""The report: ten lines for the chat, and the document in each reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.cycle import PhaseStatus
from bot.domain.force_field import Force
from bot.domain.indicators import Indicator
from bot.domain.partners import Sector
from bot.domain.results import Light
from bot.engine.vocabulary.sketch import Document, Draft
from bot.pictures.course import MOST_ROUNDS
from bot.reporting.paper import Paper, PaperBullets, PaperPassage
from flows.catalogue import phase_name
from flows.check_in.pictures import course, course_round, wheel
from flows.check_in.results import alone, closed_rounds, lit, rounds_of
from flows.check_in.rounds import ordinary_rounds
from flows.check_in.sectors import sector_name
from flows.contribution import contributed
from flows.due.things import today_of
from flows.naming import home_name
from flows.report.dates import next_dates
from flows.report.readings import ORDER, Readership, ReportPart
from flows.report.sections import Sections, drawn, in_force

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.cycle import Field, Phase
    from bot.engine.turn.turn import PlacedTurn
    from bot.pictures.course import CourseRound
    from bot.reporting.paper import PaperSection

ROUNDS_AT_ONCE: Final = 4
"""So many rounds are worked out in one go: no turn waits for more."""
KINDS: Final = {reading: f"report.{reading.value}" for reading in Readership}
PAGES: Final = {reading: f"report.page.{reading.value}" for reading in Readership}


def ten_lines(turn: PlacedTurn, lit: Mapping[tuple[Phase, Field], Light]) -> list[str]:
    """Say the most important in at most ten lines, as plain text; `lit` are the lights of the cycle's cells."""
    label, houses = turn.words.label, Sections(turn, Readership.ADMINISTRATION).present
    active = turn.store.phases.find(status=PhaseStatus.ACTIVE)
    shown = Counter(lit.values())
    closed = sum(one.closed_at is not None for one in ordinary_rounds(turn))
    standing = [one for one in turn.store.of(Force).find() if one.stands]
    dates = next_dates(turn)
    sectors = ", ".join(
        label("report-line-sector", sector=sector_name(turn, sector), count=len(houses[sector])) for sector in Sector
    )
    lines = [
        label("report-line-challenge", text=turn.home.challenge) if turn.home.challenge else "",
        label("report-line-goal", text=turn.home.goal) if turn.home.goal else "",
        label("report-line-partners", count=sum(map(len, houses.values())), sectors=sectors),
        label("report-line-phases", phases=", ".join(phase_name(one.phase, turn.language) for one in active))
        if active
        else label("report-line-no-phase"),
        label("report-line-rounds", count=closed)
        if not shown
        else label(
            "report-line-lights",
            rounds=closed,
            green=shown[Light.GREEN],
            yellow=shown[Light.YELLOW],
            red=shown[Light.RED],
        ),
        label("report-line-decisions", count=len(in_force(turn))),
        label("report-line-indicators", count=len(turn.store.of(Indicator).find())),
        label("report-line-contributions", count=len(contributed(turn))),
        label("report-line-forces", count=len(standing)),
        label("report-line-next", day=dates[0][0], what=dates[0][1]) if dates else label("report-line-no-date"),
    ]
    return [line for line in lines if line]


def framed(turn: PlacedTurn, *, title: str, subtitle: str, sections: Sequence[PaperSection] = ()) -> Paper:
    """Return a paper of this cooperation, with all that stands around its sections."""
    label = turn.words.label
    return Paper(
        language=turn.language.value,
        title=title,
        subtitle=subtitle,
        date=label("report-date", day=turn.words.day(today_of(turn))),
        origin=label("report-origin", name=home_name(turn)),
        contents=label("report-contents"),
        table=label("report-table"),
        figure=label("report-figure"),
        page=label("report-page"),
        sections=tuple(sections),
    )


def draft(turn: PlacedTurn, name: str, caption: str, content: Paper) -> Draft:
    """Return a PDF that is to be made of a paper."""
    return Draft(
        name=f"{turn.words.label(f'report-file-{name}')}.pdf",
        media_type="application/pdf",
        caption=turn.words(caption, name=home_name(turn), reading=name),
        content=content,
        press="report",
    )


def _draft(reading: Readership, turn: PlacedTurn, _about: int) -> Draft:
    begun = framed(
        turn,
        title=turn.words.label("report-title", name=home_name(turn)),
        subtitle=turn.words.label("report-subtitle", reading=reading.value),
    )
    ordinary = reversed(ordinary_rounds(turn))
    looking = partial(_with_lights, reading, {}, tuple(one.id for one in ordinary if one.closed_at is not None))
    return replace(draft(turn, reading.value, "report-caption", begun), steps=(looking,))


def _with_lights(
    reading: Readership,
    lit_so_far: Mapping[tuple[Phase, Field], Light],
    left: tuple[int, ...],
    turn: PlacedTurn,
    begun: Draft,
) -> Draft:
    """Look at some more rounds for what is lit, of those `left` the latest first; then all else can be written."""
    lights = lit(turn, rounds_of(turn, left[:ROUNDS_AT_ONCE]), lit_so_far)
    if left[ROUNDS_AT_ONCE:]:
        return replace(begun, steps=(partial(_with_lights, reading, lights, left[ROUNDS_AT_ONCE:]), *begun.steps))
    closed = tuple(one.id for one in closed_rounds(turn, MOST_ROUNDS))
    steps = {
        ReportPart.COURSE: partial(_with_course, reading, (), closed),
        ReportPart.WHEEL: partial(_with_wheel, reading, lights),
    }
    sections = [steps.get(part) or partial(_with_section, reading, part) for part in ORDER[reading]]
    return replace(begun, steps=(partial(_with_summary, lights), *sections, *begun.steps))


def _paper_of(begun: Draft) -> Paper:
    if not isinstance(begun.content, Paper):
        raise TypeError("a report is a paper")
    return begun.content


def _with_summary(lights: Mapping[tuple[Phase, Field], Light], turn: PlacedTurn, begun: Draft) -> Draft:
    said = PaperPassage(text=turn.words.label("report-summary"), leads=True)
    summary = (said, PaperBullets(items=tuple(ten_lines(turn, lights))))
    return replace(begun, content=_paper_of(begun).model_copy(update={"summary": summary}))


def _with_wheel(
    reading: Readership, lights: Mapping[tuple[Phase, Field], Light], turn: PlacedTurn, begun: Draft
) -> Draft:
    return added(begun, Sections(turn, reading).of(ReportPart.WHEEL, drawn(wheel(turn, lights))))


def _with_section(reading: Readership, part: ReportPart, turn: PlacedTurn, begun: Draft) -> Draft:
    return added(begun, Sections(turn, reading).of(part))


def added(begun: Draft, section: PaperSection) -> Draft:
    """Return the draft of a paper with one more section."""
    so_far = _paper_of(begun)
    return replace(begun, content=so_far.model_copy(update={"sections": (*so_far.sections, section)}))


def _with_course(
    reading: Readership, rounds: tuple[CourseRound, ...], left: tuple[int, ...], turn: PlacedTurn, begun: Draft
) -> Draft:
    """Work out what some more rounds have shown; draw it once there are none left, the ids of which are `left`."""
    rounds = (*rounds, *(course_round(alone(turn, one)) for one in rounds_of(turn, left[:ROUNDS_AT_ONCE])))
    if left[ROUNDS_AT_ONCE:]:
        further = partial(_with_course, reading, rounds, left[ROUNDS_AT_ONCE:])
        return replace(begun, steps=(further, *begun.steps))
    return added(begun, Sections(turn, reading).of(ReportPart.COURSE, drawn(course(turn, rounds))))


def _page(reading: Readership, turn: PlacedTurn, about: int) -> Draft:
    """Return the same as a page."""
    paged = _draft(reading, turn, about)
    return replace(paged, name=f"{paged.name.removesuffix('.pdf')}.html", media_type="text/html", press="page")


REPORTS: Final = (
    *(Document(kind=KINDS[reading], draft=partial(_draft, reading)) for reading in Readership),
    *(Document(kind=PAGES[reading], draft=partial(_page, reading)) for reading in Readership),
)
