"""Gathers the research data set, says beforehand what is in it, and asks whether it is to be made."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import local
from bot.domain.cooperation import AnswerMode, ChannelKind
from bot.domain.pseudonyms import pseudonym
from bot.engine.turn.deputies import reads_as_coordinator
from bot.engine.turn.pictures import send_document
from bot.engine.turn.rights import Who
from bot.engine.turn.turn import Turn
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.sketch import Document, Draft
from bot.reporting.exports.research import (
    CELL_FROM,
    ResearchQuestion,
    ResearchRelease,
    ResearchSet,
    ResearchWave,
    cells,
)
from flows.catalogue import catalogue, question_of
from flows.catalogue.partnership import LOAD
from flows.check_in.asked import asked, own_question
from flows.check_in.results import alone, rounds_of
from flows.choosing import YesNo
from flows.export.gathering import ROUNDS_AT_ONCE
from flows.settings.preferences import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.check_ins import Round
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

KIND: Final = "export.research"

sure = Bilingual(id="sure", among=YesNo, wording="setting", also={YesNo.YES: ("ja",), YesNo.NO: ("nein",)})


def research_set(turn: Turn) -> ResearchSet:
    """Return what research may have of the cooperation."""
    return _set(turn, tuple(_wave(turn, one) for one in _closed(turn)))


def _closed(turn: Turn) -> list[Round]:
    return [one for one in turn.store.rounds.find() if one.closed_at is not None and one.turnout]


def _set(turn: Turn, waves: tuple[ResearchWave, ...]) -> ResearchSet:
    platforms = {one.adapter for one in turn.store.channels.find(kind=ChannelKind.GROUP)}
    return ResearchSet(
        cooperation=pseudonym(turn.transaction.installation_key(), "research", str(turn.home.id)),
        region=f"DE-{turn.home.holidays}" if turn.home.holidays else "",
        channel="+".join(sorted(platforms)),
        waves=waves,
        questions=_questions(turn, waves),
        method=turn.words.label("export-research-method", floor=CELL_FROM),
    )


def _wave(turn: Turn, round_: Round) -> ResearchWave:
    assert round_.closed_at is not None  # noqa: S101 - only closed ones get here
    day = local(round_.closed_at, turn.home.time_zone).date()
    return ResearchWave(
        number=round_.number,
        kind=round_.kind,
        quarter=f"{day.year}-Q{(day.month + 2) // 3}",
        mode="open" if round_.answers is AnswerMode.OPEN else "private",
        anonymous=round_.anonymous,
        asked=len(round_.asked),
        turnout=tuple(round_.counted.values()),
        releases=tuple(
            ResearchRelease(question=one.question, late=late, shown=shown)
            for one in alone(turn, round_).fields
            if asked(turn, one.question).on_card
            for late, shown in enumerate(one.releases)
            if late == 0 or shown is not None
        ),
    )


def _questions(turn: Turn, waves: tuple[ResearchWave, ...]) -> tuple[ResearchQuestion, ...]:
    """Return every question that was asked, with when; own ones without their words, which may name somebody."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for wave in waves:
        for release in wave.releases:
            numbers[release.question].add(wave.number)
    return tuple(_question(turn, question, found) for question, found in sorted(numbers.items()))


def _question(turn: Turn, question: str, waves: set[int]) -> ResearchQuestion:
    known = question_of(turn.store, question)
    checked = catalogue().partnership.find(question) if known is None else None
    both = known or (checked[1] if checked is not None else None) or (catalogue().load if question == LOAD else None)
    about = asked(turn, question)
    own = own_question(turn.store, question)
    if both is not None:
        version = hashlib.sha256(f"{about.kind}\0{both.de}\0{both.en}".encode()).hexdigest()[:8]
    else:
        words = own.text if own is not None else ""
        version = pseudonym(turn.transaction.installation_key(), "question", f"{about.kind}\0{words}")[:8]
    return ResearchQuestion(
        id=question,
        version=version,
        kind=about.kind.value,
        phase=known.phase if known is not None else None,
        field=about.field,
        de=both.de if both is not None else "",
        en=both.en if both is not None else "",
        first_wave=min(waves),
        last_wave=max(waves),
        waves=len(waves),
    )


def has_something(turn: Turn) -> bool:
    """Tell whether any value may be said."""
    waves = (_wave(turn, one) for one in reversed(_closed(turn)))
    return any(cell.value for wave in waves for cell in cells(_set(turn, (wave,))))


def _preview(view: View, _answers: Answers, _step: Question) -> Mapping[str, Value]:
    assert isinstance(view, Turn)  # noqa: S101 - whoever is asked is asked in a turn
    found = research_set(view)
    lines = list(cells(found))
    return {
        "waves": len(found.waves),
        "questions": len(found.questions),
        "shown": sum(bool(one.value) for one in lines),
        "suppressed": sum(not one.value for one in lines),
        "floor": CELL_FROM,
    }


def make_if_sure(turn: SpokenTurn, answers: Answers) -> None:
    """Send the data set, if it is wanted."""
    if answers[sure] is YesNo.NO:
        turn.say(turn.words("export-research-kept"))
    elif not has_something(turn):
        turn.say(turn.words("export-nothing-research", floor=CELL_FROM))
    else:
        send_document(turn, KIND, turn.place)


def _draft(turn: PlacedTurn, _about: int) -> Draft | None:
    if not reads_as_coordinator(turn):
        return None
    return Draft(
        name=turn.words.label("export-file-research"),
        media_type="application/zip",
        caption=turn.words("export-caption-research", floor=CELL_FROM),
        content=_set(turn, ()),
        press="research",
        steps=(partial(_with_waves, tuple(one.id for one in _closed(turn))),),
    )


def _with_waves(left: tuple[int, ...], turn: PlacedTurn, begun: Draft) -> Draft | None:
    """Add some more rounds, of those `left`; the right to it may have ended meanwhile."""
    if not isinstance(begun.content, ResearchSet) or not reads_as_coordinator(turn):
        return None
    waves = tuple(_wave(turn, one) for one in rounds_of(turn, left[:ROUNDS_AT_ONCE]))
    rest = left[ROUNDS_AT_ONCE:]
    further = (partial(_with_waves, rest),) if rest else ()
    content = _set(turn, (*begun.content.waves, *waves))
    return replace(begun, content=content, steps=(*further, *begun.steps))


DOCUMENT: Final = Document(kind=KIND, draft=_draft)
CONFIRMING: Final = Dialogue(
    id="export.research", version=1, questions=(sure,), before=_preview, on_end=make_if_sure, who=Who.COORDINATOR
)
