"""The card that shows a bundle of what was due, with choices for what becomes of each thing."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from bot.domain.bundles import TIMES, Audience, Bundle
from bot.domain.tasks import Task
from bot.engine.dialogues.alone import Begun, begin_alone
from bot.engine.exchange.content import Choice, Content
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.due.bundles import KIND, MOST, changed, standing
from flows.due.digest import figures, notes, overdue
from flows.due.dropping import UNDO, bring_back, drop, latest_drop, remember
from flows.due.handing import HANDING, AboutThing, take_on
from flows.due.keepers import Keepers
from flows.due.tasks import HANDING_OVER, agree, may_finish, may_settle
from flows.due.things import Act, State, describe, done, find, key_of, put_off

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from flows.due.things import Thing

LETTERS: Final = ascii_uppercase[:MOST]
"""What things are called on their card where there are several: numbers are those of the choices."""
AT_A_TIME: Final = 2
"""Things with choices at a time, the next ones after them: more would fill a phone's screen."""
_ALONE: Final = (Act.DONE, Act.LATER, Act.HAND, Act.DROP)
_TOGETHER: Final = (Act.DONE, Act.LATER, Act.TAKE, Act.DROP)
_SIGNS: Final = {"done": "✅", "later": "⏳", "hand": "🤝", "take": "🙋", "drop": "🗑️", UNDO: "↩️"}
_HEADS: Final = {
    Audience.KEEPER: "due-head",
    Audience.COORDINATION: "due-head-coordination",
    Audience.GROUP: "due-head-group",
}


def render(turn: Turn, shown: ShownCard) -> Content:
    """Show what was due on the card's day, and what has become of it; in groups no person is named."""
    bundle = turn.store.of(Bundle).get(shown.subject)
    if bundle is None:
        return Content(turn.words("due-finished"))
    things = [thing for key in bundle.things if (thing := find(turn, key)) is not None]
    states = {key_of(thing): standing(turn, bundle, thing) for thing in things}
    still = [thing for thing in things if states[key_of(thing)] is State.OPEN]
    over = things and not bundle.counts and set(states.values()) <= {State.DONE, State.LATER, State.DROPPED}
    choices = _choices(turn, bundle, things, states)
    text = paragraphs(
        _head(turn, bundle, things),
        _lines(turn, bundle, things, states),
        turn.words("due-more", count=bundle.more) if bundle.more else "",
        turn.words("due-last-time") if still and _is_last_time(turn, bundle, still) else "",
        turn.words("due-finished") if over else "",
        figures(turn, bundle.counts),
        overdue(turn, bundle.overdue),
        notes(turn, bundle),
    )
    return Content(text, choices, rings=bool(still))


def _head(turn: Turn, bundle: Bundle, things: list[Thing]) -> Markup:
    """Say what the card is about; what one person has to see to alone says so itself."""
    if bundle.audience is Audience.KEEPER and len(things) == 1:
        return Markup()
    tasks = sum(isinstance(thing, Task) for thing in things)
    only = tasks == len(things) and not any(bundle.counts) and not (bundle.gaps or bundle.phases)
    about = "only" if only and (tasks or bundle.overdue) else "also" if tasks or bundle.overdue else "no"
    return turn.words(_HEADS[bundle.audience], day=turn.words.day(bundle.day), count=len(things), tasks=about)


def _lines(turn: Turn, bundle: Bundle, things: list[Thing], states: dict[str, State]) -> Markup:
    names = Keepers.of(turn) if bundle.audience is Audience.COORDINATION else None
    lines = []
    for thing in things:
        keeper = names.keeper(thing) if names is not None else None
        lines.append(describe(turn, thing, states[key_of(thing)], keeper=keeper.name if keeper is not None else ""))
    if len(lines) == 1 and bundle.audience is Audience.KEEPER:
        return lines[0]
    if len(lines) == 1:
        return Markup(f"- {lines[0]}")
    return Markup("\n".join(f"- **{letter}** {line}" for letter, line in zip(LETTERS, lines, strict=False)))


def _is_last_time(turn: Turn, bundle: Bundle, things: list[Thing]) -> bool:
    """Tell whether whoever keeps these things hears of all of them for the last time."""
    if bundle.audience is not Audience.KEEPER:
        return False
    told = [
        one
        for one in turn.store.of(Bundle).find(partner_id=bundle.partner_id)
        if one.id <= bundle.id and one.audience is Audience.KEEPER
    ]
    return all(
        sum(key_of(thing) in one.things and one.day >= thing.next_on for one in told) >= TIMES for thing in things
    )


