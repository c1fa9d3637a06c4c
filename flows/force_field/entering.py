"""Entering a barrier or a strength: a sentence, its factor, and whether the sector may stand beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.force_field import MOST_STANDING, Force, ForceKind, may_show_sector
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.questions import FreeText
from flows.catalogue import factor_name
from flows.choosing import Either
from flows.force_field.factors import SHOWN, AboutFactor, SectorShown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.partners import Sector
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value
    from flows.force_field.factors import TypedForce

LONGEST_SENTENCE: Final = 300
"""In characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceEntry:
    """What is entered: which way it pulls, and its factor if that is known already. Stored with every session."""

    kind: ForceKind
    factor: str = ""


sentence = FreeText(id="sentence", max_length=LONGEST_SENTENCE)
factor = AboutFactor(id="factor")
shown = Either(id="shown", among=SectorShown, wording="force-sector", also=SHOWN)


def begin_entering(turn: SpokenTurn, kind: ForceKind, entry: TypedForce) -> None:
    """Enter what was typed at once if it is complete; else ask, alone, for what is missing."""
    if entry.factor and not entry.sentence:
        begin_alone(turn, ENTERING_ABOUT.about(ForceEntry(kind=kind, factor=entry.factor)))
        return
    parts = [entry.sentence, entry.factor, entry.shown.value] if entry.complete else [entry.sentence]
    begin_alone(turn, ENTERING.about(ForceEntry(kind=kind)), parts if entry.sentence else ())


def enter(turn: SpokenTurn, answers: Answers, occasion: ForceEntry) -> None:
    """Put it into the force field, unless it is there already or there are too many."""
    said, about = answers[sentence], occasion.factor or answers[factor]
    standing = [one for one in turn.store.of(Force).find() if one.stands]
    known = next(
        (
            one
            for one in standing
            if one.kind is occasion.kind and one.factor == about and _same(one.text) == _same(said)
        ),
        None,
    )
    if known is not None:
        turn.refuse("force-known", number=str(known.number), text=said)
        return
    if len(standing) >= MOST_STANDING:
        turn.refuse("force-too-many", most=MOST_STANDING, text=said)
        return
    sector = sector_of(turn) if answers[shown] is SectorShown.WITH else None
    told = sector is not None and may_show_sector(_partners_of(turn, sector))
    added = turn.store.of(Force).add(
        Force(
            number=turn.store.next_number("force"),
            kind=occasion.kind,
            factor=about,
            text=said,
            sector=sector if told else None,
            partner_id=turn.partner.id if turn.partner is not None else None,
            created_at=turn.now,
        )
    )
    turn.confirm(
        turn.words(
            "force-entered",
            kind=added.kind.value,
            number=str(added.number),
            text=added.text,
            factor=factor_name(turn.store, added.factor, turn.language),
            sector="without" if sector is None else "with" if told else "few",
        )
    )


def _same(text: str) -> str:
    return " ".join(fold(text).split())


def sector_of(turn: SpokenTurn) -> Sector | None:
    """Return the sender's sector; None for somebody who takes no part."""
    house = turn.store.organisations.get(turn.partner.organisation_id) if turn.partner is not None else None
    return house.sector if house is not None else None


def _partners_of(turn: SpokenTurn, sector: Sector) -> int:
    """Count the partners of a sector who can write at present."""
    houses = {house.id for house in turn.store.organisations.find() if house.sector is sector}
    people = {one.partner_id for one in turn.store.identities.find()}
    return sum(one.organisation_id in houses and one.id in people for one in turn.store.partners.find(left_at=None))


def _told(_view: View, answers: Answers, occasion: ForceEntry, step: Question) -> Mapping[str, Value]:
    """Return which way it pulls, and what was said so far."""
    return {"kind": occasion.kind.value, "text": "" if step is sentence else answers[sentence]}


ENTERING: Final = DialogueAbout(
    id="force.enter",
    version=1,
    occasion=ForceEntry,
    questions=(sentence, factor, shown),
    on_end=enter,
    before=_told,
    who=Who.PARTNER,
    offers_back=True,
)
ENTERING_ABOUT: Final = DialogueAbout(
    id="force.enter_about",
    version=1,
    occasion=ForceEntry,
    questions=(sentence, shown),
    on_end=enter,
    before=_told,
    who=Who.PARTNER,
    offers_back=True,
)
