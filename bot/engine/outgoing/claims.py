"""Claims: what is to be delivered now, and in which order."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind
from bot.engine.exchange.content import Content, plain
from bot.engine.exchange.lengths import units
from bot.engine.exchange.messages import Address, Delivery, Offer, Post, Refresh
from bot.engine.outgoing.budget import MARGIN, MINUTE
from bot.engine.outgoing.sketches import as_file, sketch_safely
from bot.engine.stored.ports import StorageError
from bot.engine.stored.rows import Dispatch, Pending, PendingKind, PendingState
from bot.engine.stored.unreadable import UnreadableError
from bot.engine.turn.turn import PlacedTurn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.cooperation import Channel, Cooperation
    from bot.engine.outgoing.budget import Budget
    from bot.engine.stored.ports import Clock, Database, Transaction
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.surroundings import Surroundings
    from bot.engine.vocabulary.flow import Flows
    from bot.engine.vocabulary.sketch import Sketch

log = logging.getLogger(__name__)

PICTURE_TRIES = 3
"""So often a card is tried with its picture; then its words go out alone: they are what counts."""
ON_ITS_WAY = timedelta(seconds=20)
"""After so long something has arrived, or never will; needed only after the program was stopped."""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to deliver: a line of the outbox, or a card that has changed."""

    channel: Channel
    delivery: Delivery
    pending: Pending | None = None
    card: ShownCard | None = None
    content: Content | None = None
    """What the card will show."""
    sketch: Sketch | None = None
    """What is to be drawn before it is delivered."""
    next_picture: str = ""
    """The kind of picture that follows as a reply, once the card is there, whose words do not fit below it."""
    messages: int = 0
    """How many messages it is where the platform counts them."""


def address_of(channel: Channel) -> Address:
    """Return where a channel is on its platform."""
    return Address(
        adapter=channel.adapter, account=channel.account, channel=channel.platform_id or "", thread=channel.thread
    )


def note_shown(transaction: Transaction, card: ShownCard, content: Content, message: str, file: str) -> None:
    """Write down that a channel shows a card's newest state at a message; `file` if that is a picture."""
    found = transaction.card(card.id)
    if found is not None:
        transaction.store(found[0]).cards.put(
            replace(
                found[1],
                message=message,
                shown=card.version,
                choices=tuple(choice.key for choice in content.choices),
                digest=digest(content),
                file=file,
            )
        )


def digest(content: Content) -> str:
    """Return what tells two contents apart."""
    return hashlib.sha256(repr(content).encode()).hexdigest()


