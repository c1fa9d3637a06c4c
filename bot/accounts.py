"""The bot's accounts as an administrator sets them, one model for each platform, and where its pages are."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
)

# https://spec.matrix.org/latest/appendices/#user-identifiers: old local parts may be any printable ASCII but ":".
_MATRIX_USER: Final = re.compile(r"@[!-9;-~]+:\S+|[!-9;-?A-~][!-9;-~]*")
_TELEGRAM_TOKEN: Final = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{10,100}")
_TELEGRAM_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""https://core.telegram.org/bots/api#setwebhook"""
_MOST_PORT: Final = 65_535
_AT_HOME: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""Where nobody can read along on the way."""


def _server(value: str) -> str:
    parts = urlsplit(value)
    if _has_no_host(value) or parts.query or parts.fragment or parts.path.strip("/"):
        raise ValueError
    return value.rstrip("/")


def _https(value: str) -> str:
    if _has_no_host(value) or urlsplit(value).scheme != "https" or urlsplit(value).fragment:
        raise ValueError
    return value


def _has_no_host(value: str) -> bool:
    parts = urlsplit(value)
    port_is_valid = parts.port is None or parts.port > 0
    return parts.scheme not in {"http", "https"} or not parts.hostname or not port_is_valid or bool(parts.username)


def _matrix_user(value: str) -> str:
    if not _MATRIX_USER.fullmatch(value):
        raise ValueError
    return value


def _listed(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _people(value: str) -> str:
    if not all(person.startswith("@") and _MATRIX_USER.fullmatch(person) for person in _listed(value)):
        raise ValueError
    return value


def _telegram_token(value: SecretStr) -> SecretStr:
    if not _TELEGRAM_TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError
    return value


def _listening(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isascii() or not port.isdecimal() or not 0 < int(port) <= _MOST_PORT:
        raise ValueError
    return value


def _public(value: str) -> str:
    parts = urlsplit(_server(value))
    if parts.scheme != "https" and parts.hostname not in _AT_HOME:
        raise ValueError
    return value.rstrip("/")


def _networks(value: str) -> str:
    for one in _listed(value):
        ipaddress.ip_network(one)
    return value


class ConfiguredAccount(BaseModel):
    """What all accounts have in common: none of their values is ever shown in an error."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class MatrixAccount(ConfiguredAccount):
    """The bot's account on a Matrix server."""

    homeserver: Annotated[str, AfterValidator(_server)] = Field(
        description="the web address of the bot's Matrix server, such as https://matrix.example.org"
    )
    user: Annotated[str, AfterValidator(_matrix_user)] = Field(
        description="the bot's Matrix user, such as @dreiklang:example.org"
    )
    password: SecretStr | None = Field(default=None, description="the password of the bot's Matrix user")
    """Needed until the first login only."""
    access_token: SecretStr | None = Field(
        default=None,
        description="an access token that the server's operator gave, where there is no login by password",
    )
    device_id: str | None = Field(
        default=None,
        description="the device that DREIKLANG_MATRIX_ACCESS_TOKEN belongs to, together with that token",
    )
    display_name: str | None = Field(
        default=None,
        min_length=1,
        description="what the bot is called on Matrix, such as Dreiklang in Ahlen",
    )
    """None: Dreiklang, unless somebody has given the account a name."""
    allowed_servers: str = Field(
        default="", description="the servers whose people may invite the bot, such as example.org, example.com"
    )
    inviters: Annotated[str, AfterValidator(_people)] = Field(
        default="", description="the people who may invite the bot, such as @anna:example.org, @ben:example.com"
    )

    @property
    def inviting_servers(self) -> tuple[str, ...]:
        """The servers whose people may invite the bot; empty for all."""
        return _listed(self.allowed_servers)

    @property
    def inviting_people(self) -> tuple[str, ...]:
        """Who may invite the bot; empty for everybody."""
        return _listed(self.inviters)

    @field_validator("device_id")
    @classmethod
    def _is_given_with_the_token(cls, value: str | None, others: ValidationInfo) -> str | None:
        if value is not None and others.data.get("access_token") is None:
            raise ValueError
        return value


class TelegramAccount(ConfiguredAccount):
    """The bot's account on Telegram."""

    token: Annotated[SecretStr, AfterValidator(_telegram_token)] = Field(
        description="the token that BotFather gave, such as 123456:ABC-DEF1234ghIkl"
    )
    api_url: Annotated[str, AfterValidator(_server)] = Field(
        default="https://api.telegram.org",
        description="the web address of a Bot API server, such as https://api.telegram.org",
    )
    webhook_url: Annotated[str, AfterValidator(_https)] | None = Field(
        default=None, description="the https address that Telegram calls, such as https://bot.example.org/telegram"
    )
    """None: the bot fetches the updates itself."""
    webhook_secret: SecretStr | None = Field(
        default=None,
        validate_default=True,
        description="a secret of letters, digits, _ and - for Telegram to prove itself with, together with "
        "DREIKLANG_TELEGRAM_WEBHOOK_URL",
    )
    webhook_listen: Annotated[str, AfterValidator(_listening)] = Field(
        default="127.0.0.1:8443", description="the address and port the webhook arrives at, such as 127.0.0.1:8443"
    )

    @field_validator("webhook_secret")
    @classmethod
    def _is_given_with_the_webhook(cls, value: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        needed = bool(others.data.get("webhook_url"))
        if needed != (value is not None):
            raise ValueError
        if value is not None and not _TELEGRAM_SECRET.fullmatch(value.get_secret_value()):
            raise ValueError
        return value

    @property
    def listens_at(self) -> tuple[str, int]:
        """Where the webhook arrives: host and port."""
        host, _, port = self.webhook_listen.rpartition(":")
        return host.strip("[]"), int(port)


class PublicPages(BaseModel):
    """Where pages are shown to whoever was given a link."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    url: Annotated[str, AfterValidator(_public)] = Field(
        description="the https address that links begin with, without a path, such as https://dreiklang.example.org"
    )
    listen: Annotated[str, AfterValidator(_listening)] = Field(
        default="127.0.0.1:8080",
        description="the address and port at which the reverse proxy reaches the pages, such as 127.0.0.1:8080",
    )
    proxies: Annotated[str, AfterValidator(_networks)] = Field(
        default="",
        description="the addresses of the reverse proxies that are believed who asks, such as 127.0.0.1, 10.0.0.0/8",
    )

    @property
    def listens_at(self) -> tuple[str, int]:
        """Where requests arrive: host and port."""
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def believed(self) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
        """The reverse proxies that are believed."""
        return tuple(ipaddress.ip_network(one) for one in _listed(self.proxies))
