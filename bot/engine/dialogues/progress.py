"""Carries dialogues on: begins them, takes answers, does what was agreed at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import NotAllowed
from bot.engine.dialogues.asking import ask, ask_in_its_place, noted, tidy
from bot.engine.stored.sessions import Session
from bot.engine.turn import private_chats
from bot.engine.vocabulary import walk
from bot.engine.vocabulary.dialogue import Opening
from bot.engine.vocabulary.folding import whole_number
from bot.engine.vocabulary.walk import Asking, Before, Ended, Lost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.cooperation import Channel
    from bot.domain.partners import Identity
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers, Dialogue, Graph
    from bot.engine.vocabulary.steps import Question
    from bot.engine.vocabulary.walk import Outcome


def begin(
    turn: SpokenTurn,
    what: Dialogue | Opening,
    parts: Sequence[str] = (),
    *,
    place: tuple[Channel, Identity] | None = None,
) -> None:
    """Begin a dialogue with the sender here, or elsewhere with somebody.

    `parts` are what was typed behind a command. The same dialogue on the same occasion, left open there, gives way.
    """
    opening = what if isinstance(what, Opening) else Opening(what)
    channel = place[0] if place else turn.place
    person = place[1].platform_id if place else turn.sender.platform_id
    session = _session(turn, opening, channel, person)
    _carry_on(turn, opening.dialogue, walk.start(opening.dialogue, session, parts, turn), channel)


def needs_no_answer(turn: SpokenTurn, what: Dialogue | Opening, parts: Sequence[str]) -> bool:
    """Tell whether what was typed behind a command answers all questions of a dialogue."""
    if not any(parts):
        return False
    opening = what if isinstance(what, Opening) else Opening(what)
    blank = _blank(turn, opening, turn.place, turn.sender.platform_id)
    return isinstance(walk.start(opening.dialogue, blank, parts, turn), Ended)


def begin_with(turn: Turn, what: Dialogue | Opening, place: tuple[Channel, Identity]) -> None:
    """Begin a dialogue with somebody who has not asked for it, such as when the clock does."""
    opening = what if isinstance(what, Opening) else Opening(what)
    session = _session(turn, opening, place[0], place[1].platform_id)
    ask(turn, opening.dialogue, session, opening.dialogue.start, place[0])


def _session(turn: Turn, opening: Opening, channel: Channel, person: str) -> Session:
    """Return where a new dialogue stands; the same one on the same occasion, if it was left open, is dropped."""
    dialogue = opening.dialogue
    for former in turn.transaction.sessions_of(channel.id, person):
        if former.dialogue == dialogue.id and former.occasion == opening.occasion:
            turn.transaction.drop_session(former)
            if former.prompt is not None and former.prompt != turn.vacant(channel):
                turn.point_on(channel, former.prompt)
    return _blank(turn, opening, channel, person)


def _blank(turn: Turn, opening: Opening, channel: Channel, person: str) -> Session:
    """Return where a dialogue stands before anything was asked."""
    dialogue = opening.dialogue
    return Session(
        cooperation_id=turn.cooperation.id if turn.cooperation else None,
        channel_id=channel.id,
        person=person,
        dialogue=dialogue.id,
        version=dialogue.version,
        step=dialogue.start.id,
        occasion=opening.occasion,
        updated_at=turn.now,
        expires_at=turn.now + dialogue.expire_after,
    )


def waiting(turn: Turn, channel: Channel, person: str) -> list[Session]:
    """Return the dialogues that wait for a person's answer in a channel, the latest first."""
    return [one for one in turn.transaction.sessions_of(channel.id, person) if one.expires_at > turn.now]


def latest(turn: SpokenTurn) -> Session | None:
    """Return the dialogue whose question the sender was asked last, here."""
    return next(iter(waiting(turn, turn.place, turn.sender.platform_id)), None)


