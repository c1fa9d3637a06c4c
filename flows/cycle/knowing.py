"""What the bot knows of the done-criteria by itself, from what the cooperation keeps."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.domain.calendar import local
from bot.domain.check_ins import RoundKind
from bot.domain.contributions import Contribution
from bot.domain.criteria import Checked, Knowledge, Tick, check, to_catch_up
from bot.domain.cycle import Phase
from bot.domain.decision_rule import DecisionRule
from bot.domain.decision_rule import in_force as rules_in_force
from bot.domain.decisions import DecisionStatus, ObjectionStatus, Stance
from bot.domain.disclosure import SHOWN_FROM
from bot.domain.indicators import Indicator, IndicatorValue
from bot.domain.partners import Sector
from bot.domain.results_chain import ChainLine, is_whole, names_chain
from bot.domain.risks import Risk
from bot.domain.verdicts import standing, voting
from flows.catalogue import in_force
from flows.phase.standing import status_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.decisions import Decision
    from bot.domain.partners import Organisation
    from bot.engine.turn.turn import Turn

ENOUGH = 2
"""So many organisations of a sector, and values of an indicator, are enough (our proposal, as in the catalogue)."""


def checked(turn: Turn, phase: Phase) -> tuple[Checked, ...]:
    """Return the done-criteria of a phase and whether each is met."""
    criteria = in_force(turn.store).phase(phase).done
    known = {one.id for one in criteria if one.known is not None and knows(turn, phase, one.known)}
    return check([one.id for one in criteria], turn.store.of(Tick).find(), known)


def still_to_do(turn: Turn) -> dict[Phase, tuple[str, ...]]:
    """Return the criteria that are to be caught up, by phase."""
    return to_catch_up({phase: status_of(turn, phase) for phase in Phase}, {one: checked(turn, one) for one in Phase})


def knows(turn: Turn, phase: Phase, what: Knowledge) -> bool:
    """Tell whether something that the bot can know is so at present."""
    return _KNOWS[what](turn, phase)


def _was_checked(turn: Turn, phase: Phase) -> bool:
    rounds = [round_ for round_ in turn.store.rounds.find() if phase in round_.phases]
    return any(round_.closed_at is not None and sum(round_.counted.values()) > 0 for round_ in rounds)


def _was_partnership_checked(turn: Turn, _phase: Phase) -> bool:
    rounds = turn.store.rounds.find(kind=RoundKind.PARTNERSHIP)
    return any(round_.closed_at is not None and sum(round_.counted.values()) >= SHOWN_FROM for round_ in rounds)


def _met_all_sectors(turn: Turn, _phase: Phase) -> bool:
    met = {one.sector for one in turn.store.stakeholders.find() if one.contacted_on is not None}
    return met == set(Sector)


def _is_coordinated(turn: Turn, _phase: Phase) -> bool:
    coordinating = {one.partner_id for one in turn.store.identities.find(coordinates=True)}
    return any(one.id in coordinating for one in turn.store.partners.find(left_at=None))


def _has_decided(turn: Turn, phase: Phase) -> bool:
    return any(one.phase is phase for one in turn.store.decisions.find(status=DecisionStatus.ACCEPTED))


def _is_unopposed(turn: Turn, _phase: Phase) -> bool:
    return not any(_is_objected(turn, one) for one in turn.store.decisions.find(status=DecisionStatus.OPEN))


def _is_objected(turn: Turn, decision: Decision) -> bool:
    today = local(turn.now, turn.zone.key).date()
    voices = standing(decision, turn.store.voices.find(decision_id=decision.id), today)
    return any(one.stance is Stance.OBJECTION and one.objection is ObjectionStatus.OPEN for one in voices.values())


def _has_plan(turn: Turn, _phase: Phase) -> bool:
    return any(not line.dropped for line in turn.store.communication_lines.find())


def _taking_part(turn: Turn) -> tuple[Organisation, ...]:
    return voting(turn.store.organisations.find(), turn.store.partners.find(), turn.now)


def _has_two_of_each(turn: Turn, _phase: Phase) -> bool:
    counts = Counter(house.sector for house in _taking_part(turn))
    return all(counts[sector] >= ENOUGH for sector in Sector)


def _has_contributions(turn: Turn, _phase: Phase) -> bool:
    named = {one.organisation_id for one in turn.store.of(Contribution).find()}
    houses = {house.id for house in _taking_part(turn)}
    return bool(houses) and houses <= named


def _is_measured(turn: Turn, _phase: Phase) -> bool:
    counts = Counter(value.indicator_id for value in turn.store.of(IndicatorValue).find())
    indicators = turn.store.of(Indicator).find()
    return bool(indicators) and all(counts[one.id] >= ENOUGH for one in indicators)


def _has_chain(turn: Turn, _phase: Phase) -> bool:
    accepted = turn.store.decisions.find(status=DecisionStatus.ACCEPTED)
    written = is_whole(turn.store.of(ChainLine).find()) and bool(turn.store.of(Indicator).find())
    return written and any(names_chain(one.text) for one in accepted)


def _is_watched(turn: Turn, _phase: Phase) -> bool:
    present = {partner.id for partner in turn.store.partners.find(left_at=None)}
    risks = turn.store.of(Risk).find()
    return bool(risks) and all(one.watcher_id in present for one in risks)


def _has_agreed_rule(turn: Turn, _phase: Phase) -> bool:
    held = rules_in_force(turn.store.of(DecisionRule).find())
    return bool(held) and held[-1].decision is not None  # one that a coordinator set at the start is not agreed


_KNOWS: Mapping[Knowledge, Callable[[Turn, Phase], bool]] = {
    Knowledge.CHECK_IN: _was_checked,
    Knowledge.CONTACTS: _met_all_sectors,
    Knowledge.CONTRIBUTIONS: _has_contributions,
    Knowledge.COORDINATOR: _is_coordinated,
    Knowledge.DECISION: _has_decided,
    Knowledge.INDICATORS: _is_measured,
    Knowledge.NO_OBJECTION: _is_unopposed,
    Knowledge.PARTNERSHIP_CHECK: _was_partnership_checked,
    Knowledge.PLAN: _has_plan,
    Knowledge.RESULTS_CHAIN: _has_chain,
    Knowledge.RISKS: _is_watched,
    Knowledge.RULE: _has_agreed_rule,
    Knowledge.SECTORS: _has_two_of_each,
}
