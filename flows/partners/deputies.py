"""Deputies of coordinators: naming one, and telling them when they stand in and when they no longer do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.deputies import Deputyship
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.folding import fold
from flows.partners.departing import end_deputyships
from flows.partners.persons import Person, people_named

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.partners import Partner
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Option, View

_NOBODY: Final = frozenset({"aus", "off", "ende", "end", "niemand", "nobody", "keine", "none"})


def _candidates(view: View) -> tuple[Option, ...]:
    """Offer the partners who do not coordinate themselves."""
    appointed = {one.partner_id for one in view.store.identities.find(coordinates=True)}
    return tuple(
        people_named(view.store, [one for one in view.store.partners.find(left_at=None) if one.id not in appointed])
    )


who = Person(id="who", among=_candidates, nobody="coordinator-deputy-nobody", misfit="misfit-person")


def put_deputy(turn: SpokenTurn, answers: Answers) -> None:
    """Note who stands in for the sender while they are away, in the place of whoever did before; all are told."""
    deputy = turn.store.partners.get(int(answers[who][1:]))
    if turn.partner is None or deputy is None or deputy.left_at is not None or deputy.id == turn.partner.id:
        turn.refuse("coordinator-deputy-partners-only")
        return
    end_deputyships(turn.store, turn.partner.id)
    turn.store.of(Deputyship).add(Deputyship(absent_id=turn.partner.id, deputy_id=deputy.id, at=turn.now))
    text = turn.words("coordinator-deputy-named", name=turn.partner.name, deputy=deputy.name)
    turn.say(text)
    turn.announce(text, beside=turn.place)
    if turn.partner.away_until is not None:
        tell_deputy(turn, turn.partner, turn.partner.away_until)


DEPUTY: Final = Dialogue(id="coordinator.deputy", version=1, questions=(who,), on_end=put_deputy, who=Who.APPOINTED)


def name_deputy(turn: SpokenTurn, typed: str) -> None:
    """Name a deputy of the sender, who coordinates, or have none any more."""
    if turn.partner is None:
        turn.refuse("coordinator-deputy-partners-only")
    elif fold(typed) in _NOBODY:
        had = bool(turn.store.of(Deputyship).find(absent_id=turn.partner.id))
        end_deputyships(turn.store, turn.partner.id)
        text = turn.words("coordinator-deputy-ended" if had else "coordinator-deputy-none", name=turn.partner.name)
        turn.confirm(text)
        if had:
            turn.announce(text, beside=turn.place)
    else:
        begin_alone(turn, DEPUTY, [typed] if typed else [])


def tell_deputy(turn: Turn, absent: Partner, until: date | None) -> None:
    """Tell the deputy of a coordinator, alone, until when they stand in; None: that they no longer do."""
    appointed = any(one.coordinates for one in turn.store.identities.find(partner_id=absent.id))
    for one in turn.store.of(Deputyship).find(absent_id=absent.id) if appointed else []:
        deputy = turn.store.partners.get(one.deputy_id)
        if deputy is None or deputy.left_at is not None:
            continue
        if until is None:
            private_chats.tell(turn, deputy, turn.words("coordinator-deputy-over", name=absent.name))
        else:
            day = turn.words.day(until)
            private_chats.tell(turn, deputy, turn.words("coordinator-deputy-begins", name=absent.name, day=day))
