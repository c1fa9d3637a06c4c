"""What a cooperation has in common, as messages: people, decisions, results as they were shown, contacts and plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision_rule import DecisionRule, in_force
from bot.domain.meetings import Meeting
from bot.engine.exchange.content import escape
from bot.engine.wording import Markup, paragraphs
from flows.check_in.reporting import report_of
from flows.communication import planned
from flows.communication import summary as line_summary
from flows.contribution import contributed, line_with_house
from flows.decision.ruling import ruling_in_words
from flows.decision.showing import answers, heading, outcome, quoted, standing_line
from flows.force_field.listing import in_order
from flows.force_field.listing import line as force_line
from flows.indicator.listing import course_of, details, value_line
from flows.indicator.steps import watched
from flows.meeting.coming import meeting_line
from flows.meeting.moderating import taker_name, takers
from flows.naming import home_name
from flows.partners.listing import sector_name
from flows.results_chain.showing import card
from flows.risk.dialogues import line as risk_line
from flows.risk.watching import listed as risks
from flows.speaking import commits_line
from flows.stakeholder.listing import summary as stakeholder_summary
from flows.stakeholder.steps import listed
from flows.task.listing import by_organisation as tasks
from flows.task.listing import line_with_house as task_line
from flows.watch.listing import line as watch_line
from flows.watch.telling import coming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.indicators import Indicator
    from bot.engine.turn.spoken import SpokenTurn


def export(turn: SpokenTurn) -> Iterator[Markup]:
    """Yield it message by message; nobody's single answers are among it."""
    yield turn.words("end-export", name=home_name(turn))
    if turn.home.challenge:
        yield turn.words("end-export-challenge", challenge=turn.home.challenge)
    forces = in_order(turn)
    if turn.home.goal:
        yield turn.words("goal-is", goal=turn.home.goal, may="no")
    if chain := card(turn):
        yield chain
    parts = {
        "end-export-partners": _partners(turn),
        "end-export-stakeholders": [stakeholder_summary(turn, one) for one in listed(turn)],
        "end-export-plan": [line_summary(turn, one) for one in planned(turn)],
        "end-export-forces": [force_line(turn, one) for one in forces],
        "end-export-tasks": [task_line(turn, one) for one in tasks(turn)],
        "end-export-reminders": [
            turn.words("mydata-reminder", number=str(one.number), text=one.text)
            for one in turn.store.reminders.find(ended=False)
        ],
        "end-export-indicators": [_indicator(turn, one) for one in watched(turn)],
        "end-export-contributions": [line_with_house(turn, one) for one in contributed(turn)],
        "end-export-risks": [risk_line(turn, one) for one in risks(turn)],
        "end-export-leading": _led(turn),
        "end-export-watch": [watch_line(turn, one) for one in coming(turn)],
    }
    for title, lines in parts.items():
        if lines:
            yield paragraphs(turn.words(title), Markup("\n".join(f"- {line}" for line in lines)))
    for decision in turn.store.decisions.find():
        yield paragraphs(
            heading(turn, decision),
            quoted(turn, decision.text),
            standing_line(turn, decision),
            answers(turn, decision),
            outcome(turn, decision),
        )
    for round_ in turn.store.rounds.find():
        if round_.closed_at is not None:
            yield report_of(turn, round_)


def _led(turn: SpokenTurn) -> list[Markup]:
    """Return how the cooperation decides, who may promise what, when it meets, and who takes turns in moderating."""
    houses = turn.store.organisations.find(merged_into=None)
    meetings = turn.store.of(Meeting).find(called_off_at=None)
    return [
        *(ruling_in_words(turn, one.ruling) for one in in_force(turn.store.of(DecisionRule).find())),
        *filter(None, (commits_line(turn, house) for house in houses)),
        *(meeting_line(turn, one) for one in meetings),
        *(turn.words("moderation-line", name=taker_name(turn, one)) for one in takers(turn)),
    ]


def _indicator(turn: SpokenTurn, one: Indicator) -> Markup:
    values = (f"  - {value_line(turn, one, *value)}" for value in course_of(turn, one).values)
    return Markup("\n".join((details(turn, one).replace("\n\n", " · "), *values)))


def _partners(turn: SpokenTurn) -> list[Markup]:
    people = turn.store.partners.find(left_at=None)
    return [
        turn.words(
            "end-export-organisation",
            organisation=house.name,
            sector=sector_name(turn, house.sector),
            people=Markup(", ".join(escape(one.name) for one in people if one.organisation_id == house.id) or "-"),
        )
        for house in turn.store.organisations.find()
    ]
