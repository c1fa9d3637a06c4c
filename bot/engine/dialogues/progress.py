"""Carries dialogues out: keeps their sessions, asks their questions, does what was agreed at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.errors import NotAllowed
from bot.engine.exchange.content import Choice, Content, mention
from bot.engine.stored.sessions import Session
from bot.engine.turn.rights import may
from bot.engine.vocabulary import walk
from bot.engine.vocabulary.dialogue import Answers
from bot.engine.vocabulary.walk import Asking, Ended, Lost
from bot.engine.wording import Markup, paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import JsonValue

    from bot.domain.cooperation import Channel
    from bot.domain.partners import Identity
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Dialogue, Question
    from bot.engine.vocabulary.walk import Outcome


def begin(
    turn: Turn,
    dialogue: Dialogue,
    parts: Sequence[str],
    occasion: Mapping[str, JsonValue],
    place: tuple[Channel, Identity] | None,
) -> None:
    """Begin a dialogue. The same one on the same occasion, if it was left open there, gives way."""
    channel = place[0] if place else turn.place
    person = place[1].platform_id if place else (turn.sender.platform_id if turn.sender else "")
    for open_session in turn.transaction.sessions_of(channel.id, person):
        if open_session.dialogue == dialogue.id and open_session.occasion == dict(occasion):
            turn.transaction.drop_session(open_session)
    session = Session(
        cooperation_id=turn.cooperation.id if turn.cooperation else None,
        channel_id=channel.id,
        person=person,
        dialogue=dialogue.id,
        version=dialogue.version,
        step=dialogue.start.id,
        occasion=dict(occasion),
        updated_at=turn.now,
        expires_at=turn.now + dialogue.expire_after,
    )
    _carry_on(turn, dialogue, walk.start(dialogue, session, parts, turn), channel)


def waiting(turn: Turn, channel: Channel, person: str) -> list[Session]:
    """Return the dialogues that wait for a person's answer in a channel, the latest first."""
    sessions = turn.transaction.sessions_of(channel.id, person)
    return [session for session in sessions if session.expires_at > turn.now]


def answer(turn: Turn, session: Session, typed: str) -> None:
    """Take an answer to a dialogue's question: words, a number, or a choice's key."""
    dialogue = turn.surroundings.flows.dialogues.get(session.dialogue)
    if dialogue is None:
        _carry_on(turn, None, Lost(session), turn.place)
        return
    if not may(turn, dialogue.who):
        turn.transaction.drop_session(session)
        turn.refuse(f"refused-{dialogue.who.value}")
        return
    _carry_on(turn, dialogue, walk.resume(dialogue, session, typed, turn), turn.place)


def tapped(turn: Turn, session: Session, choice: str) -> None:
    """Take a tap on one of a question's choices: its key or its number."""
    dialogue = turn.surroundings.flows.dialogues.get(session.dialogue)
    step = dialogue.step(session.step) if dialogue else None
    if dialogue is None or step is None:
        answer(turn, session, choice)
        return
    keys = [option.key for option in step.options(turn)] + list(walk.extras(dialogue, session, step))
    if choice.isdecimal():
        if not 1 <= int(choice) <= len(keys):
            answer(turn, session, choice)  # typed where numbers are taken for taps: say what would fit
            return
        choice = keys[int(choice) - 1]
    if choice not in keys:
        turn.refuse("stale-choice")
        return
    answer(turn, session, choice)


def reopen(turn: Turn, session: Session, *, ask: bool) -> Session | None:
    """Go back to the question that was answered last, and ask it if wanted; None if that is gone."""
    dialogue = turn.surroundings.flows.dialogues.get(session.dialogue)
    outcome = walk.back(dialogue, session) if dialogue else Lost(session)
    if ask or not isinstance(outcome, Asking):
        _carry_on(turn, dialogue, outcome, turn.place)
        return None
    return turn.transaction.put_session(outcome.session)


