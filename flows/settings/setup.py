"""Setting a cooperation up: what it is called, what it is about, and how it works. Again later, to change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.cooperation import Rhythm
from bot.domain.cycle import Phase, PhaseStatus
from bot.engine.dialogues.alone import Begun, begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow, always
from bot.engine.vocabulary.folding import parts_of
from bot.engine.vocabulary.questions import FreeText
from bot.engine.vocabulary.steps import done
from bot.engine.wording import Markup, paragraphs
from flows.arrival import CARD as ARRIVAL
from flows.arrival import invite_all, welcome
from flows.catalogue import phase_name
from flows.check_in.rhythm import upcoming
from flows.naming import home_name
from flows.partners.coordination import claim, coordinators, may_claim
from flows.phase.questions import SomePhases
from flows.phase.standing import active_phases, put_phase
from flows.settings.preferences import asked_by, holidays, language, rhythm, state_code, state_name, time_zone
from flows.settings.previewing import Saving, preview, saving
from flows.settings.schedule import rearrange

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.cooperation import Cooperation, Language
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

name = FreeText(id="name", max_length=120, optional=True)
challenge = FreeText(id="challenge", max_length=500, optional=True)
tongue = replace(language, optional=True)
zone = replace(time_zone, optional=True)
state = replace(holidays, optional=True)
phases = SomePhases(id="phases", optional=True)
how_often = replace(rhythm, optional=True)
seen = replace(saving, optional=True, skip="")
"""Whether the dates of a rhythm that was chosen are right; in one line with everything it is taken as it is."""
QUESTIONS: tuple[Question, ...] = (name, challenge, tongue, zone, state, phases, how_often)

FIRST_PHASES = (Phase.INITIATE,)
"""What is active from the first set-up on if nothing else was chosen."""


def _active(turn: Turn) -> tuple[Phase, ...]:
    """Return what is active now, or will be unless something else is chosen."""
    if turn.home.set_up_at is None and not turn.store.phases.find():
        return FIRST_PHASES
    return active_phases(turn)


def _phases_named(chosen: tuple[Phase, ...], spoken: Language) -> str:
    return ", ".join(phase_name(phase, spoken) for phase in chosen)


def _present(turn: Turn, question: Question) -> str:
    """Return what leaving a question out keeps; empty if there is nothing yet."""
    home, words = turn.home, turn.words
    return {
        name.id: home.name,
        challenge.id: home.challenge,
        tongue.id: words.label(f"language-{home.language.value}"),
        zone.id: home.time_zone,
        state.id: state_name(home.holidays, words),
        phases.id: _phases_named(_active(turn), home.language),
        how_often.id: words.label(f"setting-rhythm-{home.rhythm.value.replace('_', '-')}"),
    }[question.id]


def _marked(turn: Turn, step: Question) -> tuple[str, ...]:
    """Mark the phases that are active: tapping adds to them or takes away."""
    return tuple(phase.value for phase in _active(turn)) if step.id == phases.id else ()


def _before(view: View, given: Answers, step: Question) -> Mapping[str, Value]:
    turn = asked_by(view)
    if step is seen:
        home = _with_answers(turn.home, given)
        wanted = replace(home, set_up_at=home.set_up_at or turn.now)
        chosen = given.get(phases)
        return {"preview": preview(turn, wanted, chosen or _active(turn))}
    kept = _present(turn, step)
    return {
        "place": turn.words("setup-place", number=str(QUESTIONS.index(step) + 1), count=str(len(QUESTIONS))),
        "present": turn.words("setup-present", value=kept) if kept else Markup(),
    }


def _with_answers(cooperation: Cooperation, given: Answers) -> Cooperation:
    """Return the cooperation with what was answered; what was left out stays."""
    picked = given.get(state)
    return replace(
        cooperation,
        name=given.get(name) or cooperation.name,
        challenge=given.get(challenge) or cooperation.challenge,
        language=given.get(tongue) or cooperation.language,
        time_zone=given.get(zone) or cooperation.time_zone,
        holidays=cooperation.holidays if picked is None else state_code(picked),
        rhythm=given.get(how_often) or cooperation.rhythm,
    )


def _put_phases(turn: SpokenTurn, chosen: tuple[Phase, ...]) -> None:
    """Make exactly these phases the active ones; what was finished and is not chosen stays finished."""
    for phase in active_phases(turn):
        if phase not in chosen:
            put_phase(turn, phase, PhaseStatus.OPEN)
    for phase in chosen:
        put_phase(turn, phase, PhaseStatus.ACTIVE)


def finish(turn: SpokenTurn, given: Answers) -> None:
    """Store what was answered, say what is set, and the first time invite everybody to join."""
    first = turn.home.set_up_at is None
    _put_phases(turn, given.get(phases) or _active(turn))
    turn.keep(replace(_with_answers(turn.home, given), set_up_at=turn.home.set_up_at or turn.now))
    rearrange(turn)
    summary = _summary(turn)
    alone = turn.confirm(paragraphs(summary, turn.words("setup-next")))
    here = None if alone else turn.place
    if first:
        done = turn.words("setup-done", name=home_name(turn))
        invite_all(turn, paragraphs(done, _next_dates(turn)), beside=here)
    else:
        turn.changed(ARRIVAL.kind, turn.home.id)
        turn.announce(summary, beside=here)


def _summary(turn: SpokenTurn) -> Markup:
    lines = (
        turn.words(f"setup-set-{step.id.replace('_', '-')}", value=_present(turn, step))
        for step in QUESTIONS
        if step is not name and _present(turn, step)
    )
    title = turn.words("setup-set", name=turn.home.name) if turn.home.name else turn.words("setup-set-nameless")
    return paragraphs(title, Markup("\n".join(f"- {line}" for line in lines)), _next_dates(turn))


def _next_dates(turn: SpokenTurn) -> Markup:
    """Say when check-ins will open by themselves, so that nobody is surprised."""
    dates = [turn.words.day(one.opens_at.astimezone(turn.zone).date()) for one in upcoming(turn)]
    return turn.words("setup-next-check-ins", dates=", ".join(dates)) if dates else Markup()


SETUP = Dialogue(
    id="setup",
    version=1,
    routes=(
        *(one.to(following) for one, following in pairwise(QUESTIONS)),
        how_often.when(lambda chosen: chosen is not Rhythm.ON_DEMAND, seen),
        how_often.to(done),
        seen.when(lambda chosen: chosen is Saving.OTHER, how_often),
        seen.to(done),
    ),
    on_end=finish,
    before=_before,
    marked=_marked,
    who=Who.COORDINATOR,
    expire_after=timedelta(days=30),
    offers_back=True,
)


def start(turn: SpokenTurn, typed: str) -> None:
    """Begin the set-up. Whoever administers the channel becomes coordinator if nobody is yet."""
    if turn.cooperation is None:
        if turn.private:
            turn.refuse("setup-in-group")
            return
        if not may_claim(turn):
            turn.refuse("setup-needs-administrator")
            return
        welcome(turn)
    elif not turn.coordinates:
        if coordinators(turn.store):
            turn.refuse("refused-coordinator")
            return
        if not may_claim(turn):
            turn.refuse("setup-needs-administrator")
            return
        claim(turn)
    if _binds_to_topic(turn):
        turn.say(turn.words("setup-in-topic"))
    if begin_alone(turn, SETUP, parts_of(typed)) is Begun.ALONE:
        turn.say(
            turn.words("setup-begun" if turn.home.set_up_at is None else "setup-begun-again", name=turn.sender.name)
        )


def _binds_to_topic(turn: SpokenTurn) -> bool:
    """Set up in a topic, a cooperation lives in that topic; the rest of the group is free for others."""
    place = turn.place
    if place.thread is None or not turn.platform(place).topics:
        return False
    rest = [
        channel
        for channel in turn.store.channels.find(
            adapter=place.adapter, account=place.account, platform_id=place.platform_id
        )
        if channel.id != place.id
    ]
    for channel in rest:
        turn.transaction.put_channel(replace(channel, cooperation_id=None))
    return bool(rest)


FLOW = Flow(
    id="setup",
    commands=(Command(name="setup", german="einrichten", handle=start, anywhere=True, publishes=always),),
    dialogues=(SETUP,),
)
