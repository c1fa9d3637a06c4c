"""Telling whoever proposed or wrote something what became of it: once, alone, all of a day in one message."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Calendar
from bot.domain.echoes import Echo, EchoKind, is_news
from bot.domain.partners import Engagement, Partner
from bot.engine.exchange.lengths import shorten
from bot.engine.stored.rows import Timer
from bot.engine.turn import private_chats
from bot.engine.wording import Markup, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.engine.turn.turn import Turn

ALARM: Final = "echo"
_SHOWN: Final = 200
"""UTF-16 units of somebody's words, and of what became of them, that are repeated."""


def hear(turn: Turn, partner_id: int | None, kind: EchoKind, about: str, *, words: str = "", became: str = "") -> None:
    """Have somebody told what became of what they wrote, on the next working day.

    Nobody is told who is not known, who has left, who did it themselves, or who was told the same before.
    """
    partner = turn.store.partners.get(partner_id) if partner_id is not None else None
    if partner is None or partner.left_at is not None or (turn.partner is not None and turn.partner.id == partner.id):
        return
    if not is_news(turn.store.of(Echo).find(partner_id=partner.id), partner.id, kind, about):
        return
    turn.store.of(Echo).add(
        Echo(
            partner_id=partner.id,
            kind=kind,
            about=about,
            words=shorten(words, _SHOWN),
            became=shorten(became, _SHOWN),
            at=turn.now,
        )
    )
    _arrange(turn)


def take_back(turn: Turn, kind: EchoKind, about: str) -> None:
    """Let nobody be told what is not so any more, unless they were."""
    for echo in turn.store.of(Echo).find(kind=kind, about=about, told=False):
        turn.store.of(Echo).remove(echo)


def ring(turn: Turn, _subject: int, _due_at: datetime) -> None:
    """Tell everybody who may be written to now; who cannot be reached alone is not told elsewhere."""
    waiting: dict[int, list[Echo]] = {}
    for echo in turn.store.of(Echo).find(told=False):
        waiting.setdefault(echo.partner_id, []).append(echo)
    for partner_id, echoes in waiting.items():
        partner = turn.store.partners.get(partner_id)
        if partner is not None and _allowed(turn, partner, turn.now) > turn.now:
            continue
        if partner is not None and partner.left_at is None:
            private_chats.tell(turn, partner, _written(turn, echoes))
        for echo in echoes:
            turn.store.of(Echo).put(replace(echo, words="", became="", told=True))
    _arrange(turn)


def _arrange(turn: Turn) -> None:
    """Set the alarm for whoever is told first."""
    calendar = Calendar.of(turn.home)
    slots = []
    for echo in turn.store.of(Echo).find(told=False):
        partner = turn.store.partners.get(echo.partner_id)
        if partner is not None:
            slots.append(_allowed(turn, partner, max(turn.now, calendar.next_morning(echo.at))))
    if slots:
        turn.set_alarm(ALARM, 0, min(slots))
    elif turn.store.of(Timer).first(kind=ALARM, subject=0) is not None:
        turn.cancel_alarm(ALARM, 0)


def _allowed(turn: Turn, partner: Partner, at: datetime) -> datetime:
    """Return `at`, or the next time after it at which somebody may be written to."""
    paused = turn.home.paused_until
    voluntary = partner.engagement is Engagement.VOLUNTARY
    at = at if paused is None else max(at, paused)
    return Calendar.of(turn.home).next_allowed_private(at, voluntary=voluntary)


def _written(turn: Turn, echoes: Sequence[Echo]) -> Markup:
    lines = "\n".join(f"- {_line(turn, echo)}" for echo in echoes)
    return paragraphs(turn.words("echo-head"), Markup(lines), turn.words("echo-foot"))


def _line(turn: Turn, echo: Echo) -> Markup:
    name = f"echo-{echo.kind.value.replace('_', '-')}"
    return turn.words(name, words=echo.words, became=echo.became, said="yes" if echo.became else "no")