def latest_held(turn: SpokenTurn) -> tuple[SpokenTurn, Session] | None:
    """Return the sender's latest dialogue, and the turn where it is held.

    That is here; where none is, alone with the sender, if it is about the cooperation of the group that they speak in.
    """
    session = latest(turn)
    if session is not None:
        return turn.about(session.cooperation_id), session
    if turn.private or turn.account is None or turn.cooperation is None:
        return None
    for channel in private_chats.readable(turn, turn.account):
        there = turn.about(turn.cooperation.id, channel)
        found = latest(there)
        if found is not None and found.cooperation_id == turn.cooperation.id:
            return there, found
    return None


def answer(turn: SpokenTurn, dialogue: Graph | None, session: Session, typed: str) -> None:
    """Take an answer to a dialogue's question: words, a number, or a choice's key. `dialogue` is None if it is gone."""
    if dialogue is None:
        _lose(turn, session, turn.place)
    elif not turn.may(dialogue.who):
        turn.transaction.drop_session(session)
        turn.refuse(f"refused-{dialogue.who.value}")
    else:
        _go_on(turn, dialogue, session, walk.resume(dialogue, session, typed, turn))


def _go_on(turn: SpokenTurn, dialogue: Graph, session: Session, outcome: Outcome) -> None:
    """Carry on after an answer, and take the buttons off the question that it was given to."""
    asked = noted(turn, dialogue, session, turn.place)
    chosen = _chosen(turn, dialogue, session, outcome)
    if dialogue.in_place and asked is not None and turn.message == asked.message:
        turn.done_with = asked.message
    _carry_on(turn, dialogue, outcome, turn.place)
    if asked is not None:
        tidy(turn, asked, chosen)


def _chosen(turn: SpokenTurn, dialogue: Graph, session: Session, outcome: Outcome) -> str:
    """Return what was chosen, in words; empty where nothing was, or nobody may be able to tell."""
    step = dialogue.step(session.step)
    taken = isinstance(outcome, Ended) or walk.moved(session, outcome)
    if step is None or not taken or dialogue.is_secret(session.occasion):
        return ""
    stored = outcome.session.answers.get(step.id)
    if stored is None:
        skipped = step.id in outcome.session.trail[len(session.trail) :]
        return turn.words.label("question-skipped") if skipped else ""
    return step.told(stored, turn)


def tap(turn: SpokenTurn, dialogue: Graph | None, session: Session, choice: str) -> None:
    """Take a tap on one of a question's choices: its key or its number."""
    step = dialogue.step(session.step) if dialogue else None
    if dialogue is None or step is None:
        answer(turn, dialogue, session, choice)
        return
    keys = [option.key for option in walk.offered(session, step, turn)] + list(
        walk.extras(dialogue, session, step, turn)
    )
    if choice.isdecimal():
        position = whole_number(choice)
        if position is None or not 1 <= position <= len(keys):
            answer(turn, dialogue, session, choice)  # typed where numbers are taken for taps: say what would fit
            return
        choice = keys[position - 1]
    if choice not in keys:
        turn.refuse("stale-choice")
    elif choice == walk.MORE and turn.may(dialogue.who):
        ask_in_its_place(turn, dialogue, walk.further(session, step), step, turn.place)
    elif step.toggles and choice in {option.key for option in step.options(turn)} and turn.may(dialogue.who):
        _toggle(turn, dialogue, session, step, choice, on=None if turn.reusable else True)
    else:
        answer(turn, dialogue, session, choice)


def untap(turn: SpokenTurn, dialogue: Graph | None, session: Session, choice: str) -> None:
    """Take back a tap on one of a question's choices: only where several are marked before they are the answer."""
    step = dialogue.step(session.step) if dialogue else None
    if dialogue is None or step is None or not step.toggles or not turn.may(dialogue.who):
        return
    keys = [option.key for option in step.options(turn)]
    position = whole_number(choice) if choice.isdecimal() else None
    key = keys[position - 1] if position is not None and 1 <= position <= len(keys) else choice
    if key in keys:
        _toggle(turn, dialogue, session, step, key, on=False)


def _toggle(turn: SpokenTurn, dialogue: Graph, session: Session, step: Question, key: str, *, on: bool | None) -> None:
    marked = dialogue.marks(turn, session.occasion, step)
    ask_in_its_place(turn, dialogue, walk.toggle(session, step, key, marked=marked, on=on), step, turn.place)


