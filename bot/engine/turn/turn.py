"""What a flow works with during one turn: who, where and when, what is known, and ways to answer.

Nothing is sent from here: everything said goes to the outbox, inside the turn's transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.cooperation import Channel, ChannelKind, ChannelState
from bot.domain.partners import Identity
from bot.engine.dialogues import doors, progress
from bot.engine.dialogues.doors import Wish
from bot.engine.exchange.content import Choice, Content, mention, plain, split
from bot.engine.stored.rows import Pending, PendingKind, Timer
from bot.engine.turn import cards, private_chats
from bot.engine.wording import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pydantic import JsonValue

    from bot.domain.cooperation import Cooperation, Language
    from bot.domain.partners import Partner
    from bot.engine.exchange.messages import Capabilities, Sender
    from bot.engine.stored.ports import Store, Transaction
    from bot.engine.turn.surroundings import Surroundings
    from bot.engine.wording import Words


@dataclass(slots=True)
class Reply:
    """What the person who caused a turn is told at once, beside messages."""

    toast: str | None = None
    door: str | None = None


class Begun(Enum):
    """Where a dialogue that is better held alone has begun."""

    ALONE = "alone"
    """In the private chat, of which the person has to be told."""
    BEHIND_A_DOOR = "behind a door"
    """Nowhere yet: the person was given a link into the private chat."""
    HERE = "here"
    """Where the turn came from."""


class NoCooperationError(LookupError):
    """A turn without a cooperation was asked for one."""


class Turn:
    """One turn. `sender` is None when the clock is the cause, `channel` when nobody spoke anywhere."""

    def __init__(
        self,
        *,
        surroundings: Surroundings,
        transaction: Transaction,
        now: datetime,
        cooperation: Cooperation | None,
        channel: Channel | None = None,
        sender: Sender | None = None,
        message: str | None = None,
        tapped: bool = False,
    ) -> None:
        """`message` is the platform's id of what caused the turn; `tapped` whether that was a tap."""
        self.surroundings = surroundings
        self.transaction = transaction
        self.now = now
        self.cooperation = cooperation
        self.channel = channel
        self.sender = sender
        self.message = message
        self.tapped = tapped
        self.reply = Reply()
        self.wish = Wish()
        self.asked: set[int] = set()
        """Ids of the dialogues that have asked something in this turn."""

    # --- what is known -------------------------------------------------------------------------------------------

    @property
    def language(self) -> Language:
        """The cooperation's language."""
        return self.cooperation.language if self.cooperation else self.surroundings.language

    @property
    def words(self) -> Words:
        """The wording in that language."""
        return self.surroundings.library[self.language]

    @property
    def zone(self) -> ZoneInfo:
        """The cooperation's time zone."""
        return ZoneInfo(self.cooperation.time_zone if self.cooperation else self.surroundings.zone)

    @property
    def home(self) -> Cooperation:
        """The cooperation. Raises NoCooperationError where there is none."""
        if self.cooperation is None:
            raise NoCooperationError
        return self.cooperation

    @cached_property
    def store(self) -> Store:
        """Everything of the cooperation."""
        return self.transaction.store(self.home.id)

    @property
    def place(self) -> Channel:
        """The channel somebody spoke in. Raises LookupError in the clock's turns."""
        if self.channel is None:
            raise LookupError
        return self.channel

    @property
    def private(self) -> bool:
        """Whether the sender is alone with the bot."""
        return self.channel is not None and self.channel.kind is ChannelKind.PRIVATE

    @cached_property
    def identity(self) -> Identity | None:
        """The sender's account as the cooperation knows it."""
        if self.sender is None or self.sender.anonymous or self.cooperation is None or self.channel is None:
            return None
        return self.store.identities.first(adapter=self.channel.adapter, platform_id=self.sender.platform_id)

    @property
    def account(self) -> Identity | None:
        """The sender's account, also where the cooperation has not seen it before; then it is not stored."""
        if self.identity is not None or self.sender is None or self.channel is None or self.sender.anonymous:
            return self.identity
        return Identity(adapter=self.channel.adapter, platform_id=self.sender.platform_id, name=self.sender.name)

    @cached_property
    def partner(self) -> Partner | None:
        """The sender as a partner; None for somebody who has not joined or has left."""
        if self.identity is None or self.identity.partner_id is None:
            return None
        partner = self.store.partners.get(self.identity.partner_id)
        return partner if partner is not None and partner.left_at is None else None

    @cached_property
    def coordinates(self) -> bool:
        """Whether the sender is a coordinator, with this account or another of theirs."""
        if self.identity is None:
            return False
        if self.identity.coordinates or self.identity.partner_id is None:
            return self.identity.coordinates
        return any(identity.coordinates for identity in self.store.identities.find(partner_id=self.identity.partner_id))

    def platform(self, channel: Channel) -> Capabilities:
        """Return what a channel's platform can do."""
        return self.surroundings.platforms[channel.adapter]

    def groups(self) -> list[Channel]:
        """Return the cooperation's groups that can be written to, on the platforms that this program serves.

        A thread of a group that is among them is left out: what concerns all is said once.
        """
        groups = self.store.channels.find(kind=ChannelKind.GROUP, state=ChannelState.ACTIVE)
        whole = {(one.adapter, one.account, one.platform_id) for one in groups if one.thread is None}
        return [
            channel
            for channel in groups
            if channel.adapter in self.surroundings.platforms
            and (channel.thread is None or (channel.adapter, channel.account, channel.platform_id) not in whole)
        ]

    def forget_who(self) -> None:
        """Look the sender up anew, after what is known about them changed."""
        for name in ("identity", "partner", "coordinates"):
            self.__dict__.pop(name, None)

    def about(self, cooperation_id: int | None) -> Turn:
        """Go on with another cooperation: in a private chat a question may belong to another than the last one."""
        if cooperation_id is None or (self.cooperation is not None and self.cooperation.id == cooperation_id):
            return self
        turn = Turn(
            surroundings=self.surroundings,
            transaction=self.transaction,
            now=self.now,
            cooperation=self.transaction.cooperation(cooperation_id),
            channel=self.channel,
            sender=self.sender,
            message=self.message,
            tapped=self.tapped,
        )
        turn.asked, turn.reply, turn.wish = self.asked, self.reply, self.wish
        return turn

    # --- ways to answer ------------------------------------------------------------------------------------------

    def say(
        self,
        text: Markup,
        choices: Sequence[Choice] = (),
        *,
        channel: Channel | None = None,
        reply_to: str | None = None,
    ) -> None:
        """Write where the turn came from, or in `channel`; as a reply to a message there, if one is named."""
        target = channel or self.place
        *before, last = split(text)
        for part in before:
            self.post(target, Content(part), reply_to=reply_to)
            reply_to = None
        self.post(target, Content(last, tuple(choices)), reply_to=reply_to)

    def post(
        self,
        channel: Channel,
        content: Content,
        *,
        person: str | None = None,
        reply_to: str | None = None,
        session: int | None = None,
        turn: int = 0,
    ) -> None:
        """Put one message in the outbox."""
        self.transaction.outbox.add(
            Pending(
                channel_id=channel.id,
                content=content,
                person=person or channel.person,
                reply_to=reply_to,
                session_id=session,
                session_turn=turn,
                due_at=self.now,
                created_at=self.now,
            )
        )

    def announce(self, text: Markup, *, about: tuple[str, int] | None = None, beside: Channel | None = None) -> None:
        """Write in all of the cooperation's groups; as a reply to a card there, named by its kind and subject.

        Not in `beside`, which knows already.
        """
        for channel in self.groups():
            if beside is not None and channel.id == beside.id:
                continue
            self.say(text, channel=channel, reply_to=cards.message_of(self, channel, about) if about else None)

    def private_place(self, partner: Partner | Identity, *, turning: bool = True) -> tuple[Channel, Identity] | None:
        """Find where a person can be written to alone; None if nowhere yet.

        With `turning`, that chat is about this cooperation from now on.
        """
        return private_chats.find(self, partner, turning=turning)

    def tell_a_coordinator(self, text: Markup) -> bool:
        """Write to the first coordinator who can be written to alone."""
        return any(self.tell(identity, text) for identity in self.store.identities.find(coordinates=True))

    def tell(self, person: Partner | Identity, text: Markup, *, turning: bool = True) -> bool:
        """Write to one person alone. False if they cannot be written to."""
        place = self.private_place(person, turning=turning)
        if place is not None:
            self.say(text, channel=place[0])
        return place is not None

    def toast(self, message: str, /, **values: str | int) -> None:
        """Tell the tapper something short that nobody else sees, where the platform can."""
        self.reply.toast = plain(self.words(message, **values))

    def refuse(self, message: str, /, **values: str | int) -> None:
        """Say politely why something was not done: to that person alone where possible. Nothing was changed."""
        if self.tapped and self.platform(self.place).toasts:
            self.toast(message, **values)
            return
        text = self.words(message, **values)
        if not self.private and self.identity is not None and self.tell(self.identity, text, turning=False):
            return
        self.say(text)

    def name_sender(self) -> Markup:
        """Return the sender's name as a mention."""
        return Markup(mention(self.sender.name, self.sender.platform_id)) if self.sender else Markup()

    # --- cards, dialogues, timers ------------------------------------------------------------------------------------

    def show(self, kind: str, subject: int, part: str = "", *, channel: Channel | None = None) -> None:
        """Put a card into all of the cooperation's groups, or into one channel; there it replaces the one before."""
        for target in [channel] if channel else self.groups():
            cards.show(self, target, kind, subject, part)

    def edit(self, channel: Channel, message: str, content: Content) -> None:
        """Change a message that was sent before."""
        self.transaction.outbox.add(
            Pending(
                channel_id=channel.id,
                kind=PendingKind.EDIT,
                content=content,
                message=message,
                due_at=self.now,
                created_at=self.now,
            )
        )

    def changed(self, kind: str, subject: int, part: str | None = None) -> None:
        """Note that what these cards show has changed; they are refreshed when there is room."""
        self.store.touch_cards(kind, subject, part)

    def begin(
        self,
        dialogue: str,
        parts: Sequence[str] = (),
        occasion: Mapping[str, JsonValue] | None = None,
        *,
        place: tuple[Channel, Identity] | None = None,
    ) -> None:
        """Begin a dialogue with the sender here, or elsewhere with somebody."""
        progress.begin(self, self.surroundings.flows.dialogues[dialogue], parts, occasion or {}, place)

    def begin_alone(
        self, dialogue: str, parts: Sequence[str] = (), occasion: Mapping[str, JsonValue] | None = None
    ) -> Begun:
        """Begin a dialogue with the sender alone, as soon as they can be written to alone; else here."""
        account = None if self.private else self.account
        place = self.private_place(account) if account else None
        if place is None and account is not None and doors.lead(self):
            return Begun.BEHIND_A_DOOR
        self.begin(dialogue, parts, occasion, place=place)
        return Begun.HERE if place is None else Begun.ALONE

    def set_alarm(self, kind: str, subject: int, due_at: datetime) -> None:
        """Have an alarm ring, instead of any other of this kind and subject."""
        self.transaction.set_timer(Timer(id=0, cooperation_id=self.home.id, kind=kind, subject=subject, due_at=due_at))

    def cancel_alarm(self, kind: str, subject: int) -> None:
        """Take an alarm back."""
        self.transaction.cancel_timer(self.home.id, kind, subject)

    def keep(self, cooperation: Cooperation) -> None:
        """Store the cooperation with what was changed of it."""
        self.transaction.put_cooperation(cooperation)
        self.cooperation = cooperation
