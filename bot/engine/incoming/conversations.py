"""One signal is one transaction: what came in is carried out, whole or not at all."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.cooperation import Channel, ChannelKind
from bot.domain.errors import NotAllowed
from bot.engine import moving
from bot.engine.dialogues import progress
from bot.engine.exchange.messages import (
    BotAdded,
    ChannelMoved,
    Edited,
    Receipt,
    Said,
    Tapped,
    Unreadable,
    Untapped,
    Withdrawn,
)
from bot.engine.incoming import channels, doors, received
from bot.engine.incoming.answers import Answering
from bot.engine.incoming.commands import carry_out, read_command
from bot.engine.incoming.limits import Attention, AttentionLimits
from bot.engine.incoming.presence import come_and_go, is_at_home, note_return
from bot.engine.incoming.sound import sound
from bot.engine.incoming.ways import Ways
from bot.engine.stored.ports import NotYetError, StorageError
from bot.engine.stored.unreadable import UnreadableError
from bot.engine.turn.spoken import SpokenTurn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.cooperation import Cooperation
    from bot.engine.exchange.messages import Signal
    from bot.engine.incoming.limits import Excess
    from bot.engine.stored.ports import Clock, Database, Transaction
    from bot.engine.turn.surroundings import Surroundings
    from bot.engine.vocabulary.flow import Flows

log = logging.getLogger(__name__)
ONE_APOLOGY = timedelta(hours=1)
"""How long nothing more is said in a channel whose cooperation cannot be read."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
EARLY_TRIES = 6
"""So often a signal may come too early; with the pauses of the adapters between them, a minute at most."""


class TooMuchError(Exception):
    """Somebody who has had enough answers for the moment has caused another; nothing of the turn is kept."""


