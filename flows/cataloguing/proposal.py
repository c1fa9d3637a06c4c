"""A cooperation's own catalogue: a coordinator sends a file, sees what it changes, uses it or takes it back.

Nothing happens by sending: the card that shows what would be different asks first, and takes it back later.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.catalogue_files import CatalogueFile, FileState, taken_back, too_many, used
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.lengths import is_blank, shorten
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Card, FileKind
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import catalogue, file_changed, with_file
from flows.catalogue.merging import differing
from flows.catalogue.reading import read
from flows.cataloguing.lines import counted, lines_of
from flows.naming import home_name
from flows.settings.schedule import rearrange

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.engine.exchange.files import ReceivedFile
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn
    from flows.catalogue.faults import FileFault
    from flows.catalogue.merging import CatalogueDifference

CARD: Final = "catalogue.file"
ENDING: Final = ".toml"
USE, LEAVE, BACK = "use", "leave", "take-back"
_SHOWN_LINES: Final = 12
"""Most differences on the card: more are not read on a phone before the tap; `/catalogue` lists all afterwards."""
_SHOWN_FAULTS: Final = 15
_LONGEST_NAME: Final = 60


def take(turn: SpokenTurn, file: ReceivedFile, body: bytes) -> None:
    """Say everything that is wrong in a file; or keep it, and show what it would change."""
    name = _shown_name(file.name)
    found = read(body, catalogue())
    if found.catalogue is None:
        turn.say(_faulty(turn, name, found.faults))
        return
    text = body.decode("utf-8-sig")
    if not _changes(text):
        turn.say(turn.words("catalogue-file-same", name=name))
        return
    turn.show(CARD, _kept(turn, name, text).id, channel=turn.place)


def _shown_name(name: str) -> str:
    """Return a file's name as it can be shown: people see it, and it can hold anything."""
    printable = "".join(one for one in name if one.isprintable()).strip()
    return shorten(printable, _LONGEST_NAME) if not is_blank(printable) else f"?{ENDING}"


def _kept(turn: SpokenTurn, name: str, text: str) -> CatalogueFile:
    """Keep a file; the very same is not kept twice."""
    files = turn.store.of(CatalogueFile)
    same = next((one for one in files.find() if one.text == text), None)
    if same is not None:
        return files.put(replace(same, name=name))
    sender = turn.partner.id if turn.partner is not None else None
    added = files.add(CatalogueFile(name=name, text=text, sent_by=sender, sent_at=turn.now))
    for old in too_many(files.find()):
        turn.changed(CARD, old.id)
        files.remove(old)
    return added


def _faulty(turn: SpokenTurn, name: str, faults: Sequence[FileFault]) -> Markup:
    told = Markup("\n".join(f"- {one.told(turn.words)}" for one in faults[:_SHOWN_FAULTS]))
    rest = len(faults) - _SHOWN_FAULTS
    more = turn.words("catalogue-file-more-faults", count=rest) if rest > 0 else Markup()
    return paragraphs(turn.words("catalogue-file-faulty", name=name, count=len(faults)), told, more)


def _changes(text: str) -> tuple[CatalogueDifference, ...]:
    """Return what a file makes different from what the installation has; nothing if it does not fit."""
    whole = with_file(text)
    return differing(catalogue(), whole) if whole is not None else ()


def render(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Show what a file changes, and what can be done with it."""
    file = turn.store.of(CatalogueFile).get(shown.subject)
    if file is None:
        return Content(turn.words("catalogue-file-gone"))
    head = turn.words(
        f"catalogue-file-{_SAYS[file.state]}",
        name=file.name,
        home=home_name(turn),
        day=turn.words.moment(file.used_at or file.sent_at, turn.zone),
    )
    if with_file(file.text) is None:
        return Content(paragraphs(head, turn.words("catalogue-file-unfit")))
    found = _changes(file.text)
    rest = len(found) - _SHOWN_LINES
    more = turn.words("catalogue-file-more", count=rest) if rest > 0 else Markup()
    choices = tuple(Choice(key, turn.words.label(f"catalogue-file-{key}"), row=0) for key in _OFFERED[file.state])
    return Content(paragraphs(head, lines_of(turn, found[:_SHOWN_LINES]), more), choices)


_SAYS: Final = {FileState.PROPOSED: "proposed", FileState.IN_FORCE: "holds", FileState.PAST: "past"}
_OFFERED: Final = {FileState.PROPOSED: (USE, LEAVE), FileState.IN_FORCE: (BACK,), FileState.PAST: (USE,)}


def tap(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Put a file in force, leave it, or take it back."""
    file = turn.store.of(CatalogueFile).get(shown.subject)
    if file is None or key not in _OFFERED[file.state]:
        turn.refuse("stale-choice")
    elif key == USE:
        use(turn, file)
    elif key == BACK:
        take_back(turn, file)
    else:
        _store(turn, [replace(file, state=FileState.PAST)])
        turn.toast("catalogue-toast-left")


def use(turn: SpokenTurn, file: CatalogueFile) -> None:
    """Put a file in force, in place of another one; everybody hears of it."""
    if with_file(file.text) is None:
        turn.refuse("catalogue-file-unfit")
        return
    _store(turn, used(turn.store.of(CatalogueFile).find(), file, turn.now))
    _apply(turn)
    turn.toast("catalogue-toast-used")
    turn.announce(
        turn.words(
            "catalogue-announced",
            person=turn.name_sender(),
            name=file.name,
            changes=counted(turn, _changes(file.text)),
        )
    )


def take_back(turn: SpokenTurn, file: CatalogueFile) -> None:
    """Have what was in force before be in force again; everybody hears of it."""
    files = turn.store.of(CatalogueFile).find()
    changed = taken_back(files, file, turn.now)
    _store(turn, changed)
    _apply(turn)
    turn.toast("catalogue-toast-back")
    again = next((one.name for one in changed if one.state is FileState.IN_FORCE), "")
    turn.announce(
        turn.words(
            "catalogue-announced-back",
            person=turn.name_sender(),
            name=file.name,
            before="file" if again else "none",
            again=again,
        )
    )


def reset(turn: SpokenTurn, file: CatalogueFile) -> None:
    """Have only what the installation has be in force; the card that is shown puts the file in force again."""
    _store(turn, [replace(file, state=FileState.PAST)])
    _apply(turn)
    said = turn.words("catalogue-announced-back", person=turn.name_sender(), name=file.name, before="none", again="")
    turn.announce(said, beside=turn.place)


def _store(turn: SpokenTurn, changed: Iterable[CatalogueFile]) -> None:
    for one in changed:
        turn.store.of(CatalogueFile).put(one)
        turn.changed(CARD, one.id)


def _apply(turn: SpokenTurn) -> None:
    """Let everything follow what is in force now: cards show its words, dates follow its rhythms."""
    file_changed(turn.store)
    turn.store.touch_all_cards()
    rearrange(turn)


CARDS: Final = (Card(kind=CARD, render=render, tap=tap, who=Who.COORDINATOR, follows=False),)
FILES: Final = (FileKind(ending=ENDING, take=take, who=Who.COORDINATOR),)
