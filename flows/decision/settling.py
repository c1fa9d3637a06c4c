"""Settling: an objection is closed by its author or a coordinator, and a decision replaces an older one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from bot.domain.decisions import DecisionStep, ObjectionStatus, Refusal, close_objection, supersede
from bot.domain.verdicts import is_kept
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.folding import parts_of
from bot.engine.vocabulary.questions import Pick
from bot.engine.vocabulary.steps import MisfitError, Step
from bot.engine.wording import paragraphs
from flows.choosing import known_organisations
from flows.decision.closing import closed_if_due
from flows.decision.deadlines import set_review
from flows.decision.occasions import AboutDecision, AboutObjection, describe
from flows.decision.record import (
    CARD,
    Role,
    note,
    numbered,
    politely,
    split_number,
    steering_role,
    tell_all,
    voice_entry,
    voices_of,
)
from flows.decision.showing import named, quoted, shorten

if TYPE_CHECKING:
    from pydantic import JsonValue

    from bot.domain.decisions import Decision, Voice
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Option, View

_TEXT_IN_NEWS = 200

# --- objections ------------------------------------------------------------------------------------------------------


def objecting_first(view: View) -> tuple[Option, ...]:
    """Offer the organisations, those first that have raised an objection anywhere that is still open."""
    raised = {f"o{voice.organisation_id}" for voice in view.store.voices.find(objection=ObjectionStatus.OPEN)}
    return tuple(sorted(known_organisations(view), key=lambda option: option.key not in raised))


organisation = Pick(id="organisation", among=objecting_first)


def settle(turn: SpokenTurn, answers: Answers, occasion: AboutObjection) -> None:
    """Close an organisation's objection and tell everybody who did."""
    found = turn.store.decisions.get(occasion.decision)
    if found is None or turn.partner is None:
        turn.refuse("decision-join-first")
        return
    house_id = int(answers[organisation][1:])
    decision, status = closed_if_due(turn, found), occasion.status
    voice = voices_of(turn, decision).get(house_id)
    if voice is None:
        turn.refuse("decision-refused-no-open-objection", number=str(decision.number))
        return
    role = _settling_role(turn, voice)
    if role is None:
        turn.refuse("decision-refused-not-your-objection", organisation=named(turn, house_id))
        return
    with politely(turn, decision):
        closed = turn.store.voices.put(close_objection(decision, voice, status, by=turn.partner.id))
        entries = {"before": voice_entry(voice), "after": voice_entry(closed)}
        note(turn, decision, DecisionStep.OBJECTION_CLOSED, role, **entries)
        turn.changed(CARD, decision.id)
        tell_all(
            turn,
            turn.words(
                f"decision-now-{status.value}",
                number=str(decision.number),
                organisation=named(turn, house_id),
                person=turn.partner.name,
            ),
            decision,
        )
        _tell_author(turn, decision, closed)


def _settling_role(turn: SpokenTurn, voice: Voice) -> Role | None:
    """Tell in which role the sender may close an objection: its author, or a coordinator; None for anybody else."""
    ours = turn.partner is not None and turn.partner.organisation_id == voice.organisation_id
    if not is_kept(voice, turn.partner.id if turn.partner else None) and (ours or voice.entered_by is None):
        return Role.PARTNER
    return Role.COORDINATOR if turn.coordinates else None


def _tell_author(turn: SpokenTurn, decision: Decision, closed: Voice) -> None:
    """Tell whoever objected, alone, that somebody else has closed their objection."""
    author = turn.store.partners.get(closed.partner_id) if closed.partner_id else None
    if author is None or turn.partner is None or author.id == turn.partner.id:
        return
    private_chats.tell(
        turn,
        author,
        turn.words(
            f"decision-yours-{closed.objection}",
            number=str(decision.number),
            organisation=named(turn, closed.organisation_id),
            person=turn.partner.name,
        ),
    )


SETTLE = DialogueAbout(
    occasion=AboutObjection,
    id="decision.settle",
    version=1,
    questions=(organisation,),
    on_end=settle,
    before=describe,
    who=Who.PARTNER,
)


def begin_settling(turn: SpokenTurn, decision: Decision, typed: str, status: ObjectionStatus) -> None:
    """Take whose objection it is; where only one is open there is nothing to ask."""
    voices = voices_of(turn, decision)
    raised = [house for house, voice in voices.items() if voice.objection is ObjectionStatus.OPEN]
    if not raised:
        reason = Refusal.NO_OPEN_OBJECTION.value.replace("_", "-")
        turn.refuse(f"decision-refused-{reason}", number=str(decision.number))
        return
    parts = parts_of(typed)
    if not parts and len(raised) == 1:
        parts = [f"o{raised[0]}"]
    begin_alone(turn, SETTLE.about(AboutObjection(decision=decision.id, status=status)), parts)


# --- replacing an older decision -------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False, kw_only=True)
class KnownNumber(Step[int]):
    """The number of a decision that exists."""

    def read(self, typed: str, view: View) -> int:
        """Return the number. Raises MisfitError."""
        number, rest = split_number(typed)
        if number is None or rest or view.store.decisions.first(number=number) is None:
            raise MisfitError("decision-misfit-number", typed=typed)
        return number

    def load(self, stored: JsonValue) -> int:
        """Return the number."""
        return int(cast("int", stored))


older = KnownNumber(id="older")


def replace_older(turn: SpokenTurn, answers: Answers, occasion: AboutDecision) -> None:
    """Let one decision replace an older one, both sides at once."""
    new, old = turn.store.decisions.get(occasion.decision), numbered(turn, answers[older])
    role = steering_role(turn, new) if new else None
    if new is None or old is None or role is None:
        turn.refuse("decision-refused-not-yours")
        return
    with politely(turn, new):
        replaced, replacing = supersede(old, new)
        turn.store.decisions.put(replaced)
        turn.store.decisions.put(replacing)
        note(turn, replaced, DecisionStep.SUPERSEDED, role, before=old.status.value, after=f"B-{new.number}")
        note(turn, replacing, DecisionStep.SUPERSEDED, role, after=f"B-{old.number}")
        set_review(turn, replaced, None)
        turn.changed(CARD, replaced.id)
        turn.changed(CARD, replacing.id)
        news = turn.words("decision-superseded", number=str(new.number), older=str(old.number))
        tell_all(turn, paragraphs(news, quoted(turn, shorten(new.text, _TEXT_IN_NEWS))), new)


SUPERSEDE = DialogueAbout(
    occasion=AboutDecision,
    id="decision.supersede",
    version=1,
    questions=(older,),
    on_end=replace_older,
    before=describe,
    who=Who.PARTNER,
)


def begin_replacing(turn: SpokenTurn, decision: Decision, typed: str) -> None:
    """Take the number of the decision that this one replaces."""
    begin_alone(turn, SUPERSEDE.about(AboutDecision(decision=decision.id)), parts_of(typed))
