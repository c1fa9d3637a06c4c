"""What differs between two catalogues, in words: a line each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.domain.cycle import Field, Phase
from bot.engine.wording import Markup
from flows.catalogue import Both, Method, PhaseRhythm, field_name, phase_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.vocabulary.steps import View
    from flows.catalogue import Catalogue
    from flows.catalogue.merging import CatalogueDifference


def how_much(view: View, whole: Catalogue) -> Markup:
    """Say how much of each kind a catalogue has."""
    return view.words(
        "catalogue-in-force",
        questions=len(whole.questions),
        criteria=sum(len(guide.done) for guide in whole.phases),
        methods=len(whole.methods),
        factors=len(whole.factors),
    )


def lines_of(view: View, found: Sequence[CatalogueDifference]) -> Markup:
    """Write what differs as a list."""
    return Markup("\n".join(f"- {_line(view, one)}" for one in found))


def counted(view: View, found: Sequence[CatalogueDifference]) -> str:
    """Say in half a sentence how much of each kind is new, and how much takes something's place."""
    counts = Counter((one.kind, "new" if one.added else "other") for one in found)
    return ", ".join(
        view.words.label(f"catalogue-count-{kind}", count=count, change=change)
        for (kind, change), count in counts.items()
    )


def _line(view: View, one: CatalogueDifference) -> Markup:
    return view.words(
        "catalogue-line",
        kind=view.words.label(f"catalogue-kind-{one.kind}"),
        change="new" if one.added else "other",
        text=_text(view, one),
    )


def _text(view: View, one: CatalogueDifference) -> str:
    """Return what is read of an entry, as it is in the catalogue; of a rhythm its days."""
    entry, language = one.entry, view.words.language
    if isinstance(entry, Method):
        phase, field = one.key.split(", ")
        return (
            f"{entry.name.text(language)} ({phase_name(Phase(phase), language)}, {field_name(Field(field), language)})"
        )
    if isinstance(entry, PhaseRhythm):
        name = phase_name(Phase(one.key), language)
        return view.words.label("catalogue-rhythm", phase=name, days=entry.check_in_days)
    if isinstance(entry, Both):
        return entry.text(language)
    raise TypeError(one.kind)
