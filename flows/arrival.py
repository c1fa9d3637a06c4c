"""Arriving in a group or a private chat: who the bot is, what it stores, and how to begin."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import Cooperation
from bot.domain.partners import Sector
from bot.engine.dialogues.alone import Begun, begin_alone
from bot.engine.exchange.content import Choice, Content
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Card, Command, Flow
from bot.engine.wording import Markup, paragraphs
from flows.partners.accounts import noted
from flows.partners.coordination import claim, coordinators, may_claim
from flows.partners.joining import INVITATION_CARD, JOINING

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn, Turn

INVITATION = "invitation"
"""Part of the card where there was no welcome before; a welcome becomes the invitation once all is set up."""
_JOIN = "join"


def found(turn: SpokenTurn) -> None:
    """Make the channel's cooperation, in the language and time zone of the surroundings."""
    cooperation = turn.transaction.add_cooperation(
        Cooperation(
            name=turn.place.title, language=turn.language, time_zone=turn.surroundings.zone, created_at=turn.now
        )
    )
    channel = replace(turn.place, cooperation_id=cooperation.id)
    turn.transaction.put_channel(channel)
    turn.place, turn.cooperation = channel, cooperation
    turn.forget_who()


def welcome(turn: SpokenTurn) -> None:
    """Begin a cooperation in this group and say so; whoever administers the group and did this coordinates it."""
    found(turn)
    if may_claim(turn):
        claim(turn)
    turn.show(CARD.kind, turn.home.id, channel=turn.place)


def render(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Show the welcome, or what everybody is invited to."""
    words, home = turn.words, turn.home
    if shown.part == INVITATION and home.set_up_at is not None:
        text = _invitation(turn)
    else:
        hears = Markup() if turn.platform(turn.place).hears_all else words("arrival-hears")
        stored = Markup(f"{hears} {words('arrival-stored')}".strip())
        if home.set_up_at is None:
            text = paragraphs(words("arrival-who"), stored, _beginning(turn))
        else:
            text = paragraphs(_invitation(turn), stored)
    return Content(text, (Choice(_JOIN, words.label("arrival-choice-join")),))


def _invitation(turn: Turn) -> Markup:
    """Say what this is about, how to join, and how many are in of each sector: nobody's joining is a message."""
    words, home = turn.words, turn.home
    houses = {house.id: house.sector for house in turn.store.organisations.find()}
    inside = Counter(houses[partner.organisation_id] for partner in turn.store.partners.find(left_at=None))
    counts = ", ".join(
        words.label(
            "arrival-inside-sector", sector=words.label(f"sector-{one.value.replace('_', '-')}"), count=inside[one]
        )
        for one in Sector
        if inside[one]
    )
    return paragraphs(
        words("arrival-invitation", name=home.name) if home.name else words("arrival-invitation-nameless"),
        words("arrival-challenge", challenge=home.challenge) if home.challenge else Markup(),
        words("arrival-join"),
        words("arrival-inside", counts=counts) if counts else Markup(),
    )


def _beginning(turn: Turn) -> Markup:
    """Say how to begin."""
    chosen = coordinators(turn.store)
    if not chosen:
        return turn.words("arrival-begin-administrator")
    return turn.words("arrival-begin", name=chosen[0].name)


def tap(turn: SpokenTurn, _shown: ShownCard, _key: str) -> None:
    """Begin joining: alone with the person where possible, so that a group is not filled with questions."""
    if turn.partner is not None:
        turn.refuse("arrival-joined-already")
        return
    noted(turn)  # so that the private chat belongs to this cooperation
    if begin_alone(turn, JOINING) is Begun.ALONE:
        turn.toast("arrival-ask-in-private")


CARD = Card(kind=INVITATION_CARD, render=render, tap=tap, who=Who.ALL, follows=False)


def arrived(turn: SpokenTurn) -> None:
    """Greet: a new group with all there is to know, one that was left with a line, a person with what they can do."""
    if turn.private:
        greet_person(turn)
    elif turn.cooperation is None:
        welcome(turn)
    else:
        turn.say(turn.words("arrival-back"))
        turn.catch_up()


def invite(turn: SpokenTurn) -> None:
    """Show in this group who may join, once the cooperation is set up."""
    if turn.home.set_up_at is not None:
        turn.show(CARD.kind, turn.home.id, INVITATION, channel=turn.place)


def invite_all(turn: SpokenTurn, news: Markup, *, beside: Channel | None) -> None:
    """Let every group know that all is set up: the welcome becomes the invitation, and one line says so.

    Where there was no welcome the invitation says it itself. Not in `beside`, which knows already.
    """
    turn.changed(CARD.kind, turn.home.id)
    for channel in turn.groups():
        if not turn.store.cards.readable(channel_id=channel.id, kind=CARD.kind, subject=turn.home.id):
            turn.show(CARD.kind, turn.home.id, INVITATION, channel=channel)
        elif beside is None or channel.id != beside.id:
            turn.say_in(channel, news, reply_to=turn.message_of(channel, (CARD.kind, turn.home.id)))


def start(turn: SpokenTurn, _typed: str) -> None:
    """Say who this is and what can be done here."""
    if turn.private:
        greet_person(turn)
    elif turn.cooperation is None:
        turn.say(paragraphs(turn.words("arrival-who"), turn.words("arrival-begin-administrator")))
    else:
        how = _beginning(turn) if turn.home.set_up_at is None else turn.words("start-group")
        turn.say(paragraphs(turn.words("arrival-who"), how))


def greet_person(turn: SpokenTurn) -> None:
    """Tell somebody alone what they can do, by what they are in the cooperation."""
    words = turn.words
    if turn.cooperation is None:
        turn.say(paragraphs(words("arrival-who"), words("start-stranger")))
        return
    name = turn.home.name or words.label("cooperation-nameless")
    roles = [words("start-partner")] if turn.partner else []
    roles += [words("start-coordinator")] if turn.coordinates else []
    turn.say(paragraphs(words("start-private", name=name), *(roles or [words("start-guest")])))


FLOW = Flow(
    id="arrival",
    commands=(Command(name="start", german="los", handle=start, anywhere=True, shown=False, attributed=False),),
    cards=(CARD,),
    bot_added=arrived,
)
