"""The questions about an organisation that is to be corrected."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.partners import OrganisationKind, Sector
from bot.engine.vocabulary.questions import FreeText, Pick
from flows.choosing import Either, YesNo, known_organisations
from flows.partners.joining import KINDS, SECTORS


class OrganisationAspect(StrEnum):
    """What can be corrected. The values are stored."""

    NAME = "name"
    SECTOR = "sector"
    KIND = "kind"
    OBSERVES = "observes"
    MERGE = "merge"


_YES_NO = {YesNo.YES: ("ja",), YesNo.NO: ("nein",)}

which = Pick(id="which", among=known_organisations, misfit="misfit-organisation")
aspect = Either(
    id="aspect",
    among=OrganisationAspect,
    wording="organisation-aspect",
    also={
        OrganisationAspect.SECTOR: ("sektor",),
        OrganisationAspect.KIND: ("art",),
        OrganisationAspect.OBSERVES: ("beobachtet", "beobachtung", "observer"),
        OrganisationAspect.MERGE: ("zusammenführen", "zusammenlegen", "join"),
    },
)
name = FreeText(id="name", max_length=120)
sector = Either(id="sector", among=Sector, wording="sector", also=SECTORS)
kind = Either(id="kind", among=OrganisationKind, wording="organisation-kind", also=KINDS)
observes = Either(id="observes", among=YesNo, wording="setting", also=_YES_NO)
into = Pick(id="into", among=known_organisations, misfit="misfit-organisation")
sure = Either(id="sure", among=YesNo, wording="setting", also=_YES_NO, confirms=True)
