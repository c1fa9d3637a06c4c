"""What Dreiklang promises, each as a function that says how it was broken; nothing if it was kept."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from bot.domain.cooperation import Language
from bot.domain.decisions import DecisionStatus, DecisionStep, ObjectionStatus
from bot.engine.exchange.content import plain
from bot.storage.tables import metadata
from flows.catalogue import catalogue
from tests.soak.people import marks_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Table

    from bot.domain.decisions import DecisionEvent, Voice
    from tests.soak.ledger import Home, Question, Stand
    from tests.soak.platform import Delivered

FLOOR = 3
"""Distinct persons from whom on values may be shown (product.md 4)."""
REFUSAL_EVERY = 60
"""Seconds in which somebody is refused something once at most."""
CODE = re.compile(r"\b[A-Z2-9]{8}\b")
"""What a code for linking looks like."""
_ROUND = re.compile(r"check-in(?:s)? (\d+)", re.IGNORECASE)
_VALUE = re.compile(
    r": (mittlerer?|eher (gut|schwach|ja|nein)|gemischt|teils|ja oder|middle|rather|mixed|partly|yes or)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NotYet:
    """A break that is known and is being mended."""

    promise: str
    words: str
    """Pattern of how it reads."""

    def matches(self, promise: str, broken: str) -> bool:
        """Whether this is the break."""
        return self.promise == promise and re.search(self.words, broken) is not None


NOT_YET: tuple[NotYet, ...] = ()
"""What does not hold yet; becomes empty."""


def is_known(promise: str, broken: str) -> bool:
    """Whether a break is one of those being mended."""
    return any(one.matches(promise, broken) for one in NOT_YET)


def no_error_is_logged(complaints: Iterable[str]) -> Iterator[str]:
    """Nothing is logged as an error."""
    yield from complaints


def no_exception_leaves(exceptions: Iterable[str]) -> Iterator[str]:
    """Whatever happens, a turn, the clock and the outbox end in good order."""
    yield from exceptions


def groups_hear_their_own(
    delivered: Iterable[Delivered], housed: Mapping[tuple[str, str], Collection[int]]
) -> Iterator[str]:
    """A group is told nothing that was said in another cooperation."""
    for one in delivered:
        if not one.channel.startswith("@"):
            foreign = _marks(one) - set(housed.get((one.adapter, one.channel), ()))
            if foreign:
                yield f"{one.channel} heard of cooperation {sorted(foreign)}: {one.content.text[:200]!r}"


def people_hear_their_own(delivered: Iterable[Delivered], known_in: Mapping[str, Collection[int]]) -> Iterator[str]:
    """A private chat is told nothing of a cooperation that its person was never in."""
    for one in delivered:
        if one.channel.startswith("@"):
            foreign = _marks(one) - set(known_in.get(one.channel[1:], ()))
            if foreign:
                yield f"{one.channel} heard of cooperation {sorted(foreign)}: {one.content.text[:200]!r}"


def _marks(one: Delivered) -> set[int]:
    return marks_in(" ".join((one.content.text, *(choice.label for choice in one.content.choices))))


def chats_turn_by_their_person(former: Mapping[int, Home], now: Mapping[int, Home], actor: str | None) -> Iterator[str]:
    """Which cooperation a private chat is about changes by its person's own act alone; `actor` is who acted."""
    for key, before in former.items():
        after = now.get(key)
        if after is None or before.person is None or None in {before.cooperation, after.cooperation}:
            continue
        if before.cooperation != after.cooperation and before.person != (actor or "").casefold():
            yield f"the chat of {before.person} turned from {before.cooperation} to {after.cooperation} by {actor}"


def numbers_stand(stand: Stand, known: Mapping[int, tuple[int, int]]) -> Iterator[str]:
    """A decision's number never changes, and is never given again."""
    for key, (cooperation, decision) in stand.decisions.items():
        if key in known and known[key] != (cooperation, decision.number):
            yield f"decision {key} was {known[key]} and is {(cooperation, decision.number)}"
    everything = {**known, **{key: (home, one.number) for key, (home, one) in stand.decisions.items()}}
    for number, often in Counter(everything.values()).items():
        if often > 1:
            yield f"number {number} was given {often} times"


def accepted_texts_stand(before: Stand, after: Stand) -> Iterator[str]:
    """The wording of what was accepted never changes, and it does not vanish."""
    for key, (cooperation, decision) in before.decisions.items():
        if decision.status not in {DecisionStatus.ACCEPTED, DecisionStatus.SUPERSEDED}:
            continue
        now = after.decisions.get(key)
        if now is None:
            yield f"accepted decision {decision.number} of cooperation {cooperation} is gone"
        elif now[1].text != decision.text:
            yield f"accepted decision {decision.number} of cooperation {cooperation} reads differently"


_GOES_ON = {
    DecisionStatus.ACCEPTED: (DecisionStatus.SUPERSEDED,),
    # more time opens it again, after which anything may become of it until the next look
    DecisionStatus.NO_QUORUM: tuple(DecisionStatus),
}


def outcomes_stand(before: Stand, after: Stand) -> Iterator[str]:
    """What became of a closed decision stays; an accepted one can be superseded, one without quorum opened again."""
    for key, (cooperation, decision) in before.decisions.items():
        now = after.decisions.get(key)
        if decision.status is DecisionStatus.OPEN or now is None or now[1].status is decision.status:
            continue
        if now[1].status not in _GOES_ON.get(decision.status, ()):
            yield f"decision {decision.number} of {cooperation} was {decision.status} and is {now[1].status}"


