"""What a closed check-in shows, in words: how it was rated, change, sectors, and the method that would help.

Everything here is written from what `bot.domain.disclosure` lets be seen, and from nothing else.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.domain.check_ins import Remark, RoundKind
from bot.domain.disclosure import SHOWN_FROM, Tone
from bot.domain.entries import entries_of, merged
from bot.domain.next_steps import NextStep, StepSubject
from bot.domain.own_questions import OwnQuestion
from bot.domain.results import Light, result_of
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import QuestionKind, factor_name, in_force, question_of
from flows.catalogue.partnership import LOAD
from flows.check_in.asked import asked, in_words, on_card, own_question
from flows.check_in.following import follow_up, since_before
from flows.check_in.sectors import sector_name, silence, turnout
from flows.method_card import command_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.check_ins import Round
    from bot.domain.cycle import Field, Phase
    from bot.domain.disclosure import Disclosed
    from bot.domain.results import FieldResult, RoundResult
    from bot.engine.turn.turn import Turn

_IN_WORDS: Mapping[float, str] = {
    1: "no",
    2: "check-in-rather-no",
    3: "check-in-partly",
    4: "check-in-rather-yes",
    5: "yes",
}
"""What medians are called where the answers were yes, partly and no."""
SIGNS = {Light.GREEN: "🟢", Light.YELLOW: "🟡", Light.RED: "🔴", None: "⚪"}
"""One sign for each light; the words beside it say the same."""


def result(turn: Turn, round_: Round) -> RoundResult:
    """Work out a round's result, compared with rounds of its kind before it; a partnership check with the last one."""
    again = _asked_again(turn, round_)
    wanted = {*round_.questions, *(other for others in again.values() for other in others)}
    return _compared(turn, round_, _shown_before(turn, round_, wanted), again)


def compared(turn: Turn, round_: Round, before: Mapping[str, float]) -> RoundResult:
    """Work out the same, where what is shown before of each question has been carried on from round to round."""
    return _compared(turn, round_, before, _asked_again(turn, round_))


def carried(before: Mapping[str, float], round_: Round, outcome: RoundResult) -> Mapping[str, float]:
    """Return what rounds of one kind have shown of each question once this one has; for the next one to compare."""
    return outcome.medians if round_.kind is RoundKind.PARTNERSHIP else {**before, **outcome.medians}


def _compared(turn: Turn, round_: Round, before: Mapping[str, float], again: Mapping[str, list[str]]) -> RoundResult:
    repeated = {one: before[other] for one, others in again.items() for other in others if other in before}
    return _result(turn, round_, {**before, **repeated})


def _shown_before(turn: Turn, round_: Round, wanted: set[str]) -> dict[str, float]:
    """Return the latest median that an earlier round has shown of each question, where one has.

    A round's answers are only read if it asked something that no later one has shown: of many rounds, a few are.
    """
    found: dict[str, float] = {}
    closed = [one for one in turn.store.rounds.find(kind=round_.kind) if one.closed_at is not None]
    before = [one for one in closed if one.number < round_.number]
    for earlier in before[-1:] if round_.kind is RoundKind.PARTNERSHIP else reversed(before):
        missing = wanted - found.keys()
        if missing & set(earlier.questions):
            medians = _result(turn, earlier, {}).medians
            found |= {question: medians[question] for question in missing if question in medians}
    return found


def _asked_again(turn: Turn, round_: Round) -> dict[str, list[str]]:
    """Return which others each own question repeats in the very same words, the oldest first."""
    own = [one for one in (own_question(turn.store, question) for question in round_.questions) if one is not None]
    others = turn.store.of(OwnQuestion).find() if own else []
    return {one.key: [other.key for other in others if one.same_as(other)] for one in own}


def _result(turn: Turn, round_: Round, previous: Mapping[str, float]) -> RoundResult:
    questions = [asked(turn, question) for question in round_.questions]
    return result_of(
        round_,
        turn.store.answers.find(round_id=round_.id),
        fields={question.id: question.field for question in questions},
        previous=previous,
        anchored={question.id for question in questions if question.kind is QuestionKind.YES_PARTLY_NO},
        load=LOAD,
    )


