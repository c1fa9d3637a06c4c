"""One signal is one transaction: what came in is dispatched to the flow it belongs to."""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import Channel, ChannelKind, ChannelState
from bot.domain.errors import NotAllowed
from bot.engine import moving
from bot.engine.dialogues import progress
from bot.engine.exchange.messages import (
    BotAdded,
    BotRemoved,
    ChannelMoved,
    Edited,
    Joined,
    Left,
    Receipt,
    Said,
    Tapped,
    Unreadable,
    Untapped,
    Withdrawn,
)
from bot.engine.incoming import channels, corrections, targets
from bot.engine.incoming.commands import carry_out, read_command
from bot.engine.incoming.taps import tap_card, untap_card
from bot.engine.stored.ports import NotYetError, StorageError
from bot.engine.stored.rows import Departure
from bot.engine.turn.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.domain.cooperation import Cooperation
    from bot.engine.exchange.messages import Address, Signal
    from bot.engine.stored.ports import Clock, Database, Store, Transaction
    from bot.engine.turn.surroundings import Surroundings
    from bot.engine.vocabulary.flow import Flow, Hook

log = logging.getLogger(__name__)
_NUMBER = re.compile(r"\d{1,2}")
EARLY_TRIES = 6
"""So often a signal may come too early; with the pauses of the adapters between them, a minute at most."""