def one_voice_each(stand: Stand, voiced: Mapping[int, str]) -> Iterator[str]:
    """In a decision, an organisation has at most one standing voice, and so has a person (`voiced`: whose it was)."""
    for decision, voices in stand.standing.items():
        houses = Counter(voice.organisation_id for voice in voices.values())
        people = Counter(voiced[voice.id] for voice in voices.values() if voice.id in voiced)
        for house, often in houses.items():
            if often > 1:
                yield f"organisation {house} has {often} voices in decision {decision}"
        for person, often in people.items():
            if often > 1:
                yield f"one person has {often} voices in decision {decision}: {person}"


def objections_end_openly(before: Stand, after: Stand) -> Iterator[str]:
    """An open objection ends by its author or by being settled, and the log says so; or with wording or decision."""
    for key, objection in before.objections.items():
        decision = after.decisions.get(objection.decision_id)
        over = decision is None or decision[1].status is not DecisionStatus.OPEN
        if over or key in after.objections or decision is None or decision[1].version != objection.version:
            continue
        if not _ended(after.voices.get(key), objection, after):
            yield f"the objection {key} to decision {decision[1].number} vanished: {after.voices.get(key)}"


def _ended(now: Voice | None, objection: Voice, after: Stand) -> bool:
    """Whether an objection that no longer stands was ended by somebody who may."""
    events = after.events.get(objection.decision_id, ())
    if now is None:
        return _by(events, DecisionStep.VOICE_WITHDRAWN, objection.partner_id)
    if now.objection in {ObjectionStatus.SETTLED, ObjectionStatus.INTEGRATED}:
        return any(event.step is DecisionStep.OBJECTION_CLOSED for event in events)
    if now.objection is ObjectionStatus.WITHDRAWN:
        own = {None, now.objection_closed_by}
        return now.partner_id in own and _by(events, DecisionStep.OBJECTION_CLOSED, now.objection_closed_by)
    later = after.standing.get(objection.decision_id, {}).get(objection.organisation_id)
    return later is not None and later.partner_id == now.partner_id


def _by(events: Sequence[DecisionEvent], step: DecisionStep, actor: int | None) -> bool:
    return any(event.step is step and (actor is None or event.actor_id in {None, actor}) for event in events)


def values_come_from_three(
    delivered: Iterable[Delivered], housed: Mapping[tuple[str, str], int | None], answered: Mapping[Question, set[str]]
) -> Iterator[str]:
    """A value of a check-in is shown only if three distinct persons have answered the question."""
    for one in delivered:
        home, text = housed.get((one.adapter, one.channel)), plain(one.content.text)
        round_ = _ROUND.search(text)
        if home is None or round_ is None or not _VALUE.search(text):
            continue
        asked = {
            question: who
            for (where, number, question), who in answered.items()
            if (where, number) == (home, int(round_[1]))
        }
        for line in text.splitlines():
            if _VALUE.search(line):
                people = _who_answered(line, asked)
                if people is not None and len(people) < FLOOR:
                    yield f"{one.channel} sees a value from {sorted(people)}: {line!r}"


def _who_answered(line: str, asked: Mapping[str, set[str]]) -> set[str] | None:
    """Return who answered the question that a line is about; None if it is about none of them."""
    for question, people in asked.items():
        field = catalogue().field(catalogue().question(question).field)
        if any(f"{field.short.text(language)}:" in line for language in Language):
            return people
    return None


def commands_are_answered(*, told: bool, stated: str, what: str) -> Iterator[str]:
    """Every command is answered, or there is a stated reason for being silent."""
    if not told and not stated:
        yield f"no word about {what!r}"


def timers_ring_once(rung: Iterable[tuple[int, datetime]]) -> Iterator[str]:
    """Every timer rings once."""
    for (timer, due), often in Counter(rung).items():
        if often > 1:
            yield f"timer {timer} of {due} rang {often} times"


def nothing_stays_due(due: datetime | None, now: datetime) -> Iterator[str]:
    """No timer is left waiting after its time."""
    if due is not None and due <= now:
        yield f"a timer of {due} still waits at {now}"


def rows_belong_to_one(connection: Connection) -> Iterator[str]:
    """Every row belongs to a cooperation that is there, and names only things of the same one."""
    for table in metadata.sorted_tables:
        if "cooperation_id" not in table.c:
            continue
        for column in table.columns:
            for key in column.foreign_keys:
                yield from _strays(connection, table, column.name, key.column.table)


def _strays(connection: Connection, table: Table, column: str, other: Table) -> Iterator[str]:
    if "id" not in table.c:
        return
    joined = other.alias("other")
    pairs = select(table.c.id).join(joined, table.c[column] == joined.c.id, isouter=True)
    wrong = or_(joined.c.id.is_(None))
    if "cooperation_id" in other.c and other.name not in {"channels", "sessions"}:
        wrong = or_(joined.c.id.is_(None), joined.c.cooperation_id != table.c.cooperation_id)
    for (key,) in connection.execute(pairs.where(table.c[column].is_not(None), wrong)):
        yield f"{table.name}.{column} of row {key} names nothing of its own cooperation"
