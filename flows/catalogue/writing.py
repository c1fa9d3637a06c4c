"""Writes a catalogue as an own file: to be edited, and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.partners import Sector
from flows.catalogue.own import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.catalogue import Catalogue
    from flows.catalogue.entries import Both, CheckInQuestion, Method

_ESCAPED = {'"': '\\"', "\\": "\\\\"}


def as_toml(catalogue: Catalogue) -> str:
    """Return all that an own file can hold, as it is in force; read back it changes nothing."""
    return "\n".join(_lines(catalogue)) + "\n"


def _lines(catalogue: Catalogue) -> Iterator[str]:
    for guide in catalogue.phases:
        yield f"[rhythms.{guide.phase}]"
        yield from (f"{name} = {days}" for name, days in guide.rhythm.model_dump().items())
        yield ""
        for criterion in guide.done:
            known = [f"known = {_text(criterion.known)}"] if criterion.known is not None else []
            yield from ("[[done]]", f"id = {_text(criterion.id)}", *_both("", criterion), *known, "")
        for cell in guide.cells:
            yield from ("[[methods]]", f"phase = {_text(guide.phase)}", f"field = {_text(cell.field)}")
            yield from _method(cell.method)
            for question in cell.questions:
                yield from _question(question)
    for factor in catalogue.factors:
        yield from ("[[factors]]", f"key = {_text(factor.key)}", *_both("", factor), "")


def _question(question: CheckInQuestion) -> Iterator[str]:
    yield from ("[[questions]]", f"id = {_text(stem(question.id))}", f"kind = {_text(question.kind)}")
    yield from _both("", question)
    for sector in Sector:
        own = question.readings.reading(sector)
        if own is not None:
            yield from _both(f"readings.{sector}.", own)
    yield ""


def _method(method: Method) -> Iterator[str]:
    yield from (*_both("name.", method.name), *_both("how.", method.how), *_both("when.", method.when))
    yield "steps = ["
    yield from (f"    {{ de = {_text(step.de)}, en = {_text(step.en)} }}," for step in method.steps)
    yield from ("]", f"minutes = {method.minutes}", f"people = [{method.people[0]}, {method.people[1]}]")
    yield from (*_both("does.", method.does), "")


def _both(name: str, words: Both) -> tuple[str, str]:
    return f"{name}de = {_text(words.de)}", f"{name}en = {_text(words.en)}"


def _text(text: str) -> str:
    """Write a text in quotation marks; all texts are one line (`flows.catalogue.own`)."""
    return f'"{"".join(_ESCAPED.get(one, one) for one in text)}"'