def weak_questions(turn: Turn, round_: Round) -> tuple[str, ...]:
    """Return the questions whose field came out weak: the next round follows them up."""
    return tuple(one.question for one in result(turn, round_).weak)


def closed_rounds(turn: Turn, most: int) -> list[Round]:
    """Return the latest closed ordinary rounds, the oldest first."""
    rounds = turn.store.rounds.find(kind=RoundKind.ORDINARY)
    return [one for one in rounds if one.closed_at is not None][-most:]


def rounds_of(turn: Turn, keys: Iterable[int]) -> list[Round]:
    """Return rounds by id, in the order of the ids."""
    return [one for one in map(turn.store.rounds.get, keys) if one is not None]


def alone(turn: Turn, round_: Round) -> RoundResult:
    """Return what a closed round shows, without comparing it with another."""
    return _result(turn, round_, {})


def outcomes(turn: Turn, most: int) -> list[RoundResult]:
    """Return what the latest closed ordinary rounds show, the oldest first, without comparing one with another."""
    return [alone(turn, one) for one in closed_rounds(turn, most)]


def lights(turn: Turn) -> dict[tuple[Phase, Field], Light]:
    """Return the latest light of every cell of the cycle that has one.

    A round's answers are only read if it asked about a cell that no later one has lit.
    """
    return lit(turn, reversed(turn.store.rounds.find(kind=RoundKind.ORDINARY)), {})


def lit(
    turn: Turn, rounds: Iterable[Round], later: Mapping[tuple[Phase, Field], Light]
) -> dict[tuple[Phase, Field], Light]:
    """Return what is lit by some ordinary rounds, the latest first, and by `later` ones, which come before them."""
    found = dict(later)
    for round_ in rounds:
        cells = {one: _cell(turn, one) for one in round_.questions}
        if round_.closed_at is None or not any(cell not in found for cell in cells.values() if cell):
            continue
        lit = {cells[one.question]: one.light for one in _result(turn, round_, {}).fields}
        found |= {cell: light for cell, light in lit.items() if cell and light and cell not in found}
    return found


def _cell(turn: Turn, question: str) -> tuple[Phase, Field] | None:
    """Return the cell of the cycle that a question is about; None for an own question."""
    known = question_of(turn.store, question)
    return None if known is None else (known.phase, known.field)


def report(turn: Turn, round_: Round) -> Markup:
    """Write the result of a round, field by field, as far as nobody's answer can be read from it."""
    outcome = result(turn, round_)
    head = turn.words("check-in-result", number=str(round_.number))
    count = Markup("\n").join(filter(None, (turnout(turn, round_), silence(turn, round_))))
    said = paragraphs(_what_is_missing(turn, round_), _in_words(turn, round_), remarks(turn, round_))
    forces, steps = _forces(turn, round_), follow_up(turn, round_)
    if not any(round_.counted.values()) and all(one.leading is None for one in outcome.fields) and not said:
        return paragraphs(head, turn.words("check-in-result-empty"), steps, forces)
    compared = [one for one in outcome.fields if asked(turn, one.question).on_card]
    lines = "\n".join(f"- {_begun(turn, round_, one)}{field_line(turn, one)}" for one in compared)
    shown = (Markup(lines), _as_picture(turn, outcome), _load(turn, outcome), steps)
    return paragraphs(head, count, *shown, said, _methods(turn, outcome.weak), forces)


def _begun(turn: Turn, round_: Round, one: FieldResult) -> str:
    """Begin a field's result with what was agreed or done about it since the one before."""
    since = since_before(turn, round_, StepSubject(field=one.field)) if one.field is not None else Markup()
    return f"{since}\n  " if since else ""


