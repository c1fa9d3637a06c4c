"""What is kept about organisations and lists loses its link to a person who is forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.admissions import Admission
from bot.domain.bundles import Bundle
from bot.domain.catalogue_files import CatalogueFile
from bot.domain.drops import Drop
from bot.domain.echoes import Echo, Maker
from bot.domain.force_field import Force
from bot.domain.indicators import Indicator
from bot.domain.meetings import Meeting
from bot.domain.next_steps import NextStep
from bot.domain.organisations import OrganisationEvent
from bot.domain.own_questions import OwnQuestion
from bot.domain.risks import Risk
from bot.domain.tasks import Task, nobodys
from flows.check_in.naming import TAKE_IN_CARD, TAKE_TASKS_CARD
from flows.due.things import TASK_CARD
from flows.partners.departing import end_roles
from flows.partners.newcomers import KIND as ADMISSION_CARD
from flows.risk.watching import ALERT

if TYPE_CHECKING:
    from bot.engine.stored.ports import Store


def unname(store: Store, partner_id: int) -> None:
    """Let what somebody did and wrote, and what they were told, no longer say that it was this person."""
    _unname_dealings(store, partner_id)
    _unname_entries(store, partner_id)
    end_roles(store, partner_id)
    for meeting in store.of(Meeting).find(set_by=partner_id):
        store.of(Meeting).put(replace(meeting, set_by=None))


def _unname_dealings(store: Store, partner_id: int) -> None:
    """Let admissions, corrections, drops, files sent and what they were told no longer say so."""
    for answer in store.answers.find(partner_id=partner_id):
        for kind in (TAKE_IN_CARD, TAKE_TASKS_CARD):
            for offer in store.cards.find(kind=kind, subject=answer.id):  # it stands in their own chat
                store.cards.remove(offer)
    for admission in store.of(Admission).find(partner_id=partner_id):
        store.touch_cards(ADMISSION_CARD, admission.id)
        store.of(Admission).remove(admission)
    for refused in store.of(Admission).find(refused_by=partner_id):
        store.touch_cards(ADMISSION_CARD, refused.id)
        store.of(Admission).put(replace(refused, refused_by=None))
    for event in store.of(OrganisationEvent).find(actor_id=partner_id):
        store.of(OrganisationEvent).put(replace(event, actor_id=None))
    for bundle in store.of(Bundle).find(partner_id=partner_id):
        store.of(Bundle).put(replace(bundle, partner_id=None))
    for drop in store.of(Drop).find(by=partner_id):
        store.of(Drop).put(replace(drop, by=None))
    for file in store.of(CatalogueFile).find(sent_by=partner_id):
        store.of(CatalogueFile).put(replace(file, sent_by=None))


def _unname_entries(store: Store, partner_id: int) -> None:
    """Let own questions, sentences, steps, indicators, risks and tasks not say so; what they were to hear goes."""
    for own in store.of(OwnQuestion).find(author_id=partner_id):
        store.of(OwnQuestion).put(replace(own, author_id=None))
    for force in store.of(Force).find(partner_id=partner_id):
        store.of(Force).put(replace(force, partner_id=None))
    for step in store.of(NextStep).find(partner_id=partner_id):
        store.of(NextStep).put(replace(step, partner_id=None))
    for echo in store.of(Echo).find(partner_id=partner_id):
        store.of(Echo).remove(echo)
    for maker in store.of(Maker).find(partner_id=partner_id):
        store.of(Maker).remove(maker)
    for indicator in store.of(Indicator).find(partner_id=partner_id):
        store.of(Indicator).put(replace(indicator, partner_id=None))
    for risk in store.of(Risk).find(watcher_id=partner_id):
        store.touch_cards(ALERT, risk.id)
        store.of(Risk).put(replace(risk, watcher_id=None))
    for task in store.of(Task).find():
        if partner_id in {task.keeper_id, task.author_id}:
            store.touch_cards(TASK_CARD, task.id)
            store.of(Task).put(nobodys(task, partner_id))
