"""The cooperation's decision rule where decisions need it: what holds, what a decision would set, and setting it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.decision_rule import HOUSE_RULE, DecisionRule, Ruling, in_force
from bot.domain.decisions import DecisionKind, DecisionStatus
from bot.engine.wording import Markup

if TYPE_CHECKING:
    from bot.domain.decisions import Decision
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View


def current_rule(view: View) -> DecisionRule | None:
    """Return the rule that holds; None as long as nothing was agreed and the house's default holds."""
    return next(reversed(in_force(view.store.of(DecisionRule).find())), None)


def current(view: View) -> Ruling:
    """Return what holds."""
    rule = current_rule(view)
    return rule.ruling if rule is not None else HOUSE_RULE


def ruling_for(view: View, rule: Ruling | None) -> Ruling:
    """Return what a new proposal is decided by; one that sets another `rule` is always decided as at the start.

    So no rule makes the next one easier: it takes a week, and each sector has to be heard.
    """
    return HOUSE_RULE if rule is not None else current(view)


def ruling_in_words(view: View, ruling: Ruling) -> Markup:
    """Put a rule into words."""
    vote = ruling.kind is DecisionKind.VOTE
    return view.words(
        "rule-line",
        kind=view.words.label(f"rule-kind-{_written(ruling.kind)}"),
        days=ruling.days,
        quorum="yes" if ruling.sector_quorum else "no",
        vote="yes" if vote else "no",
        majority=view.words.label(f"rule-majority-{_written(ruling.majority)}"),
        turnout=view.words.label(f"rule-turnout-{_written(ruling.turnout)}"),
    )


def _written(member: str) -> str:
    return str(member).replace("_", "-")


def proposed_by(turn: Turn, decision: Decision) -> DecisionRule | None:
    """Return the rule that a decision sets if it is accepted; None for most decisions."""
    return turn.store.of(DecisionRule).first(decision=decision.number)


def note_proposed(turn: Turn, decision: Decision, ruling: Ruling) -> None:
    """Keep what a decision is to set; however its text is worded, it is this."""
    turn.store.of(DecisionRule).add(
        DecisionRule(
            kind=ruling.kind,
            days=ruling.days,
            sector_quorum=ruling.sector_quorum,
            majority=ruling.majority,
            turnout=ruling.turnout,
            decision=decision.number,
        )
    )


def set_rule(turn: Turn, closed: Decision) -> None:
    """Let the rule hold that an accepted decision was about."""
    rule = proposed_by(turn, closed) if closed.status is DecisionStatus.ACCEPTED else None
    if rule is not None:
        turn.store.of(DecisionRule).put(replace(rule, since=closed.closed_at or turn.now))


def sets_line(turn: Turn, decision: Decision) -> Markup:
    """Say which rule a decision sets, or has set; empty for most decisions."""
    rule = proposed_by(turn, decision)
    if rule is None or (decision.status is not DecisionStatus.OPEN and rule.since is None):
        return Markup()
    message = "decision-sets-rule" if decision.status is DecisionStatus.OPEN else "decision-has-set-rule"
    return turn.words(message, rule=ruling_in_words(turn, rule.ruling))
