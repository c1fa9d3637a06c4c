"""What is answered over HTTP: pages, and sentences where there is none; and what a browser may do with all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.domain.cooperation import Language
from bot.reporting.html import POLICY
from bot.reporting.notice import Notice, notice

if TYPE_CHECKING:
    from bot.engine.wording import Library

HTML: Final = "text/html; charset=utf-8"
CALENDAR: Final = "text/calendar; charset=utf-8"
TEXT: Final = "text/plain; charset=utf-8"
HEADERS: Final = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Server": "Dreiklang",
}
"""Of every answer: nobody indexes it, keeps it, frames it or learns where it was linked from; nothing in it runs."""
ROBOTS: Final = b"User-agent: *\nDisallow: /\n"
METHODS: Final = ("GET", "HEAD")


class PageAnswers:
    """Everything that can be answered; what is said without a page is made once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._nothing = self._said("page-nothing")
        self._too_much = self._said("page-too-much")
        self._not_now = self._said("page-not-now")

    def page(self, body: bytes, media_type: str) -> web.Response:
        """Show a page."""
        return _response(200, body, media_type)

    def nothing(self) -> web.Response:
        """Say that a link leads nowhere: the same whether there never was one or it is over, whatever it led to."""
        return _response(404, self._nothing, HTML)

    def too_much(self, seconds: int) -> web.Response:
        """Ask somebody who asks too often to wait."""
        return _response(429, self._too_much, HTML, {"Retry-After": str(seconds)})

    def not_now(self, seconds: int) -> web.Response:
        """Say that it does not work at present."""
        return _response(503, self._not_now, HTML, {"Retry-After": str(seconds)})

    def only_reading(self) -> web.Response:
        """Say that nothing can be done here but reading."""
        return _response(405, self._nothing, HTML, {"Allow": ", ".join(METHODS), "Connection": "close"})

    def robots(self) -> web.Response:
        """Ask search engines to stay away."""
        return _response(200, ROBOTS, TEXT)

    def _said(self, message: str) -> bytes:
        return notice(
            [
                Notice(
                    language=language.value,
                    title=self._library[language].label(f"{message}-title"),
                    text=self._library[language].label(message),
                )
                for language in (Language.GERMAN, Language.ENGLISH)
            ]
        )


def _response(status: int, body: bytes, media_type: str, more: dict[str, str] | None = None) -> web.Response:
    return web.Response(status=status, body=body, headers={**HEADERS, "Content-Type": media_type, **(more or {})})
