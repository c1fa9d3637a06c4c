"""The command `/rule`: shows the decision rule and those before it, and proposes another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.calendar import local
from bot.domain.decision_rule import HOUSE_RULE, DecisionRule, Ruling, in_force, is_start
from bot.domain.decisions import DecisionKind, DecisionStatus, Majority, VoteTurnout
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword, parts_of
from bot.engine.vocabulary.steps import done
from bot.engine.wording import Markup, paragraphs
from flows.choosing import YesNo
from flows.decision.occasions import Proposal
from flows.decision.proposing import PROPOSE_AS, has_room
from flows.decision.ruling import current, current_rule, ruling_in_words
from flows.paging import asked_page, say_page
from flows.rule.steps import days, kind, majority, quorum, turnout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.decisions import Decision
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value
    from flows.paging import ListPage

_ACTIONS: Final[dict[str, tuple[str, ...]]] = {"change": ("ändern", "aendern", "neu", "new", "propose", "vorschlagen")}


def _being_decided(turn: Turn) -> Decision | None:
    """Return the open proposal for another rule, if there is one."""
    numbers = {one.decision for one in turn.store.of(DecisionRule).find(since=None)}
    return next((one for one in turn.store.decisions.find(status=DecisionStatus.OPEN) if one.number in numbers), None)


def sets_alone(turn: SpokenTurn) -> bool:
    """Whether the sender may set the rule without a decision: a coordinator, before anything was decided."""
    return turn.appointed and is_start(turn.store.decisions.find()) and _being_decided(turn) is None


def propose_rule(turn: SpokenTurn, answers: Answers) -> None:
    """Propose another rule, shown first; at the very start a coordinator sets it, and all are told."""
    ruling = Ruling(
        kind=answers[kind],
        days=answers[days],
        sector_quorum=answers[quorum] is YesNo.YES,
        majority=answers.get(majority) or Majority.SIMPLE,
        turnout=answers.get(turnout) or VoteTurnout.HALF,
    )
    running = _being_decided(turn)
    if ruling == current(turn):
        turn.refuse("rule-unchanged")
    elif sets_alone(turn):
        _set(turn, ruling)
    elif running is not None:
        turn.refuse("rule-being-decided", number=str(running.number))
    elif has_room(turn):
        text = turn.words.label("rule-proposal", rule=ruling_in_words(turn, ruling))
        begin_alone(turn, PROPOSE_AS.about(Proposal(kind=DecisionKind.CONSENT, rule=ruling)), [text])


def _set(turn: SpokenTurn, ruling: Ruling) -> None:
    turn.store.of(DecisionRule).add(
        DecisionRule(
            kind=ruling.kind,
            days=ruling.days,
            sector_quorum=ruling.sector_quorum,
            majority=ruling.majority,
            turnout=ruling.turnout,
            since=turn.now,
        )
    )
    text = turn.words("rule-set", rule=ruling_in_words(turn, ruling))
    turn.say(text)
    turn.announce(text, beside=turn.place)


def _describe(view: View, _answers: Answers, _step: Question) -> Mapping[str, Value]:
    return {"rule": ruling_in_words(view, current(view))}


PROPOSING: Final = Dialogue(
    id="rule.propose",
    version=1,
    routes=(
        kind.when(lambda chosen: chosen is DecisionKind.VOTE, majority),
        kind.to(days),
        majority.to(turnout),
        turnout.to(days),
        days.to(quorum),
        quorum.to(done),
    ),
    before=_describe,
    on_end=propose_rule,
    who=Who.PARTNER,
    offers_back=True,
)


def start(turn: SpokenTurn, typed: str) -> None:
    """Show the rule; with words, propose another."""
    action, rest = keyword(typed, _ACTIONS)
    if action is None and (not typed.strip() or asked_page(typed).which):
        show(turn, typed)
    elif not turn.may(Who.PARTNER):
        turn.refuse("refused-partner")
    elif (running := _being_decided(turn)) is not None:
        turn.refuse("rule-being-decided", number=str(running.number))
    else:
        begin_alone(turn, PROPOSING, parts_of(rest))


def show(turn: SpokenTurn, typed: str) -> None:
    """Say which rule holds, which one is being decided on, and which held before."""
    held = in_force(turn.store.of(DecisionRule).find())
    say_page(turn, list(reversed(held)) or [None], asked_page(typed), "rule", lambda page: _written(turn, page))


def _written(turn: SpokenTurn, page: ListPage[DecisionRule | None]) -> Markup:
    rule, running = current_rule(turn), _being_decided(turn)
    if rule is None:
        holds = turn.words("rule-holds-default", rule=ruling_in_words(turn, HOUSE_RULE))
    else:
        holds = turn.words("rule-holds", rule=ruling_in_words(turn, rule.ruling), since=_since(turn, rule))
    earlier = [one for one in page.entries if one is not None and (rule is None or one.id != rule.id)]
    lines = "\n".join(
        f"- {turn.words('rule-earlier', rule=ruling_in_words(turn, one.ruling), since=_since(turn, one))}"
        for one in earlier
    )
    return paragraphs(
        holds if page.is_first else "",
        turn.words("rule-proposed", number=str(running.number)) if running is not None and page.is_first else "",
        paragraphs(turn.words("rule-history"), lines) if lines else "",
        turn.words("rule-hint") if page.is_first else "",
    )


def _since(turn: SpokenTurn, rule: DecisionRule) -> Markup:
    day = turn.words.day(local(rule.since or turn.now, turn.home.time_zone).date())
    if rule.decision is None:
        return turn.words("rule-since-start", day=day)
    return turn.words("rule-since-decision", day=day, decision=str(rule.decision))


FLOW: Final = Flow(
    id="rule",
    commands=(Command(name="rule", german="regel", handle=start, publishes=lambda _turn, typed: bool(typed.strip())),),
    dialogues=(PROPOSING,),
)
