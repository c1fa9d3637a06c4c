"""What a flow works with during one turn: when and where, what is known, and ways to say something.

Nothing is sent from here: everything said goes to the outbox, inside the turn's transaction.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.cooperation import Channel, ChannelKind, ChannelState
from bot.engine.exchange.content import Choice, Content, mentioned, split
from bot.engine.stored.rows import Pending, PendingKind, ShownCard, Timer
from bot.engine.turn.names import called
from bot.engine.wording import Markup, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.cooperation import Cooperation, Language
    from bot.domain.partners import Partner
    from bot.engine.exchange.messages import Capabilities, Sender
    from bot.engine.stored.ports import Store, Transaction
    from bot.engine.turn.surroundings import Surroundings
    from bot.engine.wording import Words


class NoCooperationError(LookupError):
    """A turn without a cooperation was asked for one."""


class Turn:
    """One turn, whoever or whatever caused it: the clock, the outbox, or somebody (then it is a `SpokenTurn`)."""

    def __init__(
        self,
        *,
        surroundings: Surroundings,
        transaction: Transaction,
        now: datetime,
        cooperation: Cooperation | None,
    ) -> None:
        """`cooperation` is the one it is about; None where there is none yet."""
        self.surroundings = surroundings
        self.transaction = transaction
        self.now = now
        self.cooperation = cooperation
        self.asked: set[int] = set()
        """Ids of the dialogues that have asked something in this turn."""
        self.taken: set[str] = set()
        """Messages that show something else since this turn: what was answered at them has nothing to add."""
        self.acquaintances: dict[tuple[str, str], list[Cooperation]] = {}
        """Which cooperations speak to an account, by adapter and platform id, as far as it was looked up."""
        self.everywhere = False
        """Whether what is said concerns all of a person's cooperations, so that none is named above it."""

    # --- what is known -------------------------------------------------------------------------------------------

    @property
    def language(self) -> Language:
        """The cooperation's language."""
        return self.cooperation.language if self.cooperation else self.surroundings.language

    @property
    def words(self) -> Words:
        """The wording in that language, and as easy as the person wants it who reads along alone."""
        return self.surroundings.library[self.language] if self.channel is None else self.words_in(self.channel)

    def words_in(self, channel: Channel) -> Words:
        """Return the wording as it is read in a channel."""
        library = self.surroundings.library
        return library.plain(self.language) if channel.plain else library[self.language]

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
    def channel(self) -> Channel | None:
        """Where the turn happens; None where it happens nowhere in particular."""
        return None

    @property
    def sender(self) -> Sender | None:
        """Who spoke; None where nobody did."""
        return None

    @property
    def message(self) -> str | None:
        """The platform's id of what they wrote or tapped at."""
        return None

    def vacant(self, channel: Channel) -> str | None:  # noqa: ARG002 - only where somebody tapped
        """Return the message of a channel that was tapped and can show something else now; None if there is none."""
        return None

    @property
    def partner(self) -> Partner | None:
        """The sender as a partner; None for nobody, and for somebody who has not joined or has left."""
        return None

    @property
    def private(self) -> bool:
        """Whether the turn happens where somebody is alone with the bot."""
        return self.channel is not None and self.channel.kind is ChannelKind.PRIVATE

    def speaking_to(self, adapter: str, person: str) -> list[Cooperation]:
        """Return the cooperations that speak to an account in private, the oldest first; looked up once in a turn."""
        found = self.acquaintances.get((adapter, person))
        if found is None:
            found = self.transaction.cooperations_speaking_to(adapter, person)
            self.acquaintances[adapter, person] = found
        return found

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

    # --- messages ------------------------------------------------------------------------------------------------

    def say_in(
        self,
        channel: Channel,
        text: Markup,
        choices: Sequence[Choice] = (),
        *,
        reply_to: str | None = None,
        rings: bool = False,
    ) -> None:
        """Write in a channel, in several messages where one would be too long; as a reply there, if one is named.

        It `rings` where somebody has to do something now.
        """
        *before, last = split(self.headed(channel, text))
        for part in before:
            self._post(channel, Content(part), reply_to=reply_to)
            reply_to = None
        self._post(channel, Content(last, tuple(choices), rings=rings), reply_to=reply_to)

    def headed(self, channel: Channel, text: str) -> Markup:
        """Name the cooperation above a text, where somebody who reads it alone may think of another one."""
        if channel.kind is not ChannelKind.PRIVATE or channel.person is None or self.everywhere:
            return Markup(text)
        if self.cooperation is None:
            return Markup(text)
        known = self.speaking_to(channel.adapter, channel.person)
        if all(one.id == self.home.id for one in known):
            return Markup(text)
        return paragraphs(self.words("cooperation-heading", name=called(self.home, known, self.words)), text)

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
        headed = replace(content, text=self.headed(channel, content.text))
        self._post(channel, headed, person=person, reply_to=reply_to, session=session, turn=turn)

    def _post(
        self,
        channel: Channel,
        content: Content,
        *,
        person: str | None = None,
        reply_to: str | None = None,
        session: int | None = None,
        turn: int = 0,
    ) -> None:
        # Whoever caused it is looking; anybody else who is named in it is to be told.
        others = mentioned(content.text) - {self.sender.platform_id if self.sender is not None else ""}
        self.transaction.outbox.add(
            Pending(
                channel_id=channel.id,
                content=replace(content, rings=True) if others else content,
                person=person or channel.person,
                reply_to=reply_to,
                session_id=session,
                session_turn=turn,
                due_at=self.now,
                created_at=self.now,
            )
        )

    def edit(
        self, channel: Channel, message: str, content: Content, *, session: int | None = None, turn: int = 0
    ) -> None:
        """Change a message that was sent before; `session` is the dialogue whose question it is now."""
        self.taken.add(message)
        self.transaction.outbox.add(
            Pending(
                channel_id=channel.id,
                kind=PendingKind.EDIT,
                content=replace(content, text=self.headed(channel, content.text)),
                message=message,
                session_id=session,
                session_turn=turn,
                due_at=self.now,
                created_at=self.now,
            )
        )

    def announce(
        self, text: Markup, *, about: tuple[str, int] | None = None, beside: Channel | None = None, rings: bool = False
    ) -> None:
        """Write in all of the cooperation's groups; as a reply to a card there, named by its kind and subject.

        Not in `beside`, which knows already. It `rings` where somebody has to do something now.
        """
        for channel in self.groups():
            if beside is not None and channel.id == beside.id:
                continue
            self.say_in(channel, text, reply_to=self.message_of(channel, about) if about else None, rings=rings)

    # --- cards and alarms ----------------------------------------------------------------------------------------

    def show(
        self,
        kind: str,
        subject: int,
        part: str = "",
        *,
        channel: Channel | None = None,
        about: tuple[str, int] | None = None,
    ) -> None:
        """Put a card into all of the cooperation's groups, or into one channel; there it replaces the one before.

        The one before becomes a pointer, so that one channel never has two live ones. What was tapped there and is done
        with makes room for it. It is a reply to another card there, if `about` names one by its kind and subject.
        """
        for target in [channel] if channel else self.groups():
            at = self.vacant(target)
            for former in self.store.cards.readable(channel_id=target.id, kind=kind, subject=subject, part=part):
                self.store.cards.remove(former)
                if former.message not in {None, at}:
                    self.point_on(target, former.message)
            card = ShownCard(channel_id=target.id, kind=kind, subject=subject, part=part, message=at)
            card = self.store.cards.add(card)
            if at is not None:  # it is refreshed like any other that has changed
                self.taken.add(at)
                continue
            self.transaction.outbox.add(
                Pending(
                    channel_id=target.id,
                    kind=PendingKind.CARD,
                    card_id=card.id,
                    person=target.person,
                    reply_to=self.message_of(target, about) if about else None,
                    due_at=self.now,
                    created_at=self.now,
                )
            )

    def take_down(self, kind: str, subject: int) -> bool:
        """Forget the cards of what nobody needs any more; False, and all stays, while a channel has yet to be told.

        What the channels show stays as it is: such cards have no choices any more.
        """
        cards = self.store.cards.readable(kind=kind, subject=subject)
        if any(card.shown < card.version for card in cards):
            return False
        for card in cards:
            self.store.cards.remove(card)
        return True

    def point_on(self, channel: Channel, message: str) -> None:
        """Turn the message of a former card into a pointer."""
        self.edit(channel, message, Content(self.words("card-moved"), pinned=False))

    def message_of(self, channel: Channel, about: tuple[str, int]) -> str | None:
        """Return the message of a card in a channel, by kind and subject; None where it is not shown."""
        kind, subject = about
        cards = self.store.cards.readable(channel_id=channel.id, kind=kind, subject=subject, part="")
        return cards[0].message if cards else None

    def changed(self, kind: str, subject: int, part: str | None = None) -> None:
        """Note that what these cards show has changed; they are refreshed when there is room."""
        self.store.touch_cards(kind, subject, part)

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


class PlacedTurn(Turn):
    """A turn that happens in a channel, such as a card's being rendered there."""

    def __init__(
        self,
        *,
        surroundings: Surroundings,
        transaction: Transaction,
        now: datetime,
        cooperation: Cooperation | None,
        channel: Channel,
    ) -> None:
        """`channel` is where it happens at first: what is answered may stand elsewhere."""
        super().__init__(surroundings=surroundings, transaction=transaction, now=now, cooperation=cooperation)
        self.place = channel
        """The channel it happens in."""

    @property
    def channel(self) -> Channel:
        """The channel it happens in."""
        return self.place
