"""Linking: a second channel for the cooperation, a second account for a person, by a code that is good for one hour."""

from __future__ import annotations

import secrets
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind
from bot.domain.linking import ALPHABET, LENGTH, VALID_FOR, LinkCode, LinkPurpose, digest, normal
from bot.engine import doors
from bot.engine.commanding import keyword
from bot.engine.dialogue import Dialogue, done
from bot.engine.flow import Command, Flow
from flows.accounts import join_accounts, part_account
from flows.arrival import CARD as ARRIVAL
from flows.arrival import INVITATION
from flows.preferences import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from bot.domain.cooperation import Channel
    from bot.engine.dialogue import Answers
    from bot.engine.turn import Turn

KEYWORDS = {"channel": ("kanal", "gruppe", "raum", "room", "group"), "account": ("konto",)}
"""What can be typed behind `/link`, in both languages."""


class Linked(StrEnum):
    """What is to be linked."""

    CHANNEL = "channel"
    ACCOUNT = "account"


what = Bilingual(
    id="what",
    among=Linked,
    wording="link",
    also={Linked.CHANNEL: KEYWORDS["channel"], Linked.ACCOUNT: KEYWORDS["account"]},
)


def link(turn: Turn, typed: str) -> None:
    """Give out a code, alone, or use one."""
    key, rest = keyword(typed, KEYWORDS)
    code = normal(typed) if key is None else None
    if code is not None:
        use(turn, code)
    elif typed and (key is None or rest):
        turn.refuse("link-unknown-code")
    elif turn.cooperation is None:
        turn.refuse("no-cooperation-private" if turn.private else "no-cooperation")
    elif key is None and turn.private and turn.coordinates:
        turn.begin(LINKING.id)
    elif key == Linked.CHANNEL.value or (key is None and not turn.private):
        give_for_channel(turn)
    else:
        give(turn, LinkPurpose.PERSON)


def give_for_channel(turn: Turn) -> None:
    """Give a coordinator a code for another channel."""
    if turn.coordinates:
        turn.wish.typed = "/link channel"
        give(turn, LinkPurpose.CHANNEL)
    else:
        turn.refuse("link-refused-channel")


def give(turn: Turn, purpose: LinkPurpose) -> None:
    """Write a new code to the sender alone."""
    if turn.identity is None:
        turn.refuse("refused-partner")
        return
    place = turn.private_place(turn.identity)
    if place is None:
        if not doors.lead(turn):
            turn.refuse("check-in-no-private")
        return
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    turn.store.link_codes.add(
        LinkCode(
            purpose=purpose,
            digest=digest(code),
            adapter=turn.identity.adapter,
            person=turn.identity.platform_id,
            expires_at=turn.now + VALID_FOR,
        )
    )
    name = turn.home.name or turn.words.label("cooperation-nameless")
    turn.say(turn.words(f"link-code-{purpose.value}", code=code, name=name), channel=place[0])
    if not turn.private:
        turn.say(turn.words("link-code-sent", person=turn.name_sender()))


def choose(turn: Turn, answers: Answers, _occasion: Mapping[str, JsonValue]) -> None:
    """Give a coordinator the code for what they chose."""
    if answers[what] is Linked.CHANNEL:
        give_for_channel(turn)
    else:
        give(turn, LinkPurpose.PERSON)


LINKING = Dialogue(id="link", version=1, start=what, routes=(what.to(done),), on_end=choose)


def use(turn: Turn, typed: str) -> None:
    """Join what a code is for. A code for a person that others have read is void."""
    found = turn.transaction.link_code(digest(typed))
    if found is None or found[1].expires_at <= turn.now:
        turn.refuse("link-unknown-code")
        return
    about, code = turn.about(found[0]), found[1]
    if code.purpose is LinkPurpose.CHANNEL and turn.private:
        turn.refuse("link-code-is-for-a-channel")
    elif code.purpose is LinkPurpose.CHANNEL:
        _join_channel(turn, about, code)
    elif not turn.private:
        about.store.link_codes.remove(code)
        turn.refuse("link-code-was-read")
    elif turn.account is not None:
        about.store.link_codes.remove(code)
        join_accounts(turn, about, code)


