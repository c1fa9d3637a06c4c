"""The sections of the report: everything from what is shown elsewhere too, and no answer but by its disclosure."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.cycle import Phase, PhaseStatus
from bot.domain.decisions import DecisionKind, DecisionStatus
from bot.domain.disclosure import MEDIAN_FROM, SECTORS_FROM, SHOWN_FROM
from bot.domain.force_field import Force, ForceKind
from bot.domain.indicators import Indicator
from bot.domain.partners import Sector
from bot.reporting.paper import PaperBullets, PaperFacts, PaperFigure, PaperPassage, PaperSection, PaperTable
from flows.catalogue import factor_name, phase_name
from flows.check_in.rounds import ordinary_rounds
from flows.check_in.sectors import sector_name
from flows.contribution import contributed
from flows.cycle.showing import steps_so_far
from flows.due.things import house_of, today_of
from flows.force_field.picture import forces
from flows.indicator.listing import amount_in_words, course_of, standing_in_words
from flows.indicator.picture import readings
from flows.phase.standing import status_of
from flows.report.dates import next_dates
from flows.report.readings import NOTHING, ReportPart

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.decisions import Decision
    from bot.domain.partners import Organisation
    from bot.engine.turn.turn import PlacedTurn
    from bot.pictures.drawable import Drawable
    from bot.reporting.paper import PaperPart
    from flows.report.readings import Readership

MOST_CURVES = 4
"""So many indicators are drawn; all of them stand in the table."""


def in_force(turn: PlacedTurn) -> list[Decision]:
    """Return the decisions that hold, the newest first."""
    accepted = turn.store.decisions.find(status=DecisionStatus.ACCEPTED)
    return [one for one in reversed(accepted) if one.kind is not DecisionKind.SENSE_CHECK]


def decided(turn: PlacedTurn, one: Decision) -> str:
    """Return what was decided, and what follows from it, where that was noted."""
    if not one.outcome or one.outcome == one.text:
        return one.text
    return turn.words.label("report-decided", text=one.text, outcome=one.outcome)


def drawn(drawable: Drawable) -> tuple[PaperPart, ...]:
    """Return a picture with its figures in words; nothing where there is nothing to see."""
    svg = drawable.svg()
    if svg is None or not drawable.shows_something:
        return ()
    return (PaperFigure(svg=svg, caption=drawable.title, alternative="\n".join(drawable.told())),)


class Sections:
    """What a report says of one cooperation, section by section. Reads, and changes nothing."""

    def __init__(self, turn: PlacedTurn, reading: Readership) -> None:
        self.turn = turn
        self.reading = reading
        self.named = {one.id: one for one in turn.store.organisations.find()}
        """All organisations by id."""

    @cached_property
    def present(self) -> dict[Sector, list[Organisation]]:
        """The organisations that take part at present, by sector and name."""
        ids = {one.organisation_id for one in self.turn.store.partners.find(left_at=None)}
        houses = sorted((one for one in self.named.values() if one.id in ids), key=lambda one: one.name.casefold())
        return {sector: [one for one in houses if one.sector is sector] for sector in Sector}

    def of(self, part: ReportPart, found: tuple[PaperPart, ...] | None = None) -> PaperSection:
        """Return a section: what it is about in a sentence, and what there is to say; that there is nothing, if so.

        `found` is what there is to say, if that has been worked out already, as it is of all check-ins together.
        """
        makers: Mapping[ReportPart, Callable[[], tuple[PaperPart, ...]]] = {
            ReportPart.GOAL: self._goal,
            ReportPart.PARTNERS: self._partners,
            ReportPart.PHASES: self._phases,
            ReportPart.FORCES: self._forces,
            ReportPart.DECISIONS: self._decisions,
            ReportPart.INDICATORS: self._indicators,
            ReportPart.CONTRIBUTIONS: self._contributions,
            ReportPart.DATES: self._dates,
            ReportPart.METHOD: self._method,
        }
        found = makers[part]() if found is None else found
        said = self._label(f"report-{part.value}-intro" if found else f"report-{part.value}-none", by_reading=True)
        return PaperSection(
            heading=self._label(f"report-{part.value}", by_reading=True), parts=(PaperPassage(text=said), *found)
        )

    def _label(self, message: str, *, by_reading: bool = False, **values: str | int) -> str:
        reading = {"reading": self.reading.value} if by_reading else {}
        return self.turn.words.label(message, **reading, **values)

    def _table(self, caption: str, rows: Sequence[tuple[str, ...]], columns: tuple[str, ...], wide: int) -> PaperTable:
        head = tuple(self._label(f"report-column-{column}") for column in columns)
        return PaperTable(caption=self._label(f"report-table-{caption}"), head=head, rows=tuple(rows), wide=wide)

    def _goal(self) -> tuple[PaperPart, ...]:
        home = self.turn.home
        said = {"challenge": home.challenge, "goal": home.goal}
        facts = tuple((self._label(f"report-fact-{name}"), text) for name, text in said.items() if text)
        return (PaperFacts(facts=facts),) if facts else ()

    def _partners(self) -> tuple[PaperPart, ...]:
        if not any(self.present.values()):
            return ()
        rows = [
            (
                sector_name(self.turn, sector),
                ", ".join(self._house(one) for one in houses) or self._label("report-nobody-yet"),
                str(len(houses)),
            )
            for sector, houses in self.present.items()
        ]
        return (self._table("partners", rows, ("sector", "organisations", "count"), 1),)

    def _house(self, one: Organisation) -> str:
        return self._label("report-observes", name=one.name) if one.observes else one.name

    def _phases(self) -> tuple[PaperPart, ...]:
        rows = []
        for phase in Phase:
            status = status_of(self.turn, phase)
            history = steps_so_far(self.turn, phase)
            if history or status is not PhaseStatus.OPEN:
                rows.append(
                    (phase_name(phase, self.turn.language), self._label(f"report-phase-{status.value}"), history)
                )
        return (self._table("phases", rows, ("phase", "standing", "history"), 2),) if rows else ()

    def _forces(self) -> tuple[PaperPart, ...]:
        standing = [one for one in self.turn.store.of(Force).find() if one.stands]
        found: list[PaperPart] = [*drawn(forces(self.turn))]
        for kind in (ForceKind.BARRIER, ForceKind.STRENGTH):
            lines = tuple(
                self._label(
                    "report-force", text=one.text, factor=factor_name(self.turn.store, one.factor, self.turn.language)
                )
                for one in standing
                if one.kind is kind
            )
            if lines:
                found += [PaperPassage(text=self._label(f"report-{kind.value}", count=len(lines)), leads=True)]
                found += [PaperBullets(items=lines)]
        return tuple(found)

    def _decisions(self) -> tuple[PaperPart, ...]:
        day = self.turn.words.day
        rows = [
            (
                f"B-{one.number}",
                decided(self.turn, one),
                house_of(self.turn, one.responsible_id or 0) or NOTHING,
                NOTHING if one.closed_at is None else day(one.closed_at.astimezone(self.turn.zone).date()),
                NOTHING if one.review_on is None else day(one.review_on),
            )
            for one in in_force(self.turn)
        ]
        columns = ("number", "decision", "responsible", "since", "review")
        return (self._table("decisions", rows, columns, 1),) if rows else ()

    def _indicators(self) -> tuple[PaperPart, ...]:
        watched = self.turn.store.of(Indicator).find()
        rows: list[tuple[str, ...]] = []
        curves: list[PaperPart] = []
        for one in watched:
            values, words = course_of(self.turn, one), self.turn.words
            last = values.last
            rows.append(
                (
                    one.name,
                    NOTHING if last is None else f"{amount_in_words(words, last[1], one.unit)} ({words.day(last[0])})",
                    NOTHING if one.target is None else amount_in_words(words, one.target, one.unit),
                    standing_in_words(self.turn, values) or NOTHING,
                )
            )
            if len(curves) < MOST_CURVES:
                curves += drawn(readings(self.turn, one))
        columns = ("indicator", "last", "target", "on-course")
        return (self._table("indicators", rows, columns, 0), *curves) if rows else ()

    def _contributions(self) -> tuple[PaperPart, ...]:
        rows = [
            (
                house_of(self.turn, one.organisation_id),
                self._label(f"contribution-kind-{one.kind.value}"),
                one.sentence,
            )
            for one in contributed(self.turn)
        ]
        return (self._table("contributions", rows, ("organisation", "kind", "sentence"), 2),) if rows else ()

    def _dates(self) -> tuple[PaperPart, ...]:
        rows = next_dates(self.turn)
        return (self._table("dates", rows, ("day", "what"), 1),) if rows else ()

    def _method(self) -> tuple[PaperPart, ...]:
        """Say how it was asked, and from how many answers something is shown."""
        closed = [one for one in ordinary_rounds(self.turn) if one.closed_at is not None]
        floors = {"shown": SHOWN_FROM, "median": MEDIAN_FROM, "sectors": SECTORS_FROM}
        said = (
            self._label("report-method-rounds", count=len(closed)),
            self._label("report-method-floor", count=floors["shown"]),
            self._label("report-method-median", count=floors["median"]),
            self._label("report-method-sectors", count=floors["sectors"]),
            self._label("report-method-names"),
            self._label("report-method-date", day=self.turn.words.day(today_of(self.turn))),
        )
        return (PaperBullets(items=said),)
