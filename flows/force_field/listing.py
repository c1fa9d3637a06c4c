"""Barriers and strengths in words: one, all of them, and the force field they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.force_field import Force, ForceKind, force_field
from bot.engine.vocabulary.folding import fold
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import factor_name
from flows.force_field.picture import FORCE_FIELD
from flows.paging import asked_page, say_page
from flows.picture import PICTURE, show_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.force_field import FactorForces, ForceCount
    from bot.domain.partners import Sector
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from flows.paging import ListPage


def in_order(turn: Turn) -> list[Force]:
    """Return all: barriers that are open, strengths, then what is resolved; each by number."""
    forces = turn.store.of(Force).find()
    return sorted(forces, key=lambda one: (not one.stands, one.kind is not ForceKind.BARRIER, one.number))


def show_all(turn: SpokenTurn, typed: str) -> None:
    """List all, page by page; or show as a picture what they make together."""
    if fold(typed) in PICTURE:
        show_as_picture(turn)
        return
    forces = in_order(turn)
    if not forces:
        turn.say(turn.words("forces-none"))
        return
    say_page(turn, forces, asked_page(typed), "barriers", lambda page: _written(turn, page))


def _written(turn: SpokenTurn, page: ListPage[Force]) -> Markup:
    lines = "\n".join(f"- {line(turn, one)}" for one in page.entries)
    return paragraphs(turn.words("forces-head", count=page.count), Markup(lines), turn.words("forces-foot"))


def line(turn: Turn, one: Force) -> Markup:
    """Write one: its number, the sentence, its factor and, if it may be shown, the sector; never a name."""
    about = [factor_name(turn.store, one.factor, turn.language)]
    if one.sector is not None:
        about.append(_sector(turn, one.sector))
    return turn.words(
        "forces-line",
        number=str(one.number),
        kind=one.kind.value if one.stands else "resolved",
        text=one.text,
        about=" · ".join(about),
        helped=turn.words("forces-helped", text=one.helped) if one.helped else Markup(),
    )


def show_one(turn: SpokenTurn, number: int) -> None:
    """Show the one with a number."""
    found = turn.store.of(Force).first(number=number)
    if found is None:
        turn.refuse("force-unknown", number=str(number))
    else:
        turn.say(line(turn, found))


def show_as_picture(turn: SpokenTurn) -> None:
    """Show the force field as a picture."""
    resolved = bool(turn.store.of(Force).find())
    show_picture(turn, FORCE_FIELD, "forces-all-resolved" if resolved else "forces-none")


def show_field(turn: SpokenTurn, typed: str) -> None:
    """Show what hinders and what helps, factor by factor, in words or as a picture."""
    if fold(typed) in PICTURE:
        show_as_picture(turn)
        return
    forces = turn.store.of(Force).find()
    field = force_field(forces)
    if not field.factors:
        turn.say(turn.words("forces-all-resolved" if forces else "forces-none"))
        return
    lines = "\n".join(f"- {_factor(turn, one)}" for one in field.factors)
    sectors = any(one.sectors for one in field.factors)
    turn.say(
        paragraphs(
            turn.words("force-field-head", barriers=field.total.barriers, strengths=field.total.strengths),
            Markup(lines),
            turn.words("force-field-foot", sectors="some" if sectors else "none"),
        )
    )


def _factor(turn: Turn, one: FactorForces) -> Markup:
    """Write what hinders on the left, what helps on the right."""
    parts = [
        turn.words(f"force-field-{side}", count=count, sectors=_counted(turn, one.sectors, side))
        for side, count in (("hinders", one.total.barriers), ("helps", one.total.strengths))
        if count
    ]
    return turn.words(
        "force-field-line", factor=factor_name(turn.store, one.factor, turn.language), forces=Markup(" · ".join(parts))
    )


def _counted(turn: Turn, sectors: Sequence[tuple[Sector, ForceCount]], side: str) -> Markup:
    counts = [(sector, count.barriers if side == "hinders" else count.strengths) for sector, count in sectors]
    said = ", ".join(f"{_sector(turn, sector)} {count}" for sector, count in counts if count)
    return Markup(f" ({said})") if said else Markup()


def _sector(turn: Turn, sector: Sector) -> str:
    return turn.words.label(f"sector-{sector.value.replace('_', '-')}")
