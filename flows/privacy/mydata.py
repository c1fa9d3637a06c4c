"""Privacy: what is stored and who sees it, and everything that is stored about whoever asks."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.admissions import Admission
from bot.domain.bundles import Bundle
from bot.domain.calendar import local
from bot.domain.catalogue_files import CatalogueFile
from bot.domain.check_ins import REMARK
from bot.domain.cooperation import AnswerMode
from bot.domain.deputies import Deputyship, Mandate
from bot.domain.drops import Drop
from bot.domain.entries import entries_of
from bot.domain.force_field import Force
from bot.domain.indicators import Indicator
from bot.domain.meetings import Meeting, TurnTaker
from bot.domain.organisations import OrganisationEvent
from bot.domain.own_questions import OwnQuestion
from bot.domain.report_links import ReportLink
from bot.domain.risks import Risk
from bot.domain.tasks import Task
from bot.engine.dialogues.alone import lead
from bot.engine.turn import private_chats
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import QuestionKind
from flows.check_in.asked import find
from flows.partners.listing import sector_name
from flows.privacy.steps import steps_of
from flows.privacy.traces import open_dialogues, traces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bot.domain.check_ins import Answer
    from bot.domain.partners import Partner
    from bot.engine.turn.spoken import SpokenTurn
    from flows.privacy.traces import Trace

_SAID = {5: "mydata-yes", 3: "mydata-partly", 1: "mydata-no"}
"""How a yes / partly / no answer is stored, and its wording."""


def explain(turn: SpokenTurn, _typed: str) -> None:
    """Say what is stored, who sees what, and how to get and delete one's own."""
    home = turn.cooperation
    if home is not None and home.answers is AnswerMode.OPEN:
        seen = "privacy-answers-open-anonymous" if home.anonymous else "privacy-answers-open"
    elif home is not None and home.anonymous:
        seen = "privacy-answers-anonymous"
    else:
        seen = "privacy-answers-private"
    words = turn.words
    turn.say(paragraphs(words("privacy-stored"), words(seen), words("privacy-own")))


def my_data(turn: SpokenTurn, _typed: str) -> None:
    """Give the asker everything that is stored about them, alone."""
    held = everything(turn)
    if turn.private:
        turn.say(held)
    elif turn.account is not None and private_chats.tell(turn, turn.account, held):
        turn.say(turn.words("mydata-sent"))
    elif not lead(turn):
        turn.say(turn.words("mydata-in-private"))


def everything(turn: SpokenTurn) -> Markup:
    """Return all that is stored about the sender, in every cooperation, with every account of theirs."""
    found = traces(turn)
    if not found:
        return turn.words("mydata-nothing")
    begun = [
        turn.words("mydata-dialogue", begun=turn.words.moment(session.updated_at, turn.zone), given=given)
        for session in open_dialogues(turn, found)
        if (given := "; ".join(map(str, (*session.given.values(), *chain.from_iterable(session.waiting.values())))))
    ]
    return paragraphs(
        turn.words("mydata-title"), *(part for trace in found for part in _held(turn, trace)), _listed(begun)
    )


def _listed(lines: list[Markup]) -> Markup:
    return Markup("\n".join(f"- {line}" for line in lines))


def _day(turn: SpokenTurn, trace: Trace, at: datetime) -> str:
    return turn.words.day(local(at, trace.cooperation.time_zone).date())


def _held(turn: SpokenTurn, trace: Trace) -> Iterator[Markup]:
    """Yield what one cooperation knows, as paragraphs: the person, then what they said and did."""
    words = turn.words
    yield words("mydata-cooperation", name=trace.cooperation.name or words.label("cooperation-nameless"))
    lines = [
        words("mydata-account", name=one.name, adapter=one.adapter, account=one.platform_id) for one in trace.identities
    ]
    if trace.coordinates:
        lines.append(words("mydata-coordinates"))
    if trace.partner is None:
        yield _listed(lines)
        return
    yield _listed([*lines, *_person(turn, trace, trace.partner)])
    yield _listed(list(_answers(turn, trace, trace.partner)))
    yield _listed(list(_decisions(turn, trace, trace.partner)))
    yield _listed(list(_kept(turn, trace, trace.partner)))


