"""Links to pages: given out to one person alone, listed, and taken back; all who take part see the same here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.calendar import local
from bot.domain.report_links import (
    MOST_LINKS,
    VALID_FOR,
    PageKind,
    ReportLink,
    digest_of,
    is_good,
    long_over,
    new_token,
    path_of,
    revoked,
)
from bot.engine.dialogues.alone import find_alone, lead
from bot.engine.vocabulary.folding import fold, keyword, whole_number
from bot.engine.wording import Markup, paragraphs
from flows.report.decision_page import DECISION_PAGE
from flows.report.paper import PAGES
from flows.report.readings import TYPED, Readership

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel
    from bot.engine.turn.spoken import SpokenTurn

_DECISION: Final = "decision"
_CALENDAR: Final = "calendar"
_SUBJECTS: Final = {
    **TYPED,
    _DECISION: ("beschluss", "beschluß"),
    _CALENDAR: ("kalender", "termine", "dates", "ics", "ical"),
}
_REVOKE: Final[dict[str, tuple[str, ...]]] = {
    "revoke": ("widerrufen", "zurücknehmen", "zurückziehen", "beenden", "löschen", "delete", "end"),
}

_DATES: Final = "export.calendar"
"""The kind of document that the calendar is, see `flows.export`."""
_READINGS: Final = {document: reading for reading, document in PAGES.items()}


def give(turn: SpokenTurn, typed: str) -> None:
    """Give the sender, alone, a link to what they name: a reading of the report, a decision, or the calendar."""
    subject, rest = keyword(typed, _SUBJECTS)
    if not turn.surroundings.public_url:
        turn.refuse("report-link-nowhere")
    elif typed.strip() and subject is None:
        turn.refuse("report-link-unknown", typed=typed)
    elif subject == _DECISION:
        _give_decision(turn, rest)
    elif rest:
        turn.refuse("report-link-unknown", typed=typed)
    elif subject == _CALENDAR:
        _give(turn, PageKind.CALENDAR, _DATES)
    else:
        reading = Readership.ADMINISTRATION if subject is None else Readership(subject)
        _give(turn, PageKind.REPORT, PAGES[reading])


def manage(turn: SpokenTurn, typed: str) -> None:
    """List the links that are good, or take one back, by its number."""
    action, rest = keyword(typed, _REVOKE)
    if action is not None:
        _take_back(turn, rest)
    elif typed.strip():
        turn.refuse("report-links-unknown", typed=typed)
    else:
        _list(turn)


def _give_decision(turn: SpokenTurn, typed: str) -> None:
    number = whole_number(fold(typed).removeprefix("b-").strip("# "))
    decision = turn.store.decisions.first(number=number) if number is not None else None
    if decision is None:
        turn.refuse("report-link-no-decision", typed=typed)
    else:
        _give(turn, PageKind.DECISION, DECISION_PAGE.kind, about=decision.id)


def _give(turn: SpokenTurn, kind: PageKind, document: str, *, about: int = 0) -> None:
    links = turn.store.of(ReportLink)
    for old in long_over(links.find(), turn.now):
        links.remove(old)
    if sum(is_good(one, turn.now) for one in links.find()) >= MOST_LINKS:
        turn.refuse("report-links-full", count=MOST_LINKS)
        return
    place = _alone(turn)
    if place is None:
        return
    token = new_token()
    link = links.add(
        ReportLink(
            number=turn.store.next_number("report_link"),
            kind=kind,
            document=document,
            about=about,
            digest=digest_of(token) or "",
            made_by=turn.partner.id if turn.partner is not None else None,
            made_at=turn.now,
            expires_at=turn.now + VALID_FOR[kind],
        )
    )
    url = f"{turn.surroundings.public_url}{path_of(kind, token)}"
    turn.say(
        paragraphs(
            turn.words("report-link", what=_what(turn, link), url=url),
            turn.words(f"report-link-{kind.value}", day=_until(turn, link)),
            turn.words("report-link-care", number=link.number),
        ),
        channel=place,
    )
    if not turn.private:
        turn.say(turn.words("report-link-alone"))


def _list(turn: SpokenTurn) -> None:
    place = _alone(turn)
    if place is None:
        return
    links = _own(turn)
    if links:
        lines = Markup("\n".join(f"- {_line(turn, one)}" for one in links))
        how = turn.words("report-links-how", number=links[0].number)
        said = paragraphs(turn.words("report-links-head"), lines, how)
    else:
        said = turn.words("report-links-none")
    turn.say(said, channel=place)
    if not turn.private:
        turn.say(turn.words("report-link-alone"))


def _take_back(turn: SpokenTurn, typed: str) -> None:
    number = whole_number(typed.strip("#;:,. "))
    link = next((one for one in _own(turn) if one.number == number), None)
    if link is None:
        turn.refuse("report-link-no-number", typed=typed)
        return
    turn.store.of(ReportLink).put(revoked(link, turn.now))
    turn.confirm(turn.words("report-link-revoked", number=str(link.number), what=_what(turn, link)))


def _own(turn: SpokenTurn) -> list[ReportLink]:
    """Return the links that are good and that the sender may see: their own, and all to whoever coordinates."""
    own = turn.partner.id if turn.partner is not None else None
    return [
        one
        for one in turn.store.of(ReportLink).find()
        if is_good(one, turn.now) and (turn.coordinates or (own is not None and one.made_by == own))
    ]


def _alone(turn: SpokenTurn) -> Channel | None:
    """Return where the sender reads alone; None if nowhere yet, which they are told."""
    if turn.private:
        return turn.place
    found = find_alone(turn, turn.account) if turn.account is not None else None
    if found is not None:
        return found[0]
    if not lead(turn):
        turn.refuse("report-link-in-private")
    return None


def _line(turn: SpokenTurn, link: ReportLink) -> Markup:
    maker = turn.store.partners.get(link.made_by) if link.made_by is not None else None
    own = turn.partner is not None and link.made_by == turn.partner.id
    return turn.words(
        "report-links-line",
        number=str(link.number),
        what=_what(turn, link),
        day=_until(turn, link),
        by="" if maker is None or own else maker.name,
        known="no" if maker is None or own else "yes",
    )


def _what(turn: SpokenTurn, link: ReportLink) -> str:
    """Return what a link leads to, in words."""
    label = turn.words.label
    match link.kind:
        case PageKind.DECISION:
            decision = turn.store.decisions.get(link.about)
            return label("report-link-what-decision", number=str(decision.number) if decision is not None else "")
        case PageKind.CALENDAR:
            return label("report-link-what-calendar")
        case PageKind.REPORT:
            reading = _READINGS.get(link.document, Readership.ADMINISTRATION)
            return label("report-link-what-report", reading=reading.value)


def _until(turn: SpokenTurn, link: ReportLink) -> str:
    return turn.words.day(local(link.expires_at, turn.zone.key).date())
