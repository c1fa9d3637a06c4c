"""Posting a dialogue's question, and what is left of it once it is answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.engine.exchange.content import Choice, Content, mention
from bot.engine.exchange.direction import closed
from bot.engine.exchange.lengths import shorten
from bot.engine.vocabulary import walk
from bot.engine.vocabulary.dialogue import Answers
from bot.engine.wording import Markup, paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.cooperation import Channel
    from bot.engine.stored.sessions import Session
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Graph
    from bot.engine.vocabulary.steps import MisfitError, Question
    from bot.engine.wording import Value

_SIGNS = {walk.MORE: "🔽", walk.DONE: "✅", walk.SKIP: "⏭️", walk.BACK: "↩️"}
_LAST_ROW = 99
"""Leaving out and going back have a row of their own, below all answers."""
_TYPED_REPEATED = 200
_OPTIONS_REPEATED = 1_000
"""UTF-16 units."""


def ask(
    turn: Turn,
    dialogue: Graph,
    session: Session,
    step: Question,
    channel: Channel,
    *,
    misfit: MisfitError | None = None,
) -> None:
    """Ask a question, after a sentence about what did not fit, if anything; and store where the dialogue stands.

    It takes the place of what was tapped, where the dialogue does so and the platform can; else it is a new message.
    """
    instead = turn.vacant(channel) if dialogue.in_place and misfit is None else None
    former = session.prompt
    # After a misfit the earlier message still takes answers until the new one is sent.
    session = turn.transaction.put_session(
        replace(session, prompt=instead if misfit is None else former, updated_at=turn.now)
    )
    turn.asked.add(session.id)
    turn.everywhere = dialogue.everywhere
    question = _words(turn, dialogue, session, step, channel)
    choices = _choices(turn, dialogue, session, step)
    options, more = step.options(turn), step.unoffered(turn)
    called = Markup() if channel.person else _called(turn, session, channel)
    deaf = channel.person is None and not turn.platform(channel).hears_all
    text = paragraphs(
        Markup() if misfit is None else turn.words(misfit.message, **_brief(misfit.values)),
        Markup(f"{called}: {question}" if called else question),
        turn.words(step.hint, offered=len(options), count=len(options) + more) if more else Markup(),
        turn.words("answer-by-reply", taps="yes" if choices else "no") if deaf else Markup(),
    )
    content = Content(
        text,
        choices,
        asks=not options,
        rings=not _looks(turn, channel),
        placeholder=_placeholder(turn, dialogue, step, typed=not options),
    )
    if instead is not None:
        turn.edit(channel, instead, content, session=session.id, turn=session.turn)
        return
    turn.post(channel, content, person=session.person, session=session.id, turn=session.turn)


def ask_in_its_place(turn: Turn, dialogue: Graph, session: Session, step: Question, channel: Channel) -> None:
    """Show at the question's own message what is marked by now; nothing of it was answered yet."""
    session = turn.transaction.put_session(replace(session, updated_at=turn.now))
    turn.asked.add(session.id)
    turn.everywhere = dialogue.everywhere
    if session.prompt is not None:
        content = Content(
            _words(turn, dialogue, session, step, channel), _choices(turn, dialogue, session, step), rings=True
        )
        turn.edit(channel, session.prompt, content, session=session.id, turn=session.turn)


@dataclass(frozen=True, slots=True)
class Answered:
    """A question as it stood before it was answered: its message has buttons that nobody needs any more."""

    message: str
    channel: Channel
    text: Markup
    everywhere: bool


def noted(turn: Turn, dialogue: Graph, session: Session, channel: Channel) -> Answered | None:
    """Return the question that a dialogue stands at, before it goes on; None if nothing at its message is tapped."""
    step = dialogue.step(session.step)
    if step is None or session.prompt is None or not _choices(turn, dialogue, session, step):
        return None
    return Answered(session.prompt, channel, _words(turn, dialogue, session, step, channel), dialogue.everywhere)


def tidy(turn: Turn, answered: Answered, chosen: str) -> None:
    """Take the buttons off a question that was answered, and say what was chosen, if anything was."""
    if answered.message in turn.taken:
        return
    said = turn.words("question-answered", chosen=closed(chosen)) if chosen else Markup()
    before, turn.everywhere = turn.everywhere, answered.everywhere
    turn.edit(answered.channel, answered.message, Content(paragraphs(answered.text, said)))
    turn.everywhere = before


def _looks(turn: Turn, channel: Channel) -> bool:
    """Whether whoever is asked is looking: they have just said or tapped something there, alone."""
    return turn.private and turn.sender is not None and turn.channel is not None and turn.channel.id == channel.id


def _words(turn: Turn, dialogue: Graph, session: Session, step: Question, channel: Channel) -> Markup:
    values = dialogue.values(turn, Answers(dialogue, session.answers), session.occasion, step)
    return turn.words_in(channel)(_message(dialogue, step), **values)


def _message(dialogue: Graph, step: Question) -> str:
    return f"{dialogue.id}-{step.id}".replace(".", "-").replace("_", "-")


def _placeholder(turn: Turn, dialogue: Graph, step: Question, *, typed: bool) -> str:
    key = f"{_message(dialogue, step)}-placeholder"
    return turn.words.label(key) if typed and turn.words.has(key) else ""


def _choices(turn: Turn, dialogue: Graph, session: Session, step: Question) -> tuple[Choice, ...]:
    marked: Sequence[str] = dialogue.marks(turn, session.occasion, step)
    if step.toggles:
        marked = walk.draft_of(session, step, marked)
    answers = [
        Choice(one.key, closed(one.label), sign=one.sign, row=one.row, marked=one.key in marked)
        for one in walk.offered(session, step, turn)
    ]
    beside = [
        Choice(
            key,
            turn.words.label(step.skip if key == walk.SKIP else f"choice-{key}"),
            sign=_SIGNS[key],
            row=_LAST_ROW,
        )
        for key in walk.extras(dialogue, session, step, turn)
    ]
    return (*answers, *beside)


def _brief(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what a misfit repeats short enough that what to type instead is read."""
    most = {"typed": _TYPED_REPEATED, "options": _OPTIONS_REPEATED}
    return {
        name: shorten(value, most[name]) if name in most and isinstance(value, str) else value
        for name, value in values.items()
    }


def _called(turn: Turn, session: Session, channel: Channel) -> str:
    """In a group, say whom the question is for."""
    if turn.sender is not None and turn.sender.platform_id == session.person:
        return mention(turn.sender.name, turn.sender.platform_id)
    known = (
        turn.store.identities.first(adapter=channel.adapter, platform_id=session.person) if turn.cooperation else None
    )
    return mention(known.name, known.platform_id) if known else ""
