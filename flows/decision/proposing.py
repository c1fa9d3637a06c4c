"""Proposing: a text and how to decide on it, put to everybody as a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cycle import Phase, PhaseStatus
from bot.domain.decisions import MOST_OPEN, Decision, DecisionKind, DecisionStep
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue, DialogueAbout
from bot.engine.vocabulary.questions import FreeText
from bot.engine.vocabulary.steps import done
from flows.decision.deadlines import deadline, set_alarms
from flows.decision.occasions import Proposal
from flows.decision.preview import Previewed, choice, opens, preview
from flows.decision.record import CARD, Role, note, open_decisions
from flows.decision.ruling import current, note_proposed, ruling_for, ruling_in_words
from flows.decision.showing import kind_label
from flows.decision.stances import KINDS, Named
from flows.phase.standing import refresh_criteria
from flows.rhythms import moment_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.cycle import Field
    from bot.domain.decision_rule import Ruling
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

MOST_CHARACTERS = 2000
"""Longest wording of a proposal: more does not fit a card that people read on a phone."""


def has_room(turn: SpokenTurn, text: str = "") -> bool:
    """Tell whether the sender may open one more proposal; if not, say so, and give back what they wrote."""
    mine = turn.partner.id if turn.partner is not None else None
    own = [one for one in open_decisions(turn) if one.proposer_id == mine]
    if len(own) < MOST_OPEN:
        return True
    message = "decision-too-many-text" if text else "decision-too-many"
    turn.refuse(message, most=MOST_OPEN, number=str(own[0].number), text=text)
    return False


def propose(
    turn: SpokenTurn,
    text: str,
    kind: DecisionKind,
    *,
    finishes: Phase | None = None,
    field: Field | None = None,
    rule: Ruling | None = None,
) -> Decision:
    """Put a proposal to the partners in all groups.

    `finishes` is the phase that ends and `rule` the decision rule that holds if it is accepted, `field` the field of
    action that it is about.
    """
    by = ruling_for(turn, rule)
    active = [state.phase for state in turn.store.phases.find(status=PhaseStatus.ACTIVE)]
    decision = turn.store.decisions.add(
        Decision(
            number=turn.store.next_number("decisions"),
            kind=kind,
            text=text.strip(),
            proposer_id=turn.partner.id if turn.partner else None,
            phase=finishes or (active[0] if len(active) == 1 else None),
            field=field,
            opened_at=turn.now,
            closes_at=deadline(turn.home, kind, turn.now, by),
            sector_quorum=by.sector_quorum,
            finishes=finishes,
            majority=by.majority,
            turnout=by.turnout,
        )
    )
    if rule is not None:
        note_proposed(turn, decision, rule)
    role = Role.PARTNER if turn.partner else Role.COORDINATOR
    note(turn, decision, DecisionStep.PROPOSED, role, after=decision.text)
    set_alarms(turn, decision)
    turn.show(CARD, decision.id)
    if finishes is not None:
        refresh_criteria(turn)
    if turn.private:
        turn.say(
            turn.words(
                "decision-proposed",
                number=str(decision.number),
                kind=kind_label(turn, kind),
                closes=moment_in_words(turn, decision.closes_at),
            )
        )
    return decision


text = FreeText(id="text", max_length=MOST_CHARACTERS, takes_rest=True)
kind = Named(
    id="kind",
    among=DecisionKind,
    wording="decision-way",
    only=(DecisionKind.CONSENT, DecisionKind.SENSE_CHECK, DecisionKind.VOTE),
    names=KINDS,
)
same_text = FreeText(id="text", max_length=MOST_CHARACTERS, takes_rest=True)
confirm = choice()
same_confirm = choice()


def propose_asked(turn: SpokenTurn, answers: Answers) -> None:
    """Propose what was asked for step by step."""
    if opens(turn, answers[confirm]) and has_room(turn, answers[text]):
        propose(turn, answers[text], answers[kind])


def propose_as(turn: SpokenTurn, answers: Answers, occasion: Proposal) -> None:
    """Propose a text; how to decide on it was said before."""
    if opens(turn, answers[same_confirm]) and has_room(turn, answers[same_text]):
        propose(turn, answers[same_text], occasion.kind, finishes=occasion.finishes, rule=occasion.rule)


def describe_asked(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return how the proposal will stand, once all of it was asked for."""
    if step is kind:
        return {"rule": ruling_in_words(view, current(view))}
    return preview(view, answers[text], answers[kind]) if step is confirm else {}


def describe(view: View, answers: Answers, occasion: Proposal, step: Question) -> Mapping[str, Value]:
    """Return the kind of decision that was chosen before, and in the end how the proposal will stand."""
    if step is same_confirm:
        return preview(view, answers[same_text], occasion.kind, occasion.rule)
    kind = occasion.kind.value.replace("_", "-")
    return {"kind": view.words.label(f"decision-kind-{kind}")}


PROPOSE = Dialogue(
    id="decision.propose",
    version=1,
    routes=(
        text.to(kind),
        kind.to(confirm),
        confirm.when(lambda chosen: chosen is Previewed.CHANGE, text),
        confirm.to(done),
    ),
    on_end=propose_asked,
    before=describe_asked,
    who=Who.PARTNER,
)
"""Asks for everything."""
PROPOSE_AS = DialogueAbout(
    id="decision.propose_as",
    version=1,
    occasion=Proposal,
    routes=(
        same_text.to(same_confirm),
        same_confirm.when(lambda chosen: chosen is Previewed.CHANGE, same_text),
        same_confirm.to(done),
    ),
    on_end=propose_as,
    before=describe,
    who=Who.PARTNER,
)
"""Asks for the text only; the occasion holds the `kind` and, for a decision that ends a phase, what it `finishes`."""