def _forces(turn: Turn, round_: Round) -> Markup:
    """Say in a line what hinders and what helps, as it stood at the closing; nothing where nothing was new."""
    parts = [
        turn.words(message, factors=_counted(turn, factors))
        for message, factors in (("check-in-hinders", round_.hindering), ("check-in-helps", round_.helping))
        if factors
    ]
    taken = sorted({step.factor for step in turn.store.of(NextStep).find() if step.factor})
    since = (since_before(turn, round_, StepSubject(factor=factor)) for factor in taken)
    forces = Markup(" ".join((*parts, turn.words("check-in-forces-more")))) if parts else Markup()
    return paragraphs(*since, forces)


def _counted(turn: Turn, factors: Sequence[str]) -> str:
    counts = Counter(sorted(factors)).most_common()
    return ", ".join(f"{factor_name(turn.store, factor, turn.language)} ({count})" for factor, count in counts)


def _as_picture(turn: Turn, outcome: RoundResult) -> Markup:
    """Say where the picture beside it stands in words, and how to see the rounds before."""
    if all(one.light is None for one in outcome.fields):
        return Markup()
    rounds = turn.store.rounds.find(kind=RoundKind.ORDINARY)
    several = any(one.number < outcome.number for one in rounds)
    return turn.words("check-in-as-picture", course="yes" if several else "no")


def _load(turn: Turn, outcome: RoundResult) -> Markup:
    """Say plainly that it is too much, where it came out weak, and what could be done."""
    weak = any(
        one.question == LOAD and one.leading is not None and one.leading.tone is Tone.WEAK for one in outcome.fields
    )
    return turn.words("check-in-load-heavy") if weak else Markup()


def _what_is_missing(turn: Turn, round_: Round) -> Markup:
    """Quote what people wrote, in alphabetical order so that nothing says whose it is."""
    quoted = turn.store.answers.find(round_id=round_.id, quoted=True)
    lines = [
        turn.words(
            "check-in-missing-line",
            field=asked(turn, question).title,
            text=text,
        )
        for question in on_card(turn, round_)
        for text in sorted(one.text for one in quoted if one.question == question and one.text)
    ]
    if not lines:
        return Markup()
    return paragraphs(turn.words("check-in-missing"), Markup("\n".join(f"- {line}" for line in lines)))


def _in_words(turn: Turn, round_: Round) -> Markup:
    """Quote what was answered in words, question by question, in alphabetical order; lists as one, each entry once."""
    quoted = turn.store.answers.find(round_id=round_.id, quoted=True)
    parts = []
    for question in (asked(turn, one) for one in in_words(turn, round_)):
        parts.append(since_before(turn, round_, StepSubject(field=question.field)) if question.field else Markup())
        found = [one for one in quoted if one.question == question.id]
        said = [one.text for one in sorted(found, key=lambda one: (one.release or 0, one.text))]
        if question.kind is QuestionKind.LIST:
            said = list(merged(entry for text in said for entry in entries_of(text)))
        if said:
            title = turn.words("check-in-question-line", field=question.title, question=question.text)
            name = "check-in-entry-line" if question.kind is QuestionKind.LIST else "check-in-remark-line"
            lines = "\n".join(f"- {turn.words(name, text=text)}" for text in sorted(said, key=_folded))
            parts.append(paragraphs(title, Markup(lines)))
    return paragraphs(*parts)


def _folded(text: str) -> tuple[str, str]:
    return text.casefold(), text


def remarks(turn: Turn, round_: Round) -> Markup:
    """Quote what was left at the end of an anonymous round, in alphabetical order."""
    texts = sorted(one.text for one in turn.store.of(Remark).find(round_id=round_.id, quoted=True))
    lines = "\n".join(f"- {turn.words('check-in-remark-line', text=text)}" for text in texts)
    return paragraphs(turn.words("check-in-remarks"), Markup(lines)) if texts else Markup()