class Conversations:
    """Takes signals, one transaction each. Synchronous: called in a worker thread, one signal after the other."""

    def __init__(
        self,
        database: Database,
        surroundings: Surroundings,
        flows: Flows,
        clock: Clock,
        limits: AttentionLimits | None = None,
    ) -> None:
        """`limits` say how much is heard; those of every day unless others are given."""
        self._database = database
        self._surroundings = surroundings
        self._flows = flows
        self._answering = Answering(flows)
        self._clock = clock
        self._ways = Ways()
        self._attention = Attention(limits or AttentionLimits(), clock)
        self._early: Counter[str] = Counter()
        """How often signals came too early, by their event ids."""
        self._apologised: dict[int, datetime] = {}
        """When it was last said in a channel that its cooperation cannot be read."""

    def handle(self, signals: Sequence[Signal]) -> list[Receipt]:
        """Handle signals that waited together, sharing one commit; each succeeds or fails by itself.

        Nobody is answered before the commit. Raises StorageError if nothing could be stored: then none was handled.
        """
        if all(self._is_passed_over(signal) for signal in signals):  # a flood costs no transaction
            return [Receipt() for _ in signals]
        with self._database.begin() as transaction:
            return [self._handle(transaction, sound(signal)) for signal in signals]

    def _is_passed_over(self, signal: Signal) -> bool:
        """Whether a signal is too much, and its sender was told just now."""
        too_much = self._attention.excess_in_memory(signal) is not None
        return too_much and self._is_meant(signal) and self._attention.was_told(signal)

    def _is_meant(self, signal: Signal) -> bool:
        """Whether a signal is clearly meant for the bot: talk among people is not, even if it answers a question."""
        match signal:
            case Said(private=private, addressed=addressed, text=text):
                command = read_command(text)
                return private or addressed or (command is not None and command.name in self._flows.commands)
            case Tapped() | Unreadable():
                return True
            case _:
                return False

    def _handle(self, transaction: Transaction, signal: Signal) -> Receipt:
        if not transaction.first_time(signal.address, signal.event_id):
            return Receipt(repeated=True)
        excess = self._attention.excess(signal, transaction.outbox.unsent)
        if excess is not None and self._is_meant(signal):
            return self._refuse(transaction, signal, excess)
        return self._hear(transaction, signal, excess)

    def _hear(self, transaction: Transaction, signal: Signal, excess: Excess | None) -> Receipt:
        """Carry a signal out; where its sender has had enough answers, only if it causes none."""
        start = len(transaction.outbox.added)
        try:
            with transaction.savepoint():
                receipt = self._take(transaction, signal)
                if excess is not None and transaction.outbox.added[start:]:
                    raise TooMuchError  # noqa: TRY301 - what was done is to be undone
            self._attention.note(signal, transaction.outbox.added[start:])
            self._early.pop(signal.event_id, None)
        except NotYetError:
            self._early[signal.event_id] += 1
            if self._early[signal.event_id] <= EARLY_TRIES:
                transaction.forget_event(signal.address, signal.event_id)
                return Receipt(early=True)
            del self._early[signal.event_id]
            return self._apologise(transaction, signal, "stale-choice")
        except TooMuchError:
            return Receipt() if excess is None else self._refuse(transaction, signal, excess)
        except StorageError:
            raise
        except UnreadableError as error:
            transaction.set_aside(error.which)
            return self._apologise(transaction, signal, "fault")
        except Exception:  # whatever a flow raises, one turn fails and the others go on
            log.exception("turn failed", extra={"event": signal.event_id, "adapter": signal.address.adapter})
            start = len(transaction.outbox.added)
            receipt = self._apologise(transaction, signal, "fault")
            self._attention.note(signal, transaction.outbox.added[start:])
        return receipt

    def _refuse(self, transaction: Transaction, signal: Signal, excess: Excess) -> Receipt:
        """Say once a minute that it is too much; carry nothing out."""
        if self._attention.was_told(signal):
            return Receipt()
        self._attention.note_told(signal)
        return self._apologise(transaction, signal, f"too-fast-{excess.value}")

    def _take(self, transaction: Transaction, signal: Signal) -> Receipt:
        if isinstance(signal, ChannelMoved):
            now = self._clock.now()
            moving.move(transaction, self._surroundings, self._flows, now, old=signal.address, new=signal.to)
            return Receipt()
        if isinstance(signal, BotAdded) and is_at_home(transaction, signal.address):
            return Receipt()
        turn = self._turn(transaction, signal)
        if turn is None:
            return Receipt()
        place, start = turn.place, len(transaction.outbox.added)
        try:
            self._dispatch(turn, signal)
        except NotAllowed as error:
            turn.refuse(f"not-allowed-{error.reason}")
        self._carry_out_what_follows(turn)
        if turn.tapped and not turn.platform(place).toasts:
            self._ways.show(turn, place, transaction.outbox.added[start:])
        return Receipt(toast=turn.after.toast, door=turn.after.door)

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
                return Receipt(toast=turn.after.toast)
        except StorageError:
            raise
        except UnreadableError as error:
            transaction.set_aside(error.which)
            return self._apologise_for_all(transaction, signal, message)
        except Exception:  # saying so can fail for the same reason
            log.exception("no word about it either", extra={"event": signal.event_id})
            return Receipt()

    def _apologise_for_all(self, transaction: Transaction, signal: Signal, message: str) -> Receipt:
        """Say so where not even the cooperation can be read: in nobody's name, and not at every word."""
        if not channels.turns_to_the_bot(signal):
            return Receipt()
        try:
            with transaction.savepoint():
                channel = channels.find(transaction, signal)
                if channel is None or self._apologised.get(channel.id, _LONG_AGO) > self._clock.now() - ONE_APOLOGY:
                    return Receipt()
                turn = self._placed(transaction, signal, channel, None)
                turn.refuse(message)
                self._apologised[channel.id] = turn.now
                return Receipt(toast=turn.after.toast)
        except UnreadableError as error:
            transaction.set_aside(error.which)
            return Receipt()

    def _turn(self, transaction: Transaction, signal: Signal) -> SpokenTurn | None:
        """Return the turn that a signal causes; None if there is nothing in it for the bot."""
        channel = channels.find(transaction, signal)
        if channel is None:
            return None
        known: list[Cooperation] = []
        if channel.kind is ChannelKind.PRIVATE:
            known = transaction.cooperations_speaking_to(channel.adapter, signal.sender.platform_id)
            channel = _about_one(transaction, channel, known)
        turn = self._placed(transaction, signal, channel, _cooperation(transaction, channel, known))
        if turn.private:
            turn.acquaintances[channel.adapter, signal.sender.platform_id] = known
        _note_name(turn)
        return turn

    def _placed(
        self, transaction: Transaction, signal: Signal, channel: Channel, cooperation: Cooperation | None
    ) -> SpokenTurn:
        return SpokenTurn(
            surroundings=self._surroundings,
            transaction=transaction,
            now=self._clock.now(),
            cooperation=cooperation,
            channel=channel,
            sender=signal.sender,
            message=signal.message if isinstance(signal, Said | Tapped | Untapped | Edited | Withdrawn) else None,
            tapped=isinstance(signal, Tapped | Untapped),
            reusable=isinstance(signal, Tapped) and signal.reusable,
        )

    def _dispatch(self, turn: SpokenTurn, signal: Signal) -> None:
        match signal:
            case Said():
                self._said(turn, signal)
            case Tapped():
                self._answering.tapped(turn, signal)
            case Untapped():
                self._answering.untapped(turn, signal)
            case Edited(text=text):
                self._answering.changed(turn, signal, text.strip())
            case Withdrawn():
                self._answering.changed(turn, signal, None)
            case Unreadable():
                turn.say(turn.words("unreadable", person=turn.name_sender()))
            case _:
                come_and_go(turn, self._flows, signal)

    def _said(self, turn: SpokenTurn, signal: Said) -> None:
        command = read_command(signal.text)
        if signal.file is not None and received.take(turn, self._flows, signal.file, said=signal.text):
            return
        if command is None:
            self._answering.said(turn, signal)
            return
        note_return(turn)  # of whom their coming was not told, or not heard
        if not doors.go_through(turn, self._flows, command):
            carry_out(turn, self._flows, command, addressed=signal.addressed or signal.alone or turn.private)

    def _carry_out(self, turn: SpokenTurn, typed: str) -> None:
        """Carry out a command once it is sure which cooperation it is for."""
        command = read_command(typed)
        try:
            if command is not None:
                carry_out(turn, self._flows, command, addressed=True, placed=True)
        except NotAllowed as error:
            turn.refuse(f"not-allowed-{error.reason}")

    def _carry_out_what_follows(self, turn: SpokenTurn) -> None:
        """Do what the flows have asked for; that may end further dialogues, which ask for more."""
        after, dialogues = turn.after, self._flows.dialogues
        while after.typed or after.back or after.catch_up or after.resume:
            if after.typed:
                self._carry_out(*after.typed.pop(0))
            elif after.back:
                progress.go_back(after.back.pop(0), dialogues)
            elif after.catch_up:
                about = after.catch_up.pop(0)
                for flow in self._flows.all:
                    if flow.catch_up is not None:
                        flow.catch_up(about)
            else:
                about, channel, person = after.resume.pop(0)
                progress.resume_latest(about, dialogues, channel, person)