class Conversations:
    """Takes signals, one transaction each. Synchronous: called in a worker thread, one signal after the other."""

    def __init__(self, database: Database, surroundings: Surroundings, clock: Clock) -> None:
        self._database = database
        self._surroundings = surroundings
        self._clock = clock
        self._early: Counter[str] = Counter()
        """How often signals came too early, by their event ids."""

    def handle(self, signals: Sequence[Signal]) -> list[Receipt]:
        """Handle signals that waited together, sharing one commit; each succeeds or fails by itself.

        Nobody is answered before the commit. Raises StorageError if nothing could be stored: then none was handled.
        """
        with self._database.begin() as transaction:
            return [self._handle(transaction, signal) for signal in signals]

    def _handle(self, transaction: Transaction, signal: Signal) -> Receipt:
        if not transaction.first_time(signal.address, signal.event_id):
            return Receipt(repeated=True)
        try:
            with transaction.savepoint():
                receipt = self._take(transaction, signal)
            self._early.pop(signal.event_id, None)
        except NotYetError:
            self._early[signal.event_id] += 1
            if self._early[signal.event_id] <= EARLY_TRIES:
                transaction.forget_event(signal.address, signal.event_id)
                return Receipt(early=True)
            del self._early[signal.event_id]
            return self._apologise(transaction, signal, "stale-choice")
        except StorageError:
            raise
        except Exception:
            log.exception("turn failed", extra={"event": signal.event_id, "adapter": signal.address.adapter})
            return self._apologise(transaction, signal, "fault")
        return receipt

    def _take(self, transaction: Transaction, signal: Signal) -> Receipt:
        if isinstance(signal, ChannelMoved):
            moving.move(transaction, self._surroundings, self._clock.now(), signal.address, signal.to)
            return Receipt()
        if isinstance(signal, BotAdded) and _is_at_home(transaction, signal.address):
            return Receipt()
        turn = self._turn(transaction, signal)
        if turn is None:
            return Receipt()
        self._dispatch(turn, signal)
        return Receipt(toast=turn.reply.toast, door=turn.reply.door)

    def _apologise(self, transaction: Transaction, signal: Signal, message: str) -> Receipt:
        """Nothing was changed, by a fault of ours for example, and the person is told so."""
        if not isinstance(signal, Said | Tapped):
            return Receipt()
        try:
            with transaction.savepoint():
                turn = self._turn(transaction, signal)
                if turn is None:
                    return Receipt()
                turn.refuse(message)
                return Receipt(toast=turn.reply.toast)
        except StorageError:
            raise
        except Exception:
            log.exception("no word about it either", extra={"event": signal.event_id})
            return Receipt()

    def _turn(self, transaction: Transaction, signal: Signal) -> Turn | None:
        """Return the turn that a signal causes; None if there is nothing in it for the bot."""
        channel = channels.find(transaction, signal)
        if channel is None:
            return None
        message = signal.message if isinstance(signal, Said | Tapped | Untapped | Edited | Withdrawn) else None
        turn = Turn(
            surroundings=self._surroundings,
            transaction=transaction,
            now=self._clock.now(),
            cooperation=self._cooperation(transaction, channel, signal),
            channel=channel,
            sender=signal.sender,
            message=message,
            tapped=isinstance(signal, Tapped | Untapped),
        )
        self._note_name(turn)
        return turn

    @staticmethod
    def _cooperation(transaction: Transaction, channel: Channel, signal: Signal) -> Cooperation | None:
        """A group belongs to one; a private chat is about the one it was last about, or else the person's latest."""
        if channel.kind is ChannelKind.GROUP:
            return transaction.cooperation(channel.cooperation_id) if channel.cooperation_id is not None else None
        known = [
            key
            for key in transaction.cooperations_of(channel.adapter, signal.sender.platform_id)
            if _belongs(transaction.store(key), channel.adapter, signal.sender.platform_id)
        ]
        if not known:
            return None
        return transaction.cooperation(channel.cooperation_id if channel.cooperation_id in known else known[-1])

    @staticmethod
    def _note_name(turn: Turn) -> None:
        """Follow a changed display name."""
        if turn.identity is None or turn.sender is None or turn.identity.name == turn.sender.name:
            return
        turn.store.identities.put(replace(turn.identity, name=turn.sender.name))
        turn.forget_who()

    def _dispatch(self, turn: Turn, signal: Signal) -> None:
        try:
            match signal:
                case Said():
                    self._said(turn, signal)
                case Tapped(message=message, choice=choice, mark=mark):
                    self._tapped(turn, message, choice, mark)
                case Untapped(message=message, choice=choice):
                    untap_card(turn, message, choice)
                case Edited(message=message, text=text):
                    corrections.change(turn, message, text.strip())
                case Withdrawn(message=message):
                    corrections.change(turn, message, None)
                case Unreadable():
                    turn.say(turn.words("unreadable", person=turn.name_sender()))
                case _:
                    self._come_and_go(turn, signal)
        except NotAllowed as error:
            turn.refuse(f"not-allowed-{error.reason}")

    def _come_and_go(self, turn: Turn, signal: Signal) -> None:
        match signal:
            case BotAdded():
                self._arrived(turn)
            case BotRemoved():
                self._removed(turn)
            case Joined():
                _note_return(turn)  # who joins a channel becomes a partner by saying so
            case Left():
                _note_departure(turn)
                self._each(_everywhere(turn), lambda flow: flow.person_left)
            case _:
                pass

    def _arrived(self, turn: Turn) -> None:
        """Greet: a new group, or every cooperation of one that the bot comes back to."""
        abouts = _everywhere(turn) or [turn]
        for about in abouts:
            about.transaction.put_channel(replace(about.place, state=ChannelState.ACTIVE))
        self._each(abouts, lambda flow: flow.bot_added)

    @staticmethod
    def _removed(turn: Turn) -> None:
        """Stop writing to a channel that the bot was taken out of, its threads too, and tell the coordinators."""
        place = turn.place
        abouts = _everywhere(turn)
        for channel in turn.transaction.channels_in(place.adapter, place.account, place.platform_id or ""):
            turn.transaction.outbox.give_up(channel.id)
            turn.transaction.put_channel(replace(channel, state=ChannelState.GONE))
        if place.kind is ChannelKind.GROUP:
            for about in abouts:
                about.tell_a_coordinator(about.words("channel-lost", platform=place.adapter.capitalize()))

    def _each(self, turns: Sequence[Turn], hook: Callable[[Flow], Hook | None]) -> None:
        calls = [call for flow in self._surroundings.flows.all if (call := hook(flow)) is not None]
        for turn in turns:
            for call in calls:
                call(turn)

    def _said(self, turn: Turn, signal: Said) -> None:
        command = read_command(signal.text)
        if command is not None:
            _note_return(turn)  # of whom their coming was not told, or not heard
            carry_out(turn, command, addressed=signal.addressed or turn.private)
            return
        text = signal.text.strip()
        answered = channels.answered(signal)
        if answered is not None and self._replied(turn, answered, text, signal.mark):
            return
        if not turn.private and turn.place.thread != signal.address.thread:
            return  # said in a thread, below something that it does not answer
        sessions = progress.waiting(turn, turn.place, signal.sender.platform_id)
        if sessions:
            corrections.note_answer(turn, sessions[0])
            progress.answer(turn.about(sessions[0].cooperation_id), sessions[0], text)
            return
        card = turn.place.newest_card
        if _NUMBER.fullmatch(text) and signal.reply_to is not None and signal.addressed and not turn.private:
            _expect_nothing_on_its_way(turn)
            turn.refuse("stale-choice")
        elif card is not None and _NUMBER.fullmatch(text) and signal.reply_to is None:
            corrections.answer_by_number(turn, card, text)
        elif card is not None and not turn.private:
            turn.transaction.put_channel(replace(turn.place, newest_card=None))
        elif turn.private:
            turn.say(turn.words("not-understood"))

    def _replied(self, turn: Turn, message: str, text: str, mark: str) -> bool:
        """Take a reply to a question or a card as an answer to it; False if it is neither."""
        session = targets.session(turn, mark, message) or turn.transaction.session_asking(turn.place.id, message)
        if session is not None and turn.sender is not None and session.person == turn.sender.platform_id:
            corrections.note_answer(turn, session)
            progress.answer(turn.about(session.cooperation_id), session, text)
            return True
        if _NUMBER.fullmatch(text):
            card = targets.card(turn, mark, message) or turn.transaction.card_at(turn.place.id, message)
            if card is not None:
                corrections.note_choice(turn, card[1], text)
                self._tapped(turn, message, text, mark)
                return True
        here = turn.place
        if channels.go_to(turn, message):
            if self._replied(turn, message, text, mark):
                return True
            turn.channel = here
        return False

    def _tapped(self, turn: Turn, message: str, choice: str, mark: str = "") -> None:
        found = targets.card(turn, mark, message) or turn.transaction.card_at(turn.place.id, message)
        if found is not None:
            tap_card(turn.about(found[0]), found[1], choice)
            return
        session = targets.session(turn, mark, message) or turn.transaction.session_asking(turn.place.id, message)
        if session is None and channels.go_to(turn, message):
            self._tapped(turn, message, choice, mark)
        elif session is None or turn.sender is None:
            _expect_nothing_on_its_way(turn)
            turn.refuse("stale-choice")
        elif session.person != turn.sender.platform_id:
            turn.refuse("not-your-question")
        else:
            progress.tapped(turn.about(session.cooperation_id), session, choice)


