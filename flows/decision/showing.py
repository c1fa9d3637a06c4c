"""What a decision looks like: its card in the channels, its line in a list, and the parts both are made of."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.domain.decisions import STANCES, DecisionKind, DecisionStatus, ObjectionStatus
from bot.domain.verdicts import all_agree
from bot.engine.exchange import lengths
from bot.engine.exchange.content import CARD_LIMIT, Choice, Content, plain
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import field_name, phase_name
from flows.decision.record import day_of, tally_of, voices_of, wording_of
from flows.decision.ruling import sets_line
from flows.decision.stances import SIGNS
from flows.rhythms import moment_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.decisions import Decision, Stance, Voice
    from bot.domain.partners import Sector
    from bot.domain.verdicts import Tally
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View

REASON_ON_CARD = 120
"""UTF-16 units of a reason that a card shows; `/decide 3` shows all of it."""
FIRST_WORDS = 70
"""UTF-16 units of a proposal that a list shows."""
CLOSE_NOW = "close"
"""In the key of the choice that closes at once what all agree to."""
_OWN_ROW = 1
_TEXT_ON_FULL_CARD = 1200
_OUTCOME_ON_FULL_CARD = 400


def shorten(text: str, most: int) -> str:
    """Return the text in one line of at most so many UTF-16 units, with a mark where something was left out."""
    return lengths.shorten(text, most)


def named(turn: Turn, organisation_id: int) -> str:
    """Return an organisation's name."""
    house = turn.store.organisations.get(organisation_id)
    return house.name if house else ""


def sectors_named(turn: Turn, sectors: Iterable[Sector]) -> str:
    """Return the names of sectors, in one line."""
    return ", ".join(turn.words.label(f"sector-{sector.value.replace('_', '-')}") for sector in sectors)


def stance_label(turn: Turn, stance: Stance) -> str:
    """Return what a stance is called."""
    return turn.words.label(f"decision-stance-{stance.value}")


def kind_label(turn: Turn, kind: DecisionKind) -> str:
    """Return what a kind of decision is called."""
    return turn.words.label(f"decision-kind-{kind.value.replace('_', '-')}")


def status_label(view: View, decision: Decision) -> str:
    """Return where a decision stands; a sense check binds nobody and so is never called accepted."""
    binding = "sense" if decision.kind is DecisionKind.SENSE_CHECK else "status"
    if decision.status in {DecisionStatus.OPEN, DecisionStatus.WITHDRAWN, DecisionStatus.SUPERSEDED}:
        binding = "status"
    return view.words.label(f"decision-{binding}-{decision.status.value.replace('_', '-')}")


def heading(turn: Turn, decision: Decision) -> Markup:
    """Write number, kind and version, and who proposed it."""
    author = turn.store.partners.get(decision.proposer_id) if decision.proposer_id else None
    return turn.words(
        "decision-heading",
        number=str(decision.number),
        kind=kind_label(turn, decision.kind),
        version=str(decision.version),
        reworded="yes" if decision.version > 1 else "no",
        proposer=author.name if author else "",
        organisation=named(turn, author.organisation_id) if author else "",
        known="yes" if author and author.name else "no",
    )


def standing_line(turn: Turn, decision: Decision) -> Markup:
    """Say until when a decision is open, or what it became and when."""
    if decision.status is DecisionStatus.OPEN:
        return turn.words("decision-open-until", closes=moment_in_words(turn, decision.closes_at))
    message = "decision-taken" if decision.kind is DecisionKind.MEETING else "decision-closed-on"
    day = turn.words.day(day_of(turn, decision.closed_at or decision.closes_at))
    return turn.words(message, status=status_label(turn, decision), day=day)


def rule_line(turn: Turn, decision: Decision) -> Markup:
    """Say by which rule an open decision is taken."""
    if decision.status is not DecisionStatus.OPEN:
        return Markup()
    quorum = "yes" if decision.sector_quorum else "no"
    majority, spoken = (value.replace("_", "") for value in (decision.majority, decision.turnout))
    kind = decision.kind.value.replace("_", "-")
    return turn.words(f"decision-rule-{kind}", quorum=quorum, majority=majority, turnout=spoken)


def answers(turn: Turn, decision: Decision, *, most: int | None = None, names: bool = True) -> Markup:
    """List who said what, with reasons of at most so many characters; without `names` only how many."""
    return answers_of(turn, decision, voices_of(turn, decision).values(), most=most, names=names)


def in_order(decision: Decision, voices: Iterable[Voice]) -> list[Voice]:
    """Return voices in the order in which they are listed: by stance."""
    return sorted(voices, key=lambda voice: STANCES[decision.kind].index(voice.stance))


def answers_of(
    turn: Turn, decision: Decision, voices: Iterable[Voice], *, most: int | None = None, names: bool = True
) -> Markup:
    """List these voices, each stance in a line."""
    lines = []
    for stance, same in groupby(in_order(decision, voices), key=lambda voice: voice.stance):
        these = list(same)
        who = Markup(", ".join(_voice(turn, voice, most) for voice in these)) if names else Markup(len(these))
        lines.append(f"- {turn.words('decision-answers', stance=stance_label(turn, stance), who=who)}")
    return Markup("\n".join(lines))


