"""Voices and verdicts: who may say what, which voices stand, how they add up, what a decision becomes at closing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.decisions import (
    STANCES,
    Decision,
    DecisionKind,
    DecisionStatus,
    Majority,
    ObjectionStatus,
    Refusal,
    Stance,
    Voice,
    VoteTurnout,
    is_open,
)
from bot.domain.errors import NotAllowed
from bot.domain.partners import Organisation, Partner, Sector

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRule:
    """What a vote needs to pass. The defaults are our rule: a simple majority, with half of the voices given."""

    share: Fraction = Fraction(1, 2)
    """Agreement must be more than this part of agree and against together; abstentions do not weigh."""
    turnout: Fraction = Fraction(1, 2)
    """At least this part of the voting organisations must have spoken; abstaining is speaking."""
    or_equal: bool = False
    """Whether exactly the share is enough, as with two thirds."""


SIMPLE_MAJORITY = VoteRule()
_SHARES = {
    Majority.SIMPLE: Fraction(1, 2),
    Majority.TWO_THIRDS: Fraction(2, 3),
    Majority.THREE_QUARTERS: Fraction(3, 4),
}
_TURNOUTS = {VoteTurnout.ANY: Fraction(0), VoteTurnout.HALF: Fraction(1, 2), VoteTurnout.TWO_THIRDS: Fraction(2, 3)}


def vote_rule(decision: Decision) -> VoteRule:
    """Return what a decision needs if it is a vote."""
    return VoteRule(
        share=_SHARES[decision.majority],
        turnout=_TURNOUTS[decision.turnout],
        or_equal=decision.majority is not Majority.SIMPLE,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the voices that stand add up, one for each organisation."""

    agree: int
    concern: int
    objection_open: int
    objection_closed: int
    abstain: int
    against: int
    reservation: int
    silent: tuple[int, ...]
    """Ids of the voting organisations without a voice that stands."""
    missing_sectors: tuple[Sector, ...]
    """Sectors with a voting organisation of which none has spoken."""

    @property
    def in_favour(self) -> int:
        """Voices that carry the proposal: agreement, also with a concern or a reservation."""
        return self.agree + self.concern + self.reservation

    @property
    def spoken(self) -> int:
        """Organisations with a voice that stands."""
        return self.in_favour + self.objection_open + self.objection_closed + self.abstain + self.against


def voting(
    organisations: Iterable[Organisation], partners: Iterable[Partner], at: datetime
) -> tuple[Organisation, ...]:
    """List who has a voice at that moment: organisations that do not only observe and have a partner then.

    For a closed decision ask for the moment it closed, so that later comings and goings do not change its record.
    """
    present = {
        partner.organisation_id
        for partner in partners
        if partner.joined_at <= at and (partner.left_at is None or at < partner.left_at)
    }
    return tuple(
        organisation for organisation in organisations if organisation.id in present and not organisation.observes
    )


def voice_refusal(  # noqa: PLR0911 - one line for each reason reads best
    decision: Decision,
    organisation: Organisation,
    stance: Stance,
    *,
    now: datetime,
    today: date,
    version: int | None = None,
    reason: str = "",
    until: date | None = None,
    former: Voice | None = None,
    partner_id: int | None = None,
    by_phone: bool = False,
) -> Refusal | None:
    """Tell why a voice is not taken, or None if it is.

    `today` is the cooperation's local day. `version` is the wording that was answered, None for the current one.
    `former` is the organisation's voice that stands, `partner_id` who speaks. These rules are ours: nobody ends
    somebody else's objection by speaking, and nobody is spoken for by phone who has spoken.
    """
    if not is_open(decision, now):
        return Refusal.CLOSED
    if organisation.observes:
        return Refusal.OBSERVER
    if version is not None and version != decision.version:
        return Refusal.OUTDATED_VERSION
    if stance not in STANCES[decision.kind]:
        return Refusal.WRONG_STANCE
    if by_phone and former is not None and former.entered_by is None:
        return Refusal.SAID_ITSELF
    if former is not None and is_kept(former, partner_id):
        return Refusal.OBJECTION_OPEN
    if stance is Stance.OBJECTION and not reason.strip():
        return Refusal.REASON_MISSING
    if stance is Stance.RESERVATION and until is None:
        return Refusal.DATE_MISSING
    if stance is Stance.RESERVATION and until is not None and until < today:
        return Refusal.DATE_PAST
    return None


