"""One of every kind of thing that says how a cooperation is led, who speaks for organisations, and who reads along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decision_rule import DecisionRule
from bot.domain.decisions import DecisionKind, Majority, VoteTurnout
from bot.domain.deputies import Deputyship, Mandate
from bot.domain.meetings import Meeting, TurnTaker
from bot.domain.organisations import OrganisationEvent, OrganisationStep
from bot.domain.report_links import PageKind, ReportLink
from tests.storage.filling import AT, BIG, WORDS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from bot.domain.partners import Organisation, Partner
    from bot.engine.stored.ports import Store

LEADERSHIP_KINDS: tuple[type[DataclassInstance], ...] = (
    OrganisationEvent,
    DecisionRule,
    Meeting,
    TurnTaker,
    Deputyship,
    Mandate,
    ReportLink,
)


def leadership(store: Store, partner: Partner, house: Organisation) -> dict[type[DataclassInstance], DataclassInstance]:
    """Store one of each, of a partner and an organisation."""
    return {
        OrganisationEvent: store.of(OrganisationEvent).add(
            OrganisationEvent(
                organisation_id=house.id,
                step=OrganisationStep.MERGED,
                actor_id=partner.id,
                role="coordinator",
                at=AT,
                before=WORDS,
                after=WORDS,
            )
        ),
        DecisionRule: store.of(DecisionRule).add(
            DecisionRule(
                kind=DecisionKind.VOTE,
                days=14,
                sector_quorum=True,
                majority=Majority.TWO_THIRDS,
                turnout=VoteTurnout.TWO_THIRDS,
                decision=7,
                since=AT,
            )
        ),
        Meeting: store.of(Meeting).add(
            Meeting(number=1, starts_at=AT, place=WORDS, words=WORDS, set_by=partner.id, called_off_at=AT, over=True)
        ),
        TurnTaker: store.of(TurnTaker).add(
            TurnTaker(partner_id=partner.id, organisation_id=house.id, place=3, passes=BIG, told=BIG)
        ),
        Deputyship: store.of(Deputyship).add(Deputyship(absent_id=partner.id, deputy_id=partner.id, at=AT)),
        Mandate: store.of(Mandate).add(
            Mandate(organisation_id=house.id, speaker_id=partner.id, deputy_id=partner.id, commits=WORDS)
        ),
        ReportLink: store.of(ReportLink).add(
            ReportLink(
                number=1,
                kind=PageKind.DECISION,
                document="decision.page",
                about=BIG,
                digest=f"{partner.id:064}",
                made_by=partner.id,
                made_at=AT,
                expires_at=AT,
                revoked_at=AT,
            )
        ),
    }
