"""Taking a step on a result: what it is about, what is on its way already, and who hears of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.cycle import Field  # noqa: TC001 - pydantic reads it when a session is loaded
from bot.domain.echoes import EchoKind
from bot.domain.next_steps import MOST_STEPS, NextStep, StepKind, StepSubject
from bot.engine.stored.sessions import Session
from bot.engine.turn.spoken import SpokenTurn
from bot.engine.wording import Markup
from flows.catalogue import in_force, question_of
from flows.check_in.asked import asked
from flows.check_in.following import became, reveal, step_name, subject_name
from flows.echo.hearing import hear

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.check_ins import Round
    from bot.engine.vocabulary.steps import View
    from flows.catalogue import Method

DIALOGUES: Final[Mapping[str, StepKind]] = {f"step.{kind.value}": kind for kind in StepKind}
"""Which step a dialogue takes, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutStep:
    """A round, by id, and the field or the factor that its result named. Stored with every session."""

    round: int
    field: Field | None = None
    factor: str = ""

    @property
    def subject(self) -> StepSubject:
        """What the step is about."""
        return StepSubject(field=self.field, factor=self.factor)

    def is_of(self, session: Session) -> bool:
        """Tell whether a dialogue under way is about the same."""
        occasion = session.occasion
        field = self.field.value if self.field is not None else None
        return (occasion.get("round"), occasion.get("field"), occasion.get("factor", "")) == (
            self.round,
            field,
            self.factor,
        )


def about(round_: Round, subject: StepSubject) -> AboutStep:
    """Return what a step from a round's result is about."""
    return AboutStep(round=round_.id, field=subject.field, factor=subject.factor)


def method_for(view: View, occasion: AboutStep) -> Method | None:
    """Return the method that would help with the field; None for a barrier."""
    round_ = view.store.rounds.get(occasion.round)
    for question in (asked(view, one) for one in (round_.questions if round_ is not None else ())):
        known = question_of(view.store, question.id)
        if known is not None and known.field is occasion.field:
            return in_force(view.store).cell(known.phase, known.field).method
    return None


def has_room(turn: SpokenTurn, occasion: AboutStep, words: str = "") -> bool:
    """Tell whether one more step can be taken from a result; if not, say so, and give back what was written."""
    if len(turn.store.of(NextStep).find(round_id=occasion.round)) < MOST_STEPS:
        return True
    turn.refuse("step-too-many-text" if words else "step-too-many", most=MOST_STEPS, text=words)
    return False


def take(
    turn: SpokenTurn, occasion: AboutStep, kind: StepKind, *, number: int | None = None, text: str = ""
) -> NextStep:
    """Keep a step: the result names it, and who wrote what was missing there hears of it alone."""
    step = turn.store.of(NextStep).add(
        NextStep(
            round_id=occasion.round,
            field=occasion.field,
            factor=occasion.factor,
            kind=kind,
            number=number,
            text=text,
            partner_id=turn.partner.id if turn.partner is not None else None,
            at=turn.now,
        )
    )
    reveal(turn, occasion.round)
    _tell_writers(turn, step)
    return step


def _tell_writers(turn: SpokenTurn, step: NextStep) -> None:
    """Have each who wrote what is missing told of the step; of anonymous rounds nobody is known."""
    round_ = turn.store.rounds.get(step.round_id)
    if round_ is None or round_.anonymous or step.field is None:
        return
    for answer in turn.store.answers.find(round_id=round_.id):
        rated = answer.value is not None and answer.text
        if rated and asked(turn, answer.question).field is step.field:
            hear(
                turn,
                answer.partner_id,
                EchoKind.SENTENCE_TAKEN_UP,
                f"a{answer.id}",
                words=answer.text,
                became=step_name(turn, step),
            )


def on_its_way(view: View, occasion: AboutStep) -> Markup:
    """Say without a name what others have made of the result or are writing at present, as a paragraph of its own."""
    taken = [one for one in view.store.of(NextStep).find(round_id=occasion.round) if one.subject == occasion.subject]
    parts = [became(view, taken, by=view.now.astimezone(view.zone).date())] if taken else []
    parts += [
        view.words.label(f"step-begun-{kind.value}")
        for kind in dict.fromkeys(DIALOGUES[one.dialogue] for one in _under_way(view, occasion))
    ]
    if not parts:
        return Markup()
    known = view.words("step-known", about=subject_name(view, occasion.subject), steps=" · ".join(parts))
    return Markup(f"{known}\n\n")


def _under_way(view: View, occasion: AboutStep) -> list[Session]:
    """Return the dialogues of others about the same; none where nobody in particular is spoken to."""
    if not isinstance(view, SpokenTurn):
        return []
    own = {view.sender.platform_id}
    if view.identity is not None:
        own |= {one.platform_id for one in view.store.same_person(view.identity)}
    return [
        one
        for one in view.store.of(Session).readable()
        if one.dialogue in DIALOGUES and one.person not in own and one.expires_at > view.now and occasion.is_of(one)
    ]