def _join_channel(turn: Turn, about: Turn, code: LinkCode) -> None:
    """Make this channel one of the cooperation's, unless another cooperation lives here."""
    place, home = turn.place, about.home
    if place.cooperation_id == home.id:
        turn.refuse("link-channel-is-here")
        return
    if turn.cooperation is not None and _lives(turn):
        turn.refuse("link-channel-is-taken", name=turn.home.name or turn.words.label("cooperation-nameless"))
        return
    about.store.link_codes.remove(code)
    empty = place.cooperation_id
    about.channel = replace(place, cooperation_id=home.id)
    turn.transaction.put_channel(about.channel)
    if empty is not None:
        turn.transaction.remove_cooperation(empty)
    name = home.name or about.words.label("cooperation-nameless")
    about.say(about.words("link-channel-joined", name=name))
    for other in about.groups():
        if other.id != place.id:
            about.say(about.words("link-channel-new", platform=place.adapter.capitalize()), channel=other)
    _show_what_is_open(about)


def _lives(turn: Turn) -> bool:
    """Whether a cooperation is more than a greeting."""
    store = turn.store
    used = store.partners.find() or store.rounds.find() or store.decisions.find()
    return turn.home.set_up_at is not None or bool(used)


def _show_what_is_open(turn: Turn) -> None:
    """Show the new channel what can be answered in the others, and the invitation."""
    turn.show(ARRIVAL.kind, turn.home.id, INVITATION, channel=turn.place)
    shown = set[tuple[str, int, str]]()
    elsewhere = {channel.id for channel in turn.groups()} - {turn.place.id}
    for card in turn.store.cards.find():
        kind = turn.surroundings.flows.cards.get(card.kind)
        key = (card.kind, card.subject, card.part)
        if card.channel_id in elsewhere and kind is not None and kind.follows and card.choices and key not in shown:
            shown.add(key)
            turn.show(*key, channel=turn.place)


def unlink(turn: Turn, _typed: str) -> None:
    """Take this channel out of the cooperation, or, said in private, this account off the person."""
    if turn.cooperation is None:
        turn.refuse("no-cooperation-private" if turn.private else "no-cooperation")
    elif turn.private:
        part_account(turn)
    elif not turn.coordinates:
        turn.refuse("refused-coordinator")
    elif all(_same_group(one, turn.place) for one in turn.store.channels.find(kind=ChannelKind.GROUP)):
        turn.refuse("unlink-only-channel")
    else:
        _part_channel(turn)


def _same_group(one: Channel, other: Channel) -> bool:
    return (one.adapter, one.account, one.platform_id) == (other.adapter, other.account, other.platform_id)


def _part_channel(turn: Turn) -> None:
    """Say goodbye here, tell the others, and forget what could be tapped here."""
    place, name = turn.place, turn.home.name or turn.words.label("cooperation-nameless")
    turn.transaction.outbox.give_up(place.id)
    for card in turn.store.cards.find(channel_id=place.id):
        turn.store.cards.remove(card)
    for session in turn.transaction.sessions_in(place.id):
        turn.transaction.drop_session(session)
    turn.say(turn.words("unlink-channel-parted", name=name))
    turn.transaction.put_channel(replace(place, cooperation_id=None, newest_card=None))
    for other in turn.groups():
        if other.id != place.id:
            turn.say(turn.words("unlink-channel-gone", platform=place.adapter.capitalize()), channel=other)


FLOW = Flow(
    id="linking",
    commands=(
        Command(name="link", german="verknuepfen", aliases=("verknüpfen",), handle=link, anywhere=True),
        Command(name="unlink", german="trennen", handle=unlink, anywhere=True),
    ),
    dialogues=(LINKING,),
)
