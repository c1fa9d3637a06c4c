"""Two cooperations with the same people: Anna coordinates Ahlen and takes part in Beckum, Bert the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.exchange.content import plain

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel
    from tests.stage import Stage

AHLEN, BECKUM = "ahlen", "beckum"
"""The groups of the two cooperations."""
NAMES = {AHLEN: "Ankommen in Ahlen", BECKUM: "Busse für Beckum"}
IDS = {AHLEN: 1, BECKUM: 2}
_REST = "Wohnen; de; Europe/Berlin; keine; 1; Nur bei Bedarf"


async def found_two(stage: Stage) -> None:
    """Set both up and have everybody join; Anna has spoken with the bot alone, about Ahlen."""
    await _found(stage, "Anna", AHLEN)
    await stage.say("Anna", "/start", "@")
    await _found(stage, "Bert", BECKUM)
    for group in (AHLEN, BECKUM):
        await stage.say("Anna", "/mitmachen Stadt; Staat; hauptamtlich", group)
        await stage.say("Bert", "/mitmachen Handwerkskammer; Wirtschaft; hauptamtlich", group)
        await stage.say("Cem", "/mitmachen Caritas; Zivilgesellschaft; hauptamtlich", group)


async def _found(stage: Stage, who: str, group: str) -> None:
    await stage.add_bot(who, group)
    await stage.say(who, f"/einrichten {NAMES[group]}; {_REST}", group)


def chat_with(stage: Stage, who: str) -> Channel:
    """Return somebody's private chat as it is stored."""
    with stage.database.begin() as transaction:
        found = transaction.private_channel("memory", "bot", who.casefold())
    assert found is not None
    return found


def about(stage: Stage, who: str) -> int | None:
    """Return the id of the cooperation that somebody's private chat is about."""
    return chat_with(stage, who).cooperation_id


def saw(stage: Stage, group: str, words: str) -> bool:
    """Whether a group has seen words."""
    return any(words in one.text for one in stage.seen_in(group))


def named_in(stage: Stage, channel: str, since: int = 0) -> list[set[str]]:
    """Return for each message in a channel which of the two cooperations its first line names."""
    return [
        {name for name in NAMES.values() if name in plain(one.content.text).splitlines()[0]}
        for one in stage.seen_in(channel)[since:]
    ]
