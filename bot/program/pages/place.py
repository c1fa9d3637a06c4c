"""Where pages are: the address that people are given, and where requests for it arrive."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TypeAlias

Network: TypeAlias = "ipaddress.IPv4Network | ipaddress.IPv6Network"
_ONE_HOME = 64
"""Bits of an IPv6 address that one household or server has: the rest it chooses as it likes (RFC 6177)."""


class PagesError(Exception):
    """Pages cannot be served until somebody changes something; its text says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPlace:
    """Where pages are."""

    url: str
    """As people are given it, without a slash at its end."""
    host: str = "127.0.0.1"
    port: int = 8080
    """0: any that is free."""
    proxies: tuple[Network, ...] = field(default=())
    """Who is believed about who asks: reverse proxies that stand before this program, and nobody else."""

    def visitor(self, peer: str | None, forwarded: str) -> str:
        """Return who asks, as far as it tells one visitor from others.

        That is the peer; behind a proxy that is believed, the last in the `forwarded` line that is none itself
        (`X-Forwarded-For`: each proxy adds whom it was asked by, and what stands in front anybody can make up).
        """
        address = _address(peer or "")
        for one in reversed(forwarded.split(",")):
            if address is None or not any(address in network for network in self.proxies):
                break
            before = _address(one)
            if before is None:
                break
            address = before
        if address is None:
            return ""
        if isinstance(address, ipaddress.IPv6Address):
            return str(ipaddress.ip_network((address, _ONE_HOME), strict=False))
        return str(address)


def _address(typed: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(typed.strip().partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address
