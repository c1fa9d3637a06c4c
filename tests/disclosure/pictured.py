"""What the attacker sees who looks at the pictures as well: the result, and wheel and course, drawn and in words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.domain.cycle import Field, Phase
from bot.domain.disclosure import disclose
from bot.domain.results import FieldResult, RoundResult
from bot.pictures.course import RoundsCourse
from bot.pictures.wheel import Wheel
from flows.check_in.pictures import course_round
from tests.disclosure.attacker import by_sector
from tests.pictures.examples import FIELDS, LIGHTS, PHASES, SECTORS, TONES

if TYPE_CHECKING:
    from collections.abc import Hashable

    from bot.domain.disclosure import Disclosed
    from bot.pictures.drawable import Drawable
    from tests.disclosure.attacker import Answers


def pictured(answers: Answers) -> Hashable:
    """Return what is seen of ratings in time, with the pictures that they lead to."""
    shown = disclose(by_sector(answers))
    return shown, _pictures(shown)


@cache
def _pictures(shown: Disclosed | None) -> Hashable:
    one = FieldResult(question="O-A-1", field=Field.STAKEHOLDERS, releases=(shown,), change=None)
    outcome = RoundResult(number=1, fields=(one,))
    return _seen(_wheel(one)), _seen(_course(outcome))


def _seen(picture: Drawable) -> Hashable:
    return picture.told(), picture.svg()


def _wheel(one: FieldResult) -> Wheel:
    return Wheel(
        title="Rad",
        phases=PHASES,
        fields=FIELDS,
        lights={} if one.light is None else {(Phase.INITIATE, Field.STAKEHOLDERS): one.light},
        active=frozenset({Phase.INITIATE}),
        names=LIGHTS,
        none="noch kein Wert",
        runs="läuft",
        rings="Ringe:",
    )


def _course(outcome: RoundResult) -> RoundsCourse:
    return RoundsCourse(
        title="Verlauf",
        rounds=(course_round(outcome),),
        axis="Check-in",
        scale="Wert",
        sectors=SECTORS,
        tones=TONES,
        none="kein Wert",
        mark=",",
    )
