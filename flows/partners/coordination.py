"""Coordinators: who they are, naming and releasing them, and taking over where there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.domain.calendar import local
from bot.domain.deputies import Deputyship
from bot.domain.partners import is_away
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.deputies import stands_in_for
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow, always
from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.steps import Option
from flows.paging import in_passing
from flows.partners.accounts import noted
from flows.partners.departing import end_deputyships
from flows.partners.deputies import DEPUTY, name_deputy
from flows.partners.persons import Person, people_named

if TYPE_CHECKING:
    from bot.domain.partners import Identity
    from bot.engine.stored.ports import Store
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import View

KEYWORDS = {
    "release": ("entlassen", "freigeben", "abgeben", "entbinden"),
    "claim": ("uebernehmen", "übernehmen", "take"),
    "name": ("benennen", "ernennen", "add"),
    "deputy": ("vertretung", "stellvertretung"),
}
"""What can be typed behind `/coordinator`, in both languages."""


def coordinators(store: Store) -> list[Identity]:
    """Return the accounts that coordinate, oldest first: one for each person."""
    people: dict[int, Identity] = {}
    for identity in store.identities.find(coordinates=True):
        people.setdefault(store.same_person(identity)[0].id, identity)
    return list(people.values())


def _names(view: View) -> str:
    """Name the coordinators in one line, a few where they are many; the list of partners marks all."""
    return in_passing(view.words, [_with_deputy(view, one) for one in coordinators(view.store)])


def _with_deputy(view: View, coordinator: Identity) -> str:
    """Name a coordinator, and who stands in for them."""
    found = view.store.of(Deputyship).find(absent_id=coordinator.partner_id) if coordinator.partner_id else []
    deputy = view.store.partners.get(found[0].deputy_id) if found else None
    absent = view.store.partners.get(coordinator.partner_id) if coordinator.partner_id else None
    if deputy is None or absent is None:
        return coordinator.name
    away = "yes" if is_away(absent, local(view.now, view.zone.key).date()) else "no"
    return view.words.label("coordinator-with-deputy", name=coordinator.name, deputy=deputy.name, away=away)


def may_claim(turn: SpokenTurn) -> bool:
    """Whether the sender may take the coordination over: whoever administers the channel this is said in."""
    return turn.account is not None and not turn.private and turn.sender.administers


def claim(turn: SpokenTurn) -> None:
    """Make the sender a coordinator."""
    for account in turn.store.same_person(noted(turn)):
        turn.store.identities.put(replace(account, coordinates=True))
    turn.forget_who()


def _accounts(store: Store, key: str) -> list[Identity]:
    """Return the accounts of a person by the key they are offered with."""
    number = int(key[1:])
    if key.startswith("p"):
        return store.identities.find(partner_id=number)
    known = store.identities.get(number)
    return store.same_person(known) if known is not None else []


def not_coordinating(view: View) -> tuple[Option, ...]:
    """Offer the partners who could be named."""
    named = {identity.partner_id for identity in coordinators(view.store)}
    return tuple(
        people_named(view.store, [one for one in view.store.partners.find(left_at=None) if one.id not in named])
    )


def coordinating(view: View) -> tuple[Option, ...]:
    """Offer the coordinators, those too who are no partners."""
    accounts = coordinators(view.store)
    named = {identity.partner_id for identity in accounts}
    partners = people_named(view.store, [one for one in view.store.partners.find() if one.id in named])
    others = [Option(f"i{one.id}", one.name) for one in accounts if one.partner_id is None]
    return (*partners, *others)


appointee = Person(id="person", among=not_coordinating, nobody="coordinator-nobody-to-name", misfit="misfit-person")
released = Person(id="person", among=coordinating, nobody="coordinator-nobody", misfit="misfit-person")


def appoint(turn: SpokenTurn, answers: Answers) -> None:
    """Make a partner a coordinator, on all their accounts."""
    accounts = _accounts(turn.store, answers[appointee])
    for account in accounts:
        turn.store.identities.put(replace(account, coordinates=True))
    turn.forget_who()
    _tell_all(turn, "coordinator-named", accounts)


def release(turn: SpokenTurn, answers: Answers) -> None:
    """Make somebody a coordinator no more; the last one stays."""
    if len(coordinators(turn.store)) == 1:
        turn.refuse("coordinator-last")
        return
    accounts = _accounts(turn.store, answers[released])
    for account in accounts:
        turn.store.identities.put(replace(account, coordinates=False))
        if account.partner_id is not None:
            end_deputyships(turn.store, account.partner_id)
    turn.forget_who()
    _tell_all(turn, "coordinator-released", accounts)


def _tell_all(turn: SpokenTurn, message: str, accounts: list[Identity]) -> None:
    """Who coordinates is never changed behind the partners' backs."""
    text = turn.words(message, name=accounts[0].name if accounts else "")
    turn.say(text)
    turn.announce(text, beside=turn.place)


