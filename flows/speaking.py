"""Who speaks for an organisation: the representative is asked first, the deputy while they are away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.calendar import local
from bot.domain.deputies import Mandate, spoken_by
from bot.engine.turn import private_chats
from bot.engine.wording import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.partners import Organisation, Partner
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View


def mandate_of(view: View, organisation_id: int) -> Mandate | None:
    """Return what an organisation has said about who speaks for it; None if nothing."""
    return view.store.of(Mandate).first(organisation_id=organisation_id)


def asked_first(turn: Turn, people: Iterable[Partner]) -> list[Partner]:
    """Return whom to ask, of people who are asked for their organisations.

    Where one of them was named to speak and can be written to alone, nobody else of the organisation is asked. Anybody
    of them may answer all the same.
    """
    today = local(turn.now, turn.home.time_zone).date()
    by_house: dict[int, list[Partner]] = {}
    for one in people:
        by_house.setdefault(one.organisation_id, []).append(one)
    asked: list[Partner] = []
    for house, there in by_house.items():
        speaker = spoken_by(mandate_of(turn, house), there, today)
        asked += [speaker] if speaker is not None and private_chats.reaches(turn, speaker) else there
    return asked


def commits_line(turn: Turn, house: Organisation) -> Markup:
    """Say what an organisation may promise without asking back, with its name; empty if it has not said so."""
    mandate = mandate_of(turn, house.id)
    if mandate is None or not mandate.commits:
        return Markup()
    return turn.words("organisation-commits-of", organisation=house.name, commits=mandate.commits)
