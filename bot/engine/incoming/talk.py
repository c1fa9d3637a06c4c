"""What is said that answers nothing: a greeting, thanks, a command's bare name, words about a card, or talk of others.

Alone with the bot, and where it is called by name, everybody gets an answer; talk among people is none of its business.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import Language
from bot.engine.exchange.lengths import shorten
from bot.engine.vocabulary.folding import fold

if TYPE_CHECKING:
    from bot.engine.exchange.messages import Said
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.flow import Flows

_END = " .!?,;:…)(-"
"""What may stand around a word without changing it, smileys of characters among them."""
_SHOWN = 200
"""Most characters of a list of choices that are repeated."""
_LONGEST = 40
"""Characters of a bare command or greeting; whatever is longer was meant otherwise."""


def bare_command(flows: Flows, text: str) -> str | None:
    """Return the command that a text without a prefix names, whole and nothing else; None if it names none."""
    word = fold(text.strip(_END))
    if len(word) > _LONGEST or not word:
        return None
    name = next((one for one in (word, word.replace("-", ""), word.replace(" ", "")) if one in flows.commands), None)
    return f"/{flows.commands[name].name}" if name is not None else None


def converse(turn: SpokenTurn, flows: Flows, said: Said) -> None:
    """Answer what answers nothing, where it was meant for the bot; in a group nobody is disturbed."""
    meant = turn.private or (said.addressed and said.reply_to is None)
    if not meant:
        talked_over(turn)
        return
    text = said.text.strip()
    command = bare_command(flows, text) if turn.private else None
    if command is not None:
        turn.carry_out(command)
    elif _is(turn, text, "talk-greetings"):
        turn.carry_out("/start")
    elif _is(turn, text, "talk-thanks"):
        turn.say(turn.words("talk-welcome"))
    elif turn.private:
        turn.say(turn.words("not-understood"))
    else:
        turn.refuse("talk-in-group")


def talked_over(turn: SpokenTurn) -> None:
    """Note that people talk among themselves: a number said from now on may be part of that."""
    if turn.place.newest_card is not None and not turn.place.talked_over:
        turn.transaction.put_channel(replace(turn.place, talked_over=True))


def ask_what_for(turn: SpokenTurn) -> None:
    """Say once how to answer a card by number after others have written."""
    turn.transaction.put_channel(replace(turn.place, newest_card=None, talked_over=False))
    turn.refuse("number-after-talk")


def about_card(turn: SpokenTurn, flows: Flows, shown: ShownCard) -> None:
    """Say, once to each person and card, that words do not count there, and what does."""
    kind = flows.cards.get(shown.kind)
    if kind is None or not shown.choices or turn.transaction.answered_in_words(shown.id, turn.sender.platform_id):
        return
    labels = ", ".join(choice.label for choice in kind.render(turn, shown).choices if choice.door is None)
    turn.refuse("words-at-card", options=shorten(labels, _SHOWN))


def meant_choice(turn: SpokenTurn, flows: Flows, shown: ShownCard, text: str) -> str | None:
    """Return the key of the choice that somebody wrote out instead of tapping it; None if that is none."""
    kind = flows.cards.get(shown.kind)
    if kind is None or not shown.choices:
        return None
    wanted = fold(text.strip(_END))
    offered = {choice.key: choice for choice in kind.render(turn, shown).choices if choice.key in shown.choices}
    found = [key for key, one in offered.items() if wanted and wanted == fold(one.label.strip(_END))]
    found += [key for key, one in offered.items() if one.sign and one.sign == text.strip()]
    return found[0] if len(found) == 1 else None


def _is(turn: SpokenTurn, text: str, key: str) -> bool:
    """Whether a text is one of the words that the wording of any language lists under a key."""
    said = fold(text.strip(_END))
    return any(
        said in {fold(word) for word in turn.surroundings.library[language].label(key).split(",")}
        for language in Language
    )