def _person(turn: SpokenTurn, trace: Trace, partner: Partner) -> Iterator[Markup]:
    words = turn.words
    house = trace.store.organisations.get(partner.organisation_id)
    if house is not None:
        yield words(
            "mydata-partner",
            name=partner.name,
            since=_day(turn, trace, partner.joined_at),
            organisation=house.name,
            sector=sector_name(turn, house.sector),
        )
    if partner.engagement is not None:
        yield words(f"engagement-{partner.engagement.value}")
    if partner.left_at is not None:
        yield words("mydata-left", day=_day(turn, trace, partner.left_at))
    if partner.away_until is not None:
        yield words("mydata-away", day=turn.words.day(partner.away_until))
    if partner.nudged_at:
        days = ", ".join(_day(turn, trace, at) for at in partner.nudged_at)
        yield words("mydata-nudged", days=days)


def _answers(turn: SpokenTurn, trace: Trace, partner: Partner) -> Iterator[Markup]:
    rounds = {one.id: str(one.number) for one in trace.store.rounds.find()}
    for answer in trace.store.answers.find(partner_id=partner.id):
        yield turn.words(
            "mydata-answer",
            number=rounds[answer.round_id],
            question=_question(turn, trace, answer.question),
            answer=_said(turn, trace, answer),
            day=_day(turn, trace, answer.at),
        )
    for taken in trace.store.participations.find(partner_id=partner.id):
        yield turn.words(
            "mydata-participation", number=rounds[taken.round_id], question=_question(turn, trace, taken.question)
        )


def _question(turn: SpokenTurn, trace: Trace, key: str) -> str:
    """Return a question's words; its id if the catalogue no longer has it."""
    if key == REMARK:
        return turn.words.label("mydata-remark")
    question = find(trace.store, turn.words, key)
    return question.text if question else key


def _said(turn: SpokenTurn, trace: Trace, answer: Answer) -> str:
    question = find(trace.store, turn.words, answer.question)
    if answer.value is None and question is not None and question.kind is QuestionKind.LIST:
        return "; ".join(entries_of(answer.text))
    if answer.value is None:
        return answer.text or turn.words.label("mydata-unknown")
    if question is not None and question.kind is QuestionKind.YES_PARTLY_NO and answer.value in _SAID:
        value = turn.words.label(_SAID[answer.value])
    else:
        value = str(answer.value)
    return f"{value}: {answer.text}" if answer.text else value


def _decisions(turn: SpokenTurn, trace: Trace, partner: Partner) -> Iterator[Markup]:
    words = turn.words
    numbers = {one.id: str(one.number) for one in trace.store.decisions.find()}
    for decision in trace.store.decisions.find(proposer_id=partner.id):
        yield words("mydata-proposal", number=str(decision.number), text=decision.text)
    for voice in trace.store.voices.find(partner_id=partner.id):
        stance = words.label(f"mydata-stance-{voice.stance.value}")
        said = f"{stance}: {voice.reason}" if voice.reason else stance
        yield words("mydata-voice", number=numbers[voice.decision_id], said=said, day=_day(turn, trace, voice.at))
    for voice in trace.store.voices.find(entered_by=partner.id):
        yield words("mydata-entered", number=numbers[voice.decision_id], day=_day(turn, trace, voice.at))
    for event in trace.store.decision_events.find(actor_id=partner.id):
        yield words("mydata-logged", number=numbers[event.decision_id], at=words.moment(event.at, turn.zone))


