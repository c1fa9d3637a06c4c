"""Which sectors a result may name as silent, worked out once, when a round closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.check_ins import missing
from bot.domain.disclosure import may_name_silence
from bot.domain.partners import Sector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.check_ins import Answer, Participation, Round


def silent_sectors(
    round_: Round,
    answers: Sequence[Answer],
    participations: Sequence[Participation],
    houses: Mapping[int, Sector],
) -> tuple[Sector, ...]:
    """Return the sectors that may be named as silent when the round closes: enough were asked, and nobody answered.

    `houses` holds the sector of everybody who still takes part, by their id. An answer without a person, of an
    anonymous round or of somebody who was forgotten, is one of its sector all the same; and whoever answered has broken
    the silence of their sector, even if their organisation stood in another one then.
    """
    quiet = set(missing(round_, answers, participations))
    heard = {one.sector for one in answers if one.round_id == round_.id}
    heard |= {one.sector for one in participations if one.round_id == round_.id}
    asked: dict[Sector, set[int]] = {sector: set() for sector in Sector}
    for partner in round_.asked:
        if partner in houses:
            asked[houses[partner]].add(partner)
    return tuple(
        sector
        for sector, people in asked.items()
        if may_name_silence(asked=len(people), answered=len(people - quiet) + (sector in heard))
    )
