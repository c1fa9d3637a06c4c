"""The catalogue in force: how much there is, what did not come with Dreiklang, and a file of the cooperation's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.engine.dialogues.alone import find_alone, lead
from bot.engine.turn.pictures import send_document
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword
from bot.engine.vocabulary.sketch import Document, Draft
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import built_in, file_in_force, in_force, with_file
from flows.catalogue.merging import differing
from flows.catalogue.writing import as_toml
from flows.cataloguing import proposal
from flows.cataloguing.lines import how_much, lines_of
from flows.paging import asked_page, say_page

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn
    from flows.catalogue.merging import CatalogueDifference
    from flows.paging import ListPage

_ACTIONS: Final[dict[str, tuple[str, ...]]] = {
    "file": ("datei", "toml"),
    "reset": ("zurücksetzen", "zuruecksetzen", "zurück", "back"),
}
_ALL: Final[dict[str, tuple[str, ...]]] = {"all": ("alles", "ganz")}
OWN, WHOLE = "catalogue.own", "catalogue.whole"


def handle(turn: SpokenTurn, typed: str) -> None:
    """Say what is in force, and list what differs, page by page; a word sends it as a file, or resets it."""
    action, rest = keyword(typed, _ACTIONS)
    if action == "file":
        _send(turn, WHOLE if keyword(rest, _ALL)[0] or file_in_force(turn.store) is None else OWN)
    elif action == "reset":
        _reset(turn)
    else:
        _show(turn, typed)


def _show(turn: SpokenTurn, typed: str) -> None:
    found = differing(built_in(), in_force(turn.store))
    hint = turn.words("catalogue-own-hint") if turn.coordinates else Markup()
    if not found:
        turn.say(paragraphs(how_much(turn, in_force(turn.store)), turn.words("catalogue-shipped"), _own(turn), hint))
        return
    say_page(turn, found, asked_page(typed), "catalogue", lambda page: _written(turn, page, hint))


def _written(turn: SpokenTurn, page: ListPage[CatalogueDifference], hint: Markup) -> Markup:
    head = paragraphs(how_much(turn, in_force(turn.store)), _own(turn)) if page.is_first else Markup()
    differs = turn.words("catalogue-differs", count=page.count)
    return paragraphs(head, differs, lines_of(turn, page.entries), hint if page.is_first else Markup())


def _own(turn: SpokenTurn) -> Markup:
    """Say which file is in force, if the cooperation has one of its own, and whether it still fits."""
    file = file_in_force(turn.store)
    if file is None:
        return Markup()
    fits = "yes" if with_file(file.text) is not None else "no"
    since = turn.words.moment(file.used_at or file.sent_at, turn.zone)
    return turn.words("catalogue-own", name=file.name, day=since, fits=fits)


def _reset(turn: SpokenTurn) -> None:
    """Leave the cooperation's own file; the card that is shown puts it in force again."""
    file = file_in_force(turn.store)
    if not turn.may(Who.COORDINATOR):
        turn.refuse("refused-coordinator")
    elif file is None:
        turn.say(turn.words("catalogue-no-own"))
    else:
        proposal.reset(turn, file)
        turn.show(proposal.CARD, file.id, channel=turn.place)


def _send(turn: SpokenTurn, kind: str) -> None:
    """Send a file into the sender's own chat: nobody else has asked for it."""
    if turn.private:
        send_document(turn, kind, turn.place)
        return
    place = find_alone(turn, turn.account) if turn.account is not None else None
    if place is not None:
        send_document(turn, kind, place[0])
        turn.say(turn.words("catalogue-sent-alone"))
    elif not lead(turn):
        turn.refuse("catalogue-file-in-private")


def _own_file(turn: PlacedTurn, _about: int) -> Draft | None:
    file = file_in_force(turn.store)
    if file is None:
        return None
    return _draft(turn, turn.words("catalogue-caption-own", name=file.name), file.text)


def _whole_file(turn: PlacedTurn, _about: int) -> Draft:
    return _draft(turn, turn.words("catalogue-caption-whole"), as_toml(in_force(turn.store)))


def _draft(turn: PlacedTurn, caption: Markup, text: str) -> Draft:
    name = turn.words.label("catalogue-file-name")
    return Draft(name=name, media_type="application/toml", caption=caption, content=text.encode())


FLOW = Flow(
    id="catalogue",
    commands=(Command(name="catalogue", german="katalog", handle=handle, attributed=False),),
    cards=proposal.CARDS,
    documents=(Document(kind=OWN, draft=_own_file), Document(kind=WHOLE, draft=_whole_file)),
    files=proposal.FILES,
)
