"""How pages fare, for `dreiklang doctor`: whether the place is free or answers, and whether the address leads there."""

from __future__ import annotations

import errno
import ipaddress
import socket
from typing import TYPE_CHECKING, Final

import aiohttp

from bot.program.pages.answers import ROBOTS

if TYPE_CHECKING:
    from bot.accounts import PublicPages

SECONDS: Final = 10.0
"""How long somebody may take to answer."""
_MOST_BYTES: Final = 1_000
_ONE_VISITOR: Final = (
    "Pages: no proxy is believed, so everybody behind one counts as one visitor. "
    "Please name it in DREIKLANG_PUBLIC_PROXIES, such as 127.0.0.1."
)


async def examine(public: PublicPages) -> list[tuple[bool, str]]:
    """Return sentences, each with whether all is well. Nothing is changed, and nothing listens afterwards."""
    found = [(False, _ONE_VISITOR)] if _is_local(public) and not public.believed else []
    problem = _listening_problem(public)
    if problem is None:
        later = f"whether {public.url} leads there can be seen while the bot runs"
        return [*found, (True, f"Pages: {public.listen} is free; {later}.")]
    if problem != errno.EADDRINUSE:
        said = f"Pages: {public.listen} cannot be listened at. Please look at DREIKLANG_PUBLIC_LISTEN."
        return [*found, (False, said)]
    if not await _leads_here(f"http://{public.listen}"):
        return [*found, (False, f"Pages: something else listens at {public.listen}.")]
    if not await _leads_here(public.url):
        return [*found, (False, f"Pages: served at {public.listen}, but {public.url} does not lead there.")]
    return [*found, (True, f"Pages: {public.url} leads to what is served at {public.listen}.")]


def _is_local(public: PublicPages) -> bool:
    try:
        return ipaddress.ip_address(public.listens_at[0]).is_loopback
    except ValueError:
        return public.listens_at[0] == "localhost"


def _listening_problem(public: PublicPages) -> int | None:
    """Return the number of the error why nothing can listen there; None if something could."""
    host, port = public.listens_at
    try:
        with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return None
    except OSError as error:
        return error.errno or errno.EINVAL


async def _leads_here(url: str) -> bool:
    """Tell whether Dreiklang answers at an address."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS)) as session,
            session.get(f"{url}/robots.txt", allow_redirects=False) as answer,
        ):
            return answer.ok and await answer.content.read(_MOST_BYTES) == ROBOTS
    except (aiohttp.ClientError, TimeoutError, OSError):
        return False