def _expect_nothing_on_its_way(turn: Turn) -> None:
    """Before a choice is taken for out of date: raise NotYetError if it may belong to what is just being sent.

    After a crash, people may see a question that the program does not know to be there until it is sent again.
    """
    if turn.platform(turn.place).safe_repeats and turn.transaction.outbox.is_in_doubt(turn.place.id, turn.now):
        raise NotYetError


def _is_at_home(transaction: Transaction, address: Address) -> bool:
    """Whether a group is known and was never left, so that being told of the bot's arrival again is no news."""
    known = transaction.channels_in(address.adapter, address.account, address.channel)
    return any(
        channel.kind is ChannelKind.GROUP
        and channel.state is ChannelState.ACTIVE
        and channel.cooperation_id is not None
        for channel in known
    )


def _everywhere(turn: Turn) -> list[Turn]:
    """Return a turn for each cooperation in a group: what happens to the whole happens in its threads, too."""
    if turn.private:
        return [turn]
    turns: dict[int, Turn] = {}
    place = turn.place
    for channel in turn.transaction.channels_in(place.adapter, place.account, place.platform_id or ""):
        if channel.cooperation_id is not None and channel.cooperation_id not in turns:
            about = turns[channel.cooperation_id] = turn.about(channel.cooperation_id)
            about.channel = channel
    return list(turns.values())


def _note_departure(turn: Turn) -> None:
    """Note that somebody whom a cooperation knows has left a group, with all its threads; of others nothing is kept."""
    assert turn.sender is not None  # noqa: S101 - somebody left
    _note_return(turn)
    place = turn.place
    if not turn.transaction.cooperations_of(place.adapter, turn.sender.platform_id):
        return
    for channel in turn.transaction.channels_in(place.adapter, place.account, place.platform_id or ""):
        turn.transaction.departures.add(Departure(channel_id=channel.id, person=turn.sender.platform_id))


def _note_return(turn: Turn) -> None:
    """Note that somebody is in a group again."""
    assert turn.sender is not None  # noqa: S101 - somebody came
    place = turn.place
    for channel in turn.transaction.channels_in(place.adapter, place.account, place.platform_id or ""):
        departure = turn.transaction.departures.first(channel_id=channel.id, person=turn.sender.platform_id)
        if departure is not None:
            turn.transaction.departures.remove(departure)


def _belongs(store: Store, adapter: str, person: str) -> bool:
    """Whether a cooperation speaks to an account in private: to partners until they leave, and to coordinators."""
    identity = store.identities.first(adapter=adapter, platform_id=person)
    if identity is None or identity.partner_id is None or identity.coordinates:
        return identity is not None and identity.coordinates
    partner = store.partners.get(identity.partner_id)
    return partner is not None and partner.left_at is None
