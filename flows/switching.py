"""Which cooperation a private chat is about: shown, changed, and asked before anything is published from there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.engine.dialogues.progress import begin
from bot.engine.turn import private_chats
from bot.engine.turn.names import called
from bot.engine.vocabulary.dialogue import Dialogue, DialogueAbout
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.questions import Pick
from bot.engine.vocabulary.steps import Option
from bot.engine.wording import Markup
from flows.settings.preferences import asked_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.cooperation import Cooperation
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

SHORTEST_WORD = 3
"""Words of a name with fewer letters do not stand for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingCommand:
    """A command that waits for its sender to say which cooperation it is for."""

    typed: str


def _known(turn: Turn) -> list[Cooperation]:
    """Return the cooperations of whoever is alone with the bot here: the present one first, then by age."""
    place = turn.channel
    if place is None or place.person is None:
        return []
    known = turn.speaking_to(place.adapter, place.person)
    return sorted(known, key=lambda one: (turn.cooperation is None or one.id != turn.cooperation.id, one.id))


def offered(view: View) -> tuple[Option, ...]:
    """Offer the cooperations by name; one word is enough where no other name has it."""
    turn = asked_by(view)
    known = _known(turn)
    words = {one.id: set(fold(one.name).split()) for one in known}
    often = Counter(word for named in words.values() for word in named)
    return tuple(
        Option(
            f"c{one.id}",
            called(one, known, view.words),
            tuple(sorted(word for word in words[one.id] if often[word] == 1 and len(word) >= SHORTEST_WORD)),
        )
        for one in known
    )


def _name(turn: Turn) -> str:
    return called(turn.home, _known(turn), turn.words)


def _chosen(turn: SpokenTurn, key: str) -> SpokenTurn | None:
    """Return the turn as it is about the cooperation that was chosen; if it is the sender's no more, say so."""
    number = int(key[1:])
    if all(one.id != number for one in turn.cooperations):
        turn.refuse("stale-choice")
        return None
    return turn.about(number)


def _turn_to(about: SpokenTurn) -> None:
    about.place = private_chats.turn_to(about, about.place)


which = Pick(id="which", among=offered)


def switch(turn: SpokenTurn, answers: Answers) -> None:
    """Let the private chat be about the cooperation that was chosen."""
    about = _chosen(turn, answers[which])
    if about is not None:
        _turn_to(about)
        about.say(about.words("switched", name=_name(about)))


def carry_on(turn: SpokenTurn, answers: Answers, occasion: WaitingCommand) -> None:
    """Carry out for one cooperation what waited; the chat goes on being about the one before, if that still speaks."""
    about = _chosen(turn, answers[which])
    if about is None:
        return
    if all(one.id != turn.place.cooperation_id for one in turn.cooperations):
        _turn_to(about)
    about.carry_out(occasion.typed)


def _present(view: View, _answers: Answers, _step: Question) -> Mapping[str, Value]:
    return {"name": _name(asked_by(view))}


def _waiting(view: View, _answers: Answers, occasion: WaitingCommand, _step: Question) -> Mapping[str, Value]:
    turn, name = asked_by(view), occasion.typed.split(maxsplit=1)[0].removeprefix("/")
    command = turn.surroundings.commands.get(name)
    return {"command": Markup(f"`/{command.called(turn.language) if command is not None else name}`")}


SWITCH = Dialogue(id="switch", version=1, questions=(which,), on_end=switch, before=_present, everywhere=True)
PLACE = DialogueAbout(
    id="place",
    version=1,
    occasion=WaitingCommand,
    questions=(which,),
    on_end=carry_on,
    before=_waiting,
    expire_after=timedelta(days=1),
    everywhere=True,
)


def handle(turn: SpokenTurn, typed: str) -> None:
    """Show which cooperation this chat is about, and let another one be chosen."""
    if not turn.private:
        turn.refuse("switch-in-private")
    elif turn.cooperation is None:
        turn.refuse("no-cooperation-private")
    elif len(turn.cooperations) > 1:
        begin(turn, SWITCH, [typed] if typed else ())
    else:
        _turn_to(turn)
        turn.say(turn.words("switch-only", name=_name(turn)))


def ask_where(turn: SpokenTurn, typed: str) -> None:
    """Ask which cooperation a command is for, before anybody else sees what it does."""
    begin(turn, PLACE.about(WaitingCommand(typed=typed)))


FLOW = Flow(
    id="switching",
    commands=(Command(name="switch", german="wechseln", handle=handle, anywhere=True, everywhere=True, alone=True),),
    dialogues=(SWITCH, PLACE),
    asks_where=ask_where,
)
