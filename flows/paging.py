"""Long lists page by page: which page was asked for, what stands on it, and how to get to the next.

`seite 2` or `page 2`, in either language, behind any command that lists something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from bot.engine.exchange.content import CARD_LIMIT, code, plain
from bot.engine.exchange.lengths import shorten, units
from bot.engine.vocabulary.folding import whole_number
from bot.engine.wording import Markup, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.wording import Words

E = TypeVar("E")

PAGE_ENTRIES: Final = 20
"""Most entries on a page: more are not read on a phone."""
PAGE_UNITS: Final = CARD_LIMIT
"""Most UTF-16 units of a page as it is written. One message holds it on every platform, whatever was typed, with the
cooperation's name above and the way to the next page below."""
NAMED_IN_PASSING: Final = 8
"""Most names in the middle of a sentence; a list of its own has all of them."""
_LINE: Final = re.compile(r"(?<!\n)\n(?! )")
"""Ends a line after which no other of the same entry follows."""
_REPEATED: Final = 60
"""UTF-16 units of what was typed that are repeated."""
_WHICH: Final = r"(?P<which>[-+\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}]?\d[^\s;]*)"
_ASKED: Final = (
    re.compile(rf"(?:\A|(?<=[\s;]))(?:seite|page)\s*{_WHICH}[\s;]*\Z", re.IGNORECASE),
    re.compile(rf"\A\s*(?:seite|page)\s*{_WHICH}(?=[\s;])", re.IGNORECASE),
    re.compile(r"\A\s*(?:seite|page)\s+(?P<which>[^\s;]+)[\s;]*\Z", re.IGNORECASE),
)
"""At the end, at the beginning, or with nothing else; only then it may be no number."""


@dataclass(frozen=True, slots=True)
class AskedPage:
    """Which page of a list somebody wants."""

    which: str
    """As it was typed; empty for the first."""
    rest: str
    """What else was typed behind the command."""


@dataclass(frozen=True, slots=True)
class ListPage(Generic[E]):
    """What stands on one page of a list."""

    entries: Sequence[E]
    before: int
    """How many entries stand on the pages before."""
    count: int
    """How many there are on all pages."""

    @property
    def is_first(self) -> bool:
        """Whether nothing stands before it."""
        return self.before == 0

    @property
    def is_all(self) -> bool:
        """Whether there is no other page."""
        return len(self.entries) == self.count


def asked_page(typed: str) -> AskedPage:
    """Split off which page is wanted from what was typed behind a command."""
    for form in _ASKED:
        found = form.search(typed)
        if found is not None:
            return AskedPage(found["which"], f"{typed[: found.start()]} {typed[found.end() :]}".strip(" ;\t\n"))
    return AskedPage("", typed)


def say_page(
    turn: SpokenTurn,
    entries: Sequence[E],
    asked: AskedPage,
    command: str,
    write: Callable[[ListPage[E]], Markup],
    *,
    counted: bool = True,
) -> ListPage[E] | None:
    """Say one page of a list with the way to the next, and return it; if there is no such page, say so.

    `command` is the English name of the one that lists, `write` makes the text of a page; `counted` says whether
    readers see what an entry is.
    """
    wanted, last = 1 if not asked.which else whole_number(asked.which) or 0, 0
    for last, page in enumerate(pages(entries, write), start=1):
        if last == wanted:
            foot = Markup() if page.is_all else _foot(turn, page, asked, command, wanted, counted=counted)
            turn.say(paragraphs(write(page), foot))
            return page
    turn.refuse(
        "page-unknown",
        typed=shorten(asked.which, _REPEATED),
        pages=last,
        command=_command(turn, command, asked.rest, last),
    )
    return None


def pages(
    entries: Sequence[E], write: Callable[[ListPage[E]], Markup], room: int = PAGE_UNITS
) -> Iterator[ListPage[E]]:
    """Yield the pages of a list, at least one; each has as many entries as fit, and one even if it does not."""
    start, size = 0, 0
    while start == 0 or start < len(entries):
        page = _filled(entries, start, write, size, room)
        yield page
        size = len(page.entries)
        start += max(1, size)


def _filled(
    entries: Sequence[E], start: int, write: Callable[[ListPage[E]], Markup], guess: int, room: int
) -> ListPage[E]:
    """Return the page that begins at an entry; it probably has about as many as the `guess`, if there is one."""

    def page(size: int) -> ListPage[E]:
        return ListPage(entries[start : start + size], start, len(entries))

    def fits(size: int) -> bool:
        return units(write(page(size))) <= room

    most, least = min(PAGE_ENTRIES, len(entries) - start), 1
    tried = min(guess, most) or most
    while most > least:
        if fits(tried):
            least = tried
            tried = tried + 1 if guess else (least + most + 1) // 2
        else:
            most = tried - 1
            tried = (least + most + 1) // 2
    return page(most)


def _foot(turn: SpokenTurn, page: ListPage[E], asked: AskedPage, command: str, number: int, *, counted: bool) -> Markup:
    last = page.before + len(page.entries)
    if counted:
        here = turn.words("page-here", first=page.before + 1, last=last, count=page.count)
    else:
        here = turn.words("page-here-uncounted", number=number)
    if last == page.count:
        return turn.words("page-last", here=here)
    return turn.words("page-next", here=here, command=_command(turn, command, asked.rest, number + 1))


def _command(turn: SpokenTurn, command: str, rest: str, number: int) -> Markup:
    """Write the command that shows a page, with what else was typed behind it as long as that is short."""
    name = f"/{turn.surroundings.commands[command].called(turn.language)}"
    which = turn.words.label("page-word", number=str(number))
    if units(rest) > _REPEATED:
        return turn.words("page-same-words", which=which)
    return Markup(code(" ".join(part for part in (name, rest, which) if part)))


def say_text(turn: SpokenTurn, text: Markup, asked: AskedPage, command: str) -> None:
    """Say a page of a text that grows with what people say, such as a result with their sentences."""
    say_page(turn, _lines(text), asked, command, _joined, counted=False)


def beginning(text: Markup, more: Markup, room: int | None = None) -> Markup:
    """Return as much of a text as a card shows; if that is not all, with a line that says where all of it stands.

    `room`: how many UTF-16 units of plain text there are for both, where that is less than a card has.
    """
    if room is not None and units(plain(text)) <= room:
        return text
    first = next(pages(_lines(text), _joined, PAGE_UNITS if room is None else room - units(f"\n\n{more}")))
    return text if first.is_all else paragraphs(_joined(first), more)


def _lines(text: Markup) -> list[str]:
    """Divide a text into lines, each with what is indented below it and the empty line above it."""
    return _LINE.split(text)


def _joined(page: ListPage[str]) -> Markup:
    return Markup("\n".join(page.entries).strip("\n"))


def in_passing(words: Words, names: Sequence[str]) -> str:
    """Name a few in one line, and say how many more there are."""
    said = ", ".join(names[:NAMED_IN_PASSING])
    more = len(names) - NAMED_IN_PASSING
    return words.label("names-more", names=said, count=more) if more > 0 else said
