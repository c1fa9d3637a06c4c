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
from flows.check_in.pictures import course, course_round
from flows.check_in.results import alone, closed_rounds, lights
from flows.check_in.rounds import ordinary_rounds
from flows.check_in.sectors import sector_name
from flows.contribution import contributed
from flows.due.things import today_of
from flows.naming import home_name
from flows.report.dates import next_dates
from flows.report.readings import ORDER, Readership, ReportPart
from flows.report.sections import Sections, drawn, in_force

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.turn.turn import PlacedTurn
    from bot.pictures.course import CourseRound
    from bot.reporting.paper import PaperSection

ROUNDS_AT_ONCE: Final = 4
"""So many rounds are worked out in one go: no turn waits for more."""
KINDS: Final = {reading: f"report.{reading.value}" for reading in Readership}
PAGES: Final = {reading: f"report.page.{reading.value}" for reading in Readership}


def ten_lines(turn: PlacedTurn) -> list[str]:
    """Say the most important in at most ten lines, as plain text."""
    label, houses = turn.words.label, Sections(turn, Readership.ADMINISTRATION).present
    active = turn.store.phases.find(status=PhaseStatus.ACTIVE)
    shown = Counter(lights(turn).values())
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


def paper(turn: PlacedTurn, reading: Readership) -> Paper:
    """Return the report as it reads for somebody; of a cooperation with nothing in it yet, a friendly page."""
    made = _draft(reading, turn, 0)
    while made.steps:
        made = made.steps[0](turn, replace(made, steps=made.steps[1:]))
    return _paper_of(made)


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
    closed = tuple(one.id for one in closed_rounds(turn, MOST_ROUNDS))
    sections = [
        partial(_with_course, reading, (), closed)
        if part is ReportPart.COURSE
        else partial(_with_section, reading, part)
        for part in ORDER[reading]
    ]
    return replace(draft(turn, reading.value, "report-caption", begun), steps=(_with_summary, *sections))


def _paper_of(begun: Draft) -> Paper:
    if not isinstance(begun.content, Paper):
        raise TypeError("a report is a paper")
    return begun.content


def _with_summary(turn: PlacedTurn, begun: Draft) -> Draft:
    said = PaperPassage(text=turn.words.label("report-summary"), leads=True)
    summary = (said, PaperBullets(items=tuple(ten_lines(turn))))
    return replace(begun, content=_paper_of(begun).model_copy(update={"summary": summary}))


def _with_section(reading: Readership, part: ReportPart, turn: PlacedTurn, begun: Draft) -> Draft:
    so_far = _paper_of(begun)
    sections = (*so_far.sections, Sections(turn, reading).of(part))
    return replace(begun, content=so_far.model_copy(update={"sections": sections}))


def _with_course(
    reading: Readership, rounds: tuple[CourseRound, ...], left: tuple[int, ...], turn: PlacedTurn, begun: Draft
) -> Draft:
    """Work out what some more rounds have shown; draw it once there are none left, the ids of which are `left`."""
    chosen = [one for one in (turn.store.rounds.get(key) for key in left[:ROUNDS_AT_ONCE]) if one is not None]
    rounds = (*rounds, *(course_round(alone(turn, one)) for one in chosen))
    if left[ROUNDS_AT_ONCE:]:
        further = partial(_with_course, reading, rounds, left[ROUNDS_AT_ONCE:])
        return replace(begun, steps=(further, *begun.steps))
    section = Sections(turn, reading).of(ReportPart.COURSE, drawn(course(turn, rounds)))
    so_far = _paper_of(begun)
    return replace(begun, content=so_far.model_copy(update={"sections": (*so_far.sections, section)}))


def _page(reading: Readership, turn: PlacedTurn, about: int) -> Draft:
    """Return the same as a page."""
    paged = _draft(reading, turn, about)
    return replace(paged, name=f"{paged.name.removesuffix('.pdf')}.html", media_type="text/html", press="page")


REPORTS: Final = (
    *(Document(kind=KINDS[reading], draft=partial(_draft, reading)) for reading in Readership),
    *(Document(kind=PAGES[reading], draft=partial(_page, reading)) for reading in Readership),
)