def speak(
    decision: Decision,
    organisation: Organisation,
    stance: Stance,
    *,
    partner_id: int | None,
    at: datetime,
    today: date,
    version: int | None = None,
    reason: str = "",
    until: date | None = None,
    entered_by: int | None = None,
    former: Voice | None = None,
) -> Voice:
    """Make an organisation's voice; an objection begins open. `former` is the one of it that stands.

    Raises `NotAllowed` with a `Refusal`.
    """
    refusal = voice_refusal(
        decision,
        organisation,
        stance,
        now=at,
        today=today,
        version=version,
        reason=reason,
        until=until,
        former=former,
        partner_id=partner_id,
        by_phone=entered_by is not None,
    )
    if refusal is not None:
        raise NotAllowed(refusal)
    return Voice(
        decision_id=decision.id,
        version=decision.version,
        organisation_id=organisation.id,
        partner_id=partner_id,
        stance=stance,
        reason=reason.strip(),
        until=until if stance is Stance.RESERVATION else None,
        entered_by=entered_by,
        objection=ObjectionStatus.OPEN if stance is Stance.OBJECTION else None,
        at=at,
    )


def is_kept(voice: Voice, partner_id: int | None) -> bool:
    """Whether a voice is an open objection that this partner cannot end by saying something else.

    Its author can. One that was entered by phone is the organisation's, so any of its people can.
    """
    if voice.objection is not ObjectionStatus.OPEN or voice.entered_by is not None:
        return False
    return voice.partner_id is None or voice.partner_id != partner_id


def taken_back(decision: Decision, voices: Iterable[Voice], partner_id: int, *, house: int) -> tuple[Voice, ...]:
    """List the voices that a partner loses by being of the organisation `house`: theirs for others, to this wording.

    One person has at most one voice that stands; the rule is ours. Without them an earlier voice of a colleague stands
    for the organisation that was left, or it is silent. A closed decision stays as it was.
    """
    if decision.status is not DecisionStatus.OPEN:
        return ()
    return tuple(
        voice
        for voice in voices
        if voice.decision_id == decision.id
        and voice.version == decision.version
        and voice.partner_id == partner_id
        and voice.organisation_id != house
    )


def lapsed(voice: Voice, today: date) -> bool:
    """Whether a reservation's date is over; the organisation is then silent again until it says more."""
    return voice.stance is Stance.RESERVATION and voice.until is not None and voice.until < today


def standing(decision: Decision, voices: Iterable[Voice], today: date) -> Mapping[int, Voice]:
    """Give the voice that stands for each organisation: its latest one for the current wording.

    A reservation whose date is over no longer stands, and nothing said before it comes back. `today` is the local day;
    for a closed decision the day it closed. A voice stays when its organisation leaves, so that an objection does
    not go away together with the person who raised it.
    """
    latest = {
        voice.organisation_id: voice
        for voice in sorted(voices, key=lambda voice: (voice.at, voice.id))
        if voice.decision_id == decision.id and voice.version == decision.version
    }
    return {organisation: voice for organisation, voice in latest.items() if not lapsed(voice, today)}