class Claims:
    """Takes jobs out of the database, in one transaction. Called in a worker thread."""

    def __init__(self, database: Database, surroundings: Surroundings, flows: Flows, clock: Clock) -> None:
        self._database = database
        self._surroundings = surroundings
        self._flows = flows
        self._clock = clock

    def next_due(self) -> datetime | None:
        """When the next unsent line is due."""
        with self._database.begin() as transaction:
            return transaction.outbox.next_due()

    def dispatched(self) -> list[tuple[Channel, Dispatch, timedelta]]:
        """Return what went to groups shortly before now, and how long ago it has arrived at the latest."""
        now = self._clock.now()
        found: list[tuple[Channel, Dispatch, timedelta]] = []
        with self._database.begin() as transaction:
            for one in transaction.outbox.dispatched(now - MINUTE - MARGIN - ON_ITS_WAY):
                channel = self._served(transaction, one.channel_id)
                if channel is not None:
                    found.append((channel, one, max(timedelta(), now - one.at - ON_ITS_WAY)))
        return found

    def claim(self, budget: Budget) -> list[Job]:
        """Take the next thing to do of every free channel: what is to be said, else a refreshed card, else an offer.

        The budget is spent in the same order, across channels.
        """
        jobs: list[Job] = []
        with self._database.begin() as transaction:
            while True:
                heads = transaction.outbox.heads(self._clock.now())
                offers = [pending for pending in heads if pending.kind is PendingKind.OFFER]
                needless = self._claim_lines(transaction, [one for one in heads if one not in offers], budget, jobs)
                self._claim_cards(transaction, budget, jobs)
                needless = self._claim_lines(transaction, offers, budget, jobs) or needless
                if not needless:
                    return jobs

    def sketch(self, job: Job) -> Sketch | None:
        """Return what is to be drawn for a job now; None if there is nothing to see, or whatever is wrong with it.

        What stands above a card is asked for apart from the card's words, so that no turn waits for both.
        """
        if job.sketch is not None or job.card is None:
            return job.sketch
        picture = self._flows.cards[job.card.kind].picture
        if picture is None:
            return None
        with self._database.begin() as transaction:
            found = transaction.card(job.card.id)
            if found is None:
                return None
            turn = self._placed(transaction, transaction.cooperation(found[0]), job.channel)
            return sketch_safely(picture, turn, found[1].subject)

    def _claim_lines(self, transaction: Transaction, lines: Sequence[Pending], budget: Budget, jobs: list[Job]) -> bool:
        """Add jobs; return whether a line needed none, so that what waits behind it can be looked at."""
        needless = False
        for pending in lines:
            channel = self._served(transaction, pending.channel_id)
            if channel is None or not budget.lets(channel, refresh=False):
                continue
            job, state = self._take(transaction, pending, channel)
            messages = 0 if job is None else budget.weigh(channel, job.delivery)
            if messages > 1 and not budget.lets(channel, messages, refresh=False):
                continue
            transaction.outbox.put(replace(pending, state=state, attempts=pending.attempts + 1))
            if job is None:
                needless = True
            else:
                jobs.append(self._spent(transaction, job, messages, budget))
        return needless

    def _claim_cards(self, transaction: Transaction, budget: Budget, jobs: list[Job]) -> None:
        for card in transaction.outbox.dirty_cards():
            channel = self._served(transaction, card.channel_id)
            if channel is not None and budget.lets(channel, refresh=True):
                job = self._take_card(transaction, card, channel)
                messages = 0 if job is None else budget.weigh(channel, job.delivery)
                if job is not None and (messages <= 1 or budget.lets(channel, messages, refresh=True)):
                    jobs.append(self._spent(transaction, job, messages, budget))

    def _spent(self, transaction: Transaction, job: Job, messages: int, budget: Budget) -> Job:
        """Note that a job is on its way: in the database as well, for a program that starts in the next minute."""
        refresh = job.pending is None
        budget.spend(job.channel, messages, refresh=refresh)
        if messages and job.channel.kind is ChannelKind.GROUP:
            transaction.dispatches.add(
                Dispatch(channel_id=job.channel.id, at=self._clock.now(), messages=messages, refresh=refresh)
            )
        return replace(job, messages=messages)

    def _take(self, transaction: Transaction, pending: Pending, channel: Channel) -> tuple[Job | None, PendingState]:
        """Make a job of a line; what cannot be rendered fails alone instead of ending the program."""
        try:
            with transaction.savepoint():
                job = self._job(transaction, pending, channel)
        except StorageError:
            raise
        except UnreadableError as error:
            transaction.set_aside(error.which)
            return None, PendingState.FAILED
        except Exception:  # whatever a flow raises, the line fails alone
            log.exception("a line cannot be rendered", extra={"line": pending.id})
            return None, PendingState.FAILED
        return job, PendingState.SENDING if job else PendingState.SENT

    def _take_card(self, transaction: Transaction, card: ShownCard, channel: Channel) -> Job | None:
        """Make a job of a changed card; one that cannot be rendered stays as it is until it changes again."""
        try:
            with transaction.savepoint():
                return self._refresh(transaction, card, channel)
        except StorageError:
            raise
        except UnreadableError as error:
            transaction.set_aside(error.which)
        except Exception:  # as above
            log.exception("a card cannot be rendered", extra={"card": card.id, "kind": card.kind})
        found = transaction.card(card.id)
        if found is not None:
            transaction.store(found[0]).cards.put(replace(found[1], shown=card.version))
        return None

    def _served(self, transaction: Transaction, channel_id: int) -> Channel | None:
        try:
            channel = transaction.channel(channel_id)
        except UnreadableError as error:
            transaction.set_aside(error.which)
            return None
        return channel if channel is not None and channel.adapter in self._surroundings.platforms else None

    def _job(self, transaction: Transaction, pending: Pending, channel: Channel) -> Job | None:
        to = address_of(channel)
        content = pending.content or Content("")
        taken = replace(pending, state=PendingState.SENDING, attempts=pending.attempts + 1)
        match pending.kind:
            case PendingKind.POST:
                post = Post(
                    id=pending.id,
                    to=to,
                    content=content,
                    person=pending.person,
                    reply_to=pending.reply_to,
                    mark=pending.mark,
                )
                return Job(channel, post, taken)
            case PendingKind.EDIT:
                message = pending.message or ""
                edit = Refresh(id=f"e{pending.id}", to=to, message=message, content=content, mark=pending.mark)
                return Job(channel, edit, taken)
            case PendingKind.OFFER:
                offer = Offer(id=pending.id, to=to, message=pending.message or "", choices=content.choices)
                return Job(channel, offer, taken) if _is_needed(transaction, channel, pending) else None
            case PendingKind.CARD:
                return self._card(transaction, taken, channel)
            case PendingKind.PICTURE:
                return self._picture(transaction, taken, channel)
            case PendingKind.DOCUMENT:
                there = transaction.cooperation(pending.picture_of or 0)
                file = as_file(pending.id, to, content, reply_to=pending.reply_to)
                return Job(channel, file, taken) if there else None

    def _card(self, transaction: Transaction, taken: Pending, channel: Channel) -> Job | None:
        """Ask the card's flow what it shows now; nothing if it was taken away meanwhile.

        A picture comes above it, or after it where the words are too long to stand below; without one it goes out in
        words, and so it does after some tries with a picture.
        """
        found = transaction.card(taken.card_id or 0)
        if found is None or found[1].kind not in self._flows.cards:
            return None
        content = self._render(transaction, found[0], found[1], channel)
        post = Post(
            id=taken.id,
            to=address_of(channel),
            content=content,
            person=taken.person,
            reply_to=taken.reply_to,
            mark=found[1].mark,
        )
        picture = self._flows.cards[found[1].kind].picture
        if picture is None or channel.platform_id is None or taken.attempts > PICTURE_TRIES:
            return Job(channel, post, taken, found[1], content)
        room = self._surroundings.platforms[channel.adapter].caption_units
        if room is not None and units(plain(content.text)) > room:
            return Job(channel, post, taken, found[1], content, next_picture=picture.kind)
        attach = as_file(post.id, post.to, content, reply_to=post.reply_to, mark=post.mark)
        return Job(channel, attach, taken, found[1], content)

    def _picture(self, transaction: Transaction, pending: Pending, channel: Channel) -> Job | None:
        """Ask the picture's flow what is to be drawn now; nothing any more if there is nothing left to see."""
        picture, home = (
            self._flows.pictures.get(pending.picture or ""),
            transaction.cooperation(pending.picture_of or 0),
        )
        if picture is None or home is None:
            return None
        turn = self._placed(transaction, home, channel)
        sketch = picture.sketch(turn, pending.picture_about)
        if sketch is None:
            return None
        caption = Content(turn.headed(channel, sketch.caption))
        attach = as_file(pending.id, address_of(channel), caption, reply_to=pending.reply_to)
        return Job(channel, attach, pending, sketch=sketch)

    def _render(self, transaction: Transaction, cooperation_id: int, card: ShownCard, channel: Channel) -> Content:
        """Ask the card's flow what it shows now, not when it changed."""
        turn = self._placed(transaction, transaction.cooperation(cooperation_id), channel)
        content = self._flows.cards[card.kind].render(turn, card)
        return replace(content, text=turn.headed(channel, content.text))

    def _placed(self, transaction: Transaction, cooperation: Cooperation | None, channel: Channel) -> PlacedTurn:
        return PlacedTurn(
            surroundings=self._surroundings,
            transaction=transaction,
            now=self._clock.now(),
            cooperation=cooperation,
            channel=channel,
        )

    def _refresh(self, transaction: Transaction, card: ShownCard, channel: Channel) -> Job | None:
        found = transaction.card(card.id)
        if found is None or card.kind not in self._flows.cards:
            return None
        content = self._render(transaction, found[0], card, channel)
        if digest(content) == card.digest or channel.platform_id is None:  # its chat is gone; another is to be opened
            note_shown(transaction, card, content, card.message or "", card.file)
            return None
        refresh = Refresh(
            id=f"c{card.id}-{card.version}",
            to=address_of(channel),
            message=card.message or "",
            content=content,
            mark=card.mark,
            file=card.file,
        )
        return Job(channel, refresh, None, card, content)


def _is_needed(transaction: Transaction, channel: Channel, offer: Pending) -> bool:
    """Whether choices are still to be put at a message: nobody waits for those of one that was answered by typing.

    Where it has changed meanwhile, what it shows now is what counts.
    """
    message = offer.message or ""
    later = transaction.outbox.find(
        channel_id=channel.id, kind=PendingKind.OFFER, message=message, state=PendingState.WAITING
    )
    if any(one.id > offer.id for one in later):
        return False
    if offer.content is None or not offer.content.choices:
        return True
    card = transaction.card_at(channel.id, message)
    if card is not None:
        return bool(card[1].choices)
    return transaction.session_asking(channel.id, message) is not None