NAMING = Dialogue(
    id="coordinator.name",
    version=1,
    questions=(appointee,),
    on_end=appoint,
    before=lambda view, _answers, _step: {"coordinators": _names(view)},
    who=Who.APPOINTED,
)
RELEASING = Dialogue(
    id="coordinator.release",
    version=1,
    questions=(released,),
    on_end=release,
    who=Who.APPOINTED,
)


def handle(turn: SpokenTurn, typed: str) -> None:
    """Name or release a coordinator; a channel's administrator may always take over, openly."""
    first, _, rest = typed.partition(" ")
    action = next((key for key, words in KEYWORDS.items() if fold(first) in {key, *map(fold, words)}), "")
    if not turn.appointed:
        if action == "deputy" or (turn.coordinates and not (typed and may_claim(turn))):
            _stands_in(turn, typed)
        elif action == "release":
            turn.refuse("refused-coordinator")
        else:
            _take_over(turn, asked=action == "claim")
    elif action == "claim":
        turn.refuse("coordinator-already")
    elif action == "release":
        _release(turn, rest.strip())
    elif action == "deputy":
        name_deputy(turn, rest.strip())
    elif not_coordinating(turn):
        wanted = rest.strip() if action else typed.strip()
        begin_alone(turn, NAMING, [wanted] if wanted else ())
    else:
        turn.refuse("coordinator-nobody-left", coordinators=_names(turn))


def _release(turn: SpokenTurn, typed: str) -> None:
    if len(coordinators(turn.store)) == 1:
        turn.refuse("coordinator-last")
        return
    begin_alone(turn, RELEASING, [typed] if typed else ())


def _stands_in(turn: SpokenTurn, typed: str) -> None:
    """Tell a deputy for whom they stand in; who coordinates, and who stands in, only coordinators say."""
    absent = stands_in_for(turn, turn.partner.id) if turn.partner is not None else ()
    if typed or not absent:
        turn.refuse("refused-appointed")
    else:
        names, until = ", ".join(one.name for one in absent), max(one.away_until or date.min for one in absent)
        turn.say(turn.words("coordinator-stands-in", names=names, day=turn.words.day(until)))


def _take_over(turn: SpokenTurn, *, asked: bool) -> None:
    """Let whoever administers the channel coordinate: at once if nobody does, else if they say so."""
    vacant = not coordinators(turn.store)
    if not may_claim(turn):
        turn.refuse("coordinator-vacant" if vacant else "refused-coordinator")
    elif vacant or asked:
        claim(turn)
        assert turn.identity is not None  # noqa: S101 - claim made it known
        _tell_all(turn, "coordinator-claimed", [turn.identity])
    else:
        turn.refuse("coordinator-claim-offered")


FLOW = Flow(
    id="coordination",
    commands=(Command(name="coordinator", german="koordination", handle=handle, publishes=always),),
    dialogues=(NAMING, RELEASING, DEPUTY),
)
