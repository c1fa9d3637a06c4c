"""The command `/moderation`: who takes turns, whose turn is next, taking part in it, swapping, skipping, leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.meetings import TurnTaker, moderator, skipped, swapped
from bot.engine.dialogues.alone import begin_alone
from bot.engine.exchange.content import Choice, Content
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Card
from bot.engine.vocabulary.folding import keyword, parts_of
from bot.engine.vocabulary.questions import Pick, match
from bot.engine.vocabulary.steps import Option
from bot.engine.wording import Markup, paragraphs
from flows.meeting.coming import next_meeting
from flows.meeting.moderating import LIST, is_of, keep_all, order_changed, pass_on, taker_name, takers
from flows.paging import in_passing

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import View

_ACTIONS: Final = {
    "me": ("ich", "dabei", "in"),
    "house": ("organisation", "haus"),
    "off": ("aus", "raus", "out", "ohne"),
    "skip": ("überspringen", "ueberspringen", "kann-nicht", "cannot"),
    "swap": ("tauschen", "tausche"),
}
MOST: Final = 100
"""So many take turns at most."""


def _options(view: View) -> tuple[Option, ...]:
    return tuple(Option(f"t{one.id}", taker_name(view, one)) for one in takers(view))


def start(turn: SpokenTurn, typed: str) -> None:
    """Show who takes turns, or change something about it."""
    action, rest = keyword(typed, _ACTIONS)
    if action is None and typed.strip():
        turn.refuse("moderation-unknown-action", typed=typed.strip())
    elif action is None:
        turn.show(LIST, turn.home.id, channel=turn.place)
    elif not turn.may(Who.PARTNER):
        turn.refuse("refused-partner")
    elif action in {"me", "house"}:
        _take_turns(turn, house=action == "house")
    elif action == "off":
        _take_off(turn, rest)
    elif action == "skip":
        _skip(turn)
    elif takers(turn)[1:]:
        begin_alone(turn, SWAPPING, parts_of(rest))
    else:
        turn.refuse("moderation-too-few")


def _own(turn: SpokenTurn, *, house: bool) -> TurnTaker | None:
    """Return the sender's own turn, or that of their organisation."""
    partner = turn.partner
    if partner is None:
        return None
    if house:
        return turn.store.of(TurnTaker).first(organisation_id=partner.organisation_id)
    return turn.store.of(TurnTaker).first(partner_id=partner.id)


def _take_turns(turn: SpokenTurn, *, house: bool) -> None:
    """Let the sender, or their organisation, take turns from now on, behind all others."""
    partner = turn.partner
    if partner is None:
        turn.refuse("refused-partner")
        return
    if _own(turn, house=house) is not None:
        turn.refuse("moderation-already")
        return
    everybody = turn.store.of(TurnTaker).find()
    if len(everybody) >= MOST:
        turn.refuse("moderation-too-many", most=MOST)
        return
    place = 1 + max((one.place for one in everybody), default=0)
    taker = TurnTaker(
        partner_id=None if house else partner.id,
        organisation_id=partner.organisation_id if house else None,
        place=place,
    )
    added = turn.store.of(TurnTaker).add(taker)
    order_changed(turn)
    _say(turn, "moderation-in", name=taker_name(turn, added))


def _say(turn: SpokenTurn, message: str, **values: str) -> None:
    """Confirm alone: in a toast after a tap, else in words."""
    if turn.tapped and turn.platform(turn.place).toasts:
        turn.toast(message, **values)
    else:
        turn.confirm(turn.words(message, **values))


