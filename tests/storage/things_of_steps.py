"""One of every kind of thing that follows from a result, of who hears what became of theirs, and an own catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.catalogue_files import CatalogueFile, FileState
from bot.domain.cycle import Field
from bot.domain.echoes import Echo, EchoKind, Maker
from bot.domain.next_steps import NextStep, StepKind
from tests.storage.filling import AT, BIG, WORDS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from bot.domain.check_ins import Round
    from bot.domain.partners import Partner
    from bot.engine.stored.ports import Store

STEP_KINDS: tuple[type[DataclassInstance], ...] = (NextStep, Echo, Maker, CatalogueFile)


def steps(store: Store, partner: Partner, round_: Round) -> dict[type[DataclassInstance], DataclassInstance]:
    """Store one of each, of a partner and a round."""
    return {
        NextStep: store.of(NextStep).add(
            NextStep(
                round_id=round_.id,
                field=Field.GOALS,
                factor="time",
                kind=StepKind.NOTE,
                number=BIG % 2**31,
                text=WORDS,
                partner_id=partner.id,
                at=AT,
                shown=True,
            )
        ),
        Echo: store.of(Echo).add(
            Echo(
                partner_id=partner.id,
                kind=EchoKind.BARRIER_RESOLVED,
                about="f1",
                words=WORDS,
                became=WORDS,
                at=AT,
                told=True,
            )
        ),
        Maker: store.of(Maker).add(Maker(thing="s1", partner_id=partner.id)),
        CatalogueFile: store.of(CatalogueFile).add(
            CatalogueFile(
                name=WORDS,
                text=WORDS,
                state=FileState.PAST,
                sent_by=partner.id,
                sent_at=AT,
                used_at=AT,
                before_id=BIG,
            )
        ),
    }