def _choices(turn: Turn, bundle: Bundle, things: list[Thing], states: dict[str, State]) -> tuple[Choice, ...]:
    """Offer what can be done about the first things that are open.

    A choice keeps its place until nothing of its part of the list is open any more, so that an old number never means
    something else. What was dropped can be brought back for a day.
    """
    start = next((place for place, thing in enumerate(things) if states[key_of(thing)] is State.OPEN), None)
    part = [] if start is None else things[start - start % AT_A_TIME :][:AT_A_TIME]
    acts = _TOGETHER if bundle.audience is Audience.GROUP else _ALONE
    letters = {key_of(thing): letter for letter, thing in zip(LETTERS, things, strict=False)} if things[1:] else {}
    choices = [
        _choice(turn, thing, what, row=2 * place + number // 2, letter=letters.get(key_of(thing), ""))
        for place, thing in enumerate(part)
        for number, what in enumerate(acts)
    ]
    back = [thing for thing in things if thing not in part and _can_come_back(turn, thing)]
    return (*choices, *(_choice(turn, thing, Act.DROP, letter=letters.get(key_of(thing), "")) for thing in back))


def _can_come_back(turn: Turn, thing: Thing) -> bool:
    over = thing.dropped or (isinstance(thing, Task) and not thing.is_open)
    return over and latest_drop(turn, key_of(thing)) is not None


def _choice(turn: Turn, thing: Thing, what: Act, *, row: int | None = None, letter: str) -> Choice:
    """Offer what can be done about a thing; in the place of dropping it, once that was done, to bring it back."""
    does = UNDO if what is Act.DROP and _can_come_back(turn, thing) else what.value
    text = f"{letter} {turn.words.label(f'due-one-{does}')}".lstrip()
    return Choice(f"{does}-{key_of(thing)}", text, sign="" if letter else _SIGNS[does], row=row)


def tap(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Carry out what was tapped, unless somebody else has seen to it already."""
    what, _, which = key.partition("-")
    if what == UNDO:
        if bring_back(turn, latest_drop(turn, which)):
            turn.toast("due-toast-undo")
        return
    bundle, thing = turn.store.of(Bundle).get(shown.subject), find(turn, which)
    if bundle is None or thing is None or standing(turn, bundle, thing) is not State.OPEN:
        turn.refuse("due-already")
        return
    said = _carry_out(turn, thing, Act(what))
    if said:
        turn.toast(said)


def _carry_out(turn: SpokenTurn, thing: Thing, what: Act) -> str:
    """Carry out what is to become of a thing; return what to say to it, nothing if the sender has been told."""
    if isinstance(thing, Task):
        return _carry_out_task(turn, thing, what)
    match what:
        case Act.DONE:
            changed(turn, done(turn, thing))
        case Act.LATER:
            changed(turn, put_off(turn, thing))
        case Act.DROP:
            return f"due-toast-{what.value}" if drop(turn, thing) is not None else ""
        case Act.HAND:
            begun = begin_alone(turn, HANDING.about(AboutThing(thing=key_of(thing))))
            return "" if begun is Begun.BEHIND_A_DOOR else f"due-toast-{what.value}"
        case Act.TAKE:
            return _take_on(turn, thing)
    return f"due-toast-{what.value}"


def _carry_out_task(turn: SpokenTurn, task: Task, what: Act) -> str:
    """Carry out what is to become of a task; return what to say to it, nothing if the sender has been told."""
    if what is Act.TAKE:
        return agree(turn, task)
    may = may_finish if what is Act.DONE else may_settle
    if not may(turn, task):
        return ""
    match what:
        case Act.DONE:
            remember(turn, done(turn, task))
        case Act.LATER:
            changed(turn, put_off(turn, task))
        case Act.DROP:
            drop(turn, task)
        case Act.HAND if begin_alone(turn, HANDING_OVER, [f"#{task.number}"]) is Begun.BEHIND_A_DOOR:
            return ""
    return f"due-toast-{what.value}"


def _take_on(turn: SpokenTurn, thing: Thing) -> str:
    """Let the sender see to a thing from now on."""
    if turn.partner is None:
        turn.refuse("refused-partner")
        return ""
    return "due-toast-take-in-private" if take_on(turn, thing, turn.partner) else "due-toast-take"


CARD: Final = Card(kind=KIND, render=render, tap=tap)