def reopen(turn: SpokenTurn, dialogue: Graph | None, session: Session, *, ask_it: bool) -> Session | None:
    """Go back to the question that was answered last, and ask it if wanted; None if it was asked, or is gone."""
    outcome = walk.back(dialogue, session) if dialogue else Lost(session)
    if dialogue is None or ask_it or not isinstance(outcome, Asking):
        _carry_on(turn, dialogue, outcome, turn.place)
        return None
    return turn.transaction.put_session(outcome.session)


def _carry_on(turn: SpokenTurn, dialogue: Graph | None, outcome: Outcome, channel: Channel) -> None:
    match outcome:
        case Asking(session, step, misfit) if dialogue is not None:
            ask(turn, dialogue, session, step, channel, misfit=misfit)
        case Ended(session, answers) if dialogue is not None:
            if session.id:
                turn.transaction.drop_session(session)
            _end(turn, dialogue, session, answers, channel)
        case Before(session) if dialogue is not None:
            turn.transaction.drop_session(session)
            dialogue.go_before(turn, session.occasion)
        case _:
            _lose(turn, outcome.session, channel)


def _lose(turn: SpokenTurn, session: Session, channel: Channel) -> None:
    if session.id:
        turn.transaction.drop_session(session)
    turn.say(turn.words("dialogue-lost"), channel=channel)


def _end(turn: SpokenTurn, dialogue: Graph, session: Session, answers: Answers, channel: Channel) -> None:
    turn.everywhere = dialogue.everywhere
    taken = set(turn.taken)
    try:
        with turn.transaction.savepoint():
            dialogue.finish(turn, answers, session.occasion)
    except NotAllowed as error:
        turn.taken.intersection_update(taken)
        turn.say(turn.words(f"not-allowed-{error.reason}"), channel=channel)
    turn.resume(channel, session.person)


def ask_again(turn: Turn, dialogues: Mapping[str, Graph], session: Session, channel: Channel) -> bool:
    """Ask what a dialogue is waiting for once more; False if this version of the program cannot."""
    dialogue = dialogues.get(session.dialogue)
    step = dialogue.step(session.step) if dialogue else None
    if dialogue is None or step is None:
        return False
    ask(turn, dialogue, session, step, channel)
    if session.prompt is not None and session.prompt not in turn.taken:
        turn.point_on(channel, session.prompt)
    return True


def resume_latest(turn: SpokenTurn, dialogues: Mapping[str, Graph], channel: Channel, person: str) -> None:
    """Ask again what another dialogue was waiting for before the one that has just ended."""
    for session in waiting(turn, channel, person):
        if session.id in turn.asked or ask_again(turn.about(session.cooperation_id), dialogues, session, channel):
            return


def cancel(turn: SpokenTurn) -> Session | None:
    """End the sender's latest dialogue here without doing anything, and return it; None if there is none.

    What waited behind it is asked again.
    """
    session = latest(turn)
    if session is not None:
        turn.transaction.drop_session(session)
        turn.resume(turn.place, session.person)
    return session


def go_back(turn: SpokenTurn, dialogues: Mapping[str, Graph]) -> None:
    """Ask the previous question of the sender's latest dialogue again."""
    session = latest(turn)
    dialogue = dialogues.get(session.dialogue) if session is not None else None
    if session is None:
        return
    about = turn.about(session.cooperation_id)
    if dialogue is None:
        _carry_on(about, None, Lost(session), turn.place)
    else:
        _go_on(about, dialogue, session, walk.back(dialogue, session))


def held_by(turn: SpokenTurn) -> list[Session]:
    """Return the dialogues that the sender has begun here and, with whichever of their accounts, alone with the bot."""
    if turn.identity is None:
        return []
    chats = {
        (channel.id, account.platform_id)
        for account in turn.store.same_person(turn.identity)
        for channel in private_chats.readable(turn, account)
    }
    chats.add((turn.place.id, turn.sender.platform_id))
    return [session for channel, person in sorted(chats) for session in turn.transaction.sessions_of(channel, person)]