def field_line(turn: Turn, one: FieldResult, name: str = "") -> Markup:
    """Write one field's result in a line or several; `name` is what it is called instead of its field."""
    name = name or _name(turn, one.question)
    sign = Markup(SIGNS[one.light])
    if one.first is None:
        lines = [turn.words("check-in-too-few", sign=sign, field=name)]
    else:
        parts = [turn.words("check-in-value", sign=sign, field=name, value=_value(turn, one, one.first))]
        if one.change is not None:
            parts.append(_change(turn, one, one.change))
        lines = [Markup(", ".join((*parts, *_unknown(turn, one.first)))), *_sectors(turn, one, one.first)]
    for later in one.later:
        value = turn.words("check-in-later", count=later.ratings, value=_value(turn, one, later))
        lines.append(Markup(", ".join((value, *_unknown(turn, later)))))
    return Markup("\n  ".join(lines))


def _change(turn: Turn, one: FieldResult, change: float) -> Markup:
    """Say how it moved since the same question was asked before: in steps of the scale, or towards yes or no."""
    if change == 0:
        return turn.words("check-in-change-same")
    direction = "up" if change > 0 else "down"
    if _is_anchored(turn, one):
        return turn.words(f"check-in-change-answer-{direction}")
    return turn.words(f"check-in-change-{direction}", change=turn.words.decimal(abs(change)))


def _unknown(turn: Turn, shown: Disclosed) -> tuple[Markup, ...]:
    return (turn.words("check-in-dont-know", count=shown.dont_know),) if shown.dont_know else ()


def _value(turn: Turn, one: FieldResult, shown: Disclosed) -> Markup:
    """Write a median, with how far ratings are apart, or a word where there are too few for it."""
    if shown.median is None:
        if _is_anchored(turn, one) and shown.ratings == SHOWN_FROM and shown.tone is Tone.MIXED:
            return turn.words("check-in-answer-some")  # of three, this may be a clear yes
        return Markup(_tone(turn, one, shown.tone))
    if _is_anchored(turn, one):
        return turn.words("check-in-middle", median=turn.words.label(_IN_WORDS[shown.median]))
    agreement = shown.agreement.value if shown.agreement is not None else "none"
    return turn.words("check-in-median", median=turn.words.decimal(shown.median), agreement=agreement)


def _tone(turn: Turn, one: FieldResult, tone: Tone) -> str:
    scale = "answer" if _is_anchored(turn, one) else "rating"
    return turn.words.label(f"check-in-{scale}-{tone.value}")


def _name(turn: Turn, question: str) -> str:
    """Return what stands before a result: the field, or an own question itself."""
    own = own_question(turn.store, question)
    return own.text if own is not None else asked(turn, question).title


def _is_anchored(turn: Turn, one: FieldResult) -> bool:
    return asked(turn, one.question).kind is QuestionKind.YES_PARTLY_NO


def _sectors(turn: Turn, one: FieldResult, shown: Disclosed) -> list[Markup]:
    """Say what sectors think, or those at work and volunteers, and that it pays to talk where they differ."""
    groups = [(sector_name(turn, sector), tone) for sector, tone in shown.sectors]
    groups += [(turn.words.label(f"check-in-load-{group.value}"), tone) for group, tone in shown.engagements]
    if not groups:
        return []
    divider = ", " if shown.differs else " · "
    said = divider.join(f"{name} {_tone(turn, one, tone)}" for name, tone in groups)
    gap = "check-in-load-gap" if shown.engagements else "check-in-gap"
    return [turn.words(gap, sectors=said) if shown.differs else Markup(said)]


def _methods(turn: Turn, weak: Sequence[FieldResult]) -> Markup:
    """Name what would help most, of at most two weak fields, the weakest first: what it is, what for, how to begin."""
    lines = []
    for one in [one for one in weak if one.field is not None][:2]:
        cell = _cell(turn, one.question)
        if cell is None:
            continue
        method = in_force(turn.store).cell(*cell).method
        lines.append(
            turn.words(
                "check-in-method",
                field=asked(turn, one.question).title,
                method=method.name.text(turn.language),
                when=method.when.text(turn.language),
                begin=method.steps[0].text(turn.language),
                command=command_for(turn, method),
            )
        )
    return paragraphs(*lines)
