"""The dialogues about risks: adding one with its early sign, changing it, taking it off the list."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.risks import MOST_RISKS, Risk, asked_after
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.questions import FreeText, Pick
from bot.engine.vocabulary.steps import done
from bot.engine.wording import Markup
from flows.choosing import Either, Numbered, Thing
from flows.due.things import today_of
from flows.echo import entries
from flows.risk.watching import ALERT, ASK, SIGN, changed, listed, watcher_of
from flows.stakeholder.steps import NOBODY, partners

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


class RiskAspect(StrEnum):
    """What can be changed about a risk. The values are stored."""

    WHAT = "what"
    SIGN = "sign"
    WATCHER = "watcher"


def _things(view: View) -> list[Thing]:
    return [Thing(one.number, one.what) for one in listed(view)]


what = FreeText(id="what", max_length=300)
sign = FreeText(id="sign", max_length=300)
watcher = Pick(id="watcher", among=partners, optional=True, misfit="misfit-keeper")
new_watcher = Pick(id="watcher", among=partners, misfit="misfit-keeper")
which = Numbered(id="which", among=_things)
aspect = Either(
    id="aspect",
    among=RiskAspect,
    wording="risk-aspect",
    also={
        RiskAspect.WHAT: ("risiko", "risk"),
        RiskAspect.SIGN: ("frühzeichen", "zeichen", "early sign"),
        RiskAspect.WATCHER: ("wer", "who"),
    },
)


def _partner_id(answer: str | None) -> int | None:
    return None if answer in {None, NOBODY} else int(str(answer)[1:])


def line(turn: Turn, risk: Risk) -> Markup:
    """Write one line: the risk, its early sign, who watches, what they said last."""
    by = watcher_of(turn, risk)
    last = Markup()
    if risk.seen is not None and risk.seen_on is not None:
        day = turn.words.date(risk.seen_on, today_of(turn))
        last = turn.words("risk-last", answer=turn.words.label(f"risk-seen-{risk.seen.value}"), day=day)
    return turn.words(
        "risk-line",
        number=str(risk.number),
        what=risk.what,
        sign=risk.sign,
        by=by.name if by is not None else turn.words.label("risk-nobody"),
        last=last,
    )


def add(turn: SpokenTurn, answers: Answers) -> None:
    """Put a risk on the list; the first question comes in three months."""
    if len(listed(turn)) >= MOST_RISKS:
        turn.refuse("risk-too-many", most=MOST_RISKS, what=answers[what])
        return
    today = today_of(turn)
    added = turn.store.of(Risk).add(
        Risk(
            number=turn.store.next_number("risk"),
            what=answers[what],
            sign=answers[sign],
            watcher_id=_partner_id(answers.get(watcher)),
            next_on=asked_after(today),
        )
    )
    entries.made(turn, f"r{added.id}")
    changed(turn, added)
    turn.confirm(turn.words("risk-added", line=line(turn, added), day=turn.words.day(added.next_on)))


def _meant(turn: SpokenTurn, answers: Answers) -> Risk | None:
    """Return the one picked; says so if it was dropped while the question was open."""
    found = turn.store.of(Risk).first(number=answers[which])
    if found is None:
        turn.refuse("risk-gone")
    return found


def change(turn: SpokenTurn, answers: Answers) -> None:
    """Change one thing and leave the rest."""
    before = _meant(turn, answers)
    if before is None:
        return
    after = replace(before, what=answers.get(what) or before.what, sign=answers.get(sign) or before.sign)
    if new_watcher in answers:
        after = replace(after, watcher_id=_partner_id(answers[new_watcher]))
    message = "risk-unchanged" if after == before else "risk-changed"
    changed(turn, turn.store.of(Risk).put(after))
    turn.confirm(turn.words(message, line=line(turn, after)))


def drop(turn: SpokenTurn, answers: Answers) -> None:
    """Take a risk off the list."""
    found = _meant(turn, answers)
    if found is None:
        return
    said = turn.words("risk-dropped", line=line(turn, found))
    turn.cancel_alarm(ASK, found.id)
    entries.dropped(turn, f"r{found.id}", found.what)
    entries.gone(turn, f"r{found.id}")
    turn.store.of(Risk).remove(found)
    turn.changed(SIGN, found.id)
    turn.changed(ALERT, found.id)
    turn.confirm(said)


def _present(view: View, answers: Answers, step: Question) -> Mapping[str, Value]:
    """Return what holds at present, for the questions about a change."""
    one = None if step is which else view.store.of(Risk).first(number=answers[which])
    if one is None:
        return {}
    by = watcher_of(view, one)
    return {
        "what": one.what,
        "sign": one.sign,
        "watcher": by.name if by is not None else view.words.label("risk-nobody"),
    }


ADDING: Final = Dialogue(
    id="risk.add", version=1, questions=(what, sign, watcher), on_end=add, who=Who.PARTNER, offers_back=True
)
CHANGING: Final = Dialogue(
    id="risk.change",
    version=1,
    routes=(
        which.to(aspect),
        aspect.when(lambda chosen: chosen is RiskAspect.WHAT, what),
        aspect.when(lambda chosen: chosen is RiskAspect.SIGN, sign),
        aspect.to(new_watcher),
        what.to(done),
        sign.to(done),
        new_watcher.to(done),
    ),
    before=_present,
    on_end=change,
    who=Who.PARTNER,
    offers_back=True,
)
DROPPING: Final = Dialogue(id="risk.drop", version=1, questions=(which,), on_end=drop, who=Who.PARTNER)
DIALOGUES: Final = {"add": ADDING, "change": CHANGING, "drop": DROPPING}
"""By the keyword that begins them."""
