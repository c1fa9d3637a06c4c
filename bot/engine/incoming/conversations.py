"""One signal is one transaction: what came in is carried out, whole or not at all."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import replace
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
from bot.engine.incoming import channels, doors
from bot.engine.incoming.answers import Answering
from bot.engine.incoming.commands import carry_out, read_command
from bot.engine.incoming.presence import come_and_go, is_at_home, note_return
from bot.engine.incoming.sound import sound
from bot.engine.stored.ports import NotYetError, StorageError
from bot.engine.turn.spoken import SpokenTurn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.cooperation import Cooperation
    from bot.engine.exchange.messages import Signal
    from bot.engine.stored.ports import Clock, Database, Store, Transaction
    from bot.engine.turn.surroundings import Surroundings
    from bot.engine.vocabulary.flow import Flows

log = logging.getLogger(__name__)
EARLY_TRIES = 6
"""So often a signal may come too early; with the pauses of the adapters between them, a minute at most."""


class Conversations:
    """Takes signals, one transaction each. Synchronous: called in a worker thread, one signal after the other."""

    def __init__(self, database: Database, surroundings: Surroundings, flows: Flows, clock: Clock) -> None:
        self._database = database
        self._surroundings = surroundings
        self._flows = flows
        self._answering = Answering(flows)
        self._clock = clock
        self._early: Counter[str] = Counter()
        """How often signals came too early, by their event ids."""

    def handle(self, signals: Sequence[Signal]) -> list[Receipt]:
        """Handle signals that waited together, sharing one commit; each succeeds or fails by itself.

        Nobody is answered before the commit. Raises StorageError if nothing could be stored: then none was handled.
        """
        with self._database.begin() as transaction:
            return [self._handle(transaction, sound(signal)) for signal in signals]

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
        except Exception:  # whatever a flow raises, one turn fails and the others go on
            log.exception("turn failed", extra={"event": signal.event_id, "adapter": signal.address.adapter})
            return self._apologise(transaction, signal, "fault")
        return receipt

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
        try:
            self._dispatch(turn, signal)
        except NotAllowed as error:
            turn.refuse(f"not-allowed-{error.reason}")
        self._carry_out_what_follows(turn)
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
        except Exception:  # saying so can fail for the same reason
            log.exception("no word about it either", extra={"event": signal.event_id})
            return Receipt()

    def _turn(self, transaction: Transaction, signal: Signal) -> SpokenTurn | None:
        """Return the turn that a signal causes; None if there is nothing in it for the bot."""
        channel = channels.find(transaction, signal)
        if channel is None:
            return None
        turn = SpokenTurn(
            surroundings=self._surroundings,
            transaction=transaction,
            now=self._clock.now(),
            cooperation=_cooperation(transaction, channel, signal),
            channel=channel,
            sender=signal.sender,
            message=signal.message if isinstance(signal, Said | Tapped | Untapped | Edited | Withdrawn) else None,
            tapped=isinstance(signal, Tapped | Untapped),
        )
        _note_name(turn)
        return turn

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
        if command is None:
            self._answering.said(turn, signal)
            return
        note_return(turn)  # of whom their coming was not told, or not heard
        if not doors.go_through(turn, self._flows, command):
            carry_out(turn, self._flows.commands, command, addressed=signal.addressed or turn.private)

    def _carry_out_what_follows(self, turn: SpokenTurn) -> None:
        """Do what the flows have asked for; that may end further dialogues, which ask for more."""
        after, dialogues = turn.after, self._flows.dialogues
        while after.back or after.catch_up or after.resume:
            if after.back:
                progress.go_back(after.back.pop(0), dialogues)
            elif after.catch_up:
                about = after.catch_up.pop(0)
                for flow in self._flows.all:
                    if flow.catch_up is not None:
                        flow.catch_up(about)
            else:
                about, channel, person = after.resume.pop(0)
                progress.resume_latest(about, dialogues, channel, person)


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


def _belongs(store: Store, adapter: str, person: str) -> bool:
    """Whether a cooperation speaks to an account in private: to partners until they leave, and to coordinators."""
    identity = store.identities.first(adapter=adapter, platform_id=person)
    if identity is None or identity.partner_id is None or identity.coordinates:
        return identity is not None and identity.coordinates
    partner = store.partners.get(identity.partner_id)
    return partner is not None and partner.left_at is None


def _note_name(turn: SpokenTurn) -> None:
    """Follow a changed display name."""
    if turn.identity is None or turn.identity.name == turn.sender.name:
        return
    turn.store.identities.put(replace(turn.identity, name=turn.sender.name))
    turn.forget_who()
