"""What an organisation's own people say of it: who speaks for it, who does in their absence, what it may promise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.deputies import Mandate
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.questions import FreeText
from bot.engine.wording import Markup
from flows.partners.persons import Person, people_named
from flows.speaking import mandate_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.partners import Organisation
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Option, Question, View
    from bot.engine.wording import Value

ACTIONS: Final = {
    "speaker": ("spricht", "mandat", "mandate", "representative", "speaks"),
    "deputy": ("vertretung", "stellvertretung", "vertritt"),
    "commit": ("zusagen", "zusage", "commits"),
}
"""What an organisation's own people can type behind `/organisation`."""
_NONE: Final = frozenset({"aus", "off", "niemand", "nobody", "keine", "none", "nichts", "nothing", "-"})
LONGEST: Final = 300
"""Characters of what may be promised: a sentence or two."""


def own_house(turn: SpokenTurn) -> Organisation | None:
    """Return the organisation that the sender takes part for."""
    return turn.store.organisations.get(turn.partner.organisation_id) if turn.partner is not None else None


def _colleagues(view: View) -> tuple[Option, ...]:
    partner = getattr(view, "partner", None)
    if partner is None:
        return ()
    return tuple(
        people_named(view.store, view.store.partners.find(organisation_id=partner.organisation_id, left_at=None))
    )


speaker = Person(id="who", among=_colleagues, nobody="organisation-speaker-nobody", misfit="misfit-person")
deputy = Person(id="who", among=_colleagues, nobody="organisation-speaker-nobody", misfit="misfit-person")
commits = FreeText(id="commits", max_length=LONGEST, takes_rest=True)


def _keep(turn: SpokenTurn, message: str, **changed: int | str | None) -> None:
    """Store what was said of the sender's own organisation, and say so."""
    house = own_house(turn)
    if house is None:
        turn.refuse("refused-partner")
        return
    before = mandate_of(turn, house.id) or turn.store.of(Mandate).add(Mandate(organisation_id=house.id))
    after = turn.store.of(Mandate).put(replace(before, **changed))  # type: ignore[arg-type]  # fields by name
    turn.store.touch_all_cards()
    turn.confirm(turn.words(message, organisation=house.name, line=mandate_line(turn, after)))


def _person(turn: SpokenTurn, key: str) -> int | None:
    """Return the id of a colleague; None, and says so, for somebody who no longer is one."""
    found = turn.store.partners.get(int(key[1:]))
    ours = turn.partner is not None and found is not None and found.organisation_id == turn.partner.organisation_id
    if found is None or not ours or found.left_at is not None:
        turn.refuse("organisation-speaker-gone")
        return None
    return found.id


def put_speaker(turn: SpokenTurn, answers: Answers) -> None:
    """Note who speaks for the sender's organisation; whoever was the deputy and speaks now is that no more."""
    chosen, house = _person(turn, answers[speaker]), own_house(turn)
    if chosen is not None and house is not None:
        before = mandate_of(turn, house.id)
        same = before is not None and before.deputy_id == chosen
        _keep(turn, "organisation-mandate-noted", speaker_id=chosen, **({"deputy_id": None} if same else {}))


def put_deputy_speaker(turn: SpokenTurn, answers: Answers) -> None:
    """Note who speaks for it while the representative is away."""
    chosen, house = _person(turn, answers[deputy]), own_house(turn)
    before = mandate_of(turn, house.id) if house is not None else None
    if chosen is None:
        return
    if before is not None and before.speaker_id == chosen:
        turn.refuse("organisation-deputy-same")
    else:
        _keep(turn, "organisation-mandate-noted", deputy_id=chosen)


def put_commits(turn: SpokenTurn, answers: Answers) -> None:
    """Note what may be promised without asking back."""
    _keep(turn, "organisation-commits-noted", commits=answers[commits])


def mandate_line(view: View, mandate: Mandate | None) -> Markup:
    """Say who speaks for an organisation and what it may promise; empty where nothing was said."""
    if mandate is None:
        return Markup()
    names = {key: _name(view, mandate, key) for key in (mandate.speaker_id, mandate.deputy_id) if key is not None}
    parts = []
    if names.get(mandate.speaker_id or 0):
        parts.append(view.words("organisation-speaks", name=names[mandate.speaker_id or 0]))
    if names.get(mandate.deputy_id or 0):
        parts.append(view.words("organisation-deputises", name=names[mandate.deputy_id or 0]))
    if mandate.commits:
        parts.append(view.words("organisation-commits", commits=mandate.commits))
    return Markup("\n".join(parts))


def _name(view: View, mandate: Mandate, key: int) -> str:
    found = view.store.partners.get(key)
    here = found is not None and found.left_at is None and found.organisation_id == mandate.organisation_id
    return found.name if found is not None and here else ""


def _about(view: View, _answers: Answers, _step: Question) -> Mapping[str, Value]:
    partner = getattr(view, "partner", None)
    house = view.store.organisations.get(partner.organisation_id) if partner is not None else None
    return {"organisation": house.name if house is not None else ""}


SPEAKING: Final = Dialogue(
    id="organisation.speaker", version=1, questions=(speaker,), on_end=put_speaker, before=_about, who=Who.PARTNER
)
DEPUTISING: Final = Dialogue(
    id="organisation.deputy", version=1, questions=(deputy,), on_end=put_deputy_speaker, before=_about, who=Who.PARTNER
)
COMMITTING: Final = Dialogue(
    id="organisation.commit", version=1, questions=(commits,), on_end=put_commits, before=_about, who=Who.PARTNER
)
DIALOGUES: Final = {"speaker": SPEAKING, "deputy": DEPUTISING, "commit": COMMITTING}


def say_of_own(turn: SpokenTurn, action: str, typed: str) -> None:
    """Note what was typed of the sender's organisation, take it back, or ask for it: only its own people may."""
    if own_house(turn) is None:
        turn.refuse("refused-partner")
    elif fold(typed) in _NONE:
        field = {"speaker": "speaker_id", "deputy": "deputy_id"}.get(action)
        nothing: dict[str, int | str | None] = {field: None} if field is not None else {"commits": ""}
        _keep(turn, "organisation-mandate-off", **nothing)
    else:
        begin_alone(turn, DIALOGUES[action], [typed] if typed else [])
