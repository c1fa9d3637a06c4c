"""A turn that somebody caused, by a message, a tap, or by coming and going: who it was, and how to answer them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bot.domain.partners import Identity
from bot.engine.exchange.content import Choice, mention, plain
from bot.engine.turn import private_chats
from bot.engine.turn.deputies import is_appointed, stands_in_for
from bot.engine.turn.rights import Who
from bot.engine.turn.turn import PlacedTurn
from bot.engine.wording import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.cooperation import Channel, Cooperation
    from bot.domain.partners import Partner
    from bot.engine.exchange.messages import Sender
    from bot.engine.stored.ports import Transaction
    from bot.engine.turn.surroundings import Surroundings


@dataclass(slots=True)
class Wish:
    """What the sender asked for in this turn: a choice of a card, or a command."""

    card_id: int | None = None
    choice: str = ""
    typed: str = ""


@dataclass(slots=True)
class Aftermath:
    """What the engine does once the flow is done, in the same transaction; and what the sender is told at once."""

    toast: str | None = None
    door: str | None = None
    wish: Wish = field(default_factory=Wish)
    resume: list[tuple[SpokenTurn, Channel, str]] = field(default_factory=list)
    """Whose dialogue has ended, where: what waited behind it is asked again."""
    back: list[SpokenTurn] = field(default_factory=list)
    """Where the previous question is to be asked again."""
    catch_up: list[SpokenTurn] = field(default_factory=list)
    """Where everything is to be shown that can be answered."""
    typed: list[tuple[SpokenTurn, str]] = field(default_factory=list)
    """Commands that are carried out now, because it is sure which cooperation they are for."""


class SpokenTurn(PlacedTurn):
    """One turn that somebody caused."""

    def __init__(
        self,
        *,
        surroundings: Surroundings,
        transaction: Transaction,
        now: datetime,
        cooperation: Cooperation | None,
        channel: Channel,
        sender: Sender,
        message: str | None = None,
        tapped: bool = False,
        reusable: bool = False,
    ) -> None:
        """`message` is the platform's id of what caused the turn; `tapped` whether that was a tap.

        `reusable`: whether the message that was tapped can show something else, see `Tapped.reusable`.
        """
        super().__init__(
            surroundings=surroundings, transaction=transaction, now=now, cooperation=cooperation, channel=channel
        )
        self._sender = sender
        self._message = message
        self.tapped = tapped
        self.reusable = reusable
        self.after = Aftermath()
        self.done_with: str | None = None
        """The message whose question was answered in this turn, or whose card nobody needs any more."""

    # --- who and where -------------------------------------------------------------------------------------------

    @property
    def sender(self) -> Sender:
        """Who spoke."""
        return self._sender

    @property
    def message(self) -> str | None:
        """The platform's id of what they wrote or tapped at."""
        return self._message

    def vacant(self, channel: Channel) -> str | None:
        """Return the message of a channel that was tapped and can show something else now; None if there is none.

        A question that was answered there is done with, a card is not.
        """
        if not self.reusable or self.message is None or channel.id != self.place.id or self.message in self.taken:
            return None
        return self.message if self.done_with == self.message else None

    @cached_property
    def identity(self) -> Identity | None:
        """The sender's account as the cooperation knows it."""
        if self.sender.anonymous or self.cooperation is None:
            return None
        return self.store.identities.first(adapter=self.place.adapter, platform_id=self.sender.platform_id)

    @property
    def account(self) -> Identity | None:
        """The sender's account, also where the cooperation has not seen it before; then it is not stored."""
        if self.identity is not None or self.sender.anonymous:
            return self.identity
        return Identity(adapter=self.place.adapter, platform_id=self.sender.platform_id, name=self.sender.name)

    @property
    def partner(self) -> Partner | None:
        """The sender as a partner; None for somebody who has not joined or has left."""
        return self._partner

    @cached_property
    def _partner(self) -> Partner | None:
        if self.identity is None or self.identity.partner_id is None:
            return None
        partner = self.store.partners.get(self.identity.partner_id)
        return partner if partner is not None and partner.left_at is None else None

    @cached_property
    def coordinates(self) -> bool:
        """Whether the sender may do what coordinators do: as one, or as the deputy of one who is away."""
        if self.appointed:
            return True
        return self.partner is not None and bool(stands_in_for(self, self.partner.id))

    @cached_property
    def appointed(self) -> bool:
        """Whether the sender is a coordinator, with this account or another of theirs."""
        return self.identity is not None and is_appointed(self.store, self.identity)

    @property
    def cooperations(self) -> list[Cooperation]:
        """The cooperations that the sender takes part in or coordinates, the oldest first."""
        return self.speaking_to(self.place.adapter, self.sender.platform_id)

    def may(self, who: Who) -> bool:
        """Tell whether the sender may do something."""
        match who:
            case Who.ALL:
                return True
            case Who.PARTNER:
                return self.partner is not None or self.coordinates
            case Who.COORDINATOR:
                return self.coordinates
            case Who.APPOINTED:
                return self.appointed

    def forget_who(self) -> None:
        """Look the sender up anew, after what is known about them changed."""
        for name in ("identity", "_partner", "coordinates", "appointed"):
            self.__dict__.pop(name, None)

    def leave_no_reply(self) -> None:
        """Keep nothing of what the message at hand answered: changing or withdrawing it changes nothing any more."""
        found = self.transaction.reply_at(self.place.id, self.message) if self.message is not None else None
        if found is not None:
            self.transaction.drop_reply(found)

    def about(self, cooperation_id: int | None, place: Channel | None = None) -> SpokenTurn:
        """Go on with another cooperation or in another channel: what is answered may belong there."""
        here = place is None or place.id == self.place.id
        same = cooperation_id is None or (self.cooperation is not None and self.cooperation.id == cooperation_id)
        if here and same:
            return self
        turn = SpokenTurn(
            surroundings=self.surroundings,
            transaction=self.transaction,
            now=self.now,
            cooperation=self.cooperation if same else self.transaction.cooperation(cooperation_id or 0),
            channel=self.place if place is None else place,
            sender=self.sender,
            message=self.message,
            tapped=self.tapped,
            reusable=self.reusable,
        )
        turn.asked, turn.taken, turn.after = self.asked, self.taken, self.after
        turn.acquaintances, turn.everywhere, turn.done_with = self.acquaintances, self.everywhere, self.done_with
        return turn

    # --- ways to answer ------------------------------------------------------------------------------------------

    def say(self, text: Markup, choices: Sequence[Choice] = (), *, channel: Channel | None = None) -> None:
        """Write where the turn came from, or in `channel`."""
        self.say_in(channel or self.place, text, choices)

    def confirm(self, text: Markup) -> bool:
        """Say that what was asked for is done: to the sender alone where possible, so that a group stays quiet.

        False if it had to be said here.
        """
        account = None if self.private else self.identity
        if account is not None and private_chats.tell(self, account, text):
            return True
        self.say(text)
        return self.private

    def toast(self, message: str, /, **values: str | int) -> None:
        """Tell the tapper something short that nobody else sees, where the platform can."""
        self.after.toast = plain(self.words(message, **values))

    def refuse(self, message: str, /, **values: str | int) -> None:
        """Say politely why something was not done: to that person alone where possible. Nothing was changed."""
        if self.tapped and self.platform(self.place).toasts:
            self.toast(message, **values)
            return
        text = self.words(message, **values)
        account = None if self.private else self.identity
        if account is None or not private_chats.tell(self, account, text):
            self.say(text)

    def name_sender(self) -> Markup:
        """Return the sender's name as a mention."""
        return Markup(mention(self.sender.name, self.sender.platform_id))

    # --- what the engine does afterwards -------------------------------------------------------------------------

    def resume(self, channel: Channel, person: str) -> None:
        """Have asked again what another dialogue was waiting for before the one that has just ended."""
        self.after.resume.append((self, channel, person))

    def carry_out(self, typed: str) -> None:
        """Have a command carried out that the sender typed before it was sure which cooperation it was for."""
        self.after.typed.append((self, typed))

    def go_back(self) -> None:
        """Have the previous question of the sender's latest dialogue here asked again."""
        self.after.back.append(self)

    def catch_up(self) -> None:
        """Have everything shown here that can be answered: the group is new to the cooperation, or the bot is back."""
        self.after.catch_up.append(self)