def _carry_on(turn: Turn, dialogue: Dialogue | None, outcome: Outcome, channel: Channel) -> None:
    match outcome:
        case Asking(session, step, misfit) if dialogue is not None:
            kept = turn.transaction.put_session(
                replace(session, prompt=None if misfit is None else session.prompt, updated_at=turn.now)
            )
            problem = Markup() if misfit is None else turn.words(misfit.message, **misfit.values)
            _ask(turn, dialogue, kept, step, problem=problem, channel=channel)
        case Ended(session, answers) if dialogue is not None:
            if session.id:
                turn.transaction.drop_session(session)
            _end(turn, dialogue, session, answers, channel)
        case _:
            if outcome.session.id:
                turn.transaction.drop_session(outcome.session)
            turn.say(turn.words("dialogue-lost"), channel=channel)


def _end(turn: Turn, dialogue: Dialogue, session: Session, answers: Answers, channel: Channel) -> None:
    try:
        with turn.transaction.savepoint():
            dialogue.on_end(turn, answers, session.occasion)
    except NotAllowed as error:
        turn.say(turn.words(f"not-allowed-{error.reason}"), channel=channel)
    resume_latest(turn, channel, session.person)


def resume_latest(turn: Turn, channel: Channel, person: str) -> None:
    """Ask again what another dialogue was waiting for before the one that has just ended."""
    for session in waiting(turn, channel, person):
        if session.id in turn.asked or ask_again(turn, session, channel):
            return


def ask_again(turn: Turn, session: Session, channel: Channel) -> bool:
    """Ask what a dialogue is waiting for once more; False if this version of the program cannot."""
    dialogue = turn.surroundings.flows.dialogues.get(session.dialogue)
    step = dialogue.step(session.step) if dialogue else None
    if dialogue is None or step is None:
        return False
    kept = turn.transaction.put_session(replace(session, prompt=None, updated_at=turn.now))
    _ask(turn.about(session.cooperation_id), dialogue, kept, step, problem=Markup(), channel=channel)
    return True


def _ask(
    turn: Turn, dialogue: Dialogue, session: Session, step: Question, *, problem: Markup, channel: Channel
) -> None:
    """Post a question, after a sentence about what did not fit, if anything."""
    turn.asked.add(session.id)
    values = (
        dialogue.before(turn, Answers(dialogue, session.answers), session.occasion, step) if dialogue.before else {}
    )
    question = turn.words(f"{dialogue.id}-{step.id}".replace(".", "-").replace("_", "-"), **values)
    options = step.options(turn)
    choices = [Choice(option.key, option.label) for option in options]
    choices += [Choice(key, turn.words.label(f"choice-{key}")) for key in walk.extras(dialogue, session, step)]
    called = Markup() if channel.person else _called(turn, session, channel)
    deaf = channel.person is None and not turn.platform(channel).hears_all
    how = turn.words("answer-by-reply", taps="yes" if choices else "no") if deaf else Markup()
    text = paragraphs(problem, Markup(f"{called}: {question}" if called else question), how)
    turn.post(
        channel,
        Content(text, tuple(choices), asks=not options),
        person=session.person,
        session=session.id,
        turn=session.turn,
    )


def _called(turn: Turn, session: Session, channel: Channel) -> str:
    """In a group, say whom the question is for."""
    if turn.sender is not None and turn.sender.platform_id == session.person:
        return mention(turn.sender.name, turn.sender.platform_id)
    known = (
        turn.store.identities.first(adapter=channel.adapter, platform_id=session.person) if turn.cooperation else None
    )
    return mention(known.name, known.platform_id) if known else ""


def cancel(turn: Turn) -> bool:
    """End the sender's latest dialogue here without doing anything; False if there is none."""
    if turn.sender is None:
        return False
    for session in waiting(turn, turn.place, turn.sender.platform_id)[:1]:
        turn.transaction.drop_session(session)
        return True
    return False


def go_back(turn: Turn) -> bool:
    """Ask the previous question of the sender's latest dialogue again; False if there is no dialogue."""
    if turn.sender is None:
        return False
    for session in waiting(turn, turn.place, turn.sender.platform_id)[:1]:
        dialogue = turn.surroundings.flows.dialogues.get(session.dialogue)
        outcome = walk.back(dialogue, session) if dialogue else Lost(session)
        _carry_on(turn, dialogue, outcome, turn.place)
        return True
    return False