def _take_off(turn: SpokenTurn, typed: str) -> None:
    """Take the sender and their organisation's turn off, or whom a coordinator names."""
    if typed:
        found = match(typed, _options(turn))
        taker = turn.store.of(TurnTaker).get(int(found.key[1:])) if found is not None else None
        if taker is None:
            turn.refuse("moderation-unknown", typed=typed, names=_names(turn))
            return
        if not (turn.coordinates or is_of(turn, taker)):
            turn.refuse("moderation-not-yours")
            return
    else:
        taker = _own(turn, house=False) or _own(turn, house=True)
        if taker is None:
            turn.refuse("moderation-not-in")
            return
    name = taker_name(turn, taker)
    turn.store.of(TurnTaker).remove(taker)
    order_changed(turn)
    _say(turn, "moderation-out", name=name)


def _skip(turn: SpokenTurn) -> None:
    """Let the next one in order moderate: whoever's turn it is says so, or a coordinator."""
    meeting, order = next_meeting(turn), takers(turn)
    taker = moderator(order, meeting)
    if taker is None:
        turn.refuse("moderation-too-few")
    elif not (turn.coordinates or is_of(turn, taker)):
        turn.refuse("moderation-not-yours")
    elif meeting is not None:
        following = pass_on(turn, meeting, taker)
        name = taker_name(turn, following) if following is not None else ""
        turn.confirm(
            turn.words("moderation-skipped", name=taker_name(turn, taker), next=name, known="yes" if name else "no")
        )
    elif order[1:]:
        keep_all(turn, skipped(order, taker.id))
        following = takers(turn)[0]
        turn.confirm(
            turn.words(
                "moderation-skipped", name=taker_name(turn, taker), next=taker_name(turn, following), known="yes"
            )
        )
    else:
        turn.refuse("moderation-too-few")


one = Pick(id="one", among=_options, misfit="moderation-misfit")
other = Pick(id="other", among=_options, misfit="moderation-misfit")


def swap(turn: SpokenTurn, answers: Answers) -> None:
    """Let two change places: one of the two says so, or a coordinator."""
    found = [turn.store.of(TurnTaker).get(int(answers[which][1:])) for which in (one, other)]
    both = [taker for taker in found if taker is not None]
    if len({taker.id for taker in both}) <= 1:
        turn.refuse("moderation-not-two")
    elif not (turn.coordinates or any(is_of(turn, taker) for taker in both)):
        turn.refuse("moderation-not-yours")
    else:
        keep_all(turn, swapped(takers(turn), both[0].id, both[1].id))
        names = {"one": taker_name(turn, both[0]), "other": taker_name(turn, both[1])}
        turn.confirm(turn.words("moderation-swapped", **names))


SWAPPING: Final = Dialogue(id="moderation.swap", version=1, questions=(one, other), on_end=swap, who=Who.PARTNER)


def _names(view: View) -> str:
    return in_passing(view.words, [taker_name(view, taker) for taker in takers(view)])


def render(turn: Turn, shown: ShownCard) -> Content:  # noqa: ARG001 - there is one list
    """List who takes turns, whose turn is next, with a choice to take part."""
    order, meeting = takers(turn), next_meeting(turn)
    current = moderator(order, meeting)
    lines = Markup(
        "\n".join(
            f"{place}. {turn.words('moderation-line', name=taker_name(turn, taker))}"
            for place, taker in enumerate(order, 1)
        )
    )
    text = paragraphs(
        turn.words("moderation-head" if order else "moderation-none"),
        lines,
        turn.words("moderation-next", name=taker_name(turn, current)) if current is not None else "",
    )
    return Content(
        text,
        (
            Choice("me", turn.words.label("moderation-me"), sign="🙋"),
            Choice("house", turn.words.label("moderation-house"), sign="🏠"),
            Choice("off", turn.words.label("moderation-off"), sign="👋"),
        ),
    )


def tap(turn: SpokenTurn, _shown: ShownCard, key: str) -> None:
    """Take part in the turns, for oneself or one's organisation, or no longer."""
    if key == "off":
        _take_off(turn, "")
    else:
        _take_turns(turn, house=key == "house")


LIST_CARD: Final = Card(kind=LIST, render=render, tap=tap, follows=False)
