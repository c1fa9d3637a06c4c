"""Noting that a barrier is resolved, and making a strength of what helped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.echoes import EchoKind
from bot.domain.force_field import Force, ForceKind, resolved
from bot.engine.dialogues.alone import begin_alone, find_alone
from bot.engine.dialogues.progress import begin
from bot.engine.exchange.lengths import shorten
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue, DialogueAbout
from bot.engine.vocabulary.questions import FreeText
from bot.engine.wording import Markup, paragraphs
from flows.choosing import Either, Numbered, Thing, YesNo
from flows.echo.hearing import hear
from flows.force_field.entering import ENTERING_ABOUT, LONGEST_SENTENCE, ForceEntry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

LABEL_UNITS: Final = 50
"""UTF-16 units of a sentence that are shown where it is one of several to choose from."""


def _open(view: View) -> list[Thing]:
    barriers = view.store.of(Force).find(kind=ForceKind.BARRIER)
    return [Thing(one.number, shorten(one.text, LABEL_UNITS)) for one in barriers if one.stands]


which = Numbered(id="which", among=_open)
helped = FreeText(id="helped", max_length=LONGEST_SENTENCE, optional=True)
make = Either(id="make", among=YesNo, wording="setting", also={YesNo.YES: ("ja",), YesNo.NO: ("nein",)})


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedBarrier:
    """The barrier that was resolved, by number. Stored with every session."""

    barrier: int


def begin_resolving(turn: SpokenTurn, number: int, said: str) -> None:
    """Note at once that a barrier is resolved, with what helped if that was said; say why not if it is none."""
    found = turn.store.of(Force).first(number=number)
    if found is None:
        turn.refuse("force-unknown", number=str(number))
    elif found.kind is not ForceKind.BARRIER:
        turn.refuse("force-no-barrier", number=str(number))
    elif not found.stands:
        turn.refuse("force-resolved-already", number=str(number))
    else:
        begin_alone(turn, RESOLVING, [f"#{number}", said])


def resolve(turn: SpokenTurn, answers: Answers) -> None:
    """Note it, and offer whoever did to make a strength of it: alone where possible."""
    found = turn.store.of(Force).first(number=answers[which], kind=ForceKind.BARRIER)
    if found is None or not found.stands:
        turn.refuse("force-resolved-already", number=str(answers[which]))
        return
    after = turn.store.of(Force).put(resolved(found, turn.now, answers.get(helped) or ""))
    hear(turn, after.partner_id, EchoKind.BARRIER_RESOLVED, f"f{after.id}", words=after.text, became=after.helped)
    account = None if turn.private else turn.account
    place = find_alone(turn, account) if account is not None else None
    alone = turn.private or place is not None
    turn.confirm(
        paragraphs(
            turn.words("force-resolved", number=str(after.number), text=after.text),
            Markup() if alone else turn.words("force-resolved-hint"),
        )
    )
    if alone:
        begin(turn, OFFERING.about(ResolvedBarrier(barrier=after.number)), place=place)


def make_strength(turn: SpokenTurn, answers: Answers, occasion: ResolvedBarrier) -> None:
    """Go on with the strength, whose factor is known, and its sentence too if what helped was said."""
    found = turn.store.of(Force).first(number=occasion.barrier)
    if found is None:
        turn.refuse("force-unknown", number=str(occasion.barrier))
    elif answers[make] is YesNo.NO:
        turn.say(turn.words("force-no-strength"))
    else:
        entry = ForceEntry(kind=ForceKind.STRENGTH, factor=found.factor)
        begin_alone(turn, ENTERING_ABOUT.about(entry), [found.helped] if found.helped else ())


def _about(view: View, _answers: Answers, occasion: ResolvedBarrier, _step: Question) -> Mapping[str, Value]:
    found = view.store.of(Force).first(number=occasion.barrier)
    return {"text": found.text if found is not None else ""}


RESOLVING: Final = Dialogue(id="force.resolve", version=1, questions=(which, helped), on_end=resolve, who=Who.PARTNER)
OFFERING: Final = DialogueAbout(
    id="force.offer",
    version=1,
    occasion=ResolvedBarrier,
    questions=(make,),
    on_end=make_strength,
    before=_about,
    who=Who.PARTNER,
)
