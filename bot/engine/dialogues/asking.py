"""Posting a dialogue's question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.exchange.content import Choice, Content, mention
from bot.engine.exchange.direction import closed
from bot.engine.exchange.lengths import shorten
from bot.engine.vocabulary import walk
from bot.engine.vocabulary.dialogue import Answers
from bot.engine.wording import Markup, paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.cooperation import Channel
    from bot.engine.stored.sessions import Session
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Graph
    from bot.engine.vocabulary.steps import MisfitError, Question
    from bot.engine.wording import Value

_SIGNS = {walk.SKIP: "⏭️", walk.BACK: "↩️"}
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
    """Post a question, after a sentence about what did not fit, if anything; and store where the dialogue stands."""
    # After a misfit the earlier message still takes answers until the new one is sent.
    session = turn.transaction.put_session(
        replace(session, prompt=None if misfit is None else session.prompt, updated_at=turn.now)
    )
    turn.asked.add(session.id)
    turn.everywhere = dialogue.everywhere
    values = dialogue.values(turn, Answers(dialogue, session.answers), session.occasion, step)
    question = turn.words(f"{dialogue.id}-{step.id}".replace(".", "-").replace("_", "-"), **values)
    options, more = step.options(turn), step.unoffered(turn)
    choices = [Choice(one.key, closed(one.label), sign=one.sign, row=one.row) for one in options]
    choices += [
        Choice(key, turn.words.label(f"choice-{key}"), sign=_SIGNS[key], row=_LAST_ROW)
        for key in walk.extras(dialogue, session, step)
    ]
    called = Markup() if channel.person else _called(turn, session, channel)
    deaf = channel.person is None and not turn.platform(channel).hears_all
    text = paragraphs(
        Markup() if misfit is None else turn.words(misfit.message, **_brief(misfit.values)),
        Markup(f"{called}: {question}" if called else question),
        turn.words(step.hint, offered=len(options), count=len(options) + more) if more else Markup(),
        turn.words("answer-by-reply", taps="yes" if choices else "no") if deaf else Markup(),
    )
    turn.post(
        channel,
        Content(text, tuple(choices), asks=not options, rings=True),
        person=session.person,
        session=session.id,
        turn=session.turn,
    )


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
