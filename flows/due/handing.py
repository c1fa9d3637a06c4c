"""Handing on what is due: somebody else sees to it from now on, and hears of it alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.bundles import Audience
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.questions import Pick
from bot.engine.vocabulary.steps import Option
from flows.due import bundles
from flows.due.keepers import Keepers, keep_from_now
from flows.due.things import find, label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.partners import Partner
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value
    from flows.due.things import Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutThing:
    """Something due, by the key that bundles have for it."""

    thing: str


def _partners(view: View) -> tuple[Option, ...]:
    """Offer everybody who takes part."""
    return tuple(Option(f"p{partner.id}", partner.name) for partner in view.store.partners.find(left_at=None))


whom = Pick(id="whom", among=_partners, misfit="misfit-keeper")


def take_on(turn: Turn, thing: Thing, partner: Partner) -> bool:
    """Let a partner see to a thing from now on, and tell them alone; False if they cannot be written to alone.

    Then the groups hear of it in their next message.
    """
    kept = keep_from_now(turn, thing, partner)
    bundle = bundles.name(turn, Audience.KEEPER, partner.id, [kept])
    place = private_chats.find(turn, partner)
    if place is not None:
        turn.show(bundles.KIND, bundle.id, channel=place[0])
    bundles.changed(turn, kept)
    return place is not None


def hand_on(turn: SpokenTurn, answers: Answers, occasion: AboutThing) -> None:
    """Let whoever was picked see to it."""
    thing = find(turn, occasion.thing)
    partner = turn.store.partners.get(int(answers[whom][1:]))
    if thing is None or thing.dropped or partner is None or partner.left_at is not None:
        turn.refuse("due-already")
        return
    former = Keepers.of(turn).keeper(thing)
    if former is not None and former.id == partner.id:
        turn.say(turn.words("due-stays", name=label(thing), keeper=partner.name))
        return
    told = take_on(turn, thing, partner)
    own = turn.partner is not None and turn.partner.id == partner.id
    if not own:
        message = "due-handed-on" if told else "due-handed-on-unreached"
        turn.say(turn.words(message, name=label(thing), keeper=partner.name))


def _describe(view: View, _answers: Answers, occasion: AboutThing, _step: Question) -> Mapping[str, Value]:
    thing = find(view, occasion.thing)
    return {"name": label(thing) if thing is not None else ""}


HANDING: Final = DialogueAbout(
    occasion=AboutThing,
    id="due.hand_on",
    version=1,
    questions=(whom,),
    on_end=hand_on,
    before=_describe,
    who=Who.PARTNER,
)