def tally(
    decision: Decision, voices: Iterable[Voice], organisations: Collection[Organisation], *, today: date
) -> Tally:
    """Add up the voices that stand; `organisations` are the voting ones, see `voting`."""
    stand = standing(decision, voices, today)
    stances = Counter(voice.stance for voice in stand.values())
    objections_open = sum(voice.objection is ObjectionStatus.OPEN for voice in stand.values())
    concerned = {organisation.sector for organisation in organisations}
    spoken = {organisation.sector for organisation in organisations if organisation.id in stand}
    return Tally(
        agree=stances[Stance.AGREE],
        concern=stances[Stance.CONCERN],
        objection_open=objections_open,
        objection_closed=stances[Stance.OBJECTION] - objections_open,
        abstain=stances[Stance.ABSTAIN],
        against=stances[Stance.AGAINST],
        reservation=stances[Stance.RESERVATION],
        silent=tuple(organisation.id for organisation in organisations if organisation.id not in stand),
        missing_sectors=tuple(sector for sector in Sector if sector in concerned - spoken),
    )


def all_agree(decision: Decision, sums: Tally) -> bool:
    """Tell whether every voting organisation agrees without more: then nobody has to wait for the deadline."""
    asked = decision.status is DecisionStatus.OPEN and decision.kind is not DecisionKind.MEETING
    return asked and sums.agree > 0 and sums.agree == sums.spoken and not sums.silent


def verdict(
    decision: Decision,
    voices: Iterable[Voice],
    organisations: Collection[Organisation],
    *,
    today: date,
    rule: VoteRule | None = None,
) -> DecisionStatus:
    """Tell what an open decision becomes if it closes now; a closed one is what it is.

    - Consent: an open objection stops it. Otherwise it needs its quorum and one organisation that carries it.
    - Vote: it needs its quorum and the turnout, then agreement must outweigh what is against it, see `VoteRule`.
    - Sense check: binds nobody and needs no quorum; the label says whether agreement, concerns included, outweighs.
    - Without any voice nothing has been decided: no quorum.

    `rule`: None for the one that the decision was opened with.
    """
    rule = rule or vote_rule(decision)
    if decision.status is not DecisionStatus.OPEN:
        return decision.status
    if decision.kind is DecisionKind.MEETING:
        return DecisionStatus.ACCEPTED
    sums = tally(decision, voices, organisations, today=today)
    if decision.kind is DecisionKind.CONSENT and sums.objection_open:
        return DecisionStatus.NOT_ACCEPTED
    if not _has_quorum(decision, sums, len(organisations), rule):
        return DecisionStatus.NO_QUORUM
    return DecisionStatus.ACCEPTED if _carried(decision, sums, rule) else DecisionStatus.NOT_ACCEPTED


def close(
    decision: Decision,
    voices: Iterable[Voice],
    organisations: Collection[Organisation],
    *,
    at: datetime,
    today: date,
    rule: VoteRule | None = None,
) -> Decision:
    """Close the decision with its verdict, at the deadline or earlier. Raises `NotAllowed` if it is closed."""
    if decision.status is not DecisionStatus.OPEN:
        raise NotAllowed(Refusal.CLOSED)
    return replace(decision, status=verdict(decision, voices, organisations, today=today, rule=rule), closed_at=at)


def _has_quorum(decision: Decision, sums: Tally, voting_organisations: int, rule: VoteRule) -> bool:
    if not sums.spoken:
        return False
    if decision.kind is DecisionKind.SENSE_CHECK:
        return True
    if decision.sector_quorum and sums.missing_sectors:
        return False
    present = voting_organisations - len(sums.silent)
    return decision.kind is not DecisionKind.VOTE or present >= rule.turnout * voting_organisations


def _carried(decision: Decision, sums: Tally, rule: VoteRule) -> bool:
    if decision.kind is DecisionKind.CONSENT:
        return sums.in_favour > 0
    rule = rule if decision.kind is DecisionKind.VOTE else SIMPLE_MAJORITY
    needed = rule.share * (sums.in_favour + sums.against)
    return sums.in_favour > needed or (rule.or_equal and 0 < sums.in_favour == needed)