def _about_one(transaction: Transaction, channel: Channel, known: Sequence[Cooperation]) -> Channel:
    """Note what a private chat is about once its person speaks: nothing but their own act changes that afterwards."""
    if channel.cooperation_id is not None or not known:
        return channel
    channel = replace(channel, cooperation_id=known[-1].id)
    transaction.put_channel(channel)
    return channel


def _cooperation(transaction: Transaction, channel: Channel, known: Sequence[Cooperation]) -> Cooperation | None:
    """A group belongs to one; a private chat is about the one it was last about, or else the person's latest."""
    if channel.kind is ChannelKind.GROUP:
        return transaction.cooperation(channel.cooperation_id) if channel.cooperation_id is not None else None
    # One that cannot be read raises here: nobody's words go to another than the one they were meant for.
    home = None if channel.cooperation_id is None else transaction.cooperation(channel.cooperation_id)
    keys = [one.id for one in known]
    if home is not None and home.id in keys:
        return home
    return transaction.cooperation(keys[-1]) if keys else None


def _note_name(turn: SpokenTurn) -> None:
    """Follow a changed display name."""
    if turn.identity is None or turn.identity.name == turn.sender.name:
        return
    turn.store.identities.put(replace(turn.identity, name=turn.sender.name))
    turn.forget_who()