def _kept(turn: SpokenTurn, trace: Trace, partner: Partner) -> Iterator[Markup]:
    for stakeholder in trace.store.stakeholders.find(keeper_id=partner.id):
        yield turn.words("mydata-stakeholder", name=stakeholder.name)
    for line in trace.store.communication_lines.find(keeper_id=partner.id):
        yield turn.words("mydata-line", audience=line.audience, topic=line.topic)
    for told in trace.store.of(Bundle).find(partner_id=partner.id):
        yield turn.words("mydata-told", day=turn.words.day(told.day), count=len(told.things))
    for own in trace.store.of(OwnQuestion).find(author_id=partner.id):
        yield turn.words("mydata-own-question", text=own.text)
    for reminder in trace.store.reminders.find(author_id=partner.id):
        yield turn.words("mydata-reminder", number=str(reminder.number), text=reminder.text)
    for force in trace.store.of(Force).find(partner_id=partner.id):
        yield turn.words("mydata-force", number=str(force.number), text=force.text)
    for indicator in trace.store.of(Indicator).find(partner_id=partner.id):
        yield turn.words("mydata-indicator", name=indicator.name)
    for risk in trace.store.of(Risk).find(watcher_id=partner.id):
        yield turn.words("mydata-risk", what=risk.what)
    for file in trace.store.of(CatalogueFile).find(sent_by=partner.id):
        yield turn.words("mydata-catalogue-file", name=file.name, day=_day(turn, trace, file.sent_at))
    yield from steps_of(turn, trace, partner)
    yield from _tasks(turn, trace, partner)
    yield from _roles(turn, trace, partner)
    yield from _about_organisations(turn, trace, partner)


def _tasks(turn: SpokenTurn, trace: Trace, partner: Partner) -> Iterator[Markup]:
    for task in trace.store.of(Task).find(keeper_id=partner.id):
        yield turn.words("mydata-task", number=str(task.number), what=task.what)
    for task in trace.store.of(Task).find(author_id=partner.id):
        yield turn.words("mydata-task-entered", number=str(task.number), what=task.what)


def _roles(turn: SpokenTurn, trace: Trace, partner: Partner) -> Iterator[Markup]:
    """Yield for whom they stand in and speak, that they take turns, and which meetings they have set."""
    names = {one.id: one.name for one in trace.store.partners.find()}
    for one in trace.store.of(Deputyship).find(deputy_id=partner.id):
        yield turn.words("mydata-stands-in", name=names.get(one.absent_id, ""))
    for one in trace.store.of(Deputyship).find(absent_id=partner.id):
        yield turn.words("mydata-deputy", name=names.get(one.deputy_id, ""))
    if trace.store.of(Mandate).find(speaker_id=partner.id):
        yield turn.words("mydata-speaks")
    if trace.store.of(Mandate).find(deputy_id=partner.id):
        yield turn.words("mydata-speaks-while-away")
    if trace.store.of(TurnTaker).find(partner_id=partner.id):
        yield turn.words("mydata-moderates")
    for meeting in trace.store.of(Meeting).find(set_by=partner.id):
        yield turn.words("mydata-meeting", number=str(meeting.number), day=_day(turn, trace, meeting.starts_at))
    for link in trace.store.of(ReportLink).find(made_by=partner.id):
        yield turn.words("mydata-page-link", number=str(link.number), day=_day(turn, trace, link.expires_at))


def _about_organisations(turn: SpokenTurn, trace: Trace, partner: Partner) -> Iterator[Markup]:
    """Yield when they came to which organisation, whom they contradicted, what they corrected and dropped."""
    names = {house.id: house.name for house in trace.store.organisations.find()}
    for came in trace.store.of(Admission).find(partner_id=partner.id):
        yield turn.words("mydata-admission", organisation=names[came.organisation_id], day=_day(turn, trace, came.at))
    for refused in trace.store.of(Admission).find(refused_by=partner.id):
        organisation, day = names[refused.organisation_id], _day(turn, trace, refused.refused_at or refused.at)
        yield turn.words("mydata-refused", organisation=organisation, day=day)
    for event in trace.store.of(OrganisationEvent).find(actor_id=partner.id):
        organisation = names[event.organisation_id]
        yield turn.words("mydata-corrected", organisation=organisation, day=_day(turn, trace, event.at))
    for drop in trace.store.of(Drop).find(by=partner.id):
        yield turn.words("mydata-dropped", day=_day(turn, trace, drop.at))


FLOW = Flow(
    id="privacy",
    commands=(
        Command(name="privacy", german="datenschutz", handle=explain, anywhere=True, attributed=False, everywhere=True),
        Command(name="mydata", german="meinedaten", handle=my_data, anywhere=True, everywhere=True),
    ),
)
