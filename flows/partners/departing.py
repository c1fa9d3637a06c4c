"""What ends when somebody takes part no more, or two turn out to be one: turns, deputyships, mandates, links."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deputies import Deputyship, Mandate
from bot.domain.meetings import TurnTaker, in_order
from bot.domain.report_links import ReportLink
from flows.meeting.moderating import DUTY, LIST, MEETING

if TYPE_CHECKING:
    from bot.engine.stored.ports import Store


def end_roles(store: Store, partner_id: int) -> None:
    """Let somebody moderate, stand in and speak for nobody any more, and their links to pages lead nowhere."""
    for taker in store.of(TurnTaker).find(partner_id=partner_id):
        store.of(TurnTaker).remove(taker)
    for kind in (LIST, MEETING, DUTY):
        for card in store.cards.readable(kind=kind):
            store.touch_cards(kind, card.subject)
    end_deputyships(store, partner_id)
    for one in store.of(Deputyship).find(deputy_id=partner_id):
        store.of(Deputyship).remove(one)
    end_mandates(store, partner_id)
    for link in store.of(ReportLink).find(made_by=partner_id):
        store.of(ReportLink).remove(link)


def end_deputyships(store: Store, absent_id: int) -> None:
    """Let nobody stand in for somebody any more."""
    for one in store.of(Deputyship).find(absent_id=absent_id):
        store.of(Deputyship).remove(one)


def end_mandates(store: Store, partner_id: int) -> None:
    """Let somebody speak for no organisation any more; what it may promise stays, for it is the organisation's."""
    for mandate in store.of(Mandate).find(speaker_id=partner_id):
        store.of(Mandate).put(replace(mandate, speaker_id=None))
    for mandate in store.of(Mandate).find(deputy_id=partner_id):
        store.of(Mandate).put(replace(mandate, deputy_id=None))


def join_roles(store: Store, partner_id: int) -> None:
    """Let somebody who was two people have each role once; nobody stands in for themselves."""
    for again in in_order(store.of(TurnTaker).find(partner_id=partner_id))[1:]:
        store.of(TurnTaker).remove(again)
    named = sorted(store.of(Deputyship).find(absent_id=partner_id), key=lambda one: (one.at, one.id))
    others = [one for one in named if one.deputy_id != partner_id]
    for one in named:
        if one not in others[-1:]:
            store.of(Deputyship).remove(one)
    for mandate in store.of(Mandate).find(speaker_id=partner_id, deputy_id=partner_id):
        store.of(Mandate).put(replace(mandate, deputy_id=None))