def _voice(turn: Turn, voice: Voice, most: int | None) -> Markup:
    details = []
    if voice.until is not None:
        details.append(turn.words("decision-voice-until", day=turn.words.day(voice.until)))
    if voice.reason:
        reason = voice.reason if most is None else shorten(voice.reason, most)
        details.append(turn.words("decision-voice-reason", reason=reason))
    if voice.objection not in {None, ObjectionStatus.OPEN}:
        details.append(turn.words(f"decision-objection-{voice.objection}"))
    if voice.entered_by is not None:
        details.append(turn.words("decision-voice-by-phone"))
    name = named(turn, voice.organisation_id)
    if not details:
        return turn.words("decision-voice", name=name)
    return turn.words("decision-voice-with", name=name, details=Markup("; ".join(details)))


def turnout(turn: Turn, decision: Decision) -> Markup:
    """Say how many organisations have spoken and which sectors are missing; organisations are not named."""
    if decision.kind is DecisionKind.MEETING:
        return Markup()
    sums = tally_of(turn, decision)
    everybody = str(sums.spoken + len(sums.silent))
    if not sums.spoken and decision.status is not DecisionStatus.OPEN:
        return turn.words("decision-turnout-none", all=everybody)
    spoken = turn.words("decision-turnout", count=sums.spoken, all=everybody)
    return Markup(f"{spoken} {missing_line(turn, decision, sums)}".strip()) if sums.spoken else spoken


def missing_line(turn: Turn, decision: Decision, sums: Tally) -> Markup:
    """Say which sectors have not spoken yet, or in the end."""
    if not sums.missing_sectors or decision.status not in {DecisionStatus.OPEN, DecisionStatus.NO_QUORUM}:
        return Markup()
    return turn.words("decision-missing", sectors=sectors_named(turn, sums.missing_sectors))


def outcome(turn: Turn, decision: Decision, *, most: int | None = None) -> Markup:
    """Say what came of it, in at most so many UTF-16 units, who sees to it, when it is looked at again, and so on."""
    sentence = decision.outcome if most is None else shorten(decision.outcome, most)
    parts = [turn.words("decision-outcome-is", outcome=sentence)] if sentence else []
    if decision.responsible_id is not None:
        parts.append(turn.words("decision-responsible-is", organisation=named(turn, decision.responsible_id)))
    if decision.review_on is not None:
        parts.append(turn.words("decision-review-is", day=turn.words.day(decision.review_on)))
    if decision.supersedes is not None:
        parts.append(turn.words("decision-supersedes", number=str(decision.supersedes)))
    if decision.superseded_by is not None:
        parts.append(turn.words("decision-superseded-by", number=str(decision.superseded_by)))
    return Markup(" ".join(parts))


def about(turn: SpokenTurn, decision: Decision) -> Markup:
    """Say to which phase and field it belongs, if to any."""
    names = [phase_name(decision.phase, turn.language)] if decision.phase else []
    names += [field_name(decision.field, turn.language)] if decision.field else []
    return turn.words("decision-about", names=", ".join(names)) if names else Markup()


def quoted(turn: Turn, text: str) -> Markup:
    """Set a proposal's wording apart."""
    return turn.words("decision-text", text=text)


def render(turn: Turn, shown: ShownCard) -> Content:
    """Return what the card shows now; what would not fit into one message is shortened."""
    decision = turn.store.decisions.get(shown.subject)
    if decision is None:
        return Content(turn.words("stale-choice"))
    text = _full_card(turn, decision)
    if not _fits(text):
        short = shorten(decision.text, _TEXT_ON_FULL_CARD)
        more = turn.words("decision-more", number=str(decision.number))
        said = paragraphs(answers(turn, decision, names=False), more)
        text = _card(turn, decision, short, said, most=_OUTCOME_ON_FULL_CARD)
    if decision.status is not DecisionStatus.OPEN:
        return Content(text, pinned=False if not turn.private else None)
    wording = wording_of(turn, decision)
    choices = [
        Choice(f"{stance.value}-{wording}", stance_label(turn, stance), sign=SIGNS[stance])
        for stance in STANCES[decision.kind]
    ]
    if all_agree(decision, tally_of(turn, decision)):
        text = paragraphs(text, turn.words("decision-all-agree"))
        choices.append(
            Choice(f"{CLOSE_NOW}-{wording}", turn.words.label("decision-close-now"), sign="🏁", row=_OWN_ROW)
        )
    return Content(text, tuple(choices), rings=True, pinned=True if not turn.private else None)


def fits_card(turn: Turn, decision: Decision) -> bool:
    """Whether a decision's card shows its whole wording and outcome."""
    return _fits(_full_card(turn, decision))


def _full_card(turn: Turn, decision: Decision) -> Markup:
    return _card(turn, decision, decision.text, answers(turn, decision, most=REASON_ON_CARD))


def _card(turn: Turn, decision: Decision, text: str, said: Markup, *, most: int | None = None) -> Markup:
    head = Markup(f"{standing_line(turn, decision)} {rule_line(turn, decision)}".strip())
    return paragraphs(
        heading(turn, decision),
        quoted(turn, text),
        sets_line(turn, decision),
        head,
        said,
        turnout(turn, decision),
        outcome(turn, decision, most=most),
    )


def _fits(text: Markup) -> bool:
    return lengths.units(plain(text)) <= CARD_LIMIT


def line_for(turn: Turn, decision: Decision) -> Markup:
    """Write a decision in one line: number, first words, and its deadline or what it became."""
    words = shorten(decision.text, FIRST_WORDS)
    number = str(decision.number)
    if decision.status is DecisionStatus.OPEN:
        closes = moment_in_words(turn, decision.closes_at)
        return turn.words("decision-line-open", number=number, words=words, closes=closes)
    day = turn.words.day(day_of(turn, decision.closed_at or decision.closes_at))
    return turn.words("decision-line-closed", number=number, words=words, status=status_label(turn, decision), day=day)
