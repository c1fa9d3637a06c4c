"""Taking a barrier or a strength off the list for good: asked once more before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.echoes import EchoKind
from bot.domain.force_field import Force
from bot.engine.dialogues.alone import begin_alone
from bot.engine.exchange.lengths import shorten
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from flows.choosing import Either, Numbered, Thing, YesNo
from flows.echo.hearing import hear
from flows.force_field.resolving import LABEL_UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


def _all(view: View) -> list[Thing]:
    return [Thing(one.number, shorten(one.text, LABEL_UNITS)) for one in view.store.of(Force).find()]


which = Numbered(id="which", among=_all)
sure = Either(id="sure", among=YesNo, wording="setting", also={YesNo.YES: ("ja",), YesNo.NO: ("nein",)}, confirms=True)


def begin_dropping(turn: SpokenTurn, number: int, typed: Sequence[str] = ()) -> None:
    """Ask whether it is really meant, if there is such a number and the sender may drop it; unless that was `typed`."""
    found = turn.store.of(Force).first(number=number)
    if found is None:
        turn.refuse("force-unknown", number=str(number))
    elif _may(turn, found):
        begin_alone(turn, DROPPING, [f"#{number}", *typed])


def _may(turn: SpokenTurn, force: Force) -> bool:
    """Tell whether the sender may drop it, and say so if not: whoever entered it may, and coordinators."""
    own = turn.partner is not None and turn.partner.id == force.partner_id
    if not own and not turn.coordinates:
        turn.refuse("force-not-yours", number=str(force.number))
    return own or turn.coordinates


def drop(turn: SpokenTurn, answers: Answers) -> None:
    """Delete it, if that is meant and it is still there."""
    found = turn.store.of(Force).first(number=answers[which])
    if found is None:
        turn.refuse("force-unknown", number=str(answers[which]))
    elif answers[sure] is YesNo.NO:
        turn.say(turn.words("force-kept", number=str(found.number)))
    elif _may(turn, found):
        hear(turn, found.partner_id, EchoKind.FORCE_DROPPED, f"f{found.id}", words=found.text)
        turn.store.of(Force).remove(found)
        turn.confirm(turn.words("force-dropped", number=str(found.number), text=found.text))


def _text(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what would go."""
    found = None if step is which else view.store.of(Force).first(number=answers[which])
    return {"text": found.text if found is not None else ""}


DROPPING: Final = Dialogue(
    id="force.drop", version=1, questions=(which, sure), on_end=drop, before=_text, who=Who.PARTNER
)
